"""The settings of a site, and what is said of wrong ones."""

from __future__ import annotations

import re
import tomllib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.findings import TABLES
from briefgen.settings import (
    ContentSettings,
    FeedSettings,
    HouseSettings,
    Label,
    MarkBudget,
    NavLink,
    NlpSettings,
    PluginSettings,
    Settings,
)
from briefgen.settings_forms import SettingsForm
from briefgen.settings_reader import settings
from briefgen.source.decode import toml_lines_ended

EVERYTHING = """
title = "Test wire"
tagline = "All of it"
url = "https://example.org/wire"
language = "de-CH"
timezone = "Asia/Seoul"
author = "Jane Doe"
publisher = "The Wire"
report_errors = "desk@example.org"
edit_url = "https://example.org/edit/main/{path}?plain=1"
theme = "plain"
cname = "Wire.example.org"
feed_size = 10
home_size = 5
builtin_knowledge = false
nav = [{title = "About", url = "/about/"}, {title = "Code", url = "https://example.org/code"}]

[marks]
words_per_mark = 40
per_paragraph = 0
per_sentence = 1

[nlp]
model = "en_core_web_sm"

[content]
html = "sanitise"

[plugins]
annotators = ["wire-names"]
markdown = ["wire-keys", "subscript"]

[feeds]
site = ["atom", "JSON"]
labels = "rss"
subjects = []
hub = "https://hub.example/?x=1"

[house]
required = ["why-it-matters", "Whats_Next"]
types = {analysis = "the-view", opinion = []}

[sections]
world = "World news"
politics = {title = "Politics", description = "Who decides."}

[threads.seoul-talks]
title = "The talks"
"""


def said(text: str, path: str = "briefgen.toml") -> list[tuple[str, str]]:
    findings = sorted(settings(path, text)[1])
    return [(f.code, f"{f.place.line}:{f.place.column}") for f in findings]


def test_every_setting_arrives():
    expected = Settings(
        title="Test wire", tagline="All of it", url="https://example.org/wire/", language="de-CH",
        timezone="Asia/Seoul", author="Jane Doe", publisher="The Wire",
        report_errors="mailto:desk@example.org",
        edit_url="https://example.org/edit/main/{path}?plain=1", theme="plain", cname="wire.example.org",
        feed_size=10, home_size=5, builtin_knowledge=False,
        nav=(NavLink(title="About", url="about/index.html"),
             NavLink(title="Code", url="https://example.org/code")),
        marks=MarkBudget(words_per_mark=40, per_paragraph=0, per_sentence=1),
        nlp=NlpSettings(model="en_core_web_sm"), content=ContentSettings(html="sanitise"),
        plugins=PluginSettings(annotators=("wire-names",), markdown=("wire-keys", "subscript")),
        feeds=FeedSettings(site=("atom", "json"), labels=("rss",), subjects=(),
                           hub="https://hub.example/?x=1"),
        house=HouseSettings(required=("why-it-matters", "whats-next"),
                            types=(("analysis", ("the-view",)), ("opinion", ()))),
        sections=(Label(slug="world", title="World news"),
                  Label(slug="politics", title="Politics", description="Who decides.")),
        threads=(Label(slug="seoul-talks", title="The talks"),),
    )  # fmt: skip
    assert settings("briefgen.toml", EVERYTHING) == (expected, ())
    assert set(SettingsForm.known()) == set(Settings.__struct_fields__) - {"url_left_open"}
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(expected), type=Settings) == expected


def test_an_empty_url_is_left_open_on_purpose():
    assert settings("briefgen.toml", 'url = ""') == (Settings(url_left_open=True), ())
    assert not settings("briefgen.toml", EVERYTHING)[0].url_left_open


@pytest.mark.parametrize("text", ["", "# remark\n", "[marks]\n[sections]\n", "nav = []"])
def test_an_empty_file_gives_the_defaults(text):
    assert settings("briefgen.toml", text) == (Settings(), ())


def test_a_block_that_nobody_knows_comes_with_what_was_meant():
    made, findings = settings("briefgen.toml", '[house]\nrequired = ["background", "the-veiw"]\n')
    assert made.house == HouseSettings(required=("background",))
    assert [(f.code, f.place.line, f.message, f.hint) for f in findings] == [
        ("bad-value", 2, "“the-veiw” is no kind of block", "Did you mean the-view?")
    ]
    other = settings("briefgen.toml", '[house]\ntypes = {news = "zzz"}\n')[1]
    assert [f.hint[:31] for f in other] == ["Write one of what-happened, why"]


def test_the_order_of_sections_is_kept():
    made, _ = settings("briefgen.toml", 'sections.b = "B"\nsections.a = "A"\n')
    assert [label.slug for label in made.sections] == ["b", "a"]


def test_settings_may_stand_in_pyproject():
    text = '[project]\nname = "x"\n[tool.ruff]\nx = 1\n[tool.briefgen]\ntitle = "Wire"\n[tool.briefgen.marks]\nfoo = 1\n'
    made, findings = settings("pyproject.toml", text)
    assert made == Settings(title="Wire")
    assert [(f.code, f.place.line) for f in findings] == [("unknown-setting", 8)]
    for other in ("", "tool = 3", "[tool]\nbriefgen = 3", "[project]\nname = 'x'"):
        assert settings("pyproject.toml", other)[0] == Settings()


@pytest.mark.parametrize("key", SettingsForm.known())
def test_a_misspelt_setting_is_an_error_with_a_suggestion(key):
    _, findings = settings("briefgen.toml", f"\n{key}{key[-1]} = 1\n")
    assert [(f.code, f.severity, f.place.line, f.hint) for f in findings] == [
        ("unknown-setting", "error", 2, f"Did you mean “{key}”?")
    ]


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ('titel = "x"', [("unknown-setting", "1:1")]),
        ('title = ""', [("bad-value", "1:10")]),
        ("title = 3", [("bad-value", "1:9")]),
        ("title = 2025-01-03", [("bad-value", "1:9")]),
        ('\n  feed_size = "20"', [("bad-value", "2:16")]),
        ("feed_size = 0\nhome_size = true", [("bad-value", "1:13"), ("bad-value", "2:13")]),
        ("feed_size = 2.0", [("bad-value", "1:13")]),
        ('builtin_knowledge = "no"', [("bad-value", "1:22")]),
        ("[marks]\n\nper_sentence = -1", [("bad-value", "3:16")]),
        ("marks.per_sentence = -1", [("bad-value", "1:22")]),
        ('marks = "x"', [("bad-value", "1:10")]),
        ('language = "English, please"', [("bad-value", "1:13")]),
        ('timezone = "Seoul"', [("bad-value", "1:13")]),
        ('timezone = "localtime"', [("bad-value", "1:13")]),
        ('timezone = "../UTC"', [("bad-value", "1:13")]),
        ('timezone = "America"', [("bad-value", "1:13")]),
        ('url = "example.org"', [("unsafe-url", "1:8")]),
        ('url = "mailto:a@example.org"', [("bad-value", "1:8")]),
        ('url = "https://example.org/?a=b"', [("bad-value", "1:8")]),
        ('report_errors = "javascript:x"', [("unsafe-url", "1:18")]),
        ('edit_url = "https://example.org/edit/main/"', [("bad-value", "1:13")]),
        ('edit_url = "mailto:{path}@example.org"', [("unsafe-url", "1:13")]),
        ('cname = "https://example.org"', [("bad-value", "1:10")]),
        ('theme = "../x"', [("bad-value", "1:10")]),
        ('[nlp]\nmodel = "../x"', [("bad-value", "2:10")]),
        ('[content]\nhtml = "raw"', [("bad-value", "2:9")]),
        ('[feeds]\nsite = ["atom", "rdf"]', [("bad-value", "2:8")]),
        ("[feeds]\nlabels = 1", [("bad-value", "2:10")]),
        ('[feeds]\nhub = "hub.example"', [("unsafe-url", "2:8")]),
        ('[feeds]\nhub = "mailto:a@hub.example"', [("unsafe-url", "2:8")]),
        ('[feeds]\nhub = "ftp://hub.example/"', [("unsafe-url", "2:8")]),
        ('[feeds]\nhub = "javascript:x"', [("unsafe-url", "2:8")]),
        ('[feeds]\nhub = "https://[hub"', [("unsafe-url", "2:8")]),
        ('[sections]\nok = "x"\n"No Slug" = "x"', [("bad-slug", "3:14")]),
        ("[threads.x]\ntitel = 1", [("bad-value", "1:2"), ("unknown-setting", "2:1")]),
        ('[[nav]]\ntitle="a"\nurl="a"\n[[nav]]\ntitle="b"\nurl="//b"', [("unsafe-url", "6:6")]),
        ('nav = [{title = "a", url = "../a"}]', [("unsafe-url", "1:7")]),
        ("title = Wire", [("bad-toml", "1:9")]),
        ('title = "Wire', [("bad-toml", "1:14")]),
        ("title: Wire", [("bad-toml", "1:6")]),
        ("a = 1\na = 2", [("bad-toml", "2:6")]),
        ("x = " + "[" * 5000, [("bad-toml", "1:1")]),
        ("x = " + "[" * 50 + "]" * 50, [("bad-toml", "1:1")]),
        ("x = " + "9" * 5000, [("bad-toml", "1:1")]),
        ("a" + ".a" * 100_000 + " = 1", [("bad-toml", "1:1")]),
        ("x" * 500_001, [("too-large", "1:1")]),
    ],
)  # fmt: skip
def test_a_mistake_is_said_at_its_place(text, findings):
    assert said(text) == findings


@pytest.mark.parametrize(
    ("text", "underlined"),
    [
        ('feed_size = "many" # all', "many"),
        ("home_size = 0 # none", "0"),
        ("marks.per_sentence=-1", "-1"),
        ('url = "example.org"', "example.org"),
        ("timezone = 'Seoul'", "Seoul"),
        ('titel = "x"', "titel"),
        ('nav = [{title = "a", url = "../a"}]', "["),
    ],
)
def test_what_is_underlined_is_what_is_wrong(text, underlined):
    (place,) = (finding.place for finding in settings("briefgen.toml", text)[1])
    assert text[place.column - 1 : place.column - 1 + place.length] == underlined


def test_a_mistake_costs_only_itself():
    made, _ = settings(
        "briefgen.toml", 'title = "Wire"\nfeed_size = 0\n[marks]\nx = 1\nper_sentence = 1'
    )
    assert made == Settings(title="Wire", marks=MarkBudget(per_sentence=1))


@pytest.mark.parametrize("member", ['["a"]', "[1]", '"[", ["a"]', '{b = "["}, ["a"]'])
def test_a_list_in_a_line_of_its_own_begins_no_table(member: str) -> None:
    assert said(f"nav = [\n{member},\n]\ntitel = 1\n")[-1] == ("unknown-setting", "4:1")
    assert said(f"nav = [\n{member}\n]  # ]\n[marks]\nx = 1\n")[-1] == ("unknown-setting", "5:1")


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        ('[feeds]\nhub = "ftp://hub.example/"', "https://hub.example/"),
        ('url = "ftp://example.org/"', "https://example.org/"),
        ('url = "example.org"', "https://example.org/"),
        ('url = "mailto:a@example.org"', "https://example.org/"),
    ],
)
def test_no_hint_proposes_what_is_refused(text, proposed):
    found = settings("a", text)[1][0]
    assert "and mailto" not in found.message
    assert "mailto" not in found.hint
    assert proposed in found.hint


def test_hints_say_the_mend():
    hints = [
        settings("a", text)[1][0].hint for text in ('timezone="Seoul"', "title = Wire", "title: x")
    ]
    assert hints == [
        "Did you mean Asia/Seoul?",
        'Put text in quotes: "Wire".',
        'Write key = "value".',
    ]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("title = 3", 'Put it in quotes: "3".'),
        ('title = ["x"]', "Write one text in its place."),
        ('feed_size = "20"', "Write a whole number without quotes, such as 20."),
        ("feed_size = 0", "Write 1 or more; or leave it out."),
        ("feed_size = 5000", "Write 1000 or less; or leave it out."),
        ('search = "no"', "Write true or false, without quotes."),
        ("[feeds]\nsite = {atom = true}", "Write a list: [one, two]."),
    ],
)
def test_a_value_of_another_kind_is_said_with_one_of_the_right_kind(text, hint):
    assert [finding.hint for finding in settings("a", text)[1]] == [hint]


@pytest.mark.parametrize(
    "url", ["https://example.org", "https://example.org/", "https://example.org//"]
)
def test_the_address_of_a_site_ends_in_one_slash(url):
    assert settings("a", f'url = "{url}"')[0].url == "https://example.org/"


@pytest.mark.parametrize(
    "path", ["..", "../y", "y/../z", "%2e%2e/y", "./y", "y//z", "%00", "a%0d%0ab"]
)
def test_a_site_has_an_address_with_a_plain_path(path):
    made, (finding,) = settings("a", f'url = "https://example.org/{path}/"')
    assert (made.url, finding.place.line) == ("", 1)
    assert finding.message.endswith(" is not the address of a site")


def test_many_mistakes_are_cut():
    _, findings = settings("a", "".join(f"k{n} = 1\n" for n in range(20_000)))
    assert len(findings) == 51


def test_the_documented_example_is_read(root):
    page = (root / "docs/configuration.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```toml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    made, findings = settings("briefgen.toml", example)
    assert findings == ()
    assert made.nav[0].url == "about.html"
    assert set(tomllib.loads(example)) == set(SettingsForm.known())
    assert all(f"`{key}`" in page or f"[{key}]" in page for key in SettingsForm.known())


LINES = st.sampled_from(
    [*(f"{key} = 'x'" for key in SettingsForm.known()), "[marks]", "[[nav]]", "[sections.a]", "x = [1",
     "nav = [{}]", "a.b.c = 1", '"" = 1', "marks = {a = 1}", "'''", 'title = """', "[", "url = ''"]
) | st.text(st.sampled_from(list("ab.=[]{}\"'#1 \t\n\r\x00\u2028é😀")))  # fmt: skip


@given(st.text() | st.lists(LINES).map("\n".join))
def test_any_text_is_answered_within_its_lines(text):
    for path in TABLES:
        made, findings = settings(path, text)
        lines = toml_lines_ended(text).count("\n") + 1
        assert isinstance(made, Settings)
        assert all(1 <= f.place.line <= lines and f.place.column >= 1 for f in findings)


@pytest.mark.parametrize("sign", ["\u2028", "\u2029"])
def test_a_separator_within_a_text_is_no_end_of_its_line(sign: str) -> None:
    made, findings = settings("briefgen.toml", f'title = "Harbour{sign}wire"  # so{sign}it is\n')
    assert (made.title, findings) == ("Harbour wire", ())


@pytest.mark.parametrize("escape", ["\\u0000", "\\u001b", "\\u202e", "\\ufeff", "\\U0000FFFF"])
def test_a_character_that_breaks_pages_is_left_out_though_an_escape_makes_it(escape: str) -> None:
    made, findings = settings(
        "briefgen.toml",
        f'tagline = "All of it"\ntitle = "Wi{escape}re"\n[sections]\nworld = "Wo{escape}rld"\n',
    )
    assert (made.title, made.sections[0].title) == ("Wire", "World")
    assert [(f.code, f.place.line, f.place.column) for f in findings] == [
        ("control-character", 2, 9),
        ("control-character", 4, 9),
    ]


def test_a_key_is_free_of_such_characters_and_still_stands_only_once() -> None:
    said_of_one = said('"tit\\u0000le" = "Wire"\n')
    assert said_of_one == [("control-character", "1:1")]
    made, findings = settings("briefgen.toml", 'title = "Wire"\n"tit\\u0000le" = "Other"\n')
    assert made == Settings()
    assert [f.code for f in findings] == ["bad-toml"]


OPEN = ('"', '"""', "'", "'''")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x = " + "[" * 100_000, "Lists stand too deep in each other"),
        ("a." * 40 + "a = 1", "Tables stand more than 32 levels deep"),
        ("feed_size = " + "9" * 10_000, "A number has too many digits"),
        *((f"title = {start}Wire", "A quotation mark is never closed") for start in OPEN),
        *((f'title = {start}Wire\nurl = ""', "A quotation mark is never closed") for start in OPEN),
    ],
)
def test_what_python_cannot_read_is_said_in_words_with_a_mend(text: str, message: str) -> None:
    (found,) = settings("briefgen.toml", text)[1]
    assert (found.code, found.message) == ("bad-toml", message)
    assert found.hint
