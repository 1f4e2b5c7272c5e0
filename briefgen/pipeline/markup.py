"""What readers of an article would see broken, for its editor."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefgen.findings import Place
from briefgen.graph.build import Build
from briefgen.graph.query import names, query
from briefgen.pipeline.knowledge import own_names
from briefgen.pipeline.sources import (
    CONTENT,
    is_article_path,
    is_standing_path,
    say,
    settings,
)
from briefgen.site.targets import names_picture
from briefgen.source.article import Article
from briefgen.source.passage import Passage
from briefgen.source.signs import IN_BODIES

if TYPE_CHECKING:
    from briefgen.source.markdown import Document


def check_markup(build: Build, parsed: Article, texts: tuple[Passage, ...], tree: Document) -> None:
    """Say what readers see broken; a raw text has nothing to break."""
    if parsed.body.kind == "plain":
        return
    if any(sign in parsed.body.text for sign in IN_BODIES):
        from briefgen.source.slips import slips

        say(build, slips(parsed.path, tree, partial(what_has, build)))
    wanted = settings(build).house.wanted(parsed.type)
    if wanted or ":::" in parsed.body.text:
        _check_blocks(build, parsed, texts, tree, wanted)


def _check_blocks(
    build: Build,
    parsed: Article,
    texts: tuple[Passage, ...],
    tree: Document,
    wanted: tuple[str, ...],
) -> None:
    """Say which labelled blocks are wrong, and which the house misses."""
    from briefgen.source.blockcheck import missing_blocks, odd_blocks

    say(build, odd_blocks(parsed.path, parsed.body.line, tree.oddities))
    place = Place(parsed.path, parsed.line_of("title"))
    there = frozenset(passage.block for passage in texts)
    say(build, tuple(missing_blocks(place, wanted, there)))


def check_plain(build: Build, path: str, tree: Document) -> None:
    """Say what is broken in a text that is no article: no house wants blocks of it."""
    from briefgen.source.slips import slips

    if tree.oddities:
        from briefgen.source.blockcheck import odd_blocks

        say(build, odd_blocks(path, tree.body.line, tree.oddities))
    say(build, slips(path, tree, partial(what_has, build)))


@query
def what_has(build: Build, name: str) -> str:
    """What has a name that note programs put into double brackets, as they understand it.

    The path of the source or picture that is called so, "@" and the id of an entry of the site's
    own; "" if nothing or more than one thing is.
    """
    entry = own_names(build).get(name)
    if entry is not None:
        return f"@{entry}" if entry else ""
    wanted, index = f"/{name}".casefold(), files_called(build)
    last = wanted.rpartition("/")[2]
    found = [
        path
        for path in (*index.get(last, ()), *index.get(f"{last}.md", ()))
        if f"/{path}".casefold().endswith((wanted, f"{wanted}.md"))
    ]
    return found[0] if len(found) == 1 else ""


@query
def files_called(build: Build) -> dict[str, tuple[str, ...]]:
    """The sources and pictures of each name without its folders, in small letters."""
    found: dict[str, list[str]] = {}
    for path in (f"{CONTENT}/{file}" for file in names(build, CONTENT)):
        if is_article_path(path) or is_standing_path(path) or names_picture(path):
            found.setdefault(path.rpartition("/")[2].casefold(), []).append(path)
    return {name: tuple(paths) for name, paths in sorted(found.items())}
