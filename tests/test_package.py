"""The wheel carries all that a project needs: themes, starter, knowledge, the preview's script."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from briefgen.expression_codes import FOLDER, place

ROOT = Path(__file__).resolve().parent.parent

CARRIED = {
    "briefgen/_themes/wire/theme.toml",
    "briefgen/_themes/wire/templates/base.html",
    "briefgen/_themes/wire/assets/look.css",
    "briefgen/_themes/wire/assets/_shared.css",
    "briefgen/_themes/wire/assets/margin.css",
    "briefgen/_themes/ledger/theme.toml",
    "briefgen/_themes/ledger/templates/briefing.html",
    "briefgen/_themes/ledger/assets/look.css",
    "briefgen/_themes/postcard/theme.toml",
    "briefgen/_themes/postcard/templates/home.html",
    "briefgen/_themes/postcard/assets/look.css",
    "briefgen/starter/briefgen.toml",
    "briefgen/starter/dot_gitignore",
    "briefgen/starter/dot_github/dependabot.yml",
    "briefgen/starter/dot_github/workflows/pages.yml",
    "briefgen/locales/ar.po",
    "briefgen/locales/briefgen.pot",
    "briefgen/knowledge/data/places.yaml",
    "briefgen/knowledge/data/LICENCE.md",
    "briefgen/knowledge/data/kb.bin",
    "briefgen/nlp/en_briefgen/config.cfg",
    "briefgen/nlp/en_briefgen/manifest.json",
    "briefgen/nlp/en_briefgen/names/weights.bin",
    "briefgen/nlp/en_briefgen/vocab/lookups.bin",
    "briefgen/serve/client/live.js",
    "briefgen/images/fonts/OFL.txt",
    "briefgen/images/fonts/SourceSansPro-Semibold.otf",
    "briefgen/images/fonts/SourceSerifPro-Semibold.otf",
    "briefgen/py.typed",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    other = FOLDER / "cpython-39-1-4-little.codes"
    FOLDER.mkdir(exist_ok=True)
    other.write_bytes(b"of another Python")
    try:
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    finally:
        other.unlink()
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_everything(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert names >= CARRIED
    assert not [name for name in names if name.startswith(("tests/", "content/", "site/"))]
    templates = {path.read_text() for path in (ROOT / "themes").glob("*/templates/**/*.html")}
    assert len([name for name in names if name.endswith(".jinja")]) == len(templates)
    codes = [name for name in names if name.endswith(".codes")]
    assert codes == [f"briefgen/_compiled/{place(FOLDER).name}"]


def test_the_unpacked_wheel_builds_its_starter(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "lib")
    code = "import sys; sys.path.insert(0, sys.argv.pop(1)); from briefgen.cli import main; main()"
    for arguments in (["init", "site"], ["build", "site"]):
        command = [sys.executable, "-c", code, str(tmp_path / "lib"), *arguments]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "site/site/briefings/welcome.html").is_file()
    assert (tmp_path / "site/.github/workflows/pages.yml").is_file()
