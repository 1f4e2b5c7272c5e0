"""Names under which few know somebody: who was born "James Lund" sings as "Ace", and others are called so.

Told beside the better known name they are surely theirs; alone they are more often somebody else's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.annotate.annotation import Candidate, Guess
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity
from briefgen.knowledge.folding import fold

if TYPE_CHECKING:
    from briefgen.annotate.scene import Scene

_WORD: Final = expression(r"[^\W\d_]{2,}")
_FEW: Final = 2
"""Words of a name that others are likely to have; three or more are seldom anybody else's."""
_SURELY: Final = 8
"""The weight from which on a further name is known as somebody's own."""


def is_pen_name(candidate: Candidate, guess: Guess, entity: Entity, scene: Scene) -> bool:
    """Whether its last word is nothing like the name that all know, which the text doesn't tell.

    Never of politicians, of whom news tells under all their names.
    """
    if guess.by != "alias" or guess.weight >= _SURELY or entity.roles or guess.id in scene.linked:
        return False
    words, own = _words(candidate.text), _words(entity.name)
    if len(words) != _FEW:
        return False
    if len(own) == 1:  # to one name others are added: "Ace Lund"
        return own[0] not in words
    return not any(_is_like(words[-1], word) for word in own)


def _is_like(one: str, other: str) -> bool:
    """Whether two words may be spellings of one name."""
    return one[:2] == other[:2] or one[-3:] == other[-3:]


def _words(name: str) -> list[str]:
    return _WORD.findall(fold(name).lower())
