"""The project's folder goes under a running preview: it says so, shows what it has, and goes on later."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import project as tools
import pytest

from briefgen.cli.serve import Desk
from briefgen.serve.preview import Preview, Shown


def shown(preview: Preview) -> Shown:
    preview.look()
    return preview.ask(lambda now: now).result(60)


def home(preview: Preview) -> bytes | None:
    return preview.ask(lambda now: now.page("index.html")).result(60)


@pytest.mark.parametrize("away", ["moved", "removed"])
def test_a_project_that_is_gone_is_said_once_and_made_nowhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], away: str
) -> None:
    root, copy = tmp_path / "wire", tmp_path / "copy"
    project = tools.create(root)
    shutil.copytree(root, copy)
    with closing((session := project.session()).store):
        desk = Desk(session)
        preview = Preview(desk.rebuild, say=lambda why: desk.tell((*desk.said, *why)))
        before = shown(preview)
        first = home(preview)
        if away == "moved":
            root.rename(tmp_path / "elsewhere")
        else:
            shutil.rmtree(root)
        capsys.readouterr()
        lost = [shown(preview) for _ in range(2)][-1]
        said = capsys.readouterr().err
        assert (lost.site, home(preview), root.exists()) == (before.site, first, False)
        assert [finding.message for finding in lost.failures("index.html")] == [
            "there is no such folder"
        ]
        assert (
            said.count("wire: error: there is no such folder [unreadable-file]\n    → Put it back")
            == 1
        )
        shutil.copytree(copy, root)
        project.write("briefgen.toml", tools.FILES["briefgen.toml"].replace("Test", "Other"))
        back = shown(preview)
        assert b"Other wire" in (home(preview) or b"")
        assert back.failures("index.html") == ()
        assert "1 finding mended." in capsys.readouterr().err
        preview.close()
