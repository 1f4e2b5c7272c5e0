"""Starting and stopping the server as a program does."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

import pytest
from websockets.sync.client import connect

from briefgen.findings import Failure
from briefgen.serve.server import listening

PROGRAM = """
import sys
from pathlib import Path
from briefgen.serve.preview import Preview, Revision
from briefgen.serve.server import serve
from briefgen.serve.watch import watch
import time

content = Path(sys.argv[1])
def rebuild():
    if content.joinpath("slow").exists():
        time.sleep(60)
    pages = {path.name: path.read_bytes() for path in content.iterdir()}
    return Revision(1, {url: page.hex() for url, page in pages.items()}, pages.__getitem__)

preview = Preview(rebuild)
watcher = watch([content], preview.look)
sys.exit(serve(preview, watcher, "127.0.0.1", 0, open_browser=False,
               ready=lambda address: print(address, flush=True)))
"""


class Program(NamedTuple):
    process: subprocess.Popen[str]
    content: Path
    address: str


@pytest.fixture
def program(tmp_path):
    content = tmp_path / "content"
    content.mkdir()
    (content / "index.html").write_text("start")
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", PROGRAM, str(content)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        yield Program(process, content, process.stdout.readline().strip())
        process.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("busy", [False, True])
def test_it_stops_quietly_with_tabs_open_and_while_building(program, number, busy):
    place = program.address.removeprefix("http://")
    with connect(f"ws://{place}_briefgen/live", proxy=None) as tab:
        tab.send(json.dumps({"url": "index.html"}))
        tab.recv(20)
        if busy:
            (program.content / "slow").write_text("")
            time.sleep(0.5)
        program.process.send_signal(number)
        _, errors = program.process.communicate(timeout=20)
    assert (program.process.returncode, errors) == (0, "")


def test_a_save_is_served(program):
    place = program.address.removeprefix("http://")
    with connect(f"ws://{place}_briefgen/live", proxy=None) as tab:
        tab.send(json.dumps({"url": "index.html"}))
        first = json.loads(tab.recv(20))["mark"]
        (program.content / "index.html").write_text("changed")
        assert json.loads(tab.recv(20))["mark"] != first


def test_a_taken_port_is_said_with_what_to_do():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(Failure) as caught:
            listening("127.0.0.1", port)
    (finding,) = caught.value.findings
    assert finding.message == f"Port {port} is in use."
    assert "--port" in finding.hint


@pytest.mark.parametrize(
    ("host", "port"), [("no.such.host.invalid", 0), ("127.0.0.1", 70_000), ("a" * 70, 0)]
)
def test_an_impossible_address_is_said(host, port):
    with pytest.raises(Failure):
        listening(host, port)


def test_the_system_may_choose_the_port():
    with listening("localhost", 0) as listener:
        assert listener.getsockname()[1] > 0


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no prlimit")
def test_more_connections_than_the_system_allows_are_said_once_and_wait(program):
    import resource

    limit = len(list(Path(f"/proc/{program.process.pid}/fd").iterdir())) + 4
    resource.prlimit(program.process.pid, resource.RLIMIT_NOFILE, (limit, limit))
    place = program.address.removeprefix("http://").strip("/").split(":")
    held = [socket.create_connection((place[0], int(place[1]))) for _ in range(20)]
    time.sleep(1.5)  # asyncio tries again each second
    for one in held:
        one.close()
    with urlopen(program.address) as page:
        assert b"start" in page.read()
    program.process.send_signal(signal.SIGTERM)
    said = program.process.communicate(timeout=20)[1].splitlines()
    assert said == ["Too many connections are open: further tabs wait until some are closed."]
