"""`briefgen annotate`: one path with the build, and clear words for any file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import project as tools
import pytest
from typer.testing import CliRunner

from briefgen.cli import main
from briefgen.cli.annotate import annotations_of
from briefgen.graph.build import Build
from briefgen.pipeline.reading import annotated, reading

STORY = tools.BRIEFING.format(title="Envoy visits Seoul", body="{}").replace(
    "tags: [alliance]\n", "{}"
)


def story(body: str, header: str = "") -> str:
    return STORY.format(header, body)


def ask(project: tools.Project) -> Build:
    return project.session().build()


@pytest.fixture
def project(tmp_path: Path) -> tools.Project:
    return tools.create(tmp_path)


def findings(project: tools.Project, path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = annotations_of(project.root / path)["findings"]
    return found


def only(project: tools.Project, path: str, code: str) -> dict[str, Any]:
    (found,) = [finding for finding in findings(project, path) if finding["code"] == code]
    return found


# --- one path -----------------------------------------------------------------------------------


def test_annotate_reads_every_article_as_the_build_does(project: tools.Project) -> None:
    build = ask(project)
    paths = [path for path in tools.FILES if path.startswith("content/") and "/e" not in path]
    paths = [path for path in paths if path.endswith((".md", ".txt"))]
    assert len(paths) == 4
    for path in paths:
        assert reading(build, path, "").annotations == annotated(build, path)


def test_a_nickname_hides_no_entry_of_a_site_without_the_large_knowledge_base(
    project: tools.Project,
) -> None:
    project.write("content/visit.md", story("Kim “Ace” Min-ji came to Seoul."))
    mentions = annotated(ask(project), "content/visit.md").mentions
    named = [(mention.text, mention.entity) for mention in mentions]
    assert named == [("Kim “Ace” Min-ji", "kim-min-ji"), ("Seoul", "seoul")]


def test_annotate_obeys_the_settings_of_the_project(project: tools.Project) -> None:
    toml = tools.FILES["briefgen.toml"]
    project.write(
        "content/a.md", story("Seoul<b>ites</b> waited for news from Tokyo all day.\n" * 5)
    )

    def places() -> list[tuple[str, bool]]:
        known = annotations_of(project.root / "content/a.md")
        return [(item["text"], item["marked"]) for item in known["mentions"]]

    escaped = places()
    project.write("briefgen.toml", f'{toml}[content]\nhtml = "sanitise"\n')
    sanitised = places()
    project.write("briefgen.toml", f"{toml}[marks]\nper_paragraph = 0\n")
    assert [name for name, _ in escaped] == ["Seoul", "Tokyo"] * 5
    assert "Seoul" not in [name for name, _ in sanitised]
    assert ("Tokyo", True) in sanitised
    assert not any(marked for _, marked in places())


def test_a_mistake_in_the_settings_is_said(project: tools.Project) -> None:
    project.write("briefgen.toml", tools.FILES["briefgen.toml"] + "titel = 1\n")
    assert only(project, "content/2025/vote.md", "unknown-setting")["file"] == "briefgen.toml"


def test_a_mistake_in_the_knowledge_base_is_said(project: tools.Project) -> None:
    project.write("content/entities/people.yaml", "- id: [broken")
    found = only(project, "content/2025/vote.md", "bad-yaml")
    assert found["file"] == "content/entities/people.yaml"


def test_an_article_without_date_is_said(project: tools.Project) -> None:
    assert only(project, "content/drop.txt", "no-date")["severity"] == "warning"


@pytest.mark.parametrize(
    ("path", "date"),
    [("content/a.md", "date: 2025-02-30"), ("content/2025-02-30-a.md", "")],
)
def test_a_date_that_is_wrong_is_not_said_to_be_missing(
    project: tools.Project, path: str, date: str
) -> None:
    project.write(path, f"---\ntitle: A day\n{date}\n---\nNobody came.\n")
    assert [finding["code"] for finding in findings(project, path)] == ["bad-value"]


def test_a_date_without_a_value_is_missing(project: tools.Project) -> None:
    project.write("content/a.md", "---\ntitle: A day\ndate:\n---\nNobody came.\n")
    found = only(project, "content/a.md", "no-date")
    assert (found["severity"], found["line"]) == ("warning", 3)
    assert "content/pages/" in found["hint"]


# --- what the editor wrote is found where it is written -----------------------------------------


def test_an_unproven_fact_stands_in_the_front_matter(project: tools.Project) -> None:
    facts = "facts:\n  - label: Votes\n    value: 206 to 85\n"
    body = "Seoul waited.\n\nLawmakers voted by 204 to 85 last week, said Kim Min-ji.\n"
    project.write("content/a.md", story(body, facts))
    found = only(project, "content/a.md", "unproven-fact")
    lines = (project.root / "content/a.md").read_text("utf-8").split("\n")
    shown = lines[found["line"] - 1][found["column"] - 1 :][: found["length"]]
    assert shown == "206 to 85"
    near = lines.index("Lawmakers voted by 204 to 85 last week, said Kim Min-ji.") + 1
    assert f"Line {near}, “Lawmakers voted by 204 to 85" in found["hint"]
    assert "the number 206" in found["hint"]


def test_an_unproven_fact_of_an_article_without_text_is_said(project: tools.Project) -> None:
    project.write("content/a.md", story("", "facts: {Fare: $85}\n"))
    assert "Line" not in only(project, "content/a.md", "unproven-fact")["hint"]


def test_a_key_fact_of_more_than_twenty_words_is_said(project: tools.Project) -> None:
    body = "Kim Min-ji spoke " + "and spoke " * 20 + "in Seoul.\n"
    header = f"facts:\n  - label: Speech\n    value: Kim Min-ji spoke {'and spoke ' * 9}\n"
    project.write("content/a.md", story(body, header + "  - {label: Where, value: Seoul}\n"))
    found = only(project, "content/a.md", "long-fact")
    assert (found["line"], found["column"]) == (8, 12)
    assert "21 words" in found["message"]


def test_an_unknown_id_under_mentions_is_said_once_with_what_was_meant(
    project: tools.Project,
) -> None:
    body = "Kim spoke. Kim Min-ji was there.\n"
    project.write("content/a.md", story(body, "mentions: {Kim: kim-min-jy}\n"))
    found = only(project, "content/a.md", "unknown-entity")
    assert (found["line"], found["column"]) == (6, 12)
    assert "Did you mean kim-min-ji?" in found["hint"]
    assert sum(f.code == "unknown-entity" for f in project.site()[1]) == 1


def test_an_unknown_id_is_said_though_the_name_never_occurs(project: tools.Project) -> None:
    project.write("content/a.md", story("Nobody came.\n", "mentions: {Kim: nobody-at-all}\n"))
    found = only(project, "content/a.md", "unknown-entity")
    assert "Did you mean" not in found["hint"]


@pytest.mark.parametrize("surface", ["Nobody", "kim", "Seou"])
def test_words_under_mentions_that_stand_nowhere_are_said_at_their_line(
    project: tools.Project, surface: str
) -> None:
    body = "Kim spoke in Seoul.\n"
    project.write("content/a.md", story(body, f"mentions: {{{surface}: kim-min-ji}}\n"))
    found = only(project, "content/a.md", "unused-mention")
    assert (found["line"], found["column"], found["length"]) == (6, 12, len(surface))


def test_words_under_mentions_may_stand_in_a_longer_name_or_the_headline(
    project: tools.Project,
) -> None:
    header = "mentions: {Korea: none, South Korea: south-korea, %s: seoul}\n"
    project.write("content/a.md", story("He went to South Korea.\n", header % "Envoy"))
    codes = {f.code for f in project.site()[1] if f.place.path == "content/a.md"}
    assert "unused-mention" not in codes


def test_an_unknown_id_in_the_text_is_said_once_at_its_first_place(project: tools.Project) -> None:
    project.write("content/a.md", story("[Minji]{@kim-minji} and [Minji]{@kim-minji} spoke.\n"))
    found = only(project, "content/a.md", "unknown-entity")
    assert (found["line"], found["column"], found["length"]) == (7, 2, 5)
    assert "kim-min-ji" in found["hint"]


def test_a_name_may_be_led_to_a_term(project: tools.Project) -> None:
    header = "mentions: {the umbrella: extended-deterrence}\n"
    project.write("content/a.md", story("Seoul is under the umbrella, he said.\n", header))
    known = annotations_of(project.root / "content/a.md")
    assert [(use["text"], use["term"]) for use in known["terms"]] == [
        ("the umbrella", "extended-deterrence")
    ]
    assert known["findings"] == []


# --- speakers -----------------------------------------------------------------------------------


def test_a_speaker_has_a_name_and_an_entity_if_it_is_known(project: tools.Project) -> None:
    body = (
        "“The treaty holds firm,” said Kim Min-ji.\n\n“Nobody can say that now,” said Ada Lund.\n\n"
        "The sign read “closed for today” in two languages.\n"
    )
    project.write("content/a.md", story(body))
    quotes = annotations_of(project.root / "content/a.md")["quotes"]
    assert [(one["speaker"], one["speaker_entity"]) for one in quotes] == [
        ("Kim Min-ji", "kim-min-ji"),
        ("Ada Lund", None),
        (None, None),
    ]


# --- any file -----------------------------------------------------------------------------------


def run(*arguments: str, given: str = "") -> tuple[int, str, str]:
    """Exit code, output, errors."""
    from briefgen.cli.commands import app

    done = CliRunner().invoke(app, ["annotate", *arguments], input=given)
    return done.exit_code, done.stdout, done.stderr


def fails(*arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[object, str]:
    with pytest.raises(SystemExit) as ended:
        main(["annotate", *arguments])
    return ended.value.code, capsys.readouterr().err


def test_wrong_use_is_told_with_exit_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.md").write_text(story("Seoul.\n"), "utf-8")
    for arguments, said in (
        ([str(tmp_path / "gone.md")], "there is no such file"),
        ([str(tmp_path)], "this is a folder"),
        ([str(tmp_path / "a.md"), "--date", "Friday"], "YYYY-MM-DD"),
        ([], "Missing argument"),
    ):
        code, told = fails(*arguments, capsys=capsys)
        assert code == 2
        assert said in " ".join(told.replace("│", " ").split())


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.md", b"", "missing-title"),
        ("empty.txt", b"", "missing-title"),
        ("blank.txt", b"\n \n\t\n", "missing-title"),
        ("binary.md", bytes(range(256)), "bad-encoding"),
        ("binary.txt", b"\x7fELF\x02\x01\x01\x00" + bytes(400), "bad-encoding"),
        ("large.md", b"---\ntitle: A\n---\n" + b"Seoul waited. " * 80_000, "too-large"),
        ("large.txt", b"A headline\n\n\n" + b"Seoul waited and waited.\n\n" * 45_000, "too-large"),
        ("huge.txt", b"a" * 10_000_001, "too-large"),
    ],
)
def test_what_is_no_article_is_told_with_exit_code_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(data)
    ended, told = fails(str(tmp_path / name), capsys=capsys)
    assert ended == 1
    assert f"[{code}]" in told
    assert name in told


UNTITLED = "In Tokyo, two ministers met on Monday. They spoke of trade.\n\nOthers met in Seoul.\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("bare.md", UNTITLED),
        ("untitled.md", f"---\ndate: 2025-01-03\n---\n{UNTITLED}"),
        ("story.txt", UNTITLED),
        ("sentence.txt", "Ministers of Tokyo and Seoul met.\n"),
    ],
)
def test_a_text_needs_no_headline(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    code, out, _ = run(str(tmp_path / name), "--date", "2025-01-03")
    assert code == 0
    known = json.loads(out)
    assert [text[m["start"] : m["end"]] for m in known["mentions"]] == ["Tokyo", "Seoul"]
    assert "missing-title" not in {finding["code"] for finding in known["findings"]}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Ministers Meet\n\n{UNTITLED}", "stdin.txt"),
        (f"---\ntitle: A\n---\n{UNTITLED}", "stdin.md"),
    ],
)
def test_a_text_may_come_from_the_standard_input(text: str, name: str) -> None:
    code, out, _ = run("-", given=text)
    known = json.loads(out)
    assert (code, known["file"]) == (0, name)
    assert [text[m["start"] : m["end"]] for m in known["mentions"]] == ["Tokyo", "Seoul"]


@pytest.mark.parametrize(
    "headline",
    [
        "Who Guards the Bridge of Tokyo?",
        "“We Waited in Tokyo.”",
        "Tokyo Visits the U.S.",
        "Tokyo Inc.",
    ],
)
def test_a_headline_is_none_of_the_text_though_it_ends_in_a_mark(
    tmp_path: Path, headline: str
) -> None:
    (tmp_path / "a.txt").write_text(f"{headline}\n\nTwo ministers met in Seoul.\n", "utf-8")
    _, out, _ = run(str(tmp_path / "a.txt"))
    assert [m["text"] for m in json.loads(out)["mentions"]] == ["Seoul"]


def test_keys_below_the_front_matter_are_said(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: A\n---\ndraft: true\n\nTokyo.\n", "utf-8")
    _, out, _ = run(str(tmp_path / "a.md"))
    assert "bad-value" in {finding["code"] for finding in json.loads(out)["findings"]}


def test_a_row_of_dashes_is_no_front_matter() -> None:
    _, out, _ = run("-", given="----------\nMinisters Meet\n\nTwo ministers met in Tokyo.\n")
    assert json.loads(out)["file"] == "stdin.txt"


def test_an_error_in_the_front_matter_is_in_the_json_and_in_the_exit_code(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: A\ndate: 2025-02-30\n---\nTokyo.\n", "utf-8")
    code, out, _ = run(str(tmp_path / "a.md"))
    assert code == 1
    assert "bad-value" in {finding["code"] for finding in json.loads(out)["findings"]}


def test_a_text_without_date_is_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "drop.txt").write_text(tools.FILES["content/drop.txt"], "utf-8")
    code, out, _ = run(str(tmp_path / "drop.txt"))
    assert code == 0
    assert "no-date" in {finding["code"] for finding in json.loads(out)["findings"]}
