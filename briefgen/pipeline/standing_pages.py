"""The page of what a site says of itself: its text as it is written, without notes or marks."""

from __future__ import annotations

from msgspec.structs import replace

from briefgen.findings import Finding, Place
from briefgen.graph.build import Build
from briefgen.graph.query import query
from briefgen.pipeline import bodies, translations
from briefgen.pipeline.languages import language, words
from briefgen.pipeline.linkcheck import check_links
from briefgen.pipeline.links import link_uses
from briefgen.pipeline.markup import check_plain
from briefgen.pipeline.pages import info, render
from briefgen.pipeline.sources import article, held, page_of, settings
from briefgen.pipeline.standing import standing_at, standing_urls
from briefgen.pipeline.texts import document
from briefgen.render import html
from briefgen.site import urls
from briefgen.site.models import when
from briefgen.site.profile_models import StandingPage
from briefgen.site.targets import View
from briefgen.source.article import Article
from briefgen.source.standing import READ


def standing(build: Build, url: str) -> bytes:
    path = standing_at(build, url)
    source = article(build, path)
    assert source is not None  # noqa: S101 - an address stands only for a source
    lang = language(build, path)
    said, view = words(build, lang), View.own(url)
    above = bodies.lead(build, path, source.image, view)
    text = html.prose(document(build, source).tokens, words=said)
    model = StandingPage(
        title=source.headline,
        dek=source.dek,
        picture=above,
        body=bodies.shown(build, path, text, view, images=bool(above)),
        updated=when(source.updated, said),
        held=held(build, path, lambda: said),
        translations=translations.others(build, url),
    )
    page = info(build, url, "standing", source.headline, source.dek, lang=lang)
    page = replace(
        page,
        alternates=translations.alternates(build, url),
        edit=urls.edited(settings(build).edit_url, path),
    )
    return render(build, "standing.html", page, standing=model)


def check_standing(build: Build) -> None:
    """Say what is wrong with the standing pages that are public."""
    for path in standing_urls(build).values():
        check_standing_page(build, path)


@query
def check_standing_page(build: Build, path: str) -> int:
    """Links, pictures, markup and idle keys of one page; answers how many links and pictures it has."""
    source = article(build, path)
    if source is None:
        return 0
    for finding in _idle(source):
        build.note(finding)
    check_plain(build, path, document(build, source))
    used = link_uses(build, path)
    check_links(build, path, page_of(build, path), used)
    return len(used)


def _idle(source: Article) -> list[Finding]:
    """Keys that only an article has; those that nobody knows are said with the front matter."""
    from briefgen.source.forms import ArticleForm

    return [
        Finding(
            Place(source.path, line, 1, len(key)),
            "unknown-key",
            f"The key “{key}” says nothing on a standing page",
            "Take it out; what is news stands outside content/pages/.",
        )
        for key, line in source.lines
        if key in ArticleForm.model_fields and key not in READ
    ]
