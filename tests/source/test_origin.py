"""Where the inline tokens of a block began, through the public rule API alone."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from briefgen.source.columns import Columns
from briefgen.source.origin import follow, origin_plugin


def traced(source: str):
    tokens = MarkdownIt("commonmark").enable("strikethrough").use(origin_plugin).parse(source)
    return next(token for token in tokens if token.type == "inline")


@pytest.mark.parametrize(
    ("source", "visible", "offsets"),
    [
        ("a *b* c", "a b c", [0, 1, 3, 5, 6]),
        ("***a**", "*a", [0, 3]),
        ("[a*b](u)c", "a*bc", [1, 2, 3, 8]),
        ("`` ` ``x", "`x", [3, 7]),
        ("<xx:y>z", "xx:yz", [1, 2, 3, 4, 6]),
        ("\\*a", "*a", [1, 2]),
        ("&amp;a", "&a", [0, 5]),
        ("a  \n b", "ab", [0, 5]),
        ("![a](b)c", "c", [7]),
    ],
)
def test_each_visible_character_knows_its_source(source, visible, offsets):
    origin = traced(source).meta["origin"]
    assert [origin.source_offset(i) for i in range(len(visible))] == offsets


def test_links_and_images_know_where_they_began():
    places = {
        token.type: token.meta["at"]
        for token in traced("a [b](c) ![d](e) <f:g>").children
        if token.type in ("link_open", "image") and token.info != "auto"
    }
    assert places == {"link_open": 2, "image": 9}


def test_nothing_of_the_watching_is_left_behind():
    env: dict = {}
    MarkdownIt("commonmark").use(origin_plugin).parse("a *b*", env)
    assert env == {}


def test_steps_count_on_from_the_last_one():
    steps = ((0, 5), (3, 20))
    assert [follow(steps, i) for i in (0, 2, 3, 7)] == [5, 7, 20, 24]
    assert follow((), 4) == 4


def test_a_block_without_lines_has_no_line_starts():
    inline = traced("a")
    assert Columns("a", []).of(inline) is None
