"""The terms that the script for the large knowledge base makes of lists of offices."""

import pytest


@pytest.fixture(scope="module")
def offices(script):
    return script("kb_offices")


@pytest.fixture
def terms(offices):

    def of(*times, source="holders21.csv"):
        roles = offices.roles({"offices": [["Premier", *time, source] for time in times]})
        return [(start, end) for _, _, start, end, *_ in roles]

    return of


def test_a_return_to_office_is_a_second_term(terms):
    assert terms(("2009-03-31", "2021-06-13"), ("2022-12-29", "")) == [
        ("2022-12-29", ""),
        ("2009-03-31", "2021-06-13"),
    ]


def test_a_return_within_the_year_is_a_second_term(terms):
    assert terms(("2024-01-14", "2024-01-27"), ("2024-05-24", "2024-06-01")) == [
        ("2024-05-24", "2024-06-01"),
        ("2024-01-14", "2024-01-27"),
    ]


def test_parliaments_with_an_election_between_them_are_one_term(terms):
    parliaments = (("2019-12-05", "2021-08-15"), ("2021-11-22", ""))
    assert terms(*parliaments, source="legislators.csv") == [("2019-12-05", "")]
    assert len(terms(*parliaments)) == 2


def test_a_year_gives_way_to_the_day_in_it(terms):
    assert terms(("2021", ""), ("2021-10-04", "2024-10-01")) == [("2021-10-04", "2024-10-01")]


def test_years_that_follow_on_each_other_are_one_term(terms):
    assert terms(("2014", "2022"), ("2022", "")) == [("2014", "")]


def test_what_is_french_belongs_to_france_and_not_to_its_southern_lands(offices):
    lands = {"title": "French Southern Territories", "sub": "country", "iso2": "TF",
             "aliases": {}, "demonyms": ["French"]}  # fmt: skip
    nations = offices.Nations([lands])
    assert nations.find("President of the French Republic") == "fr"


def test_the_longest_name_of_a_country_counts_and_not_one_within_it(offices):
    lands = [
        {"title": name, "sub": "country", "iso2": code, "aliases": {}, "demonyms": []}
        for name, code in (
            ("Republic of the Congo", "CG"),
            ("Democratic Republic of the Congo", "CD"),
        )
    ]
    nations = offices.Nations(lands)
    assert nations.find("President of the Democratic Republic of the Congo") == "cd"
    assert nations.find("President of the Republic of the Congo") == "cg"


@pytest.mark.parametrize(
    ("head", "kept"),
    [("Prime minister of India", ["Prime minister of India"]), ("", ["Member of the Lok Sabha"])],
)
def test_who_governs_is_told_by_that_and_not_by_a_seat(offices, head, kept):
    seat = ["Member of the Lok Sabha", "2019-05-23", "", "x.csv"]
    held = [seat, [head, "2014-05-26", "", "x.csv"]] if head else [seat]
    assert [role[0] for role in offices.roles({"offices": held})] == kept


def senate(*years):
    dates = [(f"{year}-01-03", f"{year + 2}-01-03") for year in years]
    return [["United States senator", *term, "legislators.csv"] for term in dates]


def test_of_seats_in_congress_only_what_the_list_can_tell_is_told(offices):
    def told(terms):
        certain = offices.certain({"offices": terms})
        return [(start, end) for _, _, start, end, *_ in offices.roles(certain)]

    assert told(senate(2003, 2005)) == [("2003-01-03", "2007-01-03")]
    assert told(senate(1999, 2001)) == [("", "2003-01-03")]  # it begins in 1999
    assert told(senate(*range(2001, 2016, 2))) == [("", "")]  # and has eight terms at most
    ended = senate(*range(2001, 2016, 2))
    ended[-1][2] = "2015-10-29"
    assert told(ended) == [("2001-01-03", "2015-10-29")]


def test_an_office_of_every_state_is_that_of_the_persons(offices):
    row = {"offices": [["President", "2001", ""], ["Mayor of Elmville", "1999", "2001"]]}
    assert [role[0] for role in offices.roles(row)] == ["President", "Mayor of Elmville"]
    titles = [role[0] for role in offices.roles(row, "Netherlands")]
    assert titles == ["President of the Netherlands", "Mayor of Elmville"]


def test_a_note_tells_a_government_before_a_seat(offices):
    minister, mayor = ["Minister of Justice", "", "2001", ""], ["Mayor of Elmville", "", "2003", ""]
    seat = ["Member of the Diet", "", "2005", ""]
    assert offices.foremost([seat, mayor, minister]) == minister
    assert offices.foremost([mayor, minister, seat]) == mayor
    assert offices.foremost([seat, mayor]) == seat


def test_what_only_the_lists_leave_open_is_known_up_to_their_year(offices):
    def known(*office):
        return offices.roles({"offices": [list(office)]})[0][4:]

    assert known("Mayor of Elmville", "2011", "", "holders21.csv") == ["2022"]
    assert known("Mayor of Elmville", "2011", "", "2025") == ["2025"]
    assert known("Mayor of Elmville", "2011", "") == []
    assert known("Mayor of Elmville", "2011", "2015", "holders21.csv") == []
    for title in ("King of Norland", "President of Norland", "Prime minister of Norland"):
        assert known(title, "1991", "", "holders21.csv") == []
    assert known("President of the Senate of Norland", "1991", "", "holders21.csv") == ["2022"]
    assert known("President of Norland", "1991", "", "2025") == ["2025"]


def test_what_a_list_calls_a_monarchy_is_no_office(offices):
    held = [["Monarchy of Norland", "2014", ""], ["Monarch of Norland", "2014", ""]]
    assert [role[0] for role in offices.roles({"offices": held})] == ["Monarch of Norland"]


@pytest.fixture
def ended(script):
    terms = script("kb_terms")

    def of(*people, nation="nl"):
        rows = [{"key": f"Q{at}", "nation": nation, "offices": held}
                for at, held in enumerate(people)]  # fmt: skip
        terms.end_terms(rows, {"nl": "Norland"})
        return [[office[2] for office in row["offices"]] for row in rows]

    return of


def test_an_office_that_one_holds_ends_with_a_successor(ended):
    first = ["Minister of Foreign Affairs", "2011-02-01", "", "x.csv"]
    second = ["Foreign Minister of Norland", "2015-03-02", ""]
    third = ["Minister of Foreign Affairs of Norland", "2019", ""]
    assert ended([first], [second], [third]) == [["2015-03-02"], ["2019"], [""]]
    assert ended([first], [second], nation="") == [[""], [""]]
    assert ended([first, [*second[:2], "2016"]]) == [["", "2016"]], "nobody succeeds oneself"
    assert ended(
        [["Minister of Trade", "2011-02-01", ""]], [["Minister of Trade", "2011", ""]]
    ) == [
        [""],
        [""],
    ]


@pytest.mark.parametrize("title", ["Deputy Prime Minister", "Member of the Diet", "Judge"])
def test_an_office_of_several_does_not(ended, title):
    assert ended([[title, "2011", ""]], [[title, "2015", ""]]) == [[""], [""]]


def test_a_seat_in_congress_ends_with_an_office_elsewhere(ended):
    seat = ["United States representative", "2011-01-05", "", "legislators.csv"]
    mayor, whip = ["Mayor of Elmville", "2022-12-12", ""], ["House Majority Whip", "2019", ""]
    assert ended([seat, mayor]) == [["2022-12-12", ""]]
    assert ended([seat, whip]) == [["", ""]]
    assert ended([seat, ["Governor of Elm", "1999", "2003"]]) == [["", "2003"]]
