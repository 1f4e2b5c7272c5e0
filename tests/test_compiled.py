"""Templates that were compiled when briefgen was installed give what they give when compiled now."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import FILES, Project, create

from briefgen import compiled
from briefgen.cli.session import themes
from briefgen.render import theme

ROOT = Path(__file__).resolve().parent.parent
GERMAN = {**FILES, "briefgen.toml": FILES["briefgen.toml"] + 'language = "de"\n'}
OWN = {**FILES, "templates/briefing.html": '{% extends "wire/briefing.html" %}\n<!-- own -->\n'}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where compiled templates are looked for; there are none yet."""
    found = tmp_path / "compiled"
    monkeypatch.setattr(compiled, "FOLDER", found)
    return found


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that Jinja compiles, as they are asked for."""
    found: list[str] = []
    compiling = theme.Environment.compile

    def compile_(environment: object, tree: object, name: str, *given: object, **more: object):
        found.append(name)
        return compiling(environment, tree, name, *given, **more)

    monkeypatch.setattr(theme.Environment, "compile", compile_)
    return found


@pytest.mark.parametrize("files", [FILES, GERMAN, OWN], ids=["english", "german", "own"])
def test_pages_are_the_same_whether_or_not_their_templates_were_compiled_before(
    files: dict[str, str], folder: Path, tmp_path: Path
) -> None:
    now = create(tmp_path / "now", files).site()
    compiled.compile_all(themes())
    before = create(tmp_path / "before", files).site()
    assert before == now
    assert any(url.endswith(".html") for url in now[0])


def test_only_what_the_project_changed_is_compiled_in_a_build(
    folder: Path, tmp_path: Path, made: list[str]
) -> None:
    compiled.compile_all(themes())
    made.clear()
    create(tmp_path / "site").site()
    assert made == []
    create(tmp_path / "own", OWN).site()
    assert made == ["briefing.html"]


def test_a_template_of_another_jinja_is_compiled_again(
    folder: Path, tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled.compile_all(themes())
    made.clear()
    monkeypatch.setattr(compiled.jinja2, "__version__", "3.0.0")
    create(tmp_path).site()
    assert "briefing.html" in made


def test_a_second_installation_leaves_nothing_of_the_first(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "themes/one/templates/page.html"
    page.parent.mkdir(parents=True)
    for source in ("{{ first }}", "{{ second }}"):
        page.write_text(source)
        compiled.compile_all(tmp_path / "themes")
        assert compiled.compiled(source, "page.html") is not None
        assert list(folder.glob("*.jinja")) == [compiled.place(source)]
        assert all(path.name[:32] == compiled.place(source).stem for path in folder.rglob("*.*"))


@pytest.mark.parametrize("harm", ["", "def (", "\0", "x = 1"])
def test_half_of_a_compiled_template_is_none(harm: str, folder: Path, tmp_path: Path) -> None:
    before = create(tmp_path / "before").site()
    compiled.compile_all(themes())
    for path in folder.glob("*.jinja"):
        path.write_text(harm)
    assert create(tmp_path / "after").site() == before


def test_what_fails_in_it_is_said_with_the_line_of_the_template(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = "<p>\n{{ page.nothing.more }}\n</p>\n"
    folder.mkdir()
    compiled.place(source).write_text(theme.python(source, "briefing.html"), encoding="utf-8")
    assert compiled.compiled(source, "x") is not None
    project = create(tmp_path / "site", {**FILES, "templates/briefing.html": source})
    assert {(f.code, f.place.path, f.place.line) for f in errors(project)} == {
        ("template-error", "templates/briefing.html", 2)
    }


def errors(project: Project) -> list:
    return [finding for finding in project.site()[1] if finding.severity == "error"]
