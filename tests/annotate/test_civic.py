"""Towns whose names are somebody's in the text as well, and words that tell which is meant."""

import bases
import pytest
from test_linking import links

from briefgen.annotate.annotation import Candidate, Span
from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written

LYON = bases.built("lyon", "Lyon", "place", prior=70, country="fr", gloss="City in France.")
ARLES = bases.built("arles", "Arles", "place", prior=70, country="fr", gloss="City in France.")
RIDER = bases.built("ada-lyon", "Ada Lyon", "person", prior=42, country="fr", gloss="Cyclist.")
ALL = (LYON, ARLES, RIDER)
BASE = Base(written(ALL, (*map(bases.named, ALL), bases.named(RIDER, "Lyon", 5, "surname"))))
OPENING = "The cyclist Ada Lyon won the stage of the race. "


def later(text):
    """Whom "Lyon" means after the rider was named."""
    seen = Candidate(Span(0, 12, 20), "Ada Lyon", by="model", kind="person")
    found = links(OPENING + text, extra=(seen,), base=BASE)
    return [id_ for name, id_ in found if name == "Lyon"]


@pytest.mark.parametrize(
    "text",
    [
        "They heard that Lyon prosecutors had begun.",
        "They heard that Lyon's streets were full.",
        "They heard that the Lyon stage was flat.",
        "They heard of a Lyon-based firm.",
        "They heard that the train for Lyon had left.",
        "They flew home via Lyon on Monday.",
        "They came by Arles, Lyon and a lake.",
        "They came by the road between Lyon and Arles.",
    ],
)
def test_what_towns_have_makes_it_the_town(text):
    assert later(text) == ["lyon"]


@pytest.mark.parametrize(
    "text",
    [
        "They heard that Lyon had won.",
        "They heard that Lyon's team was glad.",
        "They were ahead of Lyon, and Lyon lost.",
        "They heard that Lyon's stage was over.",
        "They voted for Lyon in May.",
    ],
)
def test_without_it_the_surname_is_hers(text):
    assert set(later(text)) == {"ada-lyon"}
