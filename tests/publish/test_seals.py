"""A folder that nobody touched isn't read again; one that anybody touched is, and is mended."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest

from briefgen import untouched
from briefgen.publish import plan, seals
from briefgen.publish.publisher import SEALS, Published, publish

SITE = {"index.html": "start", "people/ada.html": "Ada", "assets/style.css": "p {}"}
TICK = 2 * untouched.TICK / 1e9


def send(pages: dict[str, str], project: Path, target: str = "site", **more: Any) -> Published:
    site = {url: blake2b(text.encode()).hexdigest() for url, text in pages.items()}
    return publish(site, lambda url: pages[url].encode(), Path(target), project=project, **more)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of published files that are read."""
    found: list[str] = []
    usual = plan._is_as_left
    monkeypatch.setattr(
        plan, "_is_as_left", lambda old, target, url: found.append(url) or usual(old, target, url)
    )
    return found


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """A project whose site was published, and looked at when its files were no longer new."""
    send(SITE, tmp_path)
    (tmp_path / "site/own.txt").write_text("somebody's")
    time.sleep(TICK)
    assert send(SITE, tmp_path) == Published(0, 3, 0)
    return tmp_path


def test_what_nobody_touched_is_not_read(sealed: Path, read: list[str]) -> None:
    assert send(SITE, sealed) == Published(0, 3, 0)
    assert send(SITE | {"index.html": "new"}, sealed) == Published(1, 2, 0)
    assert read == []
    assert (sealed / "site/index.html").read_text() == "new"


def test_a_large_site_is_sealed_as_soon_as_it_is_written(
    tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seals, "WORTH", 3)
    send(SITE, tmp_path)
    assert send(SITE | {"index.html": "new"}, tmp_path) == Published(1, 2, 0)
    assert send(SITE | {"index.html": "new"}, tmp_path) == Published(0, 3, 0)
    assert read == []


@pytest.mark.parametrize("meanwhile", [None, SITE, SITE | {"index.html": "newest"}])
def test_what_is_sealed_at_last_may_have_been_published_again(
    meanwhile: dict[str, str] | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seals, "WORTH", 3)
    later: list[Callable[[], None]] = []
    send(SITE, tmp_path, at_last=later.append)
    if meanwhile:
        send(meanwhile, tmp_path)
    (task,) = later
    task()
    changed = sum((meanwhile or SITE)[url] != SITE[url] for url in SITE)
    assert send(SITE, tmp_path) == Published(changed, 3 - changed, 0)
    assert {url: (tmp_path / "site" / url).read_text() for url in SITE} == SITE


def test_a_site_is_sealed_at_last(
    tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seals, "WORTH", 3)
    later: list[Callable[[], None]] = []
    send(SITE, tmp_path, at_last=later.append)
    assert not (tmp_path / SEALS).exists()
    later[0]()
    assert send(SITE, tmp_path) == Published(0, 3, 0)
    assert read == []


@pytest.mark.parametrize("pages", [SITE, SITE | {"people/ada.html": "Ada L."}])
@pytest.mark.parametrize("harm", ["edited", "same size and time", "exchanged", "removed"])
def test_a_page_that_was_harmed_by_hand_is_mended(
    sealed: Path, harm: str, pages: dict[str, str]
) -> None:
    page, about = sealed / "site/index.html", (sealed / "site/index.html").stat()
    match harm:
        case "edited":
            page.write_text("scribble")
        case "same size and time":
            page.write_text("tsart")
            os.utime(page, ns=(about.st_atime_ns, about.st_mtime_ns))
        case "exchanged":
            other = sealed / "other.html"
            other.write_text("tsart")
            os.utime(other, ns=(about.st_atime_ns, about.st_mtime_ns))
            other.replace(page)
        case _:
            page.unlink()
    assert send(pages, sealed).written >= 1
    assert {url: (sealed / "site" / url).read_text() for url in pages} == pages


def test_what_changed_just_now_is_read_again(tmp_path: Path, read: list[str]) -> None:
    send(SITE, tmp_path)
    now = time.time_ns()
    page = tmp_path / "site/index.html"
    os.utime(page)
    files = {"index.html": page.stat()}
    assert untouched.seal(files, now) == ""
    assert untouched.seal(files, now + untouched.COARSE + 10**9) != ""
    assert send(SITE, tmp_path) == Published(0, 3, 0)
    assert sorted(read) == sorted(SITE)


def test_another_file_of_somebody_breaks_the_seal_and_stays(sealed: Path, read: list[str]) -> None:
    (sealed / "site/note.txt").write_text("mine")
    assert send(SITE, sealed) == Published(0, 3, 0)
    assert sorted(read) == sorted(SITE)
    assert (sealed / "site/note.txt").read_text() == "mine"


def test_the_seal_of_another_folder_is_none(sealed: Path, read: list[str]) -> None:
    (sealed / "site").rename(sealed / "public")
    assert send(SITE, sealed, "public") == Published(0, 3, 0)
    assert sorted(read) == sorted(SITE)


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"0000000000000000\n/x\nabc\ndef", b"\n" * 5000]
)
def test_a_damaged_seal_is_none(sealed: Path, read: list[str], data: bytes) -> None:
    (sealed / SEALS).write_bytes(data)
    assert send(SITE, sealed) == Published(0, 3, 0)
    assert sorted(read) == sorted(SITE)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("o\udcff", ("o\udcff", "now")),
        ("o\ud800", ("before",)),
        ("o\n1", ("o", "1", "now")),
    ],
)
def test_no_name_of_a_folder_is_an_error(
    tmp_path: Path, name: str, wanted: tuple[str, ...]
) -> None:
    place = tmp_path / "seal"
    untouched.note(place, "before")
    untouched.note(place, name, "now")
    assert untouched.recall(place) == wanted


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text elsewhere")
def test_a_folder_whose_name_is_no_text_is_sealed_as_well(tmp_path: Path, read: list[str]) -> None:
    for _ in range(2):
        send(SITE, tmp_path, "o\udcff")
        time.sleep(TICK)
    read.clear()
    assert send(SITE, tmp_path, "o\udcff").written == 0
    assert read == []


def test_a_file_of_two_names_in_place_of_the_seal_is_left_as_it_is(sealed: Path) -> None:
    text = sealed / "notes.txt"
    text.write_text("somebody's own")
    (sealed / SEALS).unlink()
    (sealed / SEALS).hardlink_to(text)
    send(SITE, sealed)
    assert text.read_text() == "somebody's own"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_a_pipe_in_place_of_the_seal_stops_nobody(sealed: Path) -> None:
    (sealed / SEALS).unlink()
    os.mkfifo(sealed / SEALS)
    assert send(SITE, sealed) == Published(0, 3, 0)


def test_a_link_in_place_of_the_seal_is_neither_read_nor_written_through(sealed: Path) -> None:
    outside = sealed.parent / f"{sealed.name}-outside"
    (sealed / SEALS).replace(outside)
    (sealed / SEALS).symlink_to(outside)
    before = outside.read_bytes()
    (sealed / "site/index.html").write_text("tsart")
    time.sleep(TICK)
    assert send(SITE, sealed) == Published(1, 2, 0)
    time.sleep(TICK)
    send(SITE, sealed)
    assert outside.read_bytes() == before
