"""A template that is broken costs each page one look, however many there are."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import project as tools
import pytest

from briefgen.cli.serve import Desk
from briefgen.graph.build import Build

PAGE = "---\ntitle: Story {n}\ndate: 2025-01-03\n---\nTanaka spoke.\n"
GOOD = '{% extends "wire/briefing.html" %}{% block ending %}Good.{% endblock %}'


def test_why_pages_failed_is_not_sought_in_the_whole_site_for_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {f"content/x{n}.md": PAGE.format(n=n) for n in range(20)}
    project = tools.create(tmp_path / "wire", {**tools.FILES, **pages})
    project.write("templates/briefing.html", GOOD)
    under, sought = Build.under, []

    def counted(build: Build, *keys: tuple[str, ...]) -> object:
        sought.append(keys)
        return under(build, *keys)

    with closing((session := project.session()).store):
        desk = Desk(session)
        assert not desk.rebuild().failed
        monkeypatch.setattr(Build, "under", counted)
        project.write("templates/briefing.html", GOOD.replace("Good.", "{{ gone.far }}"))
        desk.hint("")
        broken = desk.rebuild()
        assert len(sought) < 5
        urls = {f"briefings/x{n}.html" for n in range(20)}
        assert urls <= broken.failed.keys()
        for url in urls:
            assert [f.code for f in broken.failed[url]] == ["template-error"]
            assert broken.failed[url][0].place.path == "templates/briefing.html"
        project.write("templates/briefing.html", GOOD)
        desk.hint("")
        assert not desk.rebuild().failed
