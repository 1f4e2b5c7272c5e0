"""One-for-one folding of text, so that offsets into the folded text are offsets into the text."""

from __future__ import annotations

import unicodedata

_FOLD = str.maketrans(
    {
        **dict.fromkeys("\t\n\r\u00a0\u2000\u2001\u2002\u2003\u2007\u2008\u2009\u200a\u202f", " "),
        **dict.fromkeys("\u2018\u2019\u02bc\uff07", "'"),
        **dict.fromkeys("\u2010\u2011", "-"),
    }
)


def fold(text: str) -> str:
    """Spaces, apostrophes and hyphens in their plain form; as many code points as before."""
    return text.translate(_FOLD)


def unaccented(text: str) -> str:
    """The text as a keyboard without accents writes it; its length may change."""
    letters = unicodedata.normalize("NFKD", text)
    return "".join(c for c in letters if not unicodedata.combining(c))
