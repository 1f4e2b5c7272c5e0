"""Progress of a build on a terminal; in a pipe, nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.graph.build import Build
    from briefgen.graph.trace import Key

Say = Callable[[str], None]
"""Names the step that begins now."""

STEPS = (
    ("making pages", ("page", "feed_entry", "template")),
    ("annotating", ("candidates", "annotated", "named", "contexts", "check_article")),
    ("reading names", ("knowledge_file", "shelf", "vocabulary")),
    ("reading sources", ("text", "article", "passages", "settings")),
)
"""What is going on while questions of these kinds are answered."""


@contextmanager
def progress(ask: Build, *, quiet: bool) -> Iterator[Say]:
    """Show the step, how many questions were answered, and how many a second."""
    if quiet or not _moves():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress, ProgressColumn, SpinnerColumn, Task, TimeElapsedColumn
    from rich.table import Column
    from rich.text import Text

    shown = Shown(ask.ran)

    class Line(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(shown.line(task.elapsed or 0.0))

    narrow = Line(table_column=Column(no_wrap=True, overflow="ellipsis"))
    columns = (SpinnerColumn(), narrow, TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        bar.add_task("build", total=None)
        yield shown.begin


def _moves() -> bool:
    """Whether a line can be written over."""
    terminal = sys.stderr is not None and sys.stderr.isatty()
    return terminal and os.environ.get("TERM") not in ("dumb", "unknown")


@dataclass(slots=True)
class Shown:
    """What the line says: `told` is a step that was named, before any that is guessed."""

    ran: Sequence[Key]
    told: str = ""

    def begin(self, step: str) -> None:
        """From now on it is this step."""
        self.told = step

    def line(self, seconds: float) -> str:
        """The step, the questions answered so far, and their rate."""
        number = len(self.ran)
        rate = f", {number / seconds:,.0f}/s" if number and seconds >= 0.5 else ""
        return f"{(self.told or self._step()).capitalize()}: {number:,} questions{rate}"

    def _step(self) -> str:
        for key in reversed(self.ran[-20:]):
            for step, kinds in STEPS:
                if key[0] in kinds:
                    return step
        return "looking"
