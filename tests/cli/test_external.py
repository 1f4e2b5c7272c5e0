"""`briefgen check --external`: asks politely, never the own network, and fails nobody's build."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import sleep
from typing import Any

import project as tools
import pytest

from briefgen.cli import asking, external, main
from briefgen.cli.asking import AGENT, Answer, Asker, is_public
from briefgen.cli.external import Checker, Remembered, Use, remember, remembered
from briefgen.findings import Place

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
PLAIN = tools.FILES["briefgen.toml"] + '[nlp]\nmodel = "none"\n'
Reply = tuple[int, dict[str, str], bytes]


class Server(ThreadingHTTPServer):
    """A host on this machine that answers as it is told, and remembers who asked for what."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.replies: dict[str, Reply | Callable[[str], Reply]] = {}
        self.drips: dict[str, Callable[[Handler], None]] = {}
        self.asked: list[tuple[str, str]] = []
        self.headers: list[dict[str, str]] = []
        self.at_once = self.most_at_once = 0
        self.guard = threading.Lock()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        with self.server.guard:
            self.server.at_once += 1
            self.server.most_at_once = max(self.server.most_at_once, self.server.at_once)
            self.server.asked.append((self.command, self.path))
            self.server.headers.append(dict(self.headers))
        reply = self.server.replies.get(self.path, (404, {}, b""))
        status, headers, body = reply(self.command) if callable(reply) else reply
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with self.server.guard:
            self.server.at_once -= 1
        if self.command != "HEAD" and (drip := self.server.drips.get(self.path)):
            drip(self)
        elif self.command != "HEAD":
            self.wfile.write(body)

    do_HEAD = do_GET  # noqa: N815 - the server looks for this name

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as made:
        thread = threading.Thread(target=made.serve_forever, daemon=True)
        thread.start()
        yield made
        made.shutdown()
        thread.join()


def asker() -> Asker:
    return Asker(private=True, pause=0.0)


def test_a_page_that_is_there_is_asked_for_its_head_alone(server: Server) -> None:
    server.replies["/a"] = (200, {}, b"x" * 5000)
    assert asker().ask(server.url("/a#part")) == Answer(state="there")
    assert server.asked == [("GET", "/robots.txt"), ("HEAD", "/a")]
    assert all(given["User-Agent"] == AGENT for given in server.headers)
    assert "docs/links.md" in AGENT
    assert not any("Cookie" in given or "Referer" in given for given in server.headers)


@pytest.mark.parametrize("status", [403, 404, 405, 501])
def test_a_host_that_dislikes_head_is_asked_for_a_few_bytes(server: Server, status: int) -> None:
    server.replies["/a"] = lambda method: (status if method == "HEAD" else 200, {}, b"x")
    assert asker().ask(server.url("/a")).state == "there"
    assert server.asked[-1] == ("GET", "/a")
    assert server.headers[-1]["Range"] == "bytes=0-1023"


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (404, "gone"),
        (410, "gone"),
        (403, "unreachable"),
        (429, "unreachable"),
        (503, "unreachable"),
    ],
)
def test_gone_is_told_from_what_may_be_back(server: Server, status: int, state: str) -> None:
    server.replies["/a"] = (status, {"Retry-After": "20000"}, b"")
    answer = asker().ask(server.url("/a"))
    assert (answer.state, answer.detail) == (state, f"the host answers {status}")


def test_a_permanent_redirect_names_the_new_address(server: Server) -> None:
    server.replies["/a"] = (301, {"Location": "/b"}, b"")
    server.replies["/b"] = (308, {"Location": "/c"}, b"")
    server.replies["/c"] = (200, {}, b"")
    assert asker().ask(server.url("/a#p2")) == Answer(state="moved", target=server.url("/c#p2"))


def test_a_redirect_that_is_not_for_good_proposes_nothing(server: Server) -> None:
    server.replies["/a"] = (302, {"Location": "/b"}, b"")
    server.replies["/b"] = (301, {"Location": "/c"}, b"")
    server.replies["/c"] = (200, {}, b"")
    assert asker().ask(server.url("/a")) == Answer(state="there")


def test_redirects_are_followed_only_so_far(server: Server) -> None:
    server.replies["/a"] = (301, {"Location": "/a"}, b"")
    answer = asker().ask(server.url("/a"))
    assert (answer.state, len(server.asked)) == ("unreachable", 1 + asking.HOPS + 1)


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://a.example/", "javascript:x()", "http://u:p@a.example/"]
)
def test_a_redirect_to_what_is_no_page_is_not_followed(server: Server, target: str) -> None:
    server.replies["/a"] = (301, {"Location": target}, b"")
    assert asker().ask(server.url("/a")).state == "forbidden"


def test_the_own_machine_is_not_asked_unless_that_is_wanted(server: Server) -> None:
    server.replies["/a"] = (200, {}, b"")
    for name in ("127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1"):
        answer = Asker(pause=0.0).ask(f"http://{name}:{server.server_port}/a")
        assert answer.state in ("forbidden", "unreachable"), name
        assert "127.0.0.1 is 127.0.0.1" not in answer.detail
        assert answer.state != "forbidden" or "belongs to this machine" in answer.detail
    assert server.asked == []


def test_a_redirect_leads_nobody_into_the_own_network(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.replies["/a"] = (301, {"Location": server.url("/secret")}, b"")
    outer = Asker(pause=0.0)
    looked: list[str] = []

    def first_only(number: str) -> bool:
        looked.append(number)
        return len(looked) <= 2  # robots.txt and /a; then the host has another number

    monkeypatch.setattr(asking, "is_public", first_only)
    assert outer.ask(server.url("/a")).state == "forbidden"
    assert ("HEAD", "/secret") not in server.asked


@pytest.mark.parametrize(
    "number",
    [
        *("127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "0.0.0.0"),
        *("100.64.0.1", "::1", "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.1", "64:ff9b::7f00:1"),
        *("2002:7f00:1::", "::", "224.0.0.1", "240.0.0.1", "255.255.255.255"),
    ],
)
def test_no_private_address_is_public(number: str) -> None:
    assert not is_public(number)


def test_public_addresses_are_public() -> None:
    assert is_public("93.184.215.14")
    assert is_public("2606:2800:220:1::1")


def test_robots_that_forbid_are_heeded(server: Server) -> None:
    server.replies["/robots.txt"] = (200, {}, b"User-agent: briefgen\nDisallow: /private\n")
    server.replies["/a"] = (200, {}, b"")
    one = asker()
    assert one.ask(server.url("/private/x")).state == "forbidden"
    assert one.ask(server.url("/a")).state == "there"
    assert server.asked == [("GET", "/robots.txt"), ("HEAD", "/a")]


def test_an_answer_that_never_ends_is_cut_off(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "WHOLE", 0.3)
    freed = threading.Event()

    def stuck(_method: str) -> Reply:
        freed.wait(20)
        return 200, {}, b""

    server.replies["/a"] = stuck
    answer = asker().ask(server.url("/a"))
    freed.set()
    assert answer.state == "unreachable"


@pytest.mark.parametrize("path", ["/robots.txt", "/a"])
def test_an_answer_that_drips_is_cut_off(
    server: Server, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setattr(asking, "WHOLE", 0.3)
    broken = threading.Event()

    def drip(handler: Handler) -> None:
        try:
            for _ in range(200):
                handler.wfile.write(b"x")
                sleep(0.05)
        except OSError:
            broken.set()

    server.replies[path] = lambda method: (404 if method == "HEAD" else 200, {}, b"x" * 5000)
    server.drips[path] = drip
    asker().ask(server.url("/a"))
    assert broken.wait(20)


def test_no_thread_outlives_its_request(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[threading.Timer] = []

    class Timer(threading.Timer):
        def start(self) -> None:
            begun.append(self)
            super().start()

    monkeypatch.setattr(threading, "Timer", Timer)
    server.replies["/a"] = (200, {}, b"")
    assert asker().ask(server.url("/a")).state == "there"
    assert len(begun) == 2
    assert not any(timer.is_alive() for timer in begun)


def test_nothing_that_listens_is_unreachable(server: Server) -> None:
    url = server.url("/a")
    server.server_close()
    assert asker().ask(url).detail == "there is no connection to it"


def test_a_host_is_asked_one_thing_at_a_time(server: Server) -> None:
    names = [f"/{number}" for number in range(12)]
    server.replies |= {name: (200, {}, b"") for name in names}
    uses = [Use(server.url(name), Place("a.md", 1)) for name in names]
    outcome, _ = Checker(asker().ask, NOW).run(uses, {})
    assert (outcome.asked, outcome.findings, server.most_at_once) == (12, (), 1)


def answers(**known: Answer) -> tuple[list[str], Callable[[str], Answer]]:
    asked: list[str] = []

    def ask(url: str) -> Answer:
        asked.append(url)
        return known[url.rpartition("/")[2]]

    return asked, ask


GONE, THERE = Answer(state="gone", detail="the host answers 404"), Answer(state="there")
AWAY = Answer(state="unreachable", detail="it doesn't answer")


def use(name: str, **more: Any) -> Use:
    return Use(f"https://{name}.example/{name}", Place("content/a.md", 2), **more)


def test_an_answer_holds_for_a_week_and_trouble_for_a_day() -> None:
    asked, ask = answers(a=THERE, b=AWAY)
    uses = [use("a"), use("b")]
    _, known = Checker(ask, NOW).run(uses, {})
    for days, more in ((0.5, []), (2, ["b"]), (8, ["a", "b"])):
        asked.clear()
        Checker(ask, NOW + timedelta(days=days)).run(uses, known)
        assert sorted(url[-1] for url in asked) == more


def test_what_was_not_asked_is_tried_again_each_time() -> None:
    barred = Answer(state="forbidden", detail="its robots.txt doesn't want to be asked for it")
    _, ask = answers(a=barred)
    _, known = Checker(ask, NOW).run([use("a")], {})
    asked, ask = answers(a=THERE)
    outcome, _ = Checker(ask, NOW + timedelta(minutes=1)).run([use("a")], known)
    assert (len(asked), outcome.findings) == (1, ())


def test_what_is_left_over_is_asked_the_next_time() -> None:
    asked, ask = answers(a=THERE, b=THERE, c=THERE)
    uses = [use("a"), use("b"), use("c")]
    first, known = Checker(ask, NOW, most=2).run(uses, {})
    second, _ = Checker(ask, NOW, most=2).run(uses, known)
    assert (first.asked, first.left, second.asked, second.left) == (2, 1, 1, 0)
    assert sorted(asked) == sorted({*asked})


def test_each_state_has_its_finding_and_a_proposal() -> None:
    moved = Answer(state="moved", target="https://m.example/new/m")
    front = Answer(state="moved", target="https://f.example/")
    _, ask = answers(g=GONE, u=AWAY, m=moved, f=front, t=THERE)
    uses = [use("g", date="2025-01-03", cited=True), use("u"), use("m"), use("f"), use("t")]
    outcome, _ = Checker(ask, NOW).run(uses, {})
    found = {item.message[8]: item for item in outcome.findings}
    assert {name: item.code for name, item in found.items()} == {
        "f": "link-moved",
        "g": "link-rot",
        "m": "link-moved",
        "u": "link-unreachable",
    }
    assert "https://web.archive.org/web/20250103/https://g.example/g" in found["g"].hint
    assert found["m"].hint == "Write https://m.example/new/m"
    assert "front page" in found["f"].hint


def test_a_copy_is_proposed_for_where_the_link_stands() -> None:
    _, ask = answers(s=GONE, k=GONE, t=GONE)
    uses = [use("s", cited=True), use("k", cited=True, archive="https://a.example/"), use("t")]
    outcome, _ = Checker(ask, NOW).run(uses, {})
    hints = {item.message[8]: item.hint for item in outcome.findings}
    assert "write it under `archive:` of the source" in hints["s"]
    assert "links to its archived copy" in hints["k"]
    assert "archive:" not in hints["t"]
    assert hints["t"].endswith("and link to that.")


def test_trouble_that_lasts_a_month_is_rot() -> None:
    _, ask = answers(u=AWAY)
    first, known = Checker(ask, NOW).run([use("u")], {})
    second, _ = Checker(ask, NOW + timedelta(days=31)).run([use("u")], known)
    assert [item.code for item in (*first.findings, *second.findings)] == [
        "link-unreachable",
        "link-rot",
    ]
    assert "since 2026-05-01" in second.findings[0].message


def test_answers_are_kept_and_damage_is_none(tmp_path: Path) -> None:
    place = tmp_path / ".briefgen" / "links.json"
    known = {"https://a.example/": Remembered(state="gone", at=NOW, since=NOW)}
    remember(place, known)
    assert remembered(place) == known
    place.write_bytes(b"\xff{")
    assert remembered(place) == {}


@pytest.mark.parametrize("linked", [".briefgen", ".briefgen/links.json"])
def test_answers_are_neither_read_nor_kept_through_a_link(tmp_path: Path, linked: str) -> None:
    away, place = tmp_path / "away", tmp_path / "wire" / ".briefgen" / "links.json"
    known = {"https://a.example/": Remembered(state="gone", at=NOW, since=NOW)}
    remember(away / "links.json", known)
    before = (away / "links.json").read_bytes()
    link = tmp_path / "wire" / linked
    link.parent.mkdir(parents=True)
    link.symlink_to(away / "links.json" if link == place else away)
    assert remembered(place) == {}
    remember(place, {})
    assert link.is_symlink()
    assert [path.name for path in away.iterdir()] == ["links.json"]
    assert (away / "links.json").read_bytes() == before


def project(root: Path, server: Server) -> tools.Project:
    made = tools.create(root / "wire", {**tools.FILES, "briefgen.toml": PLAIN})
    made.write(
        "content/2025/vote.md",
        "---\ntitle: Assembly votes\ndate: 2025-01-03\nsources:\n"
        f"  - title: The minutes\n    url: {server.url('/gone')}\n    archive: {server.url('/kept')}\n"
        f"---\nSee [it]({server.url('/moved')}) and [us](https://example.org/wire/).\n",
    )
    made.write(
        "content/2025/secret.md",
        f"---\ntitle: Secret\ndraft: true\nsources: ['{server.url('/secret')}']\n---\nTokyo.\n",
    )
    return made


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


def test_the_command_says_where_each_link_stands_and_does_not_fail(
    tmp_path: Path,
    server: Server,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(asking, "Asker", partial(Asker, pause=0.0))
    server.replies["/moved"] = (301, {"Location": "/kept"}, b"")
    server.replies["/kept"] = (200, {}, b"")
    root = str(project(tmp_path, server).root)
    options = ("--external", "--allow-private", "--format", "json")
    assert run("check", root, *options) == 0
    found = [f for f in json.loads(capsys.readouterr().out) if f["code"].startswith("link-")]
    assert [(f["code"], f["line"], f["column"]) for f in found] == [
        ("link-rot", 6, 10),
        ("link-moved", 9, 5),
    ]
    assert "archived copy" in found[0]["hint"]
    assert not any("secret" in path for _, path in server.asked)
    server.asked.clear()
    assert run("check", root, *options) == 0
    assert server.asked == []  # all is known
    assert run("check", root, *options, "--max-age", "0") == 0
    assert server.asked


def test_a_private_address_is_asked_as_soon_as_that_is_allowed(
    tmp_path: Path,
    server: Server,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(asking, "Asker", partial(Asker, pause=0.0))
    root = str(project(tmp_path, server).root)
    assert run("check", root, "--external") == 0
    assert capsys.readouterr().out.count("[link-unasked]") == 3
    assert server.asked == []
    assert run("check", root, "--external", "--allow-private") == 0
    assert "[link-unasked]" not in capsys.readouterr().out
    assert ("HEAD", "/gone") in server.asked


def test_without_the_option_nobody_is_asked(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("somebody was asked")

    monkeypatch.setattr(external, "look", never)
    root = str(project(tmp_path, server).root)
    assert run("check", root) == 0
    assert run("build", root) == 0
    assert server.asked == []


def test_findings_of_other_sites_never_fail_even_if_strict(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "Asker", partial(Asker, pause=0.0))
    files = {
        "briefgen.toml": PLAIN,
        "content/a.md": "---\ntitle: A\ndate: 2025-01-03\n"
        f"sources: ['{server.url('/gone')}']\n---\nText.\n",
    }
    made = tools.create(tmp_path / "own", files)
    assert run("check", str(made.root), "--strict", "--external", "--allow-private") == 0
    assert server.asked
