"""No template and no script has words of its own: all go through the catalogues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "themes").glob("*/templates/**/*.html"))
SAYING = {"_", "_site", "ngettext"}
SPOKEN = re.compile(r'(?:aria-label|title|alt|placeholder|data-\w[\w-]*)="([^"]*)"')
ATTRIBUTE = re.compile(r'[\w:-]+="[^"]*"')
TAG = re.compile(r"<[^>]*>|\b[a-z]-\S+")
"""Also an id that a macro makes."""
SCRIPT = re.compile(r"<script>.*?</script>", re.DOTALL)
ENTITY = re.compile(r"&#?\w+;")
WORD = re.compile(r"[^\W\d_]{2,}")
CAPITAL = re.compile(r"[A-Z][a-z]+(?: |\Z)")


def shown(node: nodes.Node | None) -> str:
    """What an expression may put on the page by itself: its own strings."""
    match node:
        case nodes.TemplateData(data=text) | nodes.Const(value=text):
            return str(text)
        case nodes.CondExpr(expr1=one, expr2=other) | nodes.Add(left=one, right=other):
            return shown(one) + shown(other)
        case nodes.Concat(nodes=parts):
            return "".join(map(shown, parts))
        case nodes.Filter(node=inner):
            return shown(inner)
        case _:
            return "\0"


def strings(node: nodes.Node) -> Iterator[str]:
    """All strings of a template but those that are looked up in a catalogue."""
    if isinstance(node, nodes.Call) and getattr(node.node, "name", "") in SAYING:
        for argument in node.kwargs:
            yield from strings(argument)
    elif isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    else:
        for child in node.iter_child_nodes():
            yield from strings(child)


def words(source: str) -> list[str]:
    """Words that a template says without asking a catalogue."""
    tree = Environment().parse(source)
    page = "".join(shown(node) for output in tree.find_all(nodes.Output) for node in output.nodes)
    page = SCRIPT.sub("", page)
    said = [*SPOKEN.findall(page), TAG.sub(" ", ATTRIBUTE.sub(" ", ENTITY.sub(" ", page)))]
    found = [word for text in said for word in WORD.findall(text)]
    return found + [text for text in strings(tree) if CAPITAL.match(text)]


def test_there_are_templates() -> None:
    assert len(TEMPLATES) > 10


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_a_template_has_no_words_of_its_own(path: Path) -> None:
    assert words(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "<p>Sources</p>",
        '<nav aria-label="Main">',
        '<a data-open="open">',
        "{{ 'and' if x else ', ' }}",
        "{{ 'briefing' ~ s }}",
        '{{ mentions(rows, "No briefing yet.") }}',
        '{% set title = "Topics" %}',
        '{{ _("By %(x)s", x="Nobody") }}',
    ],
)
def test_words_in_a_template_are_seen(source: str) -> None:
    assert words(source)


@pytest.mark.parametrize(
    "source",
    [
        '<p class="by">{{ _("Sources") }}</p>',
        '<nav aria-label="{{ _site("Main") }}">',
        '<p class="{{ "brief" if long }}">{{ _(", ") }}&#160;¶</p>',
        '{% set kind = "thread" %}{{ ngettext("%(n)s briefing", "%(n)s briefings", 2) }}',
    ],
)
def test_words_of_a_catalogue_are_none_of_the_template(source: str) -> None:
    assert words(source) == []


def test_the_script_has_no_words_of_its_own() -> None:
    script = (ROOT / "themes/wire/assets/cards.js").read_text("utf-8")
    code = re.sub(r"^\s*//.*$", "", script, flags=re.MULTILINE)
    said = re.findall(r'["`]([A-Z][a-z][^"`]*)["`]', code)
    assert set(said) <= {"Escape", "DOMContentLoaded"}
    asked = set(re.findall(r"words\.(\w+)", code))
    base = (ROOT / "themes/wire/templates/base.html").read_text("utf-8")
    given = {
        re.sub(r"-(\w)", lambda m: m[1].upper(), n) for n in re.findall(r"data-([\w-]+)=", base)
    }
    assert asked == given
