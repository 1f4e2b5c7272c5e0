"""Where briefings stand: a pattern such as "news/{year}/{slug}.html", which the settings give."""

from __future__ import annotations

import re

from briefgen.expressions import expression
from briefgen.filenames import of_host, unportable
from briefgen.source.former import INDEX
from briefgen.source.slugs import of_label

USUAL = "briefings/{slug}.html"
FIELDS = ("year", "month", "day", "section", "slug")
LONGEST = 120

_FIELD = expression(r"\{([^{}]*)\}")
_LITERAL = expression(r"[a-z0-9_./-]*")
_NUMBERS = {"year": r"\d{4}", "month": r"\d\d", "day": r"\d\d"}


def pattern(text: str) -> str:
    """A pattern with the name of a file at its end; that of a folder is its index.

    Raises:
        ValueError: with the reason, if no briefings can stand there.
    """
    whole = text.removeprefix("/") + (INDEX if text.endswith("/") else "")
    if unknown := [name for name in _FIELD.findall(whole) if name not in FIELDS]:
        raise ValueError(f"there is no {{{unknown[0]}}}; there are {_named(FIELDS)}")
    if "{slug}" not in whole:
        raise ValueError("without {slug}, two briefings would have one address")
    plain = _FIELD.sub("1", whole)
    if not _LITERAL.fullmatch(plain) or len(whole) > LONGEST:
        raise ValueError("it may only have small letters, digits and - _ . / besides the fields")
    if not plain.endswith(".html") or "{" in whole.rpartition(".")[2]:
        raise ValueError("it ends neither in .html nor in a slash")
    if why := unportable(plain):
        raise ValueError(f"a name in it {why}")
    if any(part.startswith(".") for part in plain.split("/")):
        raise ValueError("a part of it begins with a dot")
    if of_host(whole):
        raise ValueError("it has the name of a file that hosts read")
    if whole.endswith(f"/{INDEX}") or "{slug}" in whole.rpartition("/")[2]:
        return whole
    raise ValueError("{slug} stands neither in the file's name nor in that of its folder")


def _named(fields: tuple[str, ...]) -> str:
    return ", ".join(f"{{{name}}}" for name in fields)


def address(form: str, slug: str, date: str = "", section: str = "") -> str:
    """The address of a briefing; what isn't known of it is left out."""
    year, month, day = (*date[:10].split("-"), "", "")[:3]
    known = {"year": year, "month": month, "day": day, "slug": slug}
    known["section"] = of_label(section) if section and "{section}" in form else ""
    stem, ending = form.removesuffix(".html"), ".html"
    parts = (_FIELD.sub(lambda found: known[found[1]], part) for part in stem.split("/"))
    return "/".join(kept for part in parts if (kept := part.strip("-_."))) + ending


def standing_form(name: str, form: str) -> str:
    """Where a standing page is to be, by the name of its file below their folder.

    It has an address of its own folder where briefings have, too. `index.md` outside of all folders
    would be the front page, which is briefgen's own.
    """
    if name == "index.md":
        return INDEX
    *folders, last = name.split("/")
    if last == "index.md":
        folders.pop()
    ending = f"/{INDEX}" if form.endswith(f"/{INDEX}") else ".html"
    return "/".join((*map(of_label, folders), "{slug}")) + ending


def may_be(form: str, url: str) -> bool:
    """Whether a briefing, public or not, could stand at this address."""
    *folders, name = form.split("/")
    made = "".join(_folder(part) for part in folders) + _any(name)
    return re.fullmatch(made, url) is not None


def _folder(part: str) -> str:
    """A folder; one that is all field may be left out."""
    only = _FIELD.fullmatch(part)
    if only and only[1] != "slug":
        return f"(?:{_NUMBERS.get(only[1], '[^/]+')}/)?"
    return _any(part) + "/"


def _any(part: str) -> str:
    ending = ".html" if part.endswith(".html") else ""
    plain = part.removesuffix(ending)
    return ("[^/]+" if "{" in plain else re.escape(plain)) + re.escape(ending)
