"""Writing one item of `facts:` into a front matter, and nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from briefgen.source.factwriting import LONGEST_VALUE, with_fact, without_fact
from briefgen.source.fields import one_line
from briefgen.source.frontedit import Refused
from briefgen.source.header import article

HEAD = "title: Ulm  # the town\n"
BODY = "\nText.\n"


def written(front, label, value):
    """The front matter with the fact, without its fences; the body must be as it was."""
    edited = with_fact(f"---\n{front}---\n{BODY}", label, value)
    assert edited.endswith(f"---\n{BODY}")
    return edited.removeprefix("---\n").removesuffix(f"---\n{BODY}")


@pytest.mark.parametrize(
    ("front", "after"),
    [
        # the key is new
        ("", "facts:\n  - When: Friday\n"),
        ("sources:\n  - a\n# end\n", "sources:\n  - a\n# end\nfacts:\n  - When: Friday\n"),
        # or has nothing behind it
        ("facts: # mine\ndate: 2025\n", "facts: # mine\n  - When: Friday\ndate: 2025\n"),
        ("facts: ~ # mine\n", "facts: [{When: Friday}] # mine\n"),
        ("facts: []\n", "facts: [{When: Friday}]\n"),
        ("facts: {}\n", "facts: [{When: Friday}]\n"),
        # lines of a list, each way
        ("facts:\n- Cost: $3 # dear\n\n# x\n", "facts:\n- Cost: $3 # dear\n- When: Friday\n\n# x\n"),
        ("facts:\n    - Cost: $3\ndate: 2025\n", "facts:\n    - Cost: $3\n    - When: Friday\ndate: 2025\n"),
        (
            "facts:\n  - label: Cost # a\n    value: '$3' # b\n  # c\nslug: x\n",
            "facts:\n  - label: Cost # a\n    value: '$3' # b\n  - label: When\n    value: Friday\n  # c\nslug: x\n",
        ),
        (
            "facts:\n  -\n    value: $3\n    label: Cost\n",
            "facts:\n  -\n    value: $3\n    label: Cost\n  - label: When\n    value: Friday\n",
        ),
        (
            "facts:\n  - {label: Cost,\n     value: $3} # a\n",
            "facts:\n  - {label: Cost,\n     value: $3} # a\n  - {label: When, value: Friday}\n",
        ),
        ("facts:\n  - {Cost: $3}\n", "facts:\n  - {Cost: $3}\n  - {When: Friday}\n"),
        ("facts:\n  - Cost: $3\n      million\n", "facts:\n  - Cost: $3\n      million\n  - When: Friday\n"),
        ("facts:\n  - Cost: >\n      $3\n\n# x\n", "facts:\n  - Cost: >\n      $3\n\n  - When: Friday\n# x\n"),
        # a list between brackets, each way
        ("facts: [{Cost: $3}] # a\n", "facts: [{Cost: $3}, {When: Friday}] # a\n"),
        ("facts: [Cost: $3]\n", "facts: [Cost: $3, {When: Friday}]\n"),
        ("facts: [\n  {label: Cost, value: $3}, # a\n]\n", "facts: [\n  {label: Cost, value: $3}, {label: When, value: Friday}, # a\n]\n"),
        # pairs
        ("facts:\n  Cost: $3 # a\n\n# x\ndate: 2025\n", "facts:\n  Cost: $3 # a\n  When: Friday\n\n# x\ndate: 2025\n"),
        ("facts: {Cost: $3}\n", "facts: {Cost: $3, When: Friday}\n"),
    ],
)  # fmt: skip
def test_one_item_is_added_in_the_way_of_the_others_and_taken_out_again(front, after):
    assert written(HEAD + front, "When", "Friday") == HEAD + after
    text = f"---\n{HEAD}{after}---\n{BODY}"
    again = facts_of(without_fact(text, "When", "Friday"))
    assert again == facts_of(f"---\n{HEAD}{front}---\n{BODY}")


def facts_of(text):
    read, findings = article("a.md", text)
    assert [f for f in findings if f.code == "bad-yaml"] == []
    return [(fact.label, fact.value) for fact in read.facts]


@pytest.mark.parametrize(
    ("front", "after"),
    [
        ("facts:\n  - Cost: $3 # dear\n  # c\n  - When: Friday\n", "facts:\n  # c\n  - When: Friday\n"),
        ("facts:\n- label: Cost\n  # in\n  value: $3\n- When: Friday\n", "facts:\n- When: Friday\n"),
        ("facts:\n  - Cost: $3\nslug: x\n", "slug: x\n"),
        ("facts: # mine\n  - Cost: $3\n", "facts: # mine\n"),
        ("facts:\n  Cost: $3\n  When: Friday\n", "facts:\n  When: Friday\n"),
        ("facts: [{Cost: $3}, {When: Friday}]\n", "facts: [{When: Friday}]\n"),
        ("facts: [{When: Friday}, {label: Cost, value: $3}]\n", "facts: [{When: Friday}]\n"),
        ("facts: {When: Friday, Cost: $3}\n", "facts: {When: Friday}\n"),
        ("facts: {Cost: $3}\n", "facts: {}\n"),
        ("date: 2025\nfacts:\n  label: Cost\n  value: $3\n# end\n", "date: 2025\n# end\n"),
        ("facts: {label: Cost, value: $3}\ndate: 2025\n", "date: 2025\n"),
        ("facts:\n  - Cost: >\n      $3\n  # c\n  - When: Friday\n", "facts:\n  # c\n  - When: Friday\n"),
        ("facts:\n  - Cost: '$3'\n  - Cost: $3\n", "facts:\n  - Cost: $3\n"),
        ("facts:\n  - Cost:\n      $3\n  - When: Friday\n", "facts:\n  - When: Friday\n"),
    ],
)  # fmt: skip
def test_one_item_is_taken_out_and_all_else_stays(front, after):
    edited = without_fact(f"---\n{HEAD}{front}---\n{BODY}", "Cost", "$3")
    assert edited == f"---\n{HEAD}{after}---\n{BODY}"


@pytest.mark.parametrize(
    ("label", "value", "line"),
    [
        ("What", "Talks: the end", "What: 'Talks: the end'"),
        ("Who", "O'Brien", "Who: O'Brien"),
        ("Said", "“No, never”", "Said: “No, never”"),
        ("Said", '"No, never"', "Said: '\"No, never\"'"),
        ("When", "2025-01-03", "When: '2025-01-03'"),
        ("How many", "31", "How many: '31'"),
        ("No", "no", "'No': 'no'"),
        ("How much", "C # major", "How much: 'C # major'"),
        ("@x", "- x", "'@x': '- x'"),
        ("누가", "이재명 대통령", "누가: 이재명 대통령"),
        ("What", "Ahn\n Seo-yeon ", "What: Ahn Seo-yeon"),
        ("What", "<b>Rain</b>, &amp; 🌧", "What: <b>Rain</b>, &amp; 🌧"),
    ],
)
def test_words_stand_in_quotes_where_yaml_needs_them(label, value, line):
    after = written(HEAD, label, value)
    assert after == f"{HEAD}facts:\n  - {line}\n"
    [fact] = facts_of(f"---\n{after}---\n{BODY}")
    assert fact == (one_line(label), one_line(value))


def test_a_comma_needs_quotes_between_brackets_alone():
    assert written("facts: []\n", "What", "a, b") == "facts: [{What: 'a, b'}]\n"
    assert written("", "What", "a, b") == "facts:\n  - What: a, b\n"


def test_a_label_that_means_something_to_yaml_is_written_out():
    assert written("", "value", "a") == "facts:\n  - label: value\n    value: a\n"


def test_a_front_matter_between_braces_stays_so():
    assert written("{title: Ulm}\n", "Who", "Lee") == "{title: Ulm, facts: [{Who: Lee}]}\n"
    one = "---\n{title: Ulm, facts: {label: Who, value: Lee}}\n---\n"
    assert without_fact(one, "Who", "Lee") == "---\n{title: Ulm}\n---\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_the_byte_order_mark_stay(end, mark):
    lines = ["---", "title: Ulm", "facts:", "  - Cost: $3", "---", "Text.", ""]
    more = [*lines[:4], "  - Who: Lee", *lines[4:]]
    text = mark + end.join(lines)
    assert with_fact(text, "Who", "Lee") == mark + end.join(more)
    assert without_fact(mark + end.join(more), "Who", "Lee") == text


def test_what_was_written_into_a_file_without_the_key_can_be_undone_to_the_byte():
    text = "---\ntitle: Ulm\n---\nText."
    assert without_fact(with_fact(text, "Who", "Lee"), "Who", "Lee") == text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Text.\n", "no front matter"),
        ("---\ntitle: [\n---\n", "mended first"),
        ("---\ntitle: Ulm\nfacts: &a [Who: b]\n---\n", "mended first: line 3"),
        ("---\ntitle: Ulm\nfacts: rain\n---\n", "no list of labels"),
        ("---\ntitle: Ulm\nfacts: [rain]\n---\n", "no list of labels"),
        ("---\ntitle: Ulm\nfacts:\n  - Who: Lee\n---\n", "already"),
        ("---\ntitle: Ulm\nfacts:\n  - label: Who\n    value: 'Lee'\n---\n", "already"),
        ("---\ntitle: Ulm\nfacts:\n  Who: Kim\n---\n", "each label once"),
        ("---\ntitle: Ulm\nfacts: {label: a, value: b}\n---\n", "write a hyphen"),
        ("---\ntitle: Ulm\n...\n---\n", "edit it by hand"),
    ],
)
def test_what_cannot_be_written_cleanly_is_refused(text, why):
    with pytest.raises(Refused, match=re.escape(why)):
        with_fact(text, "Who", "Lee")


@pytest.mark.parametrize(
    ("label", "value"), [("", "a"), ("a", " \n"), ("x" * 61, "a"), ("a", "x" * (LONGEST_VALUE + 1))]
)
def test_what_is_no_label_or_value_is_refused(label, value):
    with pytest.raises(Refused):
        with_fact("---\ntitle: Ulm\n---\n", label, value)


def test_what_is_not_there_cannot_be_taken_out():
    with pytest.raises(Refused, match="doesn't stand"):
        without_fact("---\ntitle: Ulm\n---\n", "Who", "Lee")


WORDS = st.one_of(
    st.sampled_from(["no", "~", "Lee", "O’Brien", "a: b", "- x", "? y", "{z}", "&a", "label", "value", "'", "a, b", "]"]),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=9),
)  # fmt: skip
BEFORE = st.sampled_from(
    ["", "facts:\n", "facts: []\n", "facts: [{A: b}]\n", "facts:\n  - A: b\n", "facts: {A: b}\n",
     "facts:\n  A: b # c\n", "facts:\n- label: A\n  value: b\n", "dek: |\n  x\n\n"]
)  # fmt: skip


@given(front=BEFORE, label=WORDS, value=WORDS)
def test_whatever_is_written_is_read_back_and_taken_out_again(front, label, value):
    text = f"---\ntitle: Ulm\n{front}---\n{BODY}"
    try:
        edited = with_fact(text, label, value)
    except Refused:
        reject()
    told = (one_line(label), one_line(value))
    assert facts_of(edited)[-1] == told
    assert facts_of(without_fact(edited, *told)) == facts_of(text)
