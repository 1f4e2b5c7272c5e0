"""A half-century that is fifty runs and no length of time: "his third half-century of the season"."""

from __future__ import annotations

import re
from typing import Final

from briefgen.annotate.plain import pattern

_SCORED: Final = pattern(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|maiden|unbeaten|brisk|quickfire|fluent|patient|rapid|fighting|opening|Test|T20|ODI"
    r"|(?:scored|hit|hits|made|struck|smashed|posted|reached|completed|brought up|registered|compiled|notched|bringing up|reaching|scoring|hitting)"
    r"(?: (?:an?|his|her|their|another))?) (?:an? )?$"
)
_OF_SOMETHING: Final = pattern(
    r"\b(?:[Ii]ts|(?:[Ii]n|[Oo]ver|[Dd]uring|[Tt]hrough|[Tt]hroughout|[Ff]or|[Aa]cross|of) (?:the|its|their|our)) "
    r"(?:first|second|third|fourth|fifth|opening) $"
)
"""Before one in which something stands or works: "in its first half-century the mill"."""
_LEVEL: Final = pattern(r" (?:low|high|record|peak)\b")
"""Behind one that is a length of time after all: "hit a half-century low"."""


def is_score(found: re.Match[str], text: str) -> bool:
    """Whether a half-century was scored."""
    if "-" not in found[0] or _LEVEL.match(text, found.end()):
        return False
    near, start = max(0, found.start() - 40), found.start()
    return bool(_SCORED.search(text, near, start)) and not _OF_SOMETHING.search(text, near, start)
