"""Ellipses, dashes and curly quotation marks, with every letter still traceable.

Only what a newspaper wants: `...` `--` `---` `+-`, and `''` for a double mark, as wires write it.
Not `(c)`, which stands in law and tax codes.
Quotation marks pair as in markdown-it, in linear time; besides, an opening mark without a partner
is set as one (a quotation may run over paragraphs), and a lone single mark is an apostrophe.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar
from markdown_it.token import Token
from msgspec import Struct, field
from msgspec.structs import replace

from briefgen.expressions import expression
from briefgen.source.origin import VISIBLE, Origin

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

SIGNS = {"...": "…", "+-": "±", "--": "–", "---": "—", "''": '"'}
SIGN = expression(
    r"\.{3}|\+-(?!-)"
    r"|(?<![\w\"'])''(?=[^\s\"'])|(?<=[^\s\d\"'])''(?![\w\"'])"  # behind figures they are inches
    r"|(?<!-)---(?!-)"
    r"|(?<![-\S])--(?![-\S])"  # between spaces
    r"|(?<=[^-\s])--(?![-\s])",  # between words, where `--fix` is none
    signs=("...", "+-", "--", "''"),
)
SIGN_AFTER_MARKUP = expression(rf"{SIGN.pattern}|^--(?![-\s])")
SIGN_AFTER_WORD = expression(rf"{SIGN_AFTER_MARKUP.pattern}|^''(?![\w\"'])")
"""Behind an escaped sign or a word in italics, which are texts of their own."""
QUOTE = expression("[\"']")
APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
OPENING = {'"': "“", "'": "‘"}
CLOSING = {'"': "”", "'": APOSTROPHE}
DECADE = expression(r"'\d\ds?\b")


def typography_plugin(md: MarkdownIt) -> None:
    """Replace the library's two rules by ones that keep the origin of what they change."""
    md.core.ruler.at("replacements", _signs)
    md.core.ruler.at("smartquotes", _quotes)


def smart(text: str) -> str:
    """A text that stands in no block, set as those in blocks are."""
    token = Token("text", "", 0, content=text)
    deque(_set_signs([token]), maxlen=0)
    _set_quotes([token])
    return token.content


def _signs(state: StateCore) -> None:
    for block in state.tokens:
        if block.type == "inline" and block.children and SIGN.search(block.content):
            steps = tuple(_set_signs(block.children))
            origin: Origin = block.meta["origin"]
            block.meta["origin"] = replace(origin, smartened=steps)


def _set_signs(children: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Change the texts; give the steps from the new text to the old one."""
    new = old = 0
    yield 0, 0
    pattern = SIGN
    for token, is_text in _with_textness(children):
        before = token.content
        if is_text:
            token.content = pattern.sub(lambda sign: SIGNS[sign[0]], before)
            yield from _steps(pattern.finditer(before), new, old)
        if token.type in VISIBLE:
            new, old = new + len(token.content), old + len(before)
            ends = before[-1:].strip("0123456789\"' \t\n\xa0")
            pattern = SIGN_AFTER_WORD if ends else SIGN_AFTER_MARKUP
        elif token.tag == "br":
            pattern = SIGN


def _steps(signs: Iterable[re.Match[str]], new: int, old: int) -> Iterator[tuple[int, int]]:
    for sign in signs:
        new -= len(sign[0]) - 1
        yield new + sign.end(), old + sign.end()


def _with_textness(children: Sequence[Token]) -> Iterator[tuple[Token, bool]]:
    """Each token, and whether it is text to smarten; an address shown as its own link is not."""
    auto = 0
    for token in children:
        if token.info == "auto":
            auto += token.nesting
        yield token, token.type == "text" and not auto


def _quotes(state: StateCore) -> None:
    for block in state.tokens:
        if block.type == "inline" and block.children and QUOTE.search(block.content):
            _set_quotes(block.children)


class _Opener(Struct, frozen=True):
    mark: str
    level: int
    at: int


class _Quotes(Struct):
    """The opening marks that wait for a partner, innermost last, and what has been decided."""

    waiting: list[_Opener] = field(default_factory=list)
    depths: dict[str, list[int]] = field(default_factory=lambda: {'"': [], "'": []})
    """For each mark, the positions in `waiting` of its openers."""
    decided: dict[int, str] = field(default_factory=dict)

    def drop_from(self, depth: int) -> None:
        while len(self.waiting) > depth:
            self.depths[self.waiting.pop().mark].pop()

    def leave(self, level: int) -> None:
        """Forget the openers inside formatting that has ended."""
        while self.waiting and self.waiting[-1].level > level:
            self.drop_from(len(self.waiting) - 1)

    def open(self, opener: _Opener) -> None:
        self.depths[opener.mark].append(len(self.waiting))
        self.waiting.append(opener)
        self.decided[opener.at] = "“" if opener.mark == '"' else APOSTROPHE

    def close(self, mark: str, level: int, at: int) -> bool:
        depth = self.depths[mark][-1] if self.depths[mark] else -1
        if depth < 0 or self.waiting[depth].level != level:
            return False
        self.decided[self.waiting[depth].at] = OPENING[mark]
        self.decided[at] = CLOSING[mark]
        self.drop_from(depth)
        return True


def _set_quotes(children: Sequence[Token]) -> None:
    flat = "".join(" " if t.type in ("softbreak", "hardbreak") else t.content for t in children)
    quotes = _Quotes()
    at = 0
    for token, is_text in _with_textness(children):
        quotes.leave(token.level)
        for quote in QUOTE.finditer(token.content) if is_text else ():
            _decide(quotes, flat, at + quote.start(), token.level)
        at += len(token.content) or token.type in ("softbreak", "hardbreak")
    _replace(children, quotes.decided)


def _decide(quotes: _Quotes, flat: str, at: int, level: int) -> None:
    mark = flat[at]
    opens, closes = _sides(flat, at)
    if mark == "'" and (DECADE.match(flat, at) or not (opens or closes)):
        quotes.decided[at] = APOSTROPHE
    elif closes and quotes.close(mark, level, at):
        pass
    elif opens:
        quotes.open(_Opener(mark, level, at))
    elif closes and mark == "'":
        quotes.decided[at] = APOSTROPHE


def _sides(flat: str, at: int) -> tuple[bool, bool]:
    """Whether the mark may open and whether it may close a quotation."""
    last = flat[at - 1] if at else " "
    following = flat[at + 1] if at + 1 < len(flat) else " "
    last_punct, next_punct = _is_punct(last), _is_punct(following)
    opens = not following.isspace() and (not next_punct or last.isspace() or last_punct)
    closes = not last.isspace() and (not last_punct or following.isspace() or next_punct)
    return (last_punct, next_punct) if opens and closes else (opens, closes)


def _is_punct(char: str) -> bool:
    return isMdAsciiPunct(ord(char)) or isPunctChar(char)


def _replace(children: Sequence[Token], decided: dict[int, str]) -> None:
    at = 0
    for token, is_text in _with_textness(children):
        before = token.content
        if is_text and QUOTE.search(before):
            token.content = "".join(decided.get(at + i, char) for i, char in enumerate(before))
        at += len(before) or token.type in ("softbreak", "hardbreak")
