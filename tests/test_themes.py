"""The tokens of the built-in themes: all are given, and their colours can be told apart."""

from __future__ import annotations

import re
from pathlib import Path

import project as tools
import pytest
from project import THEMES

from briefgen.cli.session import themes
from briefgen.cli.theming import MEANINGS, themes_of, tokens

ROOT = Path(__file__).resolve().parent.parent
SCHEMES = ("light", "dark")

# Foreground, background, and how far apart they must be (WCAG 2.2: 1.4.3 for text, 1.4.11).
PAIRS = [
    *[
        (ink, ground, 4.5)
        for ink in ("--ink", "--soft", "--accent")
        for ground in ("--paper", "--tint")
    ],
    ("--ink", "--glow", 4.5),
    ("--soft", "--glow", 4.5),
    ("--accent", "--glow", 3.0),
]
OF_THEIR_OWN = {
    "ledger": [("--on-band", "--band", 7.0)],  # what stands in the band is a little transparent
    "postcard": [("--ink", "--desk", 4.5), ("--soft", "--desk", 4.5), ("--accent", "--desk", 3.0)],
}


def colour(theme: str, token: str, scheme: str) -> str:
    value = tokens(themes_of(ROOT / "tests"), theme)[token]
    pair = re.fullmatch(r"light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", value)
    assert pair, f"{token}: {value}"
    return pair[1 + SCHEMES.index(scheme)]


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("theme", THEMES)
def test_text_and_lines_stand_out(theme: str, scheme: str) -> None:
    weak = {}
    for ink, ground, least in (*PAIRS, *OF_THEIR_OWN.get(theme, ())):
        value = contrast(colour(theme, ink, scheme), colour(theme, ground, scheme))
        if value < least:
            weak[ink, ground] = round(value, 2)
    assert weak == {}


def test_every_theme_gives_every_token_that_is_used() -> None:
    shared = (themes() / "wire/assets/_shared.css").read_text("utf-8")
    used = set(re.findall(r"var\((--[a-z-]{3,})", shared)) - {"--page"}
    assert used == set(MEANINGS)
    for theme in THEMES:
        own = (themes() / theme / "assets/look.css").read_text("utf-8")
        given = tokens(themes_of(ROOT / "tests"), theme)
        assert set(MEANINGS) <= set(re.findall(r"(--[\w-]+):", own)), theme
        assert set(re.findall(r"var\((--[a-z-]{3,})", own)) - {"--page"} <= set(given), theme


def test_the_themes_that_are_tested_are_those_there_are() -> None:
    assert {path.parent.name for path in themes().glob("*/theme.toml")} == set(THEMES)


def test_a_brace_that_is_missing_in_a_stylesheet_is_said_at_its_place(tmp_path: Path) -> None:
    files = {
        **tools.FILES,
        "briefgen.toml": tools.FILES["briefgen.toml"] + 'theme = "mine"\n',
        "themes/mine/theme.toml": 'extends = "wire"\n',
        "themes/mine/assets/look.css": '@import "wire/look.css";\n\n.a {\n  color: red;\n',
    }
    _, findings = tools.create(tmp_path, files).site()
    (found,) = [f for f in findings if f.code == "template-error"]
    assert str(found.place) == "themes/mine/assets/look.css:3:4"
    assert "has no }" in found.message


def test_what_is_left_out_of_a_theme_file_is_said(tmp_path: Path) -> None:
    files = {
        **tools.FILES,
        "briefgen.toml": tools.FILES["briefgen.toml"] + 'theme = "mine"\n',
        "themes/mine/theme.toml": 'description = "My\\u202e own"\nextends = "wire"\n',
    }
    _, findings = tools.create(tmp_path, files).site()
    (found,) = [f for f in findings if f.code == "control-character"]
    assert str(found.place) == "themes/mine/theme.toml:1:15"


@pytest.mark.parametrize(
    ("template", "line", "said"),
    [
        ("{{ site.titel }}", 3, "SiteInfo has no attribute 'titel'; did you mean 'title'?"),
        ("{{ sites.title }}", 3, "'sites' is undefined; did you mean 'site'?"),
        ("{{ lnk(page.url) }}", 3, "'lnk' is undefined; did you mean 'link'?"),
        ("{{ site.title | uper }}", 3, "No filter named 'uper'; did you mean 'upper'?"),
        ("{{ zzz }}", 3, "'zzz' is undefined"),
    ],
)
def test_a_name_that_a_template_mistypes_is_said_as_it_was_meant(
    tmp_path: Path, template: str, line: int, said: str
) -> None:
    own = f'{{% extends "wire/base.html" %}}\n{{% block bottom %}}\n{template}\n{{% endblock %}}\n'
    _, findings = tools.create(tmp_path, {**tools.FILES, "templates/base.html": own}).site()
    found = {(f.code, str(f.place), f.message) for f in findings if f.severity == "error"}
    assert found == {("template-error", f"templates/base.html:{line}", said)}


def test_a_block_that_nothing_shows_is_said(tmp_path: Path) -> None:
    own = '{% extends "wire/base.html" %}\n\n{% block botom %}Printed.{% endblock %}\n'
    _, findings = tools.create(tmp_path, {**tools.FILES, "templates/base.html": own}).site()
    (found,) = {(f.code, str(f.place), f.message) for f in findings if f.severity == "error"}
    assert found[:2] == ("template-error", "templates/base.html:3")
    assert found[2].endswith("has a block 'botom'; did you mean 'bottom'?")


def test_blocks_within_blocks_and_those_of_an_own_frame_are_shown(tmp_path: Path) -> None:
    files = {
        **tools.FILES,
        "templates/frame.html": '{% extends "wire/briefing.html" %}{% block ending %}'
        "{% block mine %}one{% endblock %}{% endblock %}",
        "templates/briefing.html": '{% extends "frame.html" %}{% block mine %}two{% endblock %}'
        "{% block title %}Three{% endblock %}{% block own %}Four{% endblock %}"
        "{% block bottom %}{{ self.own() }}{% endblock %}",
    }
    pages, findings = tools.create(tmp_path, files).site()
    assert [f for f in findings if f.severity == "error"] == []
    html = pages["briefings/vote.html"].decode()
    assert "<title>Three</title>" in html
    assert "two" in html
    assert "Four" in html


def test_a_missing_template_is_said_once_where_it_is_asked_for(tmp_path: Path) -> None:
    own = '\n{% extends "wire/bse.html" %}\n'
    _, findings = tools.create(tmp_path, {**tools.FILES, "templates/base.html": own}).site()
    found = {(f.code, str(f.place), f.message) for f in findings if f.severity == "error"}
    assert found == {
        ("missing-template", "templates/base.html:2", "there is no template “wire/bse.html”")
    }


def test_own_words_in_the_foot_stand_within_it(tmp_path: Path) -> None:
    own = '{% extends "wire/base.html" %}{% block foot %}<p>Of mine.</p>{% endblock %}'
    pages, findings = tools.create(tmp_path, {**tools.FILES, "templates/base.html": own}).site()
    assert [f for f in findings if f.severity == "error"] == []
    for url in ("index.html", "archive.html", "briefings/vote.html", "404.html"):
        _, foot = pages[url].decode().split('<footer class="bottom"')
        assert "<p>Of mine.</p>" in foot.partition("</footer>")[0], url
