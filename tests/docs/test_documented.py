"""Whatever a user can write, read or be told stands in the documentation."""

from __future__ import annotations

import inspect
import re
import shlex
import tomllib
from pathlib import Path
from typing import Any, get_args
from urllib.parse import unquote

import click
import pytest
import typer.main
from msgspec import Struct, structs
from pydantic import BaseModel

from briefgen.annotate.annotation import (
    DateKind,
    DateUse,
    Fact,
    Mark,
    Mention,
    Money,
    Quantity,
    Quotation,
    ResolvedBy,
    Span,
    TermUse,
)
from briefgen.annotate.annotations import Annotations
from briefgen.annotate.contract import Offsets, contract
from briefgen.cli import app, report
from briefgen.findings import CODES, Finding, Place
from briefgen.graph.query import Query
from briefgen.knowledge.entity import Entity, Kind, Term
from briefgen.knowledge.forms import EntityForm, LinkForm, RoleForm, TermForm
from briefgen.pipeline import parts
from briefgen.settings_forms import (
    ContentForm,
    EditionsForm,
    FeedsForm,
    HouseForm,
    ImagesForm,
    LabelForm,
    MailForm,
    MarksForm,
    NavForm,
    NlpForm,
    PluginsForm,
    SettingsForm,
)
from briefgen.site import figures, list_models, mail_models, models, profile_models
from briefgen.site.blocks import BLOCK_LABELS, BLOCK_TYPES
from briefgen.source.forms import (
    ArticleForm,
    CorrectionForm,
    CreditForm,
    FactForm,
    ImageForm,
    SourceForm,
)
from briefgen.source.ledger import read_ledger
from briefgen.source.ledger_forms import ChangeForm, FirstForm, LaterForm
from briefgen.source.passage import Passage

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")]
PAGES += sorted((ROOT / "docs").glob("*.md"))
FENCE = re.compile(r"^( *)```.*?^\1```$", re.MULTILINE | re.DOTALL)


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def said(name: str) -> set[str]:
    """The words in `code` of a page, and those in its fenced examples."""
    page = text(name)
    examples = " ".join(found[0] for found in FENCE.finditer(page))
    spans = re.findall(r"`([^`\n]+)`", FENCE.sub("", page))
    return set(re.findall(r"[\w@/.-]+", " ".join([*spans, examples])))


def keys(form: type[BaseModel]) -> set[str]:
    return {field.alias or name for name, field in form.model_fields.items()}


def test_every_finding_has_its_section_with_severity_example_and_mend() -> None:
    page = text("docs/findings.md")
    sections = re.split(r"^### ", page, flags=re.MULTILINE)[1:]
    titles = {section.partition("\n")[0] for section in sections}
    assert titles == {f"`{code}` ({severity})" for code, severity in CODES.items()}
    assert [s for s in sections if "*Example:*" not in s or "*Mend:*" not in s] == []


@pytest.mark.parametrize(
    "form",
    [
        *(SettingsForm, MarksForm, NlpForm, ContentForm, ImagesForm, PluginsForm, HouseForm),
        *(LabelForm, NavForm, FeedsForm, EditionsForm, MailForm),
    ],
)
def test_every_setting_is_described(form: type[BaseModel]) -> None:
    assert keys(form) <= said("docs/configuration.md")


@pytest.mark.parametrize(
    "form", [ArticleForm, CreditForm, SourceForm, FactForm, CorrectionForm, ImageForm]
)
def test_every_key_of_front_matter_is_described(form: type[BaseModel]) -> None:
    assert keys(form) <= said("docs/front-matter.md")


@pytest.mark.parametrize("form", [EntityForm, TermForm, RoleForm, LinkForm])
def test_every_key_of_the_knowledge_base_is_described(form: type[BaseModel]) -> None:
    assert keys(form) <= said("docs/knowledge-base.md")


@pytest.mark.parametrize("form", [FirstForm, LaterForm, ChangeForm])
def test_every_key_of_a_ledger_is_described(form: type[BaseModel]) -> None:
    assert keys(form) <= said("docs/ledger.md")


def test_the_ledger_that_is_shown_is_one() -> None:
    found = re.search(r"^```yaml\n(.*?)^```$", text("docs/ledger.md"), re.MULTILINE | re.DOTALL)
    ledger, findings = read_ledger("ledger/ferry.yaml", found[1] if found else "")
    assert findings == ()
    assert ledger is not None
    assert [line.state for line in ledger.lines] == [0, 1, 1]


MODELS = [
    model
    for module in (models, profile_models, list_models, mail_models, figures)
    for _, model in inspect.getmembers(module, inspect.isclass)
    if issubclass(model, Struct)
    and model.__module__ == module.__name__
    and model is not models.BriefingSheet
    and model is not mail_models.Mail
]
"""The sheet is the part of a briefing's page that is stored, a Mail is done; no template sees them."""


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_of_a_template_model_is_described_in_its_table(model: type[Struct]) -> None:
    page = text("docs/themes.md")
    name = model.__name__
    found = re.search(
        rf"^(?:### |\*\*){name}\b.*?(?=^### |^\*\*|^## |\Z)", page, re.MULTILINE | re.DOTALL
    )
    assert found, f"docs/themes.md has no table for {name}"
    rows = re.findall(r"^\| (`[^|]+) \|", found[0], re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", " ".join(rows))) == set(model.__struct_fields__)


def test_every_kind_of_page_template_and_function_is_described() -> None:
    words = said("docs/themes.md")
    assert {*get_args(models.PageKind), *get_args(Kind)} <= words
    templates = {p.name for p in (ROOT / "themes/wire/templates").glob("*.html")}
    assert templates <= words
    pages = text("briefgen/pipeline/pages.py") + text("briefgen/render/theme.py")
    functions = set(re.findall(r'[ {]"(\w+)": (?:lambda|placed|words\.|site\.)', pages))
    assert functions == {"link", "asset", "_", "_site", "ngettext", "listed"}
    assert functions <= words


def test_every_colour_and_measure_of_the_theme_is_described() -> None:
    style = text("themes/wire/assets/look.css")
    root = style[style.index(":root {") : style.index("}")]
    assert set(re.findall(r"(--[\w-]+):", root)) <= said("docs/themes.md")


def commands() -> dict[str, click.Command]:
    """Every command; "theme new" is one of a group."""
    return flat("", typer.main.get_command(app))


def flat(name: str, command: click.Command) -> dict[str, click.Command]:
    if (inside := getattr(command, "commands", None)) is None:
        return {name: command}
    found: dict[str, click.Command] = {}
    for word, one in inside.items():
        found |= flat(f"{name} {word}".strip(), one)
    return found


def section(page: str, title: str) -> str:
    found = re.search(rf"^## {re.escape(title)}\b.*?(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, f"docs/cli.md has no section “{title}”"
    return found[0]


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_option_of_a_command_is_described_in_its_section(name: str) -> None:
    about = section(text("docs/cli.md"), f"briefgen {name}")
    options = [
        option
        for parameter in commands()[name].params
        if parameter.param_type_name == "option"
        for option in (*parameter.opts, *parameter.secondary_opts)
    ]
    assert [o for o in options if o not in ("-h", "--help") and f"`{o}" not in about] == []
    described = re.findall(r"(?<![\w-])--?[a-z][\w-]*", " ".join(re.findall(r"`[^`\n]+`", about)))
    assert set(described) <= {*options, "--strict", "--date", "--format"}


@pytest.mark.parametrize("name", sorted(commands()))
def test_the_readme_lists_every_command(name: str) -> None:
    assert f"| `briefgen {name}" in text("README.md")


def test_the_json_of_findings_is_described() -> None:
    about = section(text("docs/cli.md"), "briefgen check")
    known = report.as_json(Finding(Place("a.md", 1, 1, 1), "no-date", "m", "h"))
    assert [key for key in known if f"`{key}`" not in about] == []


def test_the_json_of_a_build_is_described() -> None:
    about = section(text("docs/cli.md"), "briefgen build")
    source = text("briefgen/cli/build.py")
    summary = source[source.index("def _summary") :]
    given = re.findall(r'^ {8}"(\w+)":', summary, re.MULTILINE)
    assert len(given) > 5
    assert [key for key in given if f"`{key}`" not in about] == []


def test_every_key_of_annotations_is_described() -> None:
    words = said("docs/annotate-json.md")
    assert names_of(everything()) <= words
    assert {*get_args(ResolvedBy), *get_args(DateKind), *get_args(Kind)} <= words
    assert {"paragraph", "quotation", "item"} <= words


def test_every_kind_of_block_is_described_with_its_label_and_type() -> None:
    rows = re.findall(
        r"^\| `([\w-]+)` \| ([^|]+) \|.* `(\w+)` \|$", text("docs/blocks.md"), re.MULTILINE
    )
    assert {(kind, label) for kind, label, _ in rows} == set(BLOCK_LABELS.items())
    assert {kind: told for kind, _, told in rows} == {**BLOCK_TYPES, "q-and-a": "Question"}


def everything() -> dict[str, Any]:
    """The contract with one member in each list."""
    span = Span(0, 0, 3)
    known = structs.replace(
        Annotations.none(),
        mentions=(Mention(span, "Ada", "person", "ada", "name"),),
        terms=(TermUse(span, "Ada", "term"),),
        dates=(DateUse(span, "Ada", "2025", "year"),),
        money=(Money(span, "Ada", "USD", 1),),
        quantities=(Quantity(span, "Ada", 1, "km"),),
        quotations=(Quotation(span, "Ada"),),
        facts=(Fact("Who", "Ada", span),),
        marks=(Mark(span, "ada", "entity"),),
    )
    return contract(
        "a.md",
        known,
        Offsets.of("Ada", lambda _, offset: (1, offset + 1)),
        {"ada": Entity(id="ada", name="Ada", kind="person")},
        {"term": Term(id="term", name="term", gloss="A term.")},
        [report.as_json(Finding(Place("a.md"), "no-date", ""))],
        texts=[Passage(0, "Ada", paragraph=1)],
    )


def names_of(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(names_of, value.values()))
    return set().union(*map(names_of, value)) if isinstance(value, list) else set()


def test_every_query_stands_on_the_map() -> None:
    page = text("docs/architecture.md")
    table = set(
        re.findall(r"`(\w+)(?:\([\w, ]*\))?`", section_of(page, "The queries", "The graph"))
    )
    asked = {
        name
        for name, known in Query.registry.items()
        if known.function.__module__.startswith(("briefgen.pipeline", "briefgen.graph"))
    }
    assert parts.site.name in asked
    assert asked - table == set()


def section_of(page: str, *titles: str) -> str:
    return "".join(
        re.search(rf"^## {title}$.*?(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)[0]  # type: ignore[index]
        for title in titles
    )


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads(text("pyproject.toml"))
    given = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    for extra in project["project"]["optional-dependencies"].values():
        given += extra
    page = text("docs/dependencies.md")
    assert [name for name in (re.split(r"[>=<;[]", g)[0] for g in given) if name not in page] == []


def test_the_test_command_of_the_readme_is_that_of_the_checks() -> None:
    line = "pip install -e . --group dev && python -m pytest"
    readme = text("README.md")
    assert f"\n{line}\n```" in readme
    assert shlex.split(line) == [
        word for word in shlex.split(line_with(".ci/run", "--group dev")) if word != "--quiet"
    ]


def line_with(name: str, words: str) -> str:
    return next(line for line in text(name).splitlines() if words in line)


def test_the_documents_the_index_lists_are_those_there_are() -> None:
    listed = set(re.findall(r"\]\((?!\.\.)([\w-]+\.md)\)", text("docs/README.md")))
    assert listed == {p.name for p in (ROOT / "docs").glob("*.md")} - {"README.md"}


def anchors(page: str) -> set[str]:
    """The ids that GitHub gives to headings."""
    heads = re.findall(r"^#{1,6} (.+)$", FENCE.sub("", page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    bare = re.sub(r"`[^`\n]+`", "", FENCE.sub("", page.read_text("utf-8")))
    targets = re.findall(r"\]\(([^)\s]+)\)", bare)
    targets += re.findall(r'(?:src|srcset)="([^"]+)"', bare)
    lost = []
    for target in (t for t in targets if "://" not in t and not t.startswith("mailto:")):
        path, _, fragment = unquote(target).partition("#")
        place = (page.parent / path).resolve() if path else page
        if not place.exists() or (fragment and fragment not in anchors(place.read_text("utf-8"))):
            lost.append(target)
    assert lost == []


OURS = re.compile(
    r"`((?:briefgen|tests|docs|scripts|themes/wire|seeds|\.ci)/[\w./-]+|[\w-]+/[\w-]+\.py)`"
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_that_are_named_are_there(page: Path) -> None:
    named = OURS.findall(FENCE.sub("", page.read_text("utf-8")))
    lost = [n for n in named if not (ROOT / n).exists() and not (ROOT / "briefgen" / n).exists()]
    assert lost == []


def test_pictures_are_small() -> None:
    sizes = {p.name: p.stat().st_size for p in (ROOT / "docs/images").iterdir()}
    assert {name: size for name, size in sizes.items() if size > 150_000} == {}
