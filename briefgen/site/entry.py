"""A briefing as feeds carry it: whole, with its key facts before and its notes after the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup
from msgspec import Struct

from briefgen.locales.words import Words
from briefgen.site.byline import Byline, instant, titled, withdrawn
from briefgen.site.models import BriefingPage, CorrectionView, FactView, NoteView, SourceView, When
from briefgen.site.profiles import Context, marked
from briefgen.site.release import day_begun
from briefgen.source.article import Article


class Entry(Struct, frozen=True, kw_only=True):
    """`content` is HTML without scripts, styles, ids and ARIA (PRODUCT rule 21).

    `url`, like all addresses in `content`, is absolute if the site's address is known, and else
    relative to the feed. `lang` is "" where it is that of the site. `image`: the picture over the
    text, or "". `place`: the id of what the entry is about within the page, or "".
    """

    slug: str
    url: str
    title: str
    summary: str
    published: str
    updated: str
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    lang: str
    content: str
    image: str = ""
    place: str = ""


def entry(
    article: Article,
    page: BriefingPage,
    *,
    url: str,
    link: Callable[[str], str],
    words: Words,
    zone: str = "UTC",
    section: str = "",
    image: str = "",
) -> Entry:
    """A feed entry of a dated article.

    zone: that of the site, in which days begin. section: as readers know it. link: turns an address of the site into one for the feed. words: in the article's language.
    """
    published, updated = published_and_updated(article.date, article.updated, zone)
    return Entry(
        slug=article.slug,
        url=url,
        title=titled(article.headline, page.withdrawn, words),
        summary=article.dek,
        published=published,
        updated=updated,
        authors=tuple(credit.name for credit in article.byline),
        categories=tuple(dict.fromkeys(n for n in (section, *article.tags) if n)),
        lang=article.lang,
        content=str(_turned(_content(page, link, words), words)),
        image=image,
    )


def published_and_updated(date: str, updated: str, zone: str) -> tuple[str, str]:
    """When an article was published and changed; it never changed before it was published.

    A day begins at the site's midnight, as it does for the embargo: readers' programs hide what
    comes from the future, and show yesterday's date to those in the west of a moment in UTC.
    """
    first, last = (day_begun(day, zone) for day in (date, updated or date))
    return first, max(first, last, key=instant)


def mention(
    line: Byline,
    context: Context | None,
    *,
    url: str,
    words: Words,
    zone: str = "UTC",
    section: str = "",
) -> Entry:
    """A briefing in the feed of a subject: the sentence that mentions it, and the way there.

    context: None where `rights` keep the text from the site.
    """
    where = f"{url}#{context.anchor}" if context and context.anchor else url
    # Readers of feeds take `<mark>` out.
    told = marked(context, words, "strong") if context else ""
    # The words are the site's, the sentence is in the language of the briefing.
    turned = Markup(' dir="auto"') if line.lang or words.dir == "rtl" else Markup("")
    sentence = Markup("<p{}>{}</p>\n").format(turned, told) if told else Markup("")
    way = Markup('<p{}><a href="{}">{}</a></p>\n').format(turned, where, line.headline)
    published, updated = published_and_updated(line.date, line.updated, zone)
    return Entry(
        slug=line.slug,
        url=url,
        title=titled(line.headline, withdrawn(line.corrected, words), words),
        summary=line.dek,
        published=published,
        updated=updated,
        authors=(),
        categories=tuple(dict.fromkeys(n for n in (section, *line.tags) if n)),
        lang=line.lang,
        content=str(sentence + way),
    )


def _turned(content: Markup, words: Words) -> Markup:
    """Text that runs from right to left says so: few readers' programs tell it by the language."""
    if words.dir != "rtl":
        return content
    return Markup('<div dir="rtl">\n{}</div>\n').format(content)


def _content(page: BriefingPage, link: Callable[[str], str], words: Words) -> Markup:
    notes = (_note(note, link) for note in page.notes)
    return Markup("").join(
        [
            _notice(page.notice, words),
            page.picture,
            _facts(page.facts, words),
            page.body,
            _original(page.original, words),
            _section(words.gettext("People and terms"), "dl", notes),
            _section(
                words.gettext("Sources"), "ul", (_source(source, words) for source in page.sources)
            ),
            _section(
                words.gettext("Corrections and updates"),
                "ul",
                (_record(c, words) for c in page.corrections),
            ),
        ]
    )


def _section(title: str, tag: str, rows: Iterable[Markup]) -> Markup:
    inner = Markup("").join(rows)
    shape = Markup("<h2>{0}</h2>\n<{1}>{2}</{1}>\n")
    return shape.format(title, tag, inner) if inner else Markup("")


def _notice(notice: CorrectionView | None, words: Words) -> Markup:
    """What changed stands first: who read the older text sees it at once."""
    if notice is None:
        return Markup("")
    return Markup("<p><strong>{}</strong> {}</p>\n").format(
        words.gettext("%(label)s:", label=notice.label), notice.text
    )


def _facts(facts: Sequence[FactView], words: Words) -> Markup:
    row = Markup("<li><strong>{}</strong> {}</li>")
    rows = Markup("").join(
        row.format(words.gettext("%(label)s:", label=f.label), f.value) for f in facts
    )
    return Markup("<ul>{}</ul>\n").format(rows) if rows else Markup("")


def _original(original: SourceView | None, words: Words) -> Markup:
    if original is None:
        return Markup("")
    source = words.html("The whole text: %(source)s", source=_named(original, words))
    return Markup("<p>{}</p>\n").format(source)


def _note(note: NoteView, link: Callable[[str], str]) -> Markup:
    role = Markup(" — {}").format(note.office) if note.office else Markup("")
    return Markup('<dt><dfn><a href="{}">{}</a></dfn>{}</dt><dd>{}</dd>').format(
        link(note.url), note.name, role, note.gloss or note.kind_label
    )


def _source(source: SourceView, words: Words) -> Markup:
    kept = Markup("")
    if source.archive:
        shape = Markup(' (<a href="{}">{}</a>)')
        kept = shape.format(source.archive, words.gettext("archived"))
    row = Markup("<li>{}{}{}</li>")
    return row.format(_named(source, words), _on(source.date, words), kept)


def _named(source: SourceView, words: Words) -> Markup:
    title = Markup("<cite>{}</cite>").format(source.title)
    if source.url:
        title = Markup('<a href="{}">{}</a>').format(source.url, title)
    return title + (words.gettext(", ") + source.publisher if source.publisher else "")


def _record(item: CorrectionView, words: Words) -> Markup:
    shape = Markup("<li><strong>{}</strong>{}{}{}{}</li>")
    colon, change = words.gettext(": "), changed_text(item, words)
    return shape.format(item.label, _on(item.date, words), colon, item.text, change)


def changed_text(item: CorrectionView, words: Words) -> Markup:
    """What a correction says that stood there, and what stands there now; it may say neither."""
    if not item.was:
        return Markup("")
    was, now = Markup("<del>{}</del>").format(item.was), Markup("<ins>{}</ins>").format(item.now)
    if item.now:
        text = words.html("It said %(was)s; it now says %(now)s.", was=was, now=now)
    else:
        text = words.html("It said %(was)s.", was=was)
    return Markup(" {}").format(text)


def _on(date: When | None, words: Words) -> str:
    return words.gettext(", ") + date.text if date and date.text else ""
