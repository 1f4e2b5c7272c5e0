"""A briefing set in type: its text, and all that its page shows and that hangs on no other briefing."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from briefgen.annotate.annotations import Annotations
from briefgen.graph.build import Build
from briefgen.graph.query import query
from briefgen.knowledge.entity import Entity
from briefgen.pipeline import bodies
from briefgen.pipeline.corrected import revisions_url
from briefgen.pipeline.described import publication
from briefgen.pipeline.knowledge import entity, outlines
from briefgen.pipeline.languages import language, words
from briefgen.pipeline.ledger import told
from briefgen.pipeline.links import lead_url, link_uses
from briefgen.pipeline.reading import annotated
from briefgen.pipeline.remembered import has_ledger
from briefgen.pipeline.sources import article, page_of, settings
from briefgen.pipeline.texts import document, passages
from briefgen.render.html import Prose
from briefgen.site import briefing as briefings
from briefgen.site import labels, metadata, urls
from briefgen.site.figures import LocatorMap
from briefgen.site.locator import locator, placed
from briefgen.site.models import BriefingSheet, CreditView
from briefgen.site.updates import UNTOLD, History
from briefgen.source.article import Article, LeadImage


class Typeset(Struct, frozen=True, kw_only=True):
    """What is left for the page: where links lead, titles of labels, how often subjects are named.

    lead: the picture over the text. section, thread: as the source names them. data: for the `<script>` of schema.org.
    guests: whom it is about though its text names them not, to the ids that `data` gives them: whether
        they have pages hangs on other briefings.
    """

    sheet: BriefingSheet
    lead: LeadImage | None
    section: str
    thread: str
    data: str
    guests: dict[str, str]


@query
def typeset(build: Build, path: str) -> Typeset | None:
    """A briefing as far as it is known without the others: other templates need no more."""
    source = article(build, path)
    if source is None:
        return None
    known, subjects = annotated(build, path), bodies.subjects(build, path)
    said = words(build, language(build, path))
    changes = _told(build, path)
    about = _about(build, known, subjects)
    sheet = briefings.sheet(source, passages(build, path), known, subjects, said)
    return Typeset(
        sheet=replace(
            sheet,
            byline=_with_pages(build, sheet.byline),
            locator=_locator(build, source, subjects),
            updates=changes.updates,
            since=changes.since,
            state=changes.state,
            revisions=revisions_url(build, path, source.slug),
        ),
        lead=_lead(source),
        section=source.section,
        thread=source.thread,
        data=_data(build, source, about, subjects),
        guests=_guests(settings(build).url, about, subjects),
    )


def _with_pages(build: Build, byline: tuple[CreditView, ...]) -> tuple[CreditView, ...]:
    """The names of a byline, each with its author's page here, unless it leads elsewhere."""
    if not settings(build).author_pages:
        return byline
    return tuple(one if one.url else replace(one, page=urls.author(one.name)) for one in byline)


@query
def typeset_body(build: Build, path: str) -> Prose:
    """The text of a briefing, where `rights` let it be shown: what notes say doesn't reach it."""
    source = article(build, path)
    if source is None:
        return ()
    said = words(build, language(build, path))
    return bodies.prose(build, source, page_of(build, path), said, _told(build, path).new)


def _told(build: Build, path: str) -> History:
    return told(build, path) if has_ledger(build) else UNTOLD


def _lead(source: Article) -> LeadImage | None:
    return source.image if source.rights == "full" else None


def _locator(build: Build, source: Article, subjects: briefings.Subjects) -> LocatorMap | None:
    """Of the text's places only, so it goes with the text where `rights` withhold that."""
    if not settings(build).maps or source.rights != "full":
        return None
    found = tuple(placed(subjects.values()))
    return locator(found, outlines(build)) if found else None


def _about(build: Build, known: Annotations, subjects: briefings.Subjects) -> tuple[Entity, ...]:
    # What the body alone tells goes with the subjects, which `rights: link` keeps back.
    topics = known.topics or [name for name in metadata.main_subject(known) if name in subjects]
    return tuple(item for name in topics if (item := entity(build, name)))


def _guests(base: str, about: Iterable[Entity], subjects: Container[str]) -> dict[str, str]:
    return {
        item.id: metadata.page_of(item, base) for item in about if base and item.id not in subjects
    }


def _data(
    build: Build, source: Article, about: tuple[Entity, ...], subjects: briefings.Subjects
) -> str:
    given, url = settings(build), page_of(build, source.path)
    where = urls.absolute(given.url, url) if given.url else ""
    topics = {item.id for item in about}
    if given.url and given.author_pages:
        found = ((one, urls.absolute(given.url, urls.author(one.name))) for one in source.byline)
        credited = tuple(replace(one, url=one.url or page) for one, page in found)
        source = replace(source, byline=credited)
    data = metadata.article_json(
        source,
        url=where,
        publication=publication(build),
        about=about,
        mentions=[item for item in subjects.values() if item.id not in topics],
        section=labels.titled(source.section, given.sections),
        parts=_parts(build, source, where),
        image=lead_url(build, source.path, url, _lead(source)) if given.url else "",
    )
    return str(metadata.script_json(data))


def _parts(build: Build, source: Article, url: str) -> list[Mapping[str, object]]:
    """What the labelled blocks of a text are, if it may be shown."""
    if source.rights != "full" or ":::" not in source.body.text:
        return []
    from briefgen.site.blocks import part_json
    from briefgen.source.questions import labelled

    said = words(build, language(build, source.path))
    blocks = labelled(document(build, source))
    return [part for block in blocks for part in part_json(block, url, said)]


@query
def tally(build: Build, path: str) -> tuple[int, int]:
    """How many mentions and marks an article has.

    Who counts them has asked all that hangs on one body alone, while it is at hand: other pages
    ask for it when a thousand others have been read.
    """
    typeset.print(build, path)
    typeset_body.print(build, path)
    link_uses.print(build, path)
    known = annotated(build, path)
    return len(known.mentions) + len(known.terms), len(known.marks)
