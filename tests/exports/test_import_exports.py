"""The exports of WordPress, Ghost and Substack become sources of a site that builds."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from exported import FIXTURES, ghost, packed, post, run, table, wxr

from briefgen.cli import exporting
from briefgen.source.header import article

EXPORTS = ("wordpress.xml", "ghost.json", "substack")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project, which is the current folder."""
    root = tmp_path / "site"
    root.mkdir()
    (root / "briefgen.toml").write_text(
        'title = "Lock"\nurl = "https://lock.example"\nbuiltin_knowledge = false\n'
    )
    monkeypatch.chdir(root)
    return root


def sources(root: Path) -> dict[str, str]:
    below = root / "content"
    return {p.relative_to(below).as_posix(): p.read_text("utf-8") for p in below.rglob("*.md")}


def body(text: str) -> str:
    return text.split("\n---\n", 1)[1].strip()


def test_wordpress(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export = FIXTURES / "wordpress.xml"
    assert run("import", str(export)) == 0
    said = capsys.readouterr()
    made = sources(project)
    assert sorted(made) == [
        *("2019/new-lock.md", "2019/old-weir.md", "pages/about.md", "thoughts-on-silt.md"),
    ]
    assert made["2019/new-lock.md"].startswith(
        "---\ntitle: The new lock opens & ships return\nslug: new-lock\n"
        "date: '2019-05-06T18:30:00+02:00'\nupdated: '2019-05-09T10:00:00+02:00'\n"
        "section: River\ndek: After ten years, the river is whole.\nbyline:\n  - Ada Marlow\n"
        "tags:\n  - Works\n  - lock\naliases:\n  - /2019/05/new-lock/\n"
        "image:\n  src: /wp-content/uploads/2019/05/gate.jpg\nsources: []\n---\n"
    )
    assert body(made["2019/new-lock.md"]) == (
        "The lock at **Weir Hill** opened on Monday, and *four ships* went through. "
        "[The old weir](old-weir.md) stays.[^1]\n\n## What it cost\n\n"
        "- Gates: `4` million\n- Walls: 9 million\n\n"
        "> We waited ten years, * and * paid twice.\n>\n> *Jun Ito*\n\n"
        "![The gate, half open](/wp-content/uploads/2019/05/gate.jpg)\nThe gate on *Monday*\n\n"
        "| Year | Ships |\n| --- | --- |\n| 2018 | 0 |\n| 2019 | 120 \\| 130 |\n\n"
        "<https://films.example/watch/7>\n\n[^1]: It is *listed* since 1962."
    )
    assert body(made["2019/old-weir.md"]) == (
        "Nobody will take it down.\n\nIt has **three arches**,\\\nand one of them leaks [sic].\n\n"
        "![The weir in spring](/wp-content/uploads/2019/05/weir-300x200.jpg)\n"
        "The weir, in spring\n\n1. Repair\n2. Watch\n   - by day\n\n"
        "Then nothing. ~~Or so~~ it was said.\n\nTen years."
    )
    assert "\ndraft: true\n" in made["thoughts-on-silt.md"]
    for told in (
        f"{export}:123: warning: “For the board” was left out: a password protects it",
        f"{export}: warning: a file that was uploaded to the old site, which an export only names",
        "“The new lock opens & ships return”: a script left out [left-out]",
        "a frame with another page left out (https://maps.example/weir)",
        "a block that the old site filled by itself left out (latest-posts)",
        "2 pictures to be copied from the old site into static/",
        '“The old weir”: 2 shortcodes left out ([gallery ids="21,22"], [pull_note side="left"])',
    ):
        assert told in said.err
    assert said.out.endswith(
        "WordPress: 3 posts and 1 page imported, 1 of them as a draft; 1 left out.\n"
    )


def test_ghost(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", str(FIXTURES / "ghost.json")) == 0
    said = capsys.readouterr().err
    made = sources(project)
    drafts = {name for name, text in made.items() if "\ndraft: true\n" in text}
    assert drafts == {"2024/fog-again.md", "2024/harbour-fees.md", "2024/untitled-3.md"}
    assert body(made["2024/untitled-3.md"]) == (
        "Grey, all ***week***.\n\n![Fog](/content/images/2024/03/fog.jpg)"
    )
    assert "\ntitle: About\n" in made["pages/about-us.md"]
    text = made["2024/the-ferry-returns.md"]
    assert (
        "date: '2024-03-01T06:15:00+00:00'\nupdated: '2024-03-05T10:00:00+00:00'\n"
        "dek: Two boats, one pier.\nbyline:\n  - Kim Lee\n  - Jun Ito\ntags:\n  - Ferries\n"
        "aliases:\n  - /the-ferry-returns/\nimage:\n  src: /content/images/2024/02/pier.jpg\n"
        "  alt: The pier\n  caption: Before the storm\n"
    ) in text
    assert body(text) == (
        "The **ferry** sails again from April. [Fees](harbour-fees.md) rise, *slowly*.[^1]\n\n"
        "## The boats\n\n- One is old.\n- One is new.\n\n"
        "> “Nobody missed it,” the mayor said.\n\n```text\n07:10  Pier 3\n07:40  Island\n```\n\n"
        "![The ferry at the pier](/content/images/2024/02/ferry.jpg)\nThe ferry in March\n\n"
        "[Plan of the port](https://port.example/plan)\n\nWhat is built when.\n\nBring coins.\n\n"
        "[^1]: By the timetable of 2024."
    )
    for told in (
        "“Harbour fees” comes over as a draft: it was for paying members only [left-out]",
        "an internal tag left out (#wide)",
        "a frame with another page left out (https://films.example/embed/9)",
        "a recording left out (/content/media/2024/02/horn.mp3)",
    ):
        assert told in said


def test_substack_from_a_folder_and_from_its_archive(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = FIXTURES / "substack"
    assert run("import", str(folder)) == 0
    said = capsys.readouterr()
    made = sources(project)
    assert sorted(made) == [
        *("2023/first-letter.md", "2023/for-friends.md", "2023/the-horn.md", "half-done.md"),
    ]
    assert "\naliases:\n  - /p/first-letter\n" in made["2023/first-letter.md"]
    assert 'dek: What one sees, "at night"\n' in made["2023/first-letter.md"]
    assert body(made["2023/first-letter.md"]) == (
        "I keep a lock.[^1] It is **old**.\n\n## The night\n\n"
        "At night, *ships* wait; see [the tides](https://river.example/tide_table?a=1&b=2).\n\n"
        "![A lamp on the quay](https://cdn.example/fetch/w_1456/https%3A%2F%2Fstore.example%2Flamp.jpeg)\n"
        "The lamp\n\nSlow water,\\\nslower stone.\n\n> Nobody hurries here.\n\n"
        "[^1]: Since 2011.\n\n    With a pause."
    )
    for told in (
        f"{folder}/posts.csv:6: warning: “About” was left out: the export has no file",
        f"{folder}/posts.csv:7: warning: “Gone” was left out: the export has no file",
        "“For friends” comes over as a draft: it was for paying readers only",
        "a recording left out (https://sound.example/horn.mp3)",
        "a picture at another host, which won't be shown (https://cdn.example/fetch/",
    ):
        assert told in said.err
    files = {f"letters/{p.relative_to(folder)}": p.read_bytes() for p in folder.rglob("*.*")}
    for name in ("letters.zip", "letters", "letters.json"):  # an archive is one by its first bytes
        archive = packed(project.parent / name, files)
        assert run("import", str(archive), "--into", f"{name}-/content") == 0
        assert sources(project / f"{name}-") == made


def test_an_imported_site_builds(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", *(str(FIXTURES / name) for name in EXPORTS)) == 0
    capsys.readouterr()
    assert run("check", "--drafts") == 0
    assert "error" not in capsys.readouterr().out
    assert run("build") == 0
    page = (project / "site/briefings/new-lock.html").read_text("utf-8")
    assert '<a href="old-weir.html">The old weir</a>' in page
    assert (project / "site/2019/05/new-lock/index.html").is_file()
    assert not (project / "site/briefings/harbour-fees.html").exists()
    assert b"We keep a lock." in (project / "site/about.html").read_bytes()


def test_what_only_posts_have_is_not_written_for_a_page(project: Path) -> None:
    assert run("import", str(FIXTURES / "wordpress.xml")) == 0
    made = sources(project)["pages/about.md"]
    assert made == "---\ntitle: About\nslug: about\n---\n\nWe keep a lock.\n"


def test_pages_stay_behind_where_they_would_be_news(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = str(FIXTURES / "wordpress.xml")
    assert run("import", export, "--into", "content/old") == 0
    said = capsys.readouterr()
    assert "“About” was left out: it is a page, and no article [post-left-out]" in said.err
    assert not list((project / "content/old").rglob("about.md"))
    assert "3 posts imported, 1 of them as a draft; 2 left out." in said.out


def test_what_is_written_reads_back(project: Path) -> None:
    assert run("import", *(str(FIXTURES / name) for name in EXPORTS)) == 0
    for name, text in sources(project).items():
        found, findings = article(f"content/{name}", text)
        assert found is not None
        assert findings == ()


def test_nothing_is_ever_replaced(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export = str(FIXTURES / "wordpress.xml")
    mine = project / "content/2019/old-weir.md"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    assert run("import", export) == 1
    assert "old-weir.md exists already [output-folder]" in capsys.readouterr().err
    assert mine.read_text() == "mine"
    before = sources(project)
    assert len(before) == 4
    assert run("import", export) == 1
    assert sources(project) == before
    assert run("import", export, "--force") == run("import", export, "--date", "2025-01-03") == 2
    assert sources(project) == before


def test_a_dry_run_tells_the_same_and_writes_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = str(FIXTURES / "wordpress.xml")
    assert run("import", export, export, "--dry-run") == 1  # of the second, all is there by then
    dry = capsys.readouterr()
    assert not (project / "content").exists()
    assert run("import", export, export) == 1
    wet = capsys.readouterr()
    assert dry.err == wet.err
    assert "content/2019/old-weir.md exists already" in wet.err
    told = wet.out.replace("imported", "would be imported")
    assert dry.out == f"{told}Nothing was written. To write it, leave --dry-run out.\n"


def test_a_dry_run_of_a_text_asks_nothing_and_writes_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "a.txt").write_text("The ferry returns\n\nIt sails again from April, at noon.\n")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert run("import", "a.txt", "-n") == 0
    said = capsys.readouterr().out
    assert said.startswith("a.txt → content/the-ferry-returns.md\n  The ferry returns\n")
    assert "not known: date" in said
    assert not (project / "content").exists()
    (project / "content").mkdir()
    old = project / "content/the-ferry-returns.md"
    old.write_text("mine")
    assert run("import", "a.txt", "-n") == 1
    assert capsys.readouterr().out == "Nothing was written.\n"
    assert run("import", "a.txt", "-n", "--force") == 0
    assert old.read_text() == "mine"


@pytest.mark.parametrize("linked", ["content/2019", "content/2019/old-weir.md", "content"])
def test_nothing_is_written_through_a_link(project: Path, linked: str) -> None:
    outside = project.parent / "outside"
    outside.mkdir()
    place = project / linked
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(outside / "x.md" if linked.endswith(".md") else outside)
    assert run("import", str(FIXTURES / "wordpress.xml")) == 1
    assert list(outside.iterdir()) == []


def test_slugs_are_told_apart_and_mended(project: Path) -> None:
    (project / "x.xml").write_bytes(
        wxr(
            *(post(post_name="talks", title=title) for title in ("One", "Two", "Three")),
            post(post_name="talks-2", title="Four"),
            post(post_name="CON", title="Five"),
            post(post_name="%e6%97%a5%e6%9c%ac", title="Six"),
            post(post_name="../../up", title="Seven"),
            post(title=""),
        )
    )
    assert run("import", "x.xml") == 0
    assert sorted(sources(project)) == [
        *("2020/con-story.md", "2020/talks-2.md", "2020/talks-3.md", "2020/talks-4.md"),
        *("2020/talks.md", "2020/text.md", "2020/up.md", "2020/日本.md"),
    ]


HEADED = "<div><h2>The lock <em>opens</em></h2><p>Ships wait.</p></div>"
LONG = "The lock at Weir Hill opened on Monday, and four ships went through before noon."


@pytest.mark.parametrize(
    ("given", "title", "text", "told"),
    [
        (
            {"content:encoded": HEADED},
            "The lock opens",
            "Ships wait.",
            "its opening heading taken as its title",
        ),
        (
            {"content:encoded": "<p>Ships wait.<br>Long.</p><h2>Later</h2>"},
            "Ships wait",
            "Ships wait.\\\nLong.\n\n## Later",
            "its first words taken as its title",
        ),
        (
            {"content:encoded": f'[gallery ids="1"]\n\n{LONG}\n\nThen nothing.', "title": " "},
            "The lock at Weir Hill opened on Monday, and four ships went…",
            f"{LONG}\n\nThen nothing.",
            "its first words taken as its title",
        ),
        (
            {"content:encoded": "<p>Ships wait.</p>", "title": "\u200b\ufe0f"},
            "Ships wait",
            "Ships wait.",
            "its first words taken as its title",
        ),
        (
            {
                "content:encoded": "<p>Mr. Lund came in. Then he left.</p>",
                "wp:post_name": "untitled-3",
            },
            "Mr. Lund came in",
            "Mr. Lund came in. Then he left.",
            "its first words taken as its title",
        ),
        (
            {"content:encoded": f"<h2>{LONG * 3}</h2><p>Ships wait.</p>"},
            "The lock at Weir Hill opened on Monday, and four ships went…",
            f"## {LONG * 3}\n\nShips wait.",
            "its first words taken as its title",
        ),
        (
            {
                "content:encoded": '<h2>The <a href="https://x.example/">lock</a></h2><p>Ships wait.</p>'
            },
            "The lock",
            "## The [lock](https://x.example/)\n\nShips wait.",
            "its opening heading taken as its title",
        ),
        (
            {"content:encoded": "<hr>", "title": "(no title)"},
            "Untitled",
            "***",
            "neither a title nor words to make one of",
        ),
    ],
)
def test_a_post_without_title_gets_one_and_says_so(
    given: dict[str, str],
    title: str,
    text: str,
    told: str,
    project: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (project / "x.xml").write_bytes(wxr({**post(title=""), **given}))
    assert run("import", "x.xml") == 0
    ((path, made),) = sources(project).items()
    assert made.startswith(f"---\ntitle: {title}\n")
    assert ("untitled" in path) == (title == "Untitled")
    assert body(made) == text
    assert told in capsys.readouterr().err


def test_a_heading_that_says_the_title_again_stands_once(project: Path) -> None:
    again = post("<h2>A  title</h2><p>One.</p><h2>A title</h2>")
    other = post("<h2>Another title</h2><p>One.</p>", post_name="b")
    (project / "x.xml").write_bytes(wxr(again, other))
    assert run("import", "x.xml") == 0
    made = sources(project)
    assert body(made["2020/a-title.md"]) == "One.\n\n## A title"
    assert body(made["2020/b.md"]) == "## Another title\n\nOne."


def test_a_slug_of_another_source_is_not_taken(project: Path) -> None:
    for name in ("2018/2018-01-02-talks.md", "2020/walks.md"):
        place = project / "content" / name
        place.parent.mkdir(parents=True)
        place.write_text("---\ntitle: Old\n---\nText.\n")
    export = wxr(post(post_name="talks"), post(post_name="walks", title="B"))
    (project / "x.xml").write_bytes(export)
    for _ in range(2):  # and nothing comes twice
        assert run("import", "x.xml") == 1
        assert sorted(sources(project)) == [
            *("2018/2018-01-02-talks.md", "2020/talks-2.md", "2020/walks.md"),
        ]


def test_slugs_are_made_in_the_language_of_the_project(project: Path) -> None:
    with (project / "briefgen.toml").open("a") as settings:
        settings.write('language = "de"\n')
    (project / "content").mkdir()
    (project / "content/Über.md").write_text("---\ntitle: Alt\n---\nText.\n", "utf-8")
    posts = (post(title="Größere Schleuse"), post(title="Über"), post(post_name="gruen"))
    (project / "x.xml").write_bytes(wxr(*posts))
    assert run("import", "x.xml") == 0
    assert sorted(sources(project)) == [
        *("2020/groessere-schleuse.md", "2020/gruen.md", "2020/ueber-2.md", "Über.md"),
    ]


def test_lines_have_no_invisible_signs(project: Path) -> None:
    row = {"title": "A\u202eB\u0000 C", "slug": "a", "html": "<p>x\u2028# y</p>", "status": "published"}  # fmt: skip
    image = {"feature_image": "https://old.example/a.jpg?w=6", "custom_excerpt": "D\u2066E\nF"}
    (project / "x.json").write_bytes(ghost({**row, **image}))
    assert run("import", "x.json") == 0
    made = sources(project)["a.md"]
    assert made.startswith("---\ntitle: AB C\n")
    assert "\ndek: DE F\n" in made
    assert body(made) == "x # y"


def test_comments_of_readers_are_counted(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export = wxr(post()).replace(
        b"</item>", b"<wp:comment><wp:comment_content>Hm</wp:comment_content></wp:comment></item>"
    )
    (project / "x.xml").write_bytes(export)
    assert run("import", "x.xml") == 0
    assert "x.xml: warning: comments of readers left out: 1 [left-out]" in capsys.readouterr().err


def test_links_by_number_and_uploaded_files(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    links = (
        '<p><a href="https://old.example/?p=2">two</a>, <a href="/?p=2#x">two</a>,'
        ' <a href="https://else.example/?p=2">far</a>, <a href="/?p=9">none</a></p>'
        '<p><a href="http://www.old.example/wp-content/uploads/a%20b.pdf">file</a></p>'
        '<p><a href="/wp-content/uploads/c.jpg">'
        '<img alt="C" src="https://i2.wp.com/old.example/wp-content/uploads/c-9x9.jpg?w=9&#038;ssl=1">'
        "</a></p>"
    )
    items = [{**post(links, post_name="a"), "wp:post_id": "1"}]
    items.append({**post(post_name="b"), "wp:post_id": "2"})
    (project / "x.xml").write_bytes(wxr(*items))
    assert run("import", "x.xml") == 0
    assert body(sources(project)["2020/a.md"]) == (
        "[two](b.md), [two](b.md), [far](https://else.example/?p=2), "
        "[none](https://old.example/?p=9)\n\n"
        "[file](/wp-content/uploads/a%20b.pdf)\n\n![C](/wp-content/uploads/c-9x9.jpg)"
    )
    said = capsys.readouterr().err
    assert "a file behind a link to be copied from the old site into static/" in said
    assert "a picture to be copied from the old site into static/" in said
    assert said.count(": warning: ") == 2


def test_only_the_folders_that_are_asked_for_are_to_be_copied(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = {"title": "T", "slug": "t", "status": "published", "published_at": "2020-01-01 00:00:00"}
    html = '<img src="__GHOST_URL__/content/images/a.jpg">'
    (project / "x.json").write_bytes(ghost({**row, "html": html}))
    html = '<img src="/blog/wp-content/uploads/b.jpg">'
    (project / "x.xml").write_bytes(wxr(post(html, post_name="a")))
    (project / "y.xml").write_bytes(wxr(post('<img src="/i/c.jpg">', post_name="c")))
    for name, hint in (
        ("x.json", "Copy the whole folder once: content/images/ to static/content/images/."),
        (
            "x.xml",
            "Copy the whole folder once: blog/wp-content/uploads/ to static/blog/wp-content/uploads/.",
        ),
        ("y.xml", "Copy each to its path below static/."),
    ):
        assert run("import", name) == 0
        said = capsys.readouterr().err
        assert f"→ {hint}\n" in said


def test_a_post_of_ghost_is_named_with_its_line_and_column(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = (
        '{"db":[{"data":{"posts":[{"title":"Über","type":"page","uuid":"aaaaaaaa-1"},',
        (
            ' {"title":"Zwölf","uuid":"aaaaaaaa-2","type":"page"},{"title":"Drei",'
            '"uuid" : "aaaaaaaa-3","type":"page"},{"title":"Vier","type":"page"}]}}]}'
        ),
    )
    (project / "x.json").write_bytes("\n".join(lines).encode())
    assert run("import", "x.json") == 0
    said = capsys.readouterr().err
    one = lines[0].index('"uuid"') + 1
    two, three = (lines[1].index(it) + 1 for it in ('"uuid":', '"uuid" :'))
    for place, title in (
        *((f":1:{one}", "Über"), (f":2:{two}", "Zwölf"), (f":2:{three}", "Drei"), ("", "Vier")),
    ):
        assert f"x.json{place}: warning: “{title}” comes over as a draft" in said


def test_a_folder_that_is_no_export_is_told_so(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "some").mkdir()
    assert run("import", "some") == 2
    said = " ".join(capsys.readouterr().err.replace("│", " ").split())
    assert "this folder has no Markdown sources, and no posts.csv" in said


def test_names_of_one_address_are_one_tag(project: Path) -> None:
    tags = [{"id": n, "name": name} for n, name in enumerate(("C", "C++", "river", "River"))]
    rows = [{"id": n, "title": f"T{n}", "slug": f"t{n}", "html": "<p>x</p>", "status": "published",
             "published_at": "2020-01-01 00:00:00"} for n in range(2)]  # fmt: skip
    joined = [{"post_id": p, "tag_id": t} for p in range(2) for t in range(4)]
    (project / "x.json").write_bytes(ghost(*rows, tags=tags, posts_tags=joined))
    assert run("import", "x.json") == 0
    assert run("check") == 0
    assert "tags:\n  - C\n  - river\n" in sources(project)["2020/t0.md"]


def test_offsets_and_odd_dates(project: Path) -> None:
    local = {"post_date": "2020-01-02 12:04:05"}
    (project / "x.xml").write_bytes(
        wxr(
            post(post_name="a", **local),
            post(post_name="b", post_date="2020-01-02 02:34:05"),
            post(post_name="c", post_date="1999-01-01 00:00:00"),
            post(post_name="d", post_date_gmt="soon"),
        )
    )
    assert run("import", "x.xml") == 0
    made = sources(project)
    assert "date: '2020-01-02T12:04:05+09:00'\n" in made["2020/a.md"]
    assert "date: '2020-01-02T02:34:05-00:30'\n" in made["2020/b.md"]
    assert "date: '2020-01-02T03:04:05+00:00'\n" in made["2020/c.md"]
    assert "\ndate:\n" in made["d.md"]


def test_old_texts_among_blocks_have_paragraphs_and_commands_go(project: Path) -> None:
    html = (
        "Old one.\n\nOld two,\nits line.\n\n<!-- wp:paragraph -->\n<p>New\none.</p>\n"
        '<!-- /wp:paragraph -->\n\n<!-- wp:shortcode -->\n[form id="7"]\n<!-- /wp:shortcode -->'
    )
    (project / "x.xml").write_bytes(wxr(post(html, post_name="a")))
    assert run("import", "x.xml") == 0
    made = body(sources(project)["2020/a.md"])
    assert made == "Old one.\n\nOld two,\\\nits line.\n\nNew one."


LOOK = "Look [sic] at [page 12] and [tweet 12345678]."


def test_what_may_be_a_command_and_stays_is_said_with_its_line(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    html = (
        f"{LOOK}\n\n[toc]\n\n[poll 7]\n\n"
        "[see the note]\n\n<pre>\n[toc]\n</pre>\n\n<a href='https://a.example'>sic</a>"
    )
    (project / "x.xml").write_bytes(wxr(post(html, post_name="a")))
    assert run("import", "x.xml") == 0
    lines = sources(project)["2020/a.md"].split("\n")
    one, two, three = (lines.index(line) + 1 for line in (LOOK, "[toc]", "[poll 7]"))
    assert (
        f"content/2020/a.md:{one}: warning: [tweet 12345678] in line {one}, [toc] in line {two},"
        f" [poll 7] in line {three} look like shortcodes and stayed as text [left-out]"
    ) in capsys.readouterr().err


def test_a_player_that_is_asked_for_by_its_address_becomes_a_link(project: Path) -> None:
    html = (
        "One.\n\n[tweet https://t.example/1?a=1&amp;b=2 align=left]\n\n"
        "[youtube=https://y.example/w?v=7]\n\n<!-- wp:shortcode -->[vimeo https://v.example/3]"
        "<!-- /wp:shortcode -->\n\n[see https://s.example/4]"
    )
    (project / "x.xml").write_bytes(wxr(post(html, post_name="a")))
    assert run("import", "x.xml") == 0
    assert body(sources(project)["2020/a.md"]) == (
        "One.\n\n<https://t.example/1?a=1&b=2>\n\n<https://y.example/w?v=7>\n\n"
        "<https://v.example/3>\n\n[see https://s.example/4]"
    )


def test_a_full_disk_ends_it_and_tells_what_was_written(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    calls: list[int] = []

    def full(number: int) -> None:
        calls.append(number)
        if len(calls) > 1:
            raise OSError(errno.ENOSPC, "No space left on device")

    (project / "x.xml").write_bytes(wxr(*(post(post_name=name) for name in "abc")))
    monkeypatch.setattr("os.fsync", full)
    assert run("import", "x.xml") == 1
    said = capsys.readouterr()
    assert "a.md" in said.out
    assert said.err.count("→ Make room") == 1
    assert sorted(sources(project)) == ["2020/a.md"]


def test_without_the_extra_it_says_what_to_install(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(exporting, "version", lambda _: "")
    assert run("import", str(FIXTURES / "ghost.json")) == 1
    assert 'pip install "briefgen[import]"' in capsys.readouterr().err
    assert not (project / "content").exists()


def test_a_file_of_a_missing_or_bad_post_costs_that_post(project: Path) -> None:
    row = {"post_id": "1.a", "title": "A", "is_published": "true", "post_date": "2020-01-01"}
    rows = [row, {**row, "post_id": "2.b"}, {**row, "post_id": "3.c"}]
    packed(
        project / "x.zip",
        {"posts.csv": table(*rows), "posts/1.a.html": b"\xff\xfe", "posts/3.c.html": "<p>C"},
    )
    assert run("import", "x.zip") == 1
    assert sorted(sources(project)) == ["2020/c.md"]
