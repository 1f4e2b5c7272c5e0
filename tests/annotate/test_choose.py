"""Which mentions become marks: the rules, one by one and all together."""

import re
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefgen.annotate.annotation import Mark, Mention, Span, TermUse
from briefgen.annotate.choose import Policy, choose, word_count
from briefgen.annotate.sentences import sentences
from briefgen.knowledge.entity import Entity
from briefgen.source.passage import Passage

KINDS = {
    "Ada": "person",
    "Ben": "person",
    "Cleo": "person",
    "Firm": "organisation",
    "Oslo": "place",
    "Peru": "place",
}
ENTITIES = {
    name.lower(): Entity(id=name.lower(), name=name, kind=kind) for name, kind in KINDS.items()
}
ENTITIES["usa"] = Entity(id="usa", name="Usa", kind="place", familiar=True)
NAMES = re.compile(r"Ada|Ben|Cleo|Firm|Oslo|Peru|Usa")
TERM = re.compile(r"bond|tariff")
FILL = " and so it goes on and on with many plain words in between that nobody wants to mark at all here today"
FREE = Policy(words_per_mark=1, per_paragraph=99, per_sentence=99)


def mention(index, found, by="name", **more):
    entity = found[0].lower()
    span = Span(index, found.start(), found.end())
    return Mention(span, found[0], ENTITIES[entity].kind, entity, by, **more)


def annotated(passages):
    mentions = [mention(p.index, f) for p in passages for f in NAMES.finditer(p.text)]
    terms = [
        TermUse(Span(p.index, f.start(), f.end()), f[0], f[0])
        for p in passages
        for f in TERM.finditer(p.text)
    ]
    return mentions, terms


def marked(*passages, policy=FREE, mentions=None):
    passages = [Passage(i, p) if isinstance(p, str) else p for i, p in enumerate(passages)]
    found, terms = annotated(passages)
    found = found if mentions is None else mentions
    marks = choose(passages, sentences(passages), found, terms, ENTITIES, policy)
    return [passages[m.span.passage].text[m.span.start : m.span.end] for m in marks]


# --- rules 6 and 8 ------------------------------------------------------------------------------


def test_only_the_first_mention_of_a_section_is_marked():
    one = Passage(0, "Ada left Oslo and Ada came")
    two = Passage(1, "Then Ada slept", section=0)
    three = Passage(2, "Then Ada woke", section=1)
    assert marked(one, two, three) == ["Ada", "Oslo", "Ada"]


def test_the_first_mention_that_may_be_marked_counts():
    heading = Passage(0, "Ada in Oslo", kind="heading")
    assert marked(heading, Passage(1, "So Ada left")) == ["Ada"]


def test_familiar_entities_are_not_marked_even_if_pinned():
    assert marked("Usa met Oslo") == ["Oslo"]
    text = "Usa met Oslo"
    assert marked(text, mentions=[mention(0, NAMES.search(text), "pinned")]) == []


@pytest.mark.parametrize("gloss", ["", "Painter."])
def test_what_a_note_would_say_nothing_of_is_marked_only_if_pinned(gloss):
    text = "Ada met Oslo"
    listed = ("@knowledge/kb.bin", 0)
    entities = {
        **ENTITIES,
        "ada": replace(ENTITIES["ada"], gloss=gloss, roles=(), place=listed),
    }
    passages, ada = [Passage(0, text)], NAMES.search(text)
    for by, number in (("name", 0), ("pinned", 1)):
        found = [mention(0, ada, by)]
        marks = choose(passages, sentences(passages), found, (), entities, FREE)
        assert len(marks) == number


@pytest.mark.parametrize("by", ["nominal", "model", "none"])
def test_what_is_only_counted_is_not_marked(by):
    assert marked("Ada left", mentions=[mention(0, NAMES.search("Ada left"), by)]) == []


def test_a_part_of_a_compound_is_not_marked():
    text = "Ada-led talks and Ada"
    first, second = NAMES.finditer(text)
    found = [mention(0, first, compound=True), mention(0, second)]
    passages = [Passage(0, text)]
    marks = choose(passages, sentences(passages), found, (), ENTITIES, FREE)
    assert marks == (Mark(Span(0, 18, 21), "ada", "entity"),)


def test_a_name_that_nobody_decided_is_not_marked():
    undecided = Mention(Span(0, 0, 3), "Ada", "person", "", "none")
    assert marked("Ada left", mentions=[undecided]) == []


# --- rule 7 -------------------------------------------------------------------------------------


def test_one_mark_for_so_many_words():
    policy = Policy(words_per_mark=5, per_paragraph=9, per_sentence=9)
    assert marked("Ada one Ben two", policy=policy) == []
    assert marked("Ada one Ben two three", policy=policy) == ["Ada"]
    assert len(marked("Ada one Ben two three four five six seven eight", policy=policy)) == 2


def test_four_in_a_paragraph():
    text = "Ada is. Ben is. Firm is. Oslo is. Peru is. Cleo is."
    assert marked(text, policy=Policy(words_per_mark=1)) == ["Ada", "Ben", "Firm", "Cleo"]


def test_two_in_a_sentence_unless_all_are_people():
    policy = Policy(words_per_mark=1)
    assert marked("Ada met Ben near Oslo. Peru won.", policy=policy) == ["Ada", "Ben", "Peru"]
    assert marked("Ada met Ben and Cleo then.", policy=policy) == ["Ada", "Ben", "Cleo"]
    assert marked("Ada met Firm and Oslo then.", policy=policy) == ["Ada", "Firm"]


@pytest.mark.parametrize("between", [" ", ", ", " – ", "/", " (", " & "])
def test_no_two_marks_without_a_plain_word_between(between):
    assert marked(f"In Oslo{between}Peru it rains") == ["Oslo"]


def test_ranks_decide_over_budget():
    policy = Policy(words_per_mark=3, per_paragraph=9, per_sentence=9)
    text = "In Oslo a Firm of a bond"
    assert marked(text, policy=policy) == ["Firm", "bond"]
    assert marked(text + " by Ada now", policy=policy) == ["Firm", "bond", "Ada"]


def test_what_the_editor_pinned_comes_first():
    text = "Ada left Oslo"
    ada, oslo = NAMES.finditer(text)
    found = [mention(0, ada), mention(0, oslo, "pinned")]
    assert marked(text, mentions=found, policy=Policy(words_per_mark=3)) == ["Oslo"]


def pinned(index, text, *names, section=0):
    """A passage in which the editor pinned these words."""
    spans = ((text.index(name), text.index(name) + len(name), name.lower()) for name in names)
    return Passage(index, text, section=section, pinned=tuple(spans))


def test_a_pin_in_the_text_comes_first_within_the_budget():
    found = pinned(0, "A bond is due and Ada left", "bond")
    assert marked(found, policy=Policy(words_per_mark=6)) == ["bond"]
    assert marked(found, policy=Policy(words_per_mark=99)) == []


def test_what_is_new_on_the_page_comes_before_what_another_section_marks():
    texts = ["Ada is so very old", "Ada saw Peru today again"]
    passages = [Passage(n, text, section=n) for n, text in enumerate(texts)]
    assert marked(*passages, policy=Policy(words_per_mark=5)) == ["Ada", "Peru"]
    assert marked(*passages, policy=Policy(words_per_mark=3)) == ["Ada", "Ada", "Peru"]


def test_a_first_mention_that_gets_no_mark_leaves_its_rank_to_the_next():
    texts = ["Ada, Ben met Cleo and Firm", "Ben saw Peru"]
    passages = [Passage(n, text, section=n) for n, text in enumerate(texts)]
    assert marked(*passages, policy=Policy(words_per_mark=3)) == ["Ada", "Cleo", "Ben"]


def test_of_equal_rank_the_rarer_comes_first():
    text = "In Oslo it rains but Peru is dry and Oslo wet"
    assert marked(text, policy=Policy(words_per_mark=9)) == ["Peru"]


def test_of_equal_rank_what_the_site_explains_itself_comes_first():
    passages = [Passage(0, "A bond and a tariff, and a bond again, in Oslo, Peru and Oslo")]
    found, terms = annotated(passages)
    peru = {"peru": replace(ENTITIES["peru"], place=("@knowledge/places.yaml", 1))}
    for words, wanted in ((14, ["bond"]), (4, ["bond", "tariff", "Oslo"])):
        marks = choose(
            passages, sentences(passages), found, terms, ENTITIES | peru,
            Policy(words_per_mark=words, per_sentence=9), own_terms={"bond"},
        )  # fmt: skip
        assert [passages[0].text[m.span.start : m.span.end] for m in marks] == wanted


# --- rule 9 -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["heading", "cell", "caption", "footnote"])
def test_no_marks_outside_the_body(kind):
    assert marked(Passage(0, "Ada sold a bond", kind=kind)) == []


def test_no_marks_in_sealed_spans():
    assert marked(Passage(0, "Ada met Ben today", sealed=((0, 3),))) == ["Ben"]
    assert marked(Passage(0, "Ada met Ben today", sealed=((2, 9),))) == []


def test_sealed_words_do_not_earn_marks():
    policy = Policy(words_per_mark=4)
    assert marked(Passage(0, "Ada met old Ben", sealed=()), policy=policy) == ["Ada"]
    assert marked(Passage(0, "Ada met old Ben", sealed=((12, 15),)), policy=policy) == []


def test_in_long_quotations_only_terms():
    text = "Ada says that a bond is a bond and nothing else"
    assert marked(Passage(0, text, kind="quotation")) == ["bond"]
    assert marked(f"They said: “{text}” in Peru") == ["bond", "Peru"]
    assert marked(f'They said: "{text}" in Peru') == ["bond", "Peru"]
    assert marked(f"They said: «{text}» in Peru") == ["bond", "Peru"]


def test_in_short_quotations_nothing():
    assert marked(Passage(0, "Ada says that a bond is a", kind="quotation")) == []
    assert marked("They called it “a bond of Ada” in Peru") == ["Peru"]


def test_a_nickname_in_marks_is_no_quotation():
    text = "Today Ada “the Ace” Lund says that it goes on."
    named = re.search("Ada.*Lund", text)
    whole = mention(0, re.search("Ada", text))._replace(span=Span(0, *named.span()))
    assert marked(text, mentions=[whole]) == ["Ada “the Ace” Lund"]


def test_an_unclosed_quotation_goes_to_the_end_of_its_paragraph():
    assert marked("He said: “Ada left", "Then Ben left") == ["Ben"]


# --- all together -------------------------------------------------------------------------------

_WORD = st.sampled_from([*KINDS, "Usa", "bond", "tariff", "and", "the", "so", ".", ",", "“", "”"])
_KIND = st.sampled_from(
    ["paragraph", "paragraph", "paragraph", "item", "quotation", "heading", "cell"]
)


@st.composite
def articles(draw):
    passages = []
    section = 0
    for index in range(draw(st.integers(0, 6))):
        kind = draw(_KIND)
        section += kind == "heading"
        text = " ".join(draw(st.lists(_WORD, max_size=30)))
        cut = draw(st.integers(0, len(text)))
        sealed = (
            ((cut, min(cut + 9, len(text))),) if draw(st.booleans()) and cut < len(text) else ()
        )
        passages.append(Passage(index, text, kind=kind, section=section, sealed=sealed))
    return passages


@given(articles(), st.integers(1, 12), st.integers(1, 5), st.integers(1, 3))
def test_every_rule_holds_at_once(passages, words_per_mark, per_paragraph, per_sentence):
    policy = Policy(words_per_mark, per_paragraph, per_sentence)
    mentions, terms = annotated(passages)
    spans = sentences(passages)
    marks = choose(passages, spans, mentions, terms, ENTITIES, policy)

    body = [p for p in passages if p.kind in ("paragraph", "item", "quotation")]
    assert len(marks) * words_per_mark <= sum(word_count(p.text) for p in body)
    assert list(marks) == sorted(marks)
    assert {m.span for m in marks} <= {m.span for m in mentions} | {t.span for t in terms}
    assert {m.target for m in marks} & {"usa"} == set()

    by_index = {p.index: p for p in passages}
    per_section = Counter((by_index[m.span.passage].section, m.target) for m in marks)
    assert max(per_section.values(), default=0) <= 1
    assert max(Counter(m.span.passage for m in marks).values(), default=0) <= per_paragraph
    for mark in marks:
        passage = by_index[mark.span.passage]
        assert passage in body
        assert all(e <= mark.span.start or mark.span.end <= s for s, e in passage.sealed)
        if passage.kind == "quotation":
            assert mark.kind == "term"
            assert word_count(passage.text) > 8
    for one, two in pairwise(marks):
        if one.span.passage == two.span.passage:
            assert re.search(r"\w", by_index[one.span.passage].text[one.span.end : two.span.start])
    for sentence in spans:
        inside = [
            m
            for m in marks
            if m.span.passage == sentence.passage and sentence.start <= m.span.start < sentence.end
        ]
        people = all(m.kind == "entity" and ENTITIES[m.target].kind == "person" for m in inside)
        assert people or len(inside) <= per_sentence


@given(articles())
def test_a_looser_budget_marks_no_less(passages):
    mentions, terms = annotated(passages)
    spans = sentences(passages)
    tight = choose(passages, spans, mentions, terms, ENTITIES, Policy())
    loose = choose(passages, spans, mentions, terms, ENTITIES, Policy(words_per_mark=7))
    assert set(tight) <= set(loose)


def test_a_long_text_is_chosen_from_in_linear_time():
    text = "Ada met “Ben” and “the Firm in Oslo. " * 3000
    assert marked(text, policy=Policy())
