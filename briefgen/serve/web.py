"""The preview as a web application: reads from the preview only, and answers this computer only.

`requests` decides what a request may have, `pages` how it is sent, `live` speaks with open tabs,
`inspecting` tells of names and has decisions on them written, `facting` of key facts, `server` starts and stops it.
"""

from __future__ import annotations

import asyncio
from importlib.resources import files
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute

from briefgen.serve import facting, inspecting, pages
from briefgen.serve.live import Tabs
from briefgen.serve.requests import (
    Answer,
    resolved,
    trusted_host,
    trusted_origin,
    trusted_writer,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.types import ASGIApp, Receive, Scope, Send
    from starlette.websockets import WebSocket

    from briefgen.serve.inspecting import Inspector
    from briefgen.serve.preview import Preview, Shown

PATIENCE = 10.0
"""Seconds that a request waits for a build."""


def app(preview: Preview, host: str = "127.0.0.1", inspector: Inspector | None = None) -> Starlette:
    """The web application that shows `preview` to requests for this computer or `host`.

    inspector: knows the names on its pages; without one nobody is told of them.
    """
    tabs = Tabs(preview)

    async def live(connection: WebSocket) -> None:
        await tabs.talk(connection)

    async def page(request: Request) -> Response:
        return await _page(preview, inspector, request)

    made = Starlette(
        routes=[
            Route(f"/{pages.SCRIPT}", _script, methods=["GET"]),
            WebSocketRoute(f"/{pages.LIVE}", live),
            *_inspections(preview, inspector),
            Route("/{path:path}", page, methods=["GET"]),
        ]
    )
    made.state.tabs = tabs
    made.add_middleware(_Guard, host=host)
    return made


def _inspections(preview: Preview, inspector: Inspector | None) -> list[Route]:
    if inspector is None:
        return []
    return [inspecting.route(preview, inspector), facting.route(preview, inspector)]


_WRITING = frozenset({f"/{pages.INSPECT}", f"/{pages.FACTS}"})
"""Addresses that take decisions."""
_ONCE = frozenset({b"host", b"origin", b"content-type"})
"""Headers that decide what a request may do: two of one could be read in two ways."""


class _Guard:
    """Refuses requests of other hosts, origins and methods before anything looks at them."""

    def __init__(self, inner: ASGIApp, host: str) -> None:
        self._inner = inner
        self._host = host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in {"http", "websocket"} and (status := self._refused(scope)):
            headers = {"Allow": "GET, HEAD"} if status == 405 else {}
            await _plain(status, headers)(scope, receive, send)
        else:
            await self._inner(scope, receive, send)

    def _refused(self, scope: Scope) -> int:
        """The status of a refusal, 0 if there is none."""
        sent: dict[bytes, str] = {}
        for name, text in scope["headers"]:
            if name in _ONCE and name in sent:
                return 400
            sent[name] = text.decode("latin-1")
        host = sent.get(b"host", "")
        if not trusted_host(host, self._host):
            return 403
        if scope["type"] == "websocket":
            return 0 if trusted_origin(sent.get(b"origin"), host) else 403
        if scope["method"] == "POST" and scope["path"] in _WRITING:
            own = trusted_writer(sent.get(b"origin"), host, scope.get("client"))
            return 0 if own else 403
        return 0 if scope["method"] in {"GET", "HEAD"} else 405


_SCRIPTS = ("live.js", "inspect.js", "facts.js")


async def _script(_request: Request) -> Response:
    """All scripts as one: pages have one element of ours, and its address is the same for all."""
    client = files("briefgen.serve").joinpath("client")
    script = b"".join(client.joinpath(name).read_bytes() for name in _SCRIPTS)
    return Response(script, headers=pages.HEADERS | {"Content-Type": pages.content_type("live.js")})


async def _page(preview: Preview, inspector: Inspector | None, request: Request) -> Response:
    """The page that a request means, after every change known now."""
    path, raw = request.scope["path"], request.scope.get("raw_path") or b""
    try:
        async with asyncio.timeout(PATIENCE):
            asked = preview.ask(
                lambda shown: _found(shown, resolved(path, raw, shown.site, shown.revision.root))
            )
            shown, answer, content = await asyncio.wrap_future(asked)
    except TimeoutError:
        return _html(503, path[1:], {"mark": ""}, _BUILDING)
    if answer.redirect:
        query = request.scope["query_string"].decode("latin-1")
        return _plain(307, {"Location": answer.redirect + (f"?{query}" if query else "")})
    named = inspector is not None and inspector.tells_of(shown.revision.sources.get(answer.url, ""))
    return _sent(shown, answer, content, {"names": "yes"} if named else {})


def _found(shown: Shown, answer: Answer) -> tuple[Shown, Answer, bytes | None]:
    """The bytes for an answer; None where there is no such page or it cannot be read now."""
    url = answer.url if answer.status == 200 else "404.html"
    try:
        content = shown.page(url) if answer.status in {200, 404} else None
    except Exception:  # noqa: BLE001 - the build's own errors are shown by the live script
        content = None
    return shown, answer, content


_BUILDING = pages.stand_in("Still building", "This page appears when the build is done.")
_FAILED = pages.stand_in("This page could not be made", "It appears when the errors are mended.")
_MISSING = pages.stand_in("There is no such page", "It appears when something is published here.")


def _sent(shown: Shown, answer: Answer, content: bytes | None, more: Mapping[str, str]) -> Response:
    url, marks = answer.url, {**shown.marks(answer.url), **more}
    if answer.status in {400, 414}:
        return _plain(answer.status)
    if answer.status == 404 and shown.site and url not in shown.revision.failed:
        return _html(404, url, marks, content or _MISSING)
    if answer.status == 404 or content is None:
        return _html(503, url, marks, _FAILED)
    if pages.is_html(url):
        return _html(200, url, marks, content)
    return Response(content, headers=pages.HEADERS | {"Content-Type": pages.content_type(url)})


def _html(status: int, url: str, marks: Mapping[str, str], page: bytes) -> Response:
    headers = pages.HEADERS | {"Content-Type": "text/html; charset=utf-8"}
    return Response(pages.live(page, url, marks), status, headers)


def _plain(status: int, headers: dict[str, str] | None = None) -> Response:
    text = {
        400: "Bad request",
        403: "Forbidden",
        405: "Method not allowed",
        414: "Address too long",
    }
    typed = {"Content-Type": "text/plain; charset=utf-8"}
    return Response(text.get(status, ""), status, pages.HEADERS | typed | (headers or {}))
