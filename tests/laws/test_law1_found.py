"""Law 1 in histories in which it once failed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import project as tools
import pytest

from briefgen.site.api import age, month_url

PLAIN = 'title = "T"\nbuiltin_knowledge = false\n[nlp]\nmodel = "none"\n'
ARTICLE = "---\ntitle: {0}\ndate: 2025-01-{1}\nsection: {2}\nthread: {2}\n---\n{3}\n"
SECTIONS = "".join(
    f'[[sections]]\nslug = "{slug}"\ntitle = "All {slug}"\n' for slug in ("zeta", "alpha")
)


def clean(project: tools.Project, elsewhere: Path) -> object:
    shutil.copytree(project.root, elsewhere, ignore=shutil.ignore_patterns(".briefgen"))
    return tools.Project(elsewhere).site()


def test_sections_and_threads_keep_their_order_in_the_store(tmp_path: Path) -> None:
    project = tools.create(
        tmp_path / "wire",
        {
            "briefgen.toml": PLAIN + SECTIONS,
            "content/a.md": ARTICLE.format("A", "01", "alpha", "Rain."),
            "content/z.md": ARTICLE.format("Z", "02", "zeta", "Snow."),
            "templates/home.html": '{% extends "wire/home.html" %}\n',
        },
    )
    project.site()
    project.write("templates/home.html", '{% extends "wire/home.html" %}\n<!-- another -->\n')
    assert project.site() == clean(project, tmp_path / "clean")


@pytest.mark.parametrize("html", ["escape", "sanitise"])
def test_links_to_what_comes_later_lead_there_when_it_comes(tmp_path: Path, html: str) -> None:
    project = tools.create(
        tmp_path / "wire",
        {
            "briefgen.toml": f'{PLAIN}[content]\nhtml = "{html}"\n',
            "content/new.md": ARTICLE.format("New", "01", "alpha", "Rain."),
        },
    )
    project.site()
    links = "Rain on [one](/later/x.html), [two](later.md) and [three](pic.png)."
    edits = (
        ("content/new.md", ARTICLE.format("New", "01", "alpha", links)),
        ("content/later.md", ARTICLE.format("Later", "02", "alpha", "Snow.")),
        ("static/later/x.html", "hello"),
        ("content/later.md", None),
    )
    for number, (path, text) in enumerate(edits):
        project.write(path, text)
        assert project.site() == clean(project, tmp_path / f"clean-{number}")


def test_another_language_or_other_words_make_the_pages_that_a_clean_build_makes(
    tmp_path: Path,
) -> None:
    project = tools.create(
        tmp_path / "wire",
        {
            "briefgen.toml": PLAIN,
            "content/a.md": ARTICLE.format(
                "A", "01", "alpha", "Es war am 4. Januar. Tokyo lag still."
            ),
            "content/b.md": ARTICLE.format("B", "02", "alpha", "Tokyo lay still on January 4."),
            "content/entities/tokyo.md": "---\nname: Tokyo\nkind: place\n---\n",
        },
    )
    seen = [project.site()[0]["briefings/a.html"]]
    latest = 'msgid "Sources"\nmsgstr "{}"\n\nmsgid "People and terms"\nmsgstr "{}"\n'
    edits = (
        (
            "content/a.md",
            ARTICLE.format("A", "01", "alpha\nlang: de", "Es war am 4. Januar. Tokyo."),
        ),
        ("locales/de.po", latest.format("Q", "P")),
        ("locales/de.po", latest.format("Q", "Namen")),
        ("briefgen.toml", 'language = "ar"\n' + PLAIN),
        ("locales/de.po", None),
        ("briefgen.toml", 'language = "de-AT"\n' + PLAIN),
    )
    for number, (path, text) in enumerate(edits):
        project.write(path, text)
        told = project.site()
        assert told == clean(project, tmp_path / f"clean-{number}")
        seen.append(told[0]["briefings/a.html"])
    assert len(set(seen)) == len(seen)


def test_the_months_of_the_api_keep_their_order_in_the_store(tmp_path: Path) -> None:
    undated = ARTICLE.format("B", "02", "alpha", "Snow.").replace("date: 2025-01-02\n", "")
    files = {
        "briefgen.toml": PLAIN + "[editions]\napi = true\n",
        "content/a.md": ARTICLE.format("A", "01", "alpha", "Rain."),
        "content/b.md": undated,
    }
    project = tools.create(tmp_path / "wire", files)
    project.site()
    project.write("briefgen.toml", 'tagline = "All"\n' + files["briefgen.toml"])
    told = project.site()
    assert told == clean(project, tmp_path / "clean")
    index = json.loads(told[0]["api/v1/index.json"])
    assert [month["name"] for month in index["months"]] == ["2025-01", "undated"]


def test_months_are_listed_newest_first_whatever_their_order_was() -> None:
    parts = [("", 1), ("", 2), ("2024-12", 1), *(("2025-01", number) for number in range(1, 12))]
    lists = [month_url(*part) for part in parts]
    for given in (lists, lists[::-1], sorted(lists)):
        assert sorted(given, key=age) == lists
