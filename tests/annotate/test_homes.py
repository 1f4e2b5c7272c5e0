"""Names that many countries have for their own: the country named before them or the document's."""

import bases
import pytest

from briefgen.annotate.lookup import combined, known_names
from briefgen.annotate.matching import candidates, matcher
from briefgen.annotate.resolve import resolve
from briefgen.annotate.sentences import sentences
from briefgen.knowledge.aliases import names
from briefgen.knowledge.entity import Entity
from briefgen.source.passage import Passage

CODES = ("aa", "ab", "ac", "ad", "ae", "af", "ag", "fr", "ru", "ua")
MINISTRIES = [
    bases.built(f"ministry-{code}", f"Ministry of {code.upper()}", "organisation", country=code)
    for code in CODES
]
SENATE = bases.built("senate-fr", "Senate of France", "organisation", country="fr", prior=66)
FIGHTER = bases.built("su-35", "Su-35", "product", country="ru")
BASE = bases.base(
    (*MINISTRIES, SENATE, FIGHTER),
    [
        bases.named(FIGHTER),
        bases.named(FIGHTER, "Sukhoi", 9, "alias"),
        *(bases.named(m, "Defence Ministry", 8, "alias", shared=True) for m in MINISTRIES),
        bases.named(SENATE, "Senate", 8, "alias", shared=True),
    ],
)
OWN = (
    Entity(id="ukraine", name="Ukraine", kind="place", country="ua", demonyms=("Ukrainian",)),
    Entity(id="kyiv", name="Kyiv", kind="place", country="ua"),
    Entity(id="russia", name="Russia", kind="place", country="ru", demonyms=("Russian",)),
    Entity(id="moscow", name="Moscow", kind="place", country="ru"),
    Entity(id="france", name="France", kind="place", country="fr"),
    Entity(id="georgia", name="Georgia", kind="place", country="ge"),
)


class Known(dict):
    """Entries, and those of the large knowledge base when asked for."""

    def get(self, identifier, default=None):
        index = BASE.index(identifier)
        return super().get(identifier, BASE.entity(index) if index >= 0 else default)

    def __missing__(self, identifier):
        return BASE.entity(BASE.index(identifier))


def meant(text):
    """Whom the institutions in the text mean, "" for silence; the text speaks of Ukraine most."""
    passages = (Passage(index=0, text=f"Ukraine waited. In Ukraine, Kyiv is large. {text}"),)
    listed = candidates(matcher(names(OWN, ())), passages)
    found = combined(listed, known_names(BASE, passages, {}))
    known = Known((e.id, e) for e in OWN)
    done = resolve(passages, sentences(passages), found, known, (), day="2024-01-01")
    own = {entity.id for entity in OWN}
    return [m.entity for m in done.mentions if m.entity not in own]


def test_among_many_the_documents_country_is_meant():
    assert meant("The Defence Ministry said so.") == ["ministry-ua"]


@pytest.mark.parametrize(
    "owner", ["Russia's", "Russia’s", "Russia's own", "Moscow's", "the Russian"]
)
def test_the_country_directly_before_is_meant(owner):
    assert meant(f"Then {owner} Defence Ministry said so.") == ["ministry-ru"]


def test_what_was_named_before_does_not_stand_for_another_country():
    text = (
        "The Defence Ministry spoke, and Russia's Defence Ministry did. France's Defence Ministry"
    )
    assert meant(f"{text} was silent.") == ["ministry-ua", "ministry-ru", "ministry-fr"]
    told = "The Defence Ministry spoke. Georgia's Defence Ministry was silent."
    assert meant(told) == ["ministry-ua"]


def test_names_with_figures_are_found_however_they_are_written():
    assert meant("They lost an Su-35 there.") == ["su-35"]
    assert meant("They lost a Sukhoi there.") == []


@pytest.mark.parametrize(
    "lead", ["In Moscow, the", "Unlike Russia, the", "After talks in Moscow the"]
)
def test_after_another_country_in_the_sentence_nothing_is_said(lead):
    assert meant(f"{lead} Defence Ministry said nothing.") == []


@pytest.mark.parametrize("lead", ["They fled to Russia. The", "In Moscow they met in Kyiv. The"])
def test_countries_of_the_sentence_before_do_not_count(lead):
    assert meant(f"Ukraine and Kyiv waited. {lead} Defence Ministry said so.") == ["ministry-ua"]


def test_a_document_about_another_country_says_nothing_of_a_senate():
    assert meant("The Senate voted.") == []


def test_a_place_that_begins_a_sentence_owns_nothing_before_it():
    assert meant("They are in Russia. Defence Ministry staff left Kyiv.") == ["ministry-ua"]
