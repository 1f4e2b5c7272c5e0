"""Which names may be those of somebody who speaks, by passage, and which are those of bodies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from briefgen.annotate.annotation import Mention
from briefgen.annotate.called import is_role, is_title
from briefgen.annotate.naming import is_letters, without_letters, without_roles
from briefgen.expressions import expression

_SEATS: Final = ("MP", "MSP", "MEP", "TD", "MLA")
_NEXT: Final = expression(r" {1,3}([a-z]{2,20})\b")
_STATION: Final = expression(
    r"\b(?:station|channel|newspaper|daily|weekly|magazine|website|agency|network) {1,3}$"
)
_BRANCH: Final = expression(
    r"[A-Z][\w&'’-]* (?:UK|US|USA|EU|NZ|plc|PLC|Inc|Ltd|LLC|Corp|AG|SA|NV|Group|Holdings|Bank|International)\.?$"
)
"""How the name of a firm ends that a model takes for a person: "Fairway UK"."""
_SHORT: Final = 4
"""Letters of the short form of a body."""


def may_speak(
    mentions: Sequence[Mention], texts: Mapping[int, str]
) -> dict[int, tuple[Mention, ...]]:
    """By passage, the mentions of whoever may speak."""
    found: dict[int, list[Mention]] = {}
    surnames = _surnames(mentions)
    for mention in without_roles(mentions, texts):
        if not mention.entity and _is_role(mention, texts):
            continue  # "the First Lady": whoever is called so
        kind = "organisation" if _is_body(mention, texts) else mention.kind
        if mention.by == "model" and not mention.entity and mention.text in surnames:
            kind = "person"
        text = without_letters(mention.text) if kind == "person" else mention.text
        same = (kind, text) == (mention.kind, mention.text)
        told = mention if same else mention._replace(kind=kind, text=text)
        found.setdefault(mention.span.passage, []).append(told)
    return {passage: tuple(some) for passage, some in found.items()}


def _surnames(mentions: Sequence[Mention]) -> frozenset[str]:
    """The last names of persons whom the text names in full, but for known places and what is more often a body."""
    full = {
        without_letters(one.text).rpartition(" ")[2]
        for one in mentions
        if one.kind == "person" and " " in one.text
    }
    full -= {one.text for one in mentions if one.entity and one.kind != "person"}
    kinds = Counter((one.text, one.kind) for one in mentions if one.text in full)
    return frozenset(name for name in full if kinds[name, "person"] >= kinds[name, "organisation"])


def _is_body(mention: Mention, texts: Mapping[int, str]) -> bool:
    """Whether what a model takes for a person is more likely a body.

    Read "ABC", "the radio station Blue Hour" and "the Acme chairman".
    """
    if mention.by != "model" or mention.entity or mention.kind != "person":
        return False
    if (len(mention.text) <= _SHORT and mention.text.isupper()) or _BRANCH.search(mention.text):
        return True
    text = texts.get(mention.span.passage, "")
    behind = _NEXT.match(text, mention.span.end)
    role = behind and " " not in mention.text and is_role(behind[1])
    start = mention.span.start
    return bool(role) or bool(_STATION.search(text, max(0, start - 24), start))


def _is_role(mention: Mention, texts: Mapping[int, str]) -> bool:
    """Whether what a model takes for a person is an office, or letters behind a name.

    Read "the First Lady", "the Elmville MP" and "Ada Lund, KC".
    """
    if is_title(mention.text) or is_letters(mention.text):
        return True
    text, start = texts.get(mention.span.passage, ""), mention.span.start
    lead = text[max(0, start - 4) : start].lower()
    return lead == "the " and mention.text.rpartition(" ")[2] in _SEATS
