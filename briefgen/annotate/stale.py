"""Roles that the site's own entries give without an end, and that a text calls former.

The note would tell the reader the contrary of the sentence beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from briefgen.annotate.annotation import Mention
from briefgen.annotate.plain import fold, small_tokens
from briefgen.annotate.remark import Remark
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity, Role
from briefgen.source.passage import Passage

_REACH: Final = 80
"""Code points beside a name in which its office is looked for."""
_BEFORE = expression(
    r"\b(?:former |ex-|ousted |deposed |erstwhile )((?:[\w-]+ ){1,7})$", re.IGNORECASE
)
_AFTER = expression(
    r", (?:the |an? )?(?:former |ex-|ousted |deposed )((?:[\w-]+ ?){1,7})(?=[,.;)]|$)",
    re.IGNORECASE,
)
_PAST: Final = frozenset(["former", "ex", "ousted", "deposed", "erstwhile"])
_SMALL: Final = frozenset(["of", "the", "for", "and", "to", "in", "a", "an"])
_OTHER: Final = frozenset(
    (
        *("vice", "deputy", "acting", "assistant", "associate", "interim", "under", "first"),
        *("shadow", "prime", "current", "now"),
    )
)
"""Words by which an office becomes another one."""


def stale_roles(
    passages: Sequence[Passage],
    mentions: Iterable[Mention],
    entities: Mapping[str, Entity],
    day: str,
) -> Iterator[Remark]:
    """A remark for each entry of the site with such a role, at the first place that says so."""
    told = {passage.index: fold(passage.text) for passage in passages}
    texts = {index: text for index, text in told.items() if _tells(text)}
    said: set[str] = set()
    for mention in mentions if texts else ():
        text = texts.get(mention.span.passage, "")
        if not (text and mention.entity) or mention.entity in said:
            continue
        office = _former(text, mention)
        owner = entities.get(mention.entity) if office else None
        role = _open_role(owner, office, day) if owner else None
        if owner and role:
            said.add(mention.entity)
            yield _stale(mention, owner, role)


def _tells(text: str) -> bool:
    return not _PAST.isdisjoint(small_tokens(text))


def _former(text: str, mention: Mention) -> str:
    """What somebody is said to have been."""
    start, end = mention.span.start, mention.span.end
    found = _BEFORE.search(text, max(start - _REACH, 0), start) or _AFTER.match(
        text, end, min(end + _REACH, len(text))
    )
    return found[1] if found else ""


def _open_role(owner: Entity, office: str, day: str) -> Role | None:
    """The role of that name which goes on, if none of that name has ended."""
    if owner.built_in or owner.kind != "person":
        return None
    same = [role for role in owner.roles if _is_named(role, office)]
    if any(role.end or role.known or (day and role.start > day) for role in same):
        return None
    return same[0] if same else None


def _is_named(role: Role, office: str) -> bool:
    """Whether these words tell of this office, and of nothing else but where it was.

    “A former aide to President Roe” and “the former champion and mayor Ann Roe” call nobody a
    former president or mayor: words in small letters beside the title speak of something else.
    """
    title, words = _words(role.title), office.split()
    others = [word for word in words if not _words(word) <= title]
    named, org = _words(" ".join(others)), _words(role.org)
    return (
        bool(title)
        and title <= _words(office)
        and all(word[0].isupper() for word in others)
        and not named & _OTHER
        and not (named and org and _stems(named).isdisjoint(_stems(org)))
    )


def _stems(words: frozenset[str]) -> set[str]:
    """As far as a country and what belongs to it are mostly called alike: Norland, Norlandic."""
    return {word[:4] for word in words}


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).lower().replace("-", " ").split()) - _SMALL


def _stale(mention: Mention, owner: Entity, role: Role) -> Remark:
    office = ", ".join(part for part in (role.title, role.org) if part)
    return Remark(
        mention.span,
        "stale-role",
        f"the text calls {owner.name} former; the entry has “{office}” without an end",
        f"If that is over, give the role its `to:` in the entry {owner.id}.",
    )
