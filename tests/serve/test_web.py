"""What the server answers, over real connections."""

from __future__ import annotations

import json
import socket
import time
from contextlib import ExitStack, suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from websockets.exceptions import ConnectionClosed, InvalidStatus

from briefgen.serve.requests import resolved, trusted_host, trusted_origin
from briefgen.site import urls


def test_a_page_comes_with_the_live_script_and_other_files_as_they_are(still):
    status, headers, body = still.ask("/")
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert body.startswith(b"<html><body><p>start</p><script src=")
    assert body.endswith(b"</script></body></html>")
    assert b'data-url="index.html"' in body
    status, headers, body = still.ask("/style.css")
    assert (status, headers["Content-Type"], body) == (200, "text/css; charset=utf-8", b"p {}")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"


def test_a_folder_is_its_index_and_is_redirected_to_with_a_slash(still):
    assert b"people" in still.ask("/people/")[2]
    status, headers, _ = still.ask("/people?a=1")
    assert (status, headers["Location"]) == (307, "/people/?a=1")
    assert still.ask("/%E6%9D%B1%E4%BA%AC")[1]["Location"] == "/%E6%9D%B1%E4%BA%AC/"


def test_an_unknown_page_is_the_sites_own_404(still):
    status, _, body = still.ask("/nowhere.html")
    assert (status, b"lost" in body, b'data-url="nowhere.html"' in body) == (404, True, True)


@pytest.mark.parametrize(
    ("path", "answer"),
    [("/a/b/", "start"), ("/a/b/people/ada.html", "Ada"), ("/a/b/c/nowhere", "lost"), ("/a/b", "lost"),
     ("/people/ada.html", "Ada"), ("/a/b/a/b/people/ada.html", "lost")],
)  # fmt: skip
def test_pages_are_where_the_published_site_has_them_too(desk, client, path, answer):
    desk.root = "/a/b/"
    desk.show()
    assert answer in client.ask(path)[2].decode()
    desk.root = "/"
    desk.show(failed={"": ()})  # what is shown is the last good site
    assert answer in client.ask(path)[2].decode()


def test_the_place_of_the_published_site_may_hold_a_blank(desk, client):
    desk.root = urls.decoded_root("https://example.org/a%20b/")
    desk.show()
    assert desk.root == "/a b/"
    assert "Ada" in client.ask("/a%20b/people/ada.html")[2].decode()


def test_nothing_below_the_place_of_the_published_site_leads_to_another_host(desk, client):
    desk.root = "/a/"
    desk.show()
    assert client.ask("/a//evil.example/people")[0] == 400
    assert client.ask("/a/people")[1]["Location"] == "/people/"


def test_a_head_request_has_the_headers_of_get_and_no_body(still):
    got, asked = still.ask("/"), still.ask("/", "HEAD")
    assert (asked[0], asked[2]) == (200, b"")
    assert asked[1]["Content-Length"] == got[1]["Content-Length"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "X"])
def test_other_methods_are_refused(still, method):
    status, headers, _ = still.ask("/", method)
    assert (status, headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "path",
    [
        "/../etc/passwd", "/%2e%2e/etc/passwd", "/..%2fetc%2fpasswd", "/people/../../x", "/.%00./",
        "//evil.example/..", "//evil.example/people", "/\\evil.example", "/people%00.html", "/%",
        "/%ff%fe", "/%zz", "/people/ada.html/", "/./index.html", "/people//ada.html", "/" + "a" * 9000,
        "/" + "a" * 60000, "/%0d%0aSet-Cookie:x", "/C:/x", "/%5c%5cserver%5cx", "http://evil.example/",
        "/people/index.html/..", "/_briefgen/../index.html", "/_briefgen/live", "/%ed%a0%80", "*",
    ],
)  # fmt: skip
def test_a_strange_path_is_a_clients_mistake(still, path):
    status, headers, body = still.ask(path)
    assert 400 <= status < 500
    assert "Location" not in headers
    assert b"root:" not in body


@pytest.mark.parametrize(
    "sent", [b"\x16\x03\x01\x02\x00\n\n", b"GET\r\n\r\n", b"\0" * 99 + b"\r\n\r\n"]
)
def test_what_is_no_request_is_refused_and_the_server_lives(still, sent):
    with socket.create_connection(("127.0.0.1", still.port), timeout=20) as connection:
        connection.sendall(sent)
        assert connection.recv(99)[:12] in {b"HTTP/1.1 400", b""}
    assert still.ask("/")[0] == 200


def test_endless_headers_are_cut_off(still):
    address = ("127.0.0.1", still.port)
    with socket.create_connection(address, timeout=20) as connection, suppress(OSError):
        for _ in range(100):
            connection.sendall(b"GET / HTTP/1.1\r\nX: " + b"a" * 65_536)
        assert connection.recv(12) == b"HTTP/1.1 400"
    assert still.ask("/")[0] == 200


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(), st.sampled_from(["/", "/r/"]))
def test_any_path_means_a_page_or_a_refusal_and_redirects_stay_here(rest, root):
    path = root + rest if root in rest else rest
    answer = resolved(path, path.encode(errors="replace"), {"index.html", "a/index.html"}, root)
    assert answer.status in {200, 307, 400, 404, 414}
    assert answer.redirect in {"", "/a/"}


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:80", "[::1]:8000", "LOCALHOST:1", "mine"])
def test_hosts_that_mean_this_computer_are_answered(host):
    assert trusted_host(host, "mine")


@pytest.mark.parametrize(
    "host",
    ["", "evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "x@localhost", "[::1",
     "localhost/x", "localhost:x", "10.0.0.1", "127.0.0.1, evil.example", "localhost?", "\0"],
)  # fmt: skip
def test_other_hosts_are_not(host):
    assert not trusted_host(host, "127.0.0.1")


def test_a_server_for_the_whole_network_answers_addresses_but_no_names():
    assert trusted_host("10.0.0.1:8000", "0.0.0.0")
    assert not trusted_host("evil.example", "0.0.0.0")


def test_a_foreign_host_is_refused(still):
    assert still.ask("/", Host="evil.example")[0] == 403
    assert still.ask("/", Host="localhost")[0] == 200


def test_the_given_host_is_answered(desk, serve_for):
    with serve_for(desk.preview, "desk.example") as client:
        assert client.ask("/", Host="desk.example:80")[0] == 200


def test_only_our_own_pages_may_open_a_socket(still):
    with still.tab("index.html", origin=f"http://{still.host}") as tab:
        assert json.loads(tab.recv(20))["errors"] == []
    for origin in ("http://evil.example", "null", f"http://{still.host}.evil.example"):
        with pytest.raises(InvalidStatus), still.tab("index.html", origin=origin):
            pass
    assert not trusted_origin("http://localhost:1", "localhost:2")


def heard(tab):
    return json.loads(tab.recv(20))


def silent(tab):
    try:
        tab.recv(0.2)
    except TimeoutError:
        return True
    return False


def test_only_the_tab_whose_page_changed_is_told(desk, client):
    with client.tab("index.html") as start, client.tab("people/ada.html") as ada:
        first, _ = heard(start), heard(ada)
        desk.show(desk.pages | {"index.html": "changed"})
        second = heard(start)
        assert (first["mark"] != second["mark"], first["styles"]) == (True, second["styles"])
        assert silent(ada)


def test_a_tab_hears_where_its_text_stands_now(desk, client):
    desk.sources = {"people/ada.html": "content/ada.md"}
    desk.show()
    with client.tab("people/ada.html") as ada, client.tab("gone.html") as gone:
        assert [heard(ada)["moved"], heard(gone)["moved"]] == ["", ""]
        desk.sources = {"people/a b.html": "content/ada.md"}
        pages = {url: text for url, text in desk.pages.items() if url != "people/ada.html"}
        desk.show(pages | {"people/a b.html": "Ada"})
        assert heard(ada)["moved"] == "people/a b.html"
        desk.sources = {}
        desk.show(pages)
        assert heard(ada)["moved"] == ""
        assert silent(gone)


def test_every_tab_hears_of_new_styles(desk, client):
    with client.tab("index.html") as start, client.tab("people/ada.html") as ada:
        before = heard(start), heard(ada)
        desk.show(desk.pages | {"style.css": "p { color: red }"})
        after = heard(start), heard(ada)
    assert [state["mark"] for state in before] == [state["mark"] for state in after]
    assert before[0]["styles"] != after[0]["styles"] == after[1]["styles"]


def test_errors_come_with_place_and_hint_and_go_when_mended(desk, client, finding):
    with client.tab("people/ada.html") as ada, client.tab("index.html") as start:
        heard(ada), heard(start)
        desk.show(failed={"people/ada.html": (finding("<b>wrong</b>"),)})
        told = {"place": "content/a.md:3:7", "message": "<b>wrong</b>", "hint": "Mend it."}
        assert heard(ada)["errors"] == [told]
        state = heard(start)
        assert (state["errors"], state["others"]) == ([], [told])
        desk.show()
        assert heard(ada)["errors"] == heard(start)["others"] == []


def test_twenty_tabs_hear_of_a_change_and_pages_still_load(desk, client):
    with ExitStack() as stack:
        tabs = [stack.enter_context(client.tab("index.html")) for _ in range(20)]
        first = [heard(tab)["mark"] for tab in tabs]
        desk.show(desk.pages | {"index.html": "changed"})
        second = [heard(tab)["mark"] for tab in tabs]
        assert client.ask("/")[0] == 200
    assert (len(set(first)), len(set(second)), first[0] != second[0]) == (1, 1, True)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "1", '{"url": 5}', "[" * 5000, b"\0\1", "x" * 100_000]
)
def test_a_strange_message_ends_the_conversation_only(still, text):
    with still.tab("index.html") as tab:
        heard(tab)
        tab.send(text)
        with pytest.raises(ConnectionClosed):
            tab.recv(20)
    assert still.ask("/")[0] == 200


def test_a_page_never_made_says_so_and_appears_when_mended(desk, client, finding):
    desk.show(failed={"new.html": (finding(),)})
    status, _, body = client.ask("/new.html")
    assert (status, b"live.js" in body) == (503, True)
    desk.show(desk.pages | {"new.html": "here"})
    assert client.ask("/new.html")[2].startswith(b"here")


def test_a_page_that_is_nowhere_is_no_mistake_of_a_site_that_failed(desk, client, finding):
    desk.show({}, {"": (finding(),)})
    assert [client.ask(path)[0] for path in ("/", "/nothing.html")] == [200, 404]


def test_a_request_waits_for_the_build_and_then_says_that_it_goes_on(desk, client, monkeypatch):
    monkeypatch.setattr("briefgen.serve.web.PATIENCE", 0.1)
    desk.gate.clear()
    desk.preview.look()
    status, _, body = client.ask("/")
    assert (status, b"Still building" in body, b"live.js" in body) == (503, True, True)
    desk.gate.set()
    desk.settled()
    assert client.ask("/")[0] == 200


def test_the_live_script_is_sent(still):
    status, headers, body = still.ask("/_briefgen/live.js")
    assert (status, headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")
    assert b"WebSocket" in body


def test_open_tabs_do_not_hold_up_the_end(desk, serve_for):
    with serve_for(desk.preview) as client, client.tab("index.html") as tab:
        heard(tab)
        began = time.monotonic()
    assert time.monotonic() - began < 10
