"""Starting the preview's server and stopping it within two seconds, with nothing left open."""

from __future__ import annotations

import asyncio
import errno
import os
import signal
import socket
import sys
import threading
import webbrowser
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import uvicorn

from briefgen.findings import Finding, Misuse, Place
from briefgen.serve.web import app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from starlette.applications import Starlette

    from briefgen.serve.inspecting import Inspector
    from briefgen.serve.preview import Preview
    from briefgen.serve.watch import Watcher

LONGEST_HEAD = 16_384
"""Bytes of a request's line and headers that are read."""
BACKLOG = 128
"""Connections that may wait to be taken."""
LONGEST_MESSAGE = 8_192
"""Bytes of a tab's message that are read."""

_FULL = frozenset((errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM))
_TOO_MANY = "Too many connections are open: further tabs wait until some are closed."

__all__ = ["app", "serve"]


def serve(
    preview: Preview,
    watcher: Watcher,
    host: str,
    port: int,
    *,
    open_browser: bool,
    ready: Callable[[str], None],
    inspector: Inspector | None = None,
) -> int:
    """Show `preview` until Ctrl-C or SIGTERM and answer the exit code.

    `ready` gets the address when the server listens; port 0 lets the system choose one.
    `inspector` tells of the names on pages, and writes what is decided of them.
    Stops `watcher` and `preview`. Raises Misuse if the address cannot be had.
    """
    try:
        listener = listening(host, port)
        preview.look()
        address = _address(host, listener)
        server = _Server(
            app(preview, host, inspector), lambda: _tell(address, ready, open_browser=open_browser)
        )
        asyncio.run(server.serve([listener]))
    finally:
        watcher.stop()
        preview.close()
    return 0


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises Misuse."""
    try:
        return _bound(host, port)
    except (OSError, OverflowError, UnicodeError) as error:
        raise Misuse(_unavailable(error, host, port)) from error


def _bound(host: str, port: int) -> socket.socket:
    if not 0 <= port <= 65_535:  # getaddrinfo would take the remainder
        raise OverflowError(f"{port} is no port")
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    family, kind, protocol, _, place = found[0]
    listener = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":  # elsewhere this lets two programs have one port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(place)
        listener.listen(BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener


def _unavailable(error: Exception, host: str, port: int) -> Finding:
    code = getattr(error, "errno", None)
    if code == errno.EADDRINUSE:
        why = f"Port {port} is in use"
        hint = "Stop the other program or choose another --port; 0 takes a free one."
    elif code in {errno.EACCES, errno.EPERM}:
        why, hint = f"Port {port} isn't allowed", "Choose a --port from 1024 on."
    else:
        reason = getattr(error, "strerror", None) or str(error)
        why = f"“{host}” cannot be listened on: {reason[:1].lower()}{reason[1:]}"
        hint = "Write a bare name or IP address of this computer, or leave --host out."
    return Finding(Place(f"{host}:{port}"), "bad-value", f"{why}.", hint)


def _address(host: str, listener: socket.socket) -> str:
    name = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host).strip("[]")  # noqa: S104 - not bound to
    shown = f"[{name}]" if ":" in name else name
    return f"http://{shown}:{listener.getsockname()[1]}/"


def _tell(address: str, ready: Callable[[str], None], *, open_browser: bool) -> None:
    ready(address)
    if open_browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _config(web: Starlette) -> uvicorn.Config:
    return uvicorn.Config(
        web,
        http="h11",
        ws="websockets-sansio",
        loop="asyncio",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=1,
        backlog=BACKLOG,
        h11_max_incomplete_event_size=LONGEST_HEAD,
        ws_max_size=LONGEST_MESSAGE,
    )


class _Server(uvicorn.Server):
    """Ends the conversations with tabs before it waits for requests, and ends quietly on a signal."""

    def __init__(self, web: Starlette, on_start: Callable[[], None]) -> None:
        super().__init__(_config(web))
        self._full = False
        self._web = web
        self._on_start = on_start

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        asyncio.get_running_loop().set_exception_handler(self.fault)
        await super().startup(sockets)
        self._on_start()

    def fault(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Say once that no more tabs can be answered: asyncio would each time, with its stack.

        It tries that often, and again a second later, even when the listener is closed by then.
        """
        if self.should_exit:
            return
        if getattr(context.get("exception"), "errno", None) not in _FULL:
            loop.default_exception_handler(context)
        elif not self._full:
            self._full = True
            sys.stderr.write(f"{_TOO_MANY}\n")

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._web.state.tabs.close()
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """As uvicorn does, but without raising the signal again at the end."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        signals = [signal.SIGINT, signal.SIGTERM]
        before = {number: signal.signal(number, self.handle_exit) for number in signals}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
