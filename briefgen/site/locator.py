"""The locator map of a briefing: where the places lie that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from briefgen.knowledge.entity import Entity
from briefgen.site import urls
from briefgen.site.figures import LocatorMap, MapLabel
from briefgen.site.outlines import HEIGHT, WIDTH, Atlas, Frame, cut, framed, path, thinned

MOST = 12
"""More places than this hide each other."""
FEWEST_COUNTRIES = 3
"""Fewer countries without another place are no map."""
COARSE = (2, 3, 5, 8, 8)
"""Units; with the last, the whole world has room."""
LARGEST = 12_000
"""Characters of all outlines; the whole drawing then has less than 15 KB."""
LETTER, LINE = 8.4, 17.0
"""A letter's width and a line's height in units, as large as a phone shows them."""

Box = tuple[float, float, float, float]


class _Place(Struct, frozen=True):
    entity: Entity
    x: float
    y: float
    is_shape: bool


def placed(subjects: Iterable[object]) -> Iterator[Entity]:
    """The places among these subjects that have a position."""
    for one in subjects:
        if isinstance(one, Entity) and one.kind == "place" and None not in _position(one):
            yield one


def _position(one: Entity) -> tuple[float | None, float | None]:
    return one.longitude, one.latitude


def locator(places: Sequence[Entity], atlas: Atlas) -> LocatorMap | None:
    """A map of places that have a position; None if it would show nothing that a name doesn't.

    A country is shown by its shape, any other place, and a country too small to have one, by a dot.
    The places that are no countries say what part of the world is shown; without them all do.
    """
    dots = [one for one in places if not one.capital]
    if not dots and len(places) < FEWEST_COUNTRIES:
        return None
    # A distant country that is only mentioned must not make the news's own place small.
    frame = framed((one.longitude or 0.0, one.latitude or 0.0) for one in dots or places)
    every = (
        _Place(
            one,
            *frame.place(one.longitude or 0.0, one.latitude or 0.0),
            is_shape=bool(one.capital) and one.country in atlas,
        )
        for one in places
    )
    shown = [one for one in every if one.x <= WIDTH and 0 <= one.y <= HEIGHT][:MOST]
    if not shown:
        return None
    named = {one.entity.country for one in shown if one.is_shape}
    # "Paris and France" would read as two places: of them the more exact one is told.
    within = {one.entity.country for one in shown if not one.is_shape}
    land, shapes = _shapes(atlas, named, frame)
    return LocatorMap(
        width=WIDTH,
        height=HEIGHT,
        land=land,
        named=shapes,
        labels=tuple(_labels(shown)),
        names=tuple(
            one.entity.name for one in shown if not one.is_shape or one.entity.country not in within
        ),
    )


def _shapes(atlas: Atlas, named: set[str], frame: Frame) -> tuple[str, str]:
    """The outlines of the other countries and of those named, as fine as there is room for."""
    outlines = atlas.fit(frame)
    others = cut(
        (ring for code, rings in outlines.items() if code not in named for ring in rings), frame
    )
    own = cut((ring for code in sorted(named) for ring in outlines.get(code, ())), frame)
    land = shapes = ""
    for coarse in COARSE:
        land, shapes = path(others), path(own)
        if len(land) + len(shapes) <= LARGEST:
            break
        others, own = ([thinned(part, coarse) for part in parts] for parts in (others, own))
    return land, shapes


def _labels(places: Sequence[_Place]) -> Iterable[MapLabel]:
    """The names beside their dots where there is room; dots come first, for they cannot move."""
    dots = [(one.x - 5, one.y - 5, one.x + 5, one.y + 5) for one in places if not one.is_shape]
    taken: list[Box] = list(dots)
    for one in sorted(places, key=lambda one: one.is_shape):
        own = () if one.is_shape else ((one.x - 5, one.y - 5, one.x + 5, one.y + 5),)
        spot = next(
            (s for s in _spots(one) if _is_free(s[0], [b for b in taken if b not in own])), None
        )
        if spot is not None:
            taken.append(spot[0])
        box, anchor = spot or ((0.0, 0.0, 0.0, 0.0), "")
        left, _, right, bottom = box
        x = {"start": left, "end": right, "middle": (left + right) / 2}.get(anchor, 0.0)
        yield MapLabel(
            name=one.entity.name,
            url=urls.entity(one.entity.id, one.entity.kind),
            dot=None if one.is_shape else (round(one.x), round(one.y)),
            x=round(x),
            y=round(bottom - LINE * 0.28),
            anchor=anchor,
        )


def _spots(one: _Place) -> Iterable[tuple[Box, str]]:
    """Where a name may stand, best first."""
    wide, x, y = len(one.entity.name) * LETTER, one.x, one.y
    if one.is_shape:
        for down in (0, LINE, -LINE, 2 * LINE, -2 * LINE):
            yield (x - wide / 2, y + down - LINE / 2, x + wide / 2, y + down + LINE / 2), "middle"
        return
    yield (x + 8, y - LINE / 2, x + 8 + wide, y + LINE / 2), "start"
    yield (x - 8 - wide, y - LINE / 2, x - 8, y + LINE / 2), "end"
    yield (x - wide / 2, y - 7 - LINE, x + wide / 2, y - 7), "middle"
    yield (x - wide / 2, y + 7, x + wide / 2, y + 7 + LINE), "middle"


def _is_free(box: Box, taken: Iterable[Box]) -> bool:
    left, top, right, bottom = box
    inside = left >= 0 and top >= 0 and right <= WIDTH and bottom <= HEIGHT
    return inside and all(
        right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
        for other in taken
    )
