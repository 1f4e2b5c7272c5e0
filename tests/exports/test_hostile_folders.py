"""Folders that were made to do harm: each bad file is said once, with its place, and costs only itself."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from exported import run

from briefgen.cli import foldered
from briefgen.exports.articles import Desk
from briefgen.exports.folders.folder import Folder
from briefgen.exports.folders.liquid import Tags
from briefgen.exports.folders.lookup import Lookup
from briefgen.exports.folders.reader import read_sources
from briefgen.exports.folders.scan import Text, scan
from briefgen.exports.post import Files

GOOD = b"---\ntitle: Good\n---\nText.\n"
LONG = 100_000
BAD = {
    "open.md": (b"---\ntitle: x\nText", ":1:1: error: "),
    "toml.md": (b"+++\ntitle = x\n+++\n", "toml.md:2:9: error: "),
    "half.md": (b'+++\ntitle = "x"\n', ":1:1: error: The front matter that begins here is never"),
    "list.md": (b"---\n- a\n---\nx\n", ":2:1: error: The front matter is not"),
    "bomb.md": (
        b"---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\nx\n",
        "bomb.md:2:4: error: YAML's anchor & is not understood here",
    ),
    "deep.md": (b"---\na: " + b"[" * 5000 + b"\n---\nx\n", "deep.md:2:"),
    "json.md": (
        b'{"a": ' + b"[" * 500 + b"]" * 500 + b"}\nx\n",
        ":1:1: error: The front matter nests",
    ),
    "jsons.md": (b'{"a": ' + b"[" * LONG, ":1:1: error: The front matter nests"),
    "wide.md": ("---\ntitle: x\n---\n".encode("utf-16"), ":1:1: error: The file is UTF-16"),
    "byte.md": (b"---\ntitle: x\n---\n\xff\n", ":4:1: error: Byte 0xFF is not valid UTF-8 here"),
    "binary.md": (bytes(range(256)) * 40, "binary.md:"),
    "huge.md": (b"x" * 10_000_001, ":1:1: error: The file has more than the 10,000,000 bytes"),
    "long.md": (b"---\ntitle: x\n---\n" + b"ab " * 400_000, "was left out: it has 1,"),
    "tag.md": (b"---\na: !!python/object:os.system x\n---\nx\n", ":2:4: error: YAML's tag !"),
}


def lay(root: Path, name: str, data: bytes) -> Path:
    root.mkdir(exist_ok=True)
    (root / name).write_bytes(data)
    return root


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_costs_only_itself(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, said = BAD[name]
    old = lay(lay(tmp_path / "old", name, data), "good.md", GOOD)
    run("import", str(old), "--into", str(tmp_path / "content"))
    err = capsys.readouterr().err
    assert said in err
    assert err.count(f"/{name}") == 1
    assert [p.name for p in (tmp_path / "content").rglob("*.md")] == ["good.md"]


def test_no_link_leads_out_of_the_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(tmp_path / "secret", "secret.md", b"---\ntitle: Secret\n---\nx\n")
    (tmp_path / "secret/secret.png").write_bytes(b"x")
    old = lay(
        tmp_path / "old",
        "good.md",
        b"---\ntitle: G\nimage: ../secret/secret.png\n---\n![a](../secret/secret.png)"
        b" ![b](/../../secret/secret.png) ![c](%2e%2e/secret/secret.png) ![d](away.png)\n",
    )
    (old / "away.md").symlink_to(tmp_path / "secret/secret.md")
    (old / "away.png").symlink_to(tmp_path / "secret/secret.png")
    (old / "out").symlink_to(tmp_path / "secret")
    (old / "round").symlink_to(old)
    assert run("import", str(old), "--into", str(tmp_path / "content")) == 0
    assert [p.name for p in (tmp_path / "content").rglob("*") if p.is_file()] == ["good.md"]
    err = capsys.readouterr().err
    assert "symbolic links were not followed: away.md, away.png, out, round" in err
    assert "pictures that aren't in the folder" in err


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    old = lay(tmp_path / "old", "good.md", b"---\ntitle: G\n---\n![a](pics/a.png)\n")
    lay(old / "pics", "a.png", b"x")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "content/pics").symlink_to(elsewhere)
    assert run("import", str(old), "--into", str(tmp_path / "content")) == 1
    assert not list(elsewhere.iterdir())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_folder_that_cannot_be_read_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    old = lay(tmp_path / "old", "good.md", GOOD)
    lay(old / "closed", "lost.md", GOOD)
    usual = os.scandir

    def scandir(path: str) -> object:
        if os.fspath(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return usual(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert run("import", str(old), "--into", str(tmp_path / "content")) == 1
    assert "folders that cannot be read: closed [unreadable-file]" in capsys.readouterr().err
    assert (tmp_path / "content/good.md").is_file()


def test_a_pipe_is_no_source(tmp_path: Path) -> None:
    old = lay(tmp_path / "old", "good.md", GOOD)
    os.mkfifo(old / "pipe.md")
    assert run("import", str(old), "--into", str(tmp_path / "content")) == 0


def test_a_folder_has_its_bounds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    old = lay(lay(tmp_path / "old", "a.md", GOOD), "b.md", GOOD)
    monkeypatch.setattr(foldered, "MOST", len(GOOD))
    assert run("import", str(old), "--into", str(tmp_path / "content")) == 1
    monkeypatch.setattr(foldered, "_MANY", 1)
    assert run("import", str(old), "--into", str(tmp_path / "content")) == 1
    assert capsys.readouterr().err.count("[too-large]") == 2
    assert not (tmp_path / "content").exists()


@pytest.mark.parametrize(
    "signs",
    [
        *(
            "{{<",
            "{{% x",
            "{%",
            "{{",
            "[[",
            "![[a|",
            "![",
            "](",
            "<!--",
            "`",
            "``a",
            "==",
            "%%a",
            "{:",
        ),
        *("^a ", "#a ", "> [!a]\n", "{% raw %}", "{{< highlight >}}", "[a]: ", "\\", "> ", "~~~\n"),
        *(
            '{{< figure src="',
            "a](<",
            "![a](",
            "* x\n{:toc",
            "{% highlight a %}",
            "{{ a | b",
            "$",
            "{{</*",
        ),
    ],
)
def test_a_row_of_signs_is_read_in_passing(signs: str) -> None:
    text = f"---\ntitle: T\n---\n{signs * (LONG // len(signs))}".encode()
    for mark in ("_config.yml", ".obsidian", "pelicanconf.py", "x"):
        files = {"_posts/a.md": text, mark: b"a: b\n", "content/a.md": text}
        folder = Folder("old", tuple(sorted(files)), files.get)
        read = read_sources(folder)
        assert read.posts or read.omitted
        desk = Desk(read, {})
        assert all(desk.make(number) for number in range(len(read.posts)))


def test_what_has_no_end_is_looked_for_once() -> None:
    """The word of the end stands far below, but not as a tag: all the text was read for each beginning."""
    text = Text("{% raw %} a " * 3 + "endraw", "a.md")
    scan(text, {"tag": Tags(Lookup(Files(frozenset())))})
    assert text.absent == {"endraw"}
    far = Text("{{< a" + " " * 3_000 + ">}}", "a.md")
    assert far.find_near(">}}", 0) == -1
    assert far.find_near(">}}", 10) > 0


@pytest.mark.skipif(os.name == "nt", reason="there no file can have this name")
def test_names_of_files_cannot_steer_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = lay(tmp_path / "old", "\x1b[2Ja\nb.md", b"---\ntitle: A\nodd: 1\n---\n{{< x >}}\n")
    assert run("import", str(old), "--into", str(tmp_path / "content")) == 0
    said = capsys.readouterr()
    assert "\x1b" not in said.out + said.err
    assert said.out.count("\n") == 2


def test_a_name_that_begins_with_no_day_costs_nothing(tmp_path: Path) -> None:
    old = lay(lay(tmp_path / "old", "2024-13-45-x.md", GOOD), "2024-1-5-y.md", GOOD)
    run("import", str(old), "--into", str(tmp_path / "content"))
    names = sorted(it.relative_to(tmp_path).as_posix() for it in tmp_path.rglob("content/**/*.md"))
    assert names == ["content/2024-13-45-x.md", "content/2024/y.md"]
    assert "\ndate: 2024-01-05\n" in (tmp_path / "content/2024/y.md").read_text()


def test_values_of_any_kind_are_no_reason_to_end(tmp_path: Path) -> None:
    front = b"title: [x]\ndate: {a: b}\ntags: {a: [b]}\nauthors: [[x], {y: z}]\nimage: [[], {}]\nslug: [1]\n"
    front += b"url: {}\naliases: {a: b}\ndraft: [no]\nlang: ['x']\ncover: {image: {a: b}}\npermalink: [x]\n"
    old = lay(tmp_path / "old", "odd.md", b"---\n" + front + b"---\nText.\n")
    lay(old, "_config.yml", b"- a\n")
    lay(
        old,
        "num.md",
        b"+++\ntitle = 3\ndate = 2024-01-02\ntags = [1, 2.5, true]\n[x.y]\nz = 1\n+++\nText.\n",
    )
    assert run("import", str(old), "--into", str(tmp_path / "content")) == 0
    assert len(list((tmp_path / "content").rglob("*.md"))) == 2
