"""Do the links and pictures of a text lead somewhere? Those to other hosts are not asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from briefgen.alike import Alike
from briefgen.filenames import unportable
from briefgen.findings import Finding, Place
from briefgen.graph.build import Build
from briefgen.graph.query import names, query
from briefgen.memory import newest
from briefgen.pipeline.links import (
    STATIC,
    anchor,
    ids,
    is_file,
    is_picture,
    is_published,
    landing,
    meant,
    picture_url,
)
from briefgen.pipeline.pictures import MOST_PIXELS, header_of, is_damaged, too_many_pixels
from briefgen.pipeline.sources import (
    CONTENT,
    byline,
    is_article_path,
    is_standing_path,
    settings,
)
from briefgen.pipeline.standing import public_paths
from briefgen.site import urls
from briefgen.site.targets import PICTURE_ENDINGS, Target, names_picture
from briefgen.source.headings import PREFIX
from briefgen.source.links import PICTURE, LinkUse, scheme

SUGGESTED = 20
"""Broken links of one text for which something near is looked for: that takes its time."""

ALIKE = 0.75
"""How alike two names have to be, from 0 to 1: a letter or two of a short word may be wrong."""

LONGEST = 200
"""Code points of an address for which something near is looked for."""


def check_links(build: Build, path: str, page: str, used: Iterable[LinkUse]) -> None:
    """Say which links of the source at `path`, whose page is `page`, lead nowhere."""
    left = SUGGESTED
    for use in used:
        finding = _finding(build, Place(path, use.line, use.column, len(use.href)), page, use)
        if finding is None:
            continue
        found, near = finding
        if left and near and len(use.href) <= LONGEST:
            left -= 1
            if best := near():
                found = Finding(found.place, found.code, found.message, f"Did you mean {best}?")
        build.note(found)


Found = tuple[Finding, Callable[[], str] | None]
"""A finding, and how to look for what may have been meant."""


def _finding(build: Build, place: Place, page: str, use: LinkUse) -> Found | None:
    if use.refused or (PICTURE.match(use.href) and not use.image):
        return _unsafe(place, use.href), None
    aim = meant(build, place.path, use.href, page)
    if use.image:
        return _picture(build, place, aim, use)
    if aim.kind == "elsewhere":
        return None
    if aim.kind == "astray":
        return _broken(place, "this link leads out of the site"), None
    url, fragment = landing(build, aim)
    if not url or not is_published(build, url):
        return _nowhere(build, place, aim)
    return _anchor(build, place, url, page, aim, fragment)


def _unsafe(place: Place, address: str) -> Finding:
    named = scheme(address)
    why = f"{named}: is no scheme that may stand on a page"
    if named in ("", "http", "https"):
        why = "it is neither a whole address nor one within the site"
    return Finding(
        place,
        "unsafe-url",
        f"“{address[:60]}” cannot be a link: {why}",
        "Begin it with https://, mailto: or tel:, or write the address of a page or a source.",
    )


def _broken(place: Place, message: str, hint: str = "") -> Finding:
    return Finding(place, "broken-link", message, hint or "Correct the address, or take it out.")


def _nowhere(build: Build, place: Place, aim: Target) -> Found:
    """Why nothing is published for a link."""
    if aim.kind == "picture":
        message = f"there is neither a picture {aim.path} nor anything at {aim.url}"
        return _broken(place, message), lambda: nearest_url(build, aim.url)
    if aim.kind == "site" and _is_empty(build, aim.url):
        message = f"the list at {aim.url} is empty, and so isn't published"
        hint = "Take the link out until something stands in the list."
        return _broken(place, message, hint), None
    if aim.kind == "site":
        message = f"nothing is published at {aim.url}"
        return _broken(place, message), lambda: nearest_url(build, aim.url)
    if not is_file(build, aim.path):
        hint = "Write the path of a source, relative to this file."
        found = _broken(place, f"there is no source {aim.path}", hint)
        return found, lambda: nearest_source(build, aim.path)
    if (is_article_path(aim.path) or is_standing_path(aim.path)) and unread(build, aim.path):
        message = f"{aim.path} could not be read as a source, so this link leads nowhere"
        return _broken(place, message, "Mend what is said of that file."), None
    message = f"{aim.path} is not published now, so this link leads nowhere"
    return _broken(place, message, "Take the link out, or publish that one first."), None


def _is_empty(build: Build, url: str) -> bool:
    """Whether a page that isn't published is a list in which nothing stands yet."""
    from briefgen.pipeline.pages import is_empty_list

    given = settings(build)
    labels = [urls.section(it.slug) for it in given.sections]
    labels += [urls.thread(it.slug) for it in given.threads]
    labels += [urls.author(it.slug) for it in given.authors if given.author_pages]
    return is_empty_list(build, url) or url in (urls.CORRECTIONS, *labels)


@query
def unread(build: Build, path: str) -> bool:
    """Say whether this is a source of an article that cannot be understood."""
    return byline(build, path) is None


def _anchor(
    build: Build, place: Place, url: str, page: str, aim: Target, fragment: str
) -> Found | None:
    fragment = fragment.partition(":~:")[0]  # behind that, the browser looks for words
    if not url.endswith((".html", ".htm")) or fragment in ("", "top"):
        return None
    wanted = fragment if url == page else anchor(build, url, fragment)
    if wanted in ids(build, url):
        return None
    where = "this page" if url == page else aim.path or url
    found = Finding(
        place,
        "broken-anchor",
        f"{where} has no place “#{fragment[:60]}”",
        "Headings have ids such as #h-the-vote, paragraphs #p5.",
    )
    return found, lambda: nearest_id(build, url, fragment)


def check_place(build: Build, place: Place, end: str) -> None:
    """Say whether a link of the settings leads to a place that its page doesn't have."""
    url, _, fragment = end.partition("#")
    aim = Target("site", url, fragment=fragment)
    if found := _anchor(build, place, url, "", aim, fragment):
        finding, near = found
        best = near() if near and len(end) <= LONGEST else ""
        build.note(replace(finding, hint=f"Did you mean {best}?") if best else finding)


_PUT_IT = f"Put the file beside the article; it may end in {', '.join(PICTURE_ENDINGS)}."
_DRAWN = "SVG can hold scripts: one that you trust stands below static/, as in ![Map](/map.svg)."


def _picture(build: Build, place: Place, aim: Target, use: LinkUse) -> Found | None:
    shown = unquote(use.href)[:60]  # as it was written
    if aim.path and is_picture(build, aim.path) and (flaw := _flaw(build, place, aim.path)):
        return flaw, None
    if not PICTURE.match(use.href) and not picture_url(build, aim):
        if not names_picture(aim.path) or unportable(aim.path):
            return Finding(
                place,
                "unsafe-url",
                f"“{shown}” is not a picture below content/, so only its text is shown",
                _DRAWN if shown.lower().endswith(".svg") else _PUT_IT,
            ), None
        return _lost(place, aim), lambda: nearest_picture(build, aim.path)
    if not use.alt.strip() and not use.decorative:
        return Finding(
            place,
            "missing-alt",
            f"the picture “{shown}” has no text for those who don't see it",
            "Write what it shows between the brackets: ![Text](picture.jpg); under `image:`, as"
            " `alt:`. If it only decorates, say so: ![](picture.jpg){.decorative}.",
        ), None
    return None


def _lost(place: Place, aim: Target) -> Finding:
    """That a picture isn't there: with a leading slash it may stand in either of two places."""
    if aim.path == f"{CONTENT}/{aim.url}":
        message = f"there is neither a picture {STATIC}/{aim.url} nor {aim.path}"
        return _broken(place, message, f"Copy it to {STATIC}/{aim.url}, or correct the path.")
    message = f"there is no picture {aim.path} that can be read"
    return _broken(place, message, "Check the path and its spelling.")


def _flaw(build: Build, place: Place, path: str) -> Finding | None:
    """What is wrong with the file of a picture."""
    known = header_of(build, path)
    if known and too_many_pixels(known):
        size = f"{known.width:,} × {known.height:,}"
        return Finding(
            place,
            "bad-picture",
            f"{path} has {size} pixels, which no page should ask of a reader, so it isn't shown",
            f"Save it with at most {MOST_PIXELS // 1_000_000} million pixels.",
        )
    if is_damaged(build, path):
        message = f"{path} is no picture that can be read, or breaks off"
        return Finding(place, "bad-picture", message, "Save it again, or copy it once more.")
    return None


@query
def nearest_url(build: Build, url: str) -> str:
    """The published address that is most like another: "" if none is."""
    from briefgen.pipeline.outputs import page_urls, static_urls

    near = _nearest(build, "url", url, (*page_urls(build), *static_urls(build)))
    return f"/{near}" if near else ""


@query
def nearest_source(build: Build, path: str) -> str:
    """The published source whose path is most like another."""
    return _nearest(build, "source", path, public_paths(build))


@query
def nearest_picture(build: Build, path: str) -> str:
    """The picture whose path is most like another: a file of content/, or `/map.png` of static/."""
    found = [f"{CONTENT}/{name}" for name in names(build, CONTENT)]
    found += [f"/{name}" for name in _static_names(build)]
    pictures = tuple(name for name in found if names_picture(name))
    near = _nearest(build, "picture", path, pictures)
    return near if near.startswith("/") or (near and is_picture(build, near)) else ""


def _static_names(build: Build) -> tuple[str, ...]:
    """The files of static/; none if it leads out of the project, which is said of it."""
    return () if names.failed(build, STATIC) else names(build, STATIC)


@query
def nearest_id(build: Build, url: str, fragment: str) -> str:
    """The place of a page whose id is most like another."""
    known = {name.removeprefix(PREFIX): name for name in ids(build, url)}
    near = Names.of(known).nearest(unquote(fragment).removeprefix(PREFIX))
    return f"#{known[near]}" if near else ""


def _nearest(build: Build, kind: str, word: str, known: tuple[str, ...]) -> str:
    return newest(build.memory, ("names", kind), known, lambda: Names.of(known)).nearest(word)


class Names(Struct, frozen=True):
    """Paths by the names of their files."""

    by_stem: dict[str, list[str]]
    stems: Alike

    @classmethod
    def of(cls, known: Iterable[str]) -> Names:
        found: dict[str, list[str]] = {}
        for other in known:
            found.setdefault(_stem(other), []).append(other)
        return cls(found, Alike.of(found))

    def nearest(self, word: str) -> str:
        """What is most like a word: the names of files are compared before their folders."""
        found = self.stems.near(_stem(word), most=1, least=ALIKE)
        if not found:
            return ""
        same = self.by_stem[found[0]]
        return next(iter(Alike.of(same).near(word, most=1, least=0)), same[0])


def _stem(path: str) -> str:
    """The name of a file without its ending; of an index, that of its folder."""
    folder, _, name = path.rpartition("/")
    stem = name.rpartition(".")[0] or name
    return folder.rpartition("/")[2] if folder and stem == "index" else stem
