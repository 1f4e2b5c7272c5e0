"""Briefings that a reader is led on to: those that share what few others have."""

from __future__ import annotations

import re
from pathlib import Path

import project as tools
import pytest

from briefgen.pipeline import relating

ENTITY = "id: {id}\nkind: organisation\nname: {name}\ngloss: A body of the test.\n"
BODIES = {
    f"content/entities/{name.lower()}.yaml": ENTITY.format(id=name.lower(), name=name)
    for name in ("Marlow", "Ostrava", "Pellworm", "Quayside")
}


def story(day: int, words: str, more: str = "") -> str:
    return f"---\ntitle: Story {day}\ndate: 2025-01-{day:02}\n{more}---\n{words}\n"


FILES = BODIES | {
    "content/a.md": story(1, "Marlow and Ostrava met Pellworm."),
    "content/b.md": story(2, "Marlow met Ostrava again."),
    "content/c.md": story(3, "Marlow met Ostrava and Pellworm."),
    "content/d.md": story(4, "Marlow was alone."),
    "content/e.md": story(5, "Ostrava and Marlow wrote."),
}


def led_to(project: tools.Project, name: str) -> list[str]:
    """The headlines to which a briefing leads, in order."""
    pages, _ = project.site()
    nav = re.search(
        r'<nav class="thread also".*?</nav>', pages[f"briefings/{name}.html"].decode(), re.DOTALL
    )
    return re.findall(r"<a [^>]*>([^<]+)</a>", nav[0]) if nav else []


def made(root: Path, more: dict[str, str] | None = None, toml: str = "") -> tools.Project:
    settings = {"briefgen.toml": tools.FILES["briefgen.toml"] + toml}
    return tools.create(root, FILES | settings | (more or {}))


def test_what_fewer_share_counts_more_and_equals_stand_newest_first(tmp_path: Path) -> None:
    assert led_to(made(tmp_path), "a") == ["Story 3", "Story 5", "Story 2"]


def test_one_name_alone_may_be_chance(tmp_path: Path) -> None:
    assert led_to(made(tmp_path), "d") == []


def test_tags_count_like_names(tmp_path: Path) -> None:
    more = {
        "content/d.md": story(4, "Marlow was alone.", "tags: [Harbours]\n"),
        "content/f.md": story(6, "Marlow wrote a letter.", "tags: [harbours]\n"),
    }
    assert led_to(made(tmp_path, more), "d") == ["Story 6"]


def test_the_thread_leads_to_its_own(tmp_path: Path) -> None:
    more = {name: FILES[name].replace("---\n", "---\nthread: docks\n", 1) for name in LOCAL}
    assert led_to(made(tmp_path, more), "a") == ["Story 5", "Story 2"]


LOCAL = ("content/a.md", "content/c.md")


def test_what_is_withdrawn_held_or_foreign_is_not_shown(tmp_path: Path) -> None:
    words = "Marlow and Ostrava met Pellworm."
    withdrawn = "corrections: [{date: 2025-01-09, kind: withdrawn, text: It was wrong.}]\n"
    more = {
        "content/b.md": story(2, words, withdrawn),
        "content/c.md": story(3, words, "draft: true\n"),
        "content/e.md": story(5, words, "lang: de\n"),
    }
    assert led_to(made(tmp_path, more), "a") == []


def test_the_settings_say_how_many(tmp_path: Path) -> None:
    assert led_to(made(tmp_path / "one", toml="related = 1\n"), "a") == ["Story 3"]
    assert led_to(made(tmp_path / "none", toml="related = 0\n"), "a") == []


def test_what_many_have_tells_little(tmp_path: Path) -> None:
    crowd = {f"content/{day}.md": story(day, "Marlow met Ostrava.") for day in range(6, 11)}
    assert led_to(made(tmp_path / "ten", crowd), "b") == ["Story 10", "Story 9", "Story 8"]
    crowd["content/more.md"] = story(11, "Marlow met Ostrava.")
    assert led_to(made(tmp_path / "more", crowd), "b") == []


def test_what_too_many_have_is_not_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relating, "FEW", 3)
    assert led_to(made(tmp_path), "a") == []


def test_a_new_briefing_reaches_those_that_it_is_like(tmp_path: Path) -> None:
    project = made(tmp_path)
    assert led_to(project, "d") == []
    project.write("content/f.md", story(6, "Marlow met Quayside."))
    project.write("content/d.md", story(4, "Marlow left Quayside."))
    assert led_to(project, "d") == ["Story 6"]
    assert led_to(project, "f") == ["Story 4"]


def test_one_more_of_what_many_have_is_asked_of_none_of_them(tmp_path: Path) -> None:
    crowd = {f"content/{day}.md": story(day, "Marlow met Ostrava.") for day in range(6, 31)}
    project = made(tmp_path, crowd)
    for more in ("w", "x"):
        project.write(f"content/{more}.md", story(31, "Marlow met Ostrava."))
    project.ran()
    project.write("content/y.md", story(31, "Marlow met Ostrava."))
    assert {key[1] for key in project.ran() if key[0] == "related_briefings"} == {"content/y.md"}
