"""What readers of an article would see broken, for its editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.findings import Place
from briefgen.graph.build import Build
from briefgen.pipeline.sources import say, settings
from briefgen.source.article import Article
from briefgen.source.passage import Passage

if TYPE_CHECKING:
    from briefgen.source.markdown import Document

SLIPPING = ("]", "|", "##")
"""What stands in each body that may be almost Markdown: others are not looked through."""


def check_markup(build: Build, parsed: Article, texts: tuple[Passage, ...], tree: Document) -> None:
    """Say what readers see broken; a raw text has nothing to break."""
    if parsed.body.kind == "plain":
        return
    if any(sign in parsed.body.text for sign in SLIPPING):
        from briefgen.source.slips import slips

        say(build, slips(parsed.path, tree))
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
