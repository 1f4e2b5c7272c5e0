"""Trains, evaluates and packs briefgen's own pipeline.

    OMP_NUM_THREADS=1 python training/train.py CORPORA OUT

CORPORA holds ner/*.jsonl.gz and kb/kb.jsonl.gz; which may be used, and how: docs/model.md.
Three rounds of `spacy train`, all from training/config.cfg. Before each but the first, what the
last one doubts of the silver labels is opened: training passes over it. OUT/briefgen is the result.
"""

from __future__ import annotations

import argparse
import random
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import corpora
import lexicon
from augment import Names, composed, restyled, swapped, templates
from corpora import Record
from packing import pack
from rules import FIXED, Gazetteer, overlaps
from scoring import ALL, NAMES, score, shown

from spacy.language import Language
from spacy.tokens import Doc, DocBin
from thinc.api import Config

from briefgen.annotate.language import language
from briefgen.nlp.loading import opened

HERE = Path(__file__).resolve().parent
SEED = 11
STEPS = {"second": 1_000, "third": 700}
"""Of the later rounds; their rates fall to nothing."""

Parts = dict[str, list[Record]]


def held_back(record: Record, one_in: int = 4) -> bool:
    """Whether a hand-labelled document is kept for choices during training."""
    return zlib.crc32(record.group.encode()) % one_in == 0


def split(folder: Path, gazetteer: Gazetteer) -> Parts:
    """All corpora that may be trained on, with what is held back of them."""
    news = corpora.gmb(folder, gazetteer)
    gum, ewt = corpora.gum(folder, gazetteer), corpora.ewt(folder, gazetteer)
    posts = [r for name in ("btc", "wnut17_train") for r in corpora.social(folder, gazetteer, name)]
    tests = sorted({r.group for r in gum if r.group.startswith("news_")})[::2]
    return {
        "gmb": [r for r in news if corpora.split_of(r) == "train"],
        "gmb_dev": [r for r in news if corpora.split_of(r) == "dev"],
        "gmb_test": [r for r in news if corpora.split_of(r) == "test"],
        "news_checked": list(corpora.checked(folder, HERE / "checked.json")),
        "gum": [r for r in gum if r.group not in tests],
        "gum_test": [r for r in gum if r.group in tests],
        "ewt": [r for r in ewt if not held_back(r)],
        "ewt_dev": [r for r in ewt if held_back(r)],
        "posts": [r for r in posts if not held_back(r)],
        "posts_dev": [r for r in posts if held_back(r)],
        "re3d": corpora.re3d(folder, gazetteer),
    }


def gold(parts: Parts) -> list[Record]:
    """What people labelled."""
    together = [*corpora.paragraphs_of(parts["gum"]), *corpora.paragraphs_of(parts["ewt"])]
    return [*together, *parts["posts"], *parts["re3d"]]


def first_round(parts: Parts, names: Names, gazetteer: Gazetteer) -> list[Record]:
    """Everything as it is, and once more with names exchanged."""
    rng = random.Random(SEED)
    news, by_hand = corpora.paragraphs_of(parts["gmb"]), gold(parts)
    mixed = [
        *news,
        *(swapped(r, names, rng) for r in news),
        *by_hand,
        *(swapped(r, names, rng) for r in by_hand),
        *composed(templates(HERE / "templates.txt"), names, gazetteer, 20_000, rng),
    ]
    return [restyled(r, rng) for r in mixed]


def next_round(
    parts: Parts, names: Names, gazetteer: Gazetteer, nlp: Language, seed: int
) -> list[Record]:
    """The news once, where the labels are not doubted, half with names exchanged; gold thrice."""
    rng = random.Random(seed)
    news = corpora.paragraphs_of(doubted(nlp, parts["gmb"]))
    by_hand = gold(parts)
    mixed = [
        *(swapped(r, names, rng) if rng.random() < 0.5 else r for r in news),
        *by_hand,
        *(swapped(r, names, rng) for _ in range(2) for r in by_hand),
        *composed(templates(HERE / "templates.txt"), names, gazetteer, 25_000, rng),
    ]
    return [restyled(r, rng) for r in mixed]


def doubted(nlp: Language, records: Sequence[Record]) -> Iterable[Record]:
    """Records with the kinds that the pipeline sees, open where it sees other names, or more."""
    for record, doc in zip(records, nlp.pipe(r.text for r in records), strict=True):
        seen = {(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in NAMES}
        text = record.text
        other = {(s, e): label for s, e, label in seen}
        typed = [
            (s, e, label if text[s:e] in FIXED else other.get((s, e), label))
            if label in NAMES
            else (s, e, label)
            for s, e, label in record.spans
        ]
        kept = [s for s in typed if s in seen or not overlaps(s, seen)]
        lost = [s for s in record.spans if s not in kept]
        new = [s for s in seen if not overlaps(s, kept)]
        doubtful = [*record.open, *((s, e) for s, e, _ in (*lost, *new))]
        yield replace(record, spans=kept, open=doubtful)


def docs(records: Iterable[Record]) -> Iterable[Doc]:
    tokenizer = language("en").tokenizer
    for record in records:
        doc = tokenizer(record.text)
        spans = []
        doubtful = [doc.char_span(s, e, alignment_mode="expand") for s, e in record.open]
        for start, end, label in record.spans:
            span = doc.char_span(start, end, label=label)
            if span is None:
                doubtful.append(doc.char_span(start, end, alignment_mode="expand"))
            else:
                spans.append(span)
        taken = {token.i for span in spans for token in span}
        unsure = sorted({t.i for span in doubtful if span for t in span} - taken)
        doc.set_ents(spans, missing=[doc[i : i + 1] for i in unsure], default="outside")
        yield doc


def save(records: Iterable[Record], path: Path) -> None:
    DocBin(attrs=["ENT_IOB", "ENT_TYPE", "SPACY"], docs=docs(records)).to_disk(path)


def fit(out: Path, config: Config, name: str) -> Path:
    """Run `spacy train`; the folder of its last pipeline. Each round ends where its rate does."""
    config["paths"] = {
        "train": str(out / f"{name}.spacy"),
        "dev": str(out / "dev.spacy"),
        "lexicon": str(out / "lookups.bin"),
    }
    config.to_disk(out / f"{name}.cfg")
    spacy_train(out / f"{name}.cfg", out / name)
    return out / name / "model-last"


def continued(config: Config, trained: Path, steps: int) -> Config:
    """The same training, from trained weights, with a rate that falls to nothing."""
    config = config.copy()
    config["components"]["ner"] = {"source": str(trained)}
    training = config["training"]
    training |= {"max_epochs": 0, "max_steps": steps, "eval_frequency": steps // 4}
    training["batcher"]["size"] = 2_000
    training["optimizer"]["learn_rate"] = {
        "@schedules": "warmup_linear.v1",
        "warmup_steps": steps // 20,
        "total_steps": steps,
        "initial_rate": 0.001,
    }
    return config


def train(folder: Path, out: Path, config: Config) -> Parts:
    """Both rounds; what was held back."""
    out.mkdir(parents=True, exist_ok=True)
    entries = lexicon.entities(folder)
    gazetteer = Gazetteer(entries)
    names = Names.of(entries, gazetteer)
    (out / "lookups.bin").write_bytes(lexicon.build(folder).to_bytes())
    parts = split(folder, gazetteer)
    save([*parts["ewt_dev"], *parts["posts_dev"], *parts["gmb_dev"][::4]], out / "dev.spacy")
    save(first_round(parts, names, gazetteer), out / "first.spacy")
    best = fit(out, config, "first")
    for seed, (name, steps) in enumerate(STEPS.items(), start=SEED + 1):
        records = next_round(parts, names, gazetteer, opened(best), seed)
        save(records, out / f"{name}.spacy")
        best = fit(out, continued(config, best, steps), name)
    print(f"{pack(best, out / 'briefgen'):,} bytes in {out / 'briefgen'}")
    return parts


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--config", type=Path, default=HERE / "config.cfg")
    given = parser.parse_args()
    parts = train(given.corpora, given.out, Config().from_disk(given.config, interpolate=False))
    nlp = opened(given.out / "briefgen")
    for name in ("gmb_test", "news_checked", "gum_test", "ewt_dev", "posts_dev"):
        labels = ALL if name in {"gmb_test", "news_checked"} else NAMES
        print(shown(name, score(nlp, parts[name], labels), labels))


if __name__ == "__main__":
    main()
