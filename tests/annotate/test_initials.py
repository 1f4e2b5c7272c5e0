"""Initials of a body that the text has named in full."""

import bases
import pytest
from test_linking import links, resolved

from briefgen.knowledge.entity import Entity
from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written

OWN = (
    Entity(id="gazette", name="Northern Gazette", kind="organisation"),
    Entity(id="fund", name="Fund for River Towns", kind="organisation"),
    Entity(id="guard", name="North Garden", kind="organisation"),
    Entity(id="ambler", name="Amber Isle", kind="organisation"),
    Entity(id="reef", name="Reef Yacht Club", kind="organisation"),
    Entity(id="ryc", name="Royal Youth Choir", kind="organisation", aliases=("RYC",)),
)


def who(text, own=OWN[:2]):
    return [found for found in links(text, own=own) if " " not in found[0]]


@pytest.mark.parametrize("behind", [" said so.", "’s man.", ", he said.", " and others.", "."])
def test_two_letters_with_an_article_mean_the_body_named_before(behind):
    text = f"He wrote in the Northern Gazette. He told the NG{behind}"
    assert who(text) == [("NG", "gazette")]
    assert resolved(text, own=OWN[:2]).remarks == ()


def test_letters_that_once_stand_as_a_name_are_one_everywhere_behind_the_full_name():
    found = who("An NG man came. The Northern Gazette was sold. An NG man left. The NG said so.")
    assert found == [("NG", "gazette"), ("NG", "gazette")]


def test_small_words_are_passed_over():
    assert who("The Fund for River Towns paid. FRT money came.") == [("FRT", "fund")]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("The Northern Gazette was sold. He bought NG shares, an NG man said.", OWN[:2]),
        ("The NG said so before the Northern Gazette was sold.", OWN[:2]),
        ("The Northern Gazette and North Garden met. The NG said so.", OWN[:3]),
        ("Amber Isle was sold. The AI said so.", OWN[3:4]),
        ("The Northern Gazette met the Nordic Guild (NG). The NG said so.", OWN[:2]),
    ],
)
def test_letters_that_may_mean_something_else_are_nobodys(text, own):
    assert who(text, own) == []


def test_letters_that_the_lists_know_are_left_to_these():
    assert who("The Reef Yacht Club met. The RYC sang.", OWN[4:]) == [("RYC", "ryc")]


PLACES = (
    Entity(id="onh", name="Old North Holm", kind="place"),
    Entity(id="port", name="Port Arden", kind="place"),
    Entity(id="reef", name="Great Blue Reef", kind="place"),
)


@pytest.mark.parametrize("text", ["ONH police came.", "The ONH premier spoke.", "Our ONH friends."])
def test_three_letters_mean_the_place_named_before(text):
    assert who(f"Old North Holm voted. {text}", PLACES) == [("ONH", "onh")]


@pytest.mark.parametrize(
    "text",
    [
        "ONH police came before Old North Holm voted.",
        "Port Arden voted. The PA said so.",
        "Great Blue Reef is warm. GBR won gold.",
        "Old North Holm voted. The Onh said so.",
        "Old North Holm voted. The ONHs said so.",
        "Old North Holm met the Ocean Net Haul (ONH). The ONH said so.",
        "Old north Holm voted. The ONH said so.",
    ],
)
def test_letters_of_few_words_or_of_others_mean_no_place(text):
    assert who(text, PLACES) == []


@pytest.mark.parametrize(("kind", "found"), [("other", [("ONH", "onh")]), ("organisation", [])])
def test_a_kind_of_file_has_no_letters_beside_a_place_of_them(kind, found):
    file = bases.built("onh-format", "ONH", kind, prior=20)
    base = Base(written((file,), (bases.named(file),)))
    told = links("Old North Holm voted. The ONH police came.", own=PLACES, base=base)
    assert [one for one in told if one[1] == "onh" and one[0] == "ONH"] == found
