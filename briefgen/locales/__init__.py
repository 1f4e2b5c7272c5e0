"""Languages of pages: their words, dates and lists. Text in, text out: no clock, no system locale."""

from __future__ import annotations


def msg(message: str) -> str:
    """Marks words for the catalogues where they stand; they are translated where they are shown."""
    return message
