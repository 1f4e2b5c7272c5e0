"""What an open browser tab does when the site changes."""

from __future__ import annotations

import pytest

from briefgen.findings import Finding, Place

pytestmark = pytest.mark.browser


def article(paragraphs, title="Start", head="", tail=""):
    body = "\n".join(f'<p id="p{n}">{text}</p>' for n, text in enumerate(paragraphs))
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title>'
        f'<link rel="stylesheet" href="style.css">{head}</head>'
        f"<body><main><article>{body}</article>{tail}</main></body></html>"
    )


TEXTS = [f"Paragraph {n} says something about the town of number {n}." * 4 for n in range(60)]


@pytest.fixture
def tab(browser, desk, client):
    desk.show({"index.html": article(TEXTS), "style.css": "p { color: rgb(1, 2, 3) }"})
    tab = browser.new_page()
    tab.problems = []
    tab.on("pageerror", lambda error: tab.problems.append(str(error)))
    tab.goto(f"http://{client.host}/")
    tab.evaluate("window.stayed = true")
    tab.wait_for_function("performance.getEntriesByType('resource').length > 0")
    yield tab
    assert tab.problems == []
    tab.close()


def top_of(tab, text):
    """Where the paragraph with this text stands in the window, in pixels."""
    return tab.evaluate(
        "text => [...document.querySelectorAll('p')].find(p => p.textContent.startsWith(text))"
        ".getBoundingClientRect().top",
        text,
    )


def stayed(tab):
    """Whether the page was not loaded anew."""
    return tab.evaluate("window.stayed === true")


def test_a_change_is_patched_in_place_and_scroll_is_held(tab, desk):
    tab.evaluate("document.getElementById('p40').scrollIntoView()")
    before = top_of(tab, "Paragraph 40 ")
    first = tab.query_selector("#p40")
    texts = [
        "New at the top, and rather long. " * 20,
        *TEXTS[:10],
        "Also new.",
        *TEXTS[12:],
        "End.",
    ]
    desk.show(desk.pages | {"index.html": article(texts, title="Changed")})
    tab.wait_for_function("document.title === 'Changed'")
    assert abs(top_of(tab, "Paragraph 40 ") - before) <= 1
    assert stayed(tab)
    shown = tab.eval_on_selector_all("p", "all => all.map(p => [p.id, p.textContent])")
    assert shown == [[f"p{n}", text] for n, text in enumerate(texts)]
    assert first.evaluate("node => node.isConnected")


def test_focus_and_opened_details_are_kept(tab, desk):
    tail = '<details id="d"><summary>More</summary>{}</details><input id="i"><a href="#x" id="a">go</a>'
    desk.show(desk.pages | {"index.html": article(TEXTS[:3], tail=tail.format("one"))})
    tab.wait_for_selector("#i")
    tab.click("summary")
    tab.fill("#i", "typed")
    desk.show(desk.pages | {"index.html": article(TEXTS[2:5], tail=tail.format("two"))})
    tab.wait_for_function("document.getElementById('d').textContent.includes('two')")
    assert tab.evaluate("document.getElementById('d').open")
    assert tab.evaluate("document.activeElement.id") == "i"
    assert tab.input_value("#i") == "typed"
    assert stayed(tab)


def test_a_changed_style_is_swapped_without_loading_the_page(tab, desk):
    desk.show(desk.pages | {"style.css": "p { color: rgb(9, 9, 9) }"})
    tab.wait_for_function("getComputedStyle(document.querySelector('p')).color === 'rgb(9, 9, 9)'")
    assert stayed(tab)
    tab.wait_for_function("document.querySelectorAll('link[rel=stylesheet]').length === 1")


def test_a_changed_script_loads_the_page_anew(tab, desk):
    head = '<script src="a.js"></script>'
    desk.show(desk.pages | {"index.html": article(TEXTS, head=head), "a.js": "window.ran = 1"})
    tab.wait_for_function("window.ran === 1")
    assert not stayed(tab)


def test_errors_lie_over_the_last_good_page_and_vanish_when_mended(tab, desk, finding):
    wrong = finding("<img src=x onerror=alert(1)> is wrong")
    desk.show(failed={"index.html": (wrong,)})
    overlay = tab.locator("briefgen-errors section")
    overlay.wait_for()
    text = overlay.inner_text()
    assert "content/a.md:3:7" in text
    assert "<img src=x onerror=alert(1)> is wrong" in text
    assert "Mend it." in text
    assert tab.locator("p").first.is_visible()
    tab.keyboard.press("Escape")
    overlay.wait_for(state="detached")
    tab.locator("briefgen-errors button").click()
    overlay.wait_for()
    desk.show()
    tab.locator("briefgen-errors").wait_for(state="detached")
    assert stayed(tab)


def test_errors_of_another_page_are_a_small_badge(tab, desk, finding):
    desk.show(failed={"other.html": (finding(),)})
    badge = tab.locator("briefgen-errors button")
    badge.wait_for()
    assert badge.inner_text() == "1 error"
    assert tab.locator("briefgen-errors section").count() == 0
    badge.click()
    assert "content/a.md:3:7" in tab.locator("briefgen-errors section").inner_text()


def test_warnings_of_the_page_are_counted_in_the_badge(tab, desk, finding):
    lost = Finding(Place("content/a.md", 4, 3), "unproven-fact", "No sentence says so", "Mend it.")
    desk.findings, desk.sources = (lost,), {"index.html": "content/a.md"}
    desk.show(desk.pages | {"index.html": article(TEXTS)})
    badge = tab.locator("briefgen-errors button")
    badge.wait_for()
    assert badge.inner_text() == "1 warning"
    badge.focus()
    tab.keyboard.press("Enter")
    box = tab.get_by_role("region", name="Findings of the preview")
    assert "content/a.md:4:3" in box.inner_text()
    assert "Warning: No sentence says so" in box.inner_text()
    assert "last good" not in box.inner_text()
    tab.keyboard.press("Escape")
    assert badge.evaluate("node => node.getRootNode().activeElement === node")
    desk.show(failed={"other.html": (finding(), finding("Also wrong"))})
    tab.get_by_role("button", name="2 errors, 1 warning").wait_for()
    desk.findings = ()
    desk.show()
    tab.locator("briefgen-errors").wait_for(state="detached")


def test_eleven_tabs_follow(tab, desk, browser, client):
    context = browser.new_context()
    tabs = [context.new_page() for _ in range(11)]
    for other in tabs:
        other.goto(f"http://{client.host}/")
    desk.show(desk.pages | {"index.html": article(["Changed for all."])})
    for other in tabs:
        other.wait_for_function("document.querySelector('p').textContent === 'Changed for all.'")
    context.close()


def test_a_missing_page_appears_when_it_is_made(browser, desk, client):
    tab = browser.new_page()
    tab.goto(f"http://{client.host}/later.html")
    desk.show(desk.pages | {"later.html": article(["Here it is."])})
    tab.wait_for_function("document.querySelector('p')?.textContent === 'Here it is.'")
    tab.close()


def test_a_tab_follows_its_text_to_another_address_and_back(tab, desk):
    pages = desk.pages
    for url in ("briefings/eels.html", "briefings/eels two.html", "briefings/eels.html"):
        desk.sources = {url: "content/eels.md"}
        desk.show(pages | {url: article(TEXTS)})
        if not tab.url.endswith("html"):
            tab.goto(tab.url + url)
        tab.wait_for_url("**/" + url.replace(" ", "%20"))
        tab.wait_for_function("document.querySelectorAll('p').length > 50")
        tab.wait_for_timeout(300)  # it has told which page it shows


def test_a_tab_finds_the_server_again(browser, desk, serve_for):
    desk.show({"index.html": article(["Before."])})
    with serve_for(desk.preview) as client:
        tab = browser.new_page()
        tab.goto(f"http://{client.host}/")
    desk.show({"index.html": article(["After."])})
    with serve_for(desk.preview, port=client.port):
        tab.wait_for_function("document.querySelector('p').textContent === 'After.'")
    tab.close()
