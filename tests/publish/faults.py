"""Publishes in children that are killed, or whose system calls fail, at one step after another.

Python's own audit events are the steps: each `open`, `mkdir`, `link`, `rename`, `remove` and each call
into the C library. Run as a program: prints what went wrong, nothing if all is well.
"""

from __future__ import annotations

import os
import signal
import sys
from hashlib import blake2b
from pathlib import Path

from briefgen.findings import Failure
from briefgen.publish.publisher import publish

OLD = {"index.html": "old", "people/ada.html": "old", "people/gone.html": "old", "same.css": "s"}
NEW = {"index.html": "new", "people/ada.html": "new", "towns/rome.html": "new", "same.css": "s"}
STEPS = ("open", "os.", "shutil.", "ctypes.call_function")


def send(pages: dict[str, str], project: Path) -> None:
    site = {url: blake2b(text.encode()).hexdigest() for url, text in pages.items()}
    publish(site, lambda url: pages[url].encode(), Path("site"), project=project)


def shown(project: Path) -> dict[str, str]:
    site = project / "site"
    return {
        path.relative_to(site).as_posix(): path.read_text()
        for path in site.rglob("*")
        if path.is_file() and path.name not in {".briefgen.json", "CNAME"}
    }


def child(project: Path, step: int, fault: str) -> int:
    """Publish NEW in a child in which step number `step` goes wrong; answer its exit status."""
    if pid := os.fork():
        return os.waitpid(pid, 0)[1]
    steps = 0

    def count(event: str, _arguments: object) -> None:
        nonlocal steps
        if not event.startswith(STEPS):
            return
        steps += 1
        if steps == step and fault == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if steps >= step and fault == "full" and event in {"open", "os.mkdir", "os.link"}:
            raise OSError(28, "No space left on device")

    sys.addaudithook(count)
    try:
        send(NEW, project)
    except Failure:
        os._exit(3)
    except BaseException:  # noqa: BLE001 - a traceback is what we look for
        os._exit(4)
    os._exit(0)


def attempt(project: Path, step: int, fault: str) -> tuple[int, list[str]]:
    send(OLD, project)
    (project / "site/CNAME").write_text("mine")
    status = child(project, step, fault)
    wrong = []
    now = shown(project)
    if now not in (OLD, NEW):
        wrong.append(f"torn: {now}")
    if fault == "full" and os.waitstatus_to_exitcode(status) not in {0, 3}:
        wrong.append(f"no plain message: {os.waitstatus_to_exitcode(status)}")
    if fault == "full" and list(project.glob(".site.staging-*")):
        wrong.append("left a staging")
    send(NEW, project)
    if shown(project) != NEW or (project / "site/CNAME").read_text() != "mine":
        wrong.append(f"not clean: {shown(project)}")
    if list(project.glob(".site.staging-*")):
        wrong.append("kept a staging")
    return status, [f"{fault} at {step}: {text}" for text in wrong]


def main(project: Path, fault: str) -> None:
    for step in range(1, 10_000):
        status, wrong = attempt(project, step, fault)
        for text in wrong:
            print(text)  # noqa: T201 - the answer
        if status == 0:
            print("steps", step, file=sys.stderr)  # noqa: T201
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
