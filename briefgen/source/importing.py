"""An article becomes a Markdown source with front matter, as an editor would have written it."""

from __future__ import annotations

from datetime import date
from typing import Any

import yaml
from msgspec.structs import asdict

from briefgen.source.article import Article, Body, Credit, GivenFact, LeadImage, Override, SourceRef
from briefgen.source.escape import escape
from briefgen.source.markdown import parse, passages

_NULL = "tag:yaml.org,2002:null"


class _Writer(yaml.SafeDumper):
    """YAML as people write it: lists indented, nothing for a missing value."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, indentless=False)


_Writer.add_representer(type(None), lambda dumper, _: dumper.represent_scalar(_NULL, ""))


def to_markdown(article: Article, *, bare: bool = False) -> str:
    """Write front matter and body; reading it gives the same headline, fields and passages.

    The keys stand in one order, `date` and `sources` always, so that an editor sees what to fill
    in; unless it is `bare`, as a page is that needs neither. Nothing is wrapped.
    """
    return f"---\n{_front_matter(article, bare)}---\n\n{_markdown(article.body)}"


def _markdown(body: Body) -> str:
    if body.kind == "markdown":
        return body.text.rstrip("\n") + "\n"
    told = (escape(passage.text) for passage in passages(parse(body)))
    return "\n\n".join(told) + "\n"


def _front_matter(article: Article, bare: bool) -> str:
    values, always = _values(article), () if bare else ("date", "sources")
    kept = {key: value for key, value in values.items() if value or key in always}
    return yaml.dump(kept, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=float("inf"))


def _values(article: Article) -> dict[str, Any]:
    return {
        "title": article.headline,
        "slug": article.slug,
        "date": _day(article.date),
        "updated": _day(article.updated),
        "publish_at": article.publish_at,
        "expires_at": article.expires_at,
        "draft": article.draft,
        "section": article.section,
        "type": article.type,
        "kicker": article.kicker,
        "dek": article.dek,
        "byline": [_credit(credit) for credit in article.byline],
        "contributors": [_credit(credit) for credit in article.contributors],
        "dateline": article.dateline,
        "lang": article.lang,
        "thread": article.thread,
        "tags": list(article.tags),
        "aliases": list(article.aliases),
        "image": _image(article.image),
        "rights": "" if article.rights == "full" else article.rights,
        "facts": [_fact(fact) for fact in article.facts],
        "mentions": dict(_mention(override) for override in article.mentions),
        "corrections": [_said(asdict(correction)) for correction in article.corrections],
        "sources": [_source(source) for source in article.sources],
    }


def _day(text: str) -> date | str | None:
    """A day stands without quotes; a missing one leaves its place empty."""
    return date.fromisoformat(text) if len(text) == len("2025-01-03") else text or None


def _image(image: LeadImage | None) -> dict[str, str]:
    if image is None:
        return {}
    return _said(
        {"src": image.src, "alt": image.alt, "caption": image.caption, "credit": image.credit}
    )


def _credit(credit: Credit) -> str | dict[str, Any]:
    said = _said(asdict(credit))
    return credit.name if list(said) == ["name"] else said


def _source(source: SourceRef) -> dict[str, Any]:
    return _said(asdict(source))


def _fact(fact: GivenFact) -> dict[str, str]:
    return {"label": fact.label, "value": fact.value}


def _mention(override: Override) -> tuple[str, str]:
    return override.surface, override.entity


def _said(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
