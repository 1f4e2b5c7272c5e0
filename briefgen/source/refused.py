"""Addresses that may not become links: the text around them stays text, and they are noted.

The parser asks about an address where nobody can say in which line it stands. So this rule comes
after those that make links, and looks at what they left as text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.expressions import expression
from briefgen.source.links import is_safe
from briefgen.source.origin import unseen

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

# `](address`, `<scheme:address>` and `]: address`. Only words of the third form that nobody writes
# after a remark in brackets count.
ADDRESS = expression(
    r"\]\([ \t\n]{0,99}+(?:<([^<>\n]{1,400})>|([^\s()<>]{1,400}))"
    r"|<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,400})>"
    r"|\]:[ \t]{0,99}+<?((?:javascript|vbscript|data|file|blob):[^\s<>]{1,400})",
    re.IGNORECASE,
)


def refused_plugin(md: MarkdownIt) -> None:
    """To be used after all that makes links."""
    md.inline.ruler.push("refused", _note)


def _note(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] not in "]<":
        return False
    found = ADDRESS.match(state.src, state.pos, state.posMax)
    if not found or is_safe(address := found[found.lastindex or 0]):
        return False
    state.pending += state.src[state.pos]
    token = unseen(state)
    token.meta["refused"] = address
    token.meta["into"] = found.start(found.lastindex or 0) - state.pos
    state.pos += 1
    return True
