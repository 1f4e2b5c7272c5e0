"""Links to the large knowledge base: only where the document gives reasons, silence elsewhere.

Each guess gets a score from 0 to 1: how well known it is and how surely the name is its own, and
what speaks for or against it here: a model's opinion of the kind, titles and dated offices, words
of place, the countries that the document is about, and the words of its description. The best is
linked if it reaches `_LEAST` and leads by `_LEAD`; otherwise nothing is said, and no finding made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from briefgen.annotate.abroad import is_second, is_the_party
from briefgen.annotate.annotation import BY_PLACE, Candidate, Guess, Mention, Span
from briefgen.annotate.boundaries import stop_of
from briefgen.annotate.civic import is_among_places
from briefgen.annotate.coordinated import in_full, is_pair, shared
from briefgen.annotate.datelines import is_dateline
from briefgen.annotate.document import Document
from briefgen.annotate.doubts import is_ruled_out, region_behind
from briefgen.annotate.eponyms import (
    is_among_firms,
    is_bearer,
    is_code,
    is_craft,
    is_known_thing,
    is_one_meaning,
    is_unmistakable,
)
from briefgen.annotate.homes import is_abroad, owner_before
from briefgen.annotate.lexicon import CALENDAR, INSTITUTIONS, word_set
from briefgen.annotate.linking_persons import person
from briefgen.annotate.linking_places import is_placed, is_unplaced, place
from briefgen.annotate.namesakes import ALIKE
from briefgen.annotate.otherwise import opens_a_longer_name
from briefgen.annotate.parts import is_in_series, is_place_title, is_seen_longer
from briefgen.annotate.scene import Scene
from briefgen.annotate.signs import head
from briefgen.annotate.sporting import by_sport, is_outplayed, is_sporting
from briefgen.annotate.telling import shared_words
from briefgen.expressions import expression
from briefgen.knowledge.entity import Kind

_LEAST, _LEAD = 0.45, 0.08
_IDLE = 0.25
"""Up to this score a guess neither wins nor comes near one that does, and its description adds nothing."""

_READ = 45
"""The prior from which on a book, a website or an event may be meant by one word: "YouTube"."""

_SURELY = 9
"""The weight of a further name that is as good as an entity's first."""

_ABROAD = 0.28
"""The doubt whether an institution is that of the document's country, if another is named before."""

_BESIDE_OWNER = 0.2
"""The doubt against a place that has the name only for short, where another as well known owns it."""

_FOREIGN = 0.7
"""The doubt against an institution of another country than the one that stands before it."""

_FAMOUS = 70
"""The prior of what a word with a capital is thought to name first: "Apple"."""

_TAIL = expression(r" (?:of|de|del|da|do|dos|das|di|du|y|und) (?:the |la |los |las )?[A-Z]")
_DIGIT = expression(r"\d")
_OWN = 10
"""The weight of a name that is an entity's first."""

_KNOWN_PLACE = 50
"""The prior from which on a place of several words is no person behind a word of place."""

_WORKS: tuple[Kind, ...] = ("event", "other", "product", "law")
_DIVINE = expression(r"\b(?:god|gods|goddess|God|devil|deity)\b")
_RELATED = (
    "daughter", "son", "wife", "husband", "sister", "brother", "mother", "father", "girl", "boy",
    "named", "called",
)  # fmt: skip
_KIN = expression(rf"\b(?:{'|'.join(_RELATED)}),? \Z")
_KIN_ENDS = tuple(f"{word}{comma} " for word in _RELATED for comma in ("", ","))
"""How a text must end for `_KIN` to find something."""
_PARTIES = word_set("democrat democrats republican republicans")
_SUREST_AGAIN = 0.95
"""Up to where a link made before lifts the next one to the same."""


class Verdict(Struct, frozen=True):
    """A guess with its score and the reasons for it."""

    guess: Guess
    score: float
    reasons: tuple[str, ...]


def linked(candidates: Sequence[Candidate], scene: Scene) -> tuple[Mention, ...]:
    """Mentions of what the document is sure enough to mean, long names first.

    A name before another that may tell where it lies waits for that: "Lyon, Ohio".
    """
    found: dict[Span, Mention] = {}
    judged: dict[int, int] = {}
    told = [c for c in candidates if region_behind(c, scene)]
    waiting = {c.span for c in told}
    free = [c for c in candidates if c.span not in waiting]
    free.sort(key=lambda c: (" " not in c.text, c.span))
    long_first = [*free, *sorted(told, key=lambda c: c.span, reverse=True)]
    # What is decided in the first round is evidence in the second.
    for number, candidate in [*enumerate(long_first)] * 2:
        # Where nothing was decided since, the answer is what it was.
        if candidate.span in found or judged.get(number) == len(found):
            continue
        judged[number] = len(found)
        if candidate.full and not is_pair(candidate, found, scene.document, scene.bearers):
            continue
        if verdict := best(in_full(candidate), scene):
            found[candidate.span] = _mention(candidate, verdict, scene)
            scene.note(found[candidate.span])
    return tuple(sorted(found.values(), key=BY_PLACE))


def best(candidate: Candidate, scene: Scene) -> Verdict | None:
    """The guess that is good enough and better than the others by far enough; None if none is."""
    verdicts = sorted(_verdicts(candidate, scene), key=lambda v: (-v.score, v.guess.id))
    if not verdicts or verdicts[0].score < _LEAST:
        return None
    if len(verdicts) > 1 and verdicts[0].score - verdicts[1].score < _lead(verdicts):
        return None
    return verdicts[0]


def _lead(verdicts: Sequence[Verdict]) -> float:
    """By how far the best must lead: two persons of one full name are harder to tell apart."""
    first, second = verdicts[:2]
    if "office" in first.reasons and second.guess.kind == "person":
        return _LEAD if "office" in second.reasons else 0.0
    return 2 * _LEAD if first.guess.kind == second.guess.kind == "person" else _LEAD


def _verdicts(candidate: Candidate, scene: Scene) -> Iterator[Verdict]:
    if is_seen_longer(candidate, scene) or is_place_title(candidate, scene):
        return
    kind = scene.kinds.get(candidate.span)
    for guess in _spoken_of(candidate, scene):
        judged = person if guess.kind == "person" else _thing
        score, own = judged(candidate, guess, scene)
        differs = bool(kind) and guess.kind != kind and guess.kind not in ALIKE[kind or "other"]
        if not score and (differs or guess.id not in scene.linked):
            continue  # country and kind alone lift nobody above `_IDLE`
        score -= 0.15 if differs and guess.kind == "person" else 0.0
        score, reasons = _lifted(guess, kind, score, own, scene)
        # What speaks against a guess is costly to find out, and asked only where it matters.
        if score <= _IDLE or (differs and not _outweighs(candidate, guess, own, scene)):
            continue
        if _is_contradicted(candidate, guess, reasons, scene):
            continue
        if score < 0.75 and (common := shared_words(guess, candidate, scene)):
            score, reasons = score + 0.04 * min(common, 3), [*reasons, "description"]
        yield Verdict(guess, score, tuple(reasons))


def _lifted(
    guess: Guess, kind: Kind | None, score: float, reasons: list[str], scene: Scene
) -> tuple[float, list[str]]:
    """The score with what the document has for the guess apart from this name; kind: as a model sees it."""
    if kind == guess.kind:
        score, reasons = score + 0.12, [*reasons, "kind"]
    if guess.country and guess.country == scene.nation:
        score, reasons = score + 0.12, [*reasons, "country"]
    elif guess.country and guess.country in scene.nations:
        score, reasons = score + 0.07, [*reasons, "country named"]
    if guess.id in scene.linked:
        # What was a guess then is no surer now that it is one again.
        lift = min(0.15, max(0.0, _SUREST_AGAIN - score))
        score, reasons = score + lift, [*reasons, "named before"]
    return score, reasons


def _spoken_of(candidate: Candidate, scene: Scene) -> Iterator[Guess]:
    """Of all foreign ministries those of countries spoken of."""
    for guess in candidate.guesses:
        shared = guess.shared and guess.country and guess.country not in scene.nations
        if not shared or is_sporting(guess, scene.entities[guess.id], scene.sports):
            yield guess


def _is_contradicted(
    candidate: Candidate, guess: Guess, reasons: Sequence[str], scene: Scene
) -> bool:
    """Whether nothing speaks for a town but its name, or the text speaks against a guess."""
    if is_unplaced(candidate, guess, reasons, scene) or is_bearer(candidate, guess, scene):
        return True
    return is_outplayed(candidate, guess, scene) or is_ruled_out(candidate, guess, scene)


def _outweighs(candidate: Candidate, guess: Guess, reasons: Sequence[str], scene: Scene) -> bool:
    """Whether a guess holds against a model that takes the name for something else.

    "The Tom Smith video" has a full name, "Irving, Texas" its state behind it, and of "Pacific
    Northwest" nobody has told the kind. A god passes for a person, and so does the full name of a
    firm that all know, in the news of firms.
    """
    if guess.kind == "person":
        return guess.by == "name"
    if {"dateline", "sport", "country behind"} & {*reasons}:
        return True
    if guess.kind == "place" and " " in candidate.text and guess.prior >= _KNOWN_PLACE:
        return is_placed(scene.document.lead(candidate.span))  # "the city of Khan Yunis"
    if is_unmistakable(candidate, guess, scene) or is_known_thing(candidate, guess, scene):
        return True
    entity = scene.entities[guess.id]
    told = entity.untold and " " in candidate.text and guess.by == "name"
    god = scene.kinds.get(candidate.span) == "person" and bool(_DIVINE.search(entity.gloss))
    return guess.kind == "other" and (told or god)


def _thing(candidate: Candidate, guess: Guess, scene: Scene) -> tuple[float, list[str]]:
    if guess.by == "surname":
        return 0.0, []
    prior, own = guess.prior / 100, guess.weight / 10
    works = guess.kind in _WORKS and is_in_series(candidate, scene)
    works = works or (guess.kind == "other" and opens_a_longer_name(candidate, scene.document))
    works = works or (guess.kind == "event" and _is_followed(candidate, scene.document))
    if works or _goes_on(candidate, scene.document):
        return 0.0, []
    if sport := by_sport(candidate, guess, scene):
        return sport, ["sport"]
    if " " in candidate.text:
        score, reasons = 0.15 + 0.35 * prior + 0.25 * own, ["full name"]
        doubtful = guess.weight < _OWN or candidate.text.count(" ") == 1
        if guess.kind == "other" and doubtful and not _DIGIT.search(candidate.text):
            score -= 0.1
    else:
        score, reasons = _single(candidate, guess, scene)
    if guess.shared:
        return score - _doubt(candidate, guess, scene), [*reasons, "shared name"]
    return score, reasons


def _doubt(candidate: Candidate, guess: Guess, scene: Scene) -> float:
    """How much speaks against a name that is also a word, or that many have for their own."""
    owner = owner_before(scene.document, candidate.span, scene.ends)
    at_home = bool(guess.country) and guess.country == (owner or scene.nation)
    if " " in candidate.text or candidate.text.lower() in INSTITUTIONS:
        small = candidate.text.lower()
        own = guess.weight > 7 or small in _PARTIES or small.endswith(" party")
        if not (at_home and own):
            return _FOREIGN if owner and not at_home else 0.35
        abroad = not owner and is_abroad(scene.document, candidate.span, scene.nation, scene.ends)
        return _ABROAD if abroad else 0.0
    if at_home and guess.kind == "place" and head(scene.entities[guess.id]) == "state":
        return 0.0  # "Victoria" in Australia
    if at_home and guess.by == "acronym" and candidate.text.isupper():
        return 0.0  # "PTI" in India
    telling = shared_words(guess, candidate, scene) > 1 or guess.id in scene.linked
    telling |= guess.prior >= _FAMOUS or (at_home and is_the_party(candidate, guess, scene))
    if is_among_firms(candidate, guess, scene):
        return 0.0
    sure = telling and candidate.text in scene.document.inner
    return 0.1 if sure else 0.25 if at_home and candidate.text in scene.document.inner else 0.4


def _goes_on(candidate: Candidate, document: Document) -> bool:
    """Whether the name is the head of a longer one, or a first name: "Mesa de Enlace"."""
    span, text = candidate.span, document.texts[candidate.span.passage]
    if _TAIL.match(text, span.end):
        return True
    if " " in candidate.text:
        return False
    lead = document.lead(span)
    return lead.endswith(_KIN_ENDS) and bool(_KIN.search(lead))


def _is_followed(candidate: Candidate, document: Document) -> bool:
    """Whether a word that is a feast opens the name of something else: "Easter Heath"."""
    after = document.after(candidate.span)
    alone = " " in candidate.text or candidate.span.passage in document.titled
    if alone or after is None or not after.capital:
        return False
    return after.lower not in CALENDAR and not document.begins_sentence(candidate.span)


def _single(candidate: Candidate, guess: Guess, scene: Scene) -> tuple[float, list[str]]:
    word, document = candidate.text, scene.document
    prior = guess.prior / 100 * (0.3 + 0.07 * guess.weight)
    unsafe = guess.kind in ("other", "event", "law", "product")
    sure = guess.by == "name" or (guess.kind == "event" and guess.weight >= _SURELY)
    inner = word in document.inner or is_one_meaning(candidate, guess, scene)
    unsafe &= guess.prior < _READ or not sure or not inner
    if guess.kind == "product" and is_craft(candidate, guess, scene):
        unsafe, prior = False, prior + 0.15
    leading = is_dateline(document.texts[candidate.span.passage], *candidate.span[1:])
    if leading and guess.kind == "place":
        score, reasons = place(candidate, guess, scene, prior + 0.1)
        return score, [*reasons, "dateline"]
    if (unsafe or (guess.kind == "group" and guess.by != "name")) and not is_code(word):
        return 0.0, []
    if word in scene.surnames:
        prior -= 0.0 if guess.kind == "place" and is_among_places(candidate, scene) else 0.4
    elif document.begins_sentence(candidate.span) and not inner:
        prior -= 0.15
    if word.isupper():
        return prior + (0.05 if len(word) > 3 else -0.12), ["acronym"]
    if guess.kind in ("place", "facility"):
        return place(candidate, guess, scene, prior - _BESIDE_OWNER * is_second(candidate, guess))
    if guess.by == "alias" and any(g.by == "name" and g.weight > 8 for g in candidate.guesses):
        return prior - 0.2, ["alias"]
    return prior, ["name"]


def _without_article(candidate: Candidate, guess: Guess, scene: Scene) -> tuple[Span, str]:
    """The name of a body begins after "The"; that of a book does not."""
    span, text = candidate.span, candidate.text
    if text[:4] != "The ":
        return span, text
    bare = span._replace(start=span.start + 4)
    body = "organisation" in (guess.kind, scene.kinds.get(bare))
    return (bare, text[4:]) if body and guess.kind not in ("person", "place") else (span, text)


def _mention(candidate: Candidate, verdict: Verdict, scene: Scene) -> Mention:
    guess = verdict.guess
    by = "title" if guess.by == "surname" else guess.by
    span, text = _without_article(candidate, guess, scene)
    stop = stop_of(scene.document.texts[span.passage], text, span.end)
    if stop:
        span, text = span._replace(end=span.end + len(stop)), text + stop
    score, reasons = round(min(verdict.score, 1.0), 2), (*shared(candidate), *verdict.reasons)
    return Mention(span, text, guess.kind, guess.id, by, candidate.compound, score, reasons)
