"""What `briefgen record` does first: a ledger follows its briefing to another slug."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from msgspec import Struct

from briefgen.findings import Failure, Finding, Place
from briefgen.graph.build import Build
from briefgen.publish.replacing import must_be_no_link


class Renamed(Struct, frozen=True):
    """A file of the ledger that has got the name of its briefing's present slug."""

    old: str
    new: str


def follow(root: Path, ask: Build, wanted: Collection[str]) -> Iterator[Renamed]:
    """Rename the ledgers of these public briefings whose slugs changed, where no new one was begun.

    Raises:
        Failure: if one cannot be renamed; those before it are.
    """
    from briefgen.pipeline.remembered import ledger_path
    from briefgen.pipeline.renamed import renamed

    # Of several with one heir, the last in this order stays: the one that was written last.
    pairs = sorted(renamed(ask).items(), key=lambda pair: _last(ask, pair[0]))
    heirs = {new: old for old, new in pairs if new in wanted}
    for new, old in sorted(heirs.items()):
        names = Renamed(ledger_path(old), ledger_path(new))
        if not (root / names.new).exists():
            _rename(root / names.old, root / names.new, names)
            yield names


def _last(ask: Build, slug: str) -> tuple[str, str]:
    from briefgen.pipeline.remembered import recorded

    ledger = recorded(ask, slug)
    return (ledger.moments[-1] if ledger else "", slug)


def _rename(place: Path, target: Path, names: Renamed) -> None:
    """In one step; what stands at either name as a link stays as it is."""
    try:
        must_be_no_link(place.parent, place, target)
        place.rename(target)
    except OSError as error:
        message = f"this cannot be renamed to {names.new}: {error.strerror or error}".lower()
        hint = "Check the folder ledger/ and its permissions; it must be no link."
        raise Failure(Finding(Place(names.old), "output-folder", message, hint)) from error
