"""A line in parts, written as Markdown: words escaped, emphasis where it will be read as such.

Literal words are escaped when they are written, when it is known what stands around them; signs of
emphasis that wouldn't be read where they stand are moved or left out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from msgspec import Struct

from briefgen.expressions import expression
from briefgen.render.prosetree import SPACES
from briefgen.source.escape import literal

_TICKS = expression("`+")


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


def spaced(parts: Iterable[Part]) -> list[Part]:
    """Words beside each other put together, spaces as HTML shows them, none at the edges."""
    out: list[Part] = []
    ended = True
    for part in parts:
        if not isinstance(part, str):
            out.append(part)
            ended = ended and isinstance(part, Sign)
            continue
        text = SPACES.sub(" ", part)
        text = text[1:] if ended and text[:1] == " " else text
        if not text:
            continue
        ended = text[-1] == " "
        if out and isinstance(out[-1], str):
            out[-1] += text
        else:
            out.append(text)
    while out and isinstance(last := out[-1], str) and not last.strip(" "):
        out.pop()
    if out and isinstance(last := out[-1], str):
        out[-1] = last.rstrip(" ")
    return out if any(not isinstance(part, Sign) for part in out) else []


def written(line: list[Part], *, inside: bool = False) -> str:
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


def _ticked(text: str) -> str:
    ticks = "`" * (max((len(found) for found in _TICKS.findall(text)), default=0) + 1)
    pad = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"
