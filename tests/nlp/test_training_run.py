"""`spacy train` with the repository's config: it learns, comes out the same again, and is loaded."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc, DocBin, Span
from spacy.training import Example

from briefgen.nlp.labels import LABELS, MARKS, OUTSIDE, mark
from briefgen.nlp.loading import load, opened
from briefgen.nlp.shipped import FOLDER
from briefgen.nlp.tagger import Names

ROOT = Path(__file__).resolve().parents[2]
TRAINING = ROOT / "training"
LEXICON = FOLDER / "vocab/lookups.bin"
CORPUS = (
    ("Zoriv Kantelm went to Uvvaq .", (0, 2, "PERSON"), (4, 5, "LOC")),
    ("The Oomqar Board met Zoriv Kantelm .", (1, 3, "ORG"), (4, 6, "PERSON")),
    ("It rained in Uvvaq .", (3, 4, "LOC")),
    ("Nothing was said .",),
)
STEPS = 18


@pytest.fixture
def modules(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.syspath_prepend(str(TRAINING))
    before = set(sys.modules)
    import documents
    import learner
    import net
    import packing
    import stream

    given = {
        "documents": documents,
        "learner": learner,
        "net": net,
        "packing": packing,
        "stream": stream,
    }
    yield type("Modules", (), given)
    for name in set(sys.modules) - before:
        if str(TRAINING) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]


def labelled(nlp: Any, missing: int = -1) -> list[Doc]:
    """The corpus, where one word of each text may have no label."""
    found = []
    for text, *names in CORPUS:
        doc = Doc(nlp.vocab, words=text.split())
        spans = [Span(doc, *name) for name in names if missing not in range(*name[:2])]
        doc.set_ents(spans, missing=[doc[missing : missing + 1]] if missing >= 0 else [])
        found.append(doc)
    return found


def trained(folder: Path, corpus: Path, seed: str) -> list[float]:
    """One run of the command line; the losses that it says."""
    paths = {"train": corpus, "dev": corpus, "lexicon": LEXICON}
    command = [
        *(sys.executable, "-m", "spacy", "train", "training/config.cfg"),
        *("--code", "training/spacy_code.py", "--output", str(folder)),
        *(part for name, path in paths.items() for part in (f"--paths.{name}", str(path))),
        *("--training.max_steps", str(STEPS), "--training.eval_frequency", str(STEPS // 3)),
        *("--training.optimizer.learn_rate.most", "0.001", "--training.dropout", "0.2"),
    ]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return [float(loss) for loss in re.findall(r"^ +\d+ +\d+ +([\d.]+)", done.stdout, re.MULTILINE)]


def files(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def test_spacy_trains_by_the_config_the_same_bytes_twice_and_briefgen_loads_them(
    modules: Any, tmp_path: Path
) -> None:
    corpus = tmp_path / "corpus.spacy"
    DocBin(["ENT_IOB", "ENT_TYPE"], docs=labelled(spacy.blank("en")) * 8).to_disk(corpus)
    losses = trained(tmp_path / "one", corpus, "1")
    assert trained(tmp_path / "two", corpus, "2") == losses
    # The first is of one step, the others of as many steps each.
    assert losses[0] > losses[-1]
    assert losses[1] > losses[2] > losses[3]
    last = tmp_path / "one/model-last"
    assert files(last) == files(tmp_path / "two/model-last")
    assert not {"Zoriv", "Uvvaq"} & set(
        re.findall(r"\w+", (last / "vocab/strings.json").read_text())
    )
    nlp = opened(last)
    for text, *names in CORPUS:
        assert [(e.start, e.end, e.label_) for e in nlp(text).ents] == names
    packed = tmp_path / "packed"
    members = [modules.packing.begun(network) for network in modules.packing.read(last)]
    modules.packing.pack(members, nlp.vocab.lookups, packed)
    assert (packed / "names/weights.bin").read_bytes() == (last / "names/weights.bin").read_bytes()
    assert [e.text for e in load(packed)(CORPUS[0][0]).ents] == ["Zoriv Kantelm", "Uvvaq"]


@pytest.fixture
def small(modules: Any) -> Any:
    """A component that has learnt nothing yet, with a network that is quickly trained."""
    nlp = spacy.blank("en")
    nlp.vocab.lookups = load().vocab.lookups
    shape, quiet = modules.net.Shape(width=16, reach=(1, 2)), modules.net.Noise()
    found = modules.learner.Learner(nlp.vocab, "names", shape, quiet)
    found.initialize(list)
    found.nlp = nlp
    return found


def examples(docs: list[Doc]) -> list[Example]:
    return [Example(Doc(doc.vocab, words=[t.text for t in doc]), doc) for doc in docs]


def slopes(component: Any, docs: list[Doc]) -> np.ndarray[Any, Any]:
    component.update(examples(docs))
    found = component.change.flat.copy()
    component.change.flat.fill(0)
    return found


def test_a_text_comes_back_from_the_file_as_it_was(
    modules: Any, small: Any, tmp_path: Path
) -> None:
    words = small.words
    texts = modules.documents.read(labelled(small.nlp, missing=2), words)
    seen = np.random.default_rng(1).random((len(texts[0].words), MARKS)).astype(np.float16)
    texts[0].soft = seen
    modules.documents.write(texts, words.spelt(), tmp_path / "texts.spacy")
    back = DocBin().from_disk(tmp_path / "texts.spacy").get_docs(small.vocab)
    again = modules.documents.read(back, words)
    assert all(text.marks[2] == modules.stream.OPEN for text in texts)
    for text, same in zip(texts, again, strict=True):
        for name in ("words", "phrases", "marks"):
            assert getattr(text, name).tolist() == getattr(same, name).tolist()
    assert np.array_equal(again[0].soft, seen)
    assert again[1].soft is None


def test_what_a_teacher_sees_is_learnt_and_not_the_labels_beside_it(small: Any) -> None:
    docs = labelled(small.nlp)
    by_label = slopes(small, docs)
    for doc in docs:
        told = small.words.read([(doc, [OUTSIDE] * len(doc))])[0]
        doc.user_data["chances"] = told.labelled().astype(np.float16)
    assert not np.allclose(slopes(small, docs), by_label)
    bare = labelled(small.nlp)
    for doc in bare:
        doc.set_ents([], default="outside")
    assert np.array_equal(slopes(small, docs), slopes(small, bare))


def test_a_word_whose_label_is_missing_teaches_nothing(small: Any) -> None:
    doc = Doc(small.vocab, words=["Uvvaq", "waits"])
    doc.set_ents([], missing=[doc[0:1]], default="outside")
    text = small.words.read([(doc, [-1, OUTSIDE])])[0]
    assert not text.labelled()[0].any()
    doc.user_data["chances"] = text.labelled().astype(np.float16)
    told = slopes(small, [doc])
    del doc.user_data["chances"]
    assert np.array_equal(slopes(small, [doc]), told)
    doc.set_ents([Span(doc, 0, 1, "LOC")], default="outside")
    assert not np.allclose(slopes(small, [doc]), told)


def test_gradients_of_several_updates_are_added_up_until_the_step(small: Any) -> None:
    docs = labelled(small.nlp)
    apart = slopes(small, docs[:2]) + slopes(small, docs[2:])
    small.update(examples(docs[:2]))
    small.update(examples(docs[2:]))
    np.testing.assert_allclose(small.change.flat, apart, atol=1e-6)
    before = small.model.flat.copy()
    small.finish_update(spacy.util.registry.optimizers.get("Adam.v1")(0.01))
    assert not np.array_equal(small.model.flat, before)
    assert not small.change.flat.any()


def test_what_it_reads_follows_the_weights(small: Any, tmp_path: Path) -> None:
    doc = small(labelled(small.nlp)[2])
    small.model.flat.fill(0)
    small.model.of["out.bias"][mark("EVENT", "alone")] = 1
    small.memory = None
    assert {e.label_ for e in small(doc).ents} == {"EVENT"}
    small.to_disk(tmp_path / "names")
    small.model.flat.fill(0)
    small.from_disk(tmp_path / "names")
    assert {e.label_ for e in small(doc).ents} == {"EVENT"}
    small.model.of["out.bias"].fill(0)
    assert not small(doc).ents


def test_training_goes_on_from_the_weights_of_a_pipeline(modules: Any) -> None:
    nlp = load()
    shipped = nlp.get_pipe("names").network.members[0]
    shape = modules.net.Shape(shipped.width, shipped.reach)
    component = modules.learner.Learner(nlp.vocab, "names", shape, modules.net.Noise())
    component.initialize(list, last=str(FOLDER), seed=3)
    for name, weight in shipped.weights.items():
        assert np.array_equal(component.model.of[name], weight)


def test_what_is_written_is_the_shipped_component_with_the_lean_taken_off(modules: Any) -> None:
    nlp = spacy.blank("en")
    config = {"width": 16, "reach": [1, 2], "noise": {}}
    component = nlp.add_pipe(modules.learner.FACTORY, name="names", config=config)
    component.initialize(list, seed=1)
    bias = component.model.of["out.bias"].copy()
    written = modules.learner.shipped(0.5)(nlp).get_pipe("names")
    assert type(written) is Names
    expected = np.zeros(1 + 4 * len(LABELS), np.float32)
    expected[OUTSIDE] = 0.5
    np.testing.assert_allclose(
        bias - written.network.members[0].weights["out.bias"], expected, atol=1e-3
    )
    assert np.array_equal(component.model.of["out.bias"], bias)


def test_the_rate_rises_then_falls_to_a_hundredth(modules: Any) -> None:
    rates = list(modules.learner.cosine(2.0, 10, 400))
    assert len(rates) == 400
    assert rates[:10] == pytest.approx(np.linspace(0.2, 2.0, 10))
    assert rates[9:] == sorted(rates[9:], reverse=True)
    assert rates[-1] == pytest.approx(0.02, abs=1e-3)
