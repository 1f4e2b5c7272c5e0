"""The search: what it reads, what becomes of it, and sites that go without."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from base64 import b64encode
from pathlib import Path

import project as tools
import pytest

from briefgen.cli.build import ask_site, run
from briefgen.cli.session import Session
from briefgen.findings import Failure
from briefgen.publish import search_index

SEARCHED = {
    **tools.FILES,
    "briefgen.toml": tools.FILES["briefgen.toml"] + "search = true\n",
    "content/2025/secret.md": "---\ntitle: Canarytitle\ndraft: true\n---\nCanarybody of Kim Min-ji.\n",
    "content/2025/short.md": "---\ntitle: In short\ndate: 2025-01-02\nrights: excerpt\n"
    "sources: [{title: Whole, url: https://a.example/}]\n---\nCanaryexcerpt of it.\n",
}
ON_FIRE = b64encode(b'{"payload": {"type": "Error", "message": "it is on fire"}}').decode()
NO_FILES = b64encode(b'{"payload": {"type": "GetFiles"}}').decode()
INDEX = {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json"}


@pytest.fixture
def project(tmp_path: Path) -> tools.Project:
    return tools.create(tmp_path / "wire", SEARCHED)


def documents(project: tools.Project) -> dict[str, str]:
    ask = project.session().build()
    site, _ = ask_site(ask)
    return {url: ask.answer(("searched", url), bytes).decode() for url in site.searched}


def published(project: tools.Project) -> dict[str, bytes]:
    site = project.root / "site"
    run(project.session(), site, strict=False, quiet=True)
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def test_it_reads_briefings_and_what_their_names_and_terms_lead_to(project: tools.Project) -> None:
    found = documents(project)
    assert {url for url in found if url.startswith("briefings/")} == {
        *("briefings/envoys-gather-in-tokyo-for-talks.html", "briefings/short.html"),
        *("briefings/trade.html", "briefings/visit.html", "briefings/vote.html"),
    }
    assert {"people/kim-min-ji.html", "places/seoul.html", "glossary/tariff.html"} <= found.keys()
    assert "people/index.html" not in found
    assert 'id="p1s1"' in found["briefings/visit.html"]
    assert 'data-kind="subject"' in found["people/kim-min-ji.html"]
    assert "An envoy in this test." in found["people/kim-min-ji.html"]


def test_it_reads_nothing_that_is_not_public(project: tools.Project) -> None:
    found = documents(project)
    assert "In short" in found["briefings/short.html"]
    assert [url for url, text in found.items() if "canary" in (url + text).lower()] == []


def test_a_site_that_asks_for_no_search_has_nothing_of_it(tmp_path: Path) -> None:
    pages, _ = tools.create(tmp_path / "wire").site()
    assert "search.html" not in pages
    assert b"search" not in pages["index.html"].lower()


def test_without_the_package_the_site_is_made_without_a_search_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.cli.session._version", lambda name: "" if "page" in name else "1")
    pages, findings = tools.create(tmp_path / "wire", SEARCHED).site()
    assert [f.code for f in findings if f.code.startswith("search")] == ["search-missing"]
    assert "search.html" not in pages
    assert b"search.html" not in pages["index.html"]


@pytest.mark.parametrize(
    ("installed", "there"),
    [
        ({"pagefind", "pagefind-bin"}, True),
        ({"pagefind", "pagefind-bin-extended"}, True),
        ({"pagefind"}, False),
        ({"pagefind-bin-extended"}, False),
    ],
)
def test_either_program_of_the_package_makes_a_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, installed: set[str], *, there: bool
) -> None:
    given = installed | {"spacy"}
    monkeypatch.setattr("briefgen.cli.session._version", lambda name: "1" if name in given else "")
    pages, findings = tools.create(tmp_path / "wire", SEARCHED).site()
    assert ("search.html" in pages) is there
    assert [f.code for f in findings if f.code.startswith("search")] == ["search-missing"] * (
        not there
    )


def test_a_page_of_static_cannot_take_its_place(project: tools.Project) -> None:
    for name in ("search.html", "pagefind/pagefind.js"):
        project.write(f"static/{name}", "mine")
    pages, findings = project.site()
    assert pages["search.html"] != b"mine"
    assert "pagefind/pagefind.js" not in pages
    assert sum(f.code == "duplicate-address" for f in findings) == 2


def test_the_index_is_published_the_same_each_time(project: tools.Project) -> None:
    pytest.importorskip("pagefind")
    first = published(project)
    assert {f"pagefind/{name}" for name in INDEX} <= first.keys()
    assert any(name.startswith("pagefind/fragment/") for name in first)
    assert not any("ui" in Path(name).name for name in first if name.startswith("pagefind/"))
    shutil.rmtree(project.root / ".briefgen")
    shutil.rmtree(project.root / "site")
    assert published(project) == first


def test_an_index_is_made_anew_only_for_other_words(
    project: tools.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pagefind")
    runs: list[int] = []
    make = search_index._run
    monkeypatch.setattr(search_index, "_run", lambda asked: runs.append(1) or make(asked))
    first = published(project)
    project.write("templates/search.html", '{% extends "wire/search.html" %}\n<!-- other -->\n')
    assert published(project).keys() == first.keys()
    assert len(runs) == 1
    project.write("content/2025/vote.md", tools.FILES["content/2025/vote.md"] + "\nSnow fell.\n")
    second = published(project)
    assert len(runs) == 2
    assert second["pagefind/pagefind-entry.json"] != first["pagefind/pagefind-entry.json"]


def test_a_damaged_kept_index_is_made_anew(project: tools.Project) -> None:
    pytest.importorskip("pagefind")
    first = published(project)
    kept = project.root / ".briefgen" / search_index.KEPT
    data = bytearray(kept.read_bytes())
    data[len(data) // 2] ^= 1
    kept.write_bytes(bytes(data))
    shutil.rmtree(project.root / "site")
    assert published(project) == first


def test_if_no_index_can_be_made_the_rest_is_published(
    project: tools.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_requests: object) -> None:
        raise search_index._failed("no room")

    monkeypatch.setattr(search_index, "_run", broken)
    result = run(project.session(), project.root / "site", strict=False, quiet=True)
    assert [f.code for f in result.findings if f.code.startswith("search")] == ["search-failed"]
    assert (project.root / "site/search.html").is_file()
    assert not (project.root / "site/pagefind").exists()


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("raise SystemExit(3)", "ended before"),
        ("print('no Base64,')", "can be read"),
        (f"print('{ON_FIRE}', end=',')", "on fire"),
        (f"print('{NO_FILES},' * 2)", "can be read"),
    ],
)
def test_a_program_that_fails_is_told_of_without_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, said: str
) -> None:
    (tmp_path / "fails.py").write_text(program, encoding="utf-8")
    monkeypatch.setattr(search_index, "PROGRAM", "fails")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(Failure, match=said):
        search_index.indexed({}, lambda _: b"", tmp_path, language="en", version="1")


def test_a_program_that_ends_before_it_was_told_all_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fails.py").write_text("raise SystemExit(3)", encoding="utf-8")
    monkeypatch.setattr(search_index, "PROGRAM", "fails")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    pages = {f"briefings/{number}.html": "" for number in range(300)}  # no pipe holds so much
    with pytest.raises(Failure, match="ended before"):
        search_index.indexed(pages, lambda _: b"x" * 500, tmp_path, language="en", version="1")


def test_pages_are_numbered_by_their_names_not_as_they_come(tmp_path: Path) -> None:
    pytest.importorskip("pagefind")
    pages = {f"briefings/{name}.html": name for name in ("b", "a", "c")}
    text = "<!doctype html><html lang='en'><title>T</title><article data-pagefind-body><p>{}</p></article></html>"

    def made(order: list[str], place: Path) -> dict[str, bytes]:
        some = {url: pages[url] for url in order}
        load = lambda url: text.format(url).encode()  # noqa: E731 - short
        return search_index.indexed(some, load, place, language="en", version="1").files

    assert made(sorted(pages), tmp_path / "1") == made([*pages], tmp_path / "2")


def test_a_kept_index_is_never_written_through_a_link(project: tools.Project) -> None:
    pytest.importorskip("pagefind")
    victim = project.root.parent / "victim"
    victim.write_text("mine", encoding="utf-8")
    store = project.root / ".briefgen"
    store.mkdir(exist_ok=True)
    (store / search_index.NEW).symlink_to(victim)
    (store / search_index.KEPT).symlink_to(victim)
    published(project)
    assert victim.read_text(encoding="utf-8") == "mine"
    assert not (store / search_index.KEPT).is_symlink()


def test_no_module_of_the_folder_in_which_it_runs_is_loaded(
    project: tools.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pagefind")
    marker = project.root / "ran"
    (project.root / "pagefind.py").write_text(f"open({str(marker)!r}, 'w')", encoding="utf-8")
    monkeypatch.chdir(project.root)
    assert "pagefind/pagefind.js" in published(project)
    assert not marker.exists()


def test_without_a_search_its_names_are_free(tmp_path: Path) -> None:
    project = tools.create(tmp_path / "wire")
    project.write("static/search.html", "mine")
    pages, findings = project.site()
    assert pages["search.html"] == b"mine"
    assert not any(finding.code == "duplicate-address" for finding in findings)


def test_clean_forgets_the_index(project: tools.Project) -> None:
    pytest.importorskip("pagefind")
    published(project)
    command = [sys.executable, "-m", "briefgen", "clean", str(project.root)]
    subprocess.run(command, check=True, capture_output=True, env=os.environ)
    assert not (project.root / ".briefgen" / search_index.KEPT).exists()


def test_a_preview_has_the_page_but_no_index(project: tools.Project) -> None:
    ask = Session(project.root, {"drafts": "yes"}).build()
    site, _ = ask_site(ask)
    assert "search.html" in site.pages
    assert not any(url.startswith("pagefind/") for url in site.pages)
