"""The e-mail edition: a briefing, or all of a period, as HTML with its styles inlined and as text."""

from __future__ import annotations

from datetime import UTC

from briefgen.expressions import expression
from briefgen.findings import SETTINGS, Failure, Finding, Place
from briefgen.graph.build import Build
from briefgen.graph.query import option, query
from briefgen.pipeline import bodies, collections
from briefgen.pipeline.languages import language, site_words, words
from briefgen.pipeline.pages import site_info
from briefgen.pipeline.reading import contexts
from briefgen.pipeline.sources import article, byline, path_of, settings
from briefgen.pipeline.texts import lede
from briefgen.pipeline.theming import asset_url, template
from briefgen.pipeline.typesetting import typeset
from briefgen.site import briefing as briefings
from briefgen.site import digests, release, urls
from briefgen.site.byline import named as link_named
from briefgen.site.byline import titled, type_label
from briefgen.site.mail_models import DigestItem, Mail, MailInfo, MailNote
from briefgen.site.models import BriefingPage
from briefgen.site.targets import View
from briefgen.source import moments

INLINER = "version css-inline"
TOLD = 4
"""Headlines of a digest that stand beside its subject; more is not shown."""
PARAGRAPH = expression(r"p(\d+)")


@query
def mail(build: Build, path: str) -> Mail | None:
    """A briefing as a mail, whole as far as its `rights` go; None if it is none.

    Raises:
        Failure: if the site's address isn't known, or nothing can inline styles.
    """
    from briefgen.render.mails import in_column

    _must_be_ready(build)
    source, known = article(build, path), typeset(build, path)
    line = byline(build, path)
    if source is None or known is None or line is None:
        return None
    view = View(line.url, line.url, settings(build).url)
    said = words(build, language(build, path))
    body = bodies.feed_body(build, source, view, said)
    above = bodies.lead(build, path, known.lead, view, plain=True)
    marks = {view.place(note.url) for note in known.sheet.notes}
    model = briefings.page(
        known.sheet,
        picture=in_column(above),
        body=in_column(body, marks),
        section=link_named(known.section, dict(collections.section_titles(build)), urls.section),
    )
    subject = titled(source.headline, known.sheet.withdrawn, said)
    frame = _frame(build, subject, source.dek, view.place(line.url), said.locale.tag)
    notes = _notes(build, path, model, view.place(line.url))
    date = release.opens(line, settings(build).timezone)
    return _mail(build, "briefing", frame, line.slug, date, briefing=model, notes=notes)


def _notes(build: Build, path: str, model: BriefingPage, url: str) -> tuple[MailNote, ...]:
    """The notes with the way back: mail programs hardly follow anchors, so it leads to the site."""
    found = []
    for note in model.notes:
        first = contexts(build, path).get(note.id)
        number = PARAGRAPH.match(first.anchor) if first else None
        way = f"{url}#{first.anchor}" if first and number else ""
        found.append(MailNote(note, way, int(number[1]) if number else 0))
    return tuple(found)


@query
def digest(build: Build, since: str, until: str) -> Mail | None:
    """All public briefings that came out from one ISO moment until before another; None if none did.

    since: "" for the newest day there is. until: "" for no end. Raises as `mail` does.
    """
    _must_be_ready(build)
    chosen = in_digest(build, since, until)
    items = ((day, digest_item(build, path)) for path, day, _ in chosen)
    rows = [(day, item) for day, item in items if item]
    if not rows:
        return None
    said, given = site_words(build), settings(build)
    known = digests.digest(rows, said)
    frame = _frame(
        build,
        f"{given.title}{said.gettext(': ')}{known.title}",
        " · ".join(item.headline for _, item in rows[:TOLD]),
        urls.absolute(given.url, urls.HOME),
        given.language,
    )
    return _mail(build, "digest", frame, digests.named(known), chosen[0][2], digest=known)


@query
def in_digest(build: Build, since: str, until: str) -> tuple[tuple[str, str, str], ...]:
    """Path, day and moment of each briefing of a period, the newest first; none that was withdrawn."""
    zone = moments.zone_named(settings(build).timezone) or UTC
    standing = (line for line in collections.chronicle(build) if line.corrected != "withdrawn")
    found = digests.dated(standing, settings(build).timezone)
    return tuple(
        (item.line.path, item.day, item.at.isoformat())
        for item in digests.chosen(found, since, until, zone)
    )


@query
def digest_item(build: Build, path: str) -> DigestItem | None:
    """A briefing as digests show it: they hang on its facts, and on no more of its text than how it begins."""
    known, line = typeset(build, path), byline(build, path)
    if known is None or line is None:
        return None
    sheet, tag = known.sheet, language(build, path)
    said = words(build, tag)
    section = link_named(known.section, dict(collections.section_titles(build)), urls.section)
    labels = (type_label(line.type, said), section.title if section else line.kicker)
    return DigestItem(
        url=urls.absolute(settings(build).url, line.url),
        headline=sheet.headline,
        dek=sheet.dek or lede(build, path),
        label=" · ".join(label for label in labels if label),
        date=sheet.date,
        lang=tag,
        dir=said.dir,
        facts=sheet.facts[: digests.FACTS],
        notice=sheet.notice,
    )


def _must_be_ready(build: Build) -> None:
    """A mail stands alone: its links need the site's address, its elements their styles."""
    if not settings(build).url:
        raise Failure(
            Finding(
                Place(SETTINGS),
                "mail-setup",
                "mails need the address of the site: their links would lead nowhere",
                'Write url = "https://…" into briefgen.toml, or say --url.',
            )
        )
    if not option(build, INLINER):
        raise Failure(
            Finding(
                Place(SETTINGS),
                "mail-setup",
                "mails need the package css-inline, which is not installed",
                "Run `pip install 'briefgen[mail]'`.",
            )
        )


def _frame(build: Build, subject: str, preheader: str, url: str, lang: str) -> MailInfo:
    return MailInfo(
        subject=subject,
        preheader=preheader,
        url=url,
        lang=lang,
        dir=words(build, lang).dir,
        unsubscribe=settings(build).mail.unsubscribe,
    )


def _mail(build: Build, kind: str, frame: MailInfo, name: str, date: str, **models: object) -> Mail:
    from briefgen.render.mails import in_ascii, inlined
    from briefgen.render.mailtext import mail_text

    whole = in_ascii(_rendered(build, f"mail/{kind}.html", frame, models))
    html = inlined(whole)
    _check_size(build, name, frame, len(html.encode()))
    return Mail(
        name=name,
        subject=frame.subject,
        lang=frame.lang,
        date=date,
        html=html,
        text=mail_text(whole),
    )


def _check_size(build: Build, name: str, frame: MailInfo, size: int) -> None:
    """Mail programs cut off what is too long, the way to unsubscribe with it."""
    from briefgen.site.letters import CLIPPED, LARGE

    if size < LARGE:
        return
    slug = name if path_of(build, name) else ""
    place = path_of(build, slug) or f"mail/{name}"
    hint = (
        f"Send a digest, which leads to the page (`briefgen mail` without {slug}), or divide it."
        if slug
        else "Take a shorter period (--since, --until)."
    )
    code = "large-mail" if size < CLIPPED else "clipped-mail"
    limit = "mail programs cut off what is beyond 102,000"
    message = f"the mail “{frame.subject}” has {size:,} bytes of HTML; {limit}"
    build.note(Finding(Place(place), code, message, hint))


def _rendered(build: Build, name: str, frame: MailInfo, models: dict[str, object]) -> str:
    from briefgen.compiled import compiled
    from briefgen.render.theme import Theme

    base = settings(build).url
    theme = Theme(
        read=lambda wanted: template(build, wanted),
        memory=build.memory,
        compiled=compiled,
        words=words(build, frame.lang),
        site_words=site_words(build),
        functions={
            "link": lambda url: urls.absolute(base, url),
            "asset": lambda wanted: urls.absolute(base, asset_url(build, wanted)),
        },
    )
    return theme.render(name, site=site_info(build), mail=frame, **models)
