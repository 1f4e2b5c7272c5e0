"""Plug-ins: used where a project enables them, traced like everything else, harmless when broken."""

from __future__ import annotations

import importlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import project as tools
import pytest

from briefgen import plugins
from briefgen.annotate.suggestions import MOST, Suggestion, suggested
from briefgen.cli.annotate import annotations_of
from briefgen.raised import raised
from briefgen.source.passage import Passage

EXTRAS = Path(__file__).parent / "fixtures" / "plugins"
SETTINGS = tools.FILES["briefgen.toml"]
STORY = tools.BRIEFING.format(
    title="Council meets",
    body="Envoys in Seoul cited S/RES/2758 at the Blue House. Press [[Esc]] or H~2~O. "
    + "They spoke for hours about ships and about the sea and about nothing else at all. " * 4
    + "\n",
)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(EXTRAS)


@pytest.fixture
def project(tmp_path: Path) -> tools.Project:
    return tools.create(tmp_path / "wire", {**tools.FILES, "content/council.md": STORY})


def enable(project: tools.Project, text: str) -> None:
    project.write("briefgen.toml", f"{SETTINGS}\n[plugins]\n{text}\n")


def page(project: tools.Project, url: str = "briefings/council.html") -> str:
    return project.site()[0][url].decode()


def body(html: str) -> str:
    found = re.search(r'<p id="p1">.*?</p>', html, re.DOTALL)
    assert found
    return found[0]


@pytest.mark.usefixtures("installed")
def test_to_be_installed_is_not_enough(project: tools.Project) -> None:
    shown = body(page(project))
    assert "[[Esc]]" in shown
    assert "H~2~O" in shown
    assert "kim-min-ji" not in shown
    assert [f for f in project.site()[1] if "plugin" in f.code] == []


@pytest.mark.usefixtures("installed")
def test_an_annotator_adds_mentions_and_marks(project: tools.Project) -> None:
    enable(project, 'annotators = ["wire-names"]')
    shown = body(page(project))
    assert 'people/kim-min-ji.html" aria-describedby' in shown
    assert ">Blue House</a>" in shown
    assert "Council meets" in page(project, "people/kim-min-ji.html")
    told = annotations_of(project.root / "content/council.md")
    found = {m["text"]: (m["type"], m["entity"], m["resolved_by"]) for m in told["mentions"]}  # type: ignore[attr-defined]
    assert found["S/RES/2758"] == ("law", None, "plugin")
    assert found["Blue House"] == ("person", "kim-min-ji", "plugin")


@pytest.mark.usefixtures("installed")
def test_what_the_knowledge_base_names_is_left_to_it(project: tools.Project) -> None:
    enable(project, 'annotators = ["wire-names"]')
    places = tools.FILES["content/entities/places.yaml"]
    project.write(
        "content/entities/places.yaml", places + "- {id: palace, name: Blue House, kind: place}\n"
    )
    told = annotations_of(project.root / "content/council.md")
    found = {m["text"]: m["entity"] for m in told["mentions"]}  # type: ignore[attr-defined]
    assert found["Blue House"] == "palace"


@pytest.mark.usefixtures("installed")
def test_a_markdown_plugin_adds_its_syntax(project: tools.Project) -> None:
    enable(project, 'markdown = ["wire-keys", "subscript"]')
    shown = body(page(project))
    assert "<kbd>Esc</kbd>" in shown
    assert "H<sub>2</sub>O" in shown
    assert ">Seoul</a>" in shown


@pytest.mark.usefixtures("installed")
def test_profiles_are_read_with_markdown_plugins_too(project: tools.Project) -> None:
    enable(project, 'markdown = ["wire-keys"]')
    project.write(
        "content/entities/tokyo-bay.md",
        "---\nid: tokyo-bay\nname: Tokyo Bay\nkind: place\n---\nPress [[Esc]].\n",
    )
    project.write("content/council.md", STORY.replace("Envoys", "Envoys at Tokyo Bay"))
    assert "<kbd>Esc</kbd>" in page(project, "places/tokyo-bay.html")


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("tasks", "- [x] Seoul is done\n", 'type="checkbox"'),
        ("dollar-math", "Seoul has $a < b$ people.\n", '<span class="math inline">a &lt; b</span>'),
        ("dollar-math", "$$\na < b\n$$\n\nSeoul.\n", '<div class="math block">'),
        ("admonitions", "!!! note\n    Seoul *votes*.\n", '<div class="admonition note">'),
    ],
)
def test_plugins_of_markdown_it_work_as_they_are(
    project: tools.Project, name: str, text: str, expected: str
) -> None:
    enable(project, f'markdown = ["{name}"]')
    project.write("content/council.md", tools.BRIEFING.format(title="Council", body=text))
    shown = page(project)
    assert expected in shown
    assert "<>" not in shown
    assert 'href="../places/seoul.html"' in shown
    assert project.site()[1] == tools.Project(project.root).site()[1]
    assert [f for f in project.site()[1] if f.severity == "error"] == []


@pytest.mark.usefixtures("installed")
def test_an_installed_theme_is_used_by_its_name(project: tools.Project) -> None:
    project.write("briefgen.toml", f'theme = "wire-dark"\n{SETTINGS}')
    assert page(project, "404.html").strip().endswith("</html>")
    assert "Dark and empty" in page(project, "404.html")
    project.write("themes/wire-dark/theme.toml", 'extends = "wire"\n')
    assert "Dark and empty" not in page(project, "404.html")


@pytest.mark.parametrize(
    ("settings", "code", "words"),
    [
        ('[plugins]\nannotators = ["nobody"]\n', "plugin-missing", "pip install"),
        ('[plugins]\nmarkdown = ["nobody"]\n', "plugin-missing", "Installed: admonitions, "),
        ('[plugins]\nannotator = ["nobody"]\n', "unknown-setting", "annotators"),
        ('[plugins]\nmarkdown = ["a b"]\n', "bad-value", "entry point"),
    ],
)
@pytest.mark.usefixtures("installed")
def test_a_missing_plugin_is_said_once_and_the_rest_is_built(
    project: tools.Project, settings: str, code: str, words: str
) -> None:
    project.write("briefgen.toml", SETTINGS + settings)
    pages, findings = project.site()
    found = [f for f in findings if f.code == code]
    assert len(found) == 1
    assert words in found[0].hint
    assert found[0].place.path == "briefgen.toml"
    assert "briefings/council.html" in pages


@pytest.mark.usefixtures("installed")
def test_a_missing_theme_names_those_that_are_installed(project: tools.Project) -> None:
    project.write("briefgen.toml", f'theme = "absent"\n{SETTINGS}')
    _, findings = project.site()
    (found,) = {f for f in findings if f.code == "missing-template"}
    assert "wire, wire-dark" in found.hint


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("settings", "places", "said"),
    [
        ('annotators = ["broken-import"]', {"briefgen.toml"}, ["ModuleNotFoundError"]),
        (
            'annotators = ["broken-call", "wire-names"]',
            {"content/council.md", "content/2025/vote.md"},
            ["RuntimeError: no idea (wire_extras.broken, line 8)"],
        ),
        (
            'annotators = ["broken-spans"]',
            {"content/council.md"},
            ["the span", "nobody-known", "exactly one", "planet", "gives a str", "gives '0' and 1"],
        ),
        (
            'markdown = ["broken-rule"]',
            {"content/council.md", "content/2025/vote.md"},
            ["RuntimeError: no idea (wire_extras.broken, line 25)"],
        ),
        (
            'annotators = ["broken-leaves", "wire-names"]',
            {"content/council.md"},
            ["SystemExit: 3 (wire_extras.broken, line "],
        ),
    ],
)
def test_a_broken_plugin_is_named_and_costs_only_its_own_answers(
    project: tools.Project, settings: str, places: set[str], said: list[str]
) -> None:
    before = page(project)
    enable(project, settings)
    pages, findings = project.site()
    found = [f for f in findings if f.code == "plugin-error"]
    assert all("“broken-" in f.message and "[plugins]" in f.hint for f in found)
    assert places <= {f.place.path for f in found}
    assert [word for word in said if not any(word in f.message for f in found)] == []
    assert "briefings/council.html" in pages
    if "wire-names" not in settings:
        assert body(pages["briefings/council.html"].decode()) == body(before)
    assert project.site() == (pages, findings)


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("kind", "text", "place"),
    [
        ('annotators = ["broken-call"]', "One.\n\n- Two\n- *Seoul* met.\n", "8:4"),
        ('annotators = ["broken-call"]', "One.\n", "2"),
        ('markdown = ["broken-rule"]', "One.\n\n- Two\n- Three\n\n> It met in Seoul.\n", "10"),
        ('markdown = ["broken-rule"]', "One.\n\nWords[^1].\n\n[^1]: Of Seoul.\n", "9"),
        ('markdown = ["broken-rule"]', "One.\n\nSeoul\n-----\n", "7"),
        ('markdown = ["broken-whole"]', "One.\n\nSeoul.\n", ""),
    ],
)
def test_what_is_wrong_stands_at_its_place_in_the_source(
    project: tools.Project, kind: str, text: str, place: str
) -> None:
    head = "Seoul votes" if place == "2" else "A vote"
    source = f"---\ntitle: {head}\ndate: 2025-01-03\n---\n{text}"
    project.write("content/placed.md", source)
    enable(project, kind)
    findings = [f for f in project.site()[1] if f.code == "plugin-error"]
    found = {str(f.place) for f in findings if f.place.path == "content/placed.md"}
    assert found == {f"content/placed.md:{place}".rstrip(":")}


@pytest.mark.usefixtures("installed")
def test_what_a_plugin_prints_is_no_result(
    project: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    enable(project, 'annotators = ["broken-prints"]\nmarkdown = ["broken-print"]')
    project.site()
    told = capsys.readouterr()
    assert told.out == ""
    assert {"a passage", "a parser"} <= set(told.err.split("\n"))


def test_an_annotator_without_end_is_stopped() -> None:
    def endless(passage: Passage) -> object:
        while True:
            yield Suggestion(0, 1, kind="law")

    found, wrong = suggested(endless, [Passage(0, "Text")], lambda _: True)  # type: ignore[arg-type]
    assert found == ()
    assert f"{MOST:,}" in wrong[0].why


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    "edits",
    [
        ['annotators = ["wire-names"]', "", 'annotators = ["wire-names", "broken-spans"]'],
        ['markdown = ["wire-keys"]', 'markdown = ["subscript"]', "annotators = []"],
        ['annotators = ["nobody"]', 'annotators = ["broken-call"]', 'markdown = ["broken-rule"]'],
    ],
)
def test_after_edits_an_incremental_build_equals_a_clean_one(
    project: tools.Project, tmp_path: Path, edits: list[str]
) -> None:
    project.site()
    for number, text in enumerate(edits):
        enable(project, text)
        copy = tmp_path / f"copy{number}"
        shutil.copytree(project.root, copy, ignore=shutil.ignore_patterns(".briefgen"))
        assert project.site() == tools.Project(copy).site()


def build(root: Path, *extras: Path) -> tuple[int, str, str]:
    """Exit code, findings, and the council's page, of a build in a process of its own."""
    path = os.pathsep.join([*map(str, extras), str(EXTRAS.parents[2])])
    done = subprocess.run(
        [sys.executable, "-m", "briefgen", "build", str(root)],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr, (root / "site/briefings/council.html").read_text("utf-8")


def test_other_code_or_another_version_of_a_plugin_is_noticed(
    project: tools.Project, tmp_path: Path
) -> None:
    extras = tmp_path / "extras"
    shutil.copytree(EXTRAS, extras, ignore=shutil.ignore_patterns("__pycache__"))
    enable(project, 'markdown = ["wire-keys"]')
    code, _, shown = build(project.root, extras)
    assert code == 0
    assert "<kbd>Esc</kbd>" in shown
    module = extras / "wire_extras/__init__.py"
    text = module.read_text(encoding="utf-8").replace('"kbd"', '"samp"')
    module.write_text(text, encoding="utf-8")
    assert "<samp>Esc</samp>" in build(project.root, extras)[2]
    code, said, shown = build(project.root)
    assert (code, "[plugin-missing]" in said) == (1, True)
    assert "<samp>Esc</samp>" in shown, "an error leaves the last good site"


def test_what_a_plugin_needs_counts_once_it_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extras = tmp_path / "extras"
    shutil.copytree(EXTRAS, extras, ignore=shutil.ignore_patterns("__pycache__"))
    about = extras / "wire_extras-1.2.dist-info/METADATA"
    needs = "Requires-Dist: wire-tools[all]>=2; python_version > '3'\n"
    about.write_text(about.read_text(encoding="utf-8") + needs, encoding="utf-8")
    monkeypatch.syspath_prepend(extras)
    without = plugins.identity("annotators", "wire-names")
    assert without.startswith("wire-extras 1.2 wire_extras:names ")
    (extras / "wire_tools-2.0.dist-info").mkdir()
    tools_about = "Metadata-Version: 2.1\nName: wire-tools\nVersion: 2.0\n"
    (extras / "wire_tools-2.0.dist-info/METADATA").write_text(tools_about, encoding="utf-8")
    importlib.invalidate_caches()
    assert plugins.identity("annotators", "wire-names") not in ("", without)
    assert plugins.identity("annotators", "nobody") == ""


def test_a_plugin_is_another_when_a_module_of_it_has_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extras = tmp_path / "extras"
    shutil.copytree(EXTRAS, extras, ignore=shutil.ignore_patterns("__pycache__"))
    inside = extras / "wire_extras"
    (inside / "folder.py").mkdir()  # no module, whatever its name says
    (inside / "a").mkdir()
    (inside / "a/words.py").write_text("WORDS = ()\n", encoding="utf-8")
    monkeypatch.syspath_prepend(extras)
    monkeypatch.delitem(sys.modules, "wire_extras", raising=False)
    before = plugins.identity("annotators", "wire-names")
    (inside / "a").rename(inside / "aa")
    assert plugins.identity("annotators", "wire-names") not in ("", before)


def test_a_plugin_is_not_imported_before_it_has_to_run(
    project: tools.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(EXTRAS)
    enable(project, 'annotators = ["wire-names"]')
    project.site()
    path = os.pathsep.join([str(EXTRAS), *sys.path])
    _, _, modules = tools.fresh(project.root, PYTHONPATH=path)
    assert "wire_extras" not in modules
    assert "markdown_it" not in modules


def test_the_example_of_the_documentation_is_what_the_tests_run() -> None:
    docs = (EXTRAS.parents[2] / "docs/plugins.md").read_text(encoding="utf-8")
    code = (EXTRAS / "wire_extras/__init__.py").read_text(encoding="utf-8")
    assert f"```python\n{code}```" in docs


def test_an_exception_of_many_lines_is_told_in_a_short_one() -> None:
    error = ValueError("no\n idea of " + "x" * 9000)
    told = raised(error, [__name__])
    assert told.startswith("ValueError: no idea of xxx")
    assert "\n" not in told
    assert len(told) < 400
