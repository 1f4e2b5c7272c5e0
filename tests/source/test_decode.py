"""Bytes of any kind become clean text or a finding with a place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.source.decode import LIMIT, decode


def said(data: bytes) -> list[tuple[str, int, int]]:
    return [(f.code, f.place.line, f.place.column) for f in decode("a.md", data)[1]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_every_line_end_becomes_lf(end):
    assert decode("a.md", f"one{end}two{end}".encode()) == ("one\ntwo\n", ())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_toml_takes_for_no_line_end_stays_in_its_texts(end):
    text = f'title = "one\u2028two\u2029"{end}x = 1{end}'
    assert decode("briefgen.toml", text.encode()) == ('title = "one\u2028two\u2029"\nx = 1\n', ())


def test_a_byte_order_mark_changes_nothing():
    assert decode("a.md", b"\xef\xbb\xbfSeoul") == ("Seoul", ())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le", "utf-32"])
def test_wide_encodings_are_refused_by_name(encoding):
    text, findings = decode("a.md", "---\ntitle: x\n---\n".encode(encoding))
    assert text is None
    assert findings[0].code == "bad-encoding"
    assert findings[0].message.startswith(f"The file is {encoding[:6].upper()}")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_an_invalid_byte_is_found_at_its_line_and_column(end):
    data = f"Zürich{end}Caf".encode() + b"\xe9 here"
    assert decode("a.md", data)[0] is None
    assert said(data) == [("bad-encoding", 2, 4)]


def test_an_encoded_surrogate_is_invalid():
    assert said(b"ab\xed\xa0\x80") == [("bad-encoding", 1, 3)]


@pytest.mark.parametrize(
    "sign", ["\x00", "\x07", "\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\ufeff"]
)
def test_invisible_signs_are_left_out_and_said(sign):
    data = f"one\n😀tw{sign}o\n".encode()
    assert decode("a.md", data)[0] == "one\n😀two\n"
    assert said(data) == [("control-character", 2, 4)]


def test_only_the_first_signs_are_said_one_by_one():
    text, findings = decode("a.md", "a\u202e".encode() * 1000)
    assert text == "a" * 1000
    assert len(findings) == 6
    assert findings[-1].message.startswith("995 more")


def test_what_languages_need_is_kept():
    text = "e\u0301\tא\u200fب\u200cپ 👩\u200d🚀 \u00a0ﬁ"
    assert decode("a.md", text.encode()) == (text, ())


def test_a_file_over_the_limit_is_refused():
    assert decode("a.md", b"x" * LIMIT)[1] == ()
    assert said(b"x" * (LIMIT + 1)) == [("too-large", 1, 1)]


@given(st.binary())
def test_any_bytes_are_answered(data):
    text, findings = decode("a.md", data)
    assert text is not None or findings[0].severity == "error"
    assert all(f.place.line >= 1 and f.place.column >= 1 for f in findings)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_decoded_text_stays_as_it_is(raw):
    text, _ = decode("a.md", raw.encode())
    if text is not None:
        assert decode("a.md", text.encode()) == (text, ())
