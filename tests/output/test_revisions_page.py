"""The public log of a briefing, and when it was “updated”: from its ledger."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import project as tools
import pytest
from pagetext import page

from briefgen.source.ledger import read_ledger, written_first, written_next
from briefgen.source.revisions import changes
from briefgen.source.states import Text

PLAIN = 'title = "T"\nurl = "https://example.org/"\nbuiltin_knowledge = false\n'
NONE = '[nlp]\nmodel = "none"\n'
LOGGED = f"{PLAIN}revisions = true\n{NONE}"
MOMENTS = [f"2025-01-0{day}T09:00:00+09:00" for day in range(3, 10)]
FIRST = ("Rain fell in Seoul today.", "Lawmakers voted by 204 to 85 on it.", "The night was cold.")
SECOND = (FIRST[0], "Lawmakers voted by 205 to 85 on it.", FIRST[2], "Snow is to follow.")
LOG = "revisions/weather.html"


def source(*sentences: str, header: str = "", title: str = "Weather") -> str:
    body = "\n\n".join(sentences)
    return (
        f"---\ntitle: {title}\nslug: weather\ndate: 2025-01-03\ndek: A dek.\n{header}---\n{body}\n"
    )


def ledger(*states: tuple[str, ...], private: str = "", headline: str = "Weather") -> str:
    """The file of a briefing; the change that has the words `private` is kept back."""
    texts = [Text(headline, "A dek.", state) for state in states]
    file = written_first(MOMENTS[0], texts[0])
    for moment, was, now in zip(MOMENTS[1:], texts, texts[1:], strict=False):
        file += written_next(moment, changes(was, now, {"cold"}.__contains__))
    if private:
        [line] = [row for row in file.splitlines() if private in row and "now:" in row]
        file = file.replace(line, f"{line}\n    private: true")
    assert read_ledger("a", file)[0]
    return file


def create(root: Path, text: str, file: str | None, settings: str = LOGGED) -> tools.Project:
    files = {"briefgen.toml": settings, "content/weather.md": text}
    return tools.create(root, files | ({"ledger/weather.yaml": file} if file else {}))


def pages(*given: object, **more: object) -> dict[str, str]:
    found, _ = create(*given, **more).site()  # type: ignore[arg-type]
    return {url: data.decode("utf-8", "replace") for url, data in found.items()}


def lines(tmp_path: Path, html: str) -> list[str]:
    """What somebody hears who has the log read aloud."""
    (tmp_path / "page.html").write_text(html, "utf-8")
    return [" ".join(e.text.split()) for e in page(tmp_path / "page.html").named("li")
            if any("record" in (other.attrs.get("class") or "") for other in e.parents)]  # fmt: skip


def test_a_log_tells_word_by_word_what_came_and_went(tmp_path: Path) -> None:
    found = pages(tmp_path / "w", source(*SECOND), ledger(FIRST, SECOND))
    html = found[LOG]
    assert '>removed: </span>204</del> <ins><span class="aloud">added: </span>205</ins>' in html
    assert lines(tmp_path, html) == [
        "Changed: Lawmakers voted by removed: 204 added: 205 to 85 on it. ¶",
        "New: added: Snow is to follow. ¶",
    ]
    assert '<time datetime="2025-01-04T09:00:00+09:00">4 January 2025, 09:00</time>' in html
    assert 'href="../briefings/weather.html#p4s1"' in html
    assert 'id="p4s1"' in found["briefings/weather.html"]
    assert f'href="../{LOG}"' in found["briefings/weather.html"]


def test_the_newest_state_stands_first(tmp_path: Path) -> None:
    third = (*SECOND, "Fog is to come after it.")
    html = pages(tmp_path / "w", source(*third), ledger(FIRST, SECOND, third))[LOG]
    assert re.findall(r'<h2 id="(r\d)"><time datetime="([^"]+)"', html) == [
        ("r2", MOMENTS[2]),
        ("r1", MOMENTS[1]),
    ]


def test_searches_and_the_sitemap_leave_logs_out(tmp_path: Path) -> None:
    found = pages(tmp_path / "w", source(*SECOND), ledger(FIRST, SECOND))
    assert '<meta name="robots" content="noindex">' in found[LOG]
    assert "revisions" not in found["sitemap.xml"]
    assert "briefings/weather.html" in found["sitemap.xml"]


def test_a_typing_error_is_in_no_log(tmp_path: Path) -> None:
    wrong = (*FIRST[:2], "The night was clod.")
    found = pages(tmp_path / "a", source(*FIRST), ledger(wrong, FIRST))
    assert LOG not in found
    assert "revisions" not in found["briefings/weather.html"]
    now = (*FIRST[:2], "The night was cold.", "Snow is to follow.")
    html = pages(tmp_path / "b", source(*now), ledger(wrong, FIRST, now))[LOG]
    assert "clod" not in html
    assert "Snow" in html


SLANDER = "The mayor is a thief, and she knows it well."


@pytest.mark.parametrize(
    "states",
    [
        ((*SECOND, SLANDER), SECOND),
        ((*SECOND, "The mayor is a liar, and she knows it well."), (*SECOND, SLANDER), SECOND),
        ((*SECOND, SLANDER), (*SECOND, "The mayor is a friend, and she knows it well."), SECOND),
        (("Fog.", *SECOND, SLANDER), (SLANDER, "Fog.", *SECOND), ("Fog.", *SECOND), SECOND),
    ],
)
def test_what_was_taken_out_stays_out_in_all_its_wordings(tmp_path: Path, states: tuple) -> None:
    found = pages(tmp_path / "w", source(*SECOND), ledger(FIRST, *states))
    assert LOG in found
    assert [url for url, text in found.items() if "mayor" in text or "thief" in text] == []
    assert any("taken out" in line for line in lines(tmp_path, found[LOG]))


def test_what_the_page_does_not_say_any_more_is_not_told_before_it_is_recorded(
    tmp_path: Path,
) -> None:
    file = ledger(FIRST, SECOND, (*SECOND[:3], "Snow and hail are to follow."))
    found = pages(tmp_path / "w", source(*SECOND[:3]), file)
    assert "205" in found[LOG]
    assert "hail" not in found[LOG]
    assert "Snow" not in found[LOG]


def test_a_private_change_and_all_before_it_are_kept_back(tmp_path: Path) -> None:
    thief, liar, friend, fox = (f"The mayor is a {word}, she knows." for word in
                                ("thief", "liar", "friend", "fox"))  # fmt: skip
    states = ((*FIRST, thief), (*FIRST, liar), (*FIRST, friend), (*FIRST, fox))
    html = pages(tmp_path / "w", source(*states[-1]), ledger(*states, private="friend"))[LOG]
    told = lines(tmp_path, html)
    assert told[0] == "Changed: The mayor is a removed: friend added: fox, she knows. ¶"
    assert set(told[1:]) == {"1 change is not shown"}
    assert "thief" not in html
    assert "liar" not in html


def test_a_sentence_that_moved_keeps_its_story(tmp_path: Path) -> None:
    moved = (SECOND[1], SECOND[0], *SECOND[2:])
    html = pages(tmp_path / "w", source(*moved), ledger(FIRST, SECOND, moved))[LOG]
    assert "Changed: Lawmakers voted by removed: 204 added: 205 to 85 on it. ¶" in lines(
        tmp_path, html
    )


def test_headline_and_dek_are_logged(tmp_path: Path) -> None:
    file = ledger(FIRST, headline="Rain today")
    was, now = Text("Rain today", "A dek.", FIRST), Text("Snow today", "A dek.", FIRST)
    file += written_next(MOMENTS[1], changes(was, now, lambda _: False))
    html = pages(tmp_path / "w", source(*FIRST, title="Snow today"), file)[LOG]
    assert lines(tmp_path, html) == ["Headline: removed: Rain added: Snow today"]


@pytest.mark.parametrize("rights", ["excerpt", "link"])
def test_of_a_text_that_rights_withhold_no_sentence_is_told(tmp_path: Path, rights: str) -> None:
    header = f"rights: {rights}\nsources: ['https://a.example/']\n"
    file = ledger(FIRST, SECOND)
    was, now = Text("Weather", "A dek.", SECOND), Text("Fog", "A dek.", ())
    file += written_next(MOMENTS[2], changes(was, now, lambda _: False))
    found = pages(tmp_path / "w", source(*SECOND, header=header, title="Fog"), file)
    assert lines(tmp_path, found[LOG]) == ["Headline: removed: Weather added: Fog"]
    assert [url for url, text in found.items() if "Lawmakers" in text or "Snow" in text] == []


@pytest.mark.parametrize(
    "header",
    [
        "corrections: [{date: 2025-01-05, kind: withdrawn, text: A forgery.}]\n",
        "draft: true\n",
        "expires_at: 2025-01-06\n",
        "publish_at: 2999-01-06\n",
    ],
)
def test_of_what_is_withdrawn_or_not_public_there_is_no_log(tmp_path: Path, header: str) -> None:
    found = pages(tmp_path / "w", source(*SECOND, header=header), ledger(FIRST, SECOND))
    assert [
        url for url, text in found.items() if url.startswith("revisions/") or "by 204" in text
    ] == []


def test_nothing_is_logged_unless_the_settings_say_so(tmp_path: Path) -> None:
    found = pages(tmp_path / "w", source(*SECOND), ledger(FIRST, SECOND), PLAIN + NONE)
    assert LOG not in found
    assert [url for url, text in found.items() if "by 204" in text or "revisions" in text] == []


def test_a_log_escapes_what_it_tells(tmp_path: Path) -> None:
    evil = ("<script>x()</script> is code.", *FIRST[1:])
    now = ("<script>y()</script> is code.", *FIRST[1:])
    text = source("\\<script>y()\\</script> is code.", *FIRST[1:])
    html = pages(tmp_path / "w", text, ledger(evil, now))[LOG]
    assert "<script>x" not in html
    assert "&lt;script" in html


def test_a_log_is_in_the_language_of_its_briefing(tmp_path: Path) -> None:
    found = pages(tmp_path / "w", source(*SECOND, header="lang: ar\n"), ledger(FIRST, SECOND))
    assert '<html lang="ar" dir="rtl">' in found[LOG]
    assert ">حُذف: </span>204</del>" in found[LOG]


def updated(found: dict[str, str]) -> set[str]:
    """What all outputs say of when the briefing was updated."""
    html = found["briefings/weather.html"]
    data = json.loads(re.findall(r'application/ld\+json">(.*?)</script>', html)[0])
    return {
        *re.findall(r'class="dt-updated" datetime="([^"]+)"', html),
        *re.findall(r"<lastmod>([^<]+)", found["sitemap.xml"]),
        re.findall(r"<entry>.*?<updated>([^<]+)", found["feed.xml"], re.DOTALL)[0],
        data["dateModified"],
    }


def test_a_change_of_meaning_moves_the_date_of_every_output(tmp_path: Path) -> None:
    mended = (*SECOND[:3], "Snow  is to follow .")
    file = ledger(FIRST, SECOND, mended)
    assert "minor: true" in file
    assert updated(pages(tmp_path / "w", source(*mended), file)) == {MOMENTS[1]}


@pytest.mark.parametrize("states", [(FIRST,), ((*FIRST[:2], "The night was clod."), FIRST)])
def test_a_typing_error_does_not_move_it(tmp_path: Path, states: tuple) -> None:
    told = updated(pages(tmp_path / "w", source(*FIRST), ledger(*states)))
    assert told == {"2025-01-03", "2025-01-03T00:00:00+00:00"}


def test_the_editor_has_the_last_word_on_it(tmp_path: Path) -> None:
    header = "updated: 2025-01-09T08:00:00+09:00\n"
    told = updated(pages(tmp_path / "w", source(*SECOND, header=header), ledger(FIRST, SECOND)))
    assert told == {"2025-01-09T08:00:00+09:00"}


def test_states_from_before_the_date_of_publication_are_no_update(tmp_path: Path) -> None:
    text = source(*SECOND).replace("date: 2025-01-03", "date: 2025-01-05")
    told = updated(pages(tmp_path / "w", text, ledger(FIRST, SECOND)))
    assert told == {"2025-01-05", "2025-01-05T00:00:00+00:00"}


def said(root: Path, header: str, *states: tuple[str, ...]) -> list[str]:
    _, findings = create(root, source(*states[-1], header=header), ledger(*states)).site()
    return [str(f.place) for f in findings if f.code == "updated-without-change"]


TYPED = ((*FIRST[:2], "The night was clod."), FIRST)


def test_updated_after_a_typing_error_is_a_note_at_its_line(tmp_path: Path) -> None:
    assert said(tmp_path / "a", "updated: 2025-01-04\n", *TYPED) == ["content/weather.md:6"]


@pytest.mark.parametrize(
    ("header", "states"),
    [
        ("updated: 2025-01-04\n", (FIRST, SECOND)),
        ("updated: 2025-01-04\n", (FIRST,)),
        ("updated: 2025-01-03\n", TYPED),
        ("", TYPED),
        ("updated: 2025-01-04\ncorrections: [{date: 2025-01-04, text: A date.}]\n", TYPED),
    ],
)
def test_updated_is_no_note_where_there_is_a_reason_for_it(
    tmp_path: Path, header: str, states: tuple
) -> None:
    assert said(tmp_path / "w", header, *states) == []


def days_ago(days: int) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).date().isoformat()


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (0, []),
        (28, []),
        (32, ["More than 30 days old"]),
        (364, ["More than 30 days old"]),
        (368, ["More than a year old"]),
        (9_000, ["More than a year old"]),
    ],
)
def test_a_page_says_how_old_it_is_at_least(tmp_path: Path, days: int, told: list[str]) -> None:
    text = source(*FIRST).replace("2025-01-03", days_ago(days))
    html = pages(tmp_path / "w", text, None)["briefings/weather.html"]
    assert re.findall(r'<span class="age">(.*?)</span>', html) == told


def test_a_date_at_the_end_of_time_has_no_age(tmp_path: Path) -> None:
    text = source(*FIRST, header="publish_at: 2020-01-01\n").replace("2025-01-03", "9999-12-31")
    html = pages(tmp_path / "w", text, None)["briefings/weather.html"]
    assert 'class="age"' not in html
