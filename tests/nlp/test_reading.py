"""What the shipped pipeline finds: in plain news, in odd texts, and always the same."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from briefgen.annotate.annotation import Candidate
from briefgen.annotate.model import LONGEST_PASSAGE, Model, load, model_candidates
from briefgen.nlp import network, tagger
from briefgen.nlp.loading import opened
from briefgen.nlp.pieces import MOST
from briefgen.nlp.shipped import FOLDER
from briefgen.source.passage import Passage

NEWS = (
    "Foreign Minister Ingrid Halvorsen of Norway met President Daniel Okafor in Nairobi on Tuesday.",
    "The World Health Organization said 40 Kenyan doctors had left the hospital in Kisumu.",
    "Halvorsen told Reuters that the European Union would send aid to South Sudan.",
    "Police in Manchester arrested Peter Lindqvist, a former director of Barclays.",
)
ODD = (
    "",
    " ",
    "word",
    "1 2 3 4 5 6 7 8 9 | 10 | 11.5 % | 12",
    "東京で首相が会談した。 Владимир Зеленский приехал в Киев. قال الرئيس",
    "e\u0301\u0301\u0301 \u200b\u2060 \U0001f1eb\U0001f1f7 \x00 \ufeff",
    "'’\"”“-–—…" * 50,
    "A" * 5_000,
    "The The The " * 500,
)


GOLD = Path(__file__).resolve().parents[1] / "gold"


@pytest.fixture(scope="module")
def model() -> Model:
    return load("briefgen")


def spans(model: Model, texts: Iterable[str]) -> list[tuple[str, str]]:
    passages = [Passage(i, text) for i, text in enumerate(texts)]
    return [(c.text, c.kind) for c in model_candidates(model, passages)]


def test_people_places_and_organisations_of_plain_news_are_found(model: Model) -> None:
    found = set(spans(model, NEWS))
    assert found >= {
        ("Ingrid Halvorsen", "person"),
        ("Norway", "place"),
        ("Daniel Okafor", "person"),
        ("Nairobi", "place"),
        ("World Health Organization", "organisation"),
        ("Kenyan", "group"),
        ("Halvorsen", "person"),
        ("European Union", "organisation"),
        ("South Sudan", "place"),
        ("Peter Lindqvist", "person"),
    }


def test_dates_are_left_to_the_grammar(model: Model) -> None:
    assert "Tuesday" not in {text for text, _ in spans(model, NEWS)}


def test_capitals_and_curly_apostrophes_hide_no_name(model: Model) -> None:
    found = spans(model, ["Angela Merkel’s visit to Paris was short.", "MERKEL VISITS FRANCE"])
    assert ("Angela Merkel", "person") in found
    assert ("FRANCE", "place") in found


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_are_read_without_a_crash(model: Model, text: str) -> None:
    for candidate in model_candidates(model, [Passage(0, text)]):
        span = candidate.span
        assert candidate.text == text[span.start : span.end] != ""


def test_a_long_passage_is_read_whole_but_never_at_once(model: Model) -> None:
    text = " ".join(NEWS * 50)
    assert 2 * MOST < len(text) <= LONGEST_PASSAGE
    sizes: list[int] = []

    class Watched:
        def pipe(self, texts: Iterable[str], **options: int) -> Iterator[Doc]:
            pieces = list(texts)
            sizes.extend(map(len, pieces))
            return model.nlp.pipe(pieces, **options)

    found = model_candidates(Model("watched", cast("Language", Watched())), [Passage(0, text)])
    assert sum(sizes) == len(text)
    assert max(sizes) <= MOST
    assert found[-1].span.end > len(text) - 200


@pytest.mark.parametrize("at_once", [1, 40, 1_000])
def test_what_is_found_does_not_hang_on_the_company(
    model: Model, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    passages = [Passage(i, text) for i, text in enumerate([*ODD, *NEWS])]
    monkeypatch.setattr(tagger, "_AT_ONCE", at_once)
    together = model_candidates(model, passages)
    fresh = Model("fresh", opened(FOLDER))
    alone = [c for passage in reversed(passages) for c in model_candidates(fresh, [passage])]
    assert together
    assert sorted(alone) == sorted(together)


def test_nothing_is_found_twice(model: Model) -> None:
    found: list[Candidate] = list(model_candidates(model, [Passage(0, " ".join(NEWS * 3))]))
    assert len({c.span for c in found}) == len(found)


SCRIPT = """
import sys
from briefgen.annotate.model import load, model_candidates
from briefgen.source.passage import Passage
texts = sys.stdin.read().split("\\n")
for found in model_candidates(load("briefgen"), [Passage(i, t) for i, t in enumerate(texts)]):
    print(found)
"""


def test_every_process_finds_the_same_whatever_its_hash_seed_and_threads() -> None:
    answers = []
    for seed, threads in (("0", "1"), ("1", "2"), ("12345", "1")):
        names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT],
            input="\n".join(NEWS),
            env={**os.environ, "PYTHONHASHSEED": seed, **dict.fromkeys(names, threads)},
            capture_output=True,
            text=True,
            check=True,
            encoding="utf-8",
        )
        answers.append(done.stdout)
    assert answers[0].count("Candidate(") > 8
    assert answers[1:] == answers[:1] * 2


def test_words_that_turn_out_to_be_no_names_need_not_be_read_to_the_end(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("dev-*.md"))]
    names = cast("tagger.Names", model.nlp.get_pipe(tagger.NAME))
    shipped, rows = cast("network.Ensemble", names.network), 0
    product = network.product

    def counted(left: network.Floats, right: network.Floats) -> network.Floats:
        nonlocal rows
        rows += len(left)
        return product(left, right)

    monkeypatch.setattr(network, "product", counted)
    found, multiplied = [], []
    for clear in (shipped.clear, np.inf):
        monkeypatch.setattr(names, "network", replace(shipped, clear=clear))
        names.memory, rows = None, 0
        found.append(spans(model, texts))
        multiplied.append(rows)
    assert len(found[0]) > 100
    assert found[0] == found[1]
    assert multiplied[0] < 0.75 * multiplied[1]
