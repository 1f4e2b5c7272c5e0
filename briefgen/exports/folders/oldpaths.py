"""Where a generator published a source: the address under which the old site had it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from briefgen.exports.addresses import below
from briefgen.exports.folders.given import day_of, inner
from briefgen.exports.folders.keys import Known
from briefgen.exports.folders.systems import ELEVENTY, HUGO, JEKYLL, PELICAN, QUARTZ, System
from briefgen.expressions import expression

DATED = expression(r"(\d{4}-\d{1,2}-\d{1,2})(?:[-_ ](.{1,300}))?", re.DOTALL)
"""The name of a file that begins with its day."""
POSTS = ("_posts", "_drafts")
_DATE = "/:categories/:year/:month/:day/:title.html"
_STYLES: Mapping[str, str] = {
    "": _DATE,
    "date": _DATE,
    "pretty": "/:categories/:year/:month/:day/:title/",
    "none": "/:categories/:title.html",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "weekdate": "/:categories/:year/W:week/:short_day/:title.html",
}
_TOKEN = expression(r":([a-z_]{2,40})")
_FIELD = expression(r"\{(\w{2,20})(?::(%[A-Za-z]))?\}")
_MANY = expression(r"/{2,}")
_PLAIN = expression(r"[\w./+-]{0,400}")
"""Letters that no generator rewrites in an address, if they are small ones."""
_SURE = expression(r"[A-Za-z0-9 ,:;!?-]{1,300}")
_UNSURE = ("  ", "--", " -", "- ", " ,", " :", " ;", " !", " ?")
_HYPHENS = str.maketrans(" ", "-", ",:;!?")


class Filed(Struct, frozen=True):
    """What the path of a source says.

    folders: those in which it lies, below that of all sources.
    stem: its name without date and ending; of an index that of its folder.
    day: with which its name begins, "" for none.
    bundle: whether it is the index of a folder of its own.
    """

    folders: tuple[str, ...]
    stem: str
    name: str
    day: str = ""
    bundle: bool = False


def filed(path: str) -> Filed:
    """Read the path of a source, from the folder of all sources."""
    *folders, name = path.split("/")
    stem = name.rpartition(".")[0]
    bundle = stem == "index" and bool(folders)
    if bundle:
        stem = folders.pop()
    dated = DATED.fullmatch(stem)
    day = day_of(dated[1]) if dated else ""  # `2024-13-45` is none
    words = (dated[2] or dated[1]) if dated and day else stem
    return Filed(tuple(folders), words, stem, day, bundle)


def _slugged(title: str) -> str:
    """A title as it stands in an address; "" where generators differ over one of its signs."""
    sure = _SURE.fullmatch(title) and not any(pair in title for pair in _UNSURE)
    return title.lower().translate(_HYPHENS).strip("-") if sure else ""


def old_address(system: System, at: Filed, known: Known, title: str, tongue: str = "") -> str:
    """The path of the page that a source was; "" if that cannot be told for sure.

    tongue: the language that the name of its file gives.
    """
    if known.address:
        return _written(system, at, known)
    if system.settings is None:
        return ""
    if system.name == HUGO:
        path = _hugo(system, at, known)
        return path and f"{_language(system, tongue)}{path}"
    if system.name == JEKYLL:
        return _jekyll(system, at, known)
    if system.name == PELICAN:
        return _pelican(system, at, known, title)
    return _by_path(system, at)


def _by_path(system: System, at: Filed) -> str:
    """Where generators put a source that only look at its path."""
    if system.name == QUARTZ:
        return _quartz(at)
    known = system.name == ELEVENTY and _PLAIN.fullmatch(at.stem)
    return f"/{'/'.join((*at.folders, at.stem))}/" if known else ""


def _written(system: System, at: Filed, known: Known) -> str:
    """The address that the source names itself."""
    given = known.address
    if "{{" in given or "{%" in given:
        return ""
    if system.name == JEKYLL and (given in _STYLES or _TOKEN.search(given)):
        return _filled(system, _STYLES.get(given, given), at, known, known.slug or at.stem)
    if "://" in given:
        return below(system.site, given)
    if given.startswith("/"):
        return given
    return f"/{given}" if system.name in (HUGO, JEKYLL, ELEVENTY, QUARTZ, PELICAN) else ""


def _hugo(system: System, at: Filed, known: Known) -> str:
    last = known.slug or at.name
    section = at.folders[0] if at.folders else ""
    pages = (system.settings or {}).get("permalinks")
    held = pages.get("page", pages) if isinstance(pages, dict) else {}
    pattern = inner(held, section) if section else ""
    if pattern:
        return _filled(system, pattern, at, known, _slugged(known.title))
    path = f"/{'/'.join((*at.folders, last))}/"
    return path.lower().replace(" ", "-") if _PLAIN.fullmatch(path.replace(" ", "-")) else ""


def _language(system: System, tongue: str) -> str:
    """The folder of Hugo for a language: the usual one has none, unless it is set so."""
    usual = system.text("defaultcontentlanguage") or "en"
    within = system.text("defaultcontentlanguageinsubdir") == "true"
    own = tongue.lower() or usual.lower()
    return f"/{own}" if within or own != usual.lower() else ""


def _jekyll(system: System, at: Filed, known: Known) -> str:
    if any(folder in POSTS for folder in at.folders):
        pattern = system.posts or system.text("permalink")
        return _filled(system, _STYLES.get(pattern, pattern), at, known, known.slug or at.stem)
    if any(folder.startswith("_") for folder in at.folders):
        return ""  # a collection: whether it has pages, and where, its settings say
    path = "/".join((*at.folders, *([at.name] if not at.bundle else [at.name, "index"])))
    pretty = system.text("permalink").endswith(("pretty", "/"))
    return f"/{path.removesuffix('index')}" if at.bundle else f"/{path}{'/' if pretty else '.html'}"


def _filled(system: System, pattern: str, at: Filed, known: Known, title: str) -> str:
    """A pattern of Hugo or Jekyll with its words filled in; "" if one of them isn't known.

    title: what the generator takes for it.
    """
    year, month, day = _parts(known.date or at.day)
    above = next((n for n, name in enumerate(at.folders) if name in POSTS), 0)
    categories = (*at.folders[:above], *(name.lower() for name in known.categories))
    values = {
        "year": year,
        "month": month,
        "day": day,
        "i_month": month.lstrip("0"),
        "i_day": day.lstrip("0"),
        "short_year": year[2:],
        "slug": known.slug or at.stem,
        "title": title,
        "name": at.stem,
        "filename": at.name,
        "contentbasename": at.name,
        "slugorfilename": known.slug or at.name,
        "slugorcontentbasename": known.slug or at.name,
        "section": at.folders[0] if at.folders else "",
        "sections": "/".join(at.folders),
        "categories": "/".join(dict.fromkeys(categories)),
        "path": "/".join((*at.folders, at.name)),
        "output_ext": ".html",
    }
    wanted = set(_TOKEN.findall(pattern)) - {"categories"}
    if not all(values.get(name) for name in wanted):
        return ""
    path = _MANY.sub("/", "/" + _TOKEN.sub(lambda found: values[found[1]], pattern))
    path = path if path.endswith(("/", ".html", ".htm")) else f"{path}/"
    path = path.replace(" ", "-").lower() if system.name == HUGO else path
    return path if _PLAIN.fullmatch(path) else ""


def _parts(date: str) -> tuple[str, str, str]:
    if not date:
        return ("", "", "")
    year, month, day = date[:10].split("-")
    return year, month.zfill(2), day.zfill(2)


def _pelican(system: System, at: Filed, known: Known, title: str) -> str:
    page = "pages" in at.folders
    kind, usual = ("page", "pages/{slug}.html") if page else ("article", "{slug}.html")
    pattern = system.text(f"{kind}_save_as", f"{kind}_url") or usual
    year, month, day = _parts(known.date or at.day)
    values = {"slug": known.slug or _slugged(title), "lang": known.lang}
    dates = {"%Y": year, "%m": month, "%d": day}
    fields = _FIELD.findall(pattern)
    filled = {
        (name, form): dates.get(form, "") if form else values.get(name, "") for name, form in fields
    }
    if "{" in _FIELD.sub("", pattern) or not all(filled.values()):
        return ""
    path = _FIELD.sub(lambda found: filled[found[1], found[2] or ""], pattern)
    return f"/{path.removesuffix('index.html')}".replace("//", "/")


def _quartz(at: Filed) -> str:
    names = (*at.folders, at.name)
    path = "/".join(
        name.replace(" ", "-").replace("&", "-and-").replace("%", "-percent") for name in names
    )
    path = path.replace("?", "").replace("#", "")
    return f"/{path}/" if at.bundle else f"/{path}.html"
