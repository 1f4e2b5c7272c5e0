"""Law 5: the bytes don't depend on the path, the hash seed, the time zone, locale or file order."""

from __future__ import annotations

from pathlib import Path

import project as tools


def test_bytes_do_not_depend_on_the_surroundings(tmp_path: Path) -> None:
    here = tools.create(tmp_path / "a")
    there = tools.create(
        tmp_path / "b" / "deeper" / "way", dict(reversed(list(tools.FILES.items())))
    )
    first = tools.fresh(here.root, PYTHONHASHSEED="0", TZ="Asia/Seoul", LC_ALL="C.UTF-8")
    second = tools.fresh(there.root, PYTHONHASHSEED="77", TZ="America/Lima", LC_ALL="C")
    assert first[0] == second[0]
    assert first[1] == second[1]
    assert len(first[0]) > 20
