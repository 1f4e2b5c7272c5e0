"""Tokens of Markdown plug-ins, which know themselves how they are shown, as raw HTML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

OURS = frozenset(
    {"inline", "text", "softbreak", "hardbreak", "link_open", "link_close", "image", "unseen"}
    | {"html_inline", "html_block", "footnote_ref", "footnote_anchor"}
)
"""Never shown by a plug-in: links must be resolved, texts carry the annotations."""


def foreign_shown(
    md: MarkdownIt, plain: MarkdownIt, tokens: Sequence[Token], env: dict[str, Any]
) -> list[Token]:
    """The tokens, where those for which a plug-in brings a rule hold what that rule writes.

    plain: the parser without plug-ins.
    """
    rules = {
        kind: rule
        for kind, rule in _rules(md).items()
        if kind not in OURS and _bare(rule) is not _bare(_rules(plain).get(kind))
    }
    return [_shown(md, rules, tokens, i, env) for i in range(len(tokens))]


def _rules(md: MarkdownIt) -> dict[str, Any]:
    found: dict[str, Any] = getattr(md.renderer, "rules", {})
    return found


def _bare(rule: Any) -> Any:
    return getattr(rule, "__func__", rule)


def _shown(
    md: MarkdownIt,
    rules: dict[str, Callable[..., str]],
    tokens: Sequence[Token],
    i: int,
    env: dict[str, Any],
) -> Token:
    token = tokens[i]
    if token.children:
        token.children = [
            _shown(md, rules, token.children, at, env) for at in range(len(token.children))
        ]
    if token.nesting and token.tag and not token.block:
        return token  # marks are cut and opened again, so these are shown by tag and attributes
    if rule := rules.get(token.type):
        return _raw(token, rule(tokens, i, md.options, env))
    if not (token.nesting or token.tag or token.type in OURS or token.type in _rules(md)):
        return _raw(token, escape(token.content))
    return token


def _raw(token: Token, html: str) -> Token:
    kind, nesting = ("html_block", token.nesting) if token.block else ("html_inline", 0)
    return token.copy(type=kind, nesting=nesting, content=html, children=None)
