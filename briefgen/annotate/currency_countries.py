"""Currencies whose word several countries use, and which of them a text means.

A word such as "pesos" needs its adjective, or exactly one of its countries in the paragraph or else in
the document; otherwise nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from briefgen.annotate.plain import alternatives
from briefgen.expressions import expression

SHARED: Final[Mapping[str, tuple[tuple[str, str, str], ...]]] = {
    "peso": (
        ("Mexican", "Mexico", "MXN"),
        ("Philippine", "Philippines", "PHP"),
        ("Argentine", "Argentina", "ARS"),
        ("Colombian", "Colombia", "COP"),
        ("Chilean", "Chile", "CLP"),
        ("Uruguayan", "", "UYU"),
        ("Dominican", "", "DOP"),
        ("Cuban", "", "CUP"),
    ),
    "rupee": (
        ("Indian", "India", "INR"),
        ("Pakistani", "Pakistan", "PKR"),
        ("Sri Lankan", "Sri Lanka", "LKR"),
        ("Nepalese", "Nepal", "NPR"),
        ("Nepali", "Nepal", "NPR"),
    ),
    "franc": (
        ("Swiss", "Switzerland", "CHF"),
        ("Congolese", "Congo", "CDF"),
        ("Rwandan", "Rwanda", "RWF"),
    ),
    "dinar": (
        ("Kuwaiti", "Kuwait", "KWD"),
        ("Iraqi", "Iraq", "IQD"),
        ("Jordanian", "Jordan", "JOD"),
        ("Serbian", "Serbia", "RSD"),
        ("Algerian", "Algeria", "DZD"),
        ("Libyan", "Libya", "LYD"),
        ("Tunisian", "", "TND"),
        ("Bahraini", "", "BHD"),
    ),
    "krone": (("Norwegian", "Norway", "NOK"), ("Danish", "Denmark", "DKK")),
    "krona": (("Swedish", "Sweden", "SEK"), ("Icelandic", "Iceland", "ISK")),
    "crown": (
        ("Danish", "", "DKK"),
        ("Swedish", "", "SEK"),
        ("Norwegian", "", "NOK"),
        ("Czech", "", "CZK"),
        ("Icelandic", "", "ISK"),
    ),
    "riyal": (("Saudi", "Saudi Arabia", "SAR"), ("Qatari", "Qatar", "QAR")),
    "rial": (("Iranian", "Iran", "IRR"), ("Omani", "Oman", "OMR")),
    "dirham": (
        ("Emirati", "Emirates", "AED"),
        ("UAE", "UAE", "AED"),
        ("Moroccan", "Morocco", "MAD"),
    ),
    "shilling": (
        ("Kenyan", "Kenya", "KES"),
        ("Ugandan", "Uganda", "UGX"),
        ("Tanzanian", "Tanzania", "TZS"),
        ("Somali", "Somalia", "SOS"),
    ),
    "pound": (
        ("British", "", "GBP"),
        ("Egyptian", "", "EGP"),
        ("Syrian", "", "SYP"),
        ("Lebanese", "", "LBP"),
        ("Sudanese", "", "SDG"),
        ("South Sudanese", "", "SSP"),
    ),
    "won": (("South Korean", "", "KRW"), ("North Korean", "", "KPW"), ("Korean", "", "KRW")),
    "yen": (("Japanese", "", "JPY"),),
    "yuan": (("Chinese", "", "CNY"),),
    "rouble": (("Russian", "", "RUB"), ("Belarusian", "", "BYN")),
    "ruble": (("Russian", "", "RUB"), ("Belarusian", "", "BYN")),
    "lira": (("Turkish", "", "TRY"), ("Syrian", "", "SYP")),
    "sol": (("Peruvian", "Peru", "PEN"),),
    "som": (("Kyrgyz", "Kyrgyzstan", "KGS"), ("Uzbek", "Uzbekistan", "UZS")),
    "sum": (("Uzbek", "", "UZS"),),
    "manat": (("Azerbaijani", "Azerbaijan", "AZN"), ("Turkmen", "Turkmenistan", "TMT")),
    "leu": (("Romanian", "Romania", "RON"), ("Moldovan", "Moldova", "MDL")),
    "kwacha": (("Zambian", "Zambia", "ZMW"), ("Malawian", "Malawi", "MWK")),
    "real": (("Brazilian", "", "BRL"),),
    "rand": (("South African", "", "ZAR"),),
    "baht": (("Thai", "", "THB"),),
    "ringgit": (("Malaysian", "", "MYR"),),
    "rupiah": (("Indonesian", "", "IDR"),),
    "dong": (("Vietnamese", "", "VND"),),
    "hryvnia": (("Ukrainian", "", "UAH"),),
    "shekel": (("Israeli", "", "ILS"),),
    "zloty": (("Polish", "", "PLN"),),
    "forint": (("Hungarian", "", "HUF"),),
    "koruna": (("Czech", "", "CZK"),),
    "lev": (("Bulgarian", "", "BGN"),),
    "lek": (("Albanian", "", "ALL"),),
    "denar": (("Macedonian", "", "MKD"),),
    "naira": (("Nigerian", "", "NGN"),),
    "cedi": (("Ghanaian", "", "GHS"),),
    "birr": (("Ethiopian", "", "ETB"),),
    "pula": (("Botswana", "", "BWP"),),
    "metical": (("Mozambican", "", "MZN"),),
    "kwanza": (("Angolan", "", "AOA"),),
    "dalasi": (("Gambian", "", "GMD"),),
    "ariary": (("Malagasy", "", "MGA"),),
    "taka": (("Bangladeshi", "", "BDT"),),
    "tenge": (("Kazakh", "", "KZT"),),
    "somoni": (("Tajik", "", "TJS"),),
    "afghani": (("Afghan", "", "AFN"),),
    "lari": (("Georgian", "", "GEL"),),
    "dram": (("Armenian", "", "AMD"),),
    "tugrik": (("Mongolian", "", "MNT"),),
    "kyat": (("Myanmar", "", "MMK"), ("Burmese", "", "MMK")),
    "kip": (("Lao", "", "LAK"), ("Laotian", "", "LAK")),
    "riel": (("Cambodian", "", "KHR"),),
    "ngultrum": (("Bhutanese", "", "BTN"),),
    "rufiyaa": (("Maldivian", "", "MVR"),),
    "kina": (("Papua New Guinean", "", "PGK"),),
    "quetzal": (("Guatemalan", "", "GTQ"),),
    "lempira": (("Honduran", "", "HNL"),),
    "cordoba": (("Nicaraguan", "", "NIO"),),
    "bolivar": (("Venezuelan", "", "VES"),),
    "boliviano": (("Bolivian", "", "BOB"),),
    "guarani": (("Paraguayan", "", "PYG"),),
    "gourde": (("Haitian", "", "HTG"),),
}
"""Word → (adjective, country, code); an empty country never decides by itself."""

OTHER_SENSES: Final = frozenset({"crown", "sol", "som", "sum", "leu", "real"})
"""Words that are no money unless their country is told: "35 soles", "two sums", "a fable's crowns"."""

_HINTS: Final[Mapping[str, str]] = {
    "INR": "New Delhi|Delhi|Mumbai|Kolkata|Chennai|Bengaluru|Lok Sabha|Reserve Bank of India",
    "PKR": "Islamabad|Karachi|Lahore|Rawalpindi",
    "LKR": "Colombo",
    "NPR": "Kathmandu",
    "MXN": "Mexico City",
    "PHP": "Filipino|Manila",
    "ARS": "Argentinian|Buenos Aires",
    "COP": "Bogotá|Bogota",
    "CLP": "Santiago",
    "CHF": "Zurich|Geneva|Bern",
    "KWD": "Kuwait City",
    "IQD": "Baghdad",
    "JOD": "Amman",
    "RSD": "Belgrade",
    "DZD": "Algiers",
    "LYD": "Tripoli",
    "NOK": "Oslo",
    "DKK": "Copenhagen",
    "SEK": "Stockholm",
    "ISK": "Reykjavik|Reykjavík",
    "SAR": "Riyadh",
    "QAR": "Doha",
    "IRR": "Tehran",
    "OMR": "Muscat",
    "AED": "Dubai|Abu Dhabi",
    "MAD": "Rabat",
    "KES": "Nairobi",
    "UGX": "Kampala",
    "TZS": "Dar es Salaam|Dodoma",
    "SOS": "Mogadishu",
}
"""Currency → cities and other words that tell the country."""

_COUNTRIES: Final = {
    country: code for users in SHARED.values() for _, country, code in users if country
}
_CODES: Final = {
    **{name: code for users in SHARED.values() for name, country, code in users if country},
    **_COUNTRIES,
    **{word: code for code, words in _HINTS.items() for word in words.split("|")},
}
_PLACES: Final = expression(rf"\b(?:{alternatives(_CODES)})\b(?! Ocean\b)")


class Evidence(Struct, frozen=True):
    """Currencies of the countries that a text hints at, and of those that it names."""

    hinted: frozenset[str]
    named: frozenset[str]


PLURALS: Final = {
    "kroner": "krone",
    "kronor": "krona",
    "kronur": "krona",
    "lei": "leu",
    "leva": "lev",
    "soles": "sol",
    "reais": "real",
    "meticais": "metical",
    "guaranies": "guarani",
    "zlotych": "zloty",
    "quetzales": "quetzal",
    "bolivares": "bolivar",
}
"""Irregular plurals of shared words."""


def named_in(text: str) -> Evidence:
    """The currencies whose countries a text names."""
    found = [(_CODES[word[0]], word[0] in _COUNTRIES) for word in _PLACES.finditer(text)]
    return Evidence(
        frozenset(code for code, _ in found), frozenset(code for code, sure in found if sure)
    )


def singular(word: str) -> str:
    """The word as the tables have it."""
    return PLURALS.get(word, word.removesuffix("s"))


def shared_currency(word: str, adjective: str, *around: Evidence) -> str:
    """The code of a word that several countries use; "" if what is around does not decide.

    around: the evidence of the paragraph and then that of the document. In a document a country
    that it names decides before one of which it has a city or an adjective only.
    """
    users = SHARED.get(singular(word), ())
    if adjective:
        return next((code for name, _, code in users if name == adjective), "")
    codes = {code for _, country, code in users if country}
    for evidence in _in_order(around):
        if named := evidence & codes:
            return next(iter(named)) if len(named) == 1 else ""
    return ""


def _in_order(around: tuple[Evidence, ...]) -> Iterator[frozenset[str]]:
    for near in around[:-1]:
        yield near.hinted
    for far in around[-1:]:
        yield far.named
        yield far.hinted
