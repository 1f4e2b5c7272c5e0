"""What readers would see broken is said; what is meant as words is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.source.article import Body
from briefgen.source.markdown import parse
from briefgen.source.slips import slips


def hints(text: str) -> str:
    """What to do, of a text with one slip, where a vault has three names."""
    known = {
        "Old port": "content/2025/Old port.md",
        "port.png": "content/port.png",
        "Lund": "@lund",
    }
    (found,) = slips("a.md", parse(Body(text)), lambda name: known.get(name, ""))
    return found.hint


def said(text: str, kind: str = "markdown") -> list[tuple[str, str, int]]:
    """Code, what is pointed at, and the line."""
    lines = text.split("\n")
    return [
        (f.code, lines[f.place.line - 1][f.place.column - 1 :][: f.place.length], f.place.line)
        for f in slips("a.md", parse(Body(text, kind=kind)))
    ]


@pytest.mark.parametrize(
    ("text", "shown", "line"),
    [
        ("The ferry[^2] sailed.", "[^2]", 1),
        ('One.\n\nTwo <span style="x">three</span>.', '<span style="x">', 3),
        ("Line one.<br>Line two.<br/>", "<br>", 1),
        ('<p class="MsoNormal">It sailed.<o:p></o:p></p>', '<p class="MsoNormal">', 1),
        ("See the end</a>.", "</a>", 1),
        ('See <a href="/x">this</a>.', '<a href="/x">', 1),
        ("Wanted:\n\n•\ta wall\n•\ta road", "•", 3),
        ("▪ one", "▪", 1),
        ("First.\n\nAn *odd* [report][ferry-1] came.", "[report][ferry-1]", 3),
        ("It sailed to [Geneva]{nolink}.", "[Geneva]{nolink}", 1),
        ("- one\n- [two]() is empty", "[", 2),
        ("First.\n\n| a | b |\n|---|\n| 1 | 2 |", "|---|", 4),
        ("First.\n\n##No space", "##No space", 3),
        ("| a |\n|---|\n| b[^x] |", "[^x]", 3),
        ('Look: {{< figure src="a.png" >}} here.', '{{< figure src="a.png" >}}', 1),
        ("{{% /notice %}}", "{{% /notice %}}", 1),
        ("One.\n\n- {% include map.html %}", "{% include map.html %}", 3),
        ("[here]({{ site.baseurl }}/x)", "{{ site.baseurl }}", 1),
        ("A {{ title | slugify }}.", "{{ title | slugify }}", 1),
        ("[The report][report] says so.", "[The report][report]", 1),
        ("A word.\n\n[see it][report]", "[see it][report]", 3),
        ("[see it][report].", "[see it][report]", 1),
        ("[Report][Ferry]", "[Report][Ferry]", 1),
        ("Well. [Here][is], she said, nothing.", "[Here][is]", 1),
        ("Used.[^1]\n\n[^1]: A note with [^2].", "[^2]", 3),
        ("{{< youtube x >}}", "{{< youtube x >}}", 1),
        ("* Contents\n{:toc}", "{:toc}", 2),
        ('![a](b.png){: width="3"}', '{: width="3"}', 1),
        ("See [the works](old port.md).", "[the works](old port.md)", 1),
        ("![](two words.jpg)", "![](two words.jpg)", 1),
        ("[a](old port.md#the-cost)", "[a](old port.md#the-cost)", 1),
        ("By [[Old port|the port]].", "[[Old port|the port]]", 1),
        ("港[[港口]]", "[[港口]]", 1),
        ("On [[2025-01-03]] it rained.", "[[2025-01-03]]", 1),
        ("One.\n\n![[port.png|300]]", "![[port.png|300]]", 3),
        ("> [!note]- Heads up\n> It sails.", "[!note]-", 1),
        ("> [!WARNING]\n> It sails.", "[!WARNING]", 1),
        ("- one\n- [ ] call her", "[ ] ", 2),
        ("1. [x] call her", "[x] ", 1),
        ("Some ==marked words== here.", "==marked words==", 1),
        ("It sails.%% ask Ann %% Well.", "%% ask Ann %%", 1),
        ("%%ask *Ann*%%", "%%", 1),
        ("It costs much. ^the-cost", "^the-cost", 1),
        ("It costs *much* ^37066d", "^37066d", 1),
        ("- It costs much in 2025. ^e2ef10", "^e2ef10", 1),
        ("It costs much.\n\n^costs", "^costs", 3),
        ("#ferry #harbour/news", "#ferry #harbour/news", 1),
    ],
)
def test_what_is_almost_markdown_is_said_at_its_place(text: str, shown: str, line: int) -> None:
    assert said(text) == [("broken-markup", shown, line)]
    assert said(text, "plain") == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("One.[^1]\n\n[^1]: Used.\n[^ferry]: Never.\n", "[^ferry] 4"),
        ("One.[^1]\n\n[^1]: The first.\n\n[^1]: The second.\n", "[^1] 3"),
        ("> [^a-b]: In a quotation.\n", "[^a-b] 1"),
    ],
)
def test_a_note_that_nothing_refers_to_is_said(text: str, shown: str) -> None:
    assert [f"{shown} {line}" for _, shown, line in said(text)] == [shown]
    assert {code for code, *_ in said(text)} == {"unused-note"}


@pytest.mark.parametrize(
    "text",
    [
        "“He say [sic] so […],” and array[2], m[1][2], [a] [b], [x] (y), [[1]].",
        r"Meant: \[^2], \[a][b] and \[a]{b}.",
        "Code `[^2]` and `[a][b]`.\n\n    [^2] and [a]{b}\n\n```\n| a | b |\n|---|\n```",
        "A [link][home], [home], a [pin]{@lund}.\n\n[home]: https://example.org/",
        "A [span]{.nolink}, one[^1].\n\n[^1]: Said.",
        "| a | b |\n|---|---|\n| 1 | 2 |\n\na | b\n\n---\n\n## Heading",
        "He wrote #MeToo, and a #2.\n\n#1 #2\n\n> #MeToo\n\n- #tag",
        "Code `[[a]]`, meant \\[[a]] and \\[\\[b]], df[[a]], [[a]](u.html).",
        "If a == b, c==d==e, x^2 and 2 ^10, 5 %, 100%% of it, {: }, {:d}, `%%a%%`.",
        "[sic](and so on), [he](see p. 5 of it), [a](<b c.md>), [b](c%20d.md), [c](x y).",
        "He said [x] and [ ] to it.\n\n[x] is the unknown.\n\n[!] Look. A [!note] here.",
        "So 10^6, x^n, 10 ^6a, x ^2n and (a + b) ^2n\n\nx ^2n\n\n7 ^3rd\n\n(a) ^2n",
        "He wrote ^this\n\nIt says ^a-b *in the line*.",
        "x^[in the line] and [top](#).",
        "We won. [applause][laughter] And then:\n\n“[Applause][Cheers]”\n\n“Yes!” [laughter][music]",
        "We won.\n\n[applause][laughter]\n\n[Long applause][Cheers] Then he spoke.",
        "Code `{{< x >}}` and `{% y %}`, a set {{1, 2}, {3}}, 5 % {of} them, {{name}}.",
        "The roots are \\sqrt[n]{x} and f[a]{b}.",
    ],
)
def test_what_is_meant_is_not_said(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("[[Old port]]", "Write [Old port](</2025/Old port.md>)."),
        ("[[Old port#The Cost|it]]", "Write [it](</2025/Old port.md#the-cost>)."),
        ("[[Old port#^id]]", "Write [Old port](</2025/Old port.md>)."),
        ("![[Old port]]", "Write [Old port](</2025/Old port.md>)."),
        ("[[#The Cost]]", "Write [The Cost](#the-cost)."),
        ("![[port.png|port.png|300]]", "Write ![what it shows](/port.png)."),
        ("![[sea side.png]]", "Write ![what it shows](<sea side.png>)."),
        ("[[Lund]]", "Write Lund alone"),
        ("[[Lund|the envoy]]", "Write [the envoy]{@lund}, "),
        ("[[Nobody]]", "Write a name alone"),
        ("[[|words]]", "Write a name alone"),
        ("[[#^place]]", "Write a name alone"),
        ("#a #b/c", "Write tags: [a, b/c] in"),
        ("[a](old port.md)", "Write [a](<old port.md>), or"),
    ],
)
def test_what_to_write_instead_is_said(text: str, hint: str) -> None:
    assert hints(text).startswith(hint)


@given(st.text(st.sampled_from(list("[]^{}()|-#ab1:\\ \n`*=%!.<>"))))
def test_any_text_is_answered_within_its_lines(text: str) -> None:
    lines = text.split("\n")
    for finding in slips("a.md", parse(Body(text))):
        assert 1 <= finding.place.line <= len(lines)
        assert finding.place.column >= 1


@pytest.mark.parametrize(
    "text",
    [
        "Write to <name> of <office>, if a <b and c> d.",
        "`<p>` and \\<p> and &lt;p> are meant.",
        "<https://example.org/p> and <mailto:a@example.org>",
        "    <p>code</p>",
        "Tea • coffee • water",
        "•joined",
        "<!-- <p> -->",
        "p < 5 and br > 3",
        "A List<i> holds what an array<I> holds, and x<b and c==d>e is no tag.",
    ],
)
def test_signs_of_html_and_of_lists_may_be_words(text: str) -> None:
    assert said(text) == []


def test_html_that_is_read_is_no_slip() -> None:
    text = "One <span>two</span>.\n\n<p>three</p>\n"
    assert slips("a.md", parse(Body(text), html=True)) == ()
    (found,) = slips("a.md", parse(Body(text)))
    assert "readers see <span>" in found.message


@pytest.mark.parametrize("text", ["H<sub>2</sub>O", "One<br>two", "A<b>*b*</b>", "A<i and <i>"])
def test_a_tag_may_stand_in_a_word(text: str) -> None:
    assert "readers see <" in "".join(f.message for f in slips("a.md", parse(Body(text))))


def test_many_tags_are_looked_through_in_one_pass() -> None:
    assert len(said("<p " * 30_000)) == 0
    assert len(said("a<i>" * 30_000)) == 0
    assert len(said("•\tone\n" * 3_000)) == 1
