"""A name of a city that is a state's, too, and the place in front of a report."""

import bases
import pytest
from test_linking import links

from briefgen.annotate.datelines import is_dateline
from briefgen.knowledge.entity import Entity
from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written

CITY = Entity(id="port-lee", name="Port Lee", kind="place", country="us", place=("@places.yaml", 1))
STATE = bases.built(
    "port-lee-state", "Port Lee", "place", prior=55, country="us",
    gloss="State of the United States of America.",
)  # fmt: skip
TOWN = bases.built(
    "elm", "Elmville", "place", prior=60, country="us", gloss="Seat of Elm County, Port Lee, US."
)
QUARTER = bases.built(
    "ash", "Ashton", "place", prior=60, country="us", gloss="Part of Port Lee City, Port Lee, US."
)
PLACES = (STATE, TOWN, QUARTER)
BASE = Base(
    written(
        (*PLACES, bases.built("port-lee", "Port Lee", "place", prior=80, country="us")),
        (*map(bases.named, PLACES), (*bases.named(STATE)[:1], "port-lee", bases.named(TOWN)[2])),
    )
)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("They met in Elmville, Port Lee, again.", "port-lee-state"),
        ("They met in western Port Lee again.", "port-lee-state"),
        ("The governor of Port Lee came.", "port-lee-state"),
        ("They left Port Lee state for good.", "port-lee-state"),
        ("They asked Port Lee attorney general Lund.", "port-lee-state"),
        ("They asked Port Lee Gov. Ida Lund.", "port-lee-state"),
        ("They asked Port Lee Lt. Gov. Ida Lund.", "port-lee-state"),
        ("They asked Port Lee Sen. Ida Lund.", "port-lee-state"),
        ("They asked Port Lee governing boards.", "port-lee"),
        ("They met in Port Lee again.", "port-lee"),
        ("They met in Ashton, Port Lee, again.", "port-lee"),
        ("They met in Oakdale, Port Lee, again.", "port-lee"),
    ],
)
def test_a_state_is_meant_where_a_town_or_an_office_of_it_stands(text, meant):
    assert links(text, own=(CITY,), base=BASE)[-1] == ("Port Lee", meant)


def test_a_sites_own_city_stays_what_it_is():
    own = Entity(id="port-lee", name="Port Lee", kind="place", country="us")
    text = "They met in western Port Lee again."
    assert links(text, own=(own,), base=BASE) == [("Port Lee", "port-lee")]


@pytest.mark.parametrize(
    "text",
    [
        "LYON — Rain fell.",
        "LYON, June 6 — Rain fell.",
        "LYON, June 6 (Own report) — Rain fell.",
        "LYON, 6 June 2026 – Rain fell.",
        "LYON (AP) -- Rain fell.",
        "LYON, France – Rain fell.",
        "LYON: Rain fell.",
        "ARLES/LYON (AP) — Rain fell.",
        "PORT LEE/LYON/ARLES, June 6 – Rain fell.",
        "PORT LEE / LYON: “Rain” fell.",
    ],
)
def test_the_place_in_capitals_before_a_report_is_linked(text):
    assert ("LYON", "lyon") in links(text)


@pytest.mark.parametrize(
    "text",
    [
        "LYON fell.",
        "LYON-based firms fell.",
        "Rain: LYON — wet.",
        "LYON, he said, is wet.",
        "LYON: wet.",
        "ARLES/LYON fell.",
        "Rain/LYON — wet.",
    ],
)
def test_other_words_in_capitals_are_no_dateline(text):
    assert links(text) == []


def test_a_dateline_ends_where_its_place_does():
    assert is_dateline("PORT LEE, May 3 — Rain fell.", 0, 8)
    assert not is_dateline("PORT LEE, May 3 — Rain fell.", 0, 4)
    assert not is_dateline("PORT LEE/LYON — Rain fell.", 5, 8)
    assert not is_dateline("PORT LEE/LYON — Rain fell.", 0, 4)
    assert is_dateline("PORT LEE/LYON — Rain fell.", 9, 13)


def test_a_word_that_is_no_name_before_a_colon_is_no_dateline():
    assert is_dateline("READING — Rain fell.", 0, 7)
    assert not is_dateline("READING: Rain fell.", 0, 7)


def test_the_city_is_meant_before_a_report_and_not_its_state():
    city = bases.built("tarn", "Tarn", "place", prior=80, country="us", gloss="City.")
    state = bases.built("tarn-us", "Tarn", "place", prior=60, country="us", gloss="State there.")
    base = Base(written((city, state), (bases.named(city, weight=5), bases.named(state))))
    assert ("TARN", "tarn") in links("TARN — Rain fell.", base=base)


@pytest.mark.parametrize(
    ("office", "meant"),
    [
        ("United States senator", "port-lee-state"),
        ("United States representative", "port-lee-state"),
        ("Governor of Port Lee", "port-lee-state"),
        ("Mayor of Port Lee", "port-lee"),
    ],
)
def test_a_state_is_meant_before_somebody_whom_states_elect(office, meant):
    roles = [(office, "", "2019-01-01", "2025-01-01")]
    ida = bases.built("ida-lund", "Ida Lund", "person", prior=60, country="us", roles=roles)
    base = Base(
        written(
            (STATE, ida, bases.built("port-lee", "Port Lee", "place", prior=80, country="us")),
            (
                *map(bases.named, (STATE, ida)),
                (*bases.named(STATE)[:1], "port-lee", bases.named(STATE)[2]),
            ),
        )
    )
    for mark in ("'", "’"):
        found = links(f"They asked Port Lee{mark}s Ida Lund again.", own=(CITY,), base=base)
        assert found == [("Port Lee", meant), ("Ida Lund", "ida-lund")]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("In Ohio, Iowa and Port Lee they voted.", "port-lee-state"),
        ("In Port Lee, Ohio and Iowa they voted.", "port-lee-state"),
        ("In Ohio, Port Lee and Iowa they voted.", "port-lee-state"),
        ("A judge of the western district of Port Lee ruled.", "port-lee-state"),
        ("A judge of the middle district of Port Lee ruled.", "port-lee-state"),
        ("In Ohio and Port Lee they voted.", "port-lee"),
        ("In Ohio, Port Lee and Paris they voted.", "port-lee"),
        ("From Ohio and Iowa they came to Port Lee.", "port-lee"),
        ("In Paris, Rome and Port Lee they voted.", "port-lee"),
        ("In the garment district of Port Lee they met.", "port-lee"),
        ("In Port Lee, Ohioans and Iowans they met.", "port-lee"),
        ("Ohio, Iowa. Port Lee voted.", "port-lee"),
    ],
)
def test_a_state_is_meant_in_a_list_of_states(text, meant):
    assert [id_ for name, id_ in links(text, own=(CITY,), base=BASE) if name == "Port Lee"] == [
        meant
    ]
