"""Files of content/ that nobody reads are said, with what to do; what may lie there is not."""

from __future__ import annotations

import os
from pathlib import Path

import project as tools
import pytest

from briefgen.pipeline.strays import stray


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("talks.markdown", "Name it talks.md"),
        ("2025/talks.docx", "2025/talks.txt"),
        ("Talks.MD", "Name it Talks.md"),
        ("stray.yaml", "Move it there"),
        ("glosary/terms.yaml", "Did you mean content/glossary/terms.yaml?"),
        ("Entities/people.yml", "Did you mean content/entities/people.yml?"),
        ("entities/people.json", "entities/people.yaml"),
        ("glossary/terms.txt", "glossary/terms.yaml"),
        ("glossar/terms.json", "Did you mean content/glossary/terms.json?"),
    ],
)
def test_what_was_meant_to_be_read_is_said(name: str, hint: str) -> None:
    said = stray(name)
    assert said is not None
    assert "nobody reads this file" in said[0]
    assert hint in said[1]


@pytest.mark.parametrize(
    "name",
    ["a.md", "2025/a.txt", "entities/a.md", "entities/a.yaml", "glossary/b.yml", "a.png", "a.JPG",
     "a.svg", "2025/data.json", "2025/data.csv", "paper.pdf", "sound.mp3", "LICENSE", "2025/~$talks.docx", "entities/face.jpg"],
)  # fmt: skip
def test_what_is_read_or_may_lie_there_is_not(name: str) -> None:
    assert stray(name) is None


def test_it_is_a_note_at_the_file(tmp_path: Path) -> None:
    project = tools.create(tmp_path, {**tools.FILES, "content/talks.markdown": "Text.\n"})
    _, findings = project.site()
    assert [f.place.path for f in findings if f.code == "unread-file"] == ["content/talks.markdown"]


NAMELESS = b"\xe9.md"


@pytest.mark.parametrize("folder", ["content", "content/entities", "static", "themes/own/assets"])
def test_what_cannot_be_read_costs_only_itself(tmp_path: Path, folder: str) -> None:
    files = {
        **tools.FILES,
        "briefgen.toml": tools.FILES["briefgen.toml"] + 'theme = "own"\n',
        "themes/own/theme.toml": 'extends = "wire"\n',
    }
    project = tools.create(tmp_path, files)
    (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    before, none = project.site()
    os.mkfifo(tmp_path / folder / "pipe.md")
    (tmp_path / folder / "nowhere").symlink_to("gone")
    (tmp_path / folder / "out").symlink_to("/")
    Path(os.fsdecode(os.fsencode(tmp_path / folder) + b"/" + NAMELESS)).write_text("x")
    (tmp_path / folder / "cafe\u0301").write_text("apart")
    (tmp_path / folder / "caf\u00e9").write_text("one")
    after, findings = project.site()
    assert {url: after.get(url) for url in before} == before
    assert {(f.place.path.removeprefix(f"{folder}/"), f.code) for f in {*findings} - {*none}} == {
        ("\\udce9.md", "bad-encoding"),
        ("cafe\u0301", "duplicate-address"),
        ("nowhere", "unreadable-file"),
        ("out", "unreadable-file"),
        ("pipe.md", "unreadable-file"),
    }
