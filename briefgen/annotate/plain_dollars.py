"""Whether a plain "$" may be another dollar than that of the United States: where a text tells of Australia only.

Countries of other dollars are named here; their currencies are in `currencies.DOLLARS`.
"""

from __future__ import annotations

from typing import Final

from briefgen.annotate.plain import pattern

_ELSEWHERE: Final = pattern(
    r"\b(?:Australian?s?|Sydney|Melbourne|Brisbane|Canberra|Queensland|New South Wales|Tasmania"
    r"|Canada|Canadians?|Toronto|Ontario|Quebec|Ottawa|Alberta|British Columbia|Nova Scotia"
    r"|New Zealand(?:ers?)?|Auckland|Singapore(?:ans?)?|Hong Kong|Jamaicans?|Jamaica|Namibians?|Namibia"
    r"|Fiji(?:ans?)?|Trinidad(?:ians?)?|Barbad(?:os|ians?)|Baham(?:as|ians?)|Guyan(?:a|ese)|Beliz(?:e|eans?)|Brunei)(?![\w$])",
    signs=(
        *("Australia", "Sydney", "Melbourne", "Brisbane", "Canberra", "Queensland", "Wales"),
        *("Tasmania", "Canad", "Toronto", "Ontario", "Quebec", "Ottawa", "Alberta", "Columbia"),
        *("Scotia", "Zealand", "Auckland", "Singapore", "Kong", "Jamaica", "Namibia", "Fiji"),
        *("Trinidad", "Barbad", "Baham", "Guyan", "Beliz", "Brunei"),
    ),
)
_OTHERS: Final = (
    "Australian Canadian Zealand Singapore Singaporean Kong Jamaican Jamaica Namibian Namibia Fijian Fiji Trinidadian Trinidad Tobago Caribbean "
    "Barbadian Barbados Bahamian Guyanese Guyana Liberian Belize Brunei Taiwanese Taiwan Bermudian Bermuda Zimbabwean Zimbabwe Surinamese"
)
_NOT_THEIRS: Final = "".join(rf"(?<!{country} )" for country in _OTHERS.split())
"""Before the word for another dollar."""
_MARKED: Final = pattern(
    r"\b(?:United States|U\.?S\.?(?!\w)|US\$?|USA|Americans?|America|Washington|New York|Wall Street|Californian?|Texas"
    rf"|Florida|Chicago|Boston)(?!\w)|[A-Z]\$|{_NOT_THEIRS}\bdollars?\b"
)
"""What tells that the plain sign is the American one: the country, or a sign or word for the others."""
_OFTEN: Final = 3
"""How often such countries are named in a text that is about them."""


def is_open(text: str) -> bool:
    """Whether a text is about countries with dollars of their own, and never tells of the American one."""
    if "$" not in text or len(_ELSEWHERE.findall(text)) < _OFTEN:
        return False
    return _MARKED.search(text) is None
