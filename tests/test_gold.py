"""The project's own gold is whole: what was made is what the sources say, and it makes sense."""

from __future__ import annotations

import importlib.util
import json
import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from briefgen.annotate.corpora import gold

FOLDER = Path(__file__).parent / "gold"
NAMES = sorted(path.name.removesuffix(".gold.json") for path in FOLDER.glob("*.gold.json"))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
QUOTE_MARKS = {"“": "”", '"': '"', "‘": "’"}
DAY = r"\d{4}-\d\d-\d\d"
VALUE = re.compile(
    rf"{DAY}|\d{{4}}-\d\d|\d{{4}}|{DAY}/{DAY}|\d{{4}}-\d\d/\d{{4}}-\d\d|\d{{4}}/\d{{4}}"
    r"|P(?=\d|T\d)(?:\d+[YMWD])*(?:T(?:\d+[HM])+)?"
)


def article(name: str) -> tuple[str, dict[str, Any]]:
    text = next(path for end in ("md", "txt") if (path := FOLDER / f"{name}.{end}").is_file())
    read = text.read_text("utf-8")
    data, findings = gold(name, (FOLDER / f"{name}.gold.json").read_text("utf-8"), read)
    assert findings == ()
    return read, dict(data)


def builder() -> Any:
    spec = importlib.util.spec_from_file_location("gold_build", FOLDER / "build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_there_are_as_many_articles_to_report_as_to_develop_on() -> None:
    dev, report = (
        [name for name in NAMES if name.startswith(half)] for half in ("dev-", "report-")
    )
    assert len(dev) == len(report) == 16
    assert len(dev) + len(report) == len(NAMES)


def test_what_lies_there_is_what_the_sources_make() -> None:
    made = builder().files()
    assert {path.name for path in FOLDER.iterdir() if path.is_file()} == {
        *made, "build.py", "README.md",
    }  # fmt: skip
    assert [file for file in made if (FOLDER / file).read_text("utf-8") != made[file]] == []


def test_every_name_of_the_table_is_used_and_an_id_looks_like_one() -> None:
    known = builder().ids()
    sources = "".join(path.read_text("utf-8") for path in (FOLDER / "source").glob("*-*.txt"))
    named = re.findall(r"\[\[([^|\]]*)\|\w\|@([^\]]*)\]\]", sources)
    assert {name or words for words, name in named} == set(known)
    assert all(bool(number) != bool(title) for number, title in known.values())
    assert all(re.fullmatch(r"Q[1-9]\d*|", number) for number, _ in known.values())
    numbers = [number for number, _ in known.values() if number]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("name", NAMES)
def test_articles_are_as_long_as_news_and_have_something_of_all(name: str) -> None:
    text, data = article(name)
    assert 150 <= len(text.split()) <= 350
    assert all(data[part] for part in ("mentions", "dates"))
    assert not re.search(r"\[\[|\]\]|\{\{|\}\}|<<|>>|\{q|\{/", text)


@pytest.mark.parametrize("name", NAMES)
def test_spans_have_no_space_at_their_ends_and_do_not_overlap(name: str) -> None:
    _, data = article(name)
    for part in ("mentions", "dates", "money", "quotes"):
        items = data[part]
        assert all(item["text"] == item["text"].strip() for item in items)
        assert all(one["end"] <= two["start"] for one, two in pairwise(items))


@pytest.mark.parametrize("name", NAMES)
def test_values_are_iso_and_agree_with_their_words(name: str) -> None:
    _, data = article(name)
    for item in data["dates"]:
        value, words = item["value"], item["text"]
        if value is None:
            continue
        assert VALUE.fullmatch(value), item
        parts = value.split("/")
        assert parts == sorted(parts)
        if re.fullmatch(DAY, value):
            day = date.fromisoformat(value)
            named = [one for one in WEEKDAYS if one in words and "week" not in words]
            assert not named or named == [WEEKDAYS[day.weekday()]], item
        years = re.findall(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)", words)
        assert not years or years[0] in value, item


@pytest.mark.parametrize("name", NAMES)
def test_a_mention_is_a_name_and_the_same_one_has_the_same_meaning(name: str) -> None:
    _, data = article(name)
    meant: dict[str, set[tuple[str, str, str]]] = {}
    for item in data["mentions"]:
        assert item["text"][0].isupper(), item
        key = (item["type"], item["wikidata"] or "", item["wikipedia"] or "")
        meant.setdefault(item["text"], set()).add(key)
    assert {words: of for words, of in meant.items() if len(of) > 1} == {}


@pytest.mark.parametrize("name", NAMES)
def test_quoted_words_stand_between_quotation_marks(name: str) -> None:
    text, data = article(name)
    for item in data["quotes"]:
        opening = text[item["start"] - 1]
        assert opening in QUOTE_MARKS, item
        after = text[item["end"] : item["end"] + 1]
        goes_on = text[item["end"] : item["end"] + 3] == f"\n\n{opening}"
        assert after == QUOTE_MARKS[opening] or goes_on, item


@pytest.mark.parametrize("name", NAMES)
def test_speakers_are_named_in_the_text_and_amounts_are_positive(name: str) -> None:
    text, data = article(name)
    for item in data["quotes"]:
        assert item["speaker"] is None or item["speaker"] in text, item
    for item in data["money"]:
        assert item["value"] > 0
        assert item["high"] is None or item["high"] > item["value"]


def test_gold_is_json_in_one_form() -> None:
    for name in NAMES:
        told = (FOLDER / f"{name}.gold.json").read_text("utf-8")
        assert told == json.dumps(json.loads(told), ensure_ascii=False, indent=1) + "\n"
