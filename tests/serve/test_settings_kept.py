"""A slip in the settings costs the preview nothing: the last good ones stay."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import project as tools
import pytest

from briefgen.cli.serve import Desk
from briefgen.cli.session import Session
from briefgen.serve.preview import Revision

GOOD = tools.FILES["briefgen.toml"]


def home(revision: Revision) -> str:
    return revision.load("index.html").decode()


def errors(revision: Revision) -> list[str]:
    return [str(f.place) for f in revision.findings if f.severity == "error"]


@pytest.mark.parametrize("told", ["the file", "something"])
@pytest.mark.parametrize("slip", ["foo = [", "titel = 1", "feed_size = 0"])
def test_the_last_good_settings_stay_until_the_slip_is_mended(
    tmp_path: Path, slip: str, told: str
) -> None:
    project = tools.create(tmp_path / "wire")

    def saved(text: str) -> Revision:
        project.write("briefgen.toml", text)
        desk.hint(str(project.root / "briefgen.toml") if told == "the file" else "")
        return desk.rebuild()

    with closing((session := project.session()).store):
        desk = Desk(session)
        first = desk.rebuild()
        broken = saved(GOOD + slip)
        assert (broken.site, errors(broken)) == (first.site, errors(broken)[:1] or ["an error"])
        assert "Other wire" in home(saved(GOOD.replace("Test wire", "Other wire")))
        assert "Other wire" in home(saved(GOOD + slip))
        mended = saved(GOOD)
        assert (mended.site, errors(mended)) == (first.site, [])


def test_a_build_goes_by_what_stands_in_the_file(tmp_path: Path) -> None:
    project = tools.create(tmp_path / "wire")
    with closing((session := project.session()).store):
        Desk(session).rebuild()
    project.write("briefgen.toml", GOOD + "foo = [")
    with closing((session := Session(project.root)).store):
        pages, _ = project.site(session)
    assert b"Test wire" not in pages["index.html"]
