"""Files of the knowledge base become entities and terms.

A Markdown file holds one of them, with its profile below the front matter; a YAML file holds a
list of them, a mapping from ids to them, or one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from msgspec.structs import replace

from briefgen.findings import Finding, Place
from briefgen.knowledge.entity import Entity, Knowledge, LinkRef, Role, Term
from briefgen.knowledge.forms import EntityForm, EntryForm, TermForm
from briefgen.source.article import Body
from briefgen.source.fields import is_id, is_new_id
from briefgen.source.forms import HIDING
from briefgen.source.header import front_matter
from briefgen.source.schema import capped, check, values
from briefgen.source.slugs import proposal
from briefgen.source.tree import Mapping, Node, Scalar, Sequence, absent, changed, in_pairs
from briefgen.source.yamltext import read_yaml

LONGEST_GLOSS = 200
"""Characters of a gloss that a card can show."""

Default = Literal["entity", "term"]


def knowledge(path: str, text: str, *, default: Default) -> tuple[Knowledge, tuple[Finding, ...]]:
    """What a file defines. An entry without `kind: term` is what `default` says.

    An entry without id has the one that follows from its name (in a Markdown file: from the
    file's name). Entries that lack something required are left out and reported.
    """
    if path.endswith((".yaml", ".yml")):
        entries, findings = _entries_of_yaml(path, text, default)
        body = Body("")
    else:
        front = front_matter(path, text)
        body = front.body
        findings = list(front.findings) or ([] if front.tree else [_no_front_matter(path)])
        entries = [front.tree] if front.tree else []
    made = [_entry(path, entry, body, default, findings) for entry in entries]
    entities = tuple(entry for entry in made if isinstance(entry, Entity))
    terms = tuple(entry for entry in made if isinstance(entry, Term))
    return Knowledge(entities, terms), capped(findings)


def _no_front_matter(path: str) -> Finding:
    hint = "Begin the file with ---, name: …, kind: …, ---."
    return Finding(Place(path, 1, 1), "bad-value", "The file says neither name nor kind", hint)


def _entries_of_yaml(path: str, text: str, default: Default) -> tuple[list[Mapping], list[Finding]]:
    tree, said = read_yaml(path, text)
    findings = list(said)
    if tree is None or absent(tree):
        return [], findings
    entries = []
    for node in _candidates(tree, default):
        if isinstance(node, Mapping):
            entries.append(node)
        else:
            findings.append(_no_entry(path, node))
    return entries, findings


def _no_entry(path: str, node: Node) -> Finding:
    hint = "Write a list of entries, each with name: and further keys."
    return Finding(Place(path, node.line, node.column), "bad-value", "This is not an entry", hint)


def _candidates(tree: Node, default: Default) -> Iterator[Node]:
    match tree:
        case Sequence(members):
            yield from members
        case Mapping() if tree.get("name") or tree.get("term"):
            yield tree
        case Mapping(entries):
            yield from (_keyed(key, value, default) for key, value in entries)
        case Scalar():
            yield tree


def _keyed(key: Scalar, value: Node, default: Default) -> Node:
    """An entry with its key: an id, or the name itself; a glossary may say name: gloss."""
    word = str(key.value)
    if isinstance(value, Mapping):
        named = value.get("name") or value.get("term")
        own = "id" if is_id(word) and (named or "-" in word) else "name"
        if value.get(own):
            return value
        return replace(value, entries=((_at(key, own), key), *value.entries))
    if default == "term" and isinstance(value, Scalar):
        entries = ((_at(key, "name"), key), (_at(key, "gloss"), value))
        return Mapping(entries, key.line, key.column)
    return value


def _at(key: Scalar, name: str) -> Scalar:
    return Scalar(name, key.line, key.column)


def _entry(
    path: str, tree: Mapping, body: Body, default: Default, findings: list[Finding]
) -> Entity | Term | None:
    tree = changed(_renamed(tree), "links", lambda links: in_pairs(links, "title", "url"))
    if held := _held(path, tree):
        findings.extend(held)
        return None
    kind = tree.get("kind")
    is_term = _word(kind) == "term" if kind and not absent(kind) else default == "term"
    checked = check(TermForm if is_term else EntityForm, tree, path)
    findings.extend(checked.findings)
    if checked.form is None:
        return None
    identity = checked.form.id or _default_id(path, checked.form.name)
    if not identity:
        findings.append(_no_id(path, tree))
        return None
    findings.extend(_long_gloss(path, checked.form.gloss, tree))
    profile = body.text.strip("\n")
    first = body.line + len(body.text) - len(body.text.lstrip("\n"))
    common = {
        "id": identity,
        "place": (path, tree.line),
        "profile": profile,
        "profile_line": first if profile else 0,
    }
    return _made(checked.form, common)


def _held(path: str, tree: Mapping) -> list[Finding]:
    """An entry cannot be kept back by a key; who writes one did not mean to publish it."""
    hint = "Leave the entry out until it may be seen; one that nothing public names has no page."
    return [
        Finding(
            Place(path, key.line, key.column, len(str(key.value))),
            "bad-value",
            f"“{key.value}” is for articles, so this entry is left out",
            hint,
        )
        for key, _ in tree.entries
        if str(key.value).lower().replace("-", "_") in HIDING
    ]


def _word(node: Node) -> str:
    return str(node.value).strip().lower() if isinstance(node, Scalar) else ""


def _renamed(tree: Mapping) -> Mapping:
    """`term:` is another word for `name:`."""
    if tree.get("name"):
        return tree
    entries = ((replace(k, value="name") if k.value == "term" else k, v) for k, v in tree.entries)
    return replace(tree, entries=tuple(entries))


def _default_id(path: str, name: str) -> str:
    stem, _, ending = path.rsplit("/", 1)[-1].rpartition(".")
    slug = proposal(stem if ending == "md" and is_id(stem) else name)
    return slug if is_new_id(slug) else ""


def _no_id(path: str, tree: Mapping) -> Finding:
    message = "No id can be made from this name"
    return Finding(Place(path, tree.line, tree.column), "bad-value", message, "Add id: …")


def _long_gloss(path: str, gloss: str, tree: Mapping) -> Iterator[Finding]:
    node = tree.get("gloss")
    if node is not None and len(gloss) > LONGEST_GLOSS:
        message = f"The gloss has {len(gloss)} characters; a card shows {LONGEST_GLOSS}"
        yield Finding(Place(path, node.line, node.column), "long-gloss", message, "Shorten it.")


def _made(form: EntryForm, common: dict[str, Any]) -> Entity | Term:
    given = values(form)
    given.pop("id", None)
    if "links" in given:
        given["links"] = tuple(LinkRef(x.title or x.url, x.url) for x in form.links)
    if isinstance(form, EntityForm):
        if "roles" in given:
            given["roles"] = tuple(Role(**role.model_dump()) for role in form.roles)
        profile = ("profile", "profile_line") if common["profile"] else ()
        return Entity(**given, **common, given=tuple(sorted({*given, *profile})))
    given.pop("kind", None)
    if "case" not in given:
        given["case"] = form.name != form.name.lower()
    return Term(**given, **common)
