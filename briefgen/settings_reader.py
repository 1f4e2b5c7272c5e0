"""Settings as `briefgen.toml` or the table `[tool.briefgen]` of `pyproject.toml` gives them."""

from __future__ import annotations

from briefgen.findings import TABLES, Finding
from briefgen.settings import (
    ContentSettings,
    EditionSettings,
    FeedSettings,
    HouseSettings,
    ImageSettings,
    Label,
    MailSettings,
    MarkBudget,
    NavLink,
    NlpSettings,
    PluginSettings,
    PublishSettings,
    Settings,
)
from briefgen.settings_forms import SettingsForm
from briefgen.source.schema import check, values
from briefgen.source.tomltext import read_toml
from briefgen.source.tree import Mapping, Node

Findings = tuple[Finding, ...]


def settings(path: str, text: str) -> tuple[Settings, Findings]:
    """The settings in a file, where its name says that they stand.

    The default for whatever is wrong and reported, and for what isn't there.
    """
    tree, findings = read_toml(path, text)
    own: Node | None = tree
    for name in TABLES.get(path, ()):
        own = own.get(name) if isinstance(own, Mapping) else None
    if not isinstance(own, Mapping):
        return Settings(), findings
    made, found = _settings(path, own)
    return made, (*findings, *found)


def is_sound(findings: Findings) -> bool:
    """Whether nothing was found that could take a setting back to its default."""
    return not any(finding.severity == "error" for finding in findings)


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
    given["images"] = ImageSettings(**values(form.images))
    given["plugins"] = PluginSettings(**values(form.plugins))
    given["feeds"] = FeedSettings(**values(form.feeds))
    given["editions"] = EditionSettings(**values(form.editions))
    given["house"] = HouseSettings(
        required=form.house.required, types=tuple(form.house.types.items())
    )
    given["publish"] = PublishSettings(**values(form.publish))
    given["mail"] = MailSettings(**values(form.mail))
    given["nav"] = tuple(NavLink(title=link.title, url=link.url) for link in form.nav)
    given["redirects"] = tuple(form.redirects.items())
    for name in ("sections", "threads", "authors"):
        labels = getattr(form, name).items()
        given[name] = tuple(Label(slug=slug, **label.model_dump()) for slug, label in labels)
    return Settings(**given), checked.findings
