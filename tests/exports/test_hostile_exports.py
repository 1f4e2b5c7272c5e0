"""Exports that were made to do harm, or were damaged: each is refused, or costs only itself."""

from __future__ import annotations

from lzma import LZMAError
from pathlib import Path
from unittest.mock import Mock

import pytest
from exported import ghost, packed, post, run, table, wxr

from briefgen.cli import packed as packing
from briefgen.exports.markup import read_markup

DEEP = 20_000
BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
REFUSED = {
    "bomb.xml": (wxr(post(), head=BOMB), ":1:1: error: the file declares a document type"),
    "far.xml": (
        b'<?xml version="1.0"?>\n<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>',
        ":2:1: error: the file declares a document type",
    ),
    "dtd.xml": (
        b'<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd"><rss/>',
        ":1:1: error: the file declares a document type",
    ),
    "entity.xml": (wxr(post()).replace(b"Text.", b"&nbsp;"), "undefined entity"),
    "byte.xml": (wxr(post()).replace(b"A title", b"A \xff"), "well-formed"),
    "cut.xml": (wxr(post())[:-20], ": error: this is no well-formed XML: "),
    "feed.xml": (b"<rss><channel/></rss>", ": error: this XML is no export of WordPress"),
    "code.xml": (b'<?xml version="1.0" encoding="rot13"?><r/>', ": error: its encoding cannot be"),
    "empty.xml": (b"", "no element found"),
    "deep.json": (b'{"db":[{"data":{"posts":[{"x":' + b"[" * 100_000, "nests too deep"),
    "other.json": (b'{"db": 3}', "this JSON is no export of Ghost"),
    "list.json": (b"[]", "this JSON is no export of Ghost"),
    "cut.json": (b'{"db":\n [{"data"', ":2:10: error: this is no JSON"),
    "byte.json": (ghost({"title": "x"}).replace(b"x", b"\xff"), ":1: error: this is not UTF-8"),
    "empty.json": (b"", ": error: this is no JSON"),
    "cut.zip": (b"PK\x03\x04", ": error: the archive is damaged, or a part of it is missing"),
    "no.zip": (b"posts", ": error: this is no archive"),
    "letters": (b"PK\x05\x06" + b"\0" * 18, ": error: the archive holds no posts.csv"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_said_with_its_place(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, said = REFUSED[name]
    (tmp_path / name).write_bytes(data)
    assert run("import", str(tmp_path / name), "--into", str(tmp_path / "content")) == 1
    err = capsys.readouterr().err
    assert said in err
    assert "[bad-export]" in err
    assert "root:" not in err
    assert not (tmp_path / "content").exists()


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("<div>" * DEEP + "x", "x"),
        ("<ul><li>" * DEEP + "x", "x"),
        ("<blockquote>" * DEEP + "x", "x"),
        ("<table><tr><td>" * DEEP + "x", "x"),
        ("".join(f"<b id={n}>" for n in range(DEEP)) + "<p>x", "x"),
        ("<p>" + "".join(f"<b id={n}>" for n in range(DEEP)) + "</p>" + "<p>x" * 9, "x"),
        ("<!-- c -->" * DEEP + "x", "x"),
        ("<!--" * DEEP + "x", "x"),
        ("<b>" + "<br>" * DEEP + "x", "x"),
        ("<a href='#n' id=n>" * DEEP + "x", "x"),
        ("<p>" + "<b>a</b><i>c</i>" * 9000, "a"),
        ("<p>" + "<em>a,</em>b" * 9000, "a"),
        ("<script>" * DEEP + "x", ""),
        ("<b" * DEEP, ""),
        ("<svg><p>" * DEEP, ""),
        ("<a href='/x'><div>" * DEEP + "x", "x"),
        ("<a href='/x'>" + "<div>" * DEEP + "x", "x"),
        ("<b><i>" * DEEP + "x<br>" * 9000, "x"),
        ("<figure>" + "<figcaption>x</figcaption>" * 9000, "x"),
    ],
)
def test_html_may_nest_as_it_likes(html: str, made: str, tmp_path: Path) -> None:
    row = {"title": "T", "slug": "t", "html": html, "status": "published"}
    (tmp_path / "x.json").write_bytes(ghost(row))
    assert run("import", str(tmp_path / "x.json"), "--into", str(tmp_path)) == 0
    assert made in (tmp_path / "t.md").read_text("utf-8").split("\n---\n")[1]


def test_a_tree_never_grows_deeper_or_larger_than_its_tags() -> None:
    html = "<p>" + "".join(f"<b id={n}>" for n in range(500)) + "</p>" + "<p>x" * 500
    root, depth, count = read_markup(html).root, 0, 0
    level = [root]
    while level := [
        child for node in level for child in node.children if not isinstance(child, str)
    ]:
        depth, count = depth + 1, count + len(level)
    assert depth <= 61
    assert count <= 1001


def test_rows_of_any_kind_are_no_reason_to_end(tmp_path: Path) -> None:
    rows = [
        {"id": [1], "title": {"a": 1}, "html": 5, "slug": {}, "published_at": [], "status": 7},
        {"id": 2, "title": "T\ud800", "html": "x\u0000\u202ey", "published_at": 1e300},
        {"id": 3, "title": "U", "html": "x", "published_at": True, "updated_at": -1e12},
    ]
    export = ghost(*rows, tags=[3, None], users=[{"id": {}}], posts_tags=[{}, {"sort_order": "x"}])
    (tmp_path / "x.json").write_bytes(export)
    assert run("import", str(tmp_path / "x.json"), "--into", str(tmp_path)) == 0
    assert "\nxy\n" in (tmp_path / "t.md").read_text("utf-8")


@pytest.mark.parametrize("number", ["9" * 5000, "1e999", "-" + "9" * 400 + ".5"])
def test_a_number_without_end_costs_no_post(tmp_path: Path, number: str) -> None:
    rows = [{"title": "T", "html": "<p>x", "reading_time": "N"}, {"title": "U", "html": "<p>y"}]
    (tmp_path / "x.json").write_bytes(ghost(*rows).replace(b'"N"', number.encode()))
    assert run("import", str(tmp_path / "x.json"), "--into", str(tmp_path)) == 0
    assert sorted(path.name for path in tmp_path.glob("*.md")) == ["t.md", "u.md"]


ROW = {"post_id": "1.a", "title": "A", "is_published": "true", "post_date": "2020-01-01"}


def test_names_that_lead_out_are_only_names(tmp_path: Path) -> None:
    rows = [{**ROW, "post_id": name} for name in ("../../up", "/etc/passwd", "..\\x", "1.a")]
    files = {"posts.csv": table(*rows), "../up.md": "x", "/abs.md": "x", "posts/1.a.html": "<p>A"}
    packed(tmp_path / "x.zip", {**files, "posts/../../up.html": "<p>Up"})
    assert run("import", str(tmp_path / "x.zip"), "--into", str(tmp_path / "in/content")) == 0
    made = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()}
    assert all(name == "x.zip" or name.startswith("in/content/2020/") for name in made)


def test_a_folder_is_not_left(tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("<p>secret")
    export = tmp_path / "export"
    (export / "posts").mkdir(parents=True)
    (export / "posts/2.b.html").symlink_to(tmp_path / "secret.html")
    rows = [{**ROW, "post_id": "../../secret"}, {**ROW, "post_id": "2.b"}]
    (export / "posts.csv").write_text(table(*rows))
    assert run("import", str(export), "--into", str(tmp_path / "content")) == 0
    assert not (tmp_path / "content").exists()


def test_an_archive_that_unpacks_to_too_much_is_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(packing, "MOST", 3_000_000)
    rows = [{**ROW, "post_id": f"{n}.a"} for n in range(9)]
    files = {f"posts/{n}.a.html": " " * 1_000_000 for n in range(9)}
    packed(tmp_path / "x.zip", {"posts.csv": table(*rows), **files})
    assert run("import", str(tmp_path / "x.zip"), "--into", str(tmp_path / "content")) == 1
    assert capsys.readouterr().err.count("[too-large]") == 1
    assert not (tmp_path / "content").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (table(ROW) + '2.b,"open', "posts.csv:3: error: the table cannot be read"),
        (table({**ROW, "title": "x" * 200_000}), "posts.csv:2: error: the table cannot be read"),
        ("a,b\n1,2\n", "posts.csv:1: error: the table has no column “post_id”"),
        ("", "posts.csv:1: error: the table has no column “post_id”"),
    ],
)
def test_a_damaged_table_is_said(
    text: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    packed(tmp_path / "x.zip", {"posts.csv": text, "posts/1.a.html": "<p>A"})
    assert run("import", str(tmp_path / "x.zip"), "--into", str(tmp_path)) == 1
    assert said in capsys.readouterr().err


def test_a_post_beyond_all_measure_costs_only_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        {"title": "Long", "slug": "long", "html": "<p>word</p>" * 20_000, "status": "published"},
        {"title": "Short", "slug": "short", "html": "<p>word</p>", "status": "published"},
    ]
    (tmp_path / "x.json").write_bytes(ghost(*rows))
    assert run("import", str(tmp_path / "x.json"), "--into", str(tmp_path)) == 0
    assert "“Long” was left out: it has 20,00" in capsys.readouterr().err
    assert {p.name for p in tmp_path.glob("*.md")} == {"short.md"}


def test_a_missing_export_is_wrong_use(tmp_path: Path) -> None:
    for name in ("no.xml", "no.json", "no.zip"):
        assert run("import", str(tmp_path / name)) == 2


def test_a_document_of_a_word_processor_is_told_from_an_export(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = packed(tmp_path / "a.docx", {"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"})
    assert run("import", str(file), "--into", str(tmp_path / "content")) == 1
    assert "document of a word processor: save it there as plain text" in capsys.readouterr().err
    (tmp_path / "b.txt").write_text("Rain fell\n\nIt rained all day in the valley.\n", "utf-8")
    both = ("import", str(file), str(tmp_path / "b.txt"), "--date", "2025-01-03")
    assert run(*both, "--into", str(tmp_path / "content")) == 1
    assert "document of a word processor" in capsys.readouterr().err
    assert (tmp_path / "content" / "rain-fell.md").is_file()


def test_what_is_wrong_in_an_archive_is_said_in_plain_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = packed(tmp_path / "x.zip", {"posts.csv": table(ROW), "posts/1.a.html": "<p>A"})
    data = given.read_bytes()
    at = data.index(b"posts.csv") + len("posts.csv")
    given.write_bytes(data[:at] + b"\xff" * 9 + data[at + 9 :])
    assert run("import", str(given), "--into", str(tmp_path / "content")) == 1
    assert "x.zip: error: posts.csv in it is damaged [bad-export]" in capsys.readouterr().err
    for error, said in (
        (LZMAError("Invalid or unsupported options"), "is damaged"),
        (RuntimeError("File 'posts.csv' is encrypted"), "asks for a password"),
        (NotImplementedError("That compression method"), "is packed in a rare way"),
    ):
        given.write_bytes(data)
        monkeypatch.setattr("zipfile.ZipFile.open", Mock(side_effect=error))
        assert run("import", str(given), "--into", str(tmp_path / "content")) == 1
        told = capsys.readouterr().err
        assert f"x.zip: error: posts.csv in it {said} [bad-export]" in told
        assert "name the folder that has posts.csv." in told


def test_an_archive_that_is_not_there_or_may_not_be_read_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("import", str(tmp_path / "x.zip")) == 2
    assert "x.zip: error: there is no such file [unreadable-file]" in capsys.readouterr().err
    packed(tmp_path / "x.zip", {"posts.csv": table(ROW)})
    monkeypatch.setattr("zipfile.ZipFile", Mock(side_effect=PermissionError(13, "Denied")))
    assert run("import", str(tmp_path / "x.zip")) == 1
    assert "the file cannot be read [unreadable-file]" in capsys.readouterr().err
