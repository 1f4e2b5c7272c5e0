"""Who may ask the inspector, and for what: over real connections, with an inspector that writes nothing."""

from __future__ import annotations

import json
import socket

import pytest
from recorder import send

from briefgen.findings import Failure, Finding, Place
from briefgen.serve.inspecting import LONGEST, Refusal
from briefgen.serve.requests import trusted_writer

ADDRESS = "/_briefgen/inspect"
DECISION = {"url": "people/ada.html", "words": "Lee", "entry": "lee", "by": "1"}


def post(client, decision=DECISION, **headers):
    return send(client, ADDRESS, decision, **headers)


def test_what_is_known_is_json_for_our_own_pages_alone(inspected):
    status, headers, body = inspected.ask(f"{ADDRESS}?url=people/ada.html")
    assert (status, json.loads(body)["path"]) == (200, "content/2025/ada.md")
    assert headers["Content-Type"] == "application/json; charset=utf-8"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in headers


def test_only_the_pages_of_briefings_have_an_inspector(inspected, client):
    assert b'data-names="yes"' in inspected.ask("/people/ada.html")[2]
    assert b"data-names" not in inspected.ask("/")[2]
    assert b"data-names" not in client.ask("/people/ada.html")[2]
    assert client.ask(ADDRESS)[0] == 404


@pytest.mark.parametrize(
    "query",
    ["", "?", "?url=", "?url=index.html", "?url=nowhere.html", "?url=../content/2025/ada.md", "?url=%00",
     "?url=content/2025/ada.md", "?url=/etc/passwd", "?url=people/ada.html&url=x", "?path=people/ada.html",
     "?url[]=people/ada.html", "?" + "a" * 3000, "?url=%ff%fe", "?url=people%2Fada.html%00"],
)  # fmt: skip
def test_a_page_that_is_no_briefing_is_a_clients_mistake(inspected, query):
    status, _, body = inspected.ask(ADDRESS + query)
    assert status == 404
    assert "message" in json.loads(body)


def test_a_decision_reaches_the_source_of_the_page(inspected, inspector):
    assert post(inspected) == (200, '{"message":"Written."}')
    [(path, decision)] = inspector.decided
    assert (path, decision.words, decision.entry) == ("content/2025/ada.md", "Lee", "lee")


def test_a_decision_that_came_too_late_is_never_written(desk, inspected, inspector, monkeypatch):
    monkeypatch.setattr("briefgen.serve.inspecting.PATIENCE", 0.1)
    desk.gate.clear()
    desk.preview.look()
    status, answer = post(inspected)
    desk.gate.set()
    desk.settled()
    assert (status, "Still building" in answer, inspector.decided) == (503, True, [])


def test_a_decision_that_was_begun_is_told_as_written(inspected, inspector, monkeypatch):
    monkeypatch.setattr("briefgen.serve.inspecting.PATIENCE", 0.1)
    inspector.pause = 0.5
    assert post(inspected)[0] == 200
    assert len(inspector.decided) == 1


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": None}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "https://127.0.0.1"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Host": "evil.example", "Origin": "http://evil.example"}, 403),
        ({"Content-Type": None}, 415),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content-Type": "application/jsonp"}, 415),
    ],
)
def test_who_is_not_our_page_writes_nothing(inspected, inspector, headers, status):
    assert post(inspected, **headers)[0] == status
    assert inspector.decided == []


def test_two_origins_are_refused(inspected, inspector):
    body = json.dumps(DECISION).encode()
    head = (
        f"POST {ADDRESS} HTTP/1.1\r\nHost: {inspected.host}\r\nOrigin: http://evil.example\r\n"
        f"Origin: http://{inspected.host}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", inspected.port), timeout=20) as connection:
        connection.sendall(head.encode() + body)
        assert connection.recv(12) == b"HTTP/1.1 400"
    assert inspector.decided == []


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"", 400), (b"{", 400), (b"[]", 400), (b"null", 400), (b"\xff", 400), (b"[" * 4000, 400),
        ({**DECISION, "path": "content/2025/ada.md"}, 400), ({**DECISION, "words": 7}, 400),
        ({**DECISION, "entry": None}, 400), ({"url": "people/ada.html"}, 400),
        ({**DECISION, "words": "x" * LONGEST}, 413), (b" " * 1_000_000, 413),
        ({**DECISION, "url": "../ada.md"}, 404), ({**DECISION, "url": "index.html"}, 404),
        ({**DECISION, "url": "content/2025/ada.md"}, 404), ({**DECISION, "url": "\ud800"}, 400),
    ],
)  # fmt: skip
def test_what_is_no_decision_is_a_clients_mistake(inspected, inspector, sent, status):
    assert post(inspected, sent)[0] == status
    assert inspector.decided == []
    assert inspected.ask("/")[0] == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_refused(inspected, method):
    assert inspected.ask(ADDRESS, method, Origin=f"http://{inspected.host}")[0] == 405


@pytest.mark.parametrize(
    "path", ["/", "/people/ada.html", f"{ADDRESS}/", f"/x/..{ADDRESS}", f"/{ADDRESS}"]
)
def test_nothing_is_sent_elsewhere(inspected, inspector, path):
    origin = {"Origin": f"http://{inspected.host}", "Content-Type": "application/json"}
    assert inspected.ask(path, "POST", json.dumps(DECISION), **origin)[0] == 405
    assert inspector.decided == []


def test_a_refusal_and_a_failure_are_told(inspected, inspector):
    inspector.wrong = Refusal(409, "It has changed.")
    assert post(inspected) == (409, '{"message":"It has changed."}')
    inspector.wrong = Failure(Finding(Place("a.md", 3), "bad-yaml", "no key", "Mend it."))
    status, _, body = inspected.ask(f"{ADDRESS}?url=people/ada.html")
    assert (status, json.loads(body)) == (409, {"message": "a.md:3: no key. Mend it."})
    inspector.wrong = Failure()
    assert "no build" in post(inspected)[1]


@pytest.mark.parametrize(
    ("origin", "client", "trusted"),
    [
        ("http://h:1", ("127.0.0.1", 5), True),
        ("http://h:1", ("::1", 5, 0, 0), True),
        ("http://h:1", ("::ffff:127.0.0.1", 5), True),
        ("http://h:1", ("192.168.0.7", 5), False),
        ("http://h:1", ("::ffff:192.168.0.7", 5), False),
        ("http://h:1", ("", 0), False),
        ("http://h:1", None, False),
        (None, ("127.0.0.1", 5), False),
        ("http://h:2", ("127.0.0.1", 5), False),
    ],
)
def test_only_this_computer_writes(origin, client, trusted):
    assert trusted_writer(origin, "h:1", client) is trusted
