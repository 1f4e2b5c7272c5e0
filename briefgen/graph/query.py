"""Queries: the questions that a build can be asked, and the inputs that they end in.

    @query
    def page(build: Build, url: str) -> str: ...

    page(build, "about.html")        # the answer, traced
    page.print(build, "about.html")  # only its fingerprint, traced just the same

A query is a pure function of its strings and of what it asks the build for. What it returns must
be encodable (see `briefgen.codec`); its return annotation says how a stored answer is decoded,
so the names in it must be importable at run time.
"""

from __future__ import annotations

from functools import update_wrapper
from importlib import import_module
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Concatenate,
    Generic,
    ParamSpec,
    TypeVar,
    cast,
    get_type_hints,
)

from briefgen.findings import Failure, Finding, Place
from briefgen.graph.trace import Key

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.graph.build import Build

__all__ = ["INPUTS", "Key", "Query", "listed", "names", "option", "passed", "query", "read"]

P = ParamSpec("P")
T = TypeVar("T")


class Query(Generic[P, T]):
    """A question that is known by its function's name."""

    registry: ClassVar[dict[str, Query[..., Any]]] = {}

    def __init__(self, function: Callable[Concatenate[Build, P], T]) -> None:
        self.function = function
        self.name = function.__name__
        self._type: Any = None
        update_wrapper(self, function)
        self._register()

    def _register(self) -> None:
        other = self.registry.get(self.name)
        if other is not None and _origin(other) != _origin(self):
            raise TypeError(f"two queries are named {self.name}: {_origin(other)}, {_origin(self)}")
        self.registry[self.name] = self

    def __call__(self, build: Build, *args: P.args, **kwargs: P.kwargs) -> T:
        """Give the answer; raises the Failure that the query raised, if it did."""
        return cast("T", build.ask(self._known(build, args, kwargs)))

    def print(self, build: Build, *args: P.args, **kwargs: P.kwargs) -> str:
        """Give the fingerprint of the answer, or of the failure; the value itself is not decoded."""
        return build.print_of(self._known(build, args, kwargs))

    def failed(self, build: Build, *args: P.args, **kwargs: P.kwargs) -> bool:
        """Say whether the query failed; traced, because a failure has a fingerprint too."""
        key = self._known(build, args, kwargs)
        build.print_of(key)
        known = build.peek(key)
        return known is not None and known.failed is not None

    def _known(self, build: Build, args: tuple[Any, ...], kwargs: object) -> Key:
        """As `key`, which has no need to look again at what was asked before."""
        key = (self.name, *args)
        return (
            key
            if not kwargs and key in build.current.numbers
            else self.key(*args, **cast("Any", kwargs))
        )

    def key(self, *args: object, **kwargs: object) -> Key:
        """Give the question as the graph knows it; arguments are strings, given by position."""
        if kwargs or not all(isinstance(arg, str) for arg in args):
            raise TypeError(f"query {self.name} takes strings by position: {args} {kwargs}")
        key = (self.name, *cast("tuple[str, ...]", args))
        for part in key:
            _must_be_encodable(part)
        return key

    @property
    def type(self) -> Any:
        """The type of the answers."""
        if self._type is None:
            self._type = _return_type(self.function)
        return self._type


def query(function: Callable[Concatenate[Build, P], T]) -> Query[P, T]:
    """Make a function a query."""
    return Query(function)


def named(name: str, module: str = "") -> Query[..., Any]:
    """Give the query of a name; `module` defines it, and is imported when it is first needed."""
    if name not in Query.registry and module:
        import_module(module)
    if name not in Query.registry:
        raise LookupError(f"there is no query named {name}")
    return Query.registry[name]


def _origin(known: Query[..., Any]) -> tuple[str, str]:
    return known.function.__module__, known.function.__qualname__


def _must_be_encodable(part: str) -> None:
    """Half a surrogate pair is no text: it can be neither a file's name nor kept in the store."""
    if part.isascii():
        return
    try:
        part.encode()
    except UnicodeEncodeError:
        shown = part.encode("ascii", "backslashreplace").decode()
        message = "the name holds bytes that are not UTF-8"
        raise Failure(
            Finding(Place(shown), "bad-encoding", message, "Rename it in the letters of UTF-8.")
        ) from None


def _return_type(function: Callable[..., Any]) -> Any:
    """Only the return annotation is evaluated: `Build` may be imported for type checkers alone."""

    def answer() -> None: ...

    answer.__annotations__ = {"return": function.__annotations__["return"]}
    return get_type_hints(answer, function.__globals__, include_extras=True)["return"]


@query
def read(build: Build, path: str) -> bytes | None:
    """Give the bytes of a file, or None: that a file is absent is an answer too."""
    return build.inputs.read(path)


@query
def listed(build: Build, folder: str) -> tuple[str, ...]:
    """List what stands below a folder: files, and marked what can be none (`flaws`)."""
    return build.inputs.listed(folder)


@query
def names(build: Build, folder: str) -> tuple[str, ...]:
    """List all regular files below a folder: paths relative to it, with slashes, sorted.

    What can be none is told, and costs only itself.
    """
    from briefgen.graph.flaws import flaws, sound  # noqa: PLC0415 - not where nothing changed

    found = listed(build, folder)
    for finding in flaws(folder, found):
        build.note(finding)
    return sound(found)


@query
def passed(build: Build, moment: str) -> bool:
    """Say whether this moment (ISO 8601 with its UTC offset) has passed."""
    return build.inputs.passed(moment)


@query
def option(build: Build, name: str) -> str:
    """Give an option of this run, "" if it is not set."""
    return build.inputs.option(name)


INPUTS = frozenset({read.name, listed.name, passed.name, option.name})
"""What queries end in: looked at anew by every build, never taken from the store."""
