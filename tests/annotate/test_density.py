"""Paragraphs that are lists of names."""

from __future__ import annotations

from briefgen.annotate.annotation import Mention, Span
from briefgen.annotate.density import dense
from briefgen.knowledge.entity import Entity
from briefgen.source.passage import Passage

NAMES = ("Arden", "Birk", "Corin", "Dahl", "Elm", "Fenn", "Gorse", "Heron", "Iver")


def remarks(text: str, *, familiar: int = 0, kind: str = "paragraph") -> list[str]:
    entities = {
        name.lower(): Entity(id=name.lower(), name=name, kind="place", familiar=number < familiar)
        for number, name in enumerate(NAMES)
    }
    mentions = [
        Mention(Span(0, at, at + len(name)), name, "place", name.lower(), "name")
        for name in NAMES
        if (at := text.find(name)) >= 0
    ]
    passages = [Passage(index=0, text=text, kind=kind)]  # type: ignore[arg-type]
    return [remark.message for remark in dense(passages, mentions, (), entities)]


LIST = "Envoys of Arden, Birk, Corin, Dahl, Elm, Fenn, Gorse and Heron met on Monday."


def test_a_paragraph_of_eight_names_is_told() -> None:
    assert remarks(LIST) == ["this paragraph names 8 people, places and things in 14 words"]


def test_fewer_are_not() -> None:
    assert remarks(LIST.replace(" and Heron", "")) == []


def test_what_everybody_knows_does_not_count() -> None:
    assert remarks(LIST, familiar=1) == []
    assert remarks(LIST.replace("met", "and Iver met"), familiar=1)


def test_names_with_words_between_are_no_list() -> None:
    assert remarks(f"{LIST} {'They spoke for a long time of all that was to come. ' * 7}") == []


def test_a_list_may_be_one() -> None:
    assert remarks(LIST, kind="item") == []
