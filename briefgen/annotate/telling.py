"""Words of a description that a text has as well."""

from __future__ import annotations

from functools import lru_cache

from briefgen.annotate.annotation import Candidate, Guess
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.scene import Scene
from briefgen.annotate.signs import Heard
from briefgen.expressions import expression

_WORD = expression(r"[^\W\d_]{4,}")
_EMPTY = word_set(
    "that this with from have been were which their other member politician person list city town "
    "region country company became from people states united first second league world national"
)


def shared_words(guess: Guess, candidate: Candidate, scene: Scene) -> int:
    """How many telling words of its description the document has outside the name itself."""
    entity = scene.entities[guess.id]
    told = entity.echoes if isinstance(entity, Heard) else telling_words(entity.gloss)
    common = told & scene.words
    return len(common.difference(_WORD.findall(candidate.text.lower()))) if common else 0


@lru_cache(maxsize=4096)
def telling_words(gloss: str) -> frozenset[str]:
    """The words of a gloss that are not those of all.

    >>> sorted(telling_words("American member of a rowing team."))
    ['american', 'rowing', 'team']
    """
    return frozenset(_WORD.findall(gloss.lower())) - _EMPTY
