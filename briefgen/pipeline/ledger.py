"""What each briefing's page says, and what its ledger says that it said before."""

from __future__ import annotations

from briefgen.findings import Finding, Place
from briefgen.graph.build import Build
from briefgen.graph.query import names, query
from briefgen.pipeline.languages import language, words
from briefgen.pipeline.reading import annotated
from briefgen.pipeline.remembered import ENDING, LEDGER, has_ledger, ledger_path, recorded
from briefgen.pipeline.renamed import renamed, unused
from briefgen.pipeline.sources import article, held
from briefgen.pipeline.texts import passages
from briefgen.site.briefing import anchors
from briefgen.site.updates import History, Shown, history, is_recorded, unmoved, withheld
from briefgen.source.passage import PICTURE
from briefgen.source.states import Text, plain


@query
def shown(build: Build, path: str) -> Shown:
    """What the page of a briefing says: of the text no more than its `rights` allow."""
    source = article(build, path)
    if source is None:
        return Shown(Text("", ""))
    headline, dek = plain(source.headline), plain(source.dek)
    if source.rights != "full":
        return Shown(Text(headline, dek))
    texts, known = passages(build, path), annotated(build, path)
    ids = anchors(texts, known)
    told = [
        (plain(texts[span.passage].text[span.start : span.end].replace(PICTURE, " ")), span)
        for span in known.sentences
    ]
    kept = [(text, ids.get(span, "")) for text, span in told if text]
    sentences = tuple(text for text, _ in kept)
    return Shown(Text(headline, dek, sentences), tuple(anchor for _, anchor in kept))


@query
def told(build: Build, path: str) -> History:
    """What a briefing's page says of its own changes."""
    source = article(build, path)
    ledger = recorded(build, source.slug) if source else None
    if source is None or ledger is None:
        return History()
    now, said = shown(build, path), words(build, language(build, path))
    if is_recorded(ledger, now.text):
        if since := unmoved(source, ledger):
            build.note(_unmoved(path, source.line_of("updated"), source.updated, since))
    elif not held(build, path, lambda: said):
        build.note(_unrecorded(path, ledger.moments[-1]))
    found = history(ledger, now, said)
    return found if source.rights == "full" else withheld(found)


def _unrecorded(path: str, moment: str) -> Finding:
    return Finding(
        Place(path),
        "unrecorded-change",
        f"the text is another one than the ledger's last state, of {moment}",
        "`briefgen record` adds a state; then readers are told what is new.",
    )


def _unmoved(path: str, line: int, updated: str, since: str) -> Finding:
    return Finding(
        Place(path, line),
        "updated-without-change",
        f"updated {updated}, but only typing errors were mended since {since[:10]}",
        "Take `updated` out: the ledger then says when the meaning changed.",
    )


def check_ledger(build: Build) -> None:
    """Say which files of the ledger belong to no source."""
    if not has_ledger(build):
        return
    there = frozenset(names(build, LEDGER))
    for name in unused(build):
        heir = renamed(build).get(name.removesuffix(ENDING), "")
        build.note(_unused(f"{LEDGER}/{name}", heir, taken=f"{heir}{ENDING}" in there))


def _unused(path: str, heir: str, *, taken: bool) -> Finding:
    message = "no source has the slug that this file is named after"
    hint = "If the briefing was renamed, rename this file; else remove it."
    if heir:
        message += f"; the briefing seems to be {heir} now"
        hint = (
            f"`briefgen record` renames it to {ledger_path(heir)}: then its history is shown again."
        )
    if taken:
        hint = f"{ledger_path(heir)} is there, too: put these states above its own, or remove this."
    return Finding(Place(path), "unused-ledger", message, hint)
