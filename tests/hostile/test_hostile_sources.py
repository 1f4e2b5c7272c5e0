"""Hostile sources and settings: nothing acts, nothing leaks, nothing crashes, the rest still builds."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import project as tools
import pytest

from briefgen.cli import main

CANARY = "xqzcanary"
SCRIPT = f"<script>alert('{CANARY}')</script>"
BREAKOUT = f"</script></style></title>\"'><img src=x onerror=alert('{CANARY}')>"
FRAME = "---\ntitle: Good\ndate: 2025-01-03\n---\nSeoul is named here.\n"

ELEMENTS = {
    "a", "article", "aside", "blockquote", "body", "br", "cite", "code", "dd", "del", "dfn", "div",
    "dl", "dt", "em", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html",
    "img", "ins", "li", "link", "main", "mark", "meta", "nav", "ol", "p", "pre", "s", "script",
    "section", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "time",
    "title", "tr", "ul",
}  # fmt: skip
DRAWN = {"circle", "data", "figcaption", "figure", "g", "line", "path", "svg", "text"}
"""What themes draw maps and timelines with, and set days and pictures in."""
SCHEMES = {"http", "https", "mailto", "tel", ""}


class Guard(HTMLParser):
    """Objects to any element, attribute or address that no template and no Markdown makes."""

    def __init__(self) -> None:
        super().__init__()
        self.bad: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in ELEMENTS | DRAWN or (tag == "svg" and given.get("role") != "img"):
            self.bad.append(f"<{tag}>")
        self.bad += [f"{tag} {name}" for name in given if name.startswith("on") or name == "srcdoc"]
        for name in ("href", "src", "action", "formaction"):
            address = re.sub(r"[\s\x00-\x20]", "", given.get(name, "")).lower()
            scheme = re.match(r"([a-z][a-z0-9+.-]*):", address)
            if (scheme[1] if scheme else "") not in SCHEMES:
                self.bad.append(f"{tag} {name}={address}")
        if tag == "script":
            self.scripts += 1
            ours = re.fullmatch(
                r"(?:(?:\.\./)*|/(?:[\w-]+/)*)assets/cards\.\w+\.js", given.get("src", "")
            )
            if not ours and given.get("type") != "application/ld+json":
                self.bad.append(f"<script {given}>")
        if tag == "style":
            self.bad.append("<style>")


def guard(pages: dict[str, bytes]) -> None:
    """Nothing in any output acts."""
    assert pages
    for url, data in pages.items():
        if url.endswith(".html"):
            reader = Guard()
            reader.feed(data.decode())
            assert reader.bad == [], url
            assert reader.scripts <= 2
            for block in re.findall(
                rb"<script type=\"application/ld\+json\">(.*?)</script>", data, re.DOTALL
            ):
                json.loads(block)
        elif url.endswith(".xml"):
            tree = ElementTree.fromstring(data.decode())
            for content in tree.iter("{http://www.w3.org/2005/Atom}content"):
                reader = Guard()
                reader.feed(content.text or "")
                assert reader.bad == [], url
                assert reader.scripts == 0


def built(root: Path, files: dict[str, str]) -> tuple[dict[str, bytes], list[str]]:
    """Pages and codes of findings; a good briefing stands beside and must be built."""
    project = tools.create(root, {**tools.FILES, "content/good.md": FRAME, **files})
    pages, findings = project.site()
    assert "briefings/good.html" in pages
    for finding in findings:
        assert finding.place.path
        assert finding.message
        assert finding.hint, finding
    guard(pages)
    return pages, [finding.code for finding in findings]


FIELDS = [
    "title", "section", "kicker", "dek", "byline", "contributors", "dateline", "type", "lang",
    "tags", "thread", "slug", "date", "updated", "publish_at", "sources", "facts", "mentions",
    "corrections", "rights", "draft", "nonsense",
]  # fmt: skip


@pytest.mark.parametrize(
    "payload", [SCRIPT, BREAKOUT, "javascript:alert(1)", "\u2028</script><!--"]
)
def test_no_field_of_the_front_matter_acts(tmp_path: Path, payload: str) -> None:
    value, files = json.dumps(payload), {}
    for n, field in enumerate(FIELDS):
        title = "" if field == "title" else "title: T\n"
        text = f"---\n{title}date: 2025-01-03\n{field}: {value}\n---\nSeoul.\n"
        files[f"content/bad-{n}.md"] = text.replace("date: 2025-01-03\ndate:", "date:")
    built(tmp_path, files)


NESTED = [
    "byline: [{name: %s, url: %s}]",
    "sources: [{title: %s, url: %s}]",
    "sources: [%s, %s]",
    "facts: [{label: %s, value: %s}]",
    "mentions: {%s: %s}",
    "corrections: [{date: 2025-01-04, kind: correction, text: %s, was: %s}]",
    "tags: [%s, %s]",
]


@pytest.mark.parametrize("payload", [BREAKOUT, "JaVaScRiPt:alert(1)", "data:text/html,<b>x"])
def test_no_nested_field_acts(tmp_path: Path, payload: str) -> None:
    value = json.dumps(payload)
    files = {
        f"content/bad-{n}.md": f"---\ntitle: T\n{shape % (value, value)}\n---\nSeoul.\n"
        for n, shape in enumerate(NESTED)
    }
    built(tmp_path, files)


ENTITY = ("name", "aliases", "gloss", "native", "lang", "wikipedia", "wikidata", "roles", "links",
          "country", "id", "kind", "context", "forms", "demonyms")  # fmt: skip


@pytest.mark.parametrize("payload", [BREAKOUT, "javascript:alert(1)"])
def test_no_field_of_an_entity_acts(tmp_path: Path, payload: str) -> None:
    shapes: dict[str, object] = {
        "roles": [{"title": payload, "org": payload, "from": payload}],
        "links": [{"title": payload, "url": payload}],
        **{name: [payload] for name in ("aliases", "context", "forms", "demonyms")},
    }
    files = {}
    for n, field in enumerate(ENTITY):
        name = f"Mallory Hacker{'abcdefghijklmnop'[n]}"
        entry: dict[str, object] = {"id": f"mallory-{n}", "name": name, "kind": "person"}
        entry[field] = shapes.get(field, payload)
        files[f"content/entities/bad-{n}.yaml"] = json.dumps([entry])
        body = f"The lawyer {name} and {payload} came to Seoul.\n"
        files[f"content/bad-{n}.md"] = f"---\ntitle: T\ndate: 2025-01-03\n---\n{body}"
    built(tmp_path, files)


MARKDOWN = [
    SCRIPT,
    BREAKOUT,
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT&colon;alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](vbscript:x) [x](data:text/html;base64,PHNjcmlwdD4=) [x](file:///etc/passwd)",
    "![x](javascript:alert(1)) ![x](//evil.example/x.png) ![x](http://evil.example/x.png)",
    "<javascript:alert(1)>",
    "[x][r]\n\n[r]: javascript:alert(1) 'x\" onclick=\"alert(1)'",
    '[x](http://a.example "\\" onmouseover=alert(1) ")',
    "[x]{onclick=alert(1) style=color:red href=javascript:x .ok #p1}",
    "# T {#n-japan onclick=alert(1)}\n\n# T {#main}\n\n# T",
    "<a href='javascript:alert(1)'>x</a> <svg/onload=alert(1)> <iframe srcdoc='x'></iframe>",
    "<!-- <script>alert(1)</script> -->\n\n<!-- unclosed <script>alert(1)</script>",
    "x[^1]\n\n[^1]: <script>alert(1)</script> [y](javascript:x)",
    "| <script> | [x](javascript:x) |\n|-|-|\n| onerror= | `</script>` |",
    '```html"onload=alert(1)\n</code></pre><script>alert(1)</script>\n```',
    '[Seoul]{@seoul" onclick="alert(1)} [Seoul]{@../../x} [Seoul]{@<script>}',
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62;",
    "{{ 7*7 }} {% include 'x' %} ${7*7} <%= 7*7 %>",
    "[x](../../../etc/passwd) [x](/etc/passwd.md) ![x](../../../../etc/passwd.png)",
    "\u202eevil\u202c and \u2066isolated\u2069 and \ufeff and \u0000 and \u0007 and \x1b[31m",
    "&#x202E;evil&#x2069; &#65279; &#12; <https://a.example/%E2%80%AE%00>",
]


def test_no_markdown_acts(tmp_path: Path) -> None:
    header = "---\ntitle: T\ndate: 2025-01-03\n---\nSeoul.\n\n"
    files = {f"content/bad-{n}.md": f"{header}{body}\n" for n, body in enumerate(MARKDOWN)}
    pages, _ = built(tmp_path, files)
    for n, body in enumerate(MARKDOWN):
        page = pages[f"briefings/bad-{n}.html"].decode()
        assert 'src="http' not in page
        assert 'src="//' not in page
        assert "7*7" in page or "7*7" not in body
        assert "root:" not in page
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]", page)


def test_let_through_html_is_sanitised(tmp_path: Path) -> None:
    header = "---\ntitle: T\ndate: 2025-01-03\n---\nSeoul is **here**.\n\n"
    files = {f"content/bad-{n}.md": f"{header}{body}\n" for n, body in enumerate(MARKDOWN)}
    files["briefgen.toml"] = tools.FILES["briefgen.toml"] + '[content]\nhtml = "sanitise"\n'
    files["content/fine.md"] = header + "A <sub>small</sub> thing.\n"
    pages, _ = built(tmp_path, files)
    assert b"<sub>small</sub>" in pages["briefings/fine.html"]


@pytest.mark.parametrize(
    "line",
    [
        f"title = {json.dumps(BREAKOUT)}",
        f"tagline = {json.dumps(SCRIPT)}",
        'url = "javascript:alert(1)"',
        'url = "https://example.org/\\"><script>"',
        'report_errors = "javascript:alert(1)"',
        'cname = "evil.example\\nother.example"',
        'theme = "../../../etc"',
        'theme = "/etc"',
        'language = "en\\" onload=\\"x"',
        'timezone = "../../etc/passwd"',
        '[[nav]]\ntitle = "<b>"\nurl = "javascript:alert(1)"',
        '[sections]\nx = {title = "</title><script>alert(1)</script>"}',
        "feed_size = -1",
        "feed_size = 99999999999999999999999",
        "[marks]\nwords_per_mark = 0",
        'nonsense = "x"',
        "= broken",
    ],
)
def test_no_setting_acts(tmp_path: Path, line: str) -> None:
    settings = f"builtin_knowledge = false\n{line}\n"
    project = tools.create(tmp_path, {**tools.FILES, "briefgen.toml": settings})
    pages, findings = project.site()
    if pages:
        guard(pages)
    assert pages or [finding for finding in findings if finding.severity == "error"]
    assert all(
        "\n" not in data.decode().rstrip("\n") for url, data in pages.items() if url == "CNAME"
    )


BROKEN = {
    "utf-16": "---\ntitle: x\n---\n".encode("utf-16"),
    "latin-1": "---\ntitle: Caf\xe9\n---\n".encode("latin-1"),
    "nul": b"---\ntitle: x\n---\na\0b\n",
    "binary": bytes(range(256)) * 40,
    "empty": b"",
    "only dashes": b"---",
    "unclosed": b"---\ntitle: x\n",
    "list": b"---\n- a\n---\n",
    "alias bomb": b"---\ntitle: &a [x,x,x,x]\nb: [*a,*a,*a]\n---\n",
    "deep yaml": b"---\ntitle: x\nx: " + b"[" * 5000 + b"]" * 5000 + b"\n---\n",
    "tag": b"---\ntitle: !!python/object/apply:os.system [id]\n---\n",
    "duplicate": b"---\ntitle: x\ntitle: y\n---\n",
    "bad day": b"---\ntitle: x\ndate: 2025-02-30\n---\nSeoul.\n",
    "huge int": b"---\ntitle: x\ndate: " + b"9" * 5000 + b"\n---\n",
    "surrogate": b'---\ntitle: "\\ud800"\n---\nSeoul.\n',
    "cr only": b"---\rtitle: x\r---\rSeoul.\r",
    "bom": b"\xef\xbb\xbf---\ntitle: x\n---\nSeoul.\n",
    "too large": b"---\ntitle: x\n---\n" + b"Seoul is large. " * 700_000,
}


@pytest.mark.parametrize("ending", [".md", ".txt"])
def test_no_bytes_break_the_build(tmp_path: Path, ending: str) -> None:
    (tmp_path / "content").mkdir()
    for n, data in enumerate(BROKEN.values()):
        (tmp_path / f"content/bad-{n}{ending}").write_bytes(data)
    pages, findings = tools.create(tmp_path, {**tools.FILES, "content/good.md": FRAME}).site()
    guard(pages)
    assert "briefings/good.html" in pages
    said = {finding.place.path for finding in findings}
    for n, name in enumerate(BROKEN):
        if ending == ".md" and name not in ("cr only", "bom"):
            assert f"content/bad-{n}.md" in said, name


PATHOLOGICAL = {
    "quotes": ">" * 50_000 + " x",
    "brackets": "[" * 20_000,
    "links": "[a](b) " * 8_000,
    "emphasis": "*a **b " * 8_000,
    "backticks": "".join("`" * n + " " for n in range(300)),
    "one line": "word " * 50_000,
    "no spaces": "x" * 400_000,
    "capitals": "Kim Min Ji " * 30_000,
    "numbers": "1,000,000 " * 30_000,
    "quotation marks": '"' * 50_000,
    "dates": "January " * 30_000,
    "lists": "\n".join("  " * n + "- x" for n in range(500)),
    "table": "|a" * 5_000 + "|\n" + "|-" * 5_000 + "|\n" + "|b" * 5_000 + "|",
    "footnotes": "".join(f"[^{n}] " for n in range(5_000)),
    "entities": "&amp;" * 20_000,
    "dollars": "$" * 50_000,
}


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_no_text_takes_for_ever(tmp_path: Path, name: str) -> None:
    built(tmp_path, {"content/bad.md": f"---\ntitle: T\n---\n{PATHOLOGICAL[name]}\n"})


def test_addresses_that_collide_name_both_sources(tmp_path: Path) -> None:
    files = {
        "content/a/story.md": FRAME,
        "content/b/story.md": FRAME,
        "content/c.md": FRAME.replace("title", "slug: story\ntitle"),
    }
    project = tools.create(tmp_path, {**tools.FILES, **files})
    _, findings = project.site()
    said = [f for f in findings if f.code == "duplicate-address"]
    assert [f.place.path for f in said] == ["content/b/story.md", "content/c.md"]
    assert all("content/a/story.md" in f.message for f in said)


@pytest.mark.parametrize("slug", ["../x", "con", "NUL", "a.", "a b", "a/b", "x" * 300, "."])
def test_a_slug_that_is_not_portable_is_refused_with_a_proposal(tmp_path: Path, slug: str) -> None:
    text = FRAME.replace("title", f"slug: {json.dumps(slug)}\ntitle")
    pages, codes = built(tmp_path, {"content/bad.md": text})
    assert "bad-slug" in codes
    assert all(".." not in url and unicodedata.normalize("NFC", url) == url for url in pages)


def test_links_on_disk_lead_nowhere(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text(FRAME.replace("Good", CANARY), encoding="utf-8")
    (outside / "secret.yaml").write_text(
        f"- {{id: s, name: {CANARY}, kind: person}}", encoding="utf-8"
    )
    root = tmp_path / "site"
    tools.create(root)
    (root / "content/file.md").symlink_to(outside / "secret.md")
    (root / "content/folder").symlink_to(outside, target_is_directory=True)
    (root / "content/loop").symlink_to(root / "content", target_is_directory=True)
    (root / "content/entities/s.yaml").symlink_to(outside / "secret.yaml")
    (root / "static").symlink_to(outside, target_is_directory=True)
    os.mkfifo(root / "content/pipe.md")
    (root / "content/dir.md").mkdir()
    pages, _ = built(root, {})
    assert not [url for url, data in pages.items() if CANARY.encode() in data]


HIDDEN = {
    "draft": "draft: true",
    "embargo": "publish_at: 2999-01-01 12:00",
    "future": "date: 2999-01-01",
    "expired": "expires_at: 2020-01-01",
    "misspelt": "Draft: true",
    "wrong": "draft: perhaps",
}


@pytest.mark.parametrize("kind", HIDDEN)
def test_what_is_hidden_leaves_no_trace(tmp_path: Path, kind: str) -> None:
    picture = tmp_path / f"content/{CANARY}.png"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"\x89PNG" + CANARY.encode())
    text = (
        f"---\ntitle: {CANARY} title\n{HIDDEN[kind]}\nsection: {CANARY}s\ntags: [{CANARY}t]\n"
        f"thread: {CANARY}h\nbyline: {CANARY}b\nslug: {CANARY}\ndek: {CANARY}d\n---\n"
        f"Seoul {CANARY} ![{CANARY}]({CANARY}.png) and Zed {CANARY.title()}.\n"
    )
    entity = f"- {{id: {CANARY}-e, name: Zed {CANARY.title()}, kind: person}}\n"
    files = {"content/h.md": text, "content/entities/h.yaml": entity}
    files[f"content/{CANARY}.md"] = files.pop("content/h.md")
    files["content/good.md"] = FRAME + f"\nSee [that]({CANARY}.md).\n"
    pages, _ = built(tmp_path, files)
    for url, data in pages.items():
        assert CANARY not in url.lower()
        assert CANARY.encode() not in data.lower(), url


@pytest.mark.parametrize(
    "template",
    ["{% broken", "{{ nothing.here }}", '{% include "404.html" %}', '{% extends "gone.html" %}',
     "{{ ().__class__.__mro__[1].__subclasses__() }}{{ 1/0 }}", "{{ '%d' % 'x' }}", "{{ page.nope }}"],
)  # fmt: skip
def test_a_bad_template_is_said_with_its_file(tmp_path: Path, template: str) -> None:
    project = tools.create(tmp_path, {**tools.FILES, "templates/404.html": template})
    pages, findings = project.site()
    said = [f for f in findings if f.severity == "error"]
    assert said
    assert all(f.place.path.startswith("templates/") and f.hint for f in said), said
    assert "404.html" not in pages
    assert "index.html" in pages


@pytest.mark.parametrize(
    "arguments",
    [["build", "nowhere"], ["build", "a-file"], ["check", ""], ["annotate", "nowhere.md"],
     ["annotate", "binary.md"], ["annotate", "empty.txt"], ["import", "binary.md"], ["import", "."],
     ["import", "empty.txt"], ["build", "wire", "-o", "wire/content"], ["build", "wire", "-o", "/"],
     ["build", "wire", "-o", "wire"], ["build", "wire", "-o", "a-file"], ["new", ""], ["init", "a-file"],
     ["new", "x", "--project", "nowhere"], ["serve", "nowhere"], ["why", "../../etc", "nowhere"]],
)  # fmt: skip
def test_wrong_use_is_said_without_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    arguments: list[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    tools.create(tmp_path / "wire")
    (tmp_path / "a-file").write_text("x", encoding="utf-8")
    (tmp_path / "binary.md").write_bytes(BROKEN["binary"])
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    out, err = capsys.readouterr()
    assert ended.value.code in (1, 2)
    assert "Traceback" not in out + err
    assert len(err) > 20
