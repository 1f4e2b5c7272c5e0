"""Raw text, as it was copied from a web page, becomes a whole briefing without an editor."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pagetext import page

from briefgen.cli.build import run
from briefgen.cli.session import Session

LITTER = ("cookies", "Leave a Reply", "logged in to post", "©", "Page 1 of 2", "Home »", "min read")
"""What the pages around the texts in seeds/ said."""


@pytest.fixture(scope="module")
def dropped(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a project in which nobody has edited what was dropped into it."""
    project = tmp_path_factory.mktemp("drops") / "project"
    shutil.copytree(root / "themes", project / "themes")
    shutil.copytree(root / "content" / "entities", project / "content" / "entities")
    shutil.copytree(root / "content" / "glossary", project / "content" / "glossary")
    for path in (root / "seeds").glob("*.txt"):
        shutil.copy(path, project / "content" / path.name)
    (project / "briefgen.toml").write_text('title = "Drops"\n', encoding="utf-8")
    run(Session(project), project / "site", strict=False, quiet=True)
    return project / "site"


def test_every_drop_is_a_briefing_with_marks_and_notes(dropped: Path, root: Path) -> None:
    files = sorted((dropped / "briefings").glob("*.html"))
    assert len(files) == len(list((root / "seeds").glob("*.txt")))
    for path in files:
        read = page(path)
        headline = read.named("h1")[0].text.strip()
        assert 4 <= len(headline.split()) <= 20, headline
        assert len([e for e in read.named("p") if e.attrs.get("id", "").startswith("p")]) >= 4
        assert len(read.of_class("ref")) >= 4
        assert all(mark.attrs["aria-describedby"] in read.ids for mark in read.of_class("ref"))


def test_nothing_around_a_drop_is_published(dropped: Path) -> None:
    for path in (dropped / "briefings").glob("*.html"):
        text = page(path).named("article")[0].text
        assert [words for words in LITTER if words in text] == [], path.name


def test_every_link_of_a_drop_is_whole(dropped: Path) -> None:
    for path in dropped.rglob("*.html"):
        read = page(path)
        for link in read.named("a"):
            target, _, fragment = link.attrs["href"].partition("#")
            if ":" in target:
                continue
            # The page for what is missing names all from the top of the host.
            folder = dropped if target.startswith("/") else path.parent
            place = folder / target.removeprefix("/") if target else path
            assert place.is_file(), (path.name, target)
            if fragment:
                assert fragment in page(place).ids, (path.name, link.attrs["href"])
