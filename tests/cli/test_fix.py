"""`briefgen check --fix`: what is sure is written into the sources, and nothing else."""

from __future__ import annotations

import json
import os
from pathlib import Path
from unicodedata import normalize

import project as tools
import pytest

from briefgen.cli import main

SETTINGS = tools.FILES["briefgen.toml"] + '[nlp]\nmodel = "none"\n'
HEAD = "---\ntitle: Ferry\ndate: 2025-01-02\n"


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


def made(tmp_path: Path, text: str, **more: str) -> Path:
    files = {**tools.FILES, "briefgen.toml": SETTINGS, "content/ferry.md": text, **more}
    return tools.create(tmp_path / "wire", files).root


def fixed(root: Path) -> str:
    run("check", str(root), "--fix")
    return (root / "content/ferry.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\ntittle: Ferry\ndate: 2025-01-02\n---\nIt sails.\n", "title: Ferry\n"),
        ("---\ntitle: Ferry\ndate: 2025-01-02\nSummary: Soon\n---\nIt sails.\n", "\ndek: Soon\n"),
        (HEAD + "Draft: no\n---\nIt sails.\n", "\ndraft: no\n"),
        ("---\ntitle: Ferry\ndate: 2 Jan. 2025\n---\nIt sails.\n", "\ndate: 2025-01-02\n"),
        (HEAD + "slug: The Ferry\n---\nIt sails.\n", "\nslug: the-ferry\n"),
        (HEAD + "slug: Null!\n---\nIt sails.\n", '\nslug: "null"\n'),  # else it were no slug
        (HEAD + "slug: 'Null!'\n---\nIt sails.\n", "\nslug: 'null'\n"),
        ("---\n'tittle': Ferry\ndate: 2025-01-02\n---\nIt sails.\n", "'title': Ferry\n"),
        ('---\ntitle: Ferry\ndate: "2 Jan. 2025"\n---\nIt sails.\n', '\ndate: "2025-01-02"\n'),
        (HEAD + "corrections:\n - {dat: 2025-01-03, text: Two.}\n---\nIt.\n", "{date: 2025-01-03"),
        (
            HEAD + "corrections:\n - {date: 2025-01-03, kind: 'corection', text: Two.}\n---\nIt.\n",
            "'correction'",
        ),
        (HEAD + "rights: Exerpt\n---\nIt sails.\n", "\nrights: excerpt\n"),
        (HEAD + "---\nIt\u202e sails.\n", "---\nIt sails.\n"),
        (HEAD + "---\n##The vote\n\nIt sails.\n", "\n## The vote\n"),
        (HEAD + "---\nIn [Geneva]{nolink}.\n", "In [Geneva]{.nolink}."),
        (HEAD + "---\nSee [the map](harbor map.pdf).\n", "See [the map](<harbor map.pdf>)."),
        (HEAD + "---\nSee [[ferry|this]].\n", "See [this](/ferry.md)."),
        (HEAD + "---\nIt sails. %%ask Ann%%\n", "It sails. <!-- ask Ann -->"),
        (HEAD + "---\n::: backgroud\nIt sails.\n:::\n", "\n::: background\n"),
    ],
)
def test_what_can_only_be_meant_is_written(tmp_path: Path, before: str, after: str) -> None:
    root = made(tmp_path, before)
    assert after in fixed(root)
    assert not json_findings(root, "is_safe")


def json_findings(root: Path, kind: str) -> list[dict[str, object]]:
    """The findings of the article that could be mended still."""
    from io import StringIO
    from unittest.mock import patch

    with patch("sys.stdout", new=StringIO()) as out:
        run("check", str(root), "--format", "json")
    found = json.loads(out.getvalue())
    return [one for one in found if one["edits"] and all(edit["safe"] for edit in one["edits"])]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "tittle: Other\n---\nIt sails.\n",  # both keys stand there
        HEAD + "url: /2019/ferry/\n---\nIt sails.\n",  # no slug, though other tools call it so
        HEAD + "zzzzz: 1\n---\nIt sails.\n",
        HEAD + "summary: One\ndescription: Two\n---\nIt sails.\n",  # nobody knows which
        HEAD + "Tags: [a]\ntaggs: [b]\n---\nIt sails.\n",
        HEAD + "published: no\n---\nIt sails.\n",  # the contrary of a draft
        HEAD + "public: false\n---\nIt sails.\n",
        HEAD + "undraft: no\n---\nIt sails.\n",
        HEAD + "embargo: 2025-01-03\n---\nIt sails.\n",
        HEAD + "---\n::: vew\nIt sails.\n:::\n",  # a view may be somebody's opinion
        HEAD + "---\nIn [Geneva]{geneva}.\n",  # an entity, or a class
        HEAD + "---\nSee [[nothing of this name]].\n",
        HEAD + "---\nIt is ==marked==.\n",
        HEAD + "---\nSee [the [[ferry]] page](https://wire.example/).\n",
        HEAD + "---\n##The vote\n---\n",  # a heading it is, by the line below
        HEAD + "---\nCode: `[[ferry]]` and `%%x%%`\n\n    ##The vote\n",
    ],
)
def test_what_may_be_meant_otherwise_stays(tmp_path: Path, text: str) -> None:
    root = made(tmp_path, text)
    assert fixed(root) == text


def test_settings_are_mended(tmp_path: Path) -> None:
    root = made(tmp_path, HEAD + "---\nIt.\n")
    settings = root / "briefgen.toml"
    settings.write_text('# ours\r\ntitel = "Wire"\r\n', encoding="utf-8", newline="")
    run("check", str(root), "--fix")
    assert settings.read_bytes() == b'# ours\r\ntitle = "Wire"\r\n'


@pytest.mark.parametrize("mark", ['"""', "'''"])
def test_a_text_of_many_lines_in_the_settings_has_no_keys(tmp_path: Path, mark: str) -> None:
    root = made(tmp_path, HEAD + "---\nIt.\n")
    settings = root / "briefgen.toml"
    text = f"# it's {mark}\ntagline = {mark}\ntitel = one {mark}  # x\n"
    settings.write_text(text + "titel = 'Wire'\n", encoding="utf-8")
    run("check", str(root), "--fix")
    assert settings.read_text(encoding="utf-8") == text + "title = 'Wire'\n"


def test_the_rest_of_a_file_stays_to_the_byte(tmp_path: Path) -> None:
    root = made(tmp_path, HEAD + "---\nIt.\n")
    source = root / "content/ferry.md"
    source.write_bytes(
        b"\xef\xbb\xbf---\r\ntittle: 'F'  # x\r\ndate: 2025-01-02\r\n---\r\nIt. \r\n"
    )
    source.chmod(0o640)
    run("check", str(root), "--fix")
    new = b"\xef\xbb\xbf---\r\ntitle: 'F'  # x\r\ndate: 2025-01-02\r\n---\r\nIt. \r\n"
    assert source.read_bytes() == new
    assert source.stat().st_mode & 0o777 == 0o640


def test_it_tells_what_it_did_and_what_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = made(tmp_path, "---\ntittle: Ferry\ndate: 2025-01-02\nzzzzz: 1\n---\nIt\x07 sails.\n")
    assert run("check", str(root)) == 1
    assert "2 of these can be mended: `briefgen check --fix`." in capsys.readouterr().out
    assert run("check", str(root), "--fix") == 0
    out, err = capsys.readouterr()
    assert "content/ferry.md:2:1: mended: “tittle” is “title” now [unknown-key]" in err
    assert "content/ferry.md:6:3: mended: U+0007 is gone [control-character]" in err
    assert "Mended 2 findings in 1 file." in err
    assert "zzzzz" in out
    assert "tittle" not in out
    assert "can be mended" not in out


def test_nothing_is_written_where_nothing_is_to_mend(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = made(tmp_path, HEAD + "---\nIt sails.\n")
    source = root / "content/ferry.md"
    before = source.stat().st_mtime_ns, source.stat().st_ino
    assert run("check", str(root), "--fix") == 0
    assert "There was nothing to mend." in capsys.readouterr().err
    assert (source.stat().st_mtime_ns, source.stat().st_ino) == before


def test_without_it_nothing_is_written(tmp_path: Path) -> None:
    text = HEAD + "tagz: [a]\n---\nIt sails.\n"
    root = made(tmp_path, text)
    run("check", str(root))
    assert (root / "content/ferry.md").read_text(encoding="utf-8") == text


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no symbolic links")
def test_no_link_is_followed_to_write(tmp_path: Path) -> None:
    root = made(tmp_path, HEAD + "---\nIt.\n")
    outside = tmp_path / "elsewhere.md"
    outside.write_text("---\ntittle: F\ndate: 2025-01-02\n---\nIt.\n", encoding="utf-8")
    (root / "content/ferry.md").unlink()
    (root / "content/ferry.md").symlink_to(outside)
    run("check", str(root), "--fix")
    assert "tittle" in outside.read_text(encoding="utf-8")
    assert (root / "content/ferry.md").is_symlink()


def test_many_characters_are_deleted_at_once(tmp_path: Path) -> None:
    root = made(tmp_path, HEAD + "---\n" + "It\x07 sails.\n" * 300)
    assert fixed(root) == HEAD + "---\n" + "It sails.\n" * 300


def test_what_no_edit_can_mend_is_not_promised(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "---\ntitle: Ferry\ndate: >\n  2 Jan. 2025\n---\nIt sails.\n"
    root = made(tmp_path, text)
    run("check", str(root))
    assert "can be mended" not in capsys.readouterr().out
    assert fixed(root) == text


def test_a_name_whose_accents_stand_apart_on_the_disk_is_found(tmp_path: Path) -> None:
    root = made(tmp_path, HEAD + "---\nIt.\n")
    source = root / f"content/{normalize('NFD', 'café')}.md"
    source.write_text("---\ntittle: F\ndate: 2025-01-02\n---\nIt.\n", encoding="utf-8")
    run("check", str(root), "--fix")
    assert "\ntitle: F\n" in source.read_text(encoding="utf-8")


def test_a_file_that_cannot_be_written_costs_only_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = made(tmp_path, "---\ntittle: Ferry\ndate: 2025-01-02\n---\nIt sails.\n")
    locked = root / "content/a.md"
    locked.symlink_to(root / "content/b.txt")
    (root / "content/b.txt").write_text(HEAD + "Tags: [a]\n---\nIt.\n", encoding="utf-8")
    assert run("check", str(root), "--fix") == 1
    out, err = capsys.readouterr()
    assert "content/a.md: error: it could not be mended: a.md is a symbolic link" in out
    assert "Mended 1 finding in 1 file." in err
    assert "title: Ferry" in (root / "content/ferry.md").read_text(encoding="utf-8")


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no symbolic links")
def test_what_is_mended_where_a_link_leads_is_no_error_of_the_link(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = made(tmp_path, HEAD + "Tags: [a]\n---\nIt.\n")
    (root / "content/a.md").symlink_to("ferry.md")
    assert run("check", str(root), "--fix") == 0
    assert "could not be mended" not in capsys.readouterr().out
    assert (root / "content/a.md").is_symlink()


def test_what_is_left_after_many_looks_is_promised_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.cli.mending.ROUNDS", 0)
    root = made(tmp_path, HEAD + "Tags: [a]\n---\nIt.\n")
    run("check", str(root), "--fix")
    assert "1 of these can be mended: `briefgen check --fix`." in capsys.readouterr().out
