"""The page of what is missing, in the preview: it leads about here, not to the published site."""

from __future__ import annotations

from pathlib import Path

import project as tools
import pytest

from briefgen.cli.build import answered
from briefgen.cli.serve import _shown


@pytest.mark.parametrize("url", ["https://example.org/wire/", ""])
def test_a_lost_page_of_the_preview_leads_nowhere_else(tmp_path: Path, url: str) -> None:
    settings = tools.FILES["briefgen.toml"].replace("https://example.org/wire/", url)
    project = tools.create(tmp_path / "wire", {**tools.FILES, "briefgen.toml": settings})
    session = project.session()
    ask, site, _ = answered(session, session.build())
    page = _shown(ask)("404.html").decode()
    top = "/" if url else ""
    assert "example.org" not in page
    assert f'<link rel="stylesheet" href="{top}assets/' in page
    assert f'href="{top}archive.html"' in page
    assert _shown(ask)("index.html") == ask.answer(("page", "index.html"), bytes)
    assert site.pages
    session.store.close()
