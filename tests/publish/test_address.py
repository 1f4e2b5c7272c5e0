"""Which URL paths may become files."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.filenames import key
from briefgen.publish.address import unusable

REFUSED = [
    "", "/etc/passwd", "../x.html", "a/../b.html", "a/./b", "a//b", "a/", ".", "..", "a\\b",
    "c:/x", "c:x", "a\0b", "a\nb", "a?b", "a*b", 'a"b', "a<b", "a|b", "con", "CON.html", "x/nul.txt",
    "com1", "lpt9.html", "com¹", "x.", "x ", "a./b", "\ud800", "é" * 128, ".git/config", "GIT~1/x",
    ".briefgen.json", ".Briefgen.JSON", ".briefgen/x", "x\x7f",
]  # fmt: skip


@pytest.mark.parametrize("url", REFUSED)
def test_an_unportable_path_is_refused(url):
    assert [finding.code for finding in unusable([url])] == ["bad-slug"]


@pytest.mark.parametrize(
    "url", ["index.html", ".nojekyll", ".well-known/x", "a b.html", "東京/x.html", "console.html"]
)
def test_a_portable_path_is_allowed(url):
    assert unusable([url]) == ()


@pytest.mark.parametrize(
    "urls",
    [
        ["a.html", "A.html"],
        ["é.html", unicodedata.normalize("NFD", "é.html")],
        ["straße.html", "strasse.html"],
        ["people/x.html", "People/y.html"],
        ["people", "people/x.html"],
        ["People", "people/x.html"],
    ],
)
def test_paths_that_one_file_system_cannot_tell_apart_are_refused(urls):
    findings = unusable(urls)
    assert {finding.code for finding in findings} == {"duplicate-address"}
    assert all(url.split("/")[0] in findings[0].message for url in urls)


@given(st.lists(st.text(max_size=20), max_size=5))
def test_any_text_is_answered_and_never_raises(urls):
    assert {finding.code for finding in unusable(urls)} <= {"bad-slug", "duplicate-address"}


@given(st.text(max_size=20))
def test_keys_ignore_normalisation(text):
    assert key(unicodedata.normalize("NFC", text)) == key(unicodedata.normalize("NFD", text))
