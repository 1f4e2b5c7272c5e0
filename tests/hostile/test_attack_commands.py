"""The command line used wrongly, or where nothing can be written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from attack import command, lay

BROKEN = "---\ntitle: É “x” → 日本\ndate: 2025-02-30\n---\n[a](gone.md)\n"
STORY = "A Headline For This\n\nA first paragraph stands here, and it is long enough to be one.\n"


def shell(root: Path, line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell; `briefgen` in it is the program."""
    program = f'briefgen() {{ "{sys.executable}" -m briefgen "$@"; }}\n'
    return subprocess.run(
        ["/bin/sh", "-c", program + line],
        cwd=root,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="replace",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize(
    ("line", "environment"),
    [
        ("briefgen build .", {"PYTHONIOENCODING": "cp1252"}),
        ("briefgen check . --format json", {"PYTHONIOENCODING": "ascii"}),
        ("briefgen check . | head -c 1", {}),
        ("briefgen check . >&-", {}),
        ("briefgen build . 2>&-", {}),
        ("test ! -e /dev/full || briefgen check . > /dev/full", {}),
        ("test ! -e /dev/full || briefgen build . --json > /dev/full", {}),
        ("briefgen new 'A story' --section \"$(printf '\\377')\"", {}),
    ],
)
def test_no_stream_breaks_it(tmp_path: Path, line: str, environment: dict[str, str]) -> None:
    done = shell(lay(tmp_path, {"content/é.md": BROKEN}), line, **environment)
    assert done.returncode in (0, 1)
    assert "Traceback" not in done.stdout + done.stderr
    assert "Exception" not in done.stderr


@pytest.mark.parametrize("folder", ["content", "static/x", "themes", "templates", ".", ".git/x"])
def test_no_site_is_written_among_the_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    root = lay(tmp_path / "wire", {"static/robots.txt": "User-agent: *\n"})
    monkeypatch.chdir(root)
    before = {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}
    done = command("build", ".", "-o", folder)
    assert done.code == 1
    assert "[output-folder]" in done.err
    assert "Not published" in done.out
    after = {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}
    assert {p: b for p, b in after.items() if ".briefgen" not in p.parts} == before


def test_what_is_wrong_with_the_sources_is_said_though_nothing_can_be_published(
    tmp_path: Path,
) -> None:
    root = lay(tmp_path, {"content/x.md": BROKEN, "site/feed.xml": "mine"})
    done = command("build", str(root))
    assert done.code == 1
    assert "content/x.md:3:7" in done.err
    assert "[foreign-file]" in done.err
    assert (root / "site/feed.xml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("force", [[], ["--force"]])
@pytest.mark.parametrize("exists", [True, False])
def test_an_import_never_follows_a_link(tmp_path: Path, force: list[str], exists: bool) -> None:
    (tmp_path / "t.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "into").mkdir()
    target = tmp_path / "elsewhere"
    if exists:
        target.write_text("mine", encoding="utf-8")
    (tmp_path / "into/a-headline-for-this.md").symlink_to(target)
    done = command("import", str(tmp_path / "t.txt"), "--into", str(tmp_path / "into"), *force)
    assert done.code == 1
    assert "symbolic link" in done.err
    assert target.exists() == exists
    assert not exists or target.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("title", ["../../x", "CON", "a\nb: c\x01", "-", "é" * 5000, "index"])
def test_a_new_source_stays_in_the_project(tmp_path: Path, title: str) -> None:
    root = lay(tmp_path / "wire", {})
    assert command("new", "--project", str(root), "--", title).code == 0
    made = [p for p in tmp_path.rglob("*.md") if p.name != "good.md"]
    assert len(made) == 1
    assert made[0].parent.parent == root / "content"
    assert command("check", str(root)).code == 0


@pytest.mark.parametrize("title", ["", " ", "\n"])
def test_a_new_source_needs_a_title(tmp_path: Path, title: str) -> None:
    done = command("new", "--project", str(lay(tmp_path, {})), "--", title)
    assert done.code == 2
    assert "headline" in done.err
    assert [p.name for p in tmp_path.rglob("*.md")] == ["good.md"]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="the system has no endless file")
@pytest.mark.parametrize("verb", ["annotate", "import"])
def test_a_file_without_end_is_refused(verb: str) -> None:
    done = command(verb, "/dev/zero")
    assert done.code == 1
    assert "[too-large]" in done.err
