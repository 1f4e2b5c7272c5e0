"""The tense of a day right behind a way, a plan or a condition: "is flying to Lima on Monday"."""

from __future__ import annotations

from typing import Final

from briefgen.annotate import plain
from briefgen.annotate.tense_verbs import Tense, last_verb

_GOING: Final = plain.pattern(
    r"\b(?:is|are) (?:(?:also|now|currently) )?(?:travell?ing|heading|flying|going|visiting|arriving|leaving|departing"
    r"|returning|meeting) (?P<to>[^,;:]{0,80})$",
    signs=("ing ",),
)
"""Somebody on the way to what is on that day: "is flying to Lima for talks on Monday"."""
_ASIDE_OF_WAY: Final = plain.pattern(
    r"\b(?:after|since|following|amid|despite|over|because|as|from|who|whose|which|that|where|when|[a-z]{2,}ing(?<!meeting)(?<!hearing)"
    r"|attacks?|shootings?|crash(?:es)?|explosions?|blasts?|bombings?|killings?|raids?|(?:earth)?quake|massacre|murders?)\b|'s "
)
"""In what follows, of which the day may be."""
_PREPARING: Final = plain.pattern(
    r"\b(?:(?P<now>(?<!to )(?:prepares?|braces?|gears? up)|(?:is|are) (?:preparing|bracing|gearing up))"
    r"|(?P<then>prepared|braced|geared up)|preparing|bracing|gearing up|in preparation)"
    r" for (?P<event>[^,;:]{0,80})$",
    signs=(" for ",),
)
"""Right before what is still to come: "the city is bracing for protests Friday"."""
_PLANNED: Final = plain.pattern(
    r"\b(?:an?|the|its|his|her|their|any|'s|before|against|amid|over|for|of) (?:planned|scheduled|proposed|expected) (?P<event>(?:[\w'-]+ ){1,7})(?:on )?$",
    signs=("planned ", "scheduled ", "proposed ", "expected "),
)
_EVENT: Final = plain.pattern(
    r"\b(?:meetings?|sessions?|visits?|votes?|strikes?|summits?|talks|hearings?|rall(?:y|ies)|trips?|openings?|march(?:es)?"
    r"|protests?|elections?|launch|conferences?|debates?|referendums?|match(?:es)?|games?|ceremony|demonstrations?)\b"
)
_NOT_TO: Final = plain.pattern(
    r"\bnot to (?:hold|attend|open|join|stage|launch|host|visit|go to) (?P<event>[^,;:]{0,80})$",
    signs=("not ",),
)
"""What is not to be is still to come; of whoever warned of it the day may be too."""
_PENDING: Final = plain.pattern(
    r"\bpending (?:the|an?|his|her|their|its) (?:[\w'-]+ ){0,2}?(?:hearing|trial|retrial|mention|ruling|sentencing|verdict)"
    r"(?: of (?:the|an?|his|her|their|its) (?:[a-z]+ )?(?:case|appeal|matter|application|suit|petition|bid))? (?:on |in |at )?(?:the )?$"
)
"""What somebody waits for: "was freed pending the hearing of his case on May 4"."""
_ONCE: Final = plain.pattern(
    r"\b(?:once|unless|as soon as|by the time|if) (?P<clause>(?:[\w'-]+ ){3,14})(?:in|on|by|until) $",
    signs=("once ", "unless ", "soon ", "time ", "if "),
)
"""A condition in the present: "once the agency takes over in September"."""
_SCHEDULED: Final = plain.pattern(
    r"\b(?:has|have) (?:re)?scheduled (?!(?:for|to|on)\b)(?:[\w'-]+ ){1,10}for (?:the )?$",
    signs=("scheduled ",),
)
_EXPECT: Final = plain.pattern(
    r"(?:^|[,;:] (?:so |and |but )?|\b(?:so|we|they|should|can|analysts|traders|economists|forecasters|investors|officials|residents|drivers) )"
    r"[Ee]xpect (?P<event>(?:[\w'-]+ ){1,8})(?:from|on|by|in|over) (?:the )?$",
    signs=("xpect ",),
)
"""What readers are told to expect, or others do: "so expect thin markets from Wednesday"."""
_TO_BEGIN: Final = plain.pattern(
    r"\b(?:an?|the|its|his|her|their|new) (?:[\w'-]+ ){1,4}to (?:begin|start|open|end|resume|take effect|come into force|be held)"
    r" (?:[^;:]{2,60} )?(?:on|in|by|around|about|from) (?:the )?$",
    signs=("begin ", "start ", "open ", "end ", "resume ", "effect ", "force ", "held "),
)
"""A thing that is to begin: "has proposed a truce to begin on May 4"."""
_WHO: Final = plain.pattern(
    r", (?:who|which) (?:also |now |next |then )?(?P<verb>(?!(?:is|was|has|does|says|always|perhaps|this|thus|us|as)\b)[a-z]{2,20}s)"
    r"(?: (?:over|off|up|out|down|back)(?= ))?(?P<rest>(?: [\w'$%.-]+){0,9}? )(?:on |in |at |from )?(?:the )?$"
)
"""A clause about somebody in the present: "the firm, which reports its results on Monday"."""
_ANNOUNCED: Final = frozenset(
    (
        *(
            "announces",
            "appears",
            "arrives",
            "begins",
            "celebrates",
            "competes",
            "concludes",
            "convenes",
        ),
        *(
            "decides",
            "defends",
            "delivers",
            "departs",
            "expires",
            "finishes",
            "flies",
            "gets",
            "goes",
        ),
        *("inaugurates", "joins", "marries", "meets", "opens", "performs", "publishes", "receives"),
        *("reopens", "resumes", "retires", "takes", "testifies", "unveils"),
    )
)
"""Verbs of what one does on a day: their present announces it."""
_ALSO_NOUNS: Final = frozenset(
    (
        *(
            "chairs",
            "closes",
            "debates",
            "debuts",
            "ends",
            "faces",
            "fights",
            "heads",
            "hosts",
            "kicks",
        ),
        *("launches", "leaves", "plays", "premieres", "presents", "races", "releases", "reports"),
        *("returns", "starts", "stages", "stands", "steps", "travels", "turns", "visits", "votes"),
    )
)
"""More of them, which are verbs for sure behind "who" and "which" only."""
_BEFORE_IT: Final = plain.pattern(
    r"\b(?:[Bb]efore|until) (?:[\w'-]+ ){1,5}?(?P<verb>[a-z]{2,20}s)(?P<rest> (?:[\w'$%.-]+ ){0,8}?)(?:on |in |at )?$",
    signs=("efore ", "until "),
)
"""What is still to come first: "before the bank publishes its results on Thursday"."""
_CONDITION: Final = plain.pattern(
    r"\b(?:(?:would|could|might)\b(?! have\b)|(?:vow|promis|pledg|threaten|offer|want|plan)\w{0,3} to )[^.;]{0,80}?\b(?:if|unless|should) (?P<clause>[^,;]{3,90})$",
    signs=("if ", "unless ", "should "),
)
"""What would be, and the condition of it: "asked what they would do if he won in May"."""
_HAD: Final = plain.pattern(r"\b(?:had|has|have)\b")


def of_coming(left: str) -> Tense:
    """The tense of a day right behind a way, a plan or a warning; torn where it may be of the verb before."""
    if announced := _of_announced(left):
        return announced
    if _PENDING.search(left):
        return "future"
    once, expect = _ONCE.search(left), _EXPECT.search(left)
    soon = (once and not last_verb(once["clause"])) or (expect and not last_verb(expect["event"]))
    if soon or _SCHEDULED.search(left):
        return "future"
    return "torn" if _is_to_begin(left) else _of_way(left)


def _is_to_begin(left: str) -> bool:
    """Whether what was proposed is to begin on the day, which may be over or not."""
    begin = _TO_BEGIN.search(left)
    return bool(
        begin and last_verb(begin[0]) != "past" and last_verb(left[: begin.start()]) == "past"
    )


def _of_way(left: str) -> Tense:
    going = _GOING.search(left)
    if going and not last_verb(going["to"]):
        return "torn" if _ASIDE_OF_WAY.search(going["to"]) else "future"
    preparing = _PREPARING.search(left)
    if preparing and not (
        last_verb(preparing["event"]) or _ASIDE_OF_WAY.search(preparing["event"])
    ):
        verb = "" if preparing["now"] else last_verb(left[: preparing.start()])
        return "torn" if preparing["then"] or verb in ("past", "torn") else "future"
    for ahead in (_PLANNED.search(left), _NOT_TO.search(left)):
        if ahead and _EVENT.search(ahead["event"]) and not last_verb(ahead["event"]):
            verb = last_verb(left[: ahead.start()])
            return "torn" if verb in ("past", "torn") else "future"
    return ""


def _of_announced(left: str) -> Tense:
    """The tense of a day on which somebody does something, as the present says."""
    aside = _WHO.search(left)
    if aside and not (last_verb(aside["rest"]) or _ASIDE_OF_WAY.search(aside["rest"])):
        return "future" if aside["verb"] in _ANNOUNCED | _ALSO_NOUNS else "torn"
    first = _BEFORE_IT.search(left)
    sure = first and first["verb"] in _ANNOUNCED and not last_verb(first["rest"])
    return "future" if sure else ""


def is_condition(left: str) -> bool:
    """Whether a verb in the past tells of no time, as behind "what would happen if"."""
    found = _CONDITION.search(left)
    return bool(found and not _HAD.search(found["clause"]))
