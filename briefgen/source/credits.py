"""Lines that say who wrote: bylines, contributor lines, agency credits."""

from __future__ import annotations

import re

from briefgen.expressions import expression
from briefgen.source.article import Credit

LONGEST = 200
LONGEST_POST = 60
_PARTICLES = frozenset({
    "al", "ap", "bin", "binti", "da", "de", "del", "den", "der", "di", "dos", "du", "el",
    "ibn", "la", "le", "of", "ter", "the", "van", "von", "zu",
})  # fmt: skip
_NOT_NAMES = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "today", "yesterday", "tomorrow", "contrast",
    "comparison", "definition", "law", "night", "day", "design", "default",
})  # fmt: skip
_OUTLET = expression(
    r"\b(?:AP|AFP|UPI|BBC|CNN|NPR|NHK|KBS|VOA|Reuters|Bloomberg|Kyodo|Yonhap|Xinhua|Jiji|Press"
    r"|News|Times|Post|Journal|Herald|Daily|Wire|Agency|Service|Bureau|Staff|Desk|Today|Tribune"
    r"|Correspondent|Reporter|Editor|Writer|Contributor|Columnist|Analyst|Guardian|Briefing)\b",
    re.IGNORECASE,
)
_WORD = expression(r"[^\W\d_][\w.'’‘-]*")
_BY = expression(r"(?:by|written by|story by|reported by|authors?:)\s+(?P<who>\S.*)", re.IGNORECASE)
_CONTRIBUTED = expression(
    r"(?:[A-Z][\w ]{1,40} (?:writers?|reporters?|correspondents?|journalists?) )?"
    r"(?P<who>.{2,150}?) (?:also )?contributed (?:reporting |research )?(?:to|for) (?:this|the)"
    r" (?:report|story|article|piece)(?P<where> (?:from|in) [^.]{2,40})?\.?",
    re.IGNORECASE,
)
_REPORTED = expression(
    r"(?P<role>(?:additional |with )?(?:reporting|writing|editing|research|translation|contributions?"
    r"|contributors?|contributing)(?: (?:and|&) (?:reporting|writing|editing))?)(?: by|:) (?P<who>\S.*)",
    re.IGNORECASE,
)
_STAFF = expression(
    r"(?:[A-Z][\w.&’'-]{0,20} ){1,3}(?:Staff(?: (?:Reporters?|Writers?|Correspondents?))?|Web Desk|News Desk|Correspondent)"
    r"|(?:AP|AFP|UPI|PTI|ANI|IANS|AAP|Reuters|Bloomberg|Xinhua|Kyodo News|Yonhap|(?:The )?Associated Press|Press Association"
    r"|Agence France-Presse)"
)
"""The people of an outlet, who sign as one: "Harbor Wire Staff", and agencies."""
_POST = expression(
    r"\b(?:correspondent|reporter|editor|writer|columnist|analyst|producer|journalist)s?"
    r"(?:,? (?:in |at |, )?[^.!?]{1,30})?$",
    re.IGNORECASE,
)
_NOTE = expression(
    r"(?:[A-Z][\w.'’-]+ ){1,4}(?:(?:has )?cover(?:s|ed)|writes (?:about|for)|reports (?:on|for|from)"
    r"|is (?:an?|the) [^.]{0,40}\b(?:reporter|correspondent|editor|journalist|writer|columnist)) "
)
_PLACE = expression(r"(?P<name>.{2,60}?)(?P<place> (?:in|from) \S.{1,40})")

_WHERE = expression(r"(?:in|from) [^\W\d_a-z][\w.'’-]{1,30}(?: [^\W\d_a-z][\w.'’-]{1,30}){0,3}")
"""Where they wrote, behind a comma: “in Galway”."""


def byline(line: str) -> tuple[Credit, ...]:
    """Read "By X and Y, Agency", "X, Agency" or "Agency Staff"; empty if the line is no byline."""
    if len(line) > LONGEST:
        return ()
    said = _BY.fullmatch(line)
    if said:
        return _credits(said["who"])
    if staff := _STAFF.fullmatch(line.removesuffix("/").rstrip()):
        return (Credit(staff[0]),)
    told = _credits(line) if "," in line and not line.endswith(".") else ()
    return told if told and all(_OUTLET.search(credit.role) for credit in told) else ()


def contributors(text: str) -> tuple[Credit, ...]:
    """Read "X contributed to this report." or "(Reporting by X; editing by Y)"; else empty."""
    if len(text) > LONGEST:
        return ()
    whole = _CONTRIBUTED.fullmatch(text)
    if whole:
        return _credits(whole["who"], (whole["where"] or "").strip())
    clauses = [clause.strip() for clause in text.strip("()[] ").rstrip(".").split(";")]
    told = [_clause(clause) for clause in clauses if clause]
    return tuple(credit for group in told for credit in group) if all(told) else ()


def _clause(clause: str) -> tuple[Credit, ...]:
    found = _REPORTED.fullmatch(clause)
    if not found:
        return ()
    role = found["role"].lower().removeprefix("with ")
    return _credits(found["who"], "" if role.startswith("contrib") else role)


def _credits(text: str, role: str = "") -> tuple[Credit, ...]:
    """Split a list of names; an outlet at its end is the role of those before it."""
    pieces = [p for p in re.split(r"\s*[,;|]\s*|\s+(?:and|AND|und|&)\s+", _opened(text)) if p]
    pieces = [piece.removeprefix("and ") for piece in pieces]
    outlet, where = role, ""
    if len(pieces) > 1 and not role and _WHERE.fullmatch(pieces[-1]):
        where = pieces.pop()
    if len(pieces) > 1 and _OUTLET.search(pieces[-1]) and not role:
        outlet = pieces.pop()
    outlet = "; ".join(filter(None, (outlet, where)))
    told = [_credit(piece, outlet) for piece in pieces]
    return tuple(credit for credit in told if credit) if told and all(told) else ()


def _opened(text: str) -> str:
    """Set an outlet in brackets off with a comma instead."""
    return re.sub(r"\s*\(([^()]{1,60})\)", r", \1", text.rstrip(" :")).rstrip(" ,")


def _credit(piece: str, role: str) -> Credit | None:
    if is_name(piece):
        return Credit(_spoken(piece), role)
    placed = _PLACE.fullmatch(piece)
    if placed and is_name(placed["name"]):
        # "reporting in Manila"; but an outlet is no work that one does somewhere.
        mark = " " if role[:1].islower() else "; "
        return Credit(placed["name"], mark.join(filter(None, (role, placed["place"].strip()))))
    return None


def _spoken(name: str) -> str:
    """Some pages shout their authors' names; an outlet of one word (AFP) is written so."""
    return name.title() if name.isupper() and " " in name else name


def is_name(text: str) -> bool:
    """Whether the text can be the name of a person or an outlet: two to six capitalised words."""
    words = text.split()
    if not words or len(words) > 6 or len(text) > 60:
        return False
    if any(word.lower().strip(".") in _NOT_NAMES for word in words):
        return False
    named = all(_capitalised(word) or word in _PARTICLES for word in words)
    return named and _WORD.match(words[-1]) is not None and (len(words) > 1 or _alone(text))


def is_post(text: str) -> bool:
    """Whether the text says what an author is: "Seoul correspondent", "Health reporter, Harbor Wire"."""
    return len(text) <= LONGEST_POST and _POST.search(text) is not None


def is_note(text: str) -> bool:
    """Whether the text introduces an author, as lines under an article do: "Doe covers transport."."""
    return len(text) <= LONGEST and _NOTE.match(text) is not None


def _capitalised(word: str) -> bool:
    return _WORD.fullmatch(word) is not None and not word[0].islower()


def _alone(word: str) -> bool:
    """One word is a name if it is an outlet, or in a script without capitals."""
    return bool(_OUTLET.search(word)) or (word[0] == word[0].swapcase() and len(word) <= 8)
