"""What a page of the site is called, for a link that leads to it from without its context."""

from __future__ import annotations

from briefgen.graph.build import Build
from briefgen.pipeline import collections
from briefgen.pipeline.knowledge import subject
from briefgen.pipeline.languages import language, site_words, words
from briefgen.pipeline.sources import byline, settings
from briefgen.pipeline.standing import source_at
from briefgen.site import urls
from briefgen.site.byline import titled, withdrawn


def name_of(build: Build, url: str) -> str:
    """The headline, label or name at an address of the site; "" if what stands there has none."""
    path = source_at(build, url)
    if path and (line := byline(build, path)):
        said = words(build, language(build, path))
        return titled(line.headline, withdrawn(line.corrected, said), said)
    if url in (own := _own(build)):
        return own[url]
    return _of_folder(build, url) if url.endswith(".html") else ""


def _of_folder(build: Build, url: str) -> str:
    """What a page is called that is one of many of its kind."""
    folder, _, name = url.removesuffix(".html").rpartition("/")
    match folder:
        case "sections":
            return dict(collections.section_titles(build)).get(name, "")
        case "threads":
            return dict(collections.thread_titles(build)).get(name, "")
        case "tags":
            return collections.tag_titles(build).get(name, "")
        case urls.AUTHORS:
            return collections.author_titles(build).get(name, "")
        case _:
            known = subject(build, name) if folder in (*urls.FOLDERS, "glossary") else None
            return known.name if known else ""


def _own(build: Build) -> dict[str, str]:
    """Pages that every site has."""
    said = site_words(build)
    return {
        urls.HOME: settings(build).title,
        urls.ARCHIVE: said.gettext("Archive"),
        urls.GLOSSARY: said.gettext("Glossary"),
        urls.CORRECTIONS: said.gettext("Corrections"),
        urls.SEARCH: said.gettext("Search"),
        **{urls.index(folder): said.gettext(title) for folder, title in urls.FOLDERS.items()},
    }
