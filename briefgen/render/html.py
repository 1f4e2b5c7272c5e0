"""Tokens of a body, with or without woven spans, to HTML.

Class and id names keep clear of what reader modes strip; paragraphs stand at the top.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from briefgen.source.headings import visible_text
from briefgen.source.notes import note_id, note_number, reference_id

if TYPE_CHECKING:
    from markdown_it.token import Token

    from briefgen.annotate.weave import Woven

Resolve = Callable[[str], str]

PAGE_ONLY = frozenset({"id", "class", "translate", "rel", "loading", "data-m"})
"""Attributes, beside those of ARIA, that only a page of the site has a use for."""
ELEMENTS = {"mark": ("a", "ref"), "sentence": ("span", "s"), "time": ("time", "")}
OTHER_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
LANGUAGE = re.compile(r"[A-Za-z0-9+#.-]{1,40}")
ALIGNED = re.compile(r"text-align:(left|center|right)\Z")


def to_html(
    tokens: Sequence[Token],
    *,
    link: Resolve,
    image: Resolve,
    paragraph_ids: bool = True,
    plain: bool = False,
) -> str:
    """Render a body.

    link, image: turn the address of a link or an image as written into the one for this page;
    "" leaves the text or the description alone.
    paragraph_ids: give numbered paragraphs the id that key facts lead to (`p5`).
    plain: for feeds, without the ids, classes and ARIA that only a page of the site has a use for.
    """
    return "".join(_Html(link, image, paragraph_ids and not plain, plain).render(tokens))


@dataclass(slots=True)
class _Html:
    link: Resolve
    image: Resolve
    paragraph_ids: bool
    plain: bool = False
    images: int = 0
    closing: str = "</a>"
    """What ends the link that is open: one that leads nowhere is none."""

    def render(self, tokens: Sequence[Token]) -> list[str]:
        return [self.show(tokens, i) for i in range(len(tokens))]

    def inline(self, tokens: Sequence[Token] | None) -> str:
        return "".join(self.render(tokens or ()))

    def show(self, tokens: Sequence[Token], i: int) -> str:
        token = tokens[i]
        after_hidden = token.nesting != -1 and i > 0 and tokens[i - 1].hidden
        if token.hidden:
            return "\n" * after_hidden
        if rule := RULES.get(token.type):
            return rule(self, token)
        if token.nesting == -1:
            return f"</{token.tag}>" + "\n" * token.block
        opening = (
            "\n" * (token.block and after_hidden)
            + f"<{token.tag}{_attributes(self.attributes(token))}>"
        )
        return opening + self.marker(token) + "\n" * (token.block and _ends_line(tokens, i))

    def attributes(self, token: Token) -> dict[str, str]:
        attributes = {k: str(v) for k, v in token.attrs.items()}
        if aligned := ALIGNED.match(attributes.pop("style", "")):
            attributes["class"] = f"{attributes.get('class', '')} align-{aligned[1]}".strip()
        if self.paragraph_ids and "paragraph" in token.meta:
            attributes["id"] = f"p{token.meta['paragraph']}"
        return self.kept(attributes)

    def kept(self, attributes: dict[str, str]) -> dict[str, str]:
        """Those that shall be shown."""
        if not self.plain:
            return attributes
        return {k: v for k, v in attributes.items() if k not in PAGE_ONLY and k[:5] != "aria-"}

    def marker(self, token: Token) -> str:
        """The editor's own id for a paragraph whose id is its number."""
        if self.paragraph_ids and "paragraph" in token.meta and "id" in token.attrs:
            return f'<span id="{_quoted(str(token.attrs["id"]))}"></span>'
        return ""


def _attributes(attributes: dict[str, str]) -> str:
    return "".join(f' {key}="{_quoted(value)}"' for key, value in attributes.items())


def _quoted(value: str) -> str:
    return escape(value, quote=True).replace("&#x27;", "'")


def _text(text: str) -> str:
    return escape(text, quote=False).replace('"', "&quot;")


def _ends_line(tokens: Sequence[Token], i: int) -> bool:
    """As markdown-it breaks lines: not before text and not in an empty element."""
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if tokens[i].nesting != 1 or following is None:
        return True
    empty = following.nesting == -1 and following.tag == tokens[i].tag
    return not (following.type == "inline" or following.hidden or empty)


def _inline(html: _Html, token: Token) -> str:
    return html.inline(token.children)


def _plain(_: _Html, token: Token) -> str:
    return _text(token.content)


def _raw(_: _Html, token: Token) -> str:
    return token.content


def _code(html: _Html, token: Token) -> str:
    attributes = {k: str(v) for k, v in token.attrs.items()}
    return f"<code{_attributes(html.kept(attributes))}>{_text(token.content)}</code>"


def _code_block(html: _Html, token: Token) -> str:
    language = LANGUAGE.match(token.info.strip())
    inner = f' class="language-{language[0]}"' if language and not html.plain else ""
    outer = _attributes(html.attributes(token))
    return f"<pre{outer}><code{inner}>{_text(token.content)}</code></pre>\n"


def _link(html: _Html, token: Token) -> str:
    attributes = html.attributes(token)
    written = attributes.pop("href")
    target = "" if written.startswith("data:") else html.link(written)
    head = {"href": target} if target else {}
    if OTHER_HOST.match(target):
        head["rel"] = "noopener"
    kept = html.kept(head | attributes)
    tag = "a" if target else "span" if kept else ""
    html.closing = f"</{tag}>" if tag else ""
    return f"<{tag}{_attributes(kept)}>" if tag else ""


def _link_end(html: _Html, _: Token) -> str:
    return html.closing


def _image(html: _Html, token: Token) -> str:
    attributes = html.attributes(token)
    alt = visible_text(token)
    source = html.image(attributes.pop("src"))
    if not source:
        return _text(alt)
    html.images += 1
    head = {"src": source, "alt": alt}
    attributes.pop("alt", None)
    late = {"loading": "lazy"} if html.images > 1 else {}
    return f"<img{_attributes(html.kept(head | late | attributes))}>"


def _woven(html: _Html, token: Token) -> str:
    span: Woven = token.meta["woven"]
    tag, name = ELEMENTS[span.kind]
    attributes = html.kept(({"class": name} if name else {}) | dict(span.attrs))
    return f"<{tag}{_attributes(attributes)}>{html.inline(token.children)}</{tag}>"


def _span(html: _Html, token: Token) -> str:
    return "" if token.meta["bare"] else f"<span{_attributes(html.attributes(token))}>"


def _span_end(_: _Html, token: Token) -> str:
    return "" if token.meta["bare"] else "</span>"


def _nothing(_: _Html, __: Token) -> str:
    return ""


def _note_reference(html: _Html, token: Token) -> str:
    number = note_number(token)
    if html.plain:  # where nothing leads to the note, brackets keep its number off the words
        return f"<sup>[{number}]</sup>"
    link = {"href": f"#fn-{number}", "id": note_id(token), "aria-label": f"Note {number}"}
    return f'<sup class="fn"><a{_attributes(link)}>{number}</a></sup>'


def _notes(html: _Html, _: Token) -> str:
    if html.plain:
        return "<h2>Notes</h2>\n<ol>\n"
    return '<section class="fn" aria-label="Notes">\n<ol>\n'


def _notes_end(html: _Html, _: Token) -> str:
    return "</ol>\n" if html.plain else "</ol>\n</section>\n"


def _note(html: _Html, token: Token) -> str:
    return "<li>" if html.plain else f'<li id="{note_id(token)}">'


def _way_back(html: _Html, token: Token) -> str:
    if html.plain:
        return ""
    label = f"Back to note {note_number(token)} in the text"
    link = {"href": f"#{reference_id(token)}", "class": "fn-back", "aria-label": label}
    return f" <a{_attributes(link)}>\N{LEFTWARDS ARROW WITH HOOK}\N{VARIATION SELECTOR-15}</a>"


RULES: dict[str, Callable[[_Html, Token], str]] = {
    "inline": _inline,
    "text": _plain,
    "softbreak": lambda *_: "\n",
    "hardbreak": lambda *_: "<br>\n",
    "code_inline": _code,
    "code_block": _code_block,
    "fence": _code_block,
    "html_inline": _raw,
    "html_block": _raw,
    "link_open": _link,
    "link_close": _link_end,
    "image": _image,
    "woven": _woven,
    "span_open": _span,
    "span_close": _span_end,
    "unseen": _nothing,
    "footnote_ref": _note_reference,
    "footnote_block_open": _notes,
    "footnote_block_close": _notes_end,
    "footnote_open": _note,
    "footnote_close": lambda *_: "</li>\n",
    "footnote_anchor": _way_back,
}
