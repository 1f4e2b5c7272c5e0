"""What `briefgen serve` does once it listens."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from briefgen.cli.serve import Desk
    from briefgen.serve.preview import Preview


def ready(root: Path, url: str, desk: Desk, preview: Preview) -> None:
    """Say where the preview is, and get ready for the first save once it is shown."""
    typer.echo(f"Serving {root.name} at {url} – Ctrl-C stops.")
    # Asked in the building thread, so after the first build.
    preview.ask(lambda _: prepare(desk, preview))


def prepare(desk: Desk, preview: Preview) -> None:
    """Get ready in a thread of its own, so that pages don't wait for it.

    A save does: models and what they remember are no thread's own, and it needs them as well.
    Plug-ins need not know of threads: where there are some, it is done at rest.
    """
    if desk.has_plugins():
        desk.unprepared = True
        preview.rest(desk.rest())
    else:
        threading.Thread(target=desk.prepare, name="briefgen-rehearsal", daemon=True).start()
