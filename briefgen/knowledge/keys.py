"""Keys: the form in which names are looked up in the large knowledge base.

A key is blind to accents, hyphens, periods, British spelling and, in names of several words,
capitals: "Yoon Suk-yeol" and "Yoon Suk Yeol" have one key, "U.S. Steel" and "US Steel" too. A single
word in capitals keeps them, so that "WHO" is not "Who".

>>> key("Yoon Suk-yeol"), key("George H.W. Bush"), key("N.A.T.O."), key("Johnson & Johnson")
('yoon suk yeol', 'george hw bush', '=NATO', 'johnson and johnson')
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from zlib import crc32

from briefgen.expressions import expression
from briefgen.knowledge.folding import fold, unaccented
from briefgen.knowledge.spelling import american

TOKEN = expression(r"(?:[^\W\d_a-z]\.)+(?![^\W_])|[^\W_]+(?:['.&+][^\W_]+)*|&")
"""A word of a name: "Suk", "U.S.", "O'Brien", "AT&T"; hyphens and spaces stand between words."""

LONGEST = 8
"""Words of the longest names."""


def words_of(surface: str) -> list[str]:
    """The words of a name as keys have them, with their capitals."""
    return [plain(word) for word in TOKEN.findall(fold(surface))]


@lru_cache(maxsize=8192)
def plain(word: str) -> str:
    """A word without accents and periods, as America spells it; "&" is a word."""
    if word == "&":
        return "and"
    return american((word if word.isascii() else unaccented(word)).replace(".", ""))


def key(surface: str) -> str:
    """The key of a name."""
    return key_of(words_of(surface))


def key_of(words: Sequence[str]) -> str:
    """The key of a name in plain words."""
    if len(words) == 1:
        word = words[0]
        return f"={word}" if len(word) > 1 and word.isupper() else word.lower()
    initials = 1 in map(len, words)
    return " ".join(_joined(words) if initials else words).lower()


def _joined(words: Iterable[str]) -> Iterator[str]:
    """Initials in one: "O. J. Simpson" and "O.J. Simpson" are the same."""
    initials = ""
    for word in words:
        if len(word) == 1 and word.isupper():
            initials += word
            continue
        if initials:
            yield initials
            initials = ""
        yield word
    if initials:
        yield initials


def print_of(key: str) -> int:
    """64 bits by which a key is found."""
    return int.from_bytes(blake2b(key.encode(errors="replace"), digest_size=8).digest(), "little")


def first_print(word: str) -> int:
    """32 bits by which the first word of names is found."""
    return crc32(word.encode(errors="replace"))
