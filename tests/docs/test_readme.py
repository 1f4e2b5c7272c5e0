"""The README's example does what the README says."""

from __future__ import annotations

import re
from pathlib import Path

import project as tools

EXAMPLE = re.compile(r"<!-- example: (\S+) -->\n```\w+\n(.*?)```", re.DOTALL)


def examples(root: Path) -> dict[str, str]:
    return dict(EXAMPLE.findall((root / "README.md").read_text(encoding="utf-8")))


def sources(root: Path) -> dict[str, str]:
    found = {path: text for path, text in examples(root).items() if path.startswith("content/")}
    return {**found, "briefgen.toml": 'url = "https://example.org/"\n'}


def test_the_example_gives_what_the_readme_promises(root: Path, tmp_path: Path) -> None:
    pages, findings = tools.create(tmp_path, sources(root)).site()
    page = pages["briefings/ferry.html"].decode()
    assert not [item for item in findings if item.severity != "note"]
    assert re.search(
        r'<a class="ref" href="../people/ahn-seo-yeon.html"[^>]*>Ahn Seo-yeon</a>', page
    )
    assert page.count('class="ref"') == 1
    assert "Transport minister, South Korea" in page
    assert "Foreign minister" not in page
    assert '<time datetime="2025-03-10">Monday</time>' in page
    assert '<time datetime="2025-04-01">April 1</time>' in page
    assert re.search(r'\$85 <a class="proof" href="#p1s2"', page)
    assert "Ferry line to Busan returns" in pages["people/ahn-seo-yeon.html"].decode()


def test_a_fact_without_proof_is_refused_as_the_readme_says(root: Path, tmp_path: Path) -> None:
    files = sources(root)
    files["content/ferry.md"] = files["content/ferry.md"].replace("value: $85", "value: $95")
    pages, findings = tools.create(tmp_path, files).site()
    assert "$95" not in pages["briefings/ferry.html"].decode()
    said = [f"{f.place}: {f.severity}: {f.message} [{f.code}]" for f in findings]
    assert examples(root)["finding"].strip() in said
