"""A briefing without HTML: as plain text, and as Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterator

from markupsafe import Markup

from briefgen.expressions import expression
from briefgen.locales.words import Words
from briefgen.render.commonmark import common_mark
from briefgen.render.plaintext import plain_text
from briefgen.render.prosetree import tree
from briefgen.site.byline import titled
from briefgen.site.models import BriefingSheet, CreditView

TEXT, MARKDOWN, ANNOTATIONS = ".txt", ".md", ".annotations.jsonld"
"""The ends of the addresses of a briefing's editions."""
NOT_YAML = expression("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def edition(slug: str, ending: str) -> str:
    """The address of an edition of a briefing."""
    return f"briefings/{slug}{ending}"


def as_text(sheet: BriefingSheet, section: str, content: str, words: Words) -> bytes:
    """The plain-text edition; `content` is HTML: what feeds have of a briefing."""
    return plain_text(tree(_whole(sheet, section, content, words))).encode()


def as_markdown(
    sheet: BriefingSheet, section: str, content: str, words: Words, *, url: str, lang: str
) -> bytes:
    """The Markdown edition; `url` is the absolute address of the page, "" if nobody knows it."""
    given = {
        "title": titled(sheet.headline, sheet.withdrawn, words),
        "date": sheet.date.iso if sheet.date else "",
        "updated": sheet.updated.iso if sheet.updated else "",
        "lang": lang,
        "url": url,
    }
    lines = (f"{key}: {_quoted(value)}" for key, value in given.items() if value)
    front = "\n".join(("---", *lines, "---"))
    body = common_mark(tree(_whole(sheet, section, content, words)))
    return f"{front}\n\n{body}".encode()


def _quoted(value: str) -> str:
    """A string for YAML: one of JSON, without the few signs that only JSON may hold as they are."""
    text = json.dumps(value, ensure_ascii=False)
    return NOT_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _whole(sheet: BriefingSheet, section: str, content: str, words: Words) -> str:
    title = titled(sheet.headline, sheet.withdrawn, words)
    parts = [_shape("h1", title), _shape("p", sheet.dek), *_above(sheet, section, words)]
    return "".join([*parts, content, *_below(sheet, words)])


def _shape(tag: str, text: str) -> str:
    return Markup("<{0}>{1}</{0}>\n").format(tag, text) if text else ""


def _above(sheet: BriefingSheet, section: str, words: Words) -> Iterator[str]:
    """The lines about the text: who, where, when and what kind."""
    dot = Markup(" · ")
    labels = (sheet.type_label, section)
    twice = sheet.kicker.casefold() in map(str.casefold, labels)
    yield _shape("p", dot.join(filter(None, (*labels, "" if twice else sheet.kicker))))
    names = words.listed(sheet.byline, lambda credit: _credit(credit, words))
    by = words.html("By %(names)s", names=names) if names else ""
    date, changed = sheet.date, sheet.updated
    day = date.text if date else ""
    moved = changed if changed and (date is None or changed.iso != date.iso) else None
    updated = words.html("Updated %(date)s", date=moved.text) if moved else ""
    yield _shape("p", dot.join(filter(None, (by, sheet.dateline, day, updated))))


def _credit(credit: CreditView, words: Words) -> Markup:
    return Markup(words.html(", ")).join(filter(None, (credit.name, credit.role)))  # noqa: S704 - as it says


def _below(sheet: BriefingSheet, words: Words) -> Iterator[str]:
    if sheet.contributors:
        names = words.listed(credit.name for credit in sheet.contributors)
        yield _shape("p", words.html("With %(names)s.", names=names))
    yield _shape("p", words.gettext(", ").join(tag.title for tag in sheet.tags))
