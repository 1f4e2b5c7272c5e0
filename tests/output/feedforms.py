"""Feeds as independent readers see them: held against a schema, and as plain entries."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import Path
from typing import Any

import jsonschema
from lxml import etree

SCHEMAS = Path(__file__).with_name("schemas")
GRAMMARS = {
    end: etree.RelaxNG(etree.parse(SCHEMAS / f"{name}.rng"))
    for end, name in {"xml": "atom", "rss": "rss"}.items()
}
JSON_FEED = jsonschema.Draft202012Validator(
    json.loads((SCHEMAS / "jsonfeed.json").read_text(encoding="utf-8"))
)
NAMESPACES = {
    "a": "http://www.w3.org/2005/Atom",
    "c": "http://purl.org/rss/1.0/modules/content/",
    "d": "http://purl.org/dc/elements/1.1/",
    "m": "http://search.yahoo.com/mrss/",
}
ENDINGS = ("xml", "rss", "json")


@dataclass(frozen=True)
class Read:
    """What all formats say of a briefing."""

    id: str
    url: str
    title: str
    content: str
    summary: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    language: str


def mistakes(url: str, data: bytes) -> list[str]:
    """What is wrong with the feed at an address by the rules of its format."""
    end = url.rpartition(".")[2]
    if end == "json":
        return [error.message for error in JSON_FEED.iter_errors(json.loads(data))]
    grammar = GRAMMARS[end]
    grammar.validate(etree.fromstring(data))
    return [str(error) for error in grammar.error_log]


def read(url: str, data: bytes) -> list[Read]:
    """The entries of a feed."""
    end = url.rpartition(".")[2]
    if end == "json":
        return [of_json(item) for item in json.loads(data)["items"]]
    root = etree.fromstring(data)
    if end == "rss":
        return [of_rss(item) for item in root.iterfind("channel/item")]
    return [of_atom(entry) for entry in root.iterfind("a:entry", NAMESPACES)]


def of_atom(entry: Any) -> Read:
    def said(path: str) -> str:
        return entry.findtext(path, "", NAMESPACES)

    return Read(
        said("a:id"),
        entry.find("a:link[@rel='alternate']", NAMESPACES).get("href"),
        said("a:title"),
        said("a:content"),
        said("a:summary"),
        moment(said("a:published")),
        moment(said("a:updated")),
        tuple(name.text for name in entry.iterfind("a:author/a:name", NAMESPACES)),
        tuple(tag.get("term") for tag in entry.iterfind("a:category", NAMESPACES)),
        entry.get("{http://www.w3.org/XML/1998/namespace}lang", ""),
    )


def of_rss(item: Any) -> Read:
    def said(path: str) -> str:
        return item.findtext(path, "", NAMESPACES)

    return Read(
        said("guid"),
        said("link"),
        said("title"),
        said("c:encoded"),
        unescape(said("description")),
        parsedate_to_datetime(said("pubDate")).astimezone(UTC),
        moment(said("a:updated")),
        tuple(name.text for name in item.iterfind("d:creator", NAMESPACES)),
        tuple(tag.text for tag in item.iterfind("category")),
        said("d:language"),
    )


def of_json(item: Any) -> Read:
    return Read(
        item["id"],
        item["url"],
        item["title"],
        item["content_html"],
        item.get("summary", ""),
        moment(item["date_published"]),
        moment(item["date_modified"]),
        tuple(author["name"] for author in item.get("authors", ())),
        tuple(item.get("tags", ())),
        item.get("language", ""),
    )


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
