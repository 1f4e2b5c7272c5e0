"""Notes in the margin, ten to two hundred of them: each beside its mark or below the note before it.

PRODUCT, rule 15: without script, without overlap. All is measured by the browser.
"""

from __future__ import annotations

import importlib.util
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from project import Project

pytestmark = pytest.mark.browser

WIDTHS = [1368, 1440, 1600, 1920, 2560]
EDGE = 1216
"""76rem: from here on notes stand in the margin. A rem of a media query has 16 pixels."""
COUNTS = [10, 50, 200]
BEYOND = 402
"""The margin has room for 400."""
FILLING = "and then came many plain words that nobody needs to have explained to them one by one "
BOXES = """() => [...document.querySelectorAll(".note-body")].filter(note => note.dataset.n).map(note => {
    const mark = document.querySelector(`a.ref[data-m="${note.dataset.n}"]`);
    const box = note.getBoundingClientRect(), line = mark.getClientRects()[0];
    return { top: box.top, bottom: box.bottom, left: box.left, right: box.right, mark: line.top };
})"""


def name(number: int) -> str:
    """A term that no other begins or ends with: "aab clause"."""
    return "".join(chr(97 + number // 26**place % 26) for place in (2, 1, 0)) + " clause"


def story(count: int) -> str:
    """Marks as close as the budget lets them stand, and then some far from each other."""
    sentences = [
        f"The {name(i)} was read {FILLING * (2 if i % 8 else 6)}today." for i in range(count)
    ]
    paragraphs = [" ".join(sentences[at : at + 4]) for at in range(0, count, 4)]
    return f"---\ntitle: {count} notes\ndate: 2025-02-07\n---\n" + "\n\n".join(paragraphs) + "\n"


@pytest.fixture(scope="session")
def many(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a briefing for each count of notes, of which every third is long."""
    project = Project(tmp_path_factory.mktemp("many"))
    project.write("briefgen.toml", 'title = "Many"\nbuiltin_knowledge = false\nmodel = "none"\n')
    gloss = "A word of this test. "
    terms = [
        f"- {{id: t{i}, name: {name(i)}, gloss: '{gloss * (9 if i % 3 == 0 else 1)}'}}\n"
        for i in range(BEYOND)
    ]
    project.write("content/glossary/terms.yaml", "".join(terms))
    for count in (*COUNTS, BEYOND):
        project.write(f"content/notes-{count}.md", story(count))
    for url, data in project.site()[0].items():
        place = project.root / "site" / url
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return project.root / "site"


def placed(
    browser: Browser, page: Path, width: int
) -> tuple[list[dict[str, float]], dict[str, Any]]:
    """Where notes and their marks stand, and where the text and the page end."""
    opened = browser.new_page(viewport={"width": width, "height": 900}, java_script_enabled=False)
    opened.goto(page.as_uri())
    boxes = opened.evaluate(BOXES)
    around = opened.evaluate("""() => ({
        text: Math.max(...[...document.querySelectorAll("p[id]")].map(p => p.getBoundingClientRect().right)),
        height: document.documentElement.scrollHeight, width: document.documentElement.scrollWidth })""")
    opened.close()
    return boxes, around


@pytest.mark.parametrize("width", [EDGE, *WIDTHS])
@pytest.mark.parametrize("count", COUNTS)
def test_notes_stand_beside_their_marks_and_never_on_each_other(
    browser: Browser, many: Path, count: int, width: int
) -> None:
    boxes, around = placed(browser, many / "briefings" / f"notes-{count}.html", width)
    assert len(boxes) == count
    free = 0
    for box in boxes:
        assert around["text"] < box["left"] < box["right"] <= width
        assert box["top"] >= box["mark"] - 8  # the mark's line is higher than its letters
    for upper, lower in pairwise(boxes):
        assert lower["top"] >= upper["bottom"] - 0.5
        beside = lower["top"] <= lower["mark"] + 8
        free += beside
        assert beside or lower["top"] <= upper["bottom"] + 0.5, (
            "neither at its mark nor next in line"
        )
    assert free > count // 20
    assert boxes[-1]["bottom"] <= around["height"]
    assert around["width"] <= width


def test_one_pixel_less_and_they_are_a_list(browser: Browser, many: Path) -> None:
    boxes, around = placed(browser, many / "briefings" / "notes-200.html", EDGE - 1)
    assert len({box["left"] for box in boxes}) == 1
    assert boxes[0]["left"] < around["text"]
    assert boxes[0]["top"] > boxes[-1]["mark"]


def test_what_the_margin_has_no_rules_for_stays_in_the_list(browser: Browser, many: Path) -> None:
    boxes, around = placed(browser, many / "briefings" / f"notes-{BEYOND}.html", 1440)
    assert len(boxes) == BEYOND
    assert all(box["left"] > around["text"] for box in boxes[:400])
    for upper, lower in pairwise(boxes[400:]):
        assert upper["left"] < around["text"]
        assert upper["top"] > upper["mark"]
        assert lower["top"] >= upper["bottom"]


def test_only_long_briefings_ask_for_more_rules(many: Path) -> None:
    asks = {
        count: "margin-more" in (many / "briefings" / f"notes-{count}.html").read_text("utf-8")
        for count in COUNTS
    }
    assert asks == {10: False, 50: False, 200: True}


def test_the_rules_are_those_of_the_script(root: Path) -> None:
    path = root / "scripts" / "margin_css.py"
    spec = importlib.util.spec_from_file_location("margin_css", path)
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    for sheet, text in script.sheets().items():
        assert (root / "themes" / "wire" / "assets" / sheet).read_text("utf-8") == text
