"""Currency symbols, codes and words, and which currency an ambiguous one means in a document.

A plain "$" is the US dollar and a plain "¥" the yen, unless the document says otherwise or tells of Australia only
("all figures are in Canadian dollars"; yuan and no yen).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from briefgen.annotate.plain_dollars import is_open
from briefgen.expressions import expression

SYMBOLS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("US$", "U.S.$", "USD$"), "USD"),
    **dict.fromkeys(("A$", "AU$", "AUD$"), "AUD"),
    **dict.fromkeys(("C$", "CA$", "CAD$", "CDN$"), "CAD"),
    "NZ$": "NZD",
    "N$": "NAD",
    "FJ$": "FJD",
    "BZ$": "BZD",
    "Bds$": "BBD",
    "RD$": "DOP",
    "HK$": "HKD",
    "NT$": "TWD",
    "S$": "SGD",
    "SG$": "SGD",
    "R$": "BRL",
    "MX$": "MXN",
    "Mex$": "MXN",
    "CN¥": "CNY",
    "JP¥": "JPY",
    "RMB¥": "CNY",
    "€": "EUR",
    "£": "GBP",
    "₩": "KRW",
    "₹": "INR",
    "₽": "RUB",
    "₺": "TRY",
    "₪": "ILS",
    "₫": "VND",
    "฿": "THB",
    "₴": "UAH",
    "₦": "NGN",
    "₱": "PHP",
    "₸": "KZT",
    "₡": "CRC",
    "E£": "EGP",
    "RM": "MYR",
    "Rp": "IDR",
    "KSh": "KES",
    "Ksh": "KES",
    **dict.fromkeys(("₵", "GH₵", "GH¢", "GHC", "GHc"), "GHS"),
    "USh": "UGX",
    "UShs": "UGX",
    "TSh": "TZS",
    "TShs": "TZS",
    **dict.fromkeys(("KShs", "Kshs", "KShs.", "Kshs.", "KSh.", "Ksh."), "KES"),
    "SR": "SAR",
    "Dh": "AED",
    "Dhs": "AED",
    "Tk": "BDT",
    "EC$": "XCD",
    "TT$": "TTD",
    "Sfr": "CHF",
    "৳": "BDT",
    "J$": "JMD",
    "Fr.": "CHF",
    "SFr": "CHF",
    "$": "",
    "¥": "",
    "Rs": "",
    "Rs.": "",
    **dict.fromkeys(("Sh", "Shs", "Sh.", "Shs.", "sh"), ""),
    "N": "",
    "R": "",
    "P": "",
    "KD": "",
    "QR": "",
    "BD": "",
    "RO": "",
}
"""Symbols before the number; "" is decided by the document."""

LETTERS: Final[Mapping[str, tuple[str, re.Pattern[str]]]] = {
    "N": (
        "NGN",
        expression(
            r"\b(?:Nigeria(?:ns?)?|naira|Lagos|Abuja|Ibadan|Port Harcourt|Kaduna|Enugu"
            r"|(?:Akwa Ibom|Anambra|Bauchi|Bayelsa|Benue|Borno|Ebonyi|Ekiti|Gombe|Jigawa|Kano|Katsina|Kebbi|Kogi"
            r"|Kwara|Nasarawa|Ogun|Ondo|Osun|Oyo|Sokoto|Taraba|Yobe|Zamfara) [Ss]tate)\b"
        ),
    ),
    "R": (
        "ZAR",
        expression(
            r"\b(?:South Africa(?:ns?)?|Johannesburg|Cape Town|Pretoria|Durban|rand|Eskom)\b"
        ),
    ),
    "P": ("PHP", expression(r"\b(?:Philippines?|Filipin[oa]s?|Manila|Cebu|Davao)\b")),
    "KD": ("KWD", expression(r"\bKuwait(?:is?)?\b")),
    "QR": ("QAR", expression(r"\b(?:Qatar(?:is?)?|Doha)\b")),
    "BD": ("BHD", expression(r"\b(?:Bahrain(?:is?)?|Manama)\b")),
    "RO": ("OMR", expression(r"\b(?:Oman(?:is?)?|Muscat)\b")),
}
"""A letter or two before a large number is a currency only where the document tells of its country."""

LARGE: Final = frozenset((*LETTERS, "sh"))
"""Marks of large sums only: "sh 100 million", for "sh" may end a word or hush somebody."""

CODES: Final = (
    "USD",
    "EUR",
    "GBP",
    "JPY",
    "CNY",
    "RMB",
    "KRW",
    "INR",
    "AUD",
    "CAD",
    "CHF",
    "NZD",
    "HKD",
    "SGD",
    "TWD",
    "SEK",
    "NOK",
    "DKK",
    "PLN",
    "CZK",
    "HUF",
    "RUB",
    "UAH",
    "TRY",
    "BRL",
    "MXN",
    "ARS",
    "COP",
    "CLP",
    "PEN",
    "ZAR",
    "NGN",
    "KES",
    "EGP",
    "ILS",
    "SAR",
    "AED",
    "QAR",
    "KWD",
    "IDR",
    "MYR",
    "THB",
    "PHP",
    "VND",
    "PKR",
    "LKR",
    "BDT",
    "NPR",
    "KZT",
    "IRR",
    "IQD",
    "RON",
    "BGN",
    "ISK",
    "GHS",
    "UGX",
    "TZS",
    "ETB",
    "ZMW",
    "MAD",
    "JOD",
    "OMR",
    "BHD",
    "XAF",
    "XOF",
)

WORTHLESS: Final = frozenset(
    {"COP", "CLP", "KRW", "IDR", "VND", "IRR", "IQD", "UGX", "TZS", "XAF", "XOF"}
)
"""Codes of which less than a hundred buys nothing: "COP30" and "COP 28" are no sums."""

LONGER_WORDS: Final = frozenset(
    {"CAD", "PEN", "TRY", "MAD", "RON", "PHP", "INR", "SAR", "NPR", "ARS"}
)
"""Codes that are short for something else as well: "PHP8", "INR2", "CAD3"."""

WORDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("euro", "euros"), "EUR"),
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "won": "KRW",
    "baht": "THB",
    "rand": "ZAR",
    "ringgit": "MYR",
    "rupiah": "IDR",
    "dong": "VND",
    **dict.fromkeys(("hryvnia", "hryvnias", "hryvnya", "hryvnyas"), "UAH"),
    **dict.fromkeys(("ruble", "rubles", "rouble", "roubles"), "RUB"),
    **dict.fromkeys(("shekel", "shekels"), "ILS"),
    **dict.fromkeys(("zloty", "zlotys", "zlotych"), "PLN"),
    "forint": "HUF",
    "forints": "HUF",
    "naira": "NGN",
    "taka": "BDT",
    "tenge": "KZT",
    "lira": "TRY",
    "liras": "TRY",
    "reais": "BRL",
    **dict.fromkeys(("koruna", "korunas"), "CZK"),
    "kronor": "SEK",
    **dict.fromkeys(("cedi", "cedis"), "GHS"),
    "birr": "ETB",
    **dict.fromkeys(("kyat", "kyats"), "MMK"),
    **dict.fromkeys(("afghani", "afghanis"), "AFN"),
    "lari": "GEL",
    "dram": "AMD",
    **dict.fromkeys(("riel", "riels"), "KHR"),
    **dict.fromkeys(("quetzal", "quetzales", "quetzals"), "GTQ"),
    **dict.fromkeys(("lempira", "lempiras"), "HNL"),
    **dict.fromkeys(("bolivar", "bolivars", "bolivares"), "VES"),
    **dict.fromkeys(("guarani", "guaranis", "guaranies"), "PYG"),
    **dict.fromkeys(("boliviano", "bolivianos"), "BOB"),
    **dict.fromkeys(("cordoba", "cordobas", "córdobas"), "NIO"),
    **dict.fromkeys(("colones", "colón"), "CRC"),
    **dict.fromkeys(("tugrik", "tugriks"), "MNT"),
    **dict.fromkeys(("lev", "leva"), "BGN"),
    "lek": "ALL",
    **dict.fromkeys(("denar", "denars"), "MKD"),
    **dict.fromkeys(("metical", "meticais"), "MZN"),
    **dict.fromkeys(("kwanza", "kwanzas"), "AOA"),
    "dalasi": "GMD",
    "ariary": "MGA",
    "somoni": "TJS",
    "ngultrum": "BTN",
    "rufiyaa": "MVR",
    "kip": "LAK",
    "kina": "PGK",
    "pula": "BWP",
    **dict.fromkeys(("gourde", "gourdes"), "HTG"),
}

_LONGER: Final = "|".join(sorted(LONGER_WORDS))
_SUMS: Final = expression(
    rf"\b(?P<ahead>{_LONGER}) ?\d(?:[\d,.]{{0,20}}\d{{2}}| ?(?:[kmb]n?\b|thousand|million|billion|trillion))"
    rf"|\d (?P<behind>{_LONGER})\b"
)
"""Amounts of such codes that can be nothing else."""

DOLLARS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("US", "U.S.", "American"), "USD"),
    "Canadian": "CAD",
    "Australian": "AUD",
    "New Zealand": "NZD",
    "Hong Kong": "HKD",
    "Singapore": "SGD",
    "Singaporean": "SGD",
    "Taiwan": "TWD",
    "Taiwanese": "TWD",
    **dict.fromkeys(("Jamaican", "Jamaica"), "JMD"),
    **dict.fromkeys(("Namibian", "Namibia"), "NAD"),
    "Liberian": "LRD",
    **dict.fromkeys(("Fijian", "Fiji"), "FJD"),
    "Bahamian": "BSD",
    **dict.fromkeys(("Barbadian", "Barbados"), "BBD"),
    **dict.fromkeys(("Guyanese", "Guyana"), "GYD"),
    **dict.fromkeys(("Trinidadian", "Trinidad and Tobago"), "TTD"),
    **dict.fromkeys(("Eastern Caribbean", "East Caribbean"), "XCD"),
    **dict.fromkeys(("Belize", "Belizean"), "BZD"),
    **dict.fromkeys(("Bermudian", "Bermuda"), "BMD"),
    "Brunei": "BND",
    "Surinamese": "SRD",
}

_SAID = expression(
    r"\b(?:figures|amounts|prices|sums|values|dollars|all)\b[^.]{0,40}?\b(?:are|is|in|given in)\s"
    r"(?:in\s)?(US|U\.S\.|American|Canadian|Australian|New Zealand|Hong Kong|Singapore|Taiwan)\sdollars",
    re.IGNORECASE,
)

_PENCE: Final = expression(
    r"£|\b(?:pence\b|[Pp]ounds \d)|\d ?p (?:a|per) [a-z]|"
    r"\b[Ss]hares? (?:in|of|at|price|rose|fell|closed|were|was|lost|gained|up|down)\b[^.\n]{0,50}"
    r" \d{1,4}(?:\.\d{1,2})?p\b"
)
"""What tells that "4p" is a price: pounds or pence elsewhere, "4p a minute", shares at so much."""


def document_dollar(text: str) -> str:
    """The currency of a plain "$": what the document says of its figures, else USD.

    It is "" in a text about countries with dollars of their own that tells of no American ones.
    """
    found = _SAID.search(text) if "dollars" in text.lower() else None
    otherwise = "" if is_open(text) else "USD"
    return next((code for word, code in DOLLARS.items() if found and word == found[1]), otherwise)


def uses_pence(text: str) -> bool:
    """Whether "4p" is a price in it."""
    return bool(_PENCE.search(text))


def summed_codes(text: str) -> frozenset[str]:
    """The codes of `LONGER_WORDS` that a text has before or behind an amount in full."""
    return frozenset(found["ahead"] or found["behind"] for found in _SUMS.finditer(text))


def document_yen(text: str) -> str:
    """The currency of a plain "¥"."""
    chinese = re.search(r"\b(?:yuan|renminbi|RMB|CNY)\b", text)
    return "CNY" if chinese and not re.search(r"\b(?:yen|JPY)\b", text) else "JPY"
