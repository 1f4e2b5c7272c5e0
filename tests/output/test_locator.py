"""The locator map and the timeline's scale: where things are drawn, and when nothing is."""

from __future__ import annotations

import json
import re
from itertools import combinations
from pathlib import Path

import project as tools
import pytest

from briefgen.knowledge.entity import Entity
from briefgen.pipeline.library_file import FILE
from briefgen.site.figures import LocatorMap
from briefgen.site.locator import LARGEST, LETTER, LINE, MOST, Box, locator, placed
from briefgen.site.outlines import HEIGHT, WIDTH, Atlas, framed
from briefgen.site.timescale import scale

OUTLINES = Atlas(json.loads((FILE.parent / "outlines.json").read_text(encoding="utf-8")))


def place(
    name: str, latitude: float, longitude: float, country: str = "", capital: str = ""
) -> Entity:
    return Entity(
        id=name.lower(),
        name=name,
        kind="place",
        country=country,
        capital=capital,
        latitude=latitude,
        longitude=longitude,
    )


SEOUL, TOKYO = place("Seoul", 37.57, 126.98, "kr"), place("Tokyo", 35.68, 139.69, "jp")
PARIS, SUVA = place("Paris", 48.85, 2.35, "fr"), place("Suva", -18.14, 178.44, "fj")
APIA, KOREA = place("Apia", -13.83, -171.76, "ws"), place("Korea", 37, 127.5, "kr", "Seoul")
AMERICA = place("America", 38, -97, "us", "Washington")


def dots(places: list[Entity]) -> dict[str, tuple[int, int] | None]:
    drawn = locator(places, OUTLINES)
    assert drawn
    return {label.name: label.dot for label in drawn.labels}


def test_north_is_above_and_east_at_the_right() -> None:
    found = dots([SEOUL, TOKYO, PARIS])
    (seoul_x, seoul_y), (tokyo_x, tokyo_y), (paris_x, paris_y) = found.values()  # type: ignore[misc]
    assert paris_x < seoul_x < tokyo_x
    assert paris_y < seoul_y < tokyo_y
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in found.values())  # type: ignore[misc]


def test_places_on_both_sides_of_the_date_line_stand_together() -> None:
    found = dots([SUVA, APIA])
    assert found["Suva"][0] < found["Apia"][0]  # type: ignore[index]
    frame = framed([(178.44, -18.14), (-171.76, -13.83)])
    assert WIDTH / frame.across < 40


def test_a_country_is_its_shape_and_one_without_a_dot() -> None:
    tiny = place("Monaco", 43.7, 7.4, "mc", "Monaco")
    found = dots([SEOUL, KOREA, place("Nice", 43.7, 7.3), tiny])
    assert found["Korea"] is None
    assert found["Monaco"] is not None
    drawn = locator([SEOUL, KOREA], OUTLINES)
    assert drawn
    assert drawn.named
    x, y = dots([SEOUL, KOREA])["Seoul"]  # type: ignore[misc]
    assert _inside(_polygons(drawn.named), x, y)
    assert not _inside(_polygons(drawn.land), x, y)


def _polygons(path: str) -> list[list[tuple[int, int]]]:
    """The corners of each part of a path, read as SVG says."""
    found = []
    for start, steps in re.findall(r"M(-?\d+[ -]\d+|-?\d+-?\d+)l([^z]*)z", path):
        x, y = map(int, re.findall(r"-?\d+", start))
        corners = [(x, y)]
        numbers = [int(number) for number in re.findall(r"-?\d+", steps)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            corners.append((x, y))
        found.append(corners)
    return found


def _inside(polygons: list[list[tuple[int, int]]], x: float, y: float) -> bool:
    crossings = 0
    for corners in polygons:
        for (ax, ay), (bx, by) in zip(corners, [*corners[1:], corners[0]], strict=True):
            if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                crossings += 1
    return crossings % 2 == 1


def test_a_country_far_away_does_not_make_the_rest_small() -> None:
    drawn = locator([SEOUL, AMERICA], OUTLINES)
    assert drawn
    assert drawn.names == ("Seoul",)


def test_a_country_around_another_place_is_drawn_and_not_told_beside_it() -> None:
    japan = place("Japan", 36, 138, "jp", "Tokyo")
    drawn = locator([SEOUL, KOREA, japan], OUTLINES)
    assert drawn
    assert drawn.names == ("Seoul", "Japan")
    assert {label.name for label in drawn.labels} == {"Seoul", "Korea", "Japan"}


@pytest.mark.parametrize("places", [[KOREA], [KOREA, AMERICA]])
def test_one_or_two_countries_are_no_map(places: list[Entity]) -> None:
    assert locator(places, OUTLINES) is None


def test_the_whole_world_stays_small_and_no_names_cover_each_other() -> None:
    many = [place(f"Place{n}", -50 + 9 * n % 120, -170 + 37 * n % 340) for n in range(40)]
    drawn = locator(many, OUTLINES)
    assert drawn
    assert len(drawn.names) == MOST
    assert len(drawn.land) + len(drawn.named) <= LARGEST
    crowd = locator([place(f"Town{n}", 50 + n / 100, 8 + n / 100) for n in range(9)], OUTLINES)
    assert crowd
    assert {label.anchor for label in crowd.labels} > {""}
    assert covered(drawn) == covered(crowd) == []


def covered(drawn: LocatorMap) -> list[tuple[str, str]]:
    """The names of which one stands on the other."""
    boxes = named(drawn)
    assert len(boxes) > 1
    return [
        (one, other)
        for (one, box), (other, another) in combinations(boxes.items(), 2)
        if all(
            box[side] < another[side + 2] - 1 and another[side] < box[side + 2] - 1
            for side in (0, 1)
        )
    ]  # what is drawn is rounded: a unit of room


def named(drawn: LocatorMap) -> dict[str, Box]:
    """Where the names stand that have room."""
    found = {}
    for label in drawn.labels:
        if label.anchor:
            wide = len(label.name) * LETTER
            left = label.x - {"start": 0.0, "end": wide, "middle": wide / 2}[label.anchor]
            bottom = label.y + LINE * 0.28
            found[label.name] = left, bottom - LINE, left + wide, bottom
    return found


def test_poles_and_places_without_a_position_do_no_harm() -> None:
    nowhere = Entity(id="x", name="X", kind="place")
    assert list(placed([nowhere, SEOUL])) == [SEOUL]
    for far in ([place("Pole", 90, 0)], [place("Station", -77.8, 166.7)]):
        assert locator(far, OUTLINES) is None  # nothing of it would be seen
    both = locator([place("Pole", 90, 0), place("Tromsø", 69.6, 18.9)], OUTLINES)
    assert both
    assert both.names == ("Tromsø",)
    assert all(0 <= (label.dot or (0, 0))[1] <= HEIGHT for label in both.labels)


def test_days_lie_along_the_line_to_scale() -> None:
    found = scale(["2024-12-21", "2025-01-01", "2025-01-31"])
    assert found
    assert found.dots == (0, pytest.approx(100 * 11 / 41, abs=0.06), 100)
    assert found.ticks == (found.dots[1],)
    assert scale(["2025-01-01", "2025-01-01"]) is None
    assert scale([]) is None


def test_ticks_are_months_then_years_then_none() -> None:
    count = lambda *days: len(scale(days).ticks)  # type: ignore[union-attr]  # noqa: E731
    assert count("2024-01-15", "2024-12-15") == 11
    assert count("2014-06-15", "2024-06-15") == 10
    assert count("1900-06-15", "2024-06-15") == 0


def test_the_page_has_map_and_scale_and_settings_switch_the_map_off(tmp_path: Path) -> None:
    files = {
        **tools.FILES,
        "briefgen.toml": tools.FILES["briefgen.toml"] + "maps = true\n",
        "content/entities/places.yaml": "- {id: seoul, name: Seoul, kind: place, latitude: 37.6, longitude: 127}\n"
        "- {id: tokyo, name: Tokyo, kind: place, country: jp, latitude: 35.7, longitude: 139.7}\n"
        "- {id: japan, name: Japan, kind: place, country: jp, capital: Tokyo, latitude: 36, longitude: 138}\n",
        "content/2025/trip.md": tools.BRIEFING.format(
            title="A trip",
            body="She was in Seoul on January 2, 2025. She went to Tokyo in Japan on January 3, 2025.\n\n"
            "On January 9, 2025, she was back.\n",
        ),
    }
    project = tools.create(tmp_path / "wire", files)
    page = project.site()[0]["briefings/trip.html"].decode()
    assert 'aria-label="Map with Seoul and Tokyo"' in page
    told = page.partition("<figcaption>")[2].partition("</figcaption>")[0]
    assert re.findall(r">(\w+)</a>", told) == ["Seoul", "Tokyo"]
    assert ">Japan</text>" in page
    assert re.search(r'<svg class="scale".*<circle cx="14\.3%"', page)
    project.write("briefgen.toml", tools.FILES["briefgen.toml"])
    page = project.site()[0]["briefings/trip.html"].decode()
    assert "Map with" not in page
    assert 'class="scale"' in page
