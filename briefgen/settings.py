"""The settings of a site, as `briefgen.toml` or the table `[tool.briefgen]` gives them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefgen.findings import Finding
from briefgen.settings_forms import THEME, SettingsForm
from briefgen.source.schema import check, values
from briefgen.source.tomltext import read_toml
from briefgen.source.tree import Mapping

Findings = tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkBudget:
    """How many mentions may be shown as marks (PRODUCT rule 7)."""

    words_per_mark: int = 28
    per_paragraph: int = 4
    per_sentence: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class NlpSettings:
    """model: "briefgen" for its own, the name of an installed spaCy pipeline, "" for none."""

    model: str = "briefgen"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentSettings:
    """html: what becomes of raw HTML in Markdown."""

    html: Literal["escape", "sanitise"] = "escape"


@dataclass(frozen=True, slots=True, kw_only=True)
class PluginSettings:
    """The names of the plug-ins that are enabled, in the order in which they are asked."""

    annotators: tuple[str, ...] = ()
    markdown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The title and description of a section or thread, by its slug."""

    slug: str
    title: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NavLink:
    """A link of the site's menu; `url` is absolute, or relative to the front page."""

    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the editor decided for the whole site.

    url: where the site will stand, with a slash at its end; "" if nobody knows.
    url_left_open: `url = ""` was written: the editor knows that it is for the build to say.
    language: a BCP 47 tag. timezone: an IANA name.
    report_errors: a `mailto:`, `http:` or `https:` address, "" for none.
    cname: the host name that GitHub Pages is told, "" for none.
    feed_size, home_size: briefings in a feed and on the front page.
    """

    title: str = "Briefings"
    tagline: str = ""
    url: str = ""
    url_left_open: bool = False
    language: str = "en"
    timezone: str = "UTC"
    author: str = ""
    publisher: str = ""
    report_errors: str = ""
    theme: str = "wire"
    cname: str = ""
    feed_size: int = 20
    home_size: int = 20
    builtin_knowledge: bool = True
    marks: MarkBudget = MarkBudget()
    nlp: NlpSettings = NlpSettings()
    content: ContentSettings = ContentSettings()
    plugins: PluginSettings = PluginSettings()
    sections: tuple[Label, ...] = ()
    threads: tuple[Label, ...] = ()
    nav: tuple[NavLink, ...] = ()


def settings(path: str, text: str) -> tuple[Settings, Findings]:
    """The settings in a `briefgen.toml`; the default for whatever is wrong and reported."""
    tree, findings = read_toml(path, text)
    return (Settings(), findings) if tree is None else _settings(path, tree)


def settings_from_pyproject(path: str, text: str) -> tuple[Settings, Findings]:
    """The settings in `[tool.briefgen]` of a `pyproject.toml`, as `settings` does."""
    tree, findings = read_toml(path, text)
    tool = tree.get("tool") if tree else None
    own = tool.get("briefgen") if isinstance(tool, Mapping) else None
    if own is None:
        return Settings(), findings
    return _settings(path, own) if isinstance(own, Mapping) else (Settings(), findings)


def is_theme(name: str) -> bool:
    """Whether this can be the name of a theme: that of a folder, which leads nowhere else."""
    return THEME.fullmatch(name) is not None


def _settings(path: str, tree: Mapping) -> tuple[Settings, Findings]:
    checked = check(SettingsForm, tree, path, unknown="unknown-setting")
    form = checked.form
    if form is None:
        return Settings(), checked.findings
    given = values(form)
    given["url_left_open"] = given.get("url") == ""
    given["marks"] = MarkBudget(**values(form.marks))
    given["nlp"] = NlpSettings(**values(form.nlp))
    given["content"] = ContentSettings(**values(form.content))
    given["plugins"] = PluginSettings(**values(form.plugins))
    given["nav"] = tuple(NavLink(title=link.title, url=link.url) for link in form.nav)
    for name, labels in (("sections", form.sections), ("threads", form.threads)):
        given[name] = tuple(
            Label(slug=slug, **label.model_dump()) for slug, label in labels.items()
        )
    return Settings(**given), checked.findings
