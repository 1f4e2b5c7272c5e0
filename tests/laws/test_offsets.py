"""The offsets of `briefgen annotate` are those of the file, whatever stands in it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import project as tools
import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from briefgen.cli.annotate import annotations_of

LISTS = ("paragraphs", "mentions", "terms", "dates", "money", "quantities", "quotes", "facts")
INLINE = st.sampled_from(
    [
        "Kim Min-ji", "**Kim** Min-ji", "*Kim **Min-ji***", "South&nbsp;Korea", "Seoul’s", "Tokyo",
        "extended deterrence", "tariffs", "on Friday", "January 4", "$2.5 million", "about $3 billion",
        "204 members", "“a fair price,” said Kim Min-ji", '"no deal" -- said Kim Min-ji ...',
        "\N{REGIONAL INDICATOR SYMBOL LETTER K}\N{REGIONAL INDICATOR SYMBOL LETTER R}", "𝔖eoul 🚢",
        "e\N{COMBINING ACUTE ACCENT}", "&mdash;", "&amp;", "&#x1F6A2;", "(c) +- ...", "1/2 -- 3---4",
        r"\*Seoul\*", "`Seoul`", "[Seoul](x.md)", "[Minji]{@kim-min-ji}", "![Seoul](a.png)",
        "<!-- Tokyo -->", "<b>Seoul</b>", "Seoul[^1]", "a^[Tokyo speaks.]", "word", "and", "\\\n", "\n",
        "\t", "x" * 40, "~~Tokyo~~",
    ]
)  # fmt: skip
LINE = st.lists(INLINE, min_size=1, max_size=6).map(" ".join)
BLOCK = st.one_of(
    LINE,
    LINE.map(lambda text: "> " + text.replace("\n", "\n> ")),
    LINE.map(lambda text: "- " + text.replace("\n", "\n  ")),
    LINE.map(lambda text: "## " + text.replace("\n", " ")),
    LINE.map(lambda text: f"| A | {text.replace(chr(10), ' ')} |\n|---|---|\n| Seoul | Tokyo |"),
    # A note within a note that nothing leads to has no place of its own.
    LINE.map(lambda text: "[^1]: " + text.replace("\n", " ").replace("^[", "[")),
    LINE.map(lambda text: f"::: the-view\n{text}\n:::"),
    LINE.map(lambda text: f"Term\n: {text.replace(chr(10), ' ')}"),
)
BODIES = st.lists(BLOCK, max_size=5).map("\n\n".join)
FRONT = "---\ntitle: 🇰🇷 “Kim” &amp; Seoul\ndate: 2025-01-03\n{}---\n"
HEADS = st.sampled_from([FRONT.format(""), FRONT.format("facts: {Price: $2.5 million}\n")])
DROPS = st.lists(LINE.map(lambda text: text.replace("\n", " ")), min_size=1, max_size=6).map(
    lambda lines: "World News\n\nKim Talks In Seoul\n\n\nA dek — with 🚢.\n\n" + "\n\n".join(lines)
)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # Without the model, whose names in odd texts nobody foresees: which names there are is known.
    settings = tools.FILES["briefgen.toml"] + '[nlp]\nmodel = "none"\n'
    files = {**tools.FILES, "briefgen.toml": settings}
    return tools.create(tmp_path_factory.mktemp("odd"), files).root / "content"


def known(path: Path, data: bytes) -> dict[str, Any]:
    path.write_bytes(data)
    return annotations_of(path, "2025-01-03")


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def spans(found: dict[str, Any]) -> list[dict[str, Any]]:
    return [item for name in LISTS for item in found[name]]


def hold(path: Path, text: str, mark: str, end: str) -> None:
    """The offsets hold in the text, and what stands there doesn't hang on marks and line ends."""
    data = (mark + text.replace("\n", end)).encode()
    found = known(path, data)
    event(f"{len(spans(found)) // 5 * 5}+ spans")
    for item in spans(found):
        assert 0 <= item["start"] < item["end"] <= len(text)
        assert text[item["start"] : item["end"]] == item["text"]
    for item in found["mentions"]:
        if item["resolved_by"] != "pinned":
            assert letters(item["text"]).removesuffix("s") in SURFACES, item
    for item in found["money"]:
        assert item["text"].startswith(("$", "about"))
    assert found == known(path, text.encode())


SURFACES = {"KimMinji", "Kim", "SouthnbspKorea", "SouthKorea", "Seoul", "Tokyo", "Minji"}


@given(HEADS, BODIES, st.sampled_from(["", "\ufeff"]), st.sampled_from(["\n", "\r\n", "\r"]))
def test_offsets_hold_in_any_markdown(
    content: Path, head: str, body: str, mark: str, end: str
) -> None:
    hold(content / "odd.md", f"{head}{body}\n", mark, end)


@given(DROPS, st.sampled_from(["", "\ufeff"]), st.sampled_from(["\n", "\r\n", "\r"]))
def test_offsets_hold_in_any_pasted_text(content: Path, text: str, mark: str, end: str) -> None:
    hold(content / "odd.txt", text, mark, end)
