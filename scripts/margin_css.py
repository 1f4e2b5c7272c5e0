"""Write the numbered rules that set notes beside their marks, for any theme.

    python scripts/margin_css.py themes/wire/assets

A note stands at its mark (`--m`) or below the note before it (`--n`, which all notes in the margin
are called: the last one that is laid out already counts). CSS has no way yet to make an anchor's name from an
attribute in every browser that knows anchors, and names in `style` attributes are refused by HTML
validators; so the names are numbers, written out once: those that most briefings need in one file,
those that long ones need besides in another, which only they ask for.
"""

from __future__ import annotations

import sys
from pathlib import Path

USUAL, MOST = 60, 400
"""Notes in the margin of one briefing, by the first file and by both; beyond, they stay in the list.

By the budget of marks, 60 need 1,700 words and 400 need 11,000.
"""


def sheets() -> dict[str, str]:
    """The stylesheets, by name."""
    shared = "[data-m]{anchor-name:var(--m)}.margin{anchor-name:--n}\n"
    return {
        "margin.css": _rules(1, USUAL) + shared,
        "margin-more.css": _rules(USUAL + 1, MOST),
    }


def _rules(first: int, last: int) -> str:
    rows = ["/* Made by scripts/margin_css.py: mark number n and note number n find each other. */"]
    rows += [f'[data-m="{n}"],[data-n="{n}"]{{--m:--m{n}}}' for n in range(first, last + 1)]
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    for name, text in sheets().items():
        (Path(sys.argv[1]) / name).write_text(text, encoding="utf-8", newline="\n")
