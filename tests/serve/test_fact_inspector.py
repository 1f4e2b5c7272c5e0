"""Key facts from the preview, over a real project: what is told, what is written, and the page then."""

from __future__ import annotations

import json

import inspected
import project as tools
import pytest
from inspected import PHONE, WIDE, axe, inspecting
from playwright.sync_api import expect

from briefgen.cli.serve import NOTHING_MORE
from briefgen.pipeline.inspecting import state

PATH, URL = "content/elm.md", "briefings/elm.html"
HEAD = "---\r\ntitle: News  # of the day\r\ndate: 2025-01-03\r\n"
BODY = (
    "---\r\n\r\nIvo Lund told the council of the town that 31 houses stand empty, for a bridge "
    "fell on Thursday. It will cost $3 million: more than the town has.\r\n\r\nNobody was hurt.\r\n"
)
NEWS = (
    "---\ntitle: Storm closes harbour\ndate: 2025-01-03\n---\nA storm closed the harbour of Elmville "
    "on Friday, killing at least 12 people and cutting off four islands from the mainland. "
    "Repairs will cost $3 million, the harbour office said.\n\nNobody had expected it.\n"
)
FEW = (
    "---\ntitle: Storm hits the coast\ndate: 2025-01-03\n---\nA storm closed the harbour of Elmville "
    "on Friday.\n\nNobody had expected it, and nobody knows what comes next for those who live there.\n"
)
FILES = {
    "briefgen.toml": 'title = "Test"\nbuiltin_knowledge = false\n[nlp]\nmodel = "none"\n',
    "content/entities/e.yaml": "- {id: ivo-lund, name: Ivo Lund, kind: person, gloss: A baker.}\n",
    PATH: HEAD + BODY,
    "content/storm.md": NEWS,
    "content/coast.md": FEW,
    "content/foreign.md": "---\ntitle: Nachricht\ndate: 2025-01-03\nlang: de\n---\n"
    "Der Rat der Stadt hat am Freitag den Bau der Brücke beschlossen.\n",
    "content/notes.md": "---\ntitle: Notes\ndate: 2025-01-03\n---\nThe council[^1] met on Friday.\n\n"
    "[^1]: Of the town.\n",
    "content/part.md": "---\ntitle: Elsewhere\ndate: 2025-01-03\nrights: excerpt\n"
    "sources: [https://example.org/a]\n---\n" + NEWS.split("---\n")[2],
    "content/drop.txt": "World News\n\nIvo Lund Comes Back To Town\n\nIvo Lund came back to the "
    "town on Monday, said the paper that he used to write for.\n\nHe was not alone, it said.\n",
}


@pytest.fixture
def project(tmp_path):
    made = tools.create(tmp_path / "wire", FILES)
    (made.root / PATH).write_bytes((HEAD + BODY).encode())
    return made


@pytest.fixture
def server(project, serve_for):
    with inspecting(project) as (preview, inspector), serve_for(preview, inspector=inspector) as it:
        yield it


def asked(client, url=URL, words=""):
    status, _, body = client.ask(f"/_briefgen/facts?url={url}&words={words.replace(' ', '+')}")
    assert status == 200
    return json.loads(body)


def decided(client, act, label, value, url=URL, by=""):
    """What the server says to a decision, of what is shown now unless it is told otherwise."""
    told = {"act": act, "label": label, "value": value, "by": by or asked(client, url)["by"]}
    headers = {"Origin": f"http://{client.host}", "Content-Type": "application/json"}
    body = json.dumps({"url": url, **told})
    status, _, answer = client.ask("/_briefgen/facts", "POST", body, **headers)
    return status, json.loads(answer)["message"]


def source(project, path=PATH):
    return (project.root / path).read_bytes().decode()


def test_a_fact_is_written_shown_at_once_and_taken_away_to_the_byte(project, server):
    told = asked(server, words="31 houses")
    assert told["picked"] == {"label": "How many", "value": "31 houses"}
    assert decided(server, "keep", "How many", "31 houses")[0] == 200
    assert source(project) == f"{HEAD}facts:\r\n  - How many: 31 houses\r\n{BODY}"
    assert asked(server)["lines"][0] == {
        "label": "How many",
        "value": "31 houses",
        "line": 5,
        "wrong": "",
    }
    assert b"<dt>How many</dt><dd>31 houses" in server.ask(f"/{URL}")[2]
    assert decided(server, "drop", "How many", "31 houses")[0] == 200
    assert source(project) == HEAD + BODY
    assert b"<dt>How many</dt>" not in server.ask(f"/{URL}")[2]


@pytest.mark.parametrize(
    ("act", "label", "value", "by", "message"),
    [
        ("keep", "How many", "32 houses", "", "lacks the number 32"),
        ("keep", "Who", "Rosa Lund", "", "“Rosa”"),
        ("keep", "What", "Thursday " * 21, "", "That has 21 words; 20 are read"),
        ("keep", "", "31 houses", "", "needs a label"),
        ("keep", "How many", " ", "", "needs a label"),
        ("keep", "How many", "31 houses", "0", "changed since"),
        ("drop", "How many", "31 houses", "", "doesn't stand under"),
    ],
)  # fmt: skip
def test_what_is_refused_writes_nothing(server, project, act, label, value, by, message):  # noqa: PLR0917 - of the table
    status, said = decided(server, act, label, value, by=by)
    assert status == 409
    assert message in said
    assert source(project) == HEAD + BODY


def test_what_was_saved_meanwhile_is_not_written_over(project, server):
    seen = asked(server)["by"]
    (project.root / PATH).write_bytes((HEAD + BODY + "More.\r\n").encode())
    status, message = decided(server, "keep", "How many", "31 houses", by=seen)
    assert (status, "changed since" in message) == (409, True)
    assert source(project) == HEAD + BODY + "More.\r\n"


def test_what_the_build_took_can_be_kept(project, server):
    url = "briefings/storm.html"
    lines = asked(server, url)["lines"]
    assert len(lines) >= 3
    assert {line["line"] for line in lines} == {0}
    for line in lines:
        assert decided(server, "keep", line["label"], line["value"], url)[0] == 200
    kept = asked(server, url)["lines"]
    assert [(k["label"], k["value"]) for k in kept] == [(o["label"], o["value"]) for o in lines]
    assert all(line["line"] for line in kept)


def test_what_is_asked_right_behind_a_save_is_answered_of_it(project):
    with inspecting(project) as (preview, inspector):
        project.write("content/coast.md", FEW.replace("Nobody had", "Who had"))
        desk = inspector.facts._desk
        for file in (str(project.root / "content/coast.md"), NOTHING_MORE):
            desk.hint(file)
        preview.look()
        told = preview.ask(lambda _: inspector.facts.told("content/coast.md", "")).result(60)
    assert told["by"] == state((project.root / "content/coast.md").read_bytes())


def test_lines_that_are_too_few_for_a_box_are_offered(server):
    told = asked(server, "briefings/coast.html")
    assert told["lines"] == []
    assert "a box takes three lines" in told["why"]
    offer = told["offers"][0]
    assert decided(server, "keep", offer["label"], offer["value"], "briefings/coast.html")[0] == 200
    told = asked(server, "briefings/coast.html")
    assert (told["offers"], told["why"]) == ([], "")
    assert told["lines"][0]["line"]


def test_a_fact_that_nothing_proves_is_told_with_what_is_wrong(project, server):
    project.write("content/storm.md", NEWS.replace("---\nA", "facts: {Cost: $4 million}\n---\nA"))
    with inspecting(project) as (preview, inspector):
        told = preview.ask(lambda _: inspector.facts.told("content/storm.md", "")).result(60)
    assert "lacks the amount $4 million" in told["lines"][0]["wrong"]


def test_another_language_has_its_own_labels_and_proofs(project, server):
    url = "briefings/foreign.html"
    told = asked(server, url, "der Bau der Brücke".replace("ü", "%C3%BC"))
    assert told["picked"] == {"label": "Was", "value": "Der Bau der Brücke"}
    assert "Wann" in told["labels"]
    assert decided(server, "keep", "Was", "Der Bau der Brücke", url)[0] == 200
    assert decided(server, "keep", "Was", "Der Abriss der Brücke", url)[0] == 409


def test_of_an_excerpt_nothing_is_offered(server):
    told = asked(server, "briefings/part.html")
    assert (told["lines"], told["offers"]) == ([], [])
    assert "only what you write" in told["why"]


def test_a_pasted_text_tells_and_stays(project, server):
    url = "briefings/ivo-lund-comes-back-to-town.html"
    assert "without front matter" in asked(server, url)["closed"]
    before = source(project, "content/drop.txt")
    assert decided(server, "keep", "When", "Monday", url)[0] == 409
    assert source(project, "content/drop.txt") == before


def test_nothing_of_it_is_in_a_build(project):
    pages, _ = project.site()
    assert URL in pages
    assert not any(b"_briefgen/facts" in page for page in pages.values())


PICK = """([words]) => {
  const sentence = [...document.querySelectorAll("main .s")].find((one) => one.textContent.includes(words));
  const walker = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT), range = document.createRange();
  const start = sentence.textContent.indexOf(words), end = start + words.length;
  for (let at = 0, node = walker.nextNode(); node; at += node.length, node = walker.nextNode()) {
    if (at <= start && start < at + node.length) range.setStart(node, start - at);
    if (at < end && end <= at + node.length) range.setEnd(node, end - at);
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""
FOCUSED = "document.querySelector('briefgen-inspector').shadowRoot.activeElement?.textContent"


@pytest.fixture
def tab(request, browser, server):
    size, url = getattr(request, "param", (WIDE, URL))
    with inspected.opened(browser, f"http://{server.host}/{url}", size) as tab:
        yield tab


def pressed(tab, name):
    tab.get_by_role("button", name=name, exact=True).click()


@pytest.mark.browser
@pytest.mark.parametrize("tab", [(WIDE, URL), (PHONE, URL)], ids=["wide", "phone"], indirect=True)
def test_words_that_are_picked_become_a_line_of_the_box(tab, project):
    tab.evaluate(PICK, ["on Thursday."])
    assert axe(tab) == []
    pressed(tab, "Key fact")
    dialog = tab.get_by_role("dialog", name="Key fact")
    expect(dialog.get_by_label("Label", exact=True)).to_have_value("When")
    expect(dialog.get_by_role("button", name="When", pressed=True)).to_be_visible()
    expect(dialog.get_by_label("Value")).to_have_value("On Thursday")
    expect(dialog.get_by_label("Value")).to_be_focused()
    assert axe(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    pressed(tab, "Keep")
    expect(tab.get_by_role("status")).to_contain_text("“When: On Thursday” is a key fact")
    expect(tab.locator(".facts dt")).to_contain_text(["When"])
    assert "facts:\r\n  - When: On Thursday\r\n---" in source(project)
    assert tab.evaluate(FOCUSED) == "Key facts"
    assert tab.evaluate("window.stayed")


@pytest.mark.browser
def test_it_goes_by_keyboard_and_gives_the_words_back(tab, project):
    expect(tab.get_by_role("button", name="Key facts")).to_be_visible()
    tab.evaluate(PICK, ["31 houses"])
    tab.keyboard.press("Control+Enter")
    dialog = tab.get_by_role("dialog", name="Key fact")
    expect(dialog.get_by_label("Value")).to_have_value("31 houses")
    tab.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert tab.evaluate("getSelection().toString()") == "31 houses"
    assert tab.evaluate(FOCUSED) == "Key fact"
    tab.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    tab.keyboard.press("End")
    tab.keyboard.type(" " * 3 + "and more words " * 7)
    expect(dialog).to_contain_text("23 words; 20 are read at a glance")
    tab.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("That has 23 words")
    dialog.get_by_label("Value").fill("32 houses")
    tab.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("lacks the number 32")
    assert axe(tab) == []
    expect(dialog.get_by_label("Value")).to_have_value("32 houses")
    assert source(project) == HEAD + BODY


@pytest.mark.browser
@pytest.mark.parametrize("tab", [(WIDE, "briefings/storm.html")], indirect=True)
def test_a_line_of_the_box_is_kept_and_taken_away(tab, project):
    row = tab.locator(".facts dl > div").first
    row.locator("dd").click(position={"x": 5, "y": 5})
    expect(tab.get_by_role("dialog")).to_have_count(0)  # the inspector is off
    pressed(tab, "Inspect names")
    row.locator("dd").click(position={"x": 5, "y": 5})
    dialog = tab.get_by_role("dialog", name="Key fact")
    expect(dialog).to_contain_text("taken from the text by the build")
    assert axe(tab) == []
    dialog.get_by_role("button", name="Keep as mine").click()
    expect(tab.get_by_role("status")).to_contain_text("is a key fact")
    assert "facts:\n  - What: " in source(project, "content/storm.md")
    pressed(tab, "Key facts")
    dialog = tab.get_by_role("dialog", name="Key facts")
    expect(dialog).to_contain_text("yours, line 5")
    assert axe(tab) == []
    dialog.get_by_role("button", name="Take away").click()
    expect(tab.get_by_role("status")).to_contain_text("is taken out")
    assert source(project, "content/storm.md") == NEWS


@pytest.mark.browser
@pytest.mark.parametrize("tab", [(WIDE, "briefings/coast.html")], indirect=True)
def test_a_page_without_a_box_is_offered_what_was_too_little(tab):
    pressed(tab, "Key facts")
    dialog = tab.get_by_role("dialog", name="Key facts")
    expect(dialog).to_contain_text("There is no box: a box takes three lines")
    assert axe(tab) == []
    dialog.get_by_role("button", name="Keep: ").first.click()
    expect(tab.locator(".facts dl > div")).to_have_count(2)  # the other fills up


@pytest.mark.browser
def test_words_that_are_no_sentence_have_no_button(tab):
    expect(tab.get_by_role("button", name="Key facts")).to_be_visible()
    tab.evaluate(PICK, ["Nobody was hurt"])
    expect(tab.get_by_role("button", name="Key fact", exact=True)).to_be_visible()
    tab.evaluate("getSelection().selectAllChildren(document.querySelector('h1'))")
    expect(tab.get_by_role("button", name="Key fact", exact=True)).to_be_hidden()


@pytest.mark.browser
@pytest.mark.parametrize("tab", [(WIDE, "briefings/notes.html")], indirect=True)
def test_the_number_of_a_footnote_is_none_of_the_words(tab):
    expect(tab.locator("main .s sup")).to_have_text("1")
    tab.evaluate("getSelection().selectAllChildren(document.querySelector('main .s'))")
    pressed(tab, "Key fact")
    expect(tab.get_by_label("Value")).to_have_value("The council met on Friday")


@pytest.mark.browser
@pytest.mark.parametrize("tab", [(WIDE, "briefings/foreign.html")], indirect=True)
def test_what_is_typed_is_in_the_language_of_the_page_and_the_rest_english(tab):
    pressed(tab, "Key facts")
    for name in ("Label", "Value"):
        field = tab.get_by_role("dialog").get_by_label(name, exact=True)
        expect(field).to_have_attribute("lang", "de")
        expect(field).to_have_attribute("dir", "auto")
    expect(tab.locator("briefgen-inspector")).to_have_attribute("lang", "en")
