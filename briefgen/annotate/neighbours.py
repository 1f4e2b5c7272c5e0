"""Whether a name is a name of its own here, or a part of a longer one that nobody told us.

"Paris" in "Paris Hilton" and "Japan" in "Bank of Japan" are not the places. Precision comes first:
a capitalised neighbour forbids the link, unless it is a title, an office, a day, or itself known.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from briefgen.annotate.annotation import Candidate, Span
from briefgen.annotate.document import Document, Word
from briefgen.annotate.lexicon import (
    CALENDAR,
    COMMON_WORDS,
    FUNCTION_WORDS,
    INSTITUTIONS,
    LEGAL_TAILS,
    NAME_HEADS,
    NAME_TAILS,
    TITLES,
    is_trade_of_firms,
    word_set,
)
from briefgen.expressions import expression
from briefgen.knowledge.entity import Kind

_OF = expression(r"(\S+) of (?:the )?\Z")
_TITLE_OF = expression(
    r"\b(?:[Ss]ecretary|[Mm]inister|[Dd]irector|[Cc]hief|[Ss]peaker|[Hh]ead) (?:of|for) (?:the )?"
    r"[A-Z][\w.]*(?: and [A-Z]\w*)? \Z"
)
_ENVOY_TO = expression(r"\b(?:[Aa]mbassador|[Ee]nvoy|[Rr]epresentative) to (?:the )?\Z")
_DATE_BEFORE = word_set("in on since until till by of last next this from late early mid through")
_COMPOUND_BEFORE = expression(r"(?<!\w)(\w[\w.]*)-\Z")
_PREFIXES = word_set("anti pro non pre post ex mid trans intra inter pan sino franco anglo russo")
_UNFINISHED = word_set("first prime vice deputy high supreme crown opposition")
"""Words of an office that are none alone: before the name of a place they belong to it."""

_TOPICS = word_set(
    "energy finance trade industry security intelligence health education justice missile"
)
"""Words of `INSTITUTIONS` that end the names of firms: “Heron Energy said” is about no ministry."""

_BIG = expression(r" [A-Z]")
_LISTED = expression(r"(?:,? (?:and|or) |, )(?=[A-Z])")
_DOES = expression(
    r" (?:says|said|plans|planned|wants|wanted|hopes|hoped|expects|expected|warns|warned|accuses|accused|"
    r"denies|denied|insists|insisted|announced|vowed|agreed|signed|launched|joined|condemned|summoned|"
    r"demanded|refused|rejected|imposed|banned|voted)\b"
)
"""What countries and bodies do, and no porcelain, bird or pear."""

_ADJECTIVE = expression(
    r".+-(?:administered|aligned|allied|appointed|backed|based|born|bred|brokered|built|chaired|chartered|"
    r"commissioned|controlled|created|designed|developed|directed|dominated|educated|elected|financed|founded|"
    r"funded|headed|headquartered|held|hosted|installed|led|linked|listed|made|manufactured|mediated|occupied|"
    r"operated|organised|organized|owned|produced|raised|registered|ruled|run|speaking|sponsored|style|"
    r"supported|trained)"
)
"""What a name makes an adjective of: the “Arden-based” Heron Group is no longer name."""

_LONG = 3
"""Words of a name before which an owner is none of its words: “Arden's Lund Space Telescope”."""

_TOWN = 50
"""The prior from which on a town is one half of a way or a matter between two."""

_OWNER = 2
"""Letters of the ending of an owner: "'s"."""

_PERSONS: frozenset[Kind] = frozenset(("person",))
_BODIES: frozenset[Kind] = frozenset(("organisation",))
_OFFICES = TITLES | INSTITUTIONS
_OFFICES_AND_DAYS = TITLES | INSTITUTIONS | CALENDAR
_MONTHS = frozenset(w for w in CALENDAR if not w.endswith("day"))


class Edges(Struct, frozen=True):
    """Where known names begin and end, and where those end that a model takes for persons'."""

    starts: frozenset[tuple[int, int]]
    ends: frozenset[tuple[int, int]]
    persons: frozenset[tuple[int, int]] = frozenset()

    @classmethod
    def of(
        cls, candidates: Iterable[Candidate], persons: frozenset[tuple[int, int]] = frozenset()
    ) -> Edges:
        spans = [c.span for c in candidates if c.entities or _is_known(c)]
        return cls(
            frozenset((s.passage, s.start) for s in spans),
            frozenset((s.passage, s.end) for s in spans),
            persons,
        )


def _is_known(candidate: Candidate) -> bool:
    """Whether the large knowledge base knows the name for one: of several words, or half of "Lyon-Ulm"."""
    if not candidate.guesses or " " in candidate.text:
        return bool(candidate.guesses)
    first = candidate.guesses[0]
    return candidate.compound and first.kind == "place" and first.prior >= _TOWN


def is_whole_name(document: Document, candidate: Candidate, kinds: set[Kind], edges: Edges) -> bool:
    """Whether the neighbours allow the candidate to be a name of its own; kinds: those of its owners."""
    persons = kinds == _PERSONS
    single = " " not in candidate.text
    if single and (
        is_plain_word(document, candidate.span)
        or is_title(document, candidate.span)
        or _in_unknown_compound(document, candidate, edges)
    ):
        return False
    if persons and not single:
        after = document.after(candidate.span)
        return after is None or not after.capital or after.lower not in NAME_TAILS
    if persons:
        return stands_alone(document, candidate.span)
    tailed = kinds == _BODIES and _has_legal_tail(document, candidate.span)
    return _place_stands_alone(document, candidate.span, single, edges, tailed)


def is_plain_word(document: Document, span: Span) -> bool:
    """Whether the word may be an ordinary one: "May" in "in May", "Reading" at a sentence's start."""
    surface = document.surface(span)
    lower = surface.lower()
    if surface.isupper():
        return False
    if lower in _MONTHS and _is_dated(document, span):
        return True
    if lower not in COMMON_WORDS or not document.begins_sentence(span):
        return False
    possessive = document.texts[span.passage][span.end : span.end + 2] == "'s"
    return not possessive and surface not in document.inner


def _is_dated(document: Document, span: Span) -> bool:
    before, after = document.before(span), document.after(span)
    said = before is not None and before.lower in _DATE_BEFORE
    return said or (after is not None and after.text[:1].isdigit())


def is_among_names(document: Document, span: Span, edges: Edges) -> bool:
    """Whether a word that opens a sentence is a name as what stands behind tells: "Turkey and Norland"."""
    text = document.texts[span.passage]
    if _DOES.match(text, span.end):
        return True
    found = _LISTED.match(text, span.end)
    return found is not None and (span.passage, found.end()) in edges.starts


def is_title(document: Document, span: Span) -> bool:
    """Whether the word is an office or a rank before a name: "Colonel" in "Colonel Ada Lund"."""
    after = document.after(span)
    return after is not None and after.capital and document.surface(span).lower() in TITLES


def stands_alone(document: Document, span: Span) -> bool:
    """Whether a surname is used as one: no first name before it, no further name after it."""
    before, after = document.before(span), document.after(span)
    return not _is_name_before(before, document, span) and not is_name_after(after)


def is_name_after(after: Word | None) -> bool:
    """Whether a capitalised word after a surname goes on with a name: "Kim Yong-hyun"."""
    if after is None or not after.capital:
        return False
    return after.lower not in _OFFICES_AND_DAYS


def _is_name_before(before: Word | None, document: Document, span: Span) -> bool:
    if before is None or not before.capital or has_title(document, span):
        return False
    if before.lower in CALENDAR or before.lower in INSTITUTIONS or before.lower in FUNCTION_WORDS:
        return False
    return not (before.initial and is_opener(before))


def is_name_before(document: Document, span: Span) -> bool:
    """Whether a first name stands before a surname: "Hunter Biden"."""
    return _is_name_before(document.before(span), document, span)


def has_title(document: Document, span: Span) -> bool:
    """Whether an office or a form of address stands before: "President", "Secretary of State", "Gen."."""
    before = document.before(span)
    if before is None:
        return False
    return before.lower in TITLES or bool(_TITLE_OF.search(document.lead(span)))


def is_opener(word: Word) -> bool:
    """Whether a word may open a sentence before a name: "In", "Visiting", "Recently", "Retailer"."""
    lower = word.lower
    return (
        lower in FUNCTION_WORDS or lower.endswith(("ing", "ed", "ly")) or is_trade_of_firms(lower)
    )


def _has_legal_tail(document: Document, span: Span) -> bool:
    after = document.after(span)
    return after is not None and after.capital and after.lower in LEGAL_TAILS


def _place_stands_alone(
    document: Document, span: Span, single: bool, edges: Edges, tailed: bool
) -> bool:
    if span.passage in document.titled:
        return not single
    return not (
        (not tailed and _goes_on(document, span, edges))
        or _is_continued(document, span, single, edges)
        or _is_of_something(document, span, edges)
        or _is_in_firm(document, span)
    )


def _goes_on(document: Document, span: Span, edges: Edges) -> bool:
    after = document.after(span)
    if after is None or not after.capital:
        return False
    lead = document.lead(span)
    if lead.endswith((" to ", " to the ")) and _ENVOY_TO.search(lead):
        return False  # "ambassador to Japan Rahm Emanuel"
    known = (span.passage, after.start) in edges.starts
    if after.lower in _TOPICS and not known:
        end = after.start + len(after.text)
        return not _BIG.match(document.texts[span.passage], end)
    return not known and after.lower not in _OFFICES_AND_DAYS


def _is_continued(document: Document, span: Span, single: bool, edges: Edges) -> bool:
    before = document.before(span)
    if before is None or not before.capital or _allowed_before(document, before, span, edges):
        return False
    return not before.initial or (single and not is_opener(before))


def _allowed_before(document: Document, before: Word, span: Span, edges: Edges) -> bool:
    owning = _OWNER if before.text.endswith("'s") else 1 if before.text.endswith("'") else 0
    known = (span.passage, span.start - 1 - owning) in edges.ends  # also "Japan's Defence Ministry"
    owned = owning == _OWNER and document.surface(span).count(" ") + 1 >= _LONG
    if owned or _ADJECTIVE.fullmatch(before.text):
        return True
    if before.lower in _UNFINISHED and not before.initial:
        return known
    return known or before.lower == "the" or before.lower in TITLES or before.lower in CALENDAR


def _is_of_something(document: Document, span: Span, edges: Edges) -> bool:
    lead = document.lead(span)
    found = _OF.search(lead) if lead.endswith((" of ", " of the ")) else None
    if found is None:
        return False
    offset = span.start - len(document.lead(span))
    start, end = offset + found.start(1), offset + found.end(1)
    head = found[1].lstrip("\"'“‘«„([")
    if head[-1:] in ",;:)]":
        return False  # "Nick Bos, of the University of Helsinki"
    place = (span.passage, end)
    if not head[:1].isupper() or place in edges.ends or place in edges.persons:
        return False  # "Aiko Mori of Kyoto"
    if head.lower() in NAME_HEADS:
        return True
    return (
        span.passage,
        start,
    ) not in document.starts and head.lower() not in _OFFICES


def _is_in_firm(document: Document, span: Span) -> bool:
    """As in “Johnson & Johnson”."""
    text = document.texts[span.passage]
    return (
        text[span.end : span.end + 3] == " & " or text[max(span.start - 3, 0) : span.start] == " & "
    )


def _in_unknown_compound(document: Document, candidate: Candidate, edges: Edges) -> bool:
    """As in “Paris-Match”: a hyphen before another capital that is not itself a known name."""
    span, text = candidate.span, document.texts[candidate.span.passage]
    after = text[span.end : span.end + 2]
    if (
        after[:1] == "-"
        and after[1:].isupper()
        and (span.passage, span.end + 1) not in edges.starts
    ):
        return True
    if text[span.start - 1 : span.start] != "-":
        return False
    before = _COMPOUND_BEFORE.search(text, max(span.start - 40, 0), span.start)
    return (
        before is not None
        and before[1][0].isupper()
        and (span.passage, span.start - 1) not in edges.ends
        and before[1].lower() not in _PREFIXES
    )
