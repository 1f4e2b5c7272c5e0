"""YAML as editors write it: words stay words, every mistake has a place and a mend."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefgen.source import yamltext
from briefgen.source.decode import lines_ended
from briefgen.source.tree import DEPTH, Mapping, Scalar, plain
from briefgen.source.yamltext import LIMIT, read_yaml


def value(text: str) -> object:
    tree, findings = read_yaml("a.yaml", text)
    assert findings == ()
    assert tree is not None
    return plain(tree)


def refusal(text: str) -> tuple[str, str]:
    """Line and column, and message with hint, of the only finding."""
    tree, findings = read_yaml("a.yaml", text)
    assert tree is None
    assert [f.code for f in findings] == ["bad-yaml"]
    (finding,) = findings
    return f"{finding.place.line}:{finding.place.column}", f"{finding.message}. {finding.hint}"


@pytest.mark.parametrize(
    "word",
    ["no", "NO", "yes", "on", "true", "1.10", "0o17", "0x1F", "12:30:45", "2025-02-30", "1e3",
     ".inf", "9" * 5000, "-0", "1_000", '"true"', "'~'", '"null"'],
)  # fmt: skip
def test_words_stay_words(word):
    assert value(f"key: {word}") == {"key": word.strip("\"'")}


def test_keys_stay_words():
    assert value("no: a\n1.10: b\n2025-01-03: c\ntrue: d") == {
        "no": "a", "1.10": "b", "2025-01-03": "c", "true": "d",
    }  # fmt: skip


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL", "# only a remark"])
def test_what_is_not_written_is_absent(nothing):
    assert value(f"key: {nothing}\nother: x") == {"other": "x"}


@pytest.mark.parametrize("text", ["", " ", "\n\n", "# remark", "~"])
def test_an_empty_text_is_nothing(text):
    assert value(text) is None


def test_values_keep_their_place():
    tree, _ = read_yaml("a.md", "😀: x\nlist:\n  - 'q'\n  - {k: v}\n", line=5)
    assert isinstance(tree, Mapping)
    assert tree.get("😀") == Scalar("x", 5, 4)
    places = [(node.line, node.column) for node in (tree.key("list"), tree.get("list")) if node]
    assert places == [(6, 1), (7, 3)]


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("title: Seoul: what next", "1:13", 'Put the whole value in quotes: title: "…"'),
        ("title:Seoul\ndate: x", "2:5", "Write a space after “title:”"),
        ("title Seoul\ndate: x", "2:5", "“title Seoul” is not"),
        ("title: x\nSeoul\ndate: x", "3:1", "“Seoul” is not"),
        ('title: "Seoul\ndate: x\n', "1:8", "quotation mark is never closed"),
        ("title: x\ndek: 'Seoul\n", "2:6", "quotation mark is never closed"),
        ('title: "Seoul\ndek: "x"\n', "2:7", "the line before is not closed"),
        ("title: 'Seoul's plan'", "1:15", "Put the whole value in quotes"),
        ('title: "Seoul" speaks', "1:16", "Put the whole value in quotes"),
        ("title: [Update] Seoul", "1:17", "Put the whole value in quotes"),
        ("title: [Update\ndate: x", "1:8", "This [ is never closed"),
        ("kind: [", "1:7", "This [ is never closed"),
        ("kind: [\n", "1:7", "This [ is never closed"),
        ("- name: x\n  kind: {\n- name: y\n", "2:9", "This { is never closed"),
        ("title: {Update\ndate: x", "1:8", "This { is never closed"),
        ("tags: [a, b\n", "1:7", "Close it. Put text that begins with [ or { in quotes."),
        ("tags: [a: b: c]", "1:12", "Put the whole value in quotes"),
        ("tags:\n  - a\n  b: c", "3:3", "Begin it with “- ”"),
        ("tags:\n  - 'a'\n  b: c", "3:3", "is no item of it"),
        ('tags:\n  - "Rain" fell', "2:12", "put text with colons, quotes or brackets in quotes"),
        ("tags:\n\t- a", "2:1", "Indent with spaces"),
        ("title: @seoul", "1:8", "cannot begin with @"),
        ("title: *Seoul*", "1:8", "Put text that begins with * in quotes"),
        ("title: **Seoul** votes", "1:8", "Put text that begins with * in quotes"),
        ("title: !<Seoul", "1:8", "Put text that begins with ! in quotes"),
        ("title: &Seoul", "1:8", "Put text that begins with & in quotes"),
        ("title: !Seoul", "1:8", "Put text that begins with ! in quotes"),
        ("<<: {a: b}", "1:1", "Merge keys"),
        ("? [a, b]\n: c", "1:3", "This key is not a word"),
        ("? {a: b}\n: c", "1:3", "This key is not a word"),
        ("~: c", "1:1", "This key is not a word"),
        ("title: {{ name }}", "1:9", "This key is not a word"),
        ('title: "\\ud800"', "1:11", "Unicode"),
        ("a: b\n---\nc: d", "2:1", "one document"),
    ],
)
def test_a_mistake_is_said_at_its_place_with_its_mend(text, place, said):
    where, message = refusal(text)
    assert where == place
    assert said in message


def test_aliases_cannot_make_a_small_file_large():
    bomb = "a: &a [x, x]\n" + "".join(f"k{n}: &k{n} [*a, *a]\n" for n in range(30))
    assert refusal(bomb)[0] == "1:4"


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_refused(opening):
    assert f"more than {DEPTH} levels" in refusal(opening * 10_000)[1]


def test_keys_that_differ_only_by_quotes_are_the_same():
    tree, findings = read_yaml("a.yaml", "a: 1\nb: 2\n'a': 3\n\"a\": 4\n")
    assert [(f.code, f.place.line) for f in findings] == [
        ("duplicate-key", 1), ("duplicate-key", 3), ("duplicate-key", 1), ("duplicate-key", 4),
    ]  # fmt: skip
    assert tree is not None
    assert plain(tree) == {"a": "1", "b": "2"}


def test_escapes_do_not_bring_control_characters_in():
    tree, findings = read_yaml("a.yaml", 'a: "x\\0y\\u202ez\\u2028w"')
    assert tree is not None
    assert plain(tree) == {"a": "xyz\nw"}
    assert {(f.code, f.place.line, f.place.column) for f in findings} == {
        ("control-character", 1, 4)
    }


def test_control_characters_and_surrogates_are_said():
    tree, findings = read_yaml("a.yaml", "a: x\nb: \x00y\ud800", line=3)
    assert tree is not None
    assert plain(tree) == {"a": "x", "b": "y"}
    assert [(f.place.line, f.place.column) for f in findings] == [(4, 4), (4, 6)]


def test_a_text_over_the_limit_is_refused():
    tree, findings = read_yaml("a.yaml", "x" * (LIMIT + 1))
    assert (tree, findings[0].code) == (None, "too-large")


def test_the_slow_parser_reads_the_same(monkeypatch):
    text = "a: [x, {b: no}]\nc: |\n  two\n  lines\nd: ''\n"
    fast = read_yaml("a.yaml", text)
    monkeypatch.setattr(yamltext, "LOADER", yaml.SafeLoader)
    assert read_yaml("a.yaml", text) == fast
    for broken in ("a: b: c", 'a: "b', "\ta: b", "[" * 5000, "a: \ufffe", 'a: "\\ud800"'):
        assert read_yaml("a.yaml", broken)[1]


YAMLISH = st.text(st.sampled_from(list("ab:-?[]{},#&*!|>'\"%@` \n\t~<\\0é😀\r\x00\u2028\ufeff")))


@given(YAMLISH | st.text())
def test_any_text_is_answered_within_its_lines(text):
    tree, findings = read_yaml("a.yaml", text, line=1)
    assert tree is not None or findings
    lines = lines_ended(text).count("\n") + 1
    assert all(1 <= f.place.line <= lines and f.place.column >= 1 for f in findings)
