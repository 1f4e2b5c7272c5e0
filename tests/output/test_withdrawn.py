"""A briefing that was withdrawn is news no more: whoever hands on what is new leaves it out or says so."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path

import html5lib
import project as tools
from apidocs import objects

from briefgen.pipeline.mails import digest, mail

TEXT = "---\ntitle: {0}\ndate: 2025-01-0{1}\nsection: World\n{2}---\nRain fell.\n"
GONE = "corrections: [{date: 2025-01-04, kind: withdrawn, text: It was a forgery.}]\n"


def text_of(page: bytes) -> str:
    """What the body of a page says, in one line."""
    tree = html5lib.parse(page.decode(), namespaceHTMLElements=False)
    return " ".join("".join(tree.find("body").itertext()).split())


def test_who_hands_on_what_is_new_leaves_it_out_or_says_so(tmp_path: Path) -> None:
    settings = f"{tools.FILES['briefgen.toml']}llms = true\n"
    files = {
        "briefgen.toml": settings,
        "content/stands.md": TEXT.format("It stands", 3, ""),
        "content/gone.md": TEXT.format("It is gone", 3, GONE),
    }
    project = tools.create(tmp_path / "wire", files)
    session = project.session()
    session.files.now = datetime.fromisoformat("2025-01-04T12:00:00Z")
    pages = project.site(session)[0]
    news, listed = pages["news-sitemap.xml"].decode(), pages["llms.txt"].decode()
    assert "It stands" in news
    assert "It is gone" not in news
    assert "[Withdrawn: It is gone](" in listed
    ask = session.build()
    sent = digest(ask, "2025-01-01T00:00:00+00:00", "")
    assert sent
    assert "It stands" in sent.text
    assert "It is gone" not in sent.text
    alone = mail(ask, "content/gone.md")
    assert alone
    assert alone.subject == "Withdrawn: It is gone"
    assert re.search(r'class="type"[^>]*>Withdrawn</span> · ', alone.html)
    assert "Withdrawn · World" in alone.text


LISTED = TEXT.format("It is gone", 3, GONE + "thread: seoul\n")
THREAD = {
    "content/a.md": TEXT.format("It began", 2, "thread: seoul\n"),
    "content/gone.md": LISTED.replace("Rain fell.", "Kim Min-ji slept."),
    "content/c.md": TEXT.format("It goes on", 4, "thread: seoul\n"),
}
KIM = "- {id: kim-min-ji, name: Kim Min-ji, kind: person}\n"


def test_programs_are_told_in_every_document_that_has_its_headline(tmp_path: Path) -> None:
    settings = f"{tools.FILES['briefgen.toml']}[editions]\napi = true\n"
    files = {"briefgen.toml": settings, "content/entities/people.yaml": KIM, **THREAD}
    pages = tools.create(tmp_path / "wire", files).site()[0]
    told: dict[str, set[bool]] = {"gone": set(), "a": set()}
    found = 0
    for url, data in pages.items():
        if not url.startswith("api/v1/") or "/schema/" in url:
            continue
        for item in objects(json.loads(data)):
            if item.get("slug") in told and "headline" in item:
                told[item["slug"]].add(item["withdrawn"])
                found += item["slug"] == "gone"
    assert told == {"gone": {True}, "a": {False}}
    assert found == 5  # its own document, the index, its month, its thread, and whom it mentions


def test_editions_of_the_text_are_called_so(tmp_path: Path) -> None:
    settings = f"{tools.FILES['briefgen.toml']}[editions]\ntext = true\nmarkdown = true\n"
    pages = tools.create(tmp_path / "wire", {"briefgen.toml": settings, **THREAD}).site()[0]
    plain, marked = (pages[f"briefings/gone.{end}"].decode() for end in ("txt", "md"))
    assert plain.startswith("Withdrawn: It is gone\n====")
    assert 'title: "Withdrawn: It is gone"\n' in marked
    assert "\n# Withdrawn: It is gone\n" in marked
    assert "Withdrawn" not in pages["briefings/a.md"].decode()


def test_links_within_a_thread_say_so(tmp_path: Path) -> None:
    files = {"briefgen.toml": tools.FILES["briefgen.toml"], **THREAD}
    project = tools.create(tmp_path / "wire", files)
    pages = project.site()[0]
    assert "Next: Withdrawn: It is gone" in text_of(pages["briefings/a.html"])
    assert "Before: Withdrawn: It is gone" in text_of(pages["briefings/c.html"])
    assert "Withdrawn" not in text_of(pages["index.html"]).partition("Threads")[2]
    (project.root / "content/c.md").unlink()
    last = text_of(project.site()[0]["index.html"]).rpartition("Threads")[2]
    assert "last Withdrawn: It is gone" in last


def test_an_older_correction_of_it_says_so(tmp_path: Path) -> None:
    older = GONE.replace("[{", "[{date: 2025-01-03, kind: correction, text: It was Monday.}, {")
    files = {
        "briefgen.toml": tools.FILES["briefgen.toml"],
        "content/gone.md": TEXT.format("It is gone", 3, older + "thread: seoul\n"),
    }
    pages = tools.create(tmp_path / "wire", files).site()[0]
    for url in ("corrections.html", "threads/seoul.html"):
        shown = text_of(pages[url])
        assert "It was Monday. Withdrawn: It is gone" in shown, url
        assert "It was a forgery. It is gone" in shown, url
    feed = pages["corrections.xml"].decode()
    assert ">Correction: Withdrawn: It is gone<" in feed
    assert ">Withdrawn: It is gone<" in feed


def test_the_picture_for_other_sites_is_called_so(tmp_path: Path) -> None:
    settings = f"{tools.FILES['briefgen.toml']}[images]\ncards = true\n"
    gone, stands = TEXT.format("It is gone", 3, GONE), TEXT.format("It is gone", 3, "")
    project = tools.create(tmp_path, {"briefgen.toml": settings, "content/gone.md": gone})
    pages = project.site()[0]
    assert b'"og:image:alt" content="Withdrawn: It is gone"' in pages["briefings/gone.html"]
    project.write("content/gone.md", stands)
    assert project.site()[0]["briefings/gone.png"] != pages["briefings/gone.png"]


def test_the_page_at_its_former_address_says_so(tmp_path: Path) -> None:
    gone = TEXT.format("It is gone", 3, GONE + "aliases: [went]\n")
    files = {"briefgen.toml": tools.FILES["briefgen.toml"], "content/gone.md": gone}
    pages = tools.create(tmp_path, files).site()[0]
    assert ">Withdrawn: It is gone</a>" in pages["briefings/went.html"].decode()
