"""Jinja themes: a chain of folders, each tracked template read through a given function.

A template is looked for in the project's `templates/`, then in the theme, then in the themes that
it extends. A name that begins with a theme's name ("wire/base.html") asks for that theme's own,
so that an overriding template can extend what it overrides.

Themes are trusted code; content never becomes a template.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import CodeType
from typing import Any, Final, cast

import jinja2
from jinja2 import BaseLoader, Environment, Template, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape
from msgspec import Struct, field

from briefgen.findings import Failure, Finding, Place
from briefgen.locales.words import ENGLISH_WORDS, Words
from briefgen.memory import newest
from briefgen.render.template_names import (
    Undefined,
    blocks,
    explained,
    extended,
    is_settled,
    lost_block,
)

_ENDLESS = "the templates include, extend or call each other without end"

_DEEPEST = 50
"""Templates that extend one another, at most; a circle has no end."""

Read = Callable[[str], tuple[str, str] | None]
"""Template name → (path of the file, its source), or None."""

Compiled = Callable[[str, str], CodeType | None]
"""Source and path of a template → what it was compiled to with English words, if it was."""

ENVIRONMENT: Final = "environment"
"""The kind under which `memory` keeps what templates run in.

It holds what the page that is being rendered may call: two builds that render at once need two.
"""


def _never(_source: str, _path: str) -> None:
    """Nothing was compiled before."""


_ENGLISH: Final = {"_": ENGLISH_WORDS, "_site": ENGLISH_WORDS}


class _Loader(BaseLoader):
    """Asks for every template each time, so that the build notes that it was used.

    With no cache in the environment Jinja calls `load` for each extends, include and import.
    The template of each file's newest source, in each pair of languages, is kept in `memory`.
    """

    def __init__(self, memory: dict[Any, Any]) -> None:
        self.memory = memory
        self.read: Read = lambda _: None
        self.compiled: Compiled = _never
        self.said: Mapping[str, Words] = _ENGLISH

    def load(
        self,
        environment: Environment,
        name: str,
        globals: Any = None,  # noqa: A002 - Jinja's name
    ) -> Template:
        found = self.read(name)
        if found is None:
            raise TemplateNotFound(name)
        path, source = found
        said = tuple(self.said.values())

        def made() -> Template:
            english = not any(words.locale.messages for words in said)
            code = self.compiled(source, path) if english else None
            if code is None:
                tree = environment.parse(source, name, path)
                if lost := lost_block(tree, lambda parent: self.blocks(environment, parent)):
                    raise TemplateSyntaxError(lost[1], lost[0], name, path)
                tree = _Translated(self.said).visit(tree)
                code = environment.compile(tree, name, path)
            template = Template.from_code(environment, code, globals or {})
            template.name = name
            template.root_render_func.__globals__["escape"] = _shown
            return template

        kind = ("template", path, name, *(words.locale.tag for words in said))
        template = newest(self.memory, kind, (environment, source, said), made)
        template._module = None  # noqa: SLF001 - what one page set in it is not for the next
        return template

    def blocks(self, environment: Environment, name: str) -> frozenset[str] | None:
        """The blocks of a template and of all that it extends; None if they cannot be known."""
        found: set[str] = set()
        for _ in range(_DEEPEST):
            source = self.read(name)
            if source is None:
                return None
            tree = environment.parse(source[1], name, source[0])
            found.update(blocks(tree))
            name = extended(tree)
            if not name:
                return frozenset(found) if is_settled(tree) else None
        return None


_SIGNS = re.compile("[&<>\"']")


def _shown(value: object) -> str:
    """As `escape`, by whose name templates know it; most of what they show has nothing to escape."""
    if type(value) is Markup or (type(value) is str and not _SIGNS.search(value)):
        return value
    return escape(value)


class _Translated(NodeTransformer):
    """Puts in the words for which a template asks by name alone, such as `_("Sources")`.

    Pages have dozens of them: asked for while a page is made, they cost more than its own words.
    """

    def __init__(self, said: Mapping[str, Words]) -> None:
        self.said = said

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's name
        words = self.said.get(node.node.name) if isinstance(node.node, nodes.Name) else None
        match node:
            case nodes.Call(args=[nodes.Const(value=str(message))], kwargs=[]) if words:
                return nodes.Const(words.gettext(message), lineno=node.lineno)
        return self.generic_visit(node)


def _environment(memory: dict[Any, Any]) -> Environment:
    return Environment(
        loader=_Loader(memory),
        cache_size=0,
        autoescape=True,
        undefined=Undefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def python(source: str, name: str) -> str:
    """What a template with English words is compiled to.

    Raises:
        jinja2.TemplateSyntaxError: if it is none.
    """
    environment = _environment({})
    tree = _Translated(_ENGLISH).visit(environment.parse(source, name))
    return environment.compile(tree, name, raw=True)


class Theme(Struct, frozen=True):
    """Renders pages. `functions` are what templates may call beside the models' fields.

    words, site_words: of the page's language, and of the site's.
    """

    read: Read
    memory: dict[Any, Any]
    compiled: Compiled = _never
    words: Words = ENGLISH_WORDS
    site_words: Words = ENGLISH_WORDS
    functions: Mapping[str, Callable[..., Any]] = field(default_factory=dict)

    def render(self, name: str, **context: object) -> str:
        """Render a template; autoescape is on and an unknown name is an error.

        Raises:
            Failure: with the file and line, if a template is missing or fails.
        """
        environment = newest(self.memory, ENVIRONMENT, "", lambda: _environment(self.memory))
        loader = cast("_Loader", environment.loader)
        loader.read, loader.compiled = self.read, self.compiled
        loader.said = {"_": self.words, "_site": self.site_words}
        environment.globals.update({**_speaking(self.words, self.site_words), **self.functions})
        try:
            return environment.get_template(name).render(**context)
        except jinja2.TemplateNotFound as error:
            asks = _last_line_in_template(error, "")
            raise Failure(_missing(str(error.name or name), name, asks)) from error
        except jinja2.TemplateSyntaxError as error:
            raise Failure(
                _finding(
                    error.filename or name,
                    error.lineno,
                    explained(str(error.message), environment, context),
                )
            ) from error
        except RecursionError as error:
            raise Failure(_finding(*_last_line_in_template(error, name), _ENDLESS)) from error
        except (
            jinja2.TemplateError,
            TypeError,
            ValueError,
            LookupError,
            ArithmeticError,
            AttributeError,
            MemoryError,
        ) as error:
            message = explained(str(error), environment, context)
            raise Failure(_finding(*_last_line_in_template(error, name), message)) from error


def _speaking(words: Words, site: Words) -> dict[str, Callable[..., Any]]:
    return {"_": words.html, "ngettext": words.plural, "listed": words.listed, "_site": site.html}


def _missing(wanted: str, by: str, asks: tuple[str, int]) -> Finding:
    """asks: file and line of the template that extends or includes it, ("", 0) for none."""
    message = f"there is no template “{wanted}”"
    if wanted != by and not asks[0]:
        message += f", which {by} asks for"
    return Finding(
        Place(*asks) if asks[0] else Place(f"templates/{wanted}"),
        "missing-template",
        message,
        "Create it under templates/ or in the theme, or mend the name.",
    )


def _finding(path: str, line: int, message: str) -> Finding:
    return Finding(
        Place(path, line),
        "template-error",
        _plain(message),
        "docs/themes.md lists what templates may use.",
    )


def _plain(message: str) -> str:
    """Jinja names the Python class of an object; theme authors know the field's name only."""
    return re.sub(r"'[\w.]+\.(\w+) object'", r"\1", message) or "there is not enough memory for it"


def _last_line_in_template(error: BaseException, name: str) -> tuple[str, int]:
    """Jinja rewrites tracebacks so that template frames carry the template's file and line."""
    place, trace = (name, 0), error.__traceback__
    while trace is not None:
        filename = trace.tb_frame.f_code.co_filename
        if not filename.endswith(".py") and not filename.startswith("<"):
            place = (filename, trace.tb_lineno)
        trace = trace.tb_next
    return place
