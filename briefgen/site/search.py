"""What the search reads of a page: a document of its own, which no theme can change.

Pagefind reads HTML. A paragraph and a sentence keep the ids that they have on the page, so that a
result leads to its very sentence.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from markupsafe import Markup

from briefgen.site.models import When

BRIEFING, SUBJECT = "briefing", "subject"
"""The kinds by which results are told apart."""


def document(
    *,
    kind: str,
    language: str,
    title: str,
    lines: Iterable[str],
    body: Markup,
    date: When | None = None,
) -> bytes:
    """A page for the search.

    lines: texts that stand above the body, such as the dek, other names, the gloss.
    body: finished HTML. date: shown beside the result.
    """
    above = "".join(f"<p>{escape(line)}</p>\n" for line in lines if line)
    shown = {"kind": kind} | ({"iso": date.iso, "day": date.text} if date else {})
    data = "".join(f' data-{name}="{escape(value)}"' for name, value in shown.items())
    # Not as a filter: Pagefind writes the values of filters in another order now and then.
    meta = ", ".join(f"{name}[data-{name}]" for name in shown)
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n'
        f'<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f'<article data-pagefind-body{data} data-pagefind-meta="{meta}">\n'
        f"<h1>{escape(title)}</h1>\n{above}{body}</article>\n</html>\n"
    ).encode()
