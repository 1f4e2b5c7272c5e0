"""Sites in German and Arabic, each with a briefing in English."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import project as tools
import pytest
from babel.messages.pofile import read_po
from pagetext import Page, page

ATOM, LANG = "{http://www.w3.org/2005/Atom}", "{http://www.w3.org/XML/1998/namespace}lang"


def text(site: Path, url: str) -> str:
    return (site / url).read_text("utf-8")


def language(read: Page) -> str:
    return read.named("html")[0].attrs["lang"]


@pytest.mark.parametrize("tag", ["de", "ar"])
def test_no_page_says_a_word_of_english(
    tag: str, root: Path, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue({"de": "german", "ar": "arabic"}[tag])
    with (root / "briefgen/locales" / f"{tag}.po").open("rb") as file:
        pairs = [(m.id, m.string) for m in read_po(file) if isinstance(m.id, str)]
    english = {one for one, other in pairs if one and one != other and one.isascii()}
    assert len(english) > 60
    read = 0
    for path in site.rglob("*.html"):
        parsed = page(path)
        if language(parsed) == tag:
            read += 1
            said = {element.text.strip() for element in parsed.elements}
            said |= {e.attrs.get("aria-label", "") for e in parsed.elements}
            assert said & english == set(), path
            assert not re.search(r"\b(?:briefings?|min|Part|By)\b", parsed.named("main")[0].text)
    assert read > 15


def test_dates_lists_and_numbers_are_german(german: Path) -> None:
    shown = page(german / "briefings/kai.html")
    by = shown.of_class("by")[0].text
    assert "Von Jana Roth, Piet Olsen und Ute Kramer" in by
    assert "3. Januar 2025" in by
    assert "Aktualisiert: 5. Januar 2025, 14:30" in by
    assert shown.of_class("notice")[0].text.startswith("Korrektur: Die Bauzeit")
    assert (
        "Zuvor hieß es: drei Jahre; jetzt heißt es: zwei Jahre." in shown.of_class("record")[0].text
    )
    assert "In 3 Briefings" in page(german / "people/mara-lindt.html").named("main")[0].text
    assert "seit 1. März 2022" in page(german / "people/mara-lindt.html").named("main")[0].text
    archive = page(german / "archive.html")
    assert [e.text for e in archive.named("h1")] == ["Archiv"]
    assert [e.text for e in archive.named("h2")] == ["Februar 2025", "Januar 2025"]


def test_numbers_are_spoken_as_arabic_does(arabic: Path) -> None:
    assert page(arabic / "archive.html").of_class("by")[0].text == "3 موجزات"
    assert "في موجزين" in text(arabic, "people/layla-haddad.html")
    assert (
        "إعداد: سامي نصر وهدى كرم ورنا عيسى"
        in page(arabic / "briefings/raseef.html").of_class("by")[0].text
    )


@pytest.mark.parametrize(
    ("site", "tag", "dir_"), [("german", "de", "ltr"), ("arabic", "ar", "rtl")]
)
def test_a_page_speaks_its_own_language_and_its_frame_that_of_the_site(
    site: str, tag: str, dir_: str, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(site)
    (english,) = (p for p in folder.glob("briefings/*.html") if language(page(p)) == "en")
    read = page(english)
    assert read.named("html")[0].attrs == {"lang": "en", "dir": "ltr"}
    for name in ("header", "footer"):
        frame = read.named(name)[0]
        assert (frame.attrs["lang"], frame.attrs["dir"]) == (tag, dir_)
    assert "People and terms" in [e.text for e in read.named("h2")]
    home = page(folder / "index.html")
    assert home.named("html")[0].attrs == {"lang": tag, "dir": dir_}
    assert "lang" not in home.named("header")[0].attrs
    assert read.named("header")[0].text.split()[-1] == home.named("header")[0].text.split()[-1]


@pytest.mark.parametrize(
    ("site", "own", "locale"), [("german", "de", "de_DE"), ("arabic", "ar", "ar_EG")]
)
def test_machines_are_told_the_language_of_each_page(
    site: str, own: str, locale: str, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(site)
    seen = set()
    for path in folder.rglob("*.html"):
        source, tag = path.read_text("utf-8"), language(page(path))
        assert (
            f'<meta property="og:locale" content="{ {own: locale, "en": "en_US"}[tag] }">' in source
        )
        seen |= {(tag, found) for found in re.findall(r'"inLanguage":"([^"]+)"', source)}
    assert seen == {(own, own), ("en", "en")}
    feed = ElementTree.fromstring(text(folder, "feed.xml"))
    assert feed.get(LANG) == own
    entries = {e.findtext(f"{ATOM}title"): e for e in feed.iter(f"{ATOM}entry")}
    assert {title: e.get(LANG) for title, e in entries.items() if e.get(LANG)} == {
        "A letter from the harbour": "en"
    }
    contents = {title: e.findtext(f"{ATOM}content") or "" for title, e in entries.items()}
    for title, content in contents.items():
        assert ("<h2>People and terms</h2>" in content) == (title == "A letter from the harbour")


def test_a_gloss_says_which_language_it_is_in(german: Path, odd: Path) -> None:
    def glosses(path: Path) -> dict[str, str]:
        found = page(path).named("bdi")
        return {e.text: e.attrs["lang"] for e in found if "dd" in {p.name for p in e.parents}}

    assert glosses(german / "briefings/english.html") == {
        "Leitet seit 2022 die Hafenbehörde.": "de",
        "Hafenstadt an der Unterelbe mit 80.000 Einwohnern.": "de",
    }
    assert glosses(german / "briefings/kai.html") == {}
    assert set(glosses(odd / "briefings/arabic.html").values()) == {"en"}


# What is read of a text in another language
def test_names_of_the_site_are_found_and_nothing_is_guessed(german: Path) -> None:
    shown = page(german / "briefings/kai.html")
    notes = [e.text for e in shown.named("dfn")]
    assert notes == ["Mara Lindt", "Elbmünde", "Tidenhub", "Hafenbehörde"]
    read_as_english = [e for e in shown.named("data") if {p.name for p in e.parents} & {"span"}]
    assert read_as_english == []
    english = page(german / "briefings/english.html")
    assert {"NATO", "Mara Lindt"} <= {e.text for e in english.named("dfn")}
    assert "2025-02-14" in {e.attrs["value"] for e in english.named("data")}


def test_key_facts_of_the_editor_are_proven_by_the_words(german: Path, arabic: Path) -> None:
    for folder, url in ((german, "kai"), (arabic, "raseef")):
        facts = page(folder / f"briefings/{url}.html").of_class("facts")[0]
        proofs = [e.attrs["href"] for e in page(folder / f"briefings/{url}.html").of_class("proof")]
        assert len(proofs) == 2, facts.text
        assert all(re.fullmatch(r"#p1s\d", href) for href in proofs)


def test_german_ordinals_and_abbreviations_end_no_sentence(german: Path) -> None:
    sentences = [e.text for e in page(german / "briefings/kai.html").of_class("s")][:3]
    assert [s[:9] for s in sentences] == ["Der Nordk", "Das teilt", "Die Arbei"]
    assert sentences[2].endswith("d. h. weniger als geplant.")


def test_an_arabic_question_mark_ends_a_sentence(arabic: Path) -> None:
    said = [e.text for e in page(arabic / "briefings/raseef.html").of_class("s")]
    assert "هل يكفي رصيف واحد؟" in said


def test_an_id_says_nothing_of_a_name_in_another_script(arabic: Path) -> None:
    assert "wikidata.org" not in text(arabic, "briefings/raseef.html")


# A project's own words
def test_a_language_that_isnt_shipped_is_one_file_away(tmp_path: Path) -> None:
    settings = tools.FILES["briefgen.toml"] + 'language = "fr"\n'
    project = tools.create(tmp_path, {**tools.FILES, "briefgen.toml": settings})
    pages, findings = project.site()
    assert [f.place.path for f in findings if f.code == "untranslated"] == ["locales/fr.po"]
    home = pages["index.html"].decode()
    assert '<html lang="fr" dir="ltr">' in home
    assert "3 janvier 2025" in home
    assert ">Latest<" in home
    project.write("locales/fr.po", 'msgid "Latest"\nmsgstr "À la une"\n')
    pages, findings = project.site()
    assert ">À la une<" in pages["index.html"].decode()
    (left,) = (f for f in findings if f.code == "untranslated")
    assert "“Latest”" not in left.message


def test_the_words_of_english_can_be_changed(tmp_path: Path) -> None:
    project = tools.create(tmp_path)
    project.write(
        "locales/en.po", 'msgid "Latest"\nmsgstr "Just in"\n\nmsgid "By %(names)s"\nmsgstr "B"\n'
    )
    pages, findings = project.site()
    assert b">Just in<" in pages["index.html"]
    assert [f.place.line for f in findings if f.code == "bad-translation"] == [4]
    assert not [f for f in findings if f.code == "untranslated"]
