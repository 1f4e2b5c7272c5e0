"""Of the names by which something is found, a page shows a few that tell a reader something."""

from __future__ import annotations

import pytest

from briefgen.knowledge.entity import Entity, Kind
from briefgen.site import other_names as module
from briefgen.site.other_names import other_names
from briefgen.site.spelling import curly


@pytest.mark.parametrize(
    ("name", "aliases", "shown"),
    [
        ("Ada Moore", ("Ada J. Moore", "Ada Jane Moore", "ADA MOORE", "Adá Moore"), ()),
        ("Ada J. Moore", ("Ada J Moore", "Ada Moore", "Ada Jane Moore", "AJM"), ("AJM",)),
        ("Ada Moore", ("MAYOR 45", "HEAD", "Big Ada"), ("Big Ada",)),
        ("Ada Moore", ("Ada Moore-Lund", "Ada Lund"), ("Ada Moore-Lund",)),
        ("Ada Moore", ("One A", "Two B", "Three C", "Four D", "Five E"), ("One A", "Two B", "Three C", "Four D")),
        ("Ada Moore", ("Ada O'Moore",), ("Ada O’Moore",)),
    ],
)  # fmt: skip
def test_of_a_person(name: str, aliases: tuple[str, ...], shown: tuple[str, ...]) -> None:
    assert other_names(Entity(id="x", name=name, kind="person", aliases=aliases)) == shown


@pytest.mark.parametrize("kind", ["organisation", "place"])
def test_of_others_a_short_name_in_capitals_is_one(kind: Kind) -> None:
    aliases = ("NHB", "N.H.B.", "the Harbour Board")
    entity = Entity(id="x", name="Northern Harbour Board", kind=kind, aliases=aliases)
    assert other_names(entity) == ("NHB", "the Harbour Board")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Norland's bank, for workers' rights.", "Norland’s bank, for workers’ rights."),
        ("The 'yes' side", "The 'yes' side"),
        ("no mark", "no mark"),
    ],
)
def test_apostrophes_are_shown_as_they_are_printed(written: str, shown: str) -> None:
    assert curly(written) == shown


def test_no_more_names_are_compared_than_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    same = module._same

    def counted(words: module.Words, other: module.Words, *, person: bool) -> bool:
        compared.append(" ".join(words))
        return same(words, other, person=person)

    monkeypatch.setattr(module, "_same", counted)
    aliases = tuple(f"Ada Number{n}" for n in range(500))
    entity = Entity(id="x", name="Ada Moore", kind="person", aliases=aliases)
    assert other_names(entity) == aliases[: module.MOST]
    assert len(compared) <= module.MOST**2
