"""Names that are a part of a longer one, or stand for something else, are not linked."""

import bases
import pytest
from test_linking import links
from test_opinions import BUILT_IN, seen

from briefgen.annotate.annotation import Candidate, Span
from briefgen.knowledge.entity import Entity
from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written

PARIS = Entity(
    id="paris",
    name="Paris",
    kind="place",
    country="fr",
    gloss="Capital of France.",
    place=("@x.yaml", 1),
)
OWN = (*BUILT_IN, PARIS)


def base_of(*entities):
    return Base(written(entities, tuple(bases.named(e) for e in entities)))


@pytest.mark.parametrize("prefix", ["pro-", "anti-", "Pro-", "anti - "])
def test_who_is_for_or_against_a_capital_means_its_government(prefix):
    assert links(f"They met the {prefix}Paris camp.", own=OWN) == []
    assert links("They met in Paris.", own=OWN) == [("Paris", "paris")]
    assert links(f"They met the {prefix}France camp.", own=OWN) == [("France", "france")]


def test_an_entry_of_the_sites_own_means_what_it_says():
    own = Entity(id="paris", name="Paris", kind="place", gloss="Capital of France.")
    assert links("They met the pro-Paris camp.", own=(own,)) == [("Paris", "paris")]


@pytest.mark.parametrize(
    "text",
    [
        "They won. Team France had to rest.",
        "They landed at France Orly International Airport at night.",
        "She teaches at France National University in town.",
    ],
)
def test_a_country_in_the_name_of_a_team_or_building_is_not_linked(text):
    place = seen(text, "France", "place")
    assert links(text, own=OWN, extra=(place,)) == []


def test_a_country_before_its_ministers_is_still_linked():
    text = "They met France President Ben Stone."
    assert links(text, own=OWN) == [("France", "france")]


def test_a_campus_is_not_the_whole_university():
    school = bases.built("u-arden", "University of Arden", "organisation", prior=70)
    base = base_of(school)
    for text in ("at Norton", "Norton"):
        assert links(f"She studies at the University of Arden {text}.", base=base) == []
    whole = links("She studies at the University of Arden, Norton.", base=base)
    assert whole == [("University of Arden", "u-arden")]


def test_a_people_in_the_name_of_a_body_or_act_is_not_linked():
    people = Entity(
        id="france", name="France", kind="place", demonyms=("Franks",), place=("@x.yaml", 1)
    )
    assert links("Many Franks for Prosperity came.", own=(people,)) == []
    assert links("Many Franks for peace came.", own=(people,)) == [("Franks", "france")]


def test_a_person_whose_name_a_body_bears_is_not_linked():
    assert links("The Ada Moore Military Academy closed.") == []
    assert links("The critics of Ada Moore left.") == [("Ada Moore", "ada-moore")]


def test_a_first_name_before_a_full_name_makes_somebody_else_of_it():
    text = "They praised Maryam Ada Moore for an hour."
    assert links(text) == [("Ada Moore", "ada-moore")]
    assert links(text, extra=(seen(text, "Maryam Ada Moore", "person"),)) == []


def test_a_calling_before_a_full_name_makes_nobody_else_of_it():
    text = "They praised Mathematician Ada Moore for an hour."
    extra = (seen(text, "Mathematician Ada Moore", "person"),)
    assert links(text, extra=extra) == [("Ada Moore", "ada-moore")]


@pytest.mark.parametrize(
    "text",
    [
        "She has books in other languages like French, Hebrew, and Dutch.",
        "She translates between Arabic and French.",
        "They teach French, Swahili and Urdu.",
    ],
)
def test_a_people_among_languages_is_a_language(text):
    assert links(text) == []


def test_a_people_among_peoples_stays_its_country():
    assert links("They met Arab and French leaders.") == [("French", "france")]
    assert links("The Arabic and French cuisine is good.") == [("French", "france")]


def test_an_article_and_a_common_word_are_no_name():
    war = bases.built("the-war", "The War", "event", prior=90)
    base = base_of(war)
    assert links("The war between them went on.", base=base) == []
    known = bases.built("zorb-war", "Zorb War", "event", prior=90)
    assert links("After the Zorb war they left.", base=base_of(known)) == [("Zorb war", "zorb-war")]


def test_letters_that_the_text_spells_in_small_words_mean_these():
    firm = bases.built("zqi", "ZQI", "organisation", prior=69, country="us")
    text = "Her zonal quality index (ZQI) rose. In America the ZQI fell."
    base = base_of(firm)
    assert ("ZQI", "zqi") in links(text.partition(". ")[2], base=base)
    assert ("ZQI", "zqi") not in links(text, base=base)


def test_three_letters_are_no_firm_of_a_country_of_which_the_text_is_silent():
    firm = bases.built("zqx", "ZQX", "organisation", prior=65, country="us")
    text = "France waited. A ZQX member of France left."
    found = {
        country: ("ZQX", "zqx")
        in links(
            text.replace("France", country),
            base=base_of(firm),
            extra=(seen(text.replace("France", country), "ZQX", "organisation"),),
        )
        for country in ("France", "America")
    }
    assert found == {"France": False, "America": True}


def test_words_of_place_do_not_bring_a_small_town_of_another_country():
    town = bases.built("zorb", "Zorb", "place", prior=48, country="de")
    base = base_of(town)
    assert links("They met in Zorb.", base=base) == [("Zorb", "zorb")]
    assert links("In France they met in Zorb.", base=base) == [("France", "france")]


def test_the_name_inside_a_bodys_name_is_not_linked():
    for text in (
        "It has a grant from France National Research Fund this year.",
        "The Research Council of France paid for it.",
        "The France National Teachers' Union called them.",
    ):
        assert links(text, own=OWN, extra=(seen(text, "France", "place"),)) == [], text
    body = bases.built("arts", "Arts and Letters", "organisation", prior=80)
    text = "She left the University of Norton for Arts and Letters."
    assert links(text, base=base_of(body)) == []
    text = "She left Norton for Arts and Letters."
    assert links(text, base=base_of(body)) == [("Arts and Letters", "arts")]


def test_letters_before_an_amount_are_its_currency():
    own = (Entity(id="us", name="US", kind="place", place=("@x.yaml", 1)),)
    assert links("It cost over US $5 million.", own=own) == []
    assert links("It cost the US 5 million.", own=own) == [("US", "us")]


@pytest.mark.parametrize("code", ["9620944", "TUL)"])
def test_letters_before_a_code_are_no_body(code):
    body = Entity(id="zqx", name="ZQX", kind="organisation", place=("@x.yaml", 1))
    assert links(f"It is listed (ZQX: {code}.", own=(body,)) == []
    assert links("It is listed by ZQX: The rules say so.", own=(body,)) == [("ZQX", "zqx")]


@pytest.mark.parametrize(
    "text",
    [
        "She speaks English, French and Dutch.",
        "She speaks English well and French, Dutch and Greek at a basic level.",
        "The film was dubbed to French, and sold.",
        "He spoke French and Dutch fluently.",
    ],
)
def test_a_people_that_somebody_speaks_is_a_language(text):
    assert links(text) == []


def test_peoples_before_a_noun_stay_their_countries():
    text = "She has German, French, and English ancestors."
    assert links(text) == [("French", "france")]


def test_a_little_known_politician_of_another_country_is_somebody_else():
    kept = []
    for country in ("us", "fr"):
        mayor = bases.built(
            "dan-zorb",
            "Dan Zorb",
            "person",
            prior=30,
            country=country,
            roles=[("Member of the House", "", "", "")],
        )
        text = "In France the ranger Dan Zorb told us so. France listened."
        base = base_of(mayor)
        assert "dan-zorb" in dict(links("Dan Zorb told us so.", base=base)).values()
        kept.append("dan-zorb" in dict(links(text, base=base)).values())
    assert kept == [False, True]


def test_a_vessel_bears_the_name_of_something():
    assert links("They lost the yacht Lyon at night.") == []
    assert links("They lost Lyon at night.") == [("Lyon", "lyon")]


def test_a_city_in_the_name_of_a_district_is_not_linked():
    text = "They met the France Southern District Court again."
    assert links(text, own=OWN, extra=(seen(text, "France", "place"),)) == []


@pytest.mark.parametrize("tail", ["Telecom", "Coal", "Airlines", "Steel"])
def test_a_firm_that_bears_the_name_of_a_country_is_not_the_country(tail):
    assert links(f"They bought France {tail} last year.", own=OWN) == []


def test_letters_of_a_country_before_a_firms_word_are_a_part_of_its_name():
    own = (
        *OWN,
        Entity(id="nl", name="Norland", aliases=("NL",), kind="place", place=("@x.yaml", 1)),
    )
    assert links("They bought NL Coal last year.", own=own) == []
    assert links("They bought NL goods last year.", own=own) == [("NL", "nl")]


def test_a_continent_before_the_name_of_a_body_is_a_part_of_it():
    lands = [
        Entity(id=name.lower(), name=name, kind="place", country=country, demonyms=(f"{name}n",),
               place=("@x.yaml", 1))
        for name, country in (("Africa", ""), ("Sudria", "su"))
    ]  # fmt: skip

    def african(behind):
        seen = Candidate(Span(0, 4, 11), "African", kind="group", by="model")
        return links(f"The African {behind} met.", own=lands, extra=(seen,))

    assert african("Power Council") == []
    assert african("Director Ada Lund") == [("African", "africa")]
    assert african("leaders") == [("African", "africa")]
    assert links("The Sudrian Finance Ministry met.", own=lands) == [("Sudrian", "sudria")]


@pytest.mark.parametrize("word", ["north", "south", "central", "Latin", "latin"])
def test_a_part_of_a_continent_is_not_its_country(word):
    america = Entity(
        id="america",
        name="America",
        kind="place",
        country="us",
        demonyms=("American", "Americans"),
        place=("@x.yaml", 1),
    )
    assert links(f"They met in {word} America.", own=(america,)) == []
    assert links(f"They met {word} American farmers.", own=(america,)) == []
    assert links("They met farmers in rural America.", own=(america,)) == [("America", "america")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Harbour Reserve met. Later Tern rates rose.", True),
        ("Later Tern rates rose. The Harbour Reserve met.", False),
        ("The Harbour Board met. Later Tern rates rose.", False),
    ],
)
def test_a_name_that_has_an_article_stands_without_it_behind_the_full_one(text, found):
    bank = Entity(id="bank", name="Harbour Reserve", kind="organisation", aliases=("the Tern",))
    board = Entity(id="board", name="Harbour Board", kind="organisation")
    got = links(text, own=(bank, board), extra=(seen(text, "Tern", "organisation"),))
    assert (("Tern", "bank") in got) is found


FIRE = bases.built("fire", "Norton disaster", "event", prior=60, gloss="Fire in 1990.")
PORT = bases.built("port", "Norton disaster", "organisation", prior=60, gloss="Band.")


def test_the_name_of_an_event_may_end_in_a_small_word():
    text = "Many died in the Norton disaster of 1990."
    assert links(text, base=base_of(FIRE)) == [("Norton disaster", "fire")]
    assert links(text, base=base_of(PORT)) == []


def test_the_head_of_a_name_is_no_short_form_that_an_article_makes():
    firm = Entity(id="tern", name="The Tern Company", kind="organisation", aliases=("The Tern",))
    text = "The Tern Company met. Tern is a town."
    at = text.rindex("Tern")
    town = Candidate(Span(0, at, at + 4), "Tern", by="model", kind="organisation")
    assert ("Tern", "tern") not in links(text, own=(firm,), extra=(town,))


@pytest.mark.parametrize("kind", ["place", "organisation", "event"])
def test_a_model_may_see_something_else_in_an_event(kind):
    war = bases.built("war", "Norton War", "event", prior=60, gloss="War in 1990.")
    text = "Many died in the Norton War of 1990."
    got = links(text, base=base_of(war), extra=(seen(text, "Norton War", kind),))
    assert got == [("Norton War", "war")]


def test_an_article_makes_no_name_longer():
    gulf = Entity(id="gulf", name="Norton Gulf", kind="place", aliases=("the Gulf",))
    war = bases.built("war", "Gulf War", "event", prior=60, gloss="War in 1990.")
    assert links("They met in the Gulf.", own=(gulf,), base=base_of(war)) == [("the Gulf", "gulf")]
    got = links("Many died in the Gulf War.", own=(gulf,), base=base_of(war))
    assert got == [("Gulf War", "war")]


@pytest.mark.parametrize(("weight", "found"), [(9, True), (5, False)])
def test_an_event_may_have_a_second_name_of_one_word(weight, found):
    song = bases.built("song", "Norland Song Contest", "event", prior=60, gloss="Contest.")
    names = (bases.named(song), bases.named(song, "Norlandia", weight, "alias"))
    got = links("Nine singers came to Norlandia.", base=Base(written((song,), names)))
    assert (("Norlandia", "song") in got) is found


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Shares in Acorn Motor Co Ltd fell.", "Acorn Motor Co Ltd"),
        ("Shares in Acorn Motor Co., Ltd. fell.", "Acorn Motor Co., Ltd."),
        ("Carmaker Acorn Motor fell.", "Acorn Motor"),
        ("Carmaker Acorn Motor Inc fell.", "Acorn Motor Inc"),
    ],
)
def test_the_form_of_a_firm_and_what_it_does_hide_no_name(text, whole):
    firm = bases.built("acorn", "Acorn Motor", "organisation", prior=70)
    extra = (seen(text, whole, "organisation"),)
    assert links(text, base=base_of(firm), extra=extra) == [("Acorn Motor", "acorn")]


@pytest.mark.parametrize(
    "text", ["They left Paris Ltd in May.", "Shares in Acorn Motor Roads Ltd fell."]
)
def test_a_place_and_a_longer_name_are_no_firm_of_that_form(text):
    firm = bases.built("acorn", "Acorn Motor", "organisation", prior=70)
    assert links(text, own=OWN, base=base_of(firm)) == []


@pytest.mark.parametrize("text", ["saw “Paris,” a film", 'sang "Paris" again', "read “The Paris”"])
def test_a_place_alone_in_quotation_marks_is_the_title_of_something(text):
    assert links(f"They {text}.", own=OWN) == []
    lyon = f"They {text}.".replace("Paris", "Lyon")
    assert links(lyon, own=OWN) == []


@pytest.mark.parametrize(
    "text",
    [
        "She said “Paris waits”.",
        "She said “we met in Paris”.",
        "She said: “In Paris, we met.”",
        "They spoke of “old” Paris, “her” town.",
        "It is Paris no more than a “Paris”-like town.",
        "They met in Paris (“her” town).",
        "The “heart of Paris” was quiet.",
    ],
)
def test_a_place_among_quoted_words_stays_the_place(text):
    assert ("Paris", "paris") in links(text, own=OWN)


def test_a_place_of_the_sites_own_in_quotation_marks_stays_the_place():
    own = Entity(id="paris", name="Paris", kind="place")
    assert links("They saw “Paris” again.", own=(own,)) == [("Paris", "paris")]


def test_who_else_has_the_name_of_a_place_in_quotation_marks_is_not_meant():
    band = bases.built("lyon-band", "Lyon", "organisation", prior=60, gloss="French band.")
    place = bases.built("lyon", "Lyon", "place", prior=70, country="fr")
    base = Base(written((band, place), (bases.named(band, "Lyon", 8), bases.named(place))))
    assert links("In France they saw “Lyon” again.", own=OWN, base=base)[1:] == []


NORLAND = Entity(
    id="norland",
    name="Norland",
    kind="place",
    country="no",
    capital="Arden",
    demonyms=("Norlandic", "Norlander", "Norlanders"),
    place=("@x.yaml", 1),
)


@pytest.mark.parametrize("form", ["delta", "basin", "river", "valley", "valley's"])
def test_a_landform_that_bears_the_name_of_a_country_is_not_the_country(form):
    assert links(f"They crossed the Norland {form} again.", own=(NORLAND,)) == []


@pytest.mark.parametrize("form", ["coast", "border", "side", "deltaic plain", "army", "rivers-end"])
def test_other_words_behind_a_country_leave_it_one(form):
    assert links(f"They crossed the Norland {form} again.", own=(NORLAND,))[0][1] == "norland"


@pytest.mark.parametrize("text", ["ethnic Norlanders fled", "an ethnic Norlandic mayor spoke"])
def test_a_people_wherever_it_lives_is_not_its_country(text):
    assert links(f"Then {text}.", own=(NORLAND,)) == []
    assert links(f"{text.capitalize()}.".replace("norland", "Norland"), own=(NORLAND,)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Norlanders fled",
        "the Norlandic mayor spoke",
        "ethnic tension in Norland rose",
        "the multi-ethnic army of Norland left",
        "ethnic groups, Norlandic ones among them, met",
        "the ethnic, Norlandic and other groups met",
    ],
)
def test_the_people_of_a_country_and_the_country_stay(text):
    assert [id_ for _, id_ in links(f"Then {text}.", own=(NORLAND,))] == ["norland"]


def land(name, country):
    return Entity(
        id=name.lower(),
        name=name,
        kind="place",
        country=country,
        capital="Norheim",
        demonyms=(f"{name}ic",),
        place=("@x.yaml", 1),
    )


REALMS = (land("Norland", "no"), land("Vestria", "pt"), PARIS)


@pytest.mark.parametrize(
    "realm", ["the kingdom of", "The Kingdom of", "the old empire of", "a sultanate of the"]
)
def test_a_realm_that_is_no_more_is_not_the_country_of_today(realm):
    assert links(f"They spoke of {realm} Vestria at noon.", own=REALMS) == []


@pytest.mark.parametrize(
    "text",
    [
        "They spoke of the kingdom of Norland at noon.",
        "They spoke of the kingdom and of Norland at noon.",
        "They spoke of a kingdom near Norland.",
        "They left the kingdom. Norland was calm.",
        "They spoke of the king of Norland.",
        "They spoke of the republic of Norland.",
    ],
)
def test_a_kingdom_of_today_is_the_country(text):
    assert links(text, own=REALMS) == [("Norland", "norland")]
    if "kingdom of" not in text:
        other = text.replace("Norland", "Vestria")
        assert links(other, own=REALMS) == [("Vestria", "vestria")]


@pytest.mark.parametrize(
    "text",
    [
        "He teaches at the Universidad de Norland in town.",
        "He works for the Banco do Norland in town.",
        "She wrote for the Gazzetta della Norland in town.",
        "She lives at Saint-Martin-de-Norland in the south.",
        "The students of the universities of Norland and Paris met.",
        "The students of the Universities of Norland, Paris and Vestria met.",
        "It was in the Norland Reporters at noon.",
        "It was in the Norland Herald at noon.",
    ],
)
def test_a_place_in_the_name_of_a_body_or_a_paper_is_not_meant(text):
    assert links(text, own=REALMS) == []


@pytest.mark.parametrize(
    "text",
    [
        "They went de Norland in town.",
        "The university moved to Norland in town.",
        "Universities in Norland are closed.",
        "The universities of the south praised Norland.",
        "The post in Norland is slow.",
        "Some reporters in Norland left.",
        "Norland reporters left.",
        "Norland television showed it.",
        "They met in Norland. Times were hard.",
    ],
)
def test_small_words_and_other_sentences_make_no_such_name(text):
    assert links(text, own=REALMS) == [("Norland", "norland")]


OBSERVER = bases.built("the-southern", "The Southern", "organisation", prior=60, country="fr")


def test_an_article_and_an_adjective_may_open_the_name_of_another_body():
    base = base_of(OBSERVER)
    assert links("The Southern Police District met. France agreed.", base=base, own=OWN[:1]) == [
        ("France", "france")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Southern met. France agreed.",
        "The Southern wrote so. France agreed.",
        "The Southern, District Police said, wrote so. France agreed.",
        "In May The Southern Monday wrote so. France agreed.",
        "They read The Southern. Police agreed with France.",
        "The Southern President Ida Lund met. France agreed.",
    ],
)
def test_a_paper_of_that_name_stays_one(text):
    assert ("Southern", "the-southern") in links(text, base=base_of(OBSERVER), own=OWN[:1])


@pytest.mark.parametrize(
    "text",
    [
        "They bought shares of The Southern Inc in May. France agreed.",
        "The Southern Ltd wrote so. France agreed.",
    ],
)
def test_what_sort_of_firm_it_is_makes_no_other_name(text):
    assert ("Southern", "the-southern") in links(text, base=base_of(OBSERVER), own=OWN[:1])


def test_in_title_case_the_next_word_has_its_capital_for_another_reason():
    title = "The Southern Reports Of Mayor's Long Absence In May"
    assert ("Southern", "the-southern") in links(title, base=base_of(OBSERVER), own=OWN[:1])


def test_a_paper_bears_the_name_of_a_place_though_a_model_sees_the_place():
    text = "It was told to Norland Reporters at noon. Norland agreed."
    place = seen(text, "Norland", "place")
    assert links(text, own=REALMS, extra=(place,)) == [("Norland", "norland")]
    text = "It was told to Norland reporters at noon. Norland agreed."
    place = seen(text, "Norland", "place")
    assert len(links(text, own=REALMS, extra=(place,))) == 2
