"""Law 2: what is woven keeps text, formatting and nesting; what is not woven changes nothing."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from cases import MARKS, NAMES, PARTS, SPAN_PARTS, SPANS, spelled
from hypothesis import event, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefgen.annotate.weave import Woven, weave
from briefgen.render.html import to_html
from briefgen.render.pictures import Picture
from briefgen.source.article import Body
from briefgen.source.markdown import Document, parse, passages

FOLD = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2011": "-", "’": "'"})
NAME = re.compile(
    "|".join(rf"(?<!\w){re.escape(n)}(?!\w)" for n in sorted(NAMES, key=len, reverse=True))
)
INVISIBLE = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff]")
ELEMENTS = {"mark": "a", "sentence": "span", "time": "data"}


def html(tokens) -> str:
    return to_html(tokens, link=str, image=Picture, paragraph_ids=False)


def marks(document: Document) -> dict[int, list[Woven]]:
    return {
        p.index: [
            Woven(m.start(), m.end(), "mark", (("href", NAMES[m[0]]),))
            for m in NAME.finditer(p.text.translate(FOLD))
        ]
        for p in passages(document)
    }


@pytest.mark.parametrize(("name", "source", "expected"), MARKS, ids=[c[0] for c in MARKS])
def test_names_are_marked_as_the_case_says(name, source, expected):
    document = parse(Body(source))
    got = html(weave(document, marks(document))[0])
    if expected is None:
        assert [part for part in PARTS[name] if spelled(part) not in got] == [], got
    else:
        assert got.strip() == spelled(expected)


@pytest.mark.parametrize(
    ("name", "source", "kind", "words", "expected"), SPANS, ids=[c[0] for c in SPANS]
)
def test_spans_are_woven_or_refused_as_the_case_says(name, source, kind, words, expected):
    document = parse(Body(source))
    start = passages(document)[0].text.index(words)
    span = Woven(start, start + len(words), kind, (("lang", "x"),))
    tokens, refused = weave(document, {0: [span]})
    got = html(tokens)
    tag = ELEMENTS[kind]
    name_of_class = {"mark": ' class="ref"', "sentence": ' class="s"', "time": ""}[kind]
    parts = SPAN_PARTS[name] if expected is None else [expected]
    spelled_out = [
        p.replace("‹", f'<{tag}{name_of_class} lang="x">').replace("›", f"</{tag}>") for p in parts
    ]
    assert [part for part in spelled_out if part not in got] == [], got
    assert bool(refused) != any("‹" in part for part in parts)


BITS = [
    "Lopez ", "South ", "Korea", "Japan", " met ", "a", "b ", "**", "*", "_", "__", "~~", "[", "](u)",
    "`", "<b>", "</b>", "<a href=x>", "</a>", "<br>", "<!-- c -->", "<!--", "-->", "\n", "  \n", "\\*",
    "\\", "&amp;", "&nbsp;", "&", '"', "'", "...", "--", "---", "[^1]", "^[note ", "]", "🇰🇷", "𝒳", "👩‍🚀",
    "\u00ad", "\u00a0", "\u200f", "|", "![", "](i.png)", "{#k}", "{.x}", "]{.nolink}", "]{@jp}", "]{translate=no}",
    "<http://x.y>", "e\u0301", "+-", "(c)", "\t", "عام", "'90s", '5"',
]  # fmt: skip
BLOCKS = [
    "",
    "> ",
    "- ",
    "# ",
    "1. ",
    "|",
    "- > ",
    "  ",
    "\t",
    ": ",
    "{.nolink}\n",
    "<!-- x\n\n",
    "::: background\n",
    ":::\n",
]
inline = st.lists(st.sampled_from(BITS), max_size=12).map("".join)
bodies = (
    st.lists(st.builds(str.__add__, st.sampled_from(BLOCKS), inline), max_size=5)
    .map("\n\n".join)
    .map(lambda text: f"{text}\n\n|h|i|\n|-|-|\n|Japan|{text[:7]!r}|\n\n[^1]: Note on **Ja**pan\n")
)
kinds = st.sampled_from(["plain", "markdown", "markdown", "markdown"])


def spans_over(draw, text: str) -> list[Woven]:
    """Any spans: most disjoint, some nested, some crossing."""
    ends = st.integers(0, len(text))
    drawn = draw(
        st.lists(st.tuples(ends, ends, st.sampled_from(["mark", "sentence", "time"])), max_size=6)
    )
    return [
        Woven(min(a, b), max(a, b), kind, (("data-m", str(i)),))
        for i, (a, b, kind) in enumerate(drawn)
    ]


class Page(HTMLParser):
    """The text of a page, each character's formatting, and the text of each span."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str | None]] = []
        self.texts: dict[str, str] = {}
        self.characters: list[tuple[str, tuple[str, ...]]] = []
        self.ids: list[str] = []
        self.bad = False
        self.feed(text)
        self.close()
        self.bad = self.bad or bool(self.open)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.ids += [found["id"]] if "id" in found else []
        if tag in ("br", "img", "hr", "input"):
            return
        key = found.get("data-m")
        self.bad |= tag == "a" and any(t == "a" for t, _ in self.open)
        self.open.append((tag, key))
        if key:
            assert key not in self.texts
            self.texts[key] = ""

    def handle_endtag(self, tag):
        if tag in ("br", "img"):
            return
        if self.open and self.open[-1][0] == tag:
            self.open.pop()
        else:
            self.bad = True

    def handle_data(self, data):
        around = tuple(tag for tag, key in self.open if not key)
        self.characters += [(char, around) for char in data]
        in_note = ("sup", None) in self.open
        for _, key in self.open:
            if key and not in_note:  # the number of a note is not the passage's text
                self.texts[key] += data


def bare(text: str) -> str:
    return re.sub(r"\s", " ", INVISIBLE.sub("", text).replace("\ufffc", ""))


@given(st.data(), bodies, kinds, st.booleans())
def test_weaving_keeps_text_formatting_and_nesting(data, source, kind, raw):
    document = parse(Body(source, kind=kind), html=raw)
    for passage in passages(document):
        spans = spans_over(data.draw, passage.text)
        tokens, refused = weave(document, {passage.index: spans})
        before, after = html(document.tokens), html(tokens)
        plain, woven = Page(before), Page(after)
        event(f"woven {min(len(spans) - len(refused), 3)}")
        if plain.bad:
            continue
        assert not woven.bad
        assert woven.characters == plain.characters
        assert woven.ids == plain.ids
        accepted = {dict(s.attrs)["data-m"]: s for s in spans if (passage.index, s) not in refused}
        assert set(woven.texts) == set(accepted)
        for key, span in accepted.items():
            assert bare(woven.texts[key]) == bare(passage.text[span.start : span.end])
        if not accepted:
            assert after == before


@given(bodies)
def test_a_span_without_crossing_is_refused_only_for_what_is_sealed(source):
    document = parse(Body(source))
    for passage in passages(document):
        for start, end in [(m.start(), m.end()) for m in re.finditer(r"\w+", passage.text)]:
            _, refused = weave(document, {passage.index: [Woven(start, end, "mark")]})
            touches = any(a < end and start < b for a, b in passage.sealed)
            if not touches and "^" not in source:
                assert refused == ()
            if touches:
                assert len(refused) == 1


@given(bodies)
def test_ids_are_never_doubled(source):
    ids = Page(to_html(parse(Body(source)).tokens, link=str, image=Picture)).ids
    assert len(ids) == len(set(ids))


WORDS = st.sampled_from(
    [
        "Japan",
        "*a*",
        "**b**",
        "`c`",
        "[d](u)",
        "x*y",
        "~~e~~",
        "&amp;",
        "\\*",
        "z ![f](g.png)",  # which begins no paragraph: there it would be a figure
        "\n",
        "> q",
        "- i",
    ]
)


@given(st.lists(WORDS, max_size=20).map(" ".join))
def test_without_spans_the_page_is_what_the_parser_renders(source):
    stock = MarkdownIt("commonmark", {"xhtmlOut": False}).enable("strikethrough")
    got = html(parse(Body(source)).tokens)
    assert got.replace(' loading="lazy"', "") == stock.render(source)


def test_nested_spans_of_every_kind_stand_in_one_another():
    document = parse(Body("On January 4, *Ana* Lopez left."))
    spans = [
        Woven(14, 23, "mark", (("href", "/a"),)),
        Woven(3, 12, "time", (("value", "2025-01-04"),)),
        Woven(0, 29, "sentence", (("id", 's"1'),)),
    ]
    tokens, refused = weave(document, {0: spans})
    assert refused == ()
    assert html(tokens) == (
        '<p><span class="s" id="s&quot;1">On <data value="2025-01-04"><time datetime="2025-01-04"></time>'
        "January 4</data>, "
        '<a class="ref" href="/a"><em>Ana</em> Lopez</a> left.</span></p>\n'
    )


@pytest.mark.parametrize(
    "spans",
    [
        [Woven(0, 0, "mark")],
        [Woven(-1, 2, "mark")],
        [Woven(3, 99, "sentence")],
        [Woven(3, 1, "time")],
    ],
)
def test_a_span_outside_its_passage_is_refused(spans):
    document = parse(Body("Ana Lopez"))
    assert weave(document, {0: spans}) == (document.tokens, ((0, spans[0]),))


def test_of_two_crossing_spans_the_first_stays():
    document = parse(Body("one two three"))
    first, second = Woven(0, 7, "sentence"), Woven(4, 13, "time")
    tokens, refused = weave(document, {0: [second, first]})
    assert refused == ((0, second),)
    assert html(tokens) == '<p><span class="s">one two</span> three</p>\n'


def test_a_mark_in_a_mark_is_refused():
    document = parse(Body("one two three"))
    inner = Woven(4, 7, "mark")
    assert weave(document, {0: [inner, Woven(0, 13, "mark")]})[1] == ((0, inner),)


def test_weaving_leaves_the_document_as_it_was():
    document = parse(Body("**Ana** Lopez and [x]{#y}"))
    before = html(document.tokens)
    weave(document, {0: [Woven(0, 9, "mark"), Woven(10, 15, "sentence")]})
    assert html(document.tokens) == before


@given(st.data())
def test_text_without_formatting_is_woven_as_any_other(data):
    # An invisible character makes several pieces of a text, so that no shortcut is taken.
    text = data.draw(st.text(alphabet='ab &<"é🇰', min_size=1, max_size=30).filter(str.strip))
    spans = spans_over(data.draw, text.strip())
    bare, cut = (parse(Body(given, kind="plain")) for given in (text, f"\u200b{text.strip()}"))
    if passages(bare) != passages(cut):
        return  # smartened in another way
    (first, refused), (second, others) = (weave(tree, {0: spans}) for tree in (bare, cut))
    event(f"{len(spans) - len(refused)} woven")
    assert html(first) == html(second).replace("\u200b", "")
    assert refused == others
