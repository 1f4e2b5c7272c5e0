"""Front matter becomes an article; whatever is wrong is said at its line and column."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.source.article import Body, Correction, Credit, GivenFact, Override, SourceRef
from briefgen.source.decode import decode, lines_ended
from briefgen.source.forms import HIDING, ArticleForm
from briefgen.source.header import LIMIT, MOST_KEYS, article


def read(*lines: str, path: str = "content/talks.md", zone: str = "UTC"):
    """An article from lines of front matter below a title in line 2."""
    text = "\n".join(["---", "title: Talks", *lines, "---", "Body.\n"])
    made, findings = article(path, text, zone=zone)
    assert made is not None
    return made, [(f.code, f"{f.place.line}:{f.place.column}") for f in sorted(findings)]


def clean(*lines: str, **options: str):
    made, findings = read(*lines, **options)
    assert findings == []
    return made


def only(text: str, path: str = "content/talks.md"):
    made, findings = article(path, text)
    (finding,) = findings
    return made, finding.code, f"{finding.place.line}:{finding.place.column}", finding.hint


def test_a_title_is_enough():
    made, findings = article("content/talks.md", "---\ntitle: Talks in Seoul\n---\n\nBody.\n")
    assert findings == ()
    assert made is not None
    assert (made.headline, made.slug, made.date) == ("Talks in Seoul", "talks", "")
    assert made.body == Body("\nBody.\n", 4)
    assert made.lines == (("title", 2),)


@pytest.mark.parametrize(
    ("line", "column", "hint"),
    [
        ('dek: "[[Ada Lin|The envoy]] met them"', 6, "Write The envoy alone"),
        ("byline: By [[Ada Lin]]", 9, "Write Ada Lin alone"),
        ('tags: [harbour, "[[the port#costs]]"]', 17, "Write the port alone"),
        ("section: '[[World]]'", 10, "Write World alone"),
        ('facts: {Fare: "[[fare]] $5"}', 15, "Write fare alone"),
    ],
)
def test_double_brackets_in_a_value_are_no_link(line, column, hint):
    _, findings = article("a.md", f"---\ntitle: Talks\n{line}\n---\nBody.\n")
    [found] = findings
    assert (found.code, found.place.line, found.place.column) == ("broken-markup", 3, column)
    assert found.hint.startswith(hint)


def test_a_title_with_double_brackets_is_said_at_its_place():
    made, code, place, _ = only('---\ntitle: "On [[the port]]"\n---\nBody.\n')
    assert (code, place) == ("broken-markup", "2:8")
    assert made.headline == "On [[the port]]"


def test_other_brackets_in_a_value_are_meant():
    clean('dek: "[sic] [[1]] df[[a]] [[…]]"')


@pytest.mark.parametrize(
    "heading",
    ["# Kim’s *new* talks", "  # kim's new  talks ##", "# Kim's new talks {#top .x}",
     "Kim's new talks\n======", "\n# Kim's new talks"],
)  # fmt: skip
def test_a_headline_that_the_body_repeats_is_left_out_and_no_line_moves(heading):
    made, findings = article("a.md", f"---\ntitle: Kim's new talks\n---\n{heading}\n\nBody.\n")
    assert made is not None
    assert made.body == Body("\n" * (heading.count("\n") + 2) + "Body.\n", 4)
    assert findings == ()


@pytest.mark.parametrize(
    "body",
    ["# Other talks\n", "## Talks\n", "#Talks\n", "Talks\n", "Talks\n---\n", "Text.\n\n# Talks\n",
     "    # Talks\n", "", "# #\n", "# Talks#\n"],
)  # fmt: skip
def test_other_first_lines_of_a_body_stay(body):
    made, _ = article("a.md", f"---\ntitle: Talks\n---\n{body}")
    assert made is not None
    assert made.body.text == body


@pytest.mark.parametrize("title", ["no", "1.10", "2025", "true", "12:30:45", '"true"'])
def test_a_title_is_what_is_written(title):
    made, findings = article("a.md", f"---\ntitle: {title}\n---\n")
    assert made is not None
    assert (made.headline, findings) == (title.strip('"'), ())


@pytest.mark.parametrize(
    ("text", "code", "place", "hint"),
    [
        ("", "missing-title", "1:1", "three lines"),
        ("Only text.\n", "missing-title", "1:1", "three lines"),
        ("---", "bad-yaml", "1:1", "Write --- in a line below"),
        ("---\ntitle: x\n", "bad-yaml", "1:1", "Write --- in a line below"),
        ("---\n---\n", "missing-title", "1:1", "Add a line title"),
        ("---\n# remark\n---\n", "missing-title", "1:1", "Add a line title"),
        ("---\n- a\n---\n", "bad-yaml", "2:1", "three lines"),
        ("---\nno\n---\n", "bad-yaml", "2:1", "three lines"),
        ("---\ntitle:\n---\n", "missing-title", "2:1", "in quotes"),
        ("---\ntitle: #1 song\n---\n", "missing-title", "2:1", "in quotes"),
        ("---\ntitle: [a, b]\n---\n", "bad-value", "2:8", ""),
        ("---\ntitle: Seoul: more\n---\n", "bad-yaml", "2:13", "in quotes"),
        ("\n\n---\ntitle: x\n---\n", "bad-yaml", "1:1", "Delete the empty lines"),
        ("---\ntitle: x\n\nProse: and: more\n\n---\n", "bad-yaml", "4:11", "closing ---"),
    ],
)
def test_no_article_without_a_readable_title(text, code, place, hint):
    made, *said = only(text)
    assert made is None
    assert said[:2] == [code, place]
    assert hint in said[2]


@pytest.mark.parametrize(
    ("path", "text", "hint"),
    [
        ("content/a.md", "\n# The vote\n\nText.\n", "---, title: The vote, ---."),
        ("content/a.md", "# Seoul: more\n", '---, title: "Seoul: more", ---.'),
        ("content/a.md", "# What next:\n", '---, title: "What next:", ---.'),
        ("content/a.md", "# Null\n", '---, title: "Null", ---.'),
        ("content/The old port.md", "Text.\n", "---, title: The old port, ---."),
        ("content/The old port.md", "---\ndate: 2025-01-03\n---\nText.\n", "title: The old port"),
        ("content/old-port.md", "Text.\n", "---, title: …, ---."),
        ("content/a.md", f"# {'x' * 200}\n", "---, title: …, ---."),
    ],
)
def test_a_title_is_proposed_where_one_stands_somewhere(path, text, hint):
    assert only(text, path)[3].endswith(hint)


def test_another_word_for_title_is_recognised():
    made, findings = article("a.md", "---\nheadline: x\n---\n")
    assert made is None
    assert [f.hint for f in findings] == [
        "Did you mean “title”?",
        "Write title: instead of headline:.",
    ]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_marks_change_nothing(end, mark):
    lines = ["---", "title: Talks", "date: 2025-01-03", "--- ", "Körper 😀", ""]
    data = (mark + end.join(lines)).encode()
    text, _ = decode("a.md", data)
    assert text is not None
    plain, _ = article("a.md", "\n".join(lines))
    assert article("a.md", text) == (plain, ())
    assert article("a.md", mark + end.join(lines)) == (plain, ())


def test_the_line_of_the_body_is_that_of_the_file():
    text = "---\ntitle: |-\n  two\n  lines\n---\nFirst\n---\nlast"
    made, _ = article("a.md", text)
    assert made is not None
    assert made.headline == "two lines"
    assert made.body == Body("First\n---\nlast", 6)
    assert text.split("\n")[made.body.line - 1] == "First"


def test_every_key_arrives():
    made = clean(
        "date: 2025-01-03", "updated: 2025-01-04 09:30", "section: World", "kicker: Asia",
        "dek: What is known", "byline: Jane Doe",
        "contributors: [Ann Roe, {name: Kim Lee, role: photo, url: 'https://example.org/k'}]",
        "dateline: SEOUL", "type: analysis", "lang: en-GB", "tags: [talks, defence]",
        "thread: seoul", "slug: seoul-talks", "draft: yes", "publish_at: 2025-01-05",
        "expires_at: 2025-02-01T00:00Z", "rights: excerpt",
        "sources:", "  - https://example.org/a",
        "  - {title: A report, url: 'https://example.org/b', publisher: Desk, date: 2025-01,"
        " archive: 'https://archive.example/b'}",
        "facts:", "  - {label: Cost, value: $3 million}",
        "mentions: {Choi: none, Georgia: georgia-us}",
        "corrections:", "  - {date: 2025-01-04, kind: update, text: New count., was: 3, now: 4}",
        "aliases: [old-talks, /2019/talks/]",
        "translation_of: seoul-gespraeche",
        zone="Asia/Seoul",
    )  # fmt: skip
    assert (made.date, made.updated) == ("2025-01-03", "2025-01-04T09:30:00+09:00")
    assert (made.section, made.kicker, made.dek) == ("World", "Asia", "What is known")
    assert made.byline == (Credit("Jane Doe"),)
    assert made.contributors == (
        Credit("Ann Roe"), Credit("Kim Lee", "photo", "https://example.org/k"),
    )  # fmt: skip
    assert (made.dateline, made.type, made.lang) == ("SEOUL", "analysis", "en-GB")
    assert (made.tags, made.thread, made.slug) == (("talks", "defence"), "seoul", "seoul-talks")
    assert made.translation_of == "seoul-gespraeche"
    assert made.draft
    assert made.publish_at == "2025-01-05T00:00:00+09:00"
    assert made.expires_at == "2025-02-01T00:00:00+00:00"
    assert made.rights == "excerpt"
    assert made.sources == (
        SourceRef(title="https://example.org/a", url="https://example.org/a"),
        SourceRef(title="A report", url="https://example.org/b", publisher="Desk", date="2025-01",
                  archive="https://archive.example/b"),
    )  # fmt: skip
    assert made.facts == (GivenFact(label="Cost", value="$3 million", line=24, column=26),)
    assert made.mentions == (
        Override("Choi", "none", 25, 12),
        Override("Georgia", "georgia-us", 25, 24),
    )
    assert made.corrections == (
        Correction(date="2025-01-04", kind="update", text="New count.", was="3", now="4"),
    )
    assert made.aliases == ("old-talks", "/2019/talks/index.html")
    assert {key for key, _ in made.lines} == set(ArticleForm.known()) - {"image"}
    assert made.line_of("slug") == 15


def test_facts_may_be_pairs():
    made = clean("facts:", "  Cost: $3", "  label: 12:30")
    assert [(f.label, f.value, f.line, f.column) for f in made.facts] == [
        ("Cost", "$3", 4, 9), ("label", "12:30", 5, 10),
    ]  # fmt: skip


def test_one_thing_may_stand_for_a_list():
    made = clean(
        "byline: {name: Jane Doe, role: editor}", "tags: talks, defence", "sources: A book"
    )
    assert made.byline == (Credit("Jane Doe", "editor"),)
    assert made.tags == ("talks", "defence")
    assert made.sources == (SourceRef(title="A book"),)


def test_every_mistake_is_said_at_once_and_costs_only_itself():
    made, findings = read(
        "date: 2025-02-30",
        "byline: {name: Jane Doe, url: 'javascript:x'}",
        "sources:",
        "  - data:text/html,x",
        "  - {title: Kept, date: 2025-13}",
        "  - {publisher_: x}",
        "corrections: [{date: 2025-01-04, kind: oops, text: x}, {kind: update}]",
        "mentions: {Choi: Choi Sang}",
        "colour: red",
    )
    assert findings == [
        ("bad-value", "3:7"),
        ("unsafe-url", "4:31"),
        ("unsafe-url", "6:5"),
        ("bad-value", "7:25"),
        ("unknown-key", "8:6"),
        ("bad-value", "9:40"),
        ("bad-value", "9:56"),
        ("bad-value", "9:56"),
        ("bad-value", "10:18"),
        ("unknown-key", "11:1"),
    ]
    assert made.byline == (Credit("Jane Doe"),)
    assert made.sources == (SourceRef(title="Kept"),)
    assert made.corrections == (Correction(date="2025-01-04", kind="correction", text="x"),)


@pytest.mark.parametrize(
    "address", ["www.example.org", "www.example.org/x?y=1", "example.org/x", "News.example.co.uk/"]
)
def test_a_source_may_be_an_address_without_its_scheme(address):
    assert clean(f"sources: {address}").sources[0].url == f"https://{address}"


@pytest.mark.parametrize(
    "title", ["Booking.com", "See www.example.org/x", "and/or", "Vol.2", "A.B/ c"]
)
def test_other_words_under_sources_are_a_title(title):
    assert clean(f"sources: {title}").sources == (SourceRef(title=title),)


@pytest.mark.parametrize(
    "unseen", ["\u200b", "\u2060\u200d", "\ufe0f", "\u3164\u115f", "\u00a0", "\U000e0041"]
)
def test_a_title_that_nobody_can_see_is_none(unseen):
    made, findings = article("a.md", f'---\ntitle: "{unseen}"\n---\nText.\n')
    assert made is None
    assert [(f.code, f.place.line) for f in findings] == [("missing-title", 2)]
    assert clean(f"dek: {unseen}").dek == ""
    assert clean(f"dek: 👩{unseen}x").dek == f"👩{unseen}x"


def test_an_article_has_no_more_tags_than_its_pages_can_hold():
    tags = [f"t{n}" for n in range(101)]
    assert clean(f"tags: {', '.join(tags[:100])}").tags == tuple(tags[:100])
    made, findings = article("a.md", f"---\ntitle: x\ntags: [{', '.join(tags)}]\n---\n")
    assert made is not None
    assert made.tags == ()
    assert [(f.code, f.severity, f.place.line) for f in findings] == [("too-large", "error", 3)]


@pytest.mark.parametrize("key", [*ArticleForm.known()])
def test_a_misspelt_key_earns_a_suggestion(key):
    wrong = key[:-1] + key[-1] * 2
    _, findings = article("a.md", f"---\ntitle: x\n{wrong}: x\n---\n")
    hint = f"Write {key}: or remove the line." if key in HIDING else f"Did you mean “{key}”?"
    if key == "draft":
        hint = "Write draft: true or draft: false in its place."
    assert [f.hint for f in findings] == [hint]


@pytest.mark.parametrize("word", ["true", "yes", "on", "y", "True", "YES", '"true"'])
def test_words_for_a_draft(word):
    assert clean(f"draft: {word}").draft
    assert not clean("draft: no").draft


@pytest.mark.parametrize(
    "line",
    ["draft: maybe", "draft:", "draft: [yes]", "Draft: true", "darft: true", "publish-at: 2030-01-01",
     "publish_at: soon", "publish_at: 2025-02-30", "expires_at: 12:30", "embargo: 2030-01-01",
     "published: false", "private: true", "embargo_until: 2030-01-01", "embargoed: 2030-01-01",
     "release_at: 2030-01-01", "not_before: 2030-01-01", "unpublish: 2020-01-01", "status: draft",
     "expiry: 2020-01-01", "go-live: 2030-01-01", "WIP: true",
     "ｄｒａｆｔ: true", "𝐝𝐫𝐚𝐟𝐭: true", "d\u00adr\u00ada\u200bf\u200bt\u2060: true", "ｅｍｂａｒｇｏ: 2030-01-01"],
)  # fmt: skip
def test_a_key_that_hides_never_publishes_when_misunderstood(line):
    text = f"---\ntitle: x\n{line}\n---\n"
    made, findings = article("a.md", text)
    assert made is not None
    assert made.draft
    assert "error" in {f.severity for f in findings}
    assert [f.place.line for f in findings] == [3]


@pytest.mark.parametrize(
    ("lines", "column"),
    [
        ("publish_at: 2025-01-03\nexpires_at: 2025-01-02", 13),
        ("publish_at: 2025-01-03 10:00\nexpires_at:   2025-01-03 10:00", 15),
        ("date: 2025-01-03\nexpires_at: 2025-01-02 23:59", 13),
        ("date: 2025-01-03 09:00\nexpires_at: 2025-01-03", 13),
        ("publish_at: 2025-01-03 09:00 +00:00\nexpires_at: 2025-01-03 17:59", 13),
    ],
)
def test_an_end_before_the_beginning_is_told_at_the_end(lines, column):
    made, findings = article("a.md", f"---\ntitle: x\n{lines}\n---\n", zone="Asia/Seoul")
    assert made is not None
    assert [(f.code, f.severity) for f in findings] == [("never-public", "warning")]
    assert (findings[0].place.line, findings[0].place.column) == (4, column)


def test_an_end_after_the_beginning_is_not_told():
    for lines in (
        "publish_at: 2025-01-03\nexpires_at: 2025-01-03 00:01",
        "date: 2025-01-03\nexpires_at: 2025-01-04",
        "expires_at: 2020-01-01",
        "draft: true\npublish_at: 2025-01-03\nexpires_at: 2025-01-02",
        "date: 2025-01-03\npublish_at: 2024-01-01\nexpires_at: 2025-01-02",
    ):
        assert clean(lines, zone="Asia/Seoul").expires_at


@pytest.mark.parametrize(
    ("written", "zone", "expected"),
    [
        ("2025-1-3", "UTC", "2025-01-03"),
        ("2025-01-03 14:00", "Asia/Seoul", "2025-01-03T14:00:00+09:00"),
        ("2025-01-03T14:00:59.5", "UTC", "2025-01-03T14:00:59+00:00"),
        ("2025-01-03 14:00 +0530", "Asia/Seoul", "2025-01-03T14:00:00+05:30"),
        ("2025-01-03t14:00z", "Asia/Seoul", "2025-01-03T14:00:00+00:00"),
        ("2025-07-03 14:00", "America/New_York", "2025-07-03T14:00:00-04:00"),
        ("2025-03-30 02:30", "Europe/Berlin", "2025-03-30T03:30:00+02:00"),
        ("2025-10-26 02:30", "Europe/Berlin", "2025-10-26T02:30:00+02:00"),
        ("2025-01-03 14:00", "Nowhere/At_All", "2025-01-03T14:00:00+00:00"),
        ("1850-01-03 14:00", "Europe/Berlin", "1850-01-03T13:06:32+00:00"),
    ],
)
def test_a_date_takes_the_zone_of_the_site(written, zone, expected):
    made, findings = read(f"date: {written}", zone=zone)
    assert made.date == expected
    assert all(code == "odd-date" for code, _ in findings)  # of 1850


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2025-03-30", "2025-03-30T00:00:00+01:00"),
        ("2025-03-30 02:30", "2025-03-30T03:30:00+02:00"),
        ("2025-10-26 02:30", "2025-10-26T02:30:00+01:00"),
    ],
)
def test_nothing_is_published_before_the_clock_says_so(written, expected):
    assert clean(f"publish_at: {written}", zone="Europe/Berlin").publish_at == expected


@pytest.mark.parametrize(
    "written",
    ["2025-02-30", "2025-13-01", "0000-01-01", "2025-01-03 24:00", "2025-01-03 12:60",
     "12/31/2024", "January 3", "12:30:45", "2025", "20250103", "2025-01-03 14:00+15:00",
     "٢٠٢٥-٠١-٠٣", "[2025-01-03]", "{a: b}", "9" * 5000],
)  # fmt: skip
def test_a_date_that_is_none_is_an_error(written):
    made, findings = read(f"date: {written}")
    assert made.date == ""
    assert findings == [("bad-value", "3:7")]


@pytest.mark.parametrize("written", ["0001-01-01 00:00", "9999-12-31 23:59"])
def test_the_ends_of_time_are_out_of_reach(written):
    for zone in ("Asia/Seoul", "America/New_York"):
        made, findings = article("a.md", f"---\ntitle: x\ndate: {written}\n---\n", zone=zone)
        assert made is not None
        assert bool(made.date) != any(finding.code != "odd-date" for finding in findings)


@pytest.mark.parametrize(
    ("name", "slug", "date"),
    [
        ("2025-01-03-seoul-talks.md", "seoul-talks", "2025-01-03"),
        ("2025-01-03.md", "2025-01-03", "2025-01-03"),
        ("Seoul Talks.md", "seoul-talks", ""),
        ("Łódź, today!.md", "lodz-today", ""),
        ("東京の会談.md", "東京の会談", ""),
        ("e\u0301te\u0301.md", "ete", ""),
        ("किताब.md", "किताब", ""),
        ("v1.10.md", "v1-10", ""),
        ("seoul-talks/index.md", "seoul-talks", ""),
        ("2025-01-03-seoul-talks/index.md", "seoul-talks", "2025-01-03"),
        ("index/index-2.md", "index-2", ""),
    ],
)
def test_the_name_of_the_file_gives_slug_and_date(name, slug, date):
    made = clean(path=f"content/2025/{name}")
    assert (made.slug, made.date) == (slug, date)


@pytest.mark.parametrize(
    ("lines", "path", "draft"),
    [
        ([], "content/_drafts/talks.md", True),
        (["date: 2025-01-03"], "content/2025/_drafts/old/talks.md", True),
        (["draft: false"], "content/_drafts/talks.md", False),
        ([], "content/drafts/talks.md", False),
        ([], "content/_drafts.md", False),
    ],
)
def test_what_lies_in_a_folder_of_drafts_is_one_unless_it_says_otherwise(lines, path, draft):
    assert clean(*lines, path=path).draft is draft


def test_the_index_of_all_has_no_folder_of_its_own():
    assert clean(path="content/index.md").slug == "index"


def test_the_front_matter_wins_over_the_name_of_the_file():
    made = clean("slug: kept", "date: 2025-02-01", path="content/2025-01-03-talks.md")
    assert (made.slug, made.date) == ("kept", "2025-02-01")


def test_a_name_with_a_date_that_does_not_exist_is_an_error():
    assert read(path="content/2025-02-30-talks.md")[1] == [("bad-value", "1:1")]


@pytest.mark.parametrize("name", ["con.md", "NUL.md", "com1.md", "!!!.md", "2025-01-03-aux.md"])
def test_a_name_that_makes_no_slug_is_an_error(name):
    assert read(path=f"content/{name}")[1] == [("bad-slug", "1:1")]
    assert clean("slug: talks", path=f"content/{name}").slug == "talks"


@pytest.mark.parametrize(
    ("slug", "instead"),
    [
        ("Seoul", "seoul"), ("a_b", "a-b"), ("a--b", "a-b"), ("-a", "a"), ("a.", "a"),
        ("../a", "a"), ("a/b", "a-b"), ("con", "con-story"), ("lpt9", "lpt9-story"),
        ("e\u0301", "e"), ("a b", "a-b"), ("a" * 101, "a" * 100), ("½", "1-2"),
    ],
)  # fmt: skip
def test_a_slug_that_is_not_portable_is_refused_with_another(slug, instead):
    made, findings = article("a.md", f"---\ntitle: x\nslug: {slug}\n---\n")
    assert made is not None
    assert made.slug == "a"
    assert [(f.code, f.place.line, f.place.column) for f in findings] == [("bad-slug", 3, 7)]
    assert findings[0].hint == f"Write {instead}."
    assert clean(f"slug: {instead}").slug == instead


@pytest.mark.parametrize("slug", ["東京", "été", "2025", "a-1", "כתב"])
def test_slugs_may_be_of_any_script(slug):
    assert clean(f"slug: {slug}").slug == slug


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
     "//example.org", "/about", "www.example.org", "https://", "https://[::1", "http:x",
     "https://.../", "https://a.example:99999/", "https://a.example:0/", "https://a.example:port/", "https://a.example@b.example/", "https://a.example/\\\\b", "https://a.example/\\ta"],
)  # fmt: skip
def test_only_addresses_of_the_web_and_mail_are_kept(url):
    made, findings = read(f'byline: {{name: Jane, url: "{url}"}}')
    assert made.byline == (Credit("Jane"),)
    assert [code for code, _ in findings] == ["unsafe-url"]


def test_good_addresses_stay_as_they_are():
    for url in ("https://例え.jp/ü?q=1#x", "HTTP://a.example", "mailto:desk@example.org"):
        assert clean(f"byline: {{name: Jane, url: '{url}'}}").byline == (Credit("Jane", "", url),)


def test_limits_are_said():
    made, code, *_ = only(f"---\ntitle: {'x' * LIMIT}\n---\n")
    assert (made, code) == (None, "too-large")
    many = "".join(f"k{n}: x\n" for n in range(MOST_KEYS + 1))
    made, code, *_ = only(f"---\n{many}---\n")
    assert (made, code) == (None, "too-large")


def test_a_long_list_of_mistakes_is_cut():
    tags = "".join(f"  k{n}: X Y\n" for n in range(30_000))
    _, findings = article("a.md", f"---\ntitle: x\nmentions:\n{tags}---\n")
    assert len(findings) == 51
    assert findings[-1].message.endswith("(and 29949 more)")


@pytest.mark.parametrize(
    "value",
    ["[" * 200_000, '"' * 200_000, "a: " * 100_000, "- " * 100_000, "!" * 100_000,
     "{a: " * 50_000, "\t" * 100_000, "x" * 400_000, "a,:" * 100_000, "'a" * 100_000],
)  # fmt: skip
def test_hostile_values_are_answered(value):
    made, findings = article("a.md", f"---\ntitle: {value}\n---\n")
    assert made is not None or findings


def test_the_documented_examples_are_read(root):
    page = (root / "docs/front-matter.md").read_text(encoding="utf-8")
    examples = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    read_ones = [article("a.md", f"---\n{example}---\n") for example in examples]
    assert len(examples) >= 2
    assert [findings for _, findings in read_ones] == [()] * len(examples)
    assert {key for key, _ in read_ones[0][0].lines} == set(ArticleForm.known())
    assert all(f"| `{key}` |" in page for key in ArticleForm.known())


KEYS = st.sampled_from([*ArticleForm.known(), "Draft", "x", "<<", "~"])
VALUES = st.text(st.sampled_from(list("ab1-:[]{},#&*!'\" 😀\n\t2025T%@é"))) | st.sampled_from(
    ["yes", "2025-01-03", "[a, {b: c}]", "{name: x, url: y}", "- a\n- b", "2025-02-30 25:00", "~"]
)


def within(text: str, findings) -> bool:
    lines = lines_ended(text).count("\n") + 1
    return all(1 <= f.place.line <= lines and f.place.column >= 1 for f in findings)


@given(st.text() | st.text(st.sampled_from(list("-:\n\r \ufeffa"))))
def test_any_text_is_answered_within_its_lines(text):
    made, findings = article("content/a.md", text)
    assert made is not None or findings
    assert within(text, findings)


@given(st.lists(st.tuples(KEYS, VALUES)), st.text())
def test_any_front_matter_is_answered_within_its_lines(pairs, body):
    text = "---\n" + "".join(f"{key}: {value}\n" for key, value in pairs) + "---\n" + body
    made, findings = article("content/a.md", text, zone="Europe/Berlin")
    assert made is not None or findings
    assert within(text, findings)


@given(st.text())
def test_any_file_name_makes_a_portable_slug_or_an_error(name):
    made, findings = article(f"content/{name}.md", "---\ntitle: x\n---\n")
    assert made is not None
    slug = made.slug
    assert findings or (slug and slug == slug.lower())
    assert set(slug).isdisjoint("/\\._:*?<>|\"' \t\n")
    assert len(slug.encode()) <= 106


def test_facts_may_be_a_list_of_pairs():
    made = clean("facts:", "  - Cost: $3", "  - {label: Time, value: 12:30}")
    assert [(f.label, f.value, f.line, f.column) for f in made.facts] == [
        ("Cost", "$3", 4, 11),
        ("Time", "12:30", 5, 26),
    ]


@pytest.mark.parametrize(
    ("lines", "hint"),
    [
        (["facts:", "  - $3"], "Give it the keys label and value, each with its value."),
        (["corrections: a typo"], "Give it the keys date and text, each with its value."),
        (["corrections:", "  - date: 2025-01-04"], "Give it the key “text”."),
    ],
)
def test_a_value_of_the_wrong_shape_is_told_the_right_one(lines: list[str], hint: str):
    *_, said = only("\n".join(["---", "title: Talks", *lines, "---", ""]))
    assert said == hint


def test_a_key_that_is_missing_may_be_there_under_another_name():
    text = "---\ntitle: Talks\ncorrections:\n  - {date: 2025-01-04, Text: Three}\n---\nBody.\n"
    hints = {f.code: f.hint for f in article("content/a.md", text)[1]}
    assert hints == {
        "bad-value": "Write text: instead of Text:.",
        "unknown-key": "Did you mean “text”?",
    }


def test_pairs_are_no_list_of_words():
    _, findings = article("content/a.md", "---\ntitle: T\ntags: {a: b}\n---\nText.")
    assert [(f.message, f.hint, f.place.line) for f in findings] == [
        ("“tags” must be a list", "Write a list: [one, two].", 3)
    ]


@pytest.mark.parametrize(
    ("date", "updated", "columns"),
    [
        ("2025-01-03", "2024-01-01", [10]),
        ("2025-01-03 14:00", "2025-01-03 13:59", [10]),
        ("0205-01-03", "", [7]),
        ("2025-01-03", "2925-01-01", [10]),
        ("2925-01-03", "2925-01-04", [7, 10]),
        ("2025-01-03", "2025-01-03", []),
        ("2025-01-03 14:00", "2025-01-03", []),
        ("1900-01-01", "2100-12-31", []),
    ],
)
def test_dates_that_nobody_can_mean_are_said(date, updated, columns):
    lines = [f"date: {date}", *([f"updated: {updated}"] if updated else [])]
    made, findings = article("content/a.md", "\n".join(["---", "title: T", *lines, "---", "Text."]))
    assert made is not None
    assert [f.code for f in findings] == ["odd-date"] * len(columns)
    assert [f.place.column for f in findings] == columns


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("20.10.2026", "Write 2026-10-20."),
        ("1. 2. 2026", "Write 2026-02-01."),
        ("17 Nov 2026", "Write 2026-11-17."),
        ("3 Sept. 2026", "Write 2026-09-03."),
        ("November 17th, 2026", "Write 2026-11-17."),
        ("31.11.2026", "Write 2025-01-03 or 2025-01-03 14:00."),
        ("17 Nox 2026", "Write 2025-01-03 or 2025-01-03 14:00."),
        ("03/04/2026", "Write 2025-01-03 or 2025-01-03 14:00."),
    ],
)
def test_a_date_as_people_write_it_is_said_as_it_is_to_be_written(written: str, hint: str) -> None:
    _, code, _, said = only(f"---\ntitle: A\ndate: {written}\n---\nBody.\n")
    assert (code, said) == ("bad-value", hint)
