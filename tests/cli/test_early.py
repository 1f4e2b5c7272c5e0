"""A saved article is shown before all is known that hangs on it, and is no other than in the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import project as tools
import pytest

from briefgen.cli import early
from briefgen.cli.build import ask_site
from briefgen.cli.serve import NOTHING_MORE, Desk
from briefgen.cli.session import Session, salt
from briefgen.findings import Finding
from briefgen.graph.store import Store
from briefgen.serve.preview import Preview, Revision

SOURCE, PAGE = "content/2025/vote.md", "briefings/vote.html"
OTHER = "content/2025/trade.md"
STRICT = """{% extends "wire/home.html" %}
{% block main %}
{% for item in home.latest|list + [home.lead] %}
{% if "Late" in item.headline %}{{ nothing.at_all }}{% endif %}
{% endfor %}
{{ super() }}{% endblock %}
"""
"""A front page that can't show late news."""


@pytest.fixture
def project(tmp_path: Path) -> tools.Project:
    return tools.create(tmp_path / "wire")


@pytest.fixture
def desk(project: tools.Project) -> Desk:
    made = Desk(project.session())
    made.rebuild()
    return made


def save(desk: Desk, project: tools.Project, path: str, change: Callable[[str], str]) -> Revision:
    """Save a source as an editor does, and what is shown of it first."""
    place = project.root / path
    place.write_text(change(place.read_text(encoding="utf-8")), encoding="utf-8")
    desk.hint(str(place))
    return desk.rebuild()


def complete(desk: Desk) -> Revision:
    desk.hint(NOTHING_MORE)
    return desk.rebuild()


def stored(desk: Desk) -> str:
    with closing(desk.session.store.snapshot()) as taken:
        return str(taken.head.revision)


def ran(desk: Desk) -> set[str]:
    """The queries that the build ran from which pages are shown early."""
    return {key[0] for key in desk._begun.ran} if desk._begun else set()


def bytes_of(revision: Revision) -> dict[str, bytes]:
    return {url: revision.load(url) for url in sorted(revision.site)}


def clean(project: tools.Project, folder: Path) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """What a build without any earlier answer says."""
    session = Session(project.root, project.options)
    session.store.close()
    session.store = Store(folder / "clean.sqlite", salt())
    ask = session.build()
    site, findings = ask_site(ask)
    return {url: ask.answer(("page", url), bytes) for url in sorted(site.pages)}, findings


def a_line(text: str) -> str:
    return text + "\nSnow fell on Friday, said Kim Min-ji in Tokyo.\n"


def another_title(text: str) -> str:
    return text.replace("title: ", "title: Late ")


def test_a_saved_article_is_shown_before_the_site_is_known_and_kept(
    desk: Desk, project: tools.Project
) -> None:
    before = stored(desk)
    revision = save(desk, project, SOURCE, a_line)
    assert b"Snow fell" in revision.load(PAGE)
    assert "page" in ran(desk)
    assert "site" not in ran(desk)
    assert stored(desk) == before
    complete(desk)
    assert desk._begun is None
    assert stored(desk) != before


@pytest.mark.parametrize("change", [a_line, another_title])
def test_all_that_is_shown_early_is_what_a_clean_build_shows(
    desk: Desk, project: tools.Project, tmp_path: Path, change: Callable[[str], str]
) -> None:
    revision = save(desk, project, SOURCE, change)
    assert desk._begun is not None
    pages, findings = clean(project, tmp_path)
    assert bytes_of(revision) == pages
    whole = complete(desk)
    assert (bytes_of(whole), whole.findings) == (pages, findings)
    assert whole.site == revision.site


def test_a_save_before_the_last_one_is_complete_loses_nothing(
    desk: Desk, project: tools.Project, tmp_path: Path
) -> None:
    save(desk, project, SOURCE, a_line)
    save(desk, project, OTHER, another_title)
    save(desk, project, SOURCE, another_title)
    whole = complete(desk)
    assert (bytes_of(whole), whole.findings) == clean(project, tmp_path)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("---\n", "---\ndraft: true\n", 1),
        lambda text: text.replace("---\n", "---\nslug: ballot\n", 1),
        lambda text: text.replace("title: ", "title: [broken "),
    ],
    ids=["gone", "elsewhere", "broken"],
)
def test_what_changes_which_pages_there_are_is_shown_when_all_is_known(
    desk: Desk, project: tools.Project, change: Callable[[str], str]
) -> None:
    before = stored(desk)
    revision = save(desk, project, SOURCE, change)
    assert desk._begun is None
    assert stored(desk) != before
    assert PAGE not in revision.site


def test_of_many_pages_that_change_the_saved_one_is_made_first(
    desk: Desk, project: tools.Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(early, "FEW", 0)
    revision = save(desk, project, SOURCE, another_title)
    assert desk._begun is not None
    assert [key for key in desk._begun.ran if key[0] == "page"] == [("page", PAGE)]
    assert b"Late Assembly votes" in revision.load(PAGE)
    pages, findings = clean(project, tmp_path)
    assert bytes_of(revision) == pages  # others are made where somebody asks for them
    whole = complete(desk)
    assert (bytes_of(whole), whole.findings) == (pages, findings)


def test_what_others_have_stored_is_not_taken_for_what_is_shown(
    desk: Desk, project: tools.Project
) -> None:
    place = project.root / SOURCE
    project.write(SOURCE, another_title(place.read_text(encoding="utf-8")))
    Desk(project.session()).rebuild()  # another process, which has seen that save first
    save(desk, project, OTHER, a_line)
    complete(desk)  # and finds that somebody has saved meanwhile
    desk.hint(str(place))
    revision = desk.rebuild()
    assert revision.site == complete(desk).site
    assert b"Late Assembly votes" in revision.load(PAGE)


def test_a_page_that_an_early_one_breaks_stays_as_it_was(
    desk: Desk, project: tools.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write("templates/home.html", STRICT)
    preview = Preview(desk.rebuild)
    desk.hint("")
    preview.look()
    good = preview.ask(lambda shown: shown.page("index.html")).result(60)
    monkeypatch.setattr(early, "FEW", 0)
    place = project.root / SOURCE
    project.write(SOURCE, another_title(place.read_text(encoding="utf-8")))
    desk.hint(str(place))
    preview.look()
    assert preview.ask(lambda shown: shown.page("index.html")).result(60) == good
    desk.hint(NOTHING_MORE)
    preview.look()
    shown = preview.ask(lambda shown: shown).result(60)
    assert set(shown.revision.failed) == {"index.html"}
    assert (shown.kept, shown.failures(PAGE)) == ({"index.html": good}, ())
    assert b"Late Assembly votes" in preview.ask(lambda shown: shown.page(PAGE)).result(60)
    preview.close()


def test_a_file_that_is_no_article_is_shown_when_all_is_known(
    desk: Desk, project: tools.Project
) -> None:
    people = "content/entities/people.yaml"
    revision = save(desk, project, people, lambda text: text.replace("An envoy", "A minister"))
    assert b"A minister in this test" in revision.load("people/kim-min-ji.html")
    assert desk._begun is None


def test_a_file_that_nobody_has_read_makes_no_build(
    desk: Desk, project: tools.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = complete(desk)
    monkeypatch.setattr(Session, "build", lambda _: pytest.fail("a build"))
    project.write("content/2025/vote.md.tmp", "half")
    desk.hint(str(project.root / "content/2025/vote.md.tmp"))
    assert desk.rebuild() is last


def rebuilt(desk: Desk, steps: Iterator[bool]) -> int:
    """How often somebody at rest wants to rebuild."""
    return len([desk.rebuild() for wanted in steps if wanted])


def test_at_rest_a_save_is_completed_and_a_quiet_project_is_not_built(
    desk: Desk, project: tools.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(desk, project, SOURCE, a_line)
    assert rebuilt(desk, desk.rest()) == 1
    assert desk._begun is None
    monkeypatch.setattr(Session, "build", lambda _: pytest.fail("a build"))
    assert rebuilt(desk, desk.rest()) == 0


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (SOURCE, "---\ntitle: Silent\ndate: 2025-01-03\n---\nSnow fell.\n"),
        (SOURCE, None),
        ("content/2025/new.md", "---\ntitle: Silent\ndate: 2025-01-03\n---\nSnow.\n"),
        ("templates/404.html", "<p>Silent</p>"),
        ("static/silent.txt", "Silent"),
    ],
)
def test_at_rest_a_change_that_nothing_told_is_found(
    desk: Desk, project: tools.Project, tmp_path: Path, path: str, text: str | None
) -> None:
    project.write(path, text)
    assert rebuilt(desk, desk.rest()) == 1
    last = complete(desk)
    assert (bytes_of(last), last.findings) == clean(project, tmp_path)


def test_at_rest_a_moment_that_has_come_is_seen(tmp_path: Path) -> None:
    project = tools.create(tmp_path / "wire")
    text = tools.FILES[SOURCE].replace("---\n", "---\npublish_at: 2025-03-01T12:00:00Z\n", 1)
    project.write(SOURCE, text)
    session = project.session()
    session.stop_clock(datetime(2025, 2, 1, tzinfo=UTC))
    desk = Desk(session)
    assert PAGE not in desk.rebuild().site
    assert rebuilt(desk, desk.rest()) == 0
    session.at = datetime(2025, 3, 2, tzinfo=UTC)
    assert rebuilt(desk, desk.rest()) == 1
    assert PAGE in complete(desk).site


def test_a_build_that_raised_is_made_again_at_rest(
    desk: Desk, project: tools.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Session, "build", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            save(desk, project, SOURCE, a_line)
    assert rebuilt(desk, desk.rest()) == 1
    assert b"Snow fell" in complete(desk).load(PAGE)


def test_a_save_during_a_look_at_all_files_ends_that_look(
    desk: Desk, project: tools.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.cli.serve.STEP", 1)
    steps = desk.rest()
    assert next(steps) is False
    save(desk, project, SOURCE, a_line)
    assert list(steps) == []


def test_of_passed_moments_none_is_asked_after_a_save(desk: Desk, project: tools.Project) -> None:
    save(desk, project, SOURCE, a_line)
    complete(desk)
    save(desk, project, SOURCE, a_line)
    assert desk._begun is not None
    assert ("read", SOURCE) in desk._begun.current
    stored_moments = {key for key in desk._begun.saved.inputs if key[0] == "passed"}
    assert stored_moments
    assert not desk._begun.saved.restless
    assert len(stored_moments & desk._begun.current.keys()) < len(stored_moments)
