"""Progress of a build on a terminal; in a pipe, nothing."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from briefgen.graph.build import Build
    from briefgen.graph.trace import Key

STEPS = (
    ("making pages", ("page", "feed_entry", "template")),
    (
        "annotating",
        ("candidates", "relevant", "recognised", "annotated", "named", "contexts", "check_article"),
    ),
    ("reading names", ("knowledge_file", "shelf", "vocabulary")),
    ("reading sources", ("text", "article", "passages", "settings")),
)
"""What is going on while questions of these kinds are answered."""


@contextmanager
def progress(ask: Build, *, quiet: bool) -> Iterator[Shown]:
    """Show the step, how much is done, how much a second, and how long it will take."""
    shown = Shown(ask.ran)
    if quiet or not moves():
        yield shown
        return
    from rich.console import Console
    from rich.progress import Progress, ProgressColumn, SpinnerColumn, Task, TimeElapsedColumn
    from rich.table import Column
    from rich.text import Text

    class Line(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(shown.line(task.elapsed or 0.0))

    narrow = Line(table_column=Column(no_wrap=True, overflow="ellipsis"))
    columns = (SpinnerColumn(), narrow, TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        bar.add_task("build", total=None)
        yield shown


def moves() -> bool:
    """Whether a line can be written over."""
    terminal = sys.stderr is not None and sys.stderr.isatty()
    return terminal and os.environ.get("TERM") not in ("dumb", "unknown")


class Shown(Struct):
    """What the line says: `told` is a step that was named, before any that is guessed."""

    ran: Sequence[Key]
    told: str = ""
    done: int = 0
    of: int = 0
    since: float = field(default_factory=time.monotonic)

    def begin(self, step: str) -> None:
        """From now on it is this step."""
        self.told, self.of, self.since = step, 0, time.monotonic()

    def count(self, step: str, done: int, of: int) -> None:
        """So many of so many articles are through this step; after the last, it is over."""
        if step != self.told:
            self.begin(step)
        self.done, self.of = done, of
        if done == of:
            self.begin("")

    def line(self, seconds: float) -> str:
        """The step and how far it is; of what cannot be counted beforehand, what was answered."""
        step = (self.told or self._step()).capitalize()
        if self.of:
            return f"{step}: {_counted(self.done, self.of, time.monotonic() - self.since)}"
        number = len(self.ran)
        rate = f", {number / seconds:,.0f}/s" if number and seconds >= 0.5 else ""
        return f"{step}: {number:,} questions{rate}"

    def _step(self) -> str:
        for key in reversed(self.ran[-20:]):
            for step, kinds in STEPS:
                if key[0] in kinds:
                    return step
        return "looking"


def _counted(done: int, of: int, seconds: float) -> str:
    """How many articles are through, how many a second, and how long the others will take."""
    through = f"{done:,} of {of:,} articles"
    if not done or seconds < 0.5:
        return through
    rate = done / seconds
    return f"{through}, {rate:,.0f}/s, {(of - done) / rate:,.0f} s left"


@contextmanager
def counting(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """Show how many of how many are done; in a pipe, nothing."""
    if not moves():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)
