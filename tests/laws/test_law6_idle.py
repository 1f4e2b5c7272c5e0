"""Law 6: a build with nothing to do imports neither spaCy nor Jinja; a small edit does little."""

from __future__ import annotations

from pathlib import Path

import project as tools

HEAVY = ("spacy", "jinja2", "markdown_it", "pydantic", "numpy", "rich.progress")


WITHOUT_MODEL = tools.FILES["briefgen.toml"] + '[nlp]\nmodel = "none"\n'


def heavy(modules: list[str]) -> list[str]:
    return [name for name in HEAVY if name in modules]


def test_nothing_to_do_imports_nothing_heavy(tmp_path: Path) -> None:
    project = tools.create(tmp_path)
    pages, _ = project.site()
    assert project.ran() == []
    _, _, modules = tools.fresh(tmp_path)
    assert heavy(modules) == []
    assert len(pages) > 20


def test_names_are_matched_without_the_machinery_of_models(tmp_path: Path) -> None:
    tools.create(tmp_path, {**tools.FILES, "briefgen.toml": WITHOUT_MODEL})
    pages, _, modules = tools.fresh(tmp_path)
    named = b'id="n-kim-min-ji"'
    assert named in tools.Project(tmp_path).site()[0]["briefings/visit.html"]
    assert "briefings/visit.html" in pages
    assert [name for name in ("spacy", "thinc", "numpy") if name in modules] == []


def test_an_edited_body_imports_nothing_that_reads_front_matter(tmp_path: Path) -> None:
    project = tools.create(tmp_path, {**tools.FILES, "briefgen.toml": WITHOUT_MODEL})
    project.site()
    path = tmp_path / "content/2025/visit.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nOne more in Seoul.\n", encoding="utf-8")
    _, _, modules = tools.fresh(tmp_path)
    assert "jinja2" in modules
    assert [name for name in ("yaml", "pydantic", "importlib.metadata") if name in modules] == []
    assert b"One more in" in tools.Project(tmp_path).site()[0]["briefings/visit.html"]


def many(root: Path, number: int) -> tools.Project:
    project = tools.create(root)
    for index in range(number):
        body = f"Story number {index} tells of Japan and of a tariff in Seoul.\n\nIt ends here.\n"
        text = tools.BRIEFING.format(title=f"Story {index}", body=body)
        project.write(f"content/many/story-{index}.md", text.replace("thread: seoul\n", ""))
    return project


def test_one_edited_body_among_a_thousand_runs_few_queries(tmp_path: Path) -> None:
    project = many(tmp_path, 1000)
    project.ran()
    path = tmp_path / "content/many/story-60.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    ran = project.ran()
    assert ("page", "briefings/story-60.html") in ran
    assert len(ran) <= 21, ran  # with `lede`, as there is no dek


def test_a_new_name_is_looked_for_only_where_its_first_word_stands(tmp_path: Path) -> None:
    project = tools.create(tmp_path)
    before = project.site()[0]
    places = tools.FILES["content/entities/places.yaml"]
    project.write(
        "content/entities/places.yaml", places + "- {id: paris, name: Paris, kind: place}\n"
    )
    ran = project.ran()
    assert {key[1] for key in ran if key[0] == "relevant"} > {"content/drop.txt"}
    assert {key[1] for key in ran if key[0] == "candidates"} == {"content/drop.txt"}
    assert not any(key[0] == "recognised" for key in ran)
    assert project.site()[0] != before


def test_a_new_gloss_reaches_only_pages_that_show_it(tmp_path: Path) -> None:
    project = tools.create(tmp_path)
    project.ran()
    terms = tools.FILES["content/glossary/terms.yaml"]
    project.write("content/glossary/terms.yaml", terms.replace("A tax on imports", "A levy"))
    pages = {key[1] for key in project.ran() if key[0] == "page"}
    feeds = {"feed.xml", "feed.rss", "feed.json", "sections/diplomacy.xml", "tags/alliance.xml"}
    shown = {"briefings/trade.html", "glossary/tariff.html", "glossary/index.html"}
    assert pages == shown | feeds


def test_a_line_more_above_an_entry_reaches_no_text(tmp_path: Path) -> None:
    project = tools.create(tmp_path)
    before = project.site()[0]
    for path in ("content/entities/places.yaml", "content/glossary/terms.yaml"):
        project.write(path, "# A remark.\n" + tools.FILES[path])
    ran = project.ran()
    assert not {"annotated", "typeset"} & {key[0] for key in ran}
    assert "page" not in {key[0] for key in ran}
    assert project.site()[0] == before


def test_an_edited_profile_reaches_no_briefing(tmp_path: Path) -> None:
    places = "- {id: japan, name: Japan, kind: place, familiar: true}\n"
    files = {**tools.FILES, "content/entities/places.yaml": places}
    project = tools.create(tmp_path, files)
    entry = "---\nid: seoul\nname: Seoul\nkind: place\n---\nA city on the Han.\n"
    project.write("content/entities/seoul.md", entry)
    project.ran()
    project.write("content/entities/seoul.md", entry.replace("on the Han", "on a river"))
    ran = project.ran()
    pages = {key[1] for key in ran if key[0] == "page"}
    assert pages == {"places/seoul.html"}
    assert "annotated" not in {key[0] for key in ran}
    assert b"on a river" in project.site()[0]["places/seoul.html"]


def test_another_template_neither_parses_nor_enriches(tmp_path: Path) -> None:
    project = tools.create(tmp_path)
    project.site()
    project.write("templates/briefing.html", '{% extends "wire/briefing.html" %}')
    assert {key[0] for key in project.ran()} == {"text", "template", "page"}
    project.write(
        "templates/briefing.html",
        '{% extends "wire/briefing.html" %}{% block opening %}<h1>Here</h1>{% endblock %}',
    )
    pages, _, modules = tools.fresh(tmp_path)
    rules = ("briefgen.annotate.dates", "briefgen.annotate.resolve", "briefgen.source.markdown")
    rules += ("briefgen.site.channel", "xml.etree.ElementTree")
    assert [name for name in rules if name in modules] == []
    assert b"<h1>Here" in project.site()[0]["briefings/visit.html"]
    assert "briefings/visit.html" in pages


def test_a_comment_in_the_settings_stops_at_once(tmp_path: Path) -> None:
    project = tools.create(tmp_path)
    project.ran()
    project.write("briefgen.toml", tools.FILES["briefgen.toml"] + "\n# a comment\n")
    assert {key[0] for key in project.ran()} <= {"text", "settings"}


def test_english_pages_ask_no_library_how_to_write_dates(tmp_path: Path) -> None:
    tools.create(tmp_path)
    pages, _, modules = tools.fresh(tmp_path)
    assert "briefings/visit.html" in pages
    assert "babel" not in modules


def test_other_words_are_read_once(tmp_path: Path) -> None:
    settings = WITHOUT_MODEL.replace("[nlp]", 'language = "de"\n[nlp]')
    project = tools.create(tmp_path, {**tools.FILES, "briefgen.toml": settings})
    assert "babel" in tools.fresh(tmp_path)[2]
    project.site()
    path = tmp_path / "content/2025/visit.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nNoch ein Satz.\n", encoding="utf-8")
    _, _, modules = tools.fresh(tmp_path)
    assert "jinja2" in modules
    assert [name for name in ("babel", "spacy", "numpy") if name in modules] == []


def test_words_of_a_language_reach_its_pages_alone(tmp_path: Path) -> None:
    visit = "content/2025/visit.md"
    german = tools.FILES[visit].replace("section:", "lang: de\nsection:")
    project = tools.create(tmp_path, {**tools.FILES, visit: german})
    project.site()
    project.write("locales/de.po", 'msgid "People and terms"\nmsgstr "Namen"\n')
    pages = {key[1] for key in project.ran() if key[0] == "page"}
    feeds = {
        "feed.xml",
        "feed.rss",
        "feed.json",
        "sections/diplomacy.xml",
        "tags/alliance.xml",
        "threads/seoul.xml",
    }
    assert pages == {"briefings/visit.html"} | feeds
