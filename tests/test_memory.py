"""What `serve` keeps from build to build does not grow with the number of edits."""

from __future__ import annotations

from pathlib import Path

import project as tools

from briefgen.cli.build import ask_site
from briefgen.memory import newest


def test_only_the_newest_of_a_kind_is_kept() -> None:
    memory: dict[object, object] = {}
    made = [newest(memory, "matcher", key, lambda key=key: [key]) for key in (1, 1, 2, 1)]
    assert made == [[1], [1], [2], [1]]
    assert made[0] is made[1]
    assert made[0] is not made[3]
    assert len(memory) == 1


def test_edits_of_names_and_templates_leave_no_old_matchers_and_templates(tmp_path: Path) -> None:
    project = tools.create(tmp_path)
    session = project.session()
    people = tools.FILES["content/entities/people.yaml"]
    kept = []
    for number in range(5):
        project.write("content/entities/people.yaml", people.replace("Kim", f"Kim{number}"))
        project.write("templates/404.html", f"<p>Nothing, {number} times</p>")
        session.look_again()
        ask = session.build()
        assert ask_site(ask)[0].pages
        assert ask.answer(("page", "404.html"), bytes) == f"<p>Nothing, {number} times</p>".encode()
        session.store.save(ask)
        kept.append(len(session.memory))
    session.store.close()
    assert kept[1:] == kept[:1] * 4
