"""The labelled blocks of a parsed body, each with the questions that it answers.

A question is a heading, the term of a definition list, or a bold paragraph that ends in "?".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefgen.source.blockkinds import END, LABEL, Labelled
from briefgen.source.passage import PICTURE

if TYPE_CHECKING:
    from markdown_it.token import Token

    from briefgen.source.markdown import Document

_ASKING = ("heading_open", "dt_open")
Said = tuple[bool, str]
"""Whether a text asks, and the text."""


def labelled(document: Document) -> tuple[Labelled, ...]:
    """The labelled blocks in document order."""
    texts = {block.at: block.passage.text for block in document.blocks}
    found: list[tuple[Token, list[Said]]] = []
    inside = False
    for at, token in enumerate(document.tokens):
        if token.type in (LABEL, END):
            inside = token.type == LABEL
            found += [(token, [])] if inside else []
        elif inside and at in texts:
            text = " ".join(texts[at].replace(PICTURE, " ").split())
            found[-1][1].append((_asks(document.tokens[at - 1], token, text), text))
    return tuple(_block(label, said) for label, said in found)


def _block(label: Token, said: Sequence[Said]) -> Labelled:
    kind = label.meta["kind"]
    pairs = tuple(_pairs(said)) if kind == "q-and-a" else ()
    return Labelled(kind, label.meta["title"], str(label.attrs["id"]), pairs)


def _asks(opening: Token, text: Token, said: str) -> bool:
    return opening.type in _ASKING or (said.endswith("?") and _is_bold(text.children or ()))


def _is_bold(children: Sequence[Token]) -> bool:
    """Whether one bold text is all there is."""
    shown = [token for token in children if token.type != "unseen" and (token.content or token.tag)]
    closings = [i for i, token in enumerate(shown) if token.type == "strong_close"]
    return bool(closings) and shown[0].type == "strong_open" and closings[0] == len(shown) - 1


def _pairs(said: Sequence[Said]) -> Iterator[tuple[str, str]]:
    """Each question with the text up to the next; one that nothing answers is none."""
    question, answer = "", list[str]()
    for asks, text in (*said, (True, "")):
        if not asks:
            answer.append(text)
            continue
        if question and answer:
            yield question, " ".join(answer)
        question, answer = text, []
