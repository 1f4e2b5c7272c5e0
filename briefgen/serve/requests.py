"""What a browser may ask for: only names on the list of pages, by hosts that mean this computer.

A foreign site can point its own name at 127.0.0.1 (DNS rebinding), so the Host header is checked;
a WebSocket is open to every site, so its Origin is. So is what a form may send: who writes must be
our own page on this computer.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

LONGEST = 2048
"""Bytes of a request's path that are read."""
INDEX = "index.html"

_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared with, not bound to


@dataclass(frozen=True, slots=True)
class Answer:
    """The page that a path means, or where to go instead, or the status of a refusal."""

    url: str = ""
    redirect: str = ""
    status: int = 200


def resolved(path: str, raw: bytes, site: Container[str], root: str = "/") -> Answer:
    """What the decoded `path` (sent as `raw`) means among the pages of `site`.

    root: where the published site begins on its host. The preview shows the same pages there, too,
    since the page for what is missing names them so.
    """
    if len(raw) > LONGEST:
        return Answer(status=414)
    here = _placed(path, site)
    if here.status == 404 and path.startswith(root):
        return _placed(f"/{path[len(root) :]}", site)
    return here


def _placed(path: str, site: Container[str]) -> Answer:
    url = path[1:]
    if url in site:
        return Answer(url)
    if not path.startswith("/") or path.startswith("//") or not path.isprintable():
        return Answer(status=400)
    if url.endswith("/") or not url:
        page = url + INDEX
        return Answer(page, status=200 if page in site else 404)
    if f"{url}/{INDEX}" in site:
        return Answer(redirect=f"/{quote(url)}/", status=307)
    return Answer(url, status=404)


def trusted_host(header: str, given: str) -> bool:
    """Whether a Host header names this computer or the host that the server was started for."""
    name = _hostname(header)
    if name is None:
        return False
    if name in _LOCAL or name == given.strip("[]").lower():
        return True
    return given.strip("[]") in _EVERYWHERE and _is_address(name)


def trusted_origin(header: str | None, host: str) -> bool:
    """Whether a WebSocket comes from our own page; a program that is no browser sends no Origin."""
    return header is None or header.lower() == f"http://{host}".lower()


def trusted_writer(origin: str | None, host: str, client: Sequence[object] | None) -> bool:
    """Whether a request that writes is of our own page, open on this very computer.

    client: the address and port that it comes from.
    """
    if origin is None or not trusted_origin(origin, host) or not client:
        return False
    return _is_here(str(client[0]))


def _is_here(name: str) -> bool:
    try:
        address = ip_address(name)
    except ValueError:
        return False
    inner = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (inner or address).is_loopback


def _hostname(header: str) -> str | None:
    """The name in a Host header, without its port; None for what isn't one."""
    if not header or not header.isprintable() or any(sign in header for sign in "/?#@\\"):
        return None
    try:
        parts = urlsplit(f"//{header}")
        _ = parts.port  # raises if it is no number
    except ValueError:
        return None
    return parts.hostname


def _is_address(name: str) -> bool:
    """Names can be rebound to another address, addresses cannot."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
