"""Writing one line of `mentions:` into a front matter, and nothing else."""

from __future__ import annotations

import re
from itertools import takewhile

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefgen.knowledge.folding import fold
from briefgen.source.frontedit import Refused
from briefgen.source.header import front_matter
from briefgen.source.mentioning import LONGEST, with_mention
from briefgen.source.tree import plain

HEAD = "title: Ulm  # the town\n"


def written(front, words, target, *, body="\nText.\n"):
    """The front matter after the edit, without its fences; the body must be as it was."""
    edited = with_mention(f"---\n{front}---\n{body}", words, target)
    assert edited.startswith("---\n")
    assert edited.endswith(f"---\n{body}")
    return edited.removeprefix("---\n").removesuffix(f"---\n{body}")


@pytest.mark.parametrize(
    ("front", "words", "target", "after"),
    [
        # the key is new
        ("", "Lee", "lee", "mentions:\n  Lee: lee\n"),
        ("date: 2025\n", "Lee", "lee", "date: 2025\nmentions:\n  Lee: lee\n"),
        ("sources:\n  - a\n# end\n", "Lee", "lee", "sources:\n  - a\n# end\nmentions:\n  Lee: lee\n"),
        # or has nothing behind it
        ("mentions: # names\ndate: 2025\n", "Lee", "lee", "mentions: # names\n  Lee: lee\ndate: 2025\n"),
        ("mentions: ~ # names\n", "Lee", "lee", "mentions: {Lee: lee} # names\n"),
        ("mentions: {}\n", "Lee", "lee", "mentions: {Lee: lee}\n"),
        # another line of it
        ("mentions:\n    Kim: none # he\n\n# x\n", "Lee", "lee", "mentions:\n    Kim: none # he\n    Lee: lee\n\n# x\n"),
        ("mentions: {Kim: none}\n", "Lee", "lee", "mentions: {Kim: none, Lee: lee}\n"),
        ("mentions: {\n  Kim: none, # he\n}\n", "Lee", "lee", "mentions: {\n  Kim: none, Lee: lee, # he\n}\n"),
        # another id in a line
        ("mentions:\n  Kim: a # he\n  Lee: 'b'\n", "Kim", "none", "mentions:\n  Kim: none # he\n  Lee: 'b'\n"),
        ("mentions:\n  Kim: a # he\n  Lee: 'b'\n", "Lee", "c", "mentions:\n  Kim: a # he\n  Lee: 'c'\n"),
        ("mentions:\n  'Kim': # he\n", "Kim", "a", "mentions:\n  'Kim': a # he\n"),
        ('mentions: {"Kim": a, Lee: b}\n', "Kim", "c", 'mentions: {"Kim": c, Lee: b}\n'),
        ("mentions:\n  O’Brien: a\n", "O'Brien", "b", "mentions:\n  O’Brien: b\n"),
        # a line less
        ("mentions:\n  Kim: a # he\n  Lee: b\n", "Kim", "", "mentions:\n  Lee: b\n"),
        ("date: 2025\nmentions:\n  Kim: a\nslug: x\n", "Kim", "", "date: 2025\nslug: x\n"),
        ("mentions: # names\n  Kim: a\n", "Kim", "", "mentions: # names\n"),
        ("mentions: {Kim: a, Lee: b}\n", "Kim", "", "mentions: {Lee: b}\n"),
        ("mentions: {Kim: a, Lee: b}\n", "Lee", "", "mentions: {Kim: a}\n"),
        ("mentions: {Kim: a}\n", "Kim", "", "mentions: {}\n"),
        ("mentions: {Kim: a, # he\n  Lee: b}\n", "Lee", "", "mentions: {Kim: a, # he\n  }\n"),
        ("mentions: {Kim: a, # he\n  Lee: b}\n", "Kim", "", "mentions: { # he\n  Lee: b}\n"),
    ],
)  # fmt: skip
def test_one_line_changes_and_all_else_stays(front, words, target, after):
    assert written(HEAD + front, words, target) == HEAD + after


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("no", "'no': lee"),
        ("Talks: the end", "'Talks: the end': lee"),
        ("C # major", "'C # major': lee"),
        ("@lee", "'@lee': lee"),
        ("2025", "'2025': lee"),
        ("O'Brien", "O'Brien: lee"),
        ("'Ndrangheta", "'''Ndrangheta': lee"),
        ("<b>Lee", "<b>Lee: lee"),
        ("이재명", "이재명: lee"),
        ("Ahn\nSeo-yeon", "Ahn Seo-yeon: lee"),
    ],
)
def test_words_stand_in_quotes_where_yaml_needs_them(words, line):
    assert written(HEAD, words, "lee") == f"{HEAD}mentions:\n  {line}\n"


def test_an_id_that_reads_as_something_else_stands_in_quotes():
    assert written(HEAD, "Norway", "no") == f"{HEAD}mentions:\n  Norway: 'no'\n"


def test_a_front_matter_between_braces_stays_so():
    assert written("{title: Ulm}\n", "Lee", "lee") == "{title: Ulm, mentions: {Lee: lee}}\n"


def test_an_indented_front_matter_keeps_its_indent():
    assert written("  title: Ulm\n", "Lee", "lee") == "  title: Ulm\n  mentions:\n    Lee: lee\n"


def test_a_text_over_several_lines_at_the_end_stays_what_it_is():
    front = "title: Ulm\ndek: |\n  One.\n\n"
    assert written(front, "Lee", "lee") == f"mentions:\n  Lee: lee\n{front}"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_the_byte_order_mark_stay(end, mark):
    lines = ["---", "title: Ulm", "mentions:", "  Kim: a", "---", "Text.", ""]
    more = [*lines[:4], "  Lee: lee", *lines[4:]]
    text = mark + end.join(lines)
    assert with_mention(text, "Lee", "lee") == mark + end.join(more)
    assert with_mention(mark + end.join(more), "Lee", "") == text


def test_what_was_written_into_a_file_without_the_key_can_be_undone_to_the_byte():
    text = "---\ntitle: Ulm\n---\nText."
    assert with_mention(with_mention(text, "Lee", "none"), "Lee", "") == text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Text.\n", "no front matter"),
        ("---\ntitle: Ulm\n", "mended first: line 1"),
        ("---\ntitle: [\n---\n", "mended first"),
        ("---\ntitle: Ulm\nmentions: &a {Kim: b}\n---\n", "mended first: line 3"),
        ("---\ntitle: Ulm\nmentions:\n  Kim: a\n  Kim: b\n---\n", "stands twice"),
        ("---\ntitle: Ulm\nmentions: {O'Lee: a, O’Lee: b}\n---\n", "stands twice"),
        ("---\ntitle: Ulm\x07\n---\n", "mended first: line 2"),
        ("---\ntitle: Ulm\nmentions: [Kim]\n---\n", "no list of words"),
        ("---\ntitle: Ulm\nmentions: Kim\n---\n", "no list of words"),
        ("---\ntitle: Ulm\nmentions:\n  Kim: |\n    a\n---\n", "edit it by hand"),
        ("---\ntitle: Ulm\n...\n---\n", "edit it by hand"),
    ],
)
def test_what_cannot_be_written_cleanly_is_refused(text, why):
    with pytest.raises(Refused, match=re.escape(why)):
        with_mention(text, "O'Lee", "lee")


@pytest.mark.parametrize("words", ["", "  \n", "x" * (LONGEST + 1)])
def test_words_that_are_none_or_too_many_are_refused(words):
    with pytest.raises(Refused, match="characters"):
        with_mention("---\ntitle: Ulm\n---\n", words, "lee")


def test_a_line_that_is_not_there_cannot_be_taken_out():
    with pytest.raises(Refused, match="doesn't stand"):
        with_mention("---\ntitle: Ulm\n---\n", "Lee", "")


WORDS = st.one_of(
    st.sampled_from(["no", "~", "Lee", "O’Brien", "a: b", "- x", "? y", "{z}", "&a", "<b>", "\u05d0", "'"]),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=9),
)  # fmt: skip
IDS = st.sampled_from(["lee", "none", "no", "1-a", "2025-01-01", "1e5", "o"])
COMMENTS = st.sampled_from(["", "  # why"])


@st.composite
def sources(draw):
    """A source as an editor may have written it, with any `mentions:`."""
    known = draw(st.dictionaries(st.sampled_from(["Kim", "no", "A b", "Ö"]), IDS, max_size=3))
    quote = draw(st.sampled_from(["", "'", '"']))
    pairs = [f"{quote}{surface}{quote}: {quote}{id_}{quote}" for surface, id_ in known.items()]
    if draw(st.booleans()):
        lines = [f"mentions: {{{', '.join(pairs)}}}{draw(COMMENTS)}"]
    else:
        indent = " " * draw(st.integers(1, 4))
        lines = ["mentions:", *(indent + pair + draw(COMMENTS) for pair in pairs)]
    before = draw(
        st.lists(st.sampled_from(["# note", "", "date: 2025", "tags:\n- a"]), unique=True)
    )
    after = draw(
        st.lists(st.sampled_from(["# more", "", "slug: x", "dek: |\n  a\n  b"]), unique=True)
    )
    body = draw(st.sampled_from(["", "\nText.\n", "\nmentions:\n  Kim: x\n---\n"]))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    text = "\n".join(["---", "title: x", *before, *lines, *after, "---", body])
    return draw(st.sampled_from(["", "\ufeff"])) + text.replace("\n", end), known


LINES = 2
"""That may differ: that of the words, and that of the key."""


def differing(one, other):
    """The middles of two texts, without what they begin and end with alike."""
    start = alike(one, other)
    one, other = one[start:], other[start:]
    end = alike(one[::-1], other[::-1])
    return one[: len(one) - end], other[: len(other) - end]


def alike(one, other):
    """How many signs two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def plain_spaces(words):
    return re.sub(r"\s", " ", words).strip()


@given(sources(), WORDS, st.one_of(IDS, st.just("")))
def test_the_result_says_what_was_said_and_this_one_thing(source, words, target):
    text, known = source
    surface = next(
        (old for old in known if fold(old) == fold(plain_spaces(words))), plain_spaces(words)
    )
    try:
        edited = with_mention(text, words, target)
    except Refused:
        assume(surface in known or (target and words.isprintable() and words.strip()))
        raise
    before, after = front_matter("", text), front_matter("", edited)
    wanted = {key: value for key, value in {**known, surface: target}.items() if value}
    was, now = plain(before.tree), plain(after.tree)
    assert now.pop("mentions", {}) == wanted
    assert now == {key: value for key, value in was.items() if key != "mentions"}
    assert after.body.text == before.body.text
    lost, new = differing(text, edited)
    assert len(lost.splitlines()) <= LINES
    assert len(new.splitlines()) <= LINES
    assert not lost or surface in known  # a new line takes nothing away
    assert not new or target
    assert edited.count("\r\n") == edited.count("\n") or "\r\n" not in text
    assert with_mention(edited, words, target) == edited if target else surface not in wanted
