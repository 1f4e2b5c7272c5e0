"""PRODUCT's rules of annotation, one by one, on the demo's pages and on those of odd briefings."""

from __future__ import annotations

import gzip
import re
from itertools import pairwise
from pathlib import Path

import pytest
from pagetext import Element, Page, page

EVERY_THEME = True

SOON = re.compile(
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December) \d{4}\b"
)
"""A day as the theme writes it. Editors of the demo write "January 3, 2025"."""

PHYSICAL = re.compile(
    r"(?:margin|padding|border|inset)-(?:left|right)|(?<![-\w])(?:left|right)\s*:|:\s*(?:left|right)\b"
)


@pytest.fixture(scope="session")
def told(demo: Path, odd: Path) -> dict[str, Page]:
    """Every briefing, by site and name."""
    found = [*(demo / "briefings").glob("*.html"), *(odd / "briefings").glob("*.html")]
    return {f"{path.parts[-5]}/{path.stem}": page(path) for path in found}


def within(read: Page, outer: Element) -> list[Element]:
    """The children of an element."""
    return [e for e in read.elements if e.parents and e.parents[-1] is outer]


def classes(element: Element) -> set[str]:
    return set(element.attrs.get("class", "").split())


def article_of(read: Page) -> Element:
    return next(e for e in read.named("article") if "story" in classes(e))


# Rule 1
def test_the_parts_of_an_article_stand_in_order(told: dict[str, Page], odd: Path) -> None:
    order = ["kick", "h1", "dek", "by", "notice", "facts", "p", "timeline", "people", "sources", "record", "credit"]  # fmt: skip
    for name, read in told.items():
        found = [part(child) for child in within(read, article_of(read))]
        ranks = [order.index(kind) for kind in found if kind in order]
        assert ranks == sorted(ranks), name
    whole = page(odd / "briefings" / "long.html")
    assert {part(child) for child in within(whole, article_of(whole))} >= {*order}


def part(element: Element) -> str:
    """What a child of the article is: its class, or "p" for a paragraph of the body."""
    if re.fullmatch(r"p\d+", element.attrs.get("id", "")):
        return "p"
    return "h1" if element.name == "h1" else element.attrs.get("class", "").split(" ")[0]


# Rule 2
def test_a_note_is_a_name_a_role_and_a_text(told: dict[str, Page]) -> None:
    count = 0
    for read in told.values():
        for people in read.of_class("people"):
            heading, listed = within(read, people)
            assert heading.name == "h2"
            assert heading.text in ("People and terms", "شخصيات ومصطلحات")
            assert (listed.name, listed.parents[-2].name) == ("dl", "article")
            for box in within(read, listed):
                count += 1
                term, text = within(read, box)
                identifier = box.attrs["id"].removeprefix("n-")
                assert (box.name, box.attrs["id"]) == ("div", f"n-{identifier}")
                assert (term.name, text.name) == ("dt", "dd")
                assert text.attrs["id"] == f"d-{identifier}"
                assert within(read, term)[0].name == "dfn"
                assert text.text.strip()
    assert count > 100


# Rule 3
def test_a_mark_has_no_more_than_it_needs(told: dict[str, Page], demo: Path) -> None:
    for read in told.values():
        for mark in read.of_class("ref"):
            assert classes(mark) == {"ref"}
            assert {*mark.attrs} - {"data-m"} == {"class", "href", "aria-describedby"}
            assert re.fullmatch(r"\.\./\w+/[^#?]+\.html", mark.attrs["href"])
        assert not read.named("button")
        assert not read.named("abbr")
        assert not [e for e in read.elements if "title" in e.attrs and e.name != "link"]


# Rule 5
def test_style_and_script_of_a_page_keep_to_their_budgets(demo: Path) -> None:
    pages = [demo / "index.html", demo / "search.html", *demo.glob("briefings/*.html")]
    for path in [*pages, *demo.glob("people/*.html")]:
        found = page(path).elements
        sheets = [e.attrs["href"] for e in found if e.attrs.get("rel") == "stylesheet"]
        scripts = [e.attrs["src"] for e in found if e.name == "script" and "src" in e.attrs]
        assert 0 < _packed(path, sheets) <= 6_000, path
        # The search has a script of its own; what annotations need is the other.
        own = [name for name in scripts if "search" not in name]
        assert 0 < _packed(path, own) <= 3_000, path
        assert _packed(path, [name for name in scripts if name not in own]) <= 3_000


def _packed(page_: Path, addresses: list[str]) -> int:
    return sum(len(gzip.compress((page_.parent / name).read_bytes())) for name in addresses)


# Rules 6, 7 and 9
def test_marks_stand_where_they_may(told: dict[str, Page]) -> None:
    never = {"h1", "h2", "h3", "h4", "h5", "h6", "a", "code", "pre", "table", "figcaption", "dl"}
    for name, read in told.items():
        for mark in read.of_class("ref"):
            assert not never & {parent.name for parent in mark.parents}, name
            assert not any({"fn", "facts"} & classes(parent) for parent in mark.parents), name


def test_nothing_is_marked_twice_in_a_section(told: dict[str, Page]) -> None:
    for name, read in told.items():
        seen: set[str] = set()
        for element in read.elements:
            if element.name == "h2":
                seen.clear()
            if "ref" in classes(element):
                target = element.attrs["aria-describedby"]
                assert target not in seen, (name, target)
                seen.add(target)


def test_the_page_of_an_entity_does_not_link_to_itself(demo: Path) -> None:
    for path in demo.glob("people/*.html"):
        read = page(path)
        inside = [a for a in read.named("a") if any("profile" in classes(p) for p in a.parents)]
        assert path.name not in {a.attrs["href"] for a in inside}


# Rule 10
def test_what_is_part_of_a_compound_is_not_marked(told: dict[str, Page]) -> None:
    compounds = 0
    for name, read in told.items():
        for paragraph in read.named("p"):
            compounds += len(re.findall(r"\bU\.S\.–\w", paragraph.text))
            marks = [m for m in read.of_class("ref") if paragraph in m.parents]
            for mark in marks:
                if paragraph.text.count(mark.text) == 1:
                    before, after = paragraph.text.split(mark.text)
                    assert not re.search(r"\w[-–]$", before), (name, mark.text)
                    assert not re.match(r"[-–]\w", after), (name, mark.text)
    assert compounds


# Rule 17
def test_key_facts_are_few_and_short(told: dict[str, Page]) -> None:
    boxes = [(read, box) for read in told.values() for box in read.of_class("facts")]
    assert len(boxes) > 10
    for read, box in boxes:
        facts = [e for e in read.named("div") if box in e.parents]
        assert 1 <= len(facts) <= 6
        for fact in facts:
            label, value = within(read, fact)
            assert (label.name, value.name) == ("dt", "dd")
            assert len(value.text.split()) <= 21, "with its link"


# Rule 18
def test_every_day_that_the_theme_writes_is_a_time(demo: Path, odd: Path) -> None:
    """Words of the editor are read by the annotator; labels, roles and lists are ours."""
    shown = 0
    for site in (demo, odd):
        for path in site.rglob("*.html"):
            read = page(path)
            for element in read.elements:
                if not {"by", "roles", "record", "sources", "list", "credit"} & classes(element):
                    continue
                inside = [e.text for e in read.named("time") if element in e.parents]
                days = [e for e in SOON.findall(element.text) if e not in "\n".join(inside)]
                assert days == [], path
                shown += len(inside)
    assert shown > 100


def test_each_time_says_which(told: dict[str, Page]) -> None:
    for name, read in told.items():
        for element in read.named("time"):
            assert re.match(r"\d{4}(-\d\d(-\d\d)?)?", element.attrs["datetime"]), name


def test_days_within_sentences_carry_their_date_but_are_no_times(told: dict[str, Page]) -> None:
    count = 0
    for name, read in told.items():
        assert not [e for e in read.named("time") if e.parents[-1].attrs.get("class") == "s"], name
        for element in read.named("data"):
            if element.attrs.get("class") == "u-url":  # no day, but the address of the page
                continue
            assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", element.attrs["value"]), name
            count += element.parents[-1].attrs.get("class") == "s"
    assert count > 50


def test_updated_is_said_only_if_it_was(odd: Path, demo: Path) -> None:
    whole = page(odd / "briefings" / "long.html")
    assert [e.attrs["datetime"] for e in whole.of_class("dt-updated")] == ["2025-02-05"]
    assert not page(odd / "briefings" / "dense.html").of_class("dt-updated")


# Rule 20
def test_pages_and_native_names_say_their_language(demo: Path, odd: Path) -> None:
    assert page(odd / "briefings" / "arabic.html").named("html")[0].attrs == {
        "lang": "ar",
        "dir": "rtl",
    }
    for path in demo.rglob("*.html"):
        assert page(path).named("html")[0].attrs["lang"] == "en"
    names = {
        (e.attrs["lang"], e.text)
        for path in demo.glob("people/*.html")
        for e in page(path).of_class("native")
    }
    assert ("ko", "윤석열") in names


def test_the_style_knows_no_left_and_right(root: Path) -> None:
    for path in (root / "themes").glob("*/assets/*.css"):
        assert PHYSICAL.findall(path.read_text("utf-8")) == [], path.name


# Corrections, threads, topics
def test_the_notice_is_the_gravest_correction_and_the_list_has_all(odd: Path) -> None:
    read = page(odd / "briefings" / "long.html")
    assert read.of_class("notice")[0].text.startswith("Correction: The number")
    record = read.of_class("record")[0]
    items = [e.text.split(",")[0] for e in read.named("li") if record in e.parents]
    assert items == ["Clarification", "Correction"]


def test_a_thread_of_one_offers_no_neighbours(odd: Path) -> None:
    read = page(odd / "briefings" / "dense.html")
    thread = read.of_class("thread")[0]
    assert "Part" not in thread.text
    assert [e.name for e in within(read, thread)] == ["h2", "p"]


def test_a_thread_leads_on_and_back(demo: Path) -> None:
    read = page(demo / "briefings" / "blinken-tokyo.html")
    steps = {a.attrs["rel"]: a.attrs["href"] for a in read.named("a") if "rel" in a.attrs}
    assert steps["prev"] == "missile-during-visit.html"
    assert steps["next"] == "blinken-paris.html"
    assert "Part 3 of 4" in read.of_class("thread")[0].text


def test_no_element_is_empty(demo: Path, odd: Path) -> None:
    kinds = ("p", "li", "ul", "ol", "dl", "dt", "dd", "section", "nav", "h1", "h2", "h3", "a")
    for site in (demo, odd):
        for path in site.rglob("*.html"):
            empty = [e for e in page(path).elements if e.name in kinds and not e.text.strip()]
            assert [e for e in empty if not is_hidden(e)] == [], path


def is_hidden(element: Element) -> bool:
    """Whether nobody meets it before a script has filled it."""
    return any("hidden" in e.attrs for e in (element, *element.parents))


def test_headings_go_down_one_level_at_a_time(demo: Path, odd: Path) -> None:
    for site in (demo, odd):
        for path in site.rglob("*.html"):
            levels = [int(e.name[1]) for e in page(path).elements if re.fullmatch("h[1-6]", e.name)]
            assert levels[0] == 1, path
            assert levels.count(1) == 1, path
            assert all(b <= a + 1 for a, b in pairwise(levels)), path


def test_each_page_has_its_landmarks(demo: Path) -> None:
    for path in demo.rglob("*.html"):
        read = page(path)
        for name in ("main", "header", "footer"):
            assert len(read.named(name)) == 1, path
        labels = [
            e.attrs.get("aria-label") or e.attrs["aria-labelledby"] for e in read.named("nav")
        ]
        assert labels[0] == "Main"
        assert len(labels) == len(set(labels)), path
        assert read.named("a")[0].attrs["href"] == "#main"
