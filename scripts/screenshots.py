"""Take the pictures in docs/images/ from the demo site, in each of the themes.

Usage: python scripts/screenshots.py [NAME…]

NAMEs are those of pictures to take; without any, all are taken. The demo is built into a temporary
folder. Needs playwright and Chromium (`/usr/bin/chromium`, or the path in CHROMIUM). The pages are
opened from disk, so the pictures also prove that they need no server.

The same machine takes the same pictures. Another one has other fonts: the themes name those of the
reader's system. Those in docs/images/ were taken with Inter, Liberation and URW's base fonts, whose
P052 is a Palatino.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
LARGEST = 150_000
"""Bytes of a picture: the README shows several."""

WIDE = ViewportSize(width=1360, height=900)
PHONE = ViewportSize(width=390, height=760)
TODAY = "2025-01-10T12:00:00Z"
"""What the browser takes for the present: the page says how old a briefing is."""
BRIEFING = "briefings/blinken-final-trip.html"


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its name, the page, the window, the theme, and what is done before it is taken.

    `to` is the selector of an element that is brought to the top; `card` one that is hovered.
    """

    name: str
    page: str
    view: ViewportSize
    scheme: Literal["light", "dark"] = "light"
    to: str = ""
    card: str = ""
    theme: str = "wire"


SHOTS = (
    Shot("briefing", BRIEFING, WIDE, to=".kick"),
    Shot("briefing-dark", BRIEFING, WIDE, "dark", to=".kick"),
    Shot("phone", BRIEFING, PHONE),
    Shot("phone-dark", BRIEFING, PHONE, "dark"),
    Shot("phone-notes", BRIEFING, ViewportSize(width=390, height=580), to="#people-and-terms"),
    Shot("card", BRIEFING, ViewportSize(width=900, height=560), to="#p2", card="#p3 a.ref"),
    Shot("entity", "people/antony-blinken.html", WIDE),
    Shot("home", "index.html", WIDE),
    *(
        shot
        for theme in ("ledger", "postcard")
        for shot in (
            Shot(f"{theme}-home", "index.html", WIDE, theme=theme),
            Shot(f"{theme}-briefing", BRIEFING, WIDE, theme=theme),
            Shot(f"{theme}-phone", BRIEFING, PHONE, "dark", theme=theme),
        )
    ),
)


def main(names: list[str]) -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    wanted = [shot for shot in SHOTS if shot.name in names or not names]
    program = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        sites = {theme: build(Path(folder), theme) for theme in {shot.theme for shot in wanted}}
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for shot in wanted:
            picture = small(take(browser, sites[shot.theme], shot))
            if len(picture) > LARGEST:
                sys.exit(f"{shot.name}.png has {len(picture):,} bytes, at most {LARGEST:,}")
            (IMAGES / f"{shot.name}.png").write_bytes(picture)
        browser.close()


def small(picture: bytes) -> bytes:
    """The picture in 256 colours: pages have few, and shades of them at the edges of letters."""
    file = io.BytesIO()
    flat = Image.open(io.BytesIO(picture)).convert("RGB")
    flat.quantize(256, dither=Image.Dither.NONE).save(file, "png", optimize=True)
    return file.getvalue()


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


def build(folder: Path, theme: str) -> Path:
    """The demo in a theme."""
    project = folder / theme
    shutil.copytree(ROOT / "content", project / "content")
    settings = (ROOT / "briefgen.toml").read_text("utf-8")
    settings = settings.replace('theme = "wire"', f'theme = "{theme}"')
    (project / "briefgen.toml").write_text(settings, "utf-8")
    command = [sys.executable, "-m", "briefgen", "build", str(project)]
    subprocess.run(command, check=True)  # noqa: S603 - our own program
    return project / "site"


if __name__ == "__main__":
    main(sys.argv[1:])
