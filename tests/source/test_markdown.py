"""What a body says: passages, numbers, headings, addresses, and what never comes out of it."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.render.html import to_html
from briefgen.render.pictures import Picture
from briefgen.source.article import Body
from briefgen.source.links import is_safe
from briefgen.source.markdown import anchors, links, parse, passages
from briefgen.source.rawlinks import raw_links


def html(source: str, *, kind: str = "markdown", **options) -> str:
    return to_html(parse(Body(source, kind=kind)).tokens, link=str, image=Picture, **options)


def read(source: str, *, kind: str = "markdown"):
    return passages(parse(Body(source, kind=kind)))


MIXED = """Opening.

## Part one

> Said *one*.
>
> - listed

1. first
   - inner
2. second

   further

![a](b.png)

![a](b.png)
What it shows.

|h|
|-|
|c|

Term
: meaning

## Part two

Closing.[^1]

[^1]: Noted.
"""


def test_every_block_says_what_it_is_where_it_stands_and_its_number():
    seen = [(p.text, p.kind, p.section, p.paragraph) for p in read(MIXED)]
    assert seen == [
        ("Opening.", "paragraph", 0, 1),
        ("Part one", "heading", 1, 0),
        ("Said one.", "quotation", 1, 2),
        ("listed", "quotation", 1, 3),
        ("first", "item", 1, 4),
        ("inner", "item", 1, 5),
        ("second", "item", 1, 6),
        ("further", "item", 1, 7),
        ("\ufffc", "paragraph", 1, 0),
        ("\ufffc What it shows.", "caption", 1, 0),
        ("h", "cell", 1, 0),
        ("c", "cell", 1, 0),
        ("Term", "item", 1, 0),
        ("meaning", "item", 1, 8),
        ("Part two", "heading", 2, 0),
        ("Closing.", "paragraph", 2, 9),
        ("Noted.", "footnote", 2, 0),
    ]


def test_passages_are_indexed_in_document_order():
    assert [p.index for p in read(MIXED)] == list(range(17))


def test_each_numbered_paragraph_has_its_id_once():
    numbers = [p.paragraph for p in read(MIXED) if p.paragraph]
    assert re.findall(r' id="p(\d+)"', html(MIXED)) == [str(n) for n in numbers]


def test_paragraph_ids_can_be_left_out():
    assert ' id="p' not in html(MIXED, paragraph_ids=False)


def test_the_anchors_are_the_ids_of_the_page():
    source = MIXED + "\n[a]{#b} `c`{#c} ^[x]\n\n{#d}\nlast[^1]\n"
    document = parse(Body(source))
    page = to_html(document.tokens, link=str, image=Picture)
    assert sorted(anchors(document)) == sorted(re.findall(r' id="([^"]*)"', page))


def test_an_id_of_the_editor_and_a_number_stand_together():
    assert html("{#x}\nText") == '<p id="p1"><span id="h-x"></span>Text</p>\n'


def test_links_code_and_what_the_editor_says_are_sealed():
    source = "a [b](c) `d` [e]{.nolink} f[g]{translate=no}<u> ![](h.png)"
    passage = read(source)[0]
    assert [passage.text[a:b] for a, b in passage.sealed] == ["b", "d", "e", "g", "\ufffc"]


def test_everything_in_a_sealed_quotation_is_sealed():
    passage = read("{translate=no}\n> - *a* b")[0]
    assert passage.sealed == ((0, len(passage.text)),)


def test_a_raw_link_seals_what_it_holds_even_over_blocks():
    document = parse(Body("<div><a href=x>\n\none\n\n</a></div>\n\ntwo"), html=True)
    assert [(p.text, p.sealed) for p in passages(document) if p.text] == [
        ("one", ((0, 3),)),
        ("two", ()),
    ]


def test_a_pin_names_its_entity_and_shows_only_the_text():
    passage = read("In [Geor*gia*]{@georgia-us} and [Georgia]{@georgia .x}")[0]
    assert passage.text == "In Georgia and Georgia"
    assert passage.pinned == ((3, 10, "georgia-us"), (15, 22, "georgia"))


@pytest.mark.parametrize(
    ("source", "tags"),
    [
        ("# a\n\n## b\n\n# c", ["h2", "h3", "h2"]),
        ("## a\n\n### b", ["h2", "h3"]),
        ("### a\n\n#### b", ["h2", "h3"]),
        ("# a\n\n##### b\n\n### c", ["h2", "h3", "h4"]),
        ("#### a\n\n## b", ["h2", "h2"]),
        ("# a\n## b\n### c\n#### d\n##### e\n###### f", ["h2", "h3", "h4", "h5", "h6", "h6"]),
    ],
)
def test_headings_begin_at_the_second_level_and_skip_none(source, tags):
    assert re.findall(r"<(h\d)", html(source)) == tags


def test_heading_ids_are_unique_slugs():
    source = "## A b!\n\n## A b\n\n## a-b-2\n\n## ...\n\n## 東京\n\n## x {#a-b}"
    assert re.findall(r'id="([^"]*)"', html(source)) == [
        "h-a-b", "h-a-b-2", "h-a-b-2-2", "h-part", "h-東京", "h-a-b-3",
    ]  # fmt: skip


def test_a_plain_body_is_taken_literally():
    source = '# Not a *heading* -- "x" <b> &amp; ...\n\n\n\n> [a](b)\n\t\n1. y\n'
    assert html(source, kind="plain") == (
        '<p id="p1"># Not a *heading* -- &quot;x&quot; &lt;b&gt; &amp;amp; ...</p>\n'
        '<p id="p2">&gt; [a](b)</p>\n'
        '<p id="p3">1. y</p>\n'
    )
    assert [p.text for p in read(source, kind="plain")] == [
        '# Not a *heading* -- "x" <b> &amp; ...', "> [a](b)", "1. y",
    ]  # fmt: skip


@pytest.mark.parametrize("source", ["", "\n \n", "<!-- only -->", "[r]: /x"])
def test_a_body_without_text_has_no_passages(source):
    assert (read(source), html(source).strip()) == ((), "")


def test_notes_lead_there_and_back():
    page = html("A[^n] b[^n].\n\n[^n]: C.")
    for target in re.findall(r'href="#([^"]+)"', page):
        assert f'id="{target}"' in page
    assert page.count("aria-label=") == 5


def test_addresses_are_resolved_by_the_caller():
    page = to_html(
        parse(Body("[a](b) ![c](d) [e](gone) ![f](gone) [g](gone){lang=ko}")).tokens,
        link=lambda href: "" if href == "gone" else f"/l/{href}",
        image=lambda src: None if src == "gone" else Picture(f"/i/{src}"),
    )
    assert (
        page
        == '<p id="p1"><a href="/l/b">a</a> <img src="/i/d" alt="c"> e f <span lang="ko">g</span></p>\n'
    )


def test_only_links_to_another_host_say_noopener():
    assert re.findall("<a[^>]*>", html("[a](https://b.c) [d](e) [f](http://g.h) [i](mailto:j@k)")) == [
        '<a href="https://b.c" rel="noopener">', '<a href="e">',
        '<a href="http://g.h" rel="noopener">', '<a href="mailto:j@k">',
    ]  # fmt: skip


SAFE = [
    "",
    "a",
    "/a:b",
    "#a",
    "?a:b",
    "http://a",
    "HTTPS://a",
    "mailto:a@b",
    "tel:+1",
    "../a",
    "/a//b",
]
UNSAFE = [
    "javascript:x", "JaVaScRiPt:x", " javascript:x", "java\tscript:x", "java\nscript:x", "\x01javascript:x",
    "javascript&colon;x", "javascript&#58;x", "&#106;avascript:x", "java%0ascript:x", "javascript%3Ax",
    "vbscript:x", "file:///etc", "data:text/html,x", "data:image/svg+xml,x", 'data:image/png,"x',
    "blob:x", "about:blank", "ws://x", "ftp://x", "x:y", "\ufeffjavascript:x", "\xa0javascript:x",
    "//a", " //a", "/\t/a", "/\\a", "https:a", "https:/a", "http:", "HTTPS:///a", "https:?a",
]  # fmt: skip


@pytest.mark.parametrize("url", SAFE)
def test_harmless_addresses_are_allowed(url):
    assert is_safe(url)


@pytest.mark.parametrize("url", UNSAFE)
def test_dangerous_addresses_never_become_links_or_images(url):
    assert not is_safe(url)
    source = f"[a](<{url}>) ![b](<{url}>) <{url}> [c][r] ![d][r]\n\n[r]: <{url}>\n"
    found = links(parse(Body(source)))
    assert all(is_safe(use.href) for use in found if not use.refused)
    assert any(use.refused for use in found) or "\n" in url
    assert "<a" not in html(source).replace('<a href="mailto', "")


REFUSED = {
    "a [x](javascript:y) b": (7, 7),
    "**![x](data:text/html,y)**": (7, 8),
    "see <vbscript:y>": (7, 6),
    "[x][r]\n\n[r]: javascript:y 'z'": (9, 6),
    "> - [x](file:///y)": (7, 9),
    "x[^1]\n\n[^1]: a [y](ftp://z)": (9, 13),
    "[x](< javascript:y>)": (7, 6),
}


@pytest.mark.parametrize("source", REFUSED)
def test_an_address_that_is_refused_is_found_at_its_place_and_its_text_stays(source):
    document = parse(Body(source, 7))
    assert [(use.line, use.column) for use in links(document) if use.refused] == [REFUSED[source]]
    assert " href=" not in html(source).replace(' href="#', "")


@pytest.mark.parametrize(
    "source",
    ["`[x](javascript:y)`", "    [x](javascript:y)", "[x](y.html) [z]", "<!-- [x](javascript:y) -->",
     "[sic]: time:less", "<b> <https://a.example/>", "a ](b) [c]"],
)  # fmt: skip
def test_nothing_is_said_of_what_is_no_link(source):
    assert not [use for use in links(parse(Body(source))) if use.refused]


def test_a_small_picture_may_stand_in_its_address_but_is_no_link():
    page = html("![a](data:image/png;base64,AAAA) [b](data:image/png;base64,AAAA)")
    assert page == '<p id="p1"><img src="data:image/png;base64,AAAA" alt="a"> b</p>\n'


NASTY = [
    "<script>", "</script>", "<img src=x onerror=y>", "<a href=javascript:x>", "[a](", "![b](", "javascript:x",
    "data:text/html,x", "vbscript:x", "java&#9;script:x", "&#106;avascript:x", ")", "(", "<", ">", '"', "'", "`",
    "{onclick=x}", "{style=x}", "{href=javascript:x}", "{src=x}", '{.a" onclick=x}', '{lang="a\\"b"}', '{#a"b}',
    '{class="b onx=1"}', "{id=x}", "{srcdoc=x}", "]{onclick=x .y}", "]{@x}", "[", "]", "\n", "\n\n", "> ", "- ",
    "# ", "```", '```x" onclick=y\n', "|a|\n|-|\n", "[^1]", "^[", "<!--", "-->", "<svg onload=x>", "\\", "&lt;",
    "&quot;", "http://a", "x", " ", '<http://a"b>', "<javascript:x>", "\x00", "\x08", "[r]: javascript:x\n",
    '"t\\" onclick=x"', "'t'",
]  # fmt: skip
ELEMENTS = {
    "p", "h2", "h3", "h4", "h5", "h6", "a", "em", "strong", "s", "code", "pre", "span", "img", "br",
    "hr", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "dl", "dt",
    "dd", "sup", "section",
}  # fmt: skip
ATTRIBUTES = {
    "href", "rel", "id", "class", "lang", "dir", "translate", "src", "alt", "title", "width",
    "height", "loading", "start", "aria-label",
}  # fmt: skip


class Allowed(HTMLParser):
    def handle_starttag(self, tag, attrs):
        assert tag in ELEMENTS
        for key, value in attrs:
            assert key in ATTRIBUTES, (tag, key, value)
            assert key not in ("href", "src") or is_safe(unescape(value or "")), value

    def handle_comment(self, data):
        raise AssertionError(data)


@given(
    st.lists(st.sampled_from(NASTY), max_size=25).map("".join),
    st.sampled_from(["plain", "markdown"]),
)
def test_nothing_hostile_ever_comes_out(source, kind):
    checker = Allowed()
    checker.feed(html(source, kind=kind))
    checker.close()


SPELLED = [
    "a &#x202E; b &#8232; c &#xFEFF; d &#12; e &#x2066; f",
    "<https://a.example/%E2%80%AEx%00y%0B>",
    '[a](https://a.example/ "t&#x202e;")',
    '![a&#x202e;](x.png "t&#x2066;")',
    "## h &#x202e;",
    "[a&#x202e;][b]\n\n[b]: https://a.example/ 'a&#x202e;'",
    "| a&#x202e; |\n|---|\n| b&#x202e; |",
    "a[^1]\n\n[^1]: b&#x202e;",
    "Word\n: its meaning &#x202e;",
]


@pytest.mark.parametrize("source", SPELLED)
def test_no_reference_brings_in_what_a_file_may_not_hold(source):
    unwanted = "[\x00-\x09\x0b-\x1f\u2028-\u202e\u2066-\u2069\ufeff]"
    assert not re.search(unwanted, html(source))
    assert not any(re.search(unwanted, passage.text) for passage in read(source))


def test_an_address_as_its_own_text_has_its_letters():
    assert ">https://a.example/é ü<" in html("<https://a.example/%C3%A9%20%C3%BC>")
    assert ">https://a.example/%C3%A9%00<" in html("<https://a.example/%C3%A9%00>")


@given(st.text(alphabet=st.sampled_from("{}[]()<>!.#@=\"'`*_~|:-^&;\\ \nax1%"), max_size=60))
def test_any_signs_can_be_read(source):
    checker = Allowed()
    checker.feed(html(source))


HOSTILE = {
    "quotes": "> " * 5000, "brackets": "[" * 12500, "images": "![" * 6250, "stars": "*" * 12500,
    "open stars": "**a *b" * 2000, "backticks": "`a``b " * 2000, "links": "[a](u) " * 750,
    "closed brackets": "[" * 1500 + "]{.a}" * 1500, "bars": "|a" * 500 + "\n" + "|-" * 500,
    "open comments": "<!--\n\n" * 1250, "comment starts": "<!-- " * 2500, "labels": "[^" * 5000 + "\n\n[^1]: x",
    "note starts": "^[" * 5000, "nested notes": "^[" * 1250 + "]" * 1250, "lists": "- " * 5000,
    "attributes": "[a]{.a " * 2000, "attribute list": "`a`" + "{.a}" * 2500, "quotation marks": "' a\"b \"c " * 1250,
    "references": "&amp;" * 2000, "markup": "*a _b " * 2000 + "_ * " * 2000, "tabs": "\t" * 12500,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_bodies_are_read_to_the_end(name):
    page = html(HOSTILE[name] + "\n\nthe end\n")
    assert page.startswith("<") or not page
    if name not in ("quotes", "lists"):  # too deep to be read
        assert "the end" in page


def test_a_block_with_too_many_brackets_keeps_its_text():
    assert (
        unescape(html("[" * 200 + "a](u)")) == '<p id="p1">' + "[" * 199 + '<a href="u">a</a></p>\n'
    )


@pytest.mark.parametrize("source", ["[a [b [c](u) d] e](v)", "[a]{.x} [[b]](u)"])
def test_a_few_brackets_are_read_as_ever(source):
    assert "<a href=" in html(source)


@pytest.mark.parametrize(
    "bit", ["<a ", "<a href='", '<img src="', "<", "<!", "<![x[", "<a b=c ", "a=", "\n<a href=x>"]
)
def test_tags_are_read_from_hostile_html_without_end(bit):
    assert len(list(raw_links(bit * 100_000, 1, 1))) <= 100_000


def test_the_links_of_raw_html_are_found_at_their_places():
    html = "x <A HREF='a&amp;b'>\n <b>\n <img alt=\"k\" src=c><a href=javascript:x>"
    found = [(u.href, u.line, u.column, u.image, u.alt, u.refused) for u in raw_links(html, 5, 3)]
    assert found == [
        ("a&b", 5, 5, False, "", False),
        ("c", 7, 2, True, "k", False),
        ("javascript:x", 7, 21, False, "", True),
    ]


@pytest.mark.parametrize(
    ("source", "notes"),
    [
        ("A.[^1]\n\n[^2]: Waits.\n\n[^1]: Used.", ["Used. ↩︎", "Waits."]),
        ("A.[^1]\n\n[^1]: First.\n\n[^1]: Second.", ["Second. ↩︎", "First."]),
        ("A.\n\n[^x]: Alone.\n\n    And more.", ["Alone. And more."]),
        ("A.[^1]\n\n[^1]: Outer\n\n    [^2]: inner\n\n    and on.", ["Outer and on. ↩︎", "inner"]),
        ("A.^[In the line.]\n\n[^1]:\n\n[^2]: Two.", ["In the line. ↩︎", "", "Two."]),
        ("- [^1]: In a list, [^1] of itself.", ["In a list, 1 of itself. ↩︎"]),
    ],
)
def test_each_note_is_shown_whatever_refers_to_it(source, notes):
    page = to_html(parse(Body(source)).tokens, link=str, image=str)
    shown = re.findall(r'<li id="fn-(\d+)">(.*?)</li>', page, re.DOTALL)
    assert [number for number, _ in shown] == [str(n + 1) for n in range(len(notes))]
    assert [" ".join(re.sub(r"<[^>]+>", "", text).split()) for _, text in shown] == notes
    for target in re.findall(r'href="#([^"]+)"', page):
        assert f'id="{target}"' in page
