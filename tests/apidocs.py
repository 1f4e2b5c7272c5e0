"""Reads the JSON API of a built site, and holds its documents against the schemas that it publishes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

ROOT = "api/v1/"
CHECK = Draft202012Validator.FORMAT_CHECKER

Documents = dict[str, Any]


def documents(pages: dict[str, bytes]) -> Documents:
    return {url: json.loads(data) for url, data in pages.items() if url.startswith(ROOT)}


def on_disk(site: Path) -> Documents:
    return documents(
        {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("api/**/*.json")}
    )


def refused(found: Documents) -> list[str]:
    """What of documents their own schemas refuse."""
    wrong = []
    for url, document in found.items():
        if "/schema/" in url:
            Draft202012Validator.check_schema(document)
            continue
        named = (Path("/") / url).parent / document["$schema"]
        schema = found[str(named.resolve()).removeprefix("/")]
        checker = Draft202012Validator(schema, format_checker=CHECK)
        wrong += [f"{url}: {error.message}" for error in checker.iter_errors(document)]
    return wrong


def objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list):
            yield from objects(inner)


def addresses(found: Documents) -> Iterator[dict[str, Any]]:
    for url, document in found.items():
        if "/schema/" not in url:
            yield from (item for item in objects(document) if {"path", "url"} <= set(item))
