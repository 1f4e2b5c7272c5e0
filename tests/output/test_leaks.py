"""What isn't public is in no byte of the output: not in pages, counts, feeds, indexes, pictures."""

from __future__ import annotations

import base64
import functools
import gzip
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import canaries
import project as tools
import pytest

from briefgen.cli.build import Result, run
from briefgen.cli.session import Session

HELD = {
    "draft": ("draft: true",),
    "embargo": ("publish_at: 2999-12-01 09:00",),
    "future": ("date: 2999-12-01",),
    "expired": ("publish_at: 2025-01-02", "expires_at: 2025-01-05 10:00"),
    "twin": ("draft: true", "slug: vote"),
    "both": ("draft: true", "publish_at: 2025-01-02 09:00"),
}
LINKS = """---
title: Where public words lead
date: 2025-01-04
section: Diplomacy
tags: [alliance]
---
[One](zqxdraftfolder/zqxdraftsource.md) and [two](zqxembargofolder/zqxembargosource.md#h-x), with
Kim Min-ji in Seoul. ![A picture](zqxexpiredfolder/pictures/nothing.png) [Three](../zqxdraftfolder/zqxdraftsource.md)
is a path that is wrong.
"""
TERM = """- id: pact
  name: pact
  gloss: An agreement.
  see: [zqxdraft-term, zqxdraft-personname, tariff]
"""
ABOUT = """---
title: Who we are
---
[One](zqxdraftfolder/zqxdraftsource.md) and [two](zqxembargofolder/zqxembargosource.md#h-x), and
[three](../zqxexpiredfolder/zqxexpiredsource.md). ![A picture](zqxdraftfolder/pictures/nothing.png)
"""
PUBLIC = {
    **tools.FILES,
    "content/links.md": LINKS,
    "content/pages/about.md": ABOUT,
    "content/glossary/more.yaml": TERM,
}


def project(root: Path, theme: str = "wire", **held: tuple[str, ...]) -> tools.Project:
    """A project with everything turned on, and with these articles full of canaries."""
    labels = "".join(canaries.LABELS.format(n=canaries.MARK + name) for name in HELD)
    made = tools.create(root, {**PUBLIC, "briefgen.toml": canaries.settings(theme) + labels})
    for name, header in held.items():
        write(made, name, *header)
    return made


def write(made: tools.Project, name: str, *header: str) -> None:
    for path, text in canaries.held(name, *header).items():
        place = made.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode() if isinstance(text, str) else text)


def published(made: tools.Project, at: str = "", **options: str) -> dict[str, bytes]:
    """Every file of the site in its folder, after a build into it."""
    build(made, at, **options)
    return canaries.files(made.root / "out")


def build(made: tools.Project, at: str = "", **options: str) -> Result:
    session = Session(made.root, options, at=datetime.fromisoformat(at) if at else None)
    result = run(session, made.root / "out", strict=False, quiet=True)
    session.store.close()
    assert [f for f in result.findings if f.severity == "error"] == []
    assert result.published is not None
    return result


@pytest.fixture(scope="module")
def never(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], dict[str, bytes]]:
    """The site in a theme where nothing was ever held back, built once."""

    @functools.cache
    def site(theme: str) -> dict[str, bytes]:
        return published(project(tmp_path_factory.mktemp("never"), theme))

    return site


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built with a story, to be copied."""
    made = project(tmp_path_factory.mktemp("told"), story=())
    assert "zqxstoryheadline" in canaries.words(published(made))
    return made.root


@pytest.mark.parametrize("theme", tools.THEMES)
def test_what_is_not_public_is_in_no_byte(
    tmp_path: Path, theme: str, never: Callable[[str], dict[str, bytes]]
) -> None:
    made = project(tmp_path / "with", theme, **HELD)
    if theme == "wire":
        for name in HELD:  # the same as standing pages
            folder = f"{canaries.MARK}{name}folder"
            shutil.copytree(made.root / "content" / folder, made.root / "content/pages" / folder)
    site = published(made)
    assert "pagefind/pagefind-entry.json" in site
    assert canaries.singing(site) == []
    assert site == never(theme)


def test_the_canaries_sing_where_all_is_public(tmp_path: Path) -> None:
    heard = canaries.words(published(project(tmp_path, draft=())))
    assert canaries.in_front("draft") - heard == set()
    assert canaries.in_body("draft") - heard == set()
    assert canaries.in_entries("draft") - heard == set()
    assert {"zqxdraftsectiontext", "zqxdraftthreadtext", "zqxpixels"} <= heard


def test_a_canary_is_heard_wherever_it_hides() -> None:
    packed = canaries.held("a")["content/zqxafolder/pictures/zqxafile.png"]
    assert isinstance(packed, bytes)
    assert canaries.words({"a.png": packed}) == {"zqxapngtext", "zqxaexif", "zqxpixels"}
    hidden = {
        "a.gz": gzip.compress(b"see ZqxOne"),
        "b": b"abc" + base64.b64encode(b"0" * 24 + b"zqxtwo "),
    }
    assert canaries.words(hidden) == {"zqxone", "zqxtwo"}
    assert canaries.words({"zqxname.html": b"", "c": "zqx".encode("utf-16-le")}) == {
        "zqxname",
        "zqx",
    }


BACK = {
    "a draft": ("draft: true",),
    "an embargo": ("publish_at: 2999-01-01",),
    "an end": ("expires_at: 2025-01-03",),
    "its source is gone": None,
}


@pytest.mark.parametrize("header", BACK.values(), ids=BACK)
def test_what_is_taken_back_leaves_nothing(
    tmp_path: Path,
    header: tuple[str, ...] | None,
    told: Path,
    never: Callable[[str], dict[str, bytes]],
) -> None:
    made = tools.Project(shutil.copytree(told, tmp_path / "back"))
    if header is None:
        made.write("content/zqxstoryfolder/zqxstorysource.md", None)
        made.write("content/glossary/zqxstory.yaml", None)
    else:
        write(made, "story", *header)
    site = published(made)
    assert canaries.singing(site) == []
    assert site == never("wire")


def test_an_article_appears_exactly_at_its_moment_and_goes_at_its_end(tmp_path: Path) -> None:
    made = project(
        tmp_path / "a", story=("publish_at: 2025-02-01 09:00", "expires_at: 2025-03-01 09:00")
    )
    never, always = project(tmp_path / "b"), project(tmp_path / "c", story=())
    for moment, like in (
        ("2025-01-31T23:59:59+00:00", never),
        ("2025-02-01T09:00:00+09:00", always),
        ("2025-02-28T23:59:59+00:00", always),
        ("2025-03-01T09:00:00+09:00", never),
        ("2025-02-10T00:00:00+09:00", always),  # the clock may go back, too
    ):
        found, wanted = published(made, moment), published(like, moment)
        for told in ("news-sitemap.xml", ".briefgen.json"):  # it says when an article came out
            assert bool(found.pop(told)) == bool(wanted.pop(told))
        assert found == wanted, moment


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("grain lift", "The **grain\nlift**, a plan."),
        ("grain lift", "Two _grain_ lifts came."),
        ("grain lift", "[It]{@grain-lift} came."),
        ("関税", "日本の関税は上がる。"),
        ("관세", "관세를 올린다."),
    ],
)
def test_a_term_waits_for_its_text_however_that_is_written(
    tmp_path: Path, name: str, text: str
) -> None:
    files = {
        "content/glossary/new.yaml": f"- {{id: grain-lift, name: {name}, gloss: A plan.}}\n",
        "content/new.md": f"---\ntitle: New\ndraft: true\n---\n{text}\n",
    }
    made = tools.create(tmp_path, {**tools.FILES, **files})
    assert not any("grain-lift" in url for url in made.site()[0])
    made.write("content/new.md", "---\ntitle: New\ndraft: true\n---\nThe grain and the lift.\n")
    assert "glossary/grain-lift.html" in made.site()[0]


def test_what_a_new_moment_makes_public_tells_of_nothing_else(tmp_path: Path) -> None:
    made = project(tmp_path, first=("publish_at: 2025-02-01",), second=("publish_at: 2025-03-01",))
    assert canaries.singing(published(made, "2025-01-31T00:00:00+09:00")) == []
    assert {name[:8] for name in canaries.words(published(made, "2025-02-01T00:00:00+09:00"))} == {
        "zqxfirst",
        "zqxpixel",
    }


MISPLACED = {
    "content/secret.txt": ("---\ntitle: zqxhead\ndraft: true\n---\n\nThe zqxbody.\n", 1),
    "content/toml.txt": ('+++\ntitle = "zqxhead"\ndraft = true\n+++\n\nThe zqxbody.\n', 1),
    "content/below.md": ("---\ntitle: zqxhead\n---\n\ndraft: true\n\nThe zqxbody.\n", 5),
    "content/under.md": ("---\ntitle: zqxhead\n---\nPublish-at: 2999-01-01\nThe zqxbody.\n", 4),
    "content/late.md": ("\n---\ntitle: zqxhead\ndraft: true\n---\nThe zqxbody.\n", 1),
    "content/odd.md": ("---\ntitle: zqxhead\n--\ndraft: true\n---\nThe zqxbody.\n", 4),
    "content/toml.md": ('+++\ntitle = "zqxhead"\ndraft = true\n+++\nThe zqxbody.\n', 1),
}


@pytest.mark.parametrize("path", MISPLACED)
def test_front_matter_at_the_wrong_place_keeps_back_and_is_an_error(
    tmp_path: Path, path: str
) -> None:
    text, line = MISPLACED[path]
    pages, findings = tools.create(tmp_path, {**tools.FILES, path: text}).site()
    assert canaries.singing(pages) == []
    errors = [(f.place.path, f.place.line) for f in findings if f.severity == "error"]
    assert errors == [(path, line)]


def test_words_that_only_begin_like_a_key_are_published(tmp_path: Path) -> None:
    texts = {
        "content/a.md": "---\ntitle: A\n---\nDrafts of zqxone were seen: they are long.\n",
        "content/b.md": "---\ntitle: B\n---\nPublishers said: zqxtwo.\n",
        "content/c.txt": "---\nZqxthree Is A Headline\n---\n\n" + "Words of a text. " * 20 + "\n",
    }
    pages, findings = tools.create(tmp_path, {**tools.FILES, **texts}).site()
    assert {"zqxone", "zqxtwo", "zqxthree"} <= canaries.words(pages)
    assert [f for f in findings if f.severity == "error"] == []


def test_a_misspelt_key_keeps_back_and_is_an_error(tmp_path: Path) -> None:
    for number, line in enumerate(
        ("Draft: true", "embargo: 2999-01-01", "publish_at: soon", "draft:")
    ):
        made = project(tmp_path / str(number), story=(line,))
        pages, findings = made.site()
        assert canaries.singing(pages) == [], line
        errors = [f for f in findings if f.severity == "error"]
        source = (made.root / "content/zqxstoryfolder/zqxstorysource.md").read_text("utf-8")
        row = source.split("\n").index(line) + 1
        assert [(f.place.line, f.code) for f in errors] == [(row, "bad-value")]
