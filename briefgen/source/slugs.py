"""Slugs: the part of an address that an article or a thing is known by.

A slug must be the same file on every system: no capitals (case-blind file systems), one Unicode
form (macOS decomposes names), none of the names that Windows keeps for devices, and short.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from briefgen.expressions import expression
from briefgen.filenames import reserved

LONGEST = 100
"""Bytes of UTF-8; a file name may have 255, of which endings and hosts want their share."""

LONGEST_OF_HEADLINE = 60
"""Characters of a slug that is made from a headline: as much as is read of an address."""

_DANGLING = frozenset(
    re.findall(
        r"\w+",
        "a an and as at but by for from if in into is its no nor not of off on or over so than that"
        " the their to under up via vs was were when while who will with without",
    )
)
"""Words at which no address ends well once it has been cut."""

_ABBREVIATED = expression(r"(?<![^\W_])([^\W\d_])\.")
_APOSTROPHE = expression("['’‘]")

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_SPELT = {"de": _GERMAN, **dict.fromkeys(("da", "nb", "nn", "no"), _DANISH)}
"""How people of a language spell its letters without them. Swedes and Finns write a and o."""

_PLAIN = expression(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SIMPLE = expression(r"[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*")


def flaw(slug: str) -> str:
    """Why this is no portable slug, "" if it is one."""
    if not slug:
        return "it has no letter or digit"
    if len(slug.encode(errors="replace")) > LONGEST:
        return f"it is longer than {LONGEST} bytes"
    if reserved(slug):
        return "Windows keeps this name for a device"
    if _PLAIN.fullmatch(slug) or _of_any_script(slug):
        return ""
    return "it may only have small letters, digits, and single hyphens between them"


def proposal(text: str, language: str = "") -> str:
    """A portable slug for a text; "" if the text has no letters or digits.

    language: of the text, a BCP 47 tag: a German "ü" is "ue", one that nobody knows more of "u".
    """
    text = _spelt(text[:1000], language)
    made = _transliterated(text) if all(map(_is_latin, text)) else text
    kept = "".join(c if _fits(c) else "-" for c in unicodedata.normalize("NFC", made.lower()))
    short = kept.encode(errors="replace")[:LONGEST].decode(errors="ignore")
    slug = "-".join(part for part in short.split("-") if part)
    return f"{slug}-story" if reserved(slug) else slug


def _spelt(text: str, language: str) -> str:
    table = _SPELT.get(language.partition("-")[0].lower())
    if table is None or text.isascii():
        return text
    return unicodedata.normalize("NFC", text).lower().translate(table)


def _transliterated(text: str) -> str:
    if _SIMPLE.fullmatch(text):  # most labels, for which nothing need be imported
        return text.lower().replace(" ", "-")
    from slugify import slugify  # noqa: PLC0415 - it is large

    return slugify(text)


def of_headline(headline: str, language: str = "") -> str:
    """The slug of a headline: short, cut between words, never ending in “of the”.

    language: of the headline, as for `proposal`.
    """
    words = _ABBREVIATED.sub(r"\1", _APOSTROPHE.sub("", headline))
    whole = proposal(words, language)
    if len(whole) <= LONGEST_OF_HEADLINE:
        return whole
    fitting = whole[: LONGEST_OF_HEADLINE + 1].split("-")[:-1]
    ends = (i for i in range(len(fitting), 0, -1) if fitting[i - 1] not in _DANGLING)
    kept = fitting[: next(ends, len(fitting))]
    return "-".join(kept) or whole[:LONGEST_OF_HEADLINE].rstrip("-")


@lru_cache(maxsize=4096)
def of_label(name: str) -> str:
    """A slug for the name of a section, tag or thread, whatever is in it.

    A name without letters and digits is spelled in code points: "★" → "u2605".
    """
    return proposal(name) or "-".join(f"u{ord(c):x}" for c in name)[:LONGEST].strip("-")


def _of_any_script(slug: str) -> bool:
    same = unicodedata.normalize("NFC", slug) == slug == slug.lower()
    return same and all(part and all(map(_fits, part)) for part in slug.split("-"))


def _is_latin(character: str) -> bool:
    """Whether transliteration helps; of Japanese it would make Chinese readings."""
    return not character.isalpha() or unicodedata.name(character, "").startswith("LATIN")


def _fits(character: str) -> bool:
    """A letter, a mark of the scripts that need them, or a decimal digit."""
    return unicodedata.category(character) in {"Ll", "Lo", "Lm", "Mn", "Mc", "Nd"}
