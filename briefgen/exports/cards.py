"""Cards of Ghost's editor as HTML: what Ghost makes of them, without its boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from html import escape
from zlib import crc32

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from briefgen.exports.post import Left
from briefgen.exports.untyped import Row, line, rows, words
from briefgen.render.prosetree import DEEPEST

Piece = str | Left
"""HTML, or what is to be said of something that there is none for."""
_RULE_OVER_NOTES = '<hr class="footnotes-sep">\n'


def card(name: str, row: Row) -> Iterator[Piece]:
    """What a card shows, by the name that either editor has for it."""
    rule = _CARDS.get(name)
    if rule is None:
        yield Left("card", name[:40])
    else:
        yield from rule(row)


def _image(row: Row) -> Iterator[Piece]:
    yield from _figure(_picture(row), row)


def _gallery(row: Row) -> Iterator[Piece]:
    for image in rows(row.get("images")):
        yield from _image(image)
    yield _paragraph(words(row.get("caption")))


def _code(row: Row) -> Iterator[Piece]:
    language = line(row.get("language"))
    named = f' class="language-{escape(language)}"' if language else ""
    yield from _figure(f"<pre><code{named}>{escape(words(row.get('code')))}</code></pre>", row)


def _markdown(row: Row) -> Iterator[Piece]:
    text = words(row.get("markdown"))
    # Notes of two cards must not be taken for each other.
    own = {"docId": f"{crc32(text.encode(errors='replace')):x}"}
    yield _parser().render(text, own).replace(_RULE_OVER_NOTES, "")


@cache
def _parser() -> MarkdownIt:
    # markdown-it leaves out what is deeper without a word; what reads the HTML says so.
    options = {"html": True, "xhtmlOut": False, "maxNesting": 4 * DEEPEST}
    md = MarkdownIt("commonmark", options).enable(["table", "strikethrough"])
    return md.use(footnote_plugin)


def _html(row: Row) -> Iterator[Piece]:
    yield words(row.get("html"))


def _video(row: Row) -> Iterator[Piece]:
    yield from _figure(f'<video src="{_address(row.get("src"))}"></video>', row)


def _audio(row: Row) -> Iterator[Piece]:
    yield f'<audio src="{_address(row.get("src"))}"></audio>'


def _file(row: Row) -> Iterator[Piece]:
    yield _link(row.get("src"), line(row.get("fileTitle")) or line(row.get("fileName")))
    yield _paragraph(escape(line(row.get("fileCaption"))))


def _callout(row: Row) -> Iterator[Piece]:
    yield f"<div>{words(row.get('calloutText'))}</div>"


def _toggle(row: Row) -> Iterator[Piece]:
    yield f"<h4>{words(row.get('heading'))}</h4><div>{words(row.get('content'))}</div>"


def _call(row: Row) -> Iterator[Piece]:
    if row.get("hasSponsorLabel") is not False:
        yield f"<div>{words(row.get('sponsorLabel'))}</div>"
    yield _picture({"src": row.get("imageUrl")})
    yield f"<div>{words(row.get('textValue'))}</div>"
    if row.get("showButton") is True:
        yield from _button(row)


def _button(row: Row) -> Iterator[Piece]:
    yield _link(row.get("buttonUrl"), line(row.get("buttonText")))


def _bookmark(row: Row) -> Iterator[Piece]:
    said = row.get("metadata")
    about: Row = said if isinstance(said, dict) else {}
    url = row.get("url")
    yield _link(url, line(about.get("title")) or line(url))
    yield _paragraph(escape(line(about.get("description"))))
    yield _paragraph(words(row.get("caption")))


def _embed(row: Row) -> Iterator[Piece]:
    url = row.get("url")
    yield from _figure(words(row.get("html")) or _link(url, line(url)), row)


def _header(row: Row) -> Iterator[Piece]:
    yield _picture({"src": row.get("backgroundImageSrc")})
    yield f"<h2>{words(row.get('header'))}</h2>"
    yield _paragraph(words(row.get("subheader")))
    if row.get("buttonEnabled") is True:
        yield from _button(row)


def _product(row: Row) -> Iterator[Piece]:
    yield _picture({"src": row.get("productImageSrc")})
    yield f"<h4>{words(row.get('productTitle'))}</h4>"
    yield f"<div>{words(row.get('productDescription'))}</div>"
    if row.get("productButtonEnabled") is True:
        yield _link(row.get("productUrl"), line(row.get("productButton")))


def _rule(_row: Row) -> Iterator[Piece]:
    yield "<hr>"


def _nothing(_row: Row) -> Iterator[Piece]:
    return iter(())


def _mail(_row: Row) -> Iterator[Piece]:
    yield Left("mail")


def _form(_row: Row) -> Iterator[Piece]:
    yield Left("form")


def _picture(row: Row) -> str:
    src = _address(row.get("src"))
    shown = f'<img src="{src}" alt="{escape(line(row.get("alt")))}">' if src else ""
    href = _address(row.get("href"))
    return f'<a href="{href}">{shown}</a>' if shown and href else shown


def _figure(shown: str, row: Row) -> Iterator[Piece]:
    caption = words(row.get("caption"))
    said = f"<figcaption>{caption}</figcaption>" if caption else ""
    yield f"<figure>{shown}{said}</figure>" if shown else ""


def _link(url: object, text: str) -> str:
    return _paragraph(f'<a href="{_address(url)}">{escape(text)}</a>') if text else ""


def _paragraph(html: str) -> str:
    return f"<p>{html}</p>" if html.strip() else ""


def _address(url: object) -> str:
    return escape(words(url).strip())


_CARDS: dict[str, Callable[[Row], Iterator[Piece]]] = {
    "image": _image,
    "gallery": _gallery,
    **dict.fromkeys(("codeblock", "code"), _code),
    **dict.fromkeys(("markdown", "card-markdown"), _markdown),
    "html": _html,
    "video": _video,
    "audio": _audio,
    "file": _file,
    "callout": _callout,
    "call-to-action": _call,
    "toggle": _toggle,
    "button": _button,
    "bookmark": _bookmark,
    "embed": _embed,
    "header": _header,
    "product": _product,
    **dict.fromkeys(("horizontalrule", "hr"), _rule),
    **dict.fromkeys(("paywall", "zwnj"), _nothing),
    **dict.fromkeys(("email", "email-cta"), _mail),
    "signup": _form,
}
"""By the name that the newer editor or the older one has for it."""
