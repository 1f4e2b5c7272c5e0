"""Texts of other programs: a front matter that isn't YAML, a page's HTML, an export."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.source.header import article
from briefgen.source.misplaced import in_other_form


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("+++\ntitle = 'A'\ndraft = true\n+++\nText.\n", "This front matter is TOML, not YAML"),
        ("\ufeff+++\r\ntitle = 'A'\r\n+++\r\nText.\r\n", "This front matter is TOML, not YAML"),
        ('{\n  "title": "A"\n}\n\nText.\n', "This front matter is JSON, not YAML"),
        ('{"title": "A"}\n\nText.\n', "This front matter is JSON, not YAML"),
        ("Title: A\nDate: 2025-01-03\n\nText.\n", "The line --- above the front matter is missing"),
        ("Title: A\n\nText.\n", "The article has no title"),
        ("# A\n\nText.\n", "The article has no title"),
        ("\n---\ntitle: A\n---\nText.\n", "Front matter must begin in the first line of the file"),
    ],
)
def test_the_front_matter_of_other_generators_is_told_from_none(text: str, said: str) -> None:
    made, findings = article("content/a.md", text)
    assert made is None
    assert [(f.message, f.place.line, f.place.column) for f in findings] == [(said, 1, 1)]
    assert findings[0].hint


PAGES = (
    "<?xml version='1.0'?><rss/>", "\ufeff\n<!DOCTYPE html>\n<p>x", "<!-- wp:paragraph -->\n<p>x</p>",
    "<!-- a --> <!-- b -->\n<div>x</div>", "<!-- without an end",
    "<h1>x</h1>", '<P class="lead">x', '{"db": [{"posts": []}]}', '[ {"title": "x"} ]',
)  # fmt: skip
TEXTS = (
    "<strong words> came from the board", "<p", "[Laughter] “Yes,” she said.", "{x}", "< 5 per cent",
    "<!-- note -->\nThe ferry sank.", "<!-- a --><!-- b -->\n\n“Yes,” she said.",
    '["Yes", she said]', "1,2,3", "<pre-war> prices", "{“a”: 1}",
)  # fmt: skip


@pytest.mark.parametrize("text", PAGES)
def test_what_no_reader_reads_is_not_imported(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["import", str(tmp_path / "x.txt"), "--into", str(tmp_path / "content")])
    assert ended.value.code == 1
    assert "x.txt:1:1: error: this is " in capsys.readouterr().err
    assert not (tmp_path / "content").exists()


@pytest.mark.parametrize("text", TEXTS)
def test_words_in_brackets_are_a_text(text: str) -> None:
    assert in_other_form("a.txt", text) is None
