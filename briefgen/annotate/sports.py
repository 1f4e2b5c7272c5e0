"""What news a document is: of football, of tennis, of motor racing, of the politics of a state."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from briefgen.annotate.clubs import is_about_clubs, is_of_football
from briefgen.annotate.document import Document
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.racing import is_about_racing
from briefgen.annotate.teams import is_about_sport
from briefgen.expressions import expression

_TENNIS: Final = word_set(
    "tennis sets set serve serves served backhand forehand racket racquet baseline tie-break tiebreak "
    "seed seeded unseeded singles doubles court courts semi-final semi-finals quarter-final quarter-finals "
    "slam rally rallies breaks volley deuce semifinal semifinals quarterfinal quarterfinals grass clay"
)
_SURELY: Final = word_set(
    "tennis backhand forehand racket racquet tie-break tiebreak deuce singles"
)
_STATEHOUSE: Final = expression(
    r"\b(?:[Ss]tate (?:[Rr]ep\b|[Ss]en\b|[Rr]epresentatives?\b|[Ss]enators?\b|[Ss]enate|[Hh]ouse|"
    r"[Ll]egislat\w{2,5}|[Aa]ssembly)|[Ss]tatehouse|Lt\. Gov\b|[Ll]ieutenant governor)"
)
_LEAST: Final = 5
"""Different words of tennis that the report of a match has."""


class SportNews(Struct, frozen=True):
    """What of sport a document is about.

    matches: whether it reports of teams that play. clubs: whether it is the news of clubs.
    sports: which they are, of those that are told: "racing", "tennis" or "football" of clubs.
    """

    matches: bool = False
    clubs: bool = False
    sports: frozenset[str] = frozenset()


def sport_news(document: Document) -> SportNews:
    """What of sport a document is about."""
    small = document.small_words
    tennis = bool(_SURELY & small) and len(_TENNIS & small) >= _LEAST
    clubs, racing = is_about_clubs(document), is_about_racing(document)
    told = {"tennis": tennis, "football": clubs and is_of_football(document), "racing": racing}
    return SportNews(
        matches=is_about_sport(document) and not racing,
        clubs=clubs,
        sports=frozenset(sport for sport, there in told.items() if there),
    )


def is_of_state(document: Document) -> bool:
    """Whether it speaks of those who make the laws of a state of the United States."""
    return any(_STATEHOUSE.search(text) for text in document.texts.values())
