"""Who vouches for what a sentence says: "…, officials said"."""

from __future__ import annotations

import re
from typing import Final

from briefgen.annotate.finite import is_finite
from briefgen.annotate.plain import pattern
from briefgen.expressions import expression

_CREDIT: Final = pattern(
    r", (?!(?:which|who|and|but|where|when) )(?:[^,\"“”]{1,70} )?(?:said|says|say|announced|reported|reports|showed|shows|confirmed"
    r"|(?:added|continued|affirmed|noted|claim(?:s|ed)|warn(?:s|ed)|insist(?:s|ed)|argue[sd]|believes?|learned|found|suggest(?:s|ed)?|predict(?:s|ed)|told|heard|hears|alleged?s?|understood|emerged|estimate[sd]|ruled|feared|rumoured)(?=\.?$)|told \w+)\b(?! (?:that|the|an?|to)\b)[^,\"“”]{0,80}(?=,|$)"
    r"|,? (?:according to|as reported by|citing|quoting) [^,\"“”]{1,90}(?=,|$)"
)
_TURNED: Final = pattern(
    r", (?:said|says|claim(?:s|ed)|warn(?:s|ed)|insist(?:s|ed)|argue[sd]|admit(?:s|ted))"
    r" (?P<who>(?:an?|the) [^,\"“”]{1,80})(?=\.?$)"
)
_SAYING: Final = expression(
    r"\b(?:sa(?:id|ys?)|announc|report|show|confirm|add(?:s|ed)|continu|affirm|not(?:es|ed)|claim|warn|insist|argu|believ|learn|found"
    r"|suggest|predict|told|hear|alleg|understood|emerged|estimat|rul|fear|rumour|according|citing|quoting)"
)
REPORTED: Final = ", it was reported"
_IN_STATEMENT: Final = expression(
    r" in an? (?:[a-z]+ )?(?:statement|interview|report|release|briefing)$"
)
_VOUCHING: Final = (
    "sa",
    "announced",
    "report",
    "show",
    "confirmed",
    "continued",
    "affirmed",
    "noted",
    "told",
    "according",
    "added",
    "admit",
    "claim",
    "warn",
    "insist",
    "argue",
    "believe",
    "learn",
    "found",
    "suggest",
    "predict",
    "citing",
    "quoting",
    "hear",
    "allege",
    "understood",
    "emerged",
    "estimate",
    "ruled",
    "feared",
    "rumoured",
)
"""What `_CREDIT` and `_TURNED` have in them."""


def credit(folded: str) -> re.Match[str] | None:
    """Who vouches for what stands before: "…, officials said", "…, says the ministry"."""
    if not any(word in folded for word in _VOUCHING):
        return None
    found = _CREDIT.search(folded)
    if found and _vouches(found):
        return found
    turned = _TURNED.search(folded)
    return turned if turned and _is_turned(turned) else None


def _vouches(found: re.Match[str]) -> bool:
    """Whether something stands before that is vouched for: not in "Ada Lund, of Ulm Rail, said it …".

    Nor where who says it is told of what was done: "…, was named winner of a vote that her rival says was late".
    """
    front, relative, _ = found[0].partition(" that ")
    if relative and not _SAYING.search(front) and is_finite(f"-{front[1:]}"):
        return False
    behind = found[0].partition(" said ")[2]
    return not is_finite(f"- {behind}") or is_finite(found.string[: found.start()])


def _is_turned(found: re.Match[str]) -> bool:
    """Whether it is who says what stands before, not what somebody says: "Lund, of Ulm, said the line"."""
    return is_finite(found.string[: found.start()]) and not is_finite(f"- {found['who']}")


def source(credited: re.Match[str]) -> str:
    """Who vouches, without where and when they said it."""
    if credited[0].startswith(REPORTED):
        return REPORTED
    return _IN_STATEMENT.sub("", credited[0])
