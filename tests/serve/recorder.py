"""An inspector that writes nothing, and how a page of the preview sends it decisions."""

from __future__ import annotations

import json
from time import sleep


class Recorder:
    """Knows one name and one fact, and remembers what was to be written."""

    def __init__(self):
        self.decided = []
        self.wrong = None
        self.pause = 0.0
        self.facts = self

    def tells_of(self, path):
        return path.startswith("content/2025/")

    def ready(self):
        """Everything is known."""

    def names(self, path):
        if self.wrong:
            raise self.wrong
        return {"path": path, "names": ["<b>Lee"]}

    def told(self, path, chosen):
        return {"path": path, "picked": chosen}

    def decide(self, path, decision):
        if self.wrong:
            raise self.wrong
        sleep(self.pause)
        self.decided.append((path, decision))
        return "Written."


def send(client, address, decision, **headers):
    """Status and message of what a page of the preview sends, but for what is given."""
    body = decision if isinstance(decision, bytes) else json.dumps(decision).encode()
    sent = {"Origin": f"http://{client.host}", "Content-Type": "application/json", **headers}
    kept = {name: text for name, text in sent.items() if text is not None}
    status, _, answer = client.ask(address, "POST", body, **kept)
    return status, answer.decode()
