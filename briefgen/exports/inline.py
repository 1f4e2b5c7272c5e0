"""What stands in lines, as the Markdown that briefgen reads: emphasis, links, code, pictures.

A line is a list of parts. Literal words are escaped when they are written, when it is known what
stands around them; signs of emphasis are written where they will be read as such, else not at all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from briefgen.expressions import expression
from briefgen.render.prosetree import SPACES, Node
from briefgen.source.escape import literal, start
from briefgen.source.links import is_safe

SIGNS = {"strong": "**", "b": "**", "em": "*", "i": "*", "cite": "*", "dfn": "*"}
SIGNS |= dict.fromkeys(("del", "s", "strike"), "~~")
CODE = frozenset({"code", "kbd", "samp", "tt", "var"})
_TICKS = expression("`+")
_UNSAFE = expression(r"[\s<>()\\`|{}\"^\[\]]")
_ENTITY = expression(r"&(?=#?\w+;)")
_BARE = expression(r"https?://[^\s<>\"]{1,2000}")
_HIGH = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOW = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")


class Sign(Struct, frozen=True):
    """The beginning or the end of emphasis."""

    text: str
    opens: bool


class Raw(Struct, frozen=True):
    """Markdown that stands as it is."""

    text: str


class Code(Struct, frozen=True):
    """Code in a line; beside each other two are one, whose ticks would be read together."""

    text: str


class Break(Struct, frozen=True):
    """The end of a line that is meant."""


Part = str | Sign | Raw | Code | Break
"""A plain text is literal."""


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
    written = [_written(line) for line in lines]
    return "\\\n".join(start(line) for line in written if line.strip())


def one_line(parts: Iterable[Node | str], around: Around, *, cell: bool = False) -> str:
    """For headings, terms and cells of tables, which have one line."""
    flat = [" " if isinstance(part, Break) else part for part in _parts(parts, around)]
    text = _written(_spaced(flat))
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
    text = _written(
        _spaced([" " if isinstance(part, Break) else part for part in inner]), inside=True
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


def _ticked(text: str) -> str:
    ticks = "`" * (max((len(found) for found in _TICKS.findall(text)), default=0) + 1)
    pad = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def _lines(parts: list[Part]) -> list[list[Part]]:
    lines: list[list[Part]] = [[]]
    for part in parts:
        if isinstance(part, Break):
            lines.append([])
        else:
            lines[-1].append(part)
    return [line for line in map(_spaced, lines) if line]


def _spaced(parts: Iterable[Part]) -> list[Part]:
    """Words beside each other put together, spaces as HTML shows them, none at the edges."""
    out: list[Part] = []
    spaced = True
    for part in parts:
        if not isinstance(part, str):
            out.append(part)
            spaced = spaced and isinstance(part, Sign)
            continue
        text = SPACES.sub(" ", part)
        text = text[1:] if spaced and text[:1] == " " else text
        if not text:
            continue
        spaced = text[-1] == " "
        if out and isinstance(out[-1], str):
            out[-1] += text
        else:
            out.append(text)
    while out and isinstance(last := out[-1], str) and not last.strip(" "):
        out.pop()
    if out and isinstance(last := out[-1], str):
        out[-1] = last.rstrip(" ")
    return out if any(not isinstance(part, Sign) for part in out) else []


def _bare(line: list[Part]) -> str:
    """An address that is all of a line: WordPress makes a player of it."""
    only = line[0] if len(line) == 1 else None
    found = _BARE.fullmatch(only) if isinstance(only, str) else None
    return found[0] if found and is_safe(found[0]) else ""


def _written(line: list[Part], *, inside: bool = False) -> str:
    """The Markdown of a line; inside: of a link, where brackets would end it."""
    parts = _without_unread(line)
    out: list[str] = []
    for at, part in enumerate(parts):
        if not isinstance(part, str):
            out.append(_shown(part))
            continue
        after = parts[at + 1] if at + 1 < len(parts) else None
        before = parts[at - 1] if at else None
        text = literal(part, brackets=inside or (isinstance(after, Raw) and part[-1] == "]"))
        if isinstance(before, Raw | Code) and text[:1] in ("{", "(", "[", ":"):
            text = f"\\{text}"  # else it belongs to the link
        if isinstance(after, Raw) and text[-1:] in ("!", "^"):
            text = f"{text[:-1]}\\{text[-1]}"
        out.append(text)
    return "".join(out)


def _without_unread(line: list[Part]) -> list[Part]:
    """The line without signs of emphasis that wouldn't be read as such where they stand."""
    parts = _joined(line)
    opened: list[int] = []
    for at, part in enumerate(parts):
        if isinstance(part, Sign) and part.opens:
            opened.append(at)
        elif isinstance(part, Sign) and opened:
            _settle(parts, opened.pop(), at)
    return [part for part in parts if part != ""]


def _joined(line: list[Part]) -> list[Part]:
    """The line, where emphasis that ends where the same begins again is one, and so is code.

    Behind each end is room for what is moved there.
    """
    parts: list[Part] = []
    for part in line:
        if isinstance(part, Sign):
            if part.opens and parts[-2:] == [Sign(part.text, opens=False), ""]:
                del parts[-2:]
            else:
                parts += [part] if part.opens else [part, ""]
        elif isinstance(part, Code) and parts and isinstance(before := parts[-1], Code):
            parts[-1] = Code(before.text + part.text)
        else:
            parts.append(part)
    return parts


def _settle(parts: list[Part], first: int, last: int) -> None:
    """Leave a pair of signs as it is, move its end before punctuation, or take it out."""
    back = first - 1
    while back > 0 and parts[back] == "":
        back -= 1
    ahead = parts[back] if back >= 0 else ""
    ends = isinstance(ahead, Sign) and not ahead.opens
    opens = not ends and _flanks(_edge(ahead, -1), _inner(parts, first + 1, 1))
    if opens and _flanks(_outer(parts, last + 1), _inner(parts, last - 1, -1)):
        return
    inside = parts[last - 1]
    if opens and isinstance(inside, str):
        edge = (sign for sign in set(inside) if sign.isspace() or _punctuation(sign))
        kept = inside.rstrip("".join(edge))
        if kept and kept != inside:
            parts[last - 1], parts[last + 1] = kept, inside[len(kept) :]
            return
    parts[first] = parts[last] = ""


def _shown(part: Sign | Raw | Code | Break) -> str:
    if isinstance(part, Break):
        return " "
    return _ticked(part.text) if isinstance(part, Code) else part.text


def _edge(part: Part, at: int) -> str:
    if isinstance(part, Break):
        return ""
    text = "`" if isinstance(part, Code) else part if isinstance(part, str) else part.text
    return text[at] if text else ""


def _inner(parts: list[Part], at: int, step: int) -> str:
    """The first sign within emphasis, behind the signs of others that begin or end there."""
    while isinstance(parts[at], Sign) or parts[at] == "":
        at += step
    return _edge(parts[at], 0 if step > 0 else -1)


def _outer(parts: list[Part], at: int) -> str:
    """What follows emphasis; another's end is looked through, a beginning is in its way."""
    while at < len(parts):
        part = parts[at]
        if isinstance(part, Sign) and part.opens:
            return "*x"
        if not isinstance(part, Sign) and part != "":
            return _edge(part, 0)
        at += 1
    return ""


def _flanks(outside: str, inside: str) -> bool:
    """Whether a sign between these two is read as the beginning or end of what is inside."""
    if len(outside) > 1 or not inside or inside.isspace():
        return False
    return not _punctuation(inside) or not outside or outside.isspace() or _punctuation(outside)


def _punctuation(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "PS"


def address(url: str) -> str:
    """An address that neither ends its brackets nor means another one."""
    return _ENTITY.sub(r"\\&", _UNSAFE.sub(_encoded, url))


def _encoded(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
