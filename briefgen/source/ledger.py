"""The ledger of a briefing: what its page said at each moment that was recorded.

A YAML list of states, in `ledger/SLUG.yaml`. The first has the whole text, each later one what
changed since the one before, so that a new state is a few lines at the end of the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec.structs import replace

from briefgen.expressions import expression
from briefgen.findings import Failure, Finding, Place
from briefgen.source.ledger_forms import FirstForm, LaterForm
from briefgen.source.schema import check
from briefgen.source.states import Change, Ledger, Line, Text
from briefgen.source.tree import Mapping, Node
from briefgen.source.tree import Sequence as List
from briefgen.source.yamltext import read_yaml

CODE = "broken-ledger"
MOST = 1_000
"""States of one briefing."""
HINT = "Mend it, or take the file back from an earlier commit; pages show no updates meanwhile."

_CLASH = expression(r"^<{7} ", re.MULTILINE)

OPENING = (
    "# What the page of this briefing said, and since when. `briefgen record` adds to it;\n"
    "# `minor: true` is what readers need not be told, such as a typing error.\n"
)


def read_ledger(path: str, text: str) -> tuple[Ledger | None, tuple[Finding, ...]]:
    """A ledger; None if there is anything wrong with it, for then no part of it can be relied on."""
    try:
        return _told(path, _states(path, text)), ()
    except Failure as failure:
        found = (Finding(f.place, CODE, f.message, f.hint or HINT) for f in failure.findings)
        return None, tuple(found)


def _states(path: str, text: str) -> Sequence[Node]:
    if clash := _CLASH.search(text):
        place = Place(path, text.count("\n", 0, clash.start()) + 1, 1, 7)
        hint = "Keep both sides in the order of time, without the lines with <<<, === and >>>."
        raise Failure(Finding(place, CODE, "here begins a conflict of a merge", hint))
    tree, findings = read_yaml(path, text)
    if findings:
        raise Failure(*findings)
    if not isinstance(tree, List) or not tree.members:
        raise Failure(_finding(path, tree, "this is no list of states"))
    return tree.members


def _finding(path: str, node: Node | None, message: str) -> Finding:
    place = Place(path, node.line, node.column) if node else Place(path, 1, 1)
    return Finding(place, CODE, message, HINT)


def _told(path: str, states: Sequence[Node]) -> Ledger:
    first = check(FirstForm, states[0], path)
    if first.findings or first.form is None:
        raise Failure(*first.findings)
    form = first.form
    known = Ledger(
        moments=(form.at,),
        changes=((),),
        headline=Line(form.headline),
        dek=Line(form.dek),
        lines=tuple(map(Line, form.text)),
    )
    if len(states) > MOST:
        message = f"there are {len(states):,} states; a ledger may have {MOST:,}"
        raise Failure(_finding(path, states[MOST], message))
    for node in states[1:]:
        known = _next(path, known, node)
    return known


def _next(path: str, known: Ledger, node: Node) -> Ledger:
    checked = check(LaterForm, node, path)
    if checked.findings or checked.form is None:
        raise Failure(*checked.findings)
    at = checked.form.at
    if datetime.fromisoformat(at) <= datetime.fromisoformat(known.moments[-1]):
        message = f"this state is not later than the one before it ({known.moments[-1]})"
        raise Failure(_finding(path, node, message))
    given = tuple(
        Change(
            sentence=0 if change.part else change.sentence,
            part=change.part,
            was=change.was,
            now=change.now,
            minor=change.minor,
            private=change.private,
        )
        for change in checked.form.changes
    )
    return _applied(path, known, at, given, _nodes(node))


def _nodes(state: Node) -> Sequence[Node]:
    changes = state.get("changes") if isinstance(state, Mapping) else None
    return changes.members if isinstance(changes, List) else ()


def _applied(
    path: str, known: Ledger, at: str, given: tuple[Change, ...], nodes: Sequence[Node]
) -> Ledger:
    """The next state. Each change must fit the text that it changes."""
    moved = {c.was: known.lines[c.sentence - 1] for c in given if _removes(c, known)}
    heads: dict[str, Line] = {"headline": known.headline, "dek": known.dek}
    lines: list[Line] = []
    done = 0
    for change, node in zip(given, nodes, strict=True):
        at_line = change.sentence - 1
        if not (change.part or done <= at_line <= len(known.lines) - bool(change.was)):
            raise Failure(_finding(path, node, _misplaced(change)))
        old = heads[change.part] if change.part else known.lines[at_line] if change.was else None
        if old and old.text != change.was:
            raise Failure(_finding(path, node, _other(change)))
        new = _line(change, old or moved.get(change.now), len(known.moments))
        if change.part:
            heads[change.part] = new
        else:
            lines += (*known.lines[done:at_line], *([new] if change.now else []))
            done = at_line + bool(change.was)
    return Ledger(
        moments=(*known.moments, at),
        changes=(*known.changes, given),
        headline=heads["headline"],
        dek=heads["dek"],
        lines=(*lines, *known.lines[done:]),
    )


def _line(change: Change, old: Line | None, state: int) -> Line:
    """What stands there now. What is only mistyped or moved is as old as it was."""
    if not change.minor:
        return Line(change.now, state, bool(change.was))
    return replace(old, text=change.now) if old else Line(change.now)


def _removes(change: Change, known: Ledger) -> bool:
    taken_out = bool(change.was) and not change.now and not change.part
    return taken_out and change.sentence <= len(known.lines)


def _misplaced(change: Change) -> str:
    return f"there is no sentence {change.sentence} here; changes stand in the order of the text"


def _other(change: Change) -> str:
    what = f"the {change.part}" if change.part else f"sentence {change.sentence}"
    return f"before this state, {what} is not what `was` says"


def written_first(at: str, text: Text) -> str:
    """A new ledger."""
    rows = [f"- at: {at}", f"  headline: {_quoted(text.headline)}"]
    rows += [f"  dek: {_quoted(text.dek)}"] if text.dek else []
    rows += ["  text:", *(f"  - {_quoted(line)}" for line in text.sentences)]
    return OPENING + "\n".join(rows if text.sentences else rows[:-1]) + "\n"


def written_next(at: str, changes: Sequence[Change]) -> str:
    """What a further state adds to a ledger."""
    rows = [f"- at: {at}", "  changes:", *(row for change in changes for row in _rows(change))]
    return "\n".join(rows) + "\n"


def _rows(change: Change) -> Iterator[str]:
    yield f"  - part: {change.part}" if change.part else f"  - sentence: {change.sentence}"
    for key, value in (("was", change.was), ("now", change.now)):
        if value:
            yield f"    {key}: {_quoted(value)}"
    if change.minor:
        yield "    minor: true"
    if change.private:
        yield "    private: true"


def _quoted(text: str) -> str:
    # A JSON string is a YAML string, whatever the text holds.
    return json.dumps(text, ensure_ascii=False)
