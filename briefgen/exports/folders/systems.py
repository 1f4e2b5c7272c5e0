"""Which generator a folder was written for, and what its settings say of addresses."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from posixpath import normpath
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from briefgen.exports.folders.given import inner, line_of, lines_in, mappings
from briefgen.exports.post import Read
from briefgen.expressions import expression
from briefgen.findings import Failure
from briefgen.source.tomltext import read_toml
from briefgen.source.tree import plain
from briefgen.source.yamltext import read_yaml

HUGO, JEKYLL, ELEVENTY, PELICAN = "Hugo", "Jekyll", "Eleventy", "Pelican"
QUARTZ, OBSIDIAN, PLAIN = "Quartz", "Obsidian", "Markdown"
VAULTS = (QUARTZ, OBSIDIAN)

_ENDINGS = (".toml", ".yaml", ".yml", ".json")
_MARKS: Mapping[str, tuple[str, ...]] = {
    HUGO: tuple(f"{name}{end}" for name in ("hugo", "config/_default/hugo") for end in _ENDINGS)
    + tuple(f"{name}{end}" for name in ("config", "config/_default/config") for end in _ENDINGS),
    JEKYLL: ("_config.yml", "_config.yaml", "_config.toml"),
    ELEVENTY: (".eleventy.js", *(f"eleventy.config.{end}" for end in ("js", "mjs", "cjs", "ts"))),
    PELICAN: ("pelicanconf.py",),
    QUARTZ: ("quartz.config.ts", "quartz.config.yaml"),
    OBSIDIAN: (".obsidian",),
}
_WHOLE = ("hugo", "config")
_SETTING = expression(
    r"^[ \t]*([A-Z_]{2,40})[ \t]*=[ \t]*[\"']([^\"'\n]{0,500})[\"']", re.MULTILINE
)
IGNORED = "ignorepatterns"
"""Under this key what Quartz passes over, or Eleventy by its settings."""
IGNORE, GIT_IGNORE = ".eleventyignore", ".gitignore"
_BESIDE = "config/_default/"
"""Where Hugo's settings may stand in several files, each called as its key is."""
_STATUS_KEY = "default status"
_LIST = expression(r"^[ \t]*([A-Z_]{2,40})[ \t]*=[ \t]*[\[(]([^\[\]()]{0,3000})[\])]", re.MULTILINE)
_STATUS = expression(r"\bDEFAULT_METADATA\s*=\s*\{[^{}]{0,2000}?[\"']status[\"']\s*:\s*[\"'](\w+)")
_PATTERNS = expression(r"\bignorePatterns[ \t]*:[ \t]*\[([^\[\]]{0,3000})\]")
_ADDED = expression(r"\bignores\.add\(\s*[\"'`]([^\"'`\n]{1,200})[\"'`]")
_ASKED = "explicitpublish"
"""How the plug-in is called by which Quartz shows only what asks for it."""
_ASKS = expression(r"^(?![ \t]*//)[^\n]{0,200}\bExplicitPublish\(", re.MULTILINE)
_QUOTED = expression(r"[\"']([^\"'\n]{1,200})[\"']")
_INPUT = expression(r"\binput[ \t]*:[ \t]*[\"']([\w./-]{1,100})[\"']")


class System(Struct, frozen=True):
    """A generator, as it was set up.

    name: `PLAIN` if there is no telling.
    settings: what its file of settings says, by its keys in small letters; None if there is none.
    heads: the folders of its sources, with a slash at their ends, or "", each with the language that
        they are in, "" for the usual one.
    open: folders whose files have the path below them as their address.
    unread: the file of settings, if it cannot be read.
    unsent: patterns of what was never in the repository from which most sites are made.
    """

    name: str
    settings: Mapping[str, object] | None = None
    heads: Mapping[str, str] = MappingProxyType({"": ""})
    open: tuple[str, ...] = ("",)
    unread: str = ""
    unsent: tuple[str, ...] = ()

    @property
    def site(self) -> str:
        """Its address, "" if it isn't said."""
        held = self.settings or {}
        found = line_of(held.get("baseurl" if self.name != JEKYLL else "url"))
        found = found or line_of(held.get("siteurl"))
        if self.name == JEKYLL and found:
            found += line_of(held.get("baseurl"))
        if self.name == QUARTZ and found:
            found = f"https://{found}"
        return found.rstrip("/") if found.startswith(("https://", "http://")) else ""

    @property
    def posts(self) -> str:
        """The form of addresses that Jekyll's settings give to posts alone, "" for none."""
        held = self.settings or {}
        collections = held.get("collections")
        named = collections.get("posts") if isinstance(collections, dict) else None
        given = [inner(named, "permalink")]
        defaults = held.get("defaults")
        for rule in defaults if isinstance(defaults, list) else ():
            scope = rule.get("scope") if isinstance(rule, dict) else None
            if inner(scope, "type") in ("", "posts") and inner(scope, "path") in ("", "_posts"):
                given.insert(0, inner(rule.get("values"), "permalink"))
        return next(filter(None, given), "")

    @property
    def defaults(self) -> Mapping[str, object]:
        """What it takes a source to say that doesn't say otherwise."""
        held = self.settings or {}
        if self.name == PELICAN and held.get(_STATUS_KEY):
            return {"status": held[_STATUS_KEY]}
        return {"publish": False} if self.name == QUARTZ and held.get(_ASKED) else {}

    @property
    def silent(self) -> frozenset[str]:
        """The languages that Hugo left out, in small letters."""
        held = self.settings or {}
        languages = held.get("languages")
        off = [*lines_in(held.get("disablelanguages"))]
        for name, said in languages.items() if isinstance(languages, dict) else ():
            off += [str(name)] if inner(said, "disabled") == "true" else []
        return frozenset(name.lower() for name in off) if self.name == HUGO else frozenset()

    def head_of(self, name: str) -> str | None:
        """The innermost folder of sources in which a file lies; None if it lies in none."""
        return max((head for head in self.heads if name.startswith(head)), key=len, default=None)

    def text(self, *names: str) -> str:
        """The first of these settings that says anything."""
        return inner(self.settings, *names)


def system_of(names: Collection[str], read: Read) -> System:
    """The generator of a folder, by the files that it has."""
    lines = _lines(GIT_IGNORE, names, read)
    unsent = tuple(line for line in lines if not line.startswith("#"))
    return replace(_generator(names, read), unsent=unsent)


def _generator(names: Collection[str], read: Read) -> System:
    for name, marks in _MARKS.items():
        mark = next((mark for mark in marks if mark in names), "")
        if not mark:
            continue
        found = _settings(mark, read)
        settings = (found or {}) | (_split(names, read) if name == HUGO else {})
        passed = [*mappings(settings.get(IGNORED, [])), *_lines(IGNORE, names, read)]
        system = _set_up(name, settings | {IGNORED: passed})
        if name != HUGO or any(system.head_of(it) is not None for it in names):
            return replace(system, unread=mark if found is None else "")
    if any(it.startswith(("_posts/", "_drafts/")) or "/_posts/" in it for it in names):
        return System(JEKYLL)
    return System(PLAIN)


def _lines(name: str, names: Collection[str], read: Read) -> list[str]:
    """The lines of a file that names what is passed over; none if it isn't there."""
    text = ""
    if name in names:
        with suppress(Failure):
            text = read(name) or ""
    return [*filter(None, map(str.strip, text.split("\n")))]


def _split(names: Collection[str], read: Read) -> dict[str, object]:
    """The keys of Hugo's settings that have a file of their own, such as `languages.toml`."""
    files = [name for name in names if name.startswith(_BESIDE) and name.endswith(_ENDINGS)]
    keys = {name.removeprefix(_BESIDE).rpartition(".")[0].lower(): name for name in files}
    return {key: _settings(name, read) or {} for key, name in keys.items() if key not in _WHOLE}


def _set_up(name: str, settings: Mapping[str, object]) -> System:
    if name == HUGO:
        heads = _of_languages(settings)
        return System(name, settings, heads, (*heads, "static/", "assets/"))
    if name == PELICAN:
        below = _folder(inner(settings, "path") or "content")
        return System(name, settings, {below: ""}, (below, f"{below}extra/"))
    if name == QUARTZ:
        return System(name, settings, {"content/": ""}, ("content/", "quartz/static/"))
    if name == ELEVENTY:
        below = _folder(inner(settings, "input"))
        return System(name, settings, {below: ""}, (below, "", "public/", "static/"))
    below = _folder(inner(settings, "source")) if name == JEKYLL else ""
    return System(name, settings, {below: ""}, (below,))


def _of_languages(settings: Mapping[str, object]) -> Mapping[str, str]:
    """Hugo's folders of sources: one of all languages, or those of which each has its own."""
    below = _folder(inner(settings, "contentdir") or "content")
    usual = (inner(settings, "defaultcontentlanguage") or "en").lower()
    languages = settings.get("languages")
    own = {
        str(name): _folder(inner(said, "contentDir", "contentdir"))
        for name, said in (languages.items() if isinstance(languages, dict) else ())
    }
    heads = {head: name if name.lower() != usual else "" for name, head in own.items() if head}
    return heads if own and all(own.values()) else {below: "", **heads}


def _folder(path: str) -> str:
    plain_path = normpath(path).strip("/") if path else ""
    return f"{plain_path}/" if plain_path not in ("", ".") and ".." not in plain_path else ""


def _settings(mark: str, read: Read) -> dict[str, object] | None:
    """What a file of settings says; None if it cannot be read.

    A program is only looked through for the few lines that give a name a text: nothing is run.
    """
    try:
        text = read(mark) or ""
    except Failure:
        return None
    if mark.endswith((".py", ".js", ".mjs", ".cjs", ".ts")):
        found: dict[str, object] = {key.lower(): said for key, said in _SETTING.findall(text)}
        found |= {key.lower(): _QUOTED.findall(said) for key, said in _LIST.findall(text)}
        if status := _STATUS.search(text):
            found[_STATUS_KEY] = status[1]
        inputs = _INPUT.search(text)
        base = _BASE.search(text)
        found |= {"input": inputs[1]} if inputs else {}
        ignored = _PATTERNS.search(text)
        found[IGNORED] = [*(_QUOTED.findall(ignored[1]) if ignored else ()), *_ADDED.findall(text)]
        found[_ASKED] = _ASKS.search(text) is not None
        return found | ({"baseurl": base[1]} if base else {})
    tree, _ = read_toml(mark, text) if mark.endswith(".toml") else read_yaml(mark, text)
    if tree is None:
        return None
    held = plain(tree)
    if not isinstance(held, dict):
        return {}
    within = held.get("configuration")  # of Quartz
    held |= within if isinstance(within, dict) else {}
    asked = any(map(_asks, mappings(held.get("plugins"))))
    return {key.lower(): value for key, value in held.items()} | ({_ASKED: True} if asked else {})


def _asks(plugin: object) -> bool:
    """Whether what Quartz is told of a plug-in turns that one on."""
    named = inner(plugin, "source", "name").lower().replace("-", "")
    return _ASKED in named and inner(plugin, "enabled") != "false"


_BASE = expression(r"\bbaseUrl[ \t]*:[ \t]*[\"']([\w./:-]{1,200})[\"']")
