"""By which name a speaker is told: a person's in full, all else as the text calls it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Final

from msgspec import Struct

from briefgen.annotate.annotation import BY_PLACE, Mention
from briefgen.annotate.spoken import Speaker
from briefgen.annotate.trades import is_somebody
from briefgen.expressions import expression

_ROLE: Final = expression(r"(?: {1,3}[a-z][\w-]{1,20}){0,2} {1,3}(?P<role>[a-z][\w-]{1,20}) {1,3}")
_OFFICE: Final = (
    r"(?:C[EFOT]O|CECM?|[DS]SP|DC[IS]|IGP|ME[CP]|MSP|MLA|MCA|MNA) {1,3}(?=[A-Z][\w'-]+ {1,3}[A-Z])"
)
"""An office in capitals before a full name, which a model takes for its first word."""
_SHORTENED: Final = (
    r"(?:Cllr|Clr|Ald|Coun|Atty|Engr|Adv|Smt|Shri|Cde|Fr|Revd?|Det|Insp|Supt|Sgt|(?:Eng|Hon)(?=\.))"
)
"""Offices cut short, which a model takes for names as well; without a stop "Hon" may be a family's name."""
_TITLE: Final = expression(
    rf"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|{_SHORTENED})\.? {{1,3}}|{_OFFICE}"
)
_BEHIND_OFFICE: Final = expression(
    rf"{_OFFICE}|\A(?:{_SHORTENED}\.? {{1,3}}){{1,2}}(?=[A-Z][\w'’-]*\.? {{1,3}}[A-Z])"
)
_CUT_SHORT: Final = expression(rf"{_SHORTENED}|Eng|Hon")
_STOP: Final = expression(r"\. {1,3}")
_LETTERS: Final = (
    r"(?:MPP?|MEP|MSP|MLA|MHA|MLC|TD|[KQS]C|[CMO]BE|[KD]BE|AO|OAM|CMG|PhD|Ph\.D\.?|M\.D\.?|Esq\.?)"
)
_BEHIND_NAME: Final = expression(rf"(?:,? {{1,3}}{_LETTERS}){{1,3}}\Z")
_ONLY_LETTERS: Final = expression(_LETTERS)


class Naming(Struct, frozen=True):
    """names: entity id → name; full: surname → the full name that alone bears it in the text.

    Also by the first word of the name, which is the surname in the east of Asia.
    """

    names: Mapping[str, str]
    full: Mapping[str, str]

    @classmethod
    def of(cls, mentions: Iterable[Mention], names: Mapping[str, str]) -> Naming:
        """names: entity id → display name; a body goes by the fullest name that the text gives it."""
        called: dict[str, str] = {}
        full: dict[str, str] = {}
        first: dict[str, str] = {}
        for one in mentions:
            if one.kind == "person" and not one.entity and " " in one.text:
                name = without_letters(_TITLE.sub("", one.text))
                _note(full, name)
                _note(first, name, last=False)
            if one.entity and one.kind != "person" and one.by not in ("demonym", "nominal"):
                called[one.entity] = max(called.get(one.entity, ""), one.text, key=len)
        return cls({**names, **called}, {**first, **full})

    def name(self, speaker: Speaker) -> str:
        """The name of an entity; of somebody unknown the full name, if only a surname is written."""
        if speaker.entity:
            return self.names.get(speaker.entity, speaker.name)
        surname = without_letters(_TITLE.sub("", speaker.name))
        return (
            self.full.get(surname, "")
            or self._with_particle(surname)
            or without_letters(_BEHIND_OFFICE.sub("", speaker.name))
        )

    def _with_particle(self, surname: str) -> str:
        """The full name that ends in a surname with its particle: "van Aalst"."""
        particle, _, last = surname.rpartition(" ")
        full = self.full.get(last, "") if particle and particle.islower() else ""
        return full if full.endswith(f" {surname}") else ""


def without_letters(name: str) -> str:
    """A name without what its bearer may write behind it: "Ada Lund" of "Ada Lund, KC"."""
    return _BEHIND_NAME.sub("", name)


def is_letters(name: str) -> bool:
    """Whether what looks like a name is only written behind one: "MP", "KC"."""
    return _ONLY_LETTERS.fullmatch(name) is not None


def _note(full: dict[str, str], name: str, *, last: bool = True) -> None:
    """Two names with one surname (or first name) leave it to neither."""
    surname = name.rpartition(" ")[2] if last else name.partition(" ")[0]
    known = full.get(surname, name)
    full[surname] = name if known in name else known if name in known else ""


def without_roles(mentions: Iterable[Mention], texts: Mapping[int, str]) -> Iterator[Mention]:
    """In order, without what a model takes for a person before a name: "Ferry captain X"."""
    ordered = sorted(mentions, key=BY_PLACE)
    for one, following in zip_longest(ordered, ordered[1:]):
        if following is None or not _is_role(one, following, texts):
            yield one


def _is_role(one: Mention, following: Mention, texts: Mapping[int, str]) -> bool:
    if one.by != "model" or one.entity or one.kind != "person" or " " in one.text:
        return False
    if following.kind != "person" or following.span.passage != one.span.passage:
        return False
    between = texts.get(one.span.passage, "")[one.span.end : following.span.start]
    short = _CUT_SHORT.fullmatch(one.text) and _STOP.fullmatch(between)  # "Ald. Ada Lund"
    role = _ROLE.fullmatch(between)
    return bool(short or (role and is_somebody(role["role"])))
