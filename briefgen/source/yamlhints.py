"""What a YAML parser complains of, in the words of somebody who wrote a headline with a colon."""

from __future__ import annotations

import re

from briefgen.expressions import expression
from briefgen.source.decode import position
from briefgen.source.tree import DEPTH

DEEP = f"Lists and mappings stand more than {DEPTH} levels deep"
OPENED = "Put text that begins with [ or { in quotes."

_LISTED = (
    "Begin it with “- ”. If it belongs to the item above, indent it as far as that item's text."
)
_QUOTE_IT = 'Put the whole value in quotes: {key}: "…" (or \'…\' if it has " inside).'
_PAIR = expression(
    r"[ ]*(?:- +)?([^\s:#\"'\[\]{}][^:#\"'\[\]{}]{0,60}):(?: +(?=\S)|$)(.*)", re.DOTALL
)
_NO_SPACE = expression(r"[ ]*(?:- +)?([A-Za-z_][\w-]{0,40}):[^\s/:]")


def explain(error: Exception, text: str) -> tuple[int, int, str, str]:
    """Line and column (from 1, within `text`), message and hint for what the parser raised."""
    line, column = _where(error, text)
    if _too_deep(error):
        return line, column, DEEP, OPENED
    opened = _just_opened(error, text)
    if sign := opened or _bracket(error):
        if opened:
            line, column = position(text, len(_before(error, text)) - 1)
        message = f"This {sign} is never closed, or a comma is missing behind it"
        return line, column, message, f"Close it. {OPENED}"
    lines = text.split("\n")
    return line, column, _message(error, lines, line, column), _hint(error, lines, line, column)


def _where(error: Exception, text: str) -> tuple[int, int]:
    mark = getattr(error, "problem_mark", None)
    if _unclosed(error) or _sign(error) or _bracket(error):
        mark = getattr(error, "context_mark", None) or mark
    if mark is None:
        offset = getattr(error, "position", 0)
        return position(text, min(offset if isinstance(offset, int) else 0, len(text)))
    line = min(mark.line + 1, text.count("\n") + 1)
    return line, mark.column + 1


def _unclosed(error: Exception) -> bool:
    problem = str(getattr(error, "problem", ""))
    return "quoted" in str(getattr(error, "context", "")) and "found unexpected" in problem


def _bracket(error: Exception) -> str:
    """The bracket of an earlier line behind which the parser looks for its other half."""
    begun, seen = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    if begun is None or seen is None or begun.line == seen.line:
        return ""
    context = str(getattr(error, "context", ""))
    signs = {"flow sequence": "[", "flow mapping": "{"}
    return next((sign for kind, sign in signs.items() if kind in context), "")


def _just_opened(error: Exception, text: str) -> str:
    """The bracket with which a line ends, where what stands below can't be inside of it."""
    in_brackets = "flow node" in str(getattr(error, "context", ""))
    last = _before(error, text)[-1:] if in_brackets else ""
    return last if last in ("[", "{") else ""


def _before(error: Exception, text: str) -> str:
    """What stands before the place where the parser stopped, without the blank at its end."""
    mark = getattr(error, "problem_mark", None)
    lines = text.split("\n")
    if mark and mark.line < len(lines):
        lines = [*lines[: mark.line], lines[mark.line][: mark.column]]
    return "\n".join(lines).rstrip()


def _too_deep(error: Exception) -> bool:
    """The parser has a limit of its own; its scanner may reach it before we count one level."""
    return "maximum nesting depth" in str(getattr(error, "problem", ""))


def _sign(error: Exception) -> str:
    """The sign that the parser took for the start of an alias, an anchor or a tag."""
    context = str(getattr(error, "context", ""))
    signs = ("alias *", "anchor &", "tag !")
    return next((sign for sign in signs if re.search(rf"ing an? {sign[:-2]}\b", context)), "")


def _unlisted(error: Exception, here: str) -> bool:
    """The parser says the same where words stand behind an item in quotes."""
    asked = "expected '-' indicator" in str(getattr(error, "problem", ""))
    return asked and not here.lstrip().startswith("-")


def _message(error: Exception, lines: list[str], line: int, column: int) -> str:
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    if _sign(error):
        return f"YAML's {_sign(error)} is not understood here"
    if _unclosed(error):
        return "This quotation mark is never closed"
    if "mapping values are not allowed" in problem or "could not find expected ':'" in problem:
        return "This is not a “key: value” line"
    if _unlisted(error, lines[line - 1]):
        return "This line stands in a list and is no item of it"
    if "cannot start any token" in problem:
        found = lines[line - 1][column - 1 : column]
        return (
            "A tab stands where YAML wants spaces"
            if found == "\t"
            else f"A value cannot begin with {found}"
        )
    return f"This is not valid YAML: {problem}"


def _hint(error: Exception, lines: list[str], line: int, column: int) -> str:
    if _sign(error):
        return f"Put text that begins with {_sign(error)[-1]} in quotes."
    if _unclosed(error):
        return "Close it, or put the value in the other kind of quotes."
    here = lines[line - 1]
    before = next((text for text in reversed(lines[: line - 1]) if text.strip()), "")
    if seen := _hint_of_lines(here, before):
        return seen
    if _unlisted(error, here):
        return _LISTED
    return _hint_of_value(here, column) or _hint_of_neighbour(here, before)


def _hint_of_lines(here: str, before: str) -> str:
    """What the look of a line and of the one before it tells, whatever the parser says."""
    if "\t" in here[: len(here) - len(here.lstrip())]:
        return "Indent with spaces."
    for text in (here, before):
        squeezed = _NO_SPACE.match(text)
        if squeezed:
            return f"Write a space after “{squeezed[1]}:”."
    if before.count('"') % 2:
        return f"A quotation mark in the line before is not closed: {before.strip()[:40]}"
    return ""


def _hint_of_value(here: str, column: int) -> str:
    pair = _PAIR.match(here)
    if pair is None or column <= pair.end(1) + 1:
        return ""
    return _QUOTE_IT.format(key=pair[1].strip())


def _hint_of_neighbour(here: str, before: str) -> str:
    if before.strip() and not _PAIR.match(before) and not before.lstrip().startswith(("-", "#")):
        return f"Every line is “key: value”; “{before.strip()[:40]}” is not."
    if _PAIR.match(here) and before:
        return "Begin every key in the same column, and check the quotes of the line before."
    return "Every line is “key: value”; put text with colons, quotes or brackets in quotes."
