"""Sources with a canary in every place that can hold words, and a search through every byte.

A canary is a word that begins with `zqx`. One that sings says where it stood: `zqxdraftdek`.
"""

from __future__ import annotations

import base64
import gzip
import re
import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Literal, get_args, get_origin

from PIL import Image, PngImagePlugin
from pydantic import BaseModel

from briefgen.settings_forms import SettingsForm
from briefgen.source.forms import ArticleForm
from briefgen.source.header import article

MARK = "zqx"
COLOUR = (250, 20, 240)
"""Of every picture that must not be seen; no public one has it."""

BODY = """{n}lead said 4,711 litres of {n}water were lost on 2 January 2025. Zqx{m} Personname,
the envoy, met Kim Min-ji in Seoul. She said: "We want {n}quoted words of this kind today."

## {n}heading

It was a **{n}bold** day of {n}term in [{n}link](https://a.example/{n}url) `{n}code`.[^1]

![{n}alt](pictures/{n}file.png "{n}title"){{credit="{n}photographer"}}

| {n}cell | b |
|---------|---|
| {n}row  | 2 |

::: why-it-matters
Here is the {n}why of it.
:::

[^1]: A {n}footnote.
"""
FIELDS = {
    "title": "{n}headline of the day",
    "updated": "2025-01-03",
    "section": "{n}section",
    "kicker": "{n}kicker",
    "dek": "{n}dek in one line.",
    "byline": "[{{name: {n}writer, role: {n}writerrole, url: 'https://a.example/{n}writerurl'}}]",
    "contributors": "[{{name: {n}helper}}]",
    "dateline": "{n}dateline",
    "type": "analysis",
    "lang": "en",
    "tags": "[{n}tag, ALLIANCE]",
    "thread": "{n}thread",
    "slug": "{n}slug",
    "rights": "full",
    "image": "{{src: pictures/{n}lead.jpg, alt: {n}leadalt, caption: {n}leadcaption, "
    "credit: {n}leadcredit}}",
    "sources": "[{{title: {n}source, url: 'https://a.example/{n}sourceurl', "
    "publisher: {n}publisher, archive: 'https://b.example/{n}archive'}}]",
    "facts": "[{{label: {n}label, value: '4,711 litres'}}]",
    "mentions": "{{Seoul: seoul}}",
    "corrections": "[{{date: 2025-01-03, text: {n}correction, was: {n}was, now: {n}now}}]",
}
HIDING = ("draft", "publish_at", "expires_at", "date")
"""What keeps an article from the public."""

ENTRY = """- id: {n}-personname
  name: Zqx{m} Personname
  kind: person
  aliases: [{n}alias]
  gloss: A {n}gloss.
  roles: [{{title: {n}role, org: {n}org, from: 2024-01-01}}]
  links: [{{title: {n}entrylink, url: "https://a.example/{n}entryurl"}}]
"""
TERM = "- {{id: {n}-term, name: {n}term, gloss: A {n}termgloss.}}\n"
LEDGER = """- at: 2025-01-02T10:00:00Z
  headline: "{n}oldheadline"
  dek: "{n}olddek"
  text:
  - "{n}oldsentence is no longer there."
"""

LABELS = """
[sections.{n}section]
title = "{n}section"
description = "{n}sectiontext"

[threads.{n}thread]
title = "{n}thread"
description = "{n}threadtext"
"""
SETTINGS = """title = "Test wire"
url = "https://example.org/wire/"
timezone = "Asia/Seoul"
report_errors = "mailto:a@example.org"
builtin_knowledge = false
"""


def held(name: str, *header: str) -> dict[str, str | bytes]:
    """The files of an article that has canaries everywhere, with these lines in its front matter."""
    n = MARK + name
    fields = {"date": "2025-01-02", **FIELDS, **_new_fields()}
    own = {row.partition(":")[0] for row in header}
    rows = [f"{key}: {value.format(n=n)}" for key, value in fields.items() if key not in own]
    folder = f"content/{n}folder"
    text = "\n".join(["---", *rows, *header, "---", BODY.format(n=n, m=name), ""])
    return {
        f"{folder}/{n}source.md": text,
        f"{folder}/pictures/{n}file.png": _picture("PNG", n),
        f"{folder}/pictures/{n}lead.jpg": _picture("JPEG", n),
        f"content/entities/{n}.yaml": ENTRY.format(n=n, m=name),
        f"content/glossary/{n}.yaml": TERM.format(n=n),
        f"ledger/{n}slug.yaml": LEDGER.format(n=n),
    }


def in_front(name: str) -> set[str]:
    """The canaries of the front matter."""
    return _canaries(name, "\n".join(FIELDS.values()))


def in_body(name: str) -> set[str]:
    """The canaries of the text, but for the words that name an entry of the knowledge base."""
    return _canaries(name, BODY) - {f"{MARK}{name}", f"{MARK}{name}term"}


def in_entries(name: str) -> set[str]:
    """The canaries of the knowledge base."""
    return _canaries(name, ENTRY + TERM) - {f"{MARK}{name}"}


def _canaries(name: str, template: str) -> set[str]:
    found = re.findall(r"\{n\}(\w*)", template)
    return {MARK + name + word for word in found}


@cache
def _picture(kind: Literal["PNG", "JPEG"], word: str) -> bytes:
    """A picture of the colour that must not be seen, which says the word in all its metadata."""
    exif, out = Image.Exif(), BytesIO()
    exif[0x010E] = exif[0x010F] = f"{word}exif"
    said = PngImagePlugin.PngInfo()
    said.add_text("Comment", f"{word}pngtext")
    said.add_text("Packed", f"{word}pngtext", zip=True)
    options = {"pnginfo": said} if kind == "PNG" else {"comment": f"{word}jpegcomment".encode()}
    Image.new("RGB", (600, 300), COLOUR).save(out, kind, exif=exif, **options)
    return out.getvalue()


@cache
def _new_fields() -> Mapping[str, str]:
    """Keys of front matter that this module doesn't know yet, each with a canary that it takes."""
    found = {}
    for key in set(ArticleForm.known()) - {*FIELDS, *HIDING}:
        for value in ("{n}" + key.replace("_", ""), "[{n}" + key.replace("_", "") + "]"):
            text = f"---\ntitle: A\n{key}: {value.format(n=MARK)}\n---\nText.\n"
            if not article("content/a.md", text)[1]:
                found[key] = value
                break
    return found


def settings(theme: str = "wire") -> str:
    """A briefgen.toml that turns on whatever can be turned on."""
    rows = [f'theme = "{theme}"', *_on(SettingsForm, {"builtin_knowledge"})]
    tables = [
        f"[{name}]\n" + "\n".join(_on(field.annotation, set()))
        for name, field in SettingsForm.model_fields.items()
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel)
    ]
    return SETTINGS + "\n".join([*rows, *tables, '[nlp]\nmodel = "none"\n']).replace(
        "[nlp]\n\n", ""
    )


def _on(form: type[BaseModel], but: set[str]) -> Iterator[str]:
    for name, field in form.model_fields.items():
        if field.annotation is bool and name not in but:
            yield f"{name} = true"
        elif get_origin(field.annotation) is tuple:
            choices = get_args(get_args(field.annotation)[0])
            if choices and get_origin(get_args(field.annotation)[0]) is Literal:
                yield f"{name} = [{', '.join(repr(choice) for choice in choices)}]"


def files(site: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        place.relative_to(site).as_posix(): place.read_bytes()
        for place in site.rglob("*")
        if place.is_file()
    }


def singing(given: Mapping[str, bytes]) -> list[str]:
    """Where a canary sings: in names, in bytes, in what is packed in them, and in pixels."""
    return sorted(
        {f"{name}: {word}" for name, data in given.items() for word in _heard(name, data)}
    )


def words(given: Mapping[str, bytes]) -> set[str]:
    """All canaries that sing."""
    return {word for name, data in given.items() for word in _heard(name, data)}


def _heard(name: str, data: bytes) -> Iterator[str]:
    yield from _in(name.encode())
    for part in _unpacked(data):
        yield from _in(part)
    if _coloured(data):
        yield f"{MARK}pixels"


def _in(data: bytes) -> Iterator[str]:
    for found in re.findall(rb"zqx[a-z0-9]*", data.lower()):
        yield found.decode()


def _unpacked(data: bytes) -> Iterator[bytes]:
    """The bytes, and what they hold in other forms."""
    yield data
    if data[:2] == b"\x1f\x8b":
        yield gzip.decompress(data)
    if data[:4] == b"\x89PNG":
        yield from _inflated(data)
    for coded in re.findall(rb"[A-Za-z0-9+/]{24,}={0,2}", data):
        for start in range(4):
            part = coded[start:].rstrip(b"=")
            yield base64.b64decode(part[: len(part) // 4 * 4])
    for coded in ("utf-16-le", "utf-16-be"):
        if MARK.encode(coded) in data:
            yield MARK.encode()


def _inflated(data: bytes) -> Iterator[bytes]:
    """What the packed texts of a PNG say."""
    for kind in (b"zTXt", b"iTXt", b"iCCP"):
        start = data.find(kind)
        while start >= 0:
            length = int.from_bytes(data[start - 4 : start])
            chunk = data[start + 4 : start + 4 + length]
            for at in range(len(chunk)):
                try:
                    yield zlib.decompress(chunk[at:])
                except zlib.error:
                    continue
            start = data.find(kind, start + 4)


def _coloured(data: bytes) -> bool:
    """Whether this is a picture that has mostly the colour that must not be seen."""
    try:
        image = Image.open(BytesIO(data)).convert("RGB").resize((16, 16))
    except (OSError, ValueError, SyntaxError):
        return False
    raw = image.tobytes()
    pixels = (raw[at : at + 3] for at in range(0, len(raw), 3))
    near = (all(abs(a - b) < 24 for a, b in zip(pixel, COLOUR, strict=True)) for pixel in pixels)
    return sum(near) > 64
