"""Which catalogues belong to a language tag, and the languages that need none."""

from __future__ import annotations

from msgspec.structs import replace

from briefgen.locales.locale import ENGLISH, Locale


def base(tag: str) -> str:
    """A language without script and territory: "pt" of "pt-BR"."""
    return tag.partition("-")[0].lower()


def names(tag: str) -> tuple[str, ...]:
    """The names of a language's catalogues, the most general first: "pt", "pt-BR"."""
    shaped = [base(tag), *map(_subtag, tag.split("-")[1:])]
    return tuple("-".join(shaped[:number]) for number in range(1, len(shaped) + 1))


def _subtag(part: str) -> str:
    """A script or a territory as it is usually written: "Latn", "BR"."""
    return part.title() if len(part) == 4 and part.isalpha() else part.upper()


def built_in(tag: str) -> Locale | None:
    """English as the site is written in it; that of other countries has dates of its own."""
    match names(tag):
        case ("en",):
            return replace(ENGLISH, tag=tag)
        case ("en", "en-GB"):
            return replace(ENGLISH, tag=tag, open_graph="en_GB")
        case _:
            return None
