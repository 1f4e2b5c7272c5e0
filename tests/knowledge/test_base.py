"""The file of the large knowledge base: what is written is found again, and damage is noticed."""

import bases
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.knowledge.entity import Entity
from briefgen.knowledge.head import HEADER, version
from briefgen.knowledge.identity import covered, twin
from briefgen.knowledge.keys import key
from briefgen.knowledge.store import Base, Damaged
from briefgen.knowledge.writer import written


@pytest.fixture(scope="module")
def base():
    return bases.base()


def ids(base, name):
    return [base.id(owner.index) for owner in base.owners(key(name))]


def test_an_entity_comes_back_as_it_was_written(base):
    moore = base.entity(base.index("ada-moore"))
    assert (moore.name, moore.kind, moore.country, moore.wikidata) == (
        "Ada Moore",
        "person",
        "fr",
        "Q11",
    )
    assert moore.wikipedia == "Ada Moore"
    assert (moore.roles[0].title, moore.roles[0].start) == ("President of France", "2020-05-01")


def test_names_lead_to_their_owners_the_best_known_first(base):
    assert ids(base, "Ada Moore") == ["ada-moore"]
    assert ids(base, "Lyon") == ["lyon", "lyon-us"]
    assert ids(base, "Moore") == ["ada-moore", "ben-moore"]
    assert ids(base, "Nobody") == []


def test_it_says_how_long_names_are_that_begin_with_a_word(base):
    assert base.longest("senate") == 3
    assert base.longest("lyon") == 1
    assert base.longest("zebra") == 0


def test_ids_and_wikidata_ids_are_found(base):
    assert [base.index(base.id(index)) for index in range(len(base))] == list(range(len(base)))
    assert base.id(base.by_wikidata("Q13")) == "lyon"
    assert (base.index("nobody"), base.by_wikidata("Q99"), base.by_wikidata("")) == (-1, -1, -1)


def test_equal_entities_in_another_order_give_equal_bytes():
    assert written(bases.ENTITIES, bases.NAMES) == written(bases.ENTITIES[::-1], bases.NAMES[::-1])


def test_another_gloss_is_another_version():
    other = bases.built("lyon", "Lyon", "place", prior=60, country="fr", gloss="Other.")
    entities = tuple(other if e.identifier == "lyon" else e for e in bases.ENTITIES)
    assert bases.base(entities).version != bases.base().version


@given(st.integers(min_value=0), st.integers(1, 255))
def test_a_changed_byte_is_noticed(at, change):
    data = bytearray(written(bases.ENTITIES, bases.NAMES))
    at %= len(data)
    data[at] ^= change
    try:
        base = Base(bytes(data))
    except Damaged:
        return
    assert not base.is_whole() or at < HEADER


@given(st.integers(min_value=0))
def test_a_file_that_is_cut_off_is_refused(length):
    data = written(bases.ENTITIES, bases.NAMES)
    with pytest.raises(Damaged):
        Base(data[: length % (len(data) - 1)])


@given(st.binary(max_size=200))
def test_any_other_file_has_no_version_and_is_refused(data):
    assert version(data) == ""
    with pytest.raises(Damaged):
        Base(data)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yoon Suk-yeol", "Yoon Suk Yeol"),
        ("George H. W. Bush", "George H.W. Bush"),
        ("O. J. Simpson", "O.J. Simpson"),
        ("Chișinău", "Chisinau"),
        ("Johnson & Johnson", "Johnson and Johnson"),
        ("U.S. Steel", "US Steel"),
        ("N.A.T.O.", "NATO"),
        ("O’Brien Hall", "O'Brien Hall"),
    ],
)
def test_spellings_of_one_name_have_one_key(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("WHO", "Who"), ("US", "Us"), ("Ada Moore", "Adamoore")]
)
def test_different_words_have_different_keys(one, other):
    assert key(one) != key(other)


def entry(id_, name="Somebody", kind="person", **more):
    return Entity(id=id_, name=name, kind=kind, place=("content/entities/x.yaml", 1), **more)


def test_an_equal_wikidata_id_is_the_same_entity_whatever_its_id(base):
    own = entry("our-moore", "A. Moore", wikidata="Q11")
    assert base.id(twin(base, own)) == "ada-moore"
    assert covered(base, [own], ())["ada-moore"] == "our-moore"


def test_an_equal_id_is_the_same_unless_the_wikidata_ids_differ(base):
    assert base.id(twin(base, entry("ada-moore"))) == "ada-moore"
    other = entry("ada-moore", wikidata="Q999")
    assert twin(base, other) == -1
    assert covered(base, [other], ())["ada-moore"] == ""


def test_the_sites_namesake_of_the_same_kind_hides_the_one_there(base):
    assert covered(base, [entry("x", "Ada Moore")], ()) == {"ada-moore": ""}
    assert covered(base, [entry("x", "Ada Moore", kind="place")], ()) == {}


def test_aliases_of_the_site_replace_those_there(base):
    own = entry("our-moore", wikidata="Q11", aliases=("Moore the Elder",))
    assert covered(base, [own], ()) == {"ada-moore": ""}


def test_a_glossary_term_keeps_its_id_for_itself(base):
    assert covered(base, [], {"lyon"}) == {"lyon": ""}


@pytest.mark.parametrize(
    ("country", "latitude", "found"),
    [("fr", 45.8, True), ("us", 45.8, False), ("fr", 47.0, False)],
)
def test_a_place_beside_the_lists_is_what_they_have_of_that_name_there(country, latitude, found):
    town = bases.built("tarn-fr", "Tarn", "place", country="fr", latitude=45.7, longitude=4.8)
    base = Base(written((town,), (bases.named(town),)))
    ours = Entity(
        id="tarn", name="Tarn", kind="place", country=country, latitude=latitude, longitude=4.9,
        place=("@places.yaml", 1),
    )  # fmt: skip
    assert covered(base, [ours], ()) == ({"tarn-fr": "tarn"} if found else {})
