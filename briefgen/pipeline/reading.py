"""From an article to its annotations: passages, candidates, what is known of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.annotate.annotation import Candidate, Span
from briefgen.annotate.annotations import Annotations, annotate, first_uses, sentence_of
from briefgen.annotate.choose import Policy
from briefgen.annotate.remark import Remark
from briefgen.findings import Finding, Place
from briefgen.graph.build import Build
from briefgen.graph.query import option, query
from briefgen.knowledge.entity import Entity
from briefgen.memory import newest
from briefgen.pipeline.knowledge import entity, subject, term, vocabulary
from briefgen.pipeline.plugins import broken, loaded, parsed_body
from briefgen.pipeline.sources import article, say, settings
from briefgen.site.briefing import anchors
from briefgen.site.profiles import Context
from briefgen.source.article import Article
from briefgen.source.passage import Passage

if TYPE_CHECKING:
    from briefgen.annotate.matching import Matcher
    from briefgen.annotate.model import Model
    from briefgen.source.markdown import Document


def document(build: Build, parsed: Article) -> Document:
    """The parsed body. Parsing costs less than loading a stored tree, so it is never stored."""
    html = settings(build).content.html == "sanitise"
    return parsed_body(build, parsed.body, parsed.path, html=html)


@query
def passages(build: Build, path: str) -> tuple[Passage, ...]:
    """The texts that a reader sees; edits of mere markup stop here."""
    from briefgen.source.markdown import passages as read_passages

    parsed = article(build, path)
    return read_passages(document(build, parsed)) if parsed else ()


@query
def candidates(build: Build, path: str) -> tuple[Candidate, ...]:
    """Spans that may name something, from the alias table and, if one is set, a model."""
    return found_in(build, passages(build, path), path)


def found_in(build: Build, texts: tuple[Passage, ...], path: str = "") -> tuple[Candidate, ...]:
    """Candidates in any texts, by this site's vocabulary, plug-ins and model."""
    from briefgen.annotate import matching

    found = matching.candidates(_matcher(build), texts)
    found = (*found, *_suggested(build, texts, path))
    if not settings(build).nlp.model:
        return found
    from briefgen.annotate.model import model_candidates

    return (*found, *model_candidates(_model(build), texts))


def _suggested(build: Build, texts: tuple[Passage, ...], path: str) -> tuple[Candidate, ...]:
    """What the annotators of other packages suggest."""
    from briefgen.annotate.suggestions import suggested

    found: tuple[Candidate, ...] = ()
    for name, annotator in loaded(build, "annotators").items():
        more, wrong = suggested(annotator, texts, lambda id_: subject(build, id_) is not None)
        say(build, tuple(broken("annotators", name, why, path) for why in wrong))
        found = (*found, *more)
    return found


def _matcher(build: Build) -> Matcher:
    """One matcher a session for each state of the vocabulary."""
    from briefgen.annotate.matching import matcher

    state = vocabulary.print(build)
    return newest(build.memory, "matcher", state, lambda: matcher(vocabulary(build)))


def _model(build: Build) -> Model:
    from briefgen.annotate.model import load

    name = settings(build).nlp.model
    key = (name, option(build, f"version {name}"))
    return newest(build.memory, "model", key, lambda: load(name))


@query
def annotated(build: Build, path: str) -> Annotations:
    """Everything known of an article's text, by the site's policy and the editor's word."""
    parsed, texts, found = article(build, path), passages(build, path), candidates(build, path)
    if parsed is None:
        return Annotations.none()
    known = entities_for(build, parsed, texts, found)
    say(build, _unknown(parsed, known))
    terms = tuple(pin for pin in pins(texts) if term(build, pin))
    result = annotate(parsed, texts, found, known, policy(build), terms)
    if result.remarks:
        say(build, placed(parsed, document(build, parsed), result.remarks))
    return result


def entities_for(
    build: Build, parsed: Article, texts: tuple[Passage, ...], found: tuple[Candidate, ...]
) -> dict[str, Entity]:
    """The entities that an article's candidates and overrides name."""
    wanted = {name for candidate in found for name in candidate.entities}
    wanted |= {override.entity for override in parsed.mentions}
    wanted |= set(pins(texts))
    known = {name: entity(build, name) for name in sorted(wanted)}
    return {name: value for name, value in known.items() if value is not None}


def pins(texts: tuple[Passage, ...]) -> tuple[str, ...]:
    """The ids that the editor wrote into the text: `[Georgia]{@georgia}`."""
    return tuple(pin for passage in texts for _, _, pin in passage.pinned)


def policy(build: Build) -> Policy:
    """How many marks the site wants."""
    limits = settings(build).marks
    return Policy(limits.words_per_mark, limits.per_paragraph, limits.per_sentence)


def placed(parsed: Article, tree: Document, remarks: tuple[Remark, ...]) -> tuple[Finding, ...]:
    """Remarks about spans as findings about places in the file."""
    from briefgen.source.markdown import locate

    found = []
    for remark in remarks:
        line, column = locate(tree, remark.span.passage, remark.span.start)
        place = Place(parsed.path, line, column, remark.span.end - remark.span.start)
        found.append(Finding(place, remark.code, remark.message, remark.hint))
    return tuple(found)


def _unknown(parsed: Article, known: dict[str, Entity]) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            Place(parsed.path, override.line, override.column),
            "unknown-entity",
            f"“{override.surface}” is to mean “{override.entity}”, which is not in the knowledge base",
            "Write the id of an entity, or `none`.",
        )
        for override in parsed.mentions
        if override.entity not in known and override.entity != "none"
    )


@query
def named(build: Build, path: str) -> tuple[str, ...]:
    """The ids of all entities and terms that an article mentions, in order of appearance.

    Of an article of which only a link is shown, nobody is told what its text mentions.
    """
    parsed = article(build, path)
    if parsed is not None and parsed.rights == "link":
        return ()
    uses = first_uses(annotated(build, path))
    return tuple(name for name, _ in uses if subject(build, name) is not None)


@query
def contexts(build: Build, path: str) -> dict[str, Context]:
    """For each entity and term the sentence that first mentions it, if its text may be shown."""
    parsed = article(build, path)
    if parsed is None or parsed.rights != "full":
        return {}
    texts, known = passages(build, path), annotated(build, path)
    ids = anchors(texts, known)
    found = ((name, span, sentence_of(known, span)) for name, span in first_uses(known))
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
    return Context(name, text, start, end, anchor)


@query
def context(build: Build, path: str, name: str) -> Context | None:
    """The context of one subject: its page doesn't hang on the article's other sentences."""
    return contexts(build, path).get(name)
