"""What a build answers, apart from the queries so that reading it imports none of them."""

from __future__ import annotations

from msgspec import Struct


class Site(Struct, frozen=True):
    """URL → fingerprint of everything published; `failed` are URLs whose page couldn't be made.

    searched: URL → fingerprint of what the search reads of a page; empty if there is no search.

    html_pages, mentions and marks are counts over the published briefings.
    """

    pages: dict[str, str]
    failed: tuple[str, ...]
    html_pages: int
    mentions: int
    marks: int
    searched: dict[str, str]


NOTHING = Site({}, (), 0, 0, 0, {})
"""The site of a build that could make nothing."""
