"""A text calls somebody former whose entry goes on."""

from __future__ import annotations

import pytest

from briefgen.annotate.annotation import Mention, Span
from briefgen.annotate.stale import stale_roles
from briefgen.knowledge.entity import Entity, Role
from briefgen.source.passage import Passage

MINISTER = Role(title="Transport minister", org="Norland", start="2021")


def told(
    text: str, *roles: Role, day: str = "2025-01-03", path: str = "content/people.yaml"
) -> int:
    start = text.index("Ann Roe")
    mention = Mention(Span(0, start, start + 7), "Ann Roe", "person", "ann-roe", "name")
    owner = Entity(
        id="ann-roe", name="Ann Roe", kind="person", roles=roles or (MINISTER,), place=(path, 4)
    )
    return len([*stale_roles([Passage(index=0, text=text)], [mention], {"ann-roe": owner}, day)])


@pytest.mark.parametrize(
    "text",
    [
        "Former transport minister Ann Roe said so.",
        "The former Norlandic transport minister Ann Roe said so.",
        "The ex-transport minister Ann Roe said so.",
        "Ann Roe, a former transport minister, said so.",
        "Ann Roe, the former transport minister of Norland, said so.",
        "Then Ann Roe, the ousted transport minister; nobody else.",
    ],
)
def test_a_role_that_is_over_is_told(text: str) -> None:
    assert told(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Transport minister Ann Roe said so.",
        "Former mayor Ann Roe is transport minister.",  # another office
        "Former deputy transport minister Ann Roe said so.",
        "Former shadow transport minister Ann Roe said so.",
        "A former aide to the transport minister, Ann Roe said so.",
        "The former party of transport minister. Ann Roe said so.",
        "Ann Roe, transport minister and former mayor, said so.",
        "Ann Roe met the former transport minister.",
        "A former aide to transport minister Ann Roe said so.",
        "The former mayor and current transport minister Ann Roe said so.",
        "The former champion and transport minister Ann Roe said so.",
        "The former teacher turned transport minister Ann Roe said so.",
        "Former mayor Bob Stone told Transport Minister Ann Roe so.",
        "Her former rival, transport minister Ann Roe, said so.",
        "Former transport minister of Vell Ann Roe said so.",  # of another country
    ],
)
def test_what_is_not_said_of_her_office_is_not(text: str) -> None:
    assert told(text) == 0


def test_only_open_roles_of_ones_own_entries_count() -> None:
    text = "Former transport minister Ann Roe said so."
    assert told(text, path="@knowledge") == 0
    assert told(text, Role(title="Transport minister", start="2021", end="2024")) == 0
    assert told(text, Role(title="Transport minister", start="2026")) == 0
    again = Role(title="Transport minister", start="2024-06")
    assert told(text, Role(title="Transport minister", start="2015", end="2019"), again) == 0


def test_it_is_told_once_with_the_entry() -> None:
    text = "Former transport minister Ann Roe spoke; ex-transport minister Ann Roe left."
    first, second = text.index("Ann Roe"), text.rindex("Ann Roe")
    mentions = [
        Mention(Span(0, at, at + 7), "Ann Roe", "person", "ann-roe", "name")
        for at in (first, second)
    ]
    owner = Entity(
        id="ann-roe", name="Ann Roe", kind="person", roles=(MINISTER,), place=("content/p.yaml", 4)
    )
    (remark,) = stale_roles([Passage(index=0, text=text)], mentions, {"ann-roe": owner}, "")
    assert remark.span.start == first
    assert "“Transport minister, Norland”" in remark.message
    assert "entry ann-roe" in remark.hint


def test_a_longer_office_is_another_one() -> None:
    minister = Role(title="Minister", start="2021")
    assert told("The former minister Ann Roe said so.", minister) == 1
    assert told("The former prime minister Ann Roe said so.", minister) == 0
    assert told("Former Prime Minister Ann Roe said so.", minister) == 0
    assert told("Ann Roe, a former aide of the minister, said so.", minister) == 0
