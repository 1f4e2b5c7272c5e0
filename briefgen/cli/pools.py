"""Where helping processes run: on this machine's cores, or on an engine for many machines."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from briefgen.findings import Finding, Misuse, Place

if TYPE_CHECKING:
    from concurrent.futures import Executor

WORTH = 150
"""Articles from which starting processes costs less time than they save."""
WORTH_FORKING = 30
"""The same where processes begin as copies."""

MOST = 61
"""Processes at most: Windows waits for no more."""


class Pool(Struct, frozen=True):
    """An engine that is started when it is first needed.

    size: how many batches it works on at once.
    near: whether its processes see the project's files; else these are sent along.
    least: the number of articles from which it is asked.
    forks: whether its processes know all that the asker knows at the time of their start.
    alive: whether anybody is there to work; asked when nothing came back for a while.
    rest: called when there is no more work, so that nobody waits for it in memory.
    """

    start: Callable[[], Executor]
    size: int
    near: bool
    least: int
    forks: bool = False
    alive: Callable[[], bool] = lambda: True
    rest: Callable[[], None] = lambda: None


@contextmanager
def pool(jobs: int, engine: str, *, threads: bool = True) -> Iterator[Pool | None]:
    """The pool that a run was told to use; None if it is to do without.

    jobs: processes on this machine, 0 for one a core; engine: "" or an address, dask://HOST:PORT.
    threads: whether this process has others than its main one that may hold a lock.

    Raises:
        Misuse: if the engine is unknown, not installed, or doesn't answer.
    """
    number = min(jobs or _cores(), MOST)
    if engine or number > 1:
        local = _spawned if threads or sys.platform != "linux" else _forked
        with _dask(engine) if engine else local(number) as found:
            yield found
    else:
        yield None


def _cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _forked(number: int) -> Iterator[Pool]:
    """Processes that begin as copies of the asker: they import nothing and are told little.

    Each start is a new set of them, which knows what has been found since the last.
    """
    started: list[Executor] = []

    def start() -> Executor:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        from briefgen.cli.helper import prepare, ready

        _end(started)
        started.append(ProcessPoolExecutor(number, get_context("fork"), prepare))
        # What is collected here would be copied there, and a Ctrl-C is the asker's from the first.
        gc.freeze()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            started[0].submit(ready)  # which starts all
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
            gc.unfreeze()
        return started[0]

    try:
        rest = partial(_end, started)
        yield Pool(start, number, near=True, least=WORTH_FORKING, forks=True, rest=rest)
    finally:
        _end(started)


def _end(started: list[Executor]) -> None:
    while started:
        started.pop().shutdown(cancel_futures=True)


@contextmanager
def _spawned(number: int) -> Iterator[Pool]:
    """Processes that begin anew: the asker may have threads, or there is no forking here."""
    started: list[Executor] = []

    def start() -> Executor:
        if not started:
            from concurrent.futures import ProcessPoolExecutor
            from multiprocessing import get_context

            from briefgen.cli.helper import prepare

            context = get_context("spawn")
            started.append(ProcessPoolExecutor(number, mp_context=context, initializer=prepare))
        return started[0]

    try:
        yield Pool(start, number, near=True, least=WORTH)
    finally:
        for executor in started:
            executor.shutdown(wait=False, cancel_futures=True)


@contextmanager
def _dask(address: str) -> Iterator[Pool]:
    """Workers of a Dask scheduler; the protocol between it and us is its own."""
    scheme, _, place = address.partition("://")
    if scheme != "dask" or not place:
        raise _misuse(address, "this engine is unknown", "Write dask://HOST:PORT.")
    try:
        import distributed
    except ImportError:
        hint = "Install briefgen[dask], here and where the workers run."
        raise _misuse(address, "Dask is not installed", hint) from None
    connect: Any = distributed.Client
    try:
        client = connect(f"tcp://{place}", timeout=TIMEOUT)
    except (OSError, ValueError) as error:
        hint = "Start one with `dask scheduler`, and workers with `dask worker`."
        raise _misuse(address, f"no scheduler answers: {error}", hint) from None
    with client:
        try:
            client.wait_for_workers(1, timeout=TIMEOUT)
        except TimeoutError:
            hint = "Start some with `dask worker`."
            raise _misuse(address, "the scheduler has no workers", hint) from None
        size = max(1, len(client.scheduler_info()["workers"]))
        executor = client.get_executor(retries=RETRIES, pure=False)

        def alive() -> bool:
            return client.status == "running" and bool(client.scheduler_info()["workers"])

        yield Pool(lambda: executor, size, near=False, least=1, alive=alive)


TIMEOUT = 10.0
"""Seconds to wait for a scheduler."""
RETRIES = 3
"""How often a batch is begun again when its worker is lost."""


def _misuse(address: str, message: str, hint: str) -> Misuse:
    return Misuse(Finding(Place(address), "bad-value", message, hint))
