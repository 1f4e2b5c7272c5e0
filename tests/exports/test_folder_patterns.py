"""Patterns of strangers: what could be tried for ages is not."""

from __future__ import annotations

import pytest

from briefgen.exports.folders.patterns import expressed, globbed

PATH = "a" * 200


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+b",
        "(?x:(a+) +b)",
        "(a+)(?#)+b",
        ".{,200}" * 6 + "b",
        "(aa|a)" * 33 + "b",
        "(|a)" * 49 + "b",
        "a?" * 90 + "b",
        ".*.*.*b",
        "b" * 201,
    ],
)
def test_an_expression_that_could_take_ages_counts_as_found_untried(pattern: str) -> None:
    assert expressed([pattern], PATH)


def test_escaped_signs_repeat_what_they_are() -> None:
    """“\\\\*” is a backslash that is repeated, not a star."""
    assert expressed([r"\\*" * 30 + "b"], "\\" * 150)


@pytest.mark.parametrize(
    "pattern",
    [
        r"\.(bak|tmp|swp|orig)$",
        "wip/.*",
        "^content/.*/old/.*$",
        r"a\.*b$",
        "(a|b)?/x",
        r"\(a\)*\?b",
    ],
)
def test_an_ordinary_one_is_tried(pattern: str) -> None:
    assert not expressed([pattern], "/content/desk/" + "ferry" * 8 + ".md")


@pytest.mark.parametrize(
    ("patterns", "path"),
    [
        (["{" * 100_000], "a.md"),
        (["*b"] * 9, "a/" * 60 + "a.md"),
        (["a.md", "!" + "{" * 300], "a.md"),
    ],
)
def test_long_patterns_and_deep_paths_are_passed_over_untried(
    patterns: list[str], path: str
) -> None:
    assert globbed(patterns, path)


def test_without_patterns_nothing_is_passed_over() -> None:
    assert not globbed([], "a/" * 60 + "a.md")
