"""Whether the words around a date speak of the past or of what is to come.

The nearest verb before the date decides ("officials said Friday"); where the date opens its clause,
the first one after it ("On Friday, the talks will begin"). Known weakness: a participle used as an
adjective ("the planned visit") counts as a verb.
"""

from __future__ import annotations

from typing import Final

from briefgen.annotate import plain
from briefgen.annotate.hindsight import is_over
from briefgen.annotate.tense_coming import is_condition, of_coming
from briefgen.annotate.tense_foreseen import is_foreseen, is_unreal, was_hoped_for
from briefgen.annotate.tense_owned import PAST_EVENT, of_owned
from briefgen.annotate.tense_verbs import VERB, Tense, last_verb, named_tense

CLOCK: Final = r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?|GMT|ET|o'clock)|(?:\d{1,2}[:.]\d\d)|[Nn]oon|[Mm]idnight|[Mm]idday|[Dd]awn|[Dd]usk|[Ss]un(?:rise|set))"
_OPENING: Final = plain.pattern(
    r"(?:^|[,;:–—(]|\b(?:and|but|while|then|that)) ?"
    r"(?:(?:[Oo]n|[Ii]n|[Bb]y|[Uu]ntil|[Ff]rom|[Ss]ince|[Jj]ust|[Ss]hortly|[Ll]ate|[Ee]arly|[Ee]arlier) ?)?"
    rf"(?:[Tt]he |(?:(?:[Aa]t|[Bb]etween|[Ff]rom|[Uu]ntil|[Bb]y|[Bb]efore|[Aa]fter) )?{CLOCK} (?:on )?)?$"
)


_SAYS: Final = plain.pattern(r"\b(?:says?|cites|citing)\b")
_ASIDE: Final = plain.pattern(r",? (?:who|whose|which) [^,;]{2,60}$")
_BEING: Final = plain.pattern(r",? who (?:is|are) [^,;]{2,60}$")
"""Where somebody is now, or will be: "Mr. Lee, who is in Lima Friday, said"."""
_RELATIVE: Final = plain.pattern(r" (?:(?:that|which|who) (?:\w+ly )?|whether (?:[\w']+ ){1,4})$")
_AWAY: Final = plain.pattern(
    r" (?:[\w'-]+ ){0,4}(?:is|are) (?:still |now |just |only |less than |more than |about )*(?:an?|[\w-]+) (?:days?|weeks?|months?) (?:away|off)\b"
)
"""What has still to come: "the Nov. 5 election is five months away"."""
_WHEN: Final = plain.pattern(r",? (?:when|in which|at which|during which|after which|on which) ")
"""What tells of the day itself: "on November 7, in which she was elected"."""
_WRITTEN: Final = plain.pattern(
    r"\b(?:letters?|statements?|reports?|memos?|e-?mails?|notes?|judgments?|attacks?|massacres?|coup"
    r"|events|bombings?|riots) (?:of|from|dated) (?:(?:\w+ \d{1,2}|\d{1,2} \w+) and )?$"
)
"""What has a day of its own, whatever is still to come of it: "will answer the letter of May 25"."""
_DAY_IS: Final = plain.pattern(r" (?:is|marks) (?:also |not )?(?:an?|the|one|two|[A-Z]\w+)\b")
_IS_NOW: Final = plain.pattern(
    r"(?: (?:and|or) [A-Z][a-z]+)? (?:is|are) (?:seen|regarded|viewed|thought|considered)\b"
)
_SUBJECT: Final = plain.pattern(r"(?:^|\b(?:that|because|since) )$")
"""Today or a day that comes: "Monday is the anniversary of the flood"."""
_MODALS: Final = ("could", "should")
_TALLY: Final = plain.pattern(r"\b(?:results?|votes?|ballots|returns) (?:from|in|of) (?:the )?$")
_DUE_FOR: Final = plain.pattern(
    r"\b(?:due|set|scheduled|slated|expected|planned)(?: (?:for|on))? (?:the )?$"
)
_WAS: Final = plain.pattern(r" (?:was|were|had been)\b")
"""What became of a plan: "the hearing scheduled for Tuesday was put off"."""
_MOVED: Final = r"\b(?:moved|postponed|delayed|rescheduled|shifted|brought forward|pushed back|put off|put back)"
_FROM_DAY: Final = plain.pattern(
    rf"{_MOVED}(?: [\w'-]+){{0,3}} from (?:the )?$",
    signs=("from ",),
)
_SETS: Final = plain.pattern(r"\bset $")
_AS_DAY: Final = plain.pattern(r" (?:as|for) (?:the|an?|its|his|her|their)\b")
"""A day that is chosen for something: "the court has set February 8 for the trial"."""
_MOVED_TO: Final = plain.pattern(
    rf"{_MOVED}(?: [\w'-]+){{0,3}} from (?:[\w'.-]+ ){{1,4}}to (?:the )?$"
)
"""The day it was moved from may be past or still to come."""
_CASES: Final = plain.pattern(
    r"\b(?:report(?:s|ed|ing)?|record(?:s|ed|ing)?|register(?:s|ed|ing)?|log(?:s|ged|ging)?) [\d,.]+ (?:[\w-]+ ){1,8}for $"
)
"""Figures of a day: "reported 22 new cases for Wednesday"."""
_SHUT: Final = plain.pattern(r"\b(?:is|are) (?:also |now )?(?:[a-z]{3,20}ed|shut|held)(?: on)? $")
"""Today, or on a day that comes: "the schools are closed Saturday"."""
_TO_DO: Final = plain.pattern(
    r"^(?:[\w'-]+ ){1,4}to (?!(?:the|his|her|its|their|this|that|one|two|be|over|more|about|all|some)\b)[a-z]{2,20} [^,;:]{0,80}$"
)
"""A plan, in a headline: "Minister to visit Lima on Friday"."""
_EARLIER: Final = plain.pattern(
    r"\b[Ee]arlier (?:on )?$",
    signs=("arlier ",),
)
_NOUN_OF: Final = plain.pattern(r"'s? [a-z]{3,20} $")
"""As in "will follow the court's decision Wednesday": the day belongs to the noun."""
_VOTE_FOR: Final = plain.pattern(
    r"'s (?:\w+ ){0,3}(?:elections?|votes?|summit|match|game|talks|race)\b"
)
_AIM: Final = plain.pattern(rf"\b(?:for|until|till|by|to|through) (?:{CLOCK} (?:on )?)?(?:the )?$")
"""After these a verb in the past says little: "called a vote for Sunday", "put off until Monday"."""
_FROM_TO: Final = plain.pattern(
    r"\bfrom (?:[\w']+ ){1,4}(?:to|through|until|till) (?:the )?$",
    signs=("from ",),
)
"""The second end of a range: "lasted from Sunday to Monday"."""
_NOT_YET: Final = r"(?:to|expected|forecast(?:ed|s)?|planned|predicted|projected|projections?|due|scheduled|anticipated) "
"""What makes a figure to compare with one that has still to come."""
_RECORD: Final = plain.pattern(
    r"\b(?:record|high|low|peak|best|mark)s?(?: of [^,;]{1,24})?,? set (?:on|in|during) (?:the )?$"
    r"|\bclosing (?:prices?|levels?|values?|figures?)(?: of [^,;]{1,24})? (?:on|in|of) (?:the )?$"
    rf"|\b(?:(?:[Uu]p|[Dd]own) from|[Cc]ompared (?:with|to)) (?:(?!{_NOT_YET})[^\s,;]{{1,24}} ){{1,4}}in (?:the )?$",
    signs=("set ", "closing ", "from ", "ompared "),
)
"""A record that was set, and is not set to come; and what is known, a price or a figure to compare with."""
_LIKELY: Final = plain.pattern(
    r"\b(?:(?:was|were) (?:likely|due|expected|set|scheduled) to [^,;]{3,60} (?:when|once|after|before) "
    r"[^,;]{3,60} (?:on|in) (?:the )?"
    r"|(?:working|heading|moving|building|gearing up) towards? (?:an? |the )?(?:[a-z]+ )?)$",
    signs=(" to ", "oward"),
)
"""What was to come when something else would have: "was likely to rise when they met on Friday"."""
_REACHED: Final = plain.pattern(
    r"\bhad (?:already |only |also |at least )?(?:been (?:[a-z]+ly )?(?:reported|recorded|confirmed|counted|registered|killed"
    r"|infected|evacuated|rescued|found|detained|arrested|restored|recovered|identified|hospitali[sz]ed|treated"
    r"|vaccinated|displaced|destroyed|burned)|reached|risen|fallen|died|fled|spread|grown|climbed|dropped|swelled"
    r"|arrived|returned|left) (?:(?!to [a-z])[\w,.'-]+ ){0,8}?by (?:late |early )?$",
    signs=("had ",),
)
"""How far something had come by a day that is over: "had risen to 52 by Thursday"."""
_SINCE: Final = plain.pattern(
    r"\b[Ss]ince (?:the )?(?:early |late |about )?$",
    signs=("ince ",),
)
_UNTIL: Final = plain.pattern(
    rf"\b(?:until|till) (?:(?:{CLOCK}|\d{{4}} ?(?:GMT|UTC|BST|hours)) (?:on )?)?(?:(?:late|early) (?:on )?)?(?:the )?$"
    r"|\bby (?:the )?(?:close|end) of business (?:on )?$|^[A-Z][a-z]+s (?:to|about|via) [^\d,;:]{2,60} by (?:the )?close of play (?:on )?$"
)
"""Before a day of a sentence without a verb; where stumps are drawn, "close of play" is mostly past."""
_DEADLINE: Final = plain.pattern(r"\b(?:until|till|by) (?:the )?$")
_DUE_TO: Final = plain.pattern(r", (?:due|set|scheduled|slated|expected|planned)\b[^,]*$")
"""A plan told in passing: "the ship, due to sail on Friday, sank"."""
_ON_THE_CALENDAR: Final = plain.pattern(
    r"(?:\b(?:(?:is|are|starts|ends|returns|follows(?= (?:in|on) $)|concludes|finishes|lifts off|blasts off|tees off|airs|lands|goes on|leaves(?: office)?|reopens|closes|kicks off|gets under way"
    r"|comes into (?:force|effect)|goes (?:into effect|on (?:sale|trial|show))|retires|steps down"
    r"|turns \d{1,3}|reports (?:[\w'-]+ ){0,3}(?:earnings|results|figures|numbers)"
    r"|takes (?:effect|place|office)|(?<!did )(?<!didn't )(?<!not )(?:go|goes|head|heads|return|returns) to the polls"
    r"|(?:they|we|people|[\w-]{3,24}s) (?:start|begin|meet|resume|arrive|convene"
    r"|open|close|end|vote|leave|return|stop|play|compete|take (?:effect|place|office)))"
    r"(?: (?:in|at|here|with|again|for|on) ?(?:[\w'.: -]|, (?=[A-Z])){0,40}?)?(?: (?:on|in|at))? $"
    r"|and (?:then )?(?:returns?|resumes?|reopens?|meets?|votes?|leaves?)(?: (?:to|in|at|from|for) (?:the )?[\w'-]+)?(?: (?:on|in|at))? $"
    r"|(?:is|are) (?:meeting|voting|opening|launching|visiting|hosting)(?: [\w' -]{2,40}?)?(?: on)? $"
    r"|(?:(?:plays|visits|hosts|takes on|debuts|premieres|flies to|travels to|launches in|(?<!to )host) [\w' -]{2,40}? (?:on|in)"
    r"|faces?(?: off against)? [\w' -]{2,60}?(?: on)?) $"
    r"|(?:announces|publishes|releases|delivers|reveals|presents|holds|sets|makes) (?:its|his|her|their|the) next (?:[\w'-]+ ){1,4}on $)"
    r"|, (?:start|begin|meet|resume|open|close|end|expire|take (?:effect|place))(?: (?:on|in|at))? $)"
)
"""A present tense right before the day announces it: "the court meets Monday"."""
_ADJACENT: Final = plain.pattern(r"\b[a-z]+(?: [a-z]+ly)?(?: (?:on|in|at|during))?(?: the)? $")


_ALSO_ON: Final = plain.pattern(
    r"(?:day|month|week|year|tomorrow|tonight|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|\d) (?:and|or) (?:on|in) $"
)
"""Between two days of one list: "next month and in November"."""
UPCOMING: Final = plain.pattern(
    r"\b(?:upcoming|coming|planned|proposed|(?:has|have) (?:scheduled|called) an?) $",
    signs=("coming ", "planned ", "proposed ", "scheduled ", "called "),
)
"""Right before a day that is still to come: "its upcoming March 7 election"."""
_CLOSED_CLAUSE: Final = (
    r", (?:(?:first |originally |once |newly )?(?:[a-z]{2,20}ed|set up|held|built|made|begun|drawn up|led|written)"
    r" (?:in|on|by|at|for|with|from|to|after|over|last)\b[^,;]{2,80}"
    r"|(?:(?:an?|the) (?:[\w-]+ ){1,8}|[\w-]+ of whom )?(?:who|whose|which|where)\b[^,;]{2,100}),"
)
"""What is told of somebody in passing: "will name Lee, who ran the mint, as head on Friday"."""
_CLOSED: Final = plain.pattern(_CLOSED_CLAUSE)
_AND_THAT: Final = plain.pattern(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? and (?:that|those) (?:for|of|on|in|with|about) (?:[\w'-]+ ){1,4}(?P<on>on )$",
    signs=("day",),
)
"""The verb of the day before governs: "that for physics follows on Monday and that for peace on Friday"."""
_CLOSED_DOES: Final = plain.pattern(_CLOSED_CLAUSE + r" (?:also |now )?[a-z]{2,20}s\b")
"""A verb in the present right behind such a clause."""
_NEAR: Final = 40
"""Code points before the date in which the words of `_OPENING` stand."""


def tense(folded: str, start: int, end: int) -> Tense:
    """The tense that governs the expression from `start` to `end`; "" if no verb tells."""
    left, right = plain.before(folded, start), plain.after(folded, end, 120)
    left = left[left.rfind("; ") + 1 :]  # a clause of its own
    if (shared := _AND_THAT.search(left)) and not VERB.search(left, shared.start()):
        left = left[: shared.start()]
    if _RECORD.search(left) or _REACHED.search(left) or was_hoped_for(left, right):
        return "past"
    if _EARLIER.search(left) or _SINCE.search(left) or _is_tally(left, right):
        return "past"
    if _DAY_IS.match(folded, end) and _SUBJECT.search(left):
        return "future"
    if (
        UPCOMING.search(left)
        or _LIKELY.search(left)
        or _AWAY.match(folded, end)
        or is_foreseen(left, right)
        or (_AS_DAY.match(folded, end) and _SETS.search(left))
    ):
        return "future"
    told = "torn" if is_unreal(left) else _told_of_it(folded, end)
    if told:
        return told
    found, sure = _of_clause(left, right)
    if not sure:
        found = "torn" if _is_doubtful(folded, left, end, found) else found
    if found == "past" and is_condition(left) and not is_over(folded, start, end):
        found = "torn"
    return of_owned(folded, left, end, found) if right.startswith("'s") else found


def _told_of_it(folded: str, end: int) -> Tense:
    """The tense of a clause about the day: "Sunday, when voters go to the polls"."""
    when = _WHEN.match(folded, end)
    told = _first(plain.after(folded, when.end(), 60)) if when else ""
    if when and told == "past" and not when[0].startswith(","):
        ahead = last_verb(plain.before(folded, when.start()))
        told = ahead if ahead == "future" else told  # "will meet on Friday when revised figures …"
    return "" if told == "torn" else told


def _is_tally(left: str, right: str) -> bool:
    """Read "are counting the votes of Sunday's election", whatever comes of it."""
    return right.startswith("'s") and bool(_TALLY.search(left)) and not last_verb(left)


def _of_clause(left: str, right: str) -> tuple[Tense, bool]:
    """What the nearest verb tells, and whether it is the day's own."""
    opens = _OPENING.search(left, max(0, len(left) - _NEAR)) and not _ALSO_ON.search(left)
    if opens:
        aside = left.rstrip().endswith(",") and right.startswith(",")
        ahead = _from_first(right)
        return (last_verb(left) or _first(right) if aside else ahead or last_verb(left)), True
    calendar = _ON_THE_CALENDAR.search(left)
    if calendar and last_verb(calendar[0]) != "past":
        being = _BEING.search(left) and _first(right) == "past"
        return "torn" if being else "future", True
    if coming := of_coming(left):
        return coming, True
    main = _CLOSED.sub(" ", left)
    found = last_verb(main) or last_verb(left) or _from_first(right)
    if main != left and found == "past" and _CLOSED_DOES.search(left) and not last_verb(main):
        found = "torn"  # the present may announce it: "the bank, which has cut rates, decides on Friday"
    if found == "future" and _WRITTEN.search(left):
        return "past", True
    if (not found and _UNTIL.search(left)) or (found == "torn" and _is_deadline(left)):
        return "future", True
    return found, False


def _from_first(right: str) -> Tense:
    """What the first verb behind a day tells, unless it is told of in the present: "June is seen as"."""
    is_now = _IS_NOW.match(right)
    return "" if is_now and _first(right[: is_now.end() + 40]) != "future" else _first(right)


def _is_deadline(left: str) -> bool:
    return bool(_DEADLINE.search(left)) and not last_verb(left)


def _is_doubtful(folded: str, left: str, end: int, found: Tense) -> bool:
    """Whether the verb may not be the day's own."""
    named = folded.startswith("'s", end)
    if _FROM_DAY.search(left) and not named:
        return True
    if found == "future":
        return _is_doubtful_plan(folded, left, end)
    if _SHUT.search(left) or (not found and _TO_DO.search(left)):
        return True
    if named:
        return not found and bool(_AIM.search(left) and _VOTE_FOR.match(folded, end))
    aimed = _AIM.search(left) and not _CASES.search(left)
    lasted = _FROM_TO.search(left) and not _MOVED_TO.search(left)
    return found == "past" and bool(aimed) and not lasted


def is_since(folded: str, start: int) -> bool:
    """Whether something has gone on since the date, which is then past whatever is near."""
    return bool(_SINCE.search(folded, max(0, start - 24), start))


def _is_doubtful_plan(folded: str, left: str, end: int) -> bool:
    """Whether what was to come may be over, or the day may belong to something else."""
    if _DUE_FOR.search(left) and _WAS.match(folded, end):
        return True
    if _DUE_TO.search(left) and folded.startswith(",", end):
        return _first(plain.after(folded, end, 60)) == "past"
    return bool((PAST_EVENT if folded.startswith("'s", end) else _NOUN_OF).search(left))


def is_plainly_past(folded: str, start: int) -> bool:
    """Whether a verb in the past stands right before the date ("was signed on March 20")."""
    left = folded[max(0, start - 40) : start]
    if _SINCE.search(left):
        return True
    found = _ADJACENT.search(left)
    return bool(found and last_verb(found[0]) == "past")


def hints_ahead(folded: str, start: int) -> bool:
    """Whether anything before the expression, in its sentence, is still to come.

    Not if a clause about somebody tells of the day: "for the funeral of the king, who died on Sunday".
    """
    left = plain.before(folded, start, 400)
    aside = _ASIDE.search(left)
    if aside and last_verb(aside[0]) == "past":
        return False
    return any(named_tense(found) == "future" for found in VERB.finditer(left))


def first_verb(text: str) -> int | None:
    """Where the first verb stands that tells of the past or of what is to come."""
    found = VERB.search(text)
    return found.start() if found else None


def _first(text: str) -> Tense:
    found = VERB.search(text)
    if found and found["future"] and _RELATIVE.search(text, 0, found.start()):
        return "torn"  # what is told of something else: "passed the bill that will …"
    if found and found[0].startswith(_MODALS):
        return ""  # what one was able to do that day, or may do then
    says = _SAYS.search(text, 0, found.start() if found else len(text))
    if says or (found and found["torn"] and not found["torn"].startswith(("was", "were", "had"))):
        return "past"  # on that day they said so, or promised it
    return named_tense(found) if found else ""
