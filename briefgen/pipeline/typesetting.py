"""A briefing set in type: all that its page shows and that hangs on no other briefing."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.graph.build import Build
from briefgen.graph.query import query
from briefgen.knowledge.entity import Entity
from briefgen.pipeline import bodies
from briefgen.pipeline.knowledge import entity
from briefgen.pipeline.links import lead_url, link_uses
from briefgen.pipeline.reading import annotated, context, named, passages
from briefgen.pipeline.sources import article, settings
from briefgen.render.html import Prose
from briefgen.site import briefing as briefings
from briefgen.site import metadata, urls
from briefgen.site.models import BriefingSheet
from briefgen.source.article import Article, LeadImage


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeset:
    """What is left for the page: where links lead, titles of labels, how often subjects are named.

    lead: the picture over the text. section, thread: as the source names them. data: for the `<script>` of schema.org.
    """

    sheet: BriefingSheet
    body: Prose
    lead: LeadImage | None
    section: str
    thread: str
    data: str


@query
def typeset(build: Build, path: str) -> Typeset | None:
    """A briefing as far as it is known without the others: other templates need no more."""
    source = article(build, path)
    if source is None:
        return None
    known, subjects = annotated(build, path), bodies.subjects(build, path)
    return Typeset(
        sheet=briefings.sheet(source, passages(build, path), known, subjects),
        body=bodies.prose(build, source, urls.briefing(source.slug), subjects),
        lead=_lead(source),
        section=source.section,
        thread=source.thread,
        data=_data(build, source, known.topics, subjects),
    )


def _lead(source: Article) -> LeadImage | None:
    return source.image if source.rights == "full" else None


def _data(
    build: Build, source: Article, topics: tuple[str, ...], subjects: briefings.Subjects
) -> str:
    given, url = settings(build), urls.briefing(source.slug)
    about = [item for name in topics if (item := entity(build, name))]
    others = (item for item in subjects.values() if item.id not in topics)
    data = metadata.article_json(
        source,
        url=urls.absolute(given.url, url) if given.url else "",
        language=given.language,
        publisher=given.publisher or given.title,
        about=about,
        mentions=[item for item in others if isinstance(item, Entity)],
        image=lead_url(build, source.path, url, _lead(source)) if given.url else "",
    )
    return str(metadata.script_json(data))


@query
def tally(build: Build, path: str) -> tuple[int, int]:
    """How many mentions and marks an article has.

    Who counts them has asked all that hangs on one body alone, while it is at hand: other pages
    ask for it when a thousand others have been read.
    """
    typeset.print(build, path)
    link_uses.print(build, path)
    for name in named(build, path):
        context.print(build, path, name)
    known = annotated(build, path)
    return len(known.mentions) + len(known.terms), len(known.marks)
