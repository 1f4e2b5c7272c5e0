"""What a `theme.toml` may hold."""

from __future__ import annotations

from typing import Any, ClassVar

from briefgen.source.fields import Line
from briefgen.source.schema import Form


class CardForm(Form):
    """The colours of link cards; `pipeline/cards.py` takes those that it can read."""

    paper: Any = ""
    ink: Any = ""
    soft: Any = ""
    accent: Any = ""


class ThemeForm(Form):
    """A theme's name and description, for people, and the theme whose parts it takes over."""

    name: Any = ""
    description: Any = ""
    extends: Line = ""
    card: CardForm = CardForm()

    other_names: ClassVar[dict[str, str]] = {
        "title": "name",
        "parent": "extends",
        "inherits": "extends",
        "base": "extends",
        "cards": "card",
        "colors": "card",
        "colours": "card",
    }
