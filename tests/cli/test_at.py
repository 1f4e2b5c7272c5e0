"""Builds as of a moment, and what the public must not see: never in site/ by a slip."""

from __future__ import annotations

import json
import re
from pathlib import Path

import project as tools
import pytest

import briefgen
from briefgen.cli import main

SETTINGS = tools.FILES["briefgen.toml"] + 'timezone = "Asia/Seoul"\n[nlp]\nmodel = "none"\n'
HELD = {
    "content/draft.md": "---\ntitle: Half\ndate: 2025-01-02\ndraft: true\n---\nText.\n",
    "content/later.md": "---\ntitle: Later\ndate: 2025-01-02\npublish_at: 2999-12-01\n---\nText.\n",
    "content/past.md": "---\ntitle: Past\ndate: 2025-01-02\nexpires_at: 2025-01-09\n---\nText.\n",
}


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tools.create(tmp_path / "wire", {**tools.FILES, **HELD, "briefgen.toml": SETTINGS}).root


def held_pages(site: Path) -> set[str]:
    return {p.stem for p in (site / "briefings").glob("*.html")} & {"draft", "later", "past"}


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ((), set()),
        (("--at", "2025-01-08"), {"past"}),
        (("--at", "2025-01-08 23:59"), {"past"}),
        (("--at", "2025-01-09"), set()),
        (("--at", "2025-01-08 14:59Z"), {"past"}),
        (("--at", "2025-01-08 15:00Z"), set()),
        (("--at", "2999-12-01 00:00"), {"later"}),
        (("--at", "2025-01-08", "--drafts"), {"past", "draft"}),
        (("--future",), {"later"}),
    ],
)
def test_a_build_is_as_of_the_moment_that_it_is_told(
    root: Path, options: tuple[str, ...], shown: set[str]
) -> None:
    assert run("build", str(root), "-o", str(root / "out"), *options) == 0
    assert held_pages(root / "out") == shown


def test_a_moment_leaves_the_next_build_as_it_was(root: Path) -> None:
    assert run("build", str(root)) == 0
    before = {p: p.read_bytes() for p in (root / "site").rglob("*") if p.is_file()}
    assert run("build", str(root), "-o", str(root / "out"), "--at", "2999-12-02") == 0
    assert run("build", str(root)) == 0
    assert before == {p: p.read_bytes() for p in (root / "site").rglob("*") if p.is_file()}


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--drafts",), "content/draft.md (draft)"),
        (("--future",), "content/later.md (held until 2999-12-01T00:00:00+09:00)"),
        (("--at", "2999-12-02"), "content/later.md (held until 2999-12-01T00:00:00+09:00)"),
        (("--at", "2025-01-08"), "content/past.md (expired)"),
    ],
)
@pytest.mark.parametrize("there", [True, False])
def test_what_is_not_public_is_not_written_into_site(
    root: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], why: str, there: bool
) -> None:
    if there:
        run("build", str(root))
    capsys.readouterr()
    assert run("build", str(root), *options) == 1
    told = capsys.readouterr()
    assert f"site: error: 1 source in this build is not public: {why} [output-folder]" in told.err
    assert "Not published" in told.out
    assert (root / "site").exists() == there
    assert held_pages(root / "site") == set()
    # nor where the folder is named in another way
    assert run("build", str(root), "-o", str(root / "content" / ".." / "site"), *options) == 1
    assert held_pages(root / "site") == set()


def test_it_says_which_moment_it_took(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("build", str(root), "-o", str(root / "out"), "--at", "2025-01-08 14:00")
    assert "As of 2025-01-08T14:00:00+09:00.\n" in capsys.readouterr().err


def test_where_nothing_is_held_the_options_change_nothing(root: Path) -> None:
    for name in HELD:
        (root / name).unlink()
    assert run("build", str(root), "--drafts", "--future") == 0
    assert (root / "site/index.html").exists()


@pytest.mark.parametrize("moment", ["2020-01-01", "2027-06-01"])
def test_the_site_of_another_moment_is_never_that_of_the_public(
    root: Path, capsys: pytest.CaptureFixture[str], moment: str
) -> None:
    for name in HELD:
        (root / name).unlink()
    assert run("build", str(root)) == 0
    before = {p: p.read_bytes() for p in (root / "site").rglob("*") if p.is_file()}
    assert run("build", str(root), "--at", moment) == 1
    assert "the site of now, not of another moment [output-folder]" in capsys.readouterr().err
    assert before == {p: p.read_bytes() for p in (root / "site").rglob("*") if p.is_file()}
    assert run("build", str(root), "--at", moment, "-o", str(root / "out")) == 0


def test_another_folder_comes_with_a_warning(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(root / "out")
    given = str(root / "content" / ".." / "out")
    assert run("build", str(root), "-o", given, "--drafts", "--future", "--json") == 0
    told = capsys.readouterr()
    assert f"Keep {out} to yourself: 2 sources in this build are not public: " in told.err
    assert json.loads(told.out)["held"] == [
        {"source": "content/draft.md", "reason": "draft"},
        {"source": "content/later.md", "reason": "held until 2999-12-01T00:00:00+09:00"},
    ]


def test_a_plain_build_speaks_of_nothing_that_is_held(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("build", str(root), "--json") == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["held"] == []
    assert not any(name in told.out + told.err for name in ("draft.md", "later.md", "past.md"))


LAYERS = ("source", "knowledge", "annotate", "locales", "site", "render", "images", "pipeline")
CLOCK = re.compile(r"\b(?:now|utcnow|today|time|time_ns|localtime|gmtime)\(\)")


def test_nothing_that_makes_pages_asks_another_clock() -> None:
    package = Path(briefgen.__file__).parent
    sources = [path for layer in LAYERS for path in (package / layer).rglob("*.py")]
    assert len(sources) > 100
    assert [str(path) for path in sources if CLOCK.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("command", ["build", "check", "schedule", "serve"])
@pytest.mark.parametrize(
    ("at", "why"),
    [
        ("yesterday", "“yesterday” is not a date"),
        ("2025-02-30", "The date 2025-02-30 does not exist"),
        ("2025-01-03 24:00", "The time in 2025-01-03 24:00 does not exist"),
        ("2025", "“2025” is not a date"),
        ("0001-01-01", "The date 0001-01-01 is out of reach"),
    ],
)
def test_what_is_no_moment_is_wrong_use(
    root: Path, capsys: pytest.CaptureFixture[str], command: str, at: str, why: str
) -> None:
    assert run(command, str(root), "--at", at) == 2
    assert f"--at: error: {why} [bad-value]" in capsys.readouterr().err
    assert not (root / "site").exists()


def test_a_check_is_as_of_a_moment_too(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = HELD["content/later.md"].replace("Text.", "![](none.png)")
    (root / "content/later.md").write_text(broken, "utf-8")
    run("check", str(root))
    assert "content/later.md" not in capsys.readouterr().out
    run("check", str(root), "--at", "2999-12-01")
    assert "content/later.md:6" in capsys.readouterr().out
