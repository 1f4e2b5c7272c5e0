"""What `check` finds beyond the findings that the parts give themselves."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.findings import Finding, Place
from briefgen.graph.build import Build
from briefgen.graph.query import option, passed, query
from briefgen.knowledge.entity import Entity, Term
from briefgen.knowledge.holders import Shared, named, shared_offices
from briefgen.pipeline.aliases import alias_of
from briefgen.pipeline.cards import check_card
from briefgen.pipeline.collections import mentioned_in
from briefgen.pipeline.corrected import check_corrections
from briefgen.pipeline.knowledge import own, shelf, subject
from briefgen.pipeline.linkcheck import check_links, check_place
from briefgen.pipeline.links import (
    is_published,
    led_on,
    link_uses,
    meant,
    pictures,
    profile_document,
)
from briefgen.pipeline.markup import check_plain
from briefgen.pipeline.pages import is_empty_list
from briefgen.pipeline.pictures import PILLOW, is_large, writes_avif
from briefgen.pipeline.setting_places import setting_place
from briefgen.pipeline.sources import addresses, article, page_of, settings
from briefgen.site import urls
from briefgen.site.briefing import subject_url
from briefgen.site.release import day_begun
from briefgen.source.article import Article


@query
def check_article(build: Build, path: str) -> int:
    """Links and pictures of one article; answers how many links and pictures it has."""
    source = article(build, path)
    if source is None:
        return 0
    if source.rights != "full" and not any(ref.url for ref in source.sources):
        build.note(_no_original(source))
    used = link_uses(build, path)
    check_links(build, path, page_of(build, path), used)
    check_card(build, path, source.line_of("title"))
    check_corrections(build, source)
    return len(used)


def check_pictures(build: Build) -> None:
    """One word on all pictures that are larger than pages need, where nobody makes them smaller.

    And one where they are wanted in AVIF, which not every Pillow writes.
    """
    given = settings(build).images
    if not given.resize:
        return
    if pillow := option(build, PILLOW):
        if given.avif and not writes_avif(build):
            build.note(_no_avif(setting_place(build, "images", "avif"), pillow))
        return
    found = {name for path in addresses(build).values() for name in _large_in(build, path)}
    if found:
        build.note(_large(sorted(found)))


def _large_in(build: Build, path: str) -> set[str]:
    """The pictures that an article shows and of which smaller sizes would spare much."""
    source = article(build, path) if pictures(build, path) else None  # most have none
    if source is None:
        return set()
    page = page_of(build, source.path)
    aims = (meant(build, path, use.href, page) for use in link_uses(build, path) if use.image)
    return {aim.path for aim in aims if aim.path and is_large(build, aim.path)}


def _large(found: list[str]) -> Finding:
    more = f", and so are {len(found) - 1} more" if len(found) > 1 else ""
    return Finding(
        Place(found[0]),
        "large-picture",
        f"this picture is larger than pages need{more}",
        "Run `pip install 'briefgen[images]'`: then each screen gets the size that it needs.",
    )


def _no_avif(place: Place, pillow: str) -> Finding:
    return Finding(
        place,
        "extra-missing",
        f"`avif = true` needs a Pillow that writes AVIF, and the installed one ({pillow}) doesn't;"
        " pictures were made in WebP alone",
        'Run `pip install -U "briefgen[images]"`, or remove the setting.',
    )


def _no_original(source: Article) -> Finding:
    return Finding(
        Place(source.path, source.line_of("rights")),
        "source-link-lost",
        f"`rights: {source.rights}` keeps the text from the page, and no source says where it is",
        "Write the address of the original under `sources:`.",
    )


@query
def check_profile(build: Build, identifier: str) -> int:
    """Links, pictures and labelled blocks in the profile of an entity or term that has a page."""
    entry = subject(build, identifier)
    if entry is None or not entry.profile or not is_published(build, subject_url(entry)):
        return 0
    from briefgen.source.markdown import links

    tree = profile_document(build, entry)
    check_plain(build, entry.place[0], tree)
    used = links(tree)
    check_links(build, entry.place[0], subject_url(entry), used)
    return len(used)


def check_knowledge(build: Build) -> None:
    """Entities of the site's own that no published briefing mentions; offices; links in profiles."""
    used = mentioned_in(build)
    known = own(build)
    _check_offices(build, known.entities)
    for entity in known.entities:
        if entity.id not in used:
            build.note(_unused(entity))
    entries: tuple[Entity | Term, ...] = (*known.entities, *known.terms)
    for entry in entries:
        if entry.profile:
            check_profile(build, entry.id)


def _check_offices(build: Build, entities: Sequence[Entity]) -> None:
    """Offices that two of the site's own entries hold by now; who comes later may be told before."""
    places = {
        named(name)
        for place in shelf(build).entities.values()
        for name in ((place.name, *place.aliases) if place.kind == "place" else ())
    }
    zone = settings(build).timezone
    for shared in shared_offices(entities, places):
        # Of long ago no clock is asked: the first day that there is begins before all time elsewhere.
        if shared.since < "1970" or passed(build, day_begun(shared.since, zone)):
            build.note(_two_holders(shared))


def _two_holders(shared: Shared) -> Finding:
    first, second, role = shared.first, shared.second, shared.office
    office = ", ".join(part for part in (role.title, role.org) if part)
    return Finding(
        Place(*first.place),
        "two-holders",
        f"{first.name} and {second.name} are both “{office}”, as their entries tell it:"
        f" the one came in {role.start}, and the other was still there",
        f"Give the role of {first.name} its `to:`, or correct one of the two.",
    )


def _unused(entity: Entity) -> Finding:
    return Finding(
        Place(*entity.place),
        "unused-entity",
        f"no published briefing mentions {entity.name}",
        "Nothing is wrong with that; take it out if it is no longer needed.",
    )


def check_menu(build: Build) -> None:
    """Links of the site's own menu that lead nowhere."""
    for number, item in enumerate(settings(build).nav):
        page, _, _ = urls.split(item.url)
        if ":" in page or is_published(build, page) or is_empty_list(build, page):
            continue
        if not led_on(build, page):
            build.note(_menu(setting_place(build, "nav", number), item.title, item.url))


def check_redirects(build: Build) -> None:
    """Former addresses in the settings that lead to a place which its page doesn't have."""
    for former, target in settings(build).redirects:
        if "#" in target and (end := alias_of(build, former)):
            check_place(build, setting_place(build, "redirects", former), end)


def _menu(place: Place, title: str, url: str) -> Finding:
    return Finding(
        place,
        "broken-link",
        f"the menu's link “{title}” leads to {url or 'nothing'}, and nothing is published there",
        "Write the address of a page with its file name, as in people/index.html.",
    )
