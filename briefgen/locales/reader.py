"""Catalogues of words, in gettext's format, as Babel reads them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from gettext import c2py

from babel import UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser
from msgspec.structs import replace

from briefgen.expressions import expression
from briefgen.findings import Finding, Place
from briefgen.locales.catalogues import names
from briefgen.locales.locale import Locale

Source = tuple[str, str]
"""The path of a catalogue and its text."""

MOST = 300_000
"""Characters of a catalogue: those of briefgen have some 10,000."""
MOST_FORMS = 20
"""Forms of a plural; Arabic has six."""
_NAMED = expression(r"%\((\w+)\)s")
_HEADER = expression(r'^msgid[ \t]++""\s*+msgstr((?:\s*+"(?:[^"\\\n]|\\.)*+")++)', re.MULTILINE)
_OWN_PLURAL = expression(r'(?:"|\\n)plural-forms\s*+:', re.IGNORECASE)
_TRIED = 201
"""Numbers that a rule for plurals is tried with, from 0."""


class _Catalog(Catalog):
    """One with few forms of a plural: of each message Babel makes as many as the header says."""

    @property
    def num_plurals(self) -> int:
        forms = super().num_plurals
        if forms > MOST_FORMS:
            raise ValueError(f"its plurals have more than {MOST_FORMS} forms")
        return forms


def messages(
    given: Sequence[Source], template: str, locale: Locale
) -> tuple[Locale, tuple[Finding, ...]]:
    """A locale with the words of its catalogues, of which the later ones count more.

    template: the catalogue without a language: it has all that pages say.
    """
    words: dict[str, tuple[str, ...]] = {}
    findings: list[Finding] = []
    plural = locale.plural
    for path, source in given:
        catalogue, wrong = _parsed(path, source)
        findings += wrong
        plural = _plural(catalogue, source) or plural
        for message in _translated(catalogue):
            if why := _refused(message):
                findings.append(_left_out(path, message, why))
            else:
                words[_ids(message)[0]] = _strings(message)
    if not locale.tag.lower().startswith("en"):
        findings += _lacking(locale.tag, words, template)
    return replace(locale, messages=words, plural=plural), tuple(findings)


def _parsed(path: str, source: str) -> tuple[Catalog, tuple[Finding, ...]]:
    """A catalogue; an empty one, and why, if it cannot be read."""
    if len(source) > MOST:
        return Catalog(), (_unreadable(path, 1, f"it has more than {MOST:,} characters"),)
    catalogue = _Catalog()
    try:
        PoFileParser(catalogue, abort_invalid=True).parse(io.StringIO(source))
        _try_out(catalogue)
    except PoFileError as error:
        return Catalog(), (_unreadable(path, error.lineno + 1, str(error)),)
    except (ValueError, LookupError, ArithmeticError, UnknownLocaleError) as error:
        return Catalog(), (_unreadable(path, 1, str(error)),)
    return catalogue, ()


def _try_out(catalogue: Catalog) -> None:
    """Raises ValueError or ArithmeticError if a rule for plurals fails, names no form or too many."""
    if not catalogue.num_plurals:
        raise ValueError("its plurals have no form")
    form = c2py(catalogue.plural_expr)
    for number in range(_TRIED):
        if form(number) < 0:
            raise ValueError(f"for {number}, its rule for plurals names no form")


def _plural(catalogue: Catalog, source: str) -> str:
    """The rule for plurals, if the catalogue has one of its own.

    Its text is asked: Babel gives every catalogue a rule, but names it a header of the catalogue
    only in languages that it knows.
    """
    header = _HEADER.search(source) if len(catalogue) else None
    return catalogue.plural_expr if header and _OWN_PLURAL.search(header[1]) else ""


def _translated(catalogue: Catalog) -> Iterator[Message]:
    for message in catalogue:
        if message.id and not message.fuzzy and all(_strings(message)):
            yield message


def _ids(message: Message) -> tuple[str, ...]:
    return _texts(message.id)


def _strings(message: Message) -> tuple[str, ...]:
    return _texts(message.string)


def _texts(given: object) -> tuple[str, ...]:
    return tuple(map(str, given)) if isinstance(given, tuple | list) else (str(given or ""),)


def _refused(message: Message) -> str:
    """Why a translation cannot be used: its values must be those of the message."""
    wanted = set(_NAMED.findall(_ids(message)[-1]))
    countable = len(_ids(message)) > 1
    for text in _strings(message):
        found = set(_NAMED.findall(text))
        # "one briefing" needs no figure.
        lacking, unknown = wanted - found - ({"n"} if countable else set()), found - wanted
        if lacking or unknown:
            which = ", ".join(f"%({name})s" for name in sorted(lacking or unknown))
            return f"it {'lacks' if lacking else 'must not have'} {which}"
        if wanted and "%" in _NAMED.sub("", text).replace("%%", ""):
            return "a percent sign is written %% here"
    return ""


def _lacking(tag: str, words: dict[str, tuple[str, ...]], template: str) -> Iterator[Finding]:
    wanted = [_ids(message)[0] for message in _parsed("", template)[0] if message.id]
    lacking = [text for text in wanted if text not in words]
    path = f"locales/{names(tag)[0]}.po"
    if lacking:
        yield Finding(
            Place(path),
            "untranslated",
            f"{len(lacking)} of {len(wanted)} words of the pages have no translation into “{tag}”"
            f" and are said in English: “{lacking[0]}” …",
            f"Write them into {path}; docs/languages.md says how.",
        )


def _unreadable(path: str, line: int, why: str) -> Finding:
    message = f"this catalogue cannot be read, and is left out: {why}"
    return Finding(
        Place(path, line), "bad-translation", message, "Mend it, or ask gettext's msgfmt."
    )


def _left_out(path: str, message: Message, why: str) -> Finding:
    return Finding(
        Place(path, message.lineno or 0),
        "bad-translation",
        f"the translation of “{_ids(message)[0]}” is left out: {why}",
        "Keep what stands in %(…)s as it is, wherever it fits the sentence.",
    )
