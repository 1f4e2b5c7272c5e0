"""Whether a plain "$" may be another dollar than that of the United States: where a text tells of Australia only.

Countries of other dollars are named here; their currencies are in `currencies.DOLLARS`.
"""

from __future__ import annotations

from typing import Final

from briefgen.annotate.plain import pattern

_ELSEWHERE: Final = pattern(
    r"\b(?:Australian?s?|Sydney|Melbourne|Brisbane|Canberra|Queensland|New South Wales|Tasmania"
    r"|Canada|Canadians?|Toronto|Ontario|Quebec|Ottawa|Alberta|British Columbia|Nova Scotia"
    r"|Montreal|Calgary|Winnipeg|Manitoba|Saskatchewan|Nunavut"
    r"|New Zealand(?:ers?)?|Auckland|Christchurch|Taranaki|Waikato|Otago|M[aā]ori|Singapore(?:ans?)?|Hong Kong|Jamaicans?|Jamaica|Namibians?|Namibia"
    r"|Fiji(?:ans?)?|Trinidad(?:ians?)?|Barbad(?:os|ians?)|Baham(?:as|ians?)|Guyan(?:a|ese)|Beliz(?:e|eans?)|Brunei)(?![\w$])",
    signs=(
        *("Australia", "Sydney", "Melbourne", "Brisbane", "Canberra", "Queensland", "Wales"),
        *("Montreal", "Calgary", "Winnipeg", "Manitoba", "Saskatchewan", "Nunavut"),
        *("Christchurch", "Taranaki", "Waikato", "Otago", "Maori", "Māori", "Tasmania", "Canad"),
        *("Toronto", "Ontario", "Quebec", "Ottawa", "Alberta", "Columbia"),
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
    r"|Florida|Chicago|Boston)(?!\w)|[A-Z]\$|{_NOT_THEIRS}\bdollars?\b"
)
"""What tells that the plain sign is the American one: the country, or a sign or word for the others."""
_TOWNS: Final = pattern(
    r"\b(?:Los Angeles|San Francisco|San Diego|Seattle|Houston|Dallas|Philadelphia|Detroit|Miami|Atlanta|Denver|Las Vegas"
    r"|Ohio|Michigan|Illinois|Pennsylvania|Massachusetts|Virginia|Carolina|Arizona|Colorado|Minnesota|Wisconsin|Oregon"
    r"|Nevada|Utah|Alaska|Hawaii|Kentucky|Tennessee|Alabama|Louisiana|Missouri|Maryland|New Jersey|Congress|White House"
    r"|Pentagon|Silicon Valley)\b"
)
"""What tells so, too, if other countries are hardly named."""
_OFTEN, _SELDOM = 3, 2
"""How often such countries are named in a text that is about them, and in one that may be."""


def is_open(text: str) -> bool:
    """Whether a text is about countries with dollars of their own, and never tells of the American one."""
    named = len(_ELSEWHERE.findall(text)) if "$" in text else 0
    if named < _SELDOM or _MARKED.search(text):
        return False
    return named >= _OFTEN or _TOWNS.search(text) is None
