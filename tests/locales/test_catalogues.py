"""The catalogues are whole and sound; those of a project may be neither, and say so."""

from __future__ import annotations

import runpy
from gettext import c2py
from pathlib import Path
from typing import Any

import pytest
from babel import Locale as Known
from babel.messages.pofile import read_po

from briefgen.findings import CODES
from briefgen.locales import cldr, reader
from briefgen.locales.words import Words

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "briefgen" / "locales"
TEMPLATE = (FOLDER / "briefgen.pot").read_text("utf-8")
MESSAGES = TEMPLATE.count("\nmsgid ") - 1
"""All but the header."""
SHIPPED = sorted(path.stem for path in FOLDER.glob("*.po"))

COUNTED = 'msgid "%(n)s briefing"\nmsgid_plural "%(n)s briefings"\n'
PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'


def read(tag: str, *sources: str) -> tuple[Words, list[Any]]:
    given = [(f"locales/{number}.po", text) for number, text in enumerate(sources)]
    locale, findings = reader.messages(given, TEMPLATE, cldr.locale(tag))
    return Words(locale), list(findings)


def shipped(tag: str) -> str:
    return (FOLDER / f"{tag}.po").read_text("utf-8")


def test_german_and_arabic_come_with_it() -> None:
    assert {"ar", "de"} <= set(SHIPPED)


def test_catalogues_have_what_templates_and_code_say() -> None:
    """If this fails, run `python scripts/catalogues.py`, and translate what is new."""
    wanted = runpy.run_path(str(ROOT / "scripts" / "catalogues.py"))["wanted"]
    stale = [path.name for path, text in wanted() if path.read_text("utf-8") != text]
    assert stale == []


@pytest.mark.parametrize("tag", SHIPPED)
def test_nothing_is_left_untranslated_fuzzy_or_with_other_values(tag: str) -> None:
    words, findings = read(tag, shipped(tag))
    assert findings == []
    with (FOLDER / f"{tag}.po").open("rb") as file:
        assert [m.id for m in read_po(file) if m.id and m.fuzzy] == []
    assert len(words.locale.messages) == MESSAGES


@pytest.mark.parametrize("tag", SHIPPED)
def test_plural_forms_are_told_apart_as_the_cldr_tells_them(tag: str) -> None:
    words, rule = read(tag, shipped(tag))[0], Known.parse(tag).plural_form
    ours = c2py(words.locale.plural)
    pairs = {(rule(n), ours(n)) for n in range(1200)}
    assert len(pairs) == len(rule.tags) + 1
    forms = words.locale.messages["%(n)s briefing"]
    assert len(forms) == len(pairs)


def test_arabic_counts_as_it_is_spoken() -> None:
    words = read("ar", shipped("ar"))[0]
    shown = [words.plural("%(n)s briefing", "%(n)s briefings", n) for n in (1, 2, 3, 10, 11, 100)]
    assert shown == ["موجز واحد", "موجزان", "3 موجزات", "10 موجزات", "11 موجزًا", "100 موجز"]


def test_the_words_of_a_project_come_before_those_of_briefgen() -> None:
    own = PO + 'msgid "Key facts"\nmsgstr "Kurz gesagt"\n\nmsgid "My own"\nmsgstr "Mein"\n'
    words, findings = read("de", shipped("de"), own)
    assert findings == []
    assert words.gettext("Key facts") == "Kurz gesagt"
    assert words.gettext("My own") == "Mein"
    assert words.gettext("Sources") == "Quellen"


def test_a_language_without_a_catalogue_says_how_much_is_english() -> None:
    (finding,) = read("fr-BE")[1]
    assert (finding.code, finding.place.path) == ("untranslated", "locales/fr.po")
    assert CODES[finding.code] == "note"
    assert f"{MESSAGES} of {MESSAGES} words" in finding.message
    assert read("en-US")[1] == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('msgid "By %(names)s"\nmsgstr "Par %(nom)s"\n', "it lacks %(names)s"),
        ('msgid "By %(names)s"\nmsgstr "Par %(names)s, %(x)s"\n', "it must not have %(x)s"),
        ('msgid "By %(names)s"\nmsgstr "100 % de %(names)s"\n', "a percent sign is written %%"),
        (
            COUNTED + 'msgstr[0] "une %(m)s"\nmsgstr[1] "%(n)s lettres"\n',
            "it must not have %(m)s",
        ),
    ],
)
def test_a_translation_with_other_values_is_left_out(text: str, why: str) -> None:
    words, findings = read("fr", PO + text)
    wrong = [f for f in findings if f.code == "bad-translation"]
    assert [why in f.message for f in wrong] == [True]
    assert wrong[0].place.line == 4
    assert words.html("By %(names)s", names="A") == "By A"


def test_one_briefing_needs_no_figure_and_a_percent_sign_no_values() -> None:
    text = (
        COUNTED + 'msgstr[0] "une lettre"\nmsgstr[1] "%(n)s lettres"\n\n'
        'msgid "Feed"\nmsgstr "100 %"\n\n#, fuzzy\nmsgid "Topics"\nmsgstr "Sujets"\n'
    )
    words, findings = read("fr", PO + text)
    assert [f.code for f in findings] == ["untranslated"]
    assert words.plural("%(n)s briefing", "%(n)s briefings", 0) == "une lettre"
    assert words.html("Feed") == "100 %"
    assert words.gettext("Topics") == "Topics"


FORMS = "Plural-Forms: nplurals=3; plural=n==7 ? 2 : n==1 ? 0 : 1;\\n"
COUNTED_IN_THREE = COUNTED + 'msgstr[0] "one"\nmsgstr[1] "many"\nmsgstr[2] "seven"\n'


@pytest.mark.parametrize("tag", ["fr", "qq"])
@pytest.mark.parametrize("language", ["", "Language: fr\\n", "Language: qq\\n", "Language: \\n"])
@pytest.mark.parametrize("lines", ['"\n"', "", '"\r\n"'], ids=["lines", "one line", "CRLF"])
def test_a_rule_for_plurals_counts_whatever_language_the_catalogue_names(
    tag: str, language: str, lines: str
) -> None:
    text = PO.replace("utf-8\\n", f"utf-8\\n{lines}{language}{lines}{FORMS}") + COUNTED_IN_THREE
    words, findings = read(tag, text)
    assert [f.code for f in findings] == ["untranslated"]
    said = [words.plural("%(n)s briefing", "%(n)s briefings", n) for n in (0, 1, 7)]
    assert said == ["many", "one", "seven"]


def test_a_catalogue_without_a_rule_for_plurals_leaves_that_of_the_language() -> None:
    words = read("cy", PO + 'msgid "Feed"\nmsgstr "\\nPlural-Forms: nplurals=1; plural=0;"\n')[0]
    assert words.locale.plural == cldr.locale("cy").plural


@pytest.mark.parametrize(
    "text",
    [
        *(
            PO.replace("utf-8\\n", f"utf-8\\nPlural-Forms: nplurals=2; plural={rule};\\n")
            for rule in ("1/n", "n%(n-200)", "n-3")
        ),
        "msgid Key facts\n",
        '"Key facts"\n',
        PO.replace("utf-8\\n", "utf-8\\nPlural-Forms: nplurals=2; plural=__import__('os');\\n"),
        PO.replace("utf-8\\n", "utf-8\\nPlural-Forms: nplurals=2; plural=(((n;\\n"),
        PO.replace("utf-8\\n", "utf-8\\nPlural-Forms: nplurals=1000000; plural=n>1;\\n")
        + COUNTED
        + 'msgstr[0] "a"\n',
        *(
            PO.replace("utf-8\\n", f"utf-8\\nPlural-Forms: nplurals={forms}; plural=n>1;\\n")
            + 'msgid "Key facts"\nmsgstr "Faits"\n'
            for forms in (0, 21, 999_999_999)
        ),
        PO.replace("utf-8\\n", "utf-8\\nPO-Revision-Date: yesterday\\n"),
        "x" * (reader.MOST + 1),
    ],
)
def test_a_catalogue_that_cannot_be_read_is_left_out_and_named(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words, findings = read("fr", text)
    wrong = [f for f in findings if f.code == "bad-translation"]
    assert [f.place.path for f in wrong] == ["locales/0.po"]
    assert words.gettext("Key facts") == "Key facts"
    assert capsys.readouterr().out == ""
