"""What notes say of somebody's office."""

from __future__ import annotations

import re
from pathlib import Path

import project as tools
import pytest
from msgspec.structs import replace

from briefgen.annotate.annotation import Mark, Mention, Span
from briefgen.annotate.annotations import Annotations
from briefgen.knowledge.entity import Entity, Role
from briefgen.locales.words import Words
from briefgen.site.briefing import notes
from briefgen.site.profiles import gloss_at, role_at

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


def test_a_note_that_could_only_say_subject_is_not_listed() -> None:
    harbour, rival, owned = (
        Entity(id=name, name=name, kind=kind, place=(place, 1))
        for name, kind, place in (
            ("harbour", "other", "@knowledge/kb.bin"),
            ("rival", "person", "@knowledge/kb.bin"),
            ("owned", "other", "content/entities/a.yaml"),
        )
    )
    subjects = {entity.id: entity for entity in (harbour, rival, owned)}
    spans = {name: Span(0, 10 * at, 10 * at + 5) for at, name in enumerate(subjects)}
    unmarked = replace(
        Annotations.none(),
        mentions=tuple(Mention(spans[n], n, one.kind, n, "name") for n, one in subjects.items()),
    )
    marked = replace(unmarked, marks=(Mark(spans["harbour"], "harbour", "entity"),))
    listed = [
        [note.id for note in notes(known, subjects, "2025-01-03", Words())]
        for known in (unmarked, marked)
    ]
    assert listed == [["rival", "owned"], ["harbour", "rival", "owned"]]


MAYOR = Role(title="Mayor of Elmville", start="2011-05-01", end="2016-05-01")
ENVOY = Role(title="Envoy", start="2018", end="2020-03")
JUDGE = Role(title="Judge", start="2021-02-01", known="2022")


@pytest.mark.parametrize(
    ("day", "told", "held"),
    [
        ("2012-01-01", "Mayor of Elmville (2011–2016).", "Mayor of Elmville"),
        ("2017-01-01", "Mayor of Elmville (2011–2016).", ""),
        ("2019-01-01", "Envoy (2018–2020).", "Envoy"),
        ("2020-06-01", "Envoy (2018–2020).", ""),
        ("2022-06-01", "Judge (from 2021).", "Judge"),
        ("2025-06-01", "Became Judge in 2021.", ""),
        ("2010-06-01", "Became Judge in 2021.", ""),
    ],
)
def test_a_gloss_made_of_an_office_is_that_of_the_day(day: str, told: str, held: str) -> None:
    roles = (JUDGE, ENVOY, MAYOR)
    listed = ("@knowledge/kb.bin", 0)
    ada = Entity(
        id="ada",
        name="Ada",
        kind="person",
        gloss="Became Judge in 2021.",
        roles=roles,
        place=listed,
    )
    assert gloss_at(ada, day) == told
    role = role_at(roles, day)
    assert (role.title if role else "") == held


def test_a_gloss_of_ones_own_is_told_on_every_day() -> None:
    roles = (JUDGE, MAYOR)
    own = Entity(id="ada", name="Ada", kind="person", gloss="Became Judge in 2021.", roles=roles)
    assert gloss_at(own, "2012-01-01") == own.gloss
    told = Entity(
        id="ada", name="Ada", kind="person", gloss="Lawyer.", roles=roles, place=("@kb", 0)
    )
    assert gloss_at(told, "2012-01-01") == "Lawyer."
