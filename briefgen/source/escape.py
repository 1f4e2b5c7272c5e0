"""Literal text as Markdown: escaped where Markdown would read a sign, left alone elsewhere."""

from __future__ import annotations

import re

from briefgen.expressions import expression

_PUNCTUATION = re.escape("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_BACKSLASH = expression(rf"\\(?=[{_PUNCTUATION}])")
_ENTITY = expression(r"&(?=(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)")
_TAG = expression(r"<(?=[A-Za-z/!?])")
_STAR = expression(r"(?<!\s)(?<!^)\*|\*(?!\s|$)")
_UNDERSCORE = expression(r"(?<![^\W_])_(?!\s|$)|(?<!\s)(?<!^)_(?![^\W_])")
_TILDES = expression(r"~(?=~)|(?<=~)~")
_BRACKETED = expression(r"\][(\[{:]|\[\^|\^\[")
_BLOCK = expression(
    r"(?:#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|[:~](?=\s)|```|~~~|:::"
    r"|(?=(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$)[-*_]|\{(?=[^{}]*\}$))"
)
_BACKSLASH_ANYWHERE = expression(rf"\\(?=[{_PUNCTUATION}]|\Z)")
_ANGLE = expression(r"<(?=[A-Za-z/!?]|\Z)")
_STAR_BESIDE = expression(r"(?<!\s)\*|\*(?!\s)")
_UNDERSCORE_BESIDE = expression(r"(?<![^\W_])_(?!\s)|(?<!\s)_(?![^\W_])")
_TILDES_BESIDE = expression(r"~(?=~|\Z)|(?<=~)~|\A~")
_BRACKET = expression(r"[\[\]]")
_NEAR = expression(r"\][(\[{:]|\[\^|\^\[|\[\[")
_UNDERLINE = expression(r"=+ *|-+ *")
_NUMBERED = expression(r"(\d{1,9})([.)])(?=\s|$)")


def escape(text: str) -> str:
    """Write one line of literal `text` so that, as a paragraph of Markdown, it reads the same."""
    return _start(_inline(text.strip()))


def literal(text: str, *, brackets: bool = False) -> str:
    """Write a piece of a line, beside which anything may stand; `start` is to be asked of the line.

    brackets: escape all of them, as within a link.
    """
    text = _BACKSLASH_ANYWHERE.sub(r"\\\\", text)
    text = _ENTITY.sub(r"\\&", text)
    text = _ANGLE.sub(r"\\<", text)
    text = _STAR_BESIDE.sub(r"\\*", text)
    text = _UNDERSCORE_BESIDE.sub(r"\\_", text)
    text = _TILDES_BESIDE.sub(r"\\~", text.replace("`", "\\`"))
    if brackets:
        return _BRACKET.sub(r"\\\g<0>", text)
    return _BRACKET.sub(r"\\\g<0>", text) if _NEAR.search(text) else text


def start(line: str) -> str:
    """Keep the beginning of a line of Markdown from opening a block, or making a heading of the last."""
    if line.startswith("`"):  # of code: literal ones are escaped
        return line
    return f"\\{line}" if _UNDERLINE.fullmatch(line) else _start(line)


def _inline(text: str) -> str:
    text = _BACKSLASH.sub(r"\\\\", text)
    text = _ENTITY.sub(r"\\&", text)
    text = _TAG.sub(r"\\<", text)
    # A sign that must pair does nothing alone.
    if text.count("*") > 1:
        text = _STAR.sub(r"\\*", text)
    if text.count("_") > 1:
        text = _UNDERSCORE.sub(r"\\_", text)
    if text.count("`") > 1:
        text = text.replace("`", "\\`")
    if text.count("~~") > 1:
        text = _TILDES.sub(r"\\~", text)
    return text.replace("[", "\\[") if _BRACKETED.search(text) else text


def _start(text: str) -> str:
    """Keep the beginning of the line from opening a block."""
    if _BLOCK.match(text):
        return "\\" + text
    return _NUMBERED.sub(r"\1\\\2", text, count=1) if _NUMBERED.match(text) else text
