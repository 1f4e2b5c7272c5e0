"""Building the large knowledge base: titles in small letters, brands, initials."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "scripts"))

from kb_brands import brands_of
from kb_names import Names, initials, is_neighbour, short
from kb_titles import cased, teams, titles_of

WORDS = {
    "Google": -9.0, "google": -10.5, "chrome": -11.0, "Chrome": -11.5, "Oslo": -12.0, "YouTube": -10.7,
    "Youtube": -11.4, "story": -8.0, "Story": -10.0, "happy": -8.0, "feet": -9.0, "Jane": -11.0,
    "Long": -10.0, "long": -8.0, "university": -9.5, "University": -10.0, "guardian": -12.0,
    "Guardian": -12.2, "NBA": -11.0, "Haiti": -13.0, "NASA": -11.0, "nasa": -13.0,
}  # fmt: skip
NAMES = Names(WORDS)
GIVEN = frozenset({"Jane"})


@pytest.mark.parametrize(
    ("name", "usable"),
    [
        ("Harald V", True),
        ("Leo X", True),
        ("Jane B", False),
        ("Harald I", False),
        ("Harald v", False),
    ],
)
def test_a_name_may_end_in_a_numeral_of_one_letter(name, usable):
    assert NAMES.usable(name, "person") is usable


@pytest.mark.parametrize(
    ("small", "title"),
    [
        ("oslo", "Oslo"),
        ("youtube", "YouTube"),
        ("nasa", "NASA"),
        ("jane long", "Jane Long"),
        ("oslo university", "Oslo University"),
        ("the guardian", "The Guardian"),
        ("google chrome", "Google Chrome"),
        ("haiti national football team", "Haiti national football team"),
        ("happy feet", ""),
        ("long story", ""),
    ],
)
def test_a_title_gets_its_capitals_or_is_left_out(small, title):
    assert cased(small, GIVEN, NAMES, {"google"}) == title


def row(title, kind="VITAL", **more):
    return {"key": f"T:{title}", "title": title, "type": kind, "aliases": {title: 0.9}, **more}


def test_a_title_that_a_row_has_marks_it_and_others_become_rows():
    known = [row("Oslo")]
    made = list(titles_of(["oslo", "jane long", "jane long filmography", ""], known, GIVEN, NAMES))
    assert [(r["title"], r["article"]) for r in made] == [("Jane Long", "Jane Long")]
    assert known[0]["popular"] == 1


def test_whoever_is_called_so_already_gets_no_double():
    known = [row("J. Long", aliases={"J. Long": 0.9, "Jane Long": 0.9})]
    assert list(titles_of(["jane long"], known, GIVEN, NAMES)) == []


def test_every_country_that_plays_has_a_team_and_no_team_is_made_twice():
    countries = [
        row(n, "GPE", sub="country", iso2=c) for n, c in (("Haiti", "HT"), ("Palau", "PW"))
    ]
    titles = {r["title"] for r in teams([*countries, row("Wales national football team")])}
    assert {"Haiti national football team", "England national football team"} <= titles
    assert not {"Palau national football team", "Wales national football team"} & titles


def test_brands_are_bodies_with_an_early_id_that_no_row_has():
    told = {
        "Q100": ("Alpha", "bank in Norway"), "Q200": ("Beta", "bank in Chile"),
        "Q300": ("Gamma", "river in Chile"), "Q99000000": ("Delta", "bank in Peru"),
        "Q400": ("UBI", "bank in Italy"), "Q500": ("Epsilon", "school district in Texas"),
    }  # fmt: skip
    data = {"wikidata": {q: {"label": n, "description": d} for q, (n, d) in told.items()}}
    assert [r["title"] for r in brands_of(data, [{"qid": "Q200"}])] == ["Alpha"]


@pytest.mark.parametrize(
    ("name", "letters"),
    [("National Basketball Association", "NBA"), ("Bank of Chile", ""), ("League of the Two", "")],
)
def test_initials_need_three_words_that_count(name, letters):
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("name", "bare"), [("Arsenal F.C.", "Arsenal"), ("Apple Inc.", "Apple"), ("Oslo", "")]
)
def test_forms_of_firms_and_clubs_are_left_out(name, bare):
    assert short(name) == bare


@pytest.mark.parametrize(
    ("title", "name", "wrong"),
    [
        ("Osaka", "Otaru", True),
        ("Lagos", "Lapai", True),
        ("Isleworth", "Islington", True),
        ("Iksan", "Incheon", True),
        ("Kolkata", "Calcutta", False),
        ("Pune", "Poona", False),
        ("Lviv", "Lwów", False),
        ("Suzhou", "Soochow", False),
        ("Mecca", "Makkah al-Mukarramah", False),
        ("Los Angeles", "LA", False),
    ],
)
def test_the_name_of_the_next_town_in_a_list_is_no_other_name(
    title: str, name: str, wrong: bool
) -> None:
    row = {"title": title, "type": "GPE", "sub": "city", "aliases": {title: 0.5, name: 0.5}}
    assert is_neighbour(row, name) is wrong
    assert not is_neighbour(row | {"sub": "state"}, name)
