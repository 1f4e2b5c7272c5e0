"""Standing pages: what a site says of itself stands among its pages, and nowhere among its news."""

from __future__ import annotations

from pathlib import Path

import canaries
import project as tools
import pytest
from images.samples import picture
from pagetext import parse

from briefgen.cli import external, record
from briefgen.cli.build import run
from briefgen.cli.schedule import schedule
from briefgen.cli.session import Session, run_options
from briefgen.findings import Finding
from briefgen.pipeline.searching import searched

ABOUT = """---
title: About us
dek: Who writes this.
updated: 2025-01-05
aliases: [/ueber-uns/]
---
Kim Min-ji writes this in Seoul. See [the vote](../2025/vote.md#p1) and the
[imprint](legal/imprint.md#address).

## Our rules

We correct what is wrong.
"""
IMPRINT = "---\ntitle: Impressum\nlang: de\n---\n## Address\n\nKaiweg 1\n"
PAGES = {"content/pages/about.md": ABOUT, "content/pages/legal/imprint.md": IMPRINT}


def built(
    root: Path, more: dict[str, str], toml: str = ""
) -> tuple[dict[str, bytes], list[Finding]]:
    settings = {"briefgen.toml": tools.FILES["briefgen.toml"] + toml}
    files = {path: text for path, text in tools.FILES.items() if path != "content/drop.txt"}
    pages, findings = tools.create(root, {**files, **settings, **more}).site()
    return pages, [f for f in findings if f.severity != "note"]


def test_a_page_stands_at_the_name_of_its_file(tmp_path: Path) -> None:
    pages, findings = built(tmp_path, PAGES)
    assert findings == []
    about = pages["about.html"].decode()
    assert "<h1>About us</h1>" in about
    assert 'href="briefings/vote.html#p1"' in about
    assert 'href="legal/imprint.html#h-address"' in about
    assert 'class="standing-page"' in about
    assert 'property="og:title" content="About us"' in about
    assert b'lang="de"' in pages["legal/imprint.html"]
    assert b'url=about.html"' in pages["ueber-uns/index.html"].replace(b"../", b"")
    where = "<loc>https://example.org/wire/{}</loc>\n"
    sitemap = pages["sitemap.xml"].decode()
    assert f"{where.format('about.html')}<lastmod>2025-01-05</lastmod>" in sitemap
    assert f"{where.format('legal/imprint.html')}</url>" in sitemap


def test_it_is_no_news(tmp_path: Path) -> None:
    toml = "search = true\n[editions]\napi = true\n"
    without, _ = built(tmp_path / "without", {}, toml)
    pages, _ = built(tmp_path / "with", PAGES, toml)
    assert {"about.html", "legal/imprint.html", "ueber-uns/index.html"} == set(pages) - set(without)
    for url in ("feed.xml", "feed.json", "news-sitemap.xml", "api/v1/index.json"):
        assert pages[url] == without[url], url
    for url in ("index.html", "archive.html", "people/kim-min-ji.html"):
        assert b"Who writes this" not in pages[url]
    assert parse(pages["about.html"].decode()).of_class("ref") == []


def test_the_search_finds_it_among_the_briefings(tmp_path: Path) -> None:
    made = tools.create(tmp_path, {**tools.FILES, **PAGES})
    found = searched(made.session().build(), "about.html").decode()
    assert "Who writes this." in found
    assert "We correct what is wrong." in found
    assert 'data-kind="briefing"' in found  # subjects stand above all of them


def test_every_page_leads_to_those_in_no_folder(tmp_path: Path) -> None:
    pages, _ = built(tmp_path, PAGES)
    for url, href in (("index.html", "about.html"), ("people/kim-min-ji.html", "../about.html")):
        (foot,) = parse(pages[url].decode()).named("footer")
        assert f'<a href="{href}">About us</a>' in pages[url].decode()
        assert "Impressum" not in foot.text


def test_a_title_in_another_language_says_so_in_the_foot(tmp_path: Path) -> None:
    arabic = "---\ntitle: من نحن\nlang: ar\n---\nنص.\n"
    pages, _ = built(tmp_path, {**PAGES, "content/pages/who.md": arabic})
    for url in ("index.html", "who.html"):
        assert '<bdi lang="ar">من نحن</bdi></a>' in pages[url].decode()
        assert ">About us</a>" in pages[url].decode()
    assert b'<html lang="ar" dir="rtl">' in pages["who.html"]


def test_one_that_the_menu_has_isnt_in_the_foot_again(tmp_path: Path) -> None:
    pages, findings = built(tmp_path, PAGES, 'nav = [{title = "Us", url = "about.html"}]\n')
    assert findings == []
    assert pages["index.html"].count(b'href="about.html"') == 1


def test_they_have_folders_of_their_own_where_briefings_have(tmp_path: Path) -> None:
    pages, _ = built(tmp_path, PAGES, 'permalink = "{section}/{slug}/"\n')
    assert {"about/index.html", "legal/imprint/index.html"} <= set(pages)


def test_an_index_stands_for_its_folder(tmp_path: Path) -> None:
    pages, _ = built(tmp_path, {"content/pages/team/index.md": "---\ntitle: Team\n---\nWe.\n"})
    assert b"Team" in pages["team.html"]
    assert b'href="team.html">Team</a>' in pages["index.html"]


@pytest.mark.parametrize(
    ("path", "toml"),
    [
        ("content/pages/archive.md", ""),
        ("content/pages/people/kim-min-ji.md", ""),
        ("content/pages/briefings/vote.md", ""),
        ("content/pages/search.md", ""),
        ("content/pages/diplomacy/vote.md", 'permalink = "{section}/{slug}.html"\n'),
        ("content/pages/ABOUT.md", ""),
    ],
)
def test_a_page_takes_no_others_address(tmp_path: Path, path: str, toml: str) -> None:
    before, _ = built(tmp_path / "before", PAGES, toml)
    pages, findings = built(
        tmp_path / "after", {**PAGES, path: "---\ntitle: Mine\n---\nX.\n"}, toml
    )
    (clash,) = [f for f in findings if f.code == "duplicate-address"]
    assert clash.severity == "error"
    assert clash.place.path in (path, "content/pages/about.md")
    assert set(before) - {"ueber-uns/index.html"} == set(pages) - {"ueber-uns/index.html"}


def test_a_file_of_static_takes_no_pages_address(tmp_path: Path) -> None:
    pages, findings = built(tmp_path, {**PAGES, "static/about.html": "<p>Old."})
    assert [f.place.path for f in findings if f.code == "duplicate-address"] == [
        "static/about.html"
    ]
    assert b"About us" in pages["about.html"]


def test_a_picture_of_static_may_be_named_as_a_page(tmp_path: Path) -> None:
    toml = "images = {cards = true}\n"
    pages, findings = built(tmp_path, {**PAGES, "static/about.png": "mine"}, toml)
    assert findings == []
    assert pages["about.png"] == b"mine"


def test_keys_of_articles_say_nothing_there(tmp_path: Path) -> None:
    text = "---\ntitle: A\nsection: World\ntags: [a]\n---\nX.\n"
    _, findings = built(tmp_path, {"content/pages/a.md": text})
    assert [(f.code, f.place.line) for f in findings] == [("unknown-key", 3), ("unknown-key", 4)]


NEWS = """rights: {}
sources: [https://a.example/source]
corrections: [{{date: 2025-01-05, kind: withdrawn, text: A forgery.}}]
"""


@pytest.mark.parametrize("rights", ["excerpt", "link"])
def test_keys_of_articles_change_nothing_there(tmp_path: Path, rights: str) -> None:
    text = "---\ntitle: A\naliases: [/a/]\n{}---\nOf tariffs: ![All](all.png)\n"
    shown = picture("PNG", (40, 30))
    sites = []
    for name, keys in (("without", ""), ("with", NEWS.format(rights))):
        made = tools.create(
            tmp_path / name, {**tools.FILES, "content/pages/a.md": text.format(keys)}
        )
        (made.root / "content/pages/all.png").write_bytes(shown)
        sites.append(made.site()[0])
        uses = external.uses(made.session().build())
        assert "https://a.example/source" not in {use.url for use in uses}
    assert sites[0] == sites[1]
    assert b'src="files/pages/all.png"' in sites[0]["a.html"]
    assert "files/pages/all.png" in sites[0]


def test_what_is_broken_on_a_page_is_said(tmp_path: Path) -> None:
    text = "---\ntitle: A\n---\n[x](/nowhere.html) ![](gone.png)\n\n::: backgruond\nX\n:::\n"
    _, findings = built(tmp_path, {"content/pages/a.md": text, "content/pages/b.txt": "Text.\n"})
    assert {(f.code, f.place.line) for f in findings} == {
        ("broken-link", 4),
        ("unknown-block", 6),
    }
    _, every = tools.Project(tmp_path).site()
    assert "content/pages/b.txt" in {f.place.path for f in every if f.code == "unread-file"}


def test_no_house_rule_holds_for_a_page(tmp_path: Path) -> None:
    files = {"briefgen.toml": 'url = ""\n[house]\nrequired = ["background"]\n', **PAGES}
    _, findings = tools.create(tmp_path, files | {"content/2025/vote.md": ABOUT}).site()
    assert {f.place.path for f in findings if f.code == "missing-block"} == {"content/2025/vote.md"}


HELD = {
    "draft": ("draft: true",),
    "embargo": ("publish_at: 2999-12-01 09:00",),
    "expired": ("expires_at: 2025-01-05 10:00",),
}
SECRET = "---\ntitle: {n}headline\ndek: {n}dek\nslug: {n}slug\n{more}\n---\n{n}body ![{n}](p.png)\n"
LINKS = "---\ntitle: Links\ndate: 2025-01-04\n---\n{}\n"


def secrets() -> dict[str, str]:
    files = {}
    for name, more in HELD.items():
        text = SECRET.format(n=canaries.MARK + name, more="\n".join(more))
        files[f"content/pages/{canaries.MARK}{name}/{canaries.MARK}{name}file.md"] = text
    return files


@pytest.mark.parametrize("permalink", ["", 'permalink = "{slug}/"\n'])
def test_what_is_held_is_in_no_byte(tmp_path: Path, permalink: str) -> None:
    toml = permalink + "search = true\nllms = true\n"
    ways = []
    for name in HELD:
        at = f"{canaries.MARK}{name}"
        ending = "/index.html" if permalink else ".html"
        ways.append(f"[one](pages/{at}/{at}file.md) and [two](/{at}/{at}slug{ending})")
    links = {"content/links.md": LINKS.format("\n\n".join(ways))}
    pages, findings = built(tmp_path, {**PAGES, **secrets(), **links}, toml)
    assert canaries.singing(pages) == []
    assert {f.code for f in findings} == {"broken-link"}


def test_a_build_that_shows_held_pages_never_goes_into_the_site(tmp_path: Path) -> None:
    made = tools.create(tmp_path, {**tools.FILES, **secrets()})
    session = Session(made.root, run_options(drafts=True, future=True))
    result = run(session, made.root / "site", strict=False, quiet=True)
    session.store.close()
    assert "output-folder" in {f.code for f in result.findings}
    assert not (made.root / "site").exists()


def test_what_is_due_is_in_the_schedule(tmp_path: Path) -> None:
    from datetime import UTC, datetime

    made = tools.create(tmp_path, {**tools.FILES, **secrets()})
    found = schedule(made.session().build(), datetime(2025, 1, 6, tzinfo=UTC))
    assert [item.source for item in found.due] == [path for path in secrets() if "embargo" in path]
    assert [item.source for item in found.drafts] == [path for path in secrets() if "draft" in path]


def test_a_page_that_can_be_none_asks_for_none(tmp_path: Path) -> None:
    made = tools.create(tmp_path, {**tools.FILES, **PAGES})
    asked = {key[1] for key in made.ran() if key[0] == "standing_at"}
    assert "about.html" in asked
    assert not [url for url in asked if url.startswith(("briefings/", "people/", "assets/"))]


def test_an_edit_of_a_page_makes_no_other_anew(tmp_path: Path) -> None:
    made = tools.create(tmp_path, {**tools.FILES, **PAGES})
    made.site()
    made.write("content/pages/about.md", ABOUT.replace("in Seoul", "in Tokyo"))
    assert {key[1] for key in made.ran() if key[0] == "page"} == {"about.html"}


def test_translations_of_a_page_name_each_other_wherever_they_lie(tmp_path: Path) -> None:
    of = "---\ntitle: {}\nlang: {}\ntranslation_of: about\n---\nText.\n"
    more = {
        **PAGES,
        "content/pages/ueber-uns.md": of.format("Über uns", "de"),
        "content/pages/ar/about.md": of.format("عنا", "ar"),
    }
    pages, findings = built(tmp_path, more)
    assert [f for f in findings if f.place.path != "content/pages/about.md"] == []
    about, german = pages["about.html"].decode(), pages["ueber-uns.html"].decode()
    assert 'Also in <a rel="alternate" hreflang="ar"' in about
    assert 'href="ueber-uns.html">Deutsch</a>' in about
    assert 'href="about.html">English</a>' in german
    assert 'href="../about.html">English</a>' in pages["ar/about.html"].decode()
    where = "https://example.org/wire/about.html"
    assert f'<link rel="alternate" hreflang="x-default" href="{where}">' in german
    assert b"hreflang" not in pages["legal/imprint.html"]


@pytest.mark.parametrize(
    ("name", "said"), [("gone", "no standing page"), ("vote", "no standing page"), ("x", "itself")]
)
def test_a_translation_of_no_page_is_said(tmp_path: Path, name: str, said: str) -> None:
    page = f"---\ntitle: X\nlang: de\ntranslation_of: {name}\n---\nText.\n"
    _, findings = built(tmp_path, {"content/pages/x.md": page})
    (found,) = findings
    assert (found.code, found.place.line) == ("broken-translation", 4)
    assert said in found.message


def test_the_list_for_language_models_has_it(tmp_path: Path) -> None:
    pages, _ = built(tmp_path, PAGES, "llms = true\n")
    text = pages["llms.txt"].decode()
    where = "https://example.org/wire"
    assert f"## About this site\n\n- [About us]({where}/about.html): Who writes this.\n" in text
    assert f"- [Impressum]({where}/legal/imprint.html)\n" in text


@pytest.mark.parametrize("slug", ["", "slug: welcome\n"])
def test_none_can_be_the_front_page(tmp_path: Path, slug: str) -> None:
    pages, findings = built(
        tmp_path, {"content/pages/index.md": f"---\ntitle: X\n{slug}---\nHi.\n"}
    )
    (found,) = findings
    assert (found.code, found.hint) == ("duplicate-address", "Rename its file.")
    assert "index.html, which is already used by briefgen itself" in found.message
    assert "pages.html" not in pages


def test_a_renamed_page_is_found_at_its_old_address(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    built(tmp_path, PAGES)
    record.run(tmp_path, "2025-01-05", (), as_json=False)
    book = (tmp_path / "addresses.tsv").read_text("utf-8")
    assert "about.html\tcontent/pages/about.md\t" in book
    assert "legal/imprint.html\t" in book
    about = tmp_path / "content/pages/about.md"
    about.rename(about.with_name("who.md"))
    pages, findings = tools.Project(tmp_path).site()
    assert b"url=who.html" in pages["about.html"]
    assert {f.code for f in findings} >= {"moved-address"}
    record.run(tmp_path, "2025-01-06", (), as_json=False)
    assert "about.html\tcontent/pages/who.md\t" in (tmp_path / "addresses.tsv").read_text("utf-8")
    assert capsys.readouterr().out


def test_an_address_of_a_page_that_was_an_article_leads_on(tmp_path: Path) -> None:
    text = "---\ntitle: About us\n---\nWe are two people on the quay.\n"
    built(tmp_path, {"content/about.md": text})
    record.run(tmp_path, "2025-01-05", (), as_json=True)
    (tmp_path / "content/pages").mkdir()
    (tmp_path / "content/about.md").rename(tmp_path / "content/pages/about.md")
    pages, _ = tools.Project(tmp_path).site()
    assert b"url=../about.html" in pages["briefings/about.html"]
