"""Pictures of content/: what their files say, in which sizes they are published, what is wrong."""

from __future__ import annotations

from msgspec import Struct

from briefgen.codec import fingerprint
from briefgen.expressions import expression
from briefgen.findings import Failure, Finding, Place
from briefgen.graph.build import Build
from briefgen.graph.query import option, query, read
from briefgen.images.header import Header
from briefgen.pipeline.sources import CONTENT, settings
from briefgen.render.pictures import Picture
from briefgen.site.targets import View, spelled

FILES = "files"
"""The folder of the site that holds the pictures of content/."""

WIDTHS = (480, 800, 1280)
"""Of smaller sizes, in pixels: telephones, the column of a text, the same on fine screens."""
STEP = 1.25
"""How much wider the next size is at least."""
COLUMN = 640
"""How wide a page shows a picture at most, in CSS pixels."""
MOST_PIXELS = 80_000_000
"""A picture with more costs a reader hundreds of megabytes of memory, however small its file."""
TALLEST = 16_000
"""Pixels; a WebP may have 16,383 in each direction."""
LARGE_WIDTH, LARGE_SIZE = 1600, 300_000
"""Pixels and bytes beyond which smaller sizes would spare readers much."""

ENDINGS = {"jpeg": "jpg", "png": "png", "webp": "webp", "avif": "avif"}
TYPES = {"webp": "image/webp", "avif": "image/avif"}
_MADE = expression(r"(.+)\.(\d{1,5})\.[0-9a-f]{10}\.([a-z]{3,4})\Z")


class Made(Struct, frozen=True):
    """A size of a picture that the build makes."""

    url: str
    width: int
    kind: str


@query
def header_of(build: Build, path: str) -> Header | None:
    """What a picture's file says of itself; None if there is none that can be read."""
    from briefgen.images.reading import header

    data = None if read.failed(build, path) else read(build, path)
    return None if data is None else header(data)


@query
def sound(build: Build, path: str) -> bool:
    """Whether Pillow can read all pixels of a picture that is to be made smaller."""
    from briefgen.images.shrink import readable

    known, data = header_of(build, path), read(build, path)
    option(build, PILLOW)
    return bool(known and data) and readable(data or b"", known or Header(), WIDTHS[-1])


PILLOW = "version pillow"
"""The option that says which Pillow is installed: another one may make other bytes."""


AVIF = "module PIL._avif"
"""The option that says whether that Pillow can write AVIF: not each one can."""


def writes_avif(build: Build) -> bool:
    """Whether smaller sizes are wanted in AVIF, too, and can be made."""
    return settings(build).images.avif and resizes(build) and bool(option(build, AVIF))


def resizes(build: Build) -> bool:
    """Whether smaller sizes are wanted and can be made."""
    return settings(build).images.resize and bool(option(build, PILLOW))


def too_many_pixels(known: Header) -> bool:
    return known.pixels > MOST_PIXELS


def _can_shrink(build: Build, path: str, known: Header) -> bool:
    from briefgen.images.shrink import READ

    fit = known.kind in READ and not known.moving and known.whole and known.width > WIDTHS[0]
    fit = fit and known.height <= TALLEST and not too_many_pixels(known)
    return fit and resizes(build) and sound(build, path)


def is_damaged(build: Build, path: str) -> bool:
    """Whether a file is no picture, or breaks off; what nobody decodes may have flaws unseen."""
    from briefgen.images.shrink import READ

    known = header_of(build, path)
    if known is None or too_many_pixels(known):
        return False
    if known.kind in ("", "svg") or not known.whole:
        return True
    return known.kind in READ and resizes(build) and not sound(build, path)


@query
def made_of(build: Build, path: str) -> tuple[Made, ...]:
    """The sizes in which a picture is published beside its own, smallest first; none is larger."""
    known = header_of(build, path)
    if known is None or not _can_shrink(build, path, known):
        return ()
    most = min(known.width, WIDTHS[-1])
    widths = [*(width for width in WIDTHS if width * STEP <= most), most]
    kinds = ["webp", *(["avif"] if writes_avif(build) else [])]
    found = [(width, kind) for kind in kinds for width in widths]
    found = [item for item in found if item != (known.width, known.kind)]
    if known.width > most and (most, known.kind) not in found:
        found.append((most, known.kind))
    start = f"{file_url(path)}.{{}}.{fingerprint(read(build, path))[:10]}.{{}}"
    return tuple(Made(start.format(w, ENDINGS[kind]), w, kind) for w, kind in found)


def shown_at(build: Build, path: str, view: View) -> Picture:
    """A picture of content/ as a page shows it."""
    known, made = header_of(build, path) or Header(), made_of(build, path)
    own = file_url(path)
    by_kind = {kind: [item for item in made if item.kind == kind] for kind in ("avif", "webp")}
    if known.kind == "webp" and made and known.width <= WIDTHS[-1]:
        by_kind["webp"].append(Made(own, known.width, "webp"))
    sources = tuple(
        (TYPES[kind], ", ".join(f"{_spelled(view, item.url)} {item.width}w" for item in items))
        for kind, items in by_kind.items()
        if items
    )
    largest = plain_size(build, path)
    height = round(known.height * largest.width / known.width) if known.width else 0
    return Picture(
        view.place(spelled(largest.url)),
        largest.width,
        height,
        sources,
        min(known.width, COLUMN),
    )


def _spelled(view: View, url: str) -> str:
    """An address in a `srcset`, where a comma could end it."""
    return view.place(spelled(url)).replace(",", "%2C")


def plain_size(build: Build, path: str) -> Made:
    """The picture for who knows none of the newer kinds: its own, or as large as pages need it."""
    known = header_of(build, path) or Header()
    largest = Made(file_url(path), known.width, known.kind)
    same = (item for item in made_of(build, path) if item.kind == known.kind)
    wanted = (item for item in same if item.width == WIDTHS[-1] < known.width)
    return next(wanted, largest)


def is_large(build: Build, path: str) -> bool:
    """Whether smaller sizes of a picture would spare readers much."""
    known = header_of(build, path)
    if known is None or known.kind not in ENDINGS or known.moving:
        return False
    return known.width > LARGE_WIDTH or len(read(build, path) or b"") > LARGE_SIZE


def shown_urls(build: Build, path: str) -> tuple[str, ...]:
    """All addresses that a page names where it shows a picture."""
    return (plain_size(build, path).url, *(item.url for item in made_of(build, path)))


def file_url(path: str) -> str:
    """The URL of a picture of content/."""
    return f"{FILES}/{path.removeprefix(f'{CONTENT}/')}"


def is_made(url: str) -> bool:
    """Whether an address looks like that of a size that the build makes."""
    return _MADE.match(url) is not None


def picture(build: Build, url: str) -> bytes:
    """A picture of content/ without what its file tells besides, or a smaller size of one."""
    from briefgen.images.bare import bare

    if (found := _MADE.match(url)) and (made := _size(build, found[1], url)):
        return _shrunk(build, _path(found[1]), made)
    path = _path(url)
    return bare(read(build, path) or b"", header_of(build, path) or Header())


def _shrunk(build: Build, path: str, made: Made) -> bytes:
    from briefgen.images.shrink import RAISED, shrunk

    option(build, PILLOW)
    known, data = header_of(build, path) or Header(), read(build, path) or b""
    try:
        return shrunk(data, known, made.width, made.kind)
    except RAISED as error:  # what could be read, and cannot be made smaller
        message = f"this picture cannot be made {made.width} pixels wide: {error}"
        hint = "Save it again, or in another format."
        raise Failure(Finding(Place(path), "bad-picture", message, hint)) from error


def _path(url: str) -> str:
    return f"{CONTENT}/{url.removeprefix(f'{FILES}/')}"


def _size(build: Build, own: str, url: str) -> Made | None:
    """The size at an address, if that is one of a picture that there is."""
    return next((item for item in made_of(build, _path(own)) if item.url == url), None)
