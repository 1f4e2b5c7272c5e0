"""Web Annotations: valid, and found again in the page by who knows nothing of how they were made."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html
import project as tools
import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import Browser
from pyld import jsonld

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OWN = Path(__file__).parent.parent / "fixtures/anno_context.json"
"""What these documents use of that context: no test asks the network."""
OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"

IRI = {"type": "string", "format": "iri-reference", "minLength": 1}
TEXTUAL = {
    "type": "object",
    "required": ["type", "value"],
    "properties": {
        "type": {"const": "TextualBody"},
        "value": {"type": "string", "minLength": 1},
        "format": {"const": "text/plain"},
        "language": {"type": "string", "pattern": "^[a-z]{2,3}(-|$)"},
        "purpose": {"enum": ["describing", "identifying", "tagging"]},
    },
    "additionalProperties": False,
}
RESOURCE = {
    "type": "object",
    "required": ["type", "source"],
    "properties": {
        "type": {"const": "SpecificResource"},
        "source": IRI,
        "purpose": {"enum": ["linking", "identifying"]},
    },
    "additionalProperties": False,
}
QUOTE = {
    "type": "object",
    "required": ["type", "exact", "prefix", "suffix"],
    "properties": {
        "type": {"const": "TextQuoteSelector"},
        "exact": {"type": "string", "minLength": 1},
        "prefix": {"type": "string", "maxLength": 32},
        "suffix": {"type": "string", "maxLength": 32},
    },
    "additionalProperties": False,
}
POSITION = {
    "type": "object",
    "required": ["type", "start", "end"],
    "properties": {
        "type": {"const": "TextPositionSelector"},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 1},
    },
    "additionalProperties": False,
}
FRAGMENT = {
    "type": "object",
    "required": ["type", "value", "conformsTo", "refinedBy"],
    "properties": {
        "type": {"const": "FragmentSelector"},
        "value": {"type": "string", "minLength": 1},
        "conformsTo": {"const": "http://tools.ietf.org/rfc/rfc3236"},
        "refinedBy": POSITION,
    },
    "additionalProperties": False,
}
TARGET = {
    "type": "object",
    "required": ["type", "source", "selector"],
    "properties": {
        "type": {"const": "SpecificResource"},
        "source": IRI,
        "selector": {"type": "array", "minItems": 1, "prefixItems": [QUOTE, FRAGMENT]},
    },
    "additionalProperties": False,
}
BODY = {"anyOf": [TEXTUAL, RESOURCE]}
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target", "motivation"],
    "properties": {
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["describing", "highlighting", "identifying", "linking", "tagging"]},
        "body": {"anyOf": [BODY, {"type": "array", "items": BODY, "minItems": 1}]},
        "target": {"anyOf": [IRI, TARGET]},
    },
    "additionalProperties": False,
}
PAGE = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["@context", "id", "type", "items"],
    "properties": {
        "@context": {"const": CONTEXT},
        "id": IRI,
        "type": {"const": "AnnotationPage"},
        "startIndex": {"const": 0},
        "partOf": {
            "type": "object",
            "required": ["id", "type", "total"],
            "properties": {"id": IRI, "type": {"const": "AnnotationCollection"}},
        },
        "items": {"type": "array", "minItems": 1, "items": ANNOTATION},
    },
}
"""What the Web Annotation Data Model (Recommendation of 2017) asks of an AnnotationPage."""
VALID = Draft202012Validator(PAGE, format_checker=Draft202012Validator.FORMAT_CHECKER)

Json = dict[str, Any]

HARD = """---
title: Hard places
dek: A text with all that lies between its letters.
date: 2025-01-03
facts: {{Sum: $4 million}}
{header}---
## Seoul on Friday

Kim Min-ji[^n] went to **South
Korea** on Friday\\
and *ex*tended deterrence followed.^[In Tokyo.] The to\u00adtal was $4 million, “said” Kim.

- Seoul 🙂 and [Tokyo](https://a.example/?a=1&b=2) &amp; `Japan`

  Loose Seoul.

- Tokyo
  - Seoul, within

> Kim Min-ji spoke in Tokyo on January 4.

![Lost Seoul](nowhere.png) Tokyo comes behind a picture, Japan behind ![that](chart.png) one.

![A map](chart.png)
Seoul in a caption.

| Seoul | when     |
|-------|----------|
| Tokyo | January 4|

Term
: A tariff of Japan.

::: the-view
Japan must pay, writes Kim.
:::

[^n]: Kim Min-ji is from Seoul.
"""
ON = "[editions]\nannotations = true\n"


def built(root: Path, header: str = "", more: str = "") -> dict[str, bytes]:
    files = {**tools.FILES, "content/2025/hard.md": HARD.format(header=header)}
    files["briefgen.toml"] = f"{files['briefgen.toml']}{ON}{more}"
    project = tools.create(root, files)
    png = Path(__file__).parent.parent / "fixtures/odd/content/briefings/tall.png"
    (root / "content/2025/chart.png").write_bytes(png.read_bytes())
    return project.site()[0]


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(tmp_path_factory.mktemp("hard"))


def on_disk(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.glob("briefings/*")}


def exports(pages: dict[str, bytes]) -> Iterator[tuple[str, Json]]:
    for url, data in pages.items():
        if url.endswith(".annotations.jsonld"):
            yield url.replace(".annotations.jsonld", ".html"), json.loads(data)


def placed(page: Json) -> Iterator[tuple[Json, Json, Json | None]]:
    """Each annotation with its quotation, and with the part of the page that it counts in."""
    for item in page["items"]:
        if isinstance(item["target"], dict):
            quote, *rest = item["target"]["selector"]
            yield item, quote, rest[0] if rest else None


def misplaced(page: Json, text_of: Any) -> list[str]:
    """Annotations whose words are not where they say; text_of: of the element with an id."""
    wrong = []
    for item, quote, fragment in placed(page):
        if fragment is None:
            continue
        text = text_of(fragment["value"])
        start, end = fragment["refinedBy"]["start"], fragment["refinedBy"]["end"]
        found = text[start - len(quote["prefix"]) : end + len(quote["suffix"])]
        whole = quote["prefix"] + quote["exact"] + quote["suffix"]
        if found != whole or text[start:end] != quote["exact"]:
            wrong.append(f"{item['id']}: {whole!r} is not {found!r}")
    return wrong


def by_lxml(html: bytes) -> Any:
    tree = lxml.html.fromstring(html.decode())
    return lambda name: tree.get_element_by_id(name).text_content()


def test_every_quotation_is_found_again_in_the_pages_of_the_demo(demo: Path) -> None:
    pages, counted, without = on_disk(demo), 0, []
    for url, page in exports(pages):
        counted += sum(1 for _ in placed(page))
        assert misplaced(page, by_lxml(pages[url])) == []
        without += [quote for _, quote, fragment in placed(page) if fragment is None]
    assert counted > 700
    assert len(without) < counted / 20  # captions and cells


def test_every_quotation_is_found_again_among_notes_pictures_and_breaks(
    hard: dict[str, bytes],
) -> None:
    page = dict(exports(hard))["briefings/hard.html"]
    assert misplaced(page, by_lxml(hard["briefings/hard.html"])) == []
    quotes = {quote["exact"]: fragment for _, quote, fragment in placed(page)}
    assert {"South\nKorea", "extended deterrence", "Kim Min-ji", "Japan"} <= set(quotes)
    places = Counter(f["value"] if f else "" for _, _, f in placed(page))
    assert {"p1", "h-seoul-on-friday", "fn-1", "fn-2"} <= set(places)
    assert places["p1"] > 5


def test_where_an_element_has_no_id_the_words_with_their_surroundings_are_in_the_page(
    hard: dict[str, bytes],
) -> None:
    whole = lxml.html.fromstring(hard["briefings/hard.html"].decode()).text_content()
    alone = [q for _, q, f in placed(dict(exports(hard))["briefings/hard.html"]) if f is None]
    assert {quote["exact"] for quote in alone} >= {"Seoul", "Tokyo"}
    for quote in alone:
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in whole


DOM = "name => document.getElementById(name).textContent"


@pytest.mark.browser
def test_a_browser_finds_them_where_they_are(
    browser: Browser, demo: Path, hard: dict[str, bytes], tmp_path: Path
) -> None:
    opened = browser.new_page()
    for url, page in exports(on_disk(demo)):
        opened.goto((demo / url).as_uri())
        assert misplaced(page, lambda name: opened.evaluate(DOM, name)) == []
    (tmp_path / "hard.html").write_bytes(hard["briefings/hard.html"])
    opened.goto((tmp_path / "hard.html").as_uri())
    page = dict(exports(hard))["briefings/hard.html"]
    assert misplaced(page, lambda name: opened.evaluate(DOM, name)) == []
    opened.close()


def test_they_are_what_the_data_model_asks_for(demo: Path, hard: dict[str, bytes]) -> None:
    found = [page for pages in (on_disk(demo), hard) for _, page in exports(pages)]
    assert len(found) > 20
    assert [error.message for page in found for error in VALID.iter_errors(page)] == []
    for page in found:
        ids = [item["id"] for item in page["items"]]
        assert len(set(ids)) == len(ids) == page["partOf"]["total"]
        assert all(name.startswith(f"{page['id']}#") for name in ids)


def load(url: str, _: Json) -> Json:
    assert url == CONTEXT
    document = json.loads(OWN.read_text())
    return {"contextUrl": None, "documentUrl": url, "document": document}


def expanded(page: Json, base: str) -> Json:
    (found,) = jsonld.expand(page, {"documentLoader": load, "base": base})
    return found


def test_a_processor_of_json_ld_reads_all_of_it(hard: dict[str, bytes]) -> None:
    page = dict(exports(hard))["briefings/hard.html"]
    found = expanded(page, "https://other.example/")
    assert found["@id"] == "https://example.org/wire/briefings/hard.annotations.jsonld"
    assert found["@type"] == [f"{AS}OrderedCollectionPage"]
    items = found[f"{AS}items"][0]["@list"]
    assert len(items) == len(page["items"])
    for item in items:
        assert item["@type"] == [f"{OA}Annotation"]
        assert item[f"{OA}hasTarget"]
        assert item[f"{OA}motivatedBy"][0]["@id"].startswith(OA)
    kim = next(item for item in items if "#mention-p1-0-" in item["@id"])
    sources = [body[f"{OA}hasSource"][0]["@id"] for body in kim[f"{OA}hasBody"]]
    assert sources == ["https://example.org/wire/people/kim-min-ji.html"]
    selectors = kim[f"{OA}hasTarget"][0][f"{OA}hasSelector"]
    assert {kind for selector in selectors for kind in selector["@type"]} == {
        f"{OA}TextQuoteSelector",
        f"{OA}FragmentSelector",
    }


def test_without_the_sites_address_it_is_relative_to_the_file(tmp_path: Path) -> None:
    files = {**tools.FILES, "briefgen.toml": f'url = ""\nbuiltin_knowledge = false\n{ON}'}
    pages, _ = tools.create(tmp_path, files).site()
    page = dict(exports(pages))["briefings/visit.html"]
    assert list(VALID.iter_errors(page)) == []
    found = expanded(page, "file:///a/site/briefings/visit.annotations.jsonld")
    assert found["@id"] == "file:///a/site/briefings/visit.annotations.jsonld"
    items = found[f"{AS}items"][0]["@list"]
    assert items[0][f"{OA}hasTarget"][0]["@id"] == "file:///a/site/briefings/visit.html"
    linked = json.dumps(items)
    assert "file:///a/site/people/kim-min-ji.html" in linked


def test_each_mention_term_date_and_fact_has_one(hard: dict[str, bytes]) -> None:
    page = dict(exports(hard))["briefings/hard.html"]
    kinds = Counter(i["id"].partition("#")[2].partition("-")[0] for i in page["items"])
    assert {"mention", "term", "date", "fact1", "briefing"} <= set(kinds)
    by_words = {quote["exact"]: item for item, quote, _ in placed(page)}
    assert by_words["January 4"]["body"]["value"] == "2025-01-04"
    gloss, page_of = by_words["extended deterrence"]["body"]
    assert gloss["value"] == "A promise to answer attacks on an ally."
    assert page_of["source"].endswith("glossary/extended-deterrence.html")
    facts = {i["body"]["value"]: i["motivation"] for i in page["items"] if "#fact" in i["id"]}
    assert facts["Sum: $4 million"] == "highlighting"


@pytest.mark.parametrize(("rights", "items"), [("excerpt", True), ("link", False)])
def test_rights_that_keep_the_text_keep_every_word_of_it(
    tmp_path: Path, rights: str, items: bool
) -> None:
    source = f"rights: {rights}\nsources: [{{title: O, url: 'https://o.example/'}}]\n"
    pages = built(tmp_path, source)
    page = dict(exports(pages))["briefings/hard.html"]
    assert list(VALID.iter_errors(page)) == []
    assert list(placed(page)) == []
    bodies = [body for item in page["items"][1:] for body in item["body"]]
    assert ("https://example.org/wire/people/kim-min-ji.html" in json.dumps(bodies)) == items


def test_raw_html_that_a_site_lets_through_is_not_counted(tmp_path: Path) -> None:
    files = {**tools.FILES, "briefgen.toml": f"{tools.FILES['briefgen.toml']}{ON}"}
    files["briefgen.toml"] += '[content]\nhtml = "sanitise"\n'
    body = "Seoul <script>Tokyo</script> and <b>Japan</b>.\n\nSeoul, plainly.\n"
    files["content/2025/visit.md"] = tools.BRIEFING.format(title="V", body=body)
    pages, _ = tools.create(tmp_path, files).site()
    page = dict(exports(pages))["briefings/visit.html"]
    assert misplaced(page, by_lxml(pages["briefings/visit.html"])) == []
    assert [f and f["value"] for _, _, f in placed(page)][-1] == "p2"
    assert None in [f for _, _, f in placed(page)]


def test_the_address_of_an_article_of_wikipedia_is_that_article(tmp_path: Path) -> None:
    known = '- {id: band, name: Who Band, kind: organisation, wikipedia: "Who? (100% band)"}\n'
    files = {
        **tools.FILES,
        "briefgen.toml": f"{tools.FILES['briefgen.toml']}{ON}",
        "content/entities/people.yaml": known,
        "content/a.md": "---\ntitle: A\ndate: 2025-01-03\n---\nThe Who Band played.\n",
    }
    page = tools.create(tmp_path, files).site()[0]["briefings/a.annotations.jsonld"]
    assert b'"https://en.wikipedia.org/wiki/Who%3F_(100%25_band)"' in page
