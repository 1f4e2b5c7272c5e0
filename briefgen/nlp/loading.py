"""Loads briefgen's own pipeline. spaCy is imported here, so only on first use."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language

from briefgen.nlp import tagger
from briefgen.nlp.shipped import FOLDER, checked

PARTS = (tagger.NAME,)


def opened(folder: Path) -> Language:
    """A pipeline of ours in a folder, unchecked; the import above registers its component."""
    return spacy.load(folder)


@cache
def load(folder: Path = FOLDER) -> Language:
    """The pipeline, ready to read; one a process. Raises Failure (`damaged-model`)."""
    checked(folder)
    return opened(folder)
