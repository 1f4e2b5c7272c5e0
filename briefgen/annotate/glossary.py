"""Uses of glossary terms, and acronyms that nobody explains."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefgen.annotate.annotation import Candidate, Span, TermUse
from briefgen.annotate.document import Document, Word
from briefgen.annotate.ground import Ground
from briefgen.annotate.lexicon import (
    CALENDAR,
    COMMON_WORDS,
    FUNCTION_WORDS,
    TITLES,
    word_set,
)
from briefgen.annotate.neighbours import Edges
from briefgen.annotate.plain import tokens
from briefgen.annotate.remark import Remark
from briefgen.expressions import expression
from briefgen.knowledge.folding import fold
from briefgen.source.passage import Passage

_ACRONYM = expression(r"[A-Z](?<![\w.–-].)[A-Z0-9]{1,5}(?![\w–-])")
_SURNAME = expression(
    r" [A-Z][a-z]+(?:, (?:an?|the|its|their|who|[1-9]\d|[A-Z][\w-]*'s)\b| (?:said|says|told|added|who)\b)"
)
"""What stands behind initials that are used as a first name: "KB Lund, the firm's head"."""

_ROMAN = expression(r"[IVXLCDM]+")
_EXPLAINED = expression(
    r"(?:\(|, or |\b(?:known|abbreviated|referred to|shortened|styled) (?:as|to) (?:the )?|\b[Aa]cronym |"
    r"\b[Ii]nitials |\bcalled (?:the )?)([A-Z][A-Z0-9]{1,5})(?![\w-])|"
    r"(?<![\w.-])([A-Z][A-Z0-9]{1,5})(?= \()"
)
_BODY_BEFORE = expression(
    r"\b(?:pollster|firm|company|broadcaster|agency|union|airline|consultancy|consultants|think[ -]tank|"
    r"watchdog|regulator|charity|network|insurer|lender|retailer|developer|builder|operator|publisher|"
    r"newspaper|website|platform|party|parties|club|chain|brewer|supplier|manufacturer|[a-z]{3,}maker|"
    r"start-?up|conglomerate|brokerage|bookmaker|label|band|group) \Z"
)
"""What a body is, before its letters: "pollster ABC"."""

_JOINED_TO = expression(r"(?:\A|[\s(“\"])([A-Z][\w'-]{0,30}) (?:and|of|&) \Z")
_JOINED_WITH = expression(r" (?:and|of|&) [A-Z]")
_HEADS = ("heading", "cell")
EVERYDAY = word_set("AM PM TV OK MP ID CEO CFO VIP DNA GPS PDF FAQ AD BC CE BCE Q1 Q2 Q3 Q4 H1 H2")
_ORDINARY = FUNCTION_WORDS | COMMON_WORDS | word_set("all not now never no great more must only")
"""Words that are written in capitals to stress them."""

_SMALL = expression(r"(?<![\w'’-])[a-z]{2,6}(?![\w-])")


def term_uses(candidates: Iterable[Candidate]) -> tuple[TermUse, ...]:
    """Candidates that one term claims, or that a term claims beside entities but in lower case."""
    return tuple(TermUse(c.span, c.text, c.terms[0], c.compound) for c in candidates if is_term(c))


def is_term(candidate: Candidate) -> bool:
    """Whether the candidate is to be read as a term; in capitals an entity comes first."""
    if len(candidate.terms) != 1:
        return False
    return not candidate.entities or candidate.text == candidate.text.lower()


def is_in_name(document: Document, span: Span, edges: Edges) -> bool:
    """Whether a term stands inside a proper name: "Norland Semiconductor Index".

    It has a capital itself in running text, and so has an unknown word beside it, or over "and" or "of".
    Letters behind the word for a body are the body's own: "pollster NSI".
    """
    surface = document.surface(span)
    if surface.isupper():
        return bool(_BODY_BEFORE.search(document.lead(span)))
    office = surface.rpartition(" ")[2].lower() in TITLES  # "Attorney General Ada Lund"
    if office or not surface[:1].isupper() or span.passage in document.titled:
        return False
    after, before = document.after(span), document.before(span)
    if after is not None and after.capital and not _is_apart(after):
        return (span.passage, after.start) not in edges.starts
    if document.begins_sentence(span):
        return False
    if before is not None and before.capital and not _is_apart(before):
        return not before.initial and (span.passage, span.start - 1) not in edges.ends
    text = document.texts[span.passage]
    joined = _JOINED_TO.search(document.lead(span))
    return bool(joined and joined[1].lower() not in TITLES) or bool(
        _JOINED_WITH.match(text, span.end)
    )


def _is_apart(beside: Word) -> bool:
    return beside.lower in TITLES or beside.lower in CALENDAR or beside.lower in FUNCTION_WORDS


def undefined_acronyms(
    document: Document, passages: Sequence[Passage], known: Iterable[Span]
) -> tuple[Remark, ...]:
    """A remark on the first use of each acronym that neither the text nor any entry explains.

    "Joint Direct Attack Munition (JDAM)" and "JDAM (a guided bomb)" explain it; headings, which
    may be in capitals, are not looked at.
    known: spans that an entry of the knowledge base explains. Ordinary words in capitals, and such as
    the text has in small letters too, are no acronyms: "This IS news."
    """
    acronyms = [
        (span, acronym)
        for passage in _having(document.letters, passages)
        if passage.kind not in _HEADS and not passage.text.isupper()
        for span, acronym in _acronyms(passage)
        if acronym not in EVERYDAY and acronym.lower() not in _ORDINARY
    ]
    if not acronyms:
        return ()
    ground, there = Ground(), {span.passage for span, _ in acronyms}
    for span in known:
        if span.passage in there:
            ground.take(span)
    found: dict[str, Span] = {}
    for span, acronym in acronyms:
        if ground.free(span):
            found.setdefault(acronym, span)
    if not found:
        return ()
    said = _explained(_having(frozenset(found), passages))
    said |= _in_small_letters(_having(frozenset(map(str.lower, found)), passages))
    return tuple(_undefined(span, word) for word, span in found.items() if word not in said)


def _having(words: frozenset[str], passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages in which one of the words stands."""
    return (p for p in passages if not words.isdisjoint(tokens(fold(p.text))))


def _acronyms(passage: Passage) -> list[tuple[Span, str]]:
    return [
        (Span(passage.index, found.start(), found.end()), found[0])
        for found in _ACRONYM.finditer(passage.text)
        if not _ROMAN.fullmatch(found[0]) and not _is_first_name(passage.text, found)
    ]


def _is_first_name(text: str, letters: re.Match[str]) -> bool:
    return len(letters[0]) == 2 and bool(_SURNAME.match(fold(text), letters.end()))


def _explained(passages: Iterable[Passage]) -> frozenset[str]:
    return frozenset(
        found[1] or found[2] for p in passages for found in _EXPLAINED.finditer(p.text)
    )


def _in_small_letters(passages: Iterable[Passage]) -> frozenset[str]:
    """The words that the text has in small letters, in capitals."""
    return frozenset(word.upper() for p in passages for word in _SMALL.findall(p.text))


def _undefined(span: Span, acronym: str) -> Remark:
    hint = f"Write it out at its first use, or add a glossary term or an alias “{acronym}”."
    return Remark(span, "undefined-acronym", f"“{acronym}” is not explained", hint)
