"""What all tests share: hypothesis profiles, the demo site as built and as served, a browser."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright
from project import THEMES

from briefgen.cli import session
from briefgen.cli.build import run
from briefgen.cli.session import Session

ROOT = Path(__file__).resolve().parent.parent

if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    # A shell starts what runs in the background so; our children are to hear Ctrl-C all the same.
    signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("dev", max_examples=50, deadline=None)
# The same examples in each run: what lands doesn't hang on luck. "dev" and "deep" look for new ones.
settings.register_profile("ci", max_examples=100, deadline=None, derandomize=True)
settings.register_profile("deep", max_examples=3000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the checkout: the demo site is a briefgen project."""
    return ROOT


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, once for the session. Without it the tests that need it are skipped, never in CI."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None and not os.environ.get("BRIEFGEN_REQUIRE_ALL"):
        pytest.skip("Chromium is missing")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
    flags += ["--disable-dev-shm-usage"]  # containers often have too little of it
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=flags)
        yield opened
        opened.close()


@pytest.fixture(autouse=True, scope="session")
def code_is_read_once() -> Iterator[None]:
    """Nobody edits briefgen while its tests run: to read all of it takes an eighth of a small build.

    Where another package or another model is put in its place, it is read as ever.
    """
    usual, own = session._code, (session.PACKAGE, session.MODEL)
    digest = usual(None)

    def code(known: Path | None) -> str:
        return digest if own == (session.PACKAGE, session.MODEL) else usual(known)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(session, "_code", code)
        yield


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What a module says that must hold in EVERY_THEME: True for all, or the names of some tests."""
    told: object = getattr(metafunc.module, "EVERY_THEME", False)
    chosen = told is True or (isinstance(told, set) and metafunc.function.__name__ in told)
    if "theme" in metafunc.fixturenames and chosen:
        metafunc.parametrize("theme", THEMES, indirect=True, scope="session")


@pytest.fixture(scope="session")
def theme(request: pytest.FixtureRequest) -> str:
    """The theme in which the demo and the odd pages are built."""
    return str(getattr(request, "param", THEMES[0]))


@pytest.fixture(scope="session")
def sites(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str, Path, tuple[str, ...]], Path]:
    """Builds a project of files of this checkout in a theme, once."""

    @functools.cache
    def site(theme: str, source: Path, parts: tuple[str, ...]) -> Path:
        project = tmp_path_factory.mktemp(source.name) / "project"
        project.mkdir()
        for name in parts:
            shutil.copytree(source / name, project / name)
        settings = (source / "briefgen.toml").read_text("utf-8").splitlines()
        rows = [f'theme = "{theme}"', *(row for row in settings if not row.startswith("theme"))]
        (project / "briefgen.toml").write_text("\n".join(rows), "utf-8")
        shutil.copytree(root / "themes", project / "themes")
        run(Session(project), project / "site", strict=False, quiet=True)
        return project / "site"

    return site


@pytest.fixture(scope="session")
def demo(root: Path, theme: str, sites: Callable[..., Path]) -> Path:
    """The folder of the demo's pages."""
    return sites(theme, root, ("content", "ledger"))


@pytest.fixture(scope="session")
def odd(root: Path, theme: str, sites: Callable[..., Path]) -> Path:
    """The folder of a site whose briefings are too long, too bare, too dense or from right to left."""
    return sites(theme, root / "tests" / "fixtures" / "odd", ("content",))


@pytest.fixture(scope="session")
def arabic(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an Arabic site, with one briefing in English."""
    return _fixture("arabic", root, tmp_path_factory.mktemp("arabic") / "project")


@pytest.fixture(scope="session")
def german(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a German site, with one briefing in English."""
    return _fixture("german", root, tmp_path_factory.mktemp("german") / "project")


def _fixture(name: str, root: Path, project: Path) -> Path:
    shutil.copytree(root / "tests" / "fixtures" / name, project)
    shutil.copytree(root / "themes", project / "themes")
    run(Session(project), project / "site", strict=False, quiet=True)
    return project / "site"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def served(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demo under /demo/, where its `url` says that it stands, as a project page of a host."""
    top = tmp_path_factory.mktemp("host")
    (top / "demo").symlink_to(demo, target_is_directory=True)
    handler = functools.partial(_Quiet, directory=str(top))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/demo/"
    server.shutdown()
    server.server_close()
