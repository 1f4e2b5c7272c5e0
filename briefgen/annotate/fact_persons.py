"""Who somebody is whom the first sentence calls only "a teacher": the next sentence has the name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefgen.annotate.annotation import Fact, Mention
from briefgen.annotate.fact_clauses import PERSON, Part, Story
from briefgen.annotate.fact_names import title_before
from briefgen.annotate.fact_views import Told
from briefgen.annotate.finite import is_finite
from briefgen.annotate.plain import fold
from briefgen.expressions import expression

_SOMEBODY: Final = expression(
    rf"(?:[\w'’-]+ ){{0,8}}?(?P<noun>{PERSON.pattern})(?! and (?:an?|two|three) )"
)
_AGE: Final = expression(r", \d{1,3}(?=,)")
_DONE: Final = expression(
    r"(?P<role>, (?:an?|the) [^,;.\"“”()]{3,60}(?=,))?,? (?:was|has been|had been) (?P<verb>[a-z]+ed)\b"
)
"""What was done to somebody: the same as in the first sentence, so it is the same one."""
_OPENS: Final = 40
"""Code points of a title before the name."""


def named(what: Part, story: Story) -> Iterator[Fact]:
    """The name of the one whom the news is about, if the next sentence begins with it.

    That it is the same one shows the age behind the name, or the noun or the verb that comes again.
    """
    view, clause = what
    found = _SOMEBODY.match(fold(clause.text))
    after = story.news[view.at + 1 : view.at + 2]
    if (
        found is None
        or is_finite(found[0])
        or not after
        or _is_known(view, clause.start + found.end())
    ):
        return
    for mention in after[0].mentions[:1]:
        value = _value(after[0], mention, found["noun"], clause.text)
        if value:
            yield Fact("Who", value, after[0].span, story.reasons(after[0]))


def _is_known(view: Told, end: int) -> bool:
    """Whether somebody is named up to `end`."""
    return any(
        one.kind == "person" and one.span.start - view.span.start < end for one in view.mentions
    )


def _value(view: Told, mention: Mention, noun: str, what: str) -> str:
    start, end = view.within(mention.span)
    name = view.text[start:end]
    title = title_before(view.text, start)
    if mention.kind != "person" or " " not in name or start - len(title) > 0 or start > _OPENS:
        return ""
    age = _AGE.match(view.text, end)
    again = noun in view.folded.lower().replace(name.lower(), "").split()
    done = _DONE.match(view.text, end)
    same = done is not None and f" {done['verb']}" in what
    role = done["role"] if done and same else age[0] if age else ""
    return f"{title}{name}{role}" if age or again or same else ""
