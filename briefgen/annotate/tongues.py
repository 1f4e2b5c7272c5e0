"""Words for peoples that stand for their languages: "in French", "Hebrew and German"."""

from __future__ import annotations

from briefgen.annotate.annotation import Span
from briefgen.annotate.document import Document
from briefgen.annotate.lexicon import word_set
from briefgen.expressions import expression

_LISTED = r"(?:,? (?:and|or) |, |/)"
_TONGUE = (
    r"(?:(?:Arabic|Hebrew|Hindi|Urdu|Bengali|Tamil|Telugu|Mandarin|Cantonese|Swahili|Latin|Yiddish|"
    r"Pashto|Dari|Farsi|Bahasa|Tagalog|Quechua|Sanskrit|Esperanto)|(?<!the )English)"
)
"""Words for languages; "English" is one at least beside others."""

_SPOKEN = expression(
    r"\b(?:speaks?|spoke|spoken|speaking|fluent in|learn(?:s|ed|ing)?|taught|translated (?:in)?to|"
    r"(?:dubbed|subtitled) (?:in|into|to)|"
    r"(?:said|says|written|wrote|sung|sang|published|broadcast|translated) in|[Ii]n) \Z"
)
_SPEAKER = expression(r"\b(?:speaks?|spoken|fluent)\b[^.!?;]{0,70}(?<!the )\Z")
_BEFORE = expression(
    rf"(?:\b{_TONGUE}{_LISTED}|\blanguages?,? (?:(?:such as|like|including) )?)"
    rf"(?:[A-Z]\w{{1,20}}{_LISTED}){{0,5}}\Z"
)
_BEFORE_ENDS = (
    ", ",
    " and ",
    " or ",
    "/",
    "language ",
    "languages ",
    " as ",
    " like ",
    " including ",
)
"""How a text must end for `_BEFORE` to find something."""

_BEHIND = expression(rf"(?:{_LISTED}[A-Z]\w{{1,20}}){{0,4}}{_LISTED}{_TONGUE}\b")
_ALONE = expression(
    rf"(?:{_LISTED}[A-Z]\w{{1,20}}){{0,6}}+"
    r"(?! (?!(?:and|or|on|at|to|with|but|as|in|by|for|from|[a-z]{1,20}ly)\b)[A-Za-z])"
)
"""What may follow: others of its kind, and then no noun."""

_LANGUAGE = word_set("language languages speaker speakers speaking word words dialect translation")


def is_language(document: Document, span: Span) -> bool:
    """Whether a word for a people stands for its language here."""
    after, text = document.after(span), document.texts[span.passage]
    if after is not None and after.lower in _LANGUAGE:
        return True
    if text[span.end : span.end + 1] == "-" or not _ALONE.match(text, span.end):
        return False  # "Arabic and French cooks"
    lead = document.lead(span)
    listed = lead.endswith(_BEFORE_ENDS) and _BEFORE.search(lead)
    listed = listed or _BEHIND.match(text, span.end)
    return bool(listed or _SPOKEN.search(lead) or _SPEAKER.search(lead))
