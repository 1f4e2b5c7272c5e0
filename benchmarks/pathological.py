"""How long hostile texts take, and how much memory: one article of each kind, a cold build of a small site.

    python benchmarks/pathological.py [NAME …]

Seconds are of the processor, and hold the import of all modules; the promise is 10 s and 1 GB.
Each text is built in a process of its own; one that is refused shows the finding that says so.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from briefgen.cli.build import ask_site
from briefgen.cli.session import Session

LIMIT = 60
"""Seconds of the processor after which a text is given up."""

CASES = {
    "10k paras": "Seoul.\n\n" * 9900,
    "10k headings": "## Seoul\n\n" * 9900,
    "10k footnotes": "".join(f"x[^{n}] " for n in range(5000))
    + "\n\n"
    + "".join(f"[^{n}]: n\n\n" for n in range(5000)),
    "cells": ("|b" * 99 + "|\n") + ("|-" * 99 + "|\n") + ("|b" * 99 + "|\n") * 95,
    "10k items": "- Seoul\n" * 9900,
    "one paragraph 100k chars": "Seoul and Tokyo spoke of a tariff, said Kim. " * 2300,
    "100k signs": "*_`[]()!<>&\"'" * 8000,
    "100k mixed signs": "".join(chr(33 + (i * 7919) % 94) for i in range(100000)),
    "20k links": "[a](b) " * 20000,
    "he said": '"We go on," he said. ' * 5000,
    "curly he said": "“We go on,” he said. " * 5000,
    "kim said": "“We go on,” Kim said. " * 5000,
    "brackets": "[" * 100000,
    "brackets2": "[]" * 50000,
    "brackets3": "[" * 50000 + "]" * 50000,
    "parens": "(" * 100000,
    "emph": "*a **b " * 14000,
    "emph2": "*" * 100000,
    "emph3": "_*" * 50000,
    "under": "_a__b___c " * 10000,
    "quotes nest": "> " * 50000 + "x",
    "lists nest": "\n".join(" " * (2 * n) + "- x" for n in range(300)),
    "lists nest2": "- " * 20000 + "x",
    "short paras": "Seoul.\n\n" * 50000,
    "line 500k": "word " * 99900,
    "nospace": "x" * 499000,
    "table cols": "|a" * 2000 + "|\n" + "|-" * 2000 + "|\n" + ("|b" * 2000 + "|\n") * 50,
    "footnotes": "".join(f"x[^{n}] " for n in range(10000))
    + "\n\n"
    + "".join(f"[^{n}]: n\n\n" for n in range(10000)),
    "1,1,1": "1," * 100000,
    "dollars": "$" * 100000,
    "dollar num": "$1 " * 50000,
    "50k digits": "1" * 50000,
    "digits money": "$" + "1" * 50000 + " million",
    "last": "last " * 50000,
    "last week": "last week " * 20000,
    "months": "January " * 30000,
    "jan4": "January 4, " * 20000,
    "days beside full ones": "".join(
        f"{d + 1} {m} {y}. " for y in range(1900, 2100) for m in ("May", "June") for d in range(15)
    )
    + "It fell on 4 June. " * 2000,
    "capitals": "Kim Min Ji " * 30000,
    "kim names": "Kim Min-ji " * 30000,
    "dots": "." * 100000,
    "u.s.": "U.S. " * 40000,
    "dashes": "a-" * 100000,
    "apos": "'" * 100000,
    "dquotes": '"' * 100000,
    "curlyq": "“" * 100000,
    "curlyq2": "“" * 50000 + "”" * 50000,
    "backslash": "\\" * 100000,
    "backticks": "".join("`" * n + " " for n in range(440)),
    "lt": "<" * 100000,
    "<a": "<a " * 40000,
    "<!--": "<!-- " * 30000,
    "amp": "&amp;" * 30000,
    "images": "![a](b.png) " * 10000,
    "autolinks": "<http://a.example/> " * 10000,
    "headings": "# a\n\n" * 20000,
    "attrs": "[a]{.b} " * 15000,
    "pins": "[a]{@seoul} " * 12000,
    "curly{": "{" * 100000,
    "hard breaks": "a\\\n" * 50000,
    "lines": "a\n" * 100000,
    "hr": "---\n\n" * 40000,
    "refs": "[a]: b\n" * 30000,
    "refdefs uses": "".join(f"[a{n}]: b\n" for n in range(10000))
    + "\n"
    + "".join(f"[a{n}] " for n in range(10000)),
    "numbers words": "one hundred and twenty-five thousand " * 8000,
    "percent": "5 percent of 10 km " * 10000,
    "range": "5-" * 50000,
    "range2": "1–2–" * 25000,
    "acronyms": "(ABC) " * 40000,
    "acronym defs": "Alpha Beta Charlie (ABC) " * 15000,
    "president": "President Kim " * 20000,
    "the": "the department " * 20000,
    "strike": "~~" * 50000,
    "fences": "```\n" * 50000,
    "spaces": " " * 1 + "a" + " " * 400000 + "b",
    "tabs": "a\t" * 100000,
    "nbsp": "\u00a0" * 100000,
    "combining": "a" + "\u0301" * 100000,
    "zwj": "\u200d" * 100000,
    "emoji": "👩‍👩‍👧" * 20000,
    "cjk": "中" * 200000,
}

KNOWLEDGE = (
    "- {id: seoul, name: Seoul, kind: place}\n- {id: kim, name: Kim Min-ji, kind: person}\n"
    "- {id: south-korea, name: South Korea, kind: place, demonyms: [South Korean]}\n"
)


def lay(folder: Path, name: str) -> None:
    """A small site with one hostile text."""
    (folder / "content/entities").mkdir(parents=True)
    (folder / "briefgen.toml").write_text("builtin_knowledge = false\n", encoding="utf-8")
    (folder / "content/entities/some.yaml").write_text(KNOWLEDGE, encoding="utf-8")
    text = f"---\ntitle: T\ndate: 2025-01-03\n---\n{CASES[name]}\n"
    (folder / "content/bad.md").write_text(text, encoding="utf-8")


def measure(name: str) -> None:
    """Build in this process, and print a line."""
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT + 1))
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        lay(folder, name)
        session = Session(folder)
        ask = session.build()
        site, findings = ask_site(ask)
        session.store.save(ask)
        session.store.close()
        used = resource.getrusage(resource.RUSAGE_SELF)
        codes = sorted({item.code for item in findings if item.place.path == "content/bad.md"})
        made = "built" if "briefings/bad.html" in site.pages else "refused"
        print(
            f"{used.ru_utime + used.ru_stime:6.2f} s {used.ru_maxrss // 1024:5} MB  {made:8}{name:26}{' '.join(codes)}"
        )


def main() -> None:
    """Print a line for each text."""
    if sys.argv[1:2] == ["--one"]:
        measure(sys.argv[2])
        return
    for name in sys.argv[1:] or CASES:
        done = subprocess.run([sys.executable, __file__, "--one", name], check=False)
        if done.returncode:
            print(f"given up after {LIMIT} s   {name}")


if __name__ == "__main__":
    main()
