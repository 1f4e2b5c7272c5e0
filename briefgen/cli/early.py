"""What a saved article changes, known before all is known that hangs on it.

Who saved it waits for its page. The list of all pages, the findings and the store can wait.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from briefgen.findings import Failure
from briefgen.graph.wave import Undecided

if TYPE_CHECKING:
    from briefgen.graph.build import Build

FEW = 30
"""Pages that are made before the first of them is shown; of more, the saved article's comes first."""
URLS = ("divided_urls",)
SITE = ("site",)
COUNTED = frozenset({"tally_of", "searched_in"})
"""Parts of what is known of the site that the preview doesn't show."""


def changed_pages(ask: Build, own: Iterable[str]) -> dict[str, str] | None:
    """The fingerprints of the pages that may have changed, by their URLs; of many only the own ones.

    None if more hangs on the change than pages that were there and are there still.
    """
    if not ask.saved.whole:
        return None
    many = len(ask.postponed("page", "site")) > FEW
    if not many:
        ask.postponed("site")
    if ask.wave.thorough or URLS in ask.wave.aside or _differs(ask, URLS):
        return None
    return _taken_up(ask, own) if many else _in_parts(ask)


def _taken_up(ask: Build, urls: Iterable[str]) -> dict[str, str] | None:
    """These pages, before all others; None if one cannot be made."""
    found: dict[str, str] = {}
    for url in urls:
        key = "page", url
        trace = ask.peek(key) if ask.wave.take_up(key) else None
        if trace is None or trace.failed is not None:
            return None
        found[url] = trace.print
    return found


def _in_parts(ask: Build) -> dict[str, str] | None:
    """The pages in those parts of the site that differ; None if anything else does."""
    found: dict[str, str] = {}
    for key in ask.saved.asked(SITE) or ():
        if key[0] in COUNTED or not _differs(ask, key):
            continue
        if key[0] != "made_in":
            return None
        made, failed = ask.look(key, tuple[dict[str, str], tuple[str, ...]])
        if failed:
            return None
        found |= made
    return found


def loading(ask: Build, last: Callable[[str], bytes]) -> Callable[[str], bytes]:
    """How pages of this build are read while the list of pages is not settled yet.

    last: gives those that cannot be made any more, as they were.
    """

    def load(url: str) -> bytes:
        try:
            return _settled(ask, ("page", url))
        except Failure:
            return last(url)

    return load


def _settled(ask: Build, key: tuple[str, ...]) -> bytes:
    try:
        return ask.look(key, bytes)
    except Undecided:
        ask.wave.settle()
        return ask.look(key, bytes)


def _differs(ask: Build, key: tuple[str, ...]) -> bool:
    now = ask.peek(key)
    return now is not None and now.print != ask.stored_print(key)


def by_source(sources: Mapping[str, str]) -> dict[str, list[str]]:
    """The pages that are written in a file."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for url, path in sources.items():
        found[path].append(url)
    return dict(found)
