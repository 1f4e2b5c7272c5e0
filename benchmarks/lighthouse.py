"""What Lighthouse says of a built site on a phone: a table of scores from 0 to 100.

    npm install --prefix /tmp/lighthouse lighthouse@12.8.2
    PATH=/tmp/lighthouse/node_modules/.bin:$PATH python benchmarks/lighthouse.py site

The score for performance hangs on what else the machine is doing; the other three don't.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

PAGES = (
    "index.html",
    "briefings/blinken-final-trip.html",
    "people/antony-blinken.html",
)
"""Of the demo: the home page, a briefing, an entity page."""
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
CHROME = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage"


def scores(address: str) -> dict[str, int]:
    """Each category's score, 0 to 100, of the page at an address.

    Raises:
        FileNotFoundError: if there is no `lighthouse` on the PATH.
        subprocess.CalledProcessError: if it fails.
    """
    command = [
        "lighthouse",
        address,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={CHROME}",
        "--no-enable-error-reporting",
    ]
    chrome = shutil.which("chromium") or shutil.which("chromium-browser") or ""
    told = subprocess.run(
        command,
        check=True,
        capture_output=True,
        text=True,
        timeout=180,
        env={**os.environ, "CHROME_PATH": chrome},
    )
    found = json.loads(told.stdout)["categories"]
    return {name: round(found[name]["score"] * 100) for name in CATEGORIES}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a folder is served, as long as it is asked for."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path, help="a built site")
    parser.add_argument("pages", nargs="*", default=PAGES, help="addresses in it")
    given = parser.parse_args(arguments)
    width = max(map(len, given.pages))
    print(" " * width, *CATEGORIES)
    with served(given.site) as top:
        for page in given.pages:
            found = scores(top + page)
            print(page.ljust(width), *(str(found[name]).rjust(len(name)) for name in CATEGORIES))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
