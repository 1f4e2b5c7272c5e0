"""Law 3: every letter of a passage is found again at its line and column in the file.

Known exceptions: a character that a reference (`&amp;`) stands for is found at the reference's
start; a sign that typography has set, at the first character that it replaces; a break between
lines, in front of the next text.
"""

from __future__ import annotations

import re

import pytest
from cases import MARKS
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefgen.render.html import to_html
from briefgen.render.pictures import Picture
from briefgen.source.article import Body
from briefgen.source.markdown import links, locate, parse, passages

SIGNS = {"…": "...", "–": "--", "—": "---", "±": "+-", "“": '"', "”": '"', "‘": "'", "’": "'"}
FIRST_LINE = 7


def misplaced(source: str, kind: str = "markdown") -> list[tuple[str, str]]:
    """The characters that are not found where `locate` says."""
    document = parse(Body(source, FIRST_LINE, kind))
    lines = source.split("\n")
    wrong = []
    for passage in passages(document):
        for offset, char in enumerate(passage.text):
            if char in " \n\ufffc\u00a0\ufffd":
                continue
            line, column = locate(document, passage.index, offset)
            there = lines[line - FIRST_LINE][column - 1 :]
            if not there.startswith((char, SIGNS.get(char, char), "&")):
                wrong.append((char, there))
    return wrong


BITS = [
    "Lopez ", "South ", "Korea", " met ", "a", "b ", "**", "*", "_", "__", "~~", "[", "](u)", "`", "``", " `",
    "<b>", "</a>", "<!-- c -->", "\n", "  \n", "\\*", "\\", "\\\\", '"', "'", "...", "....", " -- ", "--", "---",
    "[^1]", "^[note ", "]", "𝒳", "👩‍🚀", "\u00ad", "\u00a0", "![", "](i.png)", "{#k}", "{.x}", "]{.nolink}",
    "]{@jp}", "<http://x.y>", "e\u0301", "+-", "(c)", "عام", "&amp;", "é",
]  # fmt: skip
BLOCKS = [
    "",
    "> ",
    "- ",
    "# ",
    "## ",
    "1. ",
    "- > ",
    "> - ",
    "  ",
    "> > ",
    "T\n: ",
    "<!-- x\n\ny -->",
    "::: the-view\n",
    ":::\n",
    "::: x ",
]
inline = st.lists(st.sampled_from(BITS), max_size=12).map("".join)
bodies = st.lists(st.builds(str.__add__, st.sampled_from(BLOCKS), inline), max_size=5).map(
    lambda blocks: "\n\n".join(blocks) + "\n\n[^1]: Note on **Ja**pan\n"
)
cells = st.lists(
    st.sampled_from(["a", "\\|", "*b*", " ", "`c`", "é", "--", '"']), min_size=1, max_size=6
)
tables = st.lists(cells.map("".join), min_size=2, max_size=6).map(
    lambda row: "|" + "|".join(row) + "|\n" + "|-" * len(row) + "|\n|" + "|".join(row) + "|\n"
)


@given(bodies)
def test_every_character_stands_where_it_is_located(source):
    assert misplaced(source) == []


@given(tables)
def test_every_character_of_a_table_stands_where_it_is_located(source):
    assert misplaced(source) == []


@given(bodies)
def test_every_character_of_a_plain_body_stands_where_it_is_located(source):
    assert misplaced(source, "plain") == []


@pytest.mark.parametrize("source", [c[1] for c in MARKS], ids=[c[0] for c in MARKS])
def test_every_character_of_the_hard_cases_stands_where_it_is_located(source):
    assert misplaced(source) == []


@pytest.mark.parametrize(
    ("source", "words", "place"),
    [
        ("One\ntwo", "two", (8, 1)),
        ("> - a *b*\n>   c", "c", (8, 5)),
        ("## A ##", "A", (7, 4)),
        ("# #x\n", "#x", (7, 3)),
        ("|a|b|\n|-|-|\n|c\\|d| e|", "d", (9, 5)),
        ("|a|b|\n|-|-|\n|c\\|d| e|", "e", (9, 8)),
        ("x... y", "y", (7, 6)),
        ("a -- b -- c", "c", (7, 11)),
        ("AT&amp;T x", "x", (7, 10)),
        ("\\*x", "*", (7, 2)),
        ("`` `a ``", "`a", (7, 4)),
        ("\t- x\n\n- y", "y", (9, 3)),
        ("Met^[In *a* note]", "note", (7, 13)),
        ("a^[b^[c]]", "c", (7, 7)),
        ("Met[^1]\n\n[^1]: The\n    note", "note", (10, 5)),
        ("Term\n: a\n\n  b", "b", (10, 3)),
        ("a <!-- x\ny --> b", "b", (8, 7)),
        ("<!--\n\n--> b", "b", (9, 5)),
        ("see ![a](b.png) it", "\ufffc", (7, 5)),
        ("# A {#b}", "A", (7, 3)),
        ("[Geor*gia*]{@ge} x", "gia", (7, 7)),
    ],
)
def test_words_are_found_at_their_place_in_the_file(source, words, place):
    document = parse(Body(source, FIRST_LINE))
    passage = next(p for p in reversed(passages(document)) if words in p.text)
    assert locate(document, passage.index, passage.text.index(words)) == place


def test_links_and_images_are_listed_with_their_places():
    source = 'See [a](/x "t") and ![b *c*](d.png)\n> <http://e.example> [[f]][r]\n\n[r]: #g\n'
    uses = links(parse(Body(source, FIRST_LINE)))
    assert [(u.href, u.line, u.column, u.image, u.alt) for u in uses] == [
        ("/x", 7, 5, False, ""),
        ("d.png", 7, 21, True, "b c"),
        ("http://e.example", 8, 3, False, ""),
        ("#g", 8, 22, False, ""),
    ]


@given(bodies)
@example("```#k\\*\nx\n")
def test_tracing_does_not_change_the_page(source):
    plain = re.sub(r"[\[\]{}<>!|^'\"&:~\u00ad]", "", source)
    plain = re.sub(r"\.{3,}|-{2,}|\+-", "", plain)
    stock = MarkdownIt("commonmark", {"xhtmlOut": False}).enable("strikethrough")
    expected = re.sub(r"h\d", "h", stock.render(plain))
    # We name no language by a word that cannot be one.
    expected = re.sub(r' class="language-(?![A-Za-z0-9+#.-]{1,40}")[^"]*"', "", expected)
    got = to_html(parse(Body(plain)).tokens, link=str, image=Picture, paragraph_ids=False)
    assert re.sub(r'h\d(?: id="[^"]*")?', "h", got) == expected
