"""Addresses that last: what was public once leads on to where it stands now, and nothing else does."""

from __future__ import annotations

import re
from pathlib import Path

import project as tools
import pytest

from briefgen.cli import main
from briefgen.findings import Finding
from briefgen.source.addressbook import Known, read_book, successors, write_book
from briefgen.source.former import former

TRADE = "content/2025/trade.md"
PLAIN = tools.FILES["briefgen.toml"] + '[nlp]\nmodel = "none"\n'
VOTE, VISIT = "content/2025/vote.md", "content/2025/visit.md"


@pytest.fixture
def project(tmp_path: Path) -> tools.Project:
    unlinked = tools.FILES[TRADE].replace("See [the vote](vote.md).", "")
    files = {**tools.FILES, "briefgen.toml": PLAIN, TRADE: unlinked}
    return tools.create(tmp_path / "wire", files)


def edit(project: tools.Project, old: str, new: str, path: str = VOTE) -> None:
    text = (project.root / path).read_text("utf-8")
    assert old in text
    project.write(path, text.replace(old, new))


def move(project: tools.Project, old: str, new: str) -> None:
    (project.root / old).rename(project.root / new)


def record(project: tools.Project) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["record", str(project.root)])
    assert not ended.value.code


def led(pages: dict[str, bytes]) -> dict[str, str]:
    """Former address → where it leads, as a browser without script reads it."""
    found = {url: re.search(rb'content="0; url=([^"]+)"', data) for url, data in pages.items()}
    return {url: match[1].decode() for url, match in found.items() if match}


def codes(findings: tuple[Finding, ...]) -> list[str]:
    aside = ("no-date", "litter-removed", "unused-entity", "unused-ledger", "unrecorded-change")
    return [item.code for item in findings if item.code not in aside]


def test_a_former_slug_and_path_lead_to_the_page(project: tools.Project) -> None:
    edit(project, "section:", "aliases: [old-vote, /2019/01/vote/, /v.html]\nsection:")
    pages, findings = project.site()
    assert led(pages) == {
        "2019/01/vote/index.html": "../../../briefings/vote.html",
        "briefings/old-vote.html": "vote.html",
        "v.html": "briefings/vote.html",
    }
    assert codes(findings) == []
    page = pages["briefings/old-vote.html"].decode()
    assert '<link rel="canonical" href="https://example.org/wire/briefings/vote.html">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert '<a href="vote.html">Assembly votes</a>' in page
    assert '<html lang="en" dir="ltr">' in page


def test_no_list_feed_or_search_names_a_former_address(project: tools.Project) -> None:
    project.write("briefgen.toml", PLAIN.replace("title", "search = true\ntitle", 1))
    edit(project, "section:", "aliases: [old-vote]\nsection:")
    pages, _ = project.site()
    naming = {url for url, data in pages.items() if b"old-vote" in data}
    assert naming == set()
    assert "briefings/old-vote.html" in pages


def test_the_page_speaks_the_language_of_its_briefing(project: tools.Project) -> None:
    edit(project, "section:", "lang: de\naliases: [alt]\nsection:")
    page = project.site()[0]["briefings/alt.html"].decode()
    assert '<html lang="de"' in page
    assert "This page has moved" not in page


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("index.html", "Test wire"),
        ("archive.html", "Archive"),
        ("people/", "People"),
        ("glossary/", "Glossary"),
        ("sections/diplomacy.html", "Diplomacy"),
        ("tags/alliance.html", "alliance"),
        ("threads/seoul.html", "Seoul"),
        ("people/kim-min-ji.html#mentions", "Kim Min-ji"),
        ("glossary/extended-deterrence.html", "extended deterrence"),
        ("briefings/visit.html#p2", "Envoy visits Seoul"),
        ("forms/tip.html", "forms/tip.html"),
    ],
)
def test_the_link_on_the_page_names_where_it_leads(
    project: tools.Project, target: str, name: str
) -> None:
    project.write("static/forms/tip.html", "<p>Tips</p>")
    project.write("briefgen.toml", f'{PLAIN}[redirects]\n"old.html" = "{target}"\n')
    page = project.site()[0]["old.html"].decode()
    link = re.search('<a href="([^"]+)">(.+)</a>', page)
    assert link
    assert link[1] == target + "index.html" * target.endswith("/")
    assert link[2] == name
    title = "Test wire" if name == "Test wire" else f"{name} – Test wire"
    assert f"<title>{title}</title>" in page


@pytest.mark.parametrize(
    "hidden", ["draft: true", "publish_at: 2999-01-01", "expires_at: 2025-02-01"]
)
def test_what_is_not_public_leaves_no_trace_at_its_former_addresses(
    project: tools.Project, hidden: str
) -> None:
    edit(project, "section:", "slug: voted\nsection:")
    record(project)
    edit(project, "slug: voted", f"slug: canary\naliases: [alias-canary]\n{hidden}")
    project.write(
        "briefgen.toml", PLAIN + '[redirects]\n"redirect-canary/" = "briefings/canary.html"\n'
    )
    pages, findings = project.site()
    assert led(pages) == {}
    assert [url for url, data in pages.items() if "canary" in url or b"canary" in data] == []
    assert codes(findings) == ["broken-link"]  # for the redirect that leads to it


@pytest.mark.parametrize("taken", ["visit", "/index.html", "/feed.xml/", "/Briefings/VISIT.html"])
def test_a_former_address_that_is_taken_is_an_error(project: tools.Project, taken: str) -> None:
    edit(project, "section:", f"aliases: ['{taken}']\nsection:")
    pages, findings = project.site()
    assert led(pages) == {}
    [clash] = [item for item in findings if item.code == "duplicate-address"]
    assert (clash.place.path, clash.place.line, clash.severity) == (VOTE, 4, "error")


@pytest.mark.parametrize(("first", "second"), [("old", "old"), ("/café.html", "/CAFE\u0301.html")])
def test_two_briefings_with_one_former_address_are_an_error(
    project: tools.Project, first: str, second: str
) -> None:
    edit(project, "section:", f"aliases: ['{first}']\nsection:")
    edit(project, "section:", f"aliases: ['{second}']\nsection:", VISIT)
    _, findings = project.site()
    assert codes(findings) == ["duplicate-address"]


def test_a_file_of_static_or_its_folder_is_never_replaced(project: tools.Project) -> None:
    project.write("static/old/a.txt", "mine")
    project.write("static/b.html", "mine")
    edit(
        project,
        "section:",
        "aliases: [/old.html, /b.html, /old/a.txt/, /pagefind/x.html]\nsection:",
    )
    pages, findings = project.site()
    assert list(led(pages)) == ["old.html"]
    assert codes(findings) == ["duplicate-address"] * 3
    assert pages["b.html"] == b"mine"


@pytest.mark.parametrize(
    "urls", [("a.html", "a.html/x/"), ("a.html/x/", "a.html"), ("A.html", "a.html/x.html")]
)
def test_of_two_former_addresses_none_is_a_folder_of_the_other(
    project: tools.Project, urls: tuple[str, str]
) -> None:
    lines = "".join(f'"{url}" = "archive.html"\n' for url in urls)
    project.write("briefgen.toml", f"{PLAIN}[redirects]\n{lines}")
    pages, findings = project.site()
    assert len(led(pages)) == 1
    [clash] = [item for item in findings if item.code == "duplicate-address"]
    assert clash.place.path == "briefgen.toml"


def test_who_has_a_former_address_is_named_by_its_source(project: tools.Project) -> None:
    edit(project, "section:", "aliases: [visit]\nsection:")
    [clash] = [item for item in project.site()[1] if item.code == "duplicate-address"]
    assert clash.message == (
        f"nothing can lead on from briefings/visit.html: {VISIT} is published there"
    )


def test_chains_lead_to_their_end_and_circles_are_reported(project: tools.Project) -> None:
    lines = ('"a.html" = "b/"', '"b/" = "briefings/old.html#p1"', '"c/" = "d/"', '"d/" = "c/"')
    project.write("briefgen.toml", PLAIN + "[redirects]\n" + "\n".join(lines))
    edit(project, "section:", "aliases: [old]\nsection:")
    pages, findings = project.site()
    assert led(pages) == {
        "a.html": "briefings/vote.html#p1",
        "b/index.html": "../briefings/vote.html#p1",
        "briefings/old.html": "vote.html",
    }
    assert codes(findings) == ["broken-link", "broken-link"]
    hints = {item.hint for item in findings if item.code == "broken-link"}
    assert hints == {"Let one of the circle lead to a page, or take it out."}


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("briefings/vote.html#p77", "Headings have ids"),
        ("briefings/vote.html#h-resutl", "Did you mean #h-result?"),
        ("first.html#resutl", "Did you mean #h-result?"),
        ("people/kim-min-ji.html#n-kim", ""),
        ("briefings/vote.html#p1", None),
        ("briefings/vote.html#result", None),
        ("briefings/vote.html#top", None),
        ("first.html", None),
        ("feed.xml#p1", None),
    ],
)
def test_a_place_to_which_a_redirect_leads_is_checked(
    project: tools.Project, target: str, hint: str | None
) -> None:
    edit(project, "section:", "aliases: [/first.html]\nsection:")
    place = project.root / VOTE
    place.write_text(place.read_text("utf-8") + "\n\n## Result\n\nIt passed.\n", encoding="utf-8")
    project.write("briefgen.toml", f'{PLAIN}[redirects]\n"x/" = "{target}"\n')
    found = [item for item in project.site()[1] if item.code == "broken-anchor"]
    assert [item.place.path for item in found] == ["briefgen.toml"] * (hint is not None)
    assert all(item.hint.startswith(hint or "") for item in found)


def test_a_redirect_leads_to_the_heading_that_is_named(project: tools.Project) -> None:
    place = project.root / VOTE
    place.write_text(place.read_text("utf-8") + "\n\n## Result\n\nIt passed.\n", encoding="utf-8")
    target = "briefings/vote.html#result"
    project.write("briefgen.toml", f'{PLAIN}[redirects]\n"old.html" = "{target}"\n')
    assert led(project.site()[0]) == {"old.html": "briefings/vote.html#h-result"}


def test_a_link_in_a_text_goes_straight_to_where_the_page_is_now(project: tools.Project) -> None:
    edit(project, "section:", "aliases: [old]\nsection:")
    edit(project, "Japan saw", "[Votes](/briefings/old.html#p1) in Japan saw", TRADE)
    pages, findings = project.site()
    assert b'href="vote.html#p1"' in pages["briefings/trade.html"]
    assert codes(findings) == []


PLACE = """[redirects]
"older.html" = "old.html"
"old.html" = "people/kim-min-ji.html#briefings"
"vote.html" = "briefings/vote.html"
[[nav]]
title = "Kim"
url = "older.html"
[[nav]]
title = "Vote"
url = "vote.html#p1"
"""


def test_a_link_goes_to_the_place_that_a_former_address_stands_for(project: tools.Project) -> None:
    project.write("briefgen.toml", PLAIN.replace("[nlp]", f"{PLACE}[nlp]"))
    edit(project, "Japan saw", "[Kim](/older.html) and [votes](/vote.html#p1) in Japan saw", TRADE)
    page = project.site()[0]["briefings/trade.html"].decode()
    for url, text in (("../people/kim-min-ji.html#briefings", "Kim"), ("vote.html#p1", "votes")):
        assert re.search(rf'<a href="{url}"[^>]*>{text}</a>', page), text


def test_the_menu_goes_straight_to_where_a_page_is_now(project: tools.Project) -> None:
    project.write("briefgen.toml", PLAIN.replace("[nlp]", f"{PLACE}[nlp]"))
    pages, findings = project.site()
    assert b'href="people/kim-min-ji.html#briefings"' in pages["index.html"]
    assert b'href="briefings/vote.html#p1"' in pages["index.html"]
    assert b"old.html" not in pages["index.html"]
    assert codes(findings) == []


def test_another_slug_leaves_the_old_address_leading_on(project: tools.Project) -> None:
    record(project)
    edit(project, "section:", "slug: the-vote\nsection:")
    pages, findings = project.site()
    assert led(pages) == {"briefings/vote.html": "the-vote.html"}
    assert codes(findings) == []


def test_a_renamed_and_edited_file_is_known_again_by_headline_and_date(
    project: tools.Project,
) -> None:
    record(project)
    edit(project, "Lawmakers", "The lawmakers")
    move(project, VOTE, "content/2025/the-vote.md")
    pages, findings = project.site()
    assert led(pages) == {"briefings/vote.html": "the-vote.html"}
    assert codes(findings) == ["moved-address"]


def test_a_renamed_file_with_another_headline_is_known_again_by_its_text(
    project: tools.Project,
) -> None:
    record(project)
    edit(project, "Assembly votes", "Assembly has voted")
    move(project, VOTE, "content/2025/the-vote.md")
    assert led(project.site()[0]) == {"briefings/vote.html": "the-vote.html"}


def test_what_was_recorded_after_a_rename_holds_whatever_is_edited(project: tools.Project) -> None:
    record(project)
    move(project, VOTE, "content/2025/the-vote.md")
    record(project)
    project.write(
        "content/2025/the-vote.md", "---\ntitle: Quite another\nslug: another\n---\nAnother text.\n"
    )
    pages, findings = project.site()
    assert led(pages) == {
        "briefings/the-vote.html": "another.html",
        "briefings/vote.html": "another.html",
    }
    assert codes(findings) == []


def test_a_deleted_briefing_leads_nowhere_and_is_named(project: tools.Project) -> None:
    record(project)
    (project.root / VOTE).unlink()
    project.write("content/2025/other.md", "---\ntitle: Other\ndate: 2025-01-03\n---\nTokyo.\n")
    pages, findings = project.site()
    assert led(pages) == {}
    assert codes(findings) == ["lost-address"]


def test_two_sources_that_are_alike_inherit_nothing() -> None:
    gone = Known(url="briefings/a.html", source="content/a.md", text="1", date="2025", headline="A")
    alike = [
        Known(url="", source=f"content/{name}.md", text="1", date="2025", headline="A")
        for name in "bc"
    ]
    assert successors([gone], alike) == {}
    assert successors([gone], alike[:1]) == {"briefings/a.html": "content/b.md"}


def test_recording_again_changes_no_byte_of_the_book(project: tools.Project) -> None:
    record(project)
    before = (project.root / "addresses.tsv").read_bytes()
    edit(project, "204 to 85", "**204** to 85")
    record(project)
    assert (project.root / "addresses.tsv").read_bytes() == before
    assert b"briefings/vote.html\tcontent/2025/vote.md\t" in before


def test_a_book_that_is_damaged_stops_the_build_and_says_where(project: tools.Project) -> None:
    project.write("addresses.tsv", "# x\n<<<<<<< HEAD\n")
    _, findings = project.site()
    [broken] = [item for item in findings if item.code == "broken-addresses"]
    assert (broken.place.line, broken.severity) == (2, "error")


def test_a_book_is_read_as_it_was_written() -> None:
    known = Known(url="briefings/日本.html", source="content/a b.md", text="0f", headline="“A” – b")
    text = write_book([known])
    found, findings = read_book(text)
    assert findings == ()
    assert write_book(found) == text


@pytest.mark.parametrize(
    "text",
    [
        "../x",
        "/../x.html",
        "//host/x",
        "https://a.example/",
        "/a?b",
        "Ab",
        "a b",
        "/.git/x",
        "/con/",
        "/CNAME",
        "/robots.txt",
        "/_headers/",
        "/_Redirects/old.html",
        "/.nojekyll",
        "/.well-known/security.txt",
    ],
)
def test_what_can_be_no_former_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="it"):
        former(text)


def test_a_site_without_former_addresses_asks_no_more_than_whether_there_are_any(
    project: tools.Project,
) -> None:
    _, findings = project.site()
    assert codes(findings) == []
    desk = project.session()
    assert desk.build().answer(("has_aliases",), bool) is False
    edit(project, "Lawmakers", "The lawmakers")
    assert not {"aliases", "alias_of", "inheritors"} & {key[0] for key in project.ran()}


def test_which_of_two_claims_is_reported_does_not_hang_on_an_earlier_build(
    project: tools.Project,
) -> None:
    claim = "---\ntitle: {0}\nslug: {0}\naliases: [old]\n---\nTokyo.\n"
    project.write("content/a.md", claim.format("zoo"))
    project.write("content/b.md", claim.format("ape"))
    first = project.site()
    assert [f.place.path for f in first[1] if f.code == "duplicate-address"] == ["content/b.md"]
    project.write("addresses.tsv", "briefings/vote.html\tcontent/2025/vote.md\t\t\t\n")
    assert project.site() == first
