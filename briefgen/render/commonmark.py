"""A body as CommonMark (with the tables of GFM) that reads back to the same text.

What CommonMark has no sign for, or none that is safe where it stands, is written as the HTML that
it allows in a line: `<sup>`, `<del>`, and emphasis within words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from briefgen.expressions import expression
from briefgen.render.plaintext import rows
from briefgen.render.prosetree import HEADINGS, SPACES, Node, first_number, runs

SIGNS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
TAGS = frozenset({"sup", "sub", "del", "s", "ins", "mark", "kbd", "small", "q", "u"})
ESCAPED = expression(r"[\\`*_\[\]<~|]|&(?=[#\w]*(?:;|\Z))|!(?=\[|\Z)")
OPENS_BLOCK = expression(
    r"(?=>|#{1,6}(?:\s|\Z)|[+-](?:\s|\Z)|[=-]+\s*\Z)|(?P<number>\d{1,9})(?=[.)](?:\s|\Z))",
    re.ASCII,
)
CLOSES_HEADING = expression(r"(?:(?<= )|\A)(?=#+\Z)")
TICKS = expression("`+")
UNSAFE = expression(r"[\s<>()\\`|]", re.ASCII)
ENTITY = expression(r"&(?=#?\w+;)")
CLOSING = ".:,;!?"
BREAK = "\N{LINE SEPARATOR}"
AT_BREAKS = expression(f" *{BREAK} *")


class Emphasis(Struct, frozen=True):
    """The beginning or the end of emphasis: which sign is safe hangs on what stands around."""

    tag: str
    opens: bool


class Code(Struct, frozen=True):
    """Code in a line; cell: of a table, which a bar would end."""

    text: str
    cell: bool


Part = str | Emphasis | Code


def common_mark(root: Node) -> str:
    """The whole as Markdown, with a line end after its last line, or empty."""
    text = "\n\n".join(_blocks(root))
    return f"{text}\n" if text else ""


def _blocks(node: Node) -> Iterator[str]:
    before = ""
    for run in runs(node):
        if not isinstance(run, Node):
            if text := paragraph(run):
                yield text
                before = ""
            continue
        if run.tag in ("ul", "ol", "dl") and before in ("ul", "ol", "dl"):
            yield "<!-- -->"  # so that two lists stay two
        found = False
        for text in _block(run):
            found = True
            yield text
        before = run.tag if found else before


def _block(node: Node) -> Iterator[str]:
    return RULES.get(node.tag, _blocks)(node)


def _heading(node: Node) -> Iterator[str]:
    if text := _one_line(node.children):
        yield "#" * int(node.tag[1]) + " " + open_heading(text)


def _quotation(node: Node) -> Iterator[str]:
    if text := "\n\n".join(_blocks(node)):
        yield _prefixed(text, "> ", "> ")


def _items_list(node: Node) -> Iterator[str]:
    if items := list(_items(node)):
        yield _list(items)


def _terms_list(node: Node) -> Iterator[str]:
    if items := list(_terms(node)):
        yield _list(items)


def _table(node: Node) -> Iterator[str]:
    if lines := list(_rows(node)):
        yield "\n".join(lines)


def _list(items: list[str]) -> str:
    return ("\n\n" if any("\n\n" in item for item in items) else "\n").join(items)


def _items(node: Node) -> Iterator[str]:
    number = first_number(node)
    for item in (child for child in node.children if isinstance(child, Node)):
        mark = f"{number}. " if node.tag == "ol" else "- "
        number += 1
        yield _prefixed("\n\n".join(_blocks(item)), mark, " " * len(mark))


def _terms(node: Node) -> Iterator[str]:
    """Terms with their explanations below: CommonMark has no such list."""
    item: list[str] = []
    for part in runs(node):
        if isinstance(part, Node) and part.tag == "dt" and item:
            yield _prefixed("\n\n".join(item), "- ", "  ")
            item = []
        if isinstance(part, Node):
            item += _block(part)
        elif text := paragraph(part):
            item.append(text)
    if item:
        yield _prefixed("\n\n".join(item), "- ", "  ")


def _rows(node: Node) -> Iterator[str]:
    found = list(rows(node))
    width = max(map(len, found), default=0)
    for number, row in enumerate(found if width else ()):
        cells = [_one_line(cell.children, cell=True) for cell in row]
        if number:  # readers fill up what follows the first row
            yield f"| {' | '.join(cells)} |"
            continue
        cells += [""] * (width - len(cells))
        yield f"| {' | '.join(cells)} |"
        yield f"|{' --- |' * width}"


def _fence(node: Node) -> Iterator[str]:
    text = node.text()
    longest = max((len(ticks) for ticks in TICKS.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    body = text.removesuffix("\n")
    yield f"{fence}\n{body}\n{fence}"


def _prefixed(text: str, first: str, others: str) -> str:
    lines = text.split("\n")
    rest = (others + part if part else others.rstrip(" ") for part in lines[1:])
    return "\n".join([(first + lines[0]).rstrip(" "), *rest])


def paragraph(parts: Iterable[Node | str]) -> str:
    """What stands in lines, safe at their beginnings."""
    lines = AT_BREAKS.split(_line(parts))
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    return "\\\n".join(safe_start(part) for part in lines)


def _one_line(parts: Iterable[Node | str], *, cell: bool = False) -> str:
    """For headings and cells of tables, which have one line."""
    return AT_BREAKS.sub("<br>", _line(parts, cell=cell))


def _line(parts: Iterable[Node | str], *, cell: bool = False) -> str:
    flat = [found for part in parts for found in _inline(part, cell=cell)]
    return _resolved(flat).strip(" ")


def safe_start(line: str) -> str:
    """A line that can't be taken for a heading, an item, a quotation or a rule."""
    found = OPENS_BLOCK.match(line)
    if found is None:
        return line
    number = found["number"] or ""
    return f"{number}\\{line[len(number) :]}"


def open_heading(text: str) -> str:
    """The text of a heading whose last signs can't be taken for its end."""
    return CLOSES_HEADING.sub(r"\\", text)


def _inline(part: Node | str, *, cell: bool) -> Iterator[Part]:
    if isinstance(part, str):
        yield _escaped(part)
        return
    inner = [found for child in part.children for found in _inline(child, cell=cell)]
    match part.tag:
        case "br":
            yield BREAK
        case "img":
            yield _image(part)
        case "code":
            yield Code(SPACES.sub(" ", part.text()), cell)
        case "a" if part.attrs.get("href") and not part.attrs["href"].startswith("#"):
            yield f"[{_resolved(inner)}]({_address(part.attrs['href'])})"
        case tag if tag in SIGNS and _plain(inner):
            yield from (Emphasis(tag, opens=True), *inner, Emphasis(tag, opens=False))
        case tag if tag in SIGNS or tag in TAGS:
            yield from (f"<{tag}>", *inner, f"</{tag}>")
        case _:
            yield from inner


def _plain(inner: list[Part]) -> bool:
    """Whether signs of emphasis around this would be read as such, as far as it decides."""
    texts = [part for part in inner if isinstance(part, str)]
    if len(texts) < len(inner):
        return False
    text = "".join(texts)
    return bool(text) and text[0].isalnum() and (text[-1].isalnum() or text[-1] in CLOSING)


def _resolved(parts: list[Part]) -> str:
    """One text, each emphasis by signs where they are safe, else by tags."""
    out: list[str] = []
    before, signs = "", False
    for at, part in enumerate(parts):
        if isinstance(part, str):
            text = part
        elif isinstance(part, Code):
            text = _code(part, before)
        elif part.opens:
            signs = _parts_words(before) and _may_end(*_end(parts, at))
            text = SIGNS[part.tag] if signs else f"<{part.tag}>"
        else:
            text = SIGNS[part.tag] if signs else f"</{part.tag}>"
        out.append(text)
        before = text[-1:] or before
    return "".join(out)


def _end(parts: list[Part], at: int) -> tuple[str, str]:
    """The last sign within the emphasis that begins at *at*, and the first behind it."""
    inside, last = True, ""
    for number in range(at + 1, len(parts)):
        part = parts[number]
        if isinstance(part, Emphasis):
            if not inside:
                return last, "*"
            inside = False
        elif isinstance(part, Code):
            if not inside:
                return last, "`"
        elif inside:
            last = part[-1:] or last
        elif part:
            return last, part[0]
    return last, ""


def _may_end(last: str, after: str) -> bool:
    """Whether signs of emphasis between these two are read as its end."""
    return _parts_words(after) and (last.isalnum() or after in ("", " ", "\n", BREAK))


def _parts_words(sign: str) -> bool:
    """Whether a sign of emphasis beside this is read as one."""
    return not sign or sign in " \n.,;:!?)(“”‘’\"'…–—" or sign == BREAK


def _image(node: Node) -> str:
    alt = _escaped(node.attrs.get("alt", ""))
    source = node.attrs.get("src", "")
    return f"![{alt}]({_address(source)})" if source else alt


def _code(code: Code, before: str) -> str:
    """Code in ticks; as a tag where it is all spaces, or where ticks stand before it."""
    text = code.text
    if before == "`" or not text.strip(" "):
        return f"<code>{_escaped(text)}</code>" if text else ""
    ticks = "`" * (max((len(found) for found in TICKS.findall(text)), default=0) + 1)
    pad = " " if text[0] in "` " or text[-1] in "` " else ""
    shown = f"{ticks}{pad}{text}{pad}{ticks}"
    return shown.replace("|", "\\|") if code.cell else shown


def _escaped(text: str) -> str:
    return ESCAPED.sub(r"\\\g<0>", SPACES.sub(" ", text))


def _address(url: str) -> str:
    """An address that neither ends its brackets nor means another one."""
    safe = UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", url)
    return ENTITY.sub(r"\\&", safe)


RULES: dict[str, Callable[[Node], Iterator[str]]] = {
    **dict.fromkeys(HEADINGS, _heading),
    "ul": _items_list,
    "ol": _items_list,
    "dl": _terms_list,
    "blockquote": _quotation,
    "pre": _fence,
    "table": _table,
    "hr": lambda _: iter(("***",)),
}
"""The rest are their blocks."""
