"""The first line of the large knowledge base's file: what it is, and which version.

Apart from `store.py`, so that a build with nothing to do can look at it without what reads the rest.
"""

from __future__ import annotations

import zlib
from hashlib import blake2b

Buffer = bytes | memoryview
MAGIC = b"briefgen knowledge 1\n"
HEADER = len(MAGIC) + 42
"""Bytes before the directory: the magic words; digest and checksum of all that follows, in a line."""


def version(head: Buffer) -> str:
    """The digest in the first bytes of the file; "" if they are not those of a knowledge base."""
    head = bytes(head[:HEADER])
    known = head.startswith(MAGIC) and head.endswith(b"\n") and len(head) == HEADER
    return head[len(MAGIC) : -10].decode("ascii", "replace") if known else ""


def header(body: Buffer) -> bytes:
    """What stands before the directory and the sections."""
    digest = blake2b(body, digest_size=16).hexdigest()
    return MAGIC + f"{digest} {zlib.crc32(body):08x}\n".encode()
