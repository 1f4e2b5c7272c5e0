"""The table [publish] of the settings: names that reach git, and so may be nothing but names."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from briefgen.expressions import expression
from briefgen.source.fields import Line, refuse
from briefgen.source.schema import Form

_BRANCH = expression(r"(?:\w[\w.-]*/)*\w[\w.-]*")
_REMOTE = expression(r"\w[\w.-]*")
_LONGEST = 100


def branch_name(text: str) -> str:
    """A branch by a name that is neither an option nor a revision, whatever git makes of others."""
    parts = text.split("/")
    odd = ".." in text or any(part.endswith((".", ".lock")) for part in parts)
    whole = text == "HEAD" or (parts[0] == "refs" and len(parts) > 1)
    if len(text) > _LONGEST or not _BRANCH.fullmatch(text) or odd or whole:
        raise refuse(f"“{text[:60]}” is not the name of a branch", "Write gh-pages or the like.")
    return text


def remote_name(text: str) -> str:
    """A remote of the repository by its name; an address could be a command."""
    if len(text) > _LONGEST or not _REMOTE.fullmatch(text):
        hint = "Write origin or the like; `git remote` lists the names."
        raise refuse(f"“{text[:60]}” is not the name of a remote", hint)
    return text


class PublishForm(Form):
    remote: Annotated[Line, AfterValidator(remote_name)] = ""
    branch: Annotated[Line, AfterValidator(branch_name)] = ""
    squash: Annotated[bool, Field(strict=True)] = False
    other_names: ClassVar[dict[str, str]] = {"origin": "remote"}
