"""Corrections in every edition: what was wrong is said, and nothing that isn't public."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import project as tools
import pytest
from pagetext import page

PLAIN = 'title = "T"\nurl = "https://example.org/"\nbuiltin_knowledge = false\n'
PLAIN += '[nlp]\nmodel = "none"\n'
PAST = "2020-01-01T00:00:00Z"
FIXED = "corrections:\n  - {{date: {}, kind: {}, text: {}, was: two days, now: three days}}\n"
SOURCE = "---\ntitle: {}\ndate: 2025-01-03\nsection: Talks\nthread: talks\n{}---\n{}\n"


def create(root: Path, settings: str = PLAIN, **sources: str) -> tools.Project:
    """A project of sources that have this header."""
    files = {
        f"content/{name}.md": SOURCE.format(name.title(), header, "Kim met ministers.")
        for name, header in sources.items()
    }
    people = {"content/entities/p.yaml": "- {id: kim, name: Kim, kind: person}\n"}
    return tools.create(root, {"briefgen.toml": settings, **people, **files})


def pages(root: Path, settings: str = PLAIN, **sources: str) -> dict[str, str]:
    found, _ = create(root, settings, **sources).site()
    return {url: data.decode("utf-8", "replace") for url, data in found.items()}


MANY = {
    "old": FIXED.format("2025-01-05", "correction", "It was Tokyo."),
    "new": FIXED.format("2025-02-06T12:00:00Z", "clarification", "It was unclear."),
    "gone": "corrections: [{date: 2025-02-07, kind: withdrawn, text: A forgery.}]\n",
    "told": "corrections: [{date: 2025-02-08, kind: update, text: She replied.}]\n",
}


def test_the_page_has_all_corrections_by_month_newest_first_and_no_updates(tmp_path: Path) -> None:
    html = pages(tmp_path / "w", **MANY)["corrections.html"]
    main = html[html.index("<main") : html.index("</main>")]
    order = ["3 corrections", "February 2025", "A forgery.", "It was unclear.", "January 2025"]
    places = [main.index(words) for words in (*order, "It was Tokyo.")]
    assert places == sorted(places)
    assert "She replied." not in main
    assert "<strong>Withdrawn</strong>" in main
    assert "<strong>Clarification</strong>" in main
    assert "<strong>Correction</strong>" in main
    assert "It said <del>two days</del>; it now says <ins>three days</ins>." in main


def test_each_correction_leads_to_its_place_on_the_page_of_its_briefing(tmp_path: Path) -> None:
    found = pages(tmp_path / "w", **MANY)
    links = re.findall(r'href="(briefings/\w+\.html)#([\w-]+)"', found["corrections.html"])
    assert len(links) == 3
    for url, anchor in links:
        assert f'<li id="{anchor}">' in found[url]
        assert f'href="#{anchor}"' in found[url]  # from the notice above the text


def test_another_correction_moves_no_address(tmp_path: Path) -> None:
    line = "  - {{date: {}, text: {}.}}\n"
    two = "corrections:\n" + line.format("2025-01-05", "One") + line.format("2025-01-05", "Two")
    more = two + line.format("2025-01-06", "Three") + line.format("2025-01-05", "Four")
    shape = re.compile(r'<li id="(correction-[\w-]+)">.*?: (\w+)\.')
    before = {
        text: name for name, text in shape.findall(pages(tmp_path / "a", a=two)["briefings/a.html"])
    }
    after = {
        text: name
        for name, text in shape.findall(pages(tmp_path / "b", a=more)["briefings/a.html"])
    }
    assert before == {"One": "correction-2025-01-05", "Two": "correction-2025-01-05-2"}
    assert {text: after[text] for text in before} == before
    assert len(set(after.values())) == 4


def test_every_page_links_to_it_and_only_if_there_is_something(tmp_path: Path) -> None:
    with_it = pages(tmp_path / "a", **MANY)
    for url in ("index.html", "404.html", "people/kim.html", "briefings/told.html"):
        assert "corrections.html" in with_it[url], url
    without = pages(tmp_path / "b", told=MANY["told"])
    assert not [url for url in without if url.startswith("corrections.")]
    assert "corrections.html" not in without["index.html"]


def test_its_feed_has_an_entry_for_each_with_an_id_of_its_own(tmp_path: Path) -> None:
    found = pages(tmp_path / "w", **MANY)
    feed = feedparser.parse(found["corrections.xml"])
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == [
        "Withdrawn: Gone", "Clarification: New", "Correction: Old",
    ]  # fmt: skip
    assert feed.entries[2].id == "https://example.org/briefings/old.html#correction-2025-01-05"
    assert feed.entries[1].updated == "2025-02-06T12:00:00+00:00"
    assert "three days" in feed.entries[2].content[0].value
    assert 'href="corrections.xml"' in found["corrections.html"]
    assert "https://example.org/corrections.html" in found["sitemap.xml"]


def test_without_the_sites_address_there_is_the_page_and_no_feed(tmp_path: Path) -> None:
    found = pages(tmp_path / "w", PLAIN.replace("url =", "# "), **MANY)
    assert "corrections.html" in found
    assert "corrections.xml" not in found
    assert "corrections.xml" not in found["corrections.html"]


def test_what_is_not_public_is_not_corrected_in_public(tmp_path: Path) -> None:
    canary = FIXED.format("2025-01-05", "correction", "Canary.")
    found = pages(
        tmp_path / "w",
        draft="draft: true\n" + canary,
        later="publish_at: 2999-01-01\n" + canary,
        past=f"expires_at: {PAST}\n" + canary,
    )
    assert [url for url, text in found.items() if "Canary" in text] == []
    assert "corrections.html" not in found


def test_the_list_of_corrections_is_in_the_language_of_each_part(tmp_path: Path) -> None:
    found = pages(tmp_path / "w", PLAIN, a="lang: de\n" + MANY["old"])
    assert "<strong>Korrektur</strong>" in found["briefings/a.html"]
    assert '<bdi lang="de">It was Tokyo.</bdi>' in found["corrections.html"]
    assert "<strong>Correction</strong>" in found["corrections.html"]


def test_a_correction_cannot_break_out_of_a_page_or_feed(tmp_path: Path) -> None:
    evil = "corrections:\n  - date: 2025-01-05\n    text: '</script><script>x()</script>]]>&'\n"
    evil += "    was: '<b onclick=x()>'\n    now: '\"><img src=x>'\n"
    found = pages(tmp_path / "w", a=evil)
    for url in ("corrections.html", "briefings/a.html"):
        assert "<script>x()" not in found[url]
        assert "<b onclick" not in found[url]
        assert "<img src=x" not in found[url]
    content = feedparser.parse(found["corrections.xml"], sanitize_html=False).entries[0].content
    assert "<script" not in content[0].value
    assert ElementTree.fromstring(found["corrections.xml"]) is not None


def data(html: str) -> dict[str, object]:
    found = re.search(r'application/ld\+json">(.*?)</script>', html)
    assert found
    return json.loads(found[1])


def test_machines_are_told_of_corrections_and_not_of_updates(tmp_path: Path) -> None:
    found = pages(tmp_path / "w", **MANY)
    assert data(found["briefings/old.html"])["correction"] == [
        {"@type": "CorrectionComment", "name": "Correction", "text": "It was Tokyo.",
         "datePublished": "2025-01-05"}
    ]  # fmt: skip
    assert "correction" not in data(found["briefings/told.html"])
    assert "creativeWorkStatus" not in data(found["briefings/old.html"])


def test_a_withdrawn_briefing_is_called_so_wherever_it_is_named(tmp_path: Path) -> None:
    found = pages(tmp_path / "w", **MANY)
    own = found["briefings/gone.html"]
    assert "<title>Withdrawn: Gone – T</title>" in own
    assert '<meta property="og:title" content="Withdrawn: Gone">' in own
    assert '<p class="notice"><strong>Withdrawn:</strong> A forgery.' in own
    assert data(own)["creativeWorkStatus"] == "Withdrawn"
    for url in ("index.html", "archive.html", "sections/talks.html", "threads/talks.html"):
        (tmp_path / "page.html").write_text(found[url], "utf-8")
        labels = [item.text for item in page(tmp_path / "page.html").of_class("type")]
        assert labels == ["Withdrawn"], url
    assert 'Withdrawn: <a href="../briefings/gone.html">' in found["people/kim.html"]
    for url in ("feed.xml", "people/kim.xml", "threads/talks.xml"):
        titles = [entry.title for entry in feedparser.parse(found[url]).entries]
        assert sorted(titles) == ["New", "Old", "Told", "Withdrawn: Gone"], url


@pytest.mark.parametrize("rights", ["full", "excerpt", "link"])
def test_a_notice_stands_on_top_of_the_entry_in_feeds(tmp_path: Path, rights: str) -> None:
    header = f"rights: {rights}\nsources: ['https://a.example/']\n" + MANY["old"]
    found = pages(tmp_path / "w", a=header)
    [entry] = feedparser.parse(found["feed.xml"]).entries
    assert entry.content[0].value.startswith("<p><strong>Correction:</strong> It was Tokyo.</p>")
    assert "It was Tokyo." in found["corrections.html"]
    assert ("Kim met ministers" in entry.content[0].value) == (rights == "full")


def test_an_edit_that_corrects_nothing_leaves_the_page_of_corrections_alone(tmp_path: Path) -> None:
    project = create(tmp_path / "w", **MANY)
    project.site()
    project.write("content/old.md", SOURCE.format("Old", MANY["old"], "Kim met nobody."))
    ran = project.ran()
    assert ("typeset", "content/old.md") in ran
    assert ("page", "corrections.html") not in ran


@pytest.mark.parametrize(
    ("kind", "places"), [("update", ["content/a.md:6"]), ("correction", []), ("clarification", [])]
)
def test_an_update_that_replaces_words_is_a_note(
    tmp_path: Path, kind: str, places: list[str]
) -> None:
    _, findings = create(tmp_path / "w", a=FIXED.format("2025-01-05", kind, "So.")).site()
    assert [str(f.place) for f in findings if f.code == "softened-correction"] == places


FREE = {
    "static/corrections.html": "mine",
    "static/corrections.json": "{}",
    "static/revisions/x.html": "mine",
}


def test_where_there_is_nothing_to_tell_the_names_are_free(tmp_path: Path) -> None:
    made = create(tmp_path, PLAIN, a="")
    for path, text in FREE.items():
        made.write(path, text)
    found, findings = made.site()
    assert [found[path.removeprefix("static/")].decode() for path in FREE] == [*FREE.values()]
    assert "duplicate-address" not in {f.code for f in findings}


def test_where_there_is_no_file_of_the_project_stands_in_for_it(tmp_path: Path) -> None:
    on = PLAIN.replace("[nlp]", 'revisions = true\n[feeds]\nsite = ["json"]\n[nlp]')
    made = create(tmp_path, on, old=MANY["old"])
    for path, text in FREE.items():
        made.write(path, text)
    found, findings = made.site()
    assert "It was Tokyo." in found["corrections.html"].decode()
    assert json.loads(found["corrections.json"])["items"]
    assert "revisions/x.html" not in found
    assert [f.place.path for f in findings if f.code == "duplicate-address"] == [*FREE]
