"""A tree is checked against a form: every mistake at once, each at its line and column.

A form is a pydantic model. What does not fit is reported, left out, and the rest checked again,
so that one bad date costs only that date.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import Any, ClassVar, Generic, TypeVar, get_args

from msgspec.structs import replace
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from briefgen.findings import CODES, Edit, Finding, Place, instead
from briefgen.source.tree import (
    Location,
    Mapping,
    Node,
    Scalar,
    absent,
    bare,
    path_to,
    plain,
    without,
)

MOST = 50
"""Findings of one kind of reading that are said for one file."""
SURELY_MEANT = 0.8
"""How like a known word another must be, from 0 to 1, to be nothing but a slip of the fingers."""
PERHAPS_MEANT = 0.6
"""How like one of a few words another must be to be asked about."""

_WORDS = {
    "missing": "is missing",
    "string_type": "must be text",
    "string_too_short": "is empty",
    "too_short": "is empty",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "finite_number": "must be a number",
    "bool_type": "must be true or false",
    "tuple_type": "must be a list",
    "dict_type": "must be “key: value” pairs",
    "model_type": "must be “key: value” pairs",
    "model_attributes_type": "must be “key: value” pairs",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "literal_error": "must be one of {expected}",
}

_MENDS = {
    "int_type": "Write a whole number without quotes, such as 20.",
    "float_type": "Write a number without quotes, such as 0.5.",
    "float_parsing": "Write a number, such as 0.5.",
    "bool_type": "Write true or false, without quotes.",
    "tuple_type": "Write a list: [one, two].",
    "greater_than_equal": "Write {ge} or more; or leave it out.",
    "less_than_equal": "Write {le} or less; or leave it out.",
}


class Form(BaseModel):
    """What a mapping may hold. `other_names` are words of other tools, for the suggestions.

    hiding: keys that keep something from the public, which no other word becomes by itself.
    """

    # deferred: a build that reads no new front matter needs no validator of it
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
    other_names: ClassVar[dict[str, str]] = {}
    hiding: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def known(cls) -> tuple[str, ...]:
        return tuple(field.alias or name for name, field in cls.model_fields.items())

    @classmethod
    def suggestion(cls, key: str, *, cutoff: float = 0.7) -> str:
        """The key that was probably meant, "" if there is no telling.

        cutoff: how like it a key must be, from 0 to 1.
        """
        word = _word(key)
        if word in cls.other_names:
            return cls.other_names[word]
        if len(word) > 30:
            return ""
        if word in cls.known():
            return word
        close = difflib.get_close_matches(word, cls.known(), n=1, cutoff=cutoff)
        return close[0] if close else ""


F = TypeVar("F", bound=Form)


def _word(key: str) -> str:
    """A key as far as those that are known are told by it."""
    return _bare(key).strip().lower().replace("-", "_").replace(" ", "_")


def _bare(key: str) -> str:
    """A key in ordinary letters: “ｄｒａｆｔ” and “dráft” are “draft”, with or without unseen signs."""
    if key.isascii():
        return key
    signs = unicodedata.normalize("NFKD", key)
    return "".join(sign for sign in signs if unicodedata.category(sign) not in ("Mn", "Cf"))


@dataclass(frozen=True, slots=True)
class Checked(Generic[F]):
    """A filled form, and what was found.

    form: None if something required is missing.
    tree: what the form was filled from: the given tree less what did not fit.
    """

    form: F | None
    tree: Node
    findings: tuple[Finding, ...]


def check(
    form: type[F], tree: Node, path: str, *, zone: tzinfo = UTC, unknown: str = "unknown-key"
) -> Checked[F]:
    """Fill a form from a tree. Dates without offset are in `zone`; `unknown` is a finding's code."""
    findings: list[Finding] = []
    count = 0
    while True:
        try:
            filled = form.model_validate(plain(tree), context={"zone": zone})
            return Checked(filled, tree, capped(findings, count))
        except ValidationError as error:
            mistakes = error.errors(include_url=False)
        # what a list or mapping lacks in a later round was left out by an earlier one
        new = [m for m in mistakes if not findings or isinstance(_guilty(tree, m), Scalar)]
        said = new[: MOST + 1 - len(findings)]
        findings.extend(_finding(form, tree, path, mistake, unknown) for mistake in said)
        count += len(new)
        guilty = {id(_guilty(tree, mistake)) for mistake in mistakes}
        if id(tree) in guilty:
            return Checked(None, tree, capped(findings, count))
        tree = without(tree, guilty)


def capped(findings: list[Finding], count: int = 0) -> tuple[Finding, ...]:
    """Not more than a screenful: the first ones, and how many more there are of `count`."""
    more = max(count, len(findings)) - MOST - 1
    if more < 1:
        return tuple(findings)
    last = findings[MOST]
    return (*findings[:MOST], replace(last, message=f"{last.message} (and {more} more)"))


def values(form: Form) -> dict[str, Any]:
    """What was given, by field name; what wasn't is left to the defaults of the receiver."""
    return {name: getattr(form, name) for name in form.model_fields_set}


def _guilty(tree: Node, mistake: ErrorDetails) -> Node:
    """The node to leave out: the deepest one there is on the way to the mistake."""
    return list(path_to(tree, mistake["loc"]))[-1]


def _finding(
    form: type[Form], tree: Node, path: str, mistake: ErrorDetails, unknown: str
) -> Finding:
    place = _place(tree, path, mistake)
    if mistake["type"] == "extra_forbidden":
        return _unknown(form, tree, place, mistake, unknown)
    context = mistake.get("ctx", {})
    hint = str(context.get("hint", ""))
    if mistake["type"] in CODES:
        node = list(path_to(tree, mistake["loc"]))[-1]
        meant = str(context.get("meant", ""))
        text = bare(meant) if meant and not _is_quoted(node) else meant
        edits = instead(_words(place, node), mistake["input"], text)
        return Finding(place, mistake["type"], str(context["message"]), hint, edits)
    words = _WORDS.get(mistake["type"], mistake["msg"]).format(**context)
    if mistake["input"] is None or _is_empty(tree, mistake["loc"]):
        words = "has an empty value"
    message = f"{_label(mistake['loc'])} {words}"
    if mistake["type"] == "literal_error" and isinstance(mistake["input"], str):
        return _no_choice(tree, place, mistake, message)
    return Finding(place, "bad-value", message, hint or _mend(form, tree, mistake))


def _no_choice(tree: Node, place: Place, mistake: ErrorDetails, message: str) -> Finding:
    """A word that is none of those that there are; safe is a slip of the fingers."""
    words = mistake["ctx"]["expected"].replace(" or ", ", ").replace("'", "").split(", ")
    given = mistake["input"].strip().lower()[:30]
    near = [
        difflib.get_close_matches(given, words, n=1, cutoff=cutoff)
        for cutoff in (SURELY_MEANT, PERHAPS_MEANT)
    ]
    meant = (*near[1], "")[0]
    node = list(path_to(tree, mistake["loc"]))[-1]
    edits = instead(_words(place, node), mistake["input"], meant, safe=bool(near[0]))
    hint = f"Did you mean “{meant}”?" if meant else "Write one of these."
    return Finding(place, "bad-value", message, hint, edits)


def _is_empty(tree: Node, location: Location) -> bool:
    """Whether a key is there with nothing behind it, which counts as missing."""
    way = list(path_to(tree, location))
    return len(way) > len(location) and absent(way[-1])


def _mend(form: type[Form], tree: Node, mistake: ErrorDetails) -> str:
    """What to write instead, in the words of the form that is meant here."""
    location = mistake["loc"]
    if mistake["type"] == "missing" and _is_empty(tree, location):
        return "Write it behind the colon."
    if mistake["type"] == "missing":
        wanted, other = location[-1], _written_for(_owner(form, location[:-1]), tree, location)
        return f"Write {wanted}: instead of {other}:." if other else f"Give it the key “{wanted}”."
    owner = _owner(form, location)
    if mistake["type"] not in ("model_type", "model_attributes_type") or owner is form:
        return _simple_mend(mistake)
    needed = [
        field.alias or name for name, field in owner.model_fields.items() if field.is_required()
    ]
    return f"Give it the keys {' and '.join(needed or owner.known())}, each with its value."


def _written_for(owner: type[Form], tree: Node, location: Location) -> str:
    """The key that was probably meant to be the one that is missing at a location; "" for none."""
    holder = list(path_to(tree, location))[-1]
    keys = [str(key.value) for key, _ in holder.entries] if isinstance(holder, Mapping) else []
    return next((key for key in keys if owner.suggestion(key) == location[-1]), "")


def _simple_mend(mistake: ErrorDetails) -> str:
    given = mistake["input"]
    if mistake["type"] == "string_type" and given is not None:
        many = isinstance(given, list | dict)
        return "Write one text in its place." if many else f'Put it in quotes: "{given}".'[:100]
    known = _MENDS.get(mistake["type"], "Correct it, or leave it out.")
    return known.format(**mistake.get("ctx", {}))


def _place(tree: Node, path: str, mistake: ErrorDetails) -> Place:
    nodes = list(path_to(tree, mistake["loc"]))
    node, owner = nodes[-1], nodes[-2] if len(nodes) > 1 else None
    if mistake["type"] == "extra_forbidden" and isinstance(owner, Mapping):
        node = owner.key(str(mistake["loc"][-1])) or node
    return Place(path, node.line, node.column, length(node))


def length(node: Node) -> int:
    """How much of a line to point at."""
    if isinstance(node, Scalar) and node.length is not None:
        return node.length
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        return 0
    return len(node.value.split("\n", 1)[0][:100])


def _label(location: Location) -> str:
    words = [step for step in location if isinstance(step, str)]
    return f"“{words[-1]}”" if words else "This"


def _unknown(
    form: type[Form], tree: Node, place: Place, mistake: ErrorDetails, code: str
) -> Finding:
    location = mistake["loc"]
    key = str(location[-1])
    owner = _owner(form, location[:-1])
    meant = owner.suggestion(key)
    hint = f"Did you mean “{meant}”?" if meant else f"Known are: {', '.join(owner.known())}."
    around = list(path_to(tree, location[:-1]))[-1]
    edits = renamed_key(owner, around, key, place) if isinstance(around, Mapping) else ()
    return Finding(place, code, f"The key “{key[:60]}” is not known", hint, edits)


def renamed_key(form: type[Form], owner: Mapping, key: str, place: Place) -> tuple[Edit, ...]:
    """What was probably meant in place of a key, unless that or another word for it stands there, too.

    Safe is what differs in case, accents or hyphens only, is the word of another tool, or is wrong
    in a letter or two, if the value can be one of that key. But “published: no” is no “draft: no”.
    """
    meant, value = form.suggestion(key), owner.get(key)
    if not meant or value is None or len(owner.entries) > MOST:
        return ()
    others = {str(other.value) for other, _ in owner.entries} - {key}
    if any(form.suggestion(other) == meant for other in others):
        return ()
    if meant in form.hiding and (_word(key) in form.other_names or _word(key)[0] != meant[0]):
        return ()
    surely = form.suggestion(key, cutoff=SURELY_MEANT) == meant
    safe = surely and _fits(form, meant, plain(value))
    return instead(_words(place, owner.key(key)), key, meant, safe=safe)


def _words(place: Place, node: Node | None) -> Place:
    """Where the words of a value or key begin, which may stand in quotes."""
    return replace(place, column=place.column + _is_quoted(node))


def _is_quoted(node: Node | None) -> bool:
    return isinstance(node, Scalar) and node.quoted


def _fits(form: type[Form], key: str, value: object) -> bool:
    """Whether a key may have this value, whatever else is missing."""
    try:
        form.model_validate({key: value}, context={"zone": UTC})
    except ValidationError as error:
        return all(mistake["loc"][0] != key for mistake in error.errors(include_url=False))
    return True


def _owner(form: type[Form], location: Location) -> type[Form]:
    """The form that describes a location."""
    for step in location:
        fields = {field.alias or name: field for name, field in form.model_fields.items()}
        if isinstance(step, str) and step in fields:
            form = next(_forms_in(fields[step].annotation), form)
    return form


def _forms_in(annotation: object) -> Iterator[type[Form]]:
    if isinstance(annotation, type) and issubclass(annotation, Form):
        yield annotation
    for inner in get_args(annotation):
        yield from _forms_in(inner)
