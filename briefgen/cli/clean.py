"""`briefgen clean`: forget what builds have kept."""

from __future__ import annotations

from pathlib import Path

import typer

from briefgen.cli.build import alone
from briefgen.cli.due import DUE
from briefgen.cli.options import Project
from briefgen.cli.session import CODE_FILE, SEEN_FILE, STORE, STORE_FILE, project_folder
from briefgen.findings import Finding, Misuse, Place
from briefgen.publish.publisher import SEALS
from briefgen.publish.search_index import KEPT, NEW

ENDINGS = ("", "-wal", "-shm", "-journal", ".broken")
"""The store, what SQLite keeps beside it, and a damaged one that was set aside."""


def clean(project: Project = Path()) -> None:
    """Remove the answers that builds keep in .briefgen/.

    The next build makes everything anew, and comes to the same. The published site, the sources
    and files that briefgen did not write stay.

    Example:

        briefgen clean
    """
    root = project_folder(project)
    folder = root / STORE
    if folder.is_symlink():
        message = "this is a link, and could lead anywhere"
        raise Misuse(Finding(Place(STORE), "unreadable-file", message, "Remove the link."))
    if not folder.is_dir():
        typer.echo("There is nothing to remove.")
        return
    with alone(root):
        stores = (f"{STORE_FILE}{ending}" for ending in ENDINGS)
        notes = (CODE_FILE, SEEN_FILE, DUE, SEALS.name, KEPT, NEW)
        places = [folder / name for name in (*stores, *notes)]
        found = [place for place in places if place.is_symlink() or place.is_file()]
        size = sum(place.lstat().st_size for place in found)
        for place in found:
            place.unlink()
    removed = f"Removed {size / 1e6:.1f} MB of kept answers."
    typer.echo(removed if found else "There is nothing to remove.")
