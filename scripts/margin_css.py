"""Write the numbered rules that set notes beside their marks, for any theme.

    python scripts/margin_css.py > themes/wire/assets/margin.css

A note stands at its mark (`--m`) or below the note before it (`--n`, which all notes in the margin
are called: the last one that is laid out already counts). CSS has no way yet to make an anchor's name from an
attribute in every browser that knows anchors, and names in `style` attributes are refused by HTML
validators; so the names are numbers, written out once.
"""

from __future__ import annotations

MOST = 60
"""Notes that can stand in the margin of one briefing; what goes beyond stays in the list."""


def rules(most: int = MOST) -> str:
    """The stylesheet."""
    rows = ["/* Made by scripts/margin_css.py: mark number n and note number n find each other. */"]
    rows += [f'[data-m="{n}"],[data-n="{n}"]{{--m:--m{n}}}' for n in range(1, most + 1)]
    rows += ["[data-m]{anchor-name:var(--m)}.margin{anchor-name:--n}"]
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    print(rules(), end="")  # noqa: T201 - this is what it is for
