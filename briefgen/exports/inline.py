"""What stands in lines, as the Markdown that briefgen reads: emphasis, links, code, pictures.

Of elements parts of lines are made, which `line` writes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from briefgen.exports.line import Break, Code, Part, Raw, Sign, spaced, written
from briefgen.expressions import expression
from briefgen.render.prosetree import Node
from briefgen.source.escape import literal, start
from briefgen.source.links import is_safe

SIGNS = {"strong": "**", "b": "**", "em": "*", "i": "*", "cite": "*", "dfn": "*"}
SIGNS |= dict.fromkeys(("del", "s", "strike"), "~~")
CODE = frozenset({"code", "kbd", "samp", "tt", "var"})
_UNSAFE = expression(r"[\s<>()\\`|{}\"^\[\]]")
_ENTITY = expression(r"&(?=#?\w+;)")
_BARE = expression(r"https?://[^\s<>\"]{1,2000}")
_HIGH = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOW = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")


class Around(Struct, frozen=True):
    """What the text around an inline element says of it.

    link: where an address leads from the new source; "" if it may lead nowhere.
    picture: the same, for the address of a picture.
    note: the mark of the note to which a link leads; "" if it leads to none.
    signs: of the emphasis in which it stands.
    """

    link: Callable[[str], str]
    picture: Callable[[str], str]
    note: Callable[[Node], str]
    signs: frozenset[str] = frozenset()


def paragraph(parts: Iterable[Node | str], around: Around) -> str:
    """A paragraph, whose lines end only where that is meant; a bare address becomes a link."""
    lines = _lines(list(_parts(parts, around)))
    if len(lines) == 1 and (bare := _bare(lines[0])):
        return f"<{bare}>"
    texts = [written(line) for line in lines]
    return "\\\n".join(start(text) for text in texts if text.strip())


def one_line(parts: Iterable[Node | str], around: Around, *, cell: bool = False) -> str:
    """For headings, terms and cells of tables, which have one line."""
    flat = [" " if isinstance(part, Break) else part for part in _parts(parts, around)]
    text = written(spaced(flat))
    return text.replace("|", "\\|") if cell else text


def _parts(nodes: Iterable[Node | str], around: Around) -> Iterator[Part]:
    for node in nodes:
        yield from [node] if isinstance(node, str) else _inline(node, around)


def _inline(node: Node, around: Around) -> Iterator[Part]:
    if mark := around.note(node):
        yield Raw(mark)
        return
    match node.tag:
        case "br":
            yield Break()
        case "img":
            yield from _picture(node, around)
        case "a" if node.attrs.get("href"):
            yield from _link(node, around)
        case "sup" | "sub":
            yield from _raised(node, around)
        case "q":
            yield from ("“", *_parts(node.children, around), "”")
        case tag if tag in CODE:
            yield from _code(node, around)
        case tag if (sign := SIGNS.get(tag, "")) and sign not in around.signs:
            within = replace(around, signs=around.signs | {sign})
            yield from _emphasis(sign, list(_parts(node.children, within)))
        case _:
            yield from _parts(node.children, around)


def _emphasis(sign: str, inner: list[Part]) -> Iterator[Part]:
    """Emphasis of what stands in each line of a part."""
    line: list[Part] = []
    for part in inner:
        if isinstance(part, Break):
            yield from (*_emphasised(sign, line), part)
            line = []
        else:
            line.append(part)
    yield from _emphasised(sign, line)


def _emphasised(sign: str, line: list[Part]) -> Iterator[Part]:
    """Spaces at the edges stand outside: signs beside them aren't read."""
    shown = [at for at, part in enumerate(line) if not _blank(part)]
    if not shown:
        yield from line
        return
    first, last = shown[0], shown[-1]
    inner = line[first : last + 1]
    before = after = ""
    if isinstance(text := inner[0], str):
        inner[0] = text.lstrip()
        before = text[: len(text) - len(text.lstrip())]
    if isinstance(text := inner[-1], str):
        inner[-1] = text.rstrip()
        after = text[len(text.rstrip()) :]
    opening, closing = Sign(sign, opens=True), Sign(sign, opens=False)
    yield from (*line[:first], before, opening, *inner, closing, after, *line[last + 1 :])


def _blank(part: Part) -> bool:
    return isinstance(part, str) and not part.strip()


def _link(node: Node, around: Around) -> Iterator[Part]:
    inner = list(_parts(node.children, around))
    text = written(
        spaced([" " if isinstance(part, Break) else part for part in inner]), inside=True
    )
    if any(isinstance(part, Raw) and part.text.startswith("![") for part in inner):
        yield from inner  # a picture leads to itself in full
        return
    target = around.link(node.attrs["href"].strip())
    if inner == [target] and _BARE.fullmatch(target) and is_safe(target):
        yield Raw(f"<{target}>")
        return
    if not text or not target or not is_safe(target) or "](" in text:
        yield from inner  # links don't nest
        return
    yield Raw(f"[{text}]({address(target)})")


def _picture(node: Node, around: Around) -> Iterator[Part]:
    alt = " ".join(node.attrs.get("alt", "").split())
    src = around.picture((node.attrs.get("src") or node.attrs.get("data-src", "")).strip())
    if src and is_safe(src):
        yield Raw(f"![{literal(alt, brackets=True)}]({address(src)})")
    elif alt:
        yield alt


def _raised(node: Node, around: Around) -> Iterator[Part]:
    """Figures above or below the line have signs of their own."""
    inner = list(_parts(node.children, around))
    table = _HIGH if node.tag == "sup" else _LOW
    text = "".join(part for part in inner if isinstance(part, str)).strip()
    if text and len(inner) == 1 and all(ord(sign) in table for sign in text):
        yield text.translate(table)
        return
    yield from inner


def _code(node: Node, around: Around) -> Iterator[Part]:
    text = " ".join(node.text().split())
    if not text:
        yield from _parts(node.children, around)
        return
    yield Code(text)


def _lines(parts: list[Part]) -> list[list[Part]]:
    lines: list[list[Part]] = [[]]
    for part in parts:
        if isinstance(part, Break):
            lines.append([])
        else:
            lines[-1].append(part)
    return [line for line in map(spaced, lines) if line]


def _bare(line: list[Part]) -> str:
    """An address that is all of a line: WordPress makes a player of it."""
    only = line[0] if len(line) == 1 else None
    found = _BARE.fullmatch(only) if isinstance(only, str) else None
    return found[0] if found and is_safe(found[0]) else ""


def address(url: str) -> str:
    """An address that neither ends its brackets nor means another one."""
    return _ENTITY.sub(r"\\&", _UNSAFE.sub(_encoded, url))


def _encoded(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
