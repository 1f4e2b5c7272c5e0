"""Clauses of the story's sentences that a reader understands without the sentence before."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from copy import copy
from itertools import tee
from typing import Final

from msgspec import Struct, field

from briefgen.annotate.annotation import Span
from briefgen.annotate.clause_things import SAYS
from briefgen.annotate.clauses import Clause, clauses, without_credit
from briefgen.annotate.fact_definites import points_out
from briefgen.annotate.fact_past import is_compared, is_history, is_of_past
from briefgen.annotate.fact_rounds import until_other_event
from briefgen.annotate.fact_tails import tail
from briefgen.annotate.fact_views import Known, Told, Topic, stems, told
from briefgen.annotate.finite import is_finite
from briefgen.annotate.numerals import NUMBER
from briefgen.annotate.plain import pattern
from briefgen.expressions import expression
from briefgen.source.passage import Passage

LONGEST: Final = 1_000
"""Characters of a sentence that can be told in a few words; what is longer is no sentence."""
_PERSONAL: Final = expression(r"\b(?:he|she|him|his|her|hers)\b")
_THEY: Final = expression(r"\b(?:they|them|their|theirs)\b")
_SEVERAL: Final = expression(
    r"[a-z](?<!i|s|u)s\b| and |\b(?:people|men|women|children|police|everyone|all|both)\b"
)
"""Whom "they" may stand for."""
_TWO: Final = 2
"""The subject, and others to whom it does something: "them"."""
PERSON: Final = expression(
    r"\b(?:man|woman|boy|girl|teenager|teacher|student|pupil|mayor|son|daughter|officer|policeman|suspect|driver|pilot"
    r"|player|singer|rapper|actor|actress|minister|lawmaker|senator|judge|doctor|nurse|priest|bishop|journalist|activist"
    r"|lawyer|businessman|businesswoman|farmer|worker|soldier|general|mother|father|brother|sister|husband|wife|clerk"
    r"|artist|author|writer|scientist|climber|cyclist|swimmer|sailor|hiker|commander|leader|king|queen|president|chief"
    r"|influencer|member|official|inspector|constable|detective|sheriff|businessperson|fugitive|founder|deserter|gunman|migrant|tourist)\b"
)
OTHER_MATTER: Final = expression(
    r"(?:Meanwhile|Separately|Elsewhere|Earlier|Previously|In (?:a separate|another|other|an unrelated)|In a related)\b"
)
"""Opens another matter."""
_NEAR: Final = 6
_TELLS: Final = 6
_FAR: Final = 60
"""Sentences among which facts are looked for, however long the article."""
_CAPITAL: Final = expression(r"[A-Z][\w'-]+")
_FIRM: Final = stems(
    "company firm group giant airline bank retailer carmaker maker carrier chain broadcaster business"
)
_TOP, _NEXT = 3, 5
"""Sentences behind the first that may be told by whatever words, and by one of the headline."""
_EARLY: Final = 6
"""Sentences from the top in which the news itself stands."""
_WANTING: Final = expression(
    r"\b(?:summon|sign|team|join|partner|complain|call|appeal|appl(?:y|ied)|petition|lobb(?:y|ied))(?!al)[a-z]*\b"
)
"""Words that say little without what it is for."""
_COMPLEMENT: Final = expression(r" (?:for|on|over|about|against|with|of)\b")
_ONE_MORE: Final = pattern(rf"(?:(?:And|But) )?(?:Another|A further) (?:{NUMBER})\b")
_EMPTY: Final = expression(
    r"\b(?:announcement|statement|decision|move|news|report|comments?|remarks?|criticism|apology|warning|order(?= was made)) (?:was|is|were|came|comes|follow\w*)\b"
    r"|\b(?:came|comes?|went|enter(?:s|ed)) into (?:force|effect)\b"
    r"|^(?:Beyond|Behind|Beneath|Below|Between|Above|Deep|At the heart) [^,\d]{3,80} (?:lies?|stands?|sits?) (?=\D*$)"
)
"""Says that something was said or done, not what; or shows a scene."""


class Story(Struct, frozen=True):
    """All that is known of an article: its sentences in reading order, and by how near they are.

    first: where the first sentence stands that tells something.
    news: the sentences before the report turns to another event; only they are `ranked`.
    cut: the clauses of sentences, each cut when it is first asked for.
    """

    known: Known
    topic: Topic
    views: tuple[Told, ...]
    news: tuple[Told, ...]
    ranked: tuple[Told, ...]
    first: int
    cut: dict[Span, Iterator[Clause]] = field(default_factory=dict)

    @classmethod
    def of(cls, passages: Iterable[Passage], sentences: Iterable[Span], known: Known) -> Story:
        """The story that the passages tell."""
        topic = Topic.of(known)
        views = told(passages, sentences, known, topic)
        first = _first(views)
        news = until_other_event(views, first, topic.headline)
        ranked = tuple(sorted(news, key=lambda view: (-view.weight, view.span)))
        return cls(known, topic, views, news, ranked, first)

    @property
    def lead(self) -> tuple[Told, ...]:
        """The nearer half of the sentences, but for what is no sentence."""
        near = self.ranked[: min(_FAR, max(5, len(self.ranked) // 2))]
        return tuple(view for view in near if len(view.text) <= LONGEST)

    def clauses(self, view: Told) -> Iterator[Clause]:
        """The clauses of a sentence that stand alone, the longest first.

        Mostly only the longest is asked for. A copy of `tee`'s begins anew, with what is cut already.
        """
        if view.span not in self.cut:
            (self.cut[view.span],) = tee(_readable(view, self.first), 1)
        return copy(self.cut[view.span])

    def longest(self, view: Told) -> Clause | None:
        """The longest clause of a sentence: mostly the whole of it, which no cut can spoil."""
        return next(self.clauses(view), None)

    def before(self, view: Told) -> frozenset[str]:
        """The stems of the sentences in front of one near the top."""
        return frozenset[str]().union(*(one.stems for one in self.views[: min(view.at, _FAR)]))

    def text_before(self, view: Told, told: Collection[Told]) -> str:
        """The sentence in front of one, if it isn't `told` nor opens the story; else ""."""
        last = self.views[view.at - 1] if view.at > self.first + 1 else None
        return "" if last is None or last in told else last.text

    def goes_on_counting(self, view: Told) -> bool:
        """Whether the sentence behind one adds another number: its own is a part."""
        return any(_ONE_MORE.match(one.text) for one in self.views[view.at + 1 : view.at + 2])

    def spoken_of(self, parts: Sequence[Part], view: Told | None = None) -> frozenset[str]:
        """What headline, dek and lines speak of; with "the firm" in `view`, if only one of theirs was named before it."""
        words = self.topic.all.union(*(stems(clause.text) for _, clause in parts))
        if view is None or not parts:
            return words
        before = self.views[self.first : min(view.at, self.first + _FAR)]
        what = parts[0][1].text
        firms = {
            one.text
            for one in parts[0][0].mentions
            if one.kind == "organisation" and one.text in what
        }
        named = len(firms) == 1 or (
            not firms and any(stems(name) & self.topic.headline for name in _CAPITAL.findall(what))
        )
        other = _other_firms(before, self.topic.all | stems(what))
        return words | _FIRM if named and not other else words

    def is_central(self, view: Told) -> bool:
        """Whether a sentence may have a further line: the farther down, the more it must say of the headline."""
        at, shared = view.at - self.first, len(view.stems & self.topic.headline)
        far = shared > 1 or (shared > 0 and view.counts)
        return at <= _TOP or far or (shared > 0 and at <= _NEXT)

    def reasons(self, view: Told, *more: str) -> tuple[str, ...]:
        """Why a sentence was chosen."""
        shared = len(view.stems & self.topic.all)
        words = f"{shared} word{'s' * (shared > 1)} of headline and dek"
        return (*more, f"sentence {view.at + 1}", *((words,) if shared else ()))


Part = tuple[Told, Clause]
"""A sentence, and the clause of it that a fact shows."""


def _other_firms(views: Iterable[Told], known: frozenset[str]) -> bool:
    """Whether an organisation is named that the lines don't speak of."""
    return any(
        one.kind == "organisation" and stems(one.text).isdisjoint(known)
        for view in views
        for one in view.mentions
    )


def _first(views: Sequence[Told]) -> int:
    """The first sentence that tells something: captions may stand before it."""
    told = (
        view.at for view in views[:_NEAR] if view.text.count(" ") >= _TELLS and is_finite(view.text)
    )
    return next(told, 0)


def _readable(view: Told, first: int) -> Iterator[Clause]:
    if len(view.text) > LONGEST or (view.at != first and OTHER_MATTER.match(view.text)):
        return
    for clause in clauses(view.text):
        if _knows_whom(view, clause) and (
            view.at == first or not clause.text.startswith("Another")
        ):
            yield clause


def _knows_whom(view: Told, clause: Clause) -> bool:
    """Whether somebody is named before "he" or "her"."""
    they = _THEY.search(view.folded, clause.start, clause.end)
    if they:
        several = _SEVERAL.findall(view.folded, clause.start, they.start())
        if len(several) < (_TWO if they[0] == "them" else 1):
            return False
    found = _PERSONAL.search(view.folded, clause.start, clause.end)
    if found is None:
        return True
    if found[0] in ("his", "her") and PERSON.search(view.folded, clause.start, found.start()):
        return True
    low, high = view.span.start + clause.start, view.span.start + found.start()
    return found[0] != "him" and any(
        one.kind == "person" and low <= one.span.start and one.span.end <= high
        for one in view.mentions
    )


def best_clause(story: Story) -> Part | None:
    """The clause that says most of headline and dek: the first sentence's, or one that says half.

    Another sentence is the news only if it tells what the headline tells.
    """
    scored = [
        (score(view, clause, story.topic), view, clause)
        for view in story.ranked[:_NEAR]
        if view.at < _EARLY + story.first and _may_be_news(view, story)
        for clause in _telling(view, story)
        if (
            not _is_old(view, clause, story.known.date)
            if view.at == story.first
            else _is_news(view, clause, story)
        )
    ]
    return max(scored, key=lambda one: (one[0], -one[1].at))[1:] if scored else None


def _may_be_news(view: Told, story: Story) -> bool:
    """Whether a clause of it can be: it says no more than its sentence does, which is known before it is cut."""
    return view.at == story.first or (
        story.topic.is_told(view.stems) and not is_of_past(view, story.known.date)
    )


def _telling(view: Told, story: Story) -> Iterator[Clause]:
    """The longest clause of a sentence that doesn't cut off the news, without its brackets if it reads well so."""
    found = (clause for clause in story.clauses(view) if keeps_news(view, clause, story.topic))
    first = next(found, None)
    if first:
        plain = next(found, first) if "(" in first.text else first
        yield first if "(" in plain.text or plain.end < first.end else plain


def keeps_news(view: Told, clause: Clause, topic: Topic) -> bool:
    """Whether two thirds of what the sentence says of the headline are not cut off.

    Nor the headline's verb: "was accused of fraud, | pleaded guilty".
    """
    own = stems(clause.text)
    if is_empty(clause) or not topic.verbs.isdisjoint(stems(view.folded[clause.end :]) - own):
        return False
    if _tells_most(view, clause, own, topic):
        return True
    behind = tail(view, clause, topic.words)
    return behind is not None and _tells_most(view, clause, own | stems(behind.clause.text), topic)


def _tells_most(view: Told, clause: Clause, told: frozenset[str], topic: Topic) -> bool:
    """Whether two thirds of what the sentence says of the headline are `told`, and no complement is lost."""
    whole = len(stems(without_credit(view.text[clause.start :])) & topic.headline)
    kept = len(told & topic.headline)
    return 3 * kept >= 2 * whole and _keeps_bound(view, clause, topic.headline - told)


def is_empty(clause: Clause) -> bool:
    """Whether it says that something was said or done, not what."""
    return _EMPTY.search(clause.text) is not None


def _keeps_bound(view: Told, clause: Clause, left: frozenset[str]) -> bool:
    """Whether no complement that is cut off says a word of the headline that is `left` to be said."""
    heads = _WANTING.search(clause.text) is not None
    ends = (clause.end, *(start for start, _ in clause.gaps))
    pieces = (re.split("[,;]", view.folded[end:].removeprefix(","), maxsplit=1)[0] for end in ends)
    return not any(
        stems(piece) & left
        for piece in pieces
        if piece.startswith(" to ") or (heads and _COMPLEMENT.match(piece))
    )


def _is_old(view: Told, clause: Clause, today: str) -> bool:
    """Whether a first sentence opens with the past: "first warned of it in 1988"."""
    return today != "" and any(
        use.kind == "year"
        and use.value.isdigit()
        and int(use.value) < int(today[:4]) - 1
        and clause.holds(*view.within(use.span))
        and not view.aside(use.span)
        and not is_compared(view, use)
        for use in view.dates
    )


def _is_news(view: Told, clause: Clause, story: Story) -> bool:
    return (
        story.topic.is_told(stems(clause.text))
        and not points_out(clause.text, story.topic.all, story.before(view))
        and not is_history(view, clause, story.known.date)
    )


def score(view: Told, clause: Clause, topic: Topic) -> float:
    own = stems(clause.text)
    shared = len(own & topic.all) + len(own & topic.headline)
    return shared / math.sqrt(4 + len(own)) + 1.5 / (1 + view.at / 2)


def is_speech(text: str) -> bool:
    """Whether the first verb is one of saying."""
    said = SAYS.search(text)
    return said is not None and not is_finite(text[: said.start()])
