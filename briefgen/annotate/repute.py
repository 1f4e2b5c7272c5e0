"""Whether a text says of somebody what the lists know them for: by trade, office or works.

"The rapper, 55" in a report from a court keeps the link of a rapper; of a private person of that
name nothing of the kind is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from briefgen.annotate.annotation import Span
from briefgen.annotate.document import Document
from briefgen.annotate.lexicon import FUNCTION_WORDS, word_set
from briefgen.annotate.memo import Memo
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity


class Field(Struct, frozen=True):
    """What people are known for.

    known: words by which the lists tell it; nouns: what a text calls one of them; about: words of
    texts about it.
    """

    known: frozenset[str]
    nouns: frozenset[str]
    about: frozenset[str]


def _field(both: str = "", known: str = "", nouns: str = "", about: str = "") -> Field:
    """A field; both: words that the lists and the texts have."""
    shared = word_set(both)
    return Field(shared | word_set(known), shared | word_set(nouns), word_set(about))


POLITICS: Final = _field(
    both=(
        "politician minister senator representative mayor governor president ambassador chancellor "
        "secretary speaker premier leader commissioner lawmaker deputy treasurer diplomat"
    ),
    known=(
        "member parliament senate congress party attorney political house assembly council vice-president"
    ),
    nouns=(
        "mp mps mep msp td sen congressman congresswoman rep legislator gov candidate peer lord baroness "
        "whip envoy backbencher republican democrat tory conservative labour liberal lib governor-general "
        "justice official"
    ),
    about=(
        "minister senator governor parliament senate congress party lawmaker mps republican democrat tory "
        "conservative labour election elections ministers cabinet republicans democrats conservatives "
        "tories coalition campaign vote voters votes lawmakers bill legislation policy opposition "
        "presidential senators legislature commons lords government administration"
    ),
)
_SPORT: Final = _field(
    both=(
        "player footballer cricketer golfer boxer swimmer athlete cyclist sprinter coach jockey champion "
        "batsman rower gymnast skater striker goalkeeper"
    ),
    known=(
        "soccer football rugby cricket tennis golf runner basketball baseball hockey skier racing olympic "
        "wrestler sport sports driver snooker darts referee marathon"
    ),
    nouns=(
        "midfielder winger defender captain skipper star manager olympian batter bowler racer quarterback "
        "forward international medallist favourite fly-half scrum-half pitcher legend"
    ),
    about=(
        "player soccer football rugby cricket tennis golf athlete coach basketball baseball hockey champion "
        "olympic striker midfielder match matches league cups championship tournament club goal goals "
        "players olympics athletes medal boxing season scored wicket wickets innings trophy seeded "
        "quarter-final semi-final final race stadium fifa uefa squad transfer"
    ),
)
_MUSIC: Final = _field(
    both=(
        "singer musician rapper songwriter singer-songwriter composer guitarist drummer pianist conductor "
        "bassist violinist dj soprano tenor"
    ),
    known=("music band rap jazz pop rock"),
    nouns=("frontman frontwoman star performer artist vocalist"),
    about=(
        "singer rapper music band album albums concert concerts musical song songs tour gig charts single "
        "singles grammy grammys hip-hop orchestra opera festival recording"
    ),
)
_SCREEN: Final = _field(
    both=(
        "actor actress comedian presenter director filmmaker host broadcaster producer screenwriter "
        "entertainer comic chef model celebrity"
    ),
    known=("film television tv judge"),
    nouns=("star"),
    about=(
        "actor actress comedian film television films movie movies series theatre oscar oscars hollywood "
        "show drama cinema starred starring screen premiere broadcast"
    ),
)
_LETTERS: Final = _field(
    both=(
        "writer author novelist poet playwright critic columnist journalist editor essayist historian "
        "philosopher"
    ),
    known=("literary literature books comic"),
    nouns=("laureate dramatist"),
    about=(
        "writer author playwright literary literature books novel novels book publisher poem poems poetry "
        "readers plays fiction memoir"
    ),
)
_SCIENCE: Final = _field(
    both=(
        "physicist biologist chemist scientist professor researcher mathematician economist anthropologist "
        "psychologist astronomer engineer physician academic inventor geologist epidemiologist virologist "
        "neuroscientist astronaut primatologist zoologist naturalist"
    ),
    known=("computer"),
    nouns=("laureate"),
    about=(
        "research researchers science scientific discovery laboratory nobel scientists physics biology "
        "particle theory experiment experiments theories chemistry mathematics genetics"
    ),
)
_ARTS: Final = _field(
    both=(
        "artist painter sculptor architect designer photographer illustrator cartoonist dancer "
        "choreographer"
    ),
    known=("fashion art"),
    about=(
        "artist fashion exhibition gallery galleries museum painting paintings artists artwork sculpture "
        "works ballet architecture"
    ),
)
_BUSINESS: Final = _field(
    both=(
        "businessman businesswoman executive founder co-founder ceo entrepreneur investor banker "
        "billionaire financier chairman magnate"
    ),
    known=("businessperson industrialist company"),
    nouns=("tycoon mogul boss"),
    about=("company companies shares shareholders investors firm billion profits stake board"),
)
_OTHERS: Final = _field(
    both=(
        "activist campaigner general king queen prince princess pope bishop archbishop imam rabbi judge "
        "lawyer spy terrorist militant commander whistleblower"
    ),
    known=("criminal killer murderer officer civil"),
    nouns=("financier serial cleric founder"),
)
FIELDS: Final = (POLITICS, _SPORT, _MUSIC, _SCREEN, _LETTERS, _SCIENCE, _ARTS, _BUSINESS, _OTHERS)

_ANYWHERE: Final = word_set("leader judge official general justice")
"""Nouns of whom courts and councils have, too: they tell nothing unless they stand beside the name."""

PUBLIC: Final = frozenset().union(*(field.nouns for field in FIELDS)) - word_set(
    "director manager captain engineer driver officer official model lawyer judge general editor chef "
    "professor deputy boss producer forward academic physician"
)
"""What a text calls those whom the world knows; of whom the lists tell nothing may be one."""

_DEFINITE: Final = expression(r"\b[Tt]he (?=((?:[\w&'’-]{1,20} ){0,4}[\w&'’-]{1,20}))")
_WORD: Final = expression(r"[^\W\d_][\w'-]*")
_WORDS_IN: Final = Memo(
    lambda piece: tuple(word.removesuffix("'s") for word in _WORD.findall(piece.lower()))
)
_BEFORE, _BEHIND = 90, 150
"""Code points of the sentence around a name that tell who its bearer is."""


def field_of(entity: Entity) -> tuple[Field, ...]:
    """What the lists know somebody for; nothing if they don't tell."""
    bracket = entity.wikipedia.partition(" (")[2]
    told = frozenset(_WORDS_IN[f"{entity.told} {bracket}"])
    return tuple(field for field in FIELDS if not told.isdisjoint(field.known))


def nouns_of(fields: tuple[Field, ...]) -> frozenset[str]:
    """What a text may call somebody of these fields; of nobody's, whatever makes one known."""
    return frozenset().union(*(field.nouns for field in fields)) if fields else PUBLIC


def nearby(document: Document, span: Span) -> frozenset[str]:
    """The words of the sentence around a name."""
    text = document.texts[span.passage]
    start, end = span.start, span.end
    while start > max(span.start - _BEFORE, 0) and (span.passage, start) not in document.starts:
        start -= 1
    while end < min(span.end + _BEHIND, len(text)) and (span.passage, end) not in document.starts:
        end += 1
    return frozenset(_WORDS_IN[text[start : span.start]] + _WORDS_IN[text[span.end : end]])


def definites(document: Document) -> frozenset[str]:
    """What the text calls somebody or something of which it has told before: "the former England striker"."""
    return frozenset(word for text in document.texts.values() for word in _definite(text))


def _definite(text: str) -> Iterator[str]:
    for found in _DEFINITE.finditer(text):
        for word in _WORDS_IN[found[1]]:
            if word in FUNCTION_WORDS:
                break
            if word not in _ANYWHERE:
                yield word
