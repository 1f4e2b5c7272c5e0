"""Expressions that were kept when briefgen was installed are what `re` gives now."""

from __future__ import annotations

import gc
import re
import sys
import weakref
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from briefgen import expression_codes
from briefgen.expression_codes import keep, kept, ours
from briefgen.expressions import expression

NAMED = (r"(?P<day>[1-9]|[12]\d|3[01]) (?P<month>May|June)(?!\w)", re.IGNORECASE)
PLAIN = (r"(?<!\w)(?:alpha|beta)+", 0)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where codes are looked for; there are none yet."""
    found = tmp_path / "codes"
    monkeypatch.setattr(expression_codes, "FOLDER", found)
    return found


def file(folder: Path) -> Path:
    (found,) = folder.iterdir()
    return found


def test_ours_are_found_though_they_were_frozen_before_forking() -> None:
    before = len(ours())
    gc.freeze()
    assert len(ours()) == before > 1000


def test_all_of_ours_come_out_as_re_compiles_them() -> None:
    sources = {(one.pattern, one.source[1]) for one in ours()}
    keep(sources)
    assert {one: kept(*one) for one in sources} == {one: re.compile(*one) for one in sources}
    assert len(sources) > 1000


def test_what_is_found_with_one_that_was_kept_is_what_re_finds() -> None:
    keep([NAMED, PLAIN])
    found = [made.search("on 31 may") for made in (kept(*NAMED), re.compile(*NAMED)) if made]
    assert [one and (one.span(), one.groupdict()) for one in found] == [
        ((3, 9), {"day": "31", "month": "may"})
    ] * 2


def test_one_that_was_kept_is_not_compiled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keep([PLAIN])
    monkeypatch.setattr(re, "compile", None)
    lazy = expression(*PLAIN)
    assert [found[0] for found in lazy.finditer("alphabeta, beta")] == ["alphabeta", "beta"]


@pytest.mark.parametrize("other", [(PLAIN[0] + "?", 0), (PLAIN[0], re.ASCII)])
def test_another_expression_was_not_kept(other: tuple[str, int]) -> None:
    keep([PLAIN])
    assert kept(*other) is None


def test_nothing_was_kept_for_another_python(monkeypatch: pytest.MonkeyPatch) -> None:
    keep([PLAIN])
    monkeypatch.setattr(sys, "byteorder", "middle")
    expression_codes._all.cache_clear()
    assert kept(*PLAIN) is None
    monkeypatch.undo()
    expression_codes._all.cache_clear()


def test_a_second_installation_leaves_nothing_of_the_first(folder: Path) -> None:
    keep([NAMED])
    keep([PLAIN])
    assert file(folder).suffix == ".codes"
    assert kept(*NAMED) is None
    assert kept(*PLAIN) == re.compile(*PLAIN)


def test_a_python_whose_re_is_made_otherwise_keeps_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("re._compiler._code")
    keep([PLAIN])
    assert not folder.exists()
    assert expression(*PLAIN).findall("a beta") == ["beta"]


def test_one_that_cannot_be_kept_keeps_no_other_from_it(monkeypatch: pytest.MonkeyPatch) -> None:
    making = expression_codes._made

    def refused(pattern: str, flags: int) -> expression_codes.Code:
        if pattern == NAMED[0]:
            raise RuntimeError
        return making(pattern, flags)

    monkeypatch.setattr(expression_codes, "_made", refused)
    keep([NAMED, PLAIN])
    assert (kept(*NAMED), kept(*PLAIN)) == (None, re.compile(*PLAIN))


@pytest.mark.parametrize("cut", [0, 1, 20, -1])
def test_half_of_a_file_is_none(cut: int, folder: Path) -> None:
    keep([PLAIN])
    place = file(folder)
    place.write_bytes(place.read_bytes()[:cut])
    expression_codes._all.cache_clear()
    assert kept(*PLAIN) is None
    assert expression(*PLAIN).findall("a beta") == ["beta"]


def test_a_spoilt_bit_is_never_taken_for_a_code(folder: Path) -> None:
    keep([PLAIN])
    place, right = file(folder), re.compile(*PLAIN)
    whole = place.read_bytes()
    for at in range(len(whole) * 8):
        spoilt = bytearray(whole)
        spoilt[at // 8] ^= 1 << at % 8
        place.write_bytes(spoilt)
        expression_codes._all.cache_clear()
        assert kept(*PLAIN) in (None, right)
    place.write_bytes(whole)
    expression_codes._all.cache_clear()
    assert kept(*PLAIN) == right


class Gone:
    """What a weak proxy stood for."""


def test_a_proxy_of_what_is_gone_is_no_expression() -> None:
    proxy = weakref.proxy(Gone())
    assert [one for one in ours() if one is proxy] == []


def test_a_code_that_re_refuses_is_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep([PLAIN])
    made = expression_codes._made(*PLAIN)
    refused = replace(made, numbers=bytes([255]) * len(made.numbers))
    sealed = {expression_codes._digest(*PLAIN): expression_codes._sealed(refused)}
    file(folder).write_bytes(msgspec.msgpack.encode(sealed))
    expression_codes._all.cache_clear()
    assert kept(*PLAIN) is None
    monkeypatch.setattr(expression_codes, "_made", lambda *_: refused)
    keep([PLAIN])  # nothing more, and no installation fails
    assert kept(*PLAIN) is None
