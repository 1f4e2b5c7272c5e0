"""How long builds take: cold, with nothing to do, and after one edited body.

    python benchmarks/edits.py [ARTICLES]

Makes its own corpus in a temporary folder, the same for the same number, and runs each build as a
user would: `briefgen build` in a process of its own, wall time.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generators import AS_USUAL

PLACES = ("Seoul", "Tokyo", "Manila", "Canberra", "New Delhi", "Berlin", "Nairobi", "Lima")
COUNTRIES = ("South Korea", "Japan", "the Philippines", "Australia", "India", "Germany", "Kenya")
VERBS = ("welcomed", "postponed", "signed", "criticised", "reviewed", "described", "defended")
THINGS = ("a trade accord", "the budget", "a naval exercise", "new tariffs", "the harvest report")
SURNAMES = ("Okafor", "Lindqvist", "Tanaka", "Moreau", "Haddad", "Castillo", "Novak", "Banerjee")
REPEATS = 5


def sentence(dice: random.Random) -> str:
    """One made-up sentence with a name, a place and a figure."""
    return (
        f"Minister {dice.choice(SURNAMES)} {dice.choice(VERBS)} {dice.choice(THINGS)} in "
        f"{dice.choice(PLACES)} on {dice.choice(('Monday', 'Friday', 'January 4'))}, and "
        f"{dice.choice(COUNTRIES)} set aside ${dice.randint(2, 900)} million for it."
    )


def article(dice: random.Random, number: int) -> str:
    """A made-up briefing of about 450 words."""
    paragraphs = [
        " ".join(sentence(dice) for _ in range(dice.randint(2, 4)))
        for _ in range(dice.randint(4, 6))
    ]
    header = (
        f"title: Story {number} from {dice.choice(PLACES)}\ndate: 2025-01-{number % 28 + 1:02}\n"
    )
    return f"---\n{header}section: {dice.choice(('World', 'Economy'))}\n---\n" + "\n\n".join(
        [*paragraphs, f"This was story number {number}.\n"]
    )


def corpus(folder: Path, number: int) -> None:
    """Write `number` articles; the same number gives the same articles."""
    dice = random.Random(number)
    (folder / "content").mkdir(parents=True)
    (folder / "briefgen.toml").write_text('url = "https://example.org/"\n', encoding="utf-8")
    for index in range(number):
        place = folder / "content" / f"story-{index}.md"
        place.write_text(article(dice, index), encoding="utf-8")


def build(folder: Path) -> float:
    """Seconds of one build in a new process."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "briefgen", "build", str(folder)]
    subprocess.run(command, check=True, capture_output=True, env=AS_USUAL)
    return time.perf_counter() - started


def edited(folder: Path, index: int) -> float:
    """Seconds of a build after a sentence was added to one body."""
    place = folder / "content" / f"story-{index}.md"
    text = place.read_text(encoding="utf-8") + "\nOne more sentence was added here.\n"
    place.write_text(text, encoding="utf-8")
    return build(folder)


def main() -> None:
    """Print a line for each kind of build."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "site"
        corpus(folder, number)
        print(f"{number} articles, seconds of wall time")
        print(f"cold               {build(folder):7.2f}")
        for name, times in (
            ("nothing to do", [build(folder) for _ in range(REPEATS)]),
            ("one body edited", [edited(folder, index) for index in range(REPEATS)]),
        ):
            print(f"{name:18} {statistics.median(times):7.2f}  (median of {REPEATS})")


if __name__ == "__main__":
    main()
