"""Whether the words around a date speak of the past or of what is to come.

The nearest verb before the date decides ("officials said Friday"); where the date opens its clause,
the first one after it ("On Friday, the talks will begin"). Known weakness: a participle used as an
adjective ("the planned visit") counts as a verb.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from briefgen.annotate import plain
from briefgen.annotate.expressions import expression

Tense = Literal["past", "future", "torn", ""]
"""torn: a plan told in the past ("was to meet on Friday", "agreed to meet on Friday")."""

_PLANS: Final = r"set|due|scheduled|slated|planned|planning|expected|poised|likely|going|about|to"
_MARKER: Final = plain.pattern(
    r"(?P<torn>\b(?:was|were|had been) (?:also |originally |initially )?"
    rf"(?:{_PLANS})\b|\bhad (?:planned|hoped|intended|expected|wanted|meant) to\b"
    r"|\b(?:originally|initially|previously) (?:set|due|scheduled|slated|planned|expected)\b"
    r"|\b(?:agreed|vowed|promised|pledged|threatened|decided|offered|asked|urged|called|ordered"
    r"|told \w{1,20}|voted|invited|likely) (?:\w{1,20} )?to (?=[a-z]))"
    r"|(?P<future>\b(?:will|shall|won't|would|must|upcoming)\b|'ll\b|\b(?:has|have) (?:only )?until\b"
    rf"|\b(?:is|are|be|remains?) (?:also |now |widely |currently )?(?:{_PLANS})\b"
    r"|\b(?:set|due|scheduled|slated|planned|plans|plan|planning|expected|expects?|intends?|hopes?"
    r"|aims?|wants?|prepar(?:es|ing)) (?:to|for|on|in)\b|\bahead of|\bdeadline(?= (?:of|on|for|is|by|to)\b)"
    r"|\b(?:expects?|wants?) (?:\w+ ){1,3}to (?=[a-z])|\b(?:is|are) preparing\b|\b(?:may|might) (?!have\b)|\bas soon as $"
    r"|\b(?:begins|meets|opens|resumes|arrives|departs|expires|convenes|travels)\b"
    r"|\b(?:is|are) (?=(?:on |due |this |next )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"|(?<!expected )(?<!scheduled )(?<!planned )(?<!slated )(?<!likely )(?<!going )(?<!due )"
    r"(?<!set )\bto be (?=held|signed|published|released|sworn|opened|launched|inaugurated"
    r"|broadcast|aired|delivered|discussed|announced))"
    r"|(?P<past>\b(?:said|told|was|were|had|has|have|began|came|went|gave|saw|rose|fell|grew|spoke"
    r"|slept|felt|sank|sang|stole|hid|rode|drove|blew|threw|tore|knew|thought|withdrew|froze|shook"
    r"|since \w{3,16}ing"
    r"|wrote|died|broke|became|ran|flew|drew|chose|swore|did|stood|(?<!\bbe )(?<!\bis )(?<!\bare )"
    r"(?:met|took|held|made|left|found|won|lost|led|sent|struck|hit|shot|fought|brought|paid|put|got"
    r"|bought|sold|built|kept|spent|swept|sought|caught|taught|heard|laid|dealt|fed)"
    r"|(?<!\bbe )(?<!\bis )(?<!\bare )(?!need|speed|indeed|exceed|proceed|succeed|feed|seed|breed|agreed-)[a-z]{2,20}ed)\b)"
)
_OPENING: Final = plain.pattern(
    r"(?:^|[,;:–—(]|\b(?:and|but|while|then|that)) ?"
    r"(?:(?:[Oo]n|[Ii]n|[Bb]y|[Uu]ntil|[Ff]rom|[Ss]ince|[Jj]ust|[Ll]ate|[Ee]arly|[Ee]arlier) ?)?"
    r"(?:[Tt]he )?$"
)


_SAYS: Final = plain.pattern(r"\b(?:says?|cites)\b")
_EARLIER: Final = plain.pattern(r"\b[Ee]arlier (?:on )?$")
_NOUN_OF: Final = plain.pattern(r"'s? [a-z]{3,20} $")
"""As in "will follow the court's decision Wednesday": the day belongs to the noun."""
_VOTE_FOR: Final = plain.pattern(
    r"'s (?:\w+ ){0,3}(?:elections?|votes?|summit|match|game|talks|race)\b"
)
_PAST_EVENT: Final = plain.pattern(r"\b(?:after|since|following|over|despite) (?:the )?$")
_AIM: Final = plain.pattern(
    r"\b(?:for|until|till|by|to|through) (?:\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?|GMT) (?:on )?"
    r"|(?:midnight|noon|midday|dawn) (?:on )?)?(?:the )?$"
)
"""After these a verb in the past says little: "called a vote for Sunday", "put off until Monday"."""
_FROM_TO: Final = plain.pattern(r"\bfrom (?:[\w']+ ){1,4}(?:to|through|until|till) (?:the )?$")
"""The second end of a range: "lasted from Sunday to Monday"."""
_SINCE: Final = plain.pattern(r"\b[Ss]ince (?:the )?(?:early |late |about )?$")
_UNTIL: Final = plain.pattern(r"\b(?:until|till) (?:the )?$")
_DUE_TO: Final = plain.pattern(r", (?:due|set|scheduled|slated|expected|planned)\b[^,]*$")
"""A plan told in passing: "the ship, due to sail on Friday, sank"."""
_ON_THE_CALENDAR: Final = plain.pattern(
    r"\b(?:is|are|starts|ends|returns|goes on|leaves(?: office)?|reopens|closes|kicks off|gets under way"
    r"|comes into (?:force|effect)|goes (?:into effect|on (?:sale|trial|show))|retires|steps down"
    r"|takes (?:effect|place|office)|(?:go|goes|head|heads|return|returns) to the polls"
    r"|(?:they|we|people|[\w-]{3,24}s) (?:start|begin|meet|resume|arrive|convene"
    r"|take (?:effect|place|office)))"
    r"(?: (?:in|at|here|with|again|for|on) ?[\w' -]{0,40}?)?(?: (?:on|in|at))? $"
)
"""A present tense right before the day announces it: "the court meets Monday"."""
_ADJACENT: Final = plain.pattern(r"\b[a-z]+(?: [a-z]+ly)?(?: (?:on|in|at|during))?(?: the)? $")


_NEAR: Final = 40
"""Code points before the date in which the words of `_OPENING` stand."""
_VERB: Final = expression(rf"(?:\b(?=[a-z])|(?='))(?:{_MARKER.pattern})")
"""The same, looked for where words begin only."""


def tense(folded: str, start: int, end: int) -> Tense:
    """The tense that governs the expression from `start` to `end`; "" if no verb tells."""
    left, right = plain.before(folded, start), plain.after(folded, end, 120)
    if _EARLIER.search(left) or _SINCE.search(left):
        return "past"
    if _OPENING.search(left, max(0, len(left) - _NEAR)):
        return _first(right) or _last(left)
    if _ON_THE_CALENDAR.search(left):
        return "future"
    found = _last(left) or _first(right)
    if not found and _UNTIL.search(left):
        return "future"
    return "torn" if _is_doubtful(folded, left, end, found) else found


def _is_doubtful(folded: str, left: str, end: int, found: Tense) -> bool:
    """Whether the verb may not be the day's own."""
    named = folded.startswith("'s", end)
    if found == "future" and _DUE_TO.search(left) and folded.startswith(",", end):
        return _first(plain.after(folded, end, 60)) == "past"
    if found == "future":
        return bool((_PAST_EVENT if named else _NOUN_OF).search(left))
    if named:
        return not found and bool(_AIM.search(left) and _VOTE_FOR.match(folded, end))
    return found == "past" and bool(_AIM.search(left)) and not _FROM_TO.search(left)


def is_plainly_past(folded: str, start: int) -> bool:
    """Whether a verb in the past stands right before the date ("was signed on March 20")."""
    left = folded[max(0, start - 40) : start]
    if _SINCE.search(left):
        return True
    found = _ADJACENT.search(left)
    return bool(found and _last(found[0]) == "past")


def _first(text: str) -> Tense:
    found = _VERB.search(text)
    says = _SAYS.search(text, 0, found.start() if found else len(text))
    if says or (found and found["torn"] and not found["torn"].startswith(("was", "were", "had"))):
        return "past"  # on that day they said so, or promised it
    return _named(found) if found else ""


def _last(text: str) -> Tense:
    last: Tense = ""
    for found in _VERB.finditer(text):
        last = _named(found)
    return last


def _named(found: re.Match[str]) -> Tense:
    if found["torn"]:
        return "torn"
    return "future" if found["future"] else "past"
