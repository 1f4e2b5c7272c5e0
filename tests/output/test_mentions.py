"""By which sentences a subject is mentioned: kept in parts, so that an edit asks for few of them."""

from __future__ import annotations

from pathlib import Path

import project as tools
import pytest

from briefgen.pipeline import mentions

PART = 3
STORIES = 3 * PART + 1


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mentions, "PART", PART)


def text_of(number: int, body: str = "") -> str:
    body = body or f"Story {number} tells of Japan.\n\nIt was read in Seoul.\n"
    given = tools.BRIEFING.replace("2025-01-03", f"2025-01-{number + 5:02}")
    return given.format(title=f"Story {number}", body=body).replace("thread: seoul\n", "")


def many(root: Path) -> tools.Project:
    project = tools.create(root)
    for number in range(STORIES):
        project.write(f"content/many/{number}.md", text_of(number))
    return project


def asked(project: tools.Project) -> tuple[set[tuple[str, str]], set[str]]:
    """The parts whose contexts a build looks for, and the pages of names that it makes."""
    ran = project.ran()
    parts = {(key[1], key[2]) for key in ran if key[0] == "contexts_in"}
    pages = {key[1] for key in ran if key[0] == "page"}
    return parts, {url for url in pages if url.startswith("places/") and url.endswith(".html")}


def test_a_changed_sentence_makes_the_pages_of_those_whom_it_names(tmp_path: Path) -> None:
    project = many(tmp_path)
    project.ran()
    body = "Story 4 tells of Japan.\n\nIt was read in Seoul, too.\n"
    project.write("content/many/4.md", text_of(4, body))
    parts, pages = asked(project)
    assert pages == {"places/seoul.html"}
    assert sorted(name for name, _ in parts) == ["japan", "seoul"]


def test_a_new_briefing_changes_the_last_part(tmp_path: Path) -> None:
    project = many(tmp_path)
    project.ran()
    project.write("content/many/new.md", text_of(STORIES, "Japan alone.\n"))
    parts, pages = asked(project)
    assert pages == {"places/index.html", "places/japan.html"}
    assert {name for name, _ in parts} == {"japan"}
    assert len(parts) == 1


@pytest.mark.parametrize(
    "edits",
    [
        {"content/many/4.md": text_of(4, "Seoul was quiet. So was Japan.\n")},
        {"content/many/4.md": None},
        {"content/many/old.md": text_of(-4), "content/many/new.md": text_of(STORIES)},
        {"content/many/0.md": text_of(0, "Nobody was there.\n"), "content/many/9.md": None},
        {"content/many/3.md": text_of(3).replace("---\nStory", "rights: excerpt\n---\nStory")},
    ],
    ids=["sentence", "gone", "oldest and newest", "nobody", "rights"],
)
def test_pages_of_names_are_those_of_a_clean_build(
    tmp_path: Path, edits: dict[str, str | None]
) -> None:
    project, clean = many(tmp_path / "a"), many(tmp_path / "b")
    before = project.site()
    for path, text in edits.items():
        project.write(path, text)
        clean.write(path, text)
    after = project.site()
    assert after == clean.site()
    assert after[0]["places/japan.html"] != before[0]["places/japan.html"]


def test_all_parts_stand_on_the_page_newest_first(tmp_path: Path) -> None:
    page = many(tmp_path).site()[0]["places/seoul.html"].decode()
    places = [page.index(f"briefings/{number}.html") for number in reversed(range(STORIES))]
    assert places == sorted(places)
    assert page.count("It was read in ") == STORIES
