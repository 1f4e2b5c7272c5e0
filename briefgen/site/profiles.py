"""Pages about entities and terms: profile, roles over time, mentions with their sentences."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape
from msgspec import Struct
from msgspec.structs import replace

from briefgen.knowledge.entity import (
    BUILT_IN,
    Entity,
    Kind,
    LinkRef,
    Role,
    Term,
    office_gloss,
)
from briefgen.locales import msg
from briefgen.locales.words import Words
from briefgen.site import urls
from briefgen.site.blocks import OPINION_LABEL
from briefgen.site.models import NavLink, Teaser, when
from briefgen.site.other_names import other_names
from briefgen.site.profile_models import EntityPage, MentionRow, RelatedView, RoleView, TermPage
from briefgen.site.spelling import curly

KIND_LABELS: dict[Kind, str] = {
    "person": msg("Person"),
    "place": msg("Place"),
    "organisation": msg("Organisation"),
    "group": msg("Group"),
    "event": msg("Event"),
    "law": msg("Law or treaty"),
    "product": msg("Product or system"),
    "facility": msg("Facility"),
    "other": msg("Subject"),
}

CONTEXT_LENGTH = 320
"""Code points of a sentence shown as context; a longer one is cut at words around the mention."""


class Context(Struct, frozen=True):
    """The sentence in which a briefing first mentions something; start and end are of the mention.

    opinion: it stands in an opinion, and no sentence of the news has the mention.
    """

    target: str
    sentence: str
    start: int
    end: int
    anchor: str
    opinion: bool = False


def marked(context: Context, words: Words, element: str = "mark") -> Markup:
    """The sentence with its mention in `<mark>` (or another element); an opinion is said to be one."""
    before, after = context.sentence[: context.start], context.sentence[context.end :]
    room = max(40, (CONTEXT_LENGTH - (context.end - context.start)) // 2)
    mention = context.sentence[context.start : context.end]
    parts = (_tail(before, room), mention, _head(after, room))
    # As one text: there are thousands of these, and safe texts are slow to add up.
    whole = "{0}<{3}>{1}</{3}>{2}".format(*map(escape, parts), element)
    if context.opinion:
        about = words.gettext("%(label)s:", label=words.gettext(OPINION_LABEL))
        whole = f"{escape(about)} {whole}"
    return Markup(whole)  # noqa: S704 - its parts are escaped


def _tail(text: str, room: int) -> str:
    return text if len(text) <= room else "… " + text[-room:].partition(" ")[2]


def _head(text: str, room: int) -> str:
    return text if len(text) <= room else text[:room].rpartition(" ")[0] + " …"


def mention_row(teaser: Teaser, context: Context | None, words: Words) -> MentionRow:
    """A briefing on an entity's page, without a sentence where its text may not be shown."""
    if context is None:
        return MentionRow(teaser, Markup(""), teaser.url)
    href = f"{teaser.url}#{context.anchor}" if context.anchor else teaser.url
    return MentionRow(teaser, marked(context, words), href)


def role_at(roles: Sequence[Role], date: str) -> Role | None:
    """The role held on an ISO date; of several, the one that began last. "" holds none.

    Partial dates reach to the end of what they name: a role until "2025" holds all of 2025.
    """
    day = date[:10]
    held = [role for role in roles if day and _begun(role, day) and _lasts(role, day)]
    return max(held, key=lambda role: role.start, default=None)


def _begun(role: Role, day: str) -> bool:
    return not role.start or role.start <= day


def _lasts(role: Role, day: str) -> bool:
    end = role.end or role.known
    return not end or day[: len(end)] <= end


def role_text(role: Role | None, words: Words) -> str:
    """A role as a note says it: "Secretary of State, United States".

    In a language with a comma of its own, that parts what is written in its letters.
    """
    parts = [part for part in (role.title, role.org) if part] if role else []
    comma = ", " if all(map(str.isascii, parts)) else words.gettext(", ")
    return comma.join(map(curly, parts))


def gloss_at(entity: Entity, date: str) -> str:
    """What a note says of an entity on an ISO date: its gloss.

    A built-in gloss that is made of one of several offices gives way to the office held on that day
    or, if there is none, to the last that had begun.
    """
    built_in = entity.place[0].startswith(BUILT_IN)
    if not built_in or entity.gloss not in map(office_gloss, entity.roles):
        return entity.gloss
    begun = [role for role in entity.roles if role.start and _begun(role, date[:10])]
    own = [role for role in begun if office_gloss(role) == entity.gloss]
    last = max(own or begun, key=lambda role: role.start, default=None)
    if held := role_at(entity.roles, date):
        return office_gloss(replace(held, known=""))
    return office_gloss(last) if last else entity.gloss


def entity_page(
    entity: Entity,
    profile: Markup,
    mentions: Sequence[MentionRow],
    related: Sequence[RelatedView],
    words: Words,
) -> EntityPage:
    """Everything that the page of an entity shows."""
    newest_first = sorted(entity.roles, key=_newest, reverse=True)
    return EntityPage(
        id=entity.id,
        name=entity.name,
        kind=entity.kind,
        kind_label=words.gettext(KIND_LABELS[entity.kind]),
        gloss=curly(entity.gloss),
        lang=entity.lang,
        native=entity.native,
        also=other_names(entity),
        roles=tuple(_role_view(role, words) for role in newest_first),
        profile=profile,
        mentions=tuple(mentions),
        related=tuple(related),
        links=_links(entity.wikipedia, entity.wikidata, entity.links),
    )


def term_page(
    term: Term, profile: Markup, mentions: Sequence[MentionRow], see: Sequence[NavLink]
) -> TermPage:
    """Everything that the page of a glossary term shows."""
    return TermPage(
        id=term.id,
        name=term.name,
        gloss=curly(term.gloss),
        also=term.aliases,
        profile=profile,
        mentions=tuple(mentions),
        see=tuple(see),
        links=_links(term.wikipedia, term.wikidata, term.links),
    )


def _newest(role: Role) -> str:
    return role.start


def _role_view(role: Role, words: Words) -> RoleView:
    return RoleView(
        curly(role.title),
        curly(role.org),
        words.period(role.start, role.end),
        when(role.start, words),
        when(role.end, words),
    )


def _links(wikipedia: str, wikidata: str, links: Sequence[LinkRef]) -> tuple[NavLink, ...]:
    found = []
    if wikipedia:
        found.append(NavLink("Wikipedia", urls.wikipedia(wikipedia)))
    if wikidata:
        found.append(NavLink("Wikidata", f"https://www.wikidata.org/wiki/{wikidata}"))
    return (*found, *(NavLink(link.title, link.url) for link in links))
