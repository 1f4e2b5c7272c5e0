"""Law 1: after any edits, an incremental build equals a clean build, bytes and findings."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from pathlib import Path

import project as tools
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

BODIES = st.sampled_from(
    [
        "Kim Min-ji met ministers in South Korea on Friday.\n",
        "Kim went to Japan. [The vote](vote.md) came first.\n",
        "South *Korea* spoke of a **tariff** of $4 billion.\n",
        "The [missing](nowhere.md) story, and `Seoul` in code.\n",
        "[Kim](/people/kim-min-ji.html#roles), [us](/about.html#us), [part](vote.md#part-one).\n",
        "[draft](new.html), [Hong](../entities/hong.md#life), ![A chart](chart.png) Hong Gil-dong.\n",
        "## Part one\n\nSeoul and Tokyo.\n\n## Part two\n\nSeoul again, and extended deterrence.\n",
        "",
    ]
)
TITLES = st.sampled_from(
    ["Envoy visits Seoul", "Kim leaves Tokyo", "Another headline", "Assembly votes"]
)
HEADERS = st.sampled_from(
    [
        "",
        "draft: true\n",
        "date: 2025-01-09\n",
        "slug: vote\n",
        "nonsense: 1\n",
        "rights: link\n",
        "rights: excerpt\nsources: ['https://a.example/']\n",
        "mentions: {Kim: kim-min-jin}\n",
        "facts: {Levy: $5 billion}\n",
    ]
)
SOURCES = st.builds(
    "---\ntitle: {}\nsection: Politics\n{}---\n{}".format, TITLES, HEADERS, BODIES
) | st.sampled_from(["---\ntitle: [broken\n---\nx", "no front matter", ""])
HONG = "---\nname: Hong Gil-dong\nid: hong\nkind: person\n---\n"
KNOWLEDGE = tools.FILES["content/entities/people.yaml"]
THEME = '{% extends "wire/404.html" %}{% block main %}Nothing here{% endblock %}'

EDITS = st.one_of(
    st.tuples(
        st.sampled_from(["content/2025/visit.md", "content/2025/vote.md", "content/new.md"]),
        SOURCES,
    ),
    st.tuples(
        st.sampled_from(["content/2025/visit.md", "content/2025/vote.md", "content/drop.txt"]),
        st.none(),
    ),
    st.tuples(
        st.just("content/entities/people.yaml"),
        st.sampled_from(
            [
                KNOWLEDGE,
                KNOWLEDGE.replace("An envoy", "The envoy"),
                KNOWLEDGE.replace("kind: person\n", "kind: person\n  aliases: [Seoul]\n"),
                KNOWLEDGE + KNOWLEDGE,
                "- id: [broken",
            ]
        ),
    ),
    st.tuples(
        st.just("templates/404.html"),
        st.sampled_from([THEME, "{% broken", '{% extends "gone.html" %}', None]),
    ),
    st.tuples(st.just("templates/_teaser.html"), st.sampled_from(["{{ nothing }}", None])),
    st.tuples(
        st.just("briefgen.toml"),
        st.sampled_from(
            [
                tools.FILES["briefgen.toml"],
                tools.FILES["briefgen.toml"] + "# only a comment\n",
                tools.FILES["briefgen.toml"] + '\n[nlp]\nmodel = "none"\n',
                'title = "Other"\nbuiltin_knowledge = false\n',
                "titel = 1\n",
                'theme = "absent"\n',
                tools.FILES["briefgen.toml"] + '[sections]\ndiplomat = "Near to Diplomacy"\n',
            ]
        ),
    ),
    st.tuples(
        st.just("content/entities/hong.md"),
        st.sampled_from(
            [
                *(
                    HONG + text
                    for text in (
                        "",
                        "## Life\n\n![A chart](../2025/chart.png)",
                        "[v](../2025/vote.md#part-one) [n](/briefings/new.html)",
                    )
                ),
                None,
            ]
        ),
    ),
    st.tuples(st.just("content/2025/chart.png"), st.sampled_from(["a", "b", None])),
    st.tuples(st.just("static/about.html"), st.sampled_from(["<p id=us>", "<p id=them>", None])),
    st.tuples(st.just("static/robots.txt"), st.sampled_from(["User-agent: *\n", None])),
)


def digests(pages: dict[str, bytes]) -> dict[str, str]:
    return {url: hashlib.sha256(data).hexdigest() for url, data in pages.items()}


def build(project: tools.Project) -> tuple[dict[str, str], list[str]]:
    pages, findings = project.site()
    return digests(pages), [repr(finding) for finding in findings]


def clean(project: tools.Project) -> tuple[dict[str, str], list[str]]:
    """The same files in another folder, with no store: what a build from nothing says."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "elsewhere"
        shutil.copytree(project.root, copy, ignore=shutil.ignore_patterns(".briefgen"))
        return build(tools.Project(copy))


@given(st.lists(st.lists(EDITS, min_size=1, max_size=3), max_size=5))
@settings(max_examples=15 if settings.default.max_examples < 100 else 40)
def test_an_incremental_build_equals_a_clean_one(
    history: list[list[tuple[str, str | None]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = tools.create(Path(folder))
        build(project)
        for batch in history:
            for path, text in batch:
                project.write(path, text)
            event(f"{len(batch)} edits at once")
            assert build(project) == clean(project)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_it_equals_a_clean_build_of_a_fresh_process(tmp_path: Path, seed: str) -> None:
    project = tools.create(tmp_path / "site")
    build(project)
    project.write(
        "content/2025/vote.md", tools.BRIEFING.format(title="New", body="Japan and Seoul.\n")
    )
    project.write("content/2025/trade.md", None)
    pages, findings = build(project)
    copy = tmp_path / "copy"
    shutil.copytree(project.root, copy, ignore=shutil.ignore_patterns(".briefgen"))
    clean_pages, clean_findings, _ = tools.fresh(copy, PYTHONHASHSEED=seed)
    assert pages == clean_pages
    assert findings == clean_findings


@pytest.mark.parametrize("url", ["https://other.example/", ""])
def test_a_url_of_the_run_reaches_what_it_should(tmp_path: Path, url: str) -> None:
    project = tools.create(tmp_path)
    before, _ = build(project)
    project.options = {"url": url} if url else {}
    after = build(project)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "elsewhere"
        shutil.copytree(tmp_path, copy, ignore=shutil.ignore_patterns(".briefgen"))
        assert after == build(tools.Project(copy, project.options))
    assert (after[0] != before) == bool(url)


def test_a_preview_of_drafts_equals_a_clean_one_after_each_edit(tmp_path: Path) -> None:
    project = tools.create(tmp_path / "site")
    build(project)
    project.options = {"drafts": "1", "future": "1"}
    labels = []
    for header in ("draft: true\n", "publish_at: 2999-12-01\n", ""):
        project.write("content/2025/vote.md", f"---\ntitle: Vote\n{header}---\nText.\n")
        after = build(project)
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "elsewhere"
            shutil.copytree(project.root, copy, ignore=shutil.ignore_patterns(".briefgen"))
            assert after == build(tools.Project(copy, project.options))
        labels.append(after[0]["archive.html"])
    assert len(set(labels)) == 3


def test_equal_size_and_time_do_not_hide_a_change(tmp_path: Path) -> None:
    project = tools.create(tmp_path)
    path = tmp_path / "content/2025/vote.md"
    build(project)
    before = path.stat()
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("204", "205"), encoding="utf-8")
    import os

    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    pages, _ = project.site()
    assert b"205" in pages["briefings/vote.html"]


def test_a_deleted_source_leaves_nothing_behind(tmp_path: Path) -> None:
    project = tools.create(tmp_path)
    first, _ = project.site()
    assert "briefings/vote.html" in first
    project.write("content/2025/vote.md", None)
    pages, _ = project.site()
    assert "briefings/vote.html" not in pages
    assert not [url for url, data in pages.items() if b"Assembly votes" in data]


LINKED = [
    ("content/2025/new.md", None),
    ("content/2025/new.md", "---\ntitle: New\ndraft: true\n---\nx\n"),
    ("content/2025/vote.md", tools.BRIEFING.format(title="V", body="## Part one\n\nSeoul.\n")),
    ("content/2025/vote.md", "---\ntitle: [broken\n---\n"),
    ("static/about.html", "<p id=them>"),
    ("static/about.html", None),
    ("content/entities/hong.md", HONG + "## Life\n"),
    ("content/entities/hong.md", None),
    ("content/2025/chart.png", "other"),
    ("content/2025/chart.png", None),
    ("content/2025/visit.md", tools.BRIEFING.format(title="E", body="Nobody.\n")),
]


@pytest.mark.parametrize("number", range(len(LINKED)))
def test_what_a_link_leads_to_is_looked_at_again(tmp_path: Path, number: int) -> None:
    story = (
        "[n](new.html) [v](vote.md#part-one) [p](/people/kim-min-ji.html#roles) ![c](chart.png)\n\n"
        "[a](/about.html#us) [h](../entities/hong.md#life). Hong Gil-dong.\n"
    )
    files = {
        **tools.FILES,
        "content/2025/story.md": tools.BRIEFING.format(title="Story", body=story),
        "content/2025/new.md": tools.BRIEFING.format(title="New", body="x\n"),
        "content/2025/chart.png": "chart",
        "content/entities/hong.md": HONG
        + "## Life\n\n[n](/briefings/new.html) ![c](../2025/chart.png)",
        "static/about.html": "<p id=us>",
    }
    project = tools.create(tmp_path, files)
    before = build(project)
    project.write(*LINKED[number])
    after = build(project)
    assert after != before
    assert after == clean(project)
