"""Law 1 where the site's entries cover those of the large knowledge base."""

from __future__ import annotations

import shutil
from pathlib import Path

import project as tools
import pytest

from briefgen.pipeline import library_file

TEXT = tools.BRIEFING.format(
    title="Envoy travels",
    body="Secretary of State Antony Blinken met Yoon Suk Yeol in Incheon. Blinken left on Friday.\n",
).replace("thread: seoul\n", "")
OWN = "- id: envoy\n  name: Antony Blinken\n  kind: person\n  wikidata: Q7821917\n"
HOMES = "people/antony-blinken.html", "people/envoy.html"


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that uses the built-in knowledge, built once."""
    root = tmp_path_factory.mktemp("started")
    files = {
        "briefgen.toml": 'title = "Wire"\nurl = "https://example.org/"\n',
        "content/visit.md": TEXT,
    }
    tools.create(root, files).site()
    return root


@pytest.fixture
def project(started: Path, tmp_path: Path) -> tools.Project:
    shutil.copytree(started, tmp_path / "site")
    return tools.Project(tmp_path / "site")


def clean(project: tools.Project, elsewhere: Path) -> tuple[dict[str, bytes], list[str]]:
    shutil.copytree(project.root, elsewhere, ignore=shutil.ignore_patterns(".briefgen"))
    return said(tools.Project(elsewhere))


def said(project: tools.Project) -> tuple[dict[str, bytes], list[str]]:
    pages, findings = project.site()
    return pages, [repr(finding) for finding in findings]


def test_names_of_the_large_knowledge_base_get_pages(project: tools.Project) -> None:
    pages, findings = said(project)
    assert {HOMES[0], "people/yoon-suk-yeol.html"} <= pages.keys()
    assert b"United States Secretary of State" in pages[HOMES[0]]
    assert findings == []


@pytest.mark.parametrize(
    ("entry", "home"),
    [
        (OWN, HOMES[1]),
        (OWN.replace("envoy", "antony-blinken").replace("  wikidata: Q7821917\n", ""), HOMES[0]),
        (OWN + "  aliases: [Tony Blinken]\n", HOMES[1]),
        ("- {id: secretary, name: Somebody, kind: person, aliases: [Antony Blinken]}\n", "people/secretary.html"),
    ],
    ids=["wikidata", "id", "aliases", "namesake"],
)  # fmt: skip
def test_an_entry_of_the_site_comes_and_goes(
    project: tools.Project, tmp_path: Path, entry: str, home: str
) -> None:
    before = said(project)
    project.write("content/entities/people.yaml", entry)
    covered = said(project)
    assert covered == clean(project, tmp_path / "covered")
    assert home in covered[0]
    assert b"Antony Blinken" in covered[0]["briefings/visit.html"]
    project.write("content/entities/people.yaml", None)
    assert said(project) == before


def test_no_entity_exists_twice(project: tools.Project) -> None:
    project.write("content/entities/people.yaml", OWN)
    pages, _ = said(project)
    assert HOMES[1] in pages
    assert HOMES[0] not in pages


def test_an_entry_inherits_what_it_does_not_say(project: tools.Project) -> None:
    project.write("content/entities/people.yaml", OWN)
    pages, _ = said(project)
    assert b"United States Secretary of State" in pages[HOMES[1]]


def test_another_version_of_the_file_asks_again(
    project: tools.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert project.ran() == []
    monkeypatch.setattr(library_file, "on_disk", lambda: "another")
    assert ("candidates", "content/visit.md") in project.ran()


def test_a_build_with_nothing_to_do_imports_nothing_heavy(project: tools.Project) -> None:
    project.ran()
    _, _, modules = tools.fresh(project.root)
    assert not {"spacy", "pydantic"} & set(modules)


def test_without_built_in_knowledge_nothing_is_looked_up(project: tools.Project) -> None:
    project.write("briefgen.toml", 'title = "Wire"\nbuiltin_knowledge = false\n')
    pages, _ = said(project)
    assert not [url for url in pages if url.startswith("people/") and url != "people/index.html"]
