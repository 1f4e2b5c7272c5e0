"""A folder of Markdown sources as posts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from msgspec.structs import replace

from briefgen.exports.addresses import alias, below
from briefgen.exports.folders.callouts import boxes_as_text, take_tags
from briefgen.exports.folders.folder import Folder
from briefgen.exports.folders.fronts import Entry, Front, read_front
from briefgen.exports.folders.given import shown
from briefgen.exports.folders.held import held_sections, withheld
from briefgen.exports.folders.html import html
from briefgen.exports.folders.hugo import Shortcodes
from briefgen.exports.folders.keys import Known, known
from briefgen.exports.folders.liquid import Tags, value
from briefgen.exports.folders.lookup import SOURCES, Lookup
from briefgen.exports.folders.oldpaths import POSTS, Filed, filed, old_address
from briefgen.exports.folders.overall import of_all
from briefgen.exports.folders.scan import Handler, Text, scan
from briefgen.exports.folders.systems import (
    ELEVENTY,
    HUGO,
    JEKYLL,
    OBSIDIAN,
    PELICAN,
    PLAIN,
    VAULTS,
    System,
    system_of,
)
from briefgen.exports.folders.vault import (
    Links,
    attributes,
    contents,
    marked,
    place,
    remarked,
    remarked_to_the_end,
)
from briefgen.exports.post import Beyond, Export, Files, Left, Post, omitted
from briefgen.exports.titles import LONGEST_HEADING
from briefgen.expressions import expression
from briefgen.findings import Failure, Finding
from briefgen.source.bounds import beyond
from briefgen.source.forms import MOST_TAGS

_HEADING = expression(r"#[ \t]+([^\n]{1,300}?)[ \t]*#*[ \t]*(?:\{[^{}\n]{0,100}\})?(?:\n|\Z)")
_LISTS = ("_index", "index", "404", "readme", "license", "contributing", "changelog")
"""Names of files that are no articles at the top of a folder."""
_COLLECTIONS = frozenset(("all", "nav", "page", "pages", "post", "posts"))
"""Tags by which Eleventy gathers sources; they say nothing of what one is about."""
_PAGES = ("pages", "page", "_pages")
_TONGUE = expression(r"(.{1,200})\.([a-z]{2}(?:-[A-Za-z]{2,4})?)")
_FEW = 5


def read_sources(folder: Folder) -> Export:
    """The posts of a folder.

    Raises:
        Beyond: if it has more than is read.
    """
    system = system_of(folder.names, folder.text)
    files = Files(frozenset(folder.names), system.open)
    desk = _Desk(folder, system, Lookup(files))
    posts: list[Post] = []
    left: list[Finding] = []
    for name in _sources(folder, system):
        try:
            posts.extend(desk.posts(name))
        except Beyond:
            raise
        except Failure as failure:
            left.extend(failure.findings)
    left += [*desk.unread_keys(), *of_all(folder, system, posts)]
    return Export(
        system=system.name,
        posts=tuple(posts),
        omitted=tuple(left),
        site=system.site,
        files=files,
        root=folder.path,
    )


def _sources(folder: Folder, system: System) -> Iterator[str]:
    for name in folder.only or folder.names:
        if name.lower().endswith(SOURCES) and system.head_of(name) is not None:
            yield name


class _Desk:
    """Reads one source after the other, and keeps what is said of all at once."""

    def __init__(self, folder: Folder, system: System, lookup: Lookup) -> None:
        self.folder, self.system, self.lookup = folder, system, lookup
        self.rest: dict[str, list[tuple[str, Entry]]] = {}
        self.handlers = _handlers(system, lookup)
        self.tongues = _tongues(folder.names, system) if system.name == HUGO else frozenset()
        self.held = held_sections(folder, system)

    def posts(self, name: str) -> Iterator[Post]:
        """The post that a source is, if it is one that comes over."""
        text, unseen = self.folder.read(name)
        where = self.folder.place(name)
        path = name.removeprefix(self.system.head_of(name) or "")
        if text is None:
            hint = "Check that you may read it."
            raise Failure(omitted(where, path, "it cannot be read", hint))
        front = read_front(where.path, text)
        if why := _no_article(path, front, self.system):
            raise Failure(omitted(where, path, *why))
        if too := beyond(front.body):
            number, what, limit = too
            reason = f"it has {number:,} {what}, and an article may have {limit:,}"
            raise Failure(omitted(where, path, reason, "Divide it first."))
        entries = {key: Entry(key, said, 0) for key, said in self.system.defaults.items()}
        parting = ", " if self.system.name in (JEKYLL, *VAULTS) else ","
        given = known(entries | front.entries, parting)
        post = self._post(name, path, front, given)
        yield replace(post, left=(*post.left, Left("control character"))) if unseen else post

    def _post(self, name: str, path: str, front: Front, given: Known) -> Post:
        at, tongue = self._filed(name, path)
        title, untitled = self._title(at, front, given)
        body = Text(front.body, name, front.line, title)
        if self.system.name in VAULTS:
            take_tags(body)
        markdown = boxes_as_text(scan(body, self.handlers)).strip("\n")
        aliases, odd = self._aliases(at, given)
        section, tags = self._filed_under(at, given)
        for entry in given.rest:
            self.rest.setdefault(entry.key, []).append((name, entry))
        standing = _is_page(at, given, self.system)
        tags = tuple(dict.fromkeys((*tags, *body.tags)))
        odd = (*odd, *_not_of_pages(section, tags, given)) if standing else odd
        if standing and not markdown.strip():
            why = "it is a page without a text, which the old site filled by itself"
            raise Failure(omitted(self.folder.place(name), title, why))
        return Post(
            place=self.folder.place(name),
            title=title,
            markdown=markdown,
            origin=name,
            slug=_slug(given, at, tongue),
            dek=given.dek,
            date=given.date or at.day,
            updated=given.updated,
            publish_at=given.publish_at,
            expires_at=given.expires_at,
            section=section,
            tags=tags[:MOST_TAGS],
            byline=given.byline,
            address=old_address(self.system, at, given, title, tongue),
            aliases=aliases,
            lang=given.lang or tongue,
            held=given.held or _unsure(front) or withheld(self.system, self.held, name, tongue),
            standing=standing,
            image=given.image,
            left=(
                *(*untitled, *given.left, *odd, *body.left),
                *(Left("further tag", tag) for tag in tags[MOST_TAGS:]),
            ),
        )

    def _filed(self, name: str, path: str) -> tuple[Filed, str]:
        """What the path says, and the language that Hugo has before its ending or for its folder."""
        stem, _, ending = path.rpartition(".")
        found = _TONGUE.fullmatch(stem)
        if found and found[2] in self.tongues:
            return filed(f"{found[1]}.{ending}"), found[2]
        return filed(path), self.system.heads.get(self.system.head_of(name) or "", "")

    def _title(self, at: Filed, front: Front, given: Known) -> tuple[str, tuple[Left, ...]]:
        """The title, and where it comes from if none is written."""
        if given.title:
            return given.title, ()
        heading = _HEADING.match(front.body.lstrip())
        if heading and len(heading[1]) <= LONGEST_HEADING and "[" not in heading[1]:
            return heading[1], (Left("title of heading"),)
        if self.system.name in (*VAULTS, PLAIN):
            return at.name, () if self.system.name in VAULTS else (Left("title of name"),)
        words = at.stem.replace("-", " ").replace("_", " ").strip()
        return words[:1].upper() + words[1:], (Left("title of name"),)

    def _aliases(self, at: Filed, given: Known) -> tuple[tuple[str, ...], tuple[Left, ...]]:
        """Former addresses as paths of the site, and what can be none: other names of a note, say."""
        kept: list[str] = []
        odd: list[Left] = []
        for entry in given.aliases:
            text = str(entry.value)
            if self.system.name in (HUGO, JEKYLL) and not text.startswith(("/", "http")):
                folders = at.folders if self.system.name == HUGO else ()
                text = f"/{'/'.join((*folders, text))}"
            path = alias("", below(self.system.site, text) if "://" in text else text)
            if path:
                kept.append(path)
            else:
                odd.append(Left("other name", f"{entry.key}: {entry.value}", entry.line))
        return tuple(dict.fromkeys(kept)), tuple(odd)

    def _filed_under(self, at: Filed, given: Known) -> tuple[str, tuple[str, ...]]:
        """The section, which is the first category, and as tags the other ones and the tags."""
        categories, tags = given.categories, given.tags
        if not categories and self.system.name == PELICAN and at.folders:
            categories = tuple(name for name in at.folders[-1:] if name not in _PAGES)
        if self.system.name == ELEVENTY:
            tags = tuple(tag for tag in tags if tag.lower() not in _COLLECTIONS)
        tags = (*categories[1:], *tags)
        return next(iter(categories), ""), tuple(tag for tag in tags if tag)

    def unread_keys(self) -> Iterator[Finding]:
        """What the front matter said and nothing here means, once for each key."""
        for key, used in sorted(self.rest.items()):
            name, first = used[0]
            values = [
                text[:40] for text in dict.fromkeys(shown(it.value) for _, it in used) if text
            ]
            told = ", ".join([*values[:_FEW], "…"] if len(values) > _FEW else values)
            count = "a source" if len(used) == 1 else f"{len(used):,} sources"
            message = f"the key “{key[:60]}” of {count} was left out{f' ({told})' if told else ''}"
            yield Finding(self.folder.place(name, first.line), "left-out", message)


def _unsure(front: Front) -> str:
    """That nobody can tell what the front matter says: it may be that this was no public post."""
    return f"with two values of “{front.twice[:40]}”" if front.twice else ""


def _not_of_pages(section: str, tags: Collection[str], given: Known) -> Iterator[Left]:
    """What a source says that no page can."""
    for name, said in (("section", [section]), ("tags", tags), ("byline", given.byline)):
        if told := ", ".join(said):
            yield Left("of news", f"{name}: {told}")


def _slug(given: Known, at: Filed, tongue: str) -> str:
    own = given.slug.strip("/").rpartition("/")[2] or at.stem
    return f"{own}-{tongue}" if tongue and not given.slug else own


def _tongues(names: Collection[str], system: System) -> frozenset[str]:
    """The languages before the endings of sources: those of the settings, or of which one source has several.

    `node.js.md` is in none.
    """
    stems = [name.rpartition(".")[0] for name in names if name.lower().endswith(SOURCES)]
    found = [match for stem in stems if (match := _TONGUE.fullmatch(stem))]
    given = (system.settings or {}).get("languages")
    if isinstance(given, dict):
        known = {str(name).lower() for name in given}
        return frozenset(match[2] for match in found if match[2].lower() in known)
    written = Counter([*stems, *(match[1] for match in found)])
    return frozenset(match[2] for match in found if written[match[1]] > 1)


def _handlers(system: System, lookup: Lookup) -> Mapping[str, Handler]:
    """What reads the signs that the sources of a generator may have."""
    vault = system.name in (*VAULTS, PLAIN)
    handlers: dict[str, Handler] = {
        "hugo": Shortcodes(lookup),
        "wiki": Links(lookup, sure=vault),
        "contents": contents,
        "html": html,
    }
    if vault:
        remark = remarked_to_the_end if system.name == OBSIDIAN else remarked
        handlers |= {"marked": marked, "remark": remark, "place": place}
    if system.name in (JEKYLL, ELEVENTY, PLAIN):
        handlers |= {"tag": Tags(lookup), "output": value}
    if system.name in (JEKYLL, PELICAN, PLAIN):
        handlers["attributes"] = attributes
    return handlers


def _no_article(path: str, front: Front, system: System) -> tuple[str, str] | None:
    """Why a source is none that comes over: a list of others, or a note about the folder."""
    stem = path.rpartition("/")[2].rpartition(".")[0].lower().partition(".")[0]
    top = "/" not in path
    if system.name == JEKYLL and not front.fenced:
        return "it has no front matter, so Jekyll made no page of it", ""
    if stem != "_index" and not (top and stem in _LISTS):
        return None
    if system.name in (OBSIDIAN, PLAIN) and stem not in ("_index", "readme"):
        return None
    words = len(front.body.split())
    hint = f"It has {words:,} words of its own: write them where they are missed." if words else ""
    if stem in ("_index", "index"):
        return "it is a list of other pages, which is made by itself here", hint
    return "it is no article", hint


def _is_page(at: Filed, given: Known, system: System) -> bool:
    """Whether a source is no post: it says so, lies among pages, or at the top without a date."""
    if given.kind == "page" or (at.folders and at.folders[0] in _PAGES):
        return not any(folder in POSTS for folder in at.folders)
    undated = not (given.date or at.day)
    if system.name == JEKYLL and system.settings is not None:
        return not any(folder.startswith("_") for folder in at.folders)
    return system.name in (HUGO, ELEVENTY) and not at.folders and undated and not at.bundle
