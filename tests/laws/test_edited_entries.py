"""An edited entry is read again only where annotation hangs on what was edited.

Queries are counted, and each time all comes out as in a clean build.
"""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import project as tools
import pytest

NUMBER = 12
SETTINGS = 'title = "Wire"\nurl = "https://example.org/"\n[nlp]\nmodel = "none"\n'
ALONE = f"builtin_knowledge = false\n{SETTINGS}"
ARTICLE = "---\ntitle: Story {0}\ndate: 2025-01-{0:02d}\n---\n{1}\n"
PEOPLE = "content/entities/people.yaml"
QUILL = """- id: marta-quill
  name: Marta Quill
  kind: person
  gloss: Keeper of the tides at Elmville.
  roles: [{title: Keeper of the tides, from: 2019-03-01}]
"""
BOARD = """- id: tide-board
  name: Elmville Tide Council
  kind: organisation
  gloss: Public board of Elmville that measures the tides.
"""
NAMESAKES = """- {id: moor, name: Ada Moor, kind: person, gloss: Runs a mill., aliases: [The Moor]}
- {id: heath, name: The Heath, kind: place, gloss: A wide heath., aliases: [The Moor]}
"""
TEXT = "Marta Quill spoke in Elmville. Quill left with the Elmville Tide Council, and the board said so.\n"
OTHER = "It rained all day on the hill, and nobody came.\n"


def create(root: Path, entries: str, text: str, settings: str = ALONE) -> tools.Project:
    files = {"briefgen.toml": settings, PEOPLE: entries}
    files |= {
        f"content/story-{number}.md": ARTICLE.format(number, text)
        for number in range(1, NUMBER + 1)
    }
    files["content/other.md"] = ARTICLE.format(20, OTHER)
    project = tools.create(root / "wire", files)
    project.ran()
    return project


def edited(project: tools.Project, entries: str) -> Counter[str]:
    """How many queries of each kind run after an edit, whose outcome is that of a clean build."""
    project.write(PEOPLE, entries)
    ran = project.ran()
    elsewhere = project.root.parent / f"clean-{len(list(project.root.parent.iterdir()))}"
    shutil.copytree(project.root, elsewhere, ignore=shutil.ignore_patterns(".briefgen"))
    assert project.site() == tools.Project(elsewhere).site()
    assert ("annotated", "content/other.md") not in ran
    shown = [url for kind, *rest in ran if kind == "page" for url in rest if "/story-" in url]
    return Counter({**Counter(key[0] for key in ran), "briefings": len(shown)})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Keeper of the tides at Elmville", "Keeper of the tides since 2019"),
        ("measures the tides", "measures tides and winds"),
    ],
    ids=["person", "body"],
)
def test_a_new_gloss_is_shown_and_not_read(tmp_path: Path, old: str, new: str) -> None:
    project = create(tmp_path, QUILL + BOARD, TEXT)
    ran = edited(project, (QUILL + BOARD).replace(old, new))
    assert (ran["annotated"], ran["named"], ran["mentioned_in"]) == (0, 0, 0)
    assert (ran["typeset_body"], ran["link_uses"]) == (0, 0)  # no text is parsed
    assert ran["briefings"] == NUMBER
    assert new.encode() in project.site()[0]["briefings/story-1.html"]


def test_another_noun_of_a_body_is_read(tmp_path: Path) -> None:
    """By it "the board" comes back to the body that its note calls so."""
    project = create(tmp_path, QUILL + BOARD, TEXT)
    ran = edited(project, (QUILL + BOARD).replace("Public board", "Public fund"))
    assert ran["annotated"] == NUMBER


def test_what_no_page_of_another_shows_stays(tmp_path: Path) -> None:
    project = create(tmp_path, QUILL + BOARD, TEXT)
    ran = edited(project, QUILL.replace("at Elmville", "by the sea") + BOARD)
    assert not {"lists_in_use", "in_glossary", "page_urls", "site_info"} & ran.keys()


@pytest.mark.parametrize(
    "edit",
    [
        ("2019-03-01", "2019-04-01"),
        ("  kind: person\n", "  kind: person\n  aliases: [Marta J. Quill]\n"),
        ("  kind: person\n", "  kind: person\n  wikidata: Q99999999901\n"),
        ("  kind: person\n", "  kind: person\n  wikipedia: Marta Quill\n"),
        ("  kind: person\n", "  kind: person\n  links: [{title: Tides, url: 'https://a.example/'}]\n"),
    ],
    ids=["office", "alias", "wikidata", "wikipedia", "link"],
)  # fmt: skip
def test_nor_are_other_fields_on_which_nothing_hangs(tmp_path: Path, edit: tuple[str, str]) -> None:
    project = create(tmp_path, QUILL + BOARD, TEXT)
    assert edited(project, (QUILL + BOARD).replace(*edit))["annotated"] == 0


@pytest.mark.parametrize(
    "edit",
    [
        ("  kind: person\n", "  kind: person\n  familiar: true\n"),
        ("  kind: person\n", "  kind: person\n  country: fr\n"),
    ],
    ids=["familiar", "country"],
)
def test_what_decides_on_marks_and_speakers_is_read(tmp_path: Path, edit: tuple[str, str]) -> None:
    project = create(tmp_path, QUILL + BOARD, TEXT)
    assert edited(project, (QUILL + BOARD).replace(*edit))["annotated"] == NUMBER


def test_a_gloss_is_read_where_a_finding_tells_it(tmp_path: Path) -> None:
    project = create(tmp_path, QUILL + NAMESAKES, TEXT)
    project.write("content/story-1.md", ARTICLE.format(1, "The Moor was calm on Monday.\n"))
    project.ran()
    ran = edited(project, QUILL + NAMESAKES.replace("Runs a mill", "Owns a mill"))
    assert ran["annotated"] == 1
    assert any("Owns a mill" in finding.message for finding in project.site()[1])


COVERING = """- id: envoy
  name: Antony Blinken
  kind: person
  wikidata: Q7821917
  gloss: Envoy of many journeys.
"""
VISIT = "Secretary of State Antony Blinken met Yoon Suk Yeol in Incheon. Blinken left on Friday.\n"


def test_of_a_guess_only_the_words_that_a_text_has_are_read(tmp_path: Path) -> None:
    """Where the large knowledge base has somebody, the words of a gloss may decide."""
    project = create(tmp_path, COVERING, VISIT, SETTINGS)
    assert edited(project, COVERING.replace("many", "long"))["annotated"] == 0
    assert edited(project, COVERING.replace("many journeys", "Incheon"))["annotated"] <= NUMBER


def test_an_entry_that_covers_another_is_read_only_where_that_is_named(tmp_path: Path) -> None:
    project = create(tmp_path, QUILL, TEXT, SETTINGS)
    project.write("content/story-1.md", ARTICLE.format(1, VISIT))
    project.ran()
    assert edited(project, QUILL + COVERING)["annotated"] == 1
    assert edited(project, QUILL)["annotated"] == 1


def test_names_in_double_brackets_are_looked_up_in_one_index(tmp_path: Path) -> None:
    project = create(tmp_path, QUILL, "See [[other]], [[Marta Quill]] and [[story-2]].\n")
    project.write("content/more.md", ARTICLE.format(21, "Snow.\n"))
    ran = Counter(key[0] for key in project.ran())
    assert (ran["files_called"], ran["what_has"], ran["own_names"]) == (1, 2, 0)
    assert ran["passages"] == 1


def test_a_new_gloss_reaches_no_page_that_only_leads_to_its_owner(tmp_path: Path) -> None:
    project = create(tmp_path, QUILL + BOARD, TEXT)
    before = project.site()[0]["organisations/tide-board.html"]
    assert b"people/marta-quill.html" in before
    project.write(PEOPLE, QUILL.replace("of the tides at", "of all tides at") + BOARD)
    pages = {key[1] for key in project.ran() if key[0] == "page"}
    assert "people/marta-quill.html" in pages
    assert "organisations/tide-board.html" not in pages
    project.write(PEOPLE, QUILL.replace("Marta Quill", "Marta B. Quill") + BOARD)
    assert ("page", "organisations/tide-board.html") in project.ran()
