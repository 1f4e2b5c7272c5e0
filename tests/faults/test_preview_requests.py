"""A running `briefgen serve` under requests that no browser sends: never a 5xx for a client's mistake."""

from __future__ import annotations

import os
import random
import re
import socket
from collections.abc import Callable, Iterator

import program
import project as tools
import pytest

CANARY = "root:"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    project = tmp_path_factory.mktemp("preview") / "wire"
    tools.create(project).site()
    (project / "content/secret.yaml").write_text("canary-of-a-source", encoding="utf-8")
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with program.start("serve", project, "--port", "0", env=environment) as process:
        assert process.stdout is not None
        match = re.search(r":(\d+)/", process.stdout.readline())
        assert match
        yield int(match[1])
        assert process.poll() is None  # it outlived everything
        process.terminate()
        _, errors = process.communicate(timeout=20)
    assert errors.count("Traceback") == 0, errors
    assert process.returncode == 0


def raw(port: int, data: bytes, *, half: bool = False) -> bytes:
    """Exactly these bytes (with `half`, and no more to come), and all that comes back."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        got = b""
        try:
            connection.sendall(data)
            if half:
                connection.shutdown(socket.SHUT_WR)
            while part := connection.recv(65536):
                got += part
                if got.startswith(b"HTTP/1.1 101 "):  # a conversation has no end of its own
                    break
        except OSError:
            pass  # it had heard enough and has gone
        return got


def status(answer: bytes) -> int:
    found = re.match(rb"HTTP/1\.[01] (\d{3}) ", answer)
    return int(found[1]) if found else 0


def get(port: int, path: bytes, *headers: bytes, method: bytes = b"GET") -> bytes:
    lines = (method + b" " + path + b" HTTP/1.1", b"Host: 127.0.0.1:%d" % port, *headers)
    return raw(port, b"\r\n".join((*lines, b"Connection: close", b"", b"")))


def test_the_front_page_is_there(port: int) -> None:
    assert status(get(port, b"/")) == 200


@pytest.mark.parametrize(
    "path",
    [b"/../../../../etc/passwd", b"/..%2f..%2f..%2fetc/passwd", b"/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
     b"//evil.example", b"//evil.example/..", b"///etc/passwd", b"/\\..\\..\\etc\\passwd", b"/%00",
     b"/index.html%00.png", b"/%0d%0aSet-Cookie:x=1", b"/%c0%ae%c0%ae/etc/passwd", b"/%ff%fe",
     b"/content/secret.yaml", b"/../content/secret.yaml", b"/.briefgen/store.sqlite", b"/briefgen.toml",
     b"/%", b"/%zz", b"/%u002e", b"/" + b"a" * 9000, b"/" + b"../" * 600, b"/?" + b"q" * 3000, b"/a;b",
     b"/briefings", b"/briefings/", b"/briefings//vote.html", b"/./index.html", b"/index.html/",
     b"/_briefgen/live", b"/_briefgen/", b"/_briefgen/../x", b"http://evil.example/", b"*", b"index.html"],
)  # fmt: skip
@pytest.mark.parametrize("method", [b"GET", b"HEAD"])
def test_no_path_leads_out(port: int, path: bytes, method: bytes) -> None:
    answer = get(port, path, method=method)
    assert status(answer) in {200, 307, 400, 403, 404, 405, 414, 431}, answer[:200]
    assert CANARY.encode() not in answer
    assert b"canary-of-a-source" not in answer
    assert b"Set-Cookie" not in answer.partition(b"\r\n\r\n")[0]
    location = re.search(rb"(?im)^location: (.*)\r$", answer)
    assert location is None or re.match(rb"/(?![/\\])", location[1])


@pytest.mark.parametrize(
    "method", [b"POST", b"PUT", b"DELETE", b"OPTIONS", b"TRACE", b"CONNECT", b"PATCH", b"get", b"X" * 500]
)  # fmt: skip
def test_other_methods_are_refused(port: int, method: bytes) -> None:
    assert status(get(port, b"/", method=method)) in {400, 405}


@pytest.mark.parametrize(
    "host",
    [b"evil.example", b"evil.example:80", b"127.0.0.1.evil.example", b"localhost.evil.example", b"",
     b"127.0.0.1@evil.example", b"[::1", b"127.0.0.1:x", b"0", b"2130706433", b"a" * 5000, b"\xff"],
)  # fmt: skip
def test_other_hosts_are_refused(port: int, host: bytes) -> None:
    answer = raw(port, b"GET / HTTP/1.1\r\nHost: " + host + b"\r\nConnection: close\r\n\r\n")
    assert status(answer) in {400, 403}


def test_a_request_without_or_with_two_hosts_is_refused(port: int) -> None:
    assert status(raw(port, b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n")) in {400, 403}
    assert status(get(port, b"/", b"Host: localhost")) in {400, 403}


BAD: dict[str, Callable[[random.Random], bytes]] = {
    "noise": lambda dice: dice.randbytes(2000),
    "huge header": lambda _: b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
    "many headers": lambda _: (
        b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: a\r\n" * 50_000 + b"\r\n"
    ),
    "no end": lambda _: b"GET / HTTP/1.1\r\nHost: localhost\r\n",
    "old": lambda _: b"GET /\r\n",
    "new": lambda _: b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "two lengths": lambda _: (
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx"
    ),
    "chunks": lambda _: (
        b"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
    ),
    "folded": lambda _: b"GET / HTTP/1.1\r\nHost: localhost\r\n evil.example\r\n\r\n",
    "tls": lambda dice: b"\x16\x03\x01\x02\x00" + dice.randbytes(512),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_request_is_refused_and_forgotten(port: int, name: str) -> None:
    answer = raw(port, BAD[name](random.Random(7)), half=True)
    assert status(answer) < 500
    assert status(get(port, b"/")) == 200


@pytest.mark.parametrize(
    ("origin", "accepted"),
    [(b"http://127.0.0.1:%d", True), (b"http://evil.example", False), (b"null", False),
     (b"https://127.0.0.1:%d", False), (b"http://127.0.0.1:1", False), (b"http://localhost:%d", False)],
)  # fmt: skip
def test_a_socket_is_opened_for_our_own_pages_only(
    port: int, origin: bytes, accepted: bool
) -> None:
    text = origin % port if b"%d" in origin else origin
    lines = (
        b"GET /_briefgen/live HTTP/1.1", b"Host: 127.0.0.1:%d" % port, b"Origin: " + text,
        b"Connection: Upgrade", b"Upgrade: websocket", b"Sec-WebSocket-Version: 13",
        b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
    )  # fmt: skip
    answer = raw(port, b"\r\n".join((*lines, b"", b"")))
    assert status(answer) == (101 if accepted else 403)
