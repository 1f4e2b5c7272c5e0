"""Queries: names, arguments, types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from little_site import BASE, Shelf, glossary, leaf

from briefgen.findings import Failure
from briefgen.graph.build import Build
from briefgen.graph.query import Query, names, option, passed, query, read

if TYPE_CHECKING:
    from decimal import Decimal


def test_two_queries_of_one_name_are_refused() -> None:
    def leaf(build: Build) -> str:
        return ""

    with pytest.raises(TypeError, match="two queries are named leaf"):
        query(leaf)


def test_a_module_that_is_loaded_again_may_define_its_queries_again() -> None:
    again = query(leaf.function)
    assert Query.registry["leaf"] is again
    Query.registry["leaf"] = leaf


def test_arguments_are_strings_by_position() -> None:
    build = Build(Shelf(dict(BASE)))
    with pytest.raises(TypeError, match="strings by position"):
        leaf(build, 1)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="strings by position"):
        leaf(build, name="fog")


def test_an_argument_that_is_no_text_is_a_finding() -> None:
    with pytest.raises(Failure, match="not UTF-8"):
        read(Build(Shelf({})), "notes/\udcff.txt")


def test_the_type_of_an_answer_is_the_return_annotation() -> None:
    assert glossary.type == dict[str, str]
    assert read.type == bytes | None


def test_a_return_type_must_exist_at_run_time() -> None:
    @query
    def counted_in_decimals(build: Build) -> Decimal:
        raise NotImplementedError

    with pytest.raises(NameError, match="Decimal"):
        _ = counted_in_decimals.type


def test_inputs_answer_from_the_inputs() -> None:
    build = Build(Shelf({"a/x.txt": "hello"}, {"future": "yes"}))
    assert read(build, "a/x.txt") == b"hello"
    assert read(build, "a/y.txt") is None
    assert names(build, "a") == ("x.txt",)
    assert option(build, "future") == "yes"
    assert option(build, "past") == ""
    assert passed(build, "2025-01-03T12:00:00+00:00")
    assert not passed(build, "2025-01-03T12:00:00-00:01")
