"""What a briefing is about, for search engines: whom its headline and dek name."""

from __future__ import annotations

import json
import re
from pathlib import Path

import project as tools
import pytest

NAMES = """- {id: oman, name: Oman, kind: place}
- {id: korea, name: Korea, kind: place}
- {id: un, name: United Nations, kind: organisation, aliases: [UN]}
- {id: georgia, name: Georgia, kind: place}
- {id: georgia-us, name: Georgia, kind: place}
- {id: lund, name: Ada Lund, kind: person}
- {id: tbilisi, name: Tbilisi, kind: place}
"""
BODY = "Kim Min-ji spoke in Seoul on Friday, and Ada Lund listened. Oman and Korea said nothing.\n"


def about(root: Path, title: str, dek: str = "", header: str = "") -> tuple[list[str], list[str]]:
    """The names under `about` and under `mentions` of a briefing's JSON-LD."""
    project = tools.create(root)
    project.write("content/entities/more.yaml", NAMES)
    text = f"---\ntitle: {title}\ndek: {dek!r}\ndate: 2025-01-03\n{header}---\n{BODY}"
    project.write("content/a.md", text)
    page = project.site()[0]["briefings/a.html"].decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    data = json.loads(found[1])
    return tuple([item["name"] for item in data.get(key, [])] for key in ("about", "mentions"))  # type: ignore[return-value]


def test_a_name_within_a_word_or_a_longer_name_is_not_what_it_is_about(tmp_path: Path) -> None:
    found, mentioned = about(tmp_path, "A woman leaves South Korea")
    assert found == ["South Korea"]
    assert {"Oman", "Korea"} <= set(mentioned)


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Kim meets the UN", ["Kim Min-ji", "United Nations"]),
        ("Minister Lund Goes Home Once Again", ["Ada Lund"]),
        ("South Korean cars for Seoul’s streets", ["South Korea", "Seoul"]),
        ("Seoul–Tokyo line opens", ["Seoul", "Tokyo"]),
        ("Georgia votes", []),
    ],
)
def test_aliases_and_surnames_of_the_headline_count(
    tmp_path: Path, title: str, names: list[str]
) -> None:
    assert about(tmp_path, title)[0] == names


def test_the_dek_counts_too_and_nothing_stands_in_both_lists(tmp_path: Path) -> None:
    found, mentioned = about(tmp_path, "Talks begin", "Ada Lund flies to Tokyo.")
    assert found == ["Ada Lund", "Tokyo"]
    assert "Ada Lund" not in mentioned
    assert {"Kim Min-ji", "Seoul"} <= set(mentioned)


def test_the_editors_word_holds_in_the_headline(tmp_path: Path) -> None:
    header = "mentions: {Georgia: georgia-us, Kim: none}\n"
    assert about(tmp_path, "Kim in Georgia", header=header)[0] == ["Georgia"]
