"""Values of front matter, of which nothing is promised: a text where one is wanted, whatever was written."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from briefgen.expressions import expression
from briefgen.source.moments import day_or_moment
from briefgen.source.stamps import stamp

_LINKED = expression(r"\[\[(?:[^\[\]|]{1,200}\|)?([^\[\]|]{1,200})\]\]")
_OFFSET = expression(r"(?:[Zz]|[+-]\d{2}(?::?\d{2})?)[ \t]*")
_TRUE = frozenset(("true", "yes", "on", "y", "1"))
_FALSE = frozenset(("false", "no", "off", "n", "0", ""))


def line_of(value: object) -> str:
    """A text in one line; "" for what is no single value. Brackets of a vault's links are taken off."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date):
        return value.isoformat()
    if not isinstance(value, str | int | float):
        return ""
    text = " ".join(str(value).split())
    linked = _LINKED.fullmatch(text)
    return linked[1].strip() if linked else text


def shown(value: object) -> str:
    """A value for a message."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(shown, value)))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {shown(inner)}" for key, inner in value.items())
    return line_of(value)


def lines_in(value: object, parting: str = "") -> tuple[str, ...]:
    """A list of texts; of one text the parts between one of the signs, or itself."""
    if isinstance(value, list):
        return tuple(dict.fromkeys(text for item in value for text in lines_in(item)))
    text = line_of(value)
    sign = next((sign for sign in parting if sign in text), "")
    parts = text.split(sign) if sign else [text]
    return tuple(dict.fromkeys(filter(None, (part.strip() for part in parts))))


def names_in(value: object, parting: str = "") -> tuple[str, ...]:
    """Names of people: a text, a list of texts, or mappings with a name."""
    if isinstance(value, dict):
        named = value.get("name")
        return (line_of(named),) if line_of(named) else ()
    if isinstance(value, list):
        return tuple(dict.fromkeys(name for item in value for name in names_in(item)))
    return lines_in(value, parting)


def flag(value: object) -> bool | None:
    """Whether it says yes; None if it says neither yes nor no."""
    word = line_of(value).lower() if not isinstance(value, list | dict) else "?"
    return True if word in _TRUE else False if word in _FALSE else None


def day_of(value: object) -> str:
    """A day or moment as our front matter has it; "" if it is none.

    A time without an offset gets none: then it counts in the time zone of the new site.
    """
    text = line_of(value)
    try:
        found = day_or_moment(text, UTC)
    except ValueError:
        found = stamp(text)[0]
    if "T" not in found or _OFFSET.search(text[-7:]) or text[-1:].isalpha():
        return found
    return found.removesuffix("+00:00")


def inner(value: object, *names: str) -> str:
    """The text of the first of these keys of a mapping that has one."""
    held: Mapping[Any, object] = value if isinstance(value, dict) else {}
    return next(filter(None, (line_of(held.get(name)) for name in names)), "")


def more(value: object, used: Collection[str]) -> dict[Any, object]:
    """What else a mapping says."""
    held = value if isinstance(value, dict) else {}
    return {key: said for key, said in held.items() if key not in used and said not in (None, "")}


def mappings(value: object) -> Iterator[object]:
    """A value, or each of a list."""
    yield from value if isinstance(value, list) else [value]
