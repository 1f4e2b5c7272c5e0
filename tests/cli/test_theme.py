"""`briefgen theme`: what there is, and one of your own to begin with."""

from __future__ import annotations

import os
import re
from pathlib import Path

import project as tools
import pytest

from briefgen.cli import main
from briefgen.cli.theming import MEANINGS


def run(*arguments: str) -> int:
    """The exit code of a command."""
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


@pytest.fixture
def project(tmp_path: Path) -> tools.Project:
    return tools.create(tmp_path / "site")


@pytest.mark.parametrize("base", ["wire", "ledger", "postcard"])
def test_a_new_theme_looks_as_the_one_that_it_extends(
    project: tools.Project, base: str, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = tools.FILES["briefgen.toml"]
    project.write("briefgen.toml", f'theme = "{base}"\n{settings}')
    before, _ = project.site()
    assert run("theme", "new", "harbor", str(project.root), "--extends", base) == 0
    assert 'theme = "harbor"' in capsys.readouterr().out
    project.write("briefgen.toml", f'theme = "harbor"\n{settings}')
    after, findings = project.site()
    assert not [f for f in findings if f.severity == "error"]
    url = "briefings/visit.html"
    assert apart_from_styles(after[url]) == apart_from_styles(before[url])
    (old,), (new,) = (
        [pages[name].decode() for name in pages if "/look." in name] for pages in (before, after)
    )
    assert new.startswith(old)
    assert set(MEANINGS) <= set(re.findall(r"(--[\w-]+):", new[len(old) :]))


def apart_from_styles(page: bytes) -> list[bytes]:
    lines = (line.strip() for line in page.splitlines())
    return [line for line in lines if line and b"look." not in line]


def test_a_colour_that_is_changed_reaches_the_page(project: tools.Project) -> None:
    run("theme", "new", "harbor", str(project.root))
    place = project.root / "themes/harbor/assets/look.css"
    text = place.read_text("utf-8")
    place.write_text(text.replace("--paper: light-dark(#fffefb,", "--paper: light-dark(#ffeedd,"))
    project.write("briefgen.toml", 'theme = "harbor"\n' + tools.FILES["briefgen.toml"])
    pages, _ = project.site()
    (look,) = [pages[name].decode() for name in pages if "/look." in name]
    assert look.index("#fffefb") < look.index("#ffeedd")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["Harbor!"], 2, "cannot be the name of a theme"),
        (["../harbor"], 2, "cannot be the name of a theme"),
        (["wire"], 2, "is a built-in theme"),
        (["harbor", "--extends", "gone"], 2, "Themes there are: ledger, postcard, wire."),
        (["mine"], 1, "this exists already"),
    ],
)
def test_what_cannot_be_begun_is_said_and_nothing_is_written(
    project: tools.Project,
    arguments: list[str],
    code: int,
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    project.write("themes/mine/notes.txt", "by hand")
    before = sorted(project.root.rglob("*"))
    name, *options = arguments
    assert run("theme", "new", name, str(project.root), *options) == code
    assert said in capsys.readouterr().err
    assert sorted(project.root.rglob("*")) == before


def test_the_list_names_all_and_marks_the_one_in_use(
    project: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write("themes/mine/theme.toml", 'extends = "ledger"\ndescription = "My own."\n')
    project.write("briefgen.toml", 'theme = "mine"\n' + tools.FILES["briefgen.toml"])
    assert run("theme", "list", str(project.root)) == 0
    rows = capsys.readouterr().out.splitlines()
    assert [row.split()[0 if row[0] == " " else 1] for row in rows] == [
        "ledger",
        "mine",
        "postcard",
        "wire",
    ]
    assert [row for row in rows if row.startswith("*")] == [
        "* mine      project     My own. (extends ledger)"
    ]
    assert not (project.root / ".briefgen").exists()


def test_a_theme_that_cannot_be_read_is_a_finding(
    project: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write("themes/mine/theme.toml", "extends = ")
    assert run("theme", "list", str(project.root)) == 1
    assert "themes/mine/theme.toml:1:" in capsys.readouterr().err
    project.write("themes/mine/theme.toml", f"description = {'[' * 10_000}")
    assert run("theme", "list", str(project.root)) == 1
    assert "themes/mine/theme.toml:1:1: error:" in capsys.readouterr().err


def test_a_theme_is_read_as_a_build_reads_it(
    project: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    words = '\ufeffdescription = "My\\u001b[31m own"\nextends = 5\n'
    project.write("themes/mine/theme.toml", words)
    project.write("themes/folder/theme.toml/x", "")
    assert run("theme", "list", str(project.root)) == 0
    [line] = [line for line in capsys.readouterr().out.splitlines() if " mine " in line]
    assert line.split(maxsplit=2) == ["mine", "project", "My[31m own"]


@pytest.mark.parametrize(("kind", "says"), [("pipe", "a pipe"), ("link", "out of the project")])
def test_a_theme_that_is_no_file_of_the_project_is_not_opened(
    project: tools.Project, capsys: pytest.CaptureFixture[str], kind: str, says: str
) -> None:
    place = project.root / "themes/mine/theme.toml"
    place.parent.mkdir(parents=True)
    outside = project.root.parent / "theme.toml"
    outside.write_text('description = "Somebody else\'s"\n', "utf-8")
    os.mkfifo(place) if kind == "pipe" else place.symlink_to(outside)
    assert run("theme", "list", str(project.root)) == 1
    said = capsys.readouterr()
    assert "themes/mine/theme.toml: error:" in said.err
    assert says in said.err
    assert "Somebody" not in said.out + said.err


def test_a_template_of_a_theme_may_be_one_that_it_extends(tmp_path: Path) -> None:
    files = {
        **tools.FILES,
        "themes/mine/theme.toml": 'extends = "postcard"\n',
        "themes/mine/templates/base.html": '{% extends "postcard/base.html" %}'
        "{% block bottom %}<footer>Of mine</footer>{% endblock %}",
    }
    files["briefgen.toml"] += 'theme = "mine"\n'
    pages, _ = tools.create(tmp_path, files).site()
    assert b"<footer>Of mine</footer>" in pages["index.html"]
    assert b"Dear reader" in pages["index.html"]


@pytest.mark.parametrize(
    ("theme", "said"),
    [
        ('extend = "ledger"\n', ("unknown-key", 1, 1, 6, "Did you mean “extends”?")),
        ('extends = "wire"\n[card]\npapre = "#fff"\n', ("unknown-key", 3, 1, 5, "Did you mean “paper”?")),
        ('name = "x"\nextends = "gone"\n', ("missing-template", 2, 12, 4, "behind `extends`")),
        ('name = "x"\nextends = "a b"\n', ("bad-value", 2, 12, 3, "a theme's folder")),
        ('name = "x"\nextends = 3\n', ("bad-value", 2, 11, 1, "")),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_theme_is_said_where_it_stands(tmp_path, theme, said):
    toml = 'title = "Wire"\ntheme = "mine"\nbuiltin_knowledge = false\n'
    files = {"briefgen.toml": toml, "themes/mine/theme.toml": theme}
    _, findings = tools.create(tmp_path, files).site()
    found = [f for f in findings if f.place.path == "themes/mine/theme.toml"]
    code, line, column, length, hint = said
    assert {(f.code, f.place.line, f.place.column, f.place.length) for f in found} == {
        (code, line, column, length)
    }
    assert all(hint in f.hint for f in found)


def test_a_theme_that_is_not_there_is_said_at_its_setting(tmp_path):
    files = {"briefgen.toml": 'title = "Wire"\ntheme = "gone"\n'}
    _, findings = tools.create(tmp_path, files).site()
    (found,) = {f for f in findings if f.code == "missing-template"}
    assert (str(found.place), found.place.length) == ("briefgen.toml:2:10", 4)
