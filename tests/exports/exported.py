"""Exports that tests are run with, and a command that imports them."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

from briefgen.cli import main

FIXTURES = Path(__file__).parents[1] / "fixtures/exports"
COLUMNS = [
    "post_id",
    "post_date",
    "is_published",
    "email_sent_at",
    "inbox_sent_at",
    "type",
    "audience",
    "title",
    "subtitle",
    "podcast_url",
]


def run(*arguments: str) -> int:
    """Run the program, and answer its exit code."""
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


def wxr(*items: dict[str, str], head: str = "") -> bytes:
    """An export of WordPress with these items, each by its elements."""
    rows = "".join(
        "<item>"
        + "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in item.items())
        + "</item>"
        for item in items
    )
    names = 'xmlns:wp="wp" xmlns:dc="dc" xmlns:content="content" xmlns:excerpt="excerpt"'
    channel = "<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example</wp:base_blog_url>"
    return f"{head}<rss {names}><channel>{channel}{rows}</channel></rss>".encode()


def post(html: str = "<p>Text.</p>", **fields: str) -> dict[str, str]:
    """An item of WordPress that is a public post."""
    given = {
        "title": "A title",
        "content:encoded": f"<!-- wp:x -->{html}",
        "wp:post_date_gmt": "2020-01-02 03:04:05",
        "wp:status": "publish",
    }
    return given | {
        f"wp:{key}" if key.startswith("post_") else key: text for key, text in fields.items()
    }


def ghost(*posts: dict[str, Any], **tables: Any) -> bytes:
    """An export of Ghost with these posts."""
    return json.dumps({"db": [{"data": {"posts": posts, **tables}}]}).encode()


def table(*rows: dict[str, str]) -> str:
    """The table of an export of Substack."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def packed(place: Path, files: dict[str, str | bytes]) -> Path:
    """An archive of these files."""
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return place
