"""An article's tree as the Markdown that briefgen reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from briefgen.exports.inline import Around, one_line, paragraph
from briefgen.exports.notes import Note
from briefgen.exports.post import Left, Loose
from briefgen.exports.widgets import meant
from briefgen.expressions import expression
from briefgen.render.commonmark import open_heading
from briefgen.render.plaintext import rows
from briefgen.render.prosetree import HEADINGS, Node, first_number, runs
from briefgen.source.escape import start

DEEPEST = 10
"""Lists and quotations in each other that are written: the parser has a limit of its own."""
_TICKS = expression("`+")
_LANGUAGE = expression(r"(?:lang(?:uage)?|brush|highlight-source)[-:]\s?([A-Za-z0-9+#-]{1,30})")
_TAIL = expression(r"\{(?=[^{}]*\}\Z)")
_EMPTY_LINES = expression(r"\n[ \t\n\r]*\n")
_RULE = "***"
_LISTS = frozenset({"ul", "ol", "menu", "dl"})
_UNLINKED = _LISTS | {"table", "figure", "a"}
"""Blocks that take no link around them: what is in them must be theirs, and links don't nest."""


class Written(Struct, frozen=True):
    """The Markdown of an article, and what it has no sign for."""

    text: str
    left: tuple[Left, ...] = ()


class _Prose(Struct):
    """What is the same for all blocks; loose: where empty lines part paragraphs."""

    around: Around
    loose: Loose
    depth: int = 0
    left: dict[Left, None] = {}


def write(root: Node, around: Around, notes: Sequence[Note] = (), *, loose: Loose = "") -> Written:
    """The Markdown of a tree, with the notes that its marks ask for below."""
    prose = _Prose(around, loose)
    blocks = list(_blocks(root, prose))
    while notes and blocks and blocks[-1] == _RULE:  # it stood over the notes
        blocks.pop()
    for note in notes:
        text = "\n\n".join(_blocks(note.content, prose)) or "–"
        blocks.append(_prefixed(text, f"[^{note.mark}]: ", "    "))
    text = "\n\n".join(blocks)
    return Written(f"{text}\n" if text else "", tuple(prose.left))


def _blocks(node: Node, prose: _Prose) -> Iterator[str]:
    before = ""
    for run in runs(node):
        if not isinstance(run, Node):
            loose = prose.loose == "all" or (prose.loose == "outside" and not node.tag)
            for part in _paragraphs(run) if loose else [run]:
                if text := paragraph(part, prose.around):
                    yield text
                    before = ""
            continue
        found = False
        for text in _block(run, prose):
            if not found and run.tag in _LISTS and before in _LISTS:
                yield "<!-- -->"  # so that two lists stay two
            found = True
            yield text
        before = run.tag if found else before


def _block(node: Node, prose: _Prose) -> Iterator[str]:
    return RULES.get(meant(node.tag, node.attrs), _blocks)(node, prose)


def _paragraphs(run: list[Node | str]) -> Iterator[list[Node | str]]:
    """A run, cut at its empty lines; ends of lines are meant."""
    part: list[Node | str] = []
    for child in run:
        if isinstance(child, Node):
            part.append(child)
            continue
        for number, text in enumerate(_EMPTY_LINES.split(child)):
            if number:
                yield part
                part = []
            for row, line in enumerate(text.split("\n")):
                part += [Node("br", {})] if row else []
                part.append(line)
    yield part


def _heading(node: Node, prose: _Prose) -> Iterator[str]:
    if text := one_line(node.children, prose.around):
        yield f"{'#' * int(node.tag[1])} {open_heading(_TAIL.sub(_escaped, text))}"


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def _within(node: Node, prose: _Prose) -> str:
    """The blocks of a container."""
    prose.depth += 1
    text = "\n\n".join(_blocks(node, prose))
    prose.depth -= 1
    return text


def _too_deep(prose: _Prose) -> bool:
    if prose.depth < DEEPEST:
        return False
    prose.left[Left("nesting", f"more than {DEEPEST} lists and quotations in each other")] = None
    return True


def _quotation(node: Node, prose: _Prose) -> Iterator[str]:
    if _too_deep(prose):
        yield from _blocks(node, prose)
    elif text := _within(node, prose):
        yield _prefixed(text, "> ", "> ")


def _items(node: Node, prose: _Prose) -> Iterator[str]:
    if _too_deep(prose):
        yield from _blocks(node, prose)
        return
    number, items = first_number(node), list[str]()
    for item in _members(node):
        if not (text := _item(item, prose)):
            continue
        mark = f"{number}. " if node.tag == "ol" else "- "
        number += 1
        items.append(_prefixed(text, mark, " " * len(mark)))
    if items:
        yield ("\n\n" if any("\n\n" in item for item in items) else "\n").join(items)


def _item(node: Node, prose: _Prose) -> str:
    """The blocks of an item; a list below a paragraph needs no empty line, which would show."""
    prose.depth += 1
    found = list(_blocks(node, prose))
    prose.depth -= 1
    tight = len(found) == 2 and found[0][0].isalpha() and found[1].startswith(("- ", "1. "))
    return ("\n" if tight else "\n\n").join(found)


def _members(node: Node) -> Iterator[Node]:
    """The items of a list; what stands between them is one, too."""
    for run in runs(node):
        if not isinstance(run, Node):
            inner = Node("li", {})
            inner.children = run
            yield inner
        else:
            yield run


def _terms(node: Node, prose: _Prose) -> Iterator[str]:
    if _too_deep(prose):
        yield from _blocks(node, prose)
        return
    rows: list[str] = []
    for member in _members(node):
        if member.tag == "dt":
            if text := one_line(member.children, prose.around):
                rows.append(("\n" if rows else "") + text)
        elif member.tag in ("div", "li"):
            rows += [("\n" if rows else "") + text for text in _terms(member, prose)]
        elif text := _within(member, prose):
            rows.append(_prefixed(text, ": ", "  ") if rows else f"{text}\n")
    if rows:
        yield "\n".join(rows)


def _table(node: Node, prose: _Prose) -> Iterator[str]:
    found = list(rows(node))
    width = max(map(len, found), default=0)
    lines: list[str] = []
    for row in found if width else ():
        cells = [_cell(cell, prose) for cell in row]
        cells += [""] * (width - len(cells))
        lines.append(f"| {' | '.join(cells)} |")
        if len(lines) == 1:
            lines.append(f"|{' --- |' * width}")
    for caption in node.children:
        if isinstance(caption, Node) and caption.tag == "caption":
            yield from _blocks(caption, prose)
    if lines:
        yield "\n".join(lines)


def _cell(cell: Node, prose: _Prose) -> str:
    """A cell in one line, whatever blocks it has."""
    if cell.attrs.get("colspan", "1") != "1" or cell.attrs.get("rowspan", "1") != "1":
        prose.left[Left("joined cells")] = None
    found = [one_line(part, prose.around, cell=True) for part in _flat(cell)]
    return " ".join(part for part in found if part)


def _flat(node: Node) -> Iterator[Iterable[Node | str]]:
    for run in runs(node):
        if isinstance(run, Node):
            yield from _flat(run)
        else:
            yield run


def _fence(node: Node, prose: _Prose) -> Iterator[str]:
    """Code, or lines that somebody set; a poem is a paragraph with ends of lines."""
    text = node.text().strip("\n")
    if not text.strip():
        yield from _blocks(node, prose)  # there may be pictures in it
        return
    if "verse" in node.attrs.get("class", "") or "preformatted" in node.attrs.get("class", ""):
        loose, prose.loose = prose.loose, "all"
        yield from list(_blocks(node, prose))
        prose.loose = loose
        return
    longest = max((len(ticks) for ticks in _TICKS.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    named = _LANGUAGE.search(" ".join(_classes(node)))
    yield f"{fence}{named[1] if named else ''}\n{text}\n{fence}"


def _classes(node: Node) -> Iterator[str]:
    yield node.attrs.get("class", "")
    for child in node.children:
        if isinstance(child, Node) and child.tag == "code":
            yield child.attrs.get("class", "")


def _figure(node: Node, prose: _Prose) -> Iterator[str]:
    """A picture with its caption on the line below; what else is in it as it comes."""
    captions, rest = list[Node](), Node("", {})
    for child in node.children:
        if isinstance(child, Node) and child.tag == "figcaption":
            captions.append(child)
        else:
            rest.children.append(child)
    said = [one_line(part, prose.around) for caption in captions for part in _flat(caption)]
    shown, words = list(_blocks(rest, prose)), " ".join(part for part in said if part)
    if len(shown) == 1 and words and shown[0].startswith("![") and "\n" not in shown[0]:
        yield f"{shown[0]}\n{start(words)}"
        return
    yield from shown
    if words:
        yield start(words)


def _linked(node: Node, prose: _Prose) -> Iterator[str]:
    """A link around blocks: its first block has the link, if that is one of words."""
    done = False
    for run in runs(node):
        inner = Node("a", node.attrs)
        if isinstance(run, Node):
            yield from _block(run, prose) if done else _first_linked(run, node, prose)
        else:
            inner.children = run
            if text := paragraph([inner] if not done else run, prose.around):
                yield text
        done = True


def _first_linked(block: Node, link: Node, prose: _Prose) -> Iterator[str]:
    if block.tag in _UNLINKED:
        yield from _block(block, prose)
        return
    inner, around = Node(block.tag, block.attrs), Node("a", link.attrs)
    around.children = block.children
    inner.children = [around]
    yield from _block(inner, prose)


def _prefixed(text: str, first: str, others: str) -> str:
    lines = text.split("\n")
    rest = (others + part if part else others.rstrip(" ") for part in lines[1:])
    return "\n".join([(first + lines[0]).rstrip(" "), *rest])


RULES: dict[str, Callable[[Node, _Prose], Iterator[str]]] = {
    **dict.fromkeys(HEADINGS, _heading),
    "ul": _items,
    "ol": _items,
    "menu": _items,
    "dl": _terms,
    "blockquote": _quotation,
    "pre": _fence,
    "table": _table,
    "figure": _figure,
    "a": _linked,
    "hr": lambda _node, _prose: iter((_RULE,)),
}
"""The rest are their blocks."""
