"""What `check` finds beyond the findings that the parts give themselves."""

from __future__ import annotations

from briefgen.findings import Finding, Place
from briefgen.graph.build import Build
from briefgen.graph.query import query
from briefgen.pipeline import bodies
from briefgen.pipeline.collections import mentioned_in
from briefgen.pipeline.knowledge import own
from briefgen.pipeline.reading import document, passages
from briefgen.pipeline.sources import article, byline, is_article_path, slug_at
from briefgen.publish.address import unportable
from briefgen.source.article import Article
from briefgen.source.links import PICTURE
from briefgen.source.markdown import anchors as body_anchors
from briefgen.source.markdown import links


@query
def check_article(build: Build, path: str) -> int:
    """Links, pictures and dates of one article; answers how many links and pictures it has."""
    source = article(build, path)
    if source is None:
        return 0
    if not source.date:
        build.note(_undated(source))
    used = links(document(build, source))
    for use in used:
        place = Place(path, use.line, use.column, len(use.href))
        finding = (
            _picture(build, use.href, place, use.alt)
            if use.image
            else _link(build, use.href, place)
        )
        if finding:
            build.note(finding)
    return len(used)


def _undated(source: Article) -> Finding:
    return Finding(
        Place(source.path, 1),
        "no-date",
        "there is no date: words such as “last week” cannot be resolved, no feed carries this",
        "Write `date: YYYY-MM-DD` into the front matter.",
    )


def _link(build: Build, href: str, place: Place) -> Finding | None:
    target, _, fragment = href.partition("#")
    inside = bodies.content_path(place.path, target) if target else place.path
    if not inside or not inside.endswith((".md", ".txt")):
        return None
    if not is_article_path(inside) or not byline_exists(build, inside):
        return Finding(
            place,
            "broken-link",
            f"there is no source {inside}",
            "Write the path of a source, relative to this file.",
        )
    if not slug_at(build, inside):
        return Finding(
            place,
            "broken-link",
            f"{inside} is not published now, so this link leads nowhere",
            "Take the link out, or publish that briefing first.",
        )
    if fragment and fragment not in anchors(build, inside):
        return Finding(
            place,
            "broken-anchor",
            f"{inside} has no place “#{fragment}”",
            "Headings have ids such as #h-the-vote, paragraphs #p5.",
        )
    return None


@query
def byline_exists(build: Build, path: str) -> bool:
    """Say whether there is an article at this path."""
    return byline(build, path) is not None


@query
def anchors(build: Build, path: str) -> tuple[str, ...]:
    """The ids to which links may lead within a briefing."""
    source = article(build, path)
    if source is None:
        return ()
    numbered = [f"p{text.paragraph}" for text in passages(build, path) if text.paragraph]
    return tuple(sorted({*body_anchors(document(build, source)), *numbered}))


def _picture(build: Build, src: str, place: Place, alt: str) -> Finding | None:
    inside = "" if PICTURE.match(src) else bodies.content_path(place.path, src)
    if not PICTURE.match(src) and (not inside.endswith(bodies.PICTURES) or unportable(inside)):
        return Finding(
            place,
            "unsafe-url",
            f"“{src[:60]}” is not a picture below content/, so only its text is shown",
            f"Put the file beside the article; it may end in {', '.join(bodies.PICTURES)}.",
        )
    if inside and not bodies.is_file(build, inside):
        return Finding(
            place,
            "broken-link",
            f"there is no picture {inside} that can be read",
            "Check the path and its spelling.",
        )
    if not alt.strip():
        return Finding(
            place,
            "missing-alt",
            f"the picture “{src[:60]}” has no text for those who don't see it",
            "Write what it shows between the brackets: ![Text](picture.jpg).",
        )
    return None


def check_knowledge(build: Build) -> None:
    """Entities of the site's own that no published briefing mentions."""
    used = mentioned_in(build)
    for entity in own(build).entities:
        if entity.id not in used:
            build.note(
                Finding(
                    Place(*entity.place),
                    "unused-entity",
                    f"no published briefing mentions {entity.name}",
                    "Nothing is wrong with that; take it out if it is no longer needed.",
                )
            )
