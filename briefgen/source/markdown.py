"""From the text of a body to tokens, passages and places: the one parser of the program.

CommonMark with tables, strikethrough, notes, definition lists, attributes and typography. Raw
HTML is text unless it is asked for, comments vanish, dangerous addresses never become links.
Nesting beyond `DEEPEST` levels is not read, so that no input takes more than linear time.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from msgspec import Struct

from briefgen.source.attributes import attributes_plugin
from briefgen.source.columns import Columns
from briefgen.source.comments import comment_plugin
from briefgen.source.decode import shown
from briefgen.source.foreign import foreign_shown
from briefgen.source.headings import heading_plugin, visible_text
from briefgen.source.labelled import Oddity, labelled_plugin, oddities
from briefgen.source.limits import limits_plugin
from briefgen.source.links import LinkUse, is_safe
from briefgen.source.notes import BEARERS, note_id
from briefgen.source.notetail import Unused, note_tail_plugin, unused_notes
from briefgen.source.origin import origin_plugin
from briefgen.source.passages import Block, read_blocks
from briefgen.source.plain import plain_tokens
from briefgen.source.rawlinks import raw_links
from briefgen.source.refused import refused_plugin
from briefgen.source.spelled import spelled_plugin
from briefgen.source.typography import typography_plugin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it.token import Token

    from briefgen.source.article import Body
    from briefgen.source.passage import Passage

__all__ = ["Document", "LinkUse", "anchors", "links", "locate", "parse", "passages"]

Plugins = tuple["Callable[..., Any]", ...]
DEEPEST = 50
EXTRAS = ["table", "strikethrough", "replacements", "smartquotes"]


class Document(Struct, frozen=True):
    """A parsed body; never persisted, since parsing costs less than reading it back would.

    blocks: the inline blocks, one for each passage.
    columns: where each block's source stands in the text.
    oddities: lines of colons that are no labelled blocks, in order.
    unused: the notes to which nothing refers, in order.
    """

    tokens: tuple[Token, ...]
    body: Body
    blocks: tuple[Block, ...]
    columns: Columns
    oddities: tuple[Oddity, ...] = ()
    unused: tuple[Unused, ...] = ()


class _Parser(MarkdownIt):
    """markdown-it with our list of addresses."""

    def validateLink(self, url: str, validator: Callable[[str], bool] | None = None) -> bool:  # noqa: N802
        return (validator or is_safe)(url)

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        """An address as its own text: with its letters in place of percent signs, if it has only such."""
        text = super().normalizeLinkText(link)
        return text if text == shown(text) else link


@cache
def parser(*, html: bool = False, plugins: Plugins = (), labelled: bool = True) -> MarkdownIt:
    md = _Parser("commonmark", {"typographer": True, "html": html, "maxNesting": DEEPEST})
    md.options["xhtmlOut"] = False
    md.enable(EXTRAS).use(footnote_plugin).use(note_tail_plugin)
    md.use(deflist_plugin).use(limits_plugin)
    md.use(origin_plugin).use(typography_plugin).use(comment_plugin)
    md.use(attributes_plugin).use(refused_plugin).use(spelled_plugin)
    if labelled:
        md.use(labelled_plugin)
    md.use(heading_plugin)
    for plugin in plugins:
        md.use(plugin)
    return md


def parse(body: Body, *, html: bool = False, plugins: Plugins = ()) -> Document:
    """Read a body.

    html: let raw HTML through, to be sanitised by whoever shows it.
    plugins: what other packages add to the parser.
    """
    env: dict[str, Any] = {}
    tokens = _tokens(body, env, html=html, plugins=plugins)
    blocks = read_blocks(tokens)
    columns = Columns(body.text, tokens)
    return Document(tuple(tokens), body, blocks, columns, oddities(env), unused_notes(env))


def _tokens(body: Body, env: dict[str, Any], *, html: bool, plugins: Plugins) -> list[Token]:
    if body.kind == "plain":
        return plain_tokens(body.text)
    # Only a body that has colons pays for the rule that looks for them at each line.
    labelled = ":::" in body.text
    md = parser(html=html, plugins=plugins, labelled=labelled)
    tokens = md.parse(body.text, env)
    if not plugins:
        return tokens
    return foreign_shown(md, parser(html=html, labelled=labelled), tokens, env)


def passages(document: Document) -> tuple[Passage, ...]:
    return tuple(block.passage for block in document.blocks)


def locate(document: Document, passage: int, offset: int) -> tuple[int, int]:
    """1-based line and column in the file of a passage's code point.

    A character that a reference or an escape stands for is found at its start; what has no place
    of its own is found at the first line of its block, column 1.
    """
    block = document.blocks[passage]
    return _place(document, block.token, block.source_offset(offset))


def place_in(document: Document, passage: int, offset: int) -> tuple[int, int]:
    """1-based line and column in the file of an offset in the Markdown of a passage."""
    return _place(document, document.blocks[passage].token, offset)


def _place(document: Document, inline: Token, offset: int) -> tuple[int, int]:
    """The place of a source offset of an inline token; of a note in a line, by its parent."""
    while (origin := inline.meta.get("origin")) is not None and origin.parent is not None:
        offset, inline = offset + origin.base, origin.parent
    starts = document.columns.of(inline)
    if starts is None:
        return document.body.line, 1
    line, column = starts.place(offset)
    return document.body.line + line, column + 1


def links(document: Document) -> tuple[LinkUse, ...]:
    """Every link and image with its place, those of raw HTML too."""
    raw = ((t.content, t.map[0]) for t in document.tokens if t.type == "html_block" and t.map)
    return (
        *(use for block in document.blocks for use in _links(document, block)),
        *(use for html, line in raw for use in raw_links(html, document.body.line + line, 1)),
    )


def _links(document: Document, block: Block) -> Iterator[LinkUse]:
    for token in block.token.children or ():
        refused = token.meta.get("refused", "")
        if token.type not in ("link_open", "image", "html_inline") and not refused:
            continue
        place = _place(document, block.token, token.meta.get("at", 0) + token.meta.get("into", 0))
        if refused:
            yield LinkUse(refused, *place, refused=True)
        elif token.type == "html_inline":
            yield from raw_links(token.content, *place)
        elif token.type == "image":
            plain = "decorative" in str(token.attrs.get("class", "")).split()
            alt = visible_text(token)
            yield LinkUse(str(token.attrs["src"]), *place, image=True, alt=alt, decorative=plain)
        else:
            yield LinkUse(str(token.attrs["href"]), *place)


def anchors(document: Document) -> tuple[str, ...]:
    """The ids that the rendered body will contain, in document order."""
    found: list[str] = []
    for token in document.tokens:
        for bearer in (token, *(token.children or ())):
            found += [f"p{bearer.meta['paragraph']}"] if "paragraph" in bearer.meta else []
            found += [str(bearer.attrs["id"])] if "id" in bearer.attrs else []
            found += [note_id(bearer)] if bearer.type in BEARERS else []
    return tuple(found)
