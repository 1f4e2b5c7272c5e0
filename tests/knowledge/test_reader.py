"""Files of the knowledge base become entities and terms."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefgen.knowledge.entity import Entity, LinkRef, Role, Term
from briefgen.knowledge.forms import EntityForm, TermForm
from briefgen.knowledge.reader import Knowledge, knowledge
from briefgen.source.decode import lines_ended

PEOPLE = "content/entities/people.yaml"
TERMS = "content/glossary/terms.yaml"


def entity(*lines: str, path: str = PEOPLE) -> Entity:
    (found,), findings = _read("\n".join(["name: Jane Doe", "kind: person", *lines]), path)
    assert findings == ()
    assert isinstance(found, Entity)
    return found


def term(*lines: str) -> Term:
    (found,), findings = _read("\n".join(["name: summit", "gloss: A meeting.", *lines]), TERMS)
    assert findings == ()
    assert isinstance(found, Term)
    return found


def _read(text: str, path: str):
    found, findings = knowledge(path, text, default="term" if path == TERMS else "entity")
    return found.entities + found.terms, findings


def said(text: str, path: str = PEOPLE) -> list[tuple[str, str]]:
    findings = sorted(_read(text, path)[1])
    return [(f.code, f"{f.place.line}:{f.place.column}") for f in findings]


def test_every_key_of_an_entity_arrives():
    found = entity(
        "id: jane", "aliases: [J. Doe, no]", "forms: Does", "demonyms: [Doean]",
        "gloss: A minister.", "familiar: yes", "wikidata: q42", "wikipedia: Jane_Doe",
        "lang: ko", "native: 제인 도", "country: KR", "capital: Seoul", "context: [budget]",
        "latitude: 37.5", "longitude: -127",
        "roles:", "  - {title: Minister, org: Treasury, from: 2021-01-26, to: 2023}",
        "  - {title: Whip, from: 2019-05}",
        "links:", "  - https://example.org/jane", "  - {title: Home, url: 'https://a.example'}",
    )  # fmt: skip
    assert replace(found, given=()) == Entity(
        id="jane", name="Jane Doe", kind="person", aliases=("J. Doe", "no"), forms=("Does",),
        demonyms=("Doean",), gloss="A minister.", familiar=True, wikidata="Q42",
        wikipedia="Jane Doe", lang="ko", native="제인 도", country="kr", capital="Seoul",
        context=("budget",), latitude=37.5, longitude=-127.0,
        roles=(Role(title="Minister", org="Treasury", start="2021-01-26", end="2023"),
               Role(title="Whip", start="2019-05")),
        links=(LinkRef("https://example.org/jane", "https://example.org/jane"),
               LinkRef("Home", "https://a.example")),
        place=(PEOPLE, 1),
    )  # fmt: skip
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(found), type=Entity) == found


def test_every_key_of_a_term_arrives():
    found = term(
        "id: big-summit", "aliases: [top meeting]", "forms: [summitry]", "case: true",
        "wikidata: https://www.wikidata.org/wiki/Q1072326", "see: [treaty, g7]",
        "wikipedia: https://en.wikipedia.org/wiki/Summit_(meeting)",
        "links: {A guide: 'https://example.org'}",
    )  # fmt: skip
    assert found == Term(
        id="big-summit", name="summit", gloss="A meeting.", aliases=("top meeting",),
        forms=("summitry",), case=True, wikidata="Q1072326", wikipedia="Summit (meeting)",
        see=("treaty", "g7"), links=(LinkRef("A guide", "https://example.org"),),
        place=(TERMS, 1),
    )  # fmt: skip


def test_a_markdown_file_is_one_entity_with_its_profile():
    text = "---\nname: Jane Doe\nkind: person\n---\n\n\nBorn in Ulm.\n\nMore.\n"
    (found,), findings = _read(text, "content/entities/jane.md")
    assert findings == ()
    assert (found.id, found.profile, found.profile_line) == ("jane", "Born in Ulm.\n\nMore.", 7)
    assert text.split("\n")[6] == "Born in Ulm."


def test_a_file_name_that_is_no_id_leaves_it_to_the_name():
    (found,), _ = _read("---\nname: Łódź\nkind: place\n---\n", "content/entities/Łódź.md")
    assert (found.id, found.profile, found.profile_line) == ("lodz", "", 0)


def test_a_list_holds_entries_with_their_lines():
    text = "- name: Jane Doe\n  kind: person\n- kind: place\n  name: Ulm\n"
    found, findings = _read(text, PEOPLE)
    assert findings == ()
    assert [(entry.id, entry.place) for entry in found] == [
        ("jane-doe", (PEOPLE, 1)), ("ulm", (PEOPLE, 3)),
    ]  # fmt: skip


def test_a_mapping_holds_entries_by_id_or_name():
    text = "jd:\n  name: Jane Doe\n  kind: person\nNew Ulm: {kind: place}\nNATO: {kind: organization}\n"
    found, findings = _read(text, PEOPLE)
    assert findings == ()
    assert [(entry.id, entry.name, entry.kind) for entry in found if isinstance(entry, Entity)] == [
        ("jd", "Jane Doe", "person"), ("new-ulm", "New Ulm", "place"), ("nato", "NATO", "organisation"),
    ]  # fmt: skip


def test_an_id_alone_is_no_name():
    assert said("jane-doe: {kind: person}") == [("bad-value", "1:11")]


def test_a_glossary_may_be_pairs():
    found, findings = _read("no: A refusal.\nNATO: An alliance.\n", TERMS)
    assert findings == ()
    assert [(t.id, t.name, t.gloss, t.case) for t in found if isinstance(t, Term)] == [
        ("no", "no", "A refusal.", False), ("nato", "NATO", "An alliance.", True),
    ]  # fmt: skip


def test_a_kind_overrules_the_folder():
    text = "- {term: veto, gloss: A refusal., kind: term}\n- {name: Ulm, kind: city}\n"
    for default in ("entity", "term"):
        found, findings = knowledge("a.yaml", text, default=default)
        assert findings == ()
        assert [t.id for t in found.terms] == ["veto"]
        assert [e.kind for e in found.entities] == ["place"]


@pytest.mark.parametrize(
    ("kind", "hint", "safe"),
    [
        ("preson", "Did you mean “person”?", True),
        ("Organizations", "Did you mean “organisation”?", True),
        ("events held", "Did you mean “event”?", False),
        ("plaice", "Did you mean “place”?", True),
        ("vegetable", "Write one of these.", False),
        ("p" * 10_000, "Write one of these.", False),
    ],
)
def test_of_kinds_the_one_that_was_meant_is_named(kind: str, hint: str, safe: bool) -> None:
    (found,) = knowledge(PEOPLE, f"name: Ulm\nkind: {kind}\n", default="entity")[1]
    assert (found.hint, found.is_mendable) == (hint, safe)
    assert "'person', 'place'" in found.message


@pytest.mark.parametrize("text", ["", "# remark\n", "~", "[]", "{}"])
def test_an_empty_file_defines_nothing(text):
    assert knowledge(PEOPLE, text, default="entity") == (Knowledge(), ())


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("just words", [("bad-value", "1:1")]),
        ("- just words\n- {name: Ulm, kind: place}", [("bad-value", "1:3")]),
        ("a: b", [("bad-value", "1:4")]),
        ("name: Ulm", [("bad-value", "1:1")]),
        ("kind: place\nid: ulm", [("bad-value", "1:7"), ("bad-value", "2:5")]),
        ("name: Ulm\nkind: plaice", [("bad-value", "2:7")]),
        ("name: Ulm\nkind: [place]", [("bad-value", "2:7")]),
        ("name: 東京\nkind: place", [("bad-value", "1:1")]),
        ("name: Ulm\nkind: place\nid: Ulm", [("bad-value", "3:5")]),
        ("name: Ulm\nkind: place\naliases: [U, '', ~]", [("bad-value", "3:14"), ("bad-value", "3:18")]),
        ("name: Ulm\nkind: place\nwikidata: 42", [("bad-value", "3:11")]),
        ("name: Ulm\nkind: place\nwikipedia: https://de.wikipedia.org/wiki/Ulm", [("bad-value", "3:12")]),
        ("name: Ulm\nkind: place\nwikipedia: 'https://[::1'", [("bad-value", "3:12")]),
        ("name: Ulm\nkind: place\ncountry: Germany", [("bad-value", "3:10")]),
        ("name: Ulm\nkind: place\nlatitude: 91\nlongitude: nan", [("bad-value", "3:11"), ("bad-value", "4:12")]),
        ("name: Ulm\nkind: place\nlinks: ['data:x']", [("unsafe-url", "3:9")]),
        ("name: Ulm\nkind: place\nroles: [{title: x, from: 2021-02-30, untli: 2}]",
         [("bad-value", "3:26"), ("unknown-key", "3:38")]),
        ("name: Ulm\nkind: place\ndraft: true", [("bad-value", "3:1")]),
        ("- {name: Ulm, kind: place, Publish-at: 2999-01-01}", [("bad-value", "1:28")]),
        ("name: A\nkind: person\nroles:\n- title: x\n  from: 2021-05\n  to: 2021-04-30",
         [("bad-value", "6:7")]),
        ("name: A\nkind: person\nroles: [{title: x, from: 2022, to: 2021-12}]",
         [("bad-value", "3:36")]),
        ("name: A\nkind: person\nroles: [{title: x, to: 2019, from: 2020-01-02}]",
         [("bad-value", "3:24")]),
        ("name: A\nkind: person\nroles: [{title: x, from: 2021-05-02, to: 2021}]", []),
        ("name: A\nkind: person\nroles: [{title: x, from: 2021-05, to: 2021-05-01}]", []),
        ("name: Ulm\nkind: place\ngloss: " + "x" * 201, [("long-gloss", "3:8")]),
        ("name: Ulm\nname: Neu\nkind: place", [("duplicate-key", "1:1"), ("duplicate-key", "2:1")]),
        ("a: &a {name: Ulm, kind: place}\nb: *a", [("bad-yaml", "1:4")]),
    ],
)  # fmt: skip
def test_a_mistake_is_said_at_its_place(text, findings):
    assert said(text) == findings


def test_an_entry_that_was_to_be_kept_back_is_left_out():
    assert _read("name: Ulm\nkind: place\ndraft: true", PEOPLE)[0] == ()


def test_a_mistake_costs_only_itself():
    found, _ = _read(
        "name: Ulm\nkind: place\nwikidata: x\nlinks: ['data:x', 'https://a.example']", PEOPLE
    )
    assert [entry.links for entry in found] == [
        (LinkRef("https://a.example", "https://a.example"),)
    ]


def test_a_long_gloss_is_kept():
    (found,), _ = _read("name: Ulm\nkind: place\ngloss: " + "x" * 201, PEOPLE)
    assert len(found.gloss) == 201


def test_a_term_needs_a_gloss():
    assert said("name: veto", TERMS) == [("bad-value", "1:1")]


def test_a_markdown_file_without_front_matter_is_an_error():
    assert said("Only text.", "content/entities/x.md") == [("bad-value", "1:1")]


@pytest.mark.parametrize(
    "key", sorted({*EntityForm.known(), *TermForm.known()} - {"id", "see", "name"})
)
def test_a_misspelt_key_earns_a_suggestion(key):
    path = PEOPLE if key in EntityForm.known() else TERMS
    kind = "" if key == "kind" or path == TERMS else "kind: place\n"
    _, findings = _read(f"name: Ulm\n{kind}gloss: x\n{key}{key[-1]}: x\n", path)
    assert f"Did you mean “{key}”?" in [f.hint for f in findings]


def test_the_documented_examples_are_read(root):
    page = (root / "docs/knowledge-base.md").read_text(encoding="utf-8")
    examples = re.findall(r"^```yaml( glossary)?\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert len(examples) == 5
    for glossary, example in examples:
        found, findings = _read(example, TERMS if glossary else PEOPLE)
        assert findings == ()
        assert found
    assert all(f"`{key}`" in page for key in (*EntityForm.known(), *TermForm.known()))


KEYS = st.sampled_from([*EntityForm.known(), "term", "see", "x"])
VALUES = st.sampled_from(
    [
        "x",
        "person",
        "term",
        "~",
        "[a, ~, {b: c}]",
        "{title: x, url: y}",
        "q1",
        "2",
        "- a\n  - b",
        "'",
    ]
) | st.text(st.sampled_from(list("ab1-:[]{},#&*!'\" é😀\n\t")))


def within(text: str, findings) -> bool:
    lines = lines_ended(text).count("\n") + 1
    return all(1 <= f.place.line <= lines and f.place.column >= 1 for f in findings)


@given(
    st.text(), st.sampled_from(["a.md", "a.yaml", "a.yml", ""]), st.sampled_from(["entity", "term"])
)
def test_any_text_is_answered_within_its_lines(text, path, default):
    _, findings = knowledge(path, text, default=default)
    assert within(text, findings)


@given(st.lists(st.tuples(KEYS, VALUES)), st.sampled_from(["- ", "  ", "k:\n  "]))
def test_any_entry_is_answered_within_its_lines(pairs, start):
    lines = "\n  ".join(f"{key}: {value}" for key, value in pairs)
    _, findings = knowledge(PEOPLE, start + lines, default="entity")
    assert within(start + lines, findings)


def test_a_term_with_nothing_behind_its_colon_wants_a_gloss():
    text = "quorum:\nrecess: A break.\n"
    found, findings = knowledge("content/glossary/x.yaml", text, default="term")
    assert [term.name for term in found.terms] == ["recess"]
    assert [(f.message, f.hint, f.place.line) for f in findings] == [
        ("“gloss” has an empty value", "Write it behind the colon.", 1)
    ]
