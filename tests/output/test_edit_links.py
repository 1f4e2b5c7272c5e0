"""Where a site says where its sources lie, each page that is one of them leads there."""

from __future__ import annotations

from pathlib import Path

import project as tools

PAGE = "---\ntitle: A page\ndate: 2025-01-03\n---\nA text.\n"
FILES = {
    **tools.FILES,
    "content/harbor news/a & b.md": PAGE,
    "content/pages/about.md": "---\ntitle: About\n---\nUs.\n",
}
HOST = "https://example.org/edit/main"


def built(root: Path, more: str) -> dict[str, str]:
    files = {**FILES, "briefgen.toml": tools.FILES["briefgen.toml"] + more}
    pages, _ = tools.create(root, files).site()
    return {url: page.decode() for url, page in pages.items() if url.endswith(".html")}


def test_briefings_and_standing_pages_lead_to_their_sources(tmp_path: Path) -> None:
    pages = built(tmp_path, f'edit_url = "{HOST}/{{path}}?plain=1"\n')
    links = {url for url, page in pages.items() if ">Edit this page</a>" in page}
    assert links == {"about.html", *(url for url in pages if url.startswith("briefings/"))}
    about, odd = pages["about.html"], pages["briefings/a-b.html"]
    assert f'<a href="{HOST}/content/pages/about.md?plain=1">Edit this page</a>' in about
    assert f'<a href="{HOST}/content/harbor%20news/a%20%26%20b.md?plain=1">Edit' in odd


def test_nobody_else_says_where_sources_lie(tmp_path: Path) -> None:
    assert not [url for url, page in built(tmp_path, "").items() if "Edit this page" in page]
