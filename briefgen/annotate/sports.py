"""What news a document is: of football, of tennis, of motor racing, of the politics of a state."""

from __future__ import annotations

from typing import Final

from briefgen.annotate.clubs import is_about_clubs, is_of_football
from briefgen.annotate.document import Document
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.racing import is_about_racing
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


def sports_of(document: Document) -> frozenset[str]:
    """The sports that a document is about, of those that are told here."""
    small = document.small_words()
    tennis = bool(_SURELY & small) and len(_TENNIS & small) >= _LEAST
    football = is_about_clubs(document) and is_of_football(document)
    told = {"tennis": tennis, "football": football, "racing": is_about_racing(document)}
    return frozenset(sport for sport, there in told.items() if there)


def is_of_state(document: Document) -> bool:
    """Whether it speaks of those who make the laws of a state of the United States."""
    return any(_STATEHOUSE.search(text) for text in document.texts.values())
