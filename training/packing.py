"""Packs a trained pipeline for shipping: only what reading needs, with a digest of each file."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from briefgen.nlp.loading import opened
from briefgen.nlp.shipped import MANIFEST, digest

META = {
    "name": "briefgen",
    "version": "1.0.0",
    "description": "Names in English news: people, organisations, places, groups, events, products, dates.",
    "author": "briefgen",
    "license": "CC BY-SA 4.0",
    "sources": [
        "Groningen Meaning Bank (public domain)",
        "GUM, open parts (CC BY, CC BY-SA, public domain)",
        "Universal NER English-EWT (CC BY-SA 4.0)",
        "Broad Twitter Corpus, WNUT 2017 (CC BY 4.0)",
        "re3d: CENTCOM, US State Department (public domain), UK Government (OGL)",
        "names from a knowledge base under the ODbL 1.0, as hashes",
        "spacy-lookups-data: clusters and frequencies (MIT)",
    ],
}


def pack(trained: Path, folder: Path) -> int:
    """Write the pipeline to `folder`; its size in bytes."""
    nlp = opened(trained)
    nlp.meta.update(META)
    nlp.meta.pop("performance", None)
    _forget_paths(nlp.config)
    shutil.rmtree(folder, ignore_errors=True)
    nlp.to_disk(folder)
    # The strings of the training texts; spaCy adds those that it needs as it loads and reads.
    (folder / "vocab/strings.json").write_text("[]\n", encoding="utf-8")
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    manifest = {
        "version": META["version"],
        "files": {p.relative_to(folder).as_posix(): digest(p.read_bytes()) for p in files},
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())


def _forget_paths(config: Any) -> None:
    """Paths of the machine that trained are nobody's business, and change the bytes."""
    config["paths"] = {"train": None, "dev": None, "lexicon": None}
    config["initialize"].pop("lookups", None)
    config["initialize"]["lookups"] = None
