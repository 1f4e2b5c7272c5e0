"""Settings, files, articles: from the project folder to what is published at which address."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from briefgen import filenames
from briefgen.findings import TABLES, Finding, Place
from briefgen.graph.build import Build
from briefgen.graph.query import names, option, passed, query, read
from briefgen.locales.words import Words
from briefgen.pipeline.remembered import has_ledger, moved
from briefgen.settings import Settings
from briefgen.site import labels, urls
from briefgen.site.byline import Byline
from briefgen.site.byline import byline as project_byline
from briefgen.site.permalink import USUAL, standing_form
from briefgen.site.release import opens
from briefgen.source import moments
from briefgen.source.article import Article
from briefgen.source.bounds import beyond
from briefgen.source.decode import decode
from briefgen.source.front import cut
from briefgen.source.repeated import without_headline

CONTENT = "content"
KNOWLEDGE = ("entities/", "glossary/")
STANDING = "pages/"
"""The folder of standing pages, which are no articles."""
KEPT = "kept"
"""Before the name of a settings file: the option that holds its last text without an error."""
ARTICLE_ENDINGS = (".md", ".txt")
KNOWLEDGE_ENDINGS = (".md", ".yaml", ".yml")

MISPLACED = ("draft", "publish", "expires", "embargo")
"""Words with which a key begins that has slipped below the front matter; sentences may, too."""


def say(build: Build, findings: Iterable[Finding]) -> None:
    """Note every finding of a parsing function's result."""
    for finding in findings:
        build.note(finding)


@query
def text(build: Build, path: str) -> str | None:
    """A file's text with LF line ends, or None if it is absent, unreadable or isn't text.

    One bad file costs only itself: that it cannot be read is said with the question for its bytes.
    """
    data = None if read.failed(build, path) else read(build, path)
    if data is None:
        return None
    decoded, findings = decode(path, data)
    say(build, findings)
    return decoded


@query
def settings(build: Build) -> Settings:
    """From briefgen.toml, or else from [tool.briefgen] of pyproject.toml; this run's `url` wins.

    Where the file has an error, a run that remembers how it was without goes by that.
    """
    given, url = _written(build), option(build, "url")
    return replace(given, url=url) if url else given


def _written(build: Build) -> Settings:
    from briefgen.settings_reader import is_sound
    from briefgen.settings_reader import settings as parse

    for path in TABLES:
        if (source := text(build, path)) is not None:
            value, findings = parse(path, source)
            say(build, findings)
            kept = "" if is_sound(findings) else option(build, f"{KEPT} {path}")
            return parse(path, kept)[0] if kept else value
    return Settings()


@query
def article_paths(build: Build) -> tuple[str, ...]:
    """Every source of an article below content/."""
    paths = (f"{CONTENT}/{name}" for name in names(build, CONTENT))
    return tuple(path for path in paths if is_article_path(path))


def is_article_path(path: str) -> bool:
    """Whether a file at this path is an article: entities and terms are sources of their own."""
    name = path.removeprefix(f"{CONTENT}/")
    others = (*KNOWLEDGE, STANDING)
    return name != path and name.endswith(ARTICLE_ENDINGS) and not name.startswith(others)


def is_standing_path(path: str) -> bool:
    """Whether a file at this path is a standing page, such as “About”."""
    return path.startswith(f"{CONTENT}/{STANDING}") and path.endswith(".md")


@query
def article(build: Build, path: str) -> Article | None:
    """A parsed source; None if it cannot be one (the findings say why).

    Where it doesn't say when it was updated, the ledger does: then all that is published agrees.
    """
    parsed = article_dated(build, path, "")
    if parsed is None or parsed.updated or is_standing_path(path) or not has_ledger(build):
        return parsed
    moment = moved(build, parsed.slug)
    return replace(parsed, updated=moment) if moments.is_after(moment, parsed.date) else parsed


def article_dated(build: Build, path: str, date: str, *, untitled: bool = False) -> Article | None:
    """A parsed source; a `date`, unless it is "", stands in for the one that it gives.

    untitled: it may have no headline.
    """
    source = text(build, path)
    if source is None:
        return None
    if too_large := beyond(source):
        build.note(_too_large(path, *too_large))
        return None
    if not path.endswith(".md"):
        return _raw_drop(build, path, source, date, untitled=untitled)
    parsed = _markdown(build, path, source, untitled=untitled)
    return replace(parsed, date=date) if parsed and date else parsed


def _markdown(build: Build, path: str, source: str, *, untitled: bool) -> Article | None:
    """What the front matter says, which an edit of the body leaves as it was, with the body."""
    parts = cut(source)
    if parts is None:
        return _told(build, path, source, untitled=untitled)
    said = _told(build, path, source, untitled=True) if untitled else fields(build, path)
    if said and parts[1].text[:200].lstrip()[:7].lower().startswith(MISPLACED):
        from briefgen.source.misplaced import in_body

        if misplaced := in_body(path, parts[1]):
            say(build, misplaced)
            said = replace(said, draft=True)
    return replace(said, body=without_headline(parts[1], said.headline)) if said else None


@query
def front(build: Build, path: str) -> str | None:
    """The front matter of a Markdown source as it is written; None if there is none."""
    source = text(build, path)
    parts = cut(source) if source is not None else None
    return parts[0] if parts else None


@query
def fields(build: Build, path: str) -> Article | None:
    """What the front matter says: an article without its body; None if it can be none."""
    written = front(build, path)
    return _told(build, path, written) if written is not None else None


def _told(build: Build, path: str, source: str, *, untitled: bool = False) -> Article | None:
    from briefgen.source import header

    given = settings(build)
    parsed, findings = header.article(
        path, source, zone=given.timezone, language=given.language, untitled=untitled
    )
    say(build, findings)
    if parsed and is_standing_path(path):
        from briefgen.source.standing import standing

        return standing(parsed)
    return _filed(parsed, given) if parsed else None


def _filed(parsed: Article, given: Settings) -> Article:
    """With section and thread by their slugs, where they are named by their titles in the settings."""
    section = labels.listed(parsed.section, given.sections)
    thread = labels.listed(parsed.thread, given.threads)
    return replace(parsed, section=section, thread=thread)


def _raw_drop(build: Build, path: str, source: str, date: str, *, untitled: bool) -> Article | None:
    from briefgen.source.filed import among_drafts
    from briefgen.source.misplaced import in_other_form, in_raw_text
    from briefgen.source.paste import paste

    if misplaced := in_raw_text(path, source) or in_other_form(path, source):
        build.note(misplaced)
        return None
    given = settings(build)
    drop, findings = paste(path, source, date=date, language=given.language, untitled=untitled)
    say(build, findings)
    return replace(_filed(drop.article, given), draft=among_drafts(path)) if drop else None


def _too_large(path: str, number: int, what: str, limit: int) -> Finding:
    return Finding(
        Place(path, 1),
        "too-large",
        f"this source has {number:,} {what}; one may have {limit:,}",
        "Split it into several.",
    )


@query
def byline(build: Build, path: str) -> Byline | None:
    """What other pages show of an article: their pages do not hang on its body."""
    parsed = article(build, path)
    if parsed is None:
        return None
    form = permalink(build)
    if is_standing_path(path):
        form = standing_form(path.removeprefix(f"{CONTENT}/{STANDING}"), form)
    return project_byline(parsed, form)


@query
def permalink(build: Build) -> str:
    """Where briefings stand: other settings don't reach who asks for this."""
    return settings(build).permalink


def has_cards(build: Build) -> bool:
    """Whether briefings have cards; without the site's address no page can name them."""
    given = settings(build)
    return given.images.cards and bool(given.url)


@query
def page_of(build: Build, path: str) -> str:
    """The address of a source's page, whether or not it is public; "" if it can be none."""
    line = byline(build, path)
    return line.url if line else ""


@query
def released(build: Build, path: str) -> bool:
    """Is this article to be published now? Drafts, embargoed and expired ones are not."""
    line = byline(build, path)
    if line is None or (line.draft and not option(build, "drafts")):
        return False
    if line.expires_at and passed(build, line.expires_at):
        return False
    due = opens(line, settings(build).timezone)
    return not due or bool(option(build, "future")) or passed(build, due)


def held(build: Build, path: str, words: Callable[[], Words]) -> str:
    """Why the public doesn't see an article that this run shows, for its editor; else ""."""
    if not (option(build, "drafts") or option(build, "future")):
        return ""
    line = byline(build, path)
    if line is None:
        return ""
    if line.draft:
        return words().gettext("Draft")
    due = opens(line, settings(build).timezone)
    if not due or passed(build, due):
        return ""
    return words().gettext("Scheduled for %(date)s", date=words().day(due))


@query
def addresses(build: Build) -> dict[str, str]:
    """Slug → path of every published article; two of one name are an error that names both."""
    found: dict[str, str] = {}
    taken: dict[str, str] = {}
    for path in article_paths(build):
        line = byline(build, path) if released(build, path) else None
        if line is None:
            continue
        first = claimed(taken, line)
        if first == path:
            found[line.slug] = path
        else:
            build.note(_collision(build, path, first, line.slug))
    return found


def claimed(taken: dict[str, str], line: Byline) -> str:
    """Who has the slug and the address of a briefing: who claimed them first.

    Standing pages have only addresses: their slugs are told apart by their folders.
    """
    if is_standing_path(line.path):
        # Where authors have pages of their own, `taken` says so.
        return _holder(taken, line.url, line.path, free=frozenset({urls.AUTHORS}))
    first = taken.setdefault(filenames.key(line.slug), line.path)
    if first == line.path and line.form != USUAL:
        return _holder(taken, line.url, line.path, free=frozenset({"briefings"}))
    return first


def _holder(taken: dict[str, str], url: str, path: str, *, free: frozenset[str]) -> str:
    """Who has the address that a pattern makes for a source: itself, another, or briefgen.

    free: which folder of briefgen's own it may be in.
    """
    from briefgen.pipeline.outputs import OWN

    kept = OWN - free | {urls.SEARCH, urls.SEARCH_INDEX}
    if url in kept or url.partition("/")[0] in kept:
        return f"briefgen itself, at {url}"
    return taken.setdefault(f"/{filenames.key(url)}", path)


def _collision(build: Build, path: str, first: str, slug: str) -> Finding:
    source = article(build, path)
    hint = "Give one of the two another `slug:` in its front matter."
    if path.endswith(".txt"):
        # a raw drop has no front matter to write into
        hint = "Delete one if both are one text; else `briefgen import` it, for another `slug:`."
    return Finding(
        Place(path, source.line_of("slug") if source else 1),
        "duplicate-address",
        f"the slug “{slug}” is already used by {first}",
        hint,
    )


@query
def path_of(build: Build, slug: str) -> str:
    """The source of a published slug, "" if there is none."""
    return addresses(build).get(slug, "")


@query
def slug_at(build: Build, path: str) -> str:
    """The slug under which a source is published, "" if it isn't."""
    line = byline(build, path) if is_article_path(path) and released(build, path) else None
    return line.slug if line and path_of(build, line.slug) == path else ""


@query
def briefing_urls(build: Build) -> dict[str, str]:
    """Address → path of every published briefing."""
    found = ((byline(build, path), path) for path in addresses(build).values())
    return {line.url: path for line, path in found if line}


@query
def path_at(build: Build, url: str) -> str:
    """The source of the briefing at an address, "" if there is none."""
    return briefing_urls(build).get(url, "")
