"""Mails are answers of the graph: after any edit they are those of a clean build, and no more runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from mail.mailproject import FILES, create, source

from briefgen.cli.session import QUERIES, Session
from briefgen.findings import Failure
from briefgen.graph.build import Build
from briefgen.pipeline.mails import digest, mail
from briefgen.pipeline.sources import addresses

SETTINGS = FILES["briefgen.toml"]
VISIT, PEOPLE = "content/2025/visit.md", "content/entities/people.yaml"
EDITS = {
    "a body": (VISIT, FILES[VISIT].replace("on Friday", "on Friday, in the rain")),
    "a gloss": (PEOPLE, FILES[PEOPLE].replace("An envoy", "The envoy")),
    "a title": ("content/2025/vote.md", FILES["content/2025/vote.md"].replace("votes", "met")),
    "a briefing": ("content/new.md", source("Newest", "Words.\n", date="2025-01-04")),
    "a draft": ("content/2025/vote.md", source("V", "Words.\n", "draft: true")),
    "rights": (VISIT, FILES[VISIT].replace("section:", "rights: link\nsection:")),
    "a language": (VISIT, FILES[VISIT].replace("section:", "lang: de\nsection:")),
    "words": ("locales/en.po", 'msgid ""\nmsgstr ""\n\nmsgid "Key facts"\nmsgstr "In short"\n'),
    "the way out": ("briefgen.toml", SETTINGS + 'unsubscribe = "https://example.org/leave"\n'),
    "the zone": ("briefgen.toml", 'timezone = "Asia/Seoul"\n' + SETTINGS),
    "the theme": ("briefgen.toml", 'theme = "ledger"\n' + SETTINGS),
    "a style": ("templates/mail/_style.css", "h1 { color: red; }\n"),
    "a template": (
        "templates/mail/base.html",
        '{% extends "wire/mail/base.html" %}{% block bottom %}Bye{% endblock %}',
    ),
    "an address": ("briefgen.toml", SETTINGS.replace("example.org", "example.net")),
    "no address": ("briefgen.toml", SETTINGS.replace("url = ", "tagline = ")),
}


def told(build: Build) -> dict[tuple[str, ...], object]:
    """All mails, or why there are none, and what is said of them."""
    keys = [mail.key(path) for path in sorted(addresses(build).values())]
    keys += [digest.key("2025-01-01T00:00:00+00:00", ""), digest.key("", "")]
    found: dict[tuple[str, ...], object] = {}
    for key in keys:
        try:
            answer = build.ask(key)
        except Failure as failure:
            answer = failure.findings
        found[key] = (answer, build.findings(key))
    return found


def clean(root: Path) -> dict[tuple[str, ...], object]:
    """The mails of a build that knows nothing."""
    return told(Build(Session(root).files, queries=QUERIES))


@pytest.mark.parametrize("what", EDITS)
def test_after_an_edit_and_back_mails_are_those_of_a_clean_build(tmp_path: Path, what: str) -> None:
    project = create(tmp_path)
    path, new = EDITS[what]
    before = (tmp_path / path).read_text("utf-8") if (tmp_path / path).exists() else None
    desk = Session(tmp_path)
    build = desk.build()
    seen = [told(build)]
    desk.store.save(build)
    for text in (new, before):
        project.write(path, text)
        desk.look_again()
        build = desk.build()
        seen.append(told(build))
        desk.store.save(build)
        assert seen[-1] == clean(tmp_path)
    desk.store.close()
    assert seen[0] == seen[2]
    assert seen[0] != seen[1]


def test_a_digest_hangs_on_the_facts_of_a_briefing_and_not_on_its_text(tmp_path: Path) -> None:
    facts = "dek: In the rain\nfacts: {Who: Kim Min-ji, Where: Seoul, When: 2025}"
    text = source("Talks", "Kim Min-ji went to Seoul in 2025. It rained.\n", facts)
    project = create(tmp_path, {"content/talks.md": text})
    desk = Session(tmp_path)
    build = desk.build()
    told(build)
    assert "digest_item" in {key[0] for key in build.ran}
    desk.store.save(build)
    project.write("content/talks.md", text.replace("rained", "snowed"))
    desk.look_again()
    build = desk.build()
    told(build)
    ran = {key[0] for key in build.ran}
    assert "mail" in ran
    assert not {"digest_item", "digest"} & ran
    desk.store.close()
