"""What the network reads of words: the lexicon's answers, vectors and phrases."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.strings import get_string_id

from briefgen.nlp.features import Reader
from briefgen.nlp.forms import COLUMNS, FORMS, plain, row
from briefgen.nlp.keys import packed
from briefgen.nlp.lexicon import BOOK, PARTS, TABLE, WORD, extended, short

FLAG = [column.name for column in COLUMNS].index("flags")
KNOWN_WORDS = {"Oslo": (19, 4, 8), "harbour": (7, 0, 0)}
KNOWN_PHRASES = {("harbour", "board"): 4, ("harbour", "board", "of", "oslo"): 8}
CODES = {"oslo": (3, 250), "it's": (0, 1)}
"""Words with vectors of two parts; piece n of the first book is [n, 0], of the second [0, n]."""


def table() -> dict[str, bytes]:
    words = sorted((short(get_string_id(word)), row) for word, row in KNOWN_WORDS.items())
    phrases = []
    for phrase, kinds in KNOWN_PHRASES.items():
        key = get_string_id(phrase[0])
        for word in phrase[1:]:
            key = extended(key, get_string_id(word))
        phrases.append((short(key), kinds))
    phrases.sort()
    vectors = sorted((short(get_string_id(word)), codes) for word, codes in CODES.items())
    books = np.zeros((2, BOOK, 2), "<f2")
    books[0, :, 0] = books[1, :, 1] = np.arange(BOOK)
    values = (
        packed(np.array([key for key, _ in words], np.uint32)),
        np.array([row for _, row in words], WORD).tobytes(),
        packed(np.array([short(get_string_id("harbour"))], np.uint32)),
        bytes([4]),
        packed(np.array([key for key, _ in phrases], np.uint32)),
        bytes(kinds for _, kinds in phrases),
        packed(np.array([key for key, _ in vectors], np.uint32)),
        bytes(code for _, codes in vectors for code in codes),
        books.tobytes(),
    )
    return dict(zip(PARTS, values, strict=True))


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.vocab.lookups = Lookups()
    nlp.vocab.lookups.add_table(TABLE, table())
    return nlp


def rows(nlp: Language, *words: str) -> list[list[int]]:
    return Reader.of(nlp.vocab).rows([nlp.vocab[word].orth for word in words])[0].tolist()


def vectors(nlp: Language, *words: str) -> list[list[float]]:
    return Reader.of(nlp.vocab).rows([nlp.vocab[word].orth for word in words])[1].tolist()


def marks(nlp: Language, text: str) -> list[int]:
    doc = nlp.make_doc(text)
    return Reader.of(nlp.vocab).phrases([t.orth for t in doc], [t.lower for t in doc])


def test_a_known_word_brings_its_cluster_flags_and_case(nlp: Language) -> None:
    known, unknown = rows(nlp, "Oslo", "Xyzzy")
    assert known[FORMS + 1 :] == [20, 20, 4, 4, 8]
    assert unknown[FORMS:] == [0] * (len(COLUMNS) - FORMS)


def test_a_word_in_capitals_is_known_by_its_usual_form(nlp: Language) -> None:
    capitals, usual, small = rows(nlp, "OSLO", "Oslo", "oslo")
    assert capitals[FORMS:] == usual[FORMS:]
    assert small[FLAG] == 0


def test_every_row_is_one_of_its_table(nlp: Language) -> None:
    for found in rows(nlp, "Oslo", "x", "’", "ⅷ", "harbour", "A" * 300):
        assert all(0 <= at < column.rows for at, column in zip(found, COLUMNS, strict=True))


def test_columns_of_one_value_hash_apart() -> None:
    first, second = COLUMNS[0], COLUMNS[1]
    together = [
        (row(first, 0, value), row(second, 1, value))
        for value in map(get_string_id, map(str, range(3000)))
    ]
    assert len(set(together)) == len(together) > len({one for one, _ in together})


def test_a_vector_is_put_together_from_the_pieces_of_its_books(nlp: Language) -> None:
    assert vectors(nlp, "Oslo", "OSLO", "It’s") == [[3, 0, 0, 250]] * 2 + [[0, 0, 0, 1]]
    assert vectors(nlp, "Xyzzy") == [[0, 0, 0, 0]]


def test_marks_on_letters_hide_no_word_that_is_known_without_them(nlp: Language) -> None:
    marked, bare, elsewhere = rows(nlp, "Ösłó", "Oslo", "Ömsk")
    assert marked[FORMS:] == bare[FORMS:] != elsewhere[FORMS:]
    assert vectors(nlp, "Ösłó", "ÖSŁÓ", "Ömsk") == [[3, 0, 0, 250]] * 2 + [[0, 0, 0, 0]]


@pytest.mark.parametrize(
    ("text", "bare"),
    [("Đặng", "Dang"), ("Åse", "Ase"), ("ʿAbd", "Abd"), ("Ærø", "Aero"), ("Straße", "Strasse")],
)
def test_letters_of_latin_script_lose_their_marks(text: str, bare: str) -> None:
    assert plain(text) == bare


def test_the_longest_known_phrase_is_marked_where_it_begins_with_a_capital(nlp: Language) -> None:
    assert marks(nlp, "the Harbour Board met") == [0, 17, 19, 0]
    assert marks(nlp, "Harbour Board of Oslo") == [33, 34, 34, 35]
    assert marks(nlp, "the harbour board met") == [0, 0, 0, 0]


def test_a_vocabulary_without_a_lexicon_knows_nothing() -> None:
    blank = spacy.blank("en")
    assert rows(blank, "Oslo")[0][FORMS:] == [0] * (len(COLUMNS) - FORMS)
    assert vectors(blank, "Oslo") == [[]]
