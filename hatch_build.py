"""Compiles templates and expressions when briefgen is built or installed.

See briefgen/compiled.py and briefgen/expression_codes.py.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompilingHook(BuildHookInterface[Any]):
    """Called by hatchling for wheels and for editable installations."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        root = Path(self.root)
        sys.path.insert(0, str(root))
        from briefgen.compiled import compile_all  # noqa: PLC0415 - of this checkout
        from briefgen.expression_codes import FOLDER, keep, ours, place  # noqa: PLC0415

        compile_all(root / "themes")
        keep((one.pattern, one.source[1]) for one in ours())
        # Codes that other Pythons have left in the checkout are nobody's here, and may be old.
        codes = f"/briefgen/_compiled/{place(FOLDER).name}"
        build_data["artifacts"] += ["/briefgen/_compiled/*.jinja", codes]
