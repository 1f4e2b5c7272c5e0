"""The tokenizer: spaCy's, with dashes between words split as newspapers use them."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex

# "U.S.–South" and "U.S.-led" are one token otherwise, because of the period; "G7–EU" is too.
_INFIXES = (r"[–—/]", r"(?<=\.)-(?=[^\W\d_])", r"(?<=[^\W_])-(?=[^\W\d_]\.)")


@cache
def language(lang: str = "en") -> Language:
    """The blank pipeline of a language (ISO 639-1), English where spaCy does not know it."""
    nlp = _blank(lang)
    infixes = [*(nlp.Defaults.infixes or ()), *_INFIXES]
    if isinstance(nlp.tokenizer, Tokenizer):
        nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return nlp


def _blank(lang: str) -> Language:
    try:
        return spacy.blank(lang.partition("-")[0] or "en")
    except ImportError:
        return spacy.blank("en")
