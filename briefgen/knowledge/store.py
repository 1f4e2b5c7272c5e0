"""The large knowledge base as a file: found by name, by id or by Wikidata id, in microseconds.

One file of sections, read where it lies (any buffer serves, a memory map is meant): sorted arrays
of hashes for names, columns for what ranking needs of every candidate, and records in compressed
blocks for the rest. `scripts/build_kb.py` writes it; docs/knowledge-base.md tells from what.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Literal, cast, get_args

from msgspec import DecodeError, Struct, msgpack

from briefgen.annotate.annotation import Guess, ResolvedBy
from briefgen.annotate.memo import Memo
from briefgen.knowledge.entity import Entity, Kind, Role
from briefgen.knowledge.head import HEADER, Buffer, version
from briefgen.knowledge.keys import first_print, plain, print_of

BLOCK = 16
"""Records that are compressed together."""

_KEPT = 8192
"""Answers of each kind that are remembered."""

KINDS: tuple[Kind, ...] = get_args(Kind)
WAYS: tuple[ResolvedBy, ...] = ("name", "alias", "acronym", "demonym", "surname")
PLACE = "@knowledge/kb.bin"
_ROLE = ("title", "org", "start", "end", "known")
"""What a record has of an office, in this order; the last only where it says something."""


class Damaged(ValueError):  # noqa: N818 - named after what it found
    """The file is not what `scripts/build_kb.py` wrote."""


class Owner(Struct, frozen=True):
    """Who bears a name: `index` of the entity, `weight` of the name for it (1 to 10).

    shared: an ordinary word or a name that many have for their own ("the Senate").
    """

    index: int
    weight: int
    by: ResolvedBy
    shared: bool


def packed(owner: Owner) -> int:
    """An owner in the 32 bits that the file has for it."""
    way = WAYS.index(owner.by)
    return owner.index | owner.weight << 18 | way << 22 | owner.shared << 25


def unpacked(bits: int) -> Owner:
    return Owner(bits & 0x3FFFF, bits >> 18 & 15, WAYS[bits >> 22 & 7], bool(bits >> 25 & 1))


class Base:
    """A knowledge base in a buffer.

    Raises:
        Damaged: by any method, if the buffer does not hold what it should.
    """

    def __init__(self, data: Buffer) -> None:
        view = memoryview(data)
        self._all, self.version = view, version(view)
        sections = _sections(view)
        try:
            self._view = {
                name: view[start : start + size] for name, (start, size) in sections.items()
            }
            self.countries: tuple[str, ...] = msgpack.decode(
                self._view["countries"], type=tuple[str, ...]
            )
            self._firsts, self._most = self._numbers("firsts", "I"), self._view["most"]
            self._keys, self._owners = self._numbers("keys", "Q"), self._numbers("owners", "I")
            self._starts = self._numbers("starts", "I")
            self._id_starts, self._ids = self._numbers("id_starts", "I"), self._view["ids"]
            self._wikidata = self._numbers("wikidata", "I")
            self._wikidata_owners = self._numbers("wikidata_owners", "I")
            self._blocks = self._numbers("blocks", "I")
            self._kinds, self._priors = self._view["kinds"], self._view["priors"]
            self._countries = self._view["entity_countries"]
        except (DecodeError, KeyError, TypeError, ValueError) as error:
            raise Damaged(str(error)) from error
        self._records = lru_cache(maxsize=1024)(self._block)
        # Articles name the same again and again; a search goes through the file's pages.
        self.longest = lru_cache(maxsize=_KEPT)(self._longest)
        self.owners = lru_cache(maxsize=_KEPT)(self._owners_of)
        self.guesses = lru_cache(maxsize=_KEPT)(self._guesses_of)
        self.most = Memo(self._words_at_most)
        self.index = lru_cache(maxsize=_KEPT)(self._index)
        self.entity = lru_cache(maxsize=_KEPT)(self._entity_at)

    def __len__(self) -> int:
        return len(self._kinds)

    def names(self) -> int:
        """How many keys there are."""
        return len(self._keys)

    def _longest(self, first: str) -> int:
        """How many words the longest name has that begins with this word (small letters); or 0."""
        number = first_print(first)
        at = bisect_left(self._firsts, number)
        return self._most[at] if at < len(self._firsts) and self._firsts[at] == number else 0

    def _owners_of(self, key: str) -> tuple[Owner, ...]:
        """Who bears the name with this key, best first."""
        number = print_of(key)
        at = bisect_left(self._keys, number)
        if at == len(self._keys) or self._keys[at] != number:
            return ()
        return tuple(
            unpacked(bits) for bits in self._owners[self._starts[at] : self._starts[at + 1]]
        )

    def _guesses_of(self, key: str) -> tuple[Guess, ...]:
        """The same with what ranking needs of each, every one once."""
        found: dict[str, Guess] = {}
        for owner in self.owners(key):
            at, told = owner.index, (owner.weight, owner.by, owner.shared)
            identifier = self.id(at)
            kind, country, prior = self.kind(at), self.country(at), self.prior(at)
            found.setdefault(identifier, Guess(identifier, kind, country, prior, *told))
        return tuple(found.values())

    def _words_at_most(self, word: str) -> int:
        """Words of the longest name that begins with this one: "Japan" for "Japan's", or "People's"."""
        small = plain(word).lower()
        bare = small.removesuffix("'s")
        most = self.longest(bare)
        return most if bare == small else max(most, self.longest(small))

    def id(self, index: int) -> str:
        return self._id(index).decode()

    def _index(self, identifier: str) -> int:
        """The entity with this id; -1 if there is none."""
        wanted = identifier.encode(errors="replace")
        at = bisect_left(range(len(self)), wanted, key=self._id)
        return at if at < len(self) and self._id(at) == wanted else -1

    def by_wikidata(self, wikidata: str) -> int:
        """The entity with this Wikidata id ("Q42"); -1 if there is none."""
        number = int(wikidata[1:]) if wikidata[1:].isdecimal() else 0
        at = bisect_left(self._wikidata, number)
        found = number and at < len(self._wikidata) and self._wikidata[at] == number
        return self._wikidata_owners[at] if found else -1

    def kind(self, index: int) -> Kind:
        return KINDS[self._kinds[index]]

    def prior(self, index: int) -> int:
        """How well known it is, from 0 to 100: no text has to be about it."""
        return self._priors[index]

    def country(self, index: int) -> str:
        return self.countries[self._countries[index]]

    def _entity_at(self, index: int) -> Entity:
        """All that is known of an entity."""
        try:
            record = self._records(index // BLOCK)[index % BLOCK]
            return _entity(record, self.id(index), self.kind(index), self.country(index))
        except (DecodeError, zlib.error, IndexError, TypeError, ValueError) as error:
            raise Damaged(str(error)) from error

    def is_whole(self) -> bool:
        """Whether every byte is as it was written."""
        told = bytes(self._all[HEADER - 9 : HEADER - 1])
        return told == f"{zlib.crc32(self._all[HEADER:]):08x}".encode()

    def _id(self, index: int) -> bytes:
        return bytes(self._ids[self._id_starts[index] : self._id_starts[index + 1]])

    def _block(self, number: int) -> list[list[Any]]:
        start, end = self._blocks[number], self._blocks[number + 1]
        decoded: list[list[Any]] = msgpack.decode(zlib.decompress(self._view["records"][start:end]))
        return decoded

    def _numbers(self, name: str, code: Literal["I", "Q"]) -> Sequence[int]:
        if sys.byteorder == "little":
            return cast("Sequence[int]", self._view[name].cast(code))
        numbers = array(code, self._view[name].tobytes())
        numbers.byteswap()
        return numbers


def _sections(view: memoryview) -> dict[str, tuple[int, int]]:
    """The directory: where each section begins, and its length in bytes."""
    if not version(view):
        raise Damaged("it does not begin as a knowledge base does")
    size = int.from_bytes(view[HEADER : HEADER + 4], "little")
    start = HEADER + 4 + size
    try:
        found = msgpack.decode(view[HEADER + 4 : start], type=dict[str, tuple[int, int]])
    except (DecodeError, ValueError) as error:
        raise Damaged("its directory cannot be read") from error
    if not found or max(at + length for at, length in found.values()) > len(view):
        raise Damaged("it is cut off")
    return found


def _entity(record: list[Any], identifier: str, kind: Kind, country: str) -> Entity:
    name, aliases, gloss, wikidata, wikipedia, capital, latitude, longitude, demonyms, roles = (
        record
    )
    return Entity(
        id=identifier,
        name=name,
        kind=kind,
        aliases=tuple(aliases),
        demonyms=tuple(demonyms),
        gloss=gloss,
        roles=tuple(Role(**dict(zip(_ROLE, role, strict=False))) for role in roles),
        wikidata=f"Q{wikidata}" if wikidata else "",
        wikipedia=name if wikipedia is True else wikipedia or "",
        country=country,
        capital=capital,
        latitude=latitude,
        longitude=longitude,
        place=(PLACE, 0),
    )
