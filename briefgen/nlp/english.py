"""The tokenizer: spaCy's for English, with dashes between words split as newspapers use them."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex

# "U.S.–South" and "U.S.-led" are one token otherwise, because of the period; "G7–EU" is too.
_INFIXES = (r"[–—/]", r"(?<=\.)-(?=[^\W\d_])", r"(?<=[^\W_])-(?=[^\W\d_]\.)")


@cache
def english() -> Language:
    """The blank pipeline with that tokenizer."""
    nlp = spacy.blank("en")
    infixes = [*(nlp.Defaults.infixes or ()), *_INFIXES]
    if isinstance(nlp.tokenizer, Tokenizer):
        nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return nlp
