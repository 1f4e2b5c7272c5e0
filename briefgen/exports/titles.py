"""The title of a post that has none: its opening heading, or its first sentence, cut if it is long."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from briefgen.annotate.sentences import sentence_offsets
from briefgen.exports.markup import read_markup
from briefgen.exports.post import Left, Post
from briefgen.exports.shortcodes import without_shortcodes
from briefgen.expressions import expression
from briefgen.render.prosetree import HEADINGS, Node, runs
from briefgen.site.updates import cut
from briefgen.source.decode import is_seen

LONGEST = 60
"""Characters of a title that is made of the first words; a heading has its own length."""
LONGEST_HEADING = 200
"""Characters up to which a heading is taken for a title; a longer one is text."""
_NONE = frozenset({"", "(untitled)", "(no title)"})
"""What systems write where nobody has written a title."""
_NO_SLUG = expression(r"untitled(?:-\d{1,9})?")
_WORDS = frozenset({"b", "br", "em", "i", "mark", "small", "span", "strong", "u"})
_BOXES = frozenset({"div", "section", "article", "header", "main"})


def titled(post: Post) -> Post:
    """The post with a title, of which it is said where it comes from."""
    given = " ".join(post.title.split()).lower()
    if given not in _NONE and any(map(is_seen, given)):
        return post
    html = without_shortcodes(post.html)[0] if post.loose else post.html
    root = read_markup(html).root
    heading = _opening(root)
    if heading and len(_line(heading[1])) > LONGEST_HEADING:
        heading = None
    title = _line(heading[1]) if heading else _first_words(root)
    what = "title of heading" if heading else "title of words"
    slug = "" if title and _NO_SLUG.fullmatch(post.slug) else post.slug
    left = (*post.left, Left(what if title else "no title"))
    return replace(post, title=title, slug=slug, left=left)


def without_repeated(root: Node, title: str) -> None:
    """Take out the heading with which a text begins if it is its title once more, and nothing else."""
    found = _opening(root)
    if found and _line(found[1]) == " ".join(title.split()) and not _has_more(found[1]):
        found[0].children.remove(found[1])


def _opening(node: Node) -> tuple[Node, Node] | None:
    """The opening heading, behind the element in which it is."""
    first = next((it for it in node.children if isinstance(it, Node) or it.strip()), None)
    if not isinstance(first, Node):
        return None
    if first.tag in HEADINGS:
        return (node, first) if _line(first) else None
    return _opening(first) if first.tag in _BOXES else None


def _has_more(node: Node) -> bool:
    """Whether there is more than words in it: a picture, a player or the address of a link."""
    inner = [child for child in node.children if isinstance(child, Node)]
    return any(it.tag not in _WORDS or _has_more(it) for it in inner)


def _first_words(root: Node) -> str:
    text = next((line for line in _lines(root) if any(map(str.isalnum, line))), "")
    start, end = next(sentence_offsets(text), (0, 0))
    return cut(text[start:end].rstrip("."), LONGEST)


def _lines(node: Node) -> Iterator[str]:
    """The lines of a text; one ends where it is meant to."""
    for run in runs(node):
        if isinstance(run, Node):
            yield from _lines(run)
        else:
            text = "".join(_broken(child) for child in run)
            yield from (" ".join(line.split()) for line in text.split("\n\n"))


def _broken(part: Node | str) -> str:
    """The text of a part of a line, with an empty line where one ends."""
    if isinstance(part, str):
        return part
    return "\n\n" if part.tag == "br" else "".join(map(_broken, part.children))


def _line(node: Node) -> str:
    return " ".join(_broken(node).split())
