"""A pasted page becomes an article, and nothing of it is lost silently."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.source.article import Credit, SourceRef
from briefgen.source.decode import decode
from briefgen.source.litter import litter
from briefgen.source.paragraphs import paragraphs, plainly
from briefgen.source.paste import Drop, paste
from briefgen.source.slugs import of_headline

SEEDS = Path(__file__).parents[2] / "seeds"
LEDE = (
    "Officials in the harbor city opened the long delayed northern bridge on a rainy morning and "
    "invited the people of both banks to walk across it before the first cars were let through."
)
SECOND = (
    "The bridge had been planned for eleven years, and its cost rose from 40 to 95 million as the "
    "ground under the eastern pier turned out to be softer than the first drillings had promised."
)
DEK = "The northern bridge opens four years late"


def drop(text, date=""):
    found, _ = paste("content/bridge.txt", text, date=date)
    assert found is not None
    return found


def article(text, date=""):
    return drop(text, date).article


def seed(name):
    text, findings = decode(f"content/{name}", (SEEDS / name).read_bytes())
    assert text is not None
    return paste(f"content/{name}", text), findings


def story(found: Drop) -> list[str]:
    return [p.text for p in paragraphs(found.article.body.text)]


@pytest.mark.parametrize("desks", [("World", "Europe"), ("Opinion", "Travel")])
def test_desks_are_no_menu_that_makes_a_headline_of_the_dek(desks):
    found = article("\n\n".join((*desks, "All aboard at last", DEK, "By Ada Lund", LEDE, SECOND)))
    assert (found.headline, found.dek, found.section) == ("All aboard at last", DEK, desks[1])


def test_the_plain_seed_gives_every_part_and_reports_every_line_of_litter():
    (found, findings), _ = seed("guidelines.txt")
    made = found.article
    assert made.section == "World News"
    assert made.headline.startswith("Japan and the United States Put Extended Deterrence")
    assert made.dek.startswith("The guidelines announced in late December remain secret")
    assert (made.date, made.byline, made.sources) == ("", (), ())
    assert made.contributors == (Credit("Mina Okada"),)
    assert (made.body.line, made.body.kind, len(story(found))) == (8, "plain", 11)
    assert found.unknown == ("date", "source URL", "byline")
    assert [one.line for one in found.removed] == [34, 36, 38, 40, 42, 44, 46, 48, 50]
    assert [(f.code, f.place.line) for f in findings[:2]] == [
        ("source-link-lost", 34),
        ("litter-removed", 36),
    ]


def test_the_seed_without_blank_lines_gives_every_part():
    (found, findings), _ = seed("impeachment.txt")
    made = found.article
    assert (made.section, made.date, made.dateline) == ("Asia", "2024-12-14", "SEOUL, South Korea")
    assert made.dek == "The vote, the second in a week, passes with 204 members in favor."
    assert made.byline == (
        Credit("Hana Seo", "Harbor Wire"),
        Credit("Peter Lindqvist", "Harbor Wire"),
    )
    assert made.contributors == (
        Credit("Hana Seo", "reporting"),
        Credit("Clara Whitfield", "editing"),
    )
    address = "https://harbor-wire.example/2024/12/14/assembly-vote"
    assert made.sources == (SourceRef(title="harbor-wire.example", url=address),)
    assert made.slug == "south-koreas-national-assembly-impeaches-president-yoon"
    assert (made.body.line, len(story(found)), found.unknown) == (9, 11, ())
    assert [one.line for one in found.removed] == [6, 7, 8, 14, 17, 24, 25]
    assert {f.code for f in findings} == {"litter-removed"}


def test_the_messy_seed_gives_every_part():
    (found, findings), decoding = seed("missile.txt")
    made = found.article
    assert decoding == ()
    assert (made.section, made.dek) == ("Asia Pacific", "")
    assert made.headline == "North Korea Fires Missile Into the Sea as Blinken Visits Seoul"
    assert (made.date, made.updated) == ("2025-01-06T18:30:00+09:00", "2025-01-07")
    assert made.byline == (Credit("Ada Marlow"),)
    assert made.contributors == (Credit("Jonas Reuter"), Credit("Mi-rae Han"))
    assert (made.body.line, len(story(found)), found.unknown) == (18, 11, ("source URL",))
    assert "  * * *" in made.body.text.split("\n")
    assert [f.place.line for f in findings if f.code == "source-link-lost"] == [46]
    assert len(found.removed) == 13


def test_line_ends_make_no_difference():
    raw = (SEEDS / "missile.txt").read_bytes()
    results = [
        paste("a.txt", decode("a.txt", data)[0] or "")
        for data in (raw, raw.replace(b"\r\n", b"\n"), raw.removeprefix(b"\xef\xbb\xbf"))
    ]
    assert results[0] == results[1] == results[2]


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", " \t\u00a0\n", "Advertisement\n\nLeave a Reply\n", "January 3, 2025\n",
     "By Ada Marlow | January 3, 2025\n\nBy Jun Ito\n", "Jun Ito contributed to this report.\n"],
)  # fmt: skip
def test_a_file_without_an_article_is_an_error(text):
    found, findings = paste("a.txt", text)
    assert found is None
    assert findings[0].code == "missing-title"


def test_one_line_is_a_headline():
    made = article("BRIDGE OPENS")
    assert (made.headline, made.slug, made.body.text) == ("BRIDGE OPENS", "bridge-opens", "")


@pytest.mark.parametrize(
    "opening",
    [
        f"{LEDE} {SECOND} {LEDE} {SECOND}",
        (
            "The council met. Two neighbours spoke of the noise. Then it voted, by nine votes to two, to "
            "close the northern bridge at night, as many had asked for, and all went home."
        ),
        "HARBOR CITY, May 3 (Reuters) - The northern bridge opened to walkers on Friday.",
    ],
)
def test_a_story_that_begins_at_once_has_no_headline(opening):
    text = f"{opening}\n\n{SECOND}\n"
    found, findings = paste("a.txt", text)
    assert found is None
    assert [finding.code for finding in findings] == ["missing-title"]
    made = paste("a.txt", text, untitled=True)[0].article
    assert (made.headline, made.body.text) == ("", text)


@pytest.mark.parametrize(
    "headline",
    [
        "The Bridge Is Open. Now What?",
        "HARBOR CITY - Bridge opens to walkers",
        "“We waited.” And so they did.",
    ],
)
def test_a_headline_may_have_a_dash_or_two_sentences(headline):
    assert article(f"{headline}\n\n{LEDE}\n\n{SECOND}\n").headline == headline


def test_a_headline_may_stand_directly_over_its_paragraphs():
    found = drop(f"Harbor City Opens Bridge\n{LEDE}\n{SECOND}\n")
    assert (found.article.section, found.article.dek) == ("", "")
    assert story(found) == [LEDE, SECOND]


def test_a_first_line_of_dashes_is_no_front_matter():
    found = drop(f"---\ntitle: Bridge opens\n---\n\n{LEDE}\n\n{SECOND}\n")
    assert found.article.headline == "title: Bridge opens"
    assert [one.why for one in found.removed] == ["a divider", "a divider"]


def test_a_line_under_the_headline_that_is_no_sentence_is_the_dek():
    assert article(f"Bridge Opens\n\n{DEK}\n\n{LEDE}\n\n{SECOND}\n").dek == DEK


def test_what_stands_between_headline_and_byline_is_the_dek():
    text = f"Bridge Opens\n\n{DEK}, and dearer than planned.\n\nBy Ada Marlow\n\n{LEDE}\n"
    assert article(text).dek == f"{DEK}, and dearer than planned."


def test_what_follows_the_byline_is_the_story():
    found = drop(f"Bridge Opens\n\nBy Ada Marlow\n\n{DEK}.\n\n{LEDE}\n\n{SECOND}\n")
    assert found.article.dek == ""
    assert story(found) == [f"{DEK}.", LEDE, SECOND]


def test_a_first_paragraph_with_dateline_is_no_dek():
    made = article(f"Bridge Opens\n\nPORTO — The bridge is open.\n\n{LEDE}\n\n{SECOND}\n")
    assert (made.dek, made.dateline) == ("", "PORTO")
    assert made.body.text.startswith("PORTO — The bridge is open.")


def test_a_first_paragraph_that_the_second_goes_on_with_is_no_dek():
    more = f"It is the work of many hands. {LEDE} {SECOND}"
    assert (
        article(f"Bridge Opens\n\n{DEK}.\n\nThe port is glad. {LEDE} {SECOND}\n\n{LEDE}\n").dek
        == f"{DEK}."
    )
    assert article(f"Bridge Opens\n\n{DEK}.\n\n{more}\n\n{LEDE}\n").dek == ""


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("SEOUL, South Korea (AP) — The vote passed.", "SEOUL, South Korea"),
        ("TOKYO, Jan. 3 (Kyodo) -- The vote passed.", "TOKYO"),
        ("Manila (Reuters) - The vote passed.", "Manila"),
        ("NATO — an alliance of 32 — met.", ""),
        ("The city — small, wet — slept.", ""),
    ],
)
def test_datelines(line, place):
    assert article(f"Vote Passes\n\n{line}\n\n{LEDE}\n").dateline == place


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("PORTO, Jan. 14, 2025 (Harbor Wire) — The vote passed.", "2025-01-14"),
        ("PORTO, 14 January 2025 — The vote passed.", "2025-01-14"),
        ("PORTO, Jan. 14 (Harbor Wire) — The vote passed.", ""),
        ("PORTO, Marais 12 1999 (Harbor Wire) — The vote passed.", ""),
        ("PORTO, Jan. 44, 2025 (Harbor Wire) — The vote passed.", ""),
        ("On Jan. 14, 2025 — a Tuesday — the vote passed.", ""),
    ],
)
def test_a_dateline_that_tells_the_year_tells_the_day(line, day):
    assert article(f"Vote Passes\n\n{line}\n\n{LEDE}\n").date == day
    stamped = article(f"Vote Passes\n\nJanuary 20, 2025\n\n{line}\n\n{LEDE}\n")
    assert stamped.date == "2025-01-20"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("January 3, 2025", "2025-01-03"),
        ("Friday, Jan. 3, 2025", "2025-01-03"),
        ("Published 3 Jan 2025 14:05 GMT", "2025-01-03T14:05:00+00:00"),
        ("Published on January 3rd, 2025 at 2:05 p.m. EST", "2025-01-03T14:05:00-05:00"),
        ("Posted: 2025-01-03T14:05:00+09:00", "2025-01-03T14:05:00+09:00"),
        ("Published Jan 3, 2025, 2:05 PM ET", "2025-01-03"),
        ("January 3, 2025 / 3:42 PM / Updated 19 hours ago", "2025-01-03"),
        ("January 3, 2025 / 3:42 PM / in a day", "2025-01-03"),
        ("Post published:January 3, 2025", "2025-01-03"),
        ("2025.01.03 18:00 KST", "2025-01-03T18:00:00+09:00"),
        ("31/12/2024", "2024-12-31"),
        ("12/31/2024", "2024-12-31"),
    ],
)
def test_a_date_line_becomes_the_date(line, date):
    found = drop(f"Bridge Opens\n\n{line}\n\n{LEDE}\n")
    assert (found.article.date, found.removed) == (date, ())
    assert "date" not in found.unknown


def test_a_date_that_can_be_read_in_two_ways_is_left_out_and_said():
    found = drop(f"Bridge Opens\n\n03/01/2025\n\n{LEDE}\n")
    assert (found.article.date, "date" in found.unknown) == ("", True)
    assert [one.why for one in found.removed] == ["a date that can be read in two ways"]


def test_the_given_date_wins_and_the_other_is_reported():
    found = drop(f"Bridge Opens\n\nJanuary 3, 2025\n\n{LEDE}\n", date="2025-01-04")
    assert found.article.date == "2025-01-04"
    assert [one.text for one in found.removed] == ["January 3, 2025"]


def test_one_line_may_hold_byline_dates_and_reading_time():
    made = article(
        f"Bridge Opens\n\nBy Ada Marlow | Published Jan 3, 2025, Updated Jan 4, 2025 | 4 min read\n\n{LEDE}\n"
    )
    assert (made.date, made.updated) == ("2025-01-03", "2025-01-04")
    assert made.byline == (Credit("Ada Marlow"),)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Marlow", [("Ada Marlow", "")]),
        ("BY ADA MARLOW AND JUN ITO", [("Ada Marlow", ""), ("Jun Ito", "")]),
        ("By Ada Marlow, Jun Ito and Hana de Vries", [("Ada Marlow", ""), ("Jun Ito", ""), ("Hana de Vries", "")]),
        ("Ada Marlow, Associated Press", [("Ada Marlow", "Associated Press")]),
        ("By Ada Marlow (Harbor Wire)", [("Ada Marlow", "Harbor Wire")]),
        ("By Ada Marlow in Seoul", [("Ada Marlow", "in Seoul")]),
        ("By Ada Marlow, in Seoul", [("Ada Marlow", "in Seoul")]),
        ("By Ada Marlow and Jun Ito, in New Porto", [("Ada Marlow", "in New Porto"), ("Jun Ito", "in New Porto")]),
        ("By Ada Marlow, Harbor Wire, in Seoul", [("Ada Marlow", "Harbor Wire; in Seoul")]),
        ("Harbor Wire Staff", [("Harbor Wire Staff", "")]),
        ("Reuters /", [("Reuters", "")]),
    ],
)  # fmt: skip
def test_bylines(line, names):
    made = article(f"Bridge Opens\n\n{line}\n\n{LEDE}\n")
    assert made.byline == tuple(Credit(*one) for one in names)


@pytest.mark.parametrize(
    "line",
    [
        "By Friday, troops had left.",
        "By the sea, in Seoul",
        "By land and sea",
        "By Friday",
        "Ada Marlow, who sang.",
    ],
)
def test_prose_is_no_byline(line):
    assert article(f"Bridge Opens\n\n{LEDE}\n\n{line}\n\n{SECOND}\n").byline == ()


@pytest.mark.parametrize(
    "line",
    [
        "Facebook said on Monday that it would remove the posts.",
        "Share prices fell in Seoul.",
        "Loading docks at Busan stayed shut.",
        "Copyright holders sued in Tokyo.",
        "Advertisement spending rose.",
        "The agency had bought the picture from Getty Images.",
        "Related parties were told to leave.",
        "Subscribe rates fell by half.",
        "Images of the crash were shared (see below).",
        "By using cookies, the company tracked its readers against its privacy policy.",
        "Reply letters arrived from both capitals.",
        "- A first point about the bridge",
        "• A second point",
        "1. A third point",
        "Home prices fell",
        "He held up a photo: it showed the bridge, and nobody had seen it before.",
        "One photo: Three people stand on the bridge. Another shows the river.",
        "Ito | Marlow | Roe",
        "Join the harbour board, they said, and you will hear of nothing else.",
        "Follow the river to the sea, she told them.",
        "You are here because the bridge is shut, the mayor told them.",
    ],
)
def test_prose_stays(line):
    found = drop(f"Bridge Opens\n\n{LEDE}\n\n{line}\n\n{SECOND}\n")
    assert story(found) == [LEDE, line, SECOND]
    assert found.removed == ()


@pytest.mark.parametrize(
    "line",
    [
        "Leave a Reply", "Cancel reply", "Post Comment", "12 Comments", "0 Shares",
        "Your email address will not be published. Required fields are marked *",
        "This site uses Akismet to reduce spam. Learn how your comment data is processed.",
        "Share this:", "Facebook", "Facebook Twitter LinkedIn", "Share on WhatsApp", "Share",
        "Click to share on X (Opens in new window)", "Subscribe", "Sign up for our newsletter",
        "This website uses cookies to improve your experience.", "Accept all cookies",
        "ADVERTISEMENT", "Related: Older news of the bridge", "Read also: Older news", "Tags: a, b",
        "(Photo by Jun Ito/Getty Images)", "Getty Images", "AP Photo/Jun Ito", "Photo: Jun Ito",
        "© 2025 The Example Ledger. All rights reserved.", "Home » World » Asia", "Home > World",
        "Loading…", "Loading...", "Page 1 of 3", "1 2 3 Next »", "4 min read", "Skip to content",
        "The bridge at dawn. (Photo by Jun Ito)", "The bridge at dawn. Photo: Jun Ito/Herald",
        "The bridge at dawn Photo: J. Ito/Harbor Herald.",
        "No comments:", "Follow the Ledger on Twitter", "Follow me on Facebook: adamarlow", "Please share this",
        "Opens in a new window", "Enter your email address to comment", "You are here: Home » Bridges",
        "Our Standards:The Ledger's Rules of Trust.", "Post category:News / Bridges", "0 : 0",
        "FILE PHOTO: The bridge at dawn, New Porto, July 19, 2024.", "• medium-wide-browser-and-larger",
        "Jun Ito speaks at the bridge in New Porto, June 16, 2024. REUTERS/Ada Marlow",
        "All quotes delayed a minimum of 15 minutes. See here for a list.",
        "Join today to save your favourite articles, join the talk, and choose which news goes to your inbox.",
        "Latest headlines: Storm | Markets | Cricket", "World | Business | Sport | Culture",
    ],
)  # fmt: skip
def test_litter_is_removed_and_reported_wherever_it_stands(line):
    text = f"Bridge Opens\n\n{LEDE}\n\n{line}\n\n{SECOND}\n"
    found, findings = paste("a.txt", text)
    assert found is not None
    assert story(found) == [LEDE, SECOND]
    assert [(one.line, one.text) for one in found.removed] == [(5, line)]
    assert [(f.code, f.place.line, f.place.column) for f in findings] == [("litter-removed", 5, 1)]


def test_links_in_a_row_are_no_headline():
    made = article(f"Latest headlines: Storm | Markets | Cricket\n\nBridge Opens\n\n{LEDE}\n")
    assert made.headline == "Bridge Opens"


def test_removed_lines_leave_the_numbers_of_the_others_alone():
    found = drop(f"Bridge Opens\n\n{LEDE}\n\nAdvertisement\n\n{SECOND}\n")
    assert found.article.body.text == f"{LEDE}\n\n\n\n{SECOND}\n"
    assert found.article.body.line == 3


@pytest.mark.parametrize("label", ["Asia", "US News", "U.S.", "OPINION", "Bridges", "Public Works"])
def test_a_label_over_the_headline_is_the_section(label):
    headline = "Harbor City Opens Its Northern Bridge to Walkers"
    made = article(f"{label}\n\n{headline}\n\n{LEDE}\n\n{SECOND}\n")
    assert (made.section, made.headline) == (label, headline)


@pytest.mark.parametrize("line", ["Source link", "Read more", "Original article", "View original"])
def test_a_dangling_source_link_is_a_warning_unless_an_address_is_known(line):
    text = f"Bridge Opens\n\n{LEDE}\n\n{line}\n"
    assert [f.code for f in paste("a.txt", text)[1]] == ["source-link-lost"]
    known = f"{text}\nhttps://example.org/bridge\n"
    assert [f.code for f in paste("a.txt", known)[1]] == ["litter-removed"]


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("https://www.example.org/b", SourceRef(title="example.org", url="https://www.example.org/b")),
        ("Source: Harbor Wire", SourceRef(title="Harbor Wire")),
        ("Source: Harbor Wire (https://a.example/b)", SourceRef(title="Harbor Wire", url="https://a.example/b")),
    ],
)  # fmt: skip
def test_a_source_line_becomes_a_source(line, source):
    assert article(f"Bridge Opens\n\n{LEDE}\n\n{line}\n").sources == (source,)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Jun Ito contributed to this report.", [("Jun Ito", "")]),
        ("Jun Ito in Tokyo and Ada Marlow in Porto contributed to this story.", [("Jun Ito", "in Tokyo"), ("Ada Marlow", "in Porto")]),
        ("The Associated Press contributed to this report.", [("The Associated Press", "")]),
        ("Reporting by Jun Ito; editing by Ada Marlow", [("Jun Ito", "reporting"), ("Ada Marlow", "editing")]),
        ("Reporting by Jun Ito in Manila and Ada Marlow in Porto", [("Jun Ito", "reporting in Manila"), ("Ada Marlow", "reporting in Porto")]),
        ("Additional reporting by Jun Ito.", [("Jun Ito", "additional reporting")]),
    ],
)  # fmt: skip
def test_contributors(line, names):
    found = drop(f"Bridge Opens\n\n{LEDE}\n\n{SECOND}\n\n{line}\n")
    assert found.article.contributors == tuple(Credit(*one) for one in names)
    assert story(found) == [LEDE, SECOND]


def wrapped(text, width=72):
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def test_filled_paragraphs_are_put_together():
    third = f"{SECOND} {LEDE}"
    found = drop(f"Bridge Opens\n\n{wrapped(LEDE)}\n\n{wrapped(SECOND)}\n\n{wrapped(third)}\n")
    assert story(found) == [LEDE, SECOND, third]


def test_short_lines_that_are_sentences_are_paragraphs():
    lines = [f"The council of the town met again in room {n} of the hall." for n in range(9)]
    assert story(drop("Bridge Opens\n" + "\n".join(lines)))[-8:] == lines[-8:]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("U.S.–Japan Talks on Blinken’s Trip", "us-japan-talks-on-blinkens-trip"),
        ("Aid of $3.64 billion", "aid-of-3-64-billion"),
        ("word " * 40, "-".join(["word"] * 12)),
        ("a" * 200, "a" * 60),
        (
            "Envoy Embarks on a Last Diplomatic Trip to the Ports of Rotterdam and the City of Ghent",
            "envoy-embarks-on-a-last-diplomatic-trip-to-the-ports",
        ),
        ("What Is to Be Done About the", "what-is-to-be-done-about-the"),
        ("of the " * 20, "-".join(["of-the"] * 8 + ["of"])),
    ],
)
def test_slugs_are_short_and_end_with_a_word(headline, expected):
    assert of_headline(headline) == expected


def test_a_headline_without_letters_takes_the_slug_of_its_file():
    assert article("★★★").slug == "bridge"


LINES = st.one_of(
    st.sampled_from(
        ["", "", "", LEDE, SECOND, DEK, f"{DEK}.", "World News", "Bridge Opens", "BRIDGE OPENS",
         "By Ada Marlow", "January 3, 2025", "03/01/2025", "Updated: Jan 4, 2025", "Source link",
         "Read more", "https://example.org/a", "Source: Harbor Wire", "Leave a Reply", "Name *",
         "Jun Ito contributed to this report.", "---", "Advertisement", "Facebook", "* * *",
         "PORTO — The bridge is open.", "  A\u00a0line\twith odd spaces. ", "- A point", "© 2025 X",
         "By Ada Marlow | Jan 5, 2025 | 3 min read"]
    ),
    st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]), max_size=60),
)  # fmt: skip


@given(st.lists(LINES, max_size=25), st.sampled_from(["", "2025-01-03"]))
def test_every_line_is_found_again(lines, date):
    text = "\n".join(lines)
    found, findings = paste("a.txt", text, date=date)
    if found is None:  # a story without a headline is found where none is wanted
        assert "missing-title" in {finding.code for finding in findings}
        found, findings = paste("a.txt", text, date=date, untitled=True)
    if found is None:
        told = {finding.place.line for finding in findings}
        for number, line in enumerate(lines, 1):
            assert number in told or not plainly(line) or _is_no_text(plainly(line))
        return
    made = found.article
    body = dict(enumerate(made.body.text.split("\n"), made.body.line))
    removed = {one.line: one.text for one in found.removed}
    fields = {plainly(text) for text in (made.headline, made.dek, made.section)}
    fields |= {text for credit in made.byline for text in (credit.name, credit.role)}
    told = {line for _, line in made.lines}
    for number, line in enumerate(lines, 1):
        words = plainly(line)
        kept = (
            body.get(number) == line
            or removed.get(number) == words
            or any(words in field for field in fields)
            or number in told
            or _repeats(words, made)
        )
        assert kept or not words
    assert len(findings) == len(found.removed)


def _is_no_text(words):
    """Litter, or what is told around an article: nobody wrote anything in it."""
    from briefgen.source.credits import contributors
    from briefgen.source.furniture import furniture
    from briefgen.source.litter import divider
    from briefgen.source.stamps import unsure

    told = furniture(words) is not None or contributors(words)
    return bool(litter(words) or told or divider(words) or unsure(words))


def _repeats(words, made):
    """A byline, a date or an address that stands twice is kept once; a reading time is no text."""
    from briefgen.source.credits import contributors
    from briefgen.source.furniture import furniture

    told = furniture(words)
    if told is None:
        return bool(contributors(words)) and set(contributors(words)) <= set(made.contributors)
    return (
        set(told.byline) <= set(made.byline)
        and set(told.sources) <= set(made.sources)
        and told.date[:10] in ("", made.date[:10])
        and told.updated[:10] in ("", made.updated[:10], made.date[:10])
    )


@pytest.mark.parametrize(
    "line",
    ["a" * 100_000, "share " * 20_000, "By " + "A " * 50_000, "»" * 100_000, "Home » " * 15_000,
     "(Photo by " * 10_000, "January " * 12_000, "| " * 50_000, "— " * 50_000, ". A" * 30_000],
)  # fmt: skip
def test_hostile_lines_are_read_in_passing(line):
    assert drop(f"Bridge Opens\n\n{line}\n\n{LEDE}\n").article.headline == "Bridge Opens"
    found, findings = paste("a.txt", f"{line}\n{line}\n")
    assert (found is None) == ("missing-title" in {finding.code for finding in findings})
