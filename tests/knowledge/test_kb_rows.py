"""How the script for the large knowledge base makes one row of several, and tells namesakes apart."""

import pytest


@pytest.fixture(scope="module")
def scripts(script):
    return {name: script(name) for name in ("kb_rows", "kb_kinds", "kb_names", "kb_glosses")}


def town(key, title, country, people, **more):
    return {
        "key": key, "title": title, "type": "GPE", "sub": "city", "country": country,
        "pop": people, "lat": 1.0, "lon": 1.0, "aliases": {title: 0.9},
    } | more  # fmt: skip


def nation(title, code):
    return {"key": code, "title": title, "type": "GPE", "sub": "country", "iso2": code,
            "aliases": {}, "qid": f"Q{ord(code[0])}{ord(code[1])}"}  # fmt: skip


def famous(scripts, *rows):
    """Countries of the rows that are vital, with their Wikidata ids."""
    made = scripts["kb_rows"].merged(rows)
    return [(r["country"], r.get("qid")) for r in made if r.get("vital")]


def test_fame_that_a_small_namesake_got_goes_to_the_large_town(scripts):
    small = town("GN:1", "Elmville", "TR", 20_000, vital=1, qid="Q900", desc="city in Russia")
    large = town("GN:2", "Elmville", "RU", 1_200_000)
    nations = (nation("Russia", "RU"), nation("Turkey", "TR"))
    assert famous(scripts, *nations, small, large) == [("RU", "Q900")]


def test_fame_stays_where_the_description_says_or_the_other_is_not_far_larger(scripts):
    told = town("GN:1", "Elmville", "US", 40_000, vital=1, qid="Q9", desc="city in United States")
    large = town("GN:2", "Elmville", "CA", 900_000)
    nations = (nation("United States", "US"), nation("Canada", "CA"))
    assert famous(scripts, *nations, told, large) == [("US", "Q9")]
    silent = town("GN:1", "Elmville", "PS", 30_000, vital=1)
    near = town("GN:2", "Elmville", "ZA", 120_000)
    assert famous(scripts, silent, near) == [("PS", None)]


def test_a_large_town_is_thought_of_before_its_province(scripts):
    def priors(code, people):
        rows = [
            {"name": "Elmville", "sub": "state", "nation": code, "prior": 44, "pop": 0},
            {"name": "Elmvillé", "sub": "city", "nation": code, "prior": 35, "pop": people},
        ]
        scripts["kb_rows"].towns_first(rows)
        return [row["prior"] for row in rows]

    assert priors("af", 300_000) == [34, 44]
    assert priors("af", 20_000) == [44, 35]
    assert priors("us", 300_000) == [44, 35], "New York is spoken of as a state, too"


def body(key, title, **more):
    return {"key": key, "title": title, "type": "ORG", "aliases": {title: 0.9}} | more


def test_a_brand_joins_the_firm_or_article_of_its_full_name(scripts):
    brand = body("NSI:Q7", "Acme Motor Works", qid="Q7", desc="maker of cars")
    firm = body("CO:acme", "Acme Motor Works", country="Norland")
    article = body("T:Acme Motor Works", "Acme Motor Works", type="MISC", popular=1)
    (row,) = scripts["kb_rows"].merged([brand, firm, article])
    assert (row["qid"], row["article"], row["popular"]) == ("Q7", "Acme Motor Works", 1)


def test_an_article_of_one_word_is_not_taken_for_a_brand(scripts):
    brand = body("NSI:Q7", "Saturn", qid="Q7", desc="chain of shops")
    planet = body("T:Saturn", "Saturn", type="MISC")
    assert len(list(scripts["kb_rows"].merged([brand, planet]))) == 2


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ({"desc": "national radio and TV-broadcaster"}, "organisation"),
        ({"desc": "American country music band"}, "organisation"),
        ({"desc": "mountain range in Europe"}, "place"),
        ({"desc": "palace in Vienna"}, "place"),
        ({"desc": "college town", "lat": 4.0}, "place"),
        ({"desc": "band of hills", "sub": "state"}, "place"),
    ],
)
def test_a_listed_place_without_a_spot_is_what_its_description_says(scripts, row, kind):
    listed = {"title": "Elm", "type": "GPE", "aliases": {}} | row
    assert scripts["kb_kinds"].kind(listed, frozenset()) == kind


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ({"title": "Ada Moore Prize", "type": "PERSON"}, "other"),
        ({"title": "Arden Award for Best Actor", "desc": "award given to the best actor"}, "other"),
        ({"title": "Ada Moore Prizeman", "type": "PERSON"}, "person"),
        ({"title": "Arden Medal", "type": "ORG"}, "organisation"),
    ],
)
def test_an_award_is_nobody(scripts, row, kind):
    listed = {"type": "VITAL", "aliases": {}} | row
    assert scripts["kb_kinds"].kind(listed, frozenset(("Arden",))) == kind


def test_a_body_that_two_lists_have_is_one_unless_something_tells_them_apart(scripts):
    firm = body("CO:acme air", "Acme Air", country="Norland", qid="Q7")
    twin = body("PT:Acme Air", "Acme air")
    (row,) = scripts["kb_rows"].merged([firm, twin])
    assert row["qid"] == "Q7"
    other = body("PT:Acme Air", "Acme Air", country="Sudland")
    assert len(list(scripts["kb_rows"].merged([firm, other]))) == 2
    assert len(list(scripts["kb_rows"].merged([firm, twin | {"qid": "Q8"}]))) == 2


def test_a_town_of_the_lists_lies_where_geonames_has_it(scripts):
    known = {"key": "Q9", "title": "Elmville, New Sudland", "type": "GPE", "qid": "Q9",
             "vital": 1, "aliases": {"Elmville": 0.8}}  # fmt: skip
    (row,) = scripts["kb_rows"].merged([known, town("GN:2", "Elmville", "AU", 500_000)])
    assert (row["qid"], row["country"]) == ("Q9", "AU")


def test_a_town_and_its_district_of_that_name_are_one_where_the_lists_call_it_a_city(scripts):
    district = town("Q92", "Elmville", "GB", 650_000, sub="state", qid="Q92", desc="city in Wales")
    bare = town("GN:2", "Elmville", "GB", 620_000)
    made = list(scripts["kb_rows"].merged([district, bare]))
    assert [row["key"] for row in made] == ["Q92"]
    region = town("Q92", "Elmville", "RU", 0, sub="state", qid="Q92", desc="region of Russia")
    made = list(scripts["kb_rows"].merged([region, town("GN:2", "Elmville", "RU", 620_000)]))
    assert len(made) == 2


def bearer(name, **more):
    return {"hpi": 30.0, "views": 9, "desc": "Mexico politician", "aliases": {name: 0.9}} | more


@pytest.mark.parametrize(
    ("row", "halves"),
    [
        # The id stands for the person where the row is of GeoNames or the list has two names,
        (town("GN:1", "Ana Ruiz", "MX", 9, qid="Q5", **bearer("Ana Ruiz")),
         [("place", "Ana Ruiz", None), ("person", "Ana Ruiz", "Q5")]),
        (town("Q7", "Elmville", "ES", 9, qid="Q7", **bearer("Ana Ruiz")),
         [("place", "Elmville", None), ("person", "Ana Ruiz", "Q7")]),
        # for the place where it is the key of its row,
        (town("Q8", "Ana Ruiz", "CO", 9, qid="Q8", **bearer("Ana Ruiz")),
         [("place", "Ana Ruiz", "Q8"), ("person", "Ana Ruiz", "")]),
        # and nobody is made of a figure of religion, nor of a place that is told of as one.
        (town("Q9", "Saint Ana", "CO", 9, qid="Q9", **bearer("Saint Ana", desc="Spain religious figure")),
         [("place", "Saint Ana", "Q9")]),
        (town("Q6", "Ain", "FR", 9, sub="state", qid="Q6", desc="French department"),
         [("place", "Ain", "Q6")]),
    ],
)  # fmt: skip
def test_a_place_that_a_list_took_for_its_namesake_is_told_apart(scripts, row, halves):
    made = list(scripts["kb_rows"].apart([row]))
    kinds = {"GPE": "place", "PERSON": "person"}
    assert [(kinds[r["type"]], r["title"], r.get("qid")) for r in made] == halves
    assert len({r["key"] for r in made}) == len(made)
    assert all("hpi" not in r for r in made if r["type"] == "GPE")


def test_a_person_of_no_id_is_the_one_whose_title_tells_the_same_trade(scripts):
    def person(key, title, **more):
        return {"key": key, "title": title, "type": "PERSON", "aliases": {title: 0.9}} | more

    actor = person("Q1", "Jo Elm (actor)", qid="Q1")
    singer = person("Q2", "Jo Elm (singer)", qid="Q2")
    bare = person("T:Jo Elm", "Jo Elm", desc="Wales actor")
    other = person("T:Jo Oak", "Jo Oak", desc="Wales actor")
    made = list(scripts["kb_rows"].merged([actor, singer, bare, other]))
    assert [row.get("qid") for row in made] == ["Q1", "Q2", None]


def test_a_person_of_no_id_is_the_one_who_is_spelt_otherwise(scripts):
    def person(key, title, **more):
        return {"key": key, "title": title, "type": "PERSON", "aliases": {title: 0.9}} | more

    known = person("Q7", "Jo-Ann Élmo", qid="Q7", vital=1)
    bare = person("T:Jo Ann Elmo", "Jo Ann Elmo", desc="Norland cyclist")
    (row,) = scripts["kb_rows"].merged([known, bare])
    assert (row["qid"], row["title"], row["desc"]) == ("Q7", "Jo-Ann Élmo", "Norland cyclist")
    assert "Jo Ann Elmo" in row["aliases"]
    other = person("Q8", "Jo Ann Elmo (actor)", qid="Q8")
    assert len(list(scripts["kb_rows"].merged([other, bare]))) == 2
    twin = person("Q9", "Jo Ann Élmo", qid="Q9")
    assert len(list(scripts["kb_rows"].merged([known, twin, bare]))) == 3


def test_a_person_of_no_id_is_the_one_whose_name_lacks_the_initial(scripts):
    def person(key, title, **more):
        return {"key": key, "title": title, "type": "PERSON", "aliases": {title: 0.9}} | more

    def ids(*rows):
        return [row.get("qid") for row in scripts["kb_rows"].merged(rows)]

    known = person("Q7", "Jo Elm", qid="Q7", vital=1)
    bare = person("T:Jo D. Elm", "Jo D. Elm", desc="Norland biologist")
    (row,) = scripts["kb_rows"].merged([known, bare])
    assert (row["title"], row["desc"], row["aliases"]["Jo D. Elm"]) == (
        "Jo Elm", "Norland biologist", 0.9)  # fmt: skip
    assert ids(known | {"desc": "Sudland biologist"}, bare) == ["Q7"]
    assert ids(known | {"desc": "Norland singer"}, bare) == ["Q7", None], "another trade"
    assert ids(known, bare, person("T:Jo B. Elm", "Jo B. Elm")) == ["Q7", None, None]
    twin = person("T:Jo Elm", "Jo Elm", desc="Norland baker")
    assert ids(known, twin, bare) == ["Q7", None], "which of the two is meant?"
    assert ids(known, person("T:Jo D. Oak", "Jo D. Oak")) == ["Q7", None]


def test_a_small_town_goes_before_a_province_that_is_hardly_better_known(scripts):
    def priors(code, province):
        rows = [
            {"name": "Elmville", "sub": "state", "nation": code, "prior": province, "pop": 0},
            {"name": "Elmville", "sub": "city", "nation": code, "prior": 17, "pop": 30_000},
        ]
        scripts["kb_rows"].towns_first(rows)
        return [row["prior"] for row in rows]

    assert priors("lk", 22) == [12, 22]
    assert priors("lk", 40) == [40, 17]
    assert priors("jp", 22) == [22, 17]


def test_a_town_that_the_lists_hold_twice_at_one_spot_is_one(scripts):
    def made(**more):
        twins = [town("Q90001", "Elmville", "TZ", 30_000, qid="Q90001"),
                 town("Q90002", "Elmville", "TZ", 30_000, qid="Q90002", **more)]  # fmt: skip
        return len(list(scripts["kb_rows"].merged(twins)))

    assert made(lat=1.02) == 1
    assert made(lat=1.4) == 1
    assert made(lat=1.4, pop=90_000) == 2
    assert made(lat=3.0) == 2


def region(title, told, desc, **more):
    return {
        "key": "Q9000", "qid": "Q9000", "title": title, "name": title, "type": "GPE", "sub": "state",
        "nation": "id", "prior": 40, "aliases": {title: 0.6, told: 0.9}, "desc": desc,
    } | more  # fmt: skip


def test_a_place_has_the_title_of_its_article(scripts):
    def made(*rows):
        kept = scripts["kb_rows"].retitled(list(rows))
        return [(row["name"], row.get("article")) for row in kept]

    assert made(region("DKI Elm", "Elm", "capital of Indonesia")) == [("Elm", "Elm")]
    prefecture = region("Elm", "Elm Prefecture", "prefecture of Japan")
    assert made(prefecture) == [("Elm", "Elm Prefecture")]
    state = region("Elm", "Elm (state)", "state of Austria")
    assert made(state) == [("Elm", "Elm (state)")]
    assert made(region("Elm", "Gold", "color")) == [("Elm", None)]
    city = town("GN:5", "Elm", "ID", 9_000_000, name="Elm", nation="id", prior=50)
    assert made(region("DKI Elm", "Elm", "capital of Indonesia"), city) == [("Elm", "Elm")]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Zenobia Zirimu", "person"),
        ("Zenobia van der Zirimu", "person"),
        ("Zenobia-Zoe Zirimu", "person"),
        ("Zenobia Coast", ""),
        ("Zenobia Cherkassian", ""),
        ("Fazlebank Zirimu", ""),
        ("Zukunda State", "place"),
        ("Deep State", ""),
        ("Northern District (Israel)", "place"),
        ("South Cherkassia", "place"),
    ],
)
def test_a_title_without_description_may_show_its_kind(scripts, title, kind):
    names = scripts["kb_names"]
    common = {"coast": -9.0, "Coast": -11.0, "deep": -9.0, "Deep": -11.0}
    rows = [
        {"title": "Zenobia Smithson", "type": "PERSON"},
        {"title": "Zoe Smithson", "type": "PERSON"},
        {"title": "Fazlebank Zoltan", "type": "PERSON"},
        {"title": "Fazlebank Corporation", "type": "ORG"},
        {"title": "Cherkassia", "type": "GPE", "sub": "state", "demonyms": ["Cherkassian"]},
    ]
    assert scripts["kb_kinds"].Bearers(rows, names.Names(common)).kind(title) == kind


def test_a_seat_in_an_assembly_abroad_is_not_what_a_note_says_first(script):
    offices = script("kb_offices")
    abroad = ["Substitute member of the Parliamentary Assembly of the Council of Europe",
              "", "2018-01-22", "2019-01-20"]  # fmt: skip
    home = ["Member of the House of Commons", "", "2015-12-03", ""]
    assert offices.foremost([abroad, home]) == home
    assert offices.foremost([abroad]) == abroad


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"key": "Q1", "kind": "person"}, ""),
        ({"key": "T:Elm", "kind": "other", "aliases": {}}, ""),
        ({"key": "PT:Elm", "kind": "organisation"}, "Organisation in the Netherlands."),
        ({"key": "CO:elm", "kind": "organisation", "sub": "company"}, "Company in the Netherlands."),
        ({"key": "Q1", "kind": "person", "desc": "painter"}, "Painter."),
        ({"key": "Q1", "kind": "person", "offices": [["Mayor of Elm", "2011-02-01", "2015"]]},
         "Mayor of Elm (2011–2015)."),
        ({"key": "Q1", "kind": "person", "offices": [["Mayor of Elm", "2011", "", "x.csv"]]},
         "Became Mayor of Elm in 2011."),
        ({"key": "Q1", "kind": "person", "offices": [["Mayor of Elm", "2011", ""]]},
         "Mayor of Elm (from 2011)."),
    ],
)  # fmt: skip
def test_a_gloss_tells_something_or_is_empty(scripts, row, told):
    assert scripts["kb_rows"].gloss(row, "Netherlands") == told


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Charles Vii", "Charles VII"),
        ("Order Ii", "Order II"),
        ("Nord Xxi", "Nord XXI"),
        ("Zhu Xi", "Zhu Xi"),
        ("Vi Lund", "Vi Lund"),
        ("Elm Vita", "Elm Vita"),
    ],
)
def test_roman_numerals_have_capitals(scripts, title, shown):
    assert scripts["kb_names"].numerals(title) == shown


def test_our_sentences_are_short_and_tell_of_what_they_are_about(scripts):
    told = scripts["kb_glosses"].glosses()
    assert all(len(text) <= 110 and text[-1] in ".!" for text in told.values())
    glossed = scripts["kb_glosses"].glossed
    (kind, title), text = next(iter(told.items()))
    assert glossed({"kind": kind, "title": title}) == {"kind": kind, "desc": text}
    assert glossed({"kind": "other", "title": title}) == {"kind": kind, "desc": text}
    assert glossed({"kind": kind, "title": title, "curated": True}) == {}
    assert glossed({"kind": "law", "title": title, "desc": "treaty"}) == {}
    assert glossed({"kind": "law", "title": title})["kind"] == kind


GIVEN = frozenset(("Ida", "Ned"))


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ({"title": "Ida Lund (publisher)", "type": "VITAL"}, "person"),
        ({"title": "Lund Books (publisher)", "type": "VITAL"}, "organisation"),
        ({"title": "Ida Lund (rugby league, born 1983)", "type": "VITAL"}, "person"),
        ({"title": "Ida Court", "type": "PERSON"}, "person"),
        ({"title": "Lund Court", "type": "PERSON"}, "organisation"),
        ({"title": "Ned Park", "type": "VITAL"}, "person"),
        ({"title": "Hill Park", "type": "VITAL"}, "facility"),
        ({"title": "Park Eun-lee", "type": "VITAL"}, "person"),
        ({"title": "Ned Lee", "type": "VITAL", "desc": "English film, television and stage actor"}, "person"),
        ({"title": "Lee", "type": "VITAL", "desc": "American film executive"}, "person"),
        ({"title": "Lee", "type": "VITAL", "desc": "American television film"}, "other"),
    ],
)  # fmt: skip
def test_surnames_that_are_words_for_buildings_make_no_buildings(scripts, row, kind):
    assert scripts["kb_kinds"].kind({"key": "T:1"} | row, GIVEN) == kind


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ({"title": "Elm Building Society", "type": "ORG", "desc": "British building society"}, "organisation"),
        ({"title": "Elm Rovers", "type": "GPE", "desc": "League franchise in Elm"}, "organisation"),
        ({"title": "Elm Saga", "type": "VITAL", "desc": "media franchise"}, "other"),
        ({"title": "Order of Elm", "type": "VITAL", "desc": "military award of Arden"}, "other"),
        ({"title": "Lie", "type": "ORG", "desc": "Arden politician"}, "person"),
        ({"title": "Lie", "type": "ORG", "desc": "Arden film producer"}, "organisation"),
        ({"title": "1950 Elm Olympics", "type": "GPE", "desc": "5th edition, held in Elm"}, "event"),
        ({"title": "Elm", "type": "VITAL", "desc": "officer during the First World War"}, "person"),
        ({"title": "Elm Treaty Organization", "type": "VITAL"}, "organisation"),
        ({"title": "Elm Treaty", "type": "VITAL"}, "law"),
        ({"title": "Elm Transfer Protocol", "type": "VITAL"}, "other"),
        ({"title": "Elm Protocol", "type": "VITAL"}, "law"),
    ],
)  # fmt: skip
def test_of_a_description_the_word_counts_that_says_what_it_is(scripts, row, kind):
    assert scripts["kb_kinds"].kind({"key": "T:1"} | row, GIVEN) == kind


@pytest.mark.parametrize(
    ("title", "stray"),
    [("Ida Lund", True), ("Ned A. Lund", True), ("Ida Foods", False), ("Lund Foods", False), ("Ida", False)],
)  # fmt: skip
def test_a_list_of_bodies_has_nobody_of_whom_it_says_nothing(scripts, title, stray):
    row = {"key": f"PT:{title}", "title": title, "type": "ORG"}
    assert scripts["kb_kinds"].is_stray(row, GIVEN, frozenset(("Lund",))) is stray
    told = row | {"desc": "company"}
    assert not scripts["kb_kinds"].is_stray(told, GIVEN, frozenset(("Lund",)))


def test_a_town_mixed_up_with_the_next_of_the_list_keeps_its_own_name_alone(scripts):
    large = town("GN:1", "Elmwick", "KR", 2_300_000)
    mixed = town("Q9", "Elmville", "KR", 2_300_000, lat=4.0)
    mixed["aliases"]["Elmwick"] = 0.5
    near = town("Q8", "Elmburg", "KR", 2_300_000)
    near["aliases"]["Elmwick"] = 0.5
    made = {r["title"]: r for r in scripts["kb_rows"].unmixed([large, mixed, near])}
    assert (made["Elmville"]["aliases"], made["Elmville"]["pop"]) == ({"Elmville": 0.9}, 0)
    assert made["Elmburg"] == near
    assert made["Elmwick"] == large
