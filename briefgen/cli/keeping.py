"""How the preview keeps the last good settings: a slip in them must not turn the site into another."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from briefgen.cli.session import Session
from briefgen.findings import TABLES, Failure


def in_settings(files: Iterable[str]) -> bool:
    """Whether one of these files may hold the settings."""
    return any(Path(file).name in TABLES for file in files)


def keep_settings(session: Session) -> None:
    """Remember settings that have no error, as an option of the builds that find one there."""
    from briefgen.pipeline.sources import KEPT
    from briefgen.settings_reader import is_sound, settings
    from briefgen.source.decode import decode

    for path in TABLES:
        with suppress(Failure):
            text = decode(path, session.files.read(path) or b"")[0]
            if text and is_sound(settings(path, text)[1]):
                session.options[f"{KEPT} {path}"] = text
