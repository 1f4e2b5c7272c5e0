"""The pipeline that comes with briefgen: where it lies, and whether it is whole."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from briefgen.findings import Failure, Finding, Place

NAME = "briefgen"
"""What `[nlp] model` calls it."""
FOLDER = Path(__file__).resolve().parent / "en_briefgen"
MANIFEST = "manifest.json"
"""Version, and a digest of each file; also what the store's salt holds of the weights."""


def digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def checked(folder: Path = FOLDER) -> str:
    """The version of the pipeline in a folder whose files are all as they were packed.

    Raises:
        Failure: (`damaged-model`) naming the first file that isn't.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        version, files = str(manifest["version"]), dict(manifest["files"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Failure(_damaged(folder / MANIFEST, "missing or unreadable")) from error
    for fault in _faults(folder, files):
        raise Failure(fault)
    return version


def _faults(folder: Path, files: dict[str, str]) -> Iterator[Finding]:
    for name, expected in sorted(files.items()):
        path = folder / name
        try:
            content = path.read_bytes()
        except OSError:
            yield _damaged(path, "missing or unreadable")
            continue
        if digest(content) != expected:
            yield _damaged(path, "not what was shipped")


def _damaged(path: Path, how: str) -> Finding:
    return Finding(
        Place(str(path)),
        "damaged-model",
        f"a file of briefgen's own language model is {how}",
        "Install briefgen again (python -m pip install --force-reinstall briefgen), "
        'or go on without: model = "none" under [nlp].',
    )
