"""How fast articles are enriched: from their text to annotations and key facts, on one core.

    python benchmarks/enrich.py [FOLDER …] [--articles N] [--profile]

Without a folder it reads made-up articles (`newsroom.py`). Of a folder it reads every .md and .txt;
a front matter is left out. Seconds are of the processor, the best of several rounds, after one round
to warm up; each is of the project's own query `bare`, which is what `briefgen evaluate` asks.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import re
import resource
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from newsroom import Story, stories

from briefgen.annotate import annotating as middle
from briefgen.annotate import lookup, matching, model
from briefgen.annotate.annotations import Annotations
from briefgen.cli.session import QUERIES, Options, mounts
from briefgen.graph.build import Build
from briefgen.graph.inputs import Files
from briefgen.pipeline import reading
from briefgen.source import markdown

ROUNDS = 5
FRONT = re.compile(r"---\n.*?\n---\n", re.DOTALL)
STAGES: tuple[tuple[str, object, str], ...] = (
    ("paragraphs", reading, "document"),
    ("passages", markdown, "passages"),
    ("names of the site", matching, "candidates"),
    ("names of the large knowledge base", lookup, "known_names"),
    ("model", model, "model_candidates"),
    ("entities fetched", reading, "entities_for"),
    ("sentences", middle, "sentences"),
    ("who is meant", middle, "resolve"),
    ("headline and dek", middle, "topics"),
    ("dates", middle, "dates"),
    ("money", middle, "money"),
    ("quantities", middle, "quantities"),
    ("quotations", middle, "quotations"),
    ("key facts", middle, "key_facts"),
    ("marks", middle, "choose"),
)
DENSITIES = ("mentions", "dates", "money", "quantities", "quotations", "facts")


def read(folder: Path) -> list[Story]:
    """The articles of a folder, as if written on one day."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".md", ".txt"))
    texts = [FRONT.sub("", path.read_text(encoding="utf-8"), count=1).strip() for path in files]
    return [Story(text.partition("\n")[0], "2025-01-03", text) for text in texts if text]


class Bench:
    """A build over an empty project, which is asked for one article after the other."""

    def __init__(self, *, statistical: bool) -> None:
        self._folder = tempfile.TemporaryDirectory()
        root = Path(self._folder.name)
        chosen = "" if statistical else '[nlp]\nmodel = ""\n'
        (root / "briefgen.toml").write_text(f'url = "https://example.org/"\n{chosen}')
        self.build = Build(Files(root, mounts(), Options({})), queries=QUERIES)
        self.asked = 0

    def enriched(self, story: Story) -> Annotations:
        """A text that was never asked for before, since an answer would be kept."""
        self.asked += 1
        text = f"{story.text}{' ' * self.asked}"
        return reading.bare(self.build, text, story.headline, story.date).annotations

    def seconds(self, corpus: list[Story]) -> float:
        """Processor time of one round."""
        started = time.process_time()
        for story in corpus:
            self.enriched(story)
        return time.process_time() - started


@contextmanager
def watched(spent: Counter[str]) -> Iterator[None]:
    """Let each stage note the time that it takes."""

    def timed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **kwargs: Any) -> Any:
            started = time.process_time_ns()
            try:
                return function(*args, **kwargs)
            finally:
                spent[name] += time.process_time_ns() - started

        return run

    patches = [patch.object(m, f, timed(name, getattr(m, f))) for name, m, f in STAGES]
    for one in patches:
        one.start()
    try:
        yield
    finally:
        for one in patches:
            one.stop()


def dense(bench: Bench, corpus: list[Story], words: int) -> str:
    """How many of each annotation there are in a thousand words."""
    found: Counter[str] = Counter()
    for story in corpus:
        known = bench.enriched(story)
        found.update({kind: len(getattr(known, kind)) for kind in DENSITIES})
    return ", ".join(f"{kind} {1000 * found[kind] / words:.1f}" for kind in DENSITIES)


def staged(bench: Bench, corpus: list[Story]) -> dict[str, float]:
    """Seconds of each stage in one round."""
    spent: Counter[str] = Counter()
    with watched(spent):
        whole = bench.seconds(corpus)
    rest = whole - spent.total() / 1e9
    return {name: spent[name] / 1e9 for name, _, _ in STAGES} | {"everything else": rest}


def report(name: str, corpus: list[Story], *, statistical: bool, profile: bool) -> None:
    """Print the table of one corpus."""
    bench = Bench(statistical=statistical)
    words = sum(len(story.text.split()) for story in corpus)
    per_article = 1e6 / len(corpus)
    said = dense(bench, corpus, words)
    times = [bench.seconds(corpus) for _ in range(ROUNDS)]
    best = min(times)
    print(f"\n{name}, {'with' if statistical else 'without'} the statistical model")
    print(f"{len(corpus)} articles, {words / len(corpus):.0f} words each; per 1,000 words: {said}")
    print(
        f"{words / best:>10,.0f} words/s   {best * per_article:8.0f} µs an article"
        f"   (median of {ROUNDS}: {words / statistics.median(times):,.0f} words/s)"
    )
    stages = [staged(bench, corpus) for _ in range(ROUNDS)]
    spent = {stage: min(one[stage] for one in stages) for stage in stages[0]}
    whole = sum(spent.values())
    for stage, seconds in spent.items():
        print(f"  {stage:36}{seconds * per_article:8.0f} µs{seconds / whole:7.1%}")
    if profile:
        with cProfile.Profile() as found:
            bench.seconds(corpus)
        pstats.Stats(found).sort_stats("tottime").print_stats(40)


def main() -> None:
    """Print a table for each corpus, without the statistical model and with it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--articles", type=int, default=200, help="made-up articles")
    parser.add_argument("--no-model", action="store_true", help="only without the model")
    parser.add_argument("--profile", action="store_true", help="functions by their own time, too")
    given = parser.parse_args()
    corpora = [(str(folder), read(folder)) for folder in given.folders]
    for name, corpus in corpora or [("made-up articles", stories(given.articles))]:
        for statistical in (False,) if given.no_model else (False, True):
            report(name, corpus, statistical=statistical, profile=given.profile)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"\npeak memory {peak} MB")


if __name__ == "__main__":
    main()
