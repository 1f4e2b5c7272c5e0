"""Compiles the themes' templates when briefgen is built or installed (briefgen/compiled.py)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TemplatesHook(BuildHookInterface[Any]):
    """Called by hatchling for wheels and for editable installations."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        root = Path(self.root)
        sys.path.insert(0, str(root))
        from briefgen.compiled import compile_all  # noqa: PLC0415 - of this checkout

        compile_all(root / "themes")
        build_data["artifacts"].append("/briefgen/_compiled/*.jinja")
