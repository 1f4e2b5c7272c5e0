"""Outlines of countries on a sheet of paper: projected, cut to the frame, drawn in few bytes.

The projection is equirectangular, true along the middle latitude: directions and neighbours are
right, and a locator map needs no more. A frame may cross the 180th meridian.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from msgspec import Struct

Outlines = Mapping[str, Sequence[Sequence[int]]]
"""Rings of countries by lower-case ISO code: tenths of a degree, longitude and latitude in turn."""

Point = tuple[float, float]
Corner = tuple[int, int]

WIDTH, HEIGHT = 480, 300
"""Units of the drawing; a phone shows about two units in three pixels."""
NARROWEST = 14.0
"""Degrees of latitude at least shown, so that a place stands in its region."""
MARGIN = 0.18
"""Part of the span of the places that is free on each side."""
SOUTH, NORTH = -60.0, 84.0
"""Between these everybody lives."""


class Ring(NamedTuple):
    """A ring in tenths of a degree, and the box in which it lies."""

    points: tuple[Corner, ...]
    west: int
    east: int
    south: int
    north: int


class Atlas:
    """Outlines of all countries, thinned for each scale when it is first drawn."""

    def __init__(self, outlines: Outlines) -> None:
        self._outlines = outlines
        self._levels: dict[int, dict[str, tuple[Ring, ...]]] = {}

    def __contains__(self, code: object) -> bool:
        return code in self._outlines

    def fit(self, frame: Frame) -> Mapping[str, tuple[Ring, ...]]:
        """The rings by country, with no more points than the frame can show."""
        level = next(n for n in LEVELS if n / 10 * frame.across <= FINE or n == LEVELS[-1])
        if level not in self._levels:
            self._levels[level] = {
                code: tuple(ring for flat in rings if (ring := _ring(flat, level)))
                for code, rings in self._outlines.items()
            }
        return self._levels[level]


FINE = 1.5
"""Units between points that no reader tells apart."""
LEVELS = (8, 4, 2, 1)
"""Tenths of a degree between points, coarsest first."""


def _ring(flat: Sequence[int], apart: int) -> Ring | None:
    points = (
        thinned(tuple(zip(flat[::2], flat[1::2], strict=True)), apart)
        if apart > 1
        else [*zip(flat[::2], flat[1::2], strict=True)]
    )
    if not points:
        return None
    across, down = [x for x, _ in points], [y for _, y in points]
    return Ring(tuple(points), min(across), max(across), min(down), max(down))


class Frame(Struct, frozen=True):
    """The part of the world that is shown: degrees at its left and upper edge, units a degree."""

    west: float
    north: float
    across: float
    down: float

    def place(self, longitude: float, latitude: float) -> Point:
        """Where a place is drawn, if it is in the frame. A longitude may be given in any turn."""
        turned = self.west + (longitude - self.west) % 360
        return (turned - self.west) * self.across, (self.north - latitude) * self.down


def framed(places: Iterable[Point]) -> Frame:
    """The frame that shows all these places (longitude, latitude), of which there is at least one."""
    given = tuple(places)
    west, span = _shortest_way_round(sorted(longitude % 360 for longitude, _ in given))
    low, high = min(latitude for _, latitude in given), max(latitude for _, latitude in given)
    middle = max(SOUTH, min(NORTH, (low + high) / 2))
    ratio = max(0.35, math.cos(math.radians(middle)))  # what a degree of longitude is worth there
    tall = max(
        (high - low) * (1 + 2 * MARGIN), NARROWEST, span * (1 + 2 * MARGIN) * ratio * HEIGHT / WIDTH
    )
    tall = min(tall, NORTH - SOUTH, 360 * ratio * HEIGHT / WIDTH)
    wide = tall * WIDTH / HEIGHT / ratio
    top = min(NORTH, max(middle + tall / 2, SOUTH + tall))
    return Frame(west + span / 2 - wide / 2, top, WIDTH / wide, HEIGHT / tall)


def _shortest_way_round(longitudes: Sequence[float]) -> tuple[float, float]:
    """The first longitude of the shortest way that passes all, and its length in degrees."""
    gaps = [
        ((after - before) % 360 or 360, after)
        for before, after in zip(longitudes, (*longitudes[1:], longitudes[0]), strict=True)
    ]
    gap, start = max(gaps)
    return start, 360 - gap


def cut(rings: Iterable[Ring], frame: Frame) -> list[list[Corner]]:
    """The parts of these rings that lie within the frame, in whole units of the drawing."""
    found = (thinned(_inner(turn), 1) for ring in rings for turn in _turns(ring, frame))
    return [part for part in found if part]


def path(parts: Iterable[Sequence[Corner]]) -> str:
    """Parts as data of an SVG path."""
    return "".join(_path(part) for part in parts if part)


def _turns(ring: Ring, frame: Frame) -> Iterator[list[Point]]:
    """A ring as drawn, once for each turn of the globe in which it meets the frame."""
    bottom = frame.north - HEIGHT / frame.down
    if ring.north / 10 < bottom or ring.south / 10 > frame.north:
        return
    east = frame.west + WIDTH / frame.across
    first = math.ceil((frame.west - ring.east / 10) / 360)
    last = math.floor((east - ring.west / 10) / 360)
    across, down, top = frame.across / 10, frame.down / 10, frame.north * frame.down
    for turn in range(first, last + 1):
        shift = (turn * 360 - frame.west) * frame.across
        yield [(x * across + shift, top - y * down) for x, y in ring.points]


def _inner(points: list[Point]) -> list[Point]:
    """A polygon within the drawing, after Sutherland and Hodgman (1974): one edge after another."""
    for axis, limit, sign in ((0, 0, 1), (0, WIDTH, -1), (1, 0, 1), (1, HEIGHT, -1)):
        if not points:
            break
        nearest = (min if sign > 0 else max)(points, key=itemgetter(axis))
        if sign * (nearest[axis] - limit) < 0:
            points = list(_within(points, axis, limit, sign))
    return points


def _within(points: Sequence[Point], axis: int, limit: float, sign: int) -> Iterator[Point]:
    for here, after in zip(points, (*points[1:], *points[:1]), strict=True):
        inside, next_inside = (sign * (point[axis] - limit) >= 0 for point in (here, after))
        if inside:
            yield here
        if inside != next_inside:
            part = (limit - here[axis]) / (after[axis] - here[axis])
            yield (here[0] + part * (after[0] - here[0]), here[1] + part * (after[1] - here[1]))


def thinned(points: Sequence[Point], coarse: float) -> list[Corner]:
    """Whole units, no two points nearer to each other than `coarse`; nothing of what is smaller."""
    kept: list[Corner] = []
    last_x = last_y = math.inf
    for x, y in points:
        if abs(x - last_x) >= coarse or abs(y - last_y) >= coarse:
            last_x, last_y = round(x), round(y)
            kept.append((last_x, last_y))
    if len(kept) < 3:  # a line is no land
        return []
    across, down = [x for x, _ in kept], [y for _, y in kept]
    large = max(max(across) - min(across), max(down) - min(down)) >= 2 * coarse
    return kept if large else []


def _path(points: Sequence[Corner]) -> str:
    (x, y), *_ = points
    steps = (f"{bx - ax} {by - ay}" for (ax, ay), (bx, by) in pairwise(points))
    return f"M{x} {y}l{' '.join(steps)}z".replace(" -", "-")
