"""`briefgen serve`: the same answers as `build`, live beside the editor."""

from __future__ import annotations

import gc
import threading
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from briefgen.cli import leave, report
from briefgen.cli.build import answered, lend
from briefgen.cli.early import by_source, changed_pages, loading
from briefgen.cli.keeping import in_settings, keep_settings
from briefgen.cli.moment import session_at
from briefgen.cli.options import At, Project, whole
from briefgen.cli.pools import pool
from briefgen.cli.session import Session, project_folder, rehearse, rehearsed, run_options
from briefgen.findings import TABLES, Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.findings import Finding
    from briefgen.graph.build import Build
    from briefgen.graph.trace import Key
    from briefgen.serve.preview import Revision


T = TypeVar("T")

LONGEST_LOG = 8 * 1024 * 1024
"""Bytes of changes after which the store takes them over."""

FAR_TOO_LONG = 4
"""So many times as long a log is taken over at once, even if somebody waits for a page."""

STEP = 100
"""Files that are looked at in one step, when nobody waits."""

MOMENT = 0.01
"""Seconds between two looks at whether a save still waits."""

NOTHING_MORE = "."
"""In place of a file: nothing has changed but what was told before."""

FOLDERS = ("content", "themes", "templates", "locales", "static", "ledger")
"""What may hold sources; the rest of a project may be large and is nobody's business."""

_BACK = "Put it back and the preview goes on; or stop it and start it where the folder is now."


def serve(
    project: Project = Path(),
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int,
        typer.Option(parser=whole(0, 65535), help="Port; 0 takes a free one.", metavar="PORT"),
    ] = 8000,
    open_browser: Annotated[
        bool, typer.Option("--open", help="Open the site in the browser.")
    ] = False,
    drafts: Annotated[
        bool | None, typer.Option(help="Show drafts.", show_default="shown, with --at not")
    ] = None,
    future: Annotated[
        bool | None,
        typer.Option(help="Show what is scheduled for later.", show_default="shown, with --at not"),
    ] = None,
    at: At = "",
) -> None:
    """Show the site while you write; every save is on the page at once.

    Open pages are patched in place. If something is wrong, the page stays as it was and shows
    where; the terminal shows the same. Nothing is written into site/. In the corner “Inspect names”
    tells why a name was linked, and “Key facts” what is proven; both write what you decide into
    the source. Stop with Ctrl-C.
    With --at it is the site as the public will see it at that moment.

    Examples:

        briefgen serve --open

        briefgen serve my-site --port 8080 --no-drafts

        briefgen serve --at "2025-01-03 14:00"
    """
    from briefgen.cli.inspecting import Inspector
    from briefgen.cli.readying import ready
    from briefgen.serve.preview import Preview
    from briefgen.serve.server import serve as run
    from briefgen.serve.watch import watch

    root = project_folder(project)
    shown = [not at if given is None else given for given in (drafts, future)]
    desk = Desk(session_at(root, run_options(drafts=shown[0], future=shown[1]), at))
    preview = Preview(desk.rebuild, say=lambda why: desk.tell((*desk.said, *why)))

    def look(file: str = "") -> None:
        desk.hint(file)
        preview.look()

    watcher = watch(
        [root / name for name in FOLDERS],
        look,
        on_save=look,
        on_calm=lambda: preview.rest(desk.rest()),
        names=TABLES,
        say=lambda text: typer.echo(text, err=True),
    )
    code = run(
        preview,
        watcher,
        host,
        port,
        open_browser=open_browser,
        ready=lambda url: ready(root, url, desk, preview),
        inspector=Inspector(root, desk, look),
    )
    leave(code)


def _all(waiting: SimpleQueue[str]) -> Iterator[str]:
    while not waiting.empty():
        yield waiting.get()


class Desk:
    """Rebuilds for the preview, and tells the terminal what is new since the last time."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.number = 0
        self.sources: dict[str, str] = {}
        self.said: tuple[Finding, ...] = ()
        self._hints: SimpleQueue[str] = SimpleQueue()
        self._alone = threading.Lock()  # held by who asks queries: a build, or the rehearsal
        self._older: tuple[Build, ...] = ()
        self._good: Build | None = None
        self._begun: Build | None = None
        self._last: Revision | None = None
        self._written: dict[str, list[str]] = {}
        self._lost_track = False
        self.unprepared = False

    def has_plugins(self) -> bool:
        """Whether code of others runs in builds, as far as the last one says."""
        from briefgen.settings import Settings

        if self._good is None:
            return False
        given = self._good.look(("settings",), Settings).plugins
        return bool(given.annotators or given.markdown)

    def hint(self, file: str) -> None:
        """Something may have changed: this file, or anything if there is none. From any thread."""
        self._hints.put(file)

    def look(self, key: Key, type: type[T]) -> T:  # noqa: A002 - named as in the build
        """What the last complete build says in passing, in the building thread; raises Failure."""
        with self._alone:
            if self._good is None:
                raise Failure(*self.said)
            return self._good.look(key, type)

    def rest(self) -> Iterator[bool]:
        """What is left to do when nobody waits, in small steps: True asks to rebuild.

        Complete what a save has begun, and see whether all files are as they were.
        """
        if self.unprepared:
            self.unprepared = False
            for _ in self._prepared():
                yield False
        if self._begun is not None or self.session.store.logged() > LONGEST_LOG:
            self.hint(NOTHING_MORE)
            yield True
        files = self.session.files
        new = files.again(self.session.now)
        for number, same in enumerate(files.compared(new), 1):
            if self._lost_track or not same:
                self.hint("")
                yield True
                return
            if number % STEP == 0:
                yield False
                if files is not self.session.files:
                    return  # somebody has saved meanwhile, and another rest follows that
        self.session.files = new  # which knows when its files changed

    def rebuild(self) -> Revision:
        """Look at the files again and answer what changed.

        Where only single files were written, these are looked at first, so that who waits for
        them need not wait for a look at all. Of articles, pages are shown before all is known,
        unless somebody has asked for all; the next call completes that.
        """
        with self._alone:
            hints = set(_all(self._hints))
            whole = self._lost_track or not hints or "" in hints
            self._lost_track = True
            project_folder(self.session.project, _BACK)
            early = NOTHING_MORE not in hints
            self._last = self._revision(hints - {NOTHING_MORE}, whole=whole, early=early)
            self._lost_track = False
            return self._last

    def _revision(self, files: set[str], *, whole: bool, early: bool) -> Revision:
        self._make_room(LONGEST_LOG * (FAR_TOO_LONG if files and not whole else 1))
        last = self._last
        if self._begun is not None:
            ask, self._begun = self._begun, None
            last = self._complete(ask, shown=True)
            self.tell(last.findings)
        # What the last good settings are is no file, so that only a look at all would notice it.
        if whole or last is None or in_settings(files):
            return self._looked_again()
        self._last = last
        known = self.session.look_at(files)
        return self._looked_at(known, last, early=early) if known else last

    def _looked_again(self) -> Revision:
        if self.number:
            self.session.look_again()
        self.number += 1
        keep_settings(self.session)
        started = time.monotonic()
        revision = self._complete(self.session.build())
        if self.number == 1:
            pages = report.counted(sum(url.endswith(".html") for url in revision.site), "page")
            typer.echo(f"{pages} in {time.monotonic() - started:.1f} s.", err=True)
        self.tell(revision.findings)
        return revision

    def _looked_at(self, paths: tuple[str, ...], last: Revision, *, early: bool) -> Revision:
        self.number += 1
        ask, changed = self.session.build(), None
        own = [url for path in paths for url in self._written.get(path, ())]
        known = all(path in self._written for path in paths)
        if early and known and not last.failed and self._is_stored(ask):
            changed = changed_pages(ask, own)
        if changed is None:
            revision = self._complete(ask)
            self.tell(revision.findings)
            return revision
        self._begun = ask
        load, site = loading(ask, last.load), {**last.site, **changed}
        return replace(last, number=self.number, site=site, load=load)

    def _is_stored(self, ask: Build) -> bool:
        """Whether what a build found stored is what the last one has left: others save there, too."""
        return self._good is not None and ask.saved.head.revision == self._good.kept_as

    def prepare(self) -> None:
        """Get ready for the first save, once the site is shown.

        What went wrong is silent here: a save that meets it says it, with its place.
        What lives now is for long, so no later search for garbage need go through it.
        """
        for _ in self._prepared():
            # Who saved goes first: left to itself, the lock mostly comes back here.
            while not self._hints.empty():
                time.sleep(MOMENT)

    def _prepared(self) -> Iterator[None]:
        for path, url in rehearsed(self.sources):
            with self._alone, suppress(Exception):
                rehearse(self.session, path, url)
            yield
        gc.collect()
        gc.freeze()

    def _make_room(self, longest: int) -> None:
        """Let go of the builds before the last, which nobody reads any more, and of a long log.

        The last one is still read: what is shown is what it says.
        """
        for older in self._older:
            older.saved.let_go()
        self._older = ()
        if self._begun is None and self._good and self.session.store.logged() > longest:
            self.session.let_go()
            self._good.saved.renew(self._good.kept_as)
            self.session.get_ready(self._good)

    def _complete(self, ask: Build, *, shown: bool = False) -> Revision:
        """All that there is to know of a build, kept in the store.

        shown: whether pages of it are shown already.
        """
        from briefgen.serve.preview import Revision
        from briefgen.settings import Settings
        from briefgen.site import urls

        with pool(0, "") as helpers:
            lend(self.session, ask, helpers)
        # It saves before single questions are asked, as in a build: else the store keeps those as roots.
        ask, site, findings = answered(self.session, ask)
        public = ask.look(("settings",), Settings).url if site.pages else ""
        failed = {url: ask.trace(("page", url)).failed or () for url in site.failed}
        failed |= self._lost(ask, findings)
        if not site.pages:
            failed[""] = findings
        if site.pages or shown:
            self._older += () if self._good is None else (self._good,)
            self._good = ask
        else:
            ask.saved.let_go()
        self._written = by_source(self.sources)
        self.session.get_ready(ask)
        return Revision(
            self.number,
            site.pages,
            lambda url: ask.answer(("page", url), bytes),
            findings,
            failed,
            self.sources,
            urls.decoded_root(public),
        )

    def _lost(self, ask: Build, findings: tuple[Finding, ...]) -> dict[str, tuple[Finding, ...]]:
        """Briefings and standing pages whose source cannot be read any more: their last good page is to stay.

        A source that is gone or a draft now is no error; its page goes.
        """
        from briefgen.pipeline.standing import written_at

        errors: dict[str, tuple[Finding, ...]] = {}
        for finding in findings:
            if finding.severity == "error":
                path = finding.place.path
                errors[path] = (*errors.get(path, ()), finding)
        now = written_at(ask)
        lost = {
            url: errors[path]
            for url, path in self.sources.items()
            if url not in now and path in errors
        }
        self.sources = {**now, **{url: self.sources[url] for url in lost}}
        return lost

    def tell(self, findings: tuple[Finding, ...]) -> None:
        """Say what is new, and how many findings are mended."""
        lines = report.source_lines(self.session.files.read)
        new = report.untold(findings, self.said)
        at = self.session.at.isoformat() if self.session.at else ""
        check = report.check_command(self.session.options, at)
        report.complain(new, lines, quiet="note", check=check)
        mended = sum(item.severity != "note" for item in report.untold(self.said, findings))
        if mended:
            typer.echo(f"{report.counted(mended, 'finding')} mended.", err=True)
        self.said = findings
