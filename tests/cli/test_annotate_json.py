"""The JSON of `briefgen annotate`: a public contract (docs/annotate-json.md)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefgen.cli.annotate import annotations_of

KEYS = {
    "paragraphs": {"start", "end", "text", "number", "kind", "block", "opinion"},
    "mentions": {
        "start", "end", "text", "type", "entity", "wikidata", "wikipedia", "resolved_by", "marked",
    },
    "terms": {"start", "end", "text", "term", "gloss", "marked"},
    "dates": {"start", "end", "text", "value", "kind"},
    "money": {"start", "end", "text", "currency", "value", "high", "approximate"},
    "quantities": {"start", "end", "text", "value", "high", "unit", "approximate"},
    "quotes": {"start", "end", "text", "speaker", "speaker_entity"},
    "facts": {"start", "end", "text", "label", "value", "reasons"},
    "findings": {"code", "severity", "file", "line", "column", "length", "message", "hint", "edits"},
}  # fmt: skip

TEXT = """World News

Envoys Gather In Tokyo For Trade Talks


Diplomats from three countries came together before the tariffs take effect.

On Friday, diplomats from Japan and the U.S.–Japan council met in Tokyo to speak about trade.

Japan’s delegation spoke of “a fair price” and of an order worth about $2.5 billion in the trade talks.

A second meeting is to follow in Paris on January 9, the Japanese side said.

Source link

Leave a Reply
"""


ACCIDENT = """World News

Train Leaves Rails Near Lyon


A passenger train left the rails near Lyon on Friday, killing three people and injuring 12.

The train was on its way from Paris to Marseille, the railway said.

“We heard a bang and then the lights went out,” said Anne Duval, a passenger from Lyon.
"""


def annotated(path: Path, text: str, date: str = "") -> dict[str, Any]:
    path.write_text(text, encoding="utf-8", newline="")
    return dict(annotations_of(path, date))


def spans(found: dict[str, Any]) -> list[dict[str, Any]]:
    return [item for name in KEYS if name != "findings" for item in found[name]]


def test_the_keys_are_those_of_the_contract(tmp_path: Path) -> None:
    found = annotated(tmp_path / "drop.txt", TEXT, "2025-01-03")
    assert set(found) == {"file", "no_box", *KEYS}
    for name, keys in KEYS.items():
        assert all(set(item) == keys for item in found[name]), name
    assert all(found[name] for name in KEYS if name not in ("terms", "quantities", "facts"))
    facts = annotated(tmp_path / "accident.txt", ACCIDENT, "2025-01-03")["facts"]
    assert {fact["label"] for fact in facts} >= {"What", "When", "Killed", "Injured"}
    assert all(set(fact) == KEYS["facts"] for fact in facts)
    assert json.loads(json.dumps(found)) == found


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_offsets_are_code_points_of_the_text_of_the_file(
    tmp_path: Path, start: str, end: str
) -> None:
    text = start + TEXT.replace("\n", end)
    found = annotated(tmp_path / "drop.txt", text, "2025-01-03")
    for item in spans(found):
        assert TEXT[item["start"] : item["end"]] == item["text"]
    assert found["mentions"]


def test_offsets_hold_in_markdown(tmp_path: Path) -> None:
    text = '---\ntitle: 🇰🇷 "A" – story\n---\n> Envoys of **South** Korea met those of [Japan](x.md)\n> &mdash; as they "often" did &mdash; in *Tokyo*.\n'
    found = annotated(tmp_path / "story.md", text)
    assert [item["text"] for item in found["mentions"]] == ["South** Korea", "Japan", "Tokyo"]
    for item in spans(found):
        assert text[item["start"] : item["end"]] == item["text"]


def test_what_a_pasted_article_says(tmp_path: Path) -> None:
    found = annotated(tmp_path / "drop.txt", TEXT, "2025-01-03")
    names = [(item["text"], item["entity"], item["resolved_by"]) for item in found["mentions"]]
    assert ("Japan", "japan", "name") in names
    assert ("Japanese", "japan", "demonym") in names
    assert [(x["value"], x["kind"]) for x in found["dates"]] == [
        ("2025-01-03", "date"),
        ("2025-01-09", "date"),
    ]
    assert [(x["currency"], x["value"], x["approximate"]) for x in found["money"]] == [
        ("USD", 2_500_000_000, True)
    ]
    assert [x["text"] for x in found["quotes"]] == ["a fair price"]
    compound = [x for x in found["mentions"] if TEXT[x["end"] : x["end"] + 1] == "–"]
    assert compound
    assert not any(item["marked"] for item in compound)
    codes = {item["code"] for item in found["findings"]}
    assert {"source-link-lost", "litter-removed"} <= codes


def test_without_a_date_nothing_relative_is_resolved(tmp_path: Path) -> None:
    found = annotated(tmp_path / "drop.txt", TEXT)
    assert [(x["text"], x["value"], x["kind"]) for x in found["dates"]] == [
        ("Friday", None, "unresolved"),
        ("January 9", None, "unresolved"),
    ]
    assert {x["code"] for x in found["findings"]} >= {"unresolved-date"}


def test_why_an_article_has_no_box(tmp_path: Path) -> None:
    assert annotated(tmp_path / "accident.txt", ACCIDENT, "2025-01-03")["no_box"] is None
    short = (
        ACCIDENT.split("A passenger", maxsplit=1)[0]
        + "A train left the rails near Lyon on Friday.\n"
    )
    none = annotated(tmp_path / "short.txt", short)["no_box"]
    assert "headline and dek" in none["why"]
    head = ACCIDENT.split(", killing", maxsplit=1)[0] + ".\n"
    none = annotated(tmp_path / "head.txt", head, "2025-01-03")["no_box"]
    assert none["why"] == "a box takes three lines, and only 2 are beyond doubt"
    assert [line["label"] for line in none["lines"]] == ["What", "When"]
    for line in none["lines"]:
        assert set(line) == KEYS["facts"]
        assert head[line["start"] : line["end"]] == line["text"]


@pytest.mark.parametrize(
    ("front", "body", "why"),
    [
        ("title: A\n", "", "there is no text"),
        ("title: A\n", "::: the-view\nLet it be so.\n:::\n", "there is no text but opinion"),
        ("title: A\nlang: de\n", "Lyon liegt an zwei Strömen.\n", "English"),
        (
            "title: Ask away, an interview with Ada Lund\n",
            "Ada Lund paints in Lyon.\n",
            "interview",
        ),
        ("", "Why do bridges close?\n", "no headline"),
        ("title: Bridge Closed\n", "Why do bridges close?\n", "no clause of 5 to 20 words"),
    ],
)
def test_reasons_for_no_box(tmp_path: Path, front: str, body: str, why: str) -> None:
    none = annotated(tmp_path / "story.md", f"---\n{front}---\n{body}")["no_box"]
    assert why in none["why"]
    assert none["lines"] == []


def test_every_fact_is_a_sentence_that_holds_its_value(root: Path) -> None:
    facts = 0
    for path in sorted((root / "content").rglob("2025/*.md")):
        for fact in annotations_of(path)["facts"]:
            facts += 1
            assert fact["text"].strip().endswith((".", "”", "?", "!", '"', "’"))
            assert len(fact["value"].split()) <= 20
    assert facts >= 20
