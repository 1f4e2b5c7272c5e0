"""Addresses of the old site: which of them are posts that come over, and which paths they leave."""

from __future__ import annotations

import re
from urllib.parse import unquote, urljoin, urlsplit

from briefgen.expressions import expression
from briefgen.source.former import former

FOLDERS = ("/wp-content/uploads/", "/content/files/", "/content/images/", "/content/media/")
"""Where WordPress and Ghost keep what was uploaded."""
_RELAYED = expression(
    r"(?:https?:)?//i[0-3]\.wp\.com/(?P<own>[^/?#\s]{1,255}/[^?#]{1,2000})", re.IGNORECASE
)
"""A picture that WordPress's host of pictures shows in place of the site."""
_BY_NUMBER = expression(r"p=(\d{1,12})")


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


def below(site: str, address: str) -> str:
    """As `path_on`, without the path of the site itself: `/blog/a/` of a site at `/blog` is `/a/`."""
    path, head = path_on(site, address), path_on(site, site).rstrip("/")
    return path.removeprefix(head) if head and path.startswith(f"{head}/") else path


def direct(address: str) -> str:
    """The address of a picture itself, where it is asked for from a host that only passes it on."""
    found = _RELAYED.match(address)
    return f"https://{found['own']}" if found else address


def file_on(site: str, address: str) -> str:
    """The path of an uploaded file of the site; "" for anything else."""
    path = path_on(site, address.partition("#")[0].partition("?")[0])
    known = any(folder in path for folder in FOLDERS) and not path.endswith("/")
    return path if known and "?" not in path and "#" not in path else ""


def number_on(site: str, address: str) -> str:
    """The number in an address such as `/?p=12`, by which WordPress finds a post; "" in any other."""
    rest, _, query = address.partition("#")[0].partition("?")
    found = _BY_NUMBER.fullmatch(query)
    if not found:
        return ""
    home = path_on(site, f"{site.rstrip('/')}/")
    return found[1] if home and path_on(site, f"{rest.rstrip('/')}/") == home else ""


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
