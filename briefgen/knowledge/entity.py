"""The knowledge base as data: entities, roles, glossary terms."""

from __future__ import annotations

from typing import Final, Literal, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from briefgen.expressions import expression

Kind = Literal[
    "person", "place", "organisation", "group", "event", "law", "product", "facility", "other"
]
"""`group` holds peoples, faiths and movements; a country is a place."""

TERM: Final = "term"
Sort = Kind | Literal["term", ""]
"""What an id stands for: an entity of a kind, a glossary term, or nothing."""


class Role(Struct, frozen=True, kw_only=True):
    """An office or post. `start` and `end` are ISO dates ("2021-01-26", "2021-01" or "2021"), "" if open.

    known: the year up to which an office without an end is sure to have gone on; "" if it still does.
    """

    title: str
    org: str = ""
    start: str = ""
    end: str = ""
    known: str = ""


def office_gloss(role: Role) -> str:
    """The sentence that the built-in knowledge base makes of an office, where it tells nothing else.

    >>> office_gloss(Role(title="Mayor of Elmville", start="2011-05-02", end="2015"))
    'Mayor of Elmville (2011–2015).'
    >>> office_gloss(Role(title="Mayor of Elmville", start="2021", known="2022"))
    'Became Mayor of Elmville in 2021.'
    """
    start, end = role.start[:4], role.end[:4]
    if start and end:
        return f"{role.title} ({start})." if start == end else f"{role.title} ({start}–{end})."
    if start:
        return f"Became {role.title} in {start}." if role.known else f"{role.title} (from {start})."
    return f"{role.title} (until {end})." if end else f"{role.title}."


class LinkRef(Struct, frozen=True):
    """An external page about something."""

    title: str
    url: str


BUILT_IN = "@"
"""How the path begins of what comes with briefgen."""

_ONE_WORD = expression(r"\w[\w-]*\.")


class Entity(Struct, frozen=True, kw_only=True):
    """A person, place, organisation, event, law, product … with its names, roles and links.

    aliases: further names, matched case-sensitively, as `name` is.
    forms: irregular plurals and other inflections of the name.
    demonyms: adjectives and nouns of a place ("South Korean"); they resolve to it.
    gloss: one sentence of at most 200 characters for the note.
    familiar: listed and exported, never marked (PRODUCT rule 8).
    country: ISO 3166-1 alpha-2 code, lower case, of the country it belongs to, else "".
    context: words whose presence in the article speaks for this entity when a name is shared.
    profile: the Markdown body of the entity's own file.
    place: (path, line) of its definition; path begins with "@" for the built-in knowledge base.
    given: the fields that its entry gives, be it as false or as empty, sorted; () once the entry
        has been laid over a built-in one.
    """

    id: str
    name: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    gloss: str = ""
    roles: tuple[Role, ...] = ()
    familiar: bool = False
    wikidata: str = ""
    wikipedia: str = ""
    lang: str = ""
    native: str = ""
    country: str = ""
    capital: str = ""
    context: tuple[str, ...] = ()
    links: tuple[LinkRef, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    profile: str = ""
    profile_line: int = 0
    place: tuple[str, int] = ("", 0)
    given: tuple[str, ...] = ()

    @property
    def built_in(self) -> bool:
        """Whether it comes with briefgen; else it is the site's own."""
        return self.place[0].startswith(BUILT_IN)

    @property
    def told(self) -> str:
        """What its note and its offices say of it, in small letters."""
        return " ".join((self.gloss, *(role.title for role in self.roles))).lower()

    @property
    def untold(self) -> bool:
        """Whether the built-in knowledge base has its name and kind, and nothing else to tell."""
        return self.built_in and not (self.gloss or self.roles or self.profile)

    @property
    def barely_told(self) -> bool:
        """Whether a note on it would tell a reader nothing, or a word such as "Painter." alone."""
        if not self.built_in:
            return False
        one = bool(_ONE_WORD.fullmatch(self.gloss)) and not (self.roles or self.profile)
        return one or self.untold


class Term(Struct, frozen=True, kw_only=True):
    """A glossary entry. Plural and possessive forms match by default; `forms` adds irregular ones.

    case: match the letters' case exactly (default: only if the name has a capital letter).
    """

    id: str
    name: str
    gloss: str
    aliases: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    case: bool = False
    wikidata: str = ""
    wikipedia: str = ""
    see: tuple[str, ...] = ()
    links: tuple[LinkRef, ...] = ()
    profile: str = ""
    profile_line: int = 0
    place: tuple[str, int] = ("", 0)

    @property
    def built_in(self) -> bool:
        """Whether it comes with briefgen; else it is the site's own."""
        return self.place[0].startswith(BUILT_IN)


Entry = TypeVar("Entry", Entity, Term)
PROFILED = "…"
"""What stands for a profile where it matters only that there is one."""


def mentioned(entry: Entry) -> Entry:
    """An entry as those see it who mention it: neither the words of its profile nor its line.

    >>> lake = Entity(id="lake", name="Lake", kind="place", profile="Deep.", place=("a.yaml", 7))
    >>> seen = mentioned(lake)
    >>> (seen.profile, seen.place)
    ('…', ('a.yaml', 0))
    """
    profile = PROFILED if entry.profile else ""
    return replace(entry, profile=profile, profile_line=0, place=(entry.place[0], 0))


class Knowledge(Struct, frozen=True):
    """What one or more files define, in their order."""

    entities: tuple[Entity, ...] = ()
    terms: tuple[Term, ...] = ()


def tells_nothing(subject: Entity | Term) -> bool:
    """Whether a note could only say that it is a subject: of it not even the kind is known."""
    return isinstance(subject, Entity) and subject.untold and subject.kind == "other"
