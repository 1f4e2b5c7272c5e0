"""Texts that nobody writes: right all the same, or refused by a stated limit; work grows with the text, not faster."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import project as tools
import pytest

from briefgen.findings import Finding

DATED = "---\ntitle: T\ndate: 2025-01-03\n---\n"
PAGE = "briefings/bad.html"


def built(root: Path, body: str, **files: str) -> tuple[dict[str, bytes], list[Finding]]:
    pages, findings = tools.create(
        root, {**tools.FILES, **files, "content/bad.md": f"{DATED}{body}\n"}
    ).site()
    return pages, [finding for finding in findings if finding.place.path == "content/bad.md"]


@pytest.mark.parametrize(
    ("body", "shown", "times"),
    [
        pytest.param("Seoul spoke. " * 7_700, b"Seoul", 7_700, id="a paragraph of 100,000 letters"),
        pytest.param("[w](https://a.example/) " * 8_000, b">w</a>", 8_000, id="links"),
        pytest.param("“We go on,” he said. " * 5_000, b"We go on", 5_000, id="he said"),
        pytest.param("[" * 100_000, b"[", 100_000, id="brackets"),
        pytest.param("*w **w " * 14_000, b"*w **w", 13_900, id="emphasis"),
        pytest.param("word " * 99_900, b"word", 99_900, id="one line"),
        pytest.param("1," * 100_000, b"1,", 100_000, id="commas and digits"),
        pytest.param("7" * 50_000, b"7777777777", 5_000, id="digits"),
        pytest.param("$1 " * 30_000, b"$1", 30_000, id="amounts"),
        pytest.param("5 envoys " * 10_000, b"5 envoys", 10_000, id="counts"),
        pytest.param("$" * 100_000, b"$", 100_000, id="dollars"),
        pytest.param("last " * 50_000, b"last", 50_000, id="last"),
        pytest.param("www. " + "a" * 99_000, b"aaaaaaaaaa", 9_900, id="an address without end"),
        pytest.param("a@b Seoul. " * 8_000, b"Seoul", 8_000, id="addresses and names"),
        pytest.param("January 4, " * 10_000, b'<data value="2025-01-04">', 10_000, id="dates"),
    ],
)
def test_nothing_of_a_monstrous_text_is_lost(
    tmp_path: Path, body: str, shown: bytes, times: int
) -> None:
    pages, findings = built(tmp_path, body)
    assert pages[PAGE].count(shown) >= times
    assert not [finding for finding in findings if finding.severity == "error"]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("Seoul.\n\n" * 50_000, "50,004 lines"),
        (
            "|a" * 2_000 + "|\n" + "|-" * 2_000 + "|\n" + ("|b" * 2_000 + "|\n") * 50,
            "104,108 lines",
        ),
        ("word " * 220_001, "1,100,0"),
        ("[w](x) " * 30_000, "120,0"),
    ],
)
def test_what_is_beyond_the_limits_is_refused_by_name(tmp_path: Path, body: str, why: str) -> None:
    pages, findings = built(tmp_path, body)
    said = [finding for finding in findings if finding.code == "too-large"]
    assert len(said) == 1
    assert why in said[0].message
    assert "one may have" in said[0].message
    assert PAGE not in pages
    assert "briefings/vote.html" in pages


def test_long_articles_that_people_write_are_within_the_limits(tmp_path: Path) -> None:
    body = "\n\n".join(f"Paragraph {n} tells of Seoul.\nIt has two lines." for n in range(1_500))
    pages, findings = built(tmp_path, body)
    _, _, text = pages[PAGE].partition(b"<article")  # above it a description begins like the text
    assert text.count(b"It has two lines.") == 1_500
    assert findings == []


def calls(work: Callable[[], object]) -> int:
    """How many functions of Python are called: work that doesn't depend on the machine."""
    number = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal number
        number += event == "call"

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return number


TRAPS = {
    "dates": "On January 4, they met. ",
    "he said": "“We go on,” he said. ",
    "links": "[a](https://a.example/) ",
    "names": "Kim Min-ji met South Koreans. ",
    "acronyms": "Alpha Beta Council (ABC) and the ABC. ",
    "money": "$1 million or 5 percent. ",
    "signs": "*_`[]()!<>&\"'",
    "pins": "[x]{@seoul} ",
    "notes": "x[^1] ",
    "Kim said": "“We go on,” Kim Min-ji said. “It is late.” ",
    "open quotes": "“We go on, ",
    "weeks": "They met last week and will meet on Friday. ",
    "departments": "The State Department met; the department said so. ",
    "html": "<b>w</b> <!-- c --> ",
    "attributes": "[w]{.name} ",
    "blocks": "::: the-view\nx\n:::\n\n[^1]: a\n\n::: tip\n::: q-and-a X\n",
}


@pytest.fixture(scope="module")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> int:
    """The work of a build whose text is empty, when all modules are there."""
    root = tmp_path_factory.mktemp("nothing")
    built(root / "warm", "Seoul.")
    return calls(lambda: built(root / "counted", ""))


@pytest.mark.parametrize("trap", TRAPS)
def test_twice_the_text_is_twice_the_work(tmp_path: Path, trap: str, nothing: int) -> None:
    once, twice = (
        calls(lambda n=n: built(tmp_path / str(n), TRAPS[trap] * n)) - nothing for n in (500, 1_000)
    )
    assert once > 1_000  # otherwise nothing was measured
    assert twice < 2.5 * once


def test_a_large_knowledge_base_links_what_it_should(tmp_path: Path) -> None:
    entries = "".join(
        f"- id: person-{n}\n  name: Given{n} Family{n}\n  kind: person\n"
        f"  aliases: [{', '.join(f'Alias{n}x{m}' for m in range(10))}]\n"
        for n in range(2_000)
    )
    files = {
        f"content/entities/many-{part}.yaml": text for part, text in enumerate(halves(entries))
    }
    pages, _ = built(tmp_path, "Given7 Family7 met Alias1999x9 in Seoul.", **files)
    assert b"people/person-7.html" in pages[PAGE]
    assert b"people/person-1999.html" in pages[PAGE]


def halves(entries: str) -> list[str]:
    """The same entries in files of 100 each."""
    items = [f"- id{item}" for item in entries.split("- id")[1:]]
    return ["".join(items[at : at + 100]) for at in range(0, len(items), 100)]
