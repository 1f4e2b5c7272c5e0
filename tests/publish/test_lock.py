"""Two builds take turns, and a dead one blocks nobody."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading

from briefgen.publish.lock import locked

HOLDER = """
import sys, time
from pathlib import Path
from briefgen.publish.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_holder_waits_and_says_so_once(tmp_path):
    order, waiting = [], threading.Event()

    def second():
        with locked(tmp_path / "a/lock", waiting.set):
            order.append("second")

    with locked(tmp_path / "a/lock", lambda: order.append("waited for nobody")):
        thread = threading.Thread(target=second)
        thread.start()
        assert waiting.wait(20)
        order.append("first")
    thread.join(20)
    assert order == ["first", "second"]


def test_the_lock_of_a_killed_process_is_free(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path / "lock")], stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        waited: list[str] = []
        thread = threading.Thread(target=take, args=(tmp_path / "lock", waited))
        thread.start()
        while not waited:
            threading.Event().wait(0.001)
        holder.send_signal(signal.SIGKILL)
        thread.join(20)
    assert waited == ["waits", "has it"]


def take(path, said):
    with locked(path, lambda: said.append("waits")):
        said.append("has it")
