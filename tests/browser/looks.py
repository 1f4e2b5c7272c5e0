"""What tests of pages share: one page of each kind, a tab in which nothing may go wrong, and axe."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

BRIEFING = "briefings/blinken-final-trip.html"
PICTURED = "briefings/foreign-military-sale-explained.html"
AGAIN = "briefings/how-impeachment-works.html"
"""A briefing that marks a name again in a later section, where its note doesn't stand beside it."""
KINDS = {
    "home": "index.html",
    "briefing": BRIEFING,
    "labelled blocks": "briefings/bank-of-korea-holds.html",
    "picture": PICTURED,
    "person": "people/antony-blinken.html",
    "place": "places/seoul.html",
    "organisation": "organisations/nippon-steel.html",
    "subject": "subjects/index.html",
    "index": "people/index.html",
    "tag": "tags/japan.html",
    "glossary": "glossary/index.html",
    "term": "glossary/martial-law.html",
    "archive": "archive.html",
    "section": "sections/diplomacy.html",
    "thread": "threads/seoul-martial-law.html",
    "missing": "404.html",
    "corrections": "corrections.html",
    "revisions": "revisions/us-steel-order.html",
    "search": "search.html",
    "standing page": "about.html",
}
"""One page of each kind of the demo."""

WIDE, MIDDLE, PHONE = {"width": 1440, "height": 900}, {"width": 900, "height": 900}, {"width": 360, "height": 740}  # fmt: skip

HARDLY = 0.01
"""The most that a page may shift while it arrives, as layout shift is counted (“good” is up to 0.1).

A page can be painted when only part of its head is there. Its menu then grows by a word or a row,
which counts up to 0.007 when a page comes in six parts. Text that moves by a line counts 0.03.
"""

_AXE = Axe()
# Only what is wrong: to list what is right takes as long as to look.
_ONLY_WRONG = {"preload": False, "resultTypes": ["violations"]}


class _Pages(http.server.SimpleHTTPRequestHandler):
    """A host that shows 404.html of the site for what isn't there, as GitHub Pages does."""

    prefix, site = "/", Path()

    def translate_path(self, path: str) -> str:
        name = unquote(path.partition("?")[0].partition("#")[0])
        inner = name.removeprefix(self.prefix) if name.startswith(self.prefix) else "nowhere"
        place = self.site / inner
        return str(place / "index.html" if place.is_dir() else place)

    def send_error(self, code: int, *_: object) -> None:
        data = (self.site / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def hosted(site: Path, prefix: str) -> Iterator[str]:
    """The address of a site below `prefix` of a host of its own."""
    handler = type("Here", (_Pages,), {"prefix": prefix, "site": site})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}{prefix}"
    server.shutdown()
    server.server_close()


def tab(browser: Browser, served: str = "", **options: Any) -> Iterator[Page]:
    """A tab in which scripts must not fail and no host but the one that serves the site is asked.

    It doesn't scroll smoothly unless that is asked for: else the mouse may meet what passes by.
    """
    context = browser.new_context(**{"reduced_motion": "reduce"} | options)
    opened = context.new_page()
    problems: list[str] = []

    def guard(route: Route) -> None:
        if not route.request.url.startswith((served or "file:", "file:")):
            problems.append(route.request.url)
        route.continue_()

    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.route("**/*", guard)
    yield opened
    context.close()
    assert problems == []


def violations(page: Page) -> list[str]:
    """What axe has to say of a page."""
    found = _AXE.run(page, options=_ONLY_WRONG).response["violations"]
    return [f"{item['id']}: {node['html']}" for item in found for node in item["nodes"]]
