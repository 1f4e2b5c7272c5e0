"""Versions of packages, read off the names of folders."""

import importlib.metadata
import sys

import pytest

from briefgen import installed, plugins
from briefgen.cli.session import ENGINES


@pytest.mark.parametrize("package", [*ENGINES, "briefgen", "no-such-package"])
def test_the_version_is_that_of_the_metadata(package):
    assert installed.version(package) == plugins.version(package)


def test_the_first_folder_counts_and_names_are_written_in_many_ways(tmp_path, monkeypatch):
    for folder, name in (("a", "My.Pack_age-2.0.dist-info"), ("b", "my_pack_age-1.0.dist-info")):
        (tmp_path / folder / name).mkdir(parents=True)
    (tmp_path / "b" / "old-3.1-py3.11.egg-info").touch()
    for folder in ("b", "a", "missing"):
        monkeypatch.syspath_prepend(tmp_path / folder)
    assert installed.version("my-pack-age") == "2.0"
    assert installed.version("old").startswith("3.1")


def test_where_packages_are_in_no_folders_the_metadata_is_asked(monkeypatch):
    number = importlib.metadata.version("msgspec")
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.setattr(plugins, "version", lambda package: f"{package} {number}")
    assert installed.version("spacy") == f"spacy {number}"
