"""States and provinces that papers of America write short behind a town: "Arden, Mass.", "Lyon, Ont."."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from briefgen.annotate.annotation import Candidate, Guess, Span
from briefgen.expressions import expression
from briefgen.knowledge.keys import key
from briefgen.knowledge.store import Base
from briefgen.source.passage import Passage

_SHORT: Final[Mapping[str, Mapping[str, str]]] = {
    "us": {
        "Ala.": "Alabama", "Ariz.": "Arizona", "Ark.": "Arkansas", "Calif.": "California",
        "Colo.": "Colorado", "Conn.": "Connecticut", "Del.": "Delaware", "Fla.": "Florida",
        "Ga.": "Georgia", "Ill.": "Illinois", "Ind.": "Indiana", "Kan.": "Kansas",
        "Ky.": "Kentucky", "La.": "Louisiana", "Mass.": "Massachusetts", "Md.": "Maryland",
        "Mich.": "Michigan", "Minn.": "Minnesota", "Miss.": "Mississippi", "Mo.": "Missouri",
        "Mont.": "Montana", "N.C.": "North Carolina", "N.D.": "North Dakota",
        "N.H.": "New Hampshire", "N.J.": "New Jersey", "N.M.": "New Mexico",
        "N.Y.": "New York State", "Neb.": "Nebraska", "Nev.": "Nevada", "Okla.": "Oklahoma",
        "Ore.": "Oregon", "Pa.": "Pennsylvania", "R.I.": "Rhode Island",
        "S.C.": "South Carolina", "S.D.": "South Dakota", "Tenn.": "Tennessee", "Tex.": "Texas",
        "Va.": "Virginia", "Vt.": "Vermont", "W.Va.": "West Virginia",
        "Wash.": "Washington State", "Wis.": "Wisconsin", "Wyo.": "Wyoming",
    },
    "ca": {
        "Alta.": "Alberta", "B.C.": "British Columbia", "Man.": "Manitoba",
        "N.B.": "New Brunswick", "N.L.": "Newfoundland and Labrador", "N.S.": "Nova Scotia",
        "Ont.": "Ontario", "P.E.I.": "Prince Edward Island", "Que.": "Quebec",
        "Sask.": "Saskatchewan",
    },
}  # fmt: skip
"""By the country, how its parts are written short, and how in full."""

_FULL: Final = {
    short: (country, full) for country, parts in _SHORT.items() for short, full in parts.items()
}


def _expressed(short: str) -> str:
    return short.replace(".", r"\.") + (r"(?! [A-Z])" if short in ("Miss.", "Man.") else "")


_BEHIND: Final = expression(
    ", (" + "|".join(_expressed(short) for short in sorted(_FULL, reverse=True)) + r")(?![\w-])"
)
_NAME: Final = expression(r"(?<![\w.])[A-Z][\w'.-]{1,30}\Z")
"""What stands before the comma; more of the name may stand before that."""
_FAR: Final = 32

_UNBOUND: Final = "Ind."
"""Behind a member of a parliament it says that they are of no party."""
_MEMBER: Final = expression(
    r"\b(?:Sens?\.|Senators?|Reps?\.|Representatives?|Congress(?:wo)?man|Gov\.|Governor|Mayor|Councill?or)"
    r"(?: [A-Z][\w'.-]{0,30}){1,4}\Z"
)
_MEMBER_FAR: Final = 80

_ALONE: Final = expression(
    r"(?<![\w.-])(?<!\d[ \u00A0\u202F])(?<!\ds )(?<!years )(?<!circa )"
    r"(?<!century )(?<!centuries )(?<!millennium )(?<!millennia )B\.C\.(?![\w-]| \d| (?:times|era)\b)"
)
"""The one that Canadian papers write short everywhere; years have it, too."""
_PERHAPS: Final = 3
"""The weight of a name that needs more to speak for it."""


def is_short(candidate: Candidate) -> bool:
    """Whether it is the short form of a part of a country, behind the name of a town."""
    return candidate.by == "alias" and candidate.text in _FULL


def with_parts(
    found: Iterable[Candidate], base: Base, passage: Passage, identities: Mapping[str, str]
) -> Iterator[Candidate]:
    """The candidates of a passage and, in place of what overlaps them, the parts written short.

    identities: ids of entities that the site tells otherwise, and by which id; "" hides them.
    """
    parts = tuple(_parts(base, passage, identities))
    taken = {at for part in parts for at in range(*part.span[1:])}
    for candidate in found:
        if not taken or taken.isdisjoint(range(*candidate.span[1:])):
            yield candidate
    yield from parts
    if "B.C." not in passage.text:
        return
    behind = {part.span.start for part in parts}
    for alone in _ALONE.finditer(passage.text):
        if alone.start() not in behind:
            yield from _perhaps(base, Span(passage.index, *alone.span()), alone[0], identities)


def _perhaps(
    base: Base, span: Span, text: str, identities: Mapping[str, str]
) -> Iterator[Candidate]:
    country, full = _FULL[text]
    for guess in base.guesses(key(full)):
        if _is_part(guess, country) and guess.id not in identities:
            owner = guess._replace(by="acronym", weight=_PERHAPS)
            yield Candidate(span, text, by="acronym", guesses=(owner,))
            return


def _parts(base: Base, passage: Passage, identities: Mapping[str, str]) -> Iterator[Candidate]:
    text = passage.text
    for behind in _BEHIND.finditer(text):
        start = behind.start()
        if not _NAME.search(text, max(start - _FAR, 0), start):
            continue
        if behind[1] == _UNBOUND and _MEMBER.search(text, max(start - _MEMBER_FAR, 0), start):
            continue
        country, full = _FULL[behind[1]]
        owners = (guess.id for guess in base.guesses(key(full)) if _is_part(guess, country))
        owner = next(owners, "")
        if owner := identities.get(owner, owner):
            yield Candidate(Span(passage.index, *behind.span(1)), behind[1], (owner,), by="alias")


def _is_part(guess: Guess, country: str) -> bool:
    return guess.kind == "place" and guess.country == country
