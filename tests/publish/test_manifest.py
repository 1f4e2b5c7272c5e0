"""The list of published files is plain JSON, one line for each word of it."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from briefgen.publish.manifest import Entry, Manifest, read

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
ENTRIES = st.builds(Entry, WORDS, WORDS)


@given(st.dictionaries(WORDS, ENTRIES, max_size=5), st.frozensets(WORDS, max_size=4))
def test_the_list_is_what_json_would_write(
    files: dict[str, Entry], folders: frozenset[str]
) -> None:
    listed = {url: [entry.fingerprint, entry.digest] for url, entry in files.items()}
    content = {"briefgen": 1, "files": listed, "folders": sorted(folders)}
    expected = json.dumps(content, indent=0, sort_keys=True) + "\n"
    assert Manifest(files, folders).encoded().decode() == expected


def test_what_was_written_is_read(tmp_path) -> None:
    known = Manifest({"a/ä.html": Entry("f", "d"), "b": Entry("1", '"')}, frozenset({"a"}))
    (tmp_path / ".briefgen.json").write_bytes(known.encoded())
    assert read(tmp_path) == known
