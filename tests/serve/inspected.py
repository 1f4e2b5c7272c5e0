"""A real project's preview with its inspector, for those who test it."""

from __future__ import annotations

from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe

from briefgen.cli.inspecting import Inspector
from briefgen.cli.serve import Desk
from briefgen.serve.preview import Preview

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 375, "height": 720}


@contextmanager
def inspecting(project):
    """A desk with its preview and inspector, without a watcher."""
    session = project.session()
    desk = Desk(session)
    preview = Preview(desk.rebuild)

    def look(file):
        desk.hint(file)
        preview.look()

    try:
        preview.look()
        preview.ask(lambda shown: shown).result(60)
        yield preview, Inspector(project.root, desk, look)
    finally:
        preview.close()
        session.store.close()


@contextmanager
def opened(browser, address, size=WIDE):
    """A tab that shows a page; one of a phone is dark. What goes wrong in its scripts fails."""
    context = browser.new_context(viewport=size, color_scheme="dark" if size == PHONE else "light")
    tab = context.new_page()
    problems = []
    tab.on("pageerror", lambda error: problems.append(str(error)))
    tab.goto(address)
    tab.evaluate("window.stayed = true")
    yield tab
    assert problems == []
    context.close()


def axe(tab):
    """What axe-core finds on a tab."""
    found = Axe().run(tab).response["violations"]
    return [f"{item['id']}: {node['html']}" for item in found for node in item["nodes"]]
