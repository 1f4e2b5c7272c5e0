"""`briefgen evaluate`: the formats of a corpus, what is printed, and what a bad line says."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from test_commands import run

ARTICLE = "---\ntitle: Talks in Nairobi\ndate: 2025-01-03\n---\nEnvoys of Japan met in Nairobi on Friday.\n"
LINE = {
    "text": "Japan will vote, Kenya too.",
    "spans": [[0, 5, "LOC"], [17, 22, "GPE"], [6, 10, "MISC"]],
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def corpus(*lines: object) -> str:
    texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    Path("c.jsonl").write_text("\n".join(texts) + "\n", encoding="utf-8")
    return "c.jsonl"


def results(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert run("evaluate", *arguments, "--json") == 0
    return dict(json.loads(capsys.readouterr().out))


def folder(gold: object, text: str = ARTICLE, name: str = "one.md") -> str:
    Path("gold").mkdir(exist_ok=True)
    Path("gold", name).write_text(text, encoding="utf-8")
    said = gold if isinstance(gold, str) else json.dumps(gold)
    Path("gold", f"{name.rpartition('.')[0]}.gold.json").write_text(said, encoding="utf-8")
    return "gold"


def span(words: str, text: str = ARTICLE, **told: object) -> dict[str, object]:
    at = text.index(words, text.find("Envoys"))
    return {"start": at, "end": at + len(words), "text": words, **told}


def test_lines_with_spans_are_scored_by_the_types_that_they_mark(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = results(capsys, corpus(LINE, ""))
    assert (said["texts"], said["words"]) == (1, 5)
    assert list(said["rows"]) == ["mentions", "type place", "main types"]
    assert said["rows"]["mentions"] == {
        "gold": 2, "found": 2, "right": 2, "precision": 1.0, "recall": 1.0, "f1": 1.0,
    }  # fmt: skip


def test_lines_with_links_are_scored_by_id(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        [0, 5, "LOC", "Japan", "Q17"],
        {"start": 17, "end": 22, "label": "LOC", "wikidata": "Q155"},
    ]
    record = {"doc": "a", "genre": "news", "text": LINE["text"], "mentions": rows}
    other = {**record, "genre": "bio"}
    said = results(capsys, corpus(record, other), "--genre", "news", "--errors", "5")
    assert said["texts"] == 1
    assert said["rows"]["links"]["right"] == 1
    assert [(one["what"], one["gold"], one["found"], one["line"]) for one in said["errors"]] == [
        ("missed", "Q155", "", 1), ("wrong", "Q155", "Q114", 1),
    ]  # fmt: skip


def test_a_packed_corpus_is_read_like_a_plain_one(capsys: pytest.CaptureFixture[str]) -> None:
    plain = results(capsys, corpus(LINE))
    Path("c.jsonl.gz").write_bytes(gzip.compress(Path("c.jsonl").read_bytes(), mtime=0))
    assert results(capsys, "c.jsonl.gz") == plain


def test_only_the_asked_parts_of_the_asked_number_of_texts(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = results(capsys, corpus(LINE, LINE), "--only", "mentions", "--limit", "1")
    assert (said["texts"], list(said["rows"])) == (1, ["mentions"])


def test_articles_are_compared_with_the_gold_beside_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    gold = {
        "mentions": [
            span("Japan", type="place", wikidata="Q17"),
            span("Nairobi", type="place", wikidata="Q3870"),
        ],
        "dates": [span("Friday", value="2025-01-03")],
    }
    said = results(capsys, folder(gold))
    assert said["rows"]["links"]["right"] == said["rows"]["mentions"]["right"] == 2
    assert said["rows"]["dates"]["right"] == 1
    assert "quotes" not in said["rows"]


def test_gold_may_date_a_raw_text_and_files_may_be_chosen(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = "Talks in Nairobi\n\nEnvoys of Japan met in Nairobi on Friday to speak about the sea.\n"
    gold = {"date": "2025-01-03", "dates": [span("Friday", text, value="2025-01-03")]}
    folder(gold, text, "dev-a.txt")
    folder({"dates": []}, text, "report-a.txt")
    said = results(capsys, "gold", "--match", "dev-")
    assert said["texts"] == said["rows"]["dates"]["right"] == 1


def test_the_table_has_a_row_for_each_thing_and_then_the_errors(
    capsys: pytest.CaptureFixture[str],
) -> None:
    gold = {
        "mentions": [span("Envoys", type="person", wikidata=None)],
        "dates": [span("Friday", value=None)],
    }
    assert run("evaluate", folder(gold), "--errors", "1") == 0
    out = capsys.readouterr().out
    assert "1 texts, " in out
    assert "\ntype person " in out
    assert "\ndates harmful: 1.000 (1 of 1)\n" in out
    assert "gold/one.md:5: mentions missed: …" in out
    assert "[Envoys] of Japan" in out
    assert "[Friday]. … gold: nothing found: 2025-01-03" in out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "no JSON"),
        ("[1]", "no JSON object"),
        ('{"text": "a"}', "needs `text` and a list"),
        ('{"text": "a", "spans": [[0, 2, "LOC"]]}', "inside the text"),
        ('{"text": "a", "spans": [[0, true, "LOC"]]}', "inside the text"),
        ('{"text": "a", "spans": ["x"]}', "inside the text"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_a_bad_line_is_a_finding_with_its_place(
    line: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("evaluate", corpus(LINE, line)) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("c.jsonl:2")
    assert said in err
    assert "[bad-corpus]" in err


@pytest.mark.parametrize(
    ("gold", "said"),
    [
        ("{", "no JSON"),
        ({"quote": []}, "`quote` is no key"),
        ({"date": "2025-1-3"}, "`date` is no day"),
        ({"dates": {}}, "`dates` is no list"),
        ({"dates": [3]}, "dates[0]: this is no object"),
        ({"dates": [span("Friday")]}, "dates[0]: `value` is missing"),
        ({"quotes": [{"start": 3, "end": 900, "text": "a"}]}, "offsets inside the text"),
        ({"quotes": [{"start": 0, "end": 3, "text": "abc"}]}, "isn't what stands there: “---”"),
    ],
)
def test_gold_that_does_not_fit_its_article_is_a_finding(
    gold: object, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("evaluate", folder(gold)) == 1
    err = capsys.readouterr().err
    assert said in err
    assert "gold/one.gold.json" in err


def test_gold_without_an_article_is_a_finding(capsys: pytest.CaptureFixture[str]) -> None:
    folder({})
    Path("gold/one.md").unlink()
    assert run("evaluate", "gold") == 1
    assert "there is no article beside this gold" in capsys.readouterr().err


def test_a_corpus_that_is_cut_off_or_no_text_is_a_finding(
    capsys: pytest.CaptureFixture[str],
) -> None:
    packed = gzip.compress(json.dumps(LINE).encode())
    for data, code in ((packed[:-9], "unreadable-file"), (b"\xff\xfe\x00", "bad-encoding")):
        Path("bad").write_bytes(data)
        assert run("evaluate", "bad") == 1
        assert f"[{code}]" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["nowhere"],
        ["c.jsonl", "--only", "names"],
        ["c.jsonl", "--genre", "x"],
        ["c.jsonl", "--limit", "0"],
    ],
)
def test_wrong_use_is_told_apart_from_bad_input(arguments: list[str]) -> None:
    corpus(LINE)
    assert run("evaluate", *arguments) == 2


def test_what_the_knowledge_base_holds_is_told_by_id_or_title(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = "Kenya, Lyon, Zorbia and the Blue Fleet."
    mentions = [
        [0, 5, "GPE", None, "Q114"],
        [7, 11, "GPE", "Lyon", None],
        [13, 19, "GPE", "Zorbia", None],
        [28, 38, "ORG", "Kenya", "Q999999999"],
    ]
    said = results(capsys, corpus({"text": text, "mentions": mentions}), "--only", "links")
    assert said["rates"]["recall of links that the knowledge base holds"]["of"] == 2
