"""Whether words may end a clause: their last word wants no more, and what was opened is closed."""

from __future__ import annotations

import re
from typing import Final

from briefgen.annotate.clause_credits import credit
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.plain import fold
from briefgen.expressions import expression

_LEFT_OPEN: Final = word_set(
    "the a an of to in on and or with that for by is are be was were has have had from at as but yet than "
    "its his her their who which including between will would into not after before during since until "
    "past about agree agrees agreed decide decides decided vote votes voted vow vows vowed pledge pledges "
    "pledged promise promises promised expected refuse refuses refused failed tried began want wants hope "
    "hopes due set participate participates participated part aimed based involved interested engage "
    "engaged consist consists circumstances pertinent related relating relevant similar subject opposed been being therefore"
)
"""Last words that want more words."""
_BAD_END: Final = expression(
    r"(?:[,;:–—-]|,[\"”]|, [a-z]{3,}ing|, one of (?:the )?[a-z]+|\bthe same (?:day|time|place|way|year)"
    r"|(?<!in )(?<!of )(?<!on )(?<!at )(?<!by )\bthe (?:day|night|week|month|year|evening|morning)"
    r"|\b(?:at|on|in|by|during|for|with|of|to) an? (?:event|journey|trip|place|city|country|man"
    r"|woman|person|statement|interview|move|case|time|number|part|way)"
    r"|(?:after|before|while|without|since) [a-z]{2,}ing|by (?:someone|somebody|people)|that, [^,]+|(?:at|in|on|for) which (?:it|they) ha(?:d|s|ve) \w+)$",
    re.IGNORECASE,
)
_BAD_LAST: Final = word_set(
    "day time place way year night week month evening morning event journey trip city country man woman person statement "
    "interview move case number part someone somebody people"
)
_BAD_INSIDE: Final = (", one of ", "that, ", " which ")
"""What `_BAD_END` has at its end, or in it."""
_SAYING: Final = word_set("said says say told announced declared confirmed revealed showed stated")
_LAST: Final = 80
"""Code points in which the end of a clause is judged."""


def ends_well(head: str) -> bool:
    """Whether nothing in the words is left open at their end."""
    return (
        (
            (last := head.rpartition(" ")[2].lower()) not in _LEFT_OPEN
            or head.endswith("from now on")
        )
        and not _ends_badly(head[-_LAST:])
        and (last not in _SAYING or credit(fold(head)) is not None)
        and head.count("“") == head.count("”")
        and head.count('"') % 2 == 0
        and head.count("(") == head.count(")")
    )


def _ends_badly(tail: str) -> bool:
    """The expression is dear; what it looks for ends in one of few words and signs, or has one of three in it."""
    small = tail.lower()
    last = small.rpartition(" ")[2]
    may = (
        last in _BAD_LAST
        or not last[-1:].isalnum()
        or last.endswith("ing")
        or any(sign in small for sign in _BAD_INSIDE)
    )
    return may and _BAD_END.search(tail) is not None
