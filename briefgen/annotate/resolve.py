"""From candidates to mentions: whom each name means, in the light of the whole document.

In this order, each step taking only ground that no earlier one took: what the editor pinned inline;
what the front matter says; names that stand alone and have one owner; names that the document
decides; acronyms that the document explains; surnames after a fuller name; what only a model saw; nominals.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from briefgen.annotate.abbreviated import is_short
from briefgen.annotate.acronyms import explained, further_uses, heeded, spelt_out
from briefgen.annotate.annotation import BY_PLACE, Candidate, Mention, Span, TermUse
from briefgen.annotate.document import Document
from briefgen.annotate.elsewhere import at_home
from briefgen.annotate.evidence import Evidence
from briefgen.annotate.fuller import storm_names
from briefgen.annotate.glossary import is_in_name, is_term, term_uses, undefined_acronyms
from briefgen.annotate.ground import Ground
from briefgen.annotate.initials import initials_used
from briefgen.annotate.linking import linked
from briefgen.annotate.longer import Bodies, is_adjective, is_longer
from briefgen.annotate.namesakes import Opinion, goes_over
from briefgen.annotate.neighbours import (
    Edges,
    is_among_names,
    is_plain_word,
    is_title,
    is_whole_name,
)
from briefgen.annotate.nicknames import inside
from briefgen.annotate.nominals import nominals
from briefgen.annotate.parts import is_part
from briefgen.annotate.persons import Bearers, bearers, called, contested
from briefgen.annotate.pins import apply, pins
from briefgen.annotate.playing import Sport
from briefgen.annotate.remark import Remark
from briefgen.annotate.scene import scene
from briefgen.annotate.shortened import shortened
from briefgen.annotate.shortnames import first_names, short_names
from briefgen.annotate.signs import is_country
from briefgen.annotate.sports import sport_news
from briefgen.annotate.states import with_states
from briefgen.annotate.tongues import is_language
from briefgen.knowledge.entity import Entity, Kind
from briefgen.source.article import Override
from briefgen.source.passage import Passage


class Resolution(Struct, frozen=True):
    """Mentions and terms in document order, and what the editor should be told about them."""

    mentions: tuple[Mention, ...]
    terms: tuple[TermUse, ...]
    remarks: tuple[Remark, ...]


def resolve(  # noqa: PLR0913 - all but the first four have a usual value
    passages: Sequence[Passage],
    sentences: Sequence[Span],
    candidates: Sequence[Candidate],
    entities: Mapping[str, Entity],
    overrides: tuple[Override, ...],
    *,
    pinnable: Collection[str] = (),
    before: Sequence[Mention] = (),
    day: str = "",
    capitals: bool = True,
) -> Resolution:
    """Decide every candidate, and find surnames and nominals, which no alias table lists.

    entities: at least those that candidates, pins and overrides name.
    pinnable: ids of terms that a pin may name beside those of the candidates.
    before: what was mentioned before this text begins, in passages of lower index.
    day: the date of the article, for offices that were held then; "" if it has none.
    capitals: a capital is the sign of a name, so that one beside a name makes a longer one of both.
    """
    document, ground = Document.of(passages, sentences), Ground()
    candidates = tuple(c for c in candidates if not goes_over(document, c))
    opinion = Opinion.of(candidates, entities)
    whole = _whole_names(document, candidates, entities, opinion) if capitals else candidates
    held = pins(document, passages, overrides, whole, ground)
    terms_known = frozenset((*pinnable, *(term for c in candidates for term in c.terms)))
    whole = at_home(whole, document, entities)
    pinned = apply(held, {p.index: p for p in passages}, entities, terms_known)
    kept = [c for c in whole if (c.entities or c.terms) and ground.take(c.span)]
    sport = Sport(document, entities, sport_news(document))
    things = [c for c in kept if c.entities and not is_term(c)]
    named = [c for c in things if not sport.plays(c)]
    named = list(with_states(named, candidates, document, entities))
    places = {c.span for c in named}
    playing = [c for c in things if c.span not in places and c.by != "demonym"]
    terms = tuple(sorted((*pinned.terms, *term_uses(kept)), key=BY_PLACE))

    sure = [*pinned.mentions, *(_mention(c, c.entities[0], entities) for c in named if _is_sure(c))]
    evidence = Evidence(document, entities, (*before, *sure))
    settled = _decide(named, evidence, pinned.mentions, before)
    guessed = [c for c in whole if not (c.entities or c.terms) and ground.free(c.span)]
    away = {c.span for c in guessed if sport.plays(c)}
    playing += [c for c in guessed if c.span in away]
    guessed = [c for c in guessed if c.span not in away]
    teams = tuple(sport.teams(playing, settled, ground))
    told = (*before, *settled, *teams)
    forms = shortened(document, candidates, whole) if capitals else {}
    around = scene(document, entities, candidates, told, day, forms, sports=sport.news.sports)
    looked_up = linked(guessed, around)
    for mention in looked_up:
        ground.take(mention.span)
    decided = (*settled, *looked_up, *teams)
    decided = _with_letters(decided, candidates, before, document, ground, entities)
    decided = (*decided, *short_names(candidates, decided, ground, entities, forms))
    decided = (*decided, *storm_names(around, decided, candidates, ground))
    ends = frozenset(
        (c.span.passage, c.span.end)
        for c in candidates
        if " " in c.text and any(guess.by != "surname" for guess in c.guesses)
    )
    calls, doubts = called(document, ground, bearers((*before, *decided), entities), evidence, ends)
    calls = (*calls, *first_names(candidates, (*decided, *calls), ground, entities))
    seen = [*decided, *calls, *_model_mentions(candidates, ground)]
    seen = _as_seen(seen, opinion.kinds, entities)
    mentions = tuple(sorted((*seen, *nominals(document, seen, entities, candidates)), key=BY_PLACE))

    known = [m.span for m in mentions] + [t.span for t in terms] + [c.span for c in candidates]
    unknown = undefined_acronyms(document, passages, known)
    remarks = (*doubts, *_undecided(named, decided, evidence), *unknown)
    return Resolution(mentions, terms, _once_each(remarks))


def _with_letters(
    decided: Sequence[Mention],
    candidates: Sequence[Candidate],
    before: Sequence[Mention],
    document: Document,
    ground: Ground,
    entities: Mapping[str, Entity],
) -> tuple[Mention, ...]:
    """The mentions as the document's own acronyms and the initials of its names want them."""
    kinds = {c.span: c.kind for c in candidates if c.kind}
    meanings = explained(document, decided, entities, kinds)
    uses = further_uses(document, ground, meanings, entities)
    found = (*heeded(decided, meanings, entities, kinds), *uses)
    told = (*before, *found)
    return (*found, *initials_used(document, ground, told, candidates, entities, meanings))


def _whole_names(
    document: Document,
    candidates: Sequence[Candidate],
    entities: Mapping[str, Entity],
    opinion: Opinion,
) -> tuple[Candidate, ...]:
    """The candidates of the alias table that are no part of a longer unknown name."""
    listed = [c for c in candidates if c.entities or c.terms or c.guesses]
    owned = [(c, _owners(c, entities)) for c in listed]
    countries = (c.span for c, owners in owned if any(map(_is_country, owners)))
    spelt = {**spelt_out(document, countries), **inside(candidates)}
    bodies = Bodies(listed, entities)
    known = [
        (c, owners)
        for c, owners in owned
        if not (opinion.kinds and opinion.is_stranger(document, c, owners))
        and not (c.by == "demonym" and is_language(document, c.span))
        and not is_part(document, c, owners, spelt)
        and not is_longer(document, c, owners, bodies)
    ]
    edges = Edges.of([c for c, _ in known], opinion.persons)
    return tuple(
        c
        for c, owners in known
        if (
            not is_in_name(document, c.span, edges)
            if c.terms and not c.entities
            else c.full
            or is_short(c)
            or is_whole_name(document, c, _kinds(c, owners), edges)
            or (opinion.kinds and _is_seen_whole(c, document, owners, opinion, edges))
        )
    )


def _is_country(owner: Entity | None) -> bool:
    return owner is not None and owner.kind == "place" and is_country(owner)


def _is_seen_whole(
    candidate: Candidate,
    document: Document,
    owners: Sequence[Entity | None],
    opinion: Opinion,
    edges: Edges,
) -> bool:
    """Whether a model sees just this name; of words in title case it sees too many."""
    span = candidate.span
    if span.passage in document.titled or is_title(document, span):
        return False
    if is_plain_word(document, span):
        named = opinion.kinds.get(span) in ("place", "organisation")
        if not named or not is_among_names(document, span, edges):
            return False
    if candidate.by == "demonym" and not is_adjective(document, span, opinion.starts):
        return False
    return opinion.confirms(document, span, _kinds(candidate, owners))


def _kinds(candidate: Candidate, owners: Sequence[Entity | None]) -> set[Kind]:
    """Those of its owners, or of its guesses, as these themselves tell."""
    kinds = {owner.kind for owner in owners if owner is not None} if candidate.entities else None
    return kinds or {guess.kind for guess in candidate.guesses}


def _owners(candidate: Candidate, entities: Mapping[str, Entity]) -> list[Entity | None]:
    guesses = () if candidate.entities else (g.id for g in candidate.guesses)
    return [entities.get(id_) for id_ in (*candidate.entities, *guesses)]


def _is_sure(candidate: Candidate) -> bool:
    return len(candidate.entities) == 1


def _decide(
    named: Iterable[Candidate],
    evidence: Evidence,
    pinned: tuple[Mention, ...],
    before: Sequence[Mention],
) -> tuple[Mention, ...]:
    """Mentions of all named candidates, `entity` "" where the document leaves it open."""
    entities = evidence.entities
    first = [_mention(c, _owner(c, c.entities, evidence), entities) for c in named]
    known = bearers((*before, *pinned, *first), entities)
    again = [_contest(c, m, known, evidence) for c, m in zip(named, first, strict=True)]
    return (*pinned, *again)


def _owner(candidate: Candidate, owners: Sequence[str], evidence: Evidence) -> str:
    return owners[0] if len(owners) == 1 else evidence.decide(candidate, owners)


def _contest(candidate: Candidate, mention: Mention, known: Bearers, evidence: Evidence) -> Mention:
    """A one-word name that is also the surname of somebody named before must be decided anew."""
    owners = contested(mention, known, candidate.entities)
    if len(owners) == len(candidate.entities):
        return mention
    return _mention(candidate, evidence.decide(candidate, owners), evidence.entities)


def _mention(candidate: Candidate, entity: str, entities: Mapping[str, Entity]) -> Mention:
    known = entities.get(entity or candidate.entities[0])
    kind = known.kind if known is not None else "other"
    by = candidate.by if entity else "none"
    return Mention(candidate.span, candidate.text, kind, entity, by, candidate.compound)


def _model_mentions(candidates: Iterable[Candidate], ground: Ground) -> Iterator[Mention]:
    """What a statistical model alone has seen: of a kind, but nobody we know."""
    for found in candidates:
        if found.kind and not (found.entities or found.terms) and ground.take(found.span):
            yield Mention(found.span, found.text, found.kind, "", found.by, found.compound)


def _as_seen(
    mentions: list[Mention], kinds: Mapping[Span, Kind], entities: Mapping[str, Entity]
) -> list[Mention]:
    """What the knowledge base has as a title alone is of the kind that the model sees most often."""
    counted: dict[str, Counter[Kind]] = {}
    for mention in mentions:
        seen = kinds.get(mention.span) if mention.kind == "other" and mention.entity else None
        if seen and (owner := entities.get(mention.entity)) and owner.untold:
            counted.setdefault(mention.entity, Counter())[seen] += 1
    told = {entity: kind.most_common(1)[0][0] for entity, kind in counted.items()}
    if not told:
        return mentions
    return [m._replace(kind=told.get(m.entity, m.kind)) for m in mentions]


def _undecided(
    named: Iterable[Candidate], decided: Iterable[Mention], evidence: Evidence
) -> Iterator[Remark]:
    open_spans = {m.span for m in decided if not m.entity}
    for candidate in named:
        # Of a name with one bearer known who isn't meant here, there is nothing to decide.
        if candidate.span in open_spans and len(candidate.entities) > 1:
            yield _ambiguous(candidate, evidence)


def _ambiguous(candidate: Candidate, evidence: Evidence) -> Remark:
    choices = ", ".join(f"{id_} ({evidence.told(id_)})" for id_ in candidate.entities)
    hint = f"Write one of them under `mentions:` in the front matter, such as “{candidate.text}: "
    hint += f"{candidate.entities[0]}”, or “{candidate.text}: none”."
    message = f"“{candidate.text}” may mean {choices}"
    return Remark(candidate.span, "ambiguous-name", message, hint)


def _once_each(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """The first remark of each wording, in document order."""
    first: dict[tuple[str, str], Remark] = {}
    for remark in sorted(remarks):
        first.setdefault((remark.code, remark.message), remark)
    return tuple(first.values())
