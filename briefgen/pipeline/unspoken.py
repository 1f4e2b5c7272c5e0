"""Glossary terms that would tell of a text which is not shown: an embargo holds for its words, too."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from msgspec import Struct

from briefgen.expressions import expression
from briefgen.graph.build import Build
from briefgen.graph.query import query
from briefgen.knowledge.aliases import names
from briefgen.knowledge.entity import Term
from briefgen.knowledge.folding import fold
from briefgen.pipeline.collections import mentioned_in
from briefgen.pipeline.knowledge import shelf, term_ids
from briefgen.pipeline.sources import fields, released, text
from briefgen.pipeline.standing import source_paths

_WORD = expression(r"[^\W_]+")
_MARKUP = expression(
    r"<[^<>]*>"  # tags
    r"|\](?:\((?:[^()]|\([^()]*\))*+\)|\[[^\[\]]*\])"  # where a link leads
    r"|\[\^[^\[\]]*\]"  # notes
    r"|\{[^{}\n]*\}"
    r"|[*`~\u00ad\u034f\u061c\u200b-\u200f\u2060-\u2069\ufeff]"
)
"""What may stand in a name that readers see as one; no alternative is read far for nothing."""


class Sought(Struct, frozen=True):
    """What to look for: ids by the words of a name, and how many words those that begin so have.

    Not all scripts put spaces between words, nor before endings: names in these are looked for
    as they are.
    """

    phrases: dict[str, tuple[str, ...]]
    lengths: dict[str, tuple[int, ...]]
    others: dict[str, tuple[str, ...]]


@query
def unshown(build: Build) -> tuple[str, ...]:
    """The sources of which the site shows no word: not public, or mere links to other texts."""
    return tuple(path for path in source_paths(build) if not _is_shown(build, path))


def _is_shown(build: Build, path: str) -> bool:
    if not released(build, path):
        return False
    said = fields(build, path)
    return said is None or said.rights != "link"


@query
def unspoken(build: Build) -> tuple[str, ...]:
    """The site's own terms that texts which are not shown use, and no other."""
    used = mentioned_in(build)
    own = {name for name, ours in term_ids(build).items() if ours and name not in used}
    if not own:
        return ()
    held = {id_ for path in unshown(build) for id_ in whispered(build, path)}
    return tuple(sorted(own & held))


@query
def whispered(build: Build, path: str) -> tuple[str, ...]:
    """The site's own terms that stand in one source, whatever markup stands between their words."""
    said = text(build, path) or ""
    plain = unescape(said)
    readings = {said, _MARKUP.sub("", plain), _MARKUP.sub("", _without_remarks(plain))}
    known = sought(build)
    return tuple(sorted({id_ for one in readings for id_ in _found(known, _words(one))}))


def _without_remarks(said: str) -> str:
    """A text without editors' remarks, in which anything may stand; one without an end is text."""
    kept, at = [], 0
    while 0 <= (begin := said.find("<!--", at)) < (end := said.find("-->", begin + 2)):
        kept.append(said[at:begin])
        at = end + len("-->")
    return "".join([*kept, said[at:]])


def _found(known: Sought, words: list[str]) -> Iterator[str]:
    for at, word in enumerate(words):
        for length in known.lengths.get(word, ()):
            yield from known.phrases.get(" ".join(words[at : at + length]), ())
    if known.others:
        said = f" {' '.join(words)} "
        for name, ids in known.others.items():
            if name in said:
                yield from ids


@query
def sought(build: Build) -> Sought:
    """By what the site's own terms are found; a pin and `mentions:` name one by its id."""
    own = _own(build)
    phrases: dict[str, set[str]] = {}
    for name, id_ in (
        *((name.surface, name.id) for name in names((), own)),
        *((item.id, item.id) for item in own),
    ):
        if words := _words(name):
            phrases.setdefault(" ".join(words), set()).add(id_)
    lengths: dict[str, set[int]] = {}
    for phrase in filter(str.isascii, phrases):
        first, *more = phrase.split()
        lengths.setdefault(first, set()).add(1 + len(more))
    ids = {phrase: tuple(sorted(found)) for phrase, found in sorted(phrases.items())}
    return Sought(
        phrases={phrase: found for phrase, found in ids.items() if phrase.isascii()},
        lengths={first: tuple(sorted(found)) for first, found in sorted(lengths.items())},
        others={phrase: found for phrase, found in ids.items() if not phrase.isascii()},
    )


def _own(build: Build) -> list[Term]:
    return [item for item in shelf(build).terms.values() if not item.built_in]


def _words(said: str) -> list[str]:
    """Only the words, in small letters: whatever markup or line end stands between them."""
    return _WORD.findall(fold(said).lower())
