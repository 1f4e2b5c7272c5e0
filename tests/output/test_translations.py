"""Versions of one briefing in several languages name each other, and what is wrong with it is said."""

from __future__ import annotations

import json
import re
from pathlib import Path

import html5lib
import project as tools
import pytest

BASE = "https://example.org/wire/"
SETTINGS = tools.FILES["briefgen.toml"] + '[nlp]\nmodel = "none"\n'
STORY = "---\ntitle: {}\ndate: 2025-01-03\n{}---\nRain in Seoul.\n"
VERSIONS = {
    "content/rain.md": STORY.format("Rain", ""),
    "content/regen.md": STORY.format("Regen", "lang: de\ntranslation_of: rain\n"),
    "content/chuva.md": STORY.format("Chuva", "lang: pt-BR\ntranslation_of: rain\n"),
}
ALL = {
    "en": f"{BASE}briefings/rain.html",
    "de": f"{BASE}briefings/regen.html",
    "pt-BR": f"{BASE}briefings/chuva.html",
    "x-default": f"{BASE}briefings/rain.html",
}


def project(root: Path, **files: str) -> tools.Project:
    start = {"briefgen.toml": SETTINGS, "content/other.md": STORY.format("Other", ""), **VERSIONS}
    return tools.create(root, {**start, **files})


def hreflang(page: bytes) -> dict[str, str]:
    tree = html5lib.parse(page.decode(), namespaceHTMLElements=False)
    links = [e for e in tree.find("head").iter("link") if e.get("hreflang")]
    assert all(link.get("rel") == "alternate" for link in links)
    return {link.get("hreflang"): link.get("href") for link in links}


def data(page: bytes) -> dict[str, object]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page.decode())
    assert found
    return json.loads(found[1])


def test_each_version_names_all_of_them(tmp_path: Path) -> None:
    site, findings = project(tmp_path).site()
    for slug in ("rain", "regen", "chuva"):
        assert hreflang(site[f"briefings/{slug}.html"]) == ALL, slug
    assert [url for url in site if url.endswith(".html") and hreflang(site[url])] == [
        f"briefings/{slug}.html" for slug in ("chuva", "rain", "regen")
    ]
    assert "broken-translation" not in {finding.code for finding in findings}


def test_readers_find_the_others_by_their_languages_own_name(tmp_path: Path) -> None:
    site, _ = project(tmp_path).site()
    page = site["briefings/rain.html"].decode()
    assert re.findall(
        r'<a rel="alternate" hreflang="(.*?)" lang=".*?" href="(.*?)">(.*?)</a>', page
    ) == [
        ("de", "regen.html", "Deutsch"),
        ("pt-BR", "chuva.html", "português (Brasil)"),
    ]
    assert "Auch auf <a" in site["briefings/regen.html"].decode()
    assert "Also in" not in site["briefings/other.html"].decode()


def test_lists_say_in_which_other_language_a_briefing_is(tmp_path: Path) -> None:
    british = STORY.format("Sun", "lang: en-GB\n")
    site, _ = project(tmp_path, **{"content/sun.md": british}).site()
    for url in ("index.html", "archive.html"):
        tree = html5lib.parse(site[url].decode(), namespaceHTMLElements=False)
        told = {
            heading.find("a").get("href"): [(e.get("lang"), e.text) for e in heading.iter("span")]
            for heading in (*tree.iter("h2"), *tree.iter("h3"))
            if heading.find("a") is not None
        }
        assert told == {
            "briefings/regen.html": [("de", "Deutsch")],
            "briefings/chuva.html": [("pt-BR", "português (Brasil)")],
            **{f"briefings/{slug}.html": [] for slug in ("rain", "other", "sun")},
        }


def test_machines_learn_which_one_was_translated(tmp_path: Path) -> None:
    site, _ = project(tmp_path).site()
    works = data(site["briefings/rain.html"])["workTranslation"]
    assert works == [
        {"@type": "NewsArticle", "@id": ALL[tag], "inLanguage": tag} for tag in ("de", "pt-BR")
    ]
    original = data(site["briefings/regen.html"])["translationOfWork"]
    assert original == {"@type": "NewsArticle", "@id": ALL["en"], "inLanguage": "en"}
    assert not {"workTranslation", "translationOfWork"} & set(data(site["briefings/other.html"]))


@pytest.mark.parametrize(
    ("files", "line", "word"),
    [
        (
            {"content/regen.md": STORY.format("Regen", "lang: de\ntranslation_of: rein\n")},
            5,
            "rein",
        ),
        ({"content/regen.md": STORY.format("Regen", "translation_of: regen\n")}, 4, "itself"),
        ({"content/regen.md": STORY.format("R", "lang: de\ntranslation_of: chuva\n")}, 5, "itself"),
        ({"content/regen.md": STORY.format("R", "translation_of: rain\n")}, 4, "same language, en"),
        (
            {"content/regen.md": STORY.format("R", "lang: PT-br\ntranslation_of: rain\n")},
            5,
            "chuva",
        ),
    ],
)
def test_what_leads_nowhere_is_found_and_left_out(
    tmp_path: Path, files: dict[str, str], line: int, word: str
) -> None:
    site, findings = project(tmp_path, **files).site()
    found = [f for f in findings if f.code == "broken-translation"]
    assert [(f.place.path, f.place.line) for f in found] == [("content/regen.md", line)]
    assert word in found[0].message
    assert hreflang(site["briefings/regen.html"]) == {}
    assert hreflang(site["briefings/rain.html"]) == {n: u for n, u in ALL.items() if n != "de"}


def test_a_version_is_named_by_its_slug_wherever_it_stands(tmp_path: Path) -> None:
    files = {
        "briefgen.toml": 'permalink = "{year}/{slug}/"\n' + SETTINGS,
        "content/regen.md": STORY.format("R", "translation_of: rain\n"),
    }
    _, findings = project(tmp_path, **files).site()
    [found] = [f for f in findings if f.code == "broken-translation"]
    assert found.message.endswith("as “rain”")


@pytest.mark.parametrize(
    "hidden", ["draft: true", "publish_at: 2999-01-01", "expires_at: 2020-01-01"]
)
def test_a_version_that_is_kept_back_is_named_by_nobody(tmp_path: Path, hidden: str) -> None:
    text = STORY.format("Canary", f"lang: de\ntranslation_of: rain\n{hidden}\n")
    site, _ = project(tmp_path, **{"content/regen.md": text}).site()
    assert not [url for url, page in site.items() if b"Canary" in page or b"regen" in page]
    assert "de" not in hreflang(site["briefings/rain.html"])


def test_translations_of_what_is_kept_back_stand_alone(tmp_path: Path) -> None:
    text = STORY.format("Canary", "draft: true\n")
    site, findings = project(tmp_path, **{"content/rain.md": text}).site()
    assert {f.place.path for f in findings if f.code == "broken-translation"} == {
        "content/regen.md",
        "content/chuva.md",
    }
    assert not [url for url, page in site.items() if b"Canary" in page or b"rain.html" in page]


def test_another_version_makes_only_its_own_pages_anew(tmp_path: Path) -> None:
    made = project(tmp_path)
    made.site()
    made.write("content/pluie.md", STORY.format("Pluie", "lang: fr\ntranslation_of: rain\n"))
    pages = {key[1] for key in made.ran() if key[0] == "page"}
    assert {"briefings/rain.html", "briefings/regen.html", "briefings/pluie.html"} <= pages
    assert "briefings/other.html" not in pages


def test_without_the_sites_address_readers_find_them_all_the_same(tmp_path: Path) -> None:
    settings = SETTINGS.replace(f'url = "{BASE}"\n', "")
    site, _ = project(tmp_path, **{"briefgen.toml": settings}).site()
    assert hreflang(site["briefings/rain.html"]) == {}
    assert 'href="regen.html">Deutsch</a>' in site["briefings/rain.html"].decode()
