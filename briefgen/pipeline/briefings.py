"""The page of a briefing: what its article comes to, with what hangs on the rest of the site."""

from __future__ import annotations

from briefgen.graph.build import Build
from briefgen.pipeline import bodies, cards, collections, described, translations
from briefgen.pipeline.aging import age
from briefgen.pipeline.languages import language, words
from briefgen.pipeline.pages import render, teasers
from briefgen.pipeline.relating import related_briefings
from briefgen.pipeline.sources import held, path_at, settings, slug_at
from briefgen.pipeline.texts import lede
from briefgen.pipeline.typesetting import Typeset, typeset, typeset_body
from briefgen.settings import EditionSettings
from briefgen.site import briefing as briefings
from briefgen.site import lists, metadata, urls
from briefgen.site.byline import named as link_named
from briefgen.site.byline import titled
from briefgen.site.models import (
    BriefingPage,
    EditionLink,
    PageInfo,
    ThreadView,
)
from briefgen.site.targets import View


def briefing(build: Build, url: str) -> bytes:
    path = path_at(build, url)
    known = typeset(build, path)
    assert known is not None  # noqa: S101 - an address stands only for an article
    above = bodies.lead(build, path, known.lead, View.own(url))
    said = words(build, language(build, path))
    shown = briefings.page(
        known.sheet,
        lambda name: collections.count(build, name),
        picture=above,
        body=bodies.shown(
            build, path, typeset_body(build, path), View.own(url), images=bool(above)
        ),
        section=link_named(known.section, dict(collections.section_titles(build)), urls.section),
        thread=_thread_view(build, known.thread, url),
        held=held(build, path, lambda: said),
        age=age(build, known.sheet.date.iso if known.sheet.date else "", said),
        translations=translations.others(build, url),
        related=collections.teasers_at(build, related_briefings(build, path)),
    )
    page = _briefing_info(build, path, known, url, shown)
    return render(build, "briefing.html", page, briefing=shown)


def _thread_view(build: Build, name: str, url: str) -> ThreadView | None:
    if not name:
        return None
    slug = urls.slug(name)
    story = teasers(build, collections.thread(build, slug))
    title = dict(collections.thread_titles(build))[slug]
    return lists.thread_view(title, urls.thread(name), story, url)


def _briefing_info(
    build: Build, path: str, known: Typeset, url: str, shown: BriefingPage
) -> PageInfo:
    given, sheet = settings(build), known.sheet
    lang = language(build, path)
    said = words(build, lang)
    canonical = urls.absolute(given.url, url) if given.url else ""
    image = cards.social(build, path, url, known) if given.url else None
    about = sheet.dek or lede(build, path)
    common = metadata.open_graph(
        kind="article",
        title=titled(sheet.headline, sheet.withdrawn, said),
        description=about,
        site=given.title,
        url=canonical,
        locale=said.locale.open_graph,
        image=image,
    )
    return PageInfo(
        url=url,
        kind="briefing",
        title=titled(sheet.headline, sheet.withdrawn, said),
        description=about,
        canonical=canonical,
        lang=lang,
        dir=said.dir,
        properties=(*common, *described.briefing_properties(build, shown)),
        json_ld=described.briefing_data(build, url, known, shown, image),
        alternates=translations.alternates(build, url),
        editions=_edition_links(build, path),
        edit=urls.edited(given.edit_url, path),
    )


def _edition_links(build: Build, path: str) -> tuple[EditionLink, ...]:
    if settings(build).editions == EditionSettings():
        return ()
    from briefgen.pipeline.editions import edition_links

    return edition_links(build, slug_at(build, path))
