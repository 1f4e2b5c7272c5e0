"""Clauses of the story's sentences that a reader understands without the sentence before."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from briefgen.annotate.annotation import Span
from briefgen.annotate.clause_openings import DAY
from briefgen.annotate.clauses import SAYS, Clause, clauses
from briefgen.annotate.fact_views import Known, Told, Topic, is_past, stems, told
from briefgen.annotate.finite import is_finite
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.plain import fold
from briefgen.annotate.proof import stem
from briefgen.source.passage import Passage

_LONGEST: Final = 1_000
"""Characters of a sentence that can be told in a few words; what is longer is no sentence."""
_PERSONAL: Final = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b")
_DEFINITE: Final = re.compile(r"The (?P<noun>(?:[\w'-]+ ){1,5})")
_NAME: Final = re.compile(r"[A-Z]")
_NEAR: Final = 6
_TELLS: Final = 6
_FAR: Final = 60
"""Sentences among which facts are looked for, however long the article."""
_EARLY: Final = 6
"""Sentences from the top in which the news itself stands."""
_TOP: Final = 4
_STILL_EARLY: Final = 7
_EARLIER: Final = re.compile(
    r"\b(?:(?<!minutes )(?<!hours )(?<!days )earlier|previous|previously|formerly|historically)\b"
)
_LEADING: Final = 2
"""Sentences whose words are those of the story."""
_NOBODY: Final = re.compile(
    r"(?:An?|One|Two|Several|Some) (?:person|people|source|sources|official|officials)\b"
)
_IN_YEAR: Final = re.compile(r"\bin ((?:19|20)\d\d)$")
_SET_IN: Final = re.compile(
    r"(?:Meanwhile|During|Under|Before|After|Since|Once|When|While|As|For|With|By|Despite|Although|Though|Because)\b"
)
"""Opens what a second clause hangs on."""
_THE: Final = re.compile(
    r"\bthe (?P<noun>[a-z][\w'-]*(?: [a-z][\w'-]*)?)(?! (?:of|for|that|who|which|between|(?![A-Z][a-z]{2,5}day\b)[A-Z\d]))\b"
)
_WANTING: Final = re.compile(
    r"\b(?:summon|sign|team|join|partner|complain|call|appeal|appl(?:y|ied)|petition|lobb(?:y|ied))(?!al)[a-z]*\b"
)
"""Words that say little without what it is for."""
_COMPLEMENT: Final = re.compile(r" (?:for|on|over|about|against|with|of)\b")
_SUBJECT: Final = re.compile(r"(?:[\w'’.-]+ ){1,4}")
"""The first words, in which a subject has its name."""
_TIED: Final = 2
_NAMES: Final = re.compile(r"^(?!The )[A-Z][\w'’.-]+ (?:[a-z]+ ){0,2}[A-Z]|\d|^The [A-Z]")
_NO_NEWS: Final = re.compile(
    r"\b(?:also|too|comment|respond|reply|witnessed|attended|underscored|stressed|emphasi[sz]ed|highlighted"
    r"|praised|thanked|welcomed)\b"
)
"""That somebody said nothing, was present, or was polite."""
_THE_DATED: Final = re.compile(rf"\bthe (?:{DAY}|May) [a-z]")
_SHARED: Final = word_set(
    "country government world president police war public army sea coast city capital year week day "
    "night morning evening region economy internet media press news state nation people state military "
    "market markets border north south east west area weekend summer winter spring autumn season past "
    "match game race tournament court jury judge verdict "
    "next last first same end beginning future one two prime foreign parliament court of for most "
)
"""What everybody knows without being told which."""
_KNOWN_ROLES: Final = word_set("government police president prime court jury judge army")
_EMPTY: Final = re.compile(
    r"\b(?:announcement|statement|decision|move|news|report) (?:was|is|were|came|comes|follow\w*)\b"
)
"""Says that something was said or done, not what."""
_KEPT: Final = 3
"""Words of the headline that are enough."""
_NEW: Final = 3
"""Words that a second clause must add."""


@dataclass(frozen=True, slots=True)
class Story:
    """All that is known of an article: its sentences in reading order, and by how near they are.

    first: where the first sentence stands that tells something.
    The clauses of a sentence are cut when they are first asked for.
    """

    known: Known
    topic: Topic
    views: tuple[Told, ...]
    ranked: tuple[Told, ...]
    first: int
    cut: dict[Span, tuple[Clause, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, passages: Iterable[Passage], sentences: Iterable[Span], known: Known) -> Story:
        """The story that the passages tell."""
        topic = Topic.of(known)
        views = told(passages, sentences, known, topic)
        ranked = tuple(sorted(views, key=lambda view: (-view.weight, view.span)))
        return cls(known, topic, views, ranked, _first(views))

    @property
    def lead(self) -> tuple[Told, ...]:
        """The nearer half of the sentences."""
        return self.ranked[: min(_FAR, max(5, len(self.ranked) // 2))]

    def clauses(self, view: Told) -> tuple[Clause, ...]:
        """The clauses of a sentence that stand alone, the longest first."""
        if view.span not in self.cut:
            self.cut[view.span] = tuple(_readable(view, self.topic, self.first))
        return self.cut[view.span]

    def reasons(self, view: Told, *more: str) -> tuple[str, ...]:
        """Why a sentence was chosen."""
        shared = len(view.stems & self.topic.all)
        words = f"{shared} word{'s' * (shared > 1)} of headline and dek"
        return (*more, f"sentence {view.at + 1}", *((words,) if shared else ()))


Part = tuple[Told, Clause]
"""A sentence, and the clause of it that a fact shows."""


def _first(views: Sequence[Told]) -> int:
    """The first sentence that tells something: captions may stand before it."""
    told = (
        view.at for view in views[:_NEAR] if view.text.count(" ") >= _TELLS and is_finite(view.text)
    )
    return next(told, 0)


def _readable(view: Told, topic: Topic, first: int) -> Iterator[Clause]:
    if len(view.text) > _LONGEST:
        return
    for clause in clauses(view.text):
        if _knows_whom(view, clause) and (view.at == first or _knows_what(clause, topic)):
            yield clause


def _knows_whom(view: Told, clause: Clause) -> bool:
    """Whether somebody is named before "he" or "her"."""
    found = _PERSONAL.search(view.folded, clause.start, clause.end)
    if found is None:
        return True
    low, high = view.span.start + clause.start, view.span.start + found.start()
    return found[0] != "him" and any(
        one.kind == "person" and low <= one.span.start and one.span.end <= high
        for one in view.mentions
    )


def _knows_what(clause: Clause, topic: Topic) -> bool:
    """Whether "The plant" is that of headline or dek, or has a name."""
    found = _DEFINITE.match(fold(clause.text))
    if found is None:
        return True
    noun = found["noun"].split()
    told = noun if "of" in noun[1:2] else noun[:2]
    return (
        bool(_NAME.search(found["noun"]))
        or noun[0] in _KNOWN_ROLES
        or any(stem(word) in topic.all for word in told)
    )


def best_clause(story: Story) -> Part | None:
    """The clause that says most of headline and dek: the first sentence's, or one that says half.

    Another sentence is the news only if it tells what the headline tells.
    """
    scored = [
        (_score(view, clause, story.topic), view, clause)
        for view in story.ranked[:_NEAR]
        if view.at < _EARLY + story.first
        for clause in story.clauses(view)[:1]
        if _keeps_news(view, clause, story.topic)
        and (
            not _is_old(clause, story.known.date)
            if view.at == story.first
            else _is_news(view, clause, story)
        )
    ]
    return max(scored, key=lambda one: (one[0], -one[1].at))[1:] if scored else None


def _keeps_news(view: Told, clause: Clause, topic: Topic) -> bool:
    """Whether half of what the sentence says of the headline is not cut off."""
    whole = len(stems(view.text[clause.start :]) & topic.headline)
    kept = len(stems(clause.text) & topic.headline)
    return (
        (kept >= _KEPT or 2 * kept >= whole)
        and not _EMPTY.search(clause.text)
        and _keeps_bound(view, clause, topic.headline)
    )


def _keeps_bound(view: Told, clause: Clause, headline: frozenset[str]) -> bool:
    """Whether no complement that is cut off says a further word of the headline."""
    heads = _WANTING.search(clause.text) is not None
    ends = (clause.end, *(start for start, _ in clause.gaps))
    pieces = (re.split("[,;]", view.folded[end:].removeprefix(","), maxsplit=1)[0] for end in ends)
    left = headline - stems(clause.text)
    return not any(
        stems(piece) & left
        for piece in pieces
        if piece.startswith(" to ") or (heads and _COMPLEMENT.match(piece))
    )


def _is_old(clause: Clause, today: str) -> bool:
    """Whether a first sentence opens with the past: "first warned of it in 1988"."""
    year = _IN_YEAR.search(clause.text)
    return year is not None and today != "" and int(year[1]) < int(today[:4]) - 1


def _is_news(view: Told, clause: Clause, story: Story) -> bool:
    return (
        story.topic.tells(stems(clause.text))
        and not _points_back(clause, story.topic.all)
        and not is_history(view, clause, story.known.date)
    )


def _score(view: Told, clause: Clause, topic: Topic) -> float:
    own = stems(clause.text)
    shared = len(own & topic.all) + len(own & topic.headline)
    return shared / math.sqrt(4 + len(own)) + 1.5 / (1 + view.at / 2)


def second_clause(
    story: Story, said: Sequence[Part], fits: Callable[[Told, Clause], bool]
) -> Part | None:
    """Another clause of the story: on its matter, new against those `said`, and not of old times.

    fits: what else is asked of it.
    """
    told = frozenset(view.span for view, _ in said)
    main = said[0][0].stems if said else frozenset()
    top = main.union(*(view.stems for view in story.views[: story.first + _LEADING]))
    heard = frozenset(one for _, clause in said for one in stems(clause.text))
    reach = min(_FAR, max(_STILL_EARLY, 2 * len(story.ranked) // 3))
    best: tuple[float, int, Told, Clause] | None = None
    for view in story.ranked[:_FAR]:
        if view.span in told or view.at >= reach or not _is_near(view, story.topic, top):
            continue
        plain = (clause for clause in story.clauses(view) if "(" not in clause.text)
        for clause in islice(plain, 1):
            score = (_score(view, clause, story.topic) + 1 / (1 + view.at), -view.at, view, clause)
            if (best is None or score[:2] > best[:2]) and _adds(
                view, clause, story, main, heard, top
            ):
                if not fits(view, clause):
                    continue
                best = score
    return best[2:] if best else None


def _is_near(view: Told, topic: Topic, main: frozenset[str]) -> bool:
    if view.at >= _STILL_EARLY:
        return len(view.stems & topic.headline) > 1
    return view.at < _TOP or bool(view.stems & (topic.all | main))


def _adds(
    view: Told,
    clause: Clause,
    story: Story,
    main: frozenset[str],
    heard: frozenset[str],
    top: frozenset[str],
) -> bool:
    """Whether a clause says something new of the matter, and all that it speaks of is known."""
    own, topic = stems(clause.text), story.topic
    near = len(own & topic.headline) > 1 if view.at >= _STILL_EARLY else own & (topic.all | top)
    return (
        bool(near or view.at < _TOP)
        and len(own - heard - topic.headline) >= _NEW
        and (view.at != story.first or _keeps_news(view, clause, topic))
        and not _NOBODY.match(clause.text)
        and not _SET_IN.match(view.folded[: clause.start])
        and not _points_back(clause, topic.all | main)
        and not is_history(view, clause, story.known.date)
    )


def is_main(view: Told, clause: Clause, headline: frozenset[str], matter: frozenset[str]) -> bool:
    """Whether it is all that its part of the sentence says, of somebody or something of the headline."""
    rest = view.folded[clause.end :].lstrip(' ”"')
    bracketed = all(view.folded[start] in " ,(" for start, _ in clause.gaps)
    subject = _SUBJECT.match(clause.text)
    return (
        (not rest or rest[0] in ".,;)")
        and bracketed
        and subject is not None
        and not _NO_NEWS.search(clause.text)
        and _ties(clause.text, subject.end(), matter)
        and (_NAMES.search(subject[0]) is not None or not headline.isdisjoint(stems(subject[0])))
    )


def _ties(text: str, at: int, matter: frozenset[str]) -> bool:
    """Whether what is said of the subject, and not only the subject, is of the matter."""
    shared = len(matter & stems(text))
    return shared >= _TIED or not matter.isdisjoint(stems(text[at:]))


def is_speech(text: str) -> bool:
    """Whether the first verb is one of saying."""
    said = SAYS.search(text)
    return said is not None and not is_finite(text[: said.start()])


def _points_back(clause: Clause, told: frozenset[str]) -> bool:
    """Whether "the boat" or "the May riot" stands in it that neither headline nor another fact names."""
    return _THE_DATED.search(clause.text) is not None or any(
        not any(word in _SHARED or stem(word) in told for word in found["noun"].split())
        for found in _THE.finditer(fold(clause.text))
    )


def is_history(view: Told, clause: Clause, today: str) -> bool:
    """Whether the clause speaks of earlier times, or goes on where a sentence before it did."""
    return (
        view.past
        or _EARLIER.search(clause.text) is not None
        or any(
            use.span.start - view.span.start < clause.end and is_past(use, today)
            for use in view.dates
        )
    )
