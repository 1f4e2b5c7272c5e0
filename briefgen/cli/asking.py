"""Ask a page of another site whether it is still there: politely, briefly, and never of our own network.

Of all of briefgen only this, `publish/smtp.py` (for `mail --send`) and the git that `publish` runs
open connections to somebody else's machine; a build opens none.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections import defaultdict
from contextlib import suppress
from typing import Any, Literal, Self
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from msgspec import Struct, field
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Retry, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, LocationParseError, SSLError
from urllib3.util import Url, parse_url

from briefgen import __version__

AGENT = f"briefgen/{__version__} (+https://github.com/briefgen/briefgen/blob/main/docs/links.md)"
PAUSE = 1.0
"""Seconds between two requests to one host; more if its robots.txt asks for more."""
LONGEST_PAUSE = 10.0
CONNECT, ANSWER, WHOLE = 5.0, 10.0, 20.0
"""Seconds for a connection, for a part of an answer, and for a request from its beginning to its end."""
HOPS = 5
LONGEST_URL = 2_000
PART, ROBOTS = 1_024, 100_000
"""Bytes that are read of a page, and of a robots.txt."""

State = Literal["there", "gone", "unreachable", "moved", "forbidden"]


class Answer(Struct, frozen=True, kw_only=True):
    """What a host said of an address.

    gone: 404, 410, or there is no such host. unreachable: anything that may be better tomorrow.
    moved: `target` is its permanent address. forbidden: not asked, `detail` says why.
    """

    state: State
    detail: str = ""
    target: str = ""


class _Refused(Exception):  # noqa: N818 - named after what happened
    """An address that isn't asked; the text says why."""


class _Watch:
    """Cuts a request off in the end: time-outs count from each byte, and bytes may drip."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._over = False
        self._copies: list[socket.socket] = []
        self._timer = threading.Timer(WHOLE, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._timer.join()
        for copy in self._copies:
            copy.close()

    def over(self, sock: socket.socket) -> socket.socket:
        """Watch a connection, whatever is wrapped around it and whoever lets go of it."""
        with self._lock:
            self._copies.append(sock.dup())
        if self._over:
            self._cut()
        return sock

    def _cut(self) -> None:
        with self._lock:
            self._over = True
            for copy in self._copies:
                with suppress(OSError):
                    copy.shutdown(socket.SHUT_RDWR)


class _Plain(HTTPConnection):
    def __init__(self, *given: Any, watch: _Watch, **more: Any) -> None:
        super().__init__(*given, **more)
        self.watch = watch

    def _new_conn(self) -> socket.socket:
        return self.watch.over(super()._new_conn())


class _Secure(_Plain, HTTPSConnection):
    """The same over TLS."""


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _Secure


class Host(Struct):
    """One host: who asks it waits for the others, and then some more."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0
    pause: float = 0.0
    rules: dict[str, RobotFileParser] = {}


class Asker(Struct):
    """Asks one address after another; several threads may share it.

    private: whether addresses of the own machine and network may be asked. pause: between two
    requests to one host.
    """

    private: bool = False
    pause: float = PAUSE
    hosts: defaultdict[str, Host] = field(default_factory=lambda: defaultdict(Host))

    def ask(self, url: str) -> Answer:
        """Follow an address to its end."""
        at, permanent = url.partition("#")[0], True
        try:
            for _ in range(HOPS + 1):
                status, onward = self._one(at)
                if not onward:
                    return _said(status, url, at if permanent else "")
                permanent = permanent and status in (301, 308)
                at = urljoin(at, onward).partition("#")[0]
        except _Refused as refused:
            return Answer(state="forbidden", detail=str(refused))
        except socket.gaierror:
            return Answer(state="unreachable", detail="no such host is known")
        except SSLError:
            return Answer(state="unreachable", detail="its certificate isn't accepted")
        except (HTTPError, OSError, ValueError) as error:
            return Answer(state="unreachable", detail=_why(error))
        return Answer(state="unreachable", detail=f"it leads on more than {HOPS} times")

    def _one(self, url: str) -> tuple[int, str]:
        """Status and, of a redirect, the next address: a HEAD, and a small GET where that fails."""
        parts = _parts(url)
        host = self.hosts[site_of(url)]
        if not self._rules(parts, host).can_fetch(AGENT, url):
            raise _Refused("its robots.txt doesn't want to be asked for it")
        status, onward, _ = self._request("HEAD", parts, host, 0)
        if status >= 400 and status not in (410, 429):
            status, onward, _ = self._request("GET", parts, host, PART)
        return status, onward

    def _rules(self, parts: Url, host: Host) -> RobotFileParser:
        """The robots.txt of a host, asked once; one that can't be had forbids nothing."""
        key = f"{parts.scheme}://{parts.netloc}"
        with host.lock:
            if (known := host.rules.get(key)) is not None:
                return known
        rules = RobotFileParser()
        rules.modified()  # else it holds that nothing was read, and forbids all
        try:
            status, _, data = self._request("GET", _parts(f"{key}/robots.txt"), host, ROBOTS)
        except (HTTPError, OSError, ValueError):
            status, data = 0, b""
        if status == 200:
            rules.parse(data.decode("utf-8", "replace").splitlines())
        delay = rules.crawl_delay(AGENT)
        with host.lock:
            host.rules[key] = rules
            host.pause = min(float(delay or 0), LONGEST_PAUSE)
        return rules

    def _request(self, method: str, parts: Url, host: Host, most: int) -> tuple[int, str, bytes]:
        with host.lock:
            time.sleep(max(0.0, host.free_at - time.monotonic()))
            try:
                return _requested(method, parts, self._address(parts), most)
            finally:
                host.free_at = time.monotonic() + max(self.pause, host.pause)

    def _address(self, parts: Url) -> str:
        """The number of a host: what is looked at here is what will be connected to."""
        name = _bare(parts)
        found = socket.getaddrinfo(name, parts.port or None, type=socket.SOCK_STREAM)
        numbers = [str(entry[4][0]) for entry in found]
        if not self.private and (inner := [n for n in numbers if not is_public(n)]):
            known = name if name == inner[0] else f"{name} is {inner[0]}, which"
            raise _Refused(f"{known} belongs to this machine or a private network")
        return numbers[0]


def is_public(number: str) -> bool:
    """Whether an IP address is one of the open internet, whatever it is wrapped in."""
    address = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        address = inner or address
    return address.is_global and not address.is_multicast


def _parts(url: str) -> Url:
    """An address as it goes over the line.

    Raises:
        _Refused: if it is none that is asked.
    """
    if len(url) > LONGEST_URL:
        raise _Refused("its address is too long")
    try:
        parts = parse_url(url)
    except LocationParseError as error:
        raise _Refused("its address is not well formed") from error
    if parts.scheme not in ("http", "https") or not parts.host or parts.auth:
        raise _Refused("only http and https are asked, without a user's name")
    return parts


def _bare(parts: Url) -> str:
    """The name or number of a host, as a look-up and a certificate have it."""
    return (parts.host or "").strip("[]")


def _requested(method: str, parts: Url, number: str, most: int) -> tuple[int, str, bytes]:
    """Ask the machine with this number, in the name of its host."""
    headers = {"Host": parts.netloc or "", "User-Agent": AGENT, "Accept": "*/*"}
    if most:
        headers["Range"] = f"bytes=0-{most - 1}"
    with _Watch() as watch, _pool(parts, number, watch) as pool:
        response = pool.urlopen(
            method, parts.request_uri, headers=headers, redirect=False, preload_content=False
        )
        try:
            data = response.read(most, decode_content=False) if most else b""
            onward = response.headers.get("Location", "") if 300 <= response.status < 400 else ""
            return response.status, onward, data
        finally:
            response.close()


def _pool(parts: Url, number: str, watch: _Watch) -> HTTPConnectionPool:
    timeout = Timeout(connect=CONNECT, read=ANSWER)
    given: dict[str, Any] = {"timeout": timeout, "retries": _retry(), "watch": watch}
    if parts.scheme != "https":
        return _PlainPool(number, parts.port or 80, **given)
    name = _bare(parts)
    named: dict[str, Any] = {"server_hostname": name, "assert_hostname": name}
    return _SecurePool(number, parts.port or 443, **given, **named)


def _retry() -> Retry:
    """Once more after a lost connection; what a host answers is its answer."""
    return Retry(
        total=1, connect=1, read=1, status=0, other=0, redirect=False, backoff_factor=0.5,
        respect_retry_after_header=False, raise_on_status=False,
    )  # fmt: skip


def _said(status: int, url: str, end: str) -> Answer:
    """What a last status means; `end`: where the address led for good, "" if not for good."""
    if status in (404, 410):
        return Answer(state="gone", detail=f"the host answers {status}")
    if status >= 300 and status != 416:  # an empty page has no first bytes
        return Answer(state="unreachable", detail=f"the host answers {status}")
    before, mark, place = url.partition("#")
    if not end or end == before:
        return Answer(state="there")
    return Answer(state="moved", target=end + mark + place)


def _why(error: Exception) -> str:
    """A word or two for people."""
    told = type(getattr(error, "reason", None) or error).__name__
    return {
        "ConnectTimeoutError": "it doesn't answer",
        "ReadTimeoutError": "it doesn't answer in time",
        "NewConnectionError": "there is no connection to it",
        "SSLError": "its certificate isn't accepted",
        "NameResolutionError": "no such host is known",
    }.get(told, "the connection broke")


def site_of(url: str) -> str:
    """The host of an address, by which requests are shared out."""
    try:
        return (parse_url(url).host or "").lower()
    except LocationParseError:
        return ""
