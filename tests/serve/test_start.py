"""`briefgen serve` as a process: where it is, and how it ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import project as tools
import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs SIGINT for one process")


@contextmanager
def serving(root: Path, *options: str, **variables: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "briefgen", "serve", str(root), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **variables},
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def address(process: subprocess.Popen[str]) -> str:
    """The address in its first line."""
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.fullmatch(r"Serving .* at (http://\S+/) – Ctrl-C stops\.\n", line)
    assert found, line
    return found[1]


def test_it_says_its_address_and_serves_there_until_it_is_stopped(tmp_path: Path) -> None:
    project = tools.create(tmp_path / "wire")
    with serving(project.root, "--port", "0") as process:
        url = address(process)
        assert process.stderr is not None
        assert re.fullmatch(r"\d+ pages in \d+\.\d s\.\n", process.stderr.readline())
        with urllib.request.urlopen(url) as page:
            assert "Test wire" in page.read().decode()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 0
    assert out == ""
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ((), {"draft", "later"}),
        (("--at", "2025-01-08"), {"past"}),
        (("--at", "2999-12-01"), {"later"}),
        (("--at", "2025-01-08", "--drafts"), {"past", "draft"}),
    ],
)
def test_it_shows_the_site_as_the_public_will_see_it_at_a_moment(
    tmp_path: Path, options: tuple[str, ...], shown: set[str]
) -> None:
    head = "---\ntitle: A\ndate: 2025-01-02\n{}\n---\nText.\n"
    held = {
        "content/draft.md": head.format("draft: true"),
        "content/later.md": head.format("publish_at: 2999-12-01"),
        "content/past.md": head.format("expires_at: 2025-01-09"),
    }
    project = tools.create(tmp_path / "wire", {**tools.FILES, **held})
    with serving(project.root, "--port", "0", *options) as process:
        url = address(process)
        assert process.stderr is not None
        while "pages in" not in process.stderr.readline():
            assert process.poll() is None
        with urllib.request.urlopen(f"{url}archive.html") as page:
            text = page.read().decode()
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
    assert {
        name for name in ("draft", "later", "past") if f"briefings/{name}.html" in text
    } == shown


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_during_the_first_build_ends_it_quietly(
    tmp_path: Path, number: signal.Signals
) -> None:
    project = tools.create(tmp_path / "wire")
    with serving(project.root, "--port", "0") as process:
        address(process)
        process.send_signal(number)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "Traceback" not in out + err


def test_open_opens_that_address_in_the_browser(tmp_path: Path) -> None:
    project = tools.create(tmp_path / "wire")
    browser, told = tmp_path / "browser", tmp_path / "told"
    os.mkfifo(told)
    browser.write_text(f'#!/bin/sh\necho "$1" > {told}\n', encoding="utf-8")
    browser.chmod(0o755)
    with serving(
        project.root, "--port", "0", "--open", BROWSER=f"{browser} %s", DISPLAY=":0"
    ) as process:
        url = address(process)
        opened = told.read_text(encoding="utf-8").strip()
    assert opened == url


def test_a_port_in_use_is_said(tmp_path: Path) -> None:
    project = tools.create(tmp_path / "wire")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with serving(project.root, "--port", str(port)) as process:
            out, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert out == ""
    assert f"Port {port} is in use" in err
    assert "Traceback" not in err
