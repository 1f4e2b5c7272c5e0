"""Glossary terms that would tell of a text which is not shown: an embargo holds for its words, too."""

from __future__ import annotations

import re

from briefgen.graph.build import Build
from briefgen.graph.query import query
from briefgen.knowledge.aliases import names
from briefgen.knowledge.folding import fold
from briefgen.pipeline.collections import mentioned_in
from briefgen.pipeline.knowledge import shelf
from briefgen.pipeline.sources import article_paths, fields, released, text

_WORD = re.compile(r"[^\W_]+")


@query
def unshown(build: Build) -> tuple[str, ...]:
    """The sources of which the site shows no word: not public, or mere links to other texts."""
    return tuple(path for path in article_paths(build) if not _is_shown(build, path))


def _is_shown(build: Build, path: str) -> bool:
    if not released(build, path):
        return False
    said = fields(build, path)
    return said is None or said.rights != "link"


@query
def unspoken(build: Build) -> tuple[str, ...]:
    """The site's own terms that texts which are not shown use, and no other."""
    used, known = mentioned_in(build), shelf(build).terms.values()
    own = [item for item in known if item.id not in used and not item.place[0].startswith("@")]
    if not own:
        return ()
    spoken = [_in_words(text(build, path) or "") for path in unshown(build)]
    # A pin and `mentions:` name a term by its id.
    looked_for = [(name.id, _phrase(name.surface)) for name in names((), own)]
    looked_for += [(item.id, _phrase(item.id)) for item in own]
    found = {id_ for id_, phrase in looked_for if any(phrase in said for said in spoken)}
    return tuple(sorted(found))


def _phrase(name: str) -> str:
    """What is looked for; not all scripts put spaces between words, nor before endings."""
    found = _in_words(name)
    return found if found.isascii() else found.strip()


def _in_words(said: str) -> str:
    """Only the words, in small letters: whatever markup or line end stands between them."""
    return f" {' '.join(_WORD.findall(fold(said).lower()))} "
