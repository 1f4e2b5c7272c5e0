"""The ledger of a briefing as YAML: which keys there are and what each may hold."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from briefgen.source.fields import Flag, Line, Moment, Name, listed
from briefgen.source.schema import Form
from briefgen.source.states import Part


class ChangeForm(Form):
    sentence: Annotated[int, Field(ge=1)] = 1
    part: Part = ""
    was: Line = ""
    now: Line = ""
    minor: Flag = False
    private: Flag = False


class FirstForm(Form):
    at: Moment
    headline: Name
    dek: Line = ""
    text: Annotated[tuple[Name, ...], BeforeValidator(listed)] = ()


class LaterForm(Form):
    at: Moment
    changes: tuple[ChangeForm, ...]
