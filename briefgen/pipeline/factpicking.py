"""What the preview tells of an article's key facts, and of words that may become one. No build asks it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from briefgen.annotate.annotations import Annotations
from briefgen.annotate.boxless import no_box
from briefgen.annotate.facts import LONGEST
from briefgen.annotate.picking import LABELS, Picked, picked
from briefgen.annotate.placing import unproven
from briefgen.findings import Finding
from briefgen.graph.build import Build
from briefgen.graph.query import query, read
from briefgen.pipeline.hearing import heard
from briefgen.pipeline.inspecting import state
from briefgen.pipeline.languages import is_english, language, words
from briefgen.pipeline.reading import annotated, annotations_of, candidates, subjects_of
from briefgen.pipeline.sources import article
from briefgen.pipeline.texts import document, passages
from briefgen.source.article import Article, GivenFact

_NOT_SHOWN = "of a text that isn't shown in full, a box has only what you write"


class FactLine(Struct, frozen=True):
    """A line that the box has, or could have.

    line: of the front matter, 0 for what the build took from the text; wrong: why it isn't shown.
    """

    label: str
    value: str
    line: int = 0
    wrong: str = ""


class FactDesk(Struct, frozen=True):
    """The key facts of an article, and the state of its file in which they are these.

    offers: proven lines that are too few for a box; why: why there is none.
    picked: the words that were asked about as a fact to begin with; most: words of a value.
    """

    by: str
    lines: tuple[FactLine, ...] = ()
    offers: tuple[FactLine, ...] = ()
    why: str = ""
    labels: tuple[str, ...] = LABELS
    picked: Picked = Picked("", "")
    most: int = LONGEST


@query
def fact_desk(build: Build, path: str, chosen: str) -> FactDesk:
    """What the box of an article has and could have, and what `chosen` words would be in it."""
    parsed, by = article(build, path), state(read(build, path) or b"")
    if parsed is None:
        return FactDesk(by)
    known, say = annotated(build, path), words(build, language(build, path)).gettext
    lines = (*_own(build, parsed, known), *_taken(parsed, known))
    offers, why = _offers(build, parsed, known)
    begun = picked(chosen, known, english=is_english(language(build, path)))
    return FactDesk(
        by,
        tuple(line if line.line else replace(line, label=say(line.label)) for line in lines),
        tuple(replace(line, label=say(line.label)) for line in offers),
        why,
        tuple(map(say, LABELS)),
        replace(begun, label=say(begun.label)),
    )


@query
def fact_doubt(build: Build, path: str, label: str, value: str) -> str:
    """Why a value cannot be a key fact of an article, as its next build would say; "" if it can."""
    parsed = article(build, path)
    if parsed is None:
        return ""
    if (count := len(value.split())) > LONGEST:
        return f"That has {count} words; {LONGEST} are read at a glance. Shorten it, or make two of it."
    fact = GivenFact(label=label, value=value)
    look = partial(heard, build, path)
    known = annotations_of(
        build, replace(parsed, facts=(fact,)), passages(build, path), candidates(build, path), look
    )
    return " ".join(map(_said, unproven(path, document(build, parsed), known.unproven)))


def _own(build: Build, parsed: Article, known: Annotations) -> Iterator[FactLine]:
    """The editor's facts in their order, those that nothing proves with what is wrong."""
    tree = document(build, parsed)
    wrong = {
        (one.fact.label, one.fact.value): _said(finding)
        for one in known.unproven
        for finding in unproven(parsed.path, tree, (one,))
    }
    for fact in parsed.facts:
        doubt = wrong.get((fact.label, fact.value), "")
        yield FactLine(fact.label, fact.value, fact.line, doubt)


def _taken(parsed: Article, known: Annotations) -> Iterator[FactLine]:
    """Those that the build took, as far as the page shows them."""
    for fact in known.facts:
        if not fact.given and parsed.rights == "full":
            yield FactLine(fact.label, fact.value)


def _offers(build: Build, parsed: Article, known: Annotations) -> tuple[tuple[FactLine, ...], str]:
    if parsed.rights != "full":
        return (), _NOT_SHOWN
    entities, _ = subjects_of(build, known)
    names = {identifier: one.name for identifier, one in entities.items()}
    english = is_english(language(build, parsed.path))
    none = no_box(parsed, passages(build, parsed.path), known, names, english=english)
    if none is None:
        return (), ""
    return tuple(FactLine(fact.label, fact.value) for fact in none.lines), none.why


def _said(finding: Finding) -> str:
    message = finding.message
    return f"{message[:1].upper()}{message[1:]}. {finding.hint}"
