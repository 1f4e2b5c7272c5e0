"""Law 1: after any edits, an incremental build equals a clean build, bytes and findings."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import histories
import project as tools
import pytest
from clean_builds import Options, Outcome, in_a_copy, ready, said
from histories import Edit, Move, Quietly, Replace, Spoil, Step, Write
from hypothesis import event, given, settings
from hypothesis import strategies as st
from images.samples import picture

from briefgen.cli.session import STORE, Session
from briefgen.graph import seen


@pytest.fixture(scope="module")
def clean():
    """Clean builds, each in a copy of a process that is ready for one and has built nothing."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context, initializer=ready) as pool:

        def run(root: Path, moment: str, options: Options) -> Outcome:
            return pool.submit(in_a_copy, str(root), moment, options).result(120)

        yield run


@pytest.fixture(autouse=True, scope="module")
def all_is_noted() -> Iterator[None]:
    """What few files would not be worth: untouched ones are not read again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(seen, "FEW", 0)
        yield


class Incremental:
    """Builds one after another: in a session that stays, or each in a new one over the stored answers."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.session: Session | None = None
        self.options: Options = ()

    def build(self, step: Step) -> Outcome:
        if self.session is not None and step.stays:
            self.session.look_again()
        else:
            self.close()
            self.options = step.options
            self.session = Session(self.root, dict(step.options))
            self.session.recall()
        return said(self.session, step.moment)

    def close(self) -> None:
        if self.session is not None:
            self.session.store.close()


def holds(history: list[Step], clean) -> list[Outcome]:
    """Both kinds of build after each step; what they agreed upon."""
    outcomes = []
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        tools.create(root, histories.START)
        (root / "content/map.png").write_bytes(b"\x89PNG old")
        with closing(Incremental(root)) as incremental:
            for step in [Step((), histories.MOMENTS[0], (), stays=False), *history]:
                step.apply(root)
                pages, findings = incremental.build(step)
                clean_pages, clean_findings = clean(root, step.moment, incremental.options)
                assert findings == clean_findings, step
                assert pages == clean_pages, step
                outcomes.append((pages, findings))
    return outcomes


@given(st.lists(histories.STEPS, min_size=1, max_size=6))
@settings(max_examples=max(6, settings.default.max_examples // 6))
def test_an_incremental_build_equals_a_clean_one(clean, history: list[Step]) -> None:
    for edit in (edit for step in history for edit in step.edits):
        event(type(edit).__name__)
    holds(history, clean)


NOON, MONTHS_LATER, LATER = histories.MOMENTS[0], histories.MOMENTS[2], histories.MOMENTS[4]


def told(*edits: Edit, moment: str = NOON, options: Options = (), stays: bool = False) -> Step:
    return Step(edits, moment, options, stays)


SCHEDULED = "---\ntitle: New\npublish_at: 2025-03-01T12:00:00Z\n---\nSeoul.\n"
CORRECTED = "corrections: [{date: 2025-01-04, text: It was 204.}]\n"


VIEW = "::: the-view\nSeoul owes $5 billion to Tokyo.\n:::\nSo says Kim Min-ji in Tokyo.\n"
GRAIN = "- {id: grain-lift, name: grain lift, gloss: A way over sea., see: [tariff]}\n"
RECORD = "ledger/visit.yaml"
STATES = (
    histories.STATE.format(4, "Envoy visits Seoul", "Rain."),
    histories.STATE.format(4, "Envoy visits Seoul", "Rain.")
    + histories.LATER.format("Rain.", histories.KIM),
)
CORRECTED = "corrections: [{date: 2025-01-04, text: It was Tokyo.}]\n"
LOGGED = "---\ntitle: Envoy visits Seoul\ndate: 2025-01-03\n---\n" + histories.KIM + "\n"
EDITIONS = f"{histories.SETTINGS_TEXT}[editions]\napi = true\ntext = true\n"
EDITIONS += "markdown = true\nannotations = true\n"
NAMED = {
    "embargo ends": [
        told(
            Write(
                histories.VOTE,
                "---\ntitle: Later\npublish_at: 2025-03-01T12:00:00Z\n---\nSeoul.\n",
            )
        ),
        told(moment=LATER),
        told(),
    ],
    "it expires": [
        told(
            Write(
                histories.VOTE,
                "---\ntitle: Gone\nexpires_at: 2025-06-01T00:00:00Z\n---\nSeoul.\n",
            )
        ),
        told(moment=LATER, stays=True),
    ],
    "drafts shown and hidden": [
        told(Replace(histories.VOTE, "section:", "draft: true\nsection:")),
        told(options=(("drafts", "yes"),)),
        told(),
    ],
    "a term waits for its text": [
        told(Write(histories.TERMS, tools.FILES[histories.TERMS] + GRAIN)),
        told(
            Write("content/new.md", "---\ntitle: Ships\ndraft: yes\n---\nThe *grain* lift.\n"),
            stays=True,
        ),
        told(Replace("content/new.md", "grain", "wheat"), stays=True),
        told(
            Replace("content/new.md", "wheat", "grain"),
            Replace("content/new.md", "draft: yes", "publish_at: 2025-03-01T12:00:00Z"),
        ),
        told(moment=LATER, stays=True),
        told(Replace("content/new.md", "title: Ships", "title: Ships\nrights: link"), moment=LATER),
        told(Replace(histories.TERMS, "grain", "sea"), moment=LATER),
    ],
    "an address awaits its article": [
        told(
            Write("content/new.md", SCHEDULED),
            Replace(histories.TRADE, "section:", "aliases: [new]\nsection:"),
        ),
        told(moment=LATER, stays=True),
        told(Replace(histories.TRADE, "aliases: [new]", "slug: new"), stays=True),
        told(Replace("content/new.md", "publish_at:", "expires_at: 2025-01-05\npublish_at:")),
        told(Replace(histories.TRADE, "slug: new", "")),
    ],
    "the first and the last of a list": [
        told(Replace(histories.PEOPLE, "kind: person", "kind: organisation")),
        told(Replace(histories.PEOPLE, "kind: organisation", "kind: event"), stays=True),
        told(Write(histories.TERMS, None), stays=True),
        told(Write(histories.TERMS, histories.START[histories.TERMS])),
        told(Replace(histories.VISIT, "Kim", "She"), Replace(histories.VOTE, "Kim Min-ji", "she")),
        told(Replace(histories.VOTE, "said she", "said Kim Min-ji"), stays=True),
    ],
    "names that corrections take": [
        told(Write("static/corrections.html", "mine")),
        told(Replace(histories.VOTE, "section:", f"{CORRECTED}section:"), stays=True),
        told(Replace(histories.VOTE, "section:", "publish_at: 2025-03-01T12:00:00Z\nsection:")),
        told(Replace(histories.VOTE, CORRECTED, ""), stays=True),
    ],
    "quiet change": [told(Quietly(path)) for path in (histories.VOTE, histories.PEOPLE)],
    "quiet and older": [told(Quietly(histories.VOTE, older=True), stays=True)],
    "unreadable and mended": [
        told(Spoil(histories.VOTE, "loop")),
        told(Write(histories.VOTE, histories.START[histories.VOTE])),
    ],
    "broken and mended": [
        told(Write(histories.TERMS, "- id: [broken")),
        told(Write(histories.TERMS, histories.START[histories.TERMS]), stays=True),
    ],
    "html sanitised": [
        told(Write("content/new.md", "---\ntitle: B\n---\n<b>Seoul</b> <script>x</script>\n")),
        told(Write("briefgen.toml", histories.SETTINGS_TEXT + '[content]\nhtml = "sanitise"\n')),
        told(Write("briefgen.toml", histories.SETTINGS_TEXT)),
    ],
    "a theme comes and goes": [
        told(
            Write("briefgen.toml", histories.SETTINGS_TEXT + 'theme = "mine"\n'),
            Write(histories.MINE, 'extends = "wire"\n'),
            Write("themes/mine/assets/icon.svg", "<svg/>"),
        ),
        told(Write("themes/mine/templates/404.html", histories.OVER)),
        told(Write("themes/mine/templates/404.html", None), stays=True),
        told(Write(histories.MINE, None)),
    ],
    "a stylesheet imports others": [
        told(
            Write("briefgen.toml", histories.SETTINGS_TEXT + 'theme = "mine"\n'),
            Write(histories.MINE, 'extends = "wire"\n'),
            Write("themes/mine/assets/look.css", '@import "wire/look.css";\np { color: red }\n'),
        ),
        told(Write("themes/mine/assets/_shared.css", "a { color: red }\n")),
        told(Write("themes/mine/assets/look.css", '@import "_gone.css";\n')),
        told(Write("themes/mine/assets/_gone.css", "b { color: red }\n")),
        told(Write("themes/mine/assets/look.css", None)),
    ],
    "what a page shows beside its text": [
        told(
            Write(
                "templates/briefing.html",
                '{% extends "wire/briefing.html" %}{% block top %}{% endblock %}',
            )
        ),
        told(Replace(histories.PEOPLE, "An envoy", "The envoy")),
        told(Replace(histories.PEOPLE, "kind: person", "kind: organisation"), stays=True),
        told(Write("briefgen.toml", histories.SETTINGS_TEXT + 'publisher = "Another"\n')),
        told(Write("templates/briefing.html", None)),
    ],
    "links of a text change and lead elsewhere": [
        told(Write("content/new.md", "---\ntitle: B\n---\n[it](2025/vote.md) ![c](map.png)\n")),
        told(Write("content/new.md", "---\ntitle: B\n---\nSo: [it](2025/vote.md) ![c](map.png)\n")),
        told(Write(histories.VOTE, None)),
        told(Write("content/map.png", None), stays=True),
    ],
    "blocks change their kind, their title and their end, and the house wants one": [
        told(Write("content/new.md", f"---\ntitle: B\ndate: 2025-01-04\n---\n{VIEW}")),
        told(Replace("content/new.md", "the-view", "background"), stays=True),
        told(Replace("content/new.md", "background", "background “Tokyo”")),
        told(Replace("content/new.md", "\n:::\n", "\n")),
        told(Write("briefgen.toml", f"{histories.SETTINGS_TEXT}[house]\nrequired = 'the-view'\n")),
        told(Replace("content/new.md", "::: background", "::: backgruond")),
    ],
    "languages and their words come and go": [
        told(Replace(histories.VISIT, "section:", "lang: de\nsection:")),
        told(histories.WORDS[0], stays=True),
        told(Write("briefgen.toml", histories.SETTINGS_TEXT + 'language = "ar"\n'), stays=True),
        told(Write("briefgen.toml", histories.SETTINGS_TEXT + 'language = "ko"\n'), stays=True),
        told(histories.WORDS[2]),
        told(histories.WORDS[3], stays=True),
        told(histories.WORDS[4]),
        told(Write("locales/ko.po", None), Replace(histories.VISIT, "lang: de", "lang: ko")),
        told(histories.WORDS[6], Replace(histories.VISIT, "lang: ko", "lang: de-AT"), stays=True),
    ],
    "states are recorded, edited, moved and lost": [
        told(Write(RECORD, STATES[0])),
        told(Write(RECORD, STATES[1]), stays=True),
        told(Replace(histories.VISIT, "Kim spoke of", "She spoke of")),
        told(Replace(RECORD, "sentence: 1", "sentence: 2"), stays=True),
        told(Replace(RECORD, "sentence: 2", "sentence: 1")),
        told(Replace(histories.VISIT, "section:", "rights: excerpt\nsection:"), stays=True),
        told(Replace(histories.VISIT, "rights: excerpt\nsection:", "slug: new\nsection:")),
        told(Move(RECORD, "ledger/new.yaml")),
        told(Move("ledger", "ledger~"), stays=True),
    ],
    "something is corrected, withdrawn and only updated": [
        told(Replace(histories.VISIT, "section:", f"{CORRECTED}section:")),
        told(Replace(histories.VISIT, "{date", "{kind: withdrawn, date")),
        told(Replace(histories.VISIT, "It was", "They were")),
        told(Replace(histories.VISIT, "kind: withdrawn", "kind: update"), stays=True),
        told(Write(histories.VISIT, histories.START[histories.VISIT])),
    ],
    "a briefing gets older than a month, and than a year": [
        told(moment=MONTHS_LATER),
        told(moment=LATER, stays=True),
    ],
    "what was recorded is published": [
        told(Write(RECORD, STATES[1])),
        told(Write("briefgen.toml", histories.SETTINGS_TEXT + "revisions = true\n"), stays=True),
        told(Write(histories.VISIT, LOGGED)),
        told(Write(RECORD, STATES[1] + "    private: true\n")),
        told(Write(RECORD, STATES[1] + "    minor: true\n")),
        told(Write(RECORD, STATES[1])),
        told(Replace(histories.VISIT, "date:", "rights: link\ndate:")),
        told(Write(RECORD, None)),
    ],
    "editions and an API come, change and go": [
        told(Write("briefgen.toml", EDITIONS)),
        told(Replace(histories.VISIT, "Kim spoke", "So Kim spoke")),
        told(Replace(histories.PEOPLE, "An envoy", "The envoy"), stays=True),
        told(Replace(histories.PEOPLE, "id: kim-min-ji", "id: min-ji")),
        told(Replace(histories.VOTE, "section:", "rights: excerpt\nsection:"), stays=True),
        told(Replace(histories.VOTE, "rights: excerpt", "date: 2024-12-31")),
        told(Replace(histories.TRADE, "section: Diplomacy", "section: Trade\nthread: seoul")),
        told(Write("content/map.png", None), stays=True),
        told(Replace(histories.TERMS, "name: tariff", "name: tariffs")),
        told(Write("content/new.md", "---\ntitle: N\ndate: 2025-01-04\n---\nSeoul.\n")),
        told(Replace("content/new.md", "title:", "draft: true\ntitle:")),
        told(Write("static/api/v1/index.json", "{}"), stays=True),
        told(Write("briefgen.toml", histories.SETTINGS_TEXT)),
    ],
    "a picture comes and goes": [
        told(Write("content/map.png", None)),
        told(Write("content/map.png", b"\x89PNG 34"), stays=True),
        told(Quietly("content/map.png")),
    ],
    "pictures in sizes, and cards": [
        told(Write("content/map.png", picture("PNG", (500, 9)))),
        told(Write("content/map.png", picture("PNG", (1300, 9)))),
        told(Write("content/map.png", picture("PNG", (1300, 9))[:-60])),
        told(Write("briefgen.toml", histories.SETTINGS_TEXT + "[images]\ncards = true\n")),
        told(Replace("content/shown.md", "title:", "image: {src: map.png, alt: A}\ntitle:")),
        told(Write("content/map.png", picture("PNG", (1300, 9)))),
        told(Replace("content/shown.md", "title: A picture", "title: Others"), stays=True),
        told(Write("briefgen.toml", histories.SETTINGS_TEXT + "[images]\nresize = false\n")),
        told(Write("briefgen.toml", histories.SETTINGS_TEXT)),
    ],
    "formats of feeds come and go": [
        told(Write("briefgen.toml", histories.SETTINGS_TEXT + '[feeds]\nlabels = ["rss"]\n')),
        told(Write("static/feed.json", "{}"), stays=True),
        told(Write("briefgen.toml", histories.SETTINGS_TEXT + '[feeds]\nsite = ["rss"]\n')),
        told(Replace(histories.VISIT, "title:", "image: {src: ../map.png, alt: A}\ntitle:")),
        told(Write("content/map.png", picture("PNG", (50, 9))), stays=True),
        told(Replace(histories.VISIT, "section:", "rights: link\nsection:")),
        told(Replace("briefgen.toml", '"rss"', '"atom"]\nsubjects = ["json"'), stays=True),
        told(Replace("briefgen.toml", "builtin", 'timezone = "Asia/Seoul"\nbuiltin')),
        told(Replace("briefgen.toml", "site =", 'hub = "https://hub.example/"\nsite =')),
        told(Replace("briefgen.toml", "https://example.org/wire/", ""), stays=True),
    ],
}
"""Histories that must be among those tried, whatever chance does."""


@pytest.mark.parametrize("name", NAMED)
def test_an_incremental_build_equals_a_clean_one_when(clean, name: str) -> None:
    outcomes = holds(NAMED[name], clean)
    assert all(one != other for one, other in pairwise(outcomes))  # each step mattered


@pytest.mark.parametrize("seed", ["1", "2"])
def test_it_equals_a_clean_build_of_a_fresh_process(tmp_path: Path, seed: str) -> None:
    project = tools.create(tmp_path / "site")
    project.site()
    project.write(
        "content/2025/vote.md", tools.BRIEFING.format(title="New", body="Japan and Seoul.\n")
    )
    project.write("content/2025/trade.md", None)
    pages, findings = project.site()
    copy = tmp_path / "copy"
    shutil.copytree(project.root, copy, ignore=shutil.ignore_patterns(STORE))
    clean_pages, clean_findings, _ = tools.fresh(copy, PYTHONHASHSEED=seed)
    assert {url: hashlib.sha256(data).hexdigest() for url, data in pages.items()} == clean_pages
    assert [repr(finding) for finding in findings] == clean_findings


@pytest.mark.parametrize("url", ["https://other.example/", ""])
def test_a_url_of_the_run_reaches_what_it_should(clean, tmp_path: Path, url: str) -> None:
    project = tools.create(tmp_path)
    before, _ = said(project.session(), NOON)
    project.options = {"url": url} if url else {}
    after = said(project.session(), NOON)
    assert after == clean(tmp_path, NOON, tuple(project.options.items()))
    assert (after[0] != before) == bool(url)


def test_a_preview_of_drafts_equals_a_clean_one_after_each_edit(clean) -> None:
    options = (("drafts", "1"), ("future", "1"))
    headers = ("draft: true\n", "publish_at: 2999-12-01\n", "")
    outcomes = holds(
        [
            told(Write(histories.VOTE, f"---\ntitle: Vote\n{header}---\nText.\n"), options=options)
            for header in headers
        ],
        clean,
    )
    assert len({pages["archive.html"] for pages, _ in outcomes[1:]}) == len(headers)


def test_equal_size_and_time_do_not_hide_a_change(tmp_path: Path) -> None:
    project = tools.create(tmp_path)
    path = tmp_path / "content/2025/vote.md"
    project.site()
    before = path.stat()
    Replace("content/2025/vote.md", "204", "205").apply(tmp_path)
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
    ("content/entities/hong.md", histories.HONG + "## Life\n"),
    ("content/entities/hong.md", None),
    ("content/2025/chart.png", "other"),
    ("content/2025/chart.png", None),
    ("content/2025/visit.md", tools.BRIEFING.format(title="E", body="Nobody.\n")),
]


@pytest.mark.parametrize("number", range(len(LINKED)))
def test_what_a_link_leads_to_is_looked_at_again(clean, tmp_path: Path, number: int) -> None:
    story = (
        "[n](new.html) [v](vote.md#part-one) [p](/people/kim-min-ji.html#roles) ![c](chart.png)\n\n"
        "[a](/about.html#us) [h](../entities/hong.md#life). Hong Gil-dong.\n"
    )
    files = {
        **tools.FILES,
        "content/2025/story.md": tools.BRIEFING.format(title="Story", body=story),
        "content/2025/new.md": tools.BRIEFING.format(title="New", body="x\n"),
        "content/2025/chart.png": "chart",
        "content/entities/hong.md": histories.HONG
        + "## Life\n\n[n](/briefings/new.html) ![c](../2025/chart.png)",
        "static/about.html": "<p id=us>",
    }
    project = tools.create(tmp_path, files)
    before = said(project.session(), NOON)
    project.write(*LINKED[number])
    after = said(project.session(), NOON)
    assert after != before
    assert after == clean(tmp_path, NOON, ())
