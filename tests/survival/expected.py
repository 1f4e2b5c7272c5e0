"""What must be found again, whoever takes a page apart: as the annotations have it, not the page.

White space is the one thing that others may change: each run of it, of whatever kind, counts as one
space. All else is compared letter by letter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from briefgen.cli.session import Session
from briefgen.pipeline.reading import annotated
from briefgen.pipeline.sources import addresses
from briefgen.pipeline.texts import passages
from briefgen.pipeline.typesetting import typeset

PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Briefing:
    """A page, and the texts that must not be lost.

    sentences: of the whole body: of paragraphs, items, quotations, cells, headings and footnotes.
    captions: the sentences under pictures.
    facts: the labels and values of the key facts.
    notes: id → name, role and text, of "People and terms".
    rows: the days and sentences of the timeline.
    """

    page: Path
    headline: str
    sentences: tuple[str, ...]
    captions: tuple[str, ...]
    facts: tuple[str, ...]
    notes: dict[str, tuple[str, ...]]
    rows: tuple[str, ...]

    @property
    def whole(self) -> tuple[str, ...]:
        """All sentences of the body."""
        return self.sentences + self.captions

    @property
    def told(self) -> tuple[str, ...]:
        """The texts of all notes."""
        return tuple(text for note in self.notes.values() for text in note)


def even(text: str) -> str:
    """The text with each run of white space as one space."""
    return " ".join(text.split())


def lost(wanted: Iterable[str], text: str) -> list[str]:
    """Those of the texts that another text doesn't contain."""
    whole = even(text)
    return [words for words in wanted if words not in whole]


def briefings(site: Path) -> list[Briefing]:
    """All briefings of a site that was built into its project's folder."""
    build = Session(site.parent).build()
    found = []
    for slug, path in sorted(addresses(build).items()):
        texts, shown = passages(build, path), typeset(build, path)
        assert shown is not None
        sheet = shown.sheet
        spans = [(texts[span.passage], span) for span in annotated(build, path).sentences]
        said = [(text.kind == "caption", text.text[span.start : span.end]) for text, span in spans]
        briefing = Briefing(
            page=site / "briefings" / f"{slug}.html",
            headline=even(sheet.headline),
            sentences=_texts(text for under, text in said if not under),
            captions=_texts(text for under, text in said if under),
            facts=_texts(part for fact in sheet.facts for part in (fact.label, fact.value)),
            notes={note.id: _texts((note.name, note.role, note.gloss)) for note in sheet.notes},
            rows=_texts(part for row in sheet.timeline for part in (row.when.text, row.text)),
        )
        found.append(briefing)
    return found


def _texts(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(text for part in parts if (text := even(part.replace(PICTURE, ""))))
