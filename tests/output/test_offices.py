"""What notes say of somebody's office."""

from __future__ import annotations

import re
from pathlib import Path

import project as tools

PERSONS = """\
- name: Ada Lund
  kind: person
  gloss: Mayor of Elmville (2020–2028).
  roles: [{title: Mayor of Elmville, from: 2020, to: 2028}]
- name: Cy Elm
  kind: person
  gloss: Mayor's clerk.
  roles: [{title: Mayor, from: 2020}]
- name: Bo Fenn
  kind: person
  gloss: Farmer who leads the council.
  roles: [{title: Speaker of Elmville, from: 2020}]
"""


def test_an_office_that_the_gloss_begins_with_is_said_once(tmp_path: Path) -> None:
    project = tools.create(tmp_path / "wire")
    project.write("content/entities/persons.yaml", PERSONS)
    body = "Ada Lund met Bo Fenn and Cy Elm in the hall.\n"
    project.write("content/2025/hall.md", tools.BRIEFING.format(title="Hall", body=body))
    pages, _ = project.site()
    for page in (pages["briefings/hall.html"], pages["feed.xml"]):
        text = page.decode()
        assert text.count("Mayor of Elmville") == 1, text
        assert "Speaker of Elmville" in text
        assert re.search(r"Mayor\b(?! of|'s|&#39;s)", text)
