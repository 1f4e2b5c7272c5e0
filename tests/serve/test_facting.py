"""Who may have a key fact written, and what is asked about: over real connections, writing nothing."""

from __future__ import annotations

import json

import pytest

from briefgen.serve.facting import MOST_CHOSEN
from briefgen.serve.inspecting import LONGEST, Refusal

ADDRESS = "/_briefgen/facts"
DECISION = {"url": "people/ada.html", "by": "1", "act": "keep", "label": "Who", "value": "Ada"}


class Recorder:
    """Knows no names and one fact, and remembers what was to be written."""

    def __init__(self):
        self.decided = []
        self.wrong = None
        self.facts = self

    def tells_of(self, path):
        return path.startswith("content/2025/")

    def ready(self):
        """Everything is known."""

    def told(self, path, chosen):
        return {"path": path, "picked": chosen}

    def decide(self, path, decision):
        if self.wrong:
            raise self.wrong
        self.decided.append((path, decision.act, decision.label, decision.value, decision.by))
        return "Written."


@pytest.fixture
def inspector():
    return Recorder()


@pytest.fixture
def client(desk, inspector, serve_for):
    desk.sources = {"people/ada.html": "content/2025/ada.md", "index.html": "content/pages/a.md"}
    desk.show()
    with serve_for(desk.preview, inspector=inspector) as client:
        yield client


def post(client, decision=DECISION, **headers):
    """Status and message of what a page of the preview sends, but for what is given."""
    body = decision if isinstance(decision, bytes) else json.dumps(decision).encode()
    sent = {"Origin": f"http://{client.host}", "Content-Type": "application/json", **headers}
    kept = {name: text for name, text in sent.items() if text is not None}
    status, _, answer = client.ask(ADDRESS, "POST", body, **kept)
    return status, answer.decode()


def test_what_is_asked_reaches_who_knows_and_no_more_of_it_than_is_read(client):
    words = "%C3%A9" * (MOST_CHOSEN + 5)
    status, headers, body = client.ask(f"{ADDRESS}?url=people/ada.html&words={words}")
    told = {"path": "content/2025/ada.md", "picked": "é" * MOST_CHOSEN}
    assert (status, json.loads(body)) == (200, told)
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize("url", ["", "index.html", "../content/2025/ada.md", "content/2025/ada.md"])
def test_a_page_that_is_no_briefing_has_no_facts(client, inspector, url):
    assert client.ask(f"{ADDRESS}?url={url}")[0] == 404
    assert post(client, {**DECISION, "url": url})[0] == 404
    assert inspector.decided == []


@pytest.mark.parametrize("act", ["keep", "drop"])
def test_a_decision_reaches_the_source_of_the_page(client, inspector, act):
    assert post(client, {**DECISION, "act": act}) == (200, '{"message":"Written."}')
    assert inspector.decided == [("content/2025/ada.md", act, "Who", "Ada", "1")]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": None}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Host": "evil.example", "Origin": "http://evil.example"}, 403),
        ({"Content-Type": "text/plain"}, 415),
    ],
)
def test_who_is_not_our_page_writes_nothing(client, inspector, headers, status):
    assert post(client, **headers)[0] == status
    assert inspector.decided == []


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"", 400), (b"[]", 400), ({**DECISION, "act": "write"}, 400), ({**DECISION, "path": "a"}, 400),
        ({**DECISION, "value": 7}, 400), ({"url": "people/ada.html", "act": "keep"}, 400),
        ({**DECISION, "value": "x" * LONGEST}, 413),
    ],
)  # fmt: skip
def test_what_is_no_decision_is_a_clients_mistake(client, inspector, sent, status):
    assert post(client, sent)[0] == status
    assert inspector.decided == []


def test_a_decision_on_names_is_none_on_facts_and_a_refusal_is_told(client, inspector):
    name = {"url": "people/ada.html", "words": "Lee", "entry": "lee", "by": "1"}
    assert post(client, name)[0] == 400
    inspector.wrong = Refusal(409, "No sentence says so.")
    assert post(client) == (409, '{"message":"No sentence says so."}')


def test_without_an_inspector_nobody_is_asked(desk, serve_for):
    desk.show()
    with serve_for(desk.preview) as client:
        assert client.ask(ADDRESS)[0] == 404
