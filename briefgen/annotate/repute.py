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


POLITICS: Final = Field(
    word_set(
        "politician minister member senator representative mayor governor president ambassador chancellor "
        "secretary parliament senate congress speaker premier leader party commissioner attorney lawmaker "
        "political deputy house assembly council treasurer vice-president diplomat"
    ),
    word_set(
        "politician minister mp mps mep msp ms td senator sen congressman congresswoman representative rep "
        "lawmaker legislator mayor governor gov president premier chancellor secretary ambassador speaker "
        "leader candidate deputy peer lord baroness whip treasurer diplomat envoy backbencher republican "
        "democrat tory conservative labour liberal lib governor-general justice commissioner official"
    ),
    word_set(
        "parliament congress senate election elections minister ministers cabinet republican republicans "
        "democrat democrats labour conservative conservatives tory tories coalition campaign vote voters votes "
        "lawmakers bill legislation policy opposition governor presidential senators senator mps legislature "
        "commons lords lawmaker government party administration"
    ),
)
_SPORT: Final = Field(
    word_set(
        "player footballer soccer football rugby cricket cricketer tennis golfer golf boxer swimmer athlete "
        "cyclist runner sprinter coach basketball baseball hockey skier jockey racing champion olympic wrestler "
        "sport sports batsman driver rower gymnast skater snooker darts referee marathon striker goalkeeper"
    ),
    word_set(
        "footballer midfielder striker winger defender goalkeeper captain skipper player star champion coach "
        "manager olympian athlete cricketer batsman batter bowler golfer boxer cyclist swimmer jockey racer "
        "sprinter quarterback forward international medallist favourite fly-half scrum-half pitcher gymnast "
        "skater rower legend"
    ),
    word_set(
        "match matches league cups championship tournament coach club goal goals player players football soccer "
        "basketball baseball tennis rugby cricket hockey olympic olympics athlete athletes medal boxing golf "
        "season scored striker midfielder wicket wickets innings trophy seeded quarter-final semi-final final "
        "race stadium champion fifa uefa squad transfer"
    ),
)
_MUSIC: Final = Field(
    word_set(
        "singer musician rapper songwriter singer-songwriter composer guitarist drummer pianist conductor music "
        "band bassist violinist dj soprano tenor rap jazz pop rock"
    ),
    word_set(
        "singer musician rapper songwriter singer-songwriter composer guitarist drummer bassist frontman "
        "frontwoman star performer artist pianist dj conductor violinist soprano tenor vocalist"
    ),
    word_set(
        "album albums band concert concerts music musical song songs tour gig charts single singles rapper "
        "singer grammy grammys hip-hop orchestra opera festival recording"
    ),
)
_SCREEN: Final = Field(
    word_set(
        "actor actress comedian presenter director filmmaker film television tv host broadcaster producer "
        "screenwriter entertainer comic chef model judge celebrity"
    ),
    word_set(
        "actor actress comedian comic presenter director filmmaker star host broadcaster producer chef model "
        "celebrity entertainer screenwriter"
    ),
    word_set(
        "film films movie movies series television theatre oscar oscars hollywood actor actress comedian "
        "show drama cinema starred starring screen premiere broadcast"
    ),
)
_LETTERS: Final = Field(
    word_set(
        "writer author novelist poet playwright critic columnist journalist editor essayist historian "
        "philosopher literary literature books comic"
    ),
    word_set(
        "writer author novelist poet playwright critic columnist journalist editor essayist historian "
        "philosopher laureate dramatist"
    ),
    word_set(
        "novel novels book books author publisher literature literary poem poems poetry writer readers "
        "plays playwright fiction memoir"
    ),
)
_SCIENCE: Final = Field(
    word_set(
        "physicist biologist chemist scientist professor researcher mathematician economist anthropologist "
        "psychologist astronomer engineer physician academic inventor geologist epidemiologist computer "
        "virologist neuroscientist astronaut primatologist zoologist naturalist"
    ),
    word_set(
        "physicist biologist chemist scientist professor researcher mathematician economist anthropologist "
        "psychologist astronomer engineer physician academic inventor geologist epidemiologist virologist "
        "neuroscientist astronaut primatologist zoologist laureate naturalist"
    ),
    word_set(
        "research researchers science scientific discovery laboratory nobel scientists physics biology "
        "particle theory experiment experiments theories chemistry mathematics genetics"
    ),
)
_ARTS: Final = Field(
    word_set(
        "artist painter sculptor architect designer photographer fashion art illustrator cartoonist dancer "
        "choreographer"
    ),
    word_set(
        "artist painter sculptor architect designer photographer illustrator cartoonist dancer choreographer"
    ),
    word_set(
        "exhibition gallery galleries museum painting paintings artist artists artwork sculpture works fashion "
        "ballet architecture"
    ),
)
_BUSINESS: Final = Field(
    word_set(
        "businessman businesswoman businessperson executive founder co-founder ceo entrepreneur investor banker "
        "billionaire financier industrialist chairman magnate company"
    ),
    word_set(
        "businessman businesswoman executive founder co-founder ceo entrepreneur investor banker billionaire "
        "financier tycoon magnate chairman mogul boss"
    ),
    word_set("company companies shares shareholders investors firm billion profits stake board"),
)
_OTHERS: Final = Field(
    word_set(
        "activist campaigner general king queen prince princess pope bishop archbishop imam rabbi judge "
        "lawyer spy terrorist criminal killer murderer leader militant commander officer whistleblower civil"
    ),
    word_set(
        "activist campaigner general king queen prince princess pope bishop archbishop imam rabbi judge "
        "lawyer spy terrorist militant commander whistleblower financier serial cleric founder"
    ),
    frozenset(),
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
