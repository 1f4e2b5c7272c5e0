"""What an edited entry of the knowledge base costs a site of which every article names it.

    python benchmarks/entries.py [--articles N] [--only EDIT]

Makes such a site of made-up articles (`newsroom.py`), builds it, and then, for each edit of the entry,
builds it again: seconds of the processor, in one process, with how many queries of each kind ran.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from generators import briefgen
from newsroom import Story, stories

from briefgen.cli.build import ask_site
from briefgen.cli.session import Session

ENTRY = """- id: marta-quill
  name: Marta Quill
  kind: person
  gloss: Keeper of the tides at Elmville.
  roles:
    - {title: Keeper of the tides, from: 2019-03-01}
- id: elmville-tide-board
  name: Elmville Tide Board
  kind: organisation
  gloss: Public body of Elmville that measures the tides.
"""
PEOPLE = "content/entities/people.yaml"
EDITS = {
    "a remark above": ("- id: marta-quill", "# A remark.\n- id: marta-quill"),
    "a person's gloss": ("at Elmville", "at Elmville since 2019"),
    "a body's gloss": ("measures the tides", "measures tides and winds"),
    "what kind of body": ("Public body", "Public agency"),
    "an office's date": ("2019-03-01", "2019-04-01"),
    "another alias": ("  kind: person", "  kind: person\n  aliases: [Marta J. Quill]"),
    "another name": ("name: Marta Quill", "name: Martha Quill\n  aliases: [Marta Quill]"),
    "a Wikidata id": ("  kind: person", "  kind: person\n  wikidata: Q99999999901"),
    "an address": ("  kind: person", "  kind: person\n  wikipedia: Marta Quill"),
    "familiar": ("  kind: person", "  kind: person\n  familiar: true"),
}
SHOWN = ("candidates", "annotated", "named", "typeset", "page")


def named(story: Story) -> Story:
    """A story that names both entries."""
    more = "Marta Quill of the Elmville Tide Board spoke as well. Quill said that it was late.\n"
    return Story(story.headline, story.date, f"{story.text}{more}")


def built(root: Path) -> float:
    """Seconds of the processor that a build takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = (sys.executable, "-m", "briefgen", "build", "--jobs", "1")
    subprocess.run(command, cwd=root, check=True, capture_output=True, env=os.environ)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ran(root: Path) -> Counter[str]:
    """How many queries of each kind a build would run now; nothing of it is kept."""
    desk = Session(root)
    ask = desk.build()
    ask_site(ask)
    desk.store.close()
    return Counter(key[0] for key in ask.ran)


def main() -> None:
    """Print a row for each edit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--only", default="", help="edits that have this in their name")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        briefgen(model=False).make(root, map(named, stories(chosen.articles)))
        (root / PEOPLE).parent.mkdir(parents=True)
        (root / PEOPLE).write_text(ENTRY, encoding="utf-8")
        print(f"cold: {built(root):.1f} s; with nothing to do: {built(root):.2f} s")
        for name, (old, new) in EDITS.items():
            if chosen.only not in name:
                continue
            (root / PEOPLE).write_text(ENTRY.replace(old, new), encoding="utf-8")
            counts, seconds = ran(root), built(root)
            shown = ", ".join(f"{counts[kind]} {kind}" for kind in SHOWN)
            print(f"{name}: {seconds:.1f} s; {shown}; {counts.total()} in all", flush=True)
            (root / PEOPLE).write_text(ENTRY, encoding="utf-8")
            built(root)


if __name__ == "__main__":
    main()
