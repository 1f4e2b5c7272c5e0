"""Law 5: the bytes don't depend on how many processes worked on them, nor on where these ran."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import project as tools
import pytest
from images.samples import picture
from msgspec.structs import replace

from briefgen.cli import helper, lending, main, pools
from briefgen.cli.build import ask_site, lend
from briefgen.cli.pools import Pool
from briefgen.findings import Finding
from briefgen.graph.build import Build
from briefgen.graph.trace import Key, Reason, Trace

Outcome = tuple[dict[str, bytes], tuple[Finding, ...]]
NOT_ALL = "---\ntitle: Broken\ndate: 2025-01-03\nfacts: [1, 2\n---\nSeoul.\n"


@pytest.fixture
def project(tmp_path: Path) -> tools.Project:
    made = tools.create(tmp_path / "wire")
    for number in range(8):
        made.write(
            f"content/more/story-{number}.md",
            tools.BRIEFING.format(
                title=f"Story {number}",
                body=f"Kim Min-ji went to Seoul with {number + 2} envoys on Friday.\n",
            ),
        )
    made.write("content/broken.md", NOT_ALL)
    return made


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lending, "BATCH", 2)


@contextmanager
def local(number: int = 2, *, copies: bool = True) -> Iterator[Pool]:
    with pools.pool(number, "", threads=not copies) as found:
        assert found is not None
        assert found.forks == (copies and sys.platform == "linux")
        yield replace(found, least=1)


@contextmanager
def far() -> Iterator[Pool]:
    """Helpers that don't see the project: threads that are only sent its files."""
    with ThreadPoolExecutor(2) as executor:
        yield Pool(lambda: executor, 2, near=False, least=1)


def helped(project: tools.Project, pool: Pool, count: Any = lambda *_: None) -> tuple[Outcome, int]:
    """What a build says that was helped, and how many answers it took."""
    session = project.session()
    ask = session.build()
    own: set[Key] = set()
    run = Build._run

    def noted(build: Build, key: Key, reason: Reason) -> Trace:
        if build is ask:
            own.add(key)
        return run(build, key, reason)

    with patch.object(Build, "_run", noted):
        lend(session, ask, pool, count)
        site, findings = ask_site(ask)
    pages = {url: ask.answer(("page", url), bytes) for url in site.pages}
    session.store.save(ask)
    session.store.close()
    return (pages, findings), len(set(ask.ran) - own)


def without(project: tools.Project, tmp_path: Path) -> Outcome:
    """What a build alone says of the same files."""
    copy = tools.Project(tmp_path / "alone")
    tools.create(copy.root, {})
    for path in sorted(project.root.rglob("*")):
        if path.is_file() and ".briefgen" not in path.parts:
            copy.write(path.relative_to(project.root).as_posix(), path.read_text())
    return copy.site()


@pytest.mark.parametrize("copies", [True, False], ids=["forked", "spawned"])
def test_two_processes_make_the_same_bytes_and_findings(
    project: tools.Project, tmp_path: Path, small_batches: None, copies: bool
) -> None:
    with local(copies=copies) as pool:
        first, offered = helped(project, pool)
        assert first == without(project, tmp_path)
        assert offered > 50
        project.write("content/entities/more.yaml", "- {id: envoy, name: envoys, kind: group}\n")
        project.write("content/more/story-3.md", None)
        second, _ = helped(project, pool)
    assert second == without(project, tmp_path / "again")
    assert second[0] != first[0]


@pytest.mark.parametrize(
    ("copies", "folder"),
    [(True, "briefings"), (False, "briefings"), (True, "n")],
    ids=["forked", "spawned", "forked, with addresses of another form"],
)
def test_pictures_that_helpers_made_have_the_same_bytes(
    project: tools.Project, tmp_path: Path, small_batches: None, copies: bool, folder: str
) -> None:
    for number in range(3):
        body = f"![A map](map-{number}.png)\n\nKim Min-ji left.\n"
        path = f"content/more/shown-{number}.md"
        project.write(path, tools.BRIEFING.format(title=f"Shown {number}", body=body))
        data = picture("PNG", (1300 + number, 20))
        (project.root / f"content/more/map-{number}.png").write_bytes(data)
    text = tools.FILES["briefgen.toml"] + "[images]\ncards = true\n"
    project.write("briefgen.toml", f'permalink = "{folder}/{{slug}}.html"\n{text}')
    shutil.copytree(project.root, tmp_path / "alone")
    steps: set[tuple[str, int]] = set()
    with local(copies=copies) as pool:
        outcome, _ = helped(project, pool, lambda step, _, of: steps.add((step, of)))
    assert outcome == tools.Project(tmp_path / "alone").site()
    made = [url for url in outcome[0] if url.endswith((".png", ".webp"))]
    cards = [url for url in made if url.startswith(f"{folder}/")]
    assert len(cards) == 15
    assert ("making pictures", len(made) - len(cards) * (not copies)) in steps


def test_helpers_that_see_no_file_give_the_same_bytes(
    project: tools.Project, tmp_path: Path, small_batches: None
) -> None:
    with far() as pool:
        outcome, offered = helped(project, pool)
    assert outcome == without(project, tmp_path)
    assert offered > 20


@pytest.mark.parametrize("copies", [True, False], ids=["forked", "spawned"])
def test_a_killed_helper_costs_only_time(
    project: tools.Project,
    tmp_path: Path,
    small_batches: None,
    capsys: pytest.CaptureFixture[str],
    copies: bool,
) -> None:
    with local(copies=copies) as pool:

        def kill(_step: str, done: int, _of: int) -> None:
            if done:
                for process in multiprocessing.active_children():
                    process.kill()

        outcome, _ = helped(project, pool, kill)
    assert outcome == without(project, tmp_path)
    assert capsys.readouterr().err == (
        "Going on without help: a helping process ended before its time.\n"
    )


def test_an_engine_that_fails_in_its_own_way_costs_only_time(
    project: tools.Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def broken(_task: object) -> None:
        raise ModuleNotFoundError("briefgen")

    monkeypatch.setattr(helper, "work", broken)
    with far() as pool:
        outcome, _ = helped(project, pool)
    assert outcome == without(project, tmp_path)
    assert "a helping process failed (ModuleNotFoundError)" in capsys.readouterr().err


def test_an_engine_that_is_gone_is_not_waited_for(
    project: tools.Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    class Deaf(Executor):
        def submit(self, *_: Any, **__: Any) -> Future[Any]:
            return Future()

    monkeypatch.setattr(lending, "PATIENCE", 0.01)
    answers = iter((True, False))
    deaf = Deaf()
    pool = Pool(lambda: deaf, 2, near=False, least=1, alive=lambda: next(answers))
    outcome, _ = helped(project, pool)
    assert outcome == without(project, tmp_path)
    assert "the engine is no longer there" in capsys.readouterr().err


def test_helpers_of_another_version_are_not_asked(
    project: tools.Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(helper, "salt", lambda: "another")
    with far() as pool:
        outcome, _ = helped(project, pool)
    assert outcome == without(project, tmp_path)
    assert "another version" in capsys.readouterr().err


@pytest.mark.parametrize("copies", [True, False], ids=["forked", "spawned"])
def test_a_file_that_changes_meanwhile_is_read_as_the_asker_saw_it(
    project: tools.Project, tmp_path: Path, small_batches: None, copies: bool
) -> None:
    expected = without(project, tmp_path)
    session = project.session()
    ask = session.build()
    ask.settle(("addresses",))  # the asker has now read every source
    project.write("content/more/story-1.md", "---\ntitle: Too late\n---\nTokyo.\n")
    with local(copies=copies) as pool:
        lend(session, ask, pool)
    site, findings = ask_site(ask)
    session.store.close()
    assert ({url: ask.answer(("page", url), bytes) for url in site.pages}, findings) == expected


def test_what_helpers_are_asked_of_an_article_rests_on_no_other(project: tools.Project) -> None:
    headline_only = tools.BRIEFING.format(title="Kim Min-ji writes to Tokyo", body="It rained.\n")
    project.write("content/more/story-0.md", headline_only)
    session = project.session()
    ask = session.build()
    for path in ask.answer(("article_paths",), tuple[str, ...]):
        under = ask.under(*((name, path) for name in lending.ENRICHED))
        assert {key[1] for key in under if key[0] == "annotated"} <= {path}
        assert path == "content/broken.md" or ("annotated", path) in under
    session.store.close()


def test_the_asker_reads_one_article_itself(project: tools.Project, small_batches: None) -> None:
    project.write("content/broken.md", None)
    session = project.session()
    ask = session.build()
    own: list[Key] = []
    run = Build._run

    def noted(build: Build, key: Key, reason: Reason) -> Trace:
        if build is ask:
            own.append(key)
        return run(build, key, reason)

    with local() as pool, patch.object(Build, "_run", noted):
        lend(session, ask, pool)
        ask_site(ask)
    session.store.close()
    assert {key[0] for key in ask.ran} >= {"annotated", "typeset", "contexts_in"}
    read = {key[1] for key in own if key[0] in ("annotated", "typeset", "contexts")}
    assert read == {min(ask.answer(("article_paths",), tuple[str, ...]))}


def test_who_has_helped_is_gone_before_the_site_is_put_together(project: tools.Project) -> None:
    session = project.session()
    ask = session.build()
    started: list[bool] = []

    def count(*_: Any) -> None:
        started.append(bool(multiprocessing.active_children()))

    with local() as pool:
        lend(session, ask, pool, count)
        left = multiprocessing.active_children()
        ask_site(ask)
    session.store.close()
    assert any(started)
    assert left == [] or not pool.forks  # others are asked again, in a preview


@pytest.mark.parametrize("kind", ["forked", "spawned", "far"])
def test_what_the_asker_took_up_first_reaches_all_that_hangs_on_it(
    project: tools.Project, tmp_path: Path, small_batches: None, kind: str
) -> None:
    project.write("content/broken.md", None)  # else it is the first, and names nobody
    for number in range(6):
        body = "Jonas Trebel met Kim Min-ji in Seoul on Friday.\n"
        text = tools.BRIEFING.format(title=f"Early {number}", body=body)
        project.write(f"content/a-{number}.md", text)
    pool = far() if kind == "far" else local(copies=kind == "forked")
    with pool as helpers:
        helped(project, helpers)
        person = "- {name: Jonas Trebel, kind: person, gloss: A sailor.}\n"
        project.write("content/entities/more.yaml", person)
        outcome, offered = helped(project, helpers)
    assert outcome == without(project, tmp_path)
    assert offered > 20


def test_few_articles_start_no_process(project: tools.Project) -> None:
    def refuse() -> Executor:
        raise AssertionError("started")

    helped(project, Pool(refuse, 2, near=True, least=100))


@pytest.mark.parametrize(
    ("added", "warmed"),
    [
        ('[nlp]\nmodel = "none"\n', True),
        ('[nlp]\nmodel = "some_model"\n', False),
        ('[nlp]\nmodel = "none"\n[plugins]\nannotators = ["some"]\n', False),
    ],
)
def test_code_of_others_is_not_run_before_copies_are_made(
    project: tools.Project, added: str, warmed: bool
) -> None:
    project.write("briefgen.toml", tools.FILES["briefgen.toml"] + added)
    session = project.session()
    ask = session.build()
    before: list[Key] = []

    def start() -> Executor:
        before.extend(ask.ran)
        raise OSError

    lend(session, ask, Pool(start, 2, near=True, least=1, forks=True))
    session.store.close()
    assert before
    assert warmed == any(key[0] == "recognised" for key in before)


def test_engines_are_asked_again_when_all_articles_were_edited(
    project: tools.Project, tmp_path: Path
) -> None:
    project.site()
    for path in sorted((project.root / "content/more").iterdir()):
        path.write_text(path.read_text() + "\nOne more sentence.\n")
    with far() as pool:
        outcome, offered = helped(project, pool)
    assert outcome == without(project, tmp_path)
    assert offered > 20


def test_helpers_are_not_asked_for_drafts_that_nobody_sees(project: tools.Project) -> None:
    for number in range(3):
        project.write(
            f"content/drafts/{number}.md", f"---\ntitle: Later {number}\ndraft: true\n---\nSeoul.\n"
        )
    project.site()
    project.write("content/more/new.md", "---\ntitle: New\ndate: 2025-01-03\n---\nSeoul.\n")
    told: list[int] = []
    with far() as pool:
        helped(project, pool, lambda _step, _done, of: told.append(of))
    assert max(told) == 1


@pytest.mark.parametrize("address", ["dask://", "ray://here:1", "here:8786"])
def test_an_engine_that_is_not_known_is_refused(project: tools.Project, address: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["build", str(project.root), "--executor", address])
    assert ended.value.code == 2


def test_dask_workers_make_the_same_bytes_and_one_may_be_killed(
    project: tools.Project, tmp_path: Path, small_batches: None
) -> None:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        workers = list(cluster.workers.values())

        def kill(_step: str, done: int, _of: int) -> None:
            if done and workers:
                os.kill(workers.pop().pid, signal.SIGKILL)
                workers.clear()

        address = cluster.scheduler_address.replace("tcp", "dask")
        with pools.pool(0, address) as pool:
            assert pool is not None
            outcome, offered = helped(project, pool, kill)
    assert outcome == without(project, tmp_path)
    assert offered > 20
