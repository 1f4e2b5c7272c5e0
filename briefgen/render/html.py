"""Tokens of a body, with or without woven spans, to HTML.

Class and id names keep clear of what reader modes strip; paragraphs stand at the top.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field
from msgspec.structs import replace

from briefgen.expressions import expression
from briefgen.locales.words import ENGLISH_WORDS, Words
from briefgen.render import pictures
from briefgen.render.labels import heading
from briefgen.render.pictures import Picture, quoted, written
from briefgen.source.headings import visible_text
from briefgen.source.notes import note_id, note_number, reference_id

if TYPE_CHECKING:
    from markdown_it.token import Token

    from briefgen.annotate.weave import Nest, Woven

Resolve = Callable[[str], str]
Show = Callable[[str], Picture | None]

PAGE_ONLY = frozenset({"id", "class", "translate", "rel", "loading", "data-m", "data-new"})
"""Attributes, beside those of ARIA, that only a page of the site has a use for."""
ELEMENTS = {
    "mark": ("a", "ref"), "sentence": ("span", "s"), "time": ("data", ""), "whole": ("span", "whole"),
}  # fmt: skip
"""Of the woven spans. The `<time>` of a date is empty and stands before its words (`_element`)."""
OTHER_HOST = expression(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
LANGUAGE = expression(r"[A-Za-z0-9+#.-]{1,40}(?=[\s{]|$)")
ALIGNED = expression(r"text-align:(left|center|right)\Z")


class Gap(Struct, frozen=True):
    """What of a body hangs on where things stand on the site: a link, its end, or an image.

    url: the address as written; attributes: all others, in order; alt: of an image.
    """

    kind: Literal["link", "end", "image"]
    url: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    alt: str = ""


Prose = tuple[str | Gap, ...]
"""A body as HTML, but for its gaps."""


def to_html(
    tokens: Sequence[Token],
    *,
    link: Resolve,
    image: Show,
    paragraph_ids: bool = True,
    plain: bool = False,
    words: Words = ENGLISH_WORDS,
) -> str:
    """Render a body.

    link, image: turn the address of a link as written into the one for this page, that of an
    image into the picture; "" or None leaves the text or the description alone.
    paragraph_ids: give numbered paragraphs the id that key facts lead to (`p5`).
    plain: for feeds, without the ids, classes and ARIA that only a page of the site has a use for.
    words: what is said of notes.
    """
    parts = prose(tokens, paragraph_ids=paragraph_ids, plain=plain, words=words)
    return filled(parts, link=link, image=image, plain=plain)


def prose(
    tokens: Sequence[Token],
    *,
    paragraph_ids: bool = True,
    plain: bool = False,
    words: Words = ENGLISH_WORDS,
) -> Prose:
    """Render a body as far as it can be without knowing where its links lead."""
    html = _Html(paragraph_ids and not plain, words, plain)
    html.render(tokens)
    return tuple(_joined(html.out))


def _joined(parts: Iterable[str | Gap]) -> Iterator[str | Gap]:
    """Few long parts in place of many short ones."""
    run: list[str] = []
    for part in parts:
        if isinstance(part, str):
            run.append(part)
        else:
            yield "".join(run)
            run.clear()
            yield part
    yield "".join(run)


def filled(
    parts: Prose, *, link: Resolve, image: Show, plain: bool = False, images: int = 0
) -> str:
    """A body whose links and images lead to their places; the arguments are those of `to_html`.

    images: how many stand above it.
    """
    closing, out = "</a>", []
    for part in parts:
        if isinstance(part, str):
            out.append(part)
        elif part.kind == "end":  # of a link that leads nowhere, and so is none
            out.append(closing)
        elif part.kind == "link":
            target = "" if part.url.startswith("data:") else link(part.url)
            tag, opening = _link(target, dict(part.attributes), plain=plain)
            closing = f"</{tag}>" if tag else ""
            out.append(opening)
        else:
            shown = image(part.url)
            images += shown is not None
            out.append(_image(shown, part, late=images > 1, plain=plain))
    return "".join(out)


def _link(target: str, attributes: dict[str, str], *, plain: bool) -> tuple[str, str]:
    """The element that a link becomes, "" for none, and how it is opened."""
    head = {"href": target} if target else {}
    if OTHER_HOST.match(target):
        head["rel"] = "noopener"
    kept = _kept(head | attributes, plain=plain)
    tag = "a" if target else "span" if kept else ""
    return tag, f"<{tag}{written(kept)}>" if tag else ""


def _image(shown: Picture | None, gap: Gap, *, late: bool, plain: bool) -> str:
    if shown is None:
        return quoted(gap.alt)
    return pictures.image(shown, gap.alt, dict(gap.attributes), late=late, plain=plain)


def _kept(attributes: dict[str, str], *, plain: bool) -> dict[str, str]:
    """Those that shall be shown."""
    if not plain:
        return attributes
    return {k: v for k, v in attributes.items() if k not in PAGE_ONLY and k[:5] != "aria-"}


_PARAGRAPH = ["inline", "paragraph_close"]
"""What follows the token that opens one."""


class _Html(Struct):
    """Writes tokens to `out`. A rule gives what comes last of its token."""

    paragraph_ids: bool
    words: Words
    plain: bool = False
    out: list[str | Gap] = field(default_factory=list)

    def render(self, tokens: Sequence[Token]) -> None:
        after = 0
        for i, token in enumerate(tokens):
            if i < after:
                continue
            if token.type == "paragraph_open" and not token.hidden and self.figure(tokens, i):
                after = i + 3
            else:
                self.out.append(self.show(tokens, i))

    def figure(self, tokens: Sequence[Token], i: int) -> bool:
        """Write a paragraph that is a picture with its caption; False if it is another."""
        inner = tokens[i + 1] if [t.type for t in tokens[i + 1 : i + 3]] == _PARAGRAPH else None
        found = pictures.figure(inner.children or ()) if inner else None
        if found is None:
            return False
        gap = _picture(self, found.image)
        if not found.caption:
            kept = tuple(pair for pair in gap.attributes if pair[0] != "title")
            gap = replace(gap, attributes=kept)
        self.out += [f"<figure{written(self.attributes(tokens[i]))}>", gap]
        self.out.append("\n<figcaption>")
        self.render(found.caption)
        self.out.append(f"{pictures.caption_end(found)}</figcaption></figure>\n")
        return True

    def show(self, tokens: Sequence[Token], i: int) -> str | Gap:
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
            + f"<{token.tag}{written(self.attributes(token))}>"
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
        return _kept(attributes, plain=self.plain)

    def marker(self, token: Token) -> str:
        """The editor's own id for a paragraph whose id is its number."""
        if self.paragraph_ids and "paragraph" in token.meta and "id" in token.attrs:
            return f'<span id="{quoted(str(token.attrs["id"]))}"></span>'
        return ""


def _ends_line(tokens: Sequence[Token], i: int) -> bool:
    """As markdown-it breaks lines: not before text and not in an empty element."""
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if tokens[i].nesting != 1 or following is None:
        return True
    empty = following.nesting == -1 and following.tag == tokens[i].tag
    return not (following.type == "inline" or following.hidden or empty)


def _inline(html: _Html, token: Token) -> str:
    html.render(token.children or ())
    return ""


def _plain(_: _Html, token: Token) -> str:
    return quoted(token.content)


def _raw(_: _Html, token: Token) -> str:
    return token.content


def _code(html: _Html, token: Token) -> str:
    attributes = {k: str(v) for k, v in token.attrs.items()}
    return f"<code{written(html.kept(attributes))}>{quoted(token.content)}</code>"


def _code_block(html: _Html, token: Token) -> str:
    language = LANGUAGE.match(token.info.strip())
    inner = f' class="language-{language[0]}"' if language and not html.plain else ""
    outer = written(html.attributes(token))
    return f"<pre{outer}><code{inner}>{quoted(token.content)}</code></pre>\n"


def _link_start(html: _Html, token: Token) -> Gap:
    attributes = html.attributes(token)
    return Gap("link", attributes.pop("href"), tuple(attributes.items()))


def _link_end(_: _Html, __: Token) -> Gap:
    return Gap("end")


def _picture(html: _Html, token: Token) -> Gap:
    attributes = html.attributes(token)
    source = attributes.pop("src")
    for name in ("alt", "credit"):
        attributes.pop(name, None)
    return Gap("image", source, tuple(attributes.items()), visible_text(token))


def _woven(html: _Html, token: Token) -> str:
    opening, closing = _element(html, token.meta["woven"])
    html.out.append(opening)
    html.render(token.children or ())
    return closing


def _element(html: _Html, span: Woven) -> tuple[str, str]:
    tag, name = ELEMENTS[span.kind]
    attributes = html.kept(({"class": name} if name else {}) | dict(span.attrs))
    opening = f"<{tag}{written(attributes)}>"
    if day := attributes.get("value"):
        # Extractors delete a `<time>` with its words, so it has none.
        opening += f"<time{written({'datetime': day})}></time>"
    return opening, f"</{tag}>"


def _woven_text(html: _Html, token: Token) -> str:
    _put(html, token.content, 0, len(token.content), token.meta["nests"])
    return ""


def _put(html: _Html, text: str, start: int, end: int, nests: Sequence[Nest]) -> None:
    """The text from `start` to `end`, with the spans in it."""
    for nest in nests:
        opening, closing = _element(html, nest.span)
        html.out += (quoted(text[start : nest.span.start]), opening)
        start = nest.span.end
        _put(html, text, nest.span.start, start, nest.inner)
        html.out.append(closing)
    html.out.append(quoted(text[start:end]))


def _span(html: _Html, token: Token) -> str:
    return "" if token.meta["bare"] else f"<span{written(html.attributes(token))}>"


def _span_end(_: _Html, token: Token) -> str:
    return "" if token.meta["bare"] else "</span>"


def _nothing(_: _Html, __: Token) -> str:
    return ""


def _note_reference(html: _Html, token: Token) -> str:
    number = note_number(token)
    if html.plain:  # where nothing leads to the note, brackets keep its number off the words
        return f"<sup>[{number}]</sup>"
    label = html.words.gettext("Note %(number)s", number=number)
    link = {"href": f"#fn-{number}", "id": note_id(token), "aria-label": label}
    return f'<sup class="fn"><a{written(link)}>{number}</a></sup>'


def _notes(html: _Html, _: Token) -> str:
    title = html.words.gettext("Notes")
    if html.plain:
        return f"<h2>{quoted(title)}</h2>\n<ol>\n"
    return f'<section class="fn" aria-label="{quoted(title)}">\n<ol>\n'


def _notes_end(html: _Html, _: Token) -> str:
    return "</ol>\n" if html.plain else "</ol>\n</section>\n"


def _note(html: _Html, token: Token) -> str:
    return "<li>" if html.plain else f'<li id="{note_id(token)}">'


def _way_back(html: _Html, token: Token) -> str:
    if html.plain:
        return ""
    number = note_number(token)
    label = html.words.gettext("Back to note %(number)s in the text", number=number)
    link = {"href": f"#{reference_id(token)}", "class": "fn-back", "aria-label": label}
    return f" <a{written(link)}>\N{LEFTWARDS ARROW WITH HOOK}\N{VARIATION SELECTOR-15}</a>"


def _label(html: _Html, token: Token) -> str:
    return heading(token, html.attributes(token), html.words, plain=html.plain)


def _label_end(_: _Html, token: Token) -> str:
    """Where text without a heading follows, a line says that it is no longer part of the block."""
    return "<hr>\n" if token.meta["line"] else ""


RULES: dict[str, Callable[[_Html, Token], str | Gap]] = {
    "inline": _inline,
    "text": _plain,
    "softbreak": lambda *_: "\n",
    "hardbreak": lambda *_: "<br>\n",
    "code_inline": _code,
    "code_block": _code_block,
    "fence": _code_block,
    "html_inline": _raw,
    "html_block": _raw,
    "link_open": _link_start,
    "link_close": _link_end,
    "image": _picture,
    "woven": _woven,
    "text_woven": _woven_text,
    "span_open": _span,
    "span_close": _span_end,
    "unseen": _nothing,
    "label": _label,
    "label_end": _label_end,
    "footnote_ref": _note_reference,
    "footnote_block_open": _notes,
    "footnote_block_close": _notes_end,
    "footnote_open": _note,
    "footnote_close": lambda *_: "</li>\n",
    "footnote_anchor": _way_back,
}
