"""Where the links and pictures of texts lead: to pages, files, pictures and places within them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefgen.filenames import unportable
from briefgen.graph.build import Build
from briefgen.graph.query import query, read
from briefgen.images.header import Header
from briefgen.knowledge.entity import Entity, Term
from briefgen.pipeline import pictures as pictures_
from briefgen.pipeline.knowledge import entity, knowledge_file, profile_body, term
from briefgen.pipeline.pictures import file_url
from briefgen.pipeline.plugins import parsed_body
from briefgen.pipeline.sources import (
    CONTENT,
    article,
    is_standing_path,
    page_of,
    permalink,
    settings,
    slug_at,
)
from briefgen.pipeline.standing import may_stand_at, source_at, standing_paths, standing_url
from briefgen.pipeline.texts import document
from briefgen.render.pictures import Picture
from briefgen.site import urls
from briefgen.site.briefing import subject_url
from briefgen.site.permalink import USUAL, may_be
from briefgen.site.targets import (
    PICTURE_ENDINGS,
    SOURCE_ENDINGS,
    Target,
    View,
    names_picture,
    spelled,
    target,
)
from briefgen.source.article import Body, LeadImage
from briefgen.source.headings import PREFIX
from briefgen.source.links import PICTURE, LinkUse
from briefgen.source.rawlinks import tags

if TYPE_CHECKING:
    from briefgen.source.markdown import Document

STATIC = "static"
"""The project's folder of files that are published as they are."""

IMAGES = (*PICTURE_ENDINGS, ".svg")
"""What a picture of static/ may end in: in `<img>` no script of an SVG runs."""


def destination(build: Build, path: str, href: str, view: View) -> str:
    """A link of the source at `path` as the file that shows it has to write it.

    A link to what is not published is none ("" drops it): a draft's file name is a secret too.
    """
    aim = meant(build, path, href, view.page)
    if aim.kind == "elsewhere":
        return aim.url
    if aim.kind == "astray":
        return view.outside(spelled(aim.url, aim.query, aim.fragment))
    url, place = landing(build, aim)
    if not url:
        return ""
    fragment = anchor(build, url, place) if url != view.page else place
    return view.place(spelled(url, aim.query, fragment))


def picture(build: Build, path: str, src: str, view: View) -> Picture | None:
    """A picture in a source as its page shows it, None if it may not or cannot be shown.

    A picture on another host would tell that host who reads the page.
    """
    if PICTURE.match(src):
        return Picture(src)
    aim = meant(build, path, src, view.page)
    url = picture_url(build, aim)
    if not url:
        return None
    if aim.path and is_picture(build, aim.path):
        return pictures_.shown_at(build, aim.path, view)
    known = pictures_.header_of(build, f"{STATIC}/{url}")
    size = (known.width, known.height) if known else (0, 0)
    return Picture(view.place(spelled(url)), *size)


def meant(build: Build, path: str, href: str, page: str) -> Target:
    """What an address in the source at `path` means."""
    return target(href, source=path, page=page, home=settings(build).url)


def landing(build: Build, aim: Target) -> tuple[str, str]:
    """Where on the site a link leads: the address, "" if nothing is published for it, and the place."""
    if aim.kind == "source" and (url := source_url(build, aim.path)):
        return url, aim.fragment
    if aim.kind == "picture" and is_picture(build, aim.path):
        return file_url(aim.path), aim.fragment
    published = is_published(build, aim.url)
    if not published and (now := led_on(build, aim.url)):
        page, _, place = now.partition("#")
        return page, place or aim.fragment
    # Files that others put beside ours may be meant; in our own folders there are only ours. What
    # ends as a source does may be one that isn't published, by a path that is wrong.
    others = aim.kind != "source" and not aim.url.endswith(SOURCE_ENDINGS)
    if published or (others and not ours(build, aim.url)):
        return aim.url, aim.fragment
    return "", ""


def led_on(build: Build, url: str) -> str:
    """The page, and the place on it, to which a former address leads; "" if it is none."""
    from briefgen.pipeline.aliases import alias_of, has_aliases

    return alias_of(build, url) if has_aliases(build) else ""


def picture_url(build: Build, aim: Target) -> str:
    """The address of the site at which a picture stands, "" if there is none."""
    if aim.path and is_picture(build, aim.path):
        known = pictures_.header_of(build, aim.path)
        return "" if known and pictures_.too_many_pixels(known) else file_url(aim.path)
    shown = aim.kind in ("picture", "site") and names_picture(aim.url, IMAGES)
    return aim.url if shown and is_published(build, aim.url) else ""


def source_url(build: Build, path: str) -> str:
    """The page made of a source: a briefing, or the profile that stands in a file of its own."""
    if slug_at(build, path):
        return page_of(build, path)
    if is_standing_path(path):
        return standing_url(build, path)
    if not path.startswith((f"{CONTENT}/entities/", f"{CONTENT}/glossary/")):
        return ""
    known = knowledge_file(build, path)
    found = [subject_url(entry) for entry in known.entities]
    found += [subject_url(entry) for entry in known.terms]
    return found[0] if len(found) == 1 and is_published(build, found[0]) else ""


@query
def is_published(build: Build, url: str) -> bool:
    """Is there anything at this address? Who asks doesn't hang on the other addresses."""
    # All addresses are known only above the pages, which need this one answer.
    from briefgen.pipeline.outputs import file_urls, page_urls, static_urls

    return any(_holds(found(build), url) for found in (page_urls, file_urls, static_urls))


def _holds(known: tuple[str, ...], url: str) -> bool:
    """Say whether a sorted tuple holds an address."""
    at = bisect_left(known, url)
    return at < len(known) and known[at] == url


def ours(build: Build, url: str) -> bool:
    """Whether only briefgen can publish at this address."""
    from briefgen.pipeline.outputs import OWN

    form = permalink(build)  # the address of a draft is a secret, wherever briefings stand
    if url in OWN or url.partition("/")[0] in OWN or (form != USUAL and may_be(form, url)):
        return True
    return bool(standing_paths(build)) and may_stand_at(build, url)


def anchor(build: Build, url: str, fragment: str) -> str:
    """The id that is meant by the name of a heading: `#the-vote` leads to `#h-the-vote`."""
    name = fragment.partition(":~:")[0]  # behind that, the browser looks for words
    if not name or name.startswith(PREFIX):
        return fragment
    found = body_ids(build, url)
    return PREFIX + fragment if name not in found and PREFIX + name in found else fragment


@query
def body_ids(build: Build, url: str) -> tuple[str, ...]:
    """The ids within the text of a briefing or a profile."""
    from briefgen.source.markdown import anchors

    tree = _tree(build, url)
    return tuple(sorted(set(anchors(tree)))) if tree else ()


def _tree(build: Build, url: str) -> Document | None:
    folder, _, name = url.partition("/")
    stem = name.removesuffix(".html")
    if path := source_at(build, url):
        source = article(build, path)
        return document(build, source) if source else None
    entry = term(build, stem) if folder == "glossary" else entity(build, stem)
    return profile_document(build, entry) if entry and entry.profile else None


def profile_document(build: Build, entry: Entity | Term) -> Document:
    """The parsed body of an entry's own file."""
    return parsed_body(build, profile_body(build, entry.id) or Body(""), entry.place[0])


@query
def ids(build: Build, url: str) -> tuple[str, ...]:
    """Every id of a page or of an HTML file of static/: where links within it may lead."""
    from briefgen.pipeline.outputs import page

    if not url.endswith((".html", ".htm")) or page.failed(build, url):
        return ()
    html = page(build, url).decode("utf-8", "replace")
    found = {
        given.get("id") or given.get("name" if name == "a" else "id", "")
        for _, name, given in tags(html)
    }
    return tuple(sorted(found - {""}))


def is_picture(build: Build, path: str) -> bool:
    """Say whether this is a picture of content/ that can be published under its name."""
    return names_picture(path) and not unportable(path) and is_file(build, path)


def is_file(build: Build, path: str) -> bool:
    """Say whether a file can be read; why not is said with the question for its bytes."""
    return not read.failed(build, path) and read(build, path) is not None


@query
def link_uses(build: Build, path: str) -> tuple[LinkUse, ...]:
    """Every link and picture in an article, the one above its text first; most edits move none."""
    from briefgen.source.markdown import links

    source = article(build, path)
    if source is None:
        return ()
    lead = source.image
    above = (LinkUse(lead.src, lead.line, lead.column, image=True, alt=lead.alt),) if lead else ()
    return (*above, *links(document(build, source)))


@query
def pictures(build: Build, path: str) -> tuple[str, ...]:
    """The addresses of the pictures that an article shows or links to, and of their smaller sizes.

    Those of drafts are never published.
    """
    source = article(build, path)
    if source is None or source.rights != "full":
        return ()
    return _pictures(build, path, page_of(build, path), link_uses(build, path))


@query
def profile_pictures(build: Build, identifier: str) -> tuple[str, ...]:
    """The same of the profile of an entity or term."""
    entry = entity(build, identifier) or term(build, identifier)
    if entry is None or not entry.profile:
        return ()
    from briefgen.source.markdown import links

    uses = links(profile_document(build, entry))
    return _pictures(build, entry.place[0], subject_url(entry), uses)


def _pictures(build: Build, path: str, page: str, uses: tuple[LinkUse, ...]) -> tuple[str, ...]:
    found: set[str] = set()
    for use in uses:
        aim = None if use.refused else meant(build, path, use.href, page)
        if aim is None or not aim.path or not is_picture(build, aim.path):
            continue
        if not use.image:
            found.add(file_url(aim.path))
        elif picture_url(build, aim):
            found.update(pictures_.shown_urls(build, aim.path))
    return tuple(sorted(found))


def lead_picture(
    build: Build, path: str, page: str, above: LeadImage | None
) -> tuple[str, Header] | None:
    """Address and header of the picture over the text of a page, if it is one of the site.

    The header has the size of what stands at the address.
    """
    if above is None or PICTURE.match(above.src):
        return None
    aim = meant(build, path, above.src, page)
    url = _lead_address(build, aim)
    inside = bool(aim.path) and is_picture(build, aim.path)
    known = pictures_.header_of(build, aim.path if inside else f"{STATIC}/{url}") if url else None
    if known is None or not known.width:
        return None
    if not inside:
        return url, known
    made = pictures_.plain_size(build, aim.path)
    height = round(known.height * made.width / known.width)
    return made.url, replace(known, width=made.width, height=height)


def _lead_address(build: Build, aim: Target) -> str:
    """Where the picture over a text stands: in content/ or static/.

    It isn't asked for among all that is published, since what cards there are hangs on this.
    """
    if aim.path and is_picture(build, aim.path):
        return picture_url(build, aim)
    from briefgen.pipeline.outputs import static_urls

    shown = aim.kind in ("picture", "site") and names_picture(aim.url, IMAGES)
    return aim.url if shown and _holds(static_urls(build), aim.url) else ""


def lead_url(build: Build, path: str, page: str, above: LeadImage | None) -> str:
    """The absolute address of the picture over the text of a page, "" if there is none."""
    found = lead_picture(build, path, page, above)
    return urls.absolute(settings(build).url, spelled(found[0])) if found else ""
