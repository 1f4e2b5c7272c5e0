"""Files of content/ that nobody reads are said, with what to do; what may lie there is not."""

from __future__ import annotations

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
