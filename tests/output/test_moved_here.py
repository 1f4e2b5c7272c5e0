"""What is moved here as other programs left it: links of note programs, folders of drafts."""

from __future__ import annotations

from pathlib import Path

import project as tools

STORY = tools.BRIEFING.format(
    title="Talks", body="See [[vote]] and [[2025/Trade|it]], [[Kim Min-ji]], ![[port.png]].\n"
)


def said(project: tools.Project) -> list[str]:
    return [f.hint for f in project.site()[1] if f.code == "broken-markup"]


def test_links_in_double_brackets_are_looked_up(tmp_path: Path) -> None:
    project = tools.create(tmp_path, {**tools.FILES, "content/2025/talks.md": STORY})
    assert said(project) == [
        "Write [vote](/2025/vote.md).",
        "Write [it](/2025/trade.md).",
        "Write Kim Min-ji alone: names of the knowledge base are linked by themselves.",
        "Write ![what it shows](port.png).",
    ]
    project.write("content/old/vote.md", STORY.replace("title: Talks", "title: Old\nslug: old"))
    project.write("content/pictures/port.png", "x")
    assert [hint[:12] for hint in said(project)[:1]] == ["Write a name"]
    assert said(project)[-1] == "Write ![what it shows](/pictures/port.png)."
    assert said(project) == said(tools.Project(tmp_path))


def test_a_command_is_said_in_a_text_that_has_nothing_else(tmp_path: Path) -> None:
    body = "Look here.\n\n{{< youtube x >}}\n"
    story = tools.BRIEFING.format(title="Talks", body=body)
    assert len(said(tools.create(tmp_path, {**tools.FILES, "content/talks.md": story}))) == 1


def test_profiles_are_looked_through_too(tmp_path: Path) -> None:
    profile = "---\nid: tokyo-bay\nname: Tokyo Bay\nkind: place\n---\nSee [[vote]].\n"
    files = {**tools.FILES, "content/entities/tokyo-bay.md": profile}
    files["content/talks.md"] = tools.BRIEFING.format(title="Talks", body="On Tokyo Bay.\n")
    assert said(tools.create(tmp_path, files)) == ["Write [vote](/2025/vote.md)."]


def test_a_pasted_text_in_a_folder_of_drafts_leaves_no_trace(tmp_path: Path) -> None:
    drop = tools.FILES["content/drop.txt"].replace("Tokyo For", "Osaka For")
    pages, findings = tools.create(tmp_path, {**tools.FILES, "content/_drafts/x.txt": drop}).site()
    assert [f for f in findings if f.severity == "error"] == []
    assert not [url for url, data in pages.items() if b"Osaka" in data]
