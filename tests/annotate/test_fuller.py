"""What shortens the name of a body or a storm that the text has named in full means just that."""

import bases
import pytest
from test_linking import OWN, links

from briefgen.annotate.annotation import Candidate, Span
from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written

STUDIO = bases.built(
    "heron-pictures", "Heron Pictures", "organisation", prior=60, country="fr", gloss="A studio."
)
SKYLARK = bases.built(
    "heron-skylark", "Heron Skylark", "organisation", prior=60, country="fr", gloss="A company."
)
WALTER = bases.built("walter", "The Walter Mole Company", "organisation", prior=70, country="fr")
STORM = bases.built("vera", "Hurricane Vera", "event", prior=60, gloss="A hurricane.")
TOWN = bases.built("vera-fr", "Vera", "place", prior=60, country="fr")
ENTITIES = (STUDIO, SKYLARK, WALTER, STORM, TOWN)
NAMES = (
    *map(bases.named, ENTITIES),
    bases.named(STUDIO, "Heron", 8, "alias"),
    bases.named(WALTER, "Walter", 9, "alias"),
)
BASE = Base(written(ENTITIES, NAMES))


def seen(text, *spans):
    """What a model sees: (words, kind), at their first place from the last one on."""
    found, at = [], 0
    for words, kind in spans:
        at = text.index(words, at)
        span = Span(0, at, at + len(words))
        found.append(Candidate(span, words, kind=kind, by="model"))
        at += len(words)
    return found


def who(text, *spans):
    told = links(text, own=OWN, base=BASE, extra=seen(text, *spans))
    return [found for found in told if found[0] != "France"]


def test_a_short_form_means_the_body_named_before():
    text = "In France Heron Skylark made a bid. Then Heron left France."
    found = who(text, ("Heron", "organisation"), ("Heron", "organisation"))
    assert found == [("Heron Skylark", "heron-skylark"), ("Heron", "heron-skylark")]


def test_before_it_or_without_it_the_word_means_whom_the_lists_say():
    assert who("In France he sold Heron, and Heron rose.")[0] == ("Heron", "heron-pictures")
    text = "In France he sold Heron. Heron Skylark of France bought it."
    assert who(text)[0] == ("Heron", "heron-pictures")


def test_beside_a_body_that_nobody_knows_a_nickname_is_nobody_else_s():
    text = "In France Heron Otter made a bid. In France he sold Heron."
    assert who(text, ("Heron Otter", "organisation")) == []


def test_a_name_that_is_surely_somebody_s_stays():
    text = "In France Walter Channel made a bid. In France he sold Walter."
    found = who(text, ("Walter Channel", "organisation"))
    assert found == [("Walter", "walter")]


@pytest.mark.parametrize("later", ["Vera killed six.", "After Vera, people left.", "Vera's rains."])
def test_a_storm_is_called_by_its_name(later):
    text = f"Hurricane Vera reached France. {later}"
    assert who(text, ("Vera", "event"), ("Vera", "person"))[1:] == [("Vera", "vera")]


@pytest.mark.parametrize(
    "later", ["Vera Lund left.", "They fled to Vera.", "He met Vera Lund. Vera left."]
)
def test_what_bears_the_name_of_a_storm_otherwise_is_none(later):
    text = f"Hurricane Vera reached France. {later}"
    spans = [("Vera Lund", "person")] if "Lund" in later else []
    assert ("Vera", "vera") not in who(text, *spans)


def test_the_name_of_an_unknown_storm_is_no_town():
    assert who("In France he saw Vera.") == [("Vera", "vera-fr")]
    assert who("Storm Vera reached France. Vera killed six in France.") == []


MINING = bases.built(
    "arden-mining", "Arden Otto", "organisation", prior=60, country="fr", gloss="Mining company."
)
PARK = bases.built("arden-park", "Arden Park", "organisation", prior=60, gloss="School of art.")
CITY = bases.built(
    "arden-on-lune", "Arden on the Lune", "place", prior=80, country="fr", gloss="City in France."
)
OLD = bases.built("mistle", "Mistle", "place", prior=80, country="fr", gloss="City in France.")
NAMED = (
    *map(bases.named, (MINING, PARK, CITY, OLD)),
    bases.named(CITY, "Arden", 8, "alias"),
    bases.named(OLD, "Otto", 8, "alias"),
)
GROUND = Base(written((MINING, PARK, CITY, OLD), NAMED))


def ground(text):
    return [found for found in links(text, own=OWN, base=GROUND) if found[0] != "France"]


@pytest.mark.parametrize("words", ["a bid for Arden", "shares of Arden", "the fall in Arden"])
def test_the_short_name_of_a_place_that_opens_a_firms_name_is_not_the_place(words):
    assert ("Arden", "arden-on-lune") in ground(f"In France they spoke of {words} again.")
    text = f"In France Arden Otto was sold. They spoke of {words} again."
    assert ground(text) == [("Arden Otto", "arden-mining")]


@pytest.mark.parametrize(
    "text",
    [
        "In France Arden Park was built. They met in Arden again.",
        "In France they met in Arden. Later Arden Otto was sold.",
        "In France Arden Otto was sold. They met in Arden on the Lune, in Arden itself.",
        "In France they met in Arden. Otto Lund came.",
        "In France the firm has offices in Arden and Lyon.",
        "In France Arden Otta was sold. They met in Arden.",
    ],
)
def test_the_short_name_of_a_place_stays_beside_other_bodies_and_its_own_name(text):
    assert ("Arden", "arden-on-lune") in ground(text)


def test_another_name_of_a_place_stays_beside_a_firm_that_begins_so():
    works = bases.built("otto-works", "Otto Lune", "organisation", prior=60, gloss="Company.")
    base = Base(written((works, OLD), (bases.named(works), *NAMED[3:4], NAMED[-1])))
    found = links("In France Otto Lune was sold. They met in Otto.", own=OWN, base=base)
    assert ("Otto", "mistle") in found


UNITED = bases.built(
    "heron-united", "Heron United", "organisation", prior=60, country="fr", gloss="A club."
)
AIR = bases.built(
    "united-air", "United Wings", "organisation", prior=80, country="fr", gloss="An airline."
)
CLUBS = Base(
    written(
        (UNITED, AIR),
        (
            bases.named(UNITED),
            bases.named(AIR),
            bases.named(AIR, "United", 8, "alias"),
        ),
    )
)


def test_the_last_word_of_a_body_named_before_is_nobody_else_s():
    assert ("United", "united-air") in links("In France United lost.", own=OWN, base=CLUBS)
    told = links("In France Heron United won. Then United lost.", own=OWN, base=CLUBS)
    assert ("United", "united-air") not in told
