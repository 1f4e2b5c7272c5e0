"""A pasted page becomes an article: its parts told apart, litter removed and reported.

No text is lost silently: each line that is not blank goes into a field of the article, into its
body, or into `Drop.removed`.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefgen.findings import Finding, Place
from briefgen.source.article import Article, Body, Credit
from briefgen.source.chrome import is_short
from briefgen.source.credits import contributors
from briefgen.source.furniture import Furniture, furniture
from briefgen.source.litter import (
    PICTURE,
    divider,
    form_field,
    item,
    litter,
    lost_link,
    more_link,
    opens_form,
)
from briefgen.source.outline import Part, Role, outline
from briefgen.source.paragraphs import Paragraph, paragraphs, plainly
from briefgen.source.slugs import of_headline
from briefgen.source.stamps import ago, dateline, dateline_day, unsure

LONGEST_EXCERPT = 60
SHORTEST_CAPTION = 3
CHROME = "a part of the page around the article"


class Removed(Struct, frozen=True):
    """A line (counted from 1) that is not in the article, and why."""

    line: int
    text: str
    why: str


class Drop(Struct, frozen=True):
    """What a pasted text gave; `unknown`: which of "date", "source URL", "byline" it did not."""

    article: Article
    removed: tuple[Removed, ...]
    unknown: tuple[str, ...]


class _Reading(Struct, frozen=True):
    """A pasted text, read: its lines, which of them are litter and why, and the parts."""

    path: str
    lines: tuple[str, ...]
    litter: dict[int, str]
    parts: tuple[Part, ...]

    def all(self, role: Role) -> tuple[Paragraph, ...]:
        return tuple(part.paragraph for part in self.parts if part.role == role)

    def text(self, role: Role) -> str:
        return " ".join(paragraph.text for paragraph in self.all(role))

    def furniture(self) -> tuple[tuple[Paragraph, Furniture], ...]:
        read = ((paragraph, furniture(paragraph.text)) for paragraph in self.all("furniture"))
        return tuple((paragraph, told) for paragraph, told in read if told)


def paste(
    path: str, text: str, *, date: str = "", language: str = "", untitled: bool = False
) -> tuple[Drop | None, tuple[Finding, ...]]:
    """Read the pasted `text` (with LF line ends) of the file `path`; `date` (ISO) wins over a date in the text.

    language: in which it is written, for its address.
    None, with an error among the findings, if the text holds no article: a headline is wanted or,
    if it may be `untitled`, a story.
    """
    reading = _read(path, text, untitled=untitled)
    if not _is_headed(reading) and not (untitled and reading.all("body")):
        return None, (_no_headline(path), *_report(reading, _removed(reading, None)))
    article = _article(reading, date, language)
    removed = _removed(reading, article)
    return Drop(article, removed, _unknown(article)), _report(reading, removed)


def _is_headed(reading: _Reading) -> bool:
    """Whether there is a headline; where nothing but bylines and dates stands, one of them is none."""
    texts = [paragraph.text for paragraph in reading.all("headline")]
    return any(furniture(text) is None and not contributors(text) for text in texts)


def _read(path: str, text: str, *, untitled: bool = False) -> _Reading:
    lines = text.split("\n")
    cut = _litter(lines)
    found = paragraphs("\n".join(_blanked(lines, cut)))
    for paragraph in found:
        # A filled text breaks a notice over several lines, none of which is litter by itself.
        why = litter(paragraph.text) if paragraph.last > paragraph.line else ""
        cut |= {number: why for number in _numbers(paragraph) if why}
    prose = tuple(paragraph for paragraph in found if paragraph.line not in cut)
    return _Reading(path, tuple(lines), cut, outline(prose, cut, untitled=untitled))


def _litter(lines: list[str]) -> dict[int, str]:
    """Number the lines that are litter wherever they stand, and say what each is."""
    cut: dict[int, str] = {}
    form = begun = picture = False
    for number, words in enumerate(map(plainly, lines), 1):
        form = form or opens_form(words)
        why = litter(words) or ("a comment form" if form and form_field(words) else "")
        above = cut.get(number - 1, "") and plainly(lines[number - 2])
        caption = "a photo caption" if begun and picture and _is_caption(words) else ""
        picture = why in PICTURE
        why = why or caption or (words and item(above))
        begun = begun or bool(words and not why)
        if why:
            cut[number] = why
    return cut


def _is_caption(words: str) -> bool:
    """Whether a line directly under a picture's credit is its caption: it is no sentence.

    There is one such line, and none before the article has begun: that would be the headline.
    """
    return len(words.split()) > SHORTEST_CAPTION and is_short(words)


def _day_of(told: Sequence[Furniture]) -> tuple[str, str]:
    """The date and the date of the update; a page that gives only the latter was dated by it."""
    date = next((one.date for one in told if one.date), "")
    updated = next((one.updated for one in told if one.updated), "")
    return (date, updated) if date else (updated, "")


def _blanked(lines: list[str], cut: dict[int, str]) -> list[str]:
    return ["" if number in cut else line for number, line in enumerate(lines, 1)]


def _numbers(paragraph: Paragraph) -> range:
    return range(paragraph.line, paragraph.last + 1)


def _article(reading: _Reading, date: str, language: str) -> Article:
    told = [one for _, one in reading.furniture()]
    day, updated = _day_of(told)
    story = reading.all("body")
    headline = reading.text("headline")
    opening = story[0].text if story else ""
    return Article(
        path=reading.path,
        slug=of_headline(headline, language)
        or of_headline(reading.path.rpartition("/")[2].partition(".")[0], language)
        or "untitled",
        headline=headline,
        dek=reading.text("dek"),
        section=reading.text("section"),
        date=date or day or dateline_day(opening),
        updated=updated,
        byline=tuple(dict.fromkeys((*_signed(reading), *(c for one in told for c in one.byline)))),
        contributors=_contributors(reading),
        dateline=dateline(opening),
        sources=tuple(dict.fromkeys(source for one in told for source in one.sources)),
        body=_body(reading, story),
        lines=_lines(reading),
    )


def _contributors(reading: _Reading) -> tuple[Credit, ...]:
    told = (contributors(paragraph.text) for paragraph in reading.all("contributors"))
    return tuple(dict.fromkeys(credit for group in told for credit in group))


def _signed(reading: _Reading) -> tuple[Credit, ...]:
    """Authors whose names stand alone, each with the line that says what they are."""
    signed: list[Credit] = []
    for part in reading.parts:
        if part.role == "author":
            signed.append(Credit(part.paragraph.text))
        elif part.role == "post":
            signed[-1] = replace(signed[-1], role=part.paragraph.text)
    return tuple(signed)


def _body(reading: _Reading, story: tuple[Paragraph, ...]) -> Body:
    """Take the lines of the story as they stand in the file; others between them become blank."""
    if not story:
        return Body("", len(reading.lines) + 1, "plain")
    kept = {number for paragraph in story for number in _numbers(paragraph)}
    span = range(story[0].line, story[-1].last + 1)
    lines = (reading.lines[number - 1] if number in kept else "" for number in span)
    return Body("\n".join(lines) + "\n", span.start, "plain")


def _lines(reading: _Reading) -> tuple[tuple[str, int], ...]:
    keys = {"headline": "title", "dek": "dek", "section": "section", "contributors": "contributors"}
    lines = [(keys[part.role], part.paragraph.line) for part in reading.parts if part.role in keys]
    for paragraph, told in reading.furniture():
        lines += [(key, paragraph.line) for key in _KEYS if getattr(told, key)]
    return tuple(sorted(dict(reversed(lines)).items()))


_KEYS = ("byline", "date", "updated", "sources")


def _removed(reading: _Reading, article: Article | None) -> tuple[Removed, ...]:
    """Every line that the article does not use, in the order of the file."""
    cut = dict(reading.litter)
    for paragraph in reading.all("litter"):
        cut |= dict.fromkeys(_numbers(paragraph), _why(paragraph.text))
    for paragraph in reading.all("chrome"):
        cut |= dict.fromkeys(_numbers(paragraph), CHROME)
    for paragraph, told in reading.furniture():
        dates = {article.date[:10], article.updated[:10]} if article else set()
        if not {one[:10] for one in (told.date, told.updated) if one} <= dates:
            cut |= dict.fromkeys(_numbers(paragraph), "a date that another one overrules")
    return tuple(
        Removed(number, words, cut[number])
        for number in sorted(cut)
        if (words := plainly(reading.lines[number - 1]))
    )


def _why(text: str) -> str:
    if divider(text):
        return "a divider"
    if ago(text):
        return "a date that counts from the day of copying"
    return "a date that can be read in two ways" if unsure(text) else CHROME


def _unknown(article: Article) -> tuple[str, ...]:
    known = {
        "date": bool(article.date),
        "source URL": any(source.url for source in article.sources),
        "byline": bool(article.byline),
    }
    return tuple(name for name, is_known in known.items() if not is_known)


def _no_headline(path: str) -> Finding:
    return Finding(
        Place(path, 1),
        "missing-title",
        "The file holds no article: no line of it can be a headline",
        "Write its headline into the first line, with an empty line below.",
    )


def _report(reading: _Reading, removed: tuple[Removed, ...]) -> tuple[Finding, ...]:
    has_address = any(source.url for _, told in reading.furniture() for source in told.sources)
    last = max((paragraph.last for paragraph in reading.all("body")), default=0)
    return tuple(
        _lost(reading, one)
        if not has_address and (lost_link(one.text) or (one.line > last and more_link(one.text)))
        else _litter_removed(reading, one)
        for one in removed
    )


def _lost(reading: _Reading, removed: Removed) -> Finding:
    return Finding(
        _place(reading, removed),
        "source-link-lost",
        f"“{removed.text}” was a link to the original; pasting has lost its address",
        "Give the address under sources:.",
    )


def _litter_removed(reading: _Reading, removed: Removed) -> Finding:
    excerpt = removed.text[:LONGEST_EXCERPT]
    dots = "…" if len(removed.text) > LONGEST_EXCERPT else ""
    return Finding(
        _place(reading, removed),
        "litter-removed",
        f"Left out as {removed.why}: “{excerpt}{dots}”",
        "If it belongs to the article, write it into the imported source.",
    )


def _place(reading: _Reading, removed: Removed) -> Place:
    raw = reading.lines[removed.line - 1]
    indent = len(raw) - len(raw.lstrip())
    return Place(reading.path, removed.line, indent + 1, len(raw.strip()))
