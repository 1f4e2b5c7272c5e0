"""The inspector over a real project: what it tells, what it writes, and the page that follows."""

from __future__ import annotations

import json
import os
from unicodedata import normalize

import inspected
import project as tools
import pytest
from inspected import PHONE, WIDE, axe, inspecting
from playwright.sync_api import expect

PATH = "content/elm.md"
URL = "briefings/elm.html"
HEAD = "---\ntitle: News  # of the day\ndate: 2025-01-03\n"
BODY = (
    "---\n\nThe talks of Ivo Lund in Elmville failed, and nobody who was asked about it in the "
    "days before could tell the people of the town what was to become of the new harbour.\n\n"
    "Nobody from אבא, which lies beyond the hills, was there to see the end of it all, as the "
    "papers of that town had said on the day before, in some detail and with much regret.\n"
)
FILES = {
    "briefgen.toml": 'title = "Test"\nbuiltin_knowledge = false\n[nlp]\nmodel = "none"\n',
    "content/entities/e.yaml": "- {id: ivo-lund, name: Ivo Lund, kind: person, gloss: <i>A baker.}\n"
    "- {id: elm-north, name: Elmville, kind: place, gloss: A town in the north.}\n"
    "- {id: elm-south, name: Elmville, kind: place, gloss: A town in the south.}\n"
    "- {id: aba, name: אבא, kind: place}\n",
    PATH: HEAD + BODY,
    "content/drop.txt": "World News\n\nIvo Lund Comes Back To Town\n\nIvo Lund came back to the "
    "town on Monday, said the paper that he used to write for.\n\nHe was not alone, it said.\n",
    "content/pages/about.md": "---\ntitle: About\n---\nIvo Lund writes this.\n",
}


@pytest.fixture
def project(tmp_path):
    return tools.create(tmp_path / "wire", FILES)


@pytest.fixture
def server(project, serve_for):
    with inspecting(project) as (preview, inspector), serve_for(preview, inspector=inspector) as it:
        yield it


def asked(client, url=URL):
    status, _, body = client.ask(f"/_briefgen/inspect?url={url}")
    return status, json.loads(body)


def decided(client, words, entry, url=URL, by=""):
    """What the server says to a decision, of what is shown now unless it is told otherwise."""
    by = by or asked(client, url)[1]["by"]
    decision = {"url": url, "words": words, "entry": entry, "by": by}
    headers = {"Origin": f"http://{client.host}", "Content-Type": "application/json"}
    status, _, body = client.ask("/_briefgen/inspect", "POST", json.dumps(decision), **headers)
    return status, json.loads(body)["message"]


def names(client):
    return {name["words"]: name for name in asked(client)[1]["names"]}


def test_a_decision_is_written_and_the_page_says_so_at_once(project, server):
    assert names(server)["Elmville"]["open"]
    assert decided(server, "Elmville", "elm-south")[0] == 200
    written = (project.root / PATH).read_text("utf-8")
    assert written == f"{HEAD}mentions:\n  Elmville: elm-south\n{BODY}"
    assert (names(server)["Elmville"]["pinned"], names(server)["Elmville"]["open"]) == (5, False)
    assert b"d-elm-south" in server.ask(f"/{URL}")[2]
    assert decided(server, "Elmville", "none")[0] == 200
    assert b"d-elm-" not in server.ask(f"/{URL}")[2]
    assert decided(server, "Elmville", "")[0] == 200
    assert (project.root / PATH).read_text("utf-8") == HEAD + BODY


@pytest.mark.parametrize(
    ("words", "entry", "by", "status", "message"),
    [
        ("Elmville", "elm-west", "", 409, "not in the knowledge base"),
        ("Elmville", "../../x", "", 409, "not in the knowledge base"),
        ("Elmville", "x" * 300, "", 409, "not in the knowledge base"),
        ("harbour", "elm-north", "", 404, "isn't on the page"),
        ("Elmville", "elm-north", "0", 409, "changed since"),
        ("Elmville", "", "", 409, "doesn't stand under"),
    ],
)
def test_what_is_refused_writes_nothing(server, project, words, entry, by, status, message):  # noqa: PLR0917 - of the table
    answer = decided(server, words, entry, by=by)
    assert answer[0] == status
    assert message in answer[1]
    assert (project.root / PATH).read_text("utf-8") == HEAD + BODY


def test_what_was_saved_meanwhile_is_not_written_over(project, server):
    seen = asked(server)[1]["by"]
    project.write(PATH, HEAD + BODY + "More.\n")
    status, message = decided(server, "Elmville", "elm-north", by=seen)
    assert (status, "changed since" in message) == (409, True)
    assert (project.root / PATH).read_text("utf-8") == HEAD + BODY + "More.\n"


def test_a_name_whose_accents_stand_apart_on_the_disk_is_written(project, serve_for):
    source = project.root / f"content/{normalize('NFD', 'café')}.md"
    source.write_text(f"{HEAD}slug: cafe\n{BODY}", encoding="utf-8")
    with inspecting(project) as (preview, inspector), serve_for(preview, inspector=inspector) as it:
        assert decided(it, "Elmville", "elm-south", "briefings/cafe.html")[0] == 200
    assert "  Elmville: elm-south\n" in source.read_text("utf-8")


def test_a_pasted_text_tells_and_stays(project, server):
    url = "briefings/ivo-lund-comes-back-to-town.html"
    told = asked(server, url)[1]
    assert "without front matter" in told["closed"]
    before = (project.root / "content/drop.txt").read_bytes()
    assert decided(server, "Ivo Lund", "none", url)[0] == 409
    assert (project.root / "content/drop.txt").read_bytes() == before


def test_other_pages_have_no_names(server):
    for url in ("index.html", "about.html", "people/ivo-lund.html", "404.html"):
        assert asked(server, url)[0] == 404


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
@pytest.mark.parametrize("link", ["content", PATH])
def test_nothing_is_written_through_a_link(tmp_path, project, server, link):
    seen = asked(server)[1]["by"]
    outside = tmp_path / "outside"
    (project.root / link).rename(outside)
    (project.root / link).symlink_to(outside)
    status, message = decided(server, "Elmville", "none", by=seen)
    assert status in {404, 409}
    assert (project.root / PATH).read_text("utf-8") == HEAD + BODY
    if status == 409:
        assert "symbolic link" in message


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes all"
)
def test_a_folder_that_cannot_be_written_is_said(project, server):
    (project.root / "content").chmod(0o500)
    try:
        status, message = decided(server, "Elmville", "elm-north")
    finally:
        (project.root / "content").chmod(0o700)
    assert (status, "cannot be written" in message) == (409, True)


def test_nothing_of_it_is_in_a_build(project):
    pages, _ = project.site()
    assert URL in pages
    assert not any(
        b"_briefgen/inspect" in page or b"briefgen-inspector" in page for page in pages.values()
    )


@pytest.fixture
def tab(request, browser, server):
    size = getattr(request, "param", WIDE)
    with inspected.opened(browser, f"http://{server.host}/{URL}", size) as tab:
        yield tab


def opened(tab):
    """The inspector is on, and knows."""
    tab.get_by_role("button", name="Inspect names").click()
    expect(tab.get_by_text("(1 to decide)")).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize("tab", [WIDE, PHONE], ids=["wide", "phone"], indirect=True)
def test_a_mark_is_inspected_by_keyboard_and_kept(tab, project):
    mark = tab.locator("a.ref", has_text="Ivo Lund")
    opened(tab)
    assert axe(tab) == []
    mark.focus()
    tab.keyboard.press("Enter")
    dialog = tab.get_by_role("dialog", name="“Ivo Lund”")
    expect(dialog).to_contain_text("Taken for Ivo Lund")
    expect(dialog).to_contain_text("<i>A baker.")
    expect(dialog).to_contain_text("No other entry has this name.")
    assert axe(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tab.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert mark.evaluate("mark => mark === document.activeElement")
    tab.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")  # the first choice
    expect(tab.get_by_role("status")).to_contain_text("“Ivo Lund” means ivo-lund")
    assert "mentions:\n  Ivo Lund: ivo-lund\n---" in (project.root / PATH).read_text("utf-8")
    assert mark.evaluate("mark => mark === document.activeElement")
    assert tab.evaluate("window.stayed")


@pytest.mark.browser
def test_an_undecided_name_becomes_a_link_and_none_again(tab, project):
    opened(tab)
    panel = tab.get_by_role("group", name="Names on this page")
    panel.get_by_role("button", name="Elmville").first.click()
    dialog = tab.get_by_role("dialog")
    expect(dialog).to_contain_text("may mean elm-north")
    dialog.get_by_role("button", name="A town in the south").click()
    expect(tab.locator("a.ref", has_text="Elmville")).to_have_count(1)
    expect(tab.get_by_role("heading", name="Pinned by you")).to_be_visible()
    expect(tab.get_by_role("heading", name="To decide")).to_have_count(0)
    tab.locator("a.ref", has_text="Elmville").dispatch_event("click")
    dialog.get_by_role("button", name="Undo: take line 5 out").click()
    expect(tab.locator("a.ref", has_text="Elmville")).to_have_count(0)
    assert (project.root / PATH).read_text("utf-8") == HEAD + BODY
    assert tab.evaluate("window.stayed")


@pytest.mark.browser
def test_an_undecided_name_is_pressed_in_the_text(tab):
    opened(tab)
    place = tab.evaluate(
        "() => { const [range] = CSS.highlights.get('briefgen-open'); range.startContainer"
        ".parentElement.scrollIntoView({block: 'start'}); const box = range.getClientRects()[0];"
        " return [box.left + 5, box.top + 5, range.toString()]; }"
    )
    assert place[2] == "Elmville"
    tab.mouse.click(*place[:2])
    expect(tab.get_by_role("dialog", name="“Elmville”")).to_be_visible()


@pytest.mark.browser
def test_a_refusal_is_said_in_the_dialog(tab, project):
    opened(tab)
    tab.locator("a.ref", has_text="אבא").dispatch_event("click")
    dialog = tab.get_by_role("dialog", name="“אבא”")
    expect(dialog).to_be_visible()
    dialog.get_by_label("Somebody else").fill("nobody-knows-it")
    dialog.get_by_role("button", name="Pin", exact=True).click()
    expect(dialog.get_by_role("alert")).to_contain_text("is not in the knowledge base")
    assert axe(tab) == []
    project.write(PATH, HEAD + BODY + "More.\n")
    dialog.get_by_role("button", name="Nobody").click()
    expect(dialog.get_by_role("alert")).to_contain_text("changed since")
    assert (project.root / PATH).read_text("utf-8") == HEAD + BODY + "More.\n"


@pytest.mark.browser
def test_it_stays_on_when_the_page_is_loaded_anew(tab):
    opened(tab)
    tab.reload()
    expect(tab.get_by_role("heading", name="To decide")).to_be_visible()
    tab.get_by_role("button", name="Inspect names").click()
    tab.reload()
    expect(tab.get_by_role("button", name="Inspect names", pressed=False)).to_be_visible()


@pytest.mark.browser
def test_off_it_leaves_marks_alone(tab):
    mark = tab.locator("a.ref", has_text="Ivo Lund")
    target = mark.get_attribute("href")
    opened(tab)
    tab.get_by_role("button", name="Inspect names").click()
    mark.dispatch_event("click")
    tab.wait_for_url(f"**/{target.removeprefix('../')}")
    expect(tab.get_by_role("button", name="Inspect names")).to_have_count(0)
