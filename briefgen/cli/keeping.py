"""How the preview keeps the last good settings: a slip in them must not turn the site into another."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from briefgen.cli.session import Session
from briefgen.findings import Failure

SETTINGS = ("briefgen.toml", "pyproject.toml")
"""What may hold the settings."""


def in_settings(files: Iterable[str]) -> bool:
    """Whether one of these files may hold the settings."""
    return any(Path(file).name in SETTINGS for file in files)


def keep_settings(session: Session) -> None:
    """Remember settings that have no error, as an option of the builds that find one there."""
    from briefgen.pipeline.sources import KEPT
    from briefgen.settings_reader import FILES, is_sound
    from briefgen.source.decode import decode

    for path, read_settings in FILES.items():
        with suppress(Failure):
            text = decode(path, session.files.read(path) or b"")[0]
            if text and is_sound(read_settings(path, text)[1]):
                session.options[f"{KEPT} {path}"] = text
