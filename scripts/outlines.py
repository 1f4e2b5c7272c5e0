"""Make briefgen/knowledge/data/outlines.json from a GeoJSON file of countries.

    python scripts/outlines.py ne_110m_admin_0_countries.geojson

Source: Natural Earth 1:110m, public domain. Each country by its ISO code, its rings as whole tenths of
a degree, longitude and latitude in turn; inner rings (Lesotho in South Africa) are countries of their
own and left out. Neighbours share their points, so they are only rounded, never thinned out here.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parent.parent / "briefgen/knowledge/data/outlines.json"


def rings(geometry: dict[str, Any]) -> list[list[int]]:
    """The outer rings of a geometry."""
    shapes = geometry["coordinates"]
    polygons = shapes if geometry["type"] == "MultiPolygon" else [shapes]
    found = []
    for outer, *_ in polygons:
        points = [(round(x * 10), round(y * 10)) for x, y in outer]
        kept = [point for n, point in enumerate(points) if n == 0 or point != points[n - 1]]
        found.append([number for point in kept for number in point])
    return found


def main() -> None:
    """Read the file named on the command line, write the target."""
    found: dict[str, list[list[int]]] = defaultdict(list)
    for feature in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["features"]:
        code = str(feature["properties"]["iso_a2"]).lower()
        found["" if code == "-99" else code] += rings(feature["geometry"])
    lines = [
        f"{json.dumps(code)}: {json.dumps(found[code], separators=(',', ':'))}"
        for code in sorted(found)
    ]
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
