"""The verbs that tell the past, what is to come, and a plan that was told in the past."""

from __future__ import annotations

import re
from typing import Final, Literal

from briefgen.annotate import plain
from briefgen.expressions import expression

Tense = Literal["past", "future", "torn", ""]
"""torn: a plan told in the past ("was to meet on Friday", "agreed to meet on Friday")."""

_DUE: Final = r"due(?! to (?:the|an?|its|his|her|their|this|that|what|such)\b)"
"""Not "due to the rain"."""
_PLANS: Final = rf"forecast|set|{_DUE}|scheduled|slated|planned|planning|expected|poised|(?:aiming|hoping|intending)(?= to\b)|meant|supposed|likely|going|about(?= to\b)|to"
_A: Final = r"(?:an?|the|no|one|two|three|another|more|further)"
ADJECTIVES: Final = (
    r"(?:limited|armed|unarmed|alleged|suspected|unprecedented|embattled|exiled|disgraced|retired)"
    r" (?!(?:by|in|on|at|for|to|the|an?|his|her|its|their|that|with|from|and|or|as|last|this|next|after|before|over"
    r"|into|when|until|through|it|them|him)\b)[a-z]"
)
"""Before a noun these are no verbs: "is expected to begin limited operations Friday"."""
OWNED: Final = (
    r"(?:(?<!'s )(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bits )(?<!\bhis )(?<!\bher )(?<!\btheir )(?<!\bof )(?<!\bon )"
    r"(?<!\bbefore )(?<!\bfor )(?<!\bagainst )(?<!\bover )(?<!\bamid )"
    r"|(?!(?:planned|proposed|scheduled|disputed|elected|renewed|continued|expected) [a-z]))"
)
"""Nor these behind a word that wants a noun: "Israel's planned withdrawal"."""
MARKER: Final = plain.pattern(
    r"(?P<torn>(?:was|were|had been) (?:also |originally |initially )?"
    rf"(?:{_PLANS})\b|had (?:planned|hoped|intended|expected|wanted|meant) to\b"
    r"|had (?:said|announced|promised|warned|vowed|pledged) (?:[\w']+ ){1,6}would\b"
    r"|(?<=\b[Tt]here )(?:was|were|had been) (?:[\w']+ ){1,8}would\b"
    r"|(?:his|her|its|their|the|an?|any|announced|unveiled|revealed|outlined|of|'s) (?:(?!\w+s )\w{1,20} )?plans? (?:[A-Z][a-z]+day )?(?:to|for)\b"
    r"|call(?:ed|s|ing) for an? (?:[\w-]{1,20} )?(?:strike|vote|rally|protest|march|meeting|session|summit|hearing)\b"
    r"|(?:originally|initially|previously) (?:set|due|scheduled|slated|planned|expected)\b"
    r"|(?:agreed|vowed|promised|pledged|threatened|decided|offered|asked|urged|called|ordered"
    r"|told (?!(?:this|that|it)\b)\w{1,20}|voted|invited|likely) (?:\w{1,20} )?to (?!(?:the|an?|his|her|its|their|this|that)\b)(?=[a-z]))"
    r"|(?P<future>(?:will|would|shall|must|should|could|may|might) (?:not )?(?:also |then |soon )?be \w+ly [a-z]{2,20}ed\b"
    r"|(?:will|shall|won't|would|must|upcoming)\b|'ll\b"
    r"|(?:could|should) (?!not\b|have\b|only\b|hardly\b|barely\b|never\b|no\b|hear\b|feel\b|smell\b"
    r"|tell\b|be (?:heard|seen|felt|found|reached)\b)(?=[a-z])|(?:has|have) (?:only )?until\b"
    r"|(?<!not )(?:has|have) to (?=(?:return|appear|report|leave|submit|vacate|pay|decide)\b)"
    rf"|(?:is|are|be|remains?) (?:also |now |not |still |widely |currently )?(?:{_PLANS})\b"
    rf"|(?<!than )(?:set|{_DUE}|scheduled|slated|planned|plans|plan|planning|expected|expects?|intends?|hopes?"
    r"|aims?|wants?|prepar(?:es|ing)) (?:to|for|on|in)\b|ahead of|deadline(?= (?:of|on|for|is|by|to)\b)"
    r"|(?:expects?|wants?) (?:\w+ ){1,3}to (?=[a-z])|(?:is|are) preparing\b|(?:may|might) (?!have\b)|as soon as $|payable\b"
    r"|(?:has|have|with) (?:only |just |still )?(?:one|two|three|four|five|six|seven|eight|nine|ten|several|\d{1,3})"
    r" (?:[\w'-]+ ){1,3}left\b(?! (?:out|behind|off|by)\b)"
    rf"|(?:has|have|gets?) {_A} (?:[a-z]+ ){{0,2}}(?:chance|opportunity|shot|game|match|race|bout|fixture|hearing|meeting|appointment|rematch)\b(?! points?\b)"
    rf"|expects? (?:{_A}|rates?|prices|\d[\d,.]*) (?=[a-z\d])"
    r"|(?:begins|meets|opens|resumes|arrives|departs|expires|convenes|travels)\b"
    r"|(?:scheduled|slated|due|due (?:out|in|back|up)|(?<!as )(?<!than )expected) $"
    r"|(?:is|are) (?=(?:on |due |this |next )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"|(?<!expected )(?<!scheduled )(?<!planned )(?<!slated )(?<!likely )(?<!going )(?<!due )"
    r"(?<!set )to be (?=held|signed|published|released|sworn|opened|launched|inaugurated"
    r"|broadcast|aired|delivered|discussed|announced))"
    r"|(?P<past>(?<![a-z]{3}-)(?<!\.-)(?<!S-)(?:said|told|was|were|had|(?:has|(?<!\bto )have)(?! (?:an?|the|no|one|two|three|another|more|yet|\d[\d,.]*) )|began|came|went|gave|saw|rose|fell|grew|spoke"
    r"|slept|sank|sang|stole|hid|rode|drove|blew|threw|tore|knew|thought|withdrew|froze|shook"
    r"|swam|upheld|withheld|oversaw|undertook|overcame|overtook|overthrew|underwent|slid|wore|sprang|sat|lit|ate"
    r"|since \w{3,16}ing"
    r"|wrote|died|broke|became|ran|flew|drew|chose|swore|did|stood|(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bbeing )"
    r"(?:met|felt|took|held|made|left|won|lost|led|sent|struck|shot|fought|brought|paid|got"
    r"|bought|sold|built|kept|spent|swept|sought|caught|taught|heard|laid|dealt|fed)"
    r"|(?<!\bto )(?<!ill )(?<!ould )(?<!may )(?<!ight )(?<!must )(?<!can )(?<!n't )(?<!not )(?<!\bbe )"
    r"(?<!\bis )(?<!\bare )(?:found|hit|put|beat|quit|shut|burst|(?<!the )(?<!\ba )set(?! (?:to|for|on|in|of|by)\b| $)"
    r"|cut (?=(?:off|short|power|ties|(?:\w+ )?rates?|production|jobs|its|his|her|their|the|an?)\b))"
    r"|(?=[a-z]{2,20}ed\b)(?<!\bbe )(?<!\bis )(?<!\bare )(?<!so-)(?!followed by\b|compared (?:with|to)\b|need|speed|indeed|exceed|proceed|succeed|feed|seed|breed|agreed-|hundred|sacred|naked|united"
    rf"|{ADJECTIVES}){OWNED}(?<!than )[a-z]{{2,20}}ed)\b)"
)
VERB: Final = expression(rf"(?:\b(?=[a-z])|(?='))(?:{MARKER.pattern})")
"""The same, looked for where words begin only."""


def last_verb(text: str) -> Tense:
    """What the last verb of it tells; "" if none does."""
    last: Tense = ""
    for found in VERB.finditer(text):
        last = named_tense(found)
    return last


def named_tense(found: re.Match[str]) -> Tense:
    """The tense of a match of `VERB`."""
    if found["torn"]:
        return "torn"
    return "future" if found["future"] else "past"
