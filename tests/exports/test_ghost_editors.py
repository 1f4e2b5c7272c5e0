"""Posts of Ghost whose export has no HTML: what its editors keep becomes the same Markdown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from exported import ghost, run


def made(
    root: Path, capsys: pytest.CaptureFixture[str], code: int = 0, **columns: Any
) -> tuple[str, str]:
    """The body of the source that is made of these columns, and what is said of it."""
    text = {name: json.dumps(value) if value else value for name, value in columns.items()}
    row = {"title": "T", "slug": "t", "html": None, "status": "published", **text}
    (root / "x.json").write_bytes(ghost(row))
    assert run("import", str(root / "x.json"), "--into", str(root)) == code
    source = root / "t.md"
    body = source.read_text("utf-8").split("\n---\n", 1)[1].strip() if source.exists() else ""
    return body, capsys.readouterr().err


def lexical(*children: Any) -> dict[str, Any]:
    return {"root": {"type": "root", "children": children}}


def text(words: str, bits: int = 0) -> dict[str, Any]:
    return {"type": "extended-text", "text": words, "format": bits}


def node(kind: str, *children: Any, **given: Any) -> dict[str, Any]:
    return {"type": kind, "children": children, **given}


BULLETS = node("list", node("listitem", text("a")), listType="bullet")


@pytest.mark.parametrize(
    ("child", "markdown"),
    [
        (node("paragraph", text("One & two")), "One & two"),
        (
            node("paragraph", text("a "), text("b", 1), text(" c ", 2), text("d", 3), text("e", 8)),
            "a **b** *c* ***d***e",
        ),
        (node("paragraph", text("x", 16), text(" "), text("2", 64), text("y", 4)), "`x` ²~~y~~"),
        (node("paragraph", text("a"), {"type": "linebreak"}, text("b")), "a\\\nb"),
        (node("extended-heading", text("Part"), tag="h3"), "### Part"),
        (node("heading", text("Part"), tag="script"), "## Part"),
        (node("extended-quote", text("So.")), "> So."),
        (node("aside", text("So.")), "> So."),
        (
            node("paragraph", node("link", text("port"), url="https://port.example/?a=1&b")),
            "[port](https://port.example/?a=1&b)",
        ),
        (
            node(
                "list",
                node("listitem", text("one")),
                node("listitem", BULLETS),
                node("listitem", text("two")),
                listType="number",
                start=3,
            ),
            "3. one\n   - a\n4. two",
        ),
        (node("later-thing", node("paragraph", text("Kept."))), "Kept."),
        ({"type": "horizontalrule"}, "***"),
        (
            {"type": "image", "src": "https://o.example/a.jpg", "alt": "A", "caption": "By <b>B</b>"},
            "![A](https://o.example/a.jpg)\nBy **B**",
        ),
        (
            {"type": "gallery", "images": [{"src": "/a.jpg"}, {"src": "/b.jpg"}], "caption": "Two"},
            "![](/a.jpg)\n\n![](/b.jpg)\n\nTwo",
        ),
        ({"type": "codeblock", "code": "a < b\n", "language": "c"}, "```c\na < b\n```"),
        (
            {"type": "markdown", "markdown": "# M\n\nA[^1] *b*\n\n[^1]: Note."},
            "# M\n\nA[^1] *b*\n\n[^1]: Note.",
        ),
        ({"type": "html", "html": "<p>Raw <i>words</i></p>"}, "Raw *words*"),
        ({"type": "callout", "calloutText": "Mind <b>it</b>", "calloutEmoji": "💡"}, "Mind **it**"),
        (
            {"type": "call-to-action", "sponsorLabel": "<p>Paid</p>", "textValue": "<p>Come <b>by</b></p>",
             "imageUrl": "/q.jpg", "showButton": True, "buttonText": "Go", "buttonUrl": "/go"},
            "Paid\n\n![](/q.jpg)\n\nCome **by**\n\n[Go](/go)",
        ),
        (
            {"type": "call-to-action", "sponsorLabel": "<p>Paid</p>", "hasSponsorLabel": False,
             "textValue": "<p>Come</p>", "showButton": False, "buttonText": "Go", "buttonUrl": "/go"},
            "Come",
        ),
        ({"type": "toggle", "heading": "Why", "content": "<p>So.</p>"}, "#### Why\n\nSo."),
        ({"type": "button", "buttonText": "Go", "buttonUrl": "/go"}, "[Go](/go)"),
        (
            {"type": "bookmark", "url": "https://p.example", "metadata": {"title": "Plan",
             "description": "What & when"}, "caption": "See"},
            "[Plan](https://p.example)\n\nWhat & when\n\nSee",
        ),
        ({"type": "file", "src": "/f.pdf", "fileTitle": "F", "fileCaption": "G"}, "[F](/f.pdf)\n\nG"),
        (
            {"type": "header", "header": "Big", "subheader": "Small", "buttonEnabled": False},
            "## Big\n\nSmall",
        ),
        (
            {"type": "product", "productTitle": "Lamp", "productDescription": "<p>Red.</p>",
             "productButtonEnabled": True, "productUrl": "/l", "productButton": "Buy"},
            "#### Lamp\n\nRed.\n\n[Buy](/l)",
        ),
        ({"type": "embed", "url": "https://e.example/7", "html": ""}, "<https://e.example/7>"),
        ({"type": "paywall"}, ""),
    ],
)  # fmt: skip
def test_what_the_editor_holds_is_written(
    child: Any, markdown: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body, said = made(tmp_path, capsys, lexical=lexical(child))
    assert body == markdown
    assert "card" not in said


@pytest.mark.parametrize(
    ("child", "told"),
    [
        ({"type": "video", "src": "/v.mp4"}, "a film left out (/v.mp4)"),
        ({"type": "audio", "src": "/a.mp3"}, "a recording left out (/a.mp3)"),
        ({"type": "email-cta", "html": "<p>Hi</p>"}, "a part that only mails showed left out"),
        ({"type": "signup"}, "a form left out"),
        ({"type": "new-card"}, "a card of Ghost's editor left out (new-card)"),
        ({"type": 7}, "a card of Ghost's editor left out"),
        (
            {"type": "embed", "html": '<iframe src="https://e.example/7"></iframe>'},
            "a frame with another page left out (https://e.example/7)",
        ),
    ],
)
def test_what_it_has_no_sign_for_is_said(
    child: Any, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body, said = made(tmp_path, capsys, lexical=lexical(child, node("paragraph", text("Kept."))))
    assert body == "Kept."
    assert told in said


def test_notes_of_two_cards_stay_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cards = [{"type": "markdown", "markdown": f"{x}[^1]\n\n[^1]: Of {x}."} for x in "AB"]
    body, _ = made(tmp_path, capsys, lexical=lexical(*cards))
    assert body == "A[^1]\n\nB[^2]\n\n[^1]: Of A.\n\n[^2]: Of B."


DOCUMENT = {
    "version": "0.3.1",
    "atoms": [["soft-return", "", {}], ["mention", "@ada", {}]],
    "cards": [["code", {"code": "x"}], ["card-markdown", {"markdown": "*m*"}], ["hr", {}]],
    "markups": [["strong"], ["em"], ["a", ["href", "https://p.example"]], ["marquee"]],
    "sections": [
        [1, "p", [[0, [], 0, "a "], [0, [0], 0, "b "], [0, [1], 2, "c"], [0, [], 0, " < d"]]],
        [1, "p", [[0, [2], 1, "port"], [1, [], 0, 0], [1, [], 0, 1], [0, [3], 0, " e"]]],
        [1, "H2", [[0, [], 0, "Part"]]],
        [1, "aside", [[0, [], 0, "So."]]],
        [3, "ol", [[[0, [], 0, "one"]], [[0, [], 0, "two"]]]],
        [2, "https://o.example/a.jpg"],
        [10, 0],
        [10, 1],
        [10, 2],
    ],
}  # fmt: skip


def test_what_the_older_editor_held_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body, _ = made(tmp_path, capsys, mobiledoc=DOCUMENT)
    assert body == (
        "a **b *c*** < d\n\n[port](https://p.example)\\\n@ada e\n\n## Part\n\n> So.\n\n"
        "1. one\n2. two\n\n![](https://o.example/a.jpg)\n\n```\nx\n```\n\n*m*\n\n***"
    )


def test_html_counts_before_what_the_editors_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    newer = lexical(node("paragraph", text("Newer.")))
    assert made(tmp_path, capsys, lexical=newer, mobiledoc=DOCUMENT)[0] == "Newer."
    (tmp_path / "t.md").unlink()
    row = {"title": "T", "slug": "t", "html": "<p>HTML.</p>", "lexical": "{", "status": "published"}
    (tmp_path / "x.json").write_bytes(ghost(row))
    assert run("import", str(tmp_path / "x.json"), "--into", str(tmp_path)) == 0
    assert (tmp_path / "t.md").read_text("utf-8").endswith("\n\nHTML.\n")


DEEP: dict[str, Any] = text("x")
for _ in range(200):
    DEEP = node("quote", DEEP)


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        ({"lexical": "{"}, "that is damaged"),
        ({"lexical": "[" * 100_000}, "that is damaged"),
        ({"lexical": "3"}, "that holds nothing"),
        ({"lexical": '{"root": []}'}, "that holds no text"),
        ({"lexical": json.dumps(lexical(DEEP))}, "that has more than 60 elements in each other"),
        ({"mobiledoc": '{"version": "0.2.0"}'}, "that is of a version that isn't read (“0.2.0”)"),
    ],
)
def test_a_post_that_cannot_be_read_is_named_with_its_reason(
    columns: dict[str, str], why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [{"title": "Fog", "html": None, **columns}, {"title": "B", "slug": "b", "html": "<p>B"}]
    (tmp_path / "x.json").write_bytes(ghost(*rows))
    assert run("import", str(tmp_path / "x.json"), "--into", str(tmp_path)) == 0
    said = capsys.readouterr().err
    assert f"“Fog” was left out: the export has its text in the editor's own form only, and {why}" in said  # fmt: skip
    assert (tmp_path / "b.md").exists()


@pytest.mark.parametrize(
    "columns",
    [
        {"lexical": lexical(None, 3, [], {"type": []}, node("list", None), node("link"))},
        {"lexical": lexical(node("list", node("listitem")), text(7), {"type": "image", "src": 5})},
        {"lexical": lexical({"type": "bookmark", "metadata": 7}, {"type": "gallery", "images": 7})},
        {"mobiledoc": {"version": "0.3.1", "sections": [None, [], [1], [10, 9], [10, "x"], [3, 3]]}},
        {"mobiledoc": {"version": "0.3.1", "sections": [[1, "p", [[0, [9], 9, "x"], [1], [], 7]]]}},
        {"mobiledoc": {"version": "0.3.1", "markups": [["a", 7], ["a", [1, 2]]], "sections":
         [[1, "p", [[0, [0, 1], 0, "x"]]]]}},
    ],
)  # fmt: skip
def test_rows_of_any_kind_are_no_reason_to_end(
    columns: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made(tmp_path, capsys, **columns)
    assert (tmp_path / "t.md").exists()


def test_what_is_too_deep_in_a_markdown_card_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    card = {"type": "markdown", "version": 1, "markdown": "> " * 9 + "kept"}
    assert "kept" in made(tmp_path, capsys, lexical=lexical(card))[0]
    (tmp_path / "t.md").unlink()
    card["markdown"] = "> " * 40 + "kept"
    body, said = made(tmp_path, capsys, lexical=lexical(card))
    assert "kept" in body or "in each other" in said
