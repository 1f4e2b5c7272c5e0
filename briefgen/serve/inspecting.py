"""The inspector's questions: whom a page's names mean and why; and the answer that it writes.

A page is named by its address, which is looked up in the list of what each page is written in. So
no path comes from a browser, and nothing but the source of a page that is shown can be written.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from msgspec import DecodeError, Struct, json
from starlette.responses import Response
from starlette.routing import Route

from briefgen.findings import Failure
from briefgen.serve import pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.datastructures import QueryParams
    from starlette.requests import Request

    from briefgen.serve.facting import Facts
    from briefgen.serve.preview import Preview, Shown

    T = TypeVar("T")

LONGEST = 4096
"""Bytes of a decision that are read."""
PATIENCE = 10.0
"""Seconds that a question waits for a build before it is given up."""


class OnPage(Struct, frozen=True, forbid_unknown_fields=True):
    """What is decided on a page; by: the state of the source that was looked at."""

    url: str
    by: str


Decided = TypeVar("Decided", bound=OnPage)


class Decision(OnPage, frozen=True):
    """That words on a page are to mean an entry, `none` for nobody; "" takes back what was said."""

    words: str
    entry: str


class Refusal(Exception):  # noqa: N818 - it is not an error of the program
    """Why something is not told or not written, for who looks at the page."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status, self.message = status, message


class Inspector(Protocol):
    """Knows the sources. `names` and `decide` are called in the building thread."""

    @property
    def facts(self) -> Facts:
        """Who knows their key facts."""

    def tells_of(self, path: str) -> bool:
        """Whether a source has names to inspect."""

    def ready(self) -> None:
        """See to it that what is asked next is answered by the newest build."""

    def names(self, path: str) -> dict[str, Any]:
        """What there is to tell of a source's names; raises Refusal or Failure."""

    def decide(self, path: str, decision: Decision) -> str:
        """Write a decision into a source and say so; raises Refusal or Failure."""


def route(preview: Preview, inspector: Inspector) -> Route:
    """Where the inspector's questions about names are answered."""
    names = lambda path, _: inspector.names(path)  # noqa: E731
    return answering(pages.INSPECT, preview, inspector, names, Decision, inspector.decide)


def answering(
    address: str,
    preview: Preview,
    inspector: Inspector,
    tell: Callable[[str, QueryParams], dict[str, Any]],
    kind: type[Decided],
    decide: Callable[[str, Decided], str],
) -> Route:
    """An address at which a page's source is told of, and decisions of a kind on it are written."""

    async def answered(request: Request) -> Response:
        try:
            if request.method == "POST":
                decision = await _decision(request, kind)
                done = lambda path: {"message": decide(path, decision)}  # noqa: E731
                return _sent(200, await _asked(preview, inspector, decision.url, done))
            asked = request.query_params
            told = lambda path: tell(path, asked)  # noqa: E731
            return _sent(200, await _asked(preview, inspector, asked.get("url", ""), told))
        except Refusal as refusal:
            return _sent(refusal.status, {"message": refusal.message})
        except Failure as failure:
            said = [f"{told.place}: {told.message}. {told.hint}" for told in failure.findings[:1]]
            return _sent(409, {"message": " ".join(said) or "There is no build that could tell."})

    return Route(f"/{address}", answered, methods=["GET", "POST"])


async def _asked(
    preview: Preview, inspector: Inspector, url: str, question: Callable[[str], T]
) -> T:
    """The answer about a page's source, in the building thread and after every change known now.

    What has been begun is waited for, however long it takes: it may write.
    """

    def ask(shown: Shown) -> T:
        path = shown.revision.sources.get(url)
        if path is None or not inspector.tells_of(path):
            raise Refusal(404, "Only briefings have names to inspect.")
        return question(path)

    inspector.ready()
    answer = preview.ask(ask)
    told = asyncio.wrap_future(answer)
    try:
        await asyncio.wait([told], timeout=PATIENCE)
    finally:
        given_up = answer.cancel()  # for good, if it hasn't begun
    if given_up:
        raise Refusal(503, "Still building: try again in a moment.")
    return await told


async def _decision(request: Request, decided: type[Decided]) -> Decided:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise Refusal(415, "A decision is JSON.")
    body = b""
    try:
        async with asyncio.timeout(PATIENCE):
            async for part in request.stream():
                body += part
                if len(body) > LONGEST:
                    raise Refusal(413, "That is too long for a decision.")
        return json.decode(body, type=decided)
    except TimeoutError:
        raise Refusal(408, "The decision didn't arrive.") from None
    except (DecodeError, UnicodeError, RecursionError):  # of msgspec, and of what is no UTF-8
        raise Refusal(400, "That is no decision.") from None


def _sent(status: int, told: dict[str, Any]) -> Response:
    headers = pages.HEADERS | {"Content-Type": pages.content_type("inspect.json")}
    return Response(json.encode(told), status, headers)
