"""The component that `spacy train` trains, and what else `config.cfg` asks for by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import documents
import numpy as np
from net import Noise, Params, Run, Shape, chances
from packing import begun, pipeline, read
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.scorer import get_ner_prf
from spacy.training import Example
from spacy.util import registry
from spacy.vocab import Vocab
from stream import Words, filled
from thinc.api import Optimizer

from briefgen.nlp.features import Reader
from briefgen.nlp.labels import OUTSIDE
from briefgen.nlp.network import Ensemble, Network
from briefgen.nlp.tagger import NAME, Names

FACTORY = "briefgen_names_learner"


class Learner(Names):
    """The shipped component with weights that move. It reads with them as they are."""

    is_trainable = True

    def __init__(self, vocab: Vocab, name: str, shape: Shape, noise: Noise) -> None:
        self.model, self.noise = Params(shape), noise
        self.change, self.part = Params(shape), Params(shape)
        super().__init__(vocab, name, Ensemble((Network(self.model.of, shape.reach),)))

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]],  # noqa: ARG002 - labels and sizes are fixed
        nlp: Language | None = None,  # noqa: ARG002
        last: str | None = None,
        seed: int = 0,
    ) -> None:
        """Begin from nothing, or with the network of the pipeline in `last`."""
        self.model.flat[:] = Params.started(self.model.shape, seed).flat
        if last is not None:
            self._take(read(Path(last))[0])
        self.words = Words(Reader.of(self.vocab))
        self.rng = np.random.default_rng(seed)

    def update(
        self,
        examples: Iterable[Example],
        *,
        drop: float = 0.0,
        sgd: Optimizer | None = None,
        losses: dict[str, float] | None = None,
    ) -> dict[str, float]:
        """Gradients by the chances that the documents carry. The words are the corpus's own."""
        texts = documents.read((example.reference for example in examples), self.words)
        batch = filled(self.words, texts, self.model.shape.gap)
        run = Run(self.model, batch, replace(self.noise, dropout=drop), self.rng)
        seen, target = chances(run.scores()), batch["target"]
        weight = batch["weight"][:, None] / batch["there"].sum()
        run.back((seen - target) * weight, self.part)
        self.change.flat += self.part.flat
        losses = {} if losses is None else losses
        loss = -(target * np.log(seen + 1e-9) * weight).sum()
        losses[self.name] = losses.get(self.name, 0.0) + float(loss)
        if sgd:
            self.finish_update(sgd)
        return losses

    def finish_update(self, sgd: Optimizer) -> None:
        """A step of all weights as one row, so that gradients are clipped together."""
        step, key = cast("Any", sgd), (0, self.name)
        self.model.flat[:], self.change.flat[:] = step(key, self.model.flat, self.change.flat)
        self.memory = None

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        return get_ner_prf(examples)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Learner:
        super().from_disk(path, exclude=exclude)
        self._take(cast("Ensemble", self.network).members[0])
        return self

    def _take(self, network: Network) -> None:
        self.model.flat[:] = begun(network).flat
        own = Network(self.model.of, self.model.shape.reach)
        self.network, self.memory = Ensemble((own,)), None


@Language.factory(FACTORY, assigns=["doc.ents"], default_score_weights={"ents_f": 1.0})
def learner(
    nlp: Language, name: str, width: int, reach: Sequence[int], noise: dict[str, float]
) -> Learner:
    return Learner(nlp.vocab, name, Shape(width, tuple(reach)), Noise(**noise))


@registry.misc("briefgen.lookups.v1")  # type: ignore[untyped-decorator]
def lookups(path: str) -> Lookups:
    """The lexicon, as `lexicon.build` packed it."""
    return Lookups().from_bytes(Path(path).read_bytes())


@registry.schedules("briefgen.cosine.v1")
def cosine(most: float, warm: int, steps: int) -> Iterator[float]:
    """A rate that rises for a while and falls to a hundredth, as half a wave of cosine does."""
    warm = min(warm, steps // 10)
    yield from (most * (done + 1) / warm for done in range(warm))
    for done in range(steps - warm):
        yield most * (0.01 + 0.99 * 0.5 * (1 + float(np.cos(np.pi * done / (steps - warm)))))


@registry.callbacks("briefgen.shipped.v1")  # type: ignore[untyped-decorator]
def shipped(lean: float) -> Callable[[Language], Language]:
    """What is written is the pipeline as it is shipped, with `lean` off the score of “no name”."""

    def changed(nlp: Language) -> Language:
        trained = cast("Learner", nlp.get_pipe(NAME)).model
        params = Params(trained.shape)
        params.flat[:] = trained.flat
        params.of["out.bias"][OUTSIDE] -= lean
        found = pipeline([params], nlp.vocab.lookups)
        found.meta["performance"] = nlp.meta.get("performance", {})
        return found

    return changed
