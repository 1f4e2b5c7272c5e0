"""Who said the words: the subject of the verb of saying beside a quotation."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from briefgen.annotate.annotation import Mention
from briefgen.annotate.speech import (
    ACCORDING,
    APPOSED,
    BODY_AFTER,
    FULL_NAME,
    GAP,
    NAME_AFTER,
    NAME_APPOSED,
    NAME_BEFORE,
    NAMED,
    NOT_NAMES,
    PRONOUN,
    ROLE_AND_NAME,
    SAID_BY,
    VERB,
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """An entity, or a name as written; `near` if the last words in the same paragraph were theirs."""

    entity: str = ""
    name: str = ""
    kind: str = ""
    near: bool = False

    @property
    def known(self) -> bool:
        return bool(self.entity or self.name)


_STOP: Final = re.compile(r"[.!?](?=\s|$)")
_PHRASE_END: Final = re.compile(r"[,;\"“]|\.(?=\s|$)")
_AFTER_BODY: Final = re.compile(
    r" {1,3}(?:on|in|at|after|during|before|as|when|while|late|earlier|(?:Mon|Tues|Wednes|Thurs|Fri"
    r"|Satur|Sun)day|yesterday|today|this|last)\b"
)
_ASIDE: Final = re.compile(r", {1,3}(?:only|which|who|whose|where)\b")
"""Another clause between a verb and quoted words: "what A had promised, only that it was fair"."""
_REACH: Final = 600
"""Code points in which another name may be meant by a pronoun."""
NOBODY: Final = Speaker()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A quotation in its passage: folded text, the sentence's and the words' bounds, and the rest."""

    text: str
    sentence: tuple[int, int]
    words: tuple[int, int]
    quoted: tuple[tuple[int, int], ...]
    mentions: tuple[Mention, ...]
    last: Speaker

    def spoken(self, at: int) -> bool:
        """Whether `at` lies inside quoted words."""
        found = bisect_right(self.quoted, (at, len(self.text))) - 1
        return found >= 0 and self.quoted[found][1] > at


def speaker(around: Surroundings) -> Speaker:
    """Who said the words, or `NOBODY`."""
    if NAMED.search(around.text[max(0, around.words[0] - 16) : around.words[0] - 1]):
        return NOBODY
    return _after(around) or _according(around) or _before(around) or _going_on(around) or NOBODY


def _outside(around: Surroundings, low: int, high: int) -> Iterator[re.Match[str]]:
    return (
        verb for verb in VERB.finditer(around.text, low, high) if not around.spoken(verb.start())
    )


def _after(around: Surroundings) -> Speaker | None:
    """Read "…," said X; "…," X said."""
    low, high = around.words[1] + 1, _next_quote(around)
    if around.text[around.words[1] - 1 : around.words[1]] not in tuple(",?!—–-…"):
        return None
    said = SAID_BY.match(around.text[low:high])
    if said:
        return _subject_after(around, low + said.end(), high)
    verb = next(_outside(around, low, high), None)
    if verb is None or around.text.startswith(" that ", verb.end()):
        return None  # "at a show called “X,” she said that …": said of something else
    if re.search(r"[;:]", around.text[low : verb.start()]):
        return None
    return _subject_before(around, low, verb.start())


def _next_quote(around: Surroundings) -> int:
    at = bisect_right(around.quoted, (around.words[1], 1 << 62))
    following = around.quoted[at][0] - 1 if at < len(around.quoted) else len(around.text)
    return min(
        following, around.sentence[1] if around.sentence[1] > around.words[1] + 3 else _stop(around)
    )


def _stop(around: Surroundings) -> int:
    """End of the words that follow a quotation whose last mark ended a sentence."""
    found = _STOP.search(around.text, around.words[1] + 1)
    return found.end() if found else len(around.text)


def _before(around: Surroundings) -> Speaker | None:
    """X said, "…"; X said that it was "…"."""
    low, high = around.sentence[0], around.words[0] - 1
    verb = max(_outside(around, low, high), key=re.Match.start, default=None)
    if verb is None or (verb[0] in ("wrote", "writes") and _is_title(around)):
        return None
    if _ASIDE.search(around.text, verb.end(), high):
        return None
    return _subject_before(around, low, verb.start())


def _is_title(around: Surroundings) -> bool:
    """The name of a book rather than words of its author."""
    long = [word for word in around.text[slice(*around.words)].split() if len(word) > 3]
    return len(long) > 1 and all(word[0].isupper() for word in long)


def _subject_before(around: Surroundings, low: int, verb: int) -> Speaker | None:
    pronoun = PRONOUN.search(around.text[max(low, verb - 60) : verb])
    if pronoun:
        return _of_pronoun(around, pronoun["word"].lower(), verb)
    return _mention_before(around, low, verb) or _name_before(around, low, verb)


def _mention_before(around: Surroundings, low: int, verb: int) -> Speaker | None:
    text = around.text
    at = bisect_left(around.mentions, verb, key=lambda mention: mention.span.start)
    for mention in reversed(around.mentions[max(0, at - 8) : at]):
        start, end = mention.span.start, mention.span.end
        if start < low or around.spoken(start):
            return None
        if mention.by == "demonym":
            return None
        gap = text[end:verb]
        named = mention.kind == "person" and text[max(0, start - 4) : start].rstrip().endswith(",")
        apposed = named and APPOSED.fullmatch(gap)
        if (_is_gap(gap) or apposed) and not gap.startswith("'"):
            return None if _is_joined(text, low, start) else _of_mention(mention)
    return None


def _is_gap(gap: str) -> bool:
    return not gap.strip() or bool(GAP.fullmatch(gap) and gap.count(",") != 1)


def _is_joined(text: str, low: int, start: int) -> bool:
    """Read "A and B said": two speakers are none."""
    return bool(
        re.search(
            r"\b(?:and|or|nor|of|for|from|in|with|to|by|at) {1,3}(?:the {1,3})?$",
            text[max(low, start - 12) : start],
        )
    )


def _name_before(around: Surroundings, low: int, verb: int) -> Speaker | None:
    found = NAME_APPOSED.search(around.text, max(low, verb - 120), verb)
    if found and not around.spoken(found.start()):
        return _known_name(around, found.start("name"), found.end("name"))
    found = NAME_BEFORE.search(around.text, max(low, verb - 220), verb)
    if found is None or around.spoken(found.start()):
        return None
    name = found["name"]
    opening = found.start() == low or around.text[found.start() - 1] in '"“'
    words = name.split()
    if words[0] in NOT_NAMES or words[-1] in NOT_NAMES or (opening and len(words) < 2):
        return None
    if _is_joined(around.text, low, found.start()):
        return None
    return _known_name(around, found.start("name"), found.end("name"))


def _known_name(around: Surroundings, start: int, end: int) -> Speaker:
    """The mention that ends the name, if there is one; else the name as written."""
    for mention in around.mentions:
        if start <= mention.span.start and mention.span.end == end:
            return _of_mention(mention)
    return Speaker(name=around.text[start:end], near=True)


def _subject_after(around: Surroundings, low: int, high: int) -> Speaker | None:
    text = around.text[low:high]
    pronoun = re.match(r"(he|she|it|they)\b", text)
    if pronoun:
        return _of_pronoun(around, pronoun[1], low)
    apposed = ROLE_AND_NAME.match(text)
    if apposed and not re.search(r"\band\b", apposed[0]):
        return _known_name(around, low + apposed.start("name"), low + apposed.end("name"))
    phrase = re.match(r"[^,;.\"“]{1,90}(?:\.[^,;.\"“ ]{0,40}){0,3}", text)
    if phrase is None or re.search(r"\band\b", phrase[0]):
        return None
    return _of_phrase(around, low, low + phrase.end())


def _of_phrase(around: Surroundings, low: int, high: int) -> Speaker | None:
    """The person in "State Department spokesman X", or the body in "the department"."""
    within = [m for m in around.mentions if low <= m.span.start and m.span.end <= high]
    people = [mention for mention in within if mention.kind == "person"]
    if people:
        return _of_mention(people[0]) if len(people) == 1 else None
    for mention in within[:1]:
        lead = around.text[low : mention.span.start].strip().lower()
        rest = around.text[mention.span.end : high]
        whole = not re.match(r" {1,3}\w|'s|-", rest) or _AFTER_BODY.match(rest)
        if lead in ("", "the") and whole and mention.by != "demonym":
            return _of_mention(mention)
    named = NAME_AFTER.match(around.text, low, high + 1)
    return _known_name(around, named.start("name"), named.end("name")) if named else None


def _according(around: Surroundings) -> Speaker | None:
    found = ACCORDING.search(around.text, *around.sentence)
    if found is None or around.spoken(found.start()):
        return None
    end = _PHRASE_END.search(around.text, found.end())
    high = end.start() if end else around.sentence[1]
    speaker = _of_phrase(around, found.end(), high)
    body = None if speaker else BODY_AFTER.match(around.text, found.end(), high + 1)
    return _known_name(around, body.start("name"), body.end("name")) if body else speaker


def _going_on(around: Surroundings) -> Speaker | None:
    """A sentence that is nothing but quotation goes on with the speaker before it."""
    low, high = around.sentence
    left = around.text[low : around.words[0] - 1]
    right = around.text[around.words[1] + 1 : max(high, around.words[1] + 1)]
    alone = not re.search(r"\w", left) and not re.search(r"\w", right)
    return around.last if alone and around.last.near else None


def _of_mention(mention: Mention) -> Speaker:
    return Speaker(mention.entity, mention.text, mention.kind, near=True)


def _of_pronoun(around: Surroundings, word: str, at: int) -> Speaker | None:
    """The one person named so far in the paragraph, else who spoke last."""
    if word == "they":
        return None
    if word == "it":
        return around.last if around.last.kind == "organisation" and around.last.near else None
    people = {
        mention.entity or mention.text.split()[-1]: mention
        for mention in around.mentions
        if mention.kind == "person"
        and mention.span.start < at
        and not around.spoken(mention.span.start)
    }
    if len(people) == 1:
        return _of_mention(next(iter(people.values())))
    is_person = around.last.known and around.last.kind in ("person", "")
    if not is_person or (people and not around.last.near) or _is_other_named(around, at):
        return None
    return around.last


def _is_other_named(around: Surroundings, at: int) -> bool:
    """Whether a full name that nobody knows stands in the paragraph: the pronoun may be theirs."""
    low = max(0, at - _REACH)
    mine = set(around.last.name.split())
    known = {mention.span.start for mention in around.mentions if mention.kind != "person"}
    return any(
        not mine & set(found[0].split())
        and found.start() not in known
        and not NOT_NAMES & set(found[0].split())
        and not around.spoken(found.start())
        for found in FULL_NAME.finditer(around.text, low, at)
    )
