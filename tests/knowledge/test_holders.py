"""Offices of one holder that two entries give to two persons at once."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import project as tools
import pytest

from briefgen.cli.session import Session
from briefgen.knowledge.entity import Entity, Role
from briefgen.knowledge.holders import shared_offices


def person(name: str, *roles: Role) -> Entity:
    return Entity(id=name, name=name, kind="person", roles=roles)


def told(*offices: tuple[str, str, str, str]) -> list[tuple[str, str, str]]:
    """Who meet in an office, of persons “a”, “b” … with one office each, and since when."""
    people = [
        person(name, Role(title=title, org=org, start=start, end=end))
        for name, (title, org, start, end) in zip("abcdef", offices, strict=False)
    ]
    return [(s.first.id, s.second.id, s.since) for s in shared_offices(people, {"norland"})]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Mayor", "Ulm", "2016", ""), ("Mayor", "Ulm", "2021-12", "")),
        (("Mayor of Ulm", "", "2016", ""), ("mayor", "ulm", "2021-12", "")),
        (("Prime Minister", "Norland", "2016", "2022"), ("Prime minister", "Norland", "2021-12", "")),
        (("President", "the Norland", "2016", ""), ("President", "Norland", "2021-12-31", "2022")),
        (("Defence minister", "Norland", "2016", ""), ("Defence minister", "Norland", "2021-12", "")),
    ],
)  # fmt: skip
def test_two_holders_of_one_office_are_told(one, other):
    assert told(one, other) == [("a", "b", "2021-12-31")]
    assert told(other, one) == [("b", "a", "2021-12-31")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Member of parliament", "Norland", "2016", ""), ("Member of parliament", "Norland", "2017", "")),
        (("Judge", "Supreme Court", "2016", ""), ("Judge", "Supreme Court", "2017", "")),
        (("Deputy mayor", "Ulm", "2016", ""), ("Deputy mayor", "Ulm", "2017", "")),
        (("Co-mayor", "Ulm", "2016", ""), ("Co-mayor", "Ulm", "2017", "")),
        (("Mayor", "Ulm", "2016", ""), ("Acting mayor", "Ulm", "2017", "")),
        (("Spokesperson", "Ulm", "2016", ""), ("Spokesperson", "Ulm", "2017", "")),
        (("Minister", "Norland", "2016", ""), ("Minister", "Norland", "2017", "")),
        (("President", "Harbour Bank", "2016", ""), ("President", "Harbour Bank", "2017", "")),
        (("Governor", "Harbour Bank", "2016", ""), ("Governor", "Harbour Bank", "2017", "")),
        (("President of the Senate", "", "2016", ""), ("President of the Senate", "", "2017", "")),
        (("Mayor", "Ulm", "2016", ""), ("Mayor", "Neu-Ulm", "2017", "")),
        (("Mayor", "", "2016", ""), ("Mayor", "", "2017", "")),
        (("Mayor", "Ulm", "2016", "2021"), ("Mayor", "Ulm", "2021", "")),
        (("Mayor", "Ulm", "2016", "2021-12"), ("Mayor", "Ulm", "2021-12", "")),
        (("Mayor", "Ulm", "2016", "2021-12-01"), ("Mayor", "Ulm", "2021-12-01", "")),
        (("Mayor", "Ulm", "", ""), ("Mayor", "Ulm", "2017", "")),
        (("Mayor", "Ulm", "2016", ""), ("Mayor", "Ulm", "2017", "2017")),
    ],
)  # fmt: skip
def test_what_may_be_right_is_not_told(one, other):
    assert told(one, other) == told(other, one) == []


def test_one_person_may_come_back_and_things_hold_no_office():
    terms = [Role(title="Mayor", org="Ulm", start=year) for year in ("2016", "2020")]
    assert not [*shared_offices([person("a", *terms)], ())]
    house = Entity(id="b", name="b", kind="organisation", roles=(terms[0],))
    assert not [*shared_offices([person("a", terms[1]), house], ())]


def test_whoever_never_left_meets_all_who_came_after():
    offices = [("Mayor", "Ulm", year, end) for year, end in
               (("2010", ""), ("2014", "2016"), ("2018", ""))]  # fmt: skip
    assert [two[:2] for two in told(*offices)] == [("a", "b"), ("a", "c")]


ENTRIES = """\
- {name: Norland, kind: place}
- {name: Ann Roe, kind: person, roles: [{title: President, org: Norland, from: 2016}]}
- {name: Bo Lund, kind: person, roles: [{title: President of Norland, from: 2021-02}]}
"""


@pytest.mark.parametrize(("at", "count"), [("2021-02-27", 0), ("2021-03-01", 1)])
def test_the_desk_is_told_when_the_second_is_there(tmp_path: Path, at: str, count: int) -> None:
    project = tools.create(tmp_path / "wire")
    project.write("content/entities/people.yaml", ENTRIES)
    _, findings = project.site(
        Session(project.root, {}, at=datetime.fromisoformat(f"{at}T12:00:00+00:00"))
    )
    found = [f for f in findings if f.code == "two-holders"]
    assert [(f.place.path, f.place.line) for f in found] == [("content/entities/people.yaml", 2)][
        :count
    ]
    assert all("Ann Roe and Bo Lund are both “President of Norland”" in f.message for f in found)


def test_the_first_day_that_there_is_breaks_no_build(tmp_path: Path) -> None:
    project = tools.create(tmp_path / "wire")
    project.write("briefgen.toml", tools.FILES["briefgen.toml"] + 'timezone = "Asia/Tokyo"\n')
    one = (
        "- {{name: {0} Roe, kind: person, roles: [{{title: Mayor, org: Ulm, from: 0001-01-01}}]}}\n"
    )
    project.write("content/entities/people.yaml", one.format("Ann") + one.format("Bo"))
    _, findings = project.site()
    assert [f.code for f in findings].count("two-holders") == 1
