"""A briefing that was withdrawn is news no more: whoever hands on what is new leaves it out or says so."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import project as tools

from briefgen.pipeline.mails import digest, mail

TEXT = "---\ntitle: {0}\ndate: 2025-01-0{1}\nsection: World\n{2}---\nRain fell.\n"
GONE = "corrections: [{date: 2025-01-04, kind: withdrawn, text: It was a forgery.}]\n"


def test_who_hands_on_what_is_new_leaves_it_out_or_says_so(tmp_path: Path) -> None:
    settings = f"{tools.FILES['briefgen.toml']}llms = true\n"
    files = {
        "briefgen.toml": settings,
        "content/stands.md": TEXT.format("It stands", 3, ""),
        "content/gone.md": TEXT.format("It is gone", 3, GONE),
    }
    project = tools.create(tmp_path / "wire", files)
    session = project.session()
    session.files.now = datetime.fromisoformat("2025-01-04T12:00:00Z")
    pages = project.site(session)[0]
    news, listed = pages["news-sitemap.xml"].decode(), pages["llms.txt"].decode()
    assert "It stands" in news
    assert "It is gone" not in news
    assert "[Withdrawn: It is gone](" in listed
    ask = session.build()
    sent = digest(ask, "2025-01-01T00:00:00+00:00", "")
    assert sent
    assert "It stands" in sent.text
    assert "It is gone" not in sent.text
    alone = mail(ask, "content/gone.md")
    assert alone
    assert alone.subject == "Withdrawn: It is gone"
    assert re.search(r'class="type"[^>]*>Withdrawn</span> · ', alone.html)
    assert "Withdrawn · World" in alone.text
