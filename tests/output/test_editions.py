"""Editions beside the page: only where they are wanted, and of nothing that isn't public."""

from __future__ import annotations

import re
from pathlib import Path

import project as tools
import pytest

ALL = ("api", "annotations", "text", "markdown")
ON = "[editions]\n" + "".join(f"{name} = true\n" for name in ALL)
ENDINGS = (".txt", ".md", ".annotations.jsonld")
HELD = "---\ntitle: Canary {0}\ndate: 2025-01-02\nsection: Canaryland\nthread: canary\n"
HELD += "tags: [canary]\n{1}---\nKim Min-ji and Canary Bird met; a canaryfee came.\n"
KEPT = {
    "content/draft.md": HELD.format("a", "draft: true\n"),
    "content/later.md": HELD.format("b", "publish_at: 2999-12-01 09:00\n"),
    "content/gone.md": HELD.format("c", "expires_at: 2025-01-03T00:00:00Z\n"),
    "content/entities/birds.yaml": "- {id: canary-bird, name: Canary Bird, kind: person}\n",
}


def files(settings: str, **more: str) -> dict[str, str]:
    given = {**tools.FILES, **more}
    return {**given, "briefgen.toml": f"{tools.FILES['briefgen.toml']}{settings}"}


def editions(pages: dict[str, bytes]) -> set[str]:
    return {url for url in pages if url.endswith(ENDINGS) or url.startswith("api/")} - {
        "robots.txt"
    }


def test_without_the_settings_there_are_none_and_nothing_is_asked_for_them(tmp_path: Path) -> None:
    project = tools.create(tmp_path)
    assert editions(project.site()[0]) == set()
    pages, _, modules = tools.fresh(tools.create(tmp_path / "fresh").root)
    assert "briefings/visit.html" in pages
    ours = {"api", "api_schema", "editions", "webannotation", "commonmark", "plaintext", "elements"}
    assert {name for name in modules if name.startswith("briefgen.")} >= {"briefgen.pipeline.pages"}
    assert [
        name for name in modules if name.rpartition(".")[2] in ours and "briefgen" in name
    ] == []
    asked = {name for name, *_ in tools.create(tmp_path / "ran").ran()}
    assert "page" in asked
    assert not asked & {"api_lists", "api_list"}


@pytest.mark.parametrize("name", ALL)
def test_each_setting_brings_its_own_and_no_other(tmp_path: Path, name: str) -> None:
    pages, findings = tools.create(tmp_path, files(f"[editions]\n{name} = true\n")).site()
    found = editions(pages)
    ends = {"annotations": ".annotations.jsonld", "text": ".txt", "markdown": ".md"}
    if name == "api":
        assert all(url.startswith("api/v1/") for url in found)
    else:
        slugs = {u for u in pages if u.startswith("briefings/") and u.endswith(".html")}
        assert found == {url.replace(".html", ends[name]) for url in slugs}
    head = re.findall(
        r'<link rel="alternate" type="([^"]+)"', pages["briefings/visit.html"].decode()
    )
    feeds = ("application/atom+xml", "application/rss+xml", "application/feed+json")
    assert [kind for kind in head if kind not in feeds] == [
        {
            "api": "application/json",
            "annotations": "application/ld+json;profile=&#34;http://www.w3.org/ns/anno.jsonld&#34;",
            "text": "text/plain",
            "markdown": "text/markdown",
        }[name]
    ]
    assert {finding.code for finding in findings} <= {"no-date", "litter-removed"}


def test_the_head_of_a_page_leads_to_each(tmp_path: Path) -> None:
    pages, _ = tools.create(tmp_path, files(ON)).site()
    head = pages["briefings/visit.html"].decode()
    found = re.findall(r'<link rel="alternate" type="[^"]+" href="([^"]+)"', head)
    assert set(found) >= {f"visit{end}" for end in ENDINGS} | {"../api/v1/briefings/visit.json"}


def test_what_isnt_public_is_in_no_byte_of_any(tmp_path: Path) -> None:
    project = tools.create(tmp_path, files(ON, **KEPT))
    pages, _ = project.site()
    assert len(editions(pages)) > 20
    assert [url for url, data in pages.items() if b"canary" in data.lower()] == []
    assert [url for url in pages if "canary" in url] == []


def test_the_canaries_sing_where_they_may(tmp_path: Path) -> None:
    project = tools.create(tmp_path, files(ON, **KEPT))
    project.options = {"drafts": "yes", "future": "yes"}
    pages, _ = project.site()
    for url in (
        *("briefings/draft.txt", "briefings/later.md", "briefings/draft.annotations.jsonld"),
        *("api/v1/index.json", "api/v1/months/2025-01.json", "api/v1/briefings/draft.json"),
        *("api/v1/entities/canary-bird.json", "api/v1/names/people-c.json"),
        *("api/v1/threads.json", "api/v1/labels.json"),
    ):
        assert b"canary" in pages[url].lower(), url
    assert "briefings/gone.txt" not in pages


@pytest.mark.parametrize("rights", ["excerpt", "link"])
def test_a_text_that_may_not_be_shown_is_in_no_byte_of_any(tmp_path: Path, rights: str) -> None:
    story = tools.BRIEFING.format(
        title="Story",
        body="## Canaryhead\n\nKim Min-ji said “canary words are these” on 3 January 2025.\n\n"
        "Canary two cost $4 million in Seoul.[^1]\n\n| canary |\n|--|\n| cell |\n\n[^1]: Canary.\n",
    ).replace("section:", f"rights: {rights}\nsources: [https://a.example/]\nsection:")
    pages, _ = tools.create(tmp_path, files(ON, **{"content/2025/story.md": story})).site()
    assert "api/v1/briefings/story.json" in pages
    assert [url for url, data in pages.items() if b"canary" in data.lower()] == []
    mentions = pages["api/v1/entities/kim-min-ji.json"].decode()
    assert ('"slug":"story"' in mentions) == (rights == "excerpt")


def test_a_file_of_the_projects_own_in_the_folder_of_the_api_is_an_error(tmp_path: Path) -> None:
    own = {"static/api/mine.json": "{}"}
    pages, findings = tools.create(tmp_path / "off", files("", **own)).site()
    assert pages["api/mine.json"] == b"{}"
    assert "duplicate-address" not in {finding.code for finding in findings}
    pages, findings = tools.create(tmp_path / "on", files(ON, **own)).site()
    assert "api/mine.json" not in pages
    found = [f.place.path for f in findings if f.code == "duplicate-address"]
    assert found == ["static/api/mine.json"]


def test_settings_may_be_called_by_other_names_and_hold_true_or_false(tmp_path: Path) -> None:
    _, findings = tools.create(tmp_path, files('[editions]\njson = true\ntext = "yes"\n')).site()
    assert {f.code for f in findings} >= {"unknown-setting", "bad-value"}


def test_what_a_new_briefing_does_not_touch_is_not_made_again(tmp_path: Path) -> None:
    project = tools.create(tmp_path, files(ON))
    project.site()
    project.write(
        "content/2025/new.md",
        "---\ntitle: New\ndate: 2025-01-09\nsection: Trade\nthread: rain\n---\nIn Osaka it rained.\n",
    )
    made = {asked[1] for asked in project.ran() if asked[0] == "page"}
    assert {"api/v1/index.json", "api/v1/briefings/new.json", "briefings/new.txt"} <= made
    assert not {url for url in editions(dict.fromkeys(made, b"")) if "/new." not in url} - {
        *("api/v1/index.json", "api/v1/months/2025-01.json"),
        *("api/v1/threads.json", "api/v1/threads/rain.json", "api/v1/labels.json"),
    }
