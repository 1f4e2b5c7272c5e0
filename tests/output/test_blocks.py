"""Labelled blocks on the site: page, feed, metadata, key facts, timeline, entity pages, the house."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import project as tools
import pytest

from briefgen.cli.annotate import annotations_of
from briefgen.findings import Finding

STORY = """---
title: Talks on a bridge in Seoul
dek: The bridge was promised years ago.
date: 2025-01-03
{front}---
{body}"""
NEWS = """Kim Min-ji opened talks on a bridge in Seoul on 2 January 2025.

The bridge would cost $4 million. Work on it is to begin on 8 January 2025.
"""
VIEW = """
::: the-view "Ada Lin's <view>"
The bridge in Seoul is worth $9 million to Tokyo, and on 9 January 2025 everybody will say so.
:::
"""
PAGE, PATH = "briefings/story.html", "content/2025/story.md"


def build(
    root: Path, body: str, front: str = "", settings: str = ""
) -> tuple[dict[str, bytes], list[Finding]]:
    files = {**tools.FILES, PATH: STORY.format(front=front, body=body)}
    files["briefgen.toml"] += settings
    pages, findings = tools.create(root, files).site()
    return pages, [f for f in findings if f.place.path in (PATH, "briefgen.toml")]


def parts(page: bytes) -> list[dict[str, Any]]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page.decode())
    assert found
    data = json.loads(found[1])
    return list(data.get("hasPart", []))


def test_an_opinion_gives_no_fact_no_day_and_no_context(tmp_path: Path) -> None:
    pages, findings = build(tmp_path, f"{VIEW}\n{NEWS}")
    text = pages[PAGE].decode()
    facts = text[text.index('class="facts"') : text.index('<h2 id="h-the-view"')]
    assert "$4 million" in facts
    assert "9 million" not in facts
    assert 'value="2025-01-09"' in text
    assert "9 January" not in text.partition('id="timeline"')[2]
    place = pages["places/seoul.html"].decode()
    assert "opened talks" in place
    assert "9 million" not in place
    assert findings == []


def test_questions_and_answers_make_no_interview_of_the_news(tmp_path: Path) -> None:
    asked = (
        "::: q-and-a\n### Is it safe?\nYes.\n\n### Is it new?\nNo.\n\n### Is it dear?\nYes.\n:::\n"
    )
    pages, _ = build(tmp_path, f"{NEWS}\n{asked}")
    assert 'class="facts"' in pages[PAGE].decode()
    pages, _ = build(tmp_path / "interview", f"{NEWS}\n{asked.replace('q-and-a', 'background')}")
    assert 'class="facts"' not in pages[PAGE].decode()


def test_a_profile_may_have_blocks_and_wrong_ones_are_said(tmp_path: Path) -> None:
    body = "Lived.\n\n::: background\nBorn in Seoul.\n:::\n\n::: veiw\nNo.\n"
    entry = f"---\nname: Hong Gil-dong\nid: hong\nkind: person\n---\n{body}"
    files = {**tools.FILES, "content/entities/hong.md": entry}
    files[PATH] = STORY.format(front="", body="Hong Gil-dong went to Seoul.\n")
    pages, findings = tools.create(tmp_path, files).site()
    label = '<h2 id="h-background" class="part background">Background</h2>'
    assert label in pages["people/hong.html"].decode()
    (said,) = [f for f in findings if f.place.path == "content/entities/hong.md"]
    assert (said.code, said.place.line, said.place.column) == ("unknown-block", 12, 1)


def test_what_only_an_opinion_names_is_shown_as_opinion(tmp_path: Path) -> None:
    pages, _ = build(tmp_path, f"{NEWS}{VIEW}")
    assert (
        "Opinion: The bridge in Seoul is worth $9 million to <mark>Tokyo</mark>"
        in pages["places/tokyo.html"].decode()
    )


def test_a_fact_that_only_an_opinion_contains_is_not_shown_and_said(tmp_path: Path) -> None:
    front = "facts:\n  - {label: Cost, value: $4 million}\n  - {label: Worth, value: $9 million}\n"
    pages, findings = build(tmp_path, f"{NEWS}{VIEW}", front)
    text = pages[PAGE].decode()
    assert "<dt>Cost</dt>" in text
    assert "<dt>Worth</dt>" not in text
    (said,) = findings
    assert (said.code, said.severity, said.place.line) == ("opinion-as-fact", "warning", 7)
    assert said.message == "only an opinion contains the key fact “Worth: $9 million”"
    assert said.hint.startswith("Line 14, “The bridge in Seoul is worth $9 million to Tokyo,")


def test_a_fact_that_nothing_contains_is_unproven_as_ever(tmp_path: Path) -> None:
    front = "facts: {Worth: $7 million}\n"
    _, findings = build(tmp_path, f"{NEWS}{VIEW}", front)
    assert [finding.code for finding in findings] == ["unproven-fact"]


def test_a_block_has_marks_anchors_and_proofs_as_other_text_has(tmp_path: Path) -> None:
    body = "::: what-happened\n" + NEWS + ":::\n" + VIEW.replace("bridge", "tariff")
    facts, marks = "facts: {Cost: $4 million}\n", "[marks]\nwords_per_mark = 1\n"
    pages, _ = build(tmp_path, body, facts, marks)
    text = pages[PAGE].decode()
    assert 'href="#p2s1" aria-label="Source: paragraph 2">¶2</a>' in text
    assert '<p class="part what-happened" id="p2"><span class="s" id="p2s1">' in text
    assert re.search(r'<p class="part opinion the-view" id="p3">.*<a class="ref"', text)


def test_the_feed_has_the_labels(tmp_path: Path) -> None:
    pages, _ = build(tmp_path, f"{NEWS}{VIEW}\nAfter all that.\n")
    feed = pages["feed.xml"].decode()
    assert "&lt;h2&gt;Opinion: Ada Lin’s &amp;lt;view&amp;gt;&lt;/h2&gt;" in feed
    assert "&lt;hr&gt;\n&lt;p&gt;After all that." in feed
    assert "part opinion" not in feed


def test_raw_html_let_through_leaves_labels_as_they_are(tmp_path: Path) -> None:
    pytest.importorskip("nh3")
    pages, _ = build(tmp_path, f"{NEWS}{VIEW}", settings='[content]\nhtml = "sanitise"\n')
    label = '<h2 id="h-the-view" class="part opinion the-view"><span class="type">Opinion:</span>'
    assert f"{label} Ada Lin’s &lt;view&gt;</h2>" in pages[PAGE].decode()


def test_machines_are_told_the_type_of_each_block(tmp_path: Path) -> None:
    asked = "::: q-and-a\n### Is it safe?\nYes.\n:::\n"
    pages, _ = build(tmp_path, f"{NEWS}{VIEW}{asked}")
    where = "https://example.org/wire/briefings/story.html"
    view, question = parts(pages[PAGE])
    assert view == {
        "@type": "OpinionNewsArticle",
        "headline": "Ada Lin’s <view>",
        "url": f"{where}#h-the-view",
    }
    assert (question["@type"], question["name"]) == ("Question", "Is it safe?")
    assert question["acceptedAnswer"] == {"@type": "Answer", "text": "Yes."}
    assert parts(build(tmp_path / "none", NEWS)[0][PAGE]) == []


def test_a_text_that_may_not_be_shown_has_no_block_anywhere(tmp_path: Path) -> None:
    canary = VIEW.replace("Ada Lin", "Canary") + "::: q-and-a\n### Canary?\nCanary.\n:::\n"
    front = "rights: excerpt\nsources: ['https://a.example/']\n"
    pages, _ = build(tmp_path, NEWS + canary, front)
    assert not [url for url, data in pages.items() if b"Canary" in data]


def test_annotations_say_of_each_paragraph_in_which_block_it_stands(tmp_path: Path) -> None:
    root = tools.create(tmp_path, {**tools.FILES, PATH: STORY.format(front="", body=NEWS + VIEW)})
    found = annotations_of(root.root / PATH)["paragraphs"]
    text = (root.root / PATH).read_text("utf-8")
    assert [(p["number"], p["kind"], p["block"], p["opinion"]) for p in found] == [
        (1, "paragraph", None, False),
        (2, "paragraph", None, False),
        (3, "paragraph", "the-view", True),
    ]
    for paragraph in found:
        assert text[paragraph["start"] : paragraph["end"]] == paragraph["text"]
    assert found[2]["text"].startswith("The bridge in Seoul is worth")


HOUSE = """[house]
required = ["what-happened", "The_View"]
[house.types]
opinion = []
analysis = ["background"]
"""


@pytest.mark.parametrize(
    ("front", "body", "missing"),
    [
        ("", NEWS, ["what-happened", "the-view"]),
        ("", NEWS + VIEW, ["what-happened"]),
        ("type: news\n", NEWS + VIEW, ["what-happened"]),
        ("type: opinion\n", NEWS, []),
        ("type: analysis\n", NEWS, ["background"]),
        ("type: analysis\n", NEWS + "\n::: background\n:::\n", ["background"]),
        ("type: analysis\n", NEWS + "\n::: background\nOld.\n:::\n", []),
    ],
)
def test_the_house_is_told_which_block_is_missing(
    tmp_path: Path, front: str, body: str, missing: list[str]
) -> None:
    _, findings = build(tmp_path, body, front, HOUSE)
    said = [f for f in findings if f.code == "missing-block"]
    assert {f.message.split("“")[1].split("”")[0] for f in said} == set(missing)
    assert len(said) == len(missing)
    assert {(f.place.line, f.severity) for f in said} <= {(2, "warning")}
    assert {f.code for f in findings} <= {"missing-block", "misplaced-block"}


def test_a_raw_text_misses_no_block(tmp_path: Path) -> None:
    files = {**tools.FILES, "briefgen.toml": tools.FILES["briefgen.toml"] + HOUSE}
    _, findings = tools.create(tmp_path, files).site()
    assert {f.place.path for f in findings if f.code == "missing-block"} == {
        f"content/2025/{name}.md" for name in ("trade", "visit", "vote")
    }
