"""Mails in Chromium: one column on every screen, readable in light and dark, in every theme."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from mail.mailproject import all_of
from playwright.sync_api import Browser, Page
from project import THEMES

from briefgen.site.mail_models import Mail

pytestmark = pytest.mark.browser
PROJECTS = {
    "demo": ("", {"blinken-final-trip", "foreign-military-sale-explained", "digest"}),
    "arabic": ("tests/fixtures/arabic", {"raseef", "digest"}),
    "odd": ("tests/fixtures/odd", {"long", "arabic"}),
}
FITS = "document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture(
    scope="module", params=[*((t, "demo") for t in THEMES), ("wire", "arabic"), ("wire", "odd")]
)
def mails(
    request: pytest.FixtureRequest, root: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Mail]:
    theme, name = request.param
    start, wanted = PROJECTS[name]
    place = tmp_path_factory.mktemp("mails")
    for part in ("content", "locales"):
        if (root / start / part).is_dir():
            shutil.copytree(root / start / part, place / part)
    given = (root / start / "briefgen.toml").read_text("utf-8").splitlines(keepends=True)
    kept = "".join(line for line in given if not line.startswith(("url", "theme")))
    settings = f'url = "https://example.org/"\ntheme = "{theme}"\n{kept}'
    (place / "briefgen.toml").write_text(settings, "utf-8")
    found = {name: mail for name, mail in all_of(place)[1].items() if name in wanted}
    assert set(found) == wanted
    return found


def opened(browser: Browser, width: int, scheme: str) -> Page:
    return browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)


@pytest.mark.parametrize("width", [320, 360, 600, 1280])
def test_it_is_one_column_of_at_most_600_pixels(
    browser: Browser, mails: dict[str, Mail], width: int
) -> None:
    page = opened(browser, width, "light")
    for mail in mails.values():
        page.set_content(mail.html, wait_until="domcontentloaded")
        assert page.evaluate(FITS), mail.name
        box = page.locator(".column").bounding_box()
        assert box
        assert box["width"] <= 600
        blocks = page.locator(".column > *").evaluate_all(
            "all => all.map(e => e.getBoundingClientRect()).map(b => [b.top, b.bottom])"
        )
        assert all(above[1] <= below[0] + 1 for above, below in pairwise(blocks))
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, mails: dict[str, Mail], scheme: str) -> None:
    axe, page = Axe(), opened(browser, 360, scheme)
    # A mail is shown inside a page of the mail program, whose landmarks are its own.
    rules = {"region": {"enabled": False}, "landmark-one-main": {"enabled": False}}
    for mail in mails.values():
        page.set_content(mail.html, wait_until="domcontentloaded")
        found = axe.run(page, options={"preload": False, "rules": rules}).response["violations"]
        said = [f"{item['id']}: {node['html']}" for item in found for node in item["nodes"]]
        assert said == [], mail.name
    page.close()


def test_without_the_sheet_the_mail_keeps_its_light_colours_on_a_dark_screen(
    browser: Browser, mails: dict[str, Mail]
) -> None:
    page = opened(browser, 360, "dark")
    colour = "e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"
    for mail in mails.values():
        seen = []
        for html in (mail.html, mail.html.replace("<style>", "<style media=not>")):
            page.set_content(html, wait_until="domcontentloaded")
            seen.append(page.locator(".sheet").evaluate(colour))
        (dark_ink, dark_paper), (ink, paper) = [[sum(rgb(it)) for it in pair] for pair in seen]
        assert dark_ink > 500
        assert dark_paper < 150
        assert ink < 200
        assert paper > 600
    page.close()


def rgb(colour: str) -> list[int]:
    return [int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
