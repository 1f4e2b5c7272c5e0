"""Findings: what the build has to tell the editor, each with a stable code and a place.

Every code stands in `CODES` with its severity; a test keeps `docs/findings.md` complete.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning", "note"]
"""error: the site is not published; warning: something is missing on it or looks wrong; note: good
to know, and only `check` says it. Under `--strict` each fails."""


SETTINGS = "briefgen.toml"
TABLES: dict[str, tuple[str, ...]] = {SETTINGS: (), "pyproject.toml": ("tool", "briefgen")}
"""Each file that may hold settings, and the tables in it that lead to them; the first counts."""


class Place(Struct, frozen=True, order=True):
    """Somewhere in a file: line and column count from 1 in code points, 0 means unknown."""

    path: str
    line: int = 0
    column: int = 0
    length: int = 0

    def __str__(self) -> str:
        return ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])


class Edit(Struct, frozen=True, order=True):
    """What to write in a file in place of `was`, which stands there, in one line.

    line, column: as of a place. safe: whether nothing else can be meant, so that it needs no eye.
    """

    line: int
    column: int
    was: str
    text: str
    safe: bool = False


class Finding(Struct, frozen=True, order=True):
    """One thing to tell the editor: where, which rule, what is wrong and what to do.

    edits: what that would be in the file of its place, where it can be said in letters.
    """

    place: Place
    code: str
    message: str
    hint: str = ""
    edits: tuple[Edit, ...] = ()

    @property
    def severity(self) -> Severity:
        return CODES[self.code]

    @property
    def is_mendable(self) -> bool:
        """Whether `briefgen check --fix` may mend it."""
        return bool(self.edits) and all(edit.safe for edit in self.edits)


def instead(place: Place, was: object, meant: str, *, safe: bool = True) -> tuple[Edit, ...]:
    """One text in place of another in a line; none if nothing is meant."""
    if not (meant and place.line and place.column and isinstance(was, str)) or "\n" in was:
        return ()
    return (Edit(place.line, place.column, was, meant, safe),)


class Failure(Exception):  # noqa: N818 - it is not an error of the program
    """Raised where nothing useful can be answered; carries the findings that say why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(f"{f.place}: {f.message}" for f in findings))
        self.findings = findings


class Misuse(Failure):
    """What was asked for cannot be meant: no such project, file or address. Exit code 2."""


CODES: dict[str, Severity] = {
    # files
    "unreadable-file": "error",
    "bad-encoding": "error",
    "control-character": "warning",
    "unread-file": "note",
    "foreign-file": "error",
    "output-folder": "error",
    # YAML, front matter, settings, knowledge base
    "bad-yaml": "error",
    "bad-toml": "error",
    "duplicate-key": "error",
    "unknown-key": "warning",
    "unknown-setting": "error",
    "bad-value": "error",
    "missing-title": "error",
    "odd-date": "warning",
    "never-public": "warning",
    "bad-slug": "error",
    "duplicate-address": "error",
    "clash-to-come": "warning",
    "duplicate-id": "error",
    "alias-claimed-twice": "warning",
    "unknown-entity": "warning",
    "unused-mention": "warning",
    "unlisted-label": "warning",
    "unused-entity": "note",
    "two-holders": "note",
    "long-gloss": "warning",
    # annotation
    "no-date": "warning",
    "unresolved-date": "warning",
    "ambiguous-name": "warning",
    "surname-first": "warning",
    "unproven-fact": "warning",
    "long-fact": "warning",
    "opinion-as-fact": "warning",
    "altered-quote": "warning",
    "stale-role": "warning",
    "dense-paragraph": "note",
    "mark-refused": "note",
    "undefined-acronym": "note",
    "model-missing": "error",
    "damaged-model": "error",
    # labelled blocks
    "unknown-block": "warning",
    "unclosed-block": "warning",
    "misplaced-block": "warning",
    "missing-block": "warning",
    "broken-markup": "warning",
    "unused-note": "note",
    # languages
    "untranslated": "note",
    "bad-translation": "warning",
    # the ledger
    "broken-ledger": "warning",
    "unrecorded-change": "note",
    "updated-without-change": "note",
    "softened-correction": "note",
    "unused-ledger": "note",
    # former addresses
    "broken-addresses": "error",
    "lost-address": "note",
    "moved-address": "note",
    # plug-ins
    "plugin-missing": "error",
    "plugin-error": "error",
    # corpora
    "bad-corpus": "error",
    # imports
    "source-link-lost": "warning",
    "litter-removed": "note",
    "bad-export": "error",
    "post-left-out": "warning",
    "left-out": "warning",
    # mails
    "mail-setup": "error",
    "mail-failed": "error",
    "large-mail": "warning",
    "clipped-mail": "error",
    # pages
    "missing-template": "error",
    "template-error": "error",
    "broken-link": "warning",
    "broken-anchor": "warning",
    "link-rot": "warning",
    "link-unreachable": "note",
    "link-moved": "note",
    "link-unasked": "note",
    "missing-alt": "warning",
    "bad-picture": "warning",
    "large-picture": "note",
    "card-letters": "note",
    "extra-missing": "warning",
    "unsafe-url": "warning",
    "no-site-url": "note",
    "broken-translation": "warning",
    "search-missing": "note",
    "search-failed": "warning",
    "unsafe-file": "error",
    "too-large": "error",
    # publishing
    "cannot-publish": "error",
    "push-refused": "error",
}
