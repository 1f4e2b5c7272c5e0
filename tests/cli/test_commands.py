"""The command line as a newcomer meets it: what it prints, what it writes, how it ends."""

from __future__ import annotations

import errno
import io
import json
import re
from pathlib import Path

import project as tools
import pytest
import typer
import yaml

from briefgen import __version__
from briefgen.cli import importing, main, report
from briefgen.cli.progress import Shown

PASTE = tools.FILES["content/drop.txt"]


def run(*arguments: str) -> int:
    """The exit code of a command."""
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


@pytest.fixture
def project(tmp_path: Path) -> tools.Project:
    return tools.create(tmp_path / "wire")


def test_build_writes_the_site_and_one_line(
    project: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("build", str(project.root)) == 0
    out = capsys.readouterr().out
    assert re.fullmatch(
        r"Built \d+ pages, \d+ mentions?, \d+ marks?, \d+ findings?, \d+\.\d s → site \(.*\)\n", out
    )
    assert (project.root / "site/briefings/vote.html").is_file()
    assert (project.root / "site/.nojekyll").read_bytes() == b""


def test_build_as_json_is_one_object(
    project: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("build", str(project.root), "--json") == 0
    out, err = capsys.readouterr()
    said = json.loads(out)
    assert err == ""
    assert said["published"] is True
    assert said["written"] == said["files"] > said["pages"] > 10
    assert said["mentions"] > said["marks"] > 0


def test_an_error_leaves_the_last_good_site(
    project: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    run("build", str(project.root))
    before = {p: p.read_bytes() for p in (project.root / "site").rglob("*") if p.is_file()}
    project.write("content/2025/vote.md", "---\ntitle: x\ntitle: y\n---\nText\n")
    capsys.readouterr()
    assert run("build", str(project.root)) == 1
    out, err = capsys.readouterr()
    assert "content/2025/vote.md:3:1: error:" in err
    assert out.startswith("Not published")
    assert {p: p.read_bytes() for p in (project.root / "site").rglob("*") if p.is_file()} == before


def test_without_an_earlier_site_the_rest_is_written(
    project: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write("content/2025/vote.md", "no front matter\n")
    assert run("build", str(project.root)) == 1
    assert "content/2025/vote.md:1" in capsys.readouterr().err
    assert (project.root / "site/briefings/visit.html").is_file()
    assert not (project.root / "site/briefings/vote.html").exists()


def test_check_shows_the_line_with_a_caret(
    project: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write(
        "content/2025/trade.md", "---\ntitle: T\ndate: 2025-01-03\n---\nSee [it](gone.md).\n"
    )
    assert run("check", str(project.root)) == 0
    out = capsys.readouterr().out
    assert "content/2025/trade.md:5:5: warning: there is no source content/2025/gone.md" in out
    assert "    See [it](gone.md).\n        ^" in out
    assert "    → " in out
    assert not (project.root / "site").exists()


def test_check_as_json_and_strict(
    project: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", str(project.root), "--format", "json", "--strict") == 1
    found = json.loads(capsys.readouterr().out)
    assert {"no-date", "litter-removed"} <= {item["code"] for item in found}
    assert all(item["hint"] and item["file"] for item in found)


@pytest.mark.parametrize(
    "arguments",
    [
        ["bild"],
        ["build", "--no-such-option"],
        ["build", "nowhere"],
        ["build", "a-file"],
        ["build", "empty"],
        ["build", "wire", "--url", "example"],
        ["check", "empty"],
        ["check", "wire", "--format", "xml"],
        ["check", "wire", "--url", "ftp://example.org/"],
        ["serve", "empty"],
        ["serve", "wire", "--port", "99999"],
        ["serve", "wire", "--host", "no.such.host.invalid"],
        ["import"],
        ["import", "nowhere.txt"],
        ["import", "empty"],
        ["import", "a-file", "--date", "3 Jan"],
        ["import", "a-file", "--date", "2025-02-30"],
        ["annotate", "nowhere.txt"],
        ["annotate", "empty"],
        ["annotate", "a-file", "--date", "2025"],
        ["new", ""],
        ["new", "\u200b\ufe0f"],
        ["new", "Title", "--project", "empty"],
        ["init"],
        ["why", "index.html", "empty"],
        ["why", "none.html", "wire"],
        ["why", "http://[", "wire"],
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_two(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
) -> None:
    tools.create(tmp_path / "wire")
    (tmp_path / "empty").mkdir()
    (tmp_path / "a-file").write_text(PASTE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(*arguments) == 2
    assert len(capsys.readouterr().err) > 20
    assert not list(tmp_path.glob("content/*"))


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (("build", "--jobs", "two"), "whole number, 0 or more"),
        (("build", "--jobs", "-1"), "whole number, 0 or more"),
        (("serve", "--port", "99999"), "from 0 to 65535"),
        (("check", "--max-age", "1.5"), "from 0 to 365"),
        (("evaluate", "gold", "--limit", "0"), "whole number, 1 or more"),
    ],
)
def test_a_number_out_of_bounds_is_told_what_is_wanted(
    arguments: tuple[str, ...], wanted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    assert wanted in re.sub(r"[│\s]+", " ", capsys.readouterr().err)


def test_a_misspelt_command_is_recognised(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("biuld") == 2
    assert "Did you mean 'build'?" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["build", "check", "serve"])
def test_a_folder_that_is_no_project_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert run(command, str(tmp_path)) == 2
    assert "briefgen init" in capsys.readouterr().err


def test_a_table_in_pyproject_makes_a_project(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "pyproject.toml"
    table.write_text('[project]\nname = "x"\n', encoding="utf-8")
    assert run("check", str(tmp_path)) == 2
    table.write_text('[tool.briefgen]\ntitle = "Wire"\n', encoding="utf-8")
    assert run("build", str(tmp_path)) == 0
    assert "<title>Wire</title>" in (tmp_path / "site/index.html").read_text(encoding="utf-8")
    table.write_text("[tool.briefgen]\ntitle =\n", encoding="utf-8")
    capsys.readouterr()
    assert run("check", str(tmp_path)) == 1
    assert "pyproject.toml:2" in capsys.readouterr().out


def test_strict_fails_on_a_note_too(
    project: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tools.create(project.root.parent / "bare", {"briefgen.toml": "title = 'Bare'\n"})
    assert run("check", str(project.root)) == 0
    assert "note:" in capsys.readouterr().out
    assert run("check", str(project.root), "--strict") == 1
    assert run("build", str(project.root), "--strict") == 1
    assert run("check", str(project.root), "--strict", "--url", "https://example.org") == 0


def test_a_url_given_to_the_build_wins_over_the_settings(project: tools.Project) -> None:
    assert run("build", str(project.root), "--url", "https://name.github.io/other") == 0
    site = project.root / "site"
    for page in ("index.html", "feed.xml", "sitemap.xml", "robots.txt"):
        text = (site / page).read_text(encoding="utf-8")
        assert "https://name.github.io/other/" in text
        assert "https://example.org/wire/" not in text
    assert run("build", str(project.root)) == 0
    assert "https://example.org/wire/" in (site / "feed.xml").read_text(encoding="utf-8")


def test_import_writes_a_source_and_says_what_it_did(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paste = tmp_path / "paste.txt"
    paste.write_text(PASTE, encoding="utf-8")
    into = tmp_path / "content"
    command = ("import", str(paste), "--date", "2025-01-03", "--into", str(into))
    assert run(*command) == 0
    out = capsys.readouterr().out
    target = into / "envoys-gather-in-tokyo-for-talks.md"
    assert "Leave a Reply" in out
    assert "source URL" in out
    assert "date: 2025-01-03" in target.read_text(encoding="utf-8")
    assert run(*command) == 1
    assert "exists already" in capsys.readouterr().err
    assert run(*command, "--force") == 0


def test_import_goes_on_after_a_bad_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(PASTE, encoding="utf-8")
    bad.write_bytes(b"\xff\xfe\x00")
    assert run("import", str(bad), str(good), "--into", str(tmp_path / "content")) == 1
    assert "bad.txt" in capsys.readouterr().err
    assert list((tmp_path / "content").glob("*.md"))


def test_what_has_front_matter_is_no_paste(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "story.md"
    source.write_text("---\ntitle: Story\ndate: 2025-01-01\n---\n\nText.\n")
    assert run("import", str(source), "--into", str(tmp_path / "content")) == 1
    said = capsys.readouterr().err
    assert f"{source}:1:1" in said
    assert "it is a source already" in said
    assert not (tmp_path / "content").exists()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("briefgen.toml", b'title = "Wire"\n', "this is a file of settings, and no article"),
        ("theme.TOML", b'extends = "wire"\n', "this is a file of settings"),
        ("people.yaml", b"- name: Ada\n", "this is YAML"),
        ("page.html", b"{% extends 'base.html' %}\n", "this is HTML: a page or a template"),
        ("style.css", b"a { color: red }\n", "this is a stylesheet"),
        ("posts.csv", b"post_id,title\n", "Substack's is its archive or folder"),
        ("scan.txt", b"%PDF-1.7\n", "this is a PDF, and no text"),
        ("photo", b"\xff\xd8\xff\xe0\x00", "this is a picture, and no text"),
    ],
)
def test_a_file_that_can_be_no_article_is_refused(
    name: str, data: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(data)
    assert run("import", str(tmp_path / name), "--into", str(tmp_path / "content")) == 1
    told = capsys.readouterr().err
    assert said in told
    assert "\n    → " in told
    assert not (tmp_path / "content").exists()


def test_a_first_build_with_an_error_says_that_it_made_what_it_could(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tools.create(tmp_path / "wire")
    project.write("content/broken.md", "---\ntitle: [\n---\nText.\n")
    assert run("build", str(project.root)) == 1
    assert "Built what could be made: " in capsys.readouterr().out
    assert run("build", str(project.root)) == 1
    assert ", 1 error, " in capsys.readouterr().out


def test_a_theme_that_is_missing_is_told_with_those_of_the_project(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tools.create(tmp_path / "wire")
    project.write("themes/harbor/theme.toml", 'extends = "wire"\n')
    project.write("briefgen.toml", 'title = "Wire"\ntheme = "harbour"\n')
    assert run("build", str(project.root)) == 1
    assert "Themes there are: harbor, ledger, postcard, wire." in capsys.readouterr().err


def test_import_reads_a_paste_from_the_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PASTE.encode()), "utf-8"))
    assert run("import", "-", "--date", "2025-01-03", "--into", str(tmp_path)) == 0
    made = (tmp_path / "envoys-gather-in-tokyo-for-talks.md").read_text(encoding="utf-8")
    slug = "envoys-gather-in-tokyo-for-talks"
    assert f"title: Envoys Gather In Tokyo For Talks\nslug: {slug}\ndate: 2025-01-03" in made


def test_an_interrupt_at_the_question_for_a_date_ends_the_import(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(*_: object, **__: object) -> str:
        raise typer.Abort

    monkeypatch.setattr("typer.prompt", interrupted)
    with pytest.raises(typer.Exit) as ended:
        importing._ask_for_date()
    assert ended.value.exit_code == 130


def test_a_wrong_date_at_the_question_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("3 Jan\n2025-01-03\n"))
    assert importing._ask_for_date() == "2025-01-03"


def test_import_into_a_file_is_wrong_use(tmp_path: Path) -> None:
    paste = tmp_path / "paste.txt"
    paste.write_text(PASTE, encoding="utf-8")
    assert run("import", str(paste), "--into", str(paste)) == 2
    assert paste.read_text(encoding="utf-8") == PASTE


def test_a_missing_file_is_wrong_use_and_the_others_are_imported(tmp_path: Path) -> None:
    paste = tmp_path / "paste.txt"
    paste.write_text(PASTE, encoding="utf-8")
    assert run("import", str(tmp_path / "gone.txt"), str(paste), "--into", str(tmp_path)) == 2
    assert (tmp_path / "envoys-gather-in-tokyo-for-talks.md").is_file()


def test_what_a_full_disk_cuts_short_is_not_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "paste.txt").write_text(PASTE, encoding="utf-8")
    old = tmp_path / "content/envoys-gather-in-tokyo-for-talks.md"
    old.parent.mkdir()
    old.write_text("---\ntitle: Old\n---\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("os.fsync", full)
    assert run("new", "A title") == run("theme", "new", "harbor") == run("init", "wire") == 1
    assert run("import", "paste.txt", "--force") == 1
    assert capsys.readouterr().err.count("→ Make room") == 4
    assert {p.name for p in tmp_path.rglob("*") if p.is_file()} == {"paste.txt", old.name}
    assert "title: Old" in old.read_text(encoding="utf-8")


def test_an_imported_drop_is_the_page_of_the_raw_drop(tmp_path: Path) -> None:
    raw = tools.create(tmp_path / "raw", {"content/drop.txt": PASTE})
    paste = tmp_path / "paste.txt"
    paste.write_text(PASTE, encoding="utf-8")
    assert run("import", str(paste), "--into", str(tmp_path / "made/content")) == 0
    made = tools.Project(tmp_path / "made")
    url = "briefings/envoys-gather-in-tokyo-for-talks.html"
    assert raw.site()[0][url] == made.site()[0][url]


def test_init_makes_a_site_that_passes_strict(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "my site"
    assert run("init", str(folder)) == 0
    assert run("build", str(folder), "--strict") == 0
    capsys.readouterr()
    assert run("check", str(folder), "--strict") == 0
    assert capsys.readouterr().out == "Nothing to say: all clean.\n"
    assert run("build", str(folder), "--strict", "--url", "https://name.github.io/mine") == 0
    feed = (folder / "site/feed.xml").read_text(encoding="utf-8")
    assert "https://name.github.io/mine/briefings/" in feed


def test_the_demo_passes_strict(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", str(root), "--strict") == 0
    assert capsys.readouterr().out == "Nothing to say: all clean.\n"


def test_the_workflow_of_the_starter_builds_for_the_address_of_its_pages(tmp_path: Path) -> None:
    assert run("init", str(tmp_path)) == 0
    workflow = (tmp_path / ".github/workflows/pages.yml").read_text(encoding="utf-8")
    steps = yaml.safe_load(workflow)["jobs"]["build"]["steps"]
    asked, built, packed = (
        next(i for i, step in enumerate(steps) if wanted in step.get("uses", step.get("run", "")))
        for wanted in ("configure-pages", "briefgen build", "upload-pages-artifact")
    )
    assert asked < built < packed
    assert steps[built]["run"] == 'briefgen build --url "$URL"'
    output = f"steps.{steps[asked]['id']}.outputs.base_url"
    assert steps[built]["env"] == {"URL": f"${{{{ {output} }}}}"}


def test_the_workflow_of_the_starter_installs_one_release_series(tmp_path: Path) -> None:
    assert run("init", str(tmp_path)) == 0
    workflow = yaml.safe_load((tmp_path / ".github/workflows/pages.yml").read_text("utf-8"))
    commands = [step.get("run", "") for step in workflow["jobs"]["build"]["steps"]]
    assert "pip install -r requirements.txt" in commands
    wanted = (tmp_path / "requirements.txt").read_text("utf-8").splitlines()[-1]
    name, _, version = wanted.partition(" ~= ")
    assert (name, version.split(".")[:2]) == ("briefgen", __version__.split(".")[:2])


def test_the_first_briefing_of_the_starter_has_the_key_facts_that_it_gives(tmp_path: Path) -> None:
    assert run("init", str(tmp_path)) == 0
    assert run("build", str(tmp_path), "--strict") == 0
    page = (tmp_path / "site/briefings/welcome.html").read_text("utf-8")
    assert [label in page for label in ("<dt>Announced</dt>", "<dt>Notice</dt>")] == [True, True]


def test_a_drop_whose_address_is_taken_is_not_sent_to_its_front_matter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    briefing = tmp_path / "content" / "2025" / "a-talk.md"
    briefing.parent.mkdir(parents=True)
    briefing.write_text("---\ntitle: A\nslug: talks-in-ulm-begin\n---\nText.\n", "utf-8")
    drop = tmp_path / "content" / "drop.txt"
    drop.write_text("Talks in Ulm begin\n\nThe talks in Ulm began. All were there.\n", "utf-8")
    assert run("check", str(tmp_path)) == 1
    said = capsys.readouterr().out
    assert "briefgen import" in said.partition("[duplicate-address]")[2].partition("→")[2]


def test_init_never_changes_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "briefgen.toml").write_text("title = 'Mine'\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    assert run("init", str(tmp_path)) == 0
    assert run("init", str(tmp_path)) == 1
    assert (tmp_path / "briefgen.toml").read_text(encoding="utf-8") == "title = 'Mine'\n"
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_new_makes_a_draft_with_any_title(
    project: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    title = 'A "quoted": headline – no # comment'
    assert run("new", title, "--project", str(project.root)) == 0
    path = Path(capsys.readouterr().out.strip())
    assert path.is_file()
    pages, findings = project.site()
    assert not [item for item in findings if item.place.path.endswith(path.name)]
    assert not [url for url in pages if "quoted" in url]
    drafts = tools.Project(project.root, {"drafts": "yes"})
    page = drafts.site()[0][f"briefings/{path.stem}.html"].decode()
    assert "A &#34;quoted&#34;: headline – no # comment" in page


@pytest.mark.parametrize("option", [[], ["--project"]])
def test_new_takes_the_project_as_others_do_and_says_what_a_draft_is(
    project: tools.Project, capsys: pytest.CaptureFixture[str], option: list[str]
) -> None:
    assert run("new", "Ministers meet", *option, str(project.root)) == 0
    said = capsys.readouterr()
    assert Path(said.out.strip()).is_relative_to(project.root)
    assert "`draft: false`" in said.err


def test_new_sources_are_spelt_in_the_language_of_the_project(tmp_path: Path) -> None:
    project = tools.create(tmp_path, {"briefgen.toml": 'title = "Post"\nlanguage = "de"\n'})
    assert run("new", "Brücke über Köln", "--project", str(project.root)) == 0
    assert [path.stem for path in (tmp_path / "content").rglob("*.md")] == ["bruecke-ueber-koeln"]
    paste = tmp_path / "paste.txt"
    paste.write_text("Brücke über Köln geöffnet\n\n" + "Die Brücke ist offen. " * 20, "utf-8")
    assert run("import", str(paste), "--into", str(tmp_path / "content/neu")) == 0
    assert (tmp_path / "content/neu/bruecke-ueber-koeln-geoeffnet.md").is_file()
    assert run("import", str(paste), "--into", str(tmp_path.parent / "elsewhere")) == 0
    assert (tmp_path.parent / "elsewhere/brucke-uber-koln-geoffnet.md").is_file()
    assert not (tmp_path / ".briefgen").exists()


def test_new_begins_a_standing_page(tmp_path: Path) -> None:
    project = tools.create(tmp_path, {"briefgen.toml": "builtin_knowledge = false\n"})
    assert run("new", "Über: uns", "--page", str(project.root)) == 0
    path = project.root / "content/pages/uber-uns.md"
    assert run("new", "Über: uns", "--page", str(project.root)) == 1
    assert run("new", "About", "--page", "--section", "World", str(project.root)) == 2
    pages, findings = project.site()
    assert "uber-uns.html" not in pages
    assert [f for f in findings if f.severity != "note"] == []
    path.write_text(path.read_text("utf-8").replace("draft: true", "draft: false"), "utf-8")
    assert "<h1>Über: uns</h1>" in project.site()[0]["uber-uns.html"].decode()


def test_a_format_that_there_is_not_names_those_that_there_are(
    project: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", str(project.root), "--format", "xml") == 2
    assert "choose text or json" in capsys.readouterr().err


def test_the_preview_knows_which_source_a_page_is_written_in(project: tools.Project) -> None:
    from briefgen.cli.serve import Desk
    from briefgen.serve.preview import Shown

    facts = "facts: [{label: Votes, value: 206 to 85}]\n---\nNobody came.\n"
    project.write("content/a.md", f"---\ntitle: A day\ndate: 2025-01-03\n{facts}")
    revision = Desk(project.session()).rebuild()
    shown = Shown(revision, revision.site, {})
    assert [f.code for f in shown.warnings("briefings/a.html")] == ["unproven-fact"]
    assert shown.warnings("index.html") == ()


def test_the_preview_shows_a_saved_file_first_and_all_else_at_the_next_look(
    project: tools.Project,
) -> None:
    from briefgen.cli.serve import Desk

    for name in ("a", "b"):
        project.write(f"content/{name}.md", "---\ntitle: A day\ndate: 2025-01-03\n---\nRain.\n")
    desk = Desk(project.session())

    def bodies() -> list[bool]:
        revision = desk.rebuild()
        return [b"Snow." in revision.load(f"briefings/{name}.html") for name in ("a", "b")]

    assert bodies() == [False, False]
    for name in ("a", "b"):
        project.write(f"content/{name}.md", "---\ntitle: A day\ndate: 2025-01-03\n---\nSnow.\n")
    desk.hint(str(project.root / "content/a.md"))
    desk.hint(str(project.root / "content/unknown.md"))
    assert bodies() == [True, False]
    assert bodies() == [True, True]


def test_the_stores_log_stays_short_while_a_preview_runs(
    project: tools.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefgen.cli import serve

    monkeypatch.setattr(serve, "LONGEST_LOG", 0)
    desk = serve.Desk(project.session())
    path, sizes = "content/a.md", []
    for number in range(12):
        project.write(path, f"---\ntitle: A day\ndate: 2025-01-03\n---\nDay {number}.\n")
        revision = desk.rebuild()
        assert f"Day {number}.".encode() in revision.load("briefings/a.html")
        sizes.append(desk.session.store.logged())
    assert max(sizes[6:]) <= 1.5 * max(sizes[1:6])


def test_why_names_the_file_that_changed(
    project: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    run("build", str(project.root))
    text = tools.FILES["content/2025/vote.md"]
    project.write("content/2025/vote.md", text + "\nA late line.\n")
    run("build", str(project.root))
    capsys.readouterr()
    assert run("why", "briefings/vote.html", str(project.root)) == 0
    first, *steps = capsys.readouterr().out.splitlines()
    reason = "because the file content/2025/vote.md changed"
    assert first == f"briefings/vote.html was made again {reason}."
    assert steps[0].startswith("  page briefings/vote.html ran again because ")
    assert steps[-1].endswith(reason)
    assert run("why", "briefings/none.html", str(project.root)) == 2


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("people/kim-min-ji.html", "people/kim-min-ji.html"),
        ("/people/kim-min-ji.html", "people/kim-min-ji.html"),
        ("./people/kim-min-ji.html#n-seoul", "people/kim-min-ji.html"),
        ("http://127.0.0.1:8000/people/kim-min-ji.html?x=1", "people/kim-min-ji.html"),
        ("http://localhost:8000", "index.html"),
        ("https://example.org/wire/people/kim-min-ji.html#s1", "people/kim-min-ji.html"),
        ("site/people/kim-min-ji.html", "people/kim-min-ji.html"),
        ("site\\people\\kim-min-ji.html", "people/kim-min-ji.html"),
        ("/home/me/site/wire/site/people/kim-min-ji.html", "people/kim-min-ji.html"),
        ("file:///home/me/wire/site/index.html", "index.html"),
        ("people/", "people/index.html"),
        ("people", "people/index.html"),
        ("/", "index.html"),
        ("", "index.html"),
    ],
)
def test_why_takes_what_one_would_paste(
    project: tools.Project, capsys: pytest.CaptureFixture[str], url: str, page: str
) -> None:
    run("build", str(project.root))
    capsys.readouterr()
    assert run("why", url, str(project.root)) == 0
    assert capsys.readouterr().out.startswith(f"{page} was made for the first time.\n")


@pytest.mark.parametrize("url", ["peple/index.html", "http://127.0.0.1:8000/peple/index.html", "x"])
def test_why_takes_no_page_for_another(project: tools.Project, url: str) -> None:
    run("build", str(project.root))
    assert run("why", url, str(project.root)) == 2


@pytest.mark.parametrize(
    ("variables", "expected"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False), ({"NO_COLOR": ""}, True)],
)
def test_colours_are_for_terminals_that_want_them(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: bool
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert report.coloured(Terminal()) is expected
    assert not report.coloured(io.StringIO())


def test_progress_names_the_step_and_the_rate() -> None:
    shown = Shown([("text", "a.md"), ("article", "a.md")] * 200)
    assert shown.line(0.1) == "Reading sources: 400 questions"
    assert shown.line(2.0) == "Reading sources: 400 questions, 200/s"
    assert Shown([("page", "index.html"), ("read", "x")]).line(0.1).startswith("Making pages")
    shown.begin("writing the site")
    assert shown.line(4.0) == "Writing the site: 400 questions, 100/s"


def test_progress_of_articles_says_how_long_it_will_take(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    shown = Shown([])
    shown.count("annotating", 0, 1000)
    now[0] += 4
    shown.count("annotating", 200, 1000)
    assert shown.line(9.0) == "Annotating: 200 of 1,000 articles, 50/s, 16 s left"
    shown.count("annotating", 1000, 1000)
    assert shown.line(9.0) == "Looking: 0 questions"


def test_clean_removes_the_kept_answers_and_nothing_else(
    project: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    run("build", str(project.root))
    before = {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()}
    mine = project.root / ".briefgen" / "notes.txt"
    mine.write_text("mine")
    capsys.readouterr()
    assert run("clean", str(project.root)) == 0
    assert capsys.readouterr().out.startswith("Removed ")
    gone = {path.name for path in before if not path.exists()}
    assert gone
    assert all(name.startswith("store.sqlite") or name in {"due", "seen"} for name in gone)
    assert mine.read_text() == "mine"
    assert run("clean", str(project.root)) == 0
    assert capsys.readouterr().out == "There is nothing to remove.\n"
    assert run("build", str(project.root)) == 0
    assert {path: path.read_bytes() for path in before if "site" in path.parts} == {
        path: data for path, data in before.items() if "site" in path.parts
    }


def test_progress_is_shown_on_terminals_only(
    project: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("build", str(project.root)) == 0
    assert "questions" not in capsys.readouterr().err


def test_what_is_to_be_pasted_into_a_shell_has_straight_quotes() -> None:
    source = Path(importing.__file__).parents[1].rglob("*.py")
    curly = re.compile(r"(?:`briefgen [^`\n]*|--[a-z-]+[ =])“")
    assert [path.name for path in source if curly.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("command", ["annotate", "import"])
def test_a_wrong_date_names_its_option(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, "a.txt", "--date", "5") == 2
    assert "'--date'" in capsys.readouterr().err


def test_a_folder_is_no_text_to_annotate(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("annotate", str(tmp_path)) == 2
    assert "Name one of the files in it." in capsys.readouterr().err
    assert run("import", str(tmp_path)) == 2
    assert "*.txt" in capsys.readouterr().err
