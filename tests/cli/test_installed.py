"""Versions of packages, read off the names of folders."""

import importlib.metadata
import sys
from email.message import Message

import pytest

from briefgen import installed, plugins
from briefgen.cli.session import ENGINES

METADATA = "Metadata-Version: 2.1\nName: {}\nVersion: {}\n"


@pytest.mark.parametrize("package", [*ENGINES, "briefgen", "no-such-package"])
def test_the_version_is_that_of_the_metadata(package):
    assert installed.version(package) == plugins.version(package)


def test_the_first_folder_counts_and_names_are_written_in_many_ways(tmp_path, monkeypatch):
    for folder, name in (("a", "My.Pack_age-2.0.dist-info"), ("b", "my_pack_age-1.0.dist-info")):
        (tmp_path / folder / name).mkdir(parents=True)
        (tmp_path / folder / name / "METADATA").write_text(METADATA.format("my-pack-age", "2.0"))
    old = tmp_path / "b" / "old.egg-info"
    old.mkdir()
    (old / "PKG-INFO").write_text(METADATA.format("old", "3.1"))
    (tmp_path / "b" / "torn-2.0.dist-info").mkdir()
    for folder in ("b", "a", "missing"):
        monkeypatch.syspath_prepend(tmp_path / folder)
    assert installed.version("my-pack-age") == "2.0"
    assert installed.version("old") == "3.1"
    assert installed.version("torn") == plugins.version("torn")


@pytest.mark.parametrize("said", [None, Message()])
def test_a_package_whose_metadata_are_lost_has_no_version(monkeypatch, said):
    monkeypatch.setattr(importlib.metadata, "metadata", lambda _: said)
    assert plugins.version("torn") == ""


def test_where_packages_are_in_no_folders_the_metadata_is_asked(monkeypatch):
    number = importlib.metadata.version("msgspec")
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.setattr(plugins, "version", lambda package: f"{package} {number}")
    assert installed.version("spacy") == f"spacy {number}"
