"""Which files of static/ cannot be published under their names, and why."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen import filenames
from briefgen.findings import Finding, Place
from briefgen.pipeline.links import STATIC
from briefgen.site import urls

ROBOTS = "robots.txt"


def refused(given: Iterable[str], own: frozenset[str]) -> dict[str, Finding]:
    """Files of static/ that cannot be published under their names, and why."""
    found: dict[str, Finding] = {}
    taken: dict[str, str] = {}
    kept = {filenames.key(name) for name in own}
    for name in given:
        key = filenames.key(name)
        first = taken.setdefault(key, name)
        if why := filenames.unportable(name):
            found[name] = _unpublishable(name, why)
        elif first != name:
            why = f"is the same as “{first}” where capitals and accents don't count"
            found[name] = _unpublishable(name, why)
        elif name != ROBOTS and (
            urls.is_sitemap(key) or not kept.isdisjoint((key, key.partition("/")[0]))
        ):
            found[name] = _reserved(name)
    return found


def _unpublishable(name: str, why: str) -> Finding:
    message = f"this file cannot be published: its name {why}"
    place = Place(f"{STATIC}/{name}")
    return Finding(place, "unsafe-file", message, "Rename or remove it.")


def _reserved(name: str) -> Finding:
    return Finding(
        Place(f"{STATIC}/{name}"),
        "duplicate-address",
        f"briefgen publishes its own “{name.partition('/')[0]}”",
        "Move or rename this file.",
    )
