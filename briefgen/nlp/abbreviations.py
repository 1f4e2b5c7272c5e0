"""Abbreviations of other languages, from spaCy's data for cutting their texts into words."""

from __future__ import annotations

from briefgen.nlp.lean import import_spacy


def abbreviations(language: str) -> tuple[str, ...]:
    """What ends in a period that ends no sentence, without it: "bzw", "Dr"; sorted.

    language: without script and territory. Empty for one that spaCy has no data for.
    """
    import_spacy()
    from spacy.util import get_lang_class  # noqa: PLC0415 - it takes long to import

    try:
        defaults = get_lang_class(language).Defaults
    except ImportError:
        return ()
    found = defaults.tokenizer_exceptions
    return tuple(sorted(text[:-1] for text in found if text.endswith(".") and _is_word(text)))


def _is_word(text: str) -> bool:
    return len(text) > 2 and text[0].isalpha() and not any(char.isdigit() for char in text)
