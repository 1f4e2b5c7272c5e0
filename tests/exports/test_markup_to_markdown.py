"""HTML of other systems, written as the Markdown that briefgen reads as meant."""

from __future__ import annotations

import html as markup
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.exports.inline import Around
from briefgen.exports.markup import read_markup
from briefgen.exports.notes import take_notes
from briefgen.exports.post import Loose
from briefgen.exports.prose import write
from briefgen.exports.shortcodes import without_shortcodes
from briefgen.render.prosetree import Node
from briefgen.source.article import Body
from briefgen.source.markdown import parse, passages


def markdown(html: str, *, loose: Loose = "") -> str:
    read = read_markup(html)
    notes = take_notes(read.root)
    around = Around(lambda href: "" if href.startswith("#") else href, str, notes.mark)
    return write(read.root, around, notes.notes, loose=loose).text


def left(html: str) -> list[tuple[str, str]]:
    return [(one.what, one.detail) for one in read_markup(html).left]


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("<p>One<p>Two</p></p>Three", "One\n\nTwo\n\nThree"),
        ("<h1>Top</h1><h3>Low #</h3>", "# Top\n\n### Low \\#"),
        ("<h2>Sets {a}</h2>", "## Sets \\{a}"),
        ("<p>So <b>bold </b>and<i> slanted</i>.</p>", "So **bold** and *slanted*."),
        ("<p><b>Note:</b>it rains</p>", "**Note**:it rains"),
        ("<p><b>a</b><b>b</b> c</p>", "**ab** c"),
        ("<p><strong>a <em>b</em></strong></p>", "**a *b***"),
        ("<p><em><em>a</em></em></p>", "*a*"),
        ("<p>un<b>believ</b>able</p>", "un**believ**able"),
        ("<p><b>a<br>b</b></p>", "**a**\\\n**b**"),
        ("<p><s>gone</s> x<sup>2</sup>, H<sub>2</sub>O</p>", "~~gone~~ x², H₂O"),
        ("<p>5 * 3, snake_case, *so*, [sic]</p>", "5 * 3, snake_case, \\*so\\*, [sic]"),
        ("<p># no</p><p>1. no</p><p>- no</p>", "\\# no\n\n1\\. no\n\n\\- no"),
        ("<p>a<br>===</p>", "a\\\n\\==="),
        ("<p>&lt;b&gt; &amp;amp; {{x}}</p>", "\\<b> \\&amp; {{x}}"),
        ('<p><a href="https://a.example/x_(y)">the [thing]</a></p>', "[the \\[thing\\]](https://a.example/x_%28y%29)"),
        ('<p><a href="https://a.example/">https://a.example/</a>.</p>', "<https://a.example/>."),
        ("<p>https://a.example/film</p>", "<https://a.example/film>"),
        ('<p><a href="javascript:x()">No</a> <a href="#top">up</a></p>', "No up"),
        ('<p><a href="https://a.example/b.jpg"><img src="s.jpg" alt="A b"></a></p>', "![A b](s.jpg)"),
        ('<a href="https://a.example/"><h3>Title</h3><p>More</p></a>', "### [Title](https://a.example/)\n\nMore"),
        ('<a href="https://a.example/"><p>a</p><h2>b</h2><ul><li>c</ul></a>', "[a](https://a.example/)\n\n## b\n\n- c"),
        ('<a href="https://a.example/"><ul><li>a<li>b</ul><p>c</p></a>', "- a\n- b\n\nc"),
        ('<a href="https://a.example/"><table><tr><td>1</table></a>', "| 1 |\n| --- |"),
        ('<a href="https://a.example/"><figure><img src="s.jpg"><figcaption>c</figcaption></figure></a>', "![](s.jpg)\nc"),
        ('<a href="https://a.example/"><a href="https://b.example/"><p>a</p></a></a>', "[a](https://b.example/)"),
        ('<p><b>x <a href="https://a.example/"><b>y</b></a></b></p>', "**x [y](https://a.example/)**"),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>", "- a\n- b\n  - c"),
        ("<ol start=3><li><p>a</p><p>b</p></li></ol>", "3. a\n\n   b"),
        ("<ul><li>a</ul><ul><li>b</ul>", "- a\n\n<!-- -->\n\n- b"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("<pre><code class='language-py'>a = `b`\n\n*c*</code></pre>", "```py\na = `b`\n\n*c*\n```"),
        ("<p><code>a `b`</code></p>", "`` a `b` ``"),
        ("<dl><dt>Term<dd>Meaning</dl>", "Term\n: Meaning"),
        ("<table><tr><th>a<th>b|c<tr><td>d</table>", "| a | b\\|c |\n| --- | --- |\n| d |  |"),
        ("<figure><img src=a.png alt=A><figcaption>The <i>a</i></figcaption></figure>", "![A](a.png)\nThe *a*"),
        ("a<hr>b", "a\n\n***\n\nb"),
        ("<p>a\u00a0b  c\n d</p>", "a\u00a0b c d"),
        ("<div class=pullquote><p>a</p></div>b", "> a\n\nb"),
    ],
)  # fmt: skip
def test_each_kind_has_its_signs(html: str, made: str) -> None:
    assert markdown(html) == f"{made}\n"


def test_empty_lines_part_paragraphs_where_that_is_meant() -> None:
    html = "One <b>two</b>\nthree\n\n\nFour\n<blockquote>Five\n\nSix</blockquote>\nSeven"
    assert (
        markdown(html, loose="all") == "One **two**\\\nthree\n\nFour\n\n> Five\n>\n> Six\n\nSeven\n"
    )


@pytest.mark.parametrize(
    "html",
    [
        '<p>A<sup id="r1"><a href="#n1">1</a></sup> b.</p><hr><ol><li id="n1">Note. <a href="#r1">↩</a></li></ol>',
        '<p>A<a id="r1" href="#n1">1</a> b.</p><div class="x"><a id="n1" href="#r1">1</a><p>Note.</p></div>',
        '<p>A<a name="r1" href="#n1">[1]</a> b.</p><p><a name="n1" href="#r1">[1]</a> Note.</p>',
    ],
)
def test_a_text_that_leads_back_to_its_mark_is_a_note(html: str) -> None:
    assert markdown(html) == "A[^1] b.\n\n[^1]: Note.\n"


def test_a_heading_with_a_link_to_the_contents_is_no_note() -> None:
    html = '<ul id="toc"><li><a href="#a">A</a></li></ul><h2 id="a">A <a href="#toc">up</a></h2>'
    assert markdown(html) == "- A\n\n## A up\n"


def test_what_is_no_text_is_told() -> None:
    html = (
        '<script>a<b</script><iframe src="https://f.example/1"></iframe><style>p{}</style>'
        '<video src="v.mp4">Old browser</video><svg><text>x</text></svg><form><input>Name</form>'
    )
    assert left(html) == [
        ("script", ""), ("frame", "https://f.example/1"), ("style", ""), ("film", "v.mp4"),
        ("drawing", ""), ("form", ""),
    ]  # fmt: skip
    assert markdown(html) == "Name\n"


def test_of_what_is_in_a_box_its_address_is_told_once() -> None:
    inner = '<iframe src="https://f.example/1"></iframe>'
    box = """<div class="tweet" data-attrs='{"url":"https://f.example/2"}'>%s</div>"""
    assert left(box % inner) == [("embed", "https://f.example/2")]
    assert left((box % inner).replace("https://f.example/2", "")) == [
        ("embed", ""), ("frame", "https://f.example/1"),
    ]  # fmt: skip


def test_icons_and_parts_of_a_form_are_not_told_again() -> None:
    icon = "<svg><path/></svg>"
    assert left(f'<p>a</p><div class="image-link-expand"><button>{icon}</button></div>') == []
    assert left(f'<button class="kg-toggle-card-icon">{icon}</button><p>a</p>{icon}') == [
        ("drawing", "")
    ]
    widget = '<div class="subscription-widget-wrap-editor" data-attrs="{}">%s</div><audio></audio>'
    inner = '<div class="subscription-widget"><form><input><input></form></div>'
    assert left(widget % inner) == [("form", ""), ("recording", "")]
    assert markdown(
        '<a href="/a.pdf">A</a><a class="wp-block-file__button" href="/a.pdf">Get</a>'
    ) == ("[A](/a.pdf)\n")
    assert markdown("<p>a</p><p>&nbsp;</p>&nbsp;<p>b<br>&nbsp;<br>c</p>") == "a\n\nb\\\nc\n"


def test_an_embedded_address_stays_and_is_no_loss() -> None:
    html, codes = without_shortcodes("a\n[embed width='9']https://f.example/1[/embed]\nb")
    assert markdown(html, loose="all") == "a\n\n<https://f.example/1>\n\nb\n"
    assert codes == ()


def test_a_comment_without_an_end_is_text() -> None:
    assert markdown("<p>a<!-- x --> <!-- b</p><p>c</p>") == "a \\<!-- b\n\nc\n"
    assert markdown("<script>'<!--'</script>a<!-- b -->c") == "ac\n"


def test_shortcodes_are_told_from_words_in_brackets() -> None:
    html, codes = without_shortcodes(
        "[sic] [Laughter] [gallery ids='1'] [box color=\"red\"]In[/box] [more] a[1] [audio]"
    )
    assert html == "[sic] [Laughter]  In [more] a[1] "
    assert [code.detail for code in codes] == ["[gallery ids='1']", '[box color="red"]', "[audio]"]


def test_a_command_in_two_brackets_is_shown_in_one() -> None:
    html, codes = without_shortcodes(
        '<p>Write [[gallery]], [[box color="red"]] or [[caption]x[/caption]], not [audio].'
        " See [[Weir]], [[weir]] and [[1] 2].</p>"
    )
    assert [code.detail for code in codes] == ["[audio]"]
    assert markdown(html) == (
        'Write \\[gallery\\], \\[box color="red"\\] or \\[caption\\]x\\[/caption\\], not .'
        " See \\[\\[Weir\\]\\], \\[\\[weir\\]\\] and \\[\\[1\\] 2\\].\n"
    )


@pytest.mark.parametrize("hostile", ["[[gallery" * 12_000, "[[box a=1]" * 10_000, "[[a]x" * 20_000])
def test_brackets_without_an_end_are_read_to_the_end(hostile: str) -> None:
    assert without_shortcodes(f"{hostile} [audio]")[1][-1].detail == "[audio]"


WORDS = st.text("ab1 .*_`~\\[]()<>{}!&;#+-=|:^%\"'\n\u00a0\u2028é🙂“”", max_size=12)
LINES = st.recursive(
    WORDS.map(markup.escape),
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(["b", "em", "i", "strong", "s", "span", "q", "u"]), inner).map(
            lambda it: f"<{it[0]}>{it[1]}</{it[0]}>"
        ),
        inner.map(lambda text: f'<a href="https://a.example/b">{text}</a>'),
        WORDS.map(lambda text: f"<code>{markup.escape(text)}</code>"),
        st.lists(inner, max_size=4).map("".join),
        st.just("<br>"),
    ),
    max_leaves=8,
)
BLOCKS = st.recursive(
    st.one_of(
        LINES.map(lambda text: f"<p>{text}</p>"),
        LINES.map(lambda text: f"<h2>{text}</h2>"),
        LINES,
    ),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        inner.map(lambda text: f"<blockquote>{text}</blockquote>"),
        st.lists(inner, min_size=1, max_size=3).map(
            lambda items: f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
        ),
        st.lists(LINES, min_size=1, max_size=3).map(
            lambda cells: f"<table><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr></table>"
        ),
    ),
    max_leaves=6,
)


def letters(text: str) -> str:
    """What must come through, whatever typography makes of marks and spaces."""
    text = text.replace("…", "...").replace("±", "+-").replace("\u200b", "")
    return re.sub(r"[\s\"'“”‘’–—-]+", "", text)


def all_text(node: Node) -> str:
    return "".join(
        child
        if isinstance(child, str)
        else f"“{all_text(child)}”"
        if child.tag == "q"
        else all_text(child)
        for child in node.children
    )


@given(BLOCKS)
def test_every_letter_reads_back(html: str) -> None:
    made = markdown(html)
    found = "".join(passage.text for passage in passages(parse(Body(made))))
    assert letters(found) == letters(all_text(read_markup(html).root)), made
