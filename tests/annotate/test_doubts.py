"""What rules a link out: words beside a name, and persons named before, that contradict it."""

import bases
import pytest
from test_linking import DAY, OWN, links, resolved
from test_opinions import seen

from briefgen.knowledge.entity import Entity
from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written

REGIONS = (
    Entity(id="norland", name="Norland", kind="place", country="fr", gloss="State of France."),
    Entity(id="sudland", name="Sudland", kind="place", country="us", gloss="State of America."),
)


def base_of(*entities, more=()):
    return Base(written(entities, (*(bases.named(e) for e in entities), *more)))


@pytest.mark.parametrize("word", ["said that", "and", "with"])
def test_the_first_name_of_a_person_named_before_is_no_town(word):
    text = f"Lyon Sinclair was five. People {word} Lyon were sad."
    assert links(text.partition(". ")[2]) == [("Lyon", "lyon")]
    assert links(text, extra=(seen(text, "Lyon Sinclair", "person"),)) == []


def test_the_first_name_is_no_town_even_if_a_firm_and_a_model_speak_for_it():
    town = bases.built("phoen", "Phoen", "place", prior=69, country="us")
    firm = bases.built("phoen-co", "Phoen", "organisation", prior=20, country="us")
    text = "Phoen Sinclair was five. They saw that Phoen was sad."
    place = seen(text, "Phoen was", "place")._replace(text="Phoen")
    at = text.rindex("Phoen")
    place = place._replace(span=place.span._replace(start=at, end=at + 5))
    base = base_of(town, firm)
    assert links(text, base=base, extra=(place,))[-1:] == [("Phoen", "phoen")]
    person = seen(text, "Phoen Sinclair", "person")
    assert links(text, base=base, extra=(person, place)) == []


def test_words_of_place_bring_back_the_town_of_a_first_name():
    text = "Lyon Sinclair was five. They met in Lyon."
    assert links(text, extra=(seen(text, "Lyon Sinclair", "person"),)) == [("Lyon", "lyon")]


def test_a_country_of_the_sites_own_is_not_taken_for_a_first_name():
    text = "France Gallo was there. People say that France was never paid."
    person = seen(text, "France Gallo", "person")
    assert ("France", "france") in links(text, extra=(person,))


def test_a_link_made_before_makes_no_guess_certain():
    town = bases.built("lyon", "Lyon", "place", prior=75, country="fr")
    text = "In France they met in Lyon. French towns such as Lyon are old."
    found = resolved(text, base=base_of(town)).mentions
    scores = [(m.score, m.reasons) for m in found if m.entity == "lyon"]
    assert "named before" in scores[1][1]
    assert scores[1][0] < 1.0


@pytest.mark.parametrize("behind", [", Sudland", " in Sudland", " in Arden district of Sudland"])
def test_a_state_behind_a_place_rules_out_a_town_of_another_country(behind):
    town = bases.built("birm", "Birm", "place", prior=80, country="fr")
    base = base_of(town)
    assert links("They met in Birm.", base=base) == [("Birm", "birm")]
    told = links(f"They met in Birm{behind}.", base=base, own=REGIONS)
    assert told == [("Sudland", "sudland")]


@pytest.mark.parametrize("behind", [", Norland", " station in Arden district of Norland"])
def test_a_state_behind_a_small_town_must_be_told_of_it(behind):
    text = f"They met near Raghu{behind}. Norland waited."
    told = {}
    for gloss in ("Town in France.", "Town in Norland, France."):
        town = bases.built("raghu", "Raghu", "place", prior=45, country="fr", gloss=gloss)
        told[gloss] = links(text, base=base_of(town), own=REGIONS)[0]
    assert told["Town in France."] == ("Norland", "norland")
    assert told["Town in Norland, France."] == ("Raghu", "raghu")


def test_a_town_waits_for_a_state_that_only_the_large_base_knows():
    town = bases.built("birm", "Birm", "place", prior=80, country="fr")
    state = bases.built("alab", "Alab", "place", prior=70, country="us", gloss="State of America.")
    assert links("They met in Birm, Alab.", base=base_of(town, state)) == [("Alab", "alab")]


POLICE = bases.built("police-fr", "National Police", "organisation", prior=60, country="fr")


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("They do not trust the National Police.", False),
        ("America waited. They do not trust the National Police.", False),
        ("America waited for France. They do not trust the National Police.", False),
        ("France waited. They do not trust the National Police.", True),
        ("America waited. In America they trust France's National Police.", True),
    ],
)
def test_a_body_such_as_every_country_has_needs_its_country(text, linked):
    assert (("National Police", "police-fr") in links(text, base=base_of(POLICE))) is linked


def jurist(prior):
    return bases.built(
        "jun-zhao",
        "Jun Zhao",
        "person",
        prior=prior,
        gloss="Minister of Justice.",
        roles=[("Minister of Justice", "", "2017-01-01", "2023-01-01")],
    )


@pytest.mark.parametrize(
    ("behind", "linked"),
    [
        (", president of the Chess Association, spoke", False),
        (", the head coach of the team, spoke", False),
        (", minister of justice, spoke", True),
        (" met the president of France", True),
    ],
)
def test_another_role_behind_the_name_of_somebody_little_known_is_somebody_else(behind, linked):
    text = f"Then Jun Zhao{behind}."
    assert (("Jun Zhao", "jun-zhao") in links(text, base=base_of(jurist(40)), day=DAY)) is linked


@pytest.mark.parametrize(
    ("office", "linked"),
    [
        ("Director-General of the World Fish Agency", True),
        ("Director General of the Norland Agency", False),
        ("Secretary-General to the President", False),
        ("European Commissioner for Fish", True),
        ("Member of the European Parliament", False),
        ("Ambassador to the United Nations", False),
    ],
)
def test_who_is_in_office_for_the_world_is_spoken_of_everywhere(office, linked):
    roles = [(office, "", "2019-01-01", "2025-01-01")]
    ida = bases.built("ida-holm", "Ida Holm", "person", prior=34, country="se", roles=roles)
    text = "In France the French waited. Then Ida Holm spoke."
    assert (("Ida Holm", "ida-holm") in links(text, base=base_of(ida), day=DAY)) is linked


def test_a_particle_is_a_part_of_the_surname():
    ida = bases.built("ida-des-cars", "Ida des Cars", "person", prior=60, country="fr")
    text = "Then Ida des Cars spoke. Cars stood there, and des Cars left."
    assert links(text, base=base_of(ida))[1:] == [("des Cars", "ida-des-cars")]


def test_a_well_known_person_may_have_a_role_that_nobody_listed():
    text = "Then Jun Zhao, president of the Chess Association, spoke."
    assert links(text, base=base_of(jurist(70))) == [("Jun Zhao", "jun-zhao")]


def test_a_country_that_hosts_is_no_team():
    own = tuple(
        Entity(id=e.id, name=e.name, kind=e.kind, country=e.country, place=("@x.yaml", 1))
        for e in OWN
    )
    team = Entity(id="france-national-football-team", name="Les Bleus", kind="organisation")
    match = (
        "The goal in the first half of the match was a penalty. The goalkeeper, the striker and "
        "the coach of the squad were glad. France {} the football tournament."
    )
    assert links(match.format("had been due to host"), own=(*own, team))[-1][1] == "france"
    assert links(match.format("will host"), own=(*own, team))[-1][1] == "france"
    assert links(match.format("left"), own=(*own, team))[-1][1] == team.id


def test_a_clubs_nickname_needs_the_club_in_full_before():
    club = bases.built(
        "arden-miners", "Arden Miners", "organisation", prior=90, gloss="Football team."
    )
    base = base_of(club, more=(bases.named(club, "Miners", 10, "alias"),))
    assert links("They saw that the Miners had lost.", base=base) == []
    told = links("They saw the Arden Miners. Later the Miners had lost.", base=base)
    assert told == [("Arden Miners", "arden-miners"), ("Miners", "arden-miners")]
    plain = bases.built("arden-miners", "Arden Miners", "organisation", prior=90)
    base = base_of(plain, more=(bases.named(plain, "Miners", 10, "alias"),))
    assert links("They saw that the Miners had lost.", base=base) != []


HISTORIAN = bases.built("cole-b", "Max Cole", "person", prior=60)
HISTORIAN.record[4] = "Max Cole (historian)"


def test_an_article_with_brackets_tells_that_there_is_another_of_the_name():
    base = base_of(HISTORIAN)
    assert links("They met the party's leader Max Cole.", base=base) == []
    told = links("They met the historian Max Cole.", base=base)
    assert told == [("Max Cole", "cole-b")]


def test_nobody_is_known_by_a_name_alone_that_somebody_with_brackets_has():
    namesake = bases.built("cole-a", "Max Cole", "person", prior=60)
    assert links("They met Max Cole.", base=base_of(namesake)) == [("Max Cole", "cole-a")]
    assert links("They met Max Cole.", base=base_of(HISTORIAN, namesake)) == []
    told = bases.built("cole-a", "Max Cole", "person", prior=60, gloss="Minister of Arden.",
                       roles=[("Minister of Arden", "", "2020-01-01", "")])  # fmt: skip
    assert links("They met Max Cole.", base=base_of(HISTORIAN, told)) == [("Max Cole", "cole-a")]


def test_an_athlete_needs_a_text_about_sport():
    player = bases.built("cole", "Max Cole", "person", prior=45, gloss="Soccer player.")
    assert links("The club paid the auditor Max Cole.", base=base_of(player)) == []
    told = links("The team saw Max Cole score a goal.", base=base_of(player))
    assert told == [("Max Cole", "cole")]


def test_the_text_may_tell_another_role_of_a_former_minister():
    minister = bases.built("cole", "Max Cole", "person", prior=58, country="fr",
                           roles=[("Minister of France", "", "2020-01-01", "2021-01-01")])  # fmt: skip
    base = base_of(minister)
    assert links("They met Max Cole, a critic of the plan.", base=base) == [("Max Cole", "cole")]
    assert links("They met Max Cole, director general of Acme Chambers.", base=base) == []


@pytest.mark.parametrize("words", ["the brewer Lyon", "key rival Lyon", "the Lyon consortium"])
def test_a_firm_that_bears_the_name_of_a_town_is_not_the_town(words):
    assert links(f"In March they paid {words}.") == []
    assert links("In March they paid the town of Lyon.") == [("Lyon", "lyon")]


def test_a_town_at_home_goes_before_a_larger_one_of_a_country_that_is_not_spoken_of():
    home = bases.built("elm-fr", "Elmville", "place", prior=49, country="fr")
    far = bases.built("elm-us", "Elmville", "place", prior=65, country="us")
    base = base_of(home, far)
    assert links("They met in Elmville.", base=base) == [("Elmville", "elm-us")]
    text = "In France they met. French ministers were in Elmville."
    assert links(text, base=base)[-1] == ("Elmville", "elm-fr")


def test_a_man_who_is_addressed_is_no_restaurant_of_which_nobody_speaks():
    grill = bases.built(
        "grill", "Mr Gallo", "organisation", prior=60, gloss="Chain of restaurants."
    )
    base = base_of(grill)
    assert links("They met when Mr Gallo was away.", base=base) == []
    assert links("Two restaurants of Mr Gallo are shut.", base=base) == [("Mr Gallo", "grill")]
    group = bases.built("group", "Mr Gallo Group", "organisation", prior=60, gloss="Company.")
    assert links("They sold Mr Gallo Group.", base=base_of(group)) == [("Mr Gallo Group", "group")]


def test_a_band_goes_without_an_article():
    band = bases.built("regent", "Regent", "organisation", prior=80, gloss="British rock band.")
    base = base_of(band)
    assert links("They saw that Regent had played songs.", base=base) == [("Regent", "regent")]
    assert links("They saw the Regent at home with songs.", base=base) == []


def test_the_article_before_a_longer_title_is_no_name():
    hero = bases.built("the-shade", "The Shade", "other", prior=80)
    base = base_of(hero)
    assert links("They read The Shade at home.", base=base) == [("The Shade", "the-shade")]
    assert links("They met The Shade Secretary of State.", base=base) == []


def test_a_short_name_of_a_little_known_firm_needs_its_country():
    firm = bases.built("arden", "Arden Insurance Company", "organisation", prior=25, country="us")
    base = base_of(firm, more=(bases.named(firm, "Arden Insurance", 9, "alias"),))
    abroad = "In France they met. French voters pay for Arden Insurance."
    assert links(abroad, base=base)[-1] != ("Arden Insurance", "arden")
    home = "In America they met. America's voters pay for Arden Insurance."
    assert links(home, base=base)[-1] == ("Arden Insurance", "arden")


def test_a_point_of_the_compass_needs_the_country_of_the_region():
    west = bases.built("south-west", "South West", "place", prior=90, country="us")
    base = base_of(west)
    abroad = "In France they met. French voters live in the South West."
    assert links(abroad, base=base)[-1] != ("South West", "south-west")
    home = "In America they met. America's voters live in the South West."
    assert links(home, base=base)[-1] == ("South West", "south-west")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Tarek Adnani Gebre", "tarek"),
        ("Tarek Gebre", ""),  # many may be called so
        ("Tarek B. Gebre", ""),
        ("Tarek al Gebre", ""),
        ("Tarek Gebre Jr", ""),
    ],
)
def test_only_a_long_name_of_one_bearer_needs_no_country(name, meant):
    office = ("Director", "", "2017", "")
    tarek = bases.built("tarek", name, "person", prior=48, country="et", roles=(office,))
    text = f"In France the French cheered. Then {name} spoke."
    told = [who for who, _ in links(text, base=base_of(tarek)) if who == name]
    assert told == ([name] if meant else [])
    other = bases.built("other", name, "person", prior=20, country="et", roles=(office,))
    assert name not in dict(links(text, base=base_of(tarek, other)))


HOLM = bases.built(
    "port-holm", "Port Holm", "place", prior=30, country="no", gloss="Town in Norway."
)
LAKE = bases.built(
    "lake-holm", "Lake Holm", "place", prior=60, country="no", gloss="Lake in Norway."
)
NORTH = bases.built("norway", "Norway", "place", prior=90, country="no", gloss="Country.")
FAR = base_of(HOLM, LAKE, NORTH)


@pytest.mark.parametrize("words", ["in the Port Holm", "of Port Holm", "near Port Holm"])
def test_a_little_known_place_of_several_words_needs_its_country(words):
    assert links(f"In France they were glad {words} again.", base=FAR)[1:] == []
    assert ("Port Holm", "port-holm") in links(f"Norway and they were {words} again.", base=FAR)


@pytest.mark.parametrize(
    "text",
    [
        "In France they met. They met in Port Holm, Norway.",
        "They met in Port Holm.",
        "PORT HOLM (Reuters) – In France they met, and in France they rested.",
        "In France they met, in Norway they met, in Port Holm they met.",
    ],
)
def test_its_country_a_dateline_or_silence_about_others_is_enough(text):
    assert "port-holm" in [id_ for _, id_ in links(text, base=FAR)]


def test_a_well_known_place_of_several_words_needs_no_country():
    assert ("Lake Holm", "lake-holm") in links("In France they spoke of Lake Holm.", base=FAR)


CAPITAL = bases.built(
    "salt-us", "Salt", "place", prior=50, country="us", gloss="City in Holm, capital of that state."
)
STATE_US = bases.built("holm", "Holm", "place", prior=60, country="us", gloss="State of America.")
STATE_IN = bases.built("ravi", "Ravi", "place", prior=60, country="in", gloss="Indian state.")
SALT = base_of(CAPITAL, STATE_US, STATE_IN)


@pytest.mark.parametrize(
    "text",
    ["They ran in Salt in Ravi.", "They ran in Salt, Ravi.", "They won in Salt games in Ravi."],
)
def test_the_capital_of_a_state_is_no_state_and_lies_where_it_is_told_to_lie(text):
    assert ("Salt", "salt-us") not in links(text, base=SALT)


@pytest.mark.parametrize(
    "text",
    [
        "They ran in Salt in Holm.",
        "They ran in Salt, Holm.",
        "They ran in Salt. Ravi was dry.",
        "They ran in Salt and Ravi.",
        "They ran in Salt and later in Ravi.",
        "America won. They ran in Salt.",
    ],
)
def test_a_capital_stays_where_nothing_else_is_told(text):
    assert ("Salt", "salt-us") in links(text, base=SALT)
