"""The index of the search, made by Pagefind and kept until what it was made of changes.

Pagefind reads a folder of HTML and writes files that the search page loads in the reader's browser.
The same documents give the same files, so a kept index is as good as a new one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from base64 import b64decode, b64encode
from contextlib import suppress
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, Any, cast

from msgspec import Struct

from briefgen.codec import DecodeError, decode, encode, fingerprint
from briefgen.findings import SETTINGS, Failure, Finding, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

KEPT, NEW = "search.index", "search.index.new"
"""In the store's folder: the last index, and one that is being written."""
FORMAT = 1
"""Goes up with anything here that makes another index of the same documents."""
PROGRAM = "pagefind"

_LIBRARY = frozenset({"pagefind.js", "pagefind-worker.js", "pagefind-entry.json"})
_FOLDERS = frozenset({"filter", "fragment", "index"})
_ENDINGS = (".pf_meta", ".pagefind")


class Index(Struct, frozen=True):
    """made_of: fingerprint of all that the files hang on. files: name → bytes."""

    made_of: str
    files: dict[str, bytes]


def indexed(
    documents: Mapping[str, str],
    load: Callable[[str], bytes],
    folder: Path,
    *,
    language: str,
    version: str,
) -> Index:
    """The index of `documents` (URL → fingerprint), whose bytes `load` gives.

    folder: the project's store, where the last one is kept. language: whose words are stemmed.

    Raises:
        Failure: if no index can be made.
    """
    made_of = fingerprint((FORMAT, version, language, tuple(sorted(documents.items()))))
    kept = _kept(folder)
    if kept is not None and kept.made_of == made_of:
        return kept
    new = Index(made_of, _made(_run(_requests(documents, load, language))))
    try:
        _keep(new, folder)
    except OSError as error:
        raise _failed(error.strerror or str(error)) from error
    return new


def _kept(folder: Path) -> Index | None:
    """The last index; None if there is none, or not a whole one."""
    place = folder / KEPT
    try:
        if folder.is_symlink() or place.is_symlink():
            return None
        data = place.read_bytes()
        seal, _, body = data.partition(b"\n")
        return decode(body, Index) if seal.decode() == fingerprint(body) else None
    except (OSError, ValueError, DecodeError):
        return None


def _keep(index: Index, folder: Path) -> None:
    if folder.is_symlink():  # it could lead anywhere
        return
    body = encode(index)
    folder.mkdir(parents=True, exist_ok=True)
    new = folder / NEW
    new.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with open(os.open(new, flags, 0o666), "wb") as file:  # noqa: PTH123 - the flags matter
        file.write(fingerprint(body).encode() + b"\n" + body)
    os.replace(new, folder / KEPT)  # noqa: PTH105 - the same


def _requests(
    documents: Mapping[str, str], load: Callable[[str], bytes], language: str
) -> Iterator[dict[str, object]]:
    """What Pagefind is told. It numbers pages in the order in which it gets them."""
    config = {"force_language": language, "keep_index_url": True}
    yield {"type": "NewIndex", "config": config}
    for url in sorted(documents):
        text = load(url).decode()
        yield {"type": "AddFile", "index_id": 0, "file_path": url, "file_contents": text}
    yield {"type": "GetFiles", "index_id": 0}


def _run(requests: Iterable[dict[str, object]]) -> object:
    """Let Pagefind answer all requests, in its own protocol; give the files of its last answer.

    It isn't told to read a folder, because it would number pages as the disk happens to list them.
    Its own wrapper for Python waits a tenth of a second for each answer, and for ever for a long one.
    """
    lines = [_message(number, asked) for number, asked in enumerate(requests, 1)]
    command, pipe = [sys.executable, "-P", "-m", PROGRAM, "--service"], subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL) as process:  # noqa: S603 - our own words, no shell
        told, answers = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
        # It answers while it is still being told; what it reads stays open until the last answer.
        feeding = threading.Thread(target=_feed, args=(told, lines), daemon=True)
        feeding.start()
        try:
            *_, last = (_payload(answer) for answer in _answers(answers, len(lines)))
        finally:
            process.kill()
            feeding.join()
            with suppress(OSError):  # what it was not told any more is still to be flushed
                told.close()
    return last.get("files")


def _message(number: int, asked: dict[str, object]) -> bytes:
    return b64encode(json.dumps({"message_id": number, "payload": asked}).encode()) + b","


def _feed(pipe: IO[bytes], lines: Iterable[bytes]) -> None:
    with suppress(OSError):  # it has ended; whoever waits for its answers sees that
        for line in lines:
            pipe.write(line)
        pipe.flush()


def _answers(pipe: IO[bytes], wanted: int) -> Iterator[bytes]:
    """So many pieces of what comes, each of which a comma ended."""
    rest: list[bytes] = []
    while wanted > 0 and (read := os.read(pipe.fileno(), 1 << 16)):
        *ended, more = read.split(b",")
        for piece in ended:
            yield b"".join((*rest, piece))
            rest.clear()
            wanted -= 1
        rest.append(more)
    if wanted > 0:
        raise _failed("Pagefind ended before it was done")


def _payload(answer: bytes) -> dict[str, object]:
    try:
        payload = dict(json.loads(b64decode(answer))["payload"])
    except (ValueError, KeyError, TypeError):
        raise _failed("Pagefind gave no answer that can be read") from None
    if payload.get("type") == "Error":
        raise _failed(str(payload.get("message"))[:200])
    return payload


def _made(files: object) -> dict[str, bytes]:
    """What the search page needs of what was made; Pagefind's own ways to show results are left out."""
    try:
        given = {str(one["path"]): b64decode(one["content"]) for one in cast("Any", files)}
    except (ValueError, KeyError, TypeError):
        raise _failed("Pagefind gave no answer that can be read") from None
    found = {name: data for name, data in sorted(given.items()) if _is_needed(PurePosixPath(name))}
    if not _LIBRARY.issubset(found):
        raise _failed("Pagefind gave no index")
    return found


def _is_needed(name: PurePosixPath) -> bool:
    if name.is_absolute() or ".." in name.parts:
        return False
    return str(name) in _LIBRARY or name.parts[0] in _FOLDERS or name.name.endswith(_ENDINGS)


def _failed(why: str) -> Failure:
    message = f"the index of the search could not be made: {why}; the site has the page without it"
    hint = "Build again; if it stays, install briefgen[search] anew or set search = false."
    return Failure(Finding(Place(SETTINGS), "search-failed", message, hint))
