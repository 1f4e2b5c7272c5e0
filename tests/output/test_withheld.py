"""`rights: excerpt` and `link` hold in every edition: no sentence of the text is in any byte."""

from __future__ import annotations

from pathlib import Path

import canaries
import pytest
from test_leaks import project, published, write

SHOWN = {
    *("zqxwithheadline", "zqxwithdek", "zqxwithkicker", "zqxwithslug", "zqxwithtag"),
    *("zqxwithsection", "zqxwiththread", "zqxwithdateline", "zqxwithcorrection"),
    *("zqxwithwriter", "zqxwithsource", "zqxwithpublisher", "zqxwithsourceurl"),
}
"""What stands on the page whatever its rights are."""
PICTURE = {"zqxwithleadalt", "zqxwithleadcaption", "zqxwithleadcredit", "zqxwithlead", "zqxpixels"}


@pytest.fixture(params=("wire", "ledger", "postcard"))
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("rights", ["excerpt", "link"])
def test_no_word_of_the_text_is_in_any_byte(tmp_path: Path, theme: str, rights: str) -> None:
    heard = canaries.words(published(project(tmp_path, theme, **{"with": (f"rights: {rights}",)})))
    assert heard >= SHOWN
    assert heard & (canaries.in_body("with") | PICTURE) == set()
    told = {"zqxwithlabel", "zqxwithgloss", "zqxwithtermgloss"}
    assert told & heard == (told if rights == "excerpt" else set())


def test_of_a_mere_link_nothing_is_named(tmp_path: Path) -> None:
    heard = canaries.words(published(project(tmp_path, **{"with": ("rights: link",)})))
    assert heard & canaries.in_entries("with") == set()
    assert "zqxwith" not in heard


@pytest.mark.parametrize("rights", ["excerpt", "link"])
def test_rights_that_are_withdrawn_leave_no_word(tmp_path: Path, rights: str) -> None:
    made = project(tmp_path / "once", **{"with": ()})
    published(made)
    write(made, "with", f"rights: {rights}")
    assert published(made) == published(
        project(tmp_path / "never", **{"with": (f"rights: {rights}",)})
    )
