"""The news sitemap holds the last two days, by the clock of the build; robots.txt names it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import project as tools
import pytest
from lxml import etree

from briefgen.site import newsmap, sitemap

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "metadata"
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
BASE = "https://example.org/"
SETTINGS = f'title = "Wire"\npublisher = "The Wire"\nurl = "{BASE}"\ntimezone = "Asia/Seoul"\n'
SETTINGS += 'builtin_knowledge = false\n[nlp]\nmodel = "none"\n'
ARTICLE = "---\ntitle: {0}\n{1}\n---\nRain.\n"


def article(title: str, *lines: str) -> str:
    return ARTICLE.format(title, "\n".join(lines))


FILES = {
    "briefgen.toml": SETTINGS,
    "content/day.md": article("A day", "date: 2025-01-03"),
    "content/hour.md": article("An hour", "date: 2025-01-03T14:00:00-05:00"),
    "content/kept.md": article("Kept back", "date: 2024-06-01", "publish_at: 2025-01-04 09:00"),
    "content/old.md": article("Old", "date: 2024-12-20"),
    "content/undated.md": article("Undated", "section: World"),
    "content/draft.md": article("Canary", "date: 2025-01-03", "draft: true"),
    "content/zh.md": article("新闻 & <b>", "date: 2025-01-04", "lang: zh-Hant-HK"),
}


def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(FIXTURES / "sitemap.xsd"))


def at(project: tools.Project, moment: str, url: str = "news-sitemap.xml") -> bytes:
    """A file of the site as a build at a moment makes it, from what the last one left."""
    session = project.session()
    session.files.now = datetime.fromisoformat(moment)
    return project.site(session)[0][url]


def titles(data: bytes) -> list[str]:
    schema().assertValid(etree.fromstring(data))
    return [e.text or "" for e in ElementTree.fromstring(data).iter(NEWS + "title")]


@pytest.fixture
def project(tmp_path: Path) -> tools.Project:
    return tools.create(tmp_path / "wire", FILES)


def test_it_holds_what_became_public_in_two_days_newest_first(project: tools.Project) -> None:
    moments = {
        "2025-01-03T00:00:00+09:00": ["A day"],
        "2025-01-04T04:00:01+09:00": ["An hour", "新闻 & <b>", "A day"],
        "2025-01-04T23:59:59+09:00": ["Kept back", "An hour", "新闻 & <b>", "A day"],
        "2025-01-05T00:00:00+09:00": ["Kept back", "An hour", "新闻 & <b>"],
        "2025-01-06T04:00:00+09:00": ["Kept back"],
        "2025-01-06T09:00:00+09:00": [],
    }
    assert {moment: titles(at(project, moment)) for moment in moments} == moments


def test_a_build_at_an_earlier_moment_is_right_too(project: tools.Project) -> None:
    late = at(project, "2025-02-01T00:00:00+09:00")
    assert titles(at(project, "2025-01-03T12:00:00+09:00")) == ["A day"]
    assert at(project, "2025-02-01T00:00:00+09:00") == late


def test_what_is_over_is_listed_without_being_called_news(project: tools.Project) -> None:
    data = at(project, "2025-03-01T00:00:00+09:00")
    assert titles(data) == []
    found = [e.text for e in ElementTree.fromstring(data).iter(SPACE + "loc")]
    assert found == [f"{BASE}briefings/zh.html"]


def test_the_first_year_there_is_has_nothing_before_it(tmp_path: Path) -> None:
    settings = SETTINGS.replace("Asia/Seoul", "America/New_York")
    first = "date: 0001-01-01T00:00:00Z"
    files = {"briefgen.toml": settings} | {
        f"content/{name}.md": article(name, first) for name in "abc"
    }
    assert titles(tools.create(tmp_path, files).site()[0]["news-sitemap.xml"]) == []


def test_while_nothing_becomes_too_old_nothing_is_asked_again(project: tools.Project) -> None:
    at(project, "2025-01-04T10:00:00+09:00")
    session = project.session()
    session.files.now = datetime.fromisoformat("2025-01-04T20:00:00+09:00")
    ask = session.build()
    tools.ask_site(ask)
    session.store.close()
    assert ask.ran == []


def test_an_article_says_its_paper_language_and_moment(project: tools.Project) -> None:
    root = ElementTree.fromstring(at(project, "2025-01-04T12:00:00+09:00"))
    found = {
        (item.findtext(f"{NEWS}news/{NEWS}title") or ""): [
            item.findtext(f"{NEWS}news/{NEWS}publication/{NEWS}name"),
            item.findtext(f"{NEWS}news/{NEWS}publication/{NEWS}language"),
            item.findtext(f"{NEWS}news/{NEWS}publication_date"),
        ]
        for item in root.iter(SPACE + "url")
    }
    assert found["A day"] == ["The Wire", "en", "2025-01-03T00:00:00+09:00"]
    assert found["An hour"] == ["The Wire", "en", "2025-01-03T14:00:00-05:00"]
    assert found["新闻 & <b>"] == ["The Wire", "zh-tw", "2025-01-04T00:00:00+09:00"]


def test_there_is_room_for_a_thousand(monkeypatch: pytest.MonkeyPatch, project) -> None:
    assert newsmap.MOST == 1000
    monkeypatch.setattr(newsmap, "MOST", 2)
    assert titles(at(project, "2025-01-04T12:00:00+09:00")) == ["Kept back", "An hour"]


def test_the_sitemaps_are_what_the_protocol_says(
    project: tools.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, _ = project.site()
    schema().assertValid(etree.fromstring(site["sitemap.xml"]))
    monkeypatch.setattr(sitemap, "MOST_LOCATIONS", 5)
    site, _ = tools.create(project.root.parent / "more", FILES).site()
    parts = [url for url in site if url.startswith("sitemap")]
    assert len(parts) > 2
    for url in parts:
        schema().assertValid(etree.fromstring(site[url]))


def test_the_schemas_refuse_what_is_wrong() -> None:
    none = b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>'
    assert not schema().validate(etree.fromstring(none))
    relative = none.replace(b"/>", b"><url><loc>a.html</loc></url></urlset>")
    assert not schema().validate(etree.fromstring(relative))


def test_robots_names_both_sitemaps(project: tools.Project) -> None:
    lines = project.site()[0]["robots.txt"].decode().splitlines()
    maps = [f"Sitemap: {BASE}sitemap.xml", f"Sitemap: {BASE}news-sitemap.xml"]
    assert lines == ["User-agent: *", "Allow: /", *maps]


def test_without_the_sites_address_there_is_none(project: tools.Project) -> None:
    project.write("briefgen.toml", SETTINGS.replace(f'url = "{BASE}"\n', ""))
    site, findings = project.site()
    assert "news-sitemap.xml" not in site
    assert b"Sitemap" not in site["robots.txt"]
    assert [f.code for f in findings if f.code == "no-site-url"] == ["no-site-url"]


def test_a_file_of_the_project_cannot_take_its_name(project: tools.Project) -> None:
    project.write("static/news-sitemap.xml", "<a/>")
    places = [str(f.place) for f in project.site()[1] if f.code == "duplicate-address"]
    assert places == ["static/news-sitemap.xml"]
