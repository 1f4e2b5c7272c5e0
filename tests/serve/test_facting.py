"""Who may have a key fact written, and what is asked about: over real connections, writing nothing."""

from __future__ import annotations

import json

import pytest
from recorder import send

from briefgen.serve.facting import MOST_CHOSEN
from briefgen.serve.inspecting import LONGEST, Refusal

ADDRESS = "/_briefgen/facts"
DECISION = {"url": "people/ada.html", "by": "1", "act": "keep", "label": "Who", "value": "Ada"}


def post(client, decision=DECISION, **headers):
    return send(client, ADDRESS, decision, **headers)


def test_what_is_asked_reaches_who_knows_and_no_more_of_it_than_is_read(inspected):
    words = "%C3%A9" * (MOST_CHOSEN + 5)
    status, headers, body = inspected.ask(f"{ADDRESS}?url=people/ada.html&words={words}")
    told = {"path": "content/2025/ada.md", "picked": "é" * MOST_CHOSEN}
    assert (status, json.loads(body)) == (200, told)
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize("url", ["", "index.html", "../content/2025/ada.md", "content/2025/ada.md"])
def test_a_page_that_is_no_briefing_has_no_facts(inspected, inspector, url):
    assert inspected.ask(f"{ADDRESS}?url={url}")[0] == 404
    assert post(inspected, {**DECISION, "url": url})[0] == 404
    assert inspector.decided == []


@pytest.mark.parametrize("act", ["keep", "drop"])
def test_a_decision_reaches_the_source_of_the_page(inspected, inspector, act):
    assert post(inspected, {**DECISION, "act": act}) == (200, '{"message":"Written."}')
    decided = [(path, one.act, one.label, one.value, one.by) for path, one in inspector.decided]
    assert decided == [("content/2025/ada.md", act, "Who", "Ada", "1")]


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
def test_who_is_not_our_page_writes_nothing(inspected, inspector, headers, status):
    assert post(inspected, **headers)[0] == status
    assert inspector.decided == []


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"", 400), (b"[]", 400), ({**DECISION, "act": "write"}, 400), ({**DECISION, "path": "a"}, 400),
        ({**DECISION, "value": 7}, 400), ({"url": "people/ada.html", "act": "keep"}, 400),
        ({**DECISION, "value": "x" * LONGEST}, 413),
    ],
)  # fmt: skip
def test_what_is_no_decision_is_a_clients_mistake(inspected, inspector, sent, status):
    assert post(inspected, sent)[0] == status
    assert inspector.decided == []


def test_a_decision_on_names_is_none_on_facts_and_a_refusal_is_told(inspected, inspector):
    name = {"url": "people/ada.html", "words": "Lee", "entry": "lee", "by": "1"}
    assert post(inspected, name)[0] == 400
    inspector.wrong = Refusal(409, "No sentence says so.")
    assert post(inspected) == (409, '{"message":"No sentence says so."}')


def test_without_an_inspector_nobody_is_asked(desk, serve_for):
    desk.show()
    with serve_for(desk.preview) as client:
        assert client.ask(ADDRESS)[0] == 404
