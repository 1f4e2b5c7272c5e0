"""What the network reads of a word's form: whole numbers that name rows of its tables."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from spacy.lang.lex_attrs import word_shape
from spacy.strings import get_string_id

_MASK = (1 << 64) - 1


class Column(NamedTuple):
    """One table of the network: `rows` vectors of `width`; hashed where ids may be any number."""

    name: str
    rows: int
    width: int
    hashed: bool


COLUMNS: tuple[Column, ...] = (
    Column("norm", 4000, 32, hashed=True),
    Column("norm_again", 3900, 32, hashed=True),
    Column("prefix_1", 500, 16, hashed=True),
    Column("prefix_3", 2000, 24, hashed=True),
    Column("suffix_2", 500, 16, hashed=True),
    Column("suffix_3", 2500, 32, hashed=True),
    Column("shape", 1000, 32, hashed=True),
    Column("cluster", 1500, 32, hashed=True),
    Column("cluster_10", 1025, 24, hashed=False),
    Column("cluster_6", 65, 16, hashed=False),
    Column("cluster_4", 17, 8, hashed=False),
    Column("flags", 512, 32, hashed=False),
    Column("case", 9, 8, hashed=False),
)
"""All but the phrase, which a word shares with its neighbours."""
PHRASES = Column("phrase", 64, 32, hashed=False)
FORMS = 7
"""The first columns are of the form, the others of the lexicon."""


def usual(text: str) -> str:
    """The form by which words are known: lower case, straight apostrophes."""
    return text.lower().replace("’", "'")


_LETTERS = str.maketrans(
    {**dict(zip("øØłŁđĐıðÐħĦ", "oOlLdDidDhH", strict=True)), "ß": "ss", "æ": "ae", "Æ": "Ae",
     "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th"} | dict.fromkeys("ʿʾʻʼ", None)
)  # fmt: skip


def plain(text: str) -> str:
    """A word without the marks on its letters: newswire, which vectors come from, has few."""
    parts = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in parts if not unicodedata.combining(c))


def forms(text: str) -> tuple[int, ...]:
    """The ids of the columns of a word's form."""
    norm = usual(text)
    return tuple(
        get_string_id(part)
        for part in (norm, norm, text[0], norm[:3], text[-2:], text[-3:], word_shape(text))
    )


def row(column: Column, at: int, value: int) -> int:
    """The row of a column's table; 0 is what isn't known. Columns hash apart by where they stand."""
    if not column.hashed:
        return value
    if not value:
        return 0
    mixed = ((value ^ (at + 1) * 0x9E3779B97F4A7C15) * 0xD6E8FEB86659FD93) & _MASK
    return 1 + ((mixed >> 32) * (column.rows - 1) >> 32)
