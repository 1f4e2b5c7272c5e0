"""Files of content/ that look like sources and that nobody reads."""

from __future__ import annotations

from briefgen.findings import Finding, Place
from briefgen.graph.build import Build
from briefgen.graph.query import names
from briefgen.pipeline.sources import (
    ARTICLE_ENDINGS,
    CONTENT,
    KNOWLEDGE,
    KNOWLEDGE_ENDINGS,
    STANDING,
    say,
)

TEXTS = (".markdown", ".mdown", ".mkd", ".text", ".rst", ".org", ".html", ".htm")
DOCUMENTS = (".docx", ".doc", ".odt", ".rtf", ".pages")
DATA = (".json", ".toml", ".csv")
"""Endings of what was meant to be published; pictures, PDFs and the like may just lie there."""
_OF_OFFICE = "~$"
"""Begins the names of files that are open in an office program."""


def check_strays(build: Build) -> None:
    """Say which files are passed over, and what to do."""
    found = [
        Finding(Place(f"{CONTENT}/{name}"), "unread-file", why, hint)
        for name in names(build, CONTENT)
        if (said := stray(name))
        for why, hint in [said]
    ]
    if found:
        from briefgen.source.schema import capped

        say(build, capped(found))


def stray(name: str) -> tuple[str, str] | None:
    """Why nobody reads a file of content/, and what to do; None for what is read or may lie there."""
    entry = name.startswith(KNOWLEDGE)
    read = (
        KNOWLEDGE_ENDINGS if entry else (".md",) if name.startswith(STANDING) else ARTICLE_ENDINGS
    )
    stem, dot, ending = name.rpartition(".")
    ending = f"{dot}{ending}".lower()
    if name.endswith(read) or not stem or name.rpartition("/")[2].startswith(_OF_OFFICE):
        return None
    if ending in (*ARTICLE_ENDINGS, *KNOWLEDGE_ENDINGS) and not name.endswith(ending):
        return "nobody reads this file: its ending has capitals", f"Name it {stem}{ending}."
    if entry:
        return _in_knowledge(stem) if ending in (*TEXTS, *DOCUMENTS, *DATA, ".txt") else None
    if ending in KNOWLEDGE_ENDINGS or ending in DATA:
        return _data(name, ending)
    return _as_text(name, stem, ending)


def _as_text(name: str, stem: str, ending: str) -> tuple[str, str] | None:
    """A text that is to become an article or a standing page."""
    stands = name.startswith(STANDING)
    read = (".md",) if stands else ARTICLE_ENDINGS
    what = "standing pages" if stands else "articles"
    why = f"nobody reads this file: {what} end in {' or '.join(read)}"
    if ending in (*TEXTS, *ARTICLE_ENDINGS):
        return why, f"Name it {stem}.md, if it is Markdown."
    return (
        (why, f"Save its text as {stem}{' or '.join(read[::-1])}.") if ending in DOCUMENTS else None
    )


def _in_knowledge(stem: str) -> tuple[str, str]:
    endings = f"{', '.join(KNOWLEDGE_ENDINGS[:-1])} or {KNOWLEDGE_ENDINGS[-1]}"
    return f"nobody reads this file: entries end in {endings}", f"Write it as {stem}.yaml."


def _data(name: str, ending: str) -> tuple[str, str] | None:
    """Entries in another folder, perhaps a misspelt one; JSON may be data of whatever kind."""
    from difflib import get_close_matches

    folder, _, rest = name.partition("/")
    known = [each.rstrip("/") for each in KNOWLEDGE]
    near = get_close_matches(folder.lower()[:40], known, n=1, cutoff=0.6) if rest else []
    why = (
        f"nobody reads this file: entries stand in {' or '.join(f'{CONTENT}/{k}/' for k in known)}"
    )
    if near:
        return why, f"Did you mean {CONTENT}/{near[0]}/{rest}?"
    hint = "Move it there, or keep it outside of content/."
    return (why, hint) if ending in KNOWLEDGE_ENDINGS else None
