"""Figures that mean something only together stay on one line of a headline: “3–2”, “2024–25”."""

from __future__ import annotations

from markupsafe import Markup, escape

from briefgen.expressions import expression

_FIGURES = expression(r"(?<![\w.,:/–-])\d{1,4}(?:[–-]\d{1,4}){1,2}(?![\w–-])")
_SIGNS = ("-", "–")


def whole(text: str) -> str:
    """The words of a headline, each score or range in an element of its own.

    A browser breaks lines behind hyphens; signs against that would be copied with the text.
    """
    if type(text) is not str or not any(sign in text for sign in _SIGNS):
        return text
    shown, done = Markup(), 0
    for found in _FIGURES.finditer(text):
        shown += escape(text[done : found.start()])
        shown += Markup('<span class="whole">{}</span>').format(found[0])
        done = found.end()
    return shown + escape(text[done:]) if done else text
