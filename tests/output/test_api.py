"""The JSON API: every document is what its published schema says, and leads to what there is."""

from __future__ import annotations

import json
from pathlib import Path

import project as tools
import pytest
from apidocs import ROOT, Documents, addresses, documents, objects, on_disk, refused

from briefgen.site import api

ON = "[editions]\napi = true\n"
FILES = {
    **tools.FILES,
    "briefgen.toml": tools.FILES["briefgen.toml"] + ON,
    "content/2025/old.md": tools.BRIEFING.format(title="Old", body="Seoul.\n").replace(
        "2025-01-03", "2024-12-31"
    ),
}


def test_the_documents_of_the_demo_are_what_their_schemas_say(demo: Path) -> None:
    found = on_disk(demo)
    assert len(found) > 200
    assert {name for url in found if "/schema/" in url for name in [Path(url).stem]} >= {
        *("index", "month", "names", "briefing", "entity", "term", "thread", "threads"),
        *("mentions", "labels"),
    }
    assert refused(found) == []


def test_the_schemas_refuse_what_isnt_so(demo: Path) -> None:
    found = on_disk(demo)
    url = next(url for url in found if url.startswith(f"{ROOT}briefings/"))
    schemas = {url: found[url] for url in found if url.endswith("/schema/briefing.json")}
    for key in found[url]:
        lacking = {name: value for name, value in found[url].items() if name != key}
        if key != "$schema":
            assert refused({**schemas, url: lacking}), key
    for key, value in (("rights", "link"), ("text", None), ("date", "soon"), ("facts", [{}])):
        assert refused({**schemas, url: found[url] | {key: value}}), key


def test_every_address_leads_to_what_is_published(demo: Path) -> None:
    base = "https://briefgen.github.io/demo/"
    seen = 0
    for item in addresses(on_disk(demo)):
        seen += 1
        assert (demo / item["path"]).is_file()
        assert item["url"] == base + item["path"].replace(
            "index.html", "", item["path"] == "index.html"
        )
    assert seen > 1000


def test_all_that_is_said_of_a_text_stands_where_it_says(demo: Path) -> None:
    found = [d for url, d in on_disk(demo).items() if url.startswith(f"{ROOT}briefings/")]
    counted = 0
    for document in found:
        sentences = {item["id"]: item for item in document["sentences"]}
        for item in objects(document):
            if {"start", "end", "text"} <= set(item):
                counted += 1
                assert document["text"][item["start"] : item["end"]] == item["text"]
        for mention in document["mentions"]:
            around = sentences.get(mention["sentence"], {"start": 0, "end": len(document["text"])})
            assert around["start"] <= mention["start"] < mention["end"] <= around["end"]
        assert {fact["sentence"] for fact in document["facts"]} <= set(sentences)
    assert counted > 1000
    assert any(document["facts"] for document in found)


def test_what_a_page_shows_stands_in_its_document(demo: Path) -> None:
    document = json.loads((demo / f"{ROOT}briefings/amraam-sale-japan.json").read_bytes())
    page = (demo / document["page"]["path"]).read_text("utf-8")
    for fact in document["facts"]:
        assert f'href="#{fact["sentence"]}"' in page
    for note in document["notes"]:
        assert f'id="n-{note["id"]}"' in page
    assert len(document["notes"]) == page.count('id="n-')


def test_a_term_names_no_other_that_only_a_held_text_uses(tmp_path: Path) -> None:
    files = {
        **FILES,
        "content/held.md": "---\ntitle: H\ndraft: true\n---\nThe secret plan is ready.\n",
        "content/glossary/more.yaml": "- {id: pact, name: pact, gloss: P., see: "
        "[secret-plan, tariff]}\n- {id: secret-plan, name: secret plan, gloss: S.}\n",
    }
    project = tools.create(tmp_path, files)
    pages, _ = project.site()
    assert [url for url, data in pages.items() if b"secret" in data or "secret" in url] == []
    assert documents(pages)[f"{ROOT}terms/pact.json"]["see"] == ["tariff"]
    project.write("content/held.md", files["content/held.md"].replace("draft: true\n", ""))
    shown = documents(project.site()[0])[f"{ROOT}terms/pact.json"]
    assert shown["see"] == ["secret-plan", "tariff"]


def walked(found: Documents, key: str, rows: str) -> list[str]:
    """The pages that the lists of the index name, from list to list."""
    lists = found[f"{ROOT}index.json"][key]
    assert all(len(found[item["api"]["path"]][rows]) == item["count"] for item in lists)
    return [row["page"]["path"] for item in lists for row in found[item["api"]["path"]][rows]]


def test_from_the_index_one_comes_to_everything_once(demo: Path) -> None:
    found = on_disk(demo)
    briefings = walked(found, "months", "briefings")
    assert sorted(briefings) == sorted(
        p.relative_to(demo).as_posix() for p in demo.glob("briefings/*.html")
    )
    names = walked(found, "names", "names")
    folders = ("people", "places", "organisations", "subjects", "glossary")
    assert sorted(names) == sorted(
        p.relative_to(demo).as_posix()
        for folder in folders
        for p in demo.glob(f"{folder}/*.html")
        if p.name != "index.html"
    )
    counts = found[f"{ROOT}index.json"]["counts"]
    assert counts["briefings"] == len(briefings)
    assert counts["entities"] + counts["terms"] == len(names)


def test_a_new_briefing_leaves_most_documents_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "PAGE", 2)
    files = {
        f"content/a{n}.md": f"---\ntitle: A{n}\ndate: 2025-01-1{n}\n---\nSeoul, Japan.\n"
        for n in range(7)
    }
    project = tools.create(tmp_path, {**FILES, **files})
    before = documents(project.site()[0])
    assert f"{ROOT}months/2025-01-4.json" in before
    assert f"{ROOT}entities/seoul/3.json" in before
    project.write("content/z.md", "---\ntitle: Z\ndate: 2025-01-20\n---\nIn Seoul.\n")
    after = documents(project.site()[0])
    changed = {url for url in after if after[url] != before.get(url)}
    assert changed == {
        f"{ROOT}index.json",
        f"{ROOT}briefings/z.json",
        *(url for url in changed if url.startswith(f"{ROOT}months/2025-01-")),
        f"{ROOT}entities/seoul.json",
        *(url for url in changed if url.startswith(f"{ROOT}entities/seoul/")),
        f"{ROOT}names/places-s.json",
    }
    assert len(changed) <= 7
    mentions = [m["slug"] for m in after[f"{ROOT}entities/seoul.json"]["mentions"]]
    for item in reversed(after[f"{ROOT}entities/seoul.json"]["earlier"]):
        mentions += [m["slug"] for m in after[item["api"]["path"]]["mentions"]]
    assert mentions == ["z", *(f"a{n}" for n in reversed(range(7))), "vote", "old"]


def test_a_long_thread_is_told_in_parts_that_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "PAGE", 2)
    files = {
        f"content/a{n}.md": f"---\ntitle: A{n}\ndate: 2025-01-1{n}\nthread: rain\n---\nIt rained.\n"
        for n in range(6)
    }
    project = tools.create(tmp_path, {**FILES, **files})
    before = documents(project.site()[0])
    project.write("content/z.md", files["content/a0.md"].replace("2025-01-10", "2025-01-20"))
    after = documents(project.site()[0])
    assert refused(after) == []
    whole = after[f"{ROOT}threads/rain.json"]
    assert (whole["count"], [item["count"] for item in whole["earlier"]]) == (7, [2, 2, 2])
    parts = [after[item["api"]["path"]] for item in whole["earlier"]]
    told = [row["slug"] for part in (*parts, whole) for row in part["briefings"]]
    assert told == [*(f"a{n}" for n in range(6)), "z"]
    stayed = [f"{ROOT}threads/rain/{n}.json" for n in (1, 2)]
    assert [after[url] for url in stayed] == [before[url] for url in stayed]


def test_the_keys_come_in_one_order_and_lists_have_a_line_for_each_item(tmp_path: Path) -> None:
    pages, _ = tools.create(tmp_path, FILES).site()
    text = pages[f"{ROOT}briefings/visit.json"].decode()
    lines = text.splitlines()
    assert lines[1].startswith('"$schema"')
    assert lines[lines.index('"mentions":[') + 1].startswith('{"start":')
    first = tools.fresh(tmp_path, PYTHONHASHSEED="1")[0]
    assert first == tools.fresh(tmp_path, PYTHONHASHSEED="2")[0]


@pytest.mark.parametrize(
    ("forms", "feed"), [('["rss", "atom"]', "feed.rss"), ('["json"]', "feed.json"), ("[]", None)]
)
def test_the_feed_that_it_names_is_one_that_there_is(
    tmp_path: Path, forms: str, feed: str | None
) -> None:
    settings = f"{FILES['briefgen.toml']}[feeds]\nsite = {forms}\n"
    pages = tools.create(tmp_path, FILES | {"briefgen.toml": settings}).site()[0]
    found = documents(pages)
    named = found[f"{ROOT}index.json"]["site"]["feed"]
    assert (named and named["path"]) == feed
    assert feed is None or feed in pages
    assert refused(found) == []
