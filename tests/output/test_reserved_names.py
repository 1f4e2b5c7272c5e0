"""Files of static/ never meet what briefgen writes, on a disk that doesn't tell capitals either."""

from __future__ import annotations

from pathlib import Path

import project as tools
import pytest

SETTINGS = tools.FILES["briefgen.toml"] + '[nlp]\nmodel = "none"\n'


@pytest.mark.parametrize(
    "name",
    ["Assets/mine.css", "Index.html", "PEOPLE/x.html", "cname", "Sitemap-2.xml", "ROBOTS.TXT"],
)
def test_a_name_that_differs_in_capitals_alone_is_taken(tmp_path: Path, name: str) -> None:
    project = tools.create(tmp_path / "wire", {"briefgen.toml": SETTINGS, f"static/{name}": "mine"})
    pages, findings = project.site()
    assert name not in pages
    assert [f.place.path for f in findings if f.code == "duplicate-address"] == [f"static/{name}"]


@pytest.mark.parametrize("wanted", [False, True])
def test_the_name_of_the_api_is_taken_only_where_there_is_one(
    tmp_path: Path, *, wanted: bool
) -> None:
    settings = f"{SETTINGS}[editions]\napi = {str(wanted).lower()}\n"
    files = {"briefgen.toml": settings, "static/API/v1.json": "{}", "static/other/a.txt": "a"}
    pages, _ = tools.create(tmp_path / "wire", files).site()
    assert ("API/v1.json" in pages) is not wanted
    assert "other/a.txt" in pages
