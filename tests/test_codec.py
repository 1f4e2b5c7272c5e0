"""Canonical bytes and fingerprints."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.codec import DecodeError, decode, encode, fingerprint


@dataclass(frozen=True, slots=True)
class Berth:
    name: str
    depth: float | None = None
    ships: tuple[str, ...] = ()


values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.text() | st.binary(),
    lambda inner: st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(st.text(), st.none() | st.floats(allow_nan=False), st.lists(st.text()))
def test_a_dataclass_is_decoded_as_it_was(name: str, depth: float | None, ships: list[str]) -> None:
    berth = Berth(name, depth, tuple(ships))
    assert decode(encode((berth,)), tuple[Berth, ...]) == (berth,)


@given(values, values)
def test_fingerprints_differ_exactly_where_encodings_do(one: object, other: object) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (encode(one) == encode(other))


def test_the_order_of_a_dict_does_not_matter() -> None:
    assert encode({"b": 1, "a": 2}) == encode({"a": 2, "b": 1})


def test_values_of_different_types_have_different_fingerprints() -> None:
    different = ["1", 1, 1.0, b"1", None, "", b"", (), ("",), {}, encode("1"), True]
    assert len({fingerprint(value) for value in different}) == len(different)


def test_bytes_that_hold_no_value_of_the_type_are_an_error() -> None:
    for data in (b"", b"\xc1", encode("text"), encode(("x", 1))[:-1]):
        with pytest.raises(DecodeError):
            decode(data, tuple[int, ...])


def test_what_has_no_canonical_form_is_refused() -> None:
    with pytest.raises(TypeError):
        encode(object())


@pytest.mark.parametrize("seed", ["0", "1"])
def test_fingerprints_are_the_same_in_every_process(seed: str) -> None:
    code = "from briefgen.codec import fingerprint as f; print(f({'b': ('x', 1), 'a': None}))"
    told = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == fingerprint({"a": None, "b": ("x", 1)})


def test_letters_that_are_none_are_an_error_like_any_other() -> None:
    with pytest.raises(DecodeError):
        decode(b"\xa2\xff\xfe", str)


AT_ONCE = """
import sys, threading
from msgspec import defstruct
from briefgen.codec import decode, encode

sys.setswitchinterval(1e-6)
data = encode({"shared": {f"leaf{n}": {"number": n} for n in range(30)}})
decoded = []
for _ in range(20):
    leaves = [defstruct(f"Leaf{n}", [("number", int)]) for n in range(30)]
    shared = defstruct("Shared", [(f"leaf{n}", leaf) for n, leaf in enumerate(leaves)])
    types = [defstruct(f"Type{n}", [("shared", shared)]) for n in range(4)]
    start = threading.Barrier(len(types))
    def work(type):
        start.wait()
        decoded.append(decode(data, type).shared.leaf29.number)
    threads = [threading.Thread(target=work, args=(type,)) for type in types]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
print(decoded == [29] * 80)
"""


def test_threads_may_decode_values_of_shared_classes_at_once() -> None:
    done = subprocess.run(
        [sys.executable, "-c", AT_ONCE], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout.strip()) == (0, "True"), done.stderr
