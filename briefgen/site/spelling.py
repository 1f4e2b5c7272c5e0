"""How short texts of the knowledge base are shown: as Markdown sets the texts around them."""

from __future__ import annotations

from briefgen.expressions import expression

_WITHIN = expression(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_PLURAL = expression(r"(?<=s)'(?= [^\W\d_])")
_OPENS = expression(r"(?<!\w)'")


def curly(text: str) -> str:
    """A text with its apostrophes as they are printed; matching goes by the plain ones."""
    if "'" not in text:
        return text
    text = _WITHIN.sub("’", text)
    # Behind a mark that opens words, the next may close them.
    return text if _OPENS.search(text) else _PLURAL.sub("’", text)
