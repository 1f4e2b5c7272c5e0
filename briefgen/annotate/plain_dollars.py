"""Whether a plain "$" may be another dollar than that of the United States: where a text tells of Australia only."""

from __future__ import annotations

from typing import Final

from briefgen.annotate.plain import pattern

_ELSEWHERE: Final = pattern(
    r"\b(?:Australian?s?|Sydney|Melbourne|Brisbane|Canberra|Queensland|New South Wales|Tasmania"
    r"|Canada|Canadians?|Toronto|Ontario|Quebec|Ottawa|Alberta|British Columbia|Nova Scotia"
    r"|New Zealand(?:ers?)?|Auckland|Singapore(?:ans?)?|Hong Kong|Jamaicans?|Jamaica|Namibians?|Namibia)(?![\w$])",
    signs=(
        *("Australia", "Sydney", "Melbourne", "Brisbane", "Canberra", "Queensland", "Wales"),
        *("Tasmania", "Canad", "Toronto", "Ontario", "Quebec", "Ottawa", "Alberta", "Columbia"),
        *("Scotia", "Zealand", "Auckland", "Singapore", "Kong", "Jamaica", "Namibia"),
    ),
)
_MARKED: Final = pattern(
    r"\b(?:United States|U\.?S\.?(?!\w)|US\$?|USA|Americans?|America|Washington|New York|Wall Street|Californian?|Texas"
    r"|Florida|Chicago|Boston)(?!\w)|[A-Z]\$|(?<!Australian )(?<!Canadian )(?<!Zealand )(?<!Singapore )(?<!Kong )\bdollars?\b"
)
"""What tells that the plain sign is the American one: the country, or a sign or word for the others."""
_OFTEN: Final = 3
"""How often such countries are named in a text that is about them."""


def is_open(text: str) -> bool:
    """Whether a text is about countries with dollars of their own, and never tells of the American one."""
    if "$" not in text or len(_ELSEWHERE.findall(text)) < _OFTEN:
        return False
    return _MARKED.search(text) is None
