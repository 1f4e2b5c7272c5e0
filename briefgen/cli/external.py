"""`briefgen check --external`: which links to other sites have died. A build never asks for them."""

from __future__ import annotations

import os
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from briefgen.cli.session import STORE
from briefgen.findings import Finding, Place

if TYPE_CHECKING:
    from briefgen.cli.asking import Answer
    from briefgen.graph.build import Build
    from briefgen.knowledge.entity import Entity, Term

CACHE = "links.json"
AGE = 7
"""Days for which an answer is believed."""
AGE_OF_TROUBLE = timedelta(days=1)
PATIENCE = timedelta(days=30)
"""After so long, what could not be reached is as good as gone."""
MOST = 2_000
"""Addresses that are asked in one run."""
LONGEST = 15 * 60.0
"""Seconds after which no further address is asked."""
THREADS = 8
"""Hosts that are asked at the same time."""
DOUBTED = ("gone", "unreachable")


class Use(Struct, frozen=True, order=True):
    """An address that is published, and where it is written.

    cited: it is the page of a source. archive: where that keeps a copy; date: of the article.
    """

    url: str
    place: Place
    archive: str = ""
    date: str = ""
    cited: bool = False


class Remembered(Struct, frozen=True, kw_only=True):
    """An answer of an earlier run. since: when the trouble was seen first."""

    state: str
    at: datetime
    detail: str = ""
    target: str = ""
    since: datetime | None = None


class Outcome(Struct, frozen=True):
    """What is known of all addresses; `left` were not asked this time."""

    findings: tuple[Finding, ...]
    known: int
    asked: int
    left: int


Ask = Callable[[str], "Answer"]
Count = Callable[[int, int], None]


def uses(ask: Build) -> tuple[Use, ...]:
    """Every address of another site in what is published: sources, texts, and the own entries."""
    from briefgen.pipeline.standing import public_paths

    found: list[Use] = []
    for path in public_paths(ask):
        found += _in_article(ask, path)
    return tuple(sorted({*found, *_in_entries(ask)}))


def _in_article(ask: Build, path: str) -> Iterator[Use]:
    from briefgen.pipeline.links import link_uses
    from briefgen.pipeline.sources import article, text

    source = article(ask, path)
    if source is None:
        return
    lines = (text(ask, path) or "").split("\n")
    for use in link_uses(ask, path):
        if not use.image and not use.refused and _is_external(ask, use.href):
            place = Place(path, use.line, use.column, len(use.href))
            yield Use(use.href, place, date=source.date)
    for given in source.sources:
        for url, archive, cited in ((given.url, given.archive, True), (given.archive, "", False)):
            if _is_external(ask, url):
                place = _found(path, lines, url, source.line_of("sources"))
                yield Use(url, place, archive, source.date, cited)


def _found(path: str, lines: Sequence[str], url: str, start: int) -> Place:
    """Where an address of the front matter stands."""
    for number in range(start - 1, len(lines)):
        if (column := lines[number].find(url)) >= 0:
            return Place(path, number + 1, column + 1, len(url))
    return Place(path, start)


def _in_entries(ask: Build) -> Iterator[Use]:
    from briefgen.pipeline.knowledge import own

    known = own(ask)
    entries: tuple[Entity | Term, ...] = (*known.entities, *known.terms)
    for entry in entries:
        for link in entry.links:
            if _is_external(ask, link.url):
                yield Use(link.url, Place(*entry.place))


def _is_external(ask: Build, url: str) -> bool:
    from briefgen.pipeline.sources import settings

    home = settings(ask).url
    return url.startswith(("https://", "http://")) and not (home and url.startswith(home))


class Checker(Struct):
    """One run: what was known before, whom to ask, and how long an answer is believed."""

    ask: Ask
    now: datetime
    age: timedelta = timedelta(days=AGE)
    count: Count | None = None
    most: int = MOST
    longest: float = LONGEST

    def run(
        self, found: Sequence[Use], known: Mapping[str, Remembered]
    ) -> tuple[Outcome, dict[str, Remembered]]:
        """Ask for what isn't known, the longest unasked first, and say what came out."""
        urls = sorted({use.url for use in found}, key=lambda url: (_last(known.get(url)), url))
        waiting = [url for url in urls if not self._holds(known.get(url))]
        new = self._asked(waiting[: self.most])
        kept = {url: known[url] for url in urls if url in known}
        kept |= {url: self._noted(answer, known.get(url)) for url, answer in new.items()}
        findings = [item for use in found if (item := _finding(use, kept.get(use.url), self.now))]
        left = sum(url not in new for url in waiting)
        return Outcome(tuple(sorted(findings)), len(kept), len(new), left), kept

    def _holds(self, known: Remembered | None) -> bool:
        if known is None or known.state == "forbidden":  # that may hang on what was allowed
            return False
        age = self.age if known.state not in DOUBTED else min(self.age, AGE_OF_TROUBLE)
        return timedelta(0) <= self.now - known.at < age

    def _noted(self, answer: Answer, before: Remembered | None) -> Remembered:
        bad = answer.state in DOUBTED
        since = before.since if bad and before and before.since else self.now
        return Remembered(
            state=answer.state,
            at=self.now,
            detail=answer.detail,
            target=answer.target,
            since=since if bad else None,
        )

    def _asked(self, waiting: Sequence[str]) -> dict[str, Answer]:
        """One host after the other in each thread, so that no host is asked twice at once."""
        from briefgen.cli.asking import site_of

        groups: defaultdict[str, list[str]] = defaultdict(list)
        for url in waiting:
            groups[site_of(url)].append(url)
        answers: dict[str, Answer] = {}
        end, over = time.monotonic() + self.longest, threading.Event()

        def ask_all(urls: Iterable[str]) -> None:
            for url in urls:
                if over.is_set() or time.monotonic() > end:
                    return
                answers[url] = self.ask(url)
                if self.count:
                    self.count(len(answers), len(waiting))

        with ThreadPoolExecutor(THREADS) as pool:
            try:
                list(pool.map(ask_all, sorted(groups.values(), key=len, reverse=True)))
            finally:  # at Ctrl-C what is under way ends by itself, and nothing new is begun
                over.set()
        return answers


def _last(known: Remembered | None) -> datetime:
    return known.at if known else datetime.min.replace(tzinfo=UTC)


def _finding(use: Use, known: Remembered | None, now: datetime) -> Finding | None:
    if known is None or known.state == "there":
        return None
    url = use.url[:100] + "…" * (len(use.url) > 100)
    match known.state:
        case "gone":
            message = f"{url} is gone: {known.detail}"
            return Finding(use.place, "link-rot", message, _copy(use))
        case "unreachable":
            since = known.since or now
            message = f"{url} could not be reached: {known.detail}, since {since:%Y-%m-%d}"
            if now - since >= PATIENCE:
                return Finding(use.place, "link-rot", message, _copy(use))
            hint = "It may be back tomorrow, or turn away programs: look in a browser."
            return Finding(use.place, "link-unreachable", message, hint)
        case "moved":
            message = f"{url} has moved for good"
            return Finding(use.place, "link-moved", message, _moved(use.url, known.target))
        case _:
            message = f"{url} was not asked: {known.detail}"
            return Finding(use.place, "link-unasked", message, "Look yourself, in a browser.")


def _copy(use: Use) -> str:
    if use.archive:
        return "The page links to its archived copy, too; keep that, and the source stays proven."
    day = use.date[:10].replace("-", "")
    kept = f"https://web.archive.org/web/{day or '*'}/{use.url}"
    where = "write it under `archive:` of the source" if use.cited else "link to that"
    return f"Look for a copy, such as {kept}, and {where}."


def _moved(url: str, target: str) -> str:
    if target.rstrip("/").count("/") == 2 and url.rstrip("/").count("/") > 2:
        return f"It leads to the front page, {target}: what stood there may be gone."
    return f"Write {target}"


def remembered(place: Path) -> dict[str, Remembered]:
    """The answers of earlier runs; a file that can't be read is as good as none."""
    if _is_led_away(place):
        return {}
    try:
        return msgspec.json.decode(place.read_bytes(), type=dict[str, Remembered])
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return {}


def remember(place: Path, known: Mapping[str, Remembered]) -> None:
    """Keep the answers for the next run; where that can't be done, it asks again."""
    if _is_led_away(place):
        return
    part = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        place.parent.mkdir(exist_ok=True)
        part.write_bytes(msgspec.json.format(msgspec.json.encode(known, order="sorted"), indent=1))
        part.replace(place)
    except OSError:
        part.unlink(missing_ok=True)


def _is_led_away(place: Path) -> bool:
    """Whether the folder of the store is a link, which could lead anywhere."""
    return place.is_symlink() or place.parent.is_symlink()


def look(
    ask: Build, project: Path, *, now: datetime, private: bool, days: int, count: Count | None
) -> Outcome:
    """Check all external links of a build that has answered."""
    from briefgen.cli.asking import Asker

    place = project / STORE / CACHE
    checker = Checker(Asker(private=private).ask, now, timedelta(days=days), count)
    outcome, known = checker.run(uses(ask), remembered(place))
    remember(place, known)
    return outcome
