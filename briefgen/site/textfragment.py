"""Links to a sentence of another site's page: text fragments (https://wicg.github.io/scroll-to-text-fragment/).

`#:~:text=` and the words; browsers that know it light them, all others open the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from briefgen.expressions import expression

DIRECTIVE = ":~:"
LONGEST = 300
"""Code points that are looked for as they are; of longer quotations, beginning and end."""
WORDS = 6
"""Words at each end of a long quotation."""
MOST = 5
"""Quotations of one source."""

_LEFT_OUT = expression(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.\.\.)\s*")
_MARKS = " \t\n“”„‟\"«»‹›‘’'"
"""What stands around a quotation here and not there."""


def deep(url: str, quotations: Iterable[str]) -> str:
    """The address of the words at a source; of none, or of what is no page, the address as it is."""
    found = [made for words in list(quotations)[:MOST] if (made := directive(words))]
    if not found or DIRECTIVE in url or not url.startswith(("http://", "https://")):
        return url
    return f"{url}{'' if '#' in url else '#'}{DIRECTIVE}{'&'.join(found)}"


def directive(words: str) -> str:
    """What names these words in a fragment: `text=START` or `text=START,END`; "" for no words."""
    parts = [part for part in map(_bare, _LEFT_OUT.split(words)) if part]
    if not parts:
        return ""
    start, end = parts[0], parts[-1] if len(parts) > 1 else ""
    if not end and len(start) > LONGEST and len(each := start.split()) > 2 * WORDS:
        start, end = " ".join(each[:WORDS]), " ".join(each[-WORDS:])
    return "text=" + ",".join(map(_encoded, (start, end) if end else (start,)))


def _bare(part: str) -> str:
    return " ".join(part.strip(_MARKS).split())


def _encoded(words: str) -> str:
    """Percent-encoded, the hyphen too: it would mark a prefix or suffix, as a comma parts them."""
    return quote(words, safe="").replace("-", "%2D")
