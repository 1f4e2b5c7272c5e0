"""Front matter: the lines between `---` and `---` at the top of a Markdown file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo

from msgspec import Struct
from msgspec.structs import replace

from briefgen.findings import Finding, Place
from briefgen.source.article import (
    Article,
    Body,
    Correction,
    Credit,
    GivenFact,
    LeadImage,
    Override,
    SourceRef,
)
from briefgen.source.filed import among_drafts, from_name, title_for
from briefgen.source.forms import HIDING, ArticleForm, CreditForm, SourceForm
from briefgen.source.front import FENCE, body_below, parted
from briefgen.source.misplaced import foreign_front
from briefgen.source.moments import moment, zone_named
from briefgen.source.odd_dates import odd_dates
from briefgen.source.repeated import without_headline
from briefgen.source.schema import capped, check, length, renamed_key, values
from briefgen.source.tree import Mapping, Node, Scalar, absent, changed, in_pairs, path_to, scalars
from briefgen.source.yamltext import read_yaml

LIMIT = 500_000
"""Characters of the longest front matter that is read."""

MOST_KEYS = 200
"""Keys of the longest front matter that is read."""

_EXAMPLE = "Begin the file with three lines: ---, title: {}, ---."


class Front(Struct, frozen=True):
    """A Markdown file in its two parts. `tree` is None if there is no readable front matter."""

    tree: Mapping | None
    body: Body
    findings: tuple[Finding, ...] = ()


def article(
    path: str, text: str, *, zone: str = "UTC", language: str = "", untitled: bool = False
) -> tuple[Article | None, tuple[Finding, ...]]:
    """The article of a Markdown file; None if its front matter cannot be read or has no title.

    If `untitled`, neither is wanted where there is a text.

    A time without offset is in `zone`, an IANA name. The name of the file is in the article's
    language, or in `language`. An article whose `draft`, `publish_at` or
    `expires_at` could not be understood is a draft, and so is one in a folder of drafts that
    doesn't say whether it is.
    """
    place_of_time = zone_named(zone) or UTC
    front = front_matter(path, text)
    untitled = untitled and bool(front.body.text.strip())
    if front.tree is None and (front.findings or not untitled):
        return None, front.findings or (_no_title(path, front),)
    given = front.tree or Mapping(())
    tree = changed(given, "facts", lambda facts: in_pairs(facts, "label", "value"))
    checked = check(ArticleForm, tree, path, zone=place_of_time)
    findings = [*front.findings, *checked.findings]
    if checked.form is None or not isinstance(checked.tree, Mapping):
        return None, capped(findings)
    if not checked.form.title and not untitled:
        said = any(f.code == "bad-value" and "“title”" in f.message for f in findings)
        return None, capped(findings if said else [*findings, _no_title(path, front)])
    slugged = bool(checked.form.slug)
    tongue = checked.form.lang or language
    stem, day, complaints = from_name(path, place_of_time, slugged=slugged, language=tongue)
    findings.extend(complaints)
    kept_back = [*_misspelt_hiding(path, given), *_empty_draft(path, given)]
    findings = [*_not_said_by(kept_back, findings), *kept_back]
    findings.extend(_never_public(path, checked.form, given, day, place_of_time))
    findings.extend(odd_dates(path, given, checked.form.date or day, checked.form.updated))
    findings.extend(_bracketed(path, checked.tree))
    hidden = checked.form.draft or bool(kept_back) or _lost(HIDING, given, checked.tree)
    hidden = hidden or (among_drafts(path) and given.key("draft") is None)
    misdated = _lost(("date",), given, checked.tree)
    misdated = misdated or any(f.code == "bad-value" for f in complaints)
    body = without_headline(front.body, checked.form.title)
    made = _article(path, checked.form, checked.tree, body)
    lines = tuple((str(key.value), key.line) for key, _ in given.entries)
    made = replace(made, lines=lines, slug=made.slug or stem, date=made.date or day)
    return replace(made, draft=hidden, misdated=misdated), capped(findings)


def front_matter(path: str, text: str) -> Front:
    """Split a file into front matter and body; a file without front matter is all body."""
    lines, end = parted(text)
    if lines[0].rstrip() != FENCE:
        foreign = foreign_front(path, lines)
        said = (foreign,) if foreign else _late_fence(path, lines)
        return Front(None, Body("\n".join(lines)), said)
    if not end:
        return Front(None, Body(""), (_never_closed(path),))
    body = body_below(lines, end)
    tree, findings = read_yaml(path, "\n".join(lines[1:end]), line=2, limit=LIMIT)
    if tree is None:
        return Front(None, body, _with_doubt(findings, lines))
    complaint = _no_front(path, tree)
    if complaint:
        return Front(None, body, (*findings, complaint))
    return Front(tree if isinstance(tree, Mapping) else Mapping(()), body, findings)


def _late_fence(path: str, lines: list[str]) -> tuple[Finding, ...]:
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if not first or lines[first].rstrip() != FENCE:
        return ()
    message = "Front matter must begin in the first line of the file"
    return (Finding(Place(path, 1, 1), "bad-yaml", message, "Delete the empty lines before ---."),)


def _never_closed(path: str) -> Finding:
    message = "The front matter that begins here is never closed"
    return Finding(
        Place(path, 1, 1), "bad-yaml", message, "Write --- in a line below its last key."
    )


def _with_doubt(findings: tuple[Finding, ...], lines: list[str]) -> tuple[Finding, ...]:
    """A mistake below an empty line is often prose: the closing line was forgotten."""
    wrong = findings[-1]
    if not any(not line.strip() for line in lines[1 : wrong.place.line - 1]):
        return findings
    hint = f"{wrong.hint} Or is the closing --- of the front matter missing?"
    return (*findings[:-1], replace(wrong, hint=hint.strip()))


def _no_front(path: str, tree: Node) -> Finding | None:
    """Why a tree can be no front matter; an empty one can."""
    place = Place(path, tree.line, tree.column)
    if isinstance(tree, Mapping):
        message = f"The front matter has more than {MOST_KEYS} keys"
        hint = "Is the closing --- in the wrong place?"
        many = len(tree.entries) > MOST_KEYS
        return Finding(place, "too-large", message, hint) if many else None
    if absent(tree):
        return None
    return Finding(
        place, "bad-yaml", "The front matter is not “key: value” lines", _EXAMPLE.format("…")
    )


def _no_title(path: str, front: Front) -> Finding:
    key = front.tree.key("title") if front.tree else None
    if key is None:
        message, hint = "The article has no title", _hint_of_title(path, front)
        return Finding(Place(path, 1, 1), "missing-title", message, hint)
    hint = "Write it after the colon; a title that begins with # must be in quotes."
    return Finding(Place(path, key.line, key.column), "missing-title", "The title is empty", hint)


def _hint_of_title(path: str, front: Front) -> str:
    title = title_for(path, front.body.text)
    if front.tree is None:
        return _EXAMPLE.format(title)
    other = next((str(k.value) for k, _ in front.tree.entries if _meant(k) == "title"), "")
    return f"Write title: instead of {other}:." if other else f"Add a line title: {title}"


def _meant(key: Scalar) -> str:
    return ArticleForm.suggestion(str(key.value))


_HOW_TO_HIDE = {"draft": "Write draft: true or draft: false in its place."}
"""What says more than the key: “published: no” and “hidden: no” are contraries."""


def _misspelt_hiding(path: str, tree: Mapping) -> list[Finding]:
    """Errors, not warnings: “Draft: true” must not publish."""
    return [
        Finding(
            (place := Place(path, key.line, key.column, len(str(key.value)))),
            "bad-value",
            f"“{key.value}” looks like “{_meant(key)}”, so this is kept back",
            _HOW_TO_HIDE.get(_meant(key), f"Write {_meant(key)}: or remove the line."),
            renamed_key(ArticleForm, tree, str(key.value), place),
        )
        for key, _ in tree.entries
        if _meant(key) in HIDING and key.value not in HIDING
    ]


def _not_said_by(graver: list[Finding], findings: list[Finding]) -> list[Finding]:
    """The findings without those of unknown keys of which graver ones are said."""
    said = {(f.place.line, f.place.column) for f in graver}
    return [
        f for f in findings if f.code != "unknown-key" or (f.place.line, f.place.column) not in said
    ]


def _empty_draft(path: str, tree: Mapping) -> list[Finding]:
    key, value = tree.key("draft"), tree.get("draft")
    if key is None or value is None or not absent(value):
        return []
    message = "“draft” has no value, so this is kept back"
    place = Place(path, key.line, key.column, len("draft"))
    return [Finding(place, "bad-value", message, "Write draft: true or draft: false.")]


def _never_public(
    path: str, form: ArticleForm, tree: Mapping, day: str, zone: tzinfo
) -> list[Finding]:
    """Where the end lies before the beginning: that is a slip, and nobody would notice."""
    given = form.publish_at or form.date or day
    node = tree.get("expires_at")
    if form.draft or not (form.expires_at and given and isinstance(node, Scalar)):
        return []
    opens = given if "T" in given else moment(given, zone)
    if datetime.fromisoformat(opens) < datetime.fromisoformat(form.expires_at):
        return []
    message = f"this is never public: it expires at {form.expires_at}, before {opens}"
    place = Place(path, node.line, node.column, len(str(node.value)))
    hint = "Give it a later end, or none; what is to be taken back becomes a draft."
    return [Finding(place, "never-public", message, hint)]


def _bracketed(path: str, tree: Mapping) -> Iterator[Finding]:
    """Values with `[[links]]`, which are none there."""
    for node in scalars(tree):
        if isinstance(node.value, str) and "[[" in node.value:
            from briefgen.source.wiki import bracketed  # noqa: PLC0415 - few values have brackets

            if said := bracketed(node.value):
                place = Place(path, node.line, node.column, length(node))
                yield Finding(place, "broken-markup", said.message, said.hint)


def _lost(keys: tuple[str, ...], tree: Mapping, understood: Mapping) -> bool:
    """Whether one of these keys was written, but not understood."""
    kept = {key.value for key, _ in understood.entries}
    return any(key.value in keys and key.value not in kept for key, _ in tree.entries)


def _article(path: str, form: ArticleForm, tree: Mapping, body: Body) -> Article:
    given = values(form)
    given["headline"] = given.pop("title", "")
    given["byline"] = tuple(map(_credit, form.byline))
    given["contributors"] = tuple(map(_credit, form.contributors))
    given["sources"] = tuple(map(_source, form.sources))
    given["corrections"] = tuple(Correction(**c.model_dump()) for c in form.corrections)
    given["image"] = _image(form, tree)
    given["facts"] = _facts(form, tree)
    given["mentions"] = _overrides(form, tree)
    given.setdefault("slug", "")
    return Article(path=path, body=body, **given)


def _credit(form: CreditForm) -> Credit:
    return Credit(form.name, form.role, form.url)


def _source(form: SourceForm) -> SourceRef:
    title = form.title or form.publisher or form.url
    return SourceRef(**form.model_dump() | {"title": title})


def _image(form: ArticleForm, tree: Mapping) -> LeadImage | None:
    if form.image is None:
        return None
    node = list(path_to(tree, ("image", "src")))[-1]
    return LeadImage(**form.image.model_dump(), line=node.line, column=node.column)


def _facts(form: ArticleForm, tree: Mapping) -> tuple[GivenFact, ...]:
    made = []
    for index, fact in enumerate(form.facts):
        node = list(path_to(tree, ("facts", index, "value")))[-1]
        place = {"line": node.line, "column": node.column}
        made.append(GivenFact(label=fact.label, value=fact.value, **place))
    return tuple(made)


def _overrides(form: ArticleForm, tree: Mapping) -> tuple[Override, ...]:
    mentions = tree.get("mentions")
    keys = {k.value: k for k, _ in mentions.entries} if isinstance(mentions, Mapping) else {}
    return tuple(
        Override(surface, entity, keys[surface].line, keys[surface].column)
        for surface, entity in form.mentions.items()
    )
