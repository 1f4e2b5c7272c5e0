"""Whom a name means, in the light of the whole document."""

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.annotate.annotation import Candidate, Guess, Mention, Span
from briefgen.annotate.matching import candidates, matcher
from briefgen.annotate.resolve import _undecided, resolve
from briefgen.annotate.sentences import sentences
from briefgen.annotate.surnames import surnames
from briefgen.knowledge.aliases import names
from briefgen.knowledge.entity import Entity, Role, Term
from briefgen.source.article import Override
from briefgen.source.passage import Passage


def person(id_, name, **more):
    return Entity(id=id_, name=name, kind="person", **more)


def place(id_, name, **more):
    return Entity(id=id_, name=name, kind="place", **more)


def org(id_, name, **more):
    return Entity(id=id_, name=name, kind="organisation", **more)


ENTITIES = (
    person("blinken", "Antony Blinken", roles=(Role(title="Secretary of State"),)),
    person("yoon", "Yoon Suk-yeol", country="kr", roles=(Role(title="President"),)),
    person("choi", "Choi Sang-mok", country="kr"),
    person("kim-ju", "Kim Jong-un", country="kp", roles=(Role(title="Supreme Leader"),)),
    person("kim-yh", "Kim Yong-hyun", country="kr", roles=(Role(title="Defense Minister"),)),
    person("leyen", "Ursula von der Leyen"),
    person("mbs", "Mohammed bin Salman"),
    person("rfk", "Robert F. Kennedy Jr."),
    person("biden", "Joe Biden"),
    person("may", "Theresa May"),
    person("denzel", "Denzel Washington"),
    person("xi", "Xi Jinping", country="cn"),
    person("grant-p", "Grant", context=("tanks",)),
    place("us", "United States", aliases=("U.S.", "US"), demonyms=("American",)),
    place("jp", "Japan", demonyms=("Japanese",)),
    place("sk", "South Korea", demonyms=("South Korean",)),
    place("paris", "Paris"),
    place("england", "England"),
    place("reading", "Reading"),
    place("washington", "Washington", aliases=("Washington, D.C.",)),
    place("georgia", "Georgia", aliases=("Republic of Georgia",), context=("Tbilisi",)),
    place(
        "georgia-us", "Georgia", aliases=("state of Georgia",), context=("Atlanta", "peach state")
    ),
    place("sudan", "Sudan"),
    org("state", "State Department"),
    org("justice", "Justice Department"),
    org("nato", "NATO"),
)
BY_ID = {e.id: e for e in ENTITIES}
TERMS = (
    Term(id="grant-t", name="grant", gloss="…"),
    Term(id="nsi", name="NSI", gloss="…"),
    Term(id="martial-law", name="martial law", gloss="…"),
)
MATCHER = matcher(names(ENTITIES, TERMS))


def read(*texts, overrides=(), pinned=(), more=(), kinds=()):
    passages = [
        Passage(
            i,
            t,
            kind=dict(kinds).get(i, "paragraph"),
            pinned=tuple(p[1:] for p in pinned if p[0] == i),
        )
        for i, t in enumerate(texts)
    ]
    given_ = tuple(Override(surface, entity) for surface, entity in overrides)
    found = (*candidates(MATCHER, passages), *more)
    return resolve(passages, sentences(passages), found, BY_ID, given_)


def who(*texts, **more):
    return [(m.text, m.entity) for m in read(*texts, **more).mentions]


def how(*texts, **more):
    return [(m.text, m.entity, m.by) for m in read(*texts, **more).mentions]


def codes(*texts, **more):
    return [r.code for r in read(*texts, **more).remarks]


# --- names that stand alone, and names that are parts of others ---------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The Paris Hilton story",
        "He reads the Washington Post daily.",
        "Hamish Paris resigned.",
        "a member of the Bank of England board",
        "Bank of England rates rose.",
        "the University of Reading",
        "a Japan Airlines flight",
        "an American Airlines flight",
        "the New England Patriots",
        "South Sudan voted.",
        "Georgia Tech won.",
        "Paris-Match reported it.",
        "Smith & Paris moved.",
        "the University of the Georgia coast",
        "the National State Department",
    ],
)
def test_a_name_inside_a_longer_unknown_name_is_not_linked(text):
    assert who(text) == []


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Japan Prime Minister Ishiba spoke.", "jp"),
        ("Japanese Prime Minister Ishiba spoke.", "jp"),
        ("He landed in Japan Friday.", "jp"),
        ("In Japan Mr. Ishiba spoke.", "jp"),
        ("the president of Japan spoke", "jp"),
        ("The Prime Minister of Japan spoke.", "jp"),
        ("Japan Defense Ministry officials spoke.", "jp"),
        ("Leaders of Japan met.", "jp"),
        ("But Japan refused.", "jp"),
        ("Visiting Paris on Monday, he spoke.", "paris"),
        ("“Japan is ready,” he said.", "jp"),
        ("Japan’s Democratic Party lost.", "jp"),
        ("TOKYO, June 6 — The State Department spoke.", "state"),
        ("Smith, Paris said, had left.", "paris"),
        ("He left Paris. Smith stayed.", "paris"),
        ("U.S. Secretary of Energy Jones spoke.", "us"),
        ("US Army units moved.", "us"),
        ("NATO Secretary General Rutte spoke.", "nato"),
        ("State Department Spokesperson Jones spoke.", "state"),
    ],
)
def test_titles_days_and_openers_do_not_hide_a_name(text, entity):
    assert [id_ for _, id_ in who(text)] == [entity]


def test_the_country_of_an_ambassador_is_named_before_his_name():
    assert who("Ambassador to Japan Rahul Emanuelsen spoke.") == [("Japan", "jp")]


def test_a_common_word_at_the_start_of_a_sentence_is_no_name():
    assert who("Reading is fun.") == []
    assert who("Reading is a town. They love Reading and stay.") == [("Reading", "reading")] * 2
    assert who("They live in Reading.") == [("Reading", "reading")]


def test_in_a_headline_only_longer_names_are_sure():
    assert who("Antony Blinken Takes Final Trip Through South Korea") == [
        ("Antony Blinken", "blinken"),
        ("South Korea", "sk"),
    ]


def test_a_name_within_a_longer_known_name_is_not_counted():
    assert who("The State Department in South Korea") == [
        ("State Department", "state"),
        ("South Korea", "sk"),
    ]


def test_parts_of_compounds_are_counted():
    mentions = read("the U.S.–South Korea alliance").mentions
    assert [(m.entity, m.compound) for m in mentions] == [("us", True), ("sk", True)]


# --- surnames -----------------------------------------------------------------------------------


def test_a_surname_resolves_to_a_fuller_name_earlier_in_the_document():
    assert how("Antony Blinken flew.", "Blinken’s trip.", "Secretary Blinken left.") == [
        ("Antony Blinken", "blinken", "name"),
        ("Blinken", "blinken", "surname"),
        ("Blinken", "blinken", "title"),
    ]


@pytest.mark.parametrize(
    "quoted",
    [
        *('"We flew to Paris,"', "'We flew to Paris,'", "''We flew to Paris,''"),
        *("'\"We flew to Paris,\"'", '"Who saw Paris?"', "'We love Paris!'"),
        *("“We flew to Paris,”", '"We met the Dean."', "\"She said: 'Paris!'\""),
    ],
)
def test_a_closing_mark_ends_the_name_before_a_surname(quoted):
    found = read(f"Antony Blinken came. {quoted} Blinken said.", "Blinken left.")
    who = [m.entity for m in found.mentions if m.text == "Blinken"]
    assert who == ["blinken", "blinken"]


def test_a_president_is_not_the_senator_of_that_surname_whom_the_text_has_named():
    def called(*texts):
        return [m.entity for m in read(*texts).mentions if m.text == "Blinken" and m.entity]

    assert called("Senator Antony Blinken came.", "A friend of President Blinken left.") == []
    assert called("Senator Antony Blinken came.", "President Blinken left.", "Blinken slept.") == []
    assert called("Senator Antony Blinken came.", "Vice President Blinken left.") == ["blinken"]
    assert called("Head of State Antony Blinken came.", "President Blinken left.") == ["blinken"]
    assert called("President Antony Blinken came.", "President Blinken left.") == ["blinken"]
    assert called("Antony Blinken came.", "President Blinken left.") == ["blinken"]


def test_a_senator_who_is_president_too_is():
    found = read("The former senator Yoon Suk-yeol came.", "President Yoon left.")
    assert [m.entity for m in found.mentions if m.text == "Yoon"] == ["yoon"]


def test_an_apostrophe_without_a_stop_ends_no_name():
    found = read("Antony Blinken came. He read the Dreyfus' Blinken.", "Blinken left.")
    assert [m.entity for m in found.mentions] == ["blinken", ""]


def test_a_surname_before_the_full_name_is_not_linked_but_said():
    found = read("Blinken flew.", "Antony Blinken landed. Blinken spoke.")
    assert [(m.span.passage, m.text) for m in found.mentions] == [
        (1, "Antony Blinken"),
        (1, "Blinken"),
    ]
    assert [(r.code, r.span) for r in found.remarks] == [("surname-first", Span(0, 0, 7))]


def test_a_surname_that_nobody_bears_in_full_stays_alone():
    assert who("Blinken flew.") == []
    assert codes("Blinken flew.") == []


@pytest.mark.parametrize(
    ("full", "later", "entity"),
    [
        ("Yoon Suk-yeol", "Yoon", "yoon"),
        ("Choi Sang-mok", "Acting President Choi", "choi"),
        ("Ursula von der Leyen", "von der Leyen", "leyen"),
        ("Ursula von der Leyen", "Von der Leyen", "leyen"),
        ("Mohammed bin Salman", "Crown Prince bin Salman", "mbs"),
        ("Robert F. Kennedy Jr.", "Kennedy", "rfk"),
        ("Xi Jinping", "Mr. Xi", "xi"),
        ("Antony Blinken", "U.S. Secretary of State Blinken", "blinken"),
        ("Antony Blinken", "Sen. Blinken", "blinken"),
    ],
)
def test_names_are_taken_up_in_their_own_order(full, later, entity):
    mentions = [m for m in read(f"{full} spoke.", f"{later} left.").mentions if m.kind == "person"]
    assert [m.entity for m in mentions] == [entity, entity]


@pytest.mark.parametrize("given_name", ["Suk-yeol", "Sang-mok", "Antony", "Ursula", "Jinping"])
def test_given_names_are_not_taken_up(given_name):
    full = "Yoon Suk-yeol, Choi Sang-mok, Antony Blinken, Ursula von der Leyen and Xi Jinping met."
    assert given_name not in [text for text, _ in who(full, f"Then {given_name} left.")]


@pytest.mark.parametrize(
    ("name", "more", "expected"),
    [
        ("Bashar al-Assad", {}, {"al-Assad", "Al-Assad", "Assad"}),
        ("Viktor Orbán", {"lang": "hu"}, {"Viktor", "Orbán"}),
        ("Pham Minh Chinh", {"country": "vn"}, {"Pham", "Chinh"}),
        ("Charles de Gaulle", {}, {"de Gaulle", "De Gaulle"}),
        ("Alexandria Ocasio-Cortez", {}, {"Ocasio-Cortez"}),
        ("Shigeru Ishiba", {"country": "jp"}, {"Ishiba"}),
        ("Tsai Ing-wen", {}, {"Tsai"}),
        ("Napoleon III of France", {}, {"Napoleon"}),
        ("Joan of Arc", {}, {"Joan"}),
        ("Lula", {}, set()),
        ("Dr. Grant", {}, set()),
    ],
)
def test_surnames_of_many_kinds(name, more, expected):
    assert set(surnames(name, person("x", name, **more))) == expected


def test_a_namesake_with_a_first_name_makes_the_surname_ambiguous():
    texts = ("Joe Biden spoke. Biden left.", "Hunter Biden spoke.", "Biden flew.")
    assert who(*texts) == [("Joe Biden", "biden"), ("Biden", "biden"), ("Biden", "")]
    assert codes(*texts) == ["ambiguous-name"]


def test_two_known_bearers_are_told_apart_by_nothing_less_than_an_office():
    texts = ("Kim Jong-un and Kim Yong-hyun met.", "Kim spoke.", "Defense Minister Kim left.")
    assert who(*texts)[2:] == [("Kim", ""), ("Kim", "kim-yh")]
    assert codes(*texts) == ["ambiguous-name"]


def test_a_surname_of_an_unknown_namesake_who_alone_was_named_is_nobody_known():
    texts = ("Walter Blinken died.", "The son of Mr. Blinken, Antony Blinken, wept.")
    assert who(*texts) == [("Blinken", ""), ("Antony Blinken", "blinken")]


def test_an_unknown_namesake_with_the_family_name_first_is_seen():
    assert who("Choi Sang-mok spoke.", "Choi Min-sik acts.", "Choi left.")[1:] == [("Choi", "")]


def test_a_surname_is_not_found_in_other_names():
    assert who("Antony Blinken spoke.", "The Blinken Foundation opened.") == [
        ("Antony Blinken", "blinken")
    ]
    assert who("Theresa May spoke.", "In May she left. May 5 came. They thanked May again.") == [
        ("Theresa May", "may"),
        ("May", "may"),
    ]


def test_a_place_and_a_person_of_one_name_are_decided_by_the_words_around():
    texts = ("Denzel Washington spoke.", "Mr. Washington stayed in Washington overnight.")
    assert who(*texts) == [
        ("Denzel Washington", "denzel"),
        ("Washington", "denzel"),
        ("Washington", "washington"),
    ]


# --- names with two owners ----------------------------------------------------------------------


def test_a_shared_name_that_the_document_leaves_open_is_not_linked():
    found = read("Georgia voted. Georgia waits.")
    assert [m.entity for m in found.mentions] == ["", ""]
    assert [m.by for m in found.mentions] == ["none", "none"]
    (remark,) = found.remarks
    assert remark.code == "ambiguous-name"
    assert "georgia-us" in remark.message
    assert "Georgia: georgia" in remark.hint


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Georgia voted. In Tbilisi crowds met.", "georgia"),
        ("Georgia voted. In Atlanta crowds met.", "georgia-us"),
        ("Georgia voted, the peach state said.", "georgia-us"),
        ("The Republic of Georgia voted. Georgia waits.", "georgia"),
        ("Georgia voted, from Tbilisi to Atlanta.", ""),
    ],
)
def test_context_or_another_name_decides(text, entity):
    assert who(text)[-1] == ("Georgia", entity)


def test_a_term_in_lower_case_is_a_term_and_in_capitals_a_name():
    found = read("A grant for Grant under martial law.")
    assert [(t.text, t.term) for t in found.terms] == [
        ("grant", "grant-t"),
        ("martial law", "martial-law"),
    ]
    assert [(m.text, m.entity) for m in found.mentions] == [("Grant", "grant-p")]


# --- the editor's word --------------------------------------------------------------------------


def test_the_front_matter_decides_a_shared_name():
    assert how("Georgia voted.", overrides=[("Georgia", "georgia-us")]) == [
        ("Georgia", "georgia-us", "pinned")
    ]
    assert codes("Georgia voted.", overrides=[("Georgia", "georgia-us")]) == []


def test_the_front_matter_does_not_reach_into_longer_names():
    text = "The state of Georgia voted."
    assert who(text, overrides=[("Georgia", "georgia")]) == [("state of Georgia", "georgia-us")]


def test_none_leaves_a_name_alone():
    assert who("Choi Sang-mok met Choi.", overrides=[("Choi", "none")]) == [
        ("Choi Sang-mok", "choi")
    ]
    assert who("Japan voted.", overrides=[("Japan", "none")]) == []


def test_the_front_matter_names_somebody_by_surname_only():
    assert who("Blinken flew.", overrides=[("Blinken", "blinken")]) == [("Blinken", "blinken")]


def test_an_inline_pin_comes_before_everything():
    found = how(
        "Georgia and Georgia", pinned=[(0, 0, 7, "georgia-us")], overrides=[("Georgia", "georgia")]
    )
    assert found == [("Georgia", "georgia-us", "pinned"), ("Georgia", "georgia", "pinned")]


def test_a_pin_may_name_a_term_or_nobody():
    found = read("Grant and Paris", pinned=[(0, 0, 5, "grant-t"), (0, 10, 15, "none")])
    assert [t.term for t in found.terms] == ["grant-t"]
    assert found.mentions == ()
    assert found.remarks == ()


def test_a_pin_may_name_a_term_that_the_text_does_not_spell():
    passages = [Passage(0, "the doctrine", pinned=((4, 12, "deterrence"),))]
    found = resolve(passages, sentences(passages), (), {}, (), pinnable=["deterrence"])
    assert [(t.text, t.term) for t in found.terms] == [("doctrine", "deterrence")]


def test_a_pin_to_an_unknown_entity_names_nobody():
    assert who("Paris fell.", pinned=[(0, 0, 5, "pariss")]) == []


# --- nominals, models, acronyms -----------------------------------------------------------------


def test_a_nominal_comes_back_to_the_only_organisation_of_its_kind():
    assert how("The State Department spoke.", "The department’s staff left.")[1:] == [
        ("The department", "state", "nominal")
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("The department spoke.", "The State Department left."),
        ("The State Department and the Justice Department met.", "The department spoke."),
        ("The State Department met the Treasury Department.", "The department spoke."),
        ("The State Department spoke.", "He left the department of physics."),
        ("NATO met.", "The alliance spoke."),
        ("The State Department met a French department.", "The department spoke."),
        ("The State Department met department Lund.", "The department spoke."),
    ],
)
def test_a_nominal_is_not_guessed(texts):
    assert "nominal" not in [m.by for m in read(*texts).mentions]


def test_a_stranger_named_since_may_be_the_one_who_is_meant():
    texts = ("The State Department met Acme.", "The department spoke.")
    firm = Candidate(Span(0, 25, 29), "Acme", by="model", kind="organisation")
    assert "nominal" in [m.by for m in read(*texts).mentions]
    assert "nominal" not in [m.by for m in read(*texts, more=(firm,)).mentions]


def test_letters_behind_the_word_for_a_body_are_its_own():
    assert [t.term for t in read("In June the NSI rose.").terms] == ["nsi"]
    assert read("It was asked by pollster NSI in June.").terms == ()


def test_a_stranger_whose_name_says_what_it_is_may_be_meant():
    texts = ("The State Department met the Arden Harbour Department.", "The department spoke.")
    body = Candidate(Span(0, 29, 53), "Arden Harbour Department", by="model", kind="organisation")
    assert "nominal" not in [m.by for m in read(*texts, more=(body,)).mentions]


def test_what_a_model_sees_has_a_kind_and_no_entity():
    seen = Candidate(Span(0, 0, 5), "Smith", by="model", kind="person")
    known = Candidate(Span(0, 10, 15), "Japan", by="model", kind="person")
    mentions = read("Smith saw Japan.", more=(seen, known)).mentions
    assert [(m.text, m.entity, m.by, m.kind) for m in mentions] == [
        ("Smith", "", "model", "person"),
        ("Japan", "jp", "name", "place"),
    ]


# --- laws ---------------------------------------------------------------------------------------

_VOCABULARY = (
    "Joe Biden Blinken Antony Georgia Tbilisi Kim Jong-un Yoon Suk-yeol Washington Denzel Mr. the department State "
    "Department May in U.S. – , . ’s President martial law grant Grant Paris of and"
)
_WORDS = st.sampled_from(_VOCABULARY.split())


@given(st.lists(st.lists(_WORDS, max_size=14).map(" ".join), max_size=4))
def test_mentions_and_terms_are_disjoint_in_order_and_verbatim(texts):
    found = read(*texts)
    spans = sorted([m.span for m in found.mentions] + [t.span for t in found.terms])
    assert list(found.mentions) == sorted(found.mentions)
    for one, two in pairwise(spans):
        assert one.passage < two.passage or one.end <= two.start
    for use in (*found.mentions, *found.terms):
        assert texts[use.span.passage][use.span.start : use.span.end] == use.text


@given(st.lists(st.lists(_WORDS, max_size=14).map(" ".join), max_size=4))
def test_nobody_is_mentioned_who_is_not_a_candidate_or_named_in_full(texts):
    found = read(*texts)
    full = {m.entity: m.span for m in reversed(found.mentions) if " " in m.text}
    for mention in found.mentions:
        if mention.by in ("surname", "title"):
            assert full[mention.entity] < mention.span


def test_many_names_are_resolved_in_linear_time():
    text = "May said Antony Blinken met Biden in Georgia. " * 2000
    assert len(read(text).mentions) >= 4000


def test_only_matching_needs_spacy():
    code = (
        "import sys, briefgen.annotate.resolve, briefgen.annotate.choose, briefgen.knowledge.aliases;"
        "sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_surname_with_a_particle_is_one_though_the_lists_know_it_as_somebodys():
    texts = ("Ursula von der Leyen spoke.", "Von der Leyen left.")
    guess = Guess("leyen", "person", "", 60, 5, "surname")
    listed = Candidate(Span(1, 0, 13), "Von der Leyen", by="surname", guesses=(guess,))
    assert [m.entity for m in read(*texts, more=(listed,)).mentions] == ["leyen", "leyen"]


def test_of_what_is_only_a_title_the_model_says_the_kind_that_it_sees_most_often():
    bare = Entity(id="elm", name="Elm", kind="other", place=("@knowledge/kb.bin", 0))
    told = Entity(id="oak", name="Oak Prize", kind="other", gloss="Prize of a choir.")
    text = "In May the firm Elm grew. On Elm nobody spoke, nor of the Oak Prize, and the firm Elm fell."
    passages = (Passage(index=0, text=text),)
    spans = [(16, 19), (29, 32), (83, 86)]
    kinds = ("organisation", "place", "organisation")
    seen = [
        Candidate(Span(0, a, b), "Elm", (), (), "model", kind=kind)
        for (a, b), kind in zip(spans, kinds, strict=True)
    ]
    start = text.index("Oak Prize")
    seen.append(Candidate(Span(0, start, start + 9), "Oak Prize", (), (), "model", kind="event"))
    found = candidates(matcher(names((bare, told), ())), passages)
    entities = {e.id: e for e in (bare, told)}
    made = resolve(passages, sentences(passages), (*found, *seen), entities, ()).mentions
    assert [(m.text, m.kind) for m in made] == [
        *[("Elm", "organisation")] * 2, ("Oak Prize", "other"), ("Elm", "organisation"),
    ]  # fmt: skip


def test_a_name_with_one_bearer_who_is_not_meant_is_no_question():
    candidate = Candidate(Span(0, 0, 2), "EU", entities=("european-union",))
    mention = Mention(candidate.span, "EU", "organisation", "", "none")
    assert list(_undecided([candidate], [mention], None)) == []


GEORGIA = (
    Entity(id="ge", name="Holm", kind="place", country="ge", capital="Tarn", demonyms=("Holmish",)),
    Entity(
        id="us-holm",
        name="Holm",
        kind="place",
        country="us",
        gloss="State in the south of the United States.",
    ),
    Entity(
        id="arm", name="Norland", kind="place", country="no", capital="Arden", demonyms=("Norse",)
    ),
)


def meant_by_holm(text):
    passages = [Passage(0, text)]
    found = candidates(matcher(names(GEORGIA, ())), passages)
    known = resolve(passages, sentences(passages), found, {e.id: e for e in GEORGIA}, ())
    return [m.entity for m in known.mentions if m.text == "Holm"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("It was found in Alaska, Holm, and elsewhere.", "us-holm"),
        ("It was found in Holm and Rhode Island.", "us-holm"),
        ("It was found in Holm or Texas.", "us-holm"),
        ("It was found in Norland, Holm and elsewhere.", "ge"),
        ("It was found in Holm and Norland.", "ge"),
        ("It was found in Holm.", ""),
        ("It was found in Alaska, Holm and Norland.", ""),
        ("It was found in Holm, Iowan towns and elsewhere.", ""),
        ("It was found in Elmville, Holm, Norland said.", ""),
        ("It was found in Supernorland, Holm and elsewhere.", ""),
        ("It was found in Holm, Norlander towns and elsewhere.", ""),
        ("It was found in Holm near Texas.", ""),
        ("From Alaska they came to Holm.", ""),
        ("It was found in Holm and Washington.", ""),
    ],
)
def test_what_stands_beside_a_name_in_a_list_is_of_its_kind(text, who):
    assert meant_by_holm(text) == [who]
