"""A briefing as plain text and as Markdown: nothing of it is lost, and it reads back."""

from __future__ import annotations

import html
import re
from pathlib import Path

import lxml.html
import msgspec
import project as tools
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefgen.annotate.annotations import Annotations
from briefgen.locales.words import ENGLISH_WORDS
from briefgen.render.commonmark import common_mark
from briefgen.render.plaintext import plain_text
from briefgen.render.prosetree import DEEPEST, tree
from briefgen.site.briefing import sheet as briefing_sheet
from briefgen.site.editions import as_markdown
from briefgen.source.article import Article, Body

READER = MarkdownIt("commonmark", {"html": True}).enable("table")
"""Another program's reading: CommonMark with the tables of GFM."""

STORY = """---
title: "Story: of *the* day"
dek: In one line.
kicker: Trade
date: 2025-01-03
updated: 2025-01-05
section: Diplomacy
tags: [alliance]
byline: [{name: Ana Roe, role: reporter}, Bo Lee]
contributors: [Cy Day]
dateline: TOKYO
facts: {Who: Kim Min-ji}
sources: [{title: The original, url: "https://o.example/a_b*c", publisher: Origin Daily, date: 2025-01-02, archive: "https://keep.example/1"}]
corrections: [{date: 2025-01-04, kind: correction, text: A date was wrong., was: Monday, now: Friday}]
---
Kim Min-ji went to Seoul[^n] on **3** January, "[so](https://a.example/?a=1&b=2) it" goes\\
on.

## A heading \\#

1. one with `a|b` and 2 * 3 * 4

   again
2. two

- a
- b
  1. c

* d

> Quoted <b>tags</b> & more.
>
> - nested

```
code  *kept*
  as it is
```

| Seoul | when     |
|-------|----------|
| a\\|b  | `c\\|d`   |

Term
: A tariff of Japan.

un*frigging*believable ~~gone~~ H_2_O 1\\. 2\\) \\# \\- \\+ &copy; &amp;copy; <!-- hid -->

::: the-view "Kim's view"
Japan must pay.
:::

![Alt text](nowhere.png) behind.

***

1986\\. A year.

[^n]: The note.
"""
EMPTY = briefing_sheet(
    Article(path="a.md", slug="a", headline="A", body=Body("")),
    (),
    Annotations.none(),
    {},
    ENGLISH_WORDS,
)
ON = "[editions]\ntext = true\nmarkdown = true\n"


def words(text: str) -> str:
    """A text without its spaces at the ends, and every run of them as one."""
    return " ".join(text.split())


def built(root: Path, story: str = STORY, more: str = "") -> dict[str, bytes]:
    files = {**tools.FILES, "content/2025/story.md": story}
    files["briefgen.toml"] = f"{files['briefgen.toml']}{ON}{more}"
    return tools.create(root, files).site()[0]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(tmp_path_factory.mktemp("story"))


SAID = [
    *("Story: of *the* day", "In one line.", "Diplomacy", "Trade", "Ana Roe", "reporter", "Bo Lee"),
    *("TOKYO", "3 January 2025", "5 January 2025", "Kim Min-ji went to Seoul", "Cy Day"),
    *("The original", "Origin Daily", "2 January 2025", "https://keep.example/1"),
    *("A date was wrong.", "Monday", "Friday", "An envoy in this test.", "A heading", "The note."),
    *("Quoted <b>tags</b> & more.", "nested", "a|b", "c|d", "A tariff of Japan.", "Alt text"),
    *("unfriggingbelievable gone", "© &copy;", "Kim’s view", "Opinion", "Japan must pay."),
    *("1986. A year.", "alliance", "Who:", "1. 2) # - +", "2 * 3 * 4", "code *kept* as it is"),
]


def test_the_text_has_all_that_the_page_says(pages: dict[str, bytes]) -> None:
    text = pages["briefings/story.txt"].decode()
    assert [word for word in SAID if words(word) not in words(text)] == []
    assert "so (https://a.example/?a=1&b=2) it” goes\non." in text
    assert "hid" not in text
    assert not re.search(r"<(?!b>|/b>)", text)
    first = "Story: of *the* day\n===================\n\nIn one line.\n\n"
    assert text.startswith(first)


def test_a_paragraph_of_the_text_is_one_line(demo: Path) -> None:
    for path in demo.glob("briefings/*.html"):
        lines = path.with_suffix(".txt").read_text("utf-8").splitlines()
        body = lxml.html.fromstring(path.read_text("utf-8")).xpath(
            "//article/p[starts-with(@id,'p')]"
        )
        assert body
        for paragraph in body:
            for number in paragraph.xpath(".//sup/a"):
                number.text = f"[{number.text}]"
            found = words(paragraph.text_content())
            bare = [re.sub(r" \(\S+?://\S+?\)", "", line) for line in lines]
            assert found in bare, path.name


def test_markdown_reads_back_to_all_that_the_page_says(pages: dict[str, bytes]) -> None:
    front, _, body = pages["briefings/story.md"].decode().removeprefix("---\n").partition("\n---\n")
    assert yaml.safe_load(front) == {
        "title": "Story: of *the* day",
        "date": "2025-01-03",
        "updated": "2025-01-05",
        "lang": "en",
        "url": "https://example.org/wire/briefings/story.html",
    }
    read = lxml.html.fromstring(READER.render(body))
    text = words(read.text_content())
    marked = text.replace("https://keep.example/1", "") + " https://keep.example/1 Alt text"
    assert [word for word in SAID if words(word) not in marked] == []
    assert [h.text_content() for h in read.iter("h1", "h2")] == [
        *("Story: of *the* day", "A heading #", "Opinion: Kim’s view", "Notes"),
        *("People and terms", "Sources", "Corrections and updates"),
    ]
    assert len(read.xpath("//ol")) == 3
    assert {a.get("href") for a in read.iter("a")} >= {
        "https://a.example/?a=1&b=2",
        "https://o.example/a_b*c",
        "https://example.org/wire/people/kim-min-ji.html",
    }
    assert [c.text_content() for c in read.iter("code")] == [
        "a|b",
        "code  *kept*\n  as it is\n",
        "c|d",
    ]


@pytest.mark.parametrize("site", ["demo", "odd_editions"])
def test_markdown_has_the_body_of_every_page_in_order(
    request: pytest.FixtureRequest, site: str
) -> None:
    root: Path = request.getfixturevalue(site)
    found = list(root.glob("briefings/*.html"))
    assert found
    for path in found:
        page = lxml.html.fromstring(path.read_text("utf-8"))
        source = path.with_suffix(".md").read_text("utf-8").split("\n---\n", 1)[1]
        text = words(lxml.html.fromstring(READER.render(source)).text_content())
        at = 0
        for sentence in page.xpath("//article//*[@class='s']"):
            for note in sentence.xpath(".//sup"):
                note.drop_tree()
            at = text.find(words(sentence.text_content()), at)
            assert at >= 0, (path.name, sentence.text_content())


@pytest.fixture(scope="module")
def odd_editions(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from briefgen.cli.build import run
    from briefgen.cli.session import Session

    folder = tmp_path_factory.mktemp("odd") / "project"
    project = tools.Project(folder)
    for path in (root / "tests/fixtures/odd").rglob("*"):
        if path.is_file():
            place = folder / path.relative_to(root / "tests/fixtures/odd")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(path.read_bytes())
    settings = (folder / "briefgen.toml").read_text("utf-8")
    project.write("briefgen.toml", f"{settings}{ON}")
    run(Session(folder), folder / "site", strict=False, quiet=True)
    return folder / "site"


SIGNS = st.text("ab1 .*_`~\\[]()<>!&;#+-=|:\"'\n\u00a0é🙂", max_size=12)
FORMATTED = st.recursive(
    SIGNS.map(html.escape),
    lambda inner: st.builds(
        "<{0}>{1}</{0}>".format,
        st.sampled_from(["strong", "em", "del", "sup", "span"]),
        st.lists(inner, max_size=3).map("".join),
    ),
    max_leaves=6,
)
LINK = FORMATTED.map('<a href="https://a.example/?b=(&amp;amp;c">{}</a>'.format)
CODE = SIGNS.map(lambda text: f"<code>{html.escape(text)}</code>")
LINE = st.lists(FORMATTED | LINK | CODE | st.just("<br>\n"), max_size=4).map("".join)
LEAVES = (
    st.builds("<{0}>{1}</{0}>\n".format, st.sampled_from(["p", "h2", "h3"]), LINE)
    | SIGNS.map(lambda text: f"<pre><code>{html.escape(text)}</code></pre>\n")
    | st.lists(LINE, min_size=1, max_size=3).map(
        lambda cells: f"<table><tr>{''.join(f'<th>{c}</th>' for c in cells)}</tr></table>\n"
    )
)


def around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Quotations and lists."""
    some = st.lists(inner, max_size=2).map("".join)
    items = st.lists(some.map("<li>{}</li>".format), max_size=3).map("".join)
    quoted = some.map("<blockquote>{}</blockquote>\n".format)
    return quoted | st.builds("<{0}>{1}</{0}>\n".format, st.sampled_from(["ul", "ol"]), items)


BLOCKS = LEAVES | around(LEAVES | around(LEAVES))


def letters(markup: str) -> str:
    """All letters and signs of a page in order; spaces lie elsewhere between blocks."""
    if not markup.strip():
        return ""
    return re.sub(r"\s+", "", lxml.html.fromstring(f"<div>{markup}</div>").text_content())


@given(st.lists(BLOCKS, max_size=4).map("".join))
def test_any_body_reads_back_to_the_same_letters(body: str) -> None:
    again = READER.render(common_mark(tree(body)))
    assert letters(again) == letters(body)


@given(LINE)
def test_any_line_reads_back_to_the_same_words(line: str) -> None:
    markup = f"<p>a{line}b</p>"
    again = READER.render(common_mark(tree(markup)))
    expected = lxml.html.fromstring(markup.replace("<br>", " ")).text_content()
    read = lxml.html.fromstring(again.replace("<br />", " ")).text_content()
    assert re.sub(r"[ \n]+", " ", read.strip()) == re.sub(r"[ \n]+", " ", expected)


def test_lists_side_by_side_stay_two() -> None:
    body = "<ul><li>a</li></ul>\n<ul><li>b</li></ul>\n"
    assert READER.render(common_mark(tree(body))).count("<ul>") == 2


def test_endless_nesting_is_read_to_a_depth_and_loses_no_word() -> None:
    deep = "<blockquote>" * 50_000 + "word" + "</blockquote>" * 50_000 + "<p>last</p>"
    for written in (plain_text, common_mark):
        text = written(tree(deep))
        assert "word" in text
        assert "last" in text
        assert len(text) < 100 * DEEPEST


@pytest.mark.parametrize("rights", ["excerpt", "link"])
def test_rights_that_keep_the_text_keep_it_from_both(tmp_path: Path, rights: str) -> None:
    pages = built(tmp_path, STORY.replace("section:", f"rights: {rights}\nsection:"))
    for ending in (".txt", ".md"):
        text = pages[f"briefings/story{ending}"].decode()
        assert "went to Seoul" not in text
        assert "The whole text: " in text
        assert ("Kim Min-ji" in text) == (rights == "excerpt")


def test_other_languages_have_their_own_words(tmp_path: Path) -> None:
    pages = built(tmp_path, STORY.replace("section:", "lang: de\nsection:"))
    text = pages["briefings/story.txt"].decode()
    assert "3. Januar 2025" in text
    assert "Von Ana Roe, reporter" in text


def test_without_the_sites_address_links_are_relative(tmp_path: Path) -> None:
    files = {**tools.FILES, "briefgen.toml": f'url = ""\nbuiltin_knowledge = false\n{ON}'}
    pages, _ = tools.create(tmp_path, files).site()
    assert "(../people/kim-min-ji.html)" in pages["briefings/visit.md"].decode()


@pytest.mark.parametrize("sign", ["\u2028", "\u0085", "\u007f", "\ufeff", '"', "\\", "é🙂", ": #"])
def test_front_matter_holds_any_title(sign: str) -> None:
    sheet = msgspec.structs.replace(EMPTY, headline=f"a{sign}b")
    text = as_markdown(sheet, "", "", ENGLISH_WORDS, url="", lang="en").decode()
    assert yaml.safe_load(text.split("---\n")[1])["title"] == f"a{sign}b"


@pytest.mark.parametrize("start", ["9" * 5000, "٣", "x", ""], ids=["long", "arabic", "no", "none"])
def test_a_list_without_a_number_that_lists_have_begins_with_one(
    tmp_path: Path, start: str
) -> None:
    story = (
        f'---\ntitle: A\ndate: 2025-01-03\n---\n<ol start="{start}"><li>first</li></ol>\n\nRain.\n'
    )
    pages = built(tmp_path, story, '[content]\nhtml = "sanitise"\n')
    for end in ("txt", "md"):
        assert "\n1. first\n" in pages[f"briefings/story.{end}"].decode()


@pytest.mark.parametrize(
    ("kicker", "line"),
    [
        ("explainer", "Explainer · World"),
        ("WORLD", "Explainer · World"),
        ("Trade", "Explainer · World · Trade"),
    ],
)
def test_a_kicker_that_repeats_the_labels_is_left_out(
    tmp_path: Path, kicker: str, line: str
) -> None:
    article = f"---\ntitle: A\ndate: 2025-01-03\ntype: explainer\nsection: World\nkicker: {kicker}\n---\nRain.\n"
    settings = f"{tools.FILES['briefgen.toml']}[editions]\ntext = true\n"
    pages = tools.create(tmp_path, {"briefgen.toml": settings, "content/a.md": article}).site()[0]
    assert pages["briefings/a.txt"].decode().split("\n\n")[1] == line
    page = lxml.html.fromstring(pages["briefings/a.html"].decode())
    (kick,) = page.find_class("kick")
    assert kick.text_content() == line.replace(" · ", " ", 1)
