"""What is shown while builds come, fail and pile up."""

from __future__ import annotations

import threading

import pytest

from briefgen.findings import Failure, Finding, Place
from briefgen.serve import preview as previewing
from briefgen.serve.preview import Preview, Revision


def page(desk, url):
    return desk.preview.ask(lambda shown: shown.page(url)).result(20)


def test_a_burst_of_hints_during_a_build_queues_exactly_one_more(desk):
    desk.gate.clear()
    before = desk.builds
    desk.preview.look()
    while desk.builds == before:
        threading.Event().wait(0.001)
    for _ in range(100):
        desk.preview.look()
    desk.gate.set()
    desk.settled()
    assert desk.builds == before + 2


def test_a_page_asked_for_after_a_change_waits_for_its_build(desk):
    desk.gate.clear()
    desk.pages = {"index.html": "second"}
    desk.preview.look()
    asked = desk.preview.ask(lambda shown: shown.page("index.html"))
    assert not asked.done()
    desk.gate.set()
    assert asked.result(20) == b"second"


def test_a_failed_page_keeps_its_last_good_bytes_while_others_move_on(desk, finding):
    desk.show({"index.html": "new start"}, {"people/ada.html": (finding(),)})
    assert page(desk, "people/ada.html") == b"<html><body>Ada</body></html>"
    assert page(desk, "index.html") == b"new start"
    assert page(desk, "people/index.html") is None
    shown = desk.show({"index.html": "newer"}, {"people/ada.html": (finding(),)})
    assert page(desk, "people/ada.html") == b"<html><body>Ada</body></html>"
    assert (shown.failures("people/ada.html"), shown.failures("index.html")) == ((finding(),), ())
    assert shown.other_failures("index.html") == (finding(),)


def test_a_failed_page_keeps_nothing_that_could_tell_of_a_text_that_is_gone(desk, finding):
    failed = {"index.html": (finding(),)}
    desk.sources = {"a.html": "content/a.md", "b.html": "content/b.md"}
    desk.show({"index.html": "a, b", "a.html": "a", "b.html": "b"})
    desk.show({"a.html": "a", "b.html": "b"}, failed)
    assert page(desk, "index.html") == b"a, b"
    del desk.sources["b.html"]
    for pages in ({"a.html": "a"}, {"a.html": "a2"}):
        shown = desk.show(pages, failed)
        assert (page(desk, "index.html"), shown.failures("index.html")) == (None, (finding(),))
    desk.show({"a.html": "a", "index.html": "a"})
    desk.show({"a.html": "a"}, failed)
    assert page(desk, "index.html") == b"a"


def test_last_good_bytes_that_cannot_be_read_cost_no_other_page(desk, finding):
    def load(url):
        if url == "people/ada.html":
            raise OSError("gone")
        return b"early"

    site = dict.fromkeys(("index.html", "people/ada.html"), "mark")
    revisions = [
        Revision(9, {"index.html": "new"}, lambda _: b"new", (), {"people/ada.html": (finding(),)}),
        Revision(8, site, load),
    ]
    preview = Preview(revisions.pop)
    for _ in range(2):
        preview.look()
        shown = preview.ask(lambda shown: shown).result(20)
    preview.close()
    assert shown.page("index.html") == b"new"
    assert (shown.page("people/ada.html"), shown.failures("index.html")) == (None, ())
    assert shown.failures("people/ada.html") == (finding(),)


def test_an_error_that_costs_no_page_is_told_on_every_page(desk, finding):
    setting = finding("The key is not known", "briefgen.toml")
    missing = Finding(Place("content/a.md", 1), "no-date", "there is no date", "Write one.")
    desk.findings = (setting, missing)
    shown = desk.show()
    assert (missing.severity, shown.other_failures("index.html")) == ("warning", (setting,))
    assert shown.failures("index.html") == ()


def test_a_page_is_told_the_warnings_of_its_own_source(desk, finding):
    missing = Finding(Place("content/a.md", 1), "no-date", "there is no date", "Write one.")
    other = Finding(Place("content/b.md", 1), "no-date", "there is no date", "Write one.")
    note = Finding(Place("content/a.md", 1), "mark-refused", "no mark here")
    desk.findings = (missing, other, note, finding())
    desk.sources = {"index.html": "content/a.md"}
    shown = desk.show()
    assert shown.warnings("index.html") == (missing,)
    assert shown.warnings("people/ada.html") == ()


def test_a_mended_page_is_shown_and_its_error_gone(desk, finding):
    desk.show({"index.html": "new"}, {"index.html": (finding(),)})
    shown = desk.show({"index.html": "mended"})
    assert (page(desk, "index.html"), shown.failures("index.html")) == (b"mended", ())


def test_a_failed_site_is_shown_as_it_last_was(desk, finding):
    shown = desk.show({}, {"": (finding(),)})
    assert page(desk, "style.css") == b"p {}"
    assert shown.failures("anything") == (finding(),)


def test_a_build_that_raises_is_shown_and_the_next_one_runs(desk, finding):
    desk.error = ZeroDivisionError("by zero")
    (said,) = desk.show().failures("index.html")
    assert "ZeroDivisionError: by zero" in said.message
    desk.error = Failure(finding("no settings"))
    assert [f.message for f in desk.show().failures("")] == ["no settings"]
    assert page(desk, "style.css") == b"p {}"
    desk.error = None
    assert desk.show({"index.html": "back"}).failures("index.html") == ()


def test_an_equal_revision_tells_nobody(desk):
    heard = []
    stop = desk.preview.listen(lambda: heard.append(1))
    desk.show()
    assert heard == []
    desk.show({"index.html": "other"})
    assert heard == [1]
    stop()
    desk.show({"index.html": "again"})
    assert heard == [1]


def test_a_listener_that_raises_does_not_stop_the_others(desk):
    heard = []
    desk.preview.listen(lambda: 1 / 0)
    desk.preview.listen(lambda: heard.append(1))
    desk.show({"index.html": "other"})
    assert heard == [1]


def test_the_first_revision_is_told_even_if_it_is_empty():
    heard = []
    preview = Preview(lambda: Revision(1, {}, lambda _: b""))
    preview.listen(lambda: heard.append(1))
    preview.look()
    preview.ask(lambda shown: shown).result(20)
    preview.close()
    assert heard == [1]


def test_why_nothing_was_built_is_said_once():
    said = []
    preview = Preview([].pop, say=said.append)
    for _ in range(2):
        preview.look()
        preview.ask(lambda shown: shown).result(20)
    preview.close()
    assert [[f.message for f in findings] for findings in said] == [
        ["The build stopped: IndexError: pop from empty list"]
    ]


def test_what_can_wait_is_done_when_nobody_waits(desk, monkeypatch):
    monkeypatch.setattr(previewing, "LONGEST_GRACE", 3600.0)
    done: list[str] = []
    rested = threading.Event()

    def steps():
        done.append("step")
        yield False
        done.append("rest")
        rested.set()

    desk.gate.clear()
    desk.preview.look()  # so that all is known before any of it is begun
    desk.preview.rest(steps())
    for name in "abc":
        desk.preview.ask(lambda _, name=name: done.append(name))
    desk.gate.set()
    assert rested.wait(20)
    assert done == ["a", "b", "c", "step", "rest"]


def test_what_can_wait_is_done_at_last_though_somebody_always_asks(desk, monkeypatch):
    monkeypatch.setattr(previewing, "GRACE", 0.0)
    monkeypatch.setattr(previewing, "LONGEST_GRACE", 0.0)
    done: list[str] = []

    def ask(_shown):
        if "rest" not in done:
            desk.preview.ask(ask)

    desk.preview.ask(ask)
    rested = threading.Event()
    desk.preview.rest(iter(lambda: done.append("rest") or rested.set(), None))
    assert rested.wait(20)


def test_a_step_that_says_so_builds(desk):
    before = desk.builds
    rested = threading.Event()

    def steps():
        yield True
        rested.set()

    desk.preview.rest(steps())
    assert rested.wait(20)
    assert desk.builds == before + 1


def test_a_newer_rest_takes_the_place_of_an_older_one(desk, monkeypatch):
    monkeypatch.setattr(previewing, "LONGEST_GRACE", 3600.0)
    taken: list[str] = []
    rested = threading.Event()

    def steps(name):
        taken.append(name)
        rested.set()
        yield False

    desk.gate.clear()
    desk.preview.look()  # so that both are known before the first is begun
    for name in ("older", "newer"):
        desk.preview.rest(steps(name))
    desk.gate.set()
    assert rested.wait(20)
    assert taken == ["newer"]


def test_what_was_begun_is_ended_though_newer_rests_come_in(desk, monkeypatch):
    monkeypatch.setattr(previewing, "GRACE", 0.0)
    taken: list[str] = []
    rested = threading.Event()

    def steps(name, count):
        for number in range(count):
            taken.append(f"{name} {number}")
            desk.preview.rest(steps("newest", 1) if name == "oldest" else iter(()))
            yield False
        if name == "newest":
            rested.set()

    desk.preview.rest(steps("oldest", 3))
    assert rested.wait(20)
    assert taken == ["oldest 0", "oldest 1", "oldest 2", "newest 0"]


@pytest.mark.parametrize("error", [ZeroDivisionError, OSError])
def test_a_step_that_raises_ends_the_rest_alone(desk, error):
    raised = threading.Event()

    def steps():
        raised.set()
        raise error
        yield

    desk.preview.rest(steps())
    assert raised.wait(20)
    desk.show({"index.html": "later"})
    assert page(desk, "index.html") == b"later"
