"""Titles before names, held against the offices of persons at the date of the article.

"South Korean President Yoon" is whoever of that name was president of South Korea then.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from briefgen.annotate.annotation import Span
from briefgen.annotate.document import Document, Word
from briefgen.annotate.lexicon import TITLES, word_set
from briefgen.annotate.memo import Memo
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity, Role
from briefgen.knowledge.folding import KEPT

_WORD = expression(r"[^\W\d_][\w.'-]*")
_WORDS_IN = Memo(lambda piece: tuple[str, ...](_WORD.findall(piece)))
_OFFICE_OF = Memo(
    lambda title: frozenset(w.strip(".,").lower() for w in title.replace("-", " ").split())
)
_TITLE_TAIL = expression(r"(?:[Oo]f|[Ff]or) (?:the )?[A-Z]\w*(?: and [A-Z]\w*)?\Z")
_POLITE = word_set("mr mrs ms mx dr prof professor sir dame lord lady former acting interim then")
_PAST = word_set("former ex-president ex-prime then-president late then")
_SAME = {
    "senator": ("senator", "senate"),
    "sen": ("senator", "senate"),
    "rep": ("representative", "representatives"),
    "congressman": ("representative", "representatives"),
    "congresswoman": ("representative", "representatives"),
    "gov": ("governor",),
    "premier": ("premier", "prime"),
    "pm": ("prime",),
    "foreign": ("foreign", "external"),
    "defense": ("defense", "defence"),
    "defence": ("defense", "defence"),
    "mp": ("member",),
}
_TIME_OF_DAY = expression(r"\d[\d:.]{0,4} ?[Pp][Mm] \Z")
"""Before a name, an hour and no prime minister."""

_LINK_WORDS = word_set("of for the and to")
_HEADS = word_set("president prime premier chancellor taoiseach")
_RULE = word_set("administration government cabinet presidency")
_SOON = timedelta(days=90)
"""An office that begins so soon is spoken of: "the incoming administration"."""


class Title(Struct, frozen=True):
    """The office before a name: its words in small letters; `past` for "former"."""

    words: tuple[str, ...] = ()
    past: bool = False


def title_before(document: Document, span: Span) -> Title:
    """The words of office directly before a name: "Secretary of State", "Prime Minister"."""
    return _title(document.lead(span))


@lru_cache(maxsize=KEPT)
def _title(lead: str) -> Title:
    """The title at the end of a text: each guess of a name asks for it."""
    if _TIME_OF_DAY.search(lead[-12:]):
        return Title()
    beside = lead.rstrip().rpartition(" ")[2]
    tail = _TITLE_TAIL.search(lead.rstrip()) if beside[:1].isupper() else None
    last = _WORDS_IN[beside]
    if tail is None and last and last[-1].lower().rstrip(".") not in TITLES:
        return Title()
    words = _WORD.findall(lead[: tail.start()] if tail else lead)
    found: list[str] = []
    while words and words[-1].lower().rstrip(".") in TITLES and lead.rstrip()[-1:] not in ",;:.)":
        found.insert(0, words.pop().lower().rstrip("."))
    if (
        not found
        and lead.rstrip()[-1:] == "."
        and words
        and words[-1].lower().rstrip(".") in TITLES
    ):
        found = [words[-1].lower().rstrip(".")]
    if tail and found:
        found += [w.lower() for w in _WORD.findall(tail[0]) if w.lower() not in _LINK_WORDS]
    office = tuple(w for w in found if w not in _POLITE)
    return Title(office, past=bool(_PAST & set(found)))


def holds(entity: Entity, title: Title, day: str) -> float:
    """How well a person's offices fit a title: 1 if held on the day, 0.5 at another time, else 0."""
    fitting = [role for role in entity.roles if _fits(role, title)]
    if not fitting:
        return 0.0
    if title.past or not day or any(_held(role, day) for role in fitting):
        return 1.0
    return 0.5


def is_rule(after: Word | None) -> bool:
    """Whether a name is that of a government, as the word behind it tells: "the Lund administration"."""
    return after is not None and after.lower in _RULE


def rules(entity: Entity, day: str) -> bool:
    """Whether somebody is a head of state or government on a day."""
    heads = (r for r in entity.roles if _HEADS & set(r.title.lower().split()[:1]))
    return any(_held(role, day) for role in heads)


def _fits(role: Role, title: Title) -> bool:
    office = _OFFICE_OF[role.title]
    wanted = [w for w in title.words if w not in _PAST]
    return (
        bool(wanted)
        and not any(office.isdisjoint(_SAME.get(w, (w,))) for w in wanted)
        and ("vice" not in office or "vice" in wanted)
    )


def _held(role: Role, day: str) -> bool:
    if not role.start or not day:
        return bool(role.start)
    begun = _first_day(role.start) <= (date.fromisoformat(day) + _SOON).isoformat()
    return begun and (not role.end or role.end[: len(day)] >= day[: len(role.end)])


def _first_day(moment: str) -> str:
    return f"{moment}-01-01"[:10] if len(moment) < 10 else moment
