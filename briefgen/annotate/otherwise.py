"""Words right beside a name that make something else of it: a model, a dish, a trophy, a strain."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from briefgen.annotate.annotation import Candidate, Guess, Span
from briefgen.annotate.document import Document
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.signs import is_works
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity, Kind

_PERSONS: Final = frozenset(("person",))
_PLACES: Final = frozenset(("place",))
_WEARERS: Final = frozenset(("person", "organisation", "group"))
_ARTICLE: Final = ("the ", "The ", " a ", "A ", " an ", "An ")
_MODEL: Final = expression(
    r" \d{1,2}(?![\w%]|[-–—.,:/]\d|-)(?! (?:percent|per cent|to \d|points?|seats?)\b)"
)
_CLASS: Final = expression(r"[- ]class(?:es)?\b(?! (?:action|at|in|with|on|that)\b)")
"""What is built after the first of its kind: ships."""

_AT: Final = expression(r"(?:\A|(\w+) (?:(?:back|out|directly|squarely|right|again) )?)at \Z")
_AIMED: Final = word_set(
    "aim aimed aiming look looks looked looking stare stared staring glance glanced gaze gazed peek shout "
    "shouted shouting yell yelled yelling scream screamed laugh laughed laughing smile smiled sneer "
    "sneered mad angry furious upset anger fury outrage rage directed fired firing shot shots thrown "
    "threw throw hurled pointed pointing point swipe swipes swiped dig digs jab jabs hit hits hitting "
    "lash lashed lashing hinted levelled leveled wink winked wave waved nod nodded booed jeered jeers "
    "blow blows barb barbs insults amazed surprised frustration"
)
"""What somebody does "at" a person; whatever else is "at" a name is at a place or a contest."""

_OWNED: Final = ("'s", "’s")
_AFTER_HEAD: Final = expression(
    r"\b(?:Coupe|Cup|Troph(?:y|ée)|Stade|Estadio|Estádio|Stadio|Stadion|Arena|Place|Plaza|Piazza|Plac|Rue|Rua|Calle|Quai|"
    r"Avenue|Avenida|Boulevard|Bulevar|Allée|Esplanade|Paseo|Corso|Largo|Praça|Via|Aéroport|Aeropuerto|Lycée|Collège|Hôpital|Teatro|Théâtre|Museo|Musée|"
    r"Fondation|Fundación|Fondazione|Stiftung|Institut|Schloss|Villa|Casa|Camp|Fort|Court|Prix|Premio|"
    r"Circuit|Autodromo|Autódromo|Circuito|Gymnase|Pont|Puente|Ponte|Palais|Palacio|Palazzo|USS|USNS|HMS|RMS|SS|MV) \Z"
)
"""What bears the name of somebody that stands behind it."""

_TITLE_OF: Final = expression(
    r"\b(?:Voice|Death|Life|Lives|Ballad|Story|Stories|Legend|Return|Passion|Trials?|Assassination|"
    r"Portrait|Diary|Diaries|Memoirs?|Adventures?|Songs?|Book|Books|Gospel|Curse|Secrets?|Tale|Tales|Case|"
    r"Disappearance|Murder|Killing|Making|Invention|Importance|Education|Confessions|Letters|Journey|"
    r"Rise|Fall|Temptation|Wrath|Ghost|Shadow|Strange|Order|Art|World|Mind|Eyes) [Oo]f \Z"
)
"""Beginnings of titles that a name ends: "The Ballad of Ida Lund"."""

_DISH: Final = expression(
    r"\b(?:beef|chicken|steak|veal|pork|lamb|duck|turkey|salmon|lobster|eggs?|potato(?:es)?|sauce|soup|salad|"
    r"cheese|cake|pie|tart|bread|biscuits?|pancakes?|omelette|schnitzel|rice|pasta|pâté|peach|cherries) \Z"
)
_NEAR: Final = 16
"""Code points before a name in which the words of `_AFTER_HEAD` and `_DISH` stand."""

_CHANNEL: Final = expression(
    r" \d{1,2}(?=[.,;:!?)”\"'’]|\Z| (?:that|he|she|it|they|in|on|was|is|said|reported)\b)(?![.,:]\d)"
)
_HEARD: Final = (
    " told ",
    " on ",
    "broadcaster ",
    "channel ",
    "station ",
    "network ",
    "radio ",
    "television ",
    " TV ",
)
"""Before the name of a channel that has a place and a number in it: “he told Arden 2 that”."""

_STRAIN: Final = expression(r" (?:strains?|ebolavirus|virus(?:es)?|fever|subtype|serotype)\b")


def is_worn(document: Document, candidate: Candidate, kinds: Collection[Kind]) -> bool:
    """Whether a thing beside a name bears it: "the Ida Lund 3", "Coupe Ida Lund", "beef Arden"."""
    span = candidate.span
    text, lead = document.texts[span.passage], document.lead(span)
    wearers = _WEARERS.issuperset(kinds) and f" {lead}".endswith(_ARTICLE)
    if wearers and _MODEL.match(text, span.end):
        return True
    if _PERSONS.issuperset(kinds) and " " in candidate.text:
        if _CLASS.match(text, span.end):
            return True
        behind = _AFTER_HEAD.search(lead, max(len(lead) - _NEAR, 0))
        return behind is not None or _is_titled(document, span, lead)
    if not _PLACES.issuperset(kinds) or candidate.by == "demonym":
        return False
    strain = lead.endswith("the ") and _STRAIN.match(text, span.end)
    channel = lead.endswith(_HEARD) and _CHANNEL.match(text, span.end)
    return bool(strain or channel or _DISH.search(lead, max(len(lead) - _NEAR, 0)))


def _is_titled(document: Document, span: Span, lead: str) -> bool:
    """Whether a name ends the title of a film or a book."""
    found = _TITLE_OF.search(lead) if lead.endswith(("of ", "Of ")) else None
    if found is None:
        return False
    start = span.start - len(lead) + found.start()
    return (span.passage, start) not in document.starts


def is_ground(document: Document, candidate: Candidate, guess: Guess) -> bool:
    """Whether somebody's full name is that of a place or a contest here: "the title at Ida Lund"."""
    if guess.by == "surname" or " " not in candidate.text:
        return False
    span = candidate.span
    if document.texts[span.passage].startswith(_OWNED, span.end):
        return False
    lead = document.lead(span)
    found = _AT.search(lead) if lead.endswith("at ") else None
    return found is not None and (found[1] or "").lower() not in _AIMED


_ALONE: Final = expression(
    r"[.,;:!?)]|\Z| (?:and|or|but|to|in|on|at|by|for|from|with|as|of|into|is|was|are|were|has|had|have|will|would|"
    r"could|may|can|that|which|where|when|while|after|before|since|until|than|also|then|[a-z]{2,12}ed|"
    r"rose|fell|gained|lost|closed|shed|slid|sank|ended|finished|climbed|hit|basin|forest|river|region)\b"
)


def is_no_firm(document: Document, candidate: Candidate, guess: Guess, entity: Entity) -> bool:
    """Whether an article before a word and no noun behind it tell that no firm is meant: "in the Arden".

    Of a name that is not only the firm's: a foreign hand may write "the Heron".
    """
    span = candidate.span
    if guess.by == "name" and not guess.shared:
        return False
    if " " in candidate.text or candidate.text.isupper() or not is_works(entity):
        return False
    lead = document.lead(span)
    if not lead.endswith(("the ", "The ")):
        return False
    return bool(_ALONE.match(document.texts[span.passage], span.end))


def opens_a_longer_name(candidate: Candidate, document: Document) -> bool:
    """Whether "The" opens a longer name: "The Shadow Secretary of State"."""
    if not candidate.text.startswith("The ") or candidate.span.passage in document.titled:
        return False
    after = document.after(candidate.span)
    return after is not None and after.capital and not candidate.text[4:].count(" ")
