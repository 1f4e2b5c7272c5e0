"""Imports spaCy without its command line, which nobody here calls and which takes a third of the time.

`spacy/__init__.py` imports `spacy.cli` for one function, `spacy.info`, and with it clients of the web,
a command line's library and another program. While spaCy is imported, something else stands there;
afterwards `spacy.cli` can be imported as ever.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

_CLI, _INFO = "spacy.cli", "spacy.cli.info"


def import_spacy() -> None:
    """Import spaCy, if nobody has yet."""
    if "spacy" in sys.modules or _CLI in sys.modules:
        return
    stand_ins = {name: ModuleType(name) for name in (_CLI, _INFO)}
    vars(stand_ins[_INFO])["info"] = _info
    sys.modules.update(stand_ins)
    try:
        import spacy  # noqa: F401, PLC0415 - here and now
    finally:
        for name, module in stand_ins.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _info(*args: Any, **kwargs: Any) -> Any:
    """What `spacy.info` does."""
    from spacy.cli.info import info  # noqa: PLC0415 - it takes long to import

    return info(*args, **kwargs)
