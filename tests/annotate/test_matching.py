"""The alias table and the candidates it finds."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.annotate import matching
from briefgen.annotate.annotation import Span
from briefgen.annotate.matching import candidates, matcher
from briefgen.annotate.plain import tokens
from briefgen.knowledge.aliases import Claim, Name, claimed_twice, names, plurals
from briefgen.knowledge.entity import Entity, Term
from briefgen.source.passage import Passage

ENTITIES = (
    Entity(
        id="us", name="United States", kind="place", aliases=("U.S.", "US"), demonyms=("American",)
    ),
    Entity(id="sk", name="South Korea", kind="place", demonyms=("South Korean",)),
    Entity(id="jp", name="Japan", kind="place", demonyms=("Japanese",)),
    Entity(id="hague", name="The Hague", kind="place"),
    Entity(id="gulf", name="Persian Gulf", kind="place", aliases=("the Gulf",)),
    Entity(
        id="state", name="State Department", kind="organisation", aliases=("US State Department",)
    ),
    Entity(id="lopez", name="María López", kind="person"),
    Entity(id="xian", name="Xi'an", kind="place"),
    Entity(id="xi", name="Xi", kind="person"),
    Entity(id="f16", name="F-16", kind="product"),
    Entity(id="may", name="May", kind="person"),
)
TERMS = (
    Term(id="policy", name="monetary policy", gloss="…"),
    Term(id="emergency", name="state of emergency", gloss="…"),
    Term(id="crisis", name="crisis", gloss="…", forms=("crunch",)),
    Term(id="sam", name="SAM", gloss="…"),
)
MATCHER = matcher(names(ENTITIES, TERMS))


def found(text):
    return candidates(MATCHER, [Passage(0, text)])


def texts(text):
    return [c.text for c in found(text)]


def test_the_longest_name_wins():
    assert texts("The US State Department in Seoul") == ["US State Department"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Exports to the U.S. fell.", "U.S."),
        ("It left for the U.S.", "U.S."),
        ("The U.S.’s plan", "U.S."),
        ("Japan’s plan", "Japan"),
        ("Japan's plan", "Japan"),
        ("the United States’ plan", "United States"),
        ("(Japan)", "Japan"),
        ("“Japan”", "Japan"),
        ("Japan…", "Japan"),
        ("Japan—which", "Japan"),
        ("South\u00a0Korea", "South\u00a0Korea"),
        ("South  Korea", "South  Korea"),
        ("Xi’an", "Xi’an"),
        ("Maria Lopez", "Maria Lopez"),
        ("María López", "María López"),
        ("two F-16s", "F-16s"),
        ("two F\u201116s", "F\u201116s"),
        ("South Koreans", "South Koreans"),
        ("The Gulf states", "The Gulf"),
    ],
)
def test_a_name_is_found_without_what_belongs_to_the_sentence(text, name):
    assert texts(text) == [name]


@pytest.mark.parametrize(
    "text", ["Japanning", "us", "may", "the hague", "USA", "U.S.A", "Japanα", "Xi_1", "japan"]
)
def test_no_part_of_a_word_and_no_other_case_is_a_name(text):
    assert texts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        *("Japan.com rose", "www.Japan.org", "https://example.org/Japan", "ada@Japan.org"),
        *("@Japan said", "US$20", "Japan-3", "Xi'en", "d’Japan", "O'Xi", "Sou", "South Kore"),
    ],
)
def test_what_is_part_of_an_address_a_sum_or_another_name_is_none(text):
    assert texts(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("#Japan", "Japan"),
        ("Japan’ll", "Japan"),
        ("https://example.org and Japan", "Japan"),
        ("Japan/Korea", "Japan"),
        (" \t Japan  ", "Japan"),
        ("İJapan İ Japan", "Japan"),
        ("İ crisis", "crisis"),
    ],
)
def test_what_stands_beside_an_address_or_a_sign_is_found(text, name):
    assert texts(text) == [name]


def test_a_name_at_the_end_is_not_longer_than_the_text():
    longer = (*ENTITIES, Entity(id="x", name="Japan and the sea", kind="other"))
    (only,) = candidates(matcher(names(longer, ())), [Passage(0, "to Japan")])
    assert only.span == Span(0, 3, 8)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the U.S.–South Korea alliance", [("U.S.", True), ("South Korea", True)]),
        ("a U.S.-led force", [("U.S.", True)]),
        ("a Japan-led force", [("Japan", True)]),
        ("anti-American words", [("American", True)]),
        ("non-U.S. firms", [("U.S.", True)]),
        ("Japan – and the U.S.", [("Japan", False), ("U.S.", False)]),
        ("Japan—U.S.", [("Japan", False), ("U.S.", False)]),
        ("Japan/U.S. talks", [("Japan", False), ("U.S.", False)]),
    ],
)
def test_parts_of_compounds_are_found_and_said_to_be_parts(text, expected):
    assert [(c.text, c.compound) for c in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Monetary policy eased.", "Monetary policy"),
        ("monetary policies", "monetary policies"),
        ("MONETARY POLICY", "MONETARY POLICY"),
        ("states of emergency", "states of emergency"),
        ("two crises", "crises"),
        ("a crunch", "crunch"),
        ("two SAMs", "SAMs"),
    ],
)
def test_terms_are_found_in_any_case_and_in_the_plural(text, term):
    assert texts(text) == [term]


def test_a_term_with_capitals_is_found_in_capitals_only():
    assert texts("sam Sam SAM") == ["SAM"]


def test_a_term_with_a_capital_inside_may_begin_a_sentence():
    own = (
        Term(id="ai", name="generative AI", gloss="…"),
        Term(id="vaccine", name="mRNA vaccine", gloss="…"),
        Term(id="strict", name="dual Use", gloss="…", case=True),
    )
    surfaces = {name.surface for name in names((), own)}
    assert {"generative AI", "Generative AI", "mRNA vaccine", "dual Use"} <= surfaces
    assert not {"MRNA vaccine", "Dual Use", "generative ai"} & surfaces


def test_candidates_say_how_they_were_found():
    found_ = found("US, United States, American, crisis")
    assert [(c.by, c.entities, c.terms) for c in found_] == [
        ("acronym", ("us",), ()),
        ("name", ("us",), ()),
        ("demonym", ("us",), ()),
        ("name", (), ("crisis",)),
    ]


def test_all_owners_of_a_shared_name_are_candidates():
    both = (*ENTITIES, Entity(id="gulf-2", name="Gulf", kind="other", aliases=("Japan",)))
    shared = candidates(matcher(names(both, ())), [Passage(0, "Japan")])
    assert shared[0].entities == ("jp", "gulf-2")
    assert claimed_twice(both, ()) == (Claim("Japan", ("gulf-2", "jp")),)


def test_offsets_are_of_the_given_passage():
    passages = [Passage(4, "🇯🇵 Japan"), Passage(9, "Japan")]
    assert [c.span for c in candidates(MATCHER, passages)] == [Span(4, 3, 8), Span(9, 0, 5)]


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("policy", ("policies",)),
        ("ally", ("allies",)),
        ("key", ("keys",)),
        ("basis", ("bases",)),
        ("tax", ("taxes",)),
        ("veto", ("vetos", "vetoes")),
        ("spokeswoman", ("spokeswomen",)),
        ("rule of law", ("rules of law",)),
    ],
)
def test_plurals_are_regular_english(noun, expected):
    assert plurals(noun) == expected


def test_the_alias_table_is_sorted_and_free_of_doubles():
    table = names(ENTITIES, TERMS)
    assert list(table) == sorted(set(table))
    assert table == names(ENTITIES[::-1], TERMS[::-1])


_PIECES = st.sampled_from(
    [
        "Japan",
        "U.S.",
        "South Korea",
        "crisis",
        " ",
        "–",
        "-",
        ".",
        "’s",
        "x",
        "\u00a0",
        "e\u0301",
        "“",
        "US",
    ]
)


@given(st.lists(_PIECES, max_size=12).map("".join))
def test_candidates_are_disjoint_in_order_and_whole_words(text):
    spans = [c.span for c in found(text)]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for c in found(text):
        assert text[c.span.start : c.span.end] == c.text
        outside = text[c.span.start - 1 : c.span.start] + text[c.span.end : c.span.end + 1]
        assert not any(char.isalnum() or char == "\u0301" for char in outside)


def looked_up(table, text):
    return matching._looked_up(table, text, tokens(text))


def test_few_words_and_many_are_found_at_the_same_places() -> None:
    text = "The Hague, the-hague, thea the_hague, ’the’ the. _the the" + "".join(
        f" word{number}" for number in range(matching._FEW + 9)
    )
    words = sorted(frozenset(matching._WORD.findall(text)))
    assert len(words) > matching._FEW
    many = matcher(tuple(Name(word, word) for word in words)).exact
    one_by_one = {
        found for word in words for found in looked_up(matcher((Name(word, word),)).exact, text)
    }
    assert set(looked_up(many, text)) == one_by_one
    assert {start for start, _, names in one_by_one if names[0].id == "the"} == {11, 39, 44, 54}


def test_an_entry_is_found_as_papers_without_umlauts_write_it():
    own = Entity(id="krueger", name="Jörg Krüger", kind="person")
    found = candidates(
        matcher(names((own,), ())), (Passage(index=0, text="Joerg Krueger said so"),)
    )
    assert [c.entities for c in found] == [("krueger",)]


def test_names_with_one_first_word_are_found_at_whatever_length_they_go_on() -> None:
    surfaces = ("Ulm", "Ulm A", "Ulm AB", "Ulm ABC", "Ulm Rail", "Ulm-B", "Ulmer")
    table = matcher(tuple(Name(surface, surface) for surface in surfaces)).exact
    for surface in surfaces:
        for text in (surface, f"{surface} and so on"):
            own = {names[0].id for _, _, names in looked_up(table, text)}
            assert own == {one for one in surfaces if surface.startswith(one)} - (
                {"Ulm"} if surface == "Ulmer" else set()
            )
