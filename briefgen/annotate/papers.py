"""Which newspaper is "the paper": the only one that the text names, unless it speaks of others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from briefgen.annotate.annotation import Mention
from briefgen.annotate.plain import fold, pattern
from briefgen.annotate.spoken import Speaker, of_mention

_LAST: Final = (
    *("Times", "Post", "Journal", "Herald", "Guardian", "Telegraph", "Tribune", "Gazette"),
    *("Chronicle", "Mail", "Mirror", "Observer", "Inquirer", "Examiner", "Globe", "Courier"),
    *("Zeitung", "Monde", "Figaro", "Parisien"),
)
_NAME: Final = pattern(rf"(?:The )?(?:[A-Z][\w'&.-]{{0,24}} ){{0,4}}(?:{'|'.join(_LAST)})")
_OTHER: Final = pattern(
    r"\b(?:an?|another|one|local|state-run|several|some|two|white|green|research|scientific|policy|position"
    r"|working|discussion|ballot|scholarly|exam) (?:[\w-]{2,20} ){0,3}?(?:newspaper|paper|daily|tabloid)s?\b"
    r"|\b(?:newspapers|dailies|journals?|co-?authors?|researchers?|stud(?:y|ies)|scholars?"
    r"|scientists?|authors?|academics?|preprints?|manuscripts?)\b"
)
"""Papers without a name, and such as are none."""
_WORDS: Final = ("paper", "newspaper", "daily")


def papers(mentions: Iterable[Mention], texts: Mapping[int, str]) -> Mapping[str, Speaker]:
    """The words for a newspaper → the one that is meant by them, if there is one only."""
    named = {one.entity or one.text.removeprefix("The "): one for one in mentions if _is_paper(one)}
    if len(named) != 1 or any(_OTHER.search(fold(text)) for text in texts.values()):
        return {}
    (one,) = named.values()
    return dict.fromkeys(_WORDS, of_mention(one)) if one.kind == "organisation" else {}


def _is_paper(one: Mention) -> bool:
    if one.by in ("nominal", "demonym") or not one.text.endswith(_LAST):
        return False
    return bool(_NAME.fullmatch(fold(one.text)))
