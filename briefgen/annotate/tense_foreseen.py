"""Days of what was foreseen or hoped for, and of what is done: "predicted its landfall on Tuesday"."""

from __future__ import annotations

from typing import Final

from briefgen.annotate import plain

_FORESEEN: Final = plain.pattern(
    r"(?<!\b[Aa]s )(?<!\bthan )(?<!\bhad )(?<!\b[Tt]he )(?<!\ban )(?<!\ba )(?<!\bits )(?<!\bhis )(?<!\bher )(?<!\btheir )"
    r"(?<!\bbe )(?<!'s )(?<!\bof )(?<!\bon )(?<!\bto )(?<!\bfor )(?<!\bwith )(?<!\bover )(?<!\bamid )(?<!\bafter )(?<!\bbefore )(?<!\bagainst )(?P<verb>predicted|expected|anticipated|forecast|scheduled|planned|foresaw) (?!(?:on|in|at|by|for|last|from|that|to)\b)"
    r"(?P<event>(?:[\w'.-]+ ){1,9}?)(?:on|for) $",
    signs=(
        "predicted ",
        "expected ",
        "anticipated ",
        "forecast ",
        "scheduled ",
        "planned ",
        "foresaw ",
    ),
)
_NO_EVENT: Final = plain.pattern(
    r"\b(?:to|that|when|if|after|before|as|because|who|which|where|while|until|since|and|but|was|were|had|said) "
)
_BUT: Final = plain.pattern(r",? (?:but|and|which|only|when|after|before|because|though)\b")
"""What came of it may be told behind the day: "expected a vote on Friday but none came"."""
_NOT_RULED_OUT: Final = plain.pattern(
    r"\b(?:rul(?:e|ed|es|ing) out|talk(?:ed|s|ing)? (?:up|of)|speculation (?:about|of|over)) (?:an?|any|another|early|holding)"
    r" (?:[\w-]+ ){0,5}(?:on|in|for|by) (?:the )?$",
    signs=("out ", "talk", "speculation "),
)
_HAD_HOPED: Final = plain.pattern(
    r"\bhad (?:hoped|thought|believed|expected|feared|wished)(?: that)? (?:[\w'-]+ ){1,8}(?:on|in|at) $"
)
_DONE: Final = plain.pattern(
    r"\b(?:(?:was|were|(?:had|has|have) been) (?:\w{2,14}ly )?(?:held|killed|arrested|born|signed|elected"
    r"|re-?elected|found|shot|charged|sentenced|convicted|acquitted|launched|published|released|opened|founded"
    r"|discovered|injured|wounded|detained|attacked|hit|struck|sworn in|appointed|fired|dismissed|buried"
    r"|crowned|built|sold|stabbed|reported|issued|imposed|introduced|passed|approved|adopted|recorded|taken"
    r"|seen|freed|rescued|abducted|kidnapped|hanged|executed|evacuated|destroyed|damaged|inaugurated)"
    r"|(?<!\bto )(?:(?:began|started|ended) (?:on|with) (?:(?!and )[\w'-]+ ){1,4}?(?=on $)|began|started|ended|expired|died|resigned|arrived|came|went|took (?:place|office|effect)|broke out"
    r"|erupted|collapsed|happened|occurred)) ?(?:on )?$"
)
"""A finite verb of the past, of which the day is: "his term expired on"."""
_GOES_ON: Final = plain.pattern(r"\band (?:ends?|runs?|closes?|lasts?|continues?|goes|will)\b")
"""What is still to end: "began on June 25 and ends on July 1"."""
_UNREAL: Final = plain.pattern(
    r"\bwould (?:[a-z]+ )?have (?:[^;:]{2,90} )?(?:by|before|until) (?:the )?(?:(?:early|late|mid)[- ])?$",
    signs=("would ",),
)
_NEAR: Final = 40
"""Code points behind the day in which that stands."""
_WAS_TO: Final = plain.pattern(
    r"\b(?:was|were) (?:also |still )?(?:expected|forecast|due|set|scheduled|likely|predicted) to [a-z]+ (?:[\w'.,%-]+ ){0,9}"
    r"(?:(?:late|early) )?(?:on |by )?$"
)
_WOULD: Final = plain.pattern(r" would\b")


_PENCILLED: Final = plain.pattern(
    r"\bpencill?ed in (?:[\w'-]+ ){0,6}(?:for|at|on|in|by) (?:the |its |their |a )?$",
    signs=("pencil",),
)
"""What isn't settled is still to come: "have pencilled in a cut at their Dec. 9-10 meeting"."""


_HAD: Final = plain.pattern(r"\b(?:had|having) (?:[a-z]+ )?(?:been )?pencill?ed\b")


def is_foreseen(left: str, right: str) -> bool:
    """Whether the day between the two is that of what somebody foresaw, planned or didn't rule out.

    left: the sentence before it; right: what follows.
    """
    if _NOT_RULED_OUT.search(left) or _is_pencilled(left, right):
        return True
    found = _FORESEEN.search(left)
    return bool(found and not _NO_EVENT.search(found["event"]) and not _BUT.match(right))


def _is_pencilled(left: str, right: str) -> bool:
    return bool(_PENCILLED.search(left)) and not (_BUT.match(right) or _HAD.search(left))


def was_hoped_for(left: str, right: str) -> bool:
    """Read "had hoped a summit in August would end it": the hope is over, and so is the day."""
    return bool(_WOULD.match(right) and _HAD_HOPED.search(left))


def is_done(folded: str, start: int) -> bool:
    """Whether what is told of the day at `start` has plainly happened on it."""
    done = _DONE.search(folded, max(0, start - 60), start)
    return bool(done) and not _GOES_ON.search(folded, start, start + _NEAR)


def is_unreal(left: str) -> bool:
    """Whether a day would have been reached: "would have run dry by February" may be past or to come."""
    return _UNREAL.search(left) is not None


def was_to_come(folded: str, start: int, end: int) -> bool:
    """Whether a plan or forecast told in the past from `start` leads to it: "was expected to peak on Sunday".

    Of a day that lies five days back it would rather be said "last Sunday".
    """
    found = None if _BUT.match(folded, end) else _WAS_TO.search(plain.before(folded, start))
    return found is not None and not _NO_EVENT.search(found[0][found[0].find(" to ") + 4 :])
