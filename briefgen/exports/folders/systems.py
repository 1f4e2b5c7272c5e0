"""Which generator a folder was written for, and what its settings say of addresses."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from posixpath import normpath

from msgspec import Struct

from briefgen.exports.folders.given import inner, line_of
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
_SETTING = expression(
    r"^[ \t]*([A-Z_]{2,40})[ \t]*=[ \t]*[\"']([^\"'\n]{0,500})[\"']", re.MULTILINE
)
IGNORED = "ignorepatterns"
"""Under this key what Quartz or Eleventy passes over."""
IGNORE = ".eleventyignore"
_PATTERNS = expression(r"\bignorePatterns[ \t]*:[ \t]*\[([^\[\]]{0,3000})\]")
_QUOTED = expression(r"[\"']([^\"'\n]{1,200})[\"']")
_INPUT = expression(r"\binput[ \t]*:[ \t]*[\"']([\w./-]{1,100})[\"']")


class System(Struct, frozen=True):
    """A generator, as it was set up.

    name: `PLAIN` if there is no telling.
    settings: what its file of settings says, by its keys in small letters; None if there is none.
    below: the folder of its sources, with a slash at its end, or "".
    open: folders whose files have the path below them as their address.
    """

    name: str
    settings: Mapping[str, object] | None = None
    below: str = ""
    open: tuple[str, ...] = ("",)

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

    def text(self, *names: str) -> str:
        """The first of these settings that says anything."""
        return inner(self.settings, *names)


def system_of(names: Collection[str], read: Read) -> System:
    """The generator of a folder, by the files that it has."""
    for name, marks in _MARKS.items():
        mark = next((mark for mark in marks if mark in names), "")
        if mark and not (name == HUGO and not any(it.startswith("content/") for it in names)):
            return _set_up(name, {**_settings(mark, read), **_ignored(names, read)})
    if any(it.startswith(("_posts/", "_drafts/")) or "/_posts/" in it for it in names):
        return System(JEKYLL)
    return System(PLAIN)


def _ignored(names: Collection[str], read: Read) -> Mapping[str, object]:
    """What Eleventy passes over, by the file that names it."""
    text = ""
    if IGNORE in names:
        with suppress(Failure):
            text = read(IGNORE) or ""
    return {IGNORED: [*filter(None, map(str.strip, text.split("\n")))]} if text else {}


def _set_up(name: str, settings: Mapping[str, object]) -> System:
    if name == HUGO:
        below = _folder(inner(settings, "contentdir") or "content")
        return System(name, settings, below, (below, "static/", "assets/"))
    if name == PELICAN:
        below = _folder(inner(settings, "path") or "content")
        return System(name, settings, below, (below, f"{below}extra/"))
    if name == QUARTZ:
        return System(name, settings, "content/", ("content/", "quartz/static/"))
    if name == ELEVENTY:
        below = _folder(inner(settings, "input"))
        return System(name, settings, below, (below, "", "public/", "static/"))
    below = _folder(inner(settings, "source")) if name == JEKYLL else ""
    return System(name, settings, below, (below,))


def _folder(path: str) -> str:
    plain_path = normpath(path).strip("/") if path else ""
    return f"{plain_path}/" if plain_path not in ("", ".") and ".." not in plain_path else ""


def _settings(mark: str, read: Read) -> Mapping[str, object]:
    """What a file of settings says; one that cannot be read says nothing.

    A program is only looked through for the few lines that give a name a text: nothing is run.
    """
    try:
        text = read(mark) or ""
    except Failure:
        return {}
    if mark.endswith((".py", ".js", ".mjs", ".cjs", ".ts")):
        found = {key.lower(): value for key, value in _SETTING.findall(text)}
        inputs = _INPUT.search(text)
        base = _BASE.search(text)
        found |= {"input": inputs[1]} if inputs else {}
        if ignored := _PATTERNS.search(text):
            found[IGNORED] = _QUOTED.findall(ignored[1])
        return found | ({"baseurl": base[1]} if base else {})
    tree, _ = read_toml(mark, text) if mark.endswith(".toml") else read_yaml(mark, text)
    held = plain(tree) if tree else {}
    return {key.lower(): value for key, value in held.items()} if isinstance(held, dict) else {}


_BASE = expression(r"\bbaseUrl[ \t]*:[ \t]*[\"']([\w./:-]{1,200})[\"']")
