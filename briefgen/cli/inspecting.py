"""What the preview's inspector knows, and the one line that it writes into a source."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from briefgen.cli.facting import Facts
from briefgen.cli.serve import NOTHING_MORE
from briefgen.publish.replacing import replace_file
from briefgen.serve.inspecting import Decision, Refusal

if TYPE_CHECKING:
    from briefgen.cli.serve import Desk
    from briefgen.pipeline.inspecting import Inspection

_RAW = (
    "This is a pasted text without front matter. `briefgen import` makes a Markdown source of it, "
    "in which names can be pinned."
)
_CHANGED = "The source has changed since you looked: look again."


class Inspector:
    """Tells of the names in a project's sources.

    look: tells the desk of a file that may have changed, and has the next build made.
    """

    def __init__(self, root: Path, desk: Desk, look: Callable[[str], None]) -> None:
        self._root, self._desk, self._look = root, desk, look
        self.facts = Facts(desk, self.write)

    def ready(self) -> None:
        """Complete what was begun, so that the next answer is of all that is known."""
        self._look(NOTHING_MORE)

    def tells_of(self, path: str) -> bool:
        """Whether a source is a briefing."""
        from briefgen.pipeline.sources import is_article_path

        return is_article_path(path)

    def names(self, path: str) -> dict[str, Any]:
        """The names of a source with the entries that they may mean, as JSON has them."""
        told = self._inspection(path)
        known = msgspec.to_builtins(told)
        return {"path": path, "closed": "" if path.endswith(".md") else _RAW, **known}

    def decide(self, path: str, decision: Decision) -> str:
        """Write a decision under `mentions:`; say where."""
        from briefgen.source.mentioning import with_mention

        told = self._inspection(path)
        if not path.endswith(".md"):
            raise Refusal(409, _RAW)
        if all(name.words != decision.words for name in told.names):
            raise Refusal(404, "This name isn't on the page any more.")
        if decision.entry not in {"", "none"} and not self._is_known(decision.entry):
            raise Refusal(409, f"“{decision.entry[:100]}” is not in the knowledge base.")
        self.write(
            path, decision.by, lambda text: with_mention(text, decision.words, decision.entry)
        )
        done = f"means {decision.entry}" if decision.entry else "goes by the text again"
        return f"“{decision.words}” {done}: written into {path}."

    def _inspection(self, path: str) -> Inspection:
        from briefgen.pipeline.inspecting import Inspection, inspection

        return self._desk.look(inspection.key(path), Inspection)

    def _is_known(self, identifier: str) -> bool:
        from briefgen.pipeline.knowledge import kind_of
        from briefgen.source.fields import is_id

        return is_id(identifier) and bool(self._desk.look(kind_of.key(identifier), str))

    def write(self, path: str, by: str, change: Callable[[str], str]) -> None:
        """Change a source and have the next build made.

        In one step, over the very bytes that were looked at; never through a link.
        by: the state of the source that was looked at; change: raises `frontedit.Refused`.
        """
        from briefgen.pipeline.inspecting import state
        from briefgen.source.frontedit import Refused

        place = Path(self._desk.session.files.spelled(path))
        try:
            if place.resolve() != place:
                raise Refusal(409, f"{path} is reached by a symbolic link: edit it by hand.")
            data = place.read_bytes()
            if state(data) != by:
                raise Refusal(409, _CHANGED)
            replace_file(place, change(data.decode()).encode(), data)
        except Refused as refused:
            raise Refusal(409, str(refused)) from refused
        except (OSError, UnicodeError) as error:
            why = getattr(error, "strerror", None) or error
            raise Refusal(409, f"{path} cannot be written: {why}.") from error
        self._look(str(self._root / path))
