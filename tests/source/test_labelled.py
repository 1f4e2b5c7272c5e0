"""Labelled blocks: what is one, where it ends, what it becomes, and what is said of the others."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.locales.words import ENGLISH_WORDS
from briefgen.render.html import to_html
from briefgen.site.blocks import BLOCK_LABELS, BLOCK_TYPES, part_json
from briefgen.source.article import Body
from briefgen.source.blockcheck import missing_blocks, odd_blocks
from briefgen.source.blockkinds import KINDS, OPINION, Labelled
from briefgen.source.markdown import anchors, locate, parse, passages
from briefgen.source.questions import labelled

OPINION_TAG = '<span class="type">Opinion:</span>'
VIEW = '::: the-view "Ada Lin\'s view"\nIt is *late*.\n\n- One.\n:::\n'


def html(source: str, *, plain: bool = False, kind: str = "markdown") -> str:
    tokens = parse(Body(source, kind=kind)).tokens  # type: ignore[arg-type]
    return to_html(tokens, link=str, image=str, plain=plain)


def blocks(source: str) -> list[tuple[str, str]]:
    return [(passage.text, passage.block) for passage in passages(parse(Body(source)))]


def said(source: str) -> list[tuple[str, str]]:
    """Codes and places; the body begins in the fifth line of its file."""
    found = odd_blocks("a.md", 5, parse(Body(source)).oddities)
    return [(f.code, f"{f.place.line}:{f.place.column}") for f in found]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_label_and_its_paragraphs_know_it(kind):
    source = f"Before.\n\n::: {kind}\nInside.\n:::\n\nAfter.\n"
    assert blocks(source) == [("Before.", ""), ("Inside.", kind), ("After.", "")]
    page = html(source)
    assert re.search(
        rf'<h2 id="h-{kind}"[^>]*>(?:<span .*</span> )?{BLOCK_LABELS[kind]}</h2>', page
    )
    assert said(source) == []


@pytest.mark.parametrize("kind", KINDS)
def test_only_an_opinion_is_called_one_in_words(kind):
    for plain in (False, True):
        text = re.sub("<[^>]+>", "", html(f"::: {kind}\nInside.\n:::", plain=plain))
        assert text.startswith("Opinion: ") == (kind in OPINION)


def test_paragraphs_of_a_block_stay_at_the_top_with_their_numbers():
    page = html(f"Before.\n\n{VIEW}")
    assert page.splitlines() == [
        '<p id="p1">Before.</p>',
        f'<h2 id="h-the-view" class="part opinion the-view">{OPINION_TAG} Ada Lin’s view</h2>',
        '<p class="part opinion the-view" id="p2">It is <em>late</em>.</p>',
        '<ul class="part opinion the-view">',
        '<li id="p3">One.</li>',
        "</ul>",
    ]
    assert anchors(parse(Body(f"Before.\n\n{VIEW}"))) == ("p1", "h-the-view", "p2", "p3")


def test_a_feed_has_the_label_and_no_class():
    assert html(VIEW, plain=True).splitlines() == [
        "<h2>Opinion: Ada Lin’s view</h2>",
        "<p>It is <em>late</em>.</p>",
        "<ul>",
        "<li>One.</li>",
        "</ul>",
    ]


@pytest.mark.parametrize(
    ("after", "line"),
    [
        ("After.", True),
        ("- After", True),
        ("[^1]: A note.\n\nAfter.[^1]", True),
        ("", False),
        ("## After", False),
        ("::: background\nMore.\n:::", False),
        ("[^1]: A note.", False),
        ("[^1]: A note.\n\n## After", False),
    ],
)
def test_a_line_ends_a_block_where_text_without_a_heading_follows(after, line):
    page = html(f"See.[^1]\n\n{VIEW}\n{after}\n" if "[^1]:" in after else f"{VIEW}\n{after}\n")
    assert ("</ul>\n<hr>\n" in page) == line
    assert page.count("<hr>") == line


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("::: background", "Background"),
        (":::background", "Background"),
        ("  :::: BACKGROUND ::::", "Background"),
        ('::: background ""', "Background"),
        ("::: background How it came", "How it came"),
        ('::: background "How" it came', "“How” it came"),
        ("::: background “How it came”", "How it came"),
        ("::: background\t'90s -- and *now*", "’90s – and *now*"),
        ('::: background "<b>&amp; [x](javascript:y)"', "&lt;b&gt;&amp;amp; [x](javascript:y)"),
    ],
)
def test_titles_are_text_in_whatever_quotes(written, shown):
    page = html(f"{written}\nInside.\n:::\n")
    assert f'<h2 id="h-background" class="part background">{shown}</h2>' in page


def test_headings_of_a_block_stand_below_its_label_and_begin_no_section_of_the_article():
    source = "#### A\n\n::: background\n# B\n\n#### C\n\nx\n:::\n##### D\n\n::: whats-next\n## E\n\ny\n:::\n"
    page = html(source)
    assert re.findall(r"<(h\d)[^>]*>([^<]+)<", page) == [
        ("h2", "A"), ("h2", "Background"), ("h3", "B"), ("h4", "C"),
        ("h3", "D"), ("h2", "What’s next"), ("h3", "E"),
    ]  # fmt: skip
    assert {passage.section for passage in passages(parse(Body(source)))} == {1}


def test_case_and_underscores_of_a_kind_do_not_matter():
    assert blocks("::: By_The_Numbers\na\n:::") == [("a", "by-the-numbers")]


def test_links_lead_to_labels_and_two_of_a_kind_have_two_ids():
    source = "[there](#the-view)\n\n" + VIEW + VIEW.replace("the-view", "the-view {#b}")
    assert 'href="#h-the-view"' in html(source)
    assert [a for a in anchors(parse(Body(source))) if a[0] == "h"] == [
        "h-the-view",
        "h-the-view-2",
    ]
    assert 'id="h-mine"' in html("{#mine}\n" + VIEW)


@pytest.mark.parametrize(
    ("source", "shown", "findings"),
    [
        ("::: backgruond\na\n:::", [("::: backgruond a", ""), (":::", "")], [("unknown-block", "5:1")]),
        ("a\n::: tip\nb\n:::", [("a", ""), ("::: tip b", ""), (":::", "")], [("unknown-block", "6:1")]),
        ("> ::: tip\n> b", [("::: tip b", "")], [("unknown-block", "5:3")]),
        ("::: background\na", [("a", "background")], [("unclosed-block", "5:1")]),
        ("  ::: background\n  a\n\n::: the-view\nb\n:::\nc",
         [("a", "background"), ("b", "the-view"), ("c", "")], [("unclosed-block", "5:3")]),
        ("::: background\na\n::: tip\nb\n:::\nc\n:::\nd",
         [("a", "background"), ("::: tip b", "background"), ("::: c", "background"), ("d", "")], [("unknown-block", "7:1")]),
        ("- a\n\n  ::: background\n  b\n  :::", [("a", ""), ("::: background b", ""), (":::", "")],
         [("misplaced-block", "7:3")]),
        ("> ::: the-view\n> a\n> :::", [("::: the-view a", ""), (":::", "")], [("misplaced-block", "5:3")]),
        ("a\n:::", [("a", ""), (":::", "")], [("misplaced-block", "6:1")]),
        ("::: background\n:::\na", [("a", "")], [("misplaced-block", "5:1")]),
        ("::: background\n> a\n:::\nb", [("a", "background"), ("b", "")], []),
        ("::: background\n- a\n- b\n:::\nc", [("a", "background"), ("b", "background"), ("c", "")], []),
        ("::: background\n```\n:::\n```\na\n:::", [("a", "background")], []),
        ("    ::: background\n\na ::: b, :: c", [("a ::: b, :: c", "")], []),
    ],
)  # fmt: skip
def test_what_is_no_block_stays_text_and_is_said(source, shown, findings):
    assert blocks(source) == shown
    assert said(source) == findings


def test_an_unknown_kind_comes_with_what_was_meant():
    finding = odd_blocks("a.md", 1, parse(Body("::: backgruond\na")).oddities)[0]
    assert finding.message == "“backgruond” is no kind of block, so that these lines are text"
    assert finding.hint.startswith("Did you mean background? There are what-happened, ")
    other = odd_blocks("a.md", 1, parse(Body("::: zzz\na")).oddities)[0]
    assert other.hint.startswith("There are what-happened, ")


def test_a_raw_text_has_no_blocks():
    source = "::: the-view\n\nIt is late.\n\n:::"
    assert {p.block for p in passages(parse(Body(source, kind="plain")))} == {""}
    assert parse(Body(source, kind="plain")).oddities == ()
    assert "<h2" not in html(source, kind="plain")


def test_words_in_a_block_are_found_at_their_place_in_the_file():
    document = parse(Body("::: background\n*One* two\nthree\n:::\n", 7))
    passage = passages(document)[0]
    assert locate(document, 0, passage.text.index("three")) == (9, 1)


def test_questions_are_headings_terms_and_bold_paragraphs():
    source = """::: q-and-a
Not asked.

### Is it *safe*?
Yes.

And ![a map](a.png) more.

**When does it sail?**

- Soon.

**Never** say so?

Where?
: There.

### Nobody answers?
:::
::: background
### Why?
So.
:::
"""
    found = labelled(parse(Body(source)))
    assert [block.kind for block in found] == ["q-and-a", "background"]
    assert found[0].questions == (
        ("Is it safe?", "Yes. And more."),
        ("When does it sail?", "Soon. Never say so?"),
        ("Where?", "There."),
    )
    assert found[1].questions == ()


def test_machines_are_told_what_is_opinion_and_what_answers_a_question():
    assert part_json(
        Labelled("the-view", "Ada’s view", "h-the-view"), "https://a.example/b", ENGLISH_WORDS
    ) == [
        {
            "@type": "OpinionNewsArticle",
            "headline": "Ada’s view",
            "url": "https://a.example/b#h-the-view",
        }
    ]
    assert part_json(Labelled("background", "", "h-background"), "", ENGLISH_WORDS) == [
        {"@type": "BackgroundNewsArticle", "headline": "Background"}
    ]
    asked = Labelled("q-and-a", "", "h-q-and-a", (("Is it safe?", "Yes."),))
    assert part_json(asked, "", ENGLISH_WORDS) == [
        {
            "@type": "Question",
            "name": "Is it safe?",
            "acceptedAnswer": {"@type": "Answer", "text": "Yes."},
        }
    ]
    assert {k for k, v in BLOCK_TYPES.items() if v == "OpinionNewsArticle"} == OPINION
    assert {*BLOCK_TYPES, "q-and-a"} == {*KINDS} == {*BLOCK_LABELS}


LINES = st.sampled_from(
    [":::", "::::", "::: the-view", "::: background X", "::: tip", "> ::: the-view", "- a", "  :::", "", "text",
     "# h", "```", "[^1]: n", "|a|", "a\n:::", "<!-- c -->", "{.x}", "    :::", "Term", ": d"]
)  # fmt: skip


@given(st.lists(LINES, max_size=25).map("\n".join))
def test_no_word_is_lost_and_no_tag_left_open_whatever_the_lines_are(source):
    document = parse(Body(source))
    page = to_html(document.tokens, link=str, image=str)
    for tag in ("h2", "p", "ul", "blockquote", "pre", "dl"):
        assert len(re.findall(rf"<{tag}\b", page)) == page.count(f"</{tag}>")
    kept = [line for line in source.split("\n") if line in ("text", "- a")]
    assert len(re.findall(r"\b(?:text|a)\b", re.sub(r"<[^>]*>", " ", page))) >= len(kept)
    in_order = [oddity.fence.line for oddity in document.oddities]
    assert in_order == sorted(in_order)


@pytest.mark.parametrize("line", ["::: background\n", "::: tip\n", ":::\n", "::: the-view\na\n\n"])
def test_thousands_of_openings_lose_nothing_and_say_no_more_than_a_screenful(line):
    source = line * 3_000 + "\nThe end.\n"
    document = parse(Body(source))
    assert passages(document)[-1].text.endswith("The end.")
    assert len(odd_blocks("a.md", 1, document.oddities)) <= 51


def test_the_house_is_told_what_is_missing():
    place = odd_blocks("a.md", 1, parse(Body(":::")).oddities)[0].place
    found = list(missing_blocks(place, ("background", "whats-next"), {"background", ""}))
    assert [(f.code, f.message) for f in found] == [
        ("missing-block", "the block “whats-next” is missing, which the settings ask for")
    ]
