"""Links to the large knowledge base: what speaks for them, and when nothing is said."""

import bases
import pytest

from briefgen.annotate import linking
from briefgen.annotate.annotation import Candidate, Span
from briefgen.annotate.lookup import combined, known_names
from briefgen.annotate.matching import candidates, matcher
from briefgen.annotate.resolve import resolve
from briefgen.annotate.sentences import sentences
from briefgen.knowledge.aliases import names
from briefgen.knowledge.entity import Entity
from briefgen.knowledge.identity import covered
from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written
from briefgen.source.passage import Passage

BASE = bases.base()
OWN = (
    Entity(id="france", name="France", kind="place", country="fr", demonyms=("French",)),
    Entity(id="america", name="America", kind="place", country="us"),
    Entity(id="ohio", name="Ohio", kind="place", country="us"),
)
DAY = "2022-03-01"


class Known(dict):
    """Entries, and those of the large knowledge base when asked for."""

    def __init__(self, entries, base):
        super().__init__(entries)
        self.base = base

    def get(self, identifier, default=None):
        index = self.base.index(identifier)
        there = self.base.entity(index) if index >= 0 else default
        return super().get(identifier, there)

    def __missing__(self, identifier):
        return self.base.entity(self.base.index(identifier))


def resolved(*texts, own=OWN, day=DAY, extra=(), base=BASE):
    passages = tuple(Passage(index=i, text=t) for i, t in enumerate(texts))
    listed = candidates(matcher(names(own, ())), passages)
    there = known_names(base, passages, covered(base, own, ()))
    known = Known(((e.id, e) for e in own), base)
    found = (*combined(listed, there), *extra)
    return resolve(passages, sentences(passages), found, known, (), day=day)


def links(*texts, **more):
    return [(m.text, m.entity) for m in resolved(*texts, **more).mentions if m.entity]


def of(text, **more):
    """Whom the first name of the text means; "" for silence."""
    return next((id_ for _, id_ in links(text, **more)), "")


def test_a_full_name_with_one_owner_is_linked_and_then_the_surname():
    assert links("Ada Moore spoke. Later Moore left.") == [
        ("Ada Moore", "ada-moore"),
        ("Moore", "ada-moore"),
    ]


def test_a_bare_surname_says_nothing():
    assert links("Moore spoke for an hour.") == []


@pytest.mark.parametrize(
    ("day", "who"), [("2022-03-01", "ada-moore"), ("2012-03-01", "ben-moore"), ("2018-03-01", "")]
)
def test_a_title_means_who_held_the_office_on_the_day(day, who):
    assert of("President Moore spoke for an hour.", day=day) == who


def test_without_a_date_every_holder_counts():
    assert of("President Moore spoke for an hour.", day="") == ""
    assert of("The Moore administration wants it.", day="") == ""
    assert of("President Ada Moore spoke for an hour.", day="") == "ada-moore"


def test_an_office_of_another_title_is_none():
    assert of("Senator Moore spoke for an hour.") == ""


def test_a_government_is_that_of_its_head():
    assert links("They wait for the Moore administration to act.") == [("Moore", "ada-moore")]
    assert links("They wait for the Moore brothers to act.") == []


def test_an_administration_that_comes_soon_is_spoken_of():
    assert of("The incoming Moore administration wants it.", day="2020-03-01") == "ada-moore"
    assert of("The Moore administration wants it.", day="2019-01-01") == ""


def test_a_well_known_place_is_linked_and_a_namesake_if_its_country_follows():
    assert links("They met in Lyon.") == [("Lyon", "lyon")]
    assert links("They met in Lyon, Ohio.") == [("Lyon", "lyon-us"), ("Ohio", "ohio")]


def test_the_country_of_the_document_decides_between_equals():
    assert of("They met in Tarn.") == ""
    assert ("Tarn", "tarn") in links("In France they met. French ministers were in Tarn.")
    assert ("Tarn", "tarn-us") in links("In America they met. America was silent. It is near Tarn.")


def test_a_name_that_many_have_needs_a_document_about_the_one():
    assert links("Then the Senate voted.") == []
    told = links("France waited. In France and its French towns the Senate voted.")
    assert ("Senate", "senate-of-france") in told


def test_equals_are_passed_over_in_silence():
    found = resolved("The High Court ruled.")
    assert found.mentions == ()
    assert found.remarks == ()


def test_a_part_of_a_longer_name_is_not_linked():
    assert (
        links("The Lyon Agreement holds.", "The University of Lyon is old.", "Lyon Hilton sang.")
        == []
    )


def test_a_person_with_a_further_name_is_somebody_else():
    assert links("Then Ada Moore Hilton sang.") == []
    assert links("Then Ada Moore, Hilton and others sang.") == [("Ada Moore", "ada-moore")]


def test_the_head_of_a_longer_foreign_name_is_not_linked():
    assert links("The Lyon de Nord group met.") == []
    assert links("His daughter, Lyon, was there.") == []


def test_a_place_with_the_surname_of_somebody_unknown_is_not_linked():
    assert links("The singer Mara Lyon came. Nobody knew Lyon before.") == []


def test_a_model_that_sees_another_kind_forbids_the_link():
    text = "They met in Lyon."
    seen = Candidate(Span(0, 12, 16), "Lyon", by="model", kind="person")
    assert [m.entity for m in resolved(text, extra=(seen,)).mentions] == [""]


def test_a_model_that_sees_a_longer_name_forbids_the_link():
    text = "President Ada Moore met the Port in Lyon group."
    longer = Candidate(Span(0, 28, 40), "Port in Lyon", by="model", kind="organisation")
    titled = Candidate(Span(0, 0, 19), "President Ada Moore", by="model", kind="person")
    assert ("Lyon", "lyon") in [(m.text, m.entity) for m in resolved(text).mentions]
    found = [(m.text, m.entity) for m in resolved(text, extra=(longer, titled)).mentions]
    assert ("Ada Moore", "ada-moore") in found
    assert "Lyon" not in [text for text, _ in found]


def test_the_sites_own_name_wins_without_a_finding():
    own = (*OWN, Entity(id="our-lyon", name="Lyon", kind="organisation"))
    found = resolved("The directors of Lyon agreed.", own=own)
    assert [m.entity for m in found.mentions] == ["our-lyon"]
    assert found.remarks == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("President Ada Moore Jr. spoke.", ["Ada Moore Jr."]),
        ("They met Ada Moore Jr.", ["Ada Moore Jr."]),
        ("It was Ada Moore Jr.'s hat.", ["Ada Moore Jr."]),
        ("They met Ada Moore Jr again.", ["Ada Moore Jr"]),
        ("They met Ben Moore.", ["Ben Moore"]),
    ],
)
def test_the_period_of_an_abbreviation_ends_a_name(text, names):
    junior = bases.named(bases.MOORE, "Ada Moore Jr.", 10, "alias")
    base = bases.base(names=(*bases.NAMES, junior))
    assert [name for name, _ in links(text, base=base)] == names


def test_a_link_has_a_score_and_its_reasons():
    (mention,) = resolved("President Ada Moore spoke.").mentions
    assert 0.45 <= mention.score <= 1
    assert mention.reasons == ("full name", "office", "description")[: len(mention.reasons)]
    assert "office" in mention.reasons


def test_of_people_whom_nobody_entered_only_two_of_one_surname_are_a_finding():
    found = resolved("Moore came first.", "Then Ada Moore and Ben Moore spoke.", "Moore left.")
    assert [(r.code, r.span) for r in found.remarks] == [("ambiguous-name", Span(2, 0, 5))]


def test_in_a_match_report_a_country_is_a_team():
    own = tuple(
        Entity(id=e.id, name=e.name, kind=e.kind, country=e.country, place=("@x.yaml", 1))
        for e in OWN
    )
    match = (
        "France scored a goal in the first half of the match. The goalkeeper of the other team "
        "saved a penalty, the striker missed, and the coach was glad. The squad stayed in America."
    )
    assert links(match, own=own) == [("America", "america")]
    assert ("France", "france") in links(match)
    team = Entity(id="france-national-football-team", name="Les Bleus", kind="organisation")
    assert ("France", team.id) in links(match, own=(*own, team))
    cricket = match.replace("a penalty", "a wicket")
    assert links(cricket, own=(*own, team)) == [("America", "america")]


def test_a_party_that_many_countries_have_is_that_of_the_documents_country():
    party = bases.built(
        "peoples-party-fr", "People's Party", "organisation", prior=60, country="fr"
    )
    base = Base(written((party,), (bases.named(party, "People's Party", 5, "alias", shared=True),)))
    assert ("People's Party", party.identifier) in links(
        "France voted. In France the People's Party won.", base=base
    )
    assert links("The People's Party won.", base=base) == []


def test_a_model_that_takes_a_title_for_a_name_forbids_nothing():
    text = "Secretary of State Ada Moore spoke for an hour."
    whole = Candidate(Span(0, 13, 28), "State Ada Moore", by="model", kind="organisation")
    assert links(text, extra=(whole,)) == [("Ada Moore", "ada-moore")]


@pytest.mark.parametrize(
    "text", ["She spoke French.", "He sang in French and left.", "A French word."]
)
def test_a_language_is_no_country(text):
    assert links(text) == []


def test_a_people_stays_its_country():
    assert links("In French towns and among French voters.") == [("French", "france")] * 2


def test_a_numbered_work_is_another():
    arrow = bases.built("red-arrow", "Red Arrow", "product", prior=70)
    base = Base(written((arrow,), (bases.named(arrow),)))
    assert links("They flew the Red Arrow again.", base=base) == [("Red Arrow", "red-arrow")]
    assert links("They flew the Red Arrow 7 again.", base=base) == []
    assert links("They flew the Kenya Red Arrow again.", base=base) == []


def test_a_name_may_begin_with_a_possessive():
    angels = bases.built("hells-bells", "Hell's Bells", "organisation", prior=70)
    base = Base(written((angels,), (bases.named(angels),)))
    assert links("They met the Hell's Bells.", base=base) == [("Hell's Bells", "hells-bells")]


def test_a_town_that_few_know_needs_more_than_its_name():
    town = bases.built("zorb", "Zorb", "place", prior=48, country="de")
    base = Base(written((town,), (bases.named(town),)))
    assert links("They say that Zorb was lost.", base=base) == []
    assert links("They met in Zorb.", base=base) == [("Zorb", "zorb")]
    known = bases.built("zorb", "Zorb", "place", prior=60, country="de")
    base = Base(written((known,), (bases.named(known),)))
    assert links("They say that Zorb was lost.", base=base) == [("Zorb", "zorb")]


def test_of_a_name_that_many_have_those_of_other_countries_are_not_weighed():
    text = "France voted. The Assembly met."
    bodies = [
        bases.built(f"assembly-{c}", "Assembly", "organisation", prior=60, country=c)
        for c in ("fr", "de", "it")
    ]
    rows = [bases.named(b, "Assembly", 9, "alias", shared=True) for b in bodies]
    base = Base(written(bodies, rows))
    assert ("Assembly", "assembly-fr") in links(text, base=base)
    assert links(text.removeprefix("France voted. "), base=base) == []


def test_a_name_with_a_number_needs_to_be_less_known():
    arrow = bases.built("arrow-7", "Arrow 7", "other", prior=42)
    bow = bases.built("long-bow", "Long Bow", "other", prior=42)
    base = Base(written((arrow, bow), (bases.named(arrow), bases.named(bow))))
    assert links("They flew the Arrow 7 and the Long Bow again.", base=base) == [
        ("Arrow 7", "arrow-7")
    ]


@pytest.mark.parametrize(("prior", "found"), [(60, "arno-dell"), (50, "")])
def test_the_full_name_of_a_known_firm_is_no_unknown_person(prior, found):
    firm = bases.built("arno-dell", "Arno Dell", "organisation", prior=prior)
    base = Base(written((firm,), (bases.named(firm),)))
    seen = Candidate(Span(0, 19, 28), "Arno Dell", by="model", kind="person")
    assert of("They put shares in Arno Dell again.", base=base, extra=(seen,)) == found


def norina(text, *, prior=60):
    """Whom "Norina" means where a model sees persons."""
    singer = bases.built("norina", "Norina", "person", prior=prior, gloss="Singer of Norland.")
    base = Base(written((singer,), (bases.named(singer),)))
    names = [name for name in ("Norina Lund", "Norina") if name in text]
    extra = []
    for name in names:
        at = text.rindex(name)
        extra.append(Candidate(Span(0, at, at + len(name)), name, by="model", kind="person"))
    return ("Norina", "norina") in links(text, base=base, extra=extra)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("People say that Norina wrote all songs of her album.", True),
        ("People say that Norina wrote all laws of her country.", False),
        ("The songs were loud, and her sister Norina left.", False),
        ("The songs were loud, and a Norina by an old master was shown.", False),
        ("Norina Lund left. The songs that Norina wrote were loud.", False),
        ("People say that Norina, 9, sang songs at school.", False),
        ("The songs were loud, and the Norina of the old master was shown.", False),
    ],
)
def test_who_goes_by_one_name_needs_a_text_about_their_trade(text, found):
    assert norina(text) is found


def test_who_goes_by_one_name_must_be_known_to_all():
    assert not norina("People say that Norina wrote all songs of her album.", prior=50)


@pytest.mark.parametrize(
    "name", ["Norland Workers' Party", "Giro d'Arden", "Roe v. Marlo", "Wojciech Jałowiec"]
)
def test_a_name_may_have_signs_within(name):
    thing = bases.built("thing", name, "law", prior=60)
    base = Base(written((thing,), (bases.named(thing),)))
    assert links(f"They spoke of {name} for an hour.", base=base) == [(name, "thing")]


def test_a_letter_with_a_stroke_has_a_plain_form():
    thing = bases.built("thing", "Łódź Øresund Works", "organisation", prior=60)
    base = Base(written((thing,), (bases.named(thing),)))
    assert of("They spoke of Lodz Oresund Works for an hour.", base=base) == "thing"


def test_behind_the_possessive_of_a_place_another_name_begins():
    place = bases.built("states", "Norland States", "place", prior=70, country="no")
    army = bases.built("army", "Norland States Army", "organisation", prior=60)
    base = Base(written((place, army), tuple(map(bases.named, (place, army)))))
    assert of("They spoke of the Norland States' Army.", base=base) == "states"
    assert of("They spoke of the Norland States Army.", base=base) == "army"


def test_an_hour_before_a_name_is_no_office():
    premier = bases.built(
        "lund", "Ada Lund", "person", prior=60, country="no",
        roles=[["Prime Minister of Norland", "", "2020", ""]],
    )  # fmt: skip
    names = (bases.named(premier), bases.named(premier, "Lund", 5, "surname"))
    base = Base(written((premier,), names))
    assert of("They heard that PM Lund spoke.", base=base) == "lund"
    assert of("They heard that at 6 PM Lund spoke.", base=base) == ""


RIVER = bases.built("tarry-river", "Tarry River", "place", prior=65, country="us")
STATE = bases.built("tarry", "Tarry", "place", prior=60, country="us")
HAMLET = bases.built("tarry-hamlet", "Tarry", "place", prior=20, country="us")


@pytest.mark.parametrize(("owner", "who"), [(STATE, "tarry"), (HAMLET, "tarry-river")])
def test_a_place_that_is_known_goes_before_one_that_has_its_name_for_short(owner, who):
    names_ = (bases.named(RIVER), bases.named(RIVER, "Tarry", 5, "alias"), bases.named(owner))
    base = Base(written((RIVER, owner), names_))
    found = dict(links("America waited. In America they met in Tarry.", base=base))
    assert found.get("Tarry", "") == who


ULM = bases.built("ulm", "Ulm", "place", prior=44, country="fr", gloss="City in France.")
TARN = bases.built("tarn", "Tarn", "place", prior=60, country="at", gloss="City in Austria.")
STYRIA = bases.built("styria", "Styria", "place", prior=60, country="at", gloss="State of Austria.")
LISTED = Base(written((ULM, TARN, STYRIA), tuple(map(bases.named, (ULM, TARN, STYRIA)))))


def test_the_next_town_of_a_list_says_nothing_against_the_one_before():
    text = "France won. They ran in Ulm, Tarn and elsewhere."
    assert ("Ulm", "ulm") in links(text, base=LISTED)


def test_a_state_behind_a_town_says_that_it_lies_there():
    assert of("They ran in Ulm, Styria, in May.", base=LISTED) == "styria"


ELM = bases.built("elm", "Elm", "place", prior=57, country="it", gloss="City in Italy.")
ELM_US = bases.built("elm-us", "Elm", "place", prior=36, country="us", gloss="Town in Ohio.")
ELMS = (bases.named(ELM, shared=True), bases.named(ELM_US))
OVER = Base(written((ELM, ELM_US), ELMS))


def elm(text):
    own = tuple(entity for entity in OWN if entity.name != "Ohio")
    span = text.index("Elm")
    place = Candidate(Span(0, span, span + 3), "Elm", by="model", kind="place")
    return [id_ for name, id_ in links(text, base=OVER, own=own, extra=(place,)) if name == "Elm"]


def test_a_word_of_place_is_not_enough_for_a_town_in_the_shadow_of_another():
    assert elm("They ran in Elm in May. France lost. America won. French runners left.") == []


def test_in_its_own_country_it_is():
    assert elm("America won. They ran in Elm in May. America won.") == ["elm-us"]


BRIGHT = bases.built("bright", "Bright", "place", prior=69, country="fr", gloss="City in France.")
TOWNS_OF_WORDS = Base(written((BRIGHT,), (bases.named(BRIGHT, shared=True),)))
ELSEWHERE = "The race begins in Bright on Sunday, France said."


@pytest.mark.parametrize(
    ("text", "times"),
    [
        (f"Bright weather is near. {ELSEWHERE}", 1),
        (f"Bright, on the coast, is quiet. {ELSEWHERE}", 2),
        (f"They love Bright weather or not. {ELSEWHERE}", 2),
    ],
)
def test_a_word_that_begins_a_sentence_is_no_town_for_being_one_elsewhere(text, times):
    assert links(text, base=TOWNS_OF_WORDS).count(("Bright", "bright")) == times


def test_it_is_where_a_model_sees_the_town():
    text = f"Bright residents voted. {ELSEWHERE}"
    place = Candidate(Span(0, 0, 6), "Bright", by="model", kind="place")
    named = links(text, base=TOWNS_OF_WORDS, extra=(place,))
    assert named.count(("Bright", "bright")) == 2


VICTORY = bases.built(
    "victory", "Victory", "place", prior=57, country="ca", gloss="City in Canada."
)
VICTORY_US = bases.built(
    "victory-us", "Victory", "place", prior=28, country="us", gloss="State of America."
)
STATES = Base(
    written((VICTORY, VICTORY_US), [bases.named(e, shared=True) for e in (VICTORY, VICTORY_US)])
)


@pytest.mark.parametrize(
    "text",
    [
        "America won. They ran in Victory in May.",
        "America won, and in Victory it rained.",
    ],
)
def test_a_state_of_the_country_is_meant_before_a_city_abroad(text):
    assert ("Victory", "victory-us") in links(text, base=STATES)


@pytest.mark.parametrize(
    "text",
    [
        "They ran in Victory in May.",
        "France won. They ran in Victory in May.",
        "Victory was sweet, America said.",
        "Mara Victory ran for America. Then Victory ran on.",
        "America won. It was a Victory.",
    ],
)
def test_a_state_of_that_name_is_not_meant_where_nothing_tells(text):
    assert ("Victory", "victory-us") not in links(text, base=STATES)


CRAFT = bases.built("soyar", "Soyar", "product", prior=41)
TOLD = bases.built("delphar", "Delphar", "product", prior=41, gloss="Programming language.")
CRAFTS = Base(written((CRAFT, TOLD), [bases.named(e, weight=7) for e in (CRAFT, TOLD)]))


def test_what_flies_is_known_by_the_word_behind_it():
    text = "The Soyar rocket rose. Then the Soyar entered orbit."
    assert links(text, base=CRAFTS) == [("Soyar", "soyar"), ("Soyar", "soyar")]


@pytest.mark.parametrize(
    "text",
    [
        "The Soyar rose in the morning.",
        "The Soyar was no rocket.",
        "They saw Soyar. Rocket parts fell.",
        "They saw the Soyar, a rocket.",
        "They met Ida Soyar. Soyar left.",
        "The Delphar rocket rose.",
        "The Soyar rocketed.",
    ],
)
def test_without_such_a_word_it_is_nothing(text):
    assert links(text, base=CRAFTS) == []


def test_a_guess_that_is_passed_over_could_not_dispute_a_link():
    # Two persons of one full name must be twice as far apart as other guesses.
    assert linking._LEAST - linking._IDLE >= 2 * linking._LEAD


def test_letters_that_bodies_of_several_countries_have_are_of_the_one_at_home():
    parties = [
        bases.built(
            f"party-{code}", f"Party of {code.upper()}", "organisation", prior=56, country=code
        )
        for code in ("no", "su")
    ]
    rows = [bases.named(p, "PTX", 8, "acronym", shared=True) for p in parties]
    lands = [
        Entity(id=name.lower(), name=name, kind="place", country=code, capital="Holm", place=("@x.yaml", 1))
        for name, code in (("Norland", "no"), ("Sudria", "su"))
    ]  # fmt: skip
    more = {"base": Base(written(parties, rows)), "own": lands}
    assert ("PTX", "party-no") in links("Norland votes. In Norland the PTX won.", **more)
    assert ("PTX", "party-su") in links("Sudria votes. In Sudria the PTX won.", **more)
    assert links("On Sunday the PTX won.", **more) == []


ESKER = bases.built("esker", "Esker", "place", prior=48, country="ca", gloss="Territory of Canada.")
ESKER_US = bases.built("esker-us", "Esker", "place", prior=24, country="us", gloss="Town in Ohio.")
OF_ESKER = Base(written((ESKER, ESKER_US), (bases.named(ESKER), bases.named(ESKER_US))))


def test_a_small_town_is_not_meant_by_the_name_of_a_region_where_its_country_is_hardly_named():
    told = "A dog was found in Esker."
    assert links(f"America won. {told}", base=OF_ESKER) == [("America", "america")]
    often = "America won. In America they sang. America slept."
    assert ("Esker", "esker-us") in links(f"{often} {told}", base=OF_ESKER)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("They met in the city of Esk Holm at noon.", True),
        ("They met Esk Holm at noon.", False),
    ],
)
def test_words_of_place_outweigh_a_model_that_takes_a_place_of_two_words_for_a_person(text, there):
    town = bases.built("esk-holm", "Esk Holm", "place", prior=55, gloss="City in Sudria.")
    at = text.index("Esk")
    seen = Candidate(Span(0, at, at + 8), "Esk Holm", kind="person", by="model")
    found = links(text, base=Base(written((town,), (bases.named(town),))), extra=(seen,))
    assert found == ([("Esk Holm", "esk-holm")] if there else [])


FEAST = bases.built("easter", "Lentide", "event", prior=60, gloss="Feast in spring.")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("They met at Lentide in the north.", ["easter"]),
        ("They met on Lentide Monday in the north.", ["easter"]),
        ("They voted in Arden and Lentide Heath today.", []),
    ],
)
def test_a_feast_before_another_name_is_a_part_of_it(text, who):
    there = Base(written((FEAST,), [bases.named(FEAST)]))
    assert [entity for _, entity in links(text, base=there)] == who
