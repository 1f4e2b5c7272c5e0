"""A place or a people in the name of a party, a team or a deed that nobody told us is not linked."""

import bases
import pytest
from test_linking import links
from test_opinions import seen

from briefgen.annotate.document import Word
from briefgen.knowledge.entity import Entity
from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written

NORLAND = Entity(
    id="norland",
    name="Norland",
    kind="place",
    country="no",
    capital="Nor",
    demonyms=("Norlandic",),
    place=("@x.yaml", 1),
)
SHIRE = Entity(id="shire", name="Shire", kind="place", country="no", place=("@x.yaml", 2))
PERU = Entity(
    id="peru",
    name="Peru",
    kind="place",
    country="pe",
    capital="Lima",
    demonyms=("Peruvian",),
    place=("@x.yaml", 3),
)
OWN = (NORLAND, SHIRE, PERU)
GREENS = bases.built("greens", "Green Party", "organisation", country="pe", prior=60)
FATH = bases.built("amal", "Amal", "organisation", country="no", prior=70)
BASE = Base(written((GREENS, FATH), tuple(map(bases.named, (GREENS, FATH)))))


def of(text, **more):
    return links(text, own=OWN, base=BASE, **more)


@pytest.mark.parametrize(
    "text",
    [
        "The Norlandic Congress met again.",
        "The Norlandic National Congress met again.",
        "Most of the Norland Declaration is old.",
        "They ride for Norland Team Rex this year.",
        "The Norlandic Home Rule Party won.",
        "The Norlandic Green Party won.",
        "A leader of the People's Party of Norland (Reformed) spoke.",
        "Bo Stone (Norland Victorious) won the stage.",
        "The Shire State Department of Health said so.",
        "The Shire Department of Health said so.",
    ],
)
def test_a_place_or_a_people_inside_a_longer_name_is_not_linked(text):
    place = next(n for n in ("Norlandic", "Norland", "Shire") if n in text)
    assert [link for link in of(text) if link[1] in ("norland", "shire")] == []
    assert of(text, extra=(seen(text, place, "place"),)) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Norlandic Foreign Ministry said so.", "norland"),
        ("The Norlandic Supreme Court said so.", "norland"),
        ("The Norlandic Defence Minister left the Green Party.", "norland"),
        ("The Norlandic congress met again.", "norland"),
        ("The Peruvian Congress met again.", "peru"),
        ("The Peruvian Green Party won.", "peru"),
        ("The Norland Department of Health said so.", "norland"),
        ("Bo Stone (Norland Foreign Ministry) spoke.", "norland"),
    ],
)  # fmt: skip
def test_organs_of_a_state_and_its_own_parties_speak_of_it(text, who):
    assert who in [entity for _, entity in of(text)]


def test_an_entry_of_the_sites_own_means_what_it_says():
    own = Entity(id="norland", name="Norland", kind="place", country="no", demonyms=("Norlandic",))
    assert links("The Norlandic Congress met again.", own=(own,)) == [("Norlandic", "norland")]


def test_a_body_before_an_arabic_article_has_a_longer_name():
    assert Word(0, "al-Amal").capital
    assert not Word(0, "al-amal").capital
    assert not Word(0, "all-American").capital
    assert of("On Monday Amal said so in Norland.") == [("Amal", "amal"), ("Norland", "norland")]
    assert of("On Monday Amal al-Nur said so in Norland.") == [("Norland", "norland")]
