"""Whether the words around a date speak of the past or of what is to come.

The nearest verb before the date decides ("officials said Friday"); where the date opens its clause,
the first one after it ("On Friday, the talks will begin"). Known weakness: a participle used as an
adjective ("the planned visit") counts as a verb.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from briefgen.annotate import plain

Tense = Literal["past", "future", "torn", ""]
"""torn: a plan told in the past ("was to meet on Friday", "agreed to meet on Friday")."""

_PLANS: Final = r"set|due|scheduled|slated|planned|planning|expected|poised|likely|going|about|to"
_MARKER: Final = plain.pattern(
    r"(?P<torn>\b(?:was|were|had been) (?:also |originally |initially )?"
    rf"(?:{_PLANS})\b"
    r"|\b(?:agreed|vowed|promised|pledged|threatened|decided|offered|asked|urged|called|ordered"
    r"|told \w{1,20}|voted|invited|likely) (?:\w{1,20} )?to (?=[a-z]))"
    r"|(?P<future>\b(?:will|shall|won't|would|must|upcoming)\b|'ll\b"
    rf"|\b(?:is|are|be|remains?) (?:also |now |widely |currently )?(?:{_PLANS})\b"
    r"|\b(?:set|due|scheduled|slated|planned|plans|plan|planning|expected|expects?|intends?|hopes?"
    r"|aims?|wants?|prepar(?:es|ing)) (?:to|for|on|in)\b|\bahead of|\bdeadline\b"
    r"|\b(?:is|are) (?=(?:on |due |this |next )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))"
    r"|(?P<past>\b(?:said|told|was|were|had|has|have|met|took|held|began|came|went|made|gave|saw"
    r"|left|found|won|lost|led|sent|rose|fell|grew|spoke|struck|hit|wrote|shot|fought|died|broke"
    r"|brought|became|ran|flew|paid|put|got|bought|sold|drew|chose|swore|did|stood|rejected"
    r"|(?<!\bbe )(?<!\bis )(?<!\bare )(?!need|speed|indeed|exceed|proceed|succeed|feed|seed|breed|agreed-)[a-z]{2,20}ed)\b)"
)
_OPENING: Final = plain.pattern(
    r"(?:^|[,;:–—(]|\b(?:and|but|while|then|that)) ?"
    r"(?:(?:[Oo]n|[Ii]n|[Bb]y|[Uu]ntil|[Ff]rom|[Ss]ince|[Jj]ust|[Ll]ate|[Ee]arly|[Ee]arlier) ?)?"
    r"(?:[Tt]he )?$"
)


_AIM: Final = plain.pattern(r"\b(?:for|until|till|by|to|through) (?:the )?$")
"""After these a verb in the past says little: "called a vote for Sunday", "put off until Monday"."""
_ADJACENT: Final = plain.pattern(r"\b[a-z]+(?: [a-z]+ly)?(?: (?:on|in|at|during))?(?: the)? $")


def tense(folded: str, start: int, end: int) -> Tense:
    """The tense that governs the expression from `start` to `end`; "" if no verb tells."""
    left, right = plain.before(folded, start), plain.after(folded, end, 120)
    if _OPENING.search(left):
        return _first(right) or _last(left)
    found = _last(left) or _first(right)
    aimed = _AIM.search(left) and not folded.startswith("'s", end)
    return "torn" if aimed and found == "past" else found


def is_plainly_past(folded: str, start: int) -> bool:
    """Whether a verb in the past stands right before the date ("was signed on March 20")."""
    found = _ADJACENT.search(folded[max(0, start - 40) : start])
    return bool(found and _last(found[0]) == "past")


def _first(text: str) -> Tense:
    found = _MARKER.search(text)
    return _named(found) if found else ""


def _last(text: str) -> Tense:
    last: Tense = ""
    for found in _MARKER.finditer(text):
        last = _named(found)
    return last


def _named(found: re.Match[str]) -> Tense:
    if found["torn"]:
        return "torn"
    return "future" if found["future"] else "past"
