"""Pages as readers copy them whole: what is the article, and what the page said around it."""

from pathlib import Path

import pytest

from briefgen.source.paragraphs import paragraphs
from briefgen.source.paste import paste

PASTES = Path(__file__).parents[1] / "fixtures" / "pastes"
LEDE = (
    "The city council of Port Ellen voted on Tuesday to close its oldest ferry pier after a report "
    "on cracks in 14 of its 60 concrete piles, and the mayor had it fenced off the same night."
)

PAGES = {
    "agency": {
        "headline": "Council in Port Ellen votes to close ferry pier",
        "section": "WORLD NEWS",
        "date": "2025-01-14T15:42:00-05:00",
        "byline": ["Mara Delgado"],
        "dateline": "PORT ELLEN",
        "story": ("PORT ELLEN (AP) — The city council", 3),
    },
    "broadcaster": {
        "headline": "Harbour pier to close after cracks found",
        "byline": ["Mara Delgado"],
        "story": ("The oldest ferry pier in Port Ellen", 7),
    },
    "bureau": {
        "headline": "(LEAD) Council votes to close pier",
        "date": "2025-01-14",
        "byline": ["Kim Min-ji"],
        "dateline": "PORT ELLEN",
        "story": ("PORT ELLEN, Jan. 14 (Bureau)", 3),
    },
    "channel": {
        "headline": "Council votes to close ferry pier in Port Ellen",
        "section": "News|Transport",
        "date": "2025-01-14",
        "dek": "The nine-to-two vote follows a report on cracks in the concrete piles of the pier.",
        "byline": ["Mara Delgado"],
        "story": ("The city council of Port Ellen has voted", 3),
    },
    "daily": {
        "headline": "Port Ellen Votes to Close Its Oldest Ferry Pier",
        "date": "2025-01-14",
        "dek": "The decision comes after inspectors found cracks in 14 of 60 piles."
        " The operator says it was not warned.",
        "byline": ["Mara Delgado", "Jun Ito"],
        "story": ("The city council of Port Ellen voted", 3),
    },
    "letter": {
        "headline": "Why the pier had to close",
        "date": "2025-01-14",
        "dek": "And what the council didn't say",
        "byline": ["Mara Delgado"],
        "story": ("On Tuesday the council voted", 3),
    },
    "ministry": {
        "headline": "Secretary Rowe’s Travel to Port Ellen",
        "date": "2025-01-14",
        "dek": "Media Note",
        "byline": ["Office of the Spokesperson"],
        "story": ("Secretary of Transport Amelia Rowe", 3),
    },
    "menu": {
        "headline": "Port Ellen warns ferry firms over cracked pier",
        "section": "Business News",
        "date": "2025-01-14",
        "byline": ["Newswire Staff"],
        "dateline": "PORT ELLEN",
        "story": ("PORT ELLEN (Newswire) - The city", 3),
    },
    "wire": {
        "headline": "Harbour city council votes to close old ferry pier"
        " after inspection finds cracks",
        "section": "Asia Pacific",
        "date": "2025-01-14T15:42:00+09:00",
        "byline": ["Mara Delgado", "Jun Ito"],
        "dateline": "PORT ELLEN",
        "story": ("PORT ELLEN, Jan 14 (Newswire)", 4),
    },
}


def read(name):
    text = (PASTES / f"{name}.txt").read_text(encoding="utf-8")
    found, _ = paste(f"{name}.txt", text)
    assert found is not None
    return text, found


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_that_was_copied_whole_gives_the_article(name):
    expected = PAGES[name]
    made = read(name)[1].article
    story = [p.text for p in paragraphs(made.body.text)]
    for field in ("headline", "section", "date", "dek", "dateline"):
        assert getattr(made, field) == expected.get(field, ""), field
    assert [credit.name for credit in made.byline] == expected["byline"]
    opening, count = expected["story"]
    assert (story[0][: len(opening)], len(story)) == (opening, count)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_every_line_is_in_the_article_or_reported(name):
    text, found = read(name)
    made = found.article
    reported = {one.line for one in found.removed}
    used = {line for _, line in made.lines} | {
        made.body.line + at for at, line in enumerate(made.body.text.split("\n")) if line.strip()
    }
    people = " ".join(f"{c.name} {c.role}" for c in (*made.byline, *made.contributors))
    missing = [
        line
        for number, line in enumerate(text.split("\n"), 1)
        if line.strip() and number not in reported | used and line.strip() not in people
    ]
    # contributors, a second date and a line of authors have no place of their own
    kept = ("Reporting by", "Associated", "14 Jan 2025")
    assert [line for line in missing if not line.startswith(kept)] == []


def test_a_list_of_short_lines_alone_is_no_chrome():
    found, _ = paste("a.txt", "Piers that closed\n\nNorth pier\n\nWest pier\n\nOld pier\n")
    assert found is not None
    assert "West pier" in found.article.body.text
    assert found.removed == ()


def test_two_short_lines_over_the_story_are_the_articles_own():
    found, _ = paste("a.txt", f"Pier Closes\n\nBy Mara Delgado\n\nThe vote\n\n{LEDE}\n\n{LEDE}\n")
    assert found is not None
    assert found.article.body.text.startswith("The vote\n")


def test_comments_of_readers_stay_for_the_editor_to_judge():
    said = "I have taken that ferry for thirty years and nobody ever told us anything about piles."
    text = f"Pier Closes\n\n{LEDE}\n\n{LEDE}\n\nDiscussion about this post\n\n{said}\n"
    found, _ = paste("a.txt", text)
    assert found is not None
    assert said in found.article.body.text


def test_dates_of_other_stories_date_nothing():
    text = (
        f"Pier Closes\n\n{LEDE}\n\n{LEDE}\n\nYou might also like\n\nMarket opens\nMarch 2, 2025\n"
    )
    found, _ = paste("a.txt", text)
    assert found is not None
    assert found.article.date == ""
    assert {"Market opens", "March 2, 2025"} <= {one.text for one in found.removed}


def test_a_dek_that_the_story_says_again_stands_once():
    said = "Cracks in 14 piles of 60"
    found, _ = paste("a.txt", f"Pier Closes\n\n{said}\n\n{said}\n\n{LEDE}\n\n{LEDE}\n")
    assert found is not None
    assert (found.article.dek, found.article.body.text.count(said)) == ("", 1)


def test_a_headline_that_tells_nothing_stays_over_its_dek():
    dek = "Port Ellen is without its oldest ferry pier for a third day"
    found, _ = paste("a.txt", f"Lights out\n\n{dek}\n\nBy Mara Delgado\n\n{LEDE}\n\n{LEDE}\n")
    assert found is not None
    assert (found.article.headline, found.article.dek) == ("Lights out", dek)


def test_a_signature_after_the_story_moves_nothing_of_it_up():
    found, _ = paste("a.txt", f"Pier Closes\n\n{LEDE}\n\n{LEDE}\n\nBy Mara Delgado\n")
    assert found is not None
    assert len(paragraphs(found.article.body.text)) == 2
    assert [credit.name for credit in found.article.byline] == ["Mara Delgado"]


def test_a_date_counted_from_the_day_of_copying_is_reported():
    found, _ = paste("a.txt", f"Pier Closes in Port\n\n2 hours ago\n\n{LEDE}\n\n{LEDE}\n")
    assert found is not None
    assert found.article.date == ""
    assert [one.why for one in found.removed] == ["a date that counts from the day of copying"]


def test_a_headline_directly_under_a_picture_is_no_caption():
    text = f"Photo: Newswire\nCouncil votes to close ferry pier\nCracks in 14 piles\n\n{LEDE}\n\n{LEDE}\n"
    found, _ = paste("a.txt", text)
    assert found is not None
    assert found.article.headline == "Council votes to close ferry pier"
    assert found.article.dek == "Cracks in 14 piles"


def test_a_picture_has_one_line_of_caption():
    below = "Photo: Newswire\nThe pier on Tuesday after the vote\nWhat happens to the ferries now\n"
    found, _ = paste("a.txt", f"Pier Closes\n\n{LEDE}\n\n{below}\n{LEDE}\n")
    assert found is not None
    assert "What happens to the ferries now" in found.article.body.text
    assert [one.why for one in found.removed] == ["a photo credit", "a photo caption"]


def test_a_numbered_list_under_the_headline_is_the_articles_own():
    items = "1. The vote\n\n2) The pier\n\n3. The mayor\n\n4. The report\n\n"
    found, _ = paste("a.txt", f"Four things to know\n\n{items}{LEDE}\n\n{LEDE}\n")
    assert found is not None
    assert found.article.body.text.startswith("1. The vote\n")
    assert found.removed == ()


def test_what_an_author_is_stays_with_the_name_above_a_picture():
    signed = "Jane Doe\n\nSeoul correspondent\n\nThe pier last week\n\nJanuary 3, 2025\n\n"
    found, _ = paste("a.txt", f"Pier Closes in Port\n\n{signed}{LEDE}\n\n{LEDE}\n")
    assert found is not None
    assert [(c.name, c.role) for c in found.article.byline] == [("Jane Doe", "Seoul correspondent")]
    assert [one.text for one in found.removed] == ["The pier last week"]
