"""Where: places at which something happens, as the sentence says them or its dateline does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from briefgen.annotate.annotation import Fact, Mention
from briefgen.annotate.clause_openings import DAY, dateline
from briefgen.annotate.fact_clauses import Part, Story
from briefgen.annotate.fact_views import Told
from briefgen.annotate.plain import pattern
from briefgen.expressions import expression

_LED: Final = expression(
    r"\b(?:in|at|across|off|around|throughout) (?:the )?(?:(?:city|town|village|capital"
    r"|state|province|island) of )?$"
)
_ANOTHER: Final = expression(
    r" to [a-z]{3,} |, in (?:an?|another|one more|the latest) | (?!during|according|following)[a-z]{3,}(?:ed|ing) |[;:]| (?:who|which|whose|that) "
)
"""Opens a part in which a place is that of something else."""
_LEAD: Final = 40
_ACT: Final = pattern(
    rf"\b(?:{DAY}|today|yesterday|morning|afternoon|evening|night|talks?|meetings?|summit|conference|ceremony|rally|march|protests?"
    r"|demonstrations?|session|elections?|fighting|clashes|trial|hearing),? $"
)
"""Behind a day or a gathering a place is that of what is done; behind other words it may be that of a thing."""
_SAID_IN: Final = expression(r"\b(?:said|says|reported|told|announced|speaking)\b[^,;:.]*$")
"""Where somebody spoke, not where it was."""
_WANTED: Final = expression(
    r"\b(?:will|would|plans?|asks?|asked|urges?|urged|wants?|calls?|called|seeks?|sought)\b"
)
"""What is wanted is not yet anywhere."""
_ALONE: Final = expression(
    r"[,;:.)]|$| (?:on|in|at|and|for|to|after|when|while|with|by|during|this|last|late|early|where|as"
    r"|before|from|since|until|that|who|which|today|yesterday|[A-Z][a-z]{2,5}day)\b"
)
"""What may follow a place: in "the Lima port" it says of what kind the port is."""
_GAP: Final = expression(r",? (?:and )?(?:the )?|, | in (?:the )?| and (?:in )?(?:the )?")
_GOES_ON: Final = expression(
    r",? (?:and|or) (?:(?:in|at|near|around|across) )?(?:the )?(?:(?:other|many|several|some|most|two|three|four|five|six|seven|nearby|neighbou?ring"
    r"|surrounding|various) [a-z]|(?:parts?|areas|towns|cities|villages|districts|suburbs|elsewhere|central|northern|southern|eastern"
    r"|western)\b|[A-Z])"
)
"""Goes on with a list of which the places are only the first: "in Lima and parts of the north"."""
_HERE: Final = pattern(
    r"\b(?<!said )(?<!says )here(?=,| (?:on|today|yesterday|to|for|late|early|[A-Z][a-z]{2,5}day)\b|$)"
)
_MEETING: Final = expression(
    r"\b(?:met|meets|received|receives|signed|signs|opened|opens|hosted|hosts|inaugurated|inaugurates|gathered|convened"
    r"|arrived|sworn in|held talks)\b"
)
"""What is done where it is reported from."""
_ELSEWHERE: Final = expression(r"\b(?:in|at|near|outside|to|from) (?:the )?(?:[a-z]+ )?[A-Z]")
_PLACE: Final = expression(r"(?P<place>[^\W\d_]+(?:[ '’-][^\W\d_]+){0,2}?)(?=\s*(?:[,:(–—-]|\d|$))")


def from_dateline(what: Part | None, story: Story) -> Iterator[Fact]:
    """The place of the dateline: where the news happened "here", or is a meeting and names no place."""
    if what is None or what[0].at != story.first:
        return
    view, clause = what
    line = dateline(view.text)
    rest = view.folded[len(line) :]
    here = _HERE.search(rest) or (_MEETING.search(clause.text) and not _ELSEWHERE.search(rest))
    found = _PLACE.match(line) if here else None
    if found and found[0].casefold() not in story.known.headline.casefold():
        place = found[0].title() if found[0].isupper() else found[0]
        yield Fact("Where", place, view.span, story.reasons(view, "dateline"))


def where(parts: Iterable[tuple[Told, int]], story: Story) -> Iterator[Fact]:
    """Places at which something happens, that the headline doesn't name.

    parts: sentences, and from where on no other verb may stand before the place.
    """
    headline = story.known.headline.casefold()
    for view, end in parts:
        if _WANTED.search(view.folded, 0, end):
            continue
        for row in _rows(view):
            start = row[0].span.start - view.span.start
            text = view.text[start : row[-1].span.end - view.span.start]
            led = _LED.search(view.folded[max(0, start - _LEAD) : start])
            led = led if led and _is_of_act(view, start - len(led[0])) else None
            alone = _ALONE.match(view.folded, start + len(text))
            listed = _GOES_ON.match(view.folded, start + len(text))
            told = all(one.text.casefold() in headline for one in row)
            other = end < start and _ANOTHER.search(view.folded, end, start)
            other = other or _SAID_IN.search(view.folded, max(0, start - 60), start)
            if led and alone and not listed and not told and not other:
                yield Fact("Where", text, view.span, story.reasons(view))


def _is_of_act(view: Told, at: int) -> bool:
    """Whether what leads to a place from `at` on stands at the front or behind a day or a gathering."""
    return at == 0 or _ACT.search(view.folded[max(0, at - _LEAD) : at]) is not None


def _rows(view: Told) -> list[list[Mention]]:
    """Places that only commas, "and" and "in" part."""
    rows: list[list[Mention]] = []
    for place in view.mentions:
        if (
            place.kind not in ("place", "facility")
            or not _is_named(place)
            or view.aside(place.span)
        ):
            continue
        last = rows[-1][-1].span.end if rows else 0
        gap = view.folded[max(0, last - view.span.start) : place.span.start - view.span.start]
        if rows and _GAP.fullmatch(gap):
            rows[-1].append(place)
        else:
            rows.append([place])
    return rows


def _is_named(place: Mention) -> bool:
    return not place.compound and place.by not in ("demonym", "nominal")
