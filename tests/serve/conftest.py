"""A preview whose site is a dictionary, and a real server for it."""

from __future__ import annotations

import asyncio
import http.client
import json
import threading
from contextlib import contextmanager

import pytest
from recorder import Recorder
from websockets.sync.client import connect

from briefgen.findings import Finding, Place
from briefgen.serve.preview import Preview, Revision
from briefgen.serve.server import _Server, listening
from briefgen.serve.web import app


class Desk:
    """Stands for the build: `pages` is what the next revision shows."""

    def __init__(self):
        self.pages = {}
        self.failed = {}
        self.findings = ()
        self.sources = {}
        self.root = "/"
        self.error = None
        self.builds = 0
        self.gate = threading.Event()
        self.gate.set()
        self.preview = Preview(self.rebuild)

    def rebuild(self):
        self.builds += 1
        pages, failed = dict(self.pages), dict(self.failed)
        self.gate.wait(20)
        if self.error is not None:
            raise self.error
        site = {url: f"mark of {text}" for url, text in pages.items()}
        load = lambda url: pages[url].encode()  # noqa: E731
        sources = dict(self.sources)
        return Revision(self.builds, site, load, self.findings, failed, sources, self.root)

    def show(self, pages=None, failed=None):
        """Make a revision and wait until it is shown."""
        self.pages = self.pages if pages is None else pages
        self.failed = failed or {}
        self.preview.look()
        return self.settled()

    def settled(self):
        return self.preview.ask(lambda shown: shown).result(20)


def make_finding(message="It is wrong", path="content/a.md", line=3):
    return Finding(Place(path, line, 7), "bad-value", message, "Mend it.")


class Client:
    """Asks a server over plain HTTP, sending exactly what it is told."""

    def __init__(self, port):
        self.port = port
        self.host = f"127.0.0.1:{port}"

    def ask(self, path, method="GET", body=None, **headers):
        """Status, headers and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        vars(connection)["_validate_path"] = lambda _path: None
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    @contextmanager
    def tab(self, url, **options):
        with connect(f"ws://{self.host}/_briefgen/live", proxy=None, **options) as socket:
            socket.send(json.dumps({"url": url}))
            yield socket


@contextmanager
def serving(preview, host="127.0.0.1", port=0, inspector=None):
    listener = listening("127.0.0.1", port)
    client = Client(listener.getsockname()[1])
    started = threading.Event()
    server = _Server(app(preview, host, inspector), started.set)
    thread = threading.Thread(target=lambda: asyncio.run(server.serve([listener])))
    thread.start()
    assert started.wait(20)
    try:
        yield client
    finally:
        server.should_exit = True
        thread.join(20)
        assert not thread.is_alive()


PAGES = {
    "index.html": "<html><body><p>start</p></body></html>",
    "people/index.html": "<html><body>people</body></html>",
    "people/ada.html": "<html><body>Ada</body></html>",
    "style.css": "p {}",
    "404.html": "<html><body>lost</body></html>",
    "東京/index.html": "Tokyo",
}


@pytest.fixture
def desk():
    desk = Desk()
    desk.show(PAGES)
    yield desk
    desk.gate.set()
    desk.preview.close()


@pytest.fixture
def client(desk):
    with serving(desk.preview) as client:
        yield client


@pytest.fixture(scope="module")
def still():
    """A client of a site that does not change."""
    desk = Desk()
    desk.show(PAGES)
    with serving(desk.preview) as client:
        yield client
    desk.preview.close()


@pytest.fixture
def finding():
    """Makes a finding."""
    return make_finding


@pytest.fixture
def serve_for():
    """Serves a preview that was started for another host."""
    return serving


@pytest.fixture
def inspector():
    return Recorder()


@pytest.fixture
def inspected(desk, inspector, serve_for):
    """A client of a preview of one briefing and one standing page, with that inspector."""
    desk.sources = {"people/ada.html": "content/2025/ada.md", "index.html": "content/pages/a.md"}
    desk.show()
    with serve_for(desk.preview, inspector=inspector) as client:
        yield client
