"""Where automatic key facts come from: the sentences nearest to headline and dek."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from briefgen.annotate.annotation import DateUse, Fact
from briefgen.annotate.clause_openings import linking
from briefgen.annotate.clauses import Clause, without_credit
from briefgen.annotate.fact_clauses import (
    Part,
    Story,
    best_clause,
    is_speech,
)
from briefgen.annotate.fact_dates import best_date, keeps_day, says_by_name, without_day
from briefgen.annotate.fact_definites import is_another
from briefgen.annotate.fact_figures import best_figure, figures
from briefgen.annotate.fact_matter import is_of_act, is_on_top, tells_act
from briefgen.annotate.fact_names import said, who
from briefgen.annotate.fact_news import adds, is_count_told
from briefgen.annotate.fact_persons import named
from briefgen.annotate.fact_places import from_dateline, where
from briefgen.annotate.fact_refs import is_grounded, with_opening
from briefgen.annotate.fact_reports import is_statement, matter_of, repeats, reported, tells_again
from briefgen.annotate.fact_rounds import is_of_event
from briefgen.annotate.fact_seconds import is_main, second_clause
from briefgen.annotate.fact_tails import halves, joined, tail
from briefgen.annotate.fact_toll import counts_again, is_partial, tolls, without_toll
from briefgen.annotate.fact_views import Told, stems
from briefgen.annotate.plain import fold
from briefgen.expressions import expression
from briefgen.locales import msg

MORE: Final = msg("Also")
"""The label of what fits no other."""
_MORE: Final = 2
"""Lines of that kind that a box has at most."""
_NEAR: Final = 3
_NEXT: Final = 3
_SHORT, _SUBSTANCE = 5, 3
"""Words of what happened that must say as many new ones: "Oil prices went on rising" is less than its headline."""
_SAYS: Final = 3
"""Words of weight that are a line."""
_SUBJECT: Final = 4
"""Words in which a sentence names of what it tells."""
_ENOUGH: Final = 3
"""Facts that are a box."""
_EDGE: Final = expression(r"\b")
_DEAD: Final = msg("Killed")
_ORDER: Final = (
    *(msg("Who"), msg("What"), msg("When"), msg("Where")),
    *(msg("Why"), msg("After"), msg("Amid"), msg("Despite")),
    *(msg("Killed"), msg("Injured"), msg("Arrested"), msg("Rescued")),
    *(msg("How much"), msg("How many"), msg("Said"), MORE),
)
"""In which a reader asks."""


def candidates(story: Story, *, alone: bool) -> tuple[Fact, ...]:
    """Facts that the sentences offer, in the order in which a reader asks for them.

    alone: whether the editor gave none. What happened is in every box then: without it none is sought.
    """
    found = what_happened(story)
    if alone and not found:
        return ()
    dated = best_date(story, found)
    day = dated[1].value if dated else ""
    if found and dated:
        found = found[0], without_day(found, dated[1])
    facts = [dated[0]] if dated and not says_by_name(found, dated[1]) else []
    parts: list[Part] = []
    if found:
        found = _add_what(facts, parts, found, story, dated[1] if dated else None)
    if alone and not any(fact.label == "What" for fact in facts):
        return ()
    _add_tolls(facts, parts, story, found, day)
    _add_figures(facts, parts, story, day)
    spoken = [*_first(said(story, _people_of(found)))] or _first(
        reported(
            story,
            parts,
            day if day <= story.known.date else "",
            _what(found),
        )
    )
    facts += spoken
    people = chain(named(found, story) if found else (), _doers(found, story))
    places = chain(where(_placed(found), story), from_dateline(found, story))
    for offers in (people, places):
        facts += _unsaid(offers, facts, story.known.headline)
    _add_more(facts, parts, story, day)
    if alone and not is_box(facts):
        return ()  # nor need any of them be proven
    return tuple(sorted(facts, key=lambda fact: _ORDER.index(fact.label)))


def what_happened(story: Story) -> Part | None:
    """The clause that tells it, of the first sentence or of one that stands in for it."""
    return best_clause(story) or _stand_in(story)


def is_box(facts: Sequence[Fact]) -> bool:
    """Whether facts that nobody asked for are worth a box: three, and what happened."""
    return len(facts) >= _ENOUGH and any(fact.label == "What" for fact in facts)


def _fact(label: str, part: Part, story: Story) -> Fact:
    view, clause = part
    return Fact(label, clause.text, view.span, story.reasons(view))


def _add_what(
    facts: list[Fact], parts: list[Part], what: Part, story: Story, day: DateUse | None
) -> Part:
    """What happened, and why, unless the headline says it; as it is without its toll."""
    shorter = without_toll(what)
    if shorter is not what and _is_news(shorter, story):
        what = shorter
    facts.append(_fact("What", what, story))
    parts.append(what)
    _add_tail(facts, parts, story, day)
    short = len(parts) == 1 and len(parts[0][1].text.split()) <= _SHORT
    if not adds(parts[0][1].text, [story.topic.words], _SUBSTANCE if short else 1):
        facts.pop(next(at for at, one in enumerate(facts) if one.label == "What"))
    return what


def _add_tail(facts: list[Fact], parts: list[Part], story: Story, day: DateUse | None) -> None:
    """Why it was, or what came before, where the sentence says so behind what happened.

    What happened is the only part so far, and the last fact. day: that of the box.
    """
    view, clause = parts[0]
    found = tail(view, clause, story.topic.words)
    if found and not _is_news(parts[0], story):
        whole = (view, joined(view, clause, found.clause))
        parts[0] = (view, without_day(whole, day)) if day else whole
        facts[-1], found = _fact("What", parts[0], story), None
    elif found is None and (split := halves(view, clause, story.clauses(view), story.topic.words)):
        front = (view, split[0])
        front = (view, without_day(front, day)) if day else front
        if _is_news(front, story):
            parts[0], found = front, split[1]
            facts[-1] = _fact("What", parts[0], story)
    if found:
        facts.append(_fact(found.label, (view, found.clause), story))
        parts.append((view, found.clause))


def _is_news(part: Part, story: Story) -> bool:
    """Whether the line of what happened says more than the headline does."""
    return adds(part[1].text, [story.topic.words])


def _add_tolls(
    facts: list[Fact], parts: list[Part], story: Story, found: Part | None, day: str
) -> None:
    """How many came to harm: nothing that the headline says, but the dead beside the injured."""
    own = [
        (toll, part)
        for toll, part in tolls(story, parts)
        if not found or part[0] is found[0] or keeps_day(*part, day)
    ]
    new = [toll for toll, _ in own if not is_count_told(toll.value, [story.topic.words])]
    parts.extend(part for _, part in own)
    facts.extend(toll for toll, _ in own if toll in new or (new and toll.label == _DEAD))


def _add_figures(facts: list[Fact], parts: list[Part], story: Story, day: str) -> None:
    found = tuple(figures(story.lead))
    for label in ("How much", "How many"):
        best = best_figure(label, found, story, parts, day)
        if best and not is_partial(story, best[1][0]):
            facts.append(best[0])
            parts.append(best[1])


def _add_more(facts: list[Fact], parts: list[Part], story: Story, day: str) -> None:
    """The lines that a box wants, where it wants no more than these."""
    if len(facts) < _ENOUGH - _MORE or len(facts) >= _ENOUGH:
        return
    said = [fact for fact in facts if fact.label == "Said"]
    told, heard = {fact.sentence for fact in said}, stems(" ".join(fact.value for fact in said))

    def may(view: Told) -> bool:
        return view.span not in told and not _is_part(view, story)

    def fits(view: Told, clause: Clause) -> bool:
        return (
            not is_on_top(clause.text)
            and _is_line(view, clause, story, parts, day, heard)
            and is_of_act(view, clause.text, story, parts)
        )

    while len(facts) < _ENOUGH and (more := second_clause(story, parts, may, fits, day)):
        facts.append(_fact(MORE, more, story))
        parts.append(more)


def _stand_in(story: Story) -> Part | None:
    """What happened by another sentence right behind the first, where that is too long or too winding."""
    headline = story.topic.headline

    def says_enough(own: frozenset[str]) -> bool:
        shared = len(own & headline)
        return shared > 1 and 3 * shared >= len(headline)

    def may(view: Told) -> bool:
        return (
            view.at <= story.first + _NEXT
            and says_enough(view.stems)
            and not linking(view.text)
            and not _is_part(view, story)
        )

    def fits(view: Told, clause: Clause) -> bool:
        return (
            not stems(" ".join(clause.text.split()[:_SUBJECT])).isdisjoint(headline)
            and says_enough(stems(clause.text))
            and tells_act(clause.text, story)
            and not is_speech(without_credit(clause.text))
            and _is_line(view, clause, story, (), "")
        )

    return second_clause(story, (), may, fits)


def _is_part(view: Told, story: Story) -> bool:
    """Whether it counts some of those whom the next sentence goes on counting."""
    return bool(view.quantities) and story.goes_on_counting(view)


def _is_line(
    view: Told,
    clause: Clause,
    story: Story,
    parts: Sequence[Part],
    day: str,
    heard: frozenset[str] = frozenset(),
) -> bool:
    """Whether a clause is of the story, and understood beside the `parts` and what is `heard`."""
    shown, what = [view for view, _ in parts], _what(next(iter(parts), None))
    told_of = " ".join((story.known.headline, story.known.dek, *(one.text for _, one in parts)))
    lead = [one.stems for one in story.news[story.first : story.first + 1]]
    tied = story.topic.headline.union(*lead, *(stems(one.text) for _, one in parts))
    line = with_opening(view, clause, day)
    own = stems(clause.text)
    return (
        line is not None
        and not any(_says_again(own, stems(one.text)) for _, one in parts)
        and is_main(view, clause, story, tied)
        and is_grounded(view, line, story.spoken_of(parts, view) | heard, story.before(view))
        and is_of_event(fold(clause.text), told_of)
        and not counts_again(view, told_of)
        and not is_another(clause.text, story.text_before(view, shown))
        and keeps_day(view, line, day)
        and not tells_again(clause, what)
        and (
            not is_speech(without_credit(clause.text))
            or (
                is_statement(
                    view,
                    clause,
                    story.topic,
                    matter_of(story, shown),
                    early=view.at <= story.first + _NEXT,
                )
                and not repeats(clause, shown)
            )
        )
    )


def _says_again(own: frozenset[str], line: frozenset[str]) -> bool:
    """Whether words say all of another line and more: that line would be told twice."""
    return len(line) >= _SAYS and line <= own


def _what(part: Part | None) -> str:
    return part[1].text if part else ""


def _doers(what: Part | None, story: Story) -> Iterator[Fact]:
    """People of the news: of its own sentence, or with a name that its line says."""
    if what:
        told = what[1].text.casefold()
        for fact in who(story.ranked[:_NEAR], story):
            name = fact.value.partition(", ")[0].rpartition(" ")[2].casefold()
            if fact.sentence == what[0].span or is_said(name, told):
                yield fact


def _unsaid(offers: Iterable[Fact], facts: Sequence[Fact], headline: str) -> list[Fact]:
    """The first name that no other fact says, nor the headline while a fact says the title."""
    told = " ".join(fact.value for fact in facts).casefold()
    return _first(
        offer
        for offer in offers
        if _adds(offer.value.casefold(), told)
        and not _is_split(offer.value.casefold(), told, headline.casefold())
    )


def _is_split(value: str, told: str, headline: str) -> bool:
    """Whether the headline has the surname and a fact what its bearer is: "the president"."""
    title, _, surname = value.partition(", ")[0].rpartition(" ")
    return surname in headline and " " in title and title.split()[0] in told


def _adds(value: str, told: str) -> bool:
    """Whether a name is told nowhere, or only without what its bearer is."""
    name, comma, role = value.partition(", ")
    surname = name.rpartition(" ")[2]
    if surname not in told:
        return True
    return not is_said(surname, told) or bool(
        comma and name in told and not role.isdigit() and role not in told
    )


def _placed(what: Part | None) -> Iterator[tuple[Told, int]]:
    """The sentence that says where: that of the news."""
    if what:
        yield what[0], what[1].end


def _people_of(what: Part | None) -> frozenset[str]:
    """The words of the names of people in the line of what happened."""
    if what is None:
        return frozenset()
    view, clause = what
    people = (one for one in view.mentions if one.kind == "person")
    return frozenset[str]().union(
        *(stems(one.text) for one in people if clause.holds(*view.within(one.span)))
    )


def is_said(name: str, told: str) -> bool:
    """Whether a name stands in words, and not inside a longer word."""
    # An expression would have to be compiled for each name.
    at = told.find(name)
    while at >= 0:
        if _EDGE.match(told, at) and _EDGE.match(told, at + len(name)):
            return True
        at = told.find(name, at + 1)
    return False


def _first(facts: Iterable[Fact]) -> list[Fact]:
    return [fact for _, fact in zip(range(1), facts, strict=False)]
