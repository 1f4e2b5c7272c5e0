"""An article with its annotations becomes a briefing page."""

from __future__ import annotations

import math
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from briefgen.annotate.annotation import Span
from briefgen.annotate.annotations import Annotations, first_uses, sentence_of
from briefgen.annotate.weave import Woven
from briefgen.knowledge.entity import TERM, Entity, Sort, Term, tells_nothing
from briefgen.locales import msg
from briefgen.locales.words import Words
from briefgen.render.whole import woven_figures
from briefgen.site import urls
from briefgen.site.byline import type_label, withdrawn
from briefgen.site.corrections import corrected, gravest
from briefgen.site.models import (
    BriefingPage,
    BriefingSheet,
    CreditView,
    FactView,
    NavLink,
    NoteView,
    SourceView,
    TimelineRow,
    when,
)
from briefgen.site.profiles import KIND_LABELS, gloss_at, role_at, role_text
from briefgen.site.spelling import curly
from briefgen.site.textfragment import deep
from briefgen.site.timescale import scale
from briefgen.source.article import Article, Credit
from briefgen.source.passage import Passage

Subjects = Mapping[str, Entity | Term]
"""The entities and terms that an article mentions, by id."""

NEVER: Mapping[str, str] = MappingProxyType({})

WORDS_PER_MINUTE = 230
"""Silent reading of non-fiction, adults: 238 words a minute (Brysbaert 2019), rounded down."""

TIMELINE_MINIMUM = 3
"""Fewer dated sentences than this are no timeline."""

FACTS_MINIMUM = 3
"""Fewer facts than this are no box, unless the editor wrote them."""


def subject_url(subject: Entity | Term) -> str:
    """The page of an entity or term."""
    return url_of(subject.id, TERM if isinstance(subject, Term) else subject.kind)


def url_of(identifier: str, kind: Sort) -> str:
    """The page of something of a kind."""
    if kind == TERM or not kind:
        return urls.term(identifier)
    return urls.entity(identifier, kind)


def anchors(passages: Sequence[Passage], annotations: Annotations) -> dict[Span, str]:
    """The ids of all sentences' elements, "p5s2": paragraph 5, its second sentence.

    Sentences outside counted paragraphs (headings, cells) have none and are left out.
    """
    grouped = groupby(annotations.sentences, key=lambda sentence: sentence.passage)
    return {
        sentence: f"p{paragraph}s{number}"
        for passage, own in grouped
        if (paragraph := passages[passage].paragraph)
        for number, sentence in enumerate(own, start=1)
    }


def woven(
    passages: Sequence[Passage],
    annotations: Annotations,
    kinds: Mapping[str, Sort],
    link: Callable[[str], str],
    since: Mapping[str, str] = NEVER,
) -> dict[int, list[Woven]]:
    """The spans that become elements, by passage: sentences, around marks, times and figures.

    kinds: of all that is marked. since: by the id of a sentence, since when it is as it is; of those that came later.
    """
    sentences: dict[int, list[Woven]] = {}
    for sentence, identifier in anchors(passages, annotations).items():
        new = (("data-new", since[identifier]),) if identifier in since else ()
        shape = Woven(sentence.start, sentence.end, "sentence", (("id", identifier), *new))
        sentences.setdefault(sentence.passage, []).append(shape)
    taken: dict[int, list[Woven]] = {}
    marks, times = _marks(annotations, kinds, link), _times(annotations)
    # Marks go before times: a date that is part of a name is part of the name.
    for span, shape in (*marks, *times, *woven_figures(passages)):
        others = taken.setdefault(span.passage, [])
        if _is_free(shape, others) and _is_whole(shape, sentences.get(span.passage, [])):
            insort(others, shape, key=_start)
    return {
        passage: sorted((*sentences.get(passage, ()), *taken.get(passage, ())), key=_outer_first)
        for passage in {**sentences, **taken}
    }


def plain_links(shapes: Mapping[int, Sequence[Woven]]) -> dict[int, list[Woven]]:
    """The marks alone, as links without ids, styles and ARIA: what feeds carry (rule 21)."""
    return {
        passage: [
            replace(shape, attrs=tuple(pair for pair in shape.attrs if pair[0] == "href"))
            for shape in spans
            if shape.kind == "mark"
        ]
        for passage, spans in shapes.items()
    }


def _marks(
    annotations: Annotations, kinds: Mapping[str, Sort], link: Callable[[str], str]
) -> list[tuple[Span, Woven]]:
    seen: dict[str, None] = {}
    marks = []
    for mark in annotations.marks:
        url = url_of(mark.target, kinds[mark.target])
        attributes = [("href", link(url)), ("aria-describedby", f"d-{mark.target}")]
        if mark.target not in seen:
            # Where the margin note of this subject is to stand: the note has the same number.
            seen[mark.target] = None
            attributes.append(("data-m", str(len(seen))))
        shape = Woven(mark.span.start, mark.span.end, "mark", tuple(attributes))
        marks.append((mark.span, shape))
    return marks


def _times(annotations: Annotations) -> list[tuple[Span, Woven]]:
    return [
        (use.span, Woven(use.span.start, use.span.end, "time", (("value", use.value),)))
        for use in annotations.dates
        if use.kind in ("date", "month", "year")
    ]


def _is_free(shape: Woven, others: list[Woven]) -> bool:
    """Whether a span overlaps none of `others`, which are in order and don't overlap each other."""
    last = _last_before(shape.end, others)
    return last is None or last.end <= shape.start


def _is_whole(shape: Woven, sentences: list[Woven]) -> bool:
    """Whether no sentence begins or ends within a span."""
    last = _last_before(shape.end, sentences)
    inside = last is not None and last.start <= shape.start and shape.end <= last.end
    return inside or _is_free(shape, sentences)


def _last_before(end: int, shapes: list[Woven]) -> Woven | None:
    """The last of these (in order) that begins before `end`."""
    found = bisect_left(shapes, end, key=_start)
    return shapes[found - 1] if found else None


def _start(shape: Woven) -> int:
    return shape.start


def _outer_first(shape: Woven) -> tuple[int, int]:
    return (shape.start, -shape.end)


def notes(
    annotations: Annotations, subjects: Subjects, date: str, words: Words
) -> tuple[NoteView, ...]:
    """ "People and terms": everything that the article mentions and something can be told of.

    What is marked stands first, in the order of its marks, so that notes in the margin follow the
    text; then the rest in order of first occurrence.
    """
    marked = list(dict.fromkeys(mark.target for mark in annotations.marks))
    numbers = {identifier: number for number, identifier in enumerate(marked, start=1)}
    mentioned = dict.fromkeys(identifier for identifier, _ in first_uses(annotations))
    return tuple(
        _note(subjects[identifier], date, numbers.get(identifier, 0), words)
        for identifier in {**numbers, **mentioned}
        if identifier in subjects
        and (identifier in numbers or not tells_nothing(subjects[identifier]))
    )


def _note(subject: Entity | Term, date: str, number: int, words: Words) -> NoteView:
    role = lang = native = ""
    gloss, kind_label = subject.gloss, msg("Term")
    if isinstance(subject, Entity):
        role = role_text(role_at(subject.roles, date), words)
        gloss, kind_label = gloss_at(subject, date), KIND_LABELS[subject.kind]
        lang, native = subject.lang, subject.native
    return NoteView(
        id=subject.id,
        name=subject.name,
        url=subject_url(subject),
        kind_label=words.gettext(kind_label),
        role=role,
        gloss=curly(gloss),
        count=0,
        number=number,
        lang=lang,
        native=native,
        built_in=subject.built_in,
    )


def facts(
    passages: Sequence[Passage], annotations: Annotations, words: Words
) -> tuple[FactView, ...]:
    """The key-facts box, each fact with the way to its sentence."""
    ids = anchors(passages, annotations)
    if len(annotations.facts) < FACTS_MINIMUM and not any(f.given for f in annotations.facts):
        return ()
    return tuple(
        FactView(
            fact.label if fact.given else words.gettext(fact.label),
            fact.value,
            f"#{ids[fact.sentence]}",
            passages[fact.sentence.passage].paragraph,
        )
        for fact in annotations.facts
        if passages[fact.sentence.passage].paragraph
    )


def timeline(
    passages: Sequence[Passage], annotations: Annotations, words: Words
) -> tuple[TimelineRow, ...]:
    """The days that the news names, in order of time, each with its sentence; or nothing.

    A sentence that names several stands under each of them, with the words for that one marked.
    """
    rows: dict[str, TimelineRow] = {}
    ids = anchors(passages, annotations)
    for use in annotations.dates:
        sentence = sentence_of(annotations, use.span)
        if use.kind != "date" or sentence is None or use.value in rows:
            continue
        shown, passage = when(use.value, words), passages[use.span.passage]
        if shown and passage.paragraph and not passage.is_opinion:
            before = passage.text[sentence.start : use.span.start].lstrip()
            words_for = passage.text[use.span.start : use.span.end]
            parts = (before, words_for, passage.text[use.span.end : sentence.end].rstrip())
            href = f"#{ids[sentence]}"
            rows[use.value] = TimelineRow(shown, "".join(parts), href, passage.paragraph, parts)
    if len(rows) < TIMELINE_MINIMUM:
        return ()
    times = Counter(row.href for row in rows.values())
    ordered = (rows[value] for value in sorted(rows))
    return tuple(row if times[row.href] > 1 else replace(row, parts=None) for row in ordered)


def minutes(passages: Sequence[Passage]) -> int:
    """Reading time, at least a minute."""
    words = sum(len(passage.text.split()) for passage in passages)
    return max(1, math.ceil(words / WORDS_PER_MINUTE))


def sheet(
    article: Article,
    passages: Sequence[Passage],
    annotations: Annotations,
    subjects: Subjects,
    words: Words,
) -> BriefingSheet:
    """What a briefing's page shows on its own: of the text no more than its rights allow."""
    corrections = corrected(article, words)
    rows = timeline(passages, annotations, words)
    whole = BriefingSheet(
        headline=article.headline,
        kicker=article.kicker,
        dek=article.dek,
        byline=_credits(article.byline),
        contributors=_credits(article.contributors),
        dateline=article.dateline,
        date=when(article.date, words),
        updated=when(article.updated, words),
        type_label=type_label(article.type, words),
        lang=article.lang,
        minutes=minutes(passages),
        facts=facts(passages, annotations, words),
        timeline=rows,
        scale=scale([row.when.iso for row in rows]),
        notes=notes(annotations, subjects, article.date, words),
        sources=tuple(
            SourceView(
                title=source.title,
                # words of a text that may not be shown don't come in by an address either
                url=deep(source.url, source.quote if article.rights == "full" else ()),
                publisher=source.publisher,
                date=when(source.date, words),
                archive=source.archive,
            )
            for source in article.sources
        ),
        notice=gravest(corrections),
        corrections=corrections,
        tags=tuple(NavLink(name, urls.tag(name)) for name in article.tags),
        withdrawn=withdrawn(article.corrected, words),
    )
    if article.rights == "full":
        return whole
    given = replace(annotations, facts=tuple(fact for fact in annotations.facts if fact.given))
    return _withheld(whole, facts(passages, given, words), excerpt=article.rights == "excerpt")


def _withheld(page: BriefingSheet, given: Sequence[FactView], *, excerpt: bool) -> BriefingSheet:
    """The page without its text, and without the facts that the build took from the text."""
    return replace(
        page,
        minutes=0,
        timeline=(),
        scale=None,
        facts=tuple(replace(fact, href="", paragraph=0) for fact in given) if excerpt else (),
        notes=tuple(replace(note, number=0) for note in page.notes) if excerpt else (),
        original=next((source for source in page.sources if source.url), None),
    )


def page(
    given: BriefingSheet, count: Callable[[str], int] = lambda _: 0, **more: Any
) -> BriefingPage:
    """The whole page, with what `more` its fields hang on, and in how many briefings a subject is."""
    own = {name: getattr(given, name) for name in _SHEET}
    own["notes"] = tuple(_counted(note, count(note.id)) for note in given.notes)
    return BriefingPage(**own, **more)


_SHEET = BriefingSheet.__struct_fields__


def _counted(note: NoteView, count: int) -> NoteView:
    return NoteView(
        id=note.id,
        name=note.name,
        url=note.url,
        kind_label=note.kind_label,
        role=note.role,
        gloss=note.gloss,
        count=count,
        number=note.number,
        lang=note.lang,
        native=note.native,
        built_in=note.built_in,
    )


def _credits(credits_: Sequence[Credit]) -> tuple[CreditView, ...]:
    return tuple(CreditView(credit.name, credit.role, credit.url) for credit in credits_)
