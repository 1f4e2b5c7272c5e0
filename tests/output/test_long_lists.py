"""A publication that has told hundreds of stories: lists and pages of entities stay usable."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pagetext import Page, page

from briefgen.cli.build import run
from briefgen.cli.session import Session

HOME = 'title = "Many"\nurl = "https://example.org/"\nbuiltin_knowledge = false\n'
STORY = """---
title: Story {number}
dek: What story {number} is about.
date: {year}-{month:02}-{day:02}
---

Ada Brandt spoke for the time number {number}.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Callable[[str], Page]:
    project = tmp_path_factory.mktemp("many")
    (project / "briefgen.toml").write_text(HOME, "utf-8")
    for number in range(70):
        year, month, day = 2024 - number // 40, 12 - number % 12, 1 + number % 28
        path = project / "content" / f"story-{number}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(STORY.format(number=number, year=year, month=month, day=day), "utf-8")
    people = project / "content" / "entities" / "people.yaml"
    people.parent.mkdir()
    people.write_text("- {id: ada-brandt, name: Ada Brandt, kind: person}\n", "utf-8")
    run(Session(project), project / "site", strict=False, quiet=True)
    return lambda url: page(project / "site" / url)


def test_months_can_be_jumped_to(site: Callable[[str], Page]) -> None:
    read = site("archive.html")
    months = read.of_class("months")[0]
    links = [a for a in read.named("a") if months in a.parents]
    assert len(links) == 24
    assert links[0].attrs == {"href": "#m2024-12", "aria-label": "December 2024"}
    assert {a.attrs["href"][1:] for a in links} <= {*read.ids}
    years = [e.text for e in read.of_class("year")]
    assert years == ["2024", "2023"]


def test_from_each_month_a_way_leads_back_to_them(site: Callable[[str], Page]) -> None:
    read = site("archive.html")
    ways = [a.attrs["href"] for p in read.of_class("up") for a in read.named("a") if p in a.parents]
    assert ways == ["#months"] * 24
    assert "months" in read.ids
    assert not site("index.html").of_class("up")


def test_a_long_list_is_short_lines(site: Callable[[str], Page]) -> None:
    read = site("archive.html")
    assert len(read.of_class("item")) == 70
    assert not read.of_class("dek")
    assert read.named("time")[0].attrs["datetime"] == "2024-12"
    assert site("index.html").of_class("dek")


def test_the_rows_of_an_entity_part_by_year(site: Callable[[str], Page]) -> None:
    read = site("people/ada-brandt.html")
    assert [e.text for e in read.named("h3")] == ["2024", "2023"]
    assert "In 70 briefings" in [e.text for e in read.named("h2")]
    assert len(read.named("ol")) == 2
