"""What a page says of its own changes, from the ledger."""

from __future__ import annotations

import re
from pathlib import Path

import project as tools
import pytest
from pagetext import page

from briefgen.source.ledger import read_ledger, written_first, written_next
from briefgen.source.revisions import changes
from briefgen.source.states import Text

PLAIN = 'title = "T"\nurl = "https://example.org/"\nbuiltin_knowledge = false\n'
PLAIN += '[nlp]\nmodel = "none"\n'
MOMENTS = [f"2025-01-0{day}T09:00:00+09:00" for day in range(3, 10)]
FIRST = ("Rain fell in Seoul today.", "Lawmakers voted by 204 to 85 on it.", "The night was cold.")


def source(*sentences: str, header: str = "") -> str:
    body = "\n\n".join(sentences)
    return f"---\ntitle: Weather\ndate: 2025-01-03\ndek: A dek.\n{header}---\n{body}\n"


def ledger(*states: tuple[str, ...], headline: str = "Weather") -> str:
    """The file of a briefing that once said this, and then that."""
    texts = [Text(headline, "A dek.", state) for state in states]
    file = written_first(MOMENTS[0], texts[0])
    for moment, was, now in zip(MOMENTS[1:], texts, texts[1:], strict=False):
        file += written_next(moment, changes(was, now, {"cold"}.__contains__))
    assert read_ledger("a", file)[0]
    return file


def create(root: Path, text: str, file: str | None) -> tools.Project:
    files = {"briefgen.toml": PLAIN, "content/weather.md": text}
    return tools.create(root, files | ({"ledger/weather.yaml": file} if file else {}))


def built(project: tools.Project) -> tuple[str, list[str]]:
    """The briefing's page, and the codes of what is said of the ledger."""
    pages, findings = project.site()
    codes = [f.code for f in findings if "ledger" in f.code or "unrecorded" in f.code]
    return pages["briefings/weather.html"].decode(), codes


def section(html: str) -> str:
    """The list of updates, "" if there is none."""
    found = re.search(
        r'<section class="record" aria-labelledby="updates">.*?</section>', html, re.DOTALL
    )
    return found[0] if found else ""


def lines(tmp_path: Path, html: str) -> list[str]:
    """The innermost lines of the list of updates."""
    place = tmp_path / "page.html"
    place.write_text(html, "utf-8")
    read = page(place)
    whole = next(e for e in read.elements if e.attrs.get("aria-labelledby") == "updates")
    items = [e for e in read.named("li") if whole in e.parents]
    inner = [e for e in items if not any(e in other.parents for other in items)]
    return [" ".join(e.text.split()) for e in inner]


def test_a_list_says_when_which_sentences_came_or_changed(tmp_path: Path) -> None:
    second = (FIRST[0], "Lawmakers voted by 205 to 85 on it.", FIRST[2], "Snow is to follow.")
    html, codes = built(create(tmp_path / "w", source(*second), ledger(FIRST, second)))
    assert codes == []
    assert lines(tmp_path, html) == [
        "Changed: Lawmakers voted by 205 to 85 on it.",
        "New: Snow is to follow.",
    ]
    assert '<time datetime="2025-01-04T09:00:00+09:00">4 January 2025, 09:00</time>' in section(
        html
    )
    assert 'href="#p2s1"' in section(html)
    assert 'href="#p4s1"' in section(html)
    assert re.findall(r'id="(p\ds\d)" data-new="([^"]+)"', html) == [
        ("p2s1", MOMENTS[1]),
        ("p4s1", MOMENTS[1]),
    ]


def test_who_read_an_earlier_state_is_told_from_there(tmp_path: Path) -> None:
    second = (*FIRST, "Snow is to follow.")
    third = (*second, "Fog is to come after it.")
    html, _ = built(create(tmp_path / "w", source(*third), ledger(FIRST, second, third)))
    told = re.findall(
        r'<p class="fresh" role="status" hidden><a href="(.*?)" lang="en-GB" data-seen="(.*?)"'
        r' data-text="(.*?)"></a></p>',
        html,
    )
    assert told == [
        ("#p4s1", MOMENTS[0], "2 sentences are new since you last read this on {}"),
        ("#p5s1", MOMENTS[1], "1 sentence is new since you last read this on {}"),
    ]
    assert f'data-state="{MOMENTS[2]}"' in html


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "de",
            ("Aktualisierungen", "Neu: Snow", "4. Januar 2025", "1 Satz ist neu", "de-u-nu-latn"),
        ),
        ("ar", ("التحديثات", "جديد: Snow", "جملة واحدة جديدة", "ar-u-nu-latn")),
    ],
)
def test_it_is_said_in_the_language_of_the_page(
    tmp_path: Path, language: str, words: tuple[str, ...]
) -> None:
    second = (*FIRST, "Snow is to follow.")
    project = create(tmp_path / "w", source(*second), ledger(FIRST, second))
    project.write("briefgen.toml", f'language = "{language}"\n{PLAIN}')
    html = built(project)[0]
    told = re.sub(r"<a [^>]*href=[^>]*>Snow", "Snow", html)
    assert [word for word in words if word not in told] == []
    assert "{}" in html


def test_a_typing_error_is_no_update(tmp_path: Path) -> None:
    wrong = (*FIRST[:2], "The night was clod.")
    html, codes = built(create(tmp_path / "w", source(*FIRST), ledger(wrong, FIRST)))
    assert codes == []
    assert section(html) == ""
    assert "data-new" not in html


def test_a_mistyped_sentence_stays_as_old_as_it_is(tmp_path: Path) -> None:
    added, mended = (*FIRST, "It was clod again."), (*FIRST, "It was cold again.")
    html, _ = built(create(tmp_path / "w", source(*mended), ledger(FIRST, added, mended)))
    assert f'data-new="{MOMENTS[1]}"' in html
    assert MOMENTS[2] not in section(html)
    assert lines(tmp_path, html) == ["New: It was cold again."]


def test_what_was_taken_out_is_counted_and_stays_out(tmp_path: Path) -> None:
    slander = (*FIRST, "The mayor is a thief.", "His wife, too.")
    html, _ = built(create(tmp_path / "w", source(*FIRST), ledger(FIRST, slander, FIRST)))
    assert "thief" not in html
    assert lines(tmp_path, html) == [
        "2 sentences were taken out",
        "2 changes were followed by others",
    ]


def test_a_long_sentence_is_cut_between_words(tmp_path: Path) -> None:
    long = "Snow fell " + "on roofs and roads " * 20 + "of Seoul."
    html, _ = built(create(tmp_path / "w", source(*FIRST, long), ledger(FIRST, (*FIRST, long))))
    [line] = lines(tmp_path, html)
    assert line.startswith("New: Snow fell on roofs")
    assert len(line) <= 96
    assert re.search(r"(on|roofs|and|roads)…$", line)


def test_another_headline_is_an_update(tmp_path: Path) -> None:
    file = ledger(FIRST, headline="Rain")
    was, now = Text("Rain", "A dek.", FIRST), Text("Weather", "A dek.", FIRST)
    file += written_next(MOMENTS[1], changes(was, now, lambda _: False))
    html, codes = built(create(tmp_path / "w", source(*FIRST), file))
    assert codes == []
    assert lines(tmp_path, html) == ["Headline: Weather"]


def test_sentences_that_are_not_recorded_yet_are_a_note_and_not_new(tmp_path: Path) -> None:
    html, codes = built(create(tmp_path / "w", source("Fog came.", *FIRST), ledger(FIRST)))
    assert codes == ["unrecorded-change"]
    assert "data-new" not in html


def test_other_ends_of_sentences_are_no_change(tmp_path: Path) -> None:
    joined = (f"{FIRST[0]} {FIRST[1]}", FIRST[2])
    second = (*joined, "Snow is to follow.")
    text = source(*FIRST, "Snow is to follow.")
    html, codes = built(create(tmp_path / "w", text, ledger(joined, second)))
    assert codes == []
    assert re.findall(r'id="(p\ds\d)" data-new', html) == ["p4s1"]


@pytest.mark.parametrize("rights", ["excerpt", "link"])
def test_where_rights_withhold_the_text_no_sentence_is_shown(tmp_path: Path, rights: str) -> None:
    header = f"rights: {rights}\nsources: ['https://a.example/']\n"
    file = ledger(FIRST, (*FIRST, "Snow is to follow."))
    html, _ = built(create(tmp_path / "w", source(*FIRST, header=header), file))
    assert "Snow" not in html
    assert "data-" not in html.partition("<article")[2]
    assert section(html) == ""


def test_a_page_without_a_ledger_has_nothing_of_it(tmp_path: Path) -> None:
    project = create(tmp_path / "w", source(*FIRST), None)
    pages, findings = project.site()
    assert not [f for f in findings if "ledger" in f.code or "unrecorded" in f.code]
    assert b"updates" not in pages["briefings/weather.html"]


def test_a_ledger_that_cannot_be_read_costs_only_the_updates(tmp_path: Path) -> None:
    second = (*FIRST, "Snow is to follow.")
    good = create(tmp_path / "a", source(*second), None)
    bad = create(tmp_path / "b", source(*second), ledger(FIRST, second).replace("- at", "- ta", 1))
    html, codes = built(bad)
    assert set(codes) == {"broken-ledger"}
    assert html == built(good)[0]
    places = [str(f.place) for f in bad.site()[1] if f.code == "broken-ledger"]
    assert "ledger/weather.yaml:3:3" in places


def test_a_ledger_of_no_briefing_is_a_note_and_that_of_a_draft_is_none(tmp_path: Path) -> None:
    project = create(tmp_path / "w", source(*FIRST), ledger(FIRST))
    project.write("ledger/gone.yaml", ledger(FIRST))
    project.write("content/later.md", source("Secret.", header="slug: later\ndraft: true\n"))
    project.write("ledger/later.yaml", ledger(FIRST))
    places = [str(f.place) for f in project.site()[1] if f.code == "unused-ledger"]
    assert places == ["ledger/gone.yaml"]


def test_feeds_carry_no_moments(tmp_path: Path) -> None:
    second = (*FIRST, "Snow is to follow.")
    pages, _ = create(tmp_path / "w", source(*second), ledger(FIRST, second)).site()
    assert b"Snow is to follow" in pages["feed.xml"]
    assert b"data-new" not in pages["feed.xml"]


def test_a_ledger_reaches_the_page_through_the_sanitiser(tmp_path: Path) -> None:
    second = (*FIRST, "Snow is to follow.")
    project = create(tmp_path / "w", source(*second), ledger(FIRST, second))
    project.write("briefgen.toml", PLAIN + '[content]\nhtml = "sanitise"\n')
    assert f'data-new="{MOMENTS[1]}"' in built(project)[0]


def test_another_state_makes_one_page_anew(tmp_path: Path) -> None:
    project = create(tmp_path / "w", source(*FIRST), ledger(FIRST))
    project.write("content/other.md", source("Fog.", header="slug: other\n"))
    project.write("ledger/other.yaml", ledger(("Fog.",)))
    project.site()
    second = (*FIRST, "Snow is to follow.")
    project.write("ledger/weather.yaml", ledger(FIRST, second))
    ran = project.ran()
    assert ("recorded", "weather") in ran
    assert ("recorded", "other") not in ran
    assert ("page", "briefings/other.html") not in ran
