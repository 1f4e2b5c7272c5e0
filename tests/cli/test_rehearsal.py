"""The preview gets ready for the first save, and nobody sees anything of it."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from queue import SimpleQueue

import project as tools
import pytest

from briefgen.cli import serve, session
from briefgen.cli.readying import prepare
from briefgen.cli.serve import Desk
from briefgen.cli.session import Session, rehearse
from briefgen.graph.build import Build
from briefgen.render.theme import ENVIRONMENT
from briefgen.serve.preview import Preview

SOURCE = "content/2025/vote.md"
PAGE = "briefings/vote.html"

FIRST_SAVE = """
import sys
from pathlib import Path
from briefgen.cli.serve import NOTHING_MORE, Desk
from briefgen.cli.session import Session
if __name__ == "__main__":
    root, prepared = Path(sys.argv[1]), sys.argv[2] == "prepared"
    desk = Desk(Session(root))
    desk.rebuild()
    if prepared:
        desk.prepare()
    before = set(sys.modules)
    source = root / "content/2025/vote.md"
    source.write_text(source.read_text() + "\\nSnow fell on Friday, said the U.N. in Paris.\\n")
    desk.hint(str(source))
    assert b"Snow fell" in desk.rebuild().load("briefings/vote.html")
    print(*sorted(set(sys.modules) - before))
    desk.hint(NOTHING_MORE)
    desk.rebuild()  # which keeps it, so that the next process finds nothing to read
"""


@pytest.fixture
def project(tmp_path: Path) -> tools.Project:
    made = tools.create(tmp_path / "wire")
    Desk(made.session()).rebuild()  # so that the next one starts with all answers stored
    return made


def loaded_by_the_first_save(project: tools.Project, *how: str) -> list[str]:
    command = [sys.executable, "-c", FIRST_SAVE, str(project.root), *how]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    return done.stdout.split()


def test_after_a_rehearsal_the_first_save_loads_nothing_that_reads_news(
    project: tools.Project,
) -> None:
    loaded = loaded_by_the_first_save(project, "prepared")
    reads = ("briefgen.annotate", "briefgen.render", "briefgen.site", "briefgen.source", "spacy")
    assert [name for name in loaded if name.startswith(reads)] == []
    assert "briefgen.annotate.annotation" in loaded_by_the_first_save(project, "as it is")


def test_a_rehearsal_is_seen_nowhere(project: tools.Project) -> None:
    desk = Desk(project.session())
    before = desk.rebuild()
    page, stored = before.load(PAGE), desk.session.store.snapshot().head.revision
    rehearse(desk.session, SOURCE, PAGE)
    assert desk.session.store.snapshot().head.revision == stored
    desk.hint(str(project.root / SOURCE))
    after = desk.rebuild()
    assert (after.site, after.findings) == (before.site, before.findings)
    assert after.load(PAGE) == page


def test_a_rehearsal_renders_apart_from_the_builds_beside_it(project: tools.Project) -> None:
    desk = Desk(project.session())
    project.write(SOURCE, tools.FILES[SOURCE] + "\nSnow fell.\n")
    desk.rebuild()
    (_, environment) = desk.session.memory[ENVIRONMENT]
    reads, calls = environment.loader.read, dict(environment.globals)
    rehearse(desk.session, SOURCE, PAGE)
    assert desk.session.memory[ENVIRONMENT][1] is environment
    assert environment.loader.read is reads
    assert environment.globals == calls


def test_after_a_rehearsal_a_saved_file_is_still_all_that_is_looked_at(
    project: tools.Project,
) -> None:
    desk = Desk(project.session())
    desk.rebuild()
    rehearse(desk.session, SOURCE, PAGE)
    project.write(SOURCE, tools.FILES[SOURCE] + "\nSnow fell.\n")
    desk.session.look_at([str(project.root / SOURCE)])
    assert desk.session.build().changed == (("read", SOURCE),)
    assert desk.session.build()._only is None  # the one before has used up what was kept


@pytest.mark.parametrize(
    ("more", "where"),
    [("", "briefgen-rehearsal"), ('[plugins]\nannotators = ["x"]\n', "briefgen-build")],
)
def test_plugins_are_asked_by_the_building_thread_alone(
    project: tools.Project, monkeypatch: pytest.MonkeyPatch, more: str, where: str
) -> None:
    asked: SimpleQueue[str] = SimpleQueue()
    name = lambda *_: asked.put(threading.current_thread().name)  # noqa: E731
    monkeypatch.setattr(serve, "rehearse", name)
    project.write("briefgen.toml", tools.FILES["briefgen.toml"] + more)
    desk = Desk(project.session())
    preview = Preview(desk.rebuild)
    preview.look()
    preview.ask(lambda _: prepare(desk, preview))
    assert asked.get(timeout=60) == where
    preview.close()


def test_no_build_runs_beside_the_rehearsal(
    project: tools.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(project.session())
    alone: list[bool] = []
    build = Session.build

    def watched(session: Session) -> Build:
        alone.append(desk._alone.locked())
        return build(session)

    monkeypatch.setattr(Session, "build", watched)
    monkeypatch.setattr(serve, "rehearse", lambda *_: alone.append(desk._alone.locked()))
    desk.rebuild()
    desk.prepare()
    assert alone == [True] * 5  # the build, and of four sources each
    assert not desk._alone.locked()


def test_who_saves_meanwhile_goes_before_the_rest_of_the_rehearsal(
    project: tools.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(project.session())
    desk.rebuild()
    done: list[str] = []
    saved = threading.Event()

    def rehearsed(_: Session, path: str, __: str) -> None:
        done.append(path)
        if len(done) == 1:
            desk.hint(str(project.root / SOURCE))
            saved.set()

    monkeypatch.setattr(serve, "rehearse", rehearsed)
    thread = threading.Thread(target=desk.prepare)
    thread.start()
    assert saved.wait(60)
    thread.join(0.3)
    assert len(done) == 1
    desk.rebuild()
    thread.join(60)
    assert len(done) == 4


def test_a_source_that_is_gone_is_not_rehearsed(project: tools.Project) -> None:
    desk = Desk(project.session())
    desk.rebuild()
    rehearse(desk.session, "content/never.md", PAGE)
    assert b"never" not in desk.rebuild().load(PAGE)


@pytest.mark.parametrize("count", [0, 1, 3, 8, 9, 17, 1000])
def test_of_many_sources_a_few_from_all_over_are_rehearsed(count: int) -> None:
    sources = {f"{n}.html": f"content/{n:04}.md" for n in range(count)}
    chosen = session.rehearsed(sources)
    assert len(set(chosen)) == len(chosen) == min(count, session.REHEARSED)
    assert chosen == sorted(chosen, reverse=True)
    if chosen:
        assert chosen[0] == (f"content/{count - 1:04}.md", f"{count - 1}.html")
        assert chosen[-1][0] <= f"content/{count // 2:04}.md"
