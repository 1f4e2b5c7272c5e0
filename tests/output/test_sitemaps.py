"""A site with more pages than a sitemap may list has several."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import project as tools
import pytest

from briefgen.site import sitemap

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = "https://example.org/"
SETTINGS = f'title = "Wire"\nurl = "{BASE}"\nbuiltin_knowledge = false\n[nlp]\nmodel = "none"\n'
ARTICLE = "---\ntitle: Day {0}\ndate: 2025-01-{0}\n---\nRain.\n"
FILES = {
    "briefgen.toml": SETTINGS,
    **{f"content/day-{day}.md": ARTICLE.format(day) for day in range(10, 20)},
}


def locations(data: bytes, kind: str) -> list[str]:
    tree = ElementTree.fromstring(data.decode())
    assert tree.tag == SPACE + kind
    return [element.text or "" for element in tree.iter(SPACE + "loc")]


@pytest.mark.parametrize("most", [4, 5, 9])
def test_all_sitemaps_together_list_every_page_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(sitemap, "MOST_LOCATIONS", most)
    site, findings = tools.create(tmp_path / "wire", FILES).site()
    assert not findings
    pages = {BASE + url for url in site if url.endswith(".html") and url != "404.html"}
    parts = locations(site["sitemap.xml"], "sitemapindex")
    assert parts == [f"{BASE}sitemap-{n}.xml" for n in range(1, -(-len(pages) // most) + 1)]
    listed = [locations(site[part.removeprefix(BASE)], "urlset") for part in parts]
    assert max(map(len, listed)) <= most
    assert sorted(page for part in listed for page in part) == sorted(
        page.removesuffix("index.html") if page.endswith("/index.html") else page for page in pages
    )


def test_one_sitemap_is_enough_for_most(tmp_path: Path) -> None:
    site, _ = tools.create(tmp_path / "wire", FILES).site()
    assert len(locations(site["sitemap.xml"], "urlset")) > 10
    assert not any(url.startswith("sitemap-") for url in site)


def test_a_file_of_the_project_cannot_take_the_name_of_a_sitemap(tmp_path: Path) -> None:
    project = tools.create(tmp_path / "wire", {**FILES, "static/sitemap-2.xml": "<a/>"})
    _, findings = project.site()
    assert [str(finding.place) for finding in findings] == ["static/sitemap-2.xml"]
