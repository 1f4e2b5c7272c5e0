"""schema.org data of every kind of page, as a processor of JSON-LD understands them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import html5lib
import project as tools
import pytest
from pyld import jsonld

CONTEXT = Path(__file__).resolve().parents[1] / "fixtures" / "metadata" / "schema-org.jsonld"
SCHEMA = "https://schema.org/"
BASE = "https://example.org/wire/"
SETTINGS = (
    f'title = "Test wire"\ntagline = "A daily test"\nurl = "{BASE}"\nbuiltin_knowledge = false\n'
    'publisher = "The Wire"\nauthor = "Jane Roe"\n[nlp]\nmodel = "none"\n'
    '[threads.seoul]\ntitle = "The Seoul talks"\ndescription = "Day by day."\n'
)
STORY = """---
title: Kim Min-ji flies to Seoul
dek: An envoy goes.
date: 2025-01-03
updated: 2025-01-05T09:00:00+09:00
type: Analysis
section: Diplomacy
thread: seoul
tags: [alliance]
dateline: SEOUL
byline: [{name: Ann Lee, role: reporter, url: "https://a.example/ann"}, Seoul desk]
contributors: [Bo Park]
image: {src: chart.png, alt: A chart}
sources:
  - {title: Report, url: "https://s.example/r", publisher: Council, date: 2024-12, archive: "https://web.example/r"}
corrections: [{date: 2025-01-05, kind: correction, text: It was Seoul.}]
---
Kim Min-ji met ministers in South Korea on Friday and spoke of a tariff.
"""
GONE = """---
title: Gone
date: 2025-01-02
corrections: [{date: 2025-01-05, kind: withdrawn, text: It was a forgery.}]
---
Rain fell.
"""
PEOPLE = """- id: kim-min-ji
  name: Kim Min-ji
  kind: person
  aliases: [Ms Kim]
  native: 김민지
  lang: ko
  gloss: An envoy in this test.
  wikidata: Q123
  wikipedia: Kim Min-ji (envoy?)
  links: [{title: Office, url: "https://k.example/"}]
  roles: [{title: Envoy, org: Ministry, from: 2024-01-01, to: 2025-02}]
"""
PLACES = """- {id: seoul, name: Seoul, kind: place, latitude: 37.5, longitude: 127.0, wikidata: Q8684}
- {id: south-korea, name: South Korea, kind: place}
- {id: council, name: Harbour Council, kind: organisation}
"""
FILES = {
    **tools.FILES,
    "briefgen.toml": SETTINGS,
    "content/2025/story.md": STORY,
    "content/2025/gone.md": GONE,
    "content/2025/plain.md": "---\ntitle: Plain\n---\nThe Harbour Council met.\n",
    "content/entities/people.yaml": PEOPLE,
    "content/entities/places.yaml": PLACES,
}


def picture() -> bytes:
    from images.samples import picture as drawn

    return drawn("png", (64, 32))


def project_with(root: Path, **files: str) -> tools.Project:
    project = tools.create(root, FILES)
    for path, text in files.items():
        project.write(path, text)
    (root / "content/2025/chart.png").write_bytes(picture())
    return project


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return project_with(tmp_path_factory.mktemp("linked")).site()[0]


def scripts(page: bytes) -> list[str]:
    tree = html5lib.parse(page.decode(), namespaceHTMLElements=False)
    found = [e for e in tree.iter("script") if e.get("type") == "application/ld+json"]
    return [element.text or "" for element in found]


def data(pages: dict[str, bytes], url: str) -> dict[str, Any]:
    (script,) = scripts(pages[url])
    found = json.loads(script)
    assert isinstance(found, dict)
    return found


def local(url: str, _options: object = None) -> dict[str, Any]:
    """The context of schema.org is on a server; for what we write, a vocabulary is enough."""
    assert url.rstrip("/") == "https://schema.org"
    document = json.loads(CONTEXT.read_text("utf-8"))
    return {"contextUrl": None, "documentUrl": url, "document": document, "contentType": ""}


def expanded(pages: dict[str, bytes], url: str) -> dict[str, Any]:
    (found,) = jsonld.expand(data(pages, url), {"documentLoader": local, "base": BASE + url})
    return found


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every node of expanded data, however deep."""
    if isinstance(value, list):
        for item in value:
            yield from nodes(item)
    elif isinstance(value, dict):
        if "@type" in value and "@value" not in value:
            yield value
        for item in value.values():
            yield from nodes(item)


def values(node: dict[str, Any], name: str) -> list[Any]:
    """The values of a property: texts, or ids of what it names, or nodes without an id."""
    return [item.get("@value", item.get("@id", item)) for item in node.get(SCHEMA + name, [])]


THING = {"name", "url", "sameAs", "alternateName", "description", "image", "mainEntityOfPage"}
WORK = THING | {
    *("headline", "datePublished", "dateModified", "author", "contributor", "publisher", "text"),
    *("keywords", "inLanguage", "about", "mentions", "citation", "correction", "hasPart"),
    *("isAccessibleForFree", "isBasedOn", "isPartOf", "locationCreated", "archivedAt"),
    *("translationOfWork", "workTranslation", "creativeWorkStatus"),
}
PROPERTIES = {
    "NewsArticle": WORK | {"articleSection"},
    "AnalysisNewsArticle": WORK | {"articleSection"},
    "CreativeWork": WORK,
    "CreativeWorkSeries": WORK,
    "CorrectionComment": WORK,
    "WebSite": WORK,
    "WebPage": WORK | {"breadcrumb"},
    "CollectionPage": WORK | {"breadcrumb"},
    "BreadcrumbList": THING | {"itemListElement"},
    "ListItem": THING | {"position", "item"},
    "Person": THING | {"jobTitle", "hasOccupation"},
    "Organization": THING,
    "Place": THING | {"geo"},
    "GeoCoordinates": THING | {"latitude", "longitude"},
    "Role": THING | {"startDate", "endDate", "hasOccupation"},
    "Occupation": THING,
    "DefinedTerm": THING | {"inDefinedTermSet"},
    "DefinedTermSet": WORK,
}
"""What schema.org lets the types that we use have, of what we write."""


def test_every_page_but_two_has_one_block_of_known_types_and_properties(pages) -> None:
    seen = set()
    for url, page in pages.items():
        if not url.endswith(".html"):
            continue
        if url == "404.html":
            assert scripts(page) == []
            continue
        for node in nodes(expanded(pages, url)):
            (kind,) = (name.removeprefix(SCHEMA) for name in node["@type"])
            given = {name.removeprefix(SCHEMA) for name in node if not name.startswith("@")}
            assert given <= PROPERTIES[kind], (url, kind, given - PROPERTIES[kind])
            seen.add(kind)
    assert seen == PROPERTIES.keys()


def test_an_article_has_what_search_engines_ask_for(pages) -> None:
    found = expanded(pages, "briefings/story.html")
    url = f"{BASE}briefings/story.html"
    assert found["@type"] == [SCHEMA + "AnalysisNewsArticle"]
    assert found["@id"] == url
    told = {
        "headline": "Kim Min-ji flies to Seoul",
        "description": "An envoy goes.",
        "url": url,
        "datePublished": "2025-01-03",
        "dateModified": "2025-01-05T09:00:00+09:00",
        "articleSection": "Diplomacy",
        "keywords": "alliance",
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "image": f"{BASE}files/2025/chart.png",
    }
    assert {name: values(found, name) for name in told} == {n: [v] for n, v in told.items()}


def test_people_are_people_desks_are_organisations(pages) -> None:
    found = expanded(pages, "briefings/story.html")
    authors = found[SCHEMA + "author"]
    assert [(a["@type"][0].removeprefix(SCHEMA), *values(a, "name")) for a in authors] == [
        ("Person", "Ann Lee"),
        ("Organization", "Seoul desk"),
    ]
    assert (values(authors[0], "jobTitle"), values(authors[0], "url")) == (
        ["reporter"],
        ["https://a.example/ann"],
    )
    (publisher,) = found[SCHEMA + "publisher"]
    assert (values(publisher, "name"), values(publisher, "url")) == (["The Wire"], [BASE])


def test_without_a_byline_the_author_of_the_settings_writes(tmp_path: Path, pages) -> None:
    (author,) = expanded(pages, "briefings/plain.html")[SCHEMA + "author"]
    assert (author["@type"], values(author, "name")) == ([SCHEMA + "Person"], ["Jane Roe"])
    unnamed = SETTINGS.replace('author = "Jane Roe"\n', "")
    site = project_with(tmp_path, **{"briefgen.toml": unnamed}).site()[0]
    (author,) = expanded(site, "briefings/plain.html")[SCHEMA + "author"]
    assert (author["@type"], values(author, "name")) == ([SCHEMA + "Organization"], ["The Wire"])


def test_who_is_named_is_the_one_of_the_entitys_own_page(pages) -> None:
    found = expanded(pages, "briefings/story.html")
    kim = f"{BASE}people/kim-min-ji.html"
    assert values(found, "about") == [kim, f"{BASE}places/seoul.html"]
    assert values(found, "mentions") == [
        f"{BASE}places/south-korea.html",
        f"{BASE}glossary/tariff.html",
    ]
    same = [
        "https://www.wikidata.org/entity/Q123",
        "https://en.wikipedia.org/wiki/Kim_Min-ji_(envoy%3F)",
    ]
    assert values(found[SCHEMA + "about"][0], "sameAs") == same
    person = expanded(pages, "people/kim-min-ji.html")
    assert person["@id"] == kim
    assert values(person, "sameAs") == [*same, "https://k.example/"]
    assert values(person, "alternateName") == ["Ms Kim", "김민지"]
    (role,) = person[SCHEMA + "hasOccupation"]
    assert values(role[SCHEMA + "hasOccupation"][0], "name") == ["Envoy, Ministry"]
    assert (values(role, "startDate"), values(role, "endDate")) == (["2024-01-01"], ["2025-02"])


def test_whom_no_text_names_any_more_has_no_page_to_be_the_id(tmp_path: Path) -> None:
    site = project_with(tmp_path)

    def about() -> list[str | None]:
        return [item.get("@id") for item in data(site.site()[0], "briefings/story.html")["about"]]

    kim, seoul = f"{BASE}people/kim-min-ji.html", f"{BASE}places/seoul.html"
    assert about() == [kim, seoul]  # of which only the headline of the story speaks
    for path in ("content/2025/visit.md", "content/2025/vote.md"):
        site.write(path, None)
    assert "places/seoul.html" not in site.site()[0]
    assert about() == [kim, None]
    site.write("content/2025/other.md", "---\ntitle: Other\ndate: 2025-01-03\n---\nSeoul froze.\n")
    assert ("typeset", "content/2025/story.md") not in site.ran()
    assert about() == [kim, seoul]


def test_places_lie_somewhere_and_terms_are_of_the_glossary(pages) -> None:
    (geo,) = expanded(pages, "places/seoul.html")[SCHEMA + "geo"]
    assert (values(geo, "latitude"), values(geo, "longitude")) == ([37.5], [127])
    term = expanded(pages, "glossary/tariff.html")
    assert term["@id"] == f"{BASE}glossary/tariff.html"
    assert values(term, "inDefinedTermSet") == [f"{BASE}glossary/"]


def test_sources_are_cited_and_corrections_told(pages) -> None:
    found = expanded(pages, "briefings/story.html")
    (source,) = found[SCHEMA + "citation"]
    told = {
        "name": "Report",
        "url": "https://s.example/r",
        "archivedAt": "https://web.example/r",
        "datePublished": "2024-12",
    }
    assert {name: values(source, name) for name in told} == {n: [v] for n, v in told.items()}
    assert values(source[SCHEMA + "publisher"][0], "name") == ["Council"]
    (correction,) = found[SCHEMA + "correction"]
    assert correction["@type"] == [SCHEMA + "CorrectionComment"]
    assert values(correction, "text") == ["It was Seoul."]
    assert values(correction, "datePublished") == ["2025-01-05"]


def test_what_was_withdrawn_says_so_and_nothing_else_does(pages) -> None:
    told = {
        url: values(expanded(pages, url), "creativeWorkStatus")
        for url in pages
        if url.endswith(".html") and url != "404.html"
    }
    assert {url: said for url, said in told.items() if said} == {
        "briefings/gone.html": ["Withdrawn"]
    }


def test_the_page_of_corrections_is_a_page_of_the_site(pages) -> None:
    found = expanded(pages, "corrections.html")
    assert found["@type"] == [SCHEMA + "CollectionPage"]
    assert values(found, "url") == [f"{BASE}corrections.html"]
    assert values(found, "name") == ["Corrections"]
    assert [part["@id"] for part in found[SCHEMA + "isPartOf"]] == [BASE]


def test_a_briefing_is_part_of_its_thread_by_the_threads_own_id(pages) -> None:
    thread = expanded(pages, "threads/seoul.html")
    assert thread["@type"] == [SCHEMA + "CreativeWorkSeries"]
    part_of = expanded(pages, "briefings/story.html")[SCHEMA + "isPartOf"]
    assert [item["@id"] for item in part_of] == [thread["@id"]] == [f"{BASE}threads/seoul.html"]
    assert values(part_of[0], "name") == values(thread, "name") == ["The Seoul talks"]
    assert SCHEMA + "isPartOf" not in expanded(pages, "briefings/plain.html")


@pytest.mark.parametrize(
    ("url", "trail"),
    [
        ("briefings/story.html", ["", "sections/diplomacy.html", "briefings/story.html"]),
        ("briefings/plain.html", ["", "briefings/plain.html"]),
        ("people/kim-min-ji.html", ["", "people/", "people/kim-min-ji.html"]),
        ("glossary/tariff.html", ["", "glossary/", "glossary/tariff.html"]),
        ("threads/seoul.html", ["", "threads/seoul.html"]),
        ("archive.html", ["", "archive.html"]),
        ("corrections.html", ["", "corrections.html"]),
    ],
)
def test_the_way_to_a_page_is_told_step_by_step(pages, url: str, trail: list[str]) -> None:
    (found,) = (n for n in nodes(expanded(pages, url)) if SCHEMA + "BreadcrumbList" in n["@type"])
    steps = found[SCHEMA + "itemListElement"]
    assert [values(step, "position") for step in steps] == [[n + 1] for n in range(len(trail))]
    assert [values(step, "item") for step in steps] == [[BASE + page] for page in trail]
    assert all(values(step, "name")[0] for step in steps)


def test_no_two_things_have_one_id(pages) -> None:
    kinds: dict[str, set[str]] = {}
    for url in pages:
        if url.endswith(".html") and url != "404.html":
            for node in nodes(expanded(pages, url)):
                if "@id" in node:
                    kinds.setdefault(node["@id"], set()).update(node["@type"])
    assert len(kinds) > 12
    assert {name: found for name, found in kinds.items() if len(found) > 1} == {}


@pytest.mark.parametrize("rights", ["excerpt", "link"])
def test_what_may_not_be_shown_is_told_to_nobody(tmp_path: Path, rights: str) -> None:
    kept = STORY.replace("thread: seoul", f"thread: seoul\nrights: {rights}")
    site = project_with(tmp_path, **{"content/2025/story.md": kept}).site()[0]
    found = expanded(site, "briefings/story.html")
    assert values(found, "isBasedOn") == ["https://s.example/r"]
    assert not {SCHEMA + "isAccessibleForFree", SCHEMA + "image"} & found.keys()
    assert (SCHEMA + "mentions" in found) == (rights == "excerpt")


def test_a_site_without_an_address_says_what_it_can(tmp_path: Path) -> None:
    settings = SETTINGS.replace(f'url = "{BASE}"\n', "")
    site, findings = project_with(tmp_path, **{"briefgen.toml": settings}).site()
    assert [f.code for f in findings if f.code == "no-site-url"] == ["no-site-url"]
    found = data(site, "briefings/story.html")
    assert (found["headline"], found["about"][0]["name"]) == (
        "Kim Min-ji flies to Seoul",
        "Kim Min-ji",
    )
    for url in site:
        if url.endswith(".html"):
            for script in scripts(site[url]):
                assert "@id" not in script, url
                assert "example.org" not in script, url


BODY = "Kim Min-ji met them. Then Kim left for Seoul. Kim came back later. It rained.\n"


@pytest.mark.parametrize(
    ("body", "about"),
    [
        (BODY, ["Kim Min-ji"]),
        (BODY + "It rained. It rained. It rained. It rained. It rained. It rained.\n", []),
        (BODY.replace("Kim left", "she left"), []),
        ("Kim Min-ji saw Seoul. Kim left Seoul. Kim saw Seoul. It rained.\n", []),
    ],
)
def test_a_headline_that_names_nobody_leaves_it_to_the_text(
    tmp_path: Path, body: str, about: list[str]
) -> None:
    text = f"---\ntitle: A long day\ndate: 2025-01-03\n---\n{body}"
    site = project_with(tmp_path, **{"content/a.md": text}).site()[0]
    assert [item["name"] for item in data(site, "briefings/a.html").get("about", [])] == about
