"""Take the pictures in docs/images/ from the demo site.

Usage: python scripts/screenshots.py [SITE]

SITE is a folder that `briefgen build` made; without it the demo is built into a temporary folder.
Needs playwright and Chromium (`/usr/bin/chromium`, or the path in CHROMIUM). The pages are opened
from disk, so the pictures also prove that they need no server.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
LARGEST = 250_000
"""Bytes of a picture: the README shows several."""

WIDE = ViewportSize(width=1360, height=900)
PHONE = ViewportSize(width=390, height=760)
TODAY = "2025-01-10T12:00:00Z"
"""What the browser takes for the present: the page says how old a briefing is."""
BRIEFING = "briefings/blinken-final-trip.html"


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its name, the page, the window, and what is done before it is taken.

    `to` is the selector of an element that is brought to the top; `card` one that is hovered.
    """

    name: str
    page: str
    view: ViewportSize
    scheme: Literal["light", "dark"] = "light"
    to: str = ""
    card: str = ""


SHOTS = (
    Shot("briefing", BRIEFING, WIDE, to=".kick"),
    Shot("briefing-dark", BRIEFING, WIDE, "dark", to=".kick"),
    Shot("phone", BRIEFING, PHONE),
    Shot("phone-dark", BRIEFING, PHONE, "dark"),
    Shot("phone-notes", BRIEFING, ViewportSize(width=390, height=580), to="#people-and-terms"),
    Shot("card", BRIEFING, ViewportSize(width=900, height=560), to="#p2", card="#p3 a.ref"),
    Shot("entity", "people/antony-blinken.html", WIDE),
    Shot("home", "index.html", WIDE),
)


def main(site: Path) -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    program = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for shot in SHOTS:
            picture = take(browser, site, shot)
            if len(picture) > LARGEST:
                sys.exit(f"{shot.name}.png has {len(picture):,} bytes, at most {LARGEST:,}")
            (IMAGES / f"{shot.name}.png").write_bytes(picture)
        browser.close()


def take(browser: Browser, site: Path, shot: Shot) -> bytes:
    """The picture as PNG."""
    page = browser.new_page(
        viewport=shot.view, color_scheme=shot.scheme, device_scale_factor=scale(shot.view)
    )
    page.clock.set_fixed_time(TODAY)
    page.goto((site / shot.page).as_uri())
    if shot.to:
        page.locator(shot.to).first.evaluate("place => place.scrollIntoView({behavior: 'instant'})")
    if shot.card:
        page.locator(shot.card).first.hover()
        page.wait_for_timeout(600)  # a card opens after 300 ms
    picture = page.screenshot()
    page.close()
    return picture


def scale(view: ViewportSize) -> float:
    """Sharp where the window is small; a wide one would be too many bytes."""
    return 2 if view["width"] < 600 else 1


def build(site: Path) -> None:
    command = [sys.executable, "-m", "briefgen", "build", str(ROOT), "--output", str(site)]
    subprocess.run(command, check=True)  # noqa: S603 - our own program


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]).resolve())
    else:
        with tempfile.TemporaryDirectory() as folder:
            build(Path(folder) / "site")
            main(Path(folder) / "site")
