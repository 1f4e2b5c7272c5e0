"""A small project with an address and recipients, its mails, and what there is in them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import project as tools
import pytest

from briefgen.cli import main
from briefgen.graph.build import Build
from briefgen.pipeline.mails import digest, mail
from briefgen.pipeline.sources import addresses
from briefgen.site.mail_models import Mail

MAIL = '[mail]\nsender = "Test wire <desk@example.org>"\nto = ["ada@example.net", "Bo <bo@example.net>"]\n'
PLAIN = '[nlp]\nmodel = "none"\n'
FILES = {**tools.FILES, "briefgen.toml": tools.FILES["briefgen.toml"] + PLAIN + MAIL}


def run(*arguments: str) -> int:
    """The exit code of a command."""
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


def create(root: Path, more: dict[str, str] | None = None) -> tools.Project:
    return tools.create(root, FILES | (more or {}))


def source(title: str, body: str, *fields: str, date: str = "2025-01-03") -> str:
    return "\n".join(["---", f"title: {title}", f"date: {date}", *fields, "---", body])


def one(root: Path, slug: str) -> Mail:
    """The mail of a briefing."""
    build = tools.Project(root).session().build()
    found = mail(build, addresses(build)[slug])
    assert found is not None
    return found


def all_of(root: Path) -> tuple[Build, dict[str, Mail]]:
    """The mails of all briefings and of the whole site as a digest."""
    build = tools.Project(root).session().build()
    found = {slug: mail(build, path) for slug, path in addresses(build).items()}
    found["digest"] = digest(build, "0001-01-01T00:00:00+00:00", "")
    return build, {name: known for name, known in found.items() if known}


def words(text: str) -> str:
    """Text in one line, as it is compared."""
    return " ".join(re.sub(r"^\s*>+ ?", "", text, flags=re.MULTILINE).split())


class Elements(HTMLParser):
    """All elements of a page, and the text in front of and between them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.comments: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def named(self, tag: str) -> list[dict[str, str]]:
        return [attrs for name, attrs in self.found if name == tag]
