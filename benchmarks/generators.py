"""The same articles as a site of each generator, with a theme as small as each allows.

All have one page an article, tags, a paged index, a feed and (but for Pelican, which has none built
in) a sitemap. The others annotate nothing.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from newsroom import Story

TAGS = ("economy", "harbours", "health", "schools", "weather", "rail", "courts", "energy")
PAGE = 20
AS_USUAL = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
"""The environment of what is measured: Python compiles a module once, not at each start."""


@dataclass(frozen=True, slots=True)
class Generator:
    """How a generator is set up and run.

    make: writes a project; articles: where its articles lie; template: a file of its theme;
    build: a command, run in the project's folder; kept: what a cold build must not find;
    serve: a command with its port, and shown: the address of an article there.
    """

    name: str
    make: Callable[[Path, Iterable[Story]], None]
    articles: str
    template: str
    build: tuple[str, ...]
    kept: tuple[str, ...]
    serve: Callable[[int], tuple[str, ...]]
    shown: str


def tags_of(number: int) -> tuple[str, str]:
    """Two tags for each article."""
    return TAGS[number % len(TAGS)], TAGS[(number * 3 + 1) % len(TAGS)]


def _files(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")


def _body(story: Story) -> str:
    return story.text.replace("\n", "\n\n")


def _yaml(text: str) -> str:
    return '"' + text.replace('"', "'") + '"'


def _articles(
    root: Path, folder: str, stories: Iterable[Story], header: Callable[[int, Story], str]
) -> None:
    (root / folder).mkdir(parents=True, exist_ok=True)
    for number, story in enumerate(stories):
        text = f"{header(number, story)}{_body(story)}\n"
        (root / folder / f"story-{number}.md").write_text(text, encoding="utf-8")


def _front_matter(number: int, story: Story) -> str:
    tags = ", ".join(tags_of(number))
    return f"---\ntitle: {_yaml(story.headline)}\ndate: {story.date}\ntags: [{tags}]\n---\n"


def briefgen(*, model: bool) -> Generator:
    """This one, with or without its language model."""

    def make(root: Path, stories: Iterable[Story]) -> None:
        chosen = "" if model else '[nlp]\nmodel = "none"\n'
        _files(root, {"briefgen.toml": f'title = "News"\nurl = "https://example.org/"\n{chosen}'})
        _files(root, {"templates/list.html": '{% extends "wire/list.html" %}\n'})
        _articles(root, "content", stories, _front_matter)

    program = (sys.executable, "-m", "briefgen")
    return Generator(
        "briefgen, with model" if model else "briefgen",
        make,
        "content",
        "templates/briefing.html",
        (*program, "build"),
        ("site", ".briefgen"),
        lambda port: (*program, "serve", "--port", str(port)),
        "briefings/story-{}.html",
    )


def hugo(program: str) -> Generator:
    """Hugo."""

    def make(root: Path, stories: Iterable[Story]) -> None:
        page = "<!doctype html><html><head><title>{{ .Title }}</title></head><body>"
        _files(
            root,
            {
                "hugo.toml": 'baseURL = "https://example.org/"\ntitle = "News"\n'
                f"[pagination]\npagerSize = {PAGE}\n",
                "layouts/single.html": page
                + '<h1>{{ .Title }}</h1><time>{{ .Date.Format "2 January 2006" }}</time>'
                "{{ .Content }}{{ range .GetTerms `tags` }}<a href='{{ .RelPermalink }}'>"
                "{{ .LinkTitle }}</a>{{ end }}</body></html>\n",
                "layouts/list.html": page + "{{ range (.Paginate .RegularPagesRecursive).Pages }}"
                "<h2><a href='{{ .RelPermalink }}'>{{ .Title }}</a></h2>{{ end }}"
                "</body></html>\n",
            },
        )
        _articles(root, "content/posts", stories, _front_matter)

    return Generator(
        "Hugo",
        make,
        "content/posts",
        "layouts/single.html",
        (program, "--quiet"),
        ("public", "resources", ".hugo_build.lock"),
        lambda port: (program, "server", "--port", str(port), "--disableLiveReload"),
        "posts/story-{}/",
    )


def pelican(program: str) -> Generator:
    """Pelican, with its theme “simple”."""

    def make(root: Path, stories: Iterable[Story]) -> None:
        _files(
            root,
            {
                "pelicanconf.py": "AUTHOR = SITENAME = 'News'\nSITEURL = ''\nPATH = 'content'\n"
                "TIMEZONE = 'UTC'\nTHEME = 'theme'\nFEED_DOMAIN = 'https://example.org'\n"
                "FEED_ALL_ATOM = 'feed.xml'\nCATEGORY_FEED_ATOM = None\n"
                f"DEFAULT_PAGINATION = {PAGE}\n"
            },
        )
        simple = next(Path(program).parent.parent.glob("lib/python*/site-packages/pelican"))
        shutil.copytree(simple / "themes/simple", root / "theme")
        _articles(
            root,
            "content",
            stories,
            lambda number, story: (
                f"Title: {story.headline}\nDate: {story.date}\n"
                f"Slug: story-{number}\nTags: {', '.join(tags_of(number))}\n\n"
            ),
        )

    return Generator(
        "Pelican",
        make,
        "content",
        "theme/templates/article.html",
        (program, "--quiet"),
        ("output", "cache", "__pycache__"),
        lambda port: (program, "--autoreload", "--listen", "--port", str(port), "--quiet"),
        "story-{}.html",
    )


def eleventy(program: str) -> Generator:
    """Eleventy 3."""

    def make(root: Path, stories: Iterable[Story]) -> None:
        listing = "{% for post in pagination.items %}<h2><a href='{{ post.url }}'>{{ post.data.title }}</a></h2>{% endfor %}"
        entry = "<entry><title>{{ post.data.title }}</title><id>{{ post.url }}</id><content type='html'>{{ post.content | escape }}</content></entry>"
        _files(
            root,
            {
                "package.json": '{"type": "module"}\n',
                "eleventy.config.js": "export default function (c) {\n"
                '  c.addCollection("tagged", a => [...new Set(a.getAll().flatMap(i => i.data.tags || []))]);\n'
                "  c.setQuietMode(true);\n}\n",
                "posts/posts.json": '{"layout": "post.njk", "permalink": "/posts/{{ page.fileSlug }}/"}\n',
                "_includes/post.njk": "<!doctype html><html><head><title>{{ title }}</title></head><body>"
                "<h1>{{ title }}</h1><time>{{ page.date.toDateString() }}</time>{{ content | safe }}"
                "{% for tag in tags %}<a href='/tags/{{ tag }}/'>{{ tag }}</a>{% endfor %}</body></html>\n",
                "index.njk": f"---\npagination: {{data: collections.all, size: {PAGE}}}\n---\n{listing}\n",
                "tags.njk": "---\npagination: {data: collections.tagged, size: 1, alias: tag}\n"
                "permalink: /tags/{{ tag }}/\n---\n{% for post in collections[tag] %}"
                "<h2><a href='{{ post.url }}'>{{ post.data.title }}</a></h2>{% endfor %}\n",
                "feed.njk": "---\npermalink: /feed.xml\n---\n<feed>{% for post in collections.economy | reverse %}"
                f"{{% if loop.index <= 20 %}}{entry}{{% endif %}}{{% endfor %}}</feed>\n",
                "sitemap.njk": "---\npermalink: /sitemap.xml\n---\n<urlset>{% for post in collections.all %}"
                "<url><loc>https://example.org{{ post.url }}</loc></url>{% endfor %}</urlset>\n",
            },
        )
        _articles(root, "posts", stories, _front_matter)

    return Generator(
        "Eleventy",
        make,
        "posts",
        "_includes/post.njk",
        ("node", program, "--quiet"),
        ("_site",),
        lambda port: ("node", program, "--serve", "--incremental", "--quiet", f"--port={port}"),
        "posts/story-{}/",
    )
