"""Whoever previews drafts and scheduled articles sees which ones they are; nobody else sees a label."""

from __future__ import annotations

from pathlib import Path

import project as tools
import pytest
from pagetext import page

from briefgen.cli.build import run
from briefgen.cli.session import Session, run_options

KEPT = {
    "content/draft.md": "---\ntitle: Half a thought\ndate: 2025-01-02\ndraft: true\n---\nText.\n",
    "content/later.md": "---\ntitle: A prize\ndate: 2025-01-02\n"
    "publish_at: 2999-12-01 09:00\n---\nText.\n",
}
LABELS = {"draft": "Draft", "later": "Scheduled for 1 December 2999, 09:00"}


def built(tmp_path: Path, *, shown: bool) -> Path:
    project = tools.create(tmp_path / "wire")
    for name, text in KEPT.items():
        (project.root / name).write_text(text, encoding="utf-8")
    session = Session(project.root, run_options(drafts=shown, future=shown))
    run(session, tmp_path / "site", strict=False, quiet=True)
    return tmp_path / "site"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("held"), shown=True)


@pytest.mark.parametrize(("slug", "label"), LABELS.items())
def test_the_page_of_a_held_article_says_why_it_is_held(preview: Path, slug: str, label: str):
    read = page(preview / "briefings" / f"{slug}.html")
    assert [item.text for item in read.of_class("type")] == [label]


def test_lists_say_which_articles_are_held(preview: Path):
    labels = [item.text for item in page(preview / "archive.html").of_class("type")]
    assert sorted(labels) == sorted(LABELS.values())


def test_what_is_published_carries_no_label(preview: Path, tmp_path: Path):
    assert not page(preview / "briefings" / "visit.html").of_class("type")
    public = built(tmp_path, shown=False)
    for path in public.rglob("*.html"):
        assert not page(path).of_class("type"), path
