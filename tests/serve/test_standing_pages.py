"""A standing page in the preview: a slip keeps its last good page, and only its own text makes it anew."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import project as tools

from briefgen.cli.serve import Desk
from briefgen.serve.preview import Revision

ABOUT = "content/pages/about.md"
TEXT = "---\ntitle: About us\n---\nJane Doe writes this.\n"


def test_a_slip_costs_a_standing_page_nothing(tmp_path: Path) -> None:
    project = tools.create(tmp_path / "wire", {**tools.FILES, ABOUT: TEXT})

    def saved(text: str | None) -> Revision:
        project.write(ABOUT, text)
        desk.hint(str(project.root / ABOUT))
        return desk.rebuild()

    with closing((session := project.session()).store):
        desk = Desk(session)
        first = desk.rebuild()
        assert first.sources["about.html"] == ABOUT
        assert (b"writes this" in first.load("about.html"), first.failed) == (True, {})

        broken = saved("---\ntitle: [Us\n---\nText.\n")
        assert {f.place.path for f in broken.failed["about.html"]} == {ABOUT}
        assert broken.sources["about.html"] == ABOUT

        other = saved(TEXT.replace("Jane", "Joan"))
        assert (b"Joan Doe" in other.load("about.html"), other.failed) == (True, {})
        changed = {url for url in other.site if other.site[url] != first.site.get(url)}
        assert changed == {"about.html"}

        gone = saved(TEXT.replace("title", "draft: true\ntitle"))
        assert "about.html" not in gone.site
        assert "about.html" not in gone.sources
        assert b"about.html" not in gone.load("index.html")
        assert "about.html" not in saved(None).site
