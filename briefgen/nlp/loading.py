"""Loads briefgen's own pipeline. spaCy is imported here, so only on first use."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, cast

import spacy
from spacy.attrs import LOWER
from spacy.language import Language

from briefgen.nlp import tagger
from briefgen.nlp.shipped import FOLDER, checked

_BARE = {
    "nlp": {
        "tokenizer": {"@tokenizers": tagger.BARE},
        "after_creation": {"@callbacks": tagger.AS_IT_IS},
    }
}
"""The tokenizer is read whole from its file; spaCy would make it twice before, of other rules."""


def opened(folder: Path) -> Language:
    """A pipeline of ours in a folder, unchecked; the import above registers its component.

    Of each new word spaCy would find out twenty things; only its lower case is needed.
    """
    nlp = spacy.load(folder, config=_BARE)
    vocab = cast("Any", nlp.vocab)
    vocab.lex_attr_getters = {LOWER: vocab.lex_attr_getters[LOWER]}
    return nlp


@cache
def load(folder: Path = FOLDER) -> Language:
    """The pipeline, ready to read; one a process. Raises Failure (`damaged-model`)."""
    checked(folder)
    return opened(folder)
