"""Law 1 for what machines are told: versions, the news of the moment, the list for language models."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import project as tools

SETTINGS = (
    'title = "T"\nurl = "https://t.example/"\nbuiltin_knowledge = false\n[nlp]\nmodel = "none"\n'
)
STORY = "---\ntitle: {}\ndate: 2025-01-0{}\nthread: rain\n{}---\nRain.\n"
VERSION = STORY.format("Regen", 4, "lang: de\ntranslation_of: {}\n")
EDITS = (
    ("content/regen.md", VERSION.format("rain")),
    ("content/pluie.md", STORY.format("Pluie", 5, "lang: fr\ntranslation_of: rain\n")),
    ("content/regen.md", VERSION.format("snow")),
    ("content/snow.md", STORY.format("Snow", 6, "")),
    ("content/rain.md", STORY.format("Rain", 3, "draft: true\n")),
    ("content/rain.md", STORY.format("More rain", 3, "lang: de\n")),
    ("briefgen.toml", SETTINGS.replace("url", "llms = true\nurl")),
    ("content/snow.md", STORY.format("Much snow", 6, "section: Weather\ndek: White.\n")),
    ("content/pluie.md", STORY.format("Pluie", 5, "lang: fr\npublish_at: 2025-01-07 10:00\n")),
    ("static/llms.txt", "mine"),
    ("briefgen.toml", SETTINGS + '[threads.rain]\ntitle = "The rain"\ndescription = "Wet."\n'),
    ("content/rain.md", None),
)
"""An edit each day, from 3 January 2025 on."""


def built(project: tools.Project, moment: str) -> object:
    session = project.session()
    session.files.now = datetime.fromisoformat(moment)
    return project.site(session)


def test_each_edit_and_each_day_gives_what_a_clean_build_gives(tmp_path: Path) -> None:
    files = {"briefgen.toml": SETTINGS, "content/rain.md": STORY.format("Rain", 3, "")}
    project = tools.create(tmp_path / "wire", files)
    for number, (path, text) in enumerate(EDITS):
        project.write(path, text)
        for hour in ("01", "13"):
            moment = f"2025-01-{number + 3:02}T{hour}:00:00+00:00"
            clean = tmp_path / f"clean-{number}-{hour}"
            shutil.copytree(project.root, clean, ignore=shutil.ignore_patterns(".briefgen"))
            assert built(project, moment) == built(tools.Project(clean), moment), (path, moment)
