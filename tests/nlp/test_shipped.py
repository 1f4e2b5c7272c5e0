"""The shipped pipeline is whole, small, pinned, and says so when it isn't."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from briefgen.findings import Failure
from briefgen.nlp.loading import load
from briefgen.nlp.shipped import FOLDER, MANIFEST, checked

MOST_BYTES = 8_000_000


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "model"))


def test_every_file_is_in_the_manifest_and_as_it_was_packed() -> None:
    listed = set(json.loads((FOLDER / MANIFEST).read_text())["files"])
    there = {p.relative_to(FOLDER).as_posix() for p in FOLDER.rglob("*") if p.is_file()}
    assert there == listed | {MANIFEST}
    assert checked() == json.loads((FOLDER / "meta.json").read_text())["version"]


def test_it_stays_small() -> None:
    assert sum(p.stat().st_size for p in FOLDER.rglob("*") if p.is_file()) <= MOST_BYTES


def test_it_holds_no_pickles_and_no_words_of_the_training_texts() -> None:
    assert not [p for p in FOLDER.rglob("*") if p.suffix in {".pkl", ".pickle"}]
    assert json.loads((FOLDER / "vocab/strings.json").read_text()) == []


@pytest.mark.parametrize("name", ["names/weights.bin", "vocab/lookups.bin", "config.cfg", MANIFEST])
@pytest.mark.parametrize("harm", ["gone", "cut", "changed"])
def test_a_damaged_file_is_named_with_its_mend(copy: Path, name: str, harm: str) -> None:
    path = copy / name
    content = path.read_bytes()
    if harm == "gone":
        path.unlink()
    elif harm == "cut":
        path.write_bytes(content[: len(content) // 2])
    elif name == MANIFEST:
        path.write_text("[]")
    else:
        path.write_bytes(bytes([content[0] ^ 1]) + content[1:])
    with pytest.raises(Failure) as failed:
        load(copy)
    (finding,) = failed.value.findings
    assert (finding.code, finding.place.path) == ("damaged-model", str(path))
    assert "--force-reinstall" in finding.hint
    assert 'model = "none"' in finding.hint
