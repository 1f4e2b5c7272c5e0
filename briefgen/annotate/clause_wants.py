"""Whether the last words of a cut ask for what was cut off: "pleaded guilty | to", "the hottest | since"."""

from __future__ import annotations

import re
from typing import Final

from briefgen.annotate.clause_openings import DAY
from briefgen.annotate.finite import is_finite

_LAST: Final = 80
"""Code points in which the end of a clause is judged."""
_ASKS: Final = re.compile(
    r"\b(?:identified|described|regarded|interdicted|guilty|apologi[sz]e[sd]?|accused|stripped|deprived|barred|prevented"
    r"|to be (?:held|[a-z]+ed)|comes|initiatives?|(?:being|been) treated|willingness|readiness|commitment|intention|desire|refusal"
    r"|ability|conspiracy|conspiring|to go|message|signals?|signs?|possibility|belief|fears|hopes"
    r"|(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bhas )(?<!\bhave )(?<!\bhad )(?:held|set up)|(?:is|are|was|were|be|been) (?:able|unable|ready|likely|forced|ordered|asked|told|urged|allowed))$"
)
"""Ends that ask "as what", "of what" or "by whom" where the sentence goes on."""
_OPENED: Final = re.compile(
    r"\b(?:after|as|because|that|if) (?P<rest>[a-z][\w'-]*(?: [\w'-]+){0,2})$"
)
"""A clause that has its subject, and its verb behind the comma: "after drivers | , angered by delays, left"."""
_TOPS: Final = re.compile(
    r"\b(?:record|first|last|only|[a-z]{3,}est|most|worst|best)\b[^,;]{0,60}$"
)
_OF_TIME: Final = re.compile(
    r" (?:since|on record|ever|in (?:\d|more than|nearly|almost|over|about|at least|the (?:last|past)|a (?:year|decade|century)|years|decades"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten)\b))"
)
"""Without this "the highest" says too much."""
_DAY_AND_OBJECT: Final = re.compile(
    rf",? (?:(?:early|late) )?(?:on )?(?:{DAY}|today|yesterday)(?: (?:morning|afternoon|evening|night))? (?:an?|the|its|his|her|their|several|\d)\b"
)
"""A day before what is done, or to whom: "discussed | on Friday a new bridge"."""
_ONLY_DAY: Final = re.compile(
    rf",? (?:(?:early|late) )?(?:on )?(?:{DAY}|today|yesterday)(?: (?:morning|afternoon|evening|night|\d{{1,2}}))?(?:, \d{{4}})?[ .]*$"
)


def wants_more(head: str, rest: str) -> bool:
    """Whether what is cut off is what the last words ask for: "pleaded guilty | to", "the hottest | since"."""
    if not rest or _ONLY_DAY.match(rest):
        return False
    if _DAY_AND_OBJECT.match(rest):
        return True
    last = head[-_LAST:]
    opened = _OPENED.search(last)
    if opened and rest.startswith(",") and not is_finite(f"- {opened['rest']}"):
        return True
    return _ASKS.search(last) is not None or (
        _OF_TIME.match(rest) is not None and _TOPS.search(last) is not None
    )
