"""A briefing without a dek is introduced by how its text begins."""

from __future__ import annotations

from pathlib import Path

import project as tools
import pytest
from pagetext import parse

from briefgen.site.lede import LONGEST, lede
from briefgen.source.passage import PICTURE, Passage

FIRST = "The lock opened on Monday. Some 340 boats went through."
BODY = f"## What is known\n\n::: the-view\nIt was about time.\n:::\n\n{FIRST}\n\nMore later.\n"


def story(more: str = "", body: str = BODY) -> str:
    return f"---\ntitle: The lock\ndate: 2025-01-09\n{more}---\n{body}"


def built(root: Path, text: str) -> dict[str, bytes]:
    settings = tools.FILES["briefgen.toml"] + "llms = true\n"
    pages, _ = tools.create(
        root, {**tools.FILES, "briefgen.toml": settings, "content/lock.md": text}
    ).site()
    return pages


def description(page: bytes) -> str:
    (found,) = (
        element.attrs["content"] or ""
        for element in parse(page.decode()).named("meta")
        if element.attrs.get("name") == "description"
    )
    return found


def test_lists_and_machines_are_told_how_the_text_begins(tmp_path: Path) -> None:
    pages = built(tmp_path, story("section: Ports\ntags: [locks]\n"))
    for url in ("index.html", "archive.html", "sections/ports.html", "tags/locks.html"):
        assert f'<p class="dek p-summary">{FIRST}</p>' in pages[url].decode()
    assert description(pages["briefings/lock.html"]) == FIRST
    assert f"): {FIRST}" in pages["llms.txt"].decode()
    # it is no dek: on its own page the text would stand there twice
    assert 'class="dek' not in pages["briefings/lock.html"].decode()


@pytest.mark.parametrize(
    "more",
    [
        "dek: It sails.\n",
        "rights: excerpt\n",
        "rights: link\n",
        "draft: true\n",
        "corrections: [{date: 2025-01-10, kind: withdrawn, text: It was wrong.}]\n",
    ],
)
def test_it_is_shown_in_no_others_place_and_where_nobody_may_read_it(
    tmp_path: Path, more: str
) -> None:
    pages = built(tmp_path, story(more + "sources: [https://a.example/]\n"))
    for url in ("index.html", "archive.html", "llms.txt"):
        assert FIRST not in pages[url].decode()


def test_in_another_language_no_sentence_ends_at_its_abbreviations(tmp_path: Path) -> None:
    first = "Die Schleuse ist zu, und die Boote liegen im Hafen."
    then = "Die Fischer sagen, dass der Damm am 3. Januar brach und seither niemand hilft. " * 2
    pages = built(tmp_path, story("lang: de\n", f"{first} {then}\n"))
    shown = f"{first} {then[: len(then) // 2].strip()}"
    assert f'<bdi lang="de">{shown}</bdi>' in pages["index.html"].decode()


def test_what_stands_further_down_changes_no_list(tmp_path: Path) -> None:
    files = {**tools.FILES, "content/lock.md": story()}
    project = tools.create(tmp_path, files)
    project.site()
    project.write("content/lock.md", story().replace("More later.", "Nothing more."))
    assert not {("page", "index.html"), ("page", "archive.html")} & set(project.ran())
    project.write("content/lock.md", story().replace("on Monday", "on Friday"))
    assert ("page", "index.html") in project.ran()


def read(*texts: str) -> str:
    return lede([Passage(number, text) for number, text in enumerate(texts)])


def test_it_has_as_many_sentences_as_there_is_room_for() -> None:
    assert read() == ""
    assert read(PICTURE, "A text.") == "A text."
    assert read(f"A {PICTURE} text.", "Another.") == "A text."
    one = "Boats go through the lock, and that is all. "
    assert read(one * 9) == (one * 4).strip()
    long = read("boats, " * 5000)
    assert long.endswith("boats…")
    assert len(long) <= LONGEST
    assert read("قوارب، " * 5000).endswith("قوارب…")
    assert read("b" * 100_000) == "b" * (LONGEST - 1) + "…"
