"""What is new since the reader was last here: first visit, second visit, and without what it needs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from looks import HARDLY, violations
from playwright.sync_api import Browser, BrowserContext, Page

from briefgen.cli.build import run
from briefgen.cli.session import Session

pytestmark = pytest.mark.browser

EVERY_THEME = {"test_axe_finds_nothing_in_what_is_new"}

BRIEFING = "briefings/us-steel-order.html"
OLDER = "2025-01-07T09:30:00+09:00"
SHIFTS = """new PerformanceObserver((list) => { for (const e of list.getEntries()) window.moved.push(e.value); })
  .observe({ type: "layout-shift", buffered: true })"""


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """A phone in Seoul, in which no script fails."""
    context = browser.new_context(viewport={"width": 400, "height": 800}, timezone_id="Asia/Seoul")
    problems: list[str] = []
    context.on("weberror", lambda told: problems.append(str(told.error)))
    yield context
    context.close()
    assert problems == []


def was_here(page: Page, address: str, state: str = OLDER) -> None:
    """Let the reader have read a state on 5 January 2025."""
    page.goto(address)
    page.evaluate(
        "(s) => { localStorage['read ' + location.pathname] = s + ' ' + Date.parse('2025-01-05T12:00Z'); }",
        state,
    )


def test_on_a_first_visit_nothing_is_new(reader: BrowserContext, served: str) -> None:
    page = reader.new_page()
    page.goto(served + BRIEFING)
    assert page.locator(".fresh:visible, .lit").count() == 0
    page.reload()
    assert page.locator(".fresh:visible, .lit").count() == 0


def test_who_comes_back_sees_what_came_meanwhile(reader: BrowserContext, served: str) -> None:
    page = reader.new_page()
    was_here(page, served + BRIEFING)
    page.reload()
    line = page.locator(".fresh:visible")
    text = "1 sentence is new since you last read this on 5 January 2025"
    assert line.inner_text() == text
    assert page.get_by_role("status").filter(has_text="new since").count() == 1
    assert page.locator(".s.lit").evaluate_all("(all) => all.map((s) => s.id)") == ["p1s3"]
    line.get_by_role("link").click()
    assert page.url.endswith("#p1s3")
    page.goto(served + BRIEFING)
    page.reload()
    assert page.locator(".fresh:visible, .lit").count() == 0


def test_the_first_state_of_all_is_remembered_too(
    reader: BrowserContext, tmp_path: Path, root: Path
) -> None:
    project = tmp_path / "wire"
    shutil.copytree(root / "themes", project / "themes")
    (project / "content").mkdir()
    (project / "ledger").mkdir()
    plain = 'title = "T"\nbuiltin_knowledge = false\n[nlp]\nmodel = "none"\n'
    (project / "briefgen.toml").write_text(plain, "utf-8")
    source, ledger = project / "content/rain.md", project / "ledger/rain.yaml"
    source.write_text("---\ntitle: Rain\ndate: 2025-01-03\n---\nRain fell.\n", "utf-8")
    state = '- at: 2025-01-03T09:00:00Z\n  headline: "Rain"\n  text:\n  - "Rain fell."\n'
    ledger.write_text(state, "utf-8")
    page = reader.new_page()
    for _ in range(2):
        run(Session(project), project / "site", strict=False, quiet=True)
        page.goto((project / "site/briefings/rain.html").as_uri())
        told = page.locator(".fresh:visible").count()
        assert told == ("changes" in ledger.read_text("utf-8"))
        source.write_text("---\ntitle: Rain\ndate: 2025-01-03\n---\nRain fell. Snow, too.\n")
        later = '- at: 2025-01-04T09:00:00Z\n  changes:\n  - sentence: 2\n    now: "Snow, too."\n'
        ledger.write_text(state + later, "utf-8")


def test_another_state_of_the_page_keeps_what_was_new(reader: BrowserContext, served: str) -> None:
    page = reader.new_page()
    was_here(page, served + BRIEFING, "2025-01-04T20:00:00+09:00")
    page.reload()
    before = page.locator(".lit").count()
    # As the preview does it: all attributes as the server sends them, and then the event.
    page.evaluate("""() => {
        for (const s of document.querySelectorAll(".s")) s.className = "s";
        for (const p of document.querySelectorAll(".fresh")) { p.hidden = true; p.firstChild.textContent = ""; }
        document.dispatchEvent(new CustomEvent("briefgen:patched"));
    }""")
    assert page.locator(".lit").count() == before == 2
    assert page.locator(".fresh:visible").inner_text().startswith("2 sentences are new")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_what_is_new(
    browser: Browser, served: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    was_here(page, served + BRIEFING)
    page.reload()
    assert page.locator(".fresh:visible, .lit").count() == 2
    assert violations(page) == []
    context.close()


def test_nothing_moves_when_the_line_comes(reader: BrowserContext, served: str) -> None:
    page = reader.new_page()
    was_here(page, served + BRIEFING)
    page.add_init_script(f"window.moved = []; {SHIFTS}")
    page.reload()
    page.wait_for_function("document.querySelector('.fresh:not([hidden])')")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert sum(page.evaluate("window.moved")) < HARDLY


@pytest.mark.parametrize("state", ["", "nonsense", '"] x y', "2099-01-01T00:00:00Z"])
def test_odd_memories_do_no_harm(reader: BrowserContext, served: str, state: str) -> None:
    page = reader.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    was_here(page, served + BRIEFING, state)
    page.reload()
    assert page.locator(".fresh:visible, .lit").count() == 0
    page.reload()
    assert problems == []


def test_without_storage_the_page_is_as_it_was_made(reader: BrowserContext, served: str) -> None:
    page = reader.new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('off'); } })"
    )
    page.goto(served + BRIEFING)
    assert page.locator(".fresh:visible, .lit").count() == 0
    assert page.get_by_role("heading", name="Updates", exact=True).is_visible()


def test_without_script_the_updates_are_a_list(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + BRIEFING)
    assert page.locator(".fresh:visible").count() == 0
    updates = page.locator("section", has=page.locator("#updates"))
    assert updates.locator("time").all_inner_texts() == [
        "12 January 2025, 18:00",
        "7 January 2025, 09:30",
    ]
    *places, log = [link.get_attribute("href") or "" for link in updates.get_by_role("link").all()]
    for place in places:
        assert page.locator(f"[id='{place[1:]}']").count() == 1
    assert log.endswith("revisions/us-steel-order.html")
    context.close()


def test_a_page_without_a_ledger_loads_no_script_for_it(
    reader: BrowserContext, served: str
) -> None:
    page = reader.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{served}briefings/blinken-paris.html")
    assert not [url for url in asked if "updates" in url]
    assert page.evaluate("localStorage.length") == 0
