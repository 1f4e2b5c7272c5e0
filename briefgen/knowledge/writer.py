"""The bytes that `briefgen.knowledge.store` reads: equal entities and names give equal bytes."""

from __future__ import annotations

import sys
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from msgspec import Struct, msgpack
from msgspec.structs import replace

from briefgen.knowledge.head import HEADER, header
from briefgen.knowledge.keys import first_print, print_of
from briefgen.knowledge.store import BLOCK, KINDS, Owner, packed


class Built(Struct, frozen=True):
    """An entity as the file holds it."""

    identifier: str
    key: str
    kind: str
    prior: int
    country: str
    wikidata: int
    record: list[Any]


def written(built: Iterable[Built], names: Iterable[tuple[str, str, Owner]]) -> bytes:
    """A knowledge base of entities and of their names: key, id of the entity, owner.

    The indexes of the owners are filled in here.
    """
    built = sorted(built, key=lambda b: b.identifier.encode())
    sections = _columns(built) | _records(built) | _names(built, names)
    directory: dict[str, tuple[int, int]] = {}
    body = b""
    size = len(_directory(sections, 0))
    start = HEADER + 4 + size
    for name in sections:
        pad = -(start + len(body)) % 8
        body += bytes(pad)
        directory[name] = (start + len(body), len(sections[name]))
        body += sections[name]
    packed_directory = _packed(directory)
    rest = size.to_bytes(4, "little") + packed_directory + body
    return header(rest) + rest


def _directory(sections: dict[str, bytes], at: int) -> bytes:
    return _packed({name: (at, len(data)) for name, data in sections.items()})


def _packed(directory: dict[str, tuple[int, int]]) -> bytes:
    """As msgpack with numbers of one width, so that the size does not hang on the offsets."""
    parts = [bytes([0xDE]) + len(directory).to_bytes(2, "big")]
    for name, numbers in directory.items():
        parts.append(msgpack.encode(name) + bytes([0x92]))
        parts.extend(bytes([0xCE]) + number.to_bytes(4, "big") for number in numbers)
    return b"".join(parts)


def _columns(built: list[Built]) -> dict[str, bytes]:
    countries = sorted({b.country for b in built})
    ids = [b.identifier.encode() for b in built]
    wikidata = sorted((b.wikidata, at) for at, b in enumerate(built) if b.wikidata)
    return {
        "countries": msgpack.encode(countries),
        "kinds": bytes(KINDS.index(b.kind) for b in built),
        "priors": bytes(b.prior for b in built),
        "entity_countries": bytes(countries.index(b.country) for b in built),
        "id_starts": _numbers("I", _starts(ids)),
        "ids": b"".join(ids),
        "wikidata": _numbers("I", [number for number, _ in wikidata]),
        "wikidata_owners": _numbers("I", [at for _, at in wikidata]),
    }


def _records(built: list[Built]) -> dict[str, bytes]:
    blocks = [
        zlib.compress(msgpack.encode([b.record for b in built[at : at + BLOCK]]), 9)
        for at in range(0, len(built), BLOCK)
    ]
    return {"blocks": _numbers("I", _starts(blocks)), "records": b"".join(blocks)}


def _names(built: list[Built], names: Iterable[tuple[str, str, Owner]]) -> dict[str, bytes]:
    index = {b.identifier: at for at, b in enumerate(built)}
    owners: dict[str, dict[int, Owner]] = defaultdict(dict)
    for key, identifier, owner in names:
        known = owners[key].get(index[identifier])
        better = known is None or known.by == "surname" or known.weight < owner.weight
        if better and not (known and owner.by == "surname"):
            owners[key][index[identifier]] = replace(owner, index=index[identifier])
    ranked = {
        key: sorted(found.values(), key=lambda o: (-o.weight * built[o.index].prior, o.index))
        for key, found in owners.items()
    }
    lines = sorted((print_of(key), [packed(o) for o in found]) for key, found in ranked.items())
    most: dict[int, int] = {}
    for key in ranked:
        first = first_print(key.split(" ")[0].removeprefix("=").lower())
        most[first] = max(most.get(first, 0), key.count(" ") + 1)
    firsts = sorted(most)
    return {
        "firsts": _numbers("I", firsts),
        "most": bytes(most[first] for first in firsts),
        "keys": _numbers("Q", [number for number, _ in lines]),
        "starts": _numbers("I", _starts([found for _, found in lines])),
        "owners": _numbers("I", [bits for _, found in lines for bits in found]),
    }


def _starts(parts: Iterable[Any]) -> list[int]:
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part))
    return starts


def _numbers(code: str, numbers: Iterable[int]) -> bytes:
    packed_numbers = array(code, numbers)
    if sys.byteorder == "big":
        packed_numbers.byteswap()
    return packed_numbers.tobytes()
