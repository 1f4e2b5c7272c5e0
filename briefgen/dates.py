"""ISO dates as English-language readers see them. No clock and no locale: text in, text out."""

from __future__ import annotations

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def day(iso: str) -> str:
    """ "2025-01-03" → "3 January 2025", "2025-01" → "January 2025", "2025" → "2025".

    A time of day is shown with its offset's name left out: "3 January 2025, 14:00".
    An interval "2024-12-23/2024-12-29" becomes "23–29 December 2024".
    """
    if "/" in iso:
        return span(*iso.split("/", 1))
    date, _, time = iso.partition("T")
    year, month, number = (*date.split("-"), "", "")[:3]
    words = [str(int(number))] if number else []
    words += [MONTHS[int(month) - 1]] if month else []
    text = " ".join([*words, year])
    return f"{text}, {time[:5]}" if time[:5] not in ("", "00:00") else text


def span(start: str, end: str) -> str:
    """Two dates as a range that repeats no month and no year."""
    first, last = day(start).split(" "), day(end).split(" ")
    shared = 0
    while shared < min(len(first), len(last)) - 1 and first[-1 - shared] == last[-1 - shared]:
        shared += 1
    first = first[: len(first) - shared]
    return " ".join(first) + ("–" if len(first) == 1 else " – ") + day(end)
