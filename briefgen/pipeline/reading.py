"""From an article to its annotations: passages, candidates, what is known of each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from briefgen.annotate.annotation import Candidate, Span
from briefgen.annotate.annotations import Annotations, first_uses, sentence_of
from briefgen.annotate.pins import NONE
from briefgen.annotate.remark import Remark
from briefgen.annotate.verbatim import altered
from briefgen.findings import Finding, Place
from briefgen.graph.build import Build
from briefgen.graph.query import option, query
from briefgen.knowledge.entity import TERM, Entity, Term
from briefgen.locales import catalogues
from briefgen.memory import newest
from briefgen.nlp.shipped import NAME as OWN_MODEL
from briefgen.pipeline.hearing import heard
from briefgen.pipeline.knowledge import (
    entity,
    identities,
    is_covered,
    kind_of,
    own_ids,
    subject,
    vocabulary,
)
from briefgen.pipeline.languages import is_english, language, stops
from briefgen.pipeline.library import Shelved, library
from briefgen.pipeline.marking import own_terms, policy
from briefgen.pipeline.markup import check_markup
from briefgen.pipeline.plugins import aside, broken, loaded
from briefgen.pipeline.sources import article, article_dated, say, settings
from briefgen.pipeline.texts import document, passages
from briefgen.pipeline.texts import texts as all_texts
from briefgen.settings import Settings
from briefgen.site.briefing import anchors
from briefgen.site.profiles import Context
from briefgen.source.article import Article, Body
from briefgen.source.passage import Passage

if TYPE_CHECKING:
    from briefgen.annotate.model import Model


class Reading(Struct, frozen=True):
    """A source as it was read: None if it cannot be an article at all."""

    article: Article | None
    annotations: Annotations


@query
def relevant(build: Build, path: str) -> tuple[Candidate, ...]:
    """Where names of the alias table stand in an article: a new one stops here at all others."""
    return _relevant(build, all_texts(build, path), language(build, path))


@query
def recognised(build: Build, path: str) -> tuple[Candidate, ...]:
    """What the model finds in an article: nothing but its text makes it read again."""
    return _recognised(build, all_texts(build, path), language(build, path))


@query
def candidates(build: Build, path: str) -> tuple[Candidate, ...]:
    """Spans that may name something, from the alias table and, if one is set, a model."""
    texts = all_texts(build, path)
    found = _known(build, texts, path, relevant(build, path), language(build, path))
    return (*found, *recognised(build, path))


def found_in(build: Build, texts: tuple[Passage, ...], parsed: Article) -> tuple[Candidate, ...]:
    """Candidates in any texts, as `candidates` finds them in those of an article."""
    tag = parsed.lang or settings(build).language
    found = _known(build, texts, parsed.path, _relevant(build, texts, tag), tag)
    return (*found, *_recognised(build, texts, tag))


def _known(
    build: Build, texts: tuple[Passage, ...], path: str, ours: tuple[Candidate, ...], tag: str
) -> tuple[Candidate, ...]:
    """What the alias table, the large knowledge base and plug-ins know; ours: what the first does."""
    found = _with_library(build, texts, ours) if is_english(tag) else ours
    return (*found, *_suggested(build, texts, path))


def _with_library(
    build: Build, texts: tuple[Passage, ...], ours: tuple[Candidate, ...]
) -> tuple[Candidate, ...]:
    """With what the large knowledge base knows."""
    base = library(build)
    if base is None:
        return ours
    from briefgen.annotate.lookup import combined, known_names
    from briefgen.annotate.nicknames import with_nicknames

    held = identities(build)
    return combined(ours, with_nicknames(texts, lambda some: known_names(base, some, held)))


def _relevant(build: Build, texts: tuple[Passage, ...], tag: str) -> tuple[Candidate, ...]:
    """In other languages those of the site alone: what comes built in is for English readers."""
    from briefgen.annotate.matching import candidates, matcher
    from briefgen.annotate.nicknames import with_nicknames

    state = vocabulary.print(build)
    if is_english(tag):
        whole = newest(build.memory, "matcher", state, lambda: matcher(vocabulary(build)))
        return with_nicknames(texts, partial(candidates, whole))
    ours = frozenset(own_ids(build))
    own = newest(
        build.memory,
        "own matcher",
        (state, ours),
        lambda: matcher(tuple(name for name in vocabulary(build) if name.id in ours)),
    )
    return candidates(own, texts)


def _recognised(build: Build, texts: tuple[Passage, ...], tag: str) -> tuple[Candidate, ...]:
    name = model_name(settings(build), tag)
    if not name:
        return ()
    from briefgen.nlp.lean import import_spacy

    import_spacy()
    from briefgen.annotate.model import model_candidates
    from briefgen.annotate.nicknames import joined

    found = model_candidates(_model(build, name), texts)
    return joined(found, texts) if is_english(tag) else found


def model_name(chosen: Settings, tag: str) -> str:
    """The model that reads texts in a language, "" for none.

    Our own reads English; another one is taken to read the language of the site.
    """
    if chosen.nlp.model == OWN_MODEL:
        return OWN_MODEL if is_english(tag) else ""
    same = catalogues.base(tag) == catalogues.base(chosen.language)
    return chosen.nlp.model if same else ""


def _suggested(build: Build, texts: tuple[Passage, ...], path: str) -> tuple[Candidate, ...]:
    """What the annotators of other packages suggest."""
    from briefgen.annotate.suggestions import suggested

    found: tuple[Candidate, ...] = ()
    for name, annotator in loaded(build, "annotators").items():
        with aside():
            more, wrong = suggested(annotator, texts, lambda id_: bool(kind_of(build, id_)))
        for mistake in wrong:
            place = _place_of(build, path, mistake.passage)
            build.note(broken("annotators", name, mistake.why, place))
        found = (*found, *more)
    return found


def _place_of(build: Build, path: str, passage: Passage) -> Place:
    """Where a passage of a source begins; the file, if it is none of those that its body has."""
    from briefgen.annotate.opening import FIRST
    from briefgen.source.markdown import locate

    parsed = article(build, path)
    if parsed is not None and passage.index >= FIRST:
        return Place(path, parsed.line_of("title" if passage.index == FIRST else "dek"))
    blocks = document(build, parsed).blocks if parsed is not None else ()
    if parsed is None or blocks[passage.index : passage.index + 1] == ():
        return Place(path)
    return Place(path, *locate(document(build, parsed), passage.index, 0))


def _model(build: Build, name: str) -> Model:
    from briefgen.annotate.model import load

    key = (name, option(build, f"version {name}"))
    return newest(build.memory, "model", key, lambda: load(name))


@query
def annotated(build: Build, path: str) -> Annotations:
    """Everything known of an article's text, by the site's policy and the editor's word."""
    parsed = article(build, path)
    if parsed is None:
        return Annotations.none()
    look = partial(heard, build, path)
    return annotations_of(build, parsed, passages(build, path), candidates(build, path), look)


@query
def reading(build: Build, path: str, date: str) -> Reading:
    """An article with its annotations, as if it were of another `date` (unless that is "").

    It may stand anywhere, published or not, and need not have a title: this is what `briefgen
    annotate` prints.
    """
    parsed = article_dated(build, path, date, untitled=True)
    return _read(build, parsed) if parsed else Reading(None, Annotations.none())


@query
def bare(build: Build, text: str, headline: str, date: str) -> Reading:
    """A text without a file, each line a paragraph: this is what `briefgen evaluate` compares."""
    body = Body(text, kind="plain")
    return _read(build, Article(path="", slug="", headline=headline, date=date, body=body))


def _read(build: Build, parsed: Article) -> Reading:
    from briefgen.annotate.opening import opening
    from briefgen.source.markdown import passages as read_passages

    tree = document(build, parsed)
    texts = read_passages(tree)
    check_markup(build, parsed, texts, tree)
    found = found_in(build, (*texts, *opening(parsed.headline, parsed.dek)), parsed)
    look = partial(entity, build)
    return Reading(parsed, annotations_of(build, parsed, texts, found, look))


def annotations_of(
    build: Build,
    parsed: Article,
    texts: tuple[Passage, ...],
    found: tuple[Candidate, ...],
    look: Callable[[str], Entity | None],
) -> Annotations:
    """The one way from an article to its annotations; what there is to say of them is noted.

    look: gives an entity as this text hears of it.
    """
    if not parsed.date and not parsed.misdated:
        build.note(_undated(parsed))
    written = _written(parsed, texts)
    known = entities_for(build, written, found, look)
    lacking = written - set(known)
    terms = {name for name in sorted(lacking) if kind_of(build, name) == TERM}
    used = terms.union(*(candidate.terms for candidate in found))
    result = _annotating(build, parsed)(
        parsed,
        texts,
        found,
        known,
        policy(build),
        pinnable=terms,
        own_terms=own_terms(build, used),
    )
    unknown = lacking - terms
    if unknown or result.remarks or parsed.facts or parsed.mentions:
        say(build, _findings(build, parsed, result, unknown))
    if is_english(parsed.lang or settings(build).language):
        say(build, tuple(altered(parsed, texts)))
    return result


def _annotating(build: Build, parsed: Article) -> Callable[..., Annotations]:
    """The rules of the article's language."""
    tag = parsed.lang or settings(build).language
    if is_english(tag):
        from briefgen.annotate.annotating import annotate

        return annotate
    from briefgen.annotate import foreign

    return partial(foreign.annotate, stops=stops(build, tag))


def entities_for(
    build: Build,
    written: set[str],
    found: tuple[Candidate, ...],
    look: Callable[[str], Entity | None],
) -> Shelved:
    """The entities that candidates name, and those `written` by the editor.

    Those that only the large knowledge base knows are looked up when they are asked for: most
    guesses need no more than a glance at what the candidate itself says.
    """
    named = written | {name for candidate in found for name in candidate.entities}
    guesses = [guess for candidate in found for guess in candidate.guesses]
    named |= {guess.id for guess in guesses if guess.told}
    known = {name: value for name in sorted(named) if (value := look(name))}
    free = {guess.id for guess in guesses if not guess.told}
    return Shelved(known, library(build), free, partial(is_covered, build))


def _undated(parsed: Article) -> Finding:
    return Finding(
        Place(parsed.path, parsed.line_of("date")),
        "no-date",
        "there is no date: words such as “last week” cannot be resolved, no feed carries this",
        "Write `date: YYYY-MM-DD` into the front matter; `briefgen import --date` does for a text. "
        "A page such as “About” belongs below content/pages/.",
    )


def _written(parsed: Article, texts: tuple[Passage, ...]) -> set[str]:
    """The ids that the editor wrote: `[Georgia]{@georgia}`, and under `mentions:`."""
    pinned = {pin for passage in texts for _, _, pin in passage.pinned}
    return (pinned | {override.entity for override in parsed.mentions}) - {NONE}


def _findings(
    build: Build, parsed: Article, result: Annotations, unknown: set[str]
) -> tuple[Finding, ...]:
    from briefgen.annotate import placing

    tree = document(build, parsed)
    # Only then do they hang on the ids of all entries.
    ids = sorted({name.id for name in vocabulary(build)}) if unknown else []
    return (
        *placing.unknown_ids(parsed, tree, unknown, ids),
        *placing.unused(parsed, (block.passage for block in tree.blocks), unknown),
        *placing.too_long(parsed),
        *placing.unproven(parsed.path, tree, result.unproven),
        *placing.placed(parsed.path, tree, _told(parsed, result.remarks)),
    )


def _told(parsed: Article, remarks: tuple[Remark, ...]) -> tuple[Remark, ...]:
    """Of an article whose `date:` couldn't be read that alone is said, and not of each day in its text."""
    if parsed.date or not parsed.misdated:
        return remarks
    return tuple(remark for remark in remarks if remark.code != "unresolved-date")


def subjects_of(build: Build, known: Annotations) -> tuple[dict[str, Entity], dict[str, Term]]:
    """The entities and the terms that annotations name, by id."""
    found = [subject(build, name) for name, _ in first_uses(known)]
    entities = {item.id: item for item in found if isinstance(item, Entity)}
    return entities, {item.id: item for item in found if isinstance(item, Term)}


@query
def named(build: Build, path: str) -> tuple[str, ...]:
    """The ids of all entities and terms that an article mentions, in order of appearance.

    Of an article of which only a link is shown, nobody is told what its text mentions.
    """
    parsed = article(build, path)
    if parsed is not None and parsed.rights == "link":
        return ()
    uses = first_uses(annotated(build, path))
    return tuple(name for name, _ in uses if kind_of(build, name))


@query
def contexts(build: Build, path: str) -> dict[str, Context]:
    """For each entity and term the sentence that first mentions it, if its text may be shown.

    The news comes first: on another page nobody sees that a sentence stands in an opinion.
    """
    parsed = article(build, path)
    if parsed is None or parsed.rights != "full":
        return {}
    texts, known = passages(build, path), annotated(build, path)
    ids = anchors(texts, known)
    uses = first_uses(known, {passage.index for passage in texts if passage.is_opinion})
    found = ((name, span, sentence_of(known, span)) for name, span in uses)
    return {
        name: _context(texts, name, span, sentence, ids.get(sentence, "") if sentence else "")
        for name, span, sentence in found
    }


def _context(
    texts: tuple[Passage, ...], name: str, span: Span, sentence: Span | None, anchor: str
) -> Context:
    if sentence is None:
        passage = texts[span.passage]
        return Context(name, passage.text, span.start, span.end, "")
    text = texts[span.passage].text[sentence.start : sentence.end]
    start, end = span.start - sentence.start, span.end - sentence.start
    return Context(name, text, start, end, anchor, opinion=texts[span.passage].is_opinion)
