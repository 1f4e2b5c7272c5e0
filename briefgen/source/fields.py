"""The kinds of values that front matter, knowledge base and settings have in common.

Each is a pydantic type. A value that does not fit raises an error whose type is the code of a
finding; `schema.check` gives it a place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, tzinfo
from typing import Annotated, Any, LiteralString
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from briefgen.expressions import expression
from briefgen.filenames import reserved
from briefgen.source.decode import is_seen
from briefgen.source.former import former
from briefgen.source.moments import day_month_or_year, day_or_moment, meant, moment
from briefgen.source.slugs import flaw, proposal
from briefgen.source.tree import bare

_SPACE = expression(r"[ \t\n\u2028\u2029]+")
_URL = expression(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
_BARE_URL = expression(
    r"(?:www(?:\.[a-z0-9-]+){2,}/?|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,24}/)\S*", re.IGNORECASE
)
_NOT_IN_URL = expression(r"[\s\\<>\"`{}|^\x00-\x20\x7f]")
_ID = expression(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TAKEN = frozenset(("index", "none"))
"""Ids that mean something else: the page of all names, and “this is no entity”."""
_LANGUAGE = expression(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")
_TRUE = frozenset(("true", "yes", "on", "y"))
_FALSE = frozenset(("false", "no", "off", "n"))
_DATES = "Write 2025-01-03 or 2025-01-03 14:00."


def refuse(
    message: str, hint: str = "", *, code: LiteralString = "bad-value", meant: str = ""
) -> PydanticCustomError:
    """What a validator raises; `code` is that of the finding, `meant` what to write in its place."""
    said = {"message": message, "hint": hint, "meant": meant}
    return PydanticCustomError(code, "{message}", said)


def _unsafe(url: str, why: str, hint: str) -> PydanticCustomError:
    return refuse(f"The address “{url[:60]}” was left out: {why}", hint, code="unsafe-url")


def listed(value: object) -> object:
    """One thing for a list of one."""
    return [value] if isinstance(value, str | dict) else value


def texts(value: object) -> object:
    """One text for a list of one; what is neither is no list."""
    return [value] if isinstance(value, str) else value


def one_line(value: object) -> object:
    """A text in one line; "" where nothing of it can be seen."""
    if not isinstance(value, str):
        return value
    line = _SPACE.sub(" ", value).strip(" ")
    return line if any(map(is_seen, line)) else ""


def _flag(value: object) -> object:
    word = value.strip().lower() if isinstance(value, str) else ""
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    raise refuse(f"“{str(value)[:40]}” is neither true nor false", "Write true or false.")


def safe_url(url: str) -> str:
    """The URL if its scheme is http, https or mailto and nothing in it can deceive."""
    if _NOT_IN_URL.search(url):
        raise _unsafe(url, "it has a space or another sign that no address has", "Encode it.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise _unsafe(url, "it is not well formed", "Copy it from the browser.") from error
    if parts.scheme not in ("http", "https", "mailto"):
        hint = "Begin it with https://, http:// or mailto:."
        raise _unsafe(url, "only http, https and mailto are allowed", hint)
    if parts.scheme == "mailto":
        return url
    if port == 0:
        raise _unsafe(url, "no host listens at port 0", "Copy it from the browser.")
    if not (parts.hostname or "").strip(".") or parts.username is not None:
        raise _unsafe(url, "it must name a host and no user", "Copy it from the browser.")
    return url


def is_url(text: str) -> bool:
    """Whether a text was meant as an address: a scheme, and no space."""
    return _URL.fullmatch(text) is not None


def is_bare_url(text: str) -> bool:
    """Whether a text was meant as an address without its scheme: www.example.org, a.org/b."""
    return _BARE_URL.fullmatch(text) is not None


def is_id(text: str) -> bool:
    return _ID.fullmatch(text) is not None


def _id(text: str) -> str:
    if not is_id(text) or len(text) > 100:
        hint = "An id has only a–z, 0–9 and single hyphens between them: moon-jae-in."
        raise refuse(f"“{text[:60]}” is not an id", hint)
    return text


def is_new_id(text: str) -> bool:
    """Whether an entry may have this id, which is the name of its page, too."""
    return is_id(text) and text not in _TAKEN and not reserved(text)


def _new_id(text: str) -> str:
    if not is_new_id(_id(text)):
        raise refuse(f"The id “{text}” is kept for something else", f"Write {text}-1 or the like.")
    return text


def _slug(text: str) -> str:
    why = flaw(text)
    if why:
        meant = proposal(text)
        hint = f"Write {bare(meant)}." if meant else "Write letters and digits."
        message = f"The slug “{text[:60]}” cannot be an address: {why}"
        raise refuse(message, hint, code="bad-slug", meant=meant)
    return text


def _former(text: str) -> str:
    try:
        return former(text)
    except ValueError as error:
        hint = (
            "Write a former slug, such as ferry-talks, or a path, such as /2019/talks/; other names"
            " of an article have no place here."
        )
        raise refuse(f"“{text[:60]}” can be no former address: {error}", hint) from error


def is_language(text: str) -> bool:
    """Whether this is the tag of a language."""
    return bool(_LANGUAGE.fullmatch(text))


def _language(text: str) -> str:
    if not is_language(text):
        raise refuse(f"“{text[:40]}” is not a language tag", "Write en, ko, pt-BR …")
    return text


def _dated(read: Callable[[str, tzinfo], str], hint: str) -> Callable[[str, ValidationInfo], str]:
    def validate(text: str, info: ValidationInfo) -> str:
        context: dict[str, Any] = info.context or {}
        try:
            return read(text, context.get("zone", UTC))
        except ValueError as error:
            day = meant(text)
            raise refuse(str(error), f"Write {day}." if day else hint, meant=day) from error

    return validate


def _day_month_or_year(text: str, _zone: tzinfo) -> str:
    return day_month_or_year(text)


def _later(text: str, zone: tzinfo) -> str:
    return moment(text, zone, later=True)


Line = Annotated[str, BeforeValidator(one_line)]
"""Text that stands in one line."""
Name = Annotated[Line, Field(min_length=1)]
Lines = Annotated[tuple[Name, ...], BeforeValidator(texts)]
"""A list of texts, or one text."""
Flag = Annotated[bool, BeforeValidator(_flag)]
"""true, yes, on, y; false, no, off, n; in any case of letters, in quotes or not."""
Url = Annotated[Line, AfterValidator(safe_url)]
Id = Annotated[Line, AfterValidator(_id)]
NewId = Annotated[Line, AfterValidator(_new_id)]
"""The id of an entry, where it is defined."""
Slug = Annotated[Line, AfterValidator(_slug)]
"""A part of an address that is a portable file name."""
Former = Annotated[Line, AfterValidator(_former)]
"""An address that a page once had: a slug, or a path of the site."""
Ids = Annotated[tuple[Id, ...], BeforeValidator(texts)]
Language = Annotated[Line, AfterValidator(_language)]
"""A language tag (BCP 47)."""
Day = Annotated[Line, AfterValidator(_dated(day_or_moment, _DATES))]
"""A day, or a moment with offset."""
Moment = Annotated[Line, AfterValidator(_dated(moment, _DATES))]
LaterMoment = Annotated[Line, AfterValidator(_dated(_later, _DATES))]
"""As `Moment`; of a clock time that stands twice the second, so that nothing appears too early."""
PartialDay = Annotated[
    Line, AfterValidator(_dated(_day_month_or_year, "Write 2021, 2021-01 or 2021-01-26."))
]
