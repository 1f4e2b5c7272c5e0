"""Pictures on pages: sizes, captions, descriptions, what is said of bad ones, cards for links."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import project as tools
import pytest
from images.samples import CANARY, bomb, opened, picture, telling
from pagetext import parse
from PIL import Image

from briefgen.cli import session
from briefgen.findings import Finding

STORY = """---
title: A bridge is built
dek: At last.
date: 2025-01-03
section: Diplomacy
{}
---
{}
"""
PHOTO = telling("JPEG", 6, size=(2400, 1800))
SMALL = picture("PNG", (600, 400))
LEAD = (
    'image: {src: photo.jpg, alt: "A bridge <b>", caption: "On Friday & after", credit: Ana Lopez}'
)
SETTINGS = tools.FILES["briefgen.toml"]
Built = tuple[Mapping[str, bytes], tuple[Finding, ...]]


def build(
    root: Path, body: str = "Kim spoke.", front: str = "", settings: str = "", **files: Any
) -> Built:
    project = tools.create(
        root,
        {
            **tools.FILES,
            "briefgen.toml": SETTINGS + settings,
            "content/2025/story.md": STORY.format(front, body),
            "static/map.svg": '<svg width="320" height="200"></svg>',
        },
    )
    (root / "content/2025/photo.jpg").write_bytes(PHOTO)
    (root / "content/2025/small.png").write_bytes(SMALL)
    for name, data in files.items():
        (root / f"content/2025/{name}").write_bytes(data)
    return project.site()


def story(pages: Mapping[str, bytes]) -> str:
    return pages["briefings/story.html"].decode()


def images(html: str) -> list[dict[str, str]]:
    return [element.attrs for element in parse(html).named("img")]


def said(findings: tuple[Finding, ...]) -> list[tuple[str, int, int]]:
    return [
        (f.code, f.place.line, f.place.column)
        for f in findings
        if f.code in ("bad-picture", "missing-alt", "broken-link", "unsafe-url", "large-picture")
    ]


@pytest.fixture
def without_pillow(monkeypatch: pytest.MonkeyPatch) -> None:
    known = session._version
    monkeypatch.setattr(session, "_version", lambda name: "" if name == "pillow" else known(name))


def test_a_photo_is_published_in_smaller_sizes_and_none_is_larger(tmp_path: Path) -> None:
    pages, findings = build(tmp_path, "![A bridge](photo.jpg)\n\n![Small](small.png)")
    names = {url: opened(data).size for url, data in pages.items() if url.startswith("files/")}
    plain = {re.sub(r"\.[0-9a-f]{10}\.", ".", url): size for url, size in names.items()}
    assert plain == {
        "files/2025/photo.jpg.480.webp": (480, 640),
        "files/2025/photo.jpg.800.webp": (800, 1067),
        "files/2025/photo.jpg.1280.webp": (1280, 1707),
        "files/2025/photo.jpg.1280.jpg": (1280, 1707),
        "files/2025/small.png": (600, 400),
        "files/2025/small.png.480.webp": (480, 320),
        "files/2025/small.png.600.webp": (600, 400),
    }
    assert said(findings) == []
    assert not [url for url in names if CANARY.encode() in pages[url]]


@pytest.mark.parametrize("name", ["IMG_0001.JPG", "Mixed.Jpeg"])
def test_the_ending_of_a_picture_may_be_in_capitals(tmp_path: Path, name: str) -> None:
    lead = f"image: {{src: {name}, alt: A bridge}}"
    pages, findings = build(
        tmp_path, f"![A bridge]({name})\n\n[In full]({name})", lead, **{name: PHOTO}
    )
    assert said(findings) == []
    assert f"files/2025/{name}" in pages
    shown = [f"../{url}" for url in pages if url.startswith(f"files/2025/{name}.1280.")]
    assert [image["src"] in shown for image in images(story(pages))] == [True, True]


def test_a_finding_names_a_picture_as_it_was_written(tmp_path: Path) -> None:
    _, findings = build(tmp_path, "![A bridge](<My bridge (1).tiff>)")
    assert ["“My bridge (1).tiff”" in f.message for f in findings if f.code == "unsafe-url"] == [
        True
    ]


def test_every_address_of_a_size_is_one_that_is_published(tmp_path: Path) -> None:
    settings = "[images]\navif = true\n"
    pages, _ = build(tmp_path, "![A bridge](photo.jpg)", settings=settings)
    sources = parse(story(pages)).named("source")
    assert [element.attrs["type"] for element in sources] == ["image/avif", "image/webp"]
    for element in sources:
        for item in element.attrs["srcset"].split(", "):
            address, width = item.split(" ")
            data = pages[address.removeprefix("../")]
            assert f"{opened(data).width}w" == width
            assert f"image/{opened(data).format.lower()}" == element.attrs["type"]


def test_a_pillow_that_writes_no_avif_is_one_finding_on_the_setting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.cli.session._module", lambda _: "")
    body = "![A bridge](photo.jpg)\n\n![B](small.png)"
    pages, findings = build(tmp_path, body, settings="[images]\navif = true\n")
    assert said(findings) == []
    [finding] = [item for item in findings if item.code == "extra-missing"]
    assert (finding.place.path, "`avif = true`" in finding.message) == ("briefgen.toml", True)
    sources = parse(story(pages)).named("source")
    assert {element.attrs["type"] for element in sources} == {"image/webp"}


@pytest.mark.parametrize(
    ("name", "there"), [("PIL._imaging", True), ("PIL._none", False), ("none.of", False)]
)
def test_a_module_is_looked_for_without_loading_it(name: str, *, there: bool) -> None:
    assert session._module(name) == name * there


def test_room_is_kept_for_every_picture_and_only_the_first_is_loaded_at_once(
    tmp_path: Path,
) -> None:
    body = "![A](photo.jpg)\n\n![B](small.png){width=300}\n\n![C](/map.svg){height=100}\n\n![D](small.png)"
    shown = images(story(build(tmp_path, body)[0]))
    assert [(i["width"], i["height"], i.get("loading")) for i in shown] == [
        ("1280", "1707", None),
        ("300", "200", "lazy"),
        ("160", "100", "lazy"),
        ("600", "400", "lazy"),
    ]
    assert {i["decoding"] for i in shown} == {"async"}


@pytest.mark.usefixtures("without_pillow")
def test_without_pillow_pictures_keep_their_size_and_one_note_tells_of_the_extra(
    tmp_path: Path,
) -> None:
    body = "![A](photo.jpg)\n\n![B](small.png)\n\n![C](wide.png)"
    pages, findings = build(tmp_path, body, **{"wide.png": picture("PNG", (1700, 20))})
    shown = images(story(pages))
    assert [(i["src"], i["width"], i["height"]) for i in shown] == [
        ("../files/2025/photo.jpg", "1800", "2400"),
        ("../files/2025/small.png", "600", "400"),
        ("../files/2025/wide.png", "1700", "20"),
    ]
    notes = [f for f in findings if f.code == "large-picture"]
    assert [(f.place.path, "and so are 1 more" in f.message) for f in notes] == [
        ("content/2025/photo.jpg", True)
    ]
    assert CANARY.encode() not in pages["files/2025/photo.jpg"]
    assert "<picture" not in story(pages)


def test_resize_off_leaves_pictures_as_large_as_they_are_and_says_nothing(tmp_path: Path) -> None:
    pages, findings = build(tmp_path, "![A](photo.jpg)", settings="[images]\nresize = false\n")
    assert [url for url in pages if url.startswith("files/")] == ["files/2025/photo.jpg"]
    assert said(findings) == []


def test_a_link_leads_to_the_whole_picture_without_its_metadata(tmp_path: Path) -> None:
    pages, _ = build(tmp_path, "The [whole](photo.jpg) of it.")
    whole = pages["files/2025/photo.jpg"]
    assert [url for url in pages if url.startswith("files/")] == ["files/2025/photo.jpg"]
    assert opened(whole).size == opened(PHOTO).size
    assert CANARY.encode() not in whole


@pytest.mark.parametrize("size", [(500, 17_000), (17_000, 20), (3000, 1)])
def test_a_picture_of_odd_shape_is_published(tmp_path: Path, size: tuple[int, int]) -> None:
    out = BytesIO()
    Image.new("RGB", size, "red").save(out, "PNG")
    pages, findings = build(tmp_path, "![A](odd.png)", **{"odd.png": out.getvalue()})
    made = [opened(data).size for url, data in pages.items() if url.startswith("files/")]
    assert max(made)[0] == min(size[0], 1280)
    assert said(findings) == []


def test_a_picture_that_cannot_be_made_smaller_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> bytes:
        raise OSError("encoder error -2")

    monkeypatch.setattr("briefgen.images.shrink.shrunk", fails)
    pages, findings = build(tmp_path, "![A](small.png)")
    told = {(f.place.path, f.code) for f in findings if "encoder error -2" in f.message}
    assert told == {("content/2025/small.png", "bad-picture")}
    assert "briefings/story.html" in pages


def test_a_moving_picture_is_left_alone(tmp_path: Path) -> None:
    out = BytesIO()
    frames = [Image.new("RGB", (900, 20), colour) for colour in ("red", "blue")]
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:], duration=100)
    pages, findings = build(tmp_path, "![A](film.webp)", **{"film.webp": out.getvalue()})
    assert pages["files/2025/film.webp"] == out.getvalue()
    assert len([url for url in pages if url.startswith("files/")]) == 1
    assert said(findings) == []


FIGURES = {
    '![A](small.png "On *Friday*")': "<figcaption>On *Friday*</figcaption>",
    '![A](small.png "On Friday"){credit="Ana <b> & co"}': "<figcaption>On Friday<br>"
    "<small>Ana &lt;b&gt; &amp; co</small></figcaption>",
    '![A](small.png){credit="Ana"}\nOn *stage* [there](/map.svg)': "<figcaption>On <em>stage</em> "
    '<a href="../map.svg">there</a><br><small>Ana</small></figcaption>',
    '![A](small.png){credit="Ana"}': "<figcaption><small>Ana</small></figcaption>",
}


@pytest.mark.parametrize("body", FIGURES)
def test_a_picture_with_a_caption_or_a_credit_is_a_figure(tmp_path: Path, body: str) -> None:
    pages, findings = build(tmp_path, f"Kim spoke.\n\n{body}\n\nKim left.")
    html = story(pages)
    found = re.search(r"<figure>(.*?)</figure>", html, re.DOTALL)
    assert found
    assert FIGURES[body] in found[1]
    assert "credit=" not in html
    assert "title=" not in found[1]
    assert '<p id="p2"><span class="s" id="p2s1">Kim left.' in html
    assert said(findings) == []
    assert FIGURES[body].split("<br>")[0].split(" <a")[0] in feed(pages)


def feed(pages: Mapping[str, bytes]) -> str:
    from xml.etree import ElementTree

    atom = "{http://www.w3.org/2005/Atom}"
    entries = ElementTree.fromstring(pages["feed.xml"]).iter(f"{atom}entry")
    return next(
        e.findtext(f"{atom}content") or ""
        for e in entries
        if "bridge" in (e.findtext(f"{atom}title") or "")
    )


PLAIN = [
    "![A](small.png)",
    "Text ![A](small.png) more",
    "![A](small.png) text",
    "![A](small.png)\n![B](photo.jpg)",
]


@pytest.mark.parametrize("body", PLAIN)
def test_other_pictures_stay_in_their_paragraph(tmp_path: Path, body: str) -> None:
    html = story(build(tmp_path, body)[0])
    assert "<figure" not in html
    assert "<img" in html


def test_the_picture_of_the_front_matter_stands_over_the_text(tmp_path: Path) -> None:
    pages, findings = build(tmp_path, "Kim spoke.\n\n![B](small.png)", LEAD)
    html = story(pages)
    first, second = images(html)
    assert first["alt"] == "A bridge <b>"
    assert "loading" not in first
    assert second["loading"] == "lazy"
    assert "<figcaption>On Friday &amp; after<br><small>Ana Lopez</small></figcaption>" in html
    assert html.index('class="by"') < html.index('<figure class="lead">') < html.index("Kim spoke.")
    assert said(findings) == []


def test_the_picture_over_the_text_stands_for_the_briefing_elsewhere(tmp_path: Path) -> None:
    pages, _ = build(tmp_path, front=LEAD, settings="[images]\ncards = true\n")
    html = story(pages)
    given = dict(
        re.findall(r'<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)">', html)
    )
    address = given["og:image"].removeprefix("https://example.org/wire/")
    assert opened(pages[address]).size == (1280, 1707)
    assert (given["og:image:width"], given["og:image:height"]) == ("1280", "1707")
    assert given["og:image:alt"] == "A bridge &lt;b&gt;"
    assert given["twitter:card"] == "summary_large_image"
    assert f'"image":"https://example.org/wire/{address}"' in html
    assert "briefings/story.png" not in pages
    content = feed(pages)
    assert content.index("<figure>") < content.index("Kim spoke.")
    assert f'<img src="https://example.org/wire/{address}"' in content
    assert "srcset" not in content


@pytest.mark.parametrize("rights", ["excerpt", "link"])
def test_where_the_text_is_kept_back_so_are_its_pictures(tmp_path: Path, rights: str) -> None:
    pages, _ = build(tmp_path, "![A](small.png)", f"{LEAD}\nrights: {rights}")
    assert not [url for url in pages if url.startswith("files/")]
    assert "<img" not in story(pages)
    assert "og:image" not in story(pages)
    assert "<img" not in feed(pages)


def test_drafts_leave_no_picture_and_no_card(tmp_path: Path) -> None:
    body, settings = "![A](small.png)", "[images]\ncards = true\n"
    pages, _ = build(tmp_path, body, f"{LEAD}\ndraft: true", settings)
    assert not [url for url in pages if url.startswith("files/") or url == "briefings/story.png"]


BAD = {
    "![](small.png)": [("missing-alt", 8, 1)],
    "![](small.png){.decorative}": [],
    "![A](small.png){.decorative}": [],
    "Text and ![A](cut.png)": [("bad-picture", 8, 10)],
    "![A](odd.png)": [("bad-picture", 8, 1)],
    "![A](bomb.png)": [("bad-picture", 8, 1)],
    "![A](damaged.png)": [("bad-picture", 8, 1)],
    "![A](no.png)": [("broken-link", 8, 1)],
    "![A](../../secret.png)": [("unsafe-url", 8, 1)],
}
FILES = {
    "cut.png": SMALL[: len(SMALL) // 2],
    "odd.png": b"<svg onload=alert(1)></svg>",
    "bomb.png": bomb(),
    "damaged.png": SMALL[:600] + b"damage" * 9 + SMALL[654:],
}


@pytest.mark.parametrize("body", BAD)
def test_what_is_wrong_with_a_picture_is_said_where_it_stands(tmp_path: Path, body: str) -> None:
    pages, findings = build(tmp_path, body, **FILES)
    assert said(findings) == BAD[body]
    assert ("<img" in story(pages)) == (
        body not in ("![A](bomb.png)", "![A](no.png)", "![A](../../secret.png)")
    )
    assert "srcset" not in story(pages) or "small" in body


def test_what_is_wrong_with_the_picture_over_the_text_is_said_there(tmp_path: Path) -> None:
    _, findings = build(tmp_path, front="image: small.png")
    assert said(findings) == [("missing-alt", 6, 8)]
    _, findings = build(tmp_path / "b", front="image:\n  alt: A\n  src: bomb.png", **FILES)
    assert said(findings) == [("bad-picture", 8, 8)]


def test_raw_html_has_sizes_as_well(tmp_path: Path) -> None:
    pytest.importorskip("nh3")
    body = 'So <img src="photo.jpg" alt="A"> and\n\n![B](small.png "On Friday")'
    pages, _ = build(tmp_path, body, settings='[content]\nhtml = "sanitise"\n')
    html = story(pages)
    assert [i["width"] for i in images(html)] == ["1280", "600"]
    assert html.count("<picture><source") == 2
    assert "<figcaption>On Friday</figcaption>" in html


NO_PIXELS = ["100%", "0", "007", "-5", "3.5", "30px", " 30", "", "４００", "9" * 5000, "100000"]


@pytest.mark.parametrize("size", NO_PIXELS, ids=[size[:6] for size in NO_PIXELS])
@pytest.mark.parametrize("name", ["width", "height"])
def test_a_size_in_raw_html_that_is_no_number_of_pixels_is_left_out(
    tmp_path: Path, name: str, size: str
) -> None:
    pytest.importorskip("nh3")
    body = f'So <img src="small.png" alt="A" {name}="{size}"> it is.'
    pages, _ = build(tmp_path, body, settings='[content]\nhtml = "sanitise"\n')
    assert [(i["width"], i["height"]) for i in images(story(pages))] == [("600", "400")]


@pytest.mark.parametrize("size", ["0", "007", "４００", "100000"])
def test_a_size_in_markdown_that_is_no_number_of_pixels_is_left_out(
    tmp_path: Path, size: str
) -> None:
    pages, _ = build(tmp_path, f"![A](small.png){{width={size}}}")
    assert [(i["width"], i["height"]) for i in images(story(pages))] == [("600", "400")]


def test_another_file_of_the_same_name_has_other_addresses(tmp_path: Path) -> None:
    before = set(build(tmp_path, "![A](photo.jpg)")[0])
    (tmp_path / "content/2025/photo.jpg").write_bytes(telling("JPEG", 6, size=(2400, 1600)))
    after = set(tools.Project(tmp_path).site()[0])
    made = {url for url in before if url.startswith("files/")}
    assert len(made) == 4
    assert made.isdisjoint(after)


def test_a_card_is_drawn_for_a_briefing_without_a_picture(tmp_path: Path) -> None:
    pages, findings = build(tmp_path, settings="[images]\ncards = true\n")
    assert opened(pages["briefings/story.png"]).size == (1200, 630)
    html = story(pages)
    assert (
        '<meta property="og:image" content="https://example.org/wire/briefings/story.png">' in html
    )
    assert '<meta property="og:image:width" content="1200">' in html
    assert '<meta property="og:image:alt" content="A bridge is built">' in html
    assert '<meta name="twitter:card" content="summary_large_image">' in html
    assert not [f for f in findings if f.code in ("card-letters", "extra-missing")]
    assert (
        pages["briefings/story.png"]
        == build(tmp_path / "b", settings="[images]\ncards = true\n")[0]["briefings/story.png"]
    )


def test_without_the_address_of_the_site_no_card_is_drawn_that_nothing_could_name(
    tmp_path: Path,
) -> None:
    address = 'url = "https://example.org/wire/"'
    assert address in SETTINGS
    settings = SETTINGS.replace(address, "") + "[images]\ncards = true\n"
    pages, _ = tools.create(tmp_path, {**tools.FILES, "briefgen.toml": settings}).site()
    assert not [url for url in pages if url.endswith(".png")]
    assert not [url for url, page in pages.items() if b"og:image" in page]


def test_without_the_setting_there_are_no_cards(tmp_path: Path) -> None:
    pages, _ = build(tmp_path)
    assert not [url for url in pages if url.endswith(".png")]
    assert '<meta name="twitter:card" content="summary">' in story(pages)


def test_letters_that_no_font_has_are_a_note_and_no_card(tmp_path: Path) -> None:
    project = tools.create(
        tmp_path, {**tools.FILES, "briefgen.toml": SETTINGS + "[images]\ncards = true\n"}
    )
    project.write("content/2025/story.md", STORY.format("", "x").replace("A bridge", "서울 bridge"))
    pages, findings = project.site()
    told = [
        (f.place.path, f.place.line, "U+C11C" in f.message)
        for f in findings
        if f.code == "card-letters"
    ]
    assert told == [("content/2025/story.md", 2, True)]
    assert "briefings/story.png" not in pages
    assert "og:image" not in story(pages)
    assert "briefings/visit.png" in pages


@pytest.mark.usefixtures("without_pillow")
def test_cards_without_pillow_are_a_finding(tmp_path: Path) -> None:
    pages, findings = build(tmp_path, settings="[images]\ncards = true\n")
    assert [f.place.path for f in findings if f.code == "extra-missing"] == ["briefgen.toml"]
    assert "briefings/story.png" not in pages
    assert "og:image" not in story(pages)


@pytest.mark.parametrize("font", ["no.otf", "briefgen.toml", "../font.otf", "@fonts/OFL.txt"])
def test_a_font_that_is_none_is_a_finding(tmp_path: Path, font: str) -> None:
    pages, findings = build(tmp_path, settings=f'[images]\ncards = true\nfont = "{font}"\n')
    assert [f.code for f in findings if "font" in f.message] == ["bad-value"]
    assert "briefings/story.png" not in pages


def test_a_font_of_the_project_sets_all_words(tmp_path: Path) -> None:
    (tmp_path / "b/fonts").mkdir(parents=True)
    own = session.PACKAGE / "images/fonts/SourceSansPro-Semibold.otf"
    (tmp_path / "b/fonts/own.otf").write_bytes(own.read_bytes())
    settings = "[images]\ncards = true\n"
    given = build(tmp_path, settings=settings)[0]["briefings/story.png"]
    pages, findings = build(tmp_path / "b", settings=f'{settings}font = "fonts/own.otf"\n')
    assert pages["briefings/story.png"] != given
    assert not [f for f in findings if "font" in f.message]


def test_a_theme_gives_cards_its_colours(tmp_path: Path) -> None:
    theme = 'name = "own"\nextends = "wire"\n[card]\npaper = "#102030"\nink = "red"\n'
    settings = "[images]\ncards = true\n"
    project = tools.create(
        tmp_path,
        {
            **tools.FILES,
            "briefgen.toml": f'theme = "own"\n{SETTINGS}{settings}',
            "themes/own/theme.toml": theme,
        },
    )
    card = opened(project.site()[0]["briefings/visit.png"]).convert("RGB")
    assert card.getpixel((5, 300)) == (0x10, 0x20, 0x30)


def test_a_site_without_pictures_never_loads_pillow(tmp_path: Path) -> None:
    tools.create(tmp_path)
    modules = tools.fresh(tmp_path)[2]
    lost = ("PIL", "briefgen.images.reading", "briefgen.images.cards", "briefgen.images.shrink")
    assert [name for name in modules if name.startswith(lost)] == []


@pytest.mark.parametrize("name", ["x.svg", "../../static/map.svg"])
def test_a_drawing_that_could_hold_a_script_is_not_published_from_content(
    tmp_path: Path, name: str
) -> None:
    script = b"<svg><script>alert(1)</script></svg>"
    pages, findings = build(tmp_path, f"![A]({name})", **{"x.svg": script})
    assert not [data for data in pages.values() if b"alert(1)" in data]
    assert said(findings) == [("unsafe-url", 8, 1)]
    assert "below static/" in next(f.hint for f in findings if f.code == "unsafe-url")


def test_a_file_of_static_is_shown_and_never_made_part_of_the_page(tmp_path: Path) -> None:
    html = story(build(tmp_path, '![A](/map.svg "Caption")')[0])
    assert "<svg" not in html
    assert '<img src="../map.svg" alt="A" width="320" height="200" decoding="async">' in html


def test_a_lead_picture_that_is_missing_is_a_broken_link_with_cards_too(tmp_path: Path) -> None:
    settings = tools.FILES["briefgen.toml"] + "[images]\ncards = true\n"
    text = tools.FILES["content/2025/visit.md"].replace("section:", "image: nope.jpg\nsection:")
    files = {**tools.FILES, "briefgen.toml": settings, "content/2025/visit.md": text}
    pages, findings = tools.create(tmp_path / "wire", files).site()
    assert any("nope.jpg" in finding.message for finding in findings)
    assert "briefings/visit.html" in pages
