"""What the network reads of words: the lexicon's answers, phrases, and gaps; and its arithmetic."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.strings import get_string_id
from thinc.api import NumpyOps

from briefgen.nlp.features import COLUMNS, FORMS, PHRASE, Gaps, Reader
from briefgen.nlp.lexicon import PARTS, TABLE, WORD, extended, short

FLAG = COLUMNS.index("flags")
KNOWN_WORDS = {"Oslo": (19, 4, 8), "harbour": (7, 0, 0)}
KNOWN_PHRASES = {("harbour", "board"): 4, ("harbour", "board", "of", "oslo"): 8}


def table() -> dict[str, bytes]:
    words = sorted((short(get_string_id(word)), row) for word, row in KNOWN_WORDS.items())
    phrases = []
    for phrase, kinds in KNOWN_PHRASES.items():
        key = get_string_id(phrase[0])
        for word in phrase[1:]:
            key = extended(key, get_string_id(word))
        phrases.append((short(key), kinds))
    phrases.sort()
    values = (
        np.array([key for key, _ in words], "<u4").tobytes(),
        np.array([row for _, row in words], WORD).tobytes(),
        np.array([short(get_string_id("harbour"))], "<u4").tobytes(),
        bytes([4]),
        np.array([key for key, _ in phrases], "<u4").tobytes(),
        bytes(kinds for _, kinds in phrases),
    )
    return dict(zip(PARTS, values, strict=True))


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.vocab.lookups = Lookups()
    nlp.vocab.lookups.add_table(TABLE, table())
    return nlp


def rows(nlp: Language, text: str) -> list[list[int]]:
    return Reader.of(nlp.vocab).rows(nlp.make_doc(text)).tolist()


def marks(nlp: Language, text: str) -> list[int]:
    return [row[PHRASE] for row in rows(nlp, text)]


def test_a_known_word_brings_its_cluster_flags_and_case(nlp: Language) -> None:
    (row,) = rows(nlp, "Oslo")
    assert row[len(FORMS) : PHRASE] == [19, 20, 20, 4, 4, 8]
    assert rows(nlp, "Xyzzy")[0][len(FORMS) :] == [0] * (PHRASE - len(FORMS) + 1)


def test_a_word_in_capitals_is_known_by_its_usual_form(nlp: Language) -> None:
    assert rows(nlp, "OSLO")[0][len(FORMS) : PHRASE] == rows(nlp, "Oslo")[0][len(FORMS) : PHRASE]
    assert rows(nlp, "oslo")[0][FLAG] == 0


def test_the_longest_known_phrase_is_marked_where_it_begins_with_a_capital(nlp: Language) -> None:
    assert marks(nlp, "the Harbour Board met") == [0, 17, 19, 0]
    assert marks(nlp, "Harbour Board of Oslo") == [33, 34, 34, 35]
    assert marks(nlp, "the harbour board met") == [0, 0, 0, 0]


def test_the_last_column_can_be_had_alone(nlp: Language) -> None:
    doc = nlp.make_doc("Harbour Board of Oslo")
    orths, lowers = [t.orth for t in doc], [t.lower for t in doc]
    reader = Reader.of(nlp.vocab)
    assert reader.phrases(orths, lowers).tolist() == reader.rows(doc)[:, PHRASE].tolist()


def test_a_vocabulary_without_a_lexicon_knows_nothing() -> None:
    assert rows(spacy.blank("en"), "Oslo")[0][len(FORMS) :] == [0] * (PHRASE - len(FORMS) + 1)


def test_gaps_hide_whole_phrases_and_leave_the_rows_of_others_alone(nlp: Language) -> None:
    given = Reader.of(nlp.vocab).rows(nlp.make_doc("Harbour Board of Oslo"))
    assert Gaps().applied(given).tolist() == given.tolist()
    assert Gaps(phrase=1.0).applied(given)[:, PHRASE].tolist() == [0, 0, 0, 0]
    hidden = Gaps(norm=1.0, lexical=1.0).applied(given)
    assert not hidden[:, 0].any()
    assert not hidden[:, len(FORMS) : PHRASE].any()
    assert hidden[:, PHRASE].tolist() == given[:, PHRASE].tolist()


@pytest.mark.parametrize("inner", [96, 288, 364])
def test_a_row_of_a_product_has_the_same_bits_whatever_stands_beside_it(inner: int) -> None:
    draw = np.random.default_rng(0)
    left = draw.normal(size=(300, inner)).astype(np.float32)
    right = draw.normal(size=(288, inner)).astype(np.float32)
    whole = NumpyOps().gemm(left, right, trans2=True)
    for count in (1, 2, 7, 16, 61, 119):
        part = NumpyOps().gemm(np.ascontiguousarray(left[11 : 11 + count]), right, trans2=True)
        assert np.array_equal(part, whole[11 : 11 + count])
