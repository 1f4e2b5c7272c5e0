"""What is not documented fails here: codes, settings, keys, model fields, commands, links."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
import typer
from pydantic import BaseModel

from briefgen import settings_forms
from briefgen.cli import app
from briefgen.findings import CODES
from briefgen.knowledge import forms as knowledge_forms
from briefgen.site import models
from briefgen.source import forms as source_forms

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted(
    (ROOT / "docs").glob("*.md")
)

CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def doc(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def keys(module: object) -> list[str]:
    """The keys of every form in a module, as editors write them."""
    forms = [
        value
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, BaseModel)
        and value.__module__ == module.__name__  # type: ignore[attr-defined]
    ]
    return sorted(
        {field.alias or name for form in forms for name, field in form.model_fields.items()}
    )


@pytest.mark.parametrize("code", CODES)
def test_every_finding_is_described(code: str) -> None:
    assert f"`{code}`" in doc("findings.md")


@pytest.mark.parametrize("key", keys(settings_forms))
def test_every_setting_is_described(key: str) -> None:
    assert re.search(rf"\b{key}\b", doc("configuration.md"))


@pytest.mark.parametrize("key", keys(source_forms))
def test_every_front_matter_key_is_described(key: str) -> None:
    assert re.search(rf"\b{key}\b", doc("front-matter.md"))


@pytest.mark.parametrize("key", keys(knowledge_forms))
def test_every_key_of_the_knowledge_base_is_described(key: str) -> None:
    assert re.search(rf"\b{key}\b", doc("knowledge-base.md"))


@pytest.mark.parametrize(
    "model",
    [value for value in vars(models).values() if dataclasses.is_dataclass(value)],
    ids=lambda model: model.__name__,
)
def test_every_field_that_templates_may_use_is_described(model: type) -> None:
    text = doc("themes.md")
    missing = [field.name for field in dataclasses.fields(model) if f"`{field.name}`" not in text]
    assert missing == []


COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_is_described(name: str) -> None:
    text = doc("cli.md")
    assert f"briefgen {name}" in text
    options = [option for parameter in COMMANDS[name].params for option in parameter.opts]
    assert [x for x in options if x.startswith("--") and x != "--help" and x not in text] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_the_documents_are_whole(page: Path) -> None:
    text = CODE.sub("", page.read_text(encoding="utf-8"))
    targets = re.findall(r"\]\(([^)\s]+)\)|(?:src|srcset|href)=\"([^\"]+)\"", text)
    for target in (first or second for first, second in targets):
        if not re.match(r"https?:|#|mailto:", target):
            assert (page.parent / target.partition("#")[0]).exists(), target


def test_the_readme_and_ci_run_the_same_tests() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command = "pip install -e . --group dev && python -m pytest"
    assert f"\n{command}\n" in readme
    ci = (ROOT / ".ci/run").read_text(encoding="utf-8").replace("--quiet ", "")
    assert f"\n{command}\n" in ci
