"""What `briefgen record` does: a state more in the ledger of each briefing that says something else."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, tzinfo
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from briefgen.cli import report
from briefgen.cli.addressing import remember
from briefgen.cli.build import alone, answered
from briefgen.cli.following import Renamed, follow
from briefgen.cli.session import Session, project_folder, run_options
from briefgen.findings import Failure, Finding, Misuse, Place
from briefgen.publish.replacing import must_be_no_link, replace_file
from briefgen.source.addressbook import BOOK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.graph.build import Build
    from briefgen.source.states import Change

NOW = 'Take a moment up to now, as in --at "2025-01-03 14:00".'


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What was recorded of one briefing; the numbers are of sentences, headline and dek."""

    briefing: str
    source: str
    file: str
    first: bool
    new: int
    changed: int
    removed: int
    minor: int


class Outcome(Struct, kw_only=True):
    """What came of it, so far. addresses: those whose line in the address book is new or another."""

    at: str = ""
    renamed: list[Renamed] = field(default_factory=list)
    recorded: list[Entry] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def run(project: Path, at: str, only: Sequence[str], *, as_json: bool) -> None:
    """Record; ends with exit code 1 if a ledger cannot be read or written."""
    root = project_folder(project)
    # Without drafts and what is scheduled: they are not even read for this.
    session = Session(root, run_options(drafts=False, future=False))
    done = Outcome()
    try:
        with alone(root):
            _all(session, done, at, only)
    except Failure as failure:
        if as_json:
            done.findings.extend(failure.findings)
            report.say(json.dumps(_summary(done), ensure_ascii=False))
        elif done.renamed or done.recorded:  # that is done, and stays so
            report.complain(done.findings, report.source_lines(session.files.read))
            _say(done)
        raise
    if as_json:
        report.say(json.dumps(_summary(done), ensure_ascii=False))
    else:
        report.complain(done.findings, report.source_lines(session.files.read))
        _say(done)
    if done.findings:
        sys.exit(1)


def _all(session: Session, done: Outcome, at: str, only: Sequence[str]) -> None:
    from briefgen.pipeline.standing import standing_urls

    ask = _published(session)
    done.at = _moment(ask, at, session.files.now)
    for each in follow(session.project, ask, _wanted(ask, only)):
        done.renamed.append(each)
    if done.renamed:  # what these hold is what the pages said before
        session.look_again()
        ask = _published(session)
    wanted = _wanted(ask, only)
    for slug, path in wanted.items():
        try:
            if entry := _record(session, ask, slug, path, done.at):
                done.recorded.append(entry)
        except Failure as failure:  # a bad ledger costs only itself
            done.findings.extend(failure.findings)
    pages = () if only else standing_urls(ask).values()
    done.addresses = remember(session.project, session.files, ask, (*wanted.values(), *pages))


def _summary(done: Outcome) -> dict[str, Any]:
    """The outcome for scripts."""
    return {
        "at": done.at,
        "renamed": [{"from": each.old, "to": each.new} for each in done.renamed],
        "recorded": [asdict(entry) for entry in done.recorded],
        "findings": [report.as_json(finding) for finding in done.findings],
        "addresses": done.addresses,
    }


def _say(done: Outcome) -> None:
    for each in done.renamed:
        report.say(f"  {each.old} → {each.new}: renamed, as its briefing was")
    for line in _lines(done.recorded, done.at):
        report.say(line)
    if done.addresses:
        report.say(f"  {BOOK}: {report.counted(len(done.addresses), 'line')}")
    if not (done.renamed or done.recorded or done.findings or done.addresses):
        report.say("Nothing to record: every public briefing says what it said last.")


def _published(session: Session) -> Build:
    """A build that has answered. With errors nothing would be published, so nothing is recorded."""
    ask, _, findings = answered(session, session.build())
    if errors := [finding for finding in findings if finding.severity == "error"]:
        raise Failure(*errors)
    return ask


def _wanted(ask: Build, only: Sequence[str]) -> dict[str, str]:
    from briefgen.pipeline.sources import addresses

    public = addresses(ask)
    for slug in only:
        if slug not in public:
            hint = "Write the last part of its address, without .html; drafts are not public."
            message = f"there is no public briefing “{slug}”"
            raise Misuse(Finding(Place("--only"), "bad-slug", message, hint))
    return {slug: public[slug] for slug in sorted(only or public)}


def _moment(ask: Build, at: str, now: datetime) -> str:
    """The moment of the new states, to the second, by the site's clock."""
    from briefgen.pipeline.sources import settings
    from briefgen.source import moments

    zone: tzinfo = moments.zone_named(settings(ask).timezone) or UTC
    if not at:
        return now.astimezone(zone).replace(microsecond=0).isoformat()
    try:
        given = moments.moment(at, zone)
    except ValueError as error:
        raise Misuse(Finding(Place("--at"), "bad-value", str(error), NOW)) from error
    if datetime.fromisoformat(given) > now:
        message = f"{given} lies in the future"
        raise Misuse(Finding(Place("--at"), "bad-value", message, NOW))
    return given


def _record(session: Session, ask: Build, slug: str, path: str, moment: str) -> Entry | None:
    from briefgen.pipeline.ledger import shown
    from briefgen.pipeline.remembered import ledger_path, recorded
    from briefgen.site.updates import is_recorded
    from briefgen.source.ledger import written_first, written_next
    from briefgen.source.revisions import changes

    file, text = ledger_path(slug), shown(ask, path).text
    ledger = recorded(ask, slug)
    if ledger is None:
        if (data := session.files.read(file)) is not None:
            raise Failure(*ask.findings(recorded.key(slug)))
        _put(session.project, file, data, written_first(moment, text))
        return _entry(slug, path, file, ())
    if is_recorded(ledger, text):
        return None
    _check_later(slug, ledger.moments[-1], moment)
    found = changes(ledger.last, text, _words(ask, path))
    _put(session.project, file, session.files.read(file), written_next(moment, found))
    return _entry(slug, path, file, found)


def _check_later(slug: str, last: str, moment: str) -> None:
    """The ledger is sound; it is the moment that does not follow its last state."""
    if datetime.fromisoformat(moment) > datetime.fromisoformat(last):
        return
    message = f"{moment} is not later than the last state of “{slug}”, of {last}"
    if datetime.fromisoformat(moment) == datetime.fromisoformat(last):
        message = f"“{slug}” was recorded already at this moment, {last}"
    hint = "Take a later moment, up to now; nothing was recorded of this briefing."
    raise Failure(Finding(Place("--at"), "bad-value", message, hint))


def _entry(slug: str, path: str, file: str, found: Sequence[Change]) -> Entry:
    told = [change for change in found if not change.minor]
    return Entry(
        briefing=slug,
        source=path,
        file=file,
        first=not found,
        new=sum(not change.was for change in told),
        changed=sum(bool(change.was and change.now) for change in told),
        removed=sum(not change.now for change in told),
        minor=len(found) - len(told),
    )


def _words(ask: Build, path: str) -> Callable[[str], bool]:
    """What knows the words of a language; without it no word is taken for mistyped."""
    from briefgen.pipeline.languages import is_english, language

    return _is_english if is_english(language(ask, path)) else lambda _: False


def _is_english(word: str) -> bool:
    known = _english()
    return known is not None and known(word)


@cache
def _english() -> Callable[[str], bool] | None:
    """The words of briefgen's own model, loaded when the first two words are to be compared."""
    from briefgen.nlp.lean import import_spacy

    import_spacy()
    from briefgen.nlp.lexicon import lexicon
    from briefgen.nlp.loading import load

    try:
        vocab = load().vocab
    except Failure:  # damaged: who builds with it is told
        return None
    words = lexicon(vocab.lookups)
    return lambda word: words.word(vocab.strings[word]) is not None


def _put(project: Path, file: str, before: bytes | None, more: str) -> None:
    """Add to a file of the ledger, all at once: it is whole at any moment.

    before: what is there, as it was read. What would not be read back is not written.
    """
    from briefgen.source.ledger import read_ledger

    data = b"" if before is None else before.rstrip(b"\r\n") + b"\n"
    data += more.encode()
    ledger, findings = read_ledger(file, data.decode("utf-8-sig"))
    if ledger is None:
        raise Failure(*findings)
    place = project / file
    try:
        place.parent.mkdir(exist_ok=True)
        must_be_no_link(place.parent)
        replace_file(place, data, before)
    except OSError as error:
        hint = "Check the folder ledger/ and its permissions; it must be no link."
        message = (error.strerror or str(error)).lower()
        raise Failure(Finding(Place(file), "output-folder", message, hint)) from error


def _lines(entries: Sequence[Entry], moment: str) -> Iterator[str]:
    for entry in entries:
        counts = [
            f"{number} {word}"
            for number, word in (
                (entry.new, "new"),
                (entry.changed, "changed"),
                (entry.removed, "taken out"),
                (entry.minor, "minor"),
            )
            if number
        ]
        yield f"  {entry.file}: {'first state' if entry.first else ', '.join(counts)}"
    if entries:
        yield f"Recorded {report.counted(len(entries), 'briefing')}, as of {moment}."
