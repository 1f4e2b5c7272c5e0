"""Words by which a text shortens the name of a firm.

Beside "Heron Breweries" the word "Heron" is that brewery and no other Heron that the lists know. A
place stays a place ("China" beside "China Widgets"), and a body that the lists describe under just this
name keeps it, as does one that all know if its short name stands before the longer one: their divisions
bear it too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from briefgen.annotate.annotation import Candidate, Guess, Span
from briefgen.annotate.document import Document
from briefgen.annotate.lexicon import INSTITUTIONS, word_set
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity, Kind

_FIRMS = word_set(
    "airlines airways banking beer breweries brewery brewing broadcasting builders capital chemicals coal "
    "communications computers construction cosmetics distillers electric electronics energy "
    "engineering entertainment estates financial foods freight gas hotels industries insurance investments "
    "laboratories logistics metals mills mining minerals motors mutual networks newspapers oil partners "
    "petroleum pharma pharmaceuticals pictures power press properties publishing railways records resources "
    "retail securities semiconductor shipping software solutions steel stores studios supermarkets systems "
    "technologies telecom telecommunications textiles tobacco toys trust utilities ventures wines works"
)
"""Words that end the names of firms."""

_LEGAL = word_set(
    "ag co company corp corporation group holding holdings inc limited llc ltd plc sa"
)
"""Ends of names of firms that are left out as a rule: they make no other firm of one."""

_RUN = expression(r"(?: [A-Z][\w-]{0,30}){1,4}")
_WORD = expression(r"[\w-]+")
_MADE = expression(r"[A-Z][a-z]+(?: in [A-Z][^,;.]{1,60})?\.")
"""A gloss that tells no more than kind and country."""

_KNOWN = 60
"""The prior from which on all know a body by a short name."""

_BODIES: tuple[Kind, ...] = ("organisation", "group")
_KEPT: tuple[Kind, ...] = ("place", "facility", "person")


class Form(Struct, frozen=True):
    """A word that opens the names of firms.

    other: whether one of them has more than a legal form behind it; owners: whom the lists know by one;
    late: whether the word stood alone before all of them.
    """

    other: bool = False
    owners: frozenset[str] = frozenset()
    late: bool = False


Forms = Mapping[str, Form]


def shortened(
    document: Document, known: Iterable[Candidate], whole: Collection[Candidate]
) -> Forms:
    """The words that open the names of firms in a text.

    known: the candidates that the lists have; whole: those of them that are no part of another name.
    """
    kept = {candidate.span for candidate in whole}
    alone: set[str] = set()
    found: dict[str, Form] = {}
    for candidate in known:
        if not candidate.guesses:
            continue
        word, _, rest = candidate.text.partition(" ")
        behind = rest or ("" if candidate.span in kept else _behind(document, candidate.span))
        tail = _tail(behind) if behind else None
        # Letters mean the same beside a longer name, and so does the word for an office.
        if tail is None or word.isupper() or word.lower() in INSTITUTIONS:
            alone |= set() if rest else {word}
            continue
        before = found.get(word, Form(late=word in alone))
        owners = frozenset(guess.id for guess in candidate.guesses) if rest else frozenset()
        found[word] = Form(before.other or tail, before.owners | owners, before.late)
    return found


def is_short_form(candidate: Candidate, guess: Guess, entity: Entity, forms: Forms) -> bool:
    """Whether a word stands for the firm and not for this guess.

    forms: those of the document, as `shortened` gives them.
    """
    form = forms.get(candidate.text)
    if form is None or guess.kind in _KEPT or guess.id in form.owners:
        return False
    known = form.late and guess.prior >= _KNOWN
    own = guess.kind in _BODIES and (guess.by == "name" or known) and not guess.shared
    told = entity.gloss and not _MADE.fullmatch(entity.gloss)
    return not own or (form.other and not told)


def _behind(document: Document, span: Span) -> str:
    """The words with capitals behind a name."""
    run = _RUN.match(document.texts[span.passage], span.end)
    return run[0] if run and span.passage not in document.titled else ""


def _tail(words: str) -> bool | None:
    """Whether words end a firm's name by more than its legal form; None if they end none."""
    small = [word.lower() for word in _WORD.findall(words)]
    bare = small[:]
    while bare and bare[-1] in _LEGAL:
        bare.pop()
    if bare and bare[-1] in _FIRMS:
        return True
    return len(small) > 1 if len(bare) < len(small) else None
