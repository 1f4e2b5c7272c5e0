"""A body as plain text: paragraphs that aren't broken into lines, blank lines between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from briefgen.expressions import expression
from briefgen.render.prosetree import HEADINGS, SPACES, Node, first_number, runs

UNDERLINED = {"h1": "=", "h2": "-"}
LONGEST_RULE = 72
BREAK = "\N{LINE SEPARATOR}"
"""Stands for a line break until white space is done with; a text that has one means a break."""
AT_BREAKS = expression(f" *{BREAK} *")


def plain_text(root: Node) -> str:
    """The whole as text, with a line end after its last line, or empty."""
    text = "\n\n".join(_blocks(root))
    return f"{text}\n" if text else ""


def _blocks(node: Node) -> Iterator[str]:
    for run in runs(node):
        if isinstance(run, Node):
            yield from _block(run)
        elif text := line(run):
            yield text


def _block(node: Node) -> Iterator[str]:
    return RULES.get(node.tag, _blocks)(node)


def _heading(node: Node) -> Iterator[str]:
    if text := line(node.children):
        yield text + _rule(node.tag, text)


def _list(node: Node) -> Iterator[str]:
    if items := list(_items(node)):
        yield ("\n\n" if any("\n\n" in item for item in items) else "\n").join(items)


def _quotation(node: Node) -> Iterator[str]:
    if text := "\n\n".join(_blocks(node)):
        yield _prefixed(text, "> ")


def _code(node: Node) -> Iterator[str]:
    yield _prefixed(node.text().rstrip("\n"), "    ")


def _table(node: Node) -> Iterator[str]:
    yield "\n".join(_rows(node))


def _rule(tag: str, text: str) -> str:
    sign = UNDERLINED.get(tag, "")
    return f"\n{sign * min(len(text), LONGEST_RULE)}" if sign else ""


def _items(node: Node) -> Iterator[str]:
    number = first_number(node)
    for item in (child for child in node.children if isinstance(child, Node)):
        mark = f"{number}. " if node.tag == "ol" else "- "
        number += 1
        text = "\n\n".join(_blocks(item))
        yield mark + _prefixed(text, " " * len(mark)).lstrip(" ")


def _terms(node: Node) -> Iterator[str]:
    """Each term with its explanations below it, set in."""
    item: list[str] = []
    for part in (child for child in node.children if isinstance(child, Node)):
        if part.tag == "dt" and item:
            yield "\n".join(item)
            item = []
        text = "\n\n".join(_blocks(part))
        item += [_prefixed(text, "    ") if part.tag == "dd" else text] if text else []
    if item:
        yield "\n".join(item)


def _rows(node: Node) -> Iterator[str]:
    for row in rows(node):
        yield " | ".join(line(cell.children).replace("\n", " ") for cell in row)


def rows(table: Node) -> Iterator[list[Node]]:
    """The cells of each row of a table."""
    for child in table.children:
        if isinstance(child, str):
            continue
        if child.tag == "tr":
            yield [c for c in child.children if isinstance(c, Node) and c.tag in ("td", "th")]
        elif child.tag != "table":
            yield from rows(child)


def _prefixed(text: str, prefix: str) -> str:
    return "\n".join((prefix + part).rstrip(" ") for part in text.split("\n"))


def line(parts: Iterable[Node | str]) -> str:
    """What stands in a line, spaces as HTML shows them; breaks are ends of lines."""
    text = SPACES.sub(" ", "".join(_inline(part) for part in parts)).strip(" ")
    return AT_BREAKS.sub("\n", text).strip("\n")


def _inline(part: Node | str) -> str:
    if isinstance(part, str):
        return part
    if part.tag == "br":
        return BREAK
    if part.tag == "img":
        alt = part.attrs.get("alt", "")
        return f"[{alt}]" if alt else ""
    text = "".join(_inline(child) for child in part.children)
    href = part.attrs.get("href", "") if part.tag == "a" else ""
    return f"{text} ({href})" if href and href != SPACES.sub(" ", text).strip() else text


RULES: dict[str, Callable[[Node], Iterator[str]]] = {
    **dict.fromkeys(HEADINGS, _heading),
    "ul": _list,
    "ol": _list,
    "dl": _terms,
    "blockquote": _quotation,
    "pre": _code,
    "table": _table,
    "hr": lambda _: iter(("* * *",)),
}
"""The rest are their blocks."""
