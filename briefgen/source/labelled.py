"""Labelled blocks: what stands between `::: the-view "Ada Lin's view"` and `:::`.

They stand at the top of a body and not in each other: where one begins, the one before it ends, so
that a forgotten `:::` never makes opinion of news or news of opinion. What isn't a block stays text.

Own rules instead of `mdit_py_plugins.container`: there an unclosed block takes in the next one, a
`:::` in fenced code ends it, and the text of the fifty-first that is open is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from markdown_it.token import Token
from msgspec import Struct, field

from briefgen.source.blockkinds import END, KINDS, LABEL, OPINION, BlockKind
from briefgen.source.typography import smart

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore

NOTE = "footnote_reference"
_QUOTES = ('""', "“”", "„“", "«»", "''", "‘’")
_LONGEST = 40
"""Letters of a name for which the one that was meant is looked for."""

Wrong = Literal["unknown", "nested", "unclosed", "stray", "empty"]


class Fence(Struct, frozen=True):
    """A line that begins with three colons: 0-based line and columns, and what follows them.

    named: the column in which the name begins.
    """

    line: int
    column: int
    name: str = ""
    title: str = ""
    named: int = 0

    @property
    def kind(self) -> BlockKind | None:
        """The kind of block that it opens, if it does."""
        word = self.name.casefold().replace("_", "-")
        return next((kind for kind in KINDS if kind == word), None)


class Oddity(Struct, frozen=True):
    """A line of colons that does not do what it seems to be for."""

    what: Wrong
    fence: Fence
    near: str = ""
    """The kind that was probably meant."""


class _Fences(Struct):
    """The block that is open, and how many openings of unknown boxes wait for their end."""

    open: Fence | None = None
    foreign: int = 0
    odd: list[Oddity] = field(default_factory=list)

    def close(self, what: Wrong = "unclosed") -> None:
        if self.open is not None:
            self.odd.append(Oddity(what, self.open))
        self.open = None


def labelled_plugin(md: MarkdownIt) -> None:
    """To be used after the attributes."""
    ends = ["paragraph", "reference", "blockquote", "list"]
    md.block.ruler.before("fence", "labelled", _fence, {"alt": ends})
    md.core.ruler.after("attributes", "labelled", _enclose)


def oddities(env: Mapping[str, Any]) -> tuple[Oddity, ...]:
    """What the parser noted in its environment, in the order of lines."""
    fences: _Fences | None = env.get("labelled")
    return tuple(sorted(fences.odd, key=lambda odd: odd.fence.line)) if fences else ()


def _fence(state: StateBlock, line: int, _stop: int, silent: bool) -> bool:
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith(":::", start) or state.is_code_block(line):
        return False
    if silent:
        return True
    fences: _Fences = state.env.setdefault("labelled", _Fences())
    column = start - state.src.rfind("\n", 0, start) - 1
    fence = _read(state.src[start : state.eMarks[line]], line, column)
    if not _begins(fences, fence, at_top=state.level == 0):
        return False
    if fence.kind:
        token = state.push(LABEL, "h2", 0)
        token.meta["kind"], token.meta["title"] = fence.kind, smart(fence.title)
        token.attrs["id"] = fence.kind
    else:
        token = state.push(END, "hr", 0)
    token.map = [line, line + 1]
    state.line = line + 1
    return True


def _read(text: str, line: int, column: int) -> Fence:
    name, title = (*text.strip(": \t").split(maxsplit=1), "", "")[:2]
    if len(title) > 1 and title[0] + title[-1] in _QUOTES:
        title = title[1:-1].strip()
    named = column + len(text) - len(text.lstrip(": \t"))
    return Fence(line, column, name, title, named)


def _begins(fences: _Fences, fence: Fence, *, at_top: bool) -> bool:
    """Whether a block begins or ends with this line; else it is text, and why is noted."""
    if fence.name and not fence.kind:
        from difflib import get_close_matches  # noqa: PLC0415 - only for what is misspelt

        near = get_close_matches(fence.name[:_LONGEST].casefold(), KINDS, n=1, cutoff=0.6)
        fences.odd.append(Oddity("unknown", fence, *near))
        fences.foreign += at_top
        return False
    if not at_top:
        fences.odd += [Oddity("nested", fence)] if fence.kind else []
        return False
    if fence.kind:
        fences.close()
        fences.open, fences.foreign = fence, 0
        return True
    if fences.foreign or fences.open is None:
        fences.odd += [] if fences.foreign else [Oddity("stray", fence)]
        fences.foreign = max(fences.foreign - 1, 0)
        return False
    fences.open = None
    return True


def _enclose(state: StateCore) -> None:
    """End each block, take empty ones out, and give every element of a block its classes."""
    fences: _Fences | None = state.env.get("labelled")
    if fences is None:
        return
    fences.close()
    state.tokens = list(_enclosed(state.tokens, fences))
    for at, token in enumerate(state.tokens):
        if token.type == END:
            token.meta["line"] = _goes_on(state.tokens, at + 1)


def _enclosed(tokens: Sequence[Token], fences: _Fences) -> Iterator[Token]:
    kind = ""
    for at, token in enumerate(tokens):
        if kind and token.type in (LABEL, END):
            yield Token(END, "hr", 0, block=True)
            kind = ""
        if token.type == LABEL:
            if _is_empty(tokens, at + 1):
                fences.odd.append(Oddity("empty", _fence_of(token)))
                continue
            kind = token.meta["kind"]
        if token.type == END:
            continue
        if kind and not token.level and token.nesting >= 0:
            token.attrJoin("class", classes(kind))
        yield token
    if kind:
        yield Token(END, "hr", 0, block=True)


def classes(kind: str) -> str:
    """Those of each element of a block; reader modes drop none for them."""
    return f"part opinion {kind}" if kind in OPINION else f"part {kind}"


def _is_empty(tokens: Sequence[Token], at: int) -> bool:
    return at == len(tokens) or tokens[at].type in (LABEL, END)


def _fence_of(label: Token) -> Fence:
    return Fence((label.map or [0])[0], 0, label.meta["kind"])


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether text without a heading of its own follows; notes move to the end of the body."""
    note = False
    for token in (tokens[i] for i in range(at, len(tokens))):
        if note or token.type.startswith(NOTE):
            note = token.type != f"{NOTE}_close"
            continue
        return token.type not in (LABEL, "heading_open")
    return False
