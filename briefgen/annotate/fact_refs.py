"""Whether a further line is understood in its box: whom and what it speaks of, and its opening.

A line of "Said" or "Also" stands far from the sentences before it. A surname, "the general" or
"also" needs the box to have named whom; "In Peru, …" or "At that time, …" tells where or when the
rest is true, and goes only where the box says it.
"""

from __future__ import annotations

import re
from typing import Final

from briefgen.annotate.annotation import Mention
from briefgen.annotate.clause_openings import DAY, LINKING, dateline, linking
from briefgen.annotate.clauses import MOST, Clause, is_whole
from briefgen.annotate.fact_definites import points_out
from briefgen.annotate.fact_views import Told, stems
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.plain import fold, pattern
from briefgen.expressions import expression

_TITLED: Final = expression(
    r"(?<!Mr\. )(?<!Mrs\. )(?<!Ms\. )\b(?!Mrs? |Ms |Dr )[A-Z][a-z'’-]+ (?:[A-Z]\. )?$"
)
"""Before a surname: "President Holt" introduces somebody, "Mr. Holt" doesn't."""
_NAMED_HERE: Final = expression(r"[a-z], $|\b(?:named|called) $")
"""Before a name at the end that says who or what was spoken of: "of a small group, Holt"."""
_HONOURED: Final = expression(r"\b(?:Mrs?|Ms|Dr)\.? (?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)")
_TITLE_ALONE: Final = expression(
    r"\b[Tt]he (?:[A-Z][\w'’-]+ )*(?P<title>Laureate|Minister|President|Pope|Secretary|General|Colonel|Ambassador|Senator"
    r"|King|Queen|Prince|Chancellor|Premier|Governor|Mayor|Chairman|Judge|Justice)\b(?! (?:of|for|[A-Z]))"
)
"""Somebody whom another sentence names."""
_LETTERS: Final = expression(r"\b[A-Z]{3,}s?\b")
_KNOWN_LETTERS: Final = word_set(
    "MPs MSPs MEPs MSP MEP CEO GDP VAT OECD RAF NHS NATO NASA OPEC AIDS HIV FBI CIA BBC CNN VOA IMF WTO WHO IAEA UNICEF UNESCO USA"
)
"""Short names that nobody asks about; of others the box must speak."""
_TOO_LONG: Final = 28
"""Words of which no day that goes leaves a line."""
_SET_OFF: Final = ("(", " -", " –", " —")
_REACH: Final = 1_000
_WHAT_IT_IS: Final = expression(r"\b(?!with |from |that |than |into |over |when |said )[a-z]{4,} $")
"""A noun before such a name: "steel maker ULM"."""
_ALSO: Final = expression(r"\b(?:also|again)\b")
_MORE: Final = expression(
    r"\b[Aa]nother\b|\b(?:therefore|thus|hence|consequently)\b|\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) latest\b|\balso (?:say|said|told|add)|\b(?:say|says|said|told|reports?|reported|confirm(?:s|ed)?)\b.*\b(?:also|too)\b"
)
"""Comes on top of what another sentence tells."""
_SAID_IT: Final = expression(
    r" (?:said|says) (?:that )?it\b(?! (?:was|is|would be|will be) (?:\w+ ){1,2}(?:to|that|for|if)\b)"
)
"""Behind a person, says something of what another sentence names; not "it is vital that"."""
_BY_IT: Final = expression(
    r", (?:(?:it|he|she|they) (?:has |have )?[a-z]+|[^,]{1,60} (?:added|continued))$"
)
"""Vouched for by somebody whom another sentence names."""
_ELSEWHERE: Final = expression(r"(?:In|At|Near) (?P<place>(?:the )?[A-Z][^,]{1,40}), ")
"""A place in front that the box doesn't speak of: another matter."""
_ONLY_DAY: Final = pattern(
    rf"(?:(?:[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater) )?(?:[Oo]n )?(?:{DAY})(?: (?:morning|afternoon|evening|night))?,? "
)
_SPEAKING: Final = expression(
    r"\b(?:interview|reporters|speech|statement|address|conference|briefing|debate|broadcast|report|remarks|speaking)\b",
    re.IGNORECASE,
)
"""Where somebody spoke, which words do without."""
_POINTING: Final = expression(
    r"^(?:However|Moreover|Furthermore|Meanwhile|Instead|It|There)\b|\bat the time\b(?! of\b)|\b(?:that|this|these|those|then|same|first|second|third|latest|another|other|related|separate|it|them|their|his|her|its)\b",
    re.IGNORECASE,
)
"""With these an opening points to another sentence."""
_THEN: Final = expression(
    r"(?:, (?:following|including|among (?:whom|which)|(?:down|up|compared|ahead) (?:from|with|of)|(?!accord|say|claim|cit|quot|bar)[a-z]{3,}ing|one of)(?=[^\d]*$)(?![^\d]*,[\"”]? (?:[a-z]{2,}ed|has|have|had|is|are|was|were|will|would)\b)"
    r"|, with(?=[^,\d]*$)|and (?:has|have|had|is|are|was|were|will|would)(?=[^,\d]*$)"
    r"|, (?:where|who|which|whose|an?)(?=[^,]*$)|[–—-]{1,2} (?!but\b|not\b|and\b)(?=[^,;–—]*$))\b"
)
"""Goes on with what the words can do without, and is set off from them."""


def may_be_all(view: Told) -> bool:
    """Whether some clause can be all of a sentence, by its length and by what can go from it."""
    return (
        view.text.count(" ") < _TOO_LONG
        or view.text.count(",") > 1
        or any(sign in view.folded for sign in _SET_OFF)
        or _THEN.search(view.folded, 0, _REACH) is not None
    )


def is_all(view: Told, clause: Clause) -> bool:
    """Whether nothing of the sentence is cut off, but for a clause that tells more of its last word."""
    rest = view.folded[clause.end :].lstrip(' ”"')
    return not rest.strip(" .") or _THEN.match(rest) is not None


def is_grounded(view: Told, clause: Clause, known: frozenset[str], before: frozenset[str]) -> bool:
    """Whether nobody and nothing is spoken of that neither the words nor what is `known` name.

    before: what earlier sentences speak of.
    """
    text = fold(clause.text)
    if points_out(text, known, before) or _BY_IT.search(text) or _says_of_it(view):
        return False
    elsewhere = _ELSEWHERE.match(text)
    if _MORE.search(text) or (elsewhere and stems(elsewhere["place"]).isdisjoint(known)):
        return False
    also = _ALSO.search(text)
    if also and known.isdisjoint(stems(text[: also.start()])):
        return False
    if any(not stems(found["title"]) <= known for found in _TITLE_ALONE.finditer(text)):
        return False
    return not _has_short_name(view, clause, known, before) and not any(
        stems(name.rpartition(" ")[2]).isdisjoint(known) for name in _bare_names(view, clause, text)
    )


def _has_short_name(
    view: Told, clause: Clause, known: frozenset[str], before: frozenset[str]
) -> bool:
    """Whether letters, or one word of a name that another sentence tells, stand for a body unknown so far."""
    return any(
        found[0] not in _KNOWN_LETTERS
        and not stems(found[0]) <= known
        and (found.start() > 0 or stems(found[0]) <= before)
        and not _WHAT_IT_IS.search(clause.text, 0, found.start())
        for found in _LETTERS.finditer(clause.text)
    ) or any(
        _is_short_for(one, view, known, before)
        for one in view.mentions
        if clause.holds(*view.within(one.span))
    )


def _is_short_for(one: Mention, view: Told, known: frozenset[str], before: frozenset[str]) -> bool:
    """Whether a body that nobody knows goes by one word of the name that another sentence told."""
    own = stems(one.text)
    return (
        one.kind == "organisation"
        and not one.entity
        and " " not in one.text
        and own.isdisjoint(known)
        and own <= before
        and not _WHAT_IT_IS.search(view.text, 0, view.within(one.span)[0])
    )


def _says_of_it(view: Told) -> bool:
    """Whether a person says something of "it", which no word of theirs names."""
    return any(
        mention.kind == "person" and _SAID_IT.match(view.folded, view.within(mention.span)[1])
        for mention in view.mentions
    )


def _bare_names(view: Told, clause: Clause, text: str) -> list[str]:
    """Surnames without what their bearer is, unless the words say the full name first."""
    full: set[str] = set()
    bare = [found["name"] for found in _HONOURED.finditer(text)]
    for one in view.mentions:
        if one.kind != "person" or not clause.holds(*view.within(one.span)):
            continue
        start = view.within(one.span)[0]
        named = _NAMED_HERE.search(text[: text.find(one.text)]) and text.endswith(one.text)
        if (
            named
            or " " in one.text.strip()
            or _TITLED.search(view.folded[max(0, start - 40) : start])
        ):
            full.add(one.text.rpartition(" ")[2])
        elif one.text not in full:
            bare.append(one.text)
    return bare


def with_opening(view: Told, clause: Clause, day: str, *, speech: bool = False) -> Clause | None:
    """The clause with what its sentence has before it, if that fits; as it is where the box can do without.

    day: that of the box. speech: whether the clause tells somebody's words.
    """
    low = len(dateline(view.text))
    low += len(view.text[low:]) - len(view.text[low:].lstrip())
    low += len(linking(view.text[low : low + LINKING]))
    opening = view.folded[low : clause.start]
    if not opening.strip() or (speech and _SPEAKING.search(opening)):
        return clause
    if _ONLY_DAY.fullmatch(opening) and any(
        use.value == day and view.within(use.span)[0] < clause.start for use in view.dates
    ):
        return clause
    words = view.text[low : clause.end]
    if (
        any(gap[0] < clause.end for gap in clause.gaps)
        or _POINTING.search(opening)
        or len(words.split()) > MOST
        or not is_whole(words)
    ):
        return None
    return Clause(low, clause.end, words)
