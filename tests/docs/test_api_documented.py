"""docs/api.md describes every key of the API, and its examples are what a build makes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import project as tools
import pytest

from briefgen.site.api_schema import SCHEMAS

PAGE = (Path(__file__).resolve().parents[2] / "docs/api.md").read_text("utf-8")
CONTRACT = (Path(__file__).resolve().parents[2] / "docs/annotate-json.md").read_text("utf-8")
AHN = """---
id: ahn-seo-yeon
name: Ahn Seo-yeon
kind: person
gloss: Minister of transport.
roles: [{title: Transport minister, from: 2024-09-01}]
---
"""


def example(kind: str, number: int = 0) -> str:
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)[number]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site of the examples, with the settings that the page shows."""
    head = 'title = "Harbour wire"\nurl = "https://example.org/wire/"\nbuiltin_knowledge = false\n'
    files = {
        "briefgen.toml": head + example("toml"),
        "content/entities/ahn.md": AHN,
        "content/ferry.md": example("markdown"),
    }
    return tools.create(tmp_path_factory.mktemp("ferry"), files).site()[0]


def test_the_document_that_is_shown_is_the_one_that_is_made(pages: dict[str, bytes]) -> None:
    assert example("json").encode() == pages["api/v1/briefings/ferry.json"]


def test_the_annotation_that_is_shown_is_one_that_is_made(pages: dict[str, bytes]) -> None:
    items = json.loads(pages["briefings/ferry.annotations.jsonld"])["items"]
    assert json.loads(example("json", 1)) in items


def keys(schema: Any) -> set[str]:
    if isinstance(schema, list):
        return set().union(*map(keys, schema))
    if not isinstance(schema, dict):
        return set()
    own = set(schema.get("properties", {}))
    return own.union(*map(keys, schema.values()))


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_and_document_is_described(name: str) -> None:
    spans = " ".join(re.findall(r"`([^`\n]+)`", PAGE + CONTRACT))
    said = set(re.findall(r"[$\w]+", spans))
    assert name in said
    assert keys(SCHEMAS[name]) - said == set()
