"""Pages as the preview sends them: with the live script, and with a page of our own where there is none."""

from __future__ import annotations

from hashlib import blake2b
from html import escape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LIVE = "_briefgen/live"
SCRIPT = "_briefgen/live.js"
INSPECT = "_briefgen/inspect"
FACTS = "_briefgen/facts"
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
}
"""Of every answer."""

_BODY_END = b"</body>"

# Not `mimetypes`: its answers depend on the machine.
_TEXT = {
    ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript",
    ".json": "application/json", ".jsonld": "application/ld+json", ".xml": "application/xml",
    ".rss": "application/rss+xml", ".atom": "application/atom+xml", ".svg": "image/svg+xml",
    ".txt": "text/plain", ".md": "text/markdown", ".csv": "text/csv", ".ics": "text/calendar",
    ".eml": "text/plain", ".webmanifest": "application/manifest+json", ".map": "application/json",
}  # fmt: skip
_BINARY = {
    ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
    ".webp": "image/webp", ".avif": "image/avif", ".ico": "image/x-icon", ".pdf": "application/pdf",
    ".woff": "font/woff", ".woff2": "font/woff2", ".ttf": "font/ttf", ".otf": "font/otf",
    ".mp3": "audio/mpeg", ".mp4": "video/mp4", ".webm": "video/webm", ".wasm": "application/wasm",
    ".zip": "application/zip", ".gz": "application/gzip",
}  # fmt: skip
_TEXTS = (".html", ".json", ".xml", ".md", ".txt", ".eml")
_STYLES = frozenset({".css", ".woff", ".woff2", ".ttf", ".otf"})
_SCRIPTS = frozenset({".js", ".mjs"})
_IMAGES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".ico"})


def content_type(url: str) -> str:
    """The media type of a page by its name, with the charset for text."""
    suffix = PurePosixPath(url).suffix.lower()
    if suffix in _TEXT:
        return f"{_TEXT[suffix]}; charset=utf-8"
    return _BINARY.get(suffix, "application/octet-stream")


def is_html(url: str) -> bool:
    return url.lower().endswith(".html")


def fingerprint(site: Mapping[str, str], url: str) -> str:
    """What a browser that shows `url` compares; an address without a page shows the 404 page."""
    return site.get(url) or "missing:" + site.get("404.html", "")


def assets(site: Mapping[str, str]) -> dict[str, str]:
    """One fingerprint each for all styles, scripts and images of the site."""
    kinds = {"styles": _STYLES, "scripts": _SCRIPTS, "images": _IMAGES}
    found: dict[str, list[str]] = {kind: [] for kind in kinds}
    for url, mark in site.items():
        if url.endswith(_TEXTS):  # nearly all of a large site
            continue
        suffix = PurePosixPath(url).suffix.lower()
        for kind, suffixes in kinds.items():
            if suffix in suffixes:
                found[kind].append(f"{url}\0{mark}")
    return {kind: _digest(sorted(marks)) for kind, marks in found.items()}


def live(page: bytes, url: str, marks: Mapping[str, str]) -> bytes:
    """The page with the live script before the end of its body, told which state of what it is in."""
    about = {"url": url, **marks}
    told = " ".join(f'data-{name}="{escape(text)}"' for name, text in about.items())
    script = f'<script src="/{SCRIPT}" defer {told}></script>'.encode()
    cut = page.lower().rfind(_BODY_END)
    return page + script if cut == -1 else page[:cut] + script + page[cut:]


def stand_in(title: str, text: str) -> bytes:
    """A page for where the site has none."""
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">'
        f"<title>{escape(title)}</title></head>"
        '<body style="font: 1.1rem/1.5 system-ui; margin: 3rem auto; max-width: 34rem; padding: 0 1rem">'
        f"<main><h1>{escape(title)}</h1><p>{escape(text)}</p></main></body></html>"
    ).encode()


def _digest(lines: list[str]) -> str:
    return blake2b("\n".join(lines).encode(), digest_size=8).hexdigest()
