"""The conversation with open browser tabs, over a WebSocket each.

A tab says which page it shows: `{"url": "people/ada.html"}`.
It gets the whole state that concerns it, at once and whenever that differs:
`{"mark": …, "styles": …, "scripts": …, "images": …, "errors": […], "others": […],
"warnings": […], "moved": …}`. The last says where the page stands now, if it has another address.
The tab compares with what it shows, so nothing depends on messages that were missed.
"""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

if TYPE_CHECKING:
    from briefgen.findings import Finding
    from briefgen.serve.preview import Preview, Shown

MOST = 50
"""Findings that one message carries."""


class Tabs:
    """All open tabs; `close` ends their conversations."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._tasks: set[asyncio.Task[Any]] = set()
        self._closing = False

    def close(self) -> None:
        self._closing = True
        for task in self._tasks:
            task.cancel()

    async def talk(self, socket: WebSocket) -> None:
        """Keep one tab informed until it or the server goes."""
        await socket.accept()
        tab = _Tab(self._preview, socket)
        tasks = {asyncio.ensure_future(tab.hear()), asyncio.ensure_future(tab.tell())}
        self._tasks |= tasks
        stop = self._preview.listen(tab.wake)
        try:
            if not self._closing:
                await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stop()
            self._tasks -= tasks
            await _end(tasks)
        if socket.client_state is socket.application_state is WebSocketState.CONNECTED:
            await socket.close(1001)


class _Tab:
    def __init__(self, preview: Preview, socket: WebSocket) -> None:
        self._preview = preview
        self._socket = socket
        self._loop = asyncio.get_running_loop()
        self._news = asyncio.Event()
        self._url: str | None = None
        self._source = ""  # the file in which its page was written when it was last seen

    def wake(self) -> None:
        """Called in the building thread."""
        self._loop.call_soon_threadsafe(self._news.set)

    async def hear(self) -> None:
        while (url := _url_in(await self._receive())) is not None:
            self._url, self._source = url, ""
            self._news.set()

    async def tell(self) -> None:
        said = ""
        while True:
            await self._news.wait()
            self._news.clear()
            text = "" if self._url is None else self._message(self._preview.shown, self._url)
            if text not in ("", said):
                await self._socket.send_text(text)
                said = text

    def _message(self, shown: Shown, url: str) -> str:
        self._source = shown.revision.sources.get(url, self._source)
        return message(shown, url, self._source)

    async def _receive(self) -> str:
        try:
            return await self._socket.receive_text()
        except (WebSocketDisconnect, KeyError):  # KeyError: it sent bytes
            return ""


async def _end(tasks: set[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def message(shown: Shown, url: str, source: str = "") -> str:
    """The state that concerns a tab showing `url`, written in `source`; empty before the first build."""
    if shown.revision.number == 0 and not shown.revision.failed:
        return ""
    return json.dumps(
        {
            **shown.marks(url),
            "errors": _told(shown.failures(url)),
            "others": _told(shown.other_failures(url)),
            "warnings": _told(shown.warnings(url)),
            "moved": shown.moved(url, source),
        }
    )


def _url_in(text: str) -> str | None:
    """The page that a tab says it shows; None for anything that isn't such a message."""
    try:
        url = json.loads(text)["url"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return url if isinstance(url, str) else None


def _told(findings: tuple[Finding, ...]) -> list[dict[str, str]]:
    return [{"place": str(f.place), "message": f.message, "hint": f.hint} for f in findings[:MOST]]
