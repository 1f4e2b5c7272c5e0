"""What the place of a source says of it where its front matter doesn't: slug, day, title, draft."""

from __future__ import annotations

import json
import re
from datetime import tzinfo

from briefgen.expressions import expression
from briefgen.filenames import reserved
from briefgen.findings import Finding, Place
from briefgen.source.moments import day_or_moment
from briefgen.source.slugs import flaw, proposal

DRAFTS, INDEX = "_drafts", "index"
_DATED = expression(r"(\d{4}-\d{2}-\d{2})(?:-(.*))?", re.ASCII | re.DOTALL)
_PLAIN = expression(r"(?!null\Z|Null\Z|NULL\Z)[^\W_](?:(?!:(?:\s|\Z)|\s#)[^\n])*")
"""What needs no quotes in YAML."""
_LONGEST = 100


def from_name(
    path: str, zone: tzinfo, *, slugged: bool, language: str = ""
) -> tuple[str, str, list[Finding]]:
    """Slug and day from the name of a file, and complaints.

    slugged: whether the slug is given, so that the name need be none.
    language: in which the file is named.
    """
    stem = _stem(path)
    match = _DATED.fullmatch(stem)
    complaints = []
    day = ""
    if match:
        try:
            day = day_or_moment(match[1], zone)
        except ValueError as error:
            hint = "Rename the file."
            complaints.append(Finding(Place(path, 1, 1), "bad-value", f"{error} (file name)", hint))
    words = (match[2] or match[1]) if match else stem
    slug = proposal(words, language)
    if not slugged and (flaw(slug) or reserved(words)):
        why = flaw(words)
        hint = f"Write slug: {slug}" if slug else "Give the article a slug of letters and digits."
        message = f"The file name makes no slug: {why}"
        complaints.append(Finding(Place(path, 1, 1), "bad-slug", message, hint))
    return slug, day, complaints


def _stem(path: str) -> str:
    """The name of a file; of an index, that of its folder, in which it stands with its pictures."""
    folder, _, name = path.rpartition("/")
    stem = name.rpartition(".")[0]
    return folder.rpartition("/")[2] if stem == INDEX and "/" in folder else stem


def among_drafts(path: str) -> bool:
    """Whether a source lies in a folder of drafts: there it need not say that it is one."""
    return DRAFTS in path.split("/")[:-1]


def title_for(path: str, text: str) -> str:
    """A title as the front matter has to write it: the first heading, or the file's own words."""
    first = next((line for line in text[:2000].split("\n") if line.strip()), "")
    stem = _stem(path)
    words = first[2:].strip(" #") if first.startswith("# ") else stem if " " in stem else ""
    if not words or len(words) > _LONGEST:
        return "…"
    return words if _PLAIN.fullmatch(words) else json.dumps(words, ensure_ascii=False)
