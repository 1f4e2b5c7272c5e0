"""Attributes `{.class #id lang=ko}`, spans `[text]{.class}` and pins `[Georgia]{@georgia-us}`.

They may follow a bracketed text, a link, an image or code, end a heading, or stand on a line of
their own before a block. Only the attributes that are listed here come out; a list with anything
that cannot be read is text.

Own rules instead of `mdit_py_plugins.attrs`: that one takes quadratic time on hostile input,
knows no pins and lets any attribute through.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from briefgen.expressions import expression
from briefgen.source.origin import nothing_pending, unseen

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

ITEM = r"""(?:[.#@][^\s{}"'.#@=]{1,80}+|[A-Za-z][\w:-]{0,40}+=(?:"[^"\n{}]{0,200}+"|[\w:./%-]{1,200}+))"""
LIST = expression(rf"\{{[ \t]*+((?:{ITEM}[ \t]*+){{1,20}}+)\}}")
PART = expression(r"""([.#@])([^\s{}"'.#@=]+)|([A-Za-z][\w:-]*)=(?:"([^"]*)"|([\w:./%-]+))""")
HEADING_TAIL = expression(r"[ \t]\{[^{}\n]{1,400}\}\Z")

CLASS = expression(r"[a-z][a-z0-9-]*\Z")
IDENTIFIER = expression(r"[\w:-]+\Z")
ALLOWED = {
    "lang": expression(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,5}\Z"),
    "dir": expression(r"(?:ltr|rtl|auto)\Z"),
    "translate": expression(r"(?:yes|no)\Z"),
}
PIXELS = expression(r"[1-9][0-9]{0,4}\Z")
ALLOWED_ON_IMAGES = {
    "width": PIXELS,
    "height": PIXELS,
    "loading": expression(r"(?:lazy|eager)\Z"),
    "credit": expression(r"[^\x00-\x1f\x7f]{1,200}\Z"),
}
CARRIERS = frozenset({"image", "code_inline", "link_close", "span_close"})


class Attributes(Struct, frozen=True):
    """What one list says: allowed HTML attributes, and the id of the entity that it pins."""

    html: tuple[tuple[str, str], ...]
    pin: str = ""


def attributes_plugin(md: MarkdownIt) -> None:
    md.inline.ruler.after("link", "span", _span)
    md.inline.ruler.push("attributes", _after_inline)
    ends = ["paragraph", "reference", "blockquote"]
    md.block.ruler.before("fence", "attributes", _before_block, {"alt": ends})
    md.core.ruler.after("block", "attributes", _resolve_blocks)


def read(text: str) -> Attributes:
    """Read the inside of a list that `LIST` has matched."""
    classes: list[str] = []
    found: dict[str, str] = {}
    pin = ""
    for sign, name, key, quoted, bare in PART.findall(text):
        if sign == "." and CLASS.match(name):
            classes.append(name)
        elif sign == "#" and IDENTIFIER.match(name):
            found["id"] = name
        elif sign == "@":
            pin = name
        elif key == "class":
            classes += [c for c in quoted.split() or [bare] if CLASS.match(c)]
        elif key == "id" and IDENTIFIER.match(quoted or bare):
            found["id"] = quoted or bare
        elif key:
            found[key.lower()] = quoted or bare
    if classes:
        found["class"] = " ".join(dict.fromkeys(classes))
    return Attributes(tuple((k, v) for k, v in found.items() if _is_allowed(k, v)), pin)


def _is_allowed(key: str, value: str) -> bool:
    rule = ALLOWED.get(key) or ALLOWED_ON_IMAGES.get(key)
    return key in ("id", "class") or bool(rule and rule.match(value))


def give(token: Token, attributes: Iterable[tuple[str, str]]) -> None:
    """Add to what *token* has: classes add up, of the rest the newer counts."""
    for key, value in attributes:
        if key in ALLOWED_ON_IMAGES and token.type != "image":
            continue
        if key == "class" and "class" in token.attrs:
            value = f"{token.attrs['class']} {value}"  # noqa: PLW2901
        token.attrs[key] = value


def _span(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[" or not _any_span_after(state):
        return False
    start, stop = state.pos + 1, state.posMax
    end = state.md.helpers.parseLinkLabel(state, state.pos)
    found = LIST.match(state.src, end + 1, stop) if end > 0 else None
    if not found:
        return False
    if not silent:
        _push_span(state, start, end, read(found[1]))
    state.pos, state.posMax = found.end(), stop
    return True


def _any_span_after(state: StateInline) -> bool:
    """A cheap look ahead, so that thousands of open brackets stay cheap."""
    last: dict[int, int] = state.env.setdefault("last span", {})
    key = id(state.tokens)
    if key not in last:
        last[key] = state.src.rfind("]{")
    return last[key] > state.pos


def _push_span(state: StateInline, start: int, end: int, attributes: Attributes) -> None:
    state.pos, state.posMax = start, end
    token = state.push("span_open", "span", 1)
    give(token, attributes.html)
    if attributes.pin:
        token.meta["pin"] = attributes.pin
    token.meta["bare"] = not token.attrs
    state.md.inline.tokenize(state)
    state.push("span_close", "span", -1).meta = token.meta


def _after_inline(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{" or silent:
        return False
    carrier = _carrier(state.tokens)
    found = LIST.match(state.src, state.pos, state.posMax) if carrier else None
    if not carrier or not found or not nothing_pending(state):
        return False
    give(carrier, read(found[1]).html)
    carrier.meta["bare"] = not carrier.attrs
    unseen(state).meta["carrier"] = carrier
    state.pos = found.end()
    return True


def _carrier(tokens: list[Token]) -> Token | None:
    """The token that a list right here speaks about."""
    last = tokens[-1] if tokens else None
    if last and last.type == "unseen":
        return last.meta.get("carrier")
    if not last or last.type not in CARRIERS:
        return None
    at = len(tokens) - 1
    level = 0
    while (level := level + tokens[at].nesting) < 0:
        at -= 1
    return tokens[at]


def _before_block(state: StateBlock, line: int, _stop: int, silent: bool) -> bool:
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith("{", start) or state.is_code_block(line):
        return False
    end = state.skipSpacesBack(state.eMarks[line], start)
    found = LIST.fullmatch(state.src, start, end)
    if not found:
        return False
    if not silent:
        token = state.push("attributes", "", 0)
        token.meta["attributes"] = read(found[1]).html
        state.line = line + 1
    return True


def _resolve_blocks(state: StateCore) -> None:
    """Give the attributes of each list to the block below it, or to the heading that it ends."""
    kept: list[Token] = []
    waiting: list[tuple[str, str]] = []
    for token in state.tokens:
        if token.type == "attributes":
            waiting += token.meta["attributes"]
            continue
        if token.nesting >= 0:
            give(token, waiting)
        waiting = []
        if token.type == "inline" and kept[-1].type == "heading_open":
            _take_tail(kept[-1], token)
        kept.append(token)
    state.tokens = kept


def _take_tail(heading: Token, text: Token) -> None:
    tail = HEADING_TAIL.search(text.content, max(len(text.content) - 450, 0))
    found = LIST.fullmatch(tail[0].strip()) if tail else None
    if tail and found and not read(found[1]).pin:
        give(heading, read(found[1]).html)
        text.content = text.content[: tail.start()].rstrip()
