"""Addresses of the old site: which of them are posts that come over, and which paths they leave."""

from __future__ import annotations

from urllib.parse import unquote, urljoin, urlsplit

from briefgen.source.former import former


def joined(base: str, address: str) -> str:
    """An address as a whole, if it is known from where it counts."""
    try:
        return urljoin(base, address) if base else address
    except ValueError:
        return address


def is_far(address: str) -> bool:
    """Whether an address is one of another host."""
    try:
        return bool(urlsplit(address).netloc)
    except ValueError:
        return False


def path_on(site: str, address: str) -> str:
    """The path of an address of the site, which begins with a slash; "" for any other."""
    try:
        there, here = urlsplit(address), urlsplit(site)
    except ValueError:
        return ""
    if there.query or (there.netloc and _host(there.netloc) != _host(here.netloc)):
        return ""
    return unquote(there.path) if there.path.startswith("/") else ""


def _host(netloc: str) -> str:
    return netloc.lower().removeprefix("www.")


def alias(site: str, address: str) -> str:
    """The path that a post had, if a page can stand there that leads on; "" if none can."""
    path = path_on(site, address)
    try:
        return path if path.strip("/") and former(path) else ""
    except ValueError:
        return ""


def way(start: str, target: str) -> str:
    """From one source to another, both named from the folder in which all are."""
    here, there = start.split("/")[:-1], target.split("/")
    while here and len(there) > 1 and here[0] == there[0]:
        here, there = here[1:], there[1:]
    return "/".join([".."] * len(here) + there)
