"""The headings of labelled blocks."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from briefgen.locales.words import Words
from briefgen.render.pictures import written
from briefgen.site.blocks import OPINION_LABEL, label
from briefgen.source.blockkinds import OPINION

if TYPE_CHECKING:
    from markdown_it.token import Token


def heading(token: Token, attributes: dict[str, str], words: Words, *, plain: bool) -> str:
    """The heading of a labelled block; an opinion is called one in words, for every reader."""
    kind = token.meta["kind"]
    shown = escape(label(kind, token.meta["title"], words))
    if kind in OPINION:
        about = escape(words.gettext("%(label)s:", label=words.gettext(OPINION_LABEL)))
        about = about if plain else f'<span class="type">{about}</span>'
        shown = f"{about} {shown}"
    return f"<h2{written(attributes)}>{shown}</h2>\n"
