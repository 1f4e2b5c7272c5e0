"""The entries written by hand for the large knowledge base, and how they join the public lists."""

import re
from collections import Counter
from importlib.resources import files

import pytest

from briefgen.knowledge.keys import LONGEST, key, words_of
from briefgen.knowledge.reader import knowledge
from briefgen.knowledge.store import KINDS, Base

DATA = files("briefgen") / "knowledge" / "data"
MOST_REPORTED = (
    "us gb fr de it es ua ru cn jp kr kp tw in pk af ir iq il ps sy lb sa tr eg br mx ca au za ng"
)
WORDS = """
    Apple Meta Shell Oracle Labour Vox Congress Paramount Oasis Broadway Proms Lionesses Wallabies
"""


@pytest.fixture(scope="module")
def curated(script):
    return script("kb_curated")


@pytest.fixture(scope="module")
def rows(curated):
    return curated.entries()


@pytest.fixture(scope="module")
def base():
    return Base((DATA / "kb.bin").read_bytes())


def repeated(items):
    return [item for item, number in Counter(items).items() if number > 1]


def own_names(row):
    """Names that the entry does not share."""
    return [n for n in (row["name"], *row["names"]) if n not in row["shared"]]


def test_there_are_two_thousand_of_the_kinds_that_news_is_about(rows):
    counted = Counter(row["kind"] for row in rows)
    assert len(rows) >= 2_000
    assert counted["organisation"] >= 1_500
    assert counted["law"] >= 80
    assert counted["product"] >= 120
    assert counted["event"] >= 450
    assert set(counted) <= set(KINDS)


def test_titles_and_ids_are_unique(rows):
    assert repeated(row["title"] for row in rows) == []
    assert repeated(row["id"] for row in rows) == []


def test_each_has_a_short_sentence_of_its_own(rows):
    assert [r["title"] for r in rows if not 10 <= len(r["desc"]) <= 130] == []
    assert [r["title"] for r in rows if not r["desc"].endswith(".")] == []
    assert [r["title"] for r in rows if r["desc"].count(". ")] == []


OFFICE = re.compile(
    r"\b(?:leader|captain|chair(?:man|woman)?|governor|president|head|mayor|chief executive) (?:of|in)\b"
)
SAID_WHEN = re.compile(r"\d{4}|\b(?:[Ff]ormer|once|then|times|some years)\b")


def test_who_leads_something_is_told_with_a_year(rows):
    """ "Captain of Arsenal from 2022" stays true when another is; "captain of Arsenal" does not."""
    told = [row for row in rows if row["kind"] == "person" and OFFICE.search(row["desc"])]
    assert [row["title"] for row in told if not SAID_WHEN.search(row["desc"])] == []
    assert len(told) > 300


def test_countries_are_codes_of_two_letters(rows):
    assert [r["title"] for r in rows if not re.fullmatch("[A-Z]{2}|", r["country"])] == []


def test_no_two_entries_claim_a_name_for_themselves(rows):
    owners = {}
    for row in rows:
        for name in {key(n) for n in own_names(row)}:
            owners.setdefault(name, []).append(row["title"])
    assert {n: titles for n, titles in owners.items() if len(titles) > 1} == {}


def test_no_two_entries_of_one_country_share_a_name(rows):
    claims = [(key(n), r["country"]) for r in rows for n in {*r["shared"], *own_names(r)}]
    assert repeated(set(claims)) == []
    clashes = {}
    for row in rows:
        # Which the news of their sport tells from their makers and towns.
        teams = "Formula One" in row["desc"] or "ootball club" in row["desc"]
        shared = () if teams else row["shared"]
        for name in {key(n) for n in (row["name"], *row["names"], *shared)}:
            clashes.setdefault((name, row["country"]), []).append(row["title"])
    assert {n: titles for n, titles in clashes.items() if len(titles) > 1} == {}


def test_what_is_shared_belongs_to_a_country(rows):
    assert [r["title"] for r in rows if r["shared"] and not r["country"]] == []


def test_each_has_a_name_that_a_text_is_searched_for(curated, rows):
    names = {r["title"]: [n for n, _, _ in curated.own_names(r)] for r in rows}
    assert [title for title, found in names.items() if not found] == []
    every = [n for found in names.values() for n in found]
    assert [n for n in every if len(words_of(n)) > LONGEST] == []
    assert [n for n in every if len(n) < 2 or not (n[0].isupper() or n[0].isdigit())] == []


def test_no_entry_is_one_of_those_that_lie_beside_the_file(rows):
    listed = [
        entity
        for name in ("organisations.yaml", "regions.yaml", "places.yaml")
        for entity in knowledge(f"@{name}", (DATA / name).read_text("utf-8"), default="entity")[
            0
        ].entities
    ]
    taken = {key(n): e.id for e in listed for n in (e.name, *e.aliases, *e.demonyms)}
    assert [(n, taken[key(n)]) for r in rows for n in own_names(r) if key(n) in taken] == []
    assert [r["id"] for r in rows if r["id"] in {e.id for e in listed}] == []


@pytest.mark.parametrize("code", MOST_REPORTED.split())
def test_the_countries_most_reported_have_their_institutions(rows, code):
    own = [r for r in rows if r["country"] == code.upper()]
    assert len(own) >= 6
    if code not in ("us", "ps", "kp"):
        assert any(word in r["desc"] for r in own for word in ("foreign ministry", "central bank"))


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Russian Defense Ministry", "Ministry of Defence (Russia)"),
        ("U.S. Department of Energy", "United States Department of Energy"),
        ("JCPOA", "Joint Comprehensive Plan of Action"),
        ("Nuclear Non-Proliferation Treaty", "Treaty on the Non-Proliferation of Nuclear Weapons"),
        ("HIMARS", "M142 HIMARS"),
        ("F-35", "Lockheed Martin F-35 Lightning II"),
        ("TSMC", "TSMC"),
        ("Bundesbank", "Deutsche Bundesbank"),
        ("Hezbollah", "Hezbollah"),
        ("Likud", "Likud"),
        ("Yonhap", "Yonhap News Agency"),
        ("S&P 500", "S&P 500"),
        ("IRGC", "Islamic Revolutionary Guard Corps"),
        ("Yahya Sinwar", "Yahya Sinwar"),
        ("Nicusor Dan", "Nicușor Dan"),
        ("Kate Middleton", "Catherine, Princess of Wales"),
        ("Ozempic", "Semaglutide"),
        ("Starship", "SpaceX Starship"),
        ("SpaceX Starship", "SpaceX Starship"),
        ("Khan Younis", "Khan Yunis"),
        ("Bakhmut", "Bakhmut"),
        ("Heathrow", "Heathrow Airport"),
        ("Online Safety Act", "Online Safety Act 2023"),
        ("Six Nations Championship", "Six Nations Championship"),
        ("Carabao Cup", "EFL Cup"),
        ("Athens Olympics", "2004 Summer Olympics"),
        ("Oscars", "Academy Awards"),
        ("Academy Awards", "Academy Awards"),
        ("Mercury Music Prize", "Mercury Prize"),
        ("Reading Festival", "Reading and Leeds Festivals"),
        ("Nou Camp", "Camp Nou"),
        ("Stamford Bridge", "Stamford Bridge (stadium)"),
        ("U2", "U2"),
        ("Warner Brothers", "Warner Bros."),
        ("GTA VI", "Grand Theft Auto VI"),
        ("William Hill", "William Hill"),
    ],
)
def test_names_of_the_news_lead_to_their_article(base, name, title):
    owner = base.owners(key(name))[0]
    assert base.entity(owner.index).wikipedia == title
    assert not owner.shared


@pytest.mark.parametrize("word", ["Target", "Visa", "Gap", "Block", "Orange", "Unity", "Stripe"])
def test_ordinary_words_are_no_companies(base, word):
    assert [o for o in base.owners(key(word)) if base.kind(o.index) == "organisation"] == []


@pytest.mark.parametrize(
    "word",
    [*WORDS.split(), "Grand National", "Radio 4"],
)
def test_words_that_name_something_need_reasons(base, word):
    owners = [o for o in base.owners(key(word)) if o.by != "surname"]
    assert owners
    assert all(o.shared for o in owners)


@pytest.mark.parametrize(
    "name", ["Jack Smith", "Lisa Cook", "Kari Lake", "Tyre", "First Amendment"]
)
def test_names_that_many_bear_need_a_text_about_the_country(base, name):
    owners = [o for o in base.owners(key(name)) if o.by != "surname"]
    assert owners
    assert all(o.shared for o in owners)


def test_a_contest_of_several_sports_is_meant_only_where_the_sport_is_told(base):
    owners = [o for o in base.owners(key("US Open")) if o.by != "surname"]
    assert all(o.shared for o in owners)


def test_a_title_may_be_a_further_name(curated):
    told = {"title": "Acme Alpha", "name": "Alpha", "names": ["Acme Alpha", "Alpha"]}
    made = curated._row(told | {"kind": "product", "gloss": "Rocket of Acme."})
    assert [made["name"], *made["names"]] == ["Alpha", "Acme Alpha"]


@pytest.mark.parametrize("word", ["Oscar", "Masters", "Twickenham", "Universal", "Friends"])
def test_words_that_mean_too_much_are_no_contests_and_works(base, word):
    kinds = {base.kind(o.index) for o in base.owners(key(word)) if o.by != "surname"}
    assert not kinds & {"event", "other", "facility", "organisation"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Museum of Modern Art", "facility"),
        ("Sydney Opera House", "facility"),
        ("Joy Division", "organisation"),
        ("Taj Mahal", "facility"),
        ("Vivienne Westwood", "person"),
        ("Garth Brooks", "person"),
    ],
)
def test_what_a_list_takes_for_something_else_has_its_kind(base, name, kind):
    assert base.kind(base.owners(key(name))[0].index) == kind


def test_weapons_are_found_in_the_plural(curated):
    own = {"name": "Alpha drone", "names": ["B-52", "Beta Gun"], "shared": [], "kind": "product"}
    found = [name for name, _, _ in curated.own_names(own)]
    assert found == ["Alpha drone", "B-52", "Beta Gun", "Alpha drones", "B-52s"]


def row(key_, title, **more):
    return {"key": key_, "title": title, "type": "ORG", "aliases": {title: 1}} | more


def entry(curated, **more):
    told = {"title": "Acme Corp", "kind": "organisation", "country": "us", "gloss": "Maker of all."}
    return curated._row(told | more)


def test_a_title_that_is_not_the_name_is_a_further_name_where_it_is_told(curated):
    told = entry(curated, title="Harbour scandal", name="Harbourgate", names=["Harbour scandal"])
    assert (told["name"], told["names"]) == ("Harbourgate", ["Harbour scandal"])
    told = entry(curated, title="Harbour scandal", name="Harbourgate", names=["Harbourgate"])
    assert told["names"] == []


def test_an_entry_takes_the_place_of_the_rows_that_it_is(curated):
    rows = [
        row("Q5", "Acme Corp", qid="Q5", desc="old", aliases={"Acme": 0.8}),
        row("CO:acme", "Acme Corporation", country="United States"),
        row("USA", "United States", type="GPE", sub="country", iso2="US"),
        row("T:Other", "Other"),
    ]
    made = list(curated.joined(rows, [entry(curated, names=["Acme Corporation"])]))
    assert [r["title"] for r in made] == ["United States", "Other", "Acme Corp"]
    assert (made[-1]["qid"], made[-1]["desc"]) == ("Q5", "Maker of all.")
    assert made[-1]["aliases"] == {"Acme": 0.8}


def test_an_entry_is_the_article_of_its_title_though_others_share_the_name(curated):
    rows = [row("T:Elm Bay", "Elm Bay", type="VITAL", vital=1), row("W:Elm Bay", "Elm Bay")]
    rows += [row("CO:elm-bay", "Elm Bay")]
    own = entry(curated, title="Elm Bay", kind="place", shared=["Elm Bay"])
    (company, bay) = curated.joined(rows, [own])
    assert (company["key"], bay["title"], bay["vital"]) == ("CO:elm-bay", "Elm Bay", 1)
    other = own | {"wikipedia": False}
    assert len(list(curated.joined(rows, [other]))) == 4, "its title is no article's"


def test_a_list_in_title_case_has_the_body_that_an_entry_spells_otherwise(curated):
    rows = [row("PT:Acmecorp", "Acmecorp"), row("CO:b", "Acmecorp")]
    made = list(curated.joined(rows, [entry(curated, title="AcmeCorp")]))
    assert [r["title"] for r in made] == ["Acmecorp", "AcmeCorp"]


@pytest.mark.parametrize(
    "other",
    [
        row("CO:a", "Acme Corp", country="Germany"),  # another country's
        row("Q6", "Acme", qid="Q6"),  # known under another title
        row("T:AC", "AC"),  # an acronym alone says nothing
        row("P:a", "Acme Corp", type="PERSON"),
    ],
)
def test_what_may_be_something_else_stays(curated, other):
    nation = row("DEU", "Germany", type="GPE", sub="country", iso2="DE")
    made = list(curated.joined([other, nation], [entry(curated, names=["Acme", "AC"])]))
    assert len(made) == 3


def test_a_name_with_a_comma_is_not_cut_off_at_it(curated, tmp_path):
    group = "- all: {kind: organisation}\n  entries:\n    - {title: %s, gloss: Union.}\n"
    (tmp_path / "a.yaml").write_text(group % '"Rail, Sea and Air"', "utf-8")
    assert [row["title"] for row in curated.entries(tmp_path)] == ["Rail, Sea and Air"]
    (tmp_path / "a.yaml").write_text(group % "Rail, Sea and Air", "utf-8")
    with pytest.raises(ValueError, match="Rail: 'Sea and Air' is no key"):
        curated.entries(tmp_path)


@pytest.mark.parametrize(
    "name",
    [
        *[
            "PSL",
            "HDZ",
            "CPM",
            "SLPP",
            "KPK",
            "APRA",
            "TUC",
            "IFS",
            "PICC",
            "ORF",
            "MOL",
            "Djurgården",
            "DNB",
            "JVP",
            "TDP",
            "Funai",
            "Brøndby",
            "Tempelhof",
        ],
        *("River Plate", "The Strongest", "New Vision", "National Prosecuting Authority"),
        *("Al-Akhbar", "Trades Union Congress"),
    ],
)
def test_a_name_of_many_is_nobodys_own(rows, name):
    assert [row["title"] for row in rows if name in own_names(row)] == []
    assert any(name in row["shared"] for row in rows)


def test_institutions_are_named_after_their_country(curated):
    tree = {
        "families": {"foreign": {"title": "Office ({country})", "gloss": "Office of {country}.",
                                 "shared": ["Office"], "names": ["{adjective} Office"]}},
        "countries": {"xx": {"name": "the Isles", "adjectives": ["Islish"],
                             "bodies": {"foreign": None}}},
    }  # fmt: skip
    (made,) = curated.institutions(tree)
    told = curated._row(made)
    assert (told["title"], told["name"]) == ("Office (Isles)", "Office of Isles")
    assert (told["names"], told["shared"]) == (["Islish Office"], ["Office"])
    assert told["desc"] == "Office of the Isles."
    tree["countries"]["xx"]["bodies"] = {"foreign": {"title": "Own Office", "shared": []}}
    (made,) = curated.institutions(tree)
    assert curated._row(made)["shared"] == []


def test_an_entry_takes_the_place_of_what_bears_its_full_name_or_its_name_without_the_form(curated):
    rows = [
        row("Q5", "Acme Holdings", qid="Q5"),
        row("CO:acme", "Acme", country="United States"),
        row("T:Acme", "Acme"),
        row("C:us", "United States", type="GPE", sub="country", iso2="US"),
    ]
    own = entry(curated, names=["Acme Holdings"])
    made = [r["title"] for r in curated.joined(rows, [own])]
    assert made == ["Acme", "United States", "Acme Corp"]


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Cologne", "cologne"),
        ("Köln", "cologne"),
        ("Bologna", "bologna"),
        ("Liège", "liege"),
        ("Marikina City", "marikina"),
        ("Fes", "fez-morocco"),
    ],
)
def test_a_large_town_has_the_name_that_news_gives_it(base, name, identifier):
    owner = base.owners(key(name))[0]
    assert (base.id(owner.index), owner.shared) == (identifier, False)


@pytest.mark.parametrize("name", ["Nice", "Cork", "Buffalo", "Reading", "Hull", "Split", "Mobile"])
def test_a_town_named_like_a_word_needs_an_article_about_its_country(base, name):
    owner = base.owners(key(name))[0]
    assert (base.kind(owner.index), owner.shared) == ("place", True)
