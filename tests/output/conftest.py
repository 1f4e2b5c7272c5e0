"""The demo site, built once for all tests of what is published."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.cli.build import run
from briefgen.cli.session import Session


@pytest.fixture(scope="session")
def demo(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the demo's pages, with a raw drop of the seeds among its sources."""
    project = tmp_path_factory.mktemp("demo") / "project"
    project.mkdir()
    for name in ("content", "themes"):
        shutil.copytree(root / name, project / name)
    shutil.copy(root / "briefgen.toml", project)
    run(Session(project), project / "site", strict=False, quiet=True)
    return project / "site"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def served(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demo under /repo/, as a project page of a host serves it."""
    top = tmp_path_factory.mktemp("host")
    (top / "repo").symlink_to(demo, target_is_directory=True)
    handler = functools.partial(_Quiet, directory=str(top))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/repo/"
    server.shutdown()
    server.server_close()
