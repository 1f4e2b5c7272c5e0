"""What templates may draw: parts of the models of pages."""

from __future__ import annotations

from msgspec import Struct


class TimeScale(Struct, frozen=True, kw_only=True):
    """The days of a timeline along a line from the first to the last.

    dots, ticks: of its days and of the months or years between, in hundredths of the way.
    """

    dots: tuple[float, ...]
    ticks: tuple[float, ...]


class MapLabel(Struct, frozen=True, kw_only=True):
    """A place on a locator map.

    dot: where it lies, in units of the drawing; None for a country, which has a shape.
    x, y, anchor: where its name stands, for `<text>`; `anchor` is "" if there is no room for it.
    """

    name: str
    url: str
    dot: tuple[int, int] | None
    x: int
    y: int
    anchor: str


class LocatorMap(Struct, frozen=True, kw_only=True):
    """A drawing of `width` × `height` units.

    land, named: data of an SVG path: the other countries, and those that the briefing names.
    names: its places as its caption tells them, without the countries in which others of them lie.
    """

    width: int
    height: int
    land: str
    named: str
    labels: tuple[MapLabel, ...]
    names: tuple[str, ...]
