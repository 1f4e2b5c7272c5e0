"""The kinds of labelled blocks, and what is known of a block without the parser."""

from __future__ import annotations

from typing import Literal, get_args

from msgspec import Struct

BlockKind = Literal[
    "what-happened",
    "why-it-matters",
    "by-the-numbers",
    "whats-next",
    "background",
    "q-and-a",
    "the-view",
    "room-for-disagreement",
]
KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
OPINION: frozenset[str] = frozenset({"the-view", "room-for-disagreement"})
"""Those that say what somebody thinks."""

LABEL, END = "label", "label_end"
"""The tokens at the two ends of a block."""


class Labelled(Struct, frozen=True):
    """A block: its `title` is "" where the label of its kind stands; `id` is that of its heading.

    questions: each with its answer, of a block of questions and answers.
    """

    kind: BlockKind
    title: str = ""
    id: str = ""
    questions: tuple[tuple[str, str], ...] = ()
