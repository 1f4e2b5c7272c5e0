"""Links, anchors and pictures of texts: they lead where the editor meant, or `check` says where not."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import project as tools
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pagetext import parse as parse_page

from briefgen.pipeline.linkcheck import Names
from briefgen.site import urls
from briefgen.site.targets import View, spelled, target

PNG = bytes.fromhex("89504e470d0a1a0a")
BRIEFING = "---\ntitle: {}\ndate: 2025-01-03\n---\n{}\n"
HONG = "---\nname: Hong Gil-dong\nid: hong\nkind: person\n---\n{}\n"
TARIFF = "---\nname: quota\nid: quota\ngloss: A limit.\n---\n{}\n"
OTHERS = {
    "content/2025/visit.md": BRIEFING.format(
        "Visit", "Hong Gil-dong spoke.\n\n## The part {#part}\n\nKim Min-ji came.[^1]\n\n[^1]: So."
    ),
    "content/2025/hidden-canary.md": "---\ntitle: H\ndraft: true\n---\nx\n",
    "content/2025/broken.md": "---\ntitle: [x\n---\n",
    "content/entities/hong.md": HONG.format("## Early life\n\nBorn."),
    "static/about.html": '<p id="us">We</p>\n',
    "static/img/map.svg": "<svg/>",
    "static/docs/paper.pdf": "%PDF",
}


def build(root: Path, body: str = "", files: Mapping[str, str] | None = None):
    project = tools.create(root, {**tools.FILES, **OTHERS, **(files or {})})
    for name in ("content/2025/chart.png", "content/entities/face.png"):
        (root / name).write_bytes(PNG)
    if body:
        project.write("content/2025/story.md", BRIEFING.format("Story", body))
    return project.site()


def only_link(pages: Mapping[str, bytes], url: str = "briefings/story.html") -> str:
    """The address of the link with the text "here", "" if it is none."""
    found = [e for e in parse_page(pages[url].decode()).named("a") if e.text == "here"]
    return found[0].attrs["href"] if found else ""


def said(findings, path: str = "content/2025/story.md") -> list[tuple[str, int, int, str]]:
    return [
        (f.code, f.place.line, f.place.column, f.hint)
        for f in findings
        if f.place.path == path and f.code in ("broken-link", "broken-anchor", "unsafe-url")
    ]


WHOLE = {
    # an address that ends like a source: relative to the source
    "visit.md": "visit.html",
    "../2025/visit.md#p1": "visit.html#p1",
    "/2025/visit.md#p1s1": "visit.html#p1s1",
    "visit.md#part": "visit.html#h-part",
    "visit.md#h-part": "visit.html#h-part",
    "visit.md#part:~:text=Kim": "visit.html#h-part:~:text=Kim",
    "visit.md#fn-1": "visit.html#fn-1",
    "visit.md#n-hong": "visit.html#n-hong",
    "visit.md#d-hong": "visit.html#d-hong",
    "visit.md#people-and-terms": "visit.html#people-and-terms",
    "../entities/hong.md#early-life": "../people/hong.html#h-early-life",
    # any other: relative to the page, or to the site's root
    "visit.html": "visit.html",
    "visit.html?q=1#p1": "visit.html?q=1#p1",
    "../people/hong.html": "../people/hong.html",
    "/people/hong.html#early-life": "../people/hong.html#h-early-life",
    "/": "../index.html",
    "..": "../index.html",
    "/glossary/": "../glossary/index.html",
    "../glossary/": "../glossary/index.html",
    "/about.html#us": "../about.html#us",
    "/about.html#:~:text=We": "../about.html#:~:text=We",
    "/docs/paper.pdf#page=2": "../docs/paper.pdf#page=2",
    "/robots.txt": "../robots.txt",
    "/feed.xml": "../feed.xml",
    "https://example.org/wire/about.html": "../about.html",
    # pictures beside the source
    "chart.png": "../files/2025/chart.png",
    "../entities/face.png": "../files/entities/face.png",
    # within the page, and elsewhere
    "#my-part": "#h-my-part",
    "#p1": "#p1",
    "#top": "#top",
    "https://a.example/x.md": "https://a.example/x.md",
    "http://b.example/x.html": "http://b.example/x.html",
    "mailto:a@a.example": "mailto:a@a.example",
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory):
    lines = [f"[here {i}]({href})\n" for i, href in enumerate(WHOLE)]
    return build(tmp_path_factory.mktemp("whole"), "## My part\n\n" + "\n".join(lines))


@pytest.mark.parametrize("href", WHOLE)
def test_a_link_leads_where_it_was_meant_to(whole, href: str) -> None:
    name = f"here {list(WHOLE).index(href)}"
    links = parse_page(whole[0]["briefings/story.html"].decode()).named("a")
    assert [link.attrs["href"] for link in links if link.text == name] == [WHOLE[href]]


def test_nothing_is_said_of_links_that_lead_somewhere(whole) -> None:
    assert said(whole[1]) == []


BROKEN = {
    "vist.md": ("broken-link", "Did you mean content/2025/visit.md?"),
    "visit.md#prat": ("broken-anchor", "Did you mean #h-part?"),
    "visit.md#p99": ("broken-anchor", "Headings have ids"),
    "visit.html#n-nobody": ("broken-anchor", "Headings have ids"),
    "/abuot.html": ("broken-link", "Did you mean /about.html?"),
    "/about": ("broken-link", "Did you mean /about.html?"),
    "/about.html#them": ("broken-anchor", "Headings have ids"),
    "/organisations/hong.html": ("broken-link", "Did you mean /people/hong.html?"),
    "hong.html": ("broken-link", "Did you mean /people/hong.html?"),
    "/docs/papers.pdf": ("broken-link", "Did you mean /docs/paper.pdf?"),
    "https://example.org/wire//a.example/x": ("broken-link", "Correct the address"),
    "chrat.png": ("broken-link", ""),
    "#my-prat": ("broken-anchor", "Did you mean #h-my-part?"),
    "../../elsewhere.html": ("broken-link", "Correct the address"),
    "javascript:x": ("unsafe-url", "Begin it with https://"),
    "//a.example/x": ("unsafe-url", "Begin it with https://"),
    "https:a.example": ("unsafe-url", "Begin it with https://"),
    "<data:text/html,x>": ("unsafe-url", "Begin it with https://"),
    "data:image/png;base64,AAAA": ("unsafe-url", "Begin it with https://"),
}


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory):
    lines = [f"See [here]({href}).\n" for href in BROKEN]
    return build(tmp_path_factory.mktemp("broken"), "## My part\n\n" + "\n".join(lines))


@pytest.mark.parametrize("href", BROKEN)
def test_a_link_that_leads_nowhere_is_found_at_its_place(broken, href: str) -> None:
    code, hint = BROKEN[href]
    line = 7 + 2 * list(BROKEN).index(href)
    column = 12 + href.startswith("<") if code == "unsafe-url" and "image" not in href else 5
    found = [one for one in said(broken[1]) if one[1] == line]
    assert [one[:3] for one in found] == [(code, line, column)]
    assert hint in found[0][3]


def test_a_link_to_a_source_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    pages, findings = build(tmp_path, "See [here](broken.md).")
    messages = [f.message for f in findings if f.code == "broken-link"]
    assert messages == [
        "content/2025/broken.md could not be read as a source, so this link leads nowhere"
    ]
    assert only_link(pages) == ""


LEAKS = [
    "hidden-canary.md", "/2025/hidden-canary.md#p1", "hidden-canary.html", "hidden%2Dcanary.html",
    "/briefings/hidden-canary.html", "https://example.org/wire/briefings/hidden-canary.html",
    "hidden-canary.html?x=hidden-canary", "/briefings/hidden-canary/",
]  # fmt: skip


@pytest.mark.parametrize("html", ["escape", "sanitise"])
@pytest.mark.parametrize("href", LEAKS)
def test_nothing_of_a_drafts_name_is_published_with_a_link_to_it(
    tmp_path: Path, href: str, html: str
) -> None:
    pytest.importorskip("nh3")
    config = tools.FILES["briefgen.toml"] + f'[content]\nhtml = "{html}"\n'
    link = f"[here]({href}) [twice][r]\n\n[r]: {href}"
    files = {"briefgen.toml": config, "content/entities/hong.md": HONG.format(link)}
    pages, findings = build(tmp_path, link, files)
    assert [url for url, data in pages.items() if b"canary" in data or "canary" in url] == []
    assert [code for code, *_ in said(findings)] == ["broken-link"] * 2
    assert "content/entities/hong.md" in {f.place.path for f in findings}


def test_the_links_of_profiles_are_checked_too(tmp_path: Path) -> None:
    files = {
        "content/entities/hong.md": HONG.format(
            "See [a](/abuot.html), [b](../2025/visit.md#prat), [c](javascript:x)\nand ![d](no.png)."
        ),
        "content/glossary/quota.md": TARIFF.format("As [e](tarif.html) and [f](tariff.html)."),
    }
    _, findings = build(tmp_path, "", files)
    assert [found[:3] for found in said(findings, "content/entities/hong.md")] == [
        ("broken-link", 6, 5),
        ("broken-anchor", 6, 23),
        ("unsafe-url", 6, 55),
        ("broken-link", 7, 5),
    ]
    assert said(findings, "content/glossary/quota.md") == [
        ("broken-link", 6, 4, "Did you mean /glossary/tariff.html?")
    ]


def test_the_pictures_of_profiles_are_published(tmp_path: Path) -> None:
    files = {
        "content/entities/hong.md": HONG.format("![A face](face.png)"),
        "content/glossary/quota.md": TARIFF.format("![A chart](../2025/chart.png)"),
    }
    pages, findings = build(tmp_path, "", files)
    assert b'src="../files/entities/face.png"' in pages["people/hong.html"]
    assert b'src="../files/2025/chart.png"' in pages["glossary/quota.html"]
    assert pages["files/entities/face.png"] == pages["files/2025/chart.png"] == PNG
    assert said(findings, "content/entities/hong.md") == []


def test_a_picture_that_only_an_unpublished_profile_shows_is_not_published(tmp_path: Path) -> None:
    files = {
        "content/entities/hong.md": HONG.format("![A face](face.png)"),
        "content/2025/visit.md": "---\ntitle: H\ndraft: true\n---\nHong Gil-dong spoke.\n",
    }
    pages, _ = build(tmp_path, "", files)
    assert "people/hong.html" not in pages
    assert "files/entities/face.png" not in pages


def test_a_picture_of_static_is_shown_from_the_root(tmp_path: Path) -> None:
    pages, findings = build(tmp_path, "![A map](/img/map.svg)")
    assert b'<img src="../img/map.svg" alt="A map">' in pages["briefings/story.html"]
    assert said(findings) == []


def test_a_picture_from_the_root_is_missed_in_both_places(tmp_path: Path) -> None:
    text = "![One](/uploads/gate.png)\n\n![Two](/img/harbuor.png)\n\n![Three](gate.png)"
    _, findings = build(tmp_path, text, {"static/img/harbour.png": PNG.decode("latin-1")})
    one, two, three = (f for f in findings if f.code == "broken-link")
    where = "static/uploads/gate.png nor content/uploads/gate.png"
    assert one.message == f"there is neither a picture {where}"
    assert one.hint == "Copy it to static/uploads/gate.png, or correct the path."
    assert two.hint == "Did you mean /img/harbour.png?"
    assert three.message == "there is no picture content/2025/gate.png that can be read"


def test_a_link_to_a_list_that_is_empty_says_so(tmp_path: Path) -> None:
    lists = ("/organisations/", "/corrections.html", "/sections/arts.html", "/threads/quay.html")
    config = '[sections]\narts = "Arts"\n[threads]\nquay = "Quay"\n'
    files = {"briefgen.toml": tools.FILES["briefgen.toml"] + config}
    _, findings = build(
        tmp_path, " ".join(f"[x]({url})" for url in (*lists, "/tags/q.html")), files
    )
    found = [f for f in findings if f.code == "broken-link"]
    assert [f.message for f in found] == [
        "the list at organisations/index.html is empty, and so isn't published",
        *(f"the list at {url[1:]} is empty, and so isn't published" for url in lists[1:]),
        "nothing is published at tags/q.html",
    ]
    assert found[0].hint == "Take the link out until something stands in the list."


def test_a_menu_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    menu = "".join(
        f'[[nav]]\ntitle = "{url}"\nurl = "{url}"\n'
        for url in ("about.html", "gone.html", "https://a.example/", "people/index.html#l1")
    )
    _, findings = build(tmp_path, "", {"briefgen.toml": tools.FILES["briefgen.toml"] + menu})
    found = [f for f in findings if f.place.path == "briefgen.toml"]
    assert [(f.code, "gone.html" in f.message) for f in found] == [("broken-link", True)]


ALL = "## My part\n\n" + " ".join(f"[x]({href})" for href in WHOLE)


@pytest.mark.parametrize("url", ['url = "https://example.org/wire/"\n', ""])
@pytest.mark.parametrize("html", ["escape", "sanitise"])
def test_every_link_stays_on_the_site_wherever_it_is_put(
    tmp_path: Path, url: str, html: str
) -> None:
    pytest.importorskip("nh3")
    config = f'title = "T"\nbuiltin_knowledge = false\n{url}[content]\nhtml = "{html}"\n'
    raw = '\n\n<a href="/about.html">r</a> <a href="visit.html">r</a> <img src="/img/map.svg">'
    files = {"briefgen.toml": config, "content/entities/hong.md": HONG.format("[a](/about.html)")}
    pages, _ = build(tmp_path, ALL + raw * (html == "sanitise"), files)
    for place in ("http://host/", "http://host/repo/", "file:///tmp/site/"):
        for name, data in pages.items():
            if not name.endswith(".html") or name in ("about.html", "404.html"):
                continue
            for element in parse_page(data.decode()).elements:
                href = element.attrs.get("href", element.attrs.get("src", ""))
                if element.name == "link" or urlsplit(href).netloc or ":" in href.split("#")[0]:
                    continue
                assert not href.startswith("/"), href
                led = urljoin(place + name, href).partition("#")[0].partition("?")[0]
                assert led.removeprefix(place) in pages, (name, href)


words = st.text("ab./#?% é-:", max_size=12)


@given(words, words)
def test_an_address_never_leads_out_of_the_site_or_of_content(href: str, folder: str) -> None:
    aim = target(href, source="content/2025/a.md", page="briefings/a.html")
    assert not aim.path or (aim.path.startswith("content/") and ".." not in aim.path.split("/"))
    if aim.kind in ("site", "source", "picture"):
        assert ".." not in aim.url.split("/")
        assert not aim.url.startswith("/")
        for shown in ("briefings/a.html", "feed.xml"):
            view = View("briefings/a.html", shown)
            written = view.place(spelled(aim.url, aim.query, aim.fragment))
            assert urljoin(f"http://h/repo/{shown}", written).startswith("http://h/repo/")


def test_of_several_near_names_the_one_in_the_same_folder_is_proposed() -> None:
    known = Names.of(("people/ana.html", "places/ana.html", "places/ulm.html"))
    assert known.nearest("places/anna.html") == "places/ana.html"
    assert known.nearest("people/anna.html") == "people/ana.html"
    assert known.nearest("people/zoe.html") == ""


def test_an_index_goes_by_the_name_of_its_folder() -> None:
    known = Names.of(("content/vote/index.md", "content/talks/index.md"))
    assert known.nearest("content/2025/vtoe/index.md") == "content/vote/index.md"
    assert known.nearest("content/tlaks.md") == "content/talks/index.md"


RAW = """<div><p>
<a href="/about.html#us">here</a> <a href="/abuot.html">b</a> <img src="chart.png" alt="A chart">
</p></div>

Then <a href="hidden-canary.md">c</a> and <a href="javascript:x">d</a>.
"""


def test_of_a_picture_of_raw_html_that_cannot_be_shown_its_description_stays(
    tmp_path: Path,
) -> None:
    pytest.importorskip("nh3")
    config = tools.FILES["briefgen.toml"] + '[content]\nhtml = "sanitise"\n'
    raw = 'See <img src="//a.example/x.png" alt="a &lt;b&gt; &amp; c">, <img src="no.png">.'
    pages, _ = build(tmp_path, raw, {"briefgen.toml": config})
    page = pages["briefings/story.html"].decode()
    assert "See a &lt;b&gt; &amp; c, ." in page
    assert "<img" not in page


def test_raw_html_is_led_home_and_checked_too(tmp_path: Path) -> None:
    pytest.importorskip("nh3")
    config = tools.FILES["briefgen.toml"] + '[content]\nhtml = "sanitise"\n'
    pages, findings = build(tmp_path, RAW, {"briefgen.toml": config})
    assert only_link(pages) == "../about.html#us"
    assert b'src="../files/2025/chart.png"' in pages["briefings/story.html"]
    assert pages["files/2025/chart.png"] == PNG
    assert sorted(found[:3] for found in said(findings)) == [
        ("broken-link", 6, 35), ("broken-link", 9, 6), ("unsafe-url", 9, 43),
    ]  # fmt: skip
    assert b"canary" not in pages["briefings/story.html"]


PARTS = st.sampled_from(["a", "b", "a.html", "briefings", "..", ".", "", "é", "x:y"])


@given(
    st.lists(PARTS, min_size=1, max_size=4).map("/".join).filter(bool),
    st.lists(st.sampled_from(["a", "b", "briefings"]), max_size=3),
)
def test_paths_between_pages_are_those_of_the_library(path: str, folders: list[str]) -> None:
    page = "/".join([*folders, "p.html"])
    expected = posixpath.relpath(path, posixpath.dirname(page) or ".")
    assert urls.relative(path, page).removeprefix("./") == expected or path == page
