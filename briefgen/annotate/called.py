"""Who is meant by what they are: "the judge asked", where the text names one judge.

A role belongs to whoever the text names with it ("Judge Levy", "Ruiz, a chef"), an age as well
("Ruiz, 31"); two of a kind leave it to neither.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Final

from briefgen.annotate.annotation import Mention
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.plain import fold, pattern
from briefgen.annotate.spoken import NOBODY, Speaker, of_mention
from briefgen.annotate.trades import is_somebody
from briefgen.expressions import expression

_ONE_WORD: Final = word_set(
    "judge justice magistrate president minister premier chancellor mayor governor senator lawmaker "
    "mp congressman congresswoman legislator parliamentarian councillor ambassador envoy diplomat "
    "spokesman spokeswoman spokesperson coach captain manager chairman chairwoman chairperson "
    "commissioner superintendent sheriff inspector sergeant detective general colonel commander "
    "admiral professor surgeon scientist historian economist archbishop bishop cardinal pope pontiff "
    "priest pastor imam rabbi king queen prince princess author writer novelist poet singer actor "
    "actress filmmaker artist chef striker midfielder goalkeeper defender lawyer attorney barrister "
    "solicitor prosecutor activist farmer fisherman teacher headteacher principal pilot nurse founder "
    "curator astronomer geologist biologist umpire referee jockey swimmer cyclist opposition-leader"
)
_TWO_WORDS: Final = frozenset(
    (
        *("first lady", "prime minister", "vice president", "chief executive", "attorney general"),
        *("secretary general", "chief minister", "chief justice", "home secretary"),
        *("foreign minister", "foreign secretary", "finance minister", "defence minister"),
        *("defense secretary", "health minister", "police chief", "general secretary"),
        *("party leader", "opposition leader"),
    )
)
_OFFICES: Final = ("Minister", "President", "Chairman", "Commissioner", "Ambassador", "Spokesman")
"""How an office ends that nobody has for a surname."""
_SHORT: Final = {
    "rep.": ("lawmaker", "congressman", "congresswoman"),
    "sen.": ("senator", "lawmaker"),
    "gov.": ("governor",),
    "gen.": ("general",),
    "mp": ("lawmaker", "mp"),
    "pope": ("pope", "pontiff"),
    "senator": ("senator", "lawmaker"),
}
"""Titles that tell more roles than one, or are cut short."""
_STATES: Final = frozenset(("US", "U.S.", "UK", "U.K.", "EU", "UN", "UAE"))
"""Whose president is no other's."""

_BEFORE: Final = expression(r"(?:([A-Za-z-]{2,20}) {1,3})?([A-Za-z-]{2,20}\.?),? {1,3}$")
_BEHIND: Final = pattern(
    r",(?: \d{1,3},)? (?:an?|the|its|his|her|their|who is an?|who is the) (?P<words>(?:[a-z'-]{2,20} ){0,4}[a-z-]{2,20})"
)
_AGE_BEFORE: Final = expression(
    r"(?<!\d)(\d{1,3}-year-old)((?: (?!(?:of|and|or|by|with|from|in|at|for|to|on|who|was|is|said|says|told)\b)[A-Za-z][a-z-]{1,19}){0,3}) {1,3}$"
)
_AGE_APPOSED: Final = pattern(
    r", (?:who is )?an? (?P<age>\d{1,3}-year-old)(?: (?!(?:who|was|were|is|are|has|had|will|would|that|said|[a-z]+ed)\b)[\w'-]{1,24}){1,7}"
    r"(?:,|\.(?!\w)|;| (?:who|whose)\b)"
)
"""Somebody told by an age behind their name: "Ada Berg, a 31-year-old singer from Hull, won"."""
_AGE_BEHIND: Final = expression(
    r"(?:, (?:aged |who is )?| \((?:aged )?| aged )(\d{1,3})(?=[,;)](?!\d)|\.(?!\d)|$)"
)
"""How old somebody is: "Ada Berg, 31, …"."""
_UNNAMED: Final = pattern(r"\b(?i:an?|another|other) (?P<age>\d{1,3}-year-old)(?! [A-Z])")
"""Somebody else of that age, if no name stands beside it: "a 31-year-old man was held"."""
OLD: Final = "-year-old"
"""How a role ends that is an age."""
_ANYBODY: Final = word_set(
    "man woman boy girl teenager youth pensioner driver victim suspect resident"
)
"""Whom news leave without a name."""
_LEFT: Final = 64


def called(mentions: Iterable[Mention], texts: Mapping[int, str]) -> Mapping[str, Speaker]:
    """Role → the one person named with it; an age that several have → `NOBODY`."""
    found: dict[str, Speaker | None] = {}
    apposed: set[tuple[int, int]] = set()
    for one in mentions:
        if one.kind != "person" or one.by == "nominal":
            continue
        text = fold(texts.get(one.span.passage, ""))
        note(found, _roles(text, one), of_mention(one))
        apposed |= {(one.span.passage, start) for _, start in _ages(text, one)}
    found |= dict.fromkeys(_strangers(texts, apposed))
    return {role: who or NOBODY for role, who in found.items() if who or role.endswith(OLD)}


def _strangers(texts: Mapping[int, str], apposed: Container[tuple[int, int]]) -> Iterator[str]:
    """The ages of those that no name stands beside."""
    for passage, text in texts.items():
        if "year" in text:
            for other in _UNNAMED.finditer(fold(text)):
                if (passage, other.start("age")) not in apposed:
                    yield other["age"]


def note(found: dict[str, Speaker | None], roles: Iterable[str], who: Speaker) -> None:
    """Put down that somebody has these roles: two of a kind leave it to neither."""
    for role in roles:
        known = found.get(role, who)
        found[role] = who if known and known.key == who.key else None


def _roles(text: str, one: Mention) -> set[str]:
    """What the words before and behind a name tell that its bearer is."""
    start, end = one.span.start, one.span.end
    before = _BEFORE.search(text, max(0, start - _LEFT), start)
    behind = _BEHIND.match(text, end)
    told = _known(f"{before[1] or ''} {before[2]}".lower()) if before else set()
    words = behind["words"].split() if behind else []
    for at, word in enumerate(words):
        told |= _known(f"{words[at - 1] if at else ''} {word}")
    return told | {age for age, _ in _ages(text, one)}


def _ages(text: str, one: Mention) -> Iterator[tuple[str, int]]:
    """How old the bearer of a name is, as a role, and where it is told; nothing where it isn't."""
    start, end = one.span.start, one.span.end
    if behind := _AGE_BEHIND.match(text, end):
        yield f"{behind[1]}{OLD}", behind.start(1)
    elif apposed := _AGE_APPOSED.match(text, end):
        yield apposed["age"], apposed.start("age")
    else:
        before = _AGE_BEFORE.search(text, max(0, start - _LEFT), start)
        if before and all(map(_is_trade, before[2].split()[-1:])):
            yield before[1], before.start(1)


def _is_trade(word: str) -> bool:
    """Whether a word tells what somebody is, and not only that it is a man or a woman."""
    bare = word.partition("-of-")[0]
    return is_role(bare) or (bare not in _ANYBODY and is_somebody(bare))


def _known(words: str) -> set[str]:
    """The roles that end two words: "prime minister" is no mere minister."""
    if words in _TWO_WORDS:
        head = words.rpartition(" ")[2]
        shorter = (
            {head} if head == "minister" and not words.startswith(("prime", "chief")) else set()
        )
        return {words, *shorter}
    word = words.rpartition(" ")[2]
    if word in _SHORT:
        return set(_SHORT[word])
    return {word} if word in _ONE_WORD else set()


def is_role(word: str) -> bool:
    """Whether a word tells what somebody is: "chairman"."""
    return word in _ONE_WORD


def is_title(name: str) -> bool:
    """Whether what looks like a name is an office: "First Lady", "Transport Minister"."""
    return name.lower() in _TWO_WORDS or name.rpartition(" ")[2] in _OFFICES


def bearer(words: str, roles: Mapping[str, Speaker]) -> Speaker | None:
    """Who is meant by "judge" or "first lady", or by an office with its country: "US president"."""
    which = words.split()
    if len(which) > 1 and which[0].endswith(OLD):
        return _of_age(which[0], which[-1], roles)
    told = roles.get(" ".join(which).lower())
    if told and not told.known:
        return None
    if told is None and len(which) == 2 and which[0].isupper() and which[0] not in _STATES:
        told = roles.get(which[1].lower())  # "the PPP lawmaker"
    return told


def _of_age(age: str, role: str, roles: Mapping[str, Speaker]) -> Speaker | None:
    """Who is meant by "31-year-old singer": of that age, and no singer if another one is."""
    told = roles.get(age)
    if role[:1].isupper():  # "the 31-year-old Norlander"
        whose = roles.get(role.lower(), told)
        return whose if whose and whose.known and (told is None or told.key == whose.key) else None
    if told is None or not told.known or not _is_trade(role):
        return None
    return told if roles.get(role, told).key == told.key else None
