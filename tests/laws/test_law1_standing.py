"""Law 1 for standing pages: whatever becomes of them, a build equals a clean one."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import project as tools
from images.samples import picture

SETTINGS = (
    'title = "T"\nurl = "https://t.example/"\nbuiltin_knowledge = false\nsearch = true\n'
    '{}[editions]\napi = true\n[nlp]\nmodel = "none"\n'
)
PLAIN = SETTINGS.format("")
ABOUT, IMPRINT, VOTE = "content/pages/about.md", "content/pages/legal/imprint.md", "content/vote.md"
STORY = "---\ntitle: The vote\ndate: 2025-01-01\n---\n[Us](pages/about.md#rules), a pact.\n"
PAGE = "---\ntitle: {}\n{}---\n{}\n"
RULES = "## Rules\n\nSee [the vote](../vote.md) and [the imprint](legal/imprint.md#h-where).\n"
EDITS = (
    (ABOUT, PAGE.format("About us", "", RULES)),
    (IMPRINT, PAGE.format("Imprint", "", "## Where\n\nAt the quay: a pact.")),
    (ABOUT, PAGE.format("About us", "", RULES + "\n![Map](map.png)\n")),
    (ABOUT, PAGE.format("Who we are", "image: map.png\ndek: Three people.\n", RULES)),
    (ABOUT, PAGE.format("Who we are", "slug: us\naliases: [about]\n", RULES)),
    ("static/us.html", "<p id=rules>mine"),
    ("static/us.html", None),
    (ABOUT, PAGE.format("Wer wir sind", "slug: us\nlang: de\nupdated: 2025-01-05\n", RULES)),
    ("briefgen.toml", SETTINGS.format('permalink = "{slug}/"\n')),
    (IMPRINT, PAGE.format("Vote", "slug: vote\n", "In its folder.")),
    ("content/pages/vote.md", PAGE.format("Mine", "", "In the way of a briefing.")),
    ("content/pages/vote.md", None),
    ("briefgen.toml", SETTINGS.format('nav = [{title = "We", url = "us.html"}]\n')),
    (IMPRINT, PAGE.format("Imprint", "draft: true\n", "Not yet: a pact.")),
    (VOTE, STORY.replace("pact", "deal").replace("pages/about.md", "pages/legal/imprint.md")),
    (ABOUT, PAGE.format("Us", "publish_at: 2025-01-16 10:00\n", RULES)),
    (IMPRINT, PAGE.format("Imprint", "expires_at: 2025-01-18 10:00\n", "A pact.")),
    ("content/pages/ABOUT.md", PAGE.format("Loud", "", "The same address, to some.")),
    ("content/pages/ABOUT.md", None),
    (IMPRINT, "---\ntitle: [broken\n---\nx"),
    (IMPRINT, None),
    ("locales/en.po", 'msgid "Updated %(date)s"\nmsgstr "Anew %(date)s"\n'),
    (ABOUT, PAGE.format("Us", "updated: 2025-01-05\n", RULES)),
    ("briefgen.toml", PLAIN),
    (ABOUT, None),
)
"""An edit each day, from 1 January 2025 on."""


def built(project: tools.Project, moment: str) -> object:
    session = project.session()
    session.files.now = datetime.fromisoformat(moment)
    return project.site(session)


def test_each_edit_and_each_day_gives_what_a_clean_build_gives(tmp_path: Path) -> None:
    term = "- {id: pact, name: pact, gloss: An agreement.}\n"
    files = {"briefgen.toml": PLAIN, VOTE: STORY, "content/glossary/terms.yaml": term}
    project = tools.create(tmp_path / "wire", files)
    for place in ("content/pages/map.png", "content/map.png"):
        (project.root / place).parent.mkdir(exist_ok=True)
        (project.root / place).write_bytes(picture("PNG", (40, 30)))
    for number, (path, text) in enumerate(EDITS):
        project.write(path, text)
        for hour in ("01", "13"):
            moment = f"2025-01-{number + 1:02}T{hour}:00:00+00:00"
            clean = tmp_path / f"clean-{number}-{hour}"
            shutil.copytree(project.root, clean, ignore=shutil.ignore_patterns(".briefgen"))
            assert built(project, moment) == built(tools.Project(clean), moment), (path, moment)
