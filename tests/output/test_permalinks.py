"""Briefings may stand at addresses of another form: everything follows, and nothing is hidden or lost."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import feedparser
import project as tools
import pytest

from briefgen.cli import main
from briefgen.settings_reader import settings
from briefgen.site.permalink import address, may_be, pattern

BASE = "https://example.org/wire/"
LINE = 'permalink = "{}"\nsearch = true\n'
PLAIN = '[nlp]\nmodel = "none"\n'
FORMS = {
    "news/{year}/{month}/{slug}.html": "news/2025/01/vote.html",
    "{section}/{slug}/": "diplomacy/vote/index.html",
    "{slug}.html": "vote.html",
    "{year}-{month}-{day}-{slug}.html": "2025-01-03-vote.html",
    "/a/{day}/{slug}/index.html": "a/03/vote/index.html",
}


def project(root: Path, form: str, **files: str) -> tools.Project:
    text = tools.FILES["briefgen.toml"] + (LINE.format(form) if form else "") + PLAIN
    return tools.create(root, {**tools.FILES, "briefgen.toml": text, **files})


def astray(pages: dict[str, bytes]) -> list[str]:
    """Links of pages to what is not published."""
    lost = []
    for url, data in pages.items():
        if url.endswith(".html") and url != "404.html":
            for href in re.findall(r'(?:href|src)="([^"]+)"', data.decode()):
                target = urldefrag(urljoin(BASE + url, href))[0]
                name = target.removeprefix(BASE)
                if (
                    target.startswith(BASE)
                    and name not in pages
                    and f"{name}index.html" not in pages
                ):
                    lost.append(f"{url}: {href}")
    return lost


@pytest.mark.parametrize(("form", "url"), FORMS.items())
def test_every_page_feed_and_list_follows(tmp_path: Path, form: str, url: str) -> None:
    pages, findings = project(tmp_path, form).site()
    assert url in pages
    assert not [name for name in pages if name.startswith("briefings/")]
    assert astray(pages) == []
    assert [f for f in findings if f.severity != "note" and f.code != "no-date"] == []
    where = f"{BASE}{url.removesuffix('index.html')}"
    assert f"<loc>{where}</loc>".encode() in pages["sitemap.xml"]
    assert where in {entry.link for entry in feedparser.parse(pages["feed.xml"]).entries}
    page = pages[url].decode()
    assert f'<link rel="canonical" href="{where}">' in page
    assert f'"url":"{where}"' in page


def test_the_ids_of_feeds_stay_when_the_form_changes(tmp_path: Path) -> None:
    before, _ = project(tmp_path / "a", "").site()
    after, _ = project(tmp_path / "b", "news/{slug}/").site()
    feeds = [name for name in before if name.endswith(".xml") and b"<feed" in before[name]]
    assert len(feeds) > 5
    for name in feeds:
        old, new = (feedparser.parse(pages[name]).entries for pages in (before, after))
        assert [entry.id for entry in old] == [entry.id for entry in new]


def test_another_form_leaves_the_recorded_addresses_leading_on(tmp_path: Path) -> None:
    made = project(tmp_path, "")
    with pytest.raises(SystemExit) as ended:
        main(["record", str(made.root)])
    assert not ended.value.code
    made.write(
        "briefgen.toml", tools.FILES["briefgen.toml"] + LINE.format("{year}/{slug}/") + PLAIN
    )
    made.write(
        "content/2025/trade.md",
        tools.FILES["content/2025/trade.md"].replace("(vote.md)", "(/briefings/vote.html#p1)"),
    )
    pages, _ = made.site()
    assert b"url=../2025/vote/index.html" in pages["briefings/vote.html"]
    assert b'href="../vote/index.html#p1"' in pages["2025/trade/index.html"]


def test_the_search_and_the_cards_follow(tmp_path: Path) -> None:
    made = project(tmp_path, "news/{slug}/")
    text = (made.root / "briefgen.toml").read_text("utf-8")
    made.write("briefgen.toml", text + "[images]\ncards = true\n")
    pages, _ = made.site()
    assert "news/vote/index.png" in pages
    assert f"{BASE}news/vote/index.png".encode() in pages["news/vote/index.html"]
    desk = made.session()
    assert b"Lawmakers" in desk.build().answer(("searched", "news/vote/index.html"), bytes)


@pytest.mark.parametrize("form", ["news/{slug}.html", "{year}/{slug}/", "{section}/{slug}.html"])
def test_a_link_to_a_drafts_address_is_dropped(tmp_path: Path, form: str) -> None:
    url = address(pattern(form), "canary", "2025-01-03", "Diplomacy")
    secret = "---\ntitle: S\nslug: canary\ndraft: true\nsection: Diplomacy\n---\nTokyo.\n"
    trade = tools.FILES["content/2025/trade.md"].replace("(vote.md)", f"(/{url})")
    files = {"content/2025/s.md": secret, "content/2025/trade.md": trade}
    pages, findings = project(tmp_path, form, **files).site()
    assert [name for name, data in pages.items() if b"canary" in data or "canary" in name] == []
    assert "broken-link" in {f.code for f in findings}


@pytest.mark.parametrize(
    ("form", "more"),
    [
        ("{slug}.html", "slug: index\n"),
        ("{slug}.html", "slug: search\n"),
        ("{section}/{slug}.html", "section: People\n"),
        ("{section}/{slug}.html", "section: Pagefind\n"),
    ],
)
def test_an_address_that_briefgen_uses_itself_is_an_error(
    tmp_path: Path, form: str, more: str
) -> None:
    text = f"---\ntitle: T\ndate: 2025-01-03\n{more}---\nTokyo.\n"
    _, findings = project(tmp_path, form, **{"content/x.md": text}).site()
    [clash] = [f for f in findings if f.code == "duplicate-address"]
    assert clash.place.path == "content/x.md"
    assert "briefgen itself" in clash.message


def test_two_slugs_that_make_one_address_are_an_error(tmp_path: Path) -> None:
    files = {
        "content/x.md": "---\ntitle: X\nslug: c\nsection: A b\ndate: 2025-01-03\n---\nTokyo.\n",
        "content/y.md": "---\ntitle: Y\nslug: b-c\nsection: A\ndate: 2025-01-03\n---\nTokyo.\n",
    }
    _, findings = project(tmp_path, "news/{section}-{slug}.html", **files).site()
    [clash] = [f for f in findings if f.code == "duplicate-address"]
    assert "content/x.md" in clash.message


def test_a_file_of_static_never_stands_in_the_place_of_a_briefing(tmp_path: Path) -> None:
    files = {"static/news/Vote.html": "mine", "static/news/other.html": "mine"}
    pages, findings = project(tmp_path, "news/{slug}.html", **files).site()
    assert b"Assembly votes" in pages["news/vote.html"]
    assert pages["news/other.html"] == b"mine"
    assert [f.place.path for f in findings if f.code == "duplicate-address"] == [
        "static/news/Vote.html"
    ]


@pytest.mark.parametrize("file", ["static/news/visit", "static/news/visit/INDEX.html/x.txt"])
def test_a_file_of_static_where_a_briefing_has_its_folder_is_an_error(
    tmp_path: Path, file: str
) -> None:
    pages, findings = project(tmp_path, "news/{slug}/", **{file: "mine"}).site()
    assert "news/visit/index.html" in pages
    assert file.removeprefix("static/") not in pages
    [clash] = [f for f in findings if f.code == "duplicate-address"]
    assert clash.place.path == file
    assert "content/2025/visit.md" in clash.message


def test_a_file_of_static_never_stands_in_the_place_of_a_card(tmp_path: Path) -> None:
    file = {"static/news/visit.png": "mine"}
    made = project(tmp_path, "news/{slug}.html", **file)
    text = (made.root / "briefgen.toml").read_text("utf-8")
    for cards, taken in (("true", [*file]), ("false", [])):
        made.write("briefgen.toml", f"{text}[images]\ncards = {cards}\n")
        pages, findings = made.site()
        assert (pages["news/visit.png"] == b"mine") is not bool(taken)
        assert [f.place.path for f in findings if f.code == "duplicate-address"] == taken


@pytest.mark.parametrize(
    "form",
    [
        *(
            "news/",
            "news/x.html",
            "{slug}",
            "../{slug}.html",
            "{slug}/../x.html",
            "{title}/{slug}/",
        ),
        *("News/{slug}.html", "a b/{slug}/", ".git/{slug}/", "con/{slug}/", "//x/{slug}/"),
        *("{slug}.php", "{slug}/a/b.html", "x/{slug.html", "{slug}.{year}", "é/{slug}/"),
        "https://a.example/{slug}/",
    ],
)
def test_a_form_at_which_no_briefings_can_stand_is_an_error(form: str) -> None:
    found, findings = settings("briefgen.toml", f'permalink = "{form}"\n')
    assert [f.code for f in findings] == ["bad-value"]
    assert found.permalink == "briefings/{slug}.html"


def test_what_is_not_known_of_a_briefing_is_left_out() -> None:
    assert address("n/{year}/{month}/{slug}.html", "a") == "n/a.html"
    assert address("{year}-{slug}/index.html", "a") == "a/index.html"
    assert address("{section}/{slug}.html", "a", "2025-01-03", "Économie") == "economie/a.html"


@pytest.mark.parametrize("form", [pattern(form) for form in FORMS])
@pytest.mark.parametrize("date", ["", "2025-01-03"])
def test_each_address_of_a_form_is_known_as_such(form: str, date: str) -> None:
    assert may_be(form, address(form, "a-b", date, "World" if date else ""))
    assert not may_be(form, "x/y/z/about.txt")


def test_only_the_byline_knows_where_a_briefing_stands(root: Path) -> None:
    """Whoever makes an address from a slug would miss what `permalink` says; ids may stay as they are."""
    files = sorted((root / "briefgen").rglob("*.py"))
    asking = {file.name for file in files if "urls.briefing(" in file.read_text("utf-8")}
    assert asking == {"byline.py"}


def test_no_folder_of_briefings_takes_the_place_of_a_file_of_hosts() -> None:
    with pytest.raises(ValueError, match="file that hosts read"):
        pattern("robots.txt/{slug}.html")
