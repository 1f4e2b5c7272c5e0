"""Folders of Hugo, Jekyll, Eleventy, Pelican and note programs become sources of a site that builds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from exported import run

from briefgen.source.article import Body
from briefgen.source.header import article
from briefgen.source.markdown import parse

PICTURE = b"\x89PNG\r\n\x1a\nno more of it"
HUGO = {
    "hugo.toml": 'baseURL = "https://river.example/"\n[permalinks]\nposts = "/news/:year/:slug/"\n',
    "static/images/weir.png": PICTURE,
    "static/paper.pdf": b"%PDF-",
    "archetypes/default.md": "---\ntitle: x\n---\n",
    "content/_index.md": "---\ntitle: Home\n---\nWelcome here.\n",
    "content/about.md": '+++\ntitle = "About"\n+++\nSee [it]({{< ref "lock" >}}).\n',
    "content/posts/lock/gate.png": PICTURE,
    "content/posts/lock/index.md": (
        '+++\ntitle = "The new lock"\ndate = 2024-05-06T18:30:00+02:00\nlastmod = 2024-05-09\n'
        'description = "It opens."\ntags = ["lock"]\ncategories = ["River", "Money"]\n'
        'authors = ["Ada Marlow"]\naliases = ["/old/lock.html"]\nweight = 3\n'
        '[cover]\nimage = "gate.png"\nalt = "The gate"\n+++\n'
        'It opened. [The weir](../weir.md#what-stays) and [again]({{< relref "weir.md#what-stays" >}}).\n\n'
        '{{< figure src="gate.png" alt="Half open" caption="On Monday" attr="Kim Lee" >}}\n\n'
        "{{< youtube abc123 >}}\n\n"
        '{{< chart data="ships" >}}\n\n'
        "{{< highlight python >}}\nprint('{{ x }}')\n{{< /highlight >}}\n\n"
        "`{{</* ref x */>}}` and [a paper](/paper.pdf).\n"
    ),
    "content/posts/weir.md": (
        "---\ntitle: The old weir\nslug: old-weir\ndate: 2023-02-01\n"
        "publishDate: 2023-02-02T10:00:00Z\nexpiryDate: 2099-01-01\ndraft: false\n---\n"
        "![Weir](/images/weir.png)\n\n## What stays\n\n"
        "[One](https://river.example/news/2024/lock/), [two](/news/2024/lock/), [three](../../2024/lock/).\n"
    ),
}
JEKYLL = {
    "_config.yml": "url: https://quay.example\nbaseurl: /blog\npermalink: pretty\n",
    "assets/quay.png": PICTURE,
    "_includes/figure.html": "<img>",
    "index.md": "---\nlayout: home\n---\n",
    "about.md": "---\nlayout: page\ntitle: About\npermalink: /about/\n---\nHere.\n",
    "_drafts/to-come.md": "---\ntitle: To come\n---\nNot yet.\n",
    "_posts/2024-01-02-first-boat.md": (
        "---\nlayout: post\ntitle: The first boat\ncategories: harbour news\ntags: boats quay\n"
        "author: Ada\nredirect_from:\n  - /boat/\n---\n"
        "[Second]({% post_url 2024-01-09-second-boat %}), [about]({{ site.baseurl }}/about/).\n\n"
        "![The quay]({{ '/assets/quay.png' | relative_url }}){: .wide}\n\n"
        '{% include figure.html src="/assets/quay.png" alt="Quay" caption="At noon" %}\n\n'
        "{% highlight ruby %}\nputs 1\n{% endhighlight %}\n\n"
        "{% if page.x %}Some.{% endif %} {{ site.title }} {% raw %}{{ kept }}{% endraw %}\n"
    ),
    "_posts/2024-01-09-second-boat.md": (
        "---\npublished: true\n---\n# The second boat\n\n"
        "[First](/blog/harbour/news/2024/01/02/first-boat/).\n"
    ),
    "_posts/2024-01-10-hidden.md": "---\ntitle: Hidden\npublished: false\n---\nNo.\n",
}
PELICAN = {
    "pelicanconf.py": "SITEURL = 'https://mill.example'\nPATH = 'content'\n",
    "content/images/mill.png": PICTURE,
    "content/pages/about.md": "Title: About\n\nWe mill.\n",
    "content/river/old.rst": "Old\n===\n",
    "content/river/ford.md": (
        "Title: The ford\nDate: 2024-02-04\nSlug: ford\nStatus: draft\n\nDry.\n"
    ),
    "content/river/mill.md": (
        "Title: The mill turns\nDate: 2024-02-03 10:20\nModified: 2024-02-05\nTags: mill, water\n"
        "Authors: Ada Marlow, Jun Ito\nSummary: The old mill\n    turns again.\n\n"
        "![Mill]({static}/images/mill.png) [about]({filename}/pages/about.md) [all]({tag}mill)\n"
    ),
}
VAULT = {
    ".obsidian/app.json": "{}",
    "Pictures/harbour at night.png": PICTURE,
    "Ada Lin.md": "---\ntags: person\n---\nAda Lin is an envoy.\n",
    "2024-03-02.md": "A day.\n",
    "Notes/Costs.md": "The costs.\n\n## Who pays\n\nThe city, as #money shows, not #1.\n",
    "Notes/Harbour works.md": (
        "---\naliases: [The works]\ncreated: 2024-03-01\n---\n"
        "==Dear==, says [[Ada Lin|the envoy]]. %%check%% [[Costs#Who pays]]\n\n"
        "![[harbour at night.png|300]]\n\n"
        "> [!warning] Mind *it*\n> Closed.\n>\n> - until May\n\n"
        "> [!quote]\n> Her words.\n\n"
        "[[Nothing here]] and ![[Costs]] ^abc123\n\n"
        "`[[code]]`\n\n#ferry #quay\n"
    ),
}


def lay(root: Path, files: dict[str, str | bytes]) -> Path:
    """Write the files of a folder."""
    for name, content in files.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project, which is the current folder."""
    root = lay(
        tmp_path / "site",
        {
            "briefgen.toml": 'title = "S"\nurl = "https://new.example"\nbuiltin_knowledge = false\n',
        },
    )
    monkeypatch.chdir(root)
    return root


def made(root: Path, *, below: str = "content") -> dict[str, str]:
    """The sources that there are, by their paths."""
    folder = root / below
    return {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in folder.rglob("*.md")}


def body(text: str) -> str:
    return text.split("\n---\n", 1)[1].strip()


def one(project: Path, files: dict[str, str | bytes], name: str) -> str:
    """The text of the one source that a folder with `old.md` becomes."""
    assert run("import", str(lay(project.parent / "old", files))) == 0
    return made(project)[name]


def test_hugo(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = lay(project.parent / "hugo", HUGO)
    assert run("import", str(old)) == 0
    said = capsys.readouterr()
    there = made(project)
    assert sorted(there) == ["2023/old-weir.md", "2024/lock.md", "pages/about.md"]
    assert there["2024/lock.md"].startswith(
        "---\ntitle: The new lock\nslug: lock\ndate: '2024-05-06T18:30:00+02:00'\n"
        "updated: 2024-05-09\nsection: River\ndek: It opens.\nbyline:\n  - Ada Marlow\n"
        "tags:\n  - Money\n  - lock\naliases:\n  - /news/2024/lock/\n  - /old/lock.html\n"
        "image:\n  src: ../posts/lock/gate.png\n  alt: The gate\nsources: []\n---\n"
    )
    assert body(there["2024/lock.md"]) == (
        "It opened. [The weir](../2023/old-weir.md#what-stays) and"
        " [again](../2023/old-weir.md#what-stays).\n\n"
        '![Half open](../posts/lock/gate.png){credit="Kim Lee"}\nOn Monday\n\n'
        "<https://www.youtube.com/watch?v=abc123>\n\n\n\n"
        "```python\nprint('{{ x }}')\n```\n\n`{{< ref x >}}` and [a paper](/paper.pdf)."
    )
    assert (
        "publish_at: '2023-02-02T10:00:00+00:00'\nexpires_at: '2099-01-01'"
        in (there["2023/old-weir.md"])
    )
    assert body(there["2023/old-weir.md"]).endswith(
        "[One](../2024/lock.md), [two](../2024/lock.md), [three](../2024/lock.md)."
    )
    assert body(there["pages/about.md"]) == "See [it](../2024/lock.md)."
    assert (project / "content/images/weir.png").read_bytes() == PICTURE
    assert (project / "static/paper.pdf").read_bytes() == b"%PDF-"
    lock = f"{old}/content/posts/lock/index.md"
    assert (
        f'{lock}:21: warning: “The new lock”: a command of the old generator left out ({{{{< chart data="ships" >}}}})'
        in said.err
    )
    assert f"{lock}:10: warning: the key “weight” of a source was left out (3)" in said.err
    assert f"{old}/content/_index.md: warning: “_index.md” was left out: it is a list" in said.err
    assert "It has 2 words of its own" in said.err
    assert "folders that hold no articles: archetypes" in said.err
    assert "Hugo: 2 posts and 1 page imported, and 3 files beside them; 1 left out." in said.out


def test_jekyll(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = lay(project.parent / "jekyll", JEKYLL)
    assert run("import", str(old)) == 0
    said = capsys.readouterr()
    there = made(project)
    first = there["2024/first-boat.md"]
    assert sorted(there) == [
        *("2024/first-boat.md", "2024/hidden.md", "2024/second-boat.md", "pages/about.md"),
        "to-come.md",
    ]
    assert "section: harbour\n" in first
    assert "tags:\n  - news\n  - boats\n  - quay\n" in first
    assert "aliases:\n  - /harbour/news/2024/01/02/first-boat/\n  - /boat/\n" in first
    assert body(first) == (
        "[Second](second-boat.md), [about](../pages/about.md).\n\n"
        "![The quay](../assets/quay.png)\n\n![Quay](../assets/quay.png)\nAt noon\n\n"
        "```ruby\nputs 1\n```\n\nSome. {{ site.title }} {{ kept }}"
    )
    assert "title: The second boat\n" in there["2024/second-boat.md"]
    assert "[First](first-boat.md)" in there["2024/second-boat.md"]
    for name in ("to-come.md", "2024/hidden.md"):
        assert "draft: true\n" in there[name]
        assert "aliases" not in there[name]
    post = f"{old}/_posts/2024-01-02-first-boat.md"
    assert (
        f"{post}:20: warning: “The first boat”: a value that the old generator filled in"
        in said.err
    )
    assert "({% if page.x %} in line 20, {% endif %} in line 20)" in said.err
    assert (
        f"{post}:12: warning: “The first boat”: a mark for the look of a part left out" in said.err
    )
    assert "its opening heading taken as its title" in said.err


def test_pelican(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = lay(project.parent / "pelican", PELICAN)
    assert run("import", str(old)) == 0
    there = made(project)
    mill = there["2024/mill.md"]
    assert mill.startswith(
        "---\ntitle: The mill turns\nslug: mill\ndate: '2024-02-03T10:20:00'\nupdated: 2024-02-05\n"
        "section: river\ndek: The old mill turns again.\nbyline:\n  - Ada Marlow\n  - Jun Ito\n"
        "tags:\n  - mill\n  - water\naliases:\n  - /the-mill-turns.html\n"
    )
    assert body(mill) == (
        "![Mill](../images/mill.png) [about](../pages/about.md) [all](/tags/mill.html)"
    )
    assert "draft: true" in there["2024/ford.md"]
    assert "- /pages/about.html" in there["pages/about.md"]
    said = capsys.readouterr().err
    assert "files in .rst are no Markdown: content/river/old.rst" in said
    assert "section: pages" not in said


def test_obsidian(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = lay(project.parent / "vault", VAULT)
    assert run("import", str(old)) == 0
    said = capsys.readouterr().err
    there = made(project)
    works = there["2024/harbour-works.md"]
    assert "title: Harbour works\n" in works
    assert "date: 2024-03-01\n" in works
    assert "tags:\n  - ferry\n  - quay\n" in works
    assert "aliases" not in works
    assert body(works) == (
        "**Dear**, says [the envoy](../ada-lin.md). <!--check-->"
        " [Costs: Who pays](../costs.md#who-pays)\n\n"
        "![](<../Pictures/harbour at night.png>){width=300}\n\n"
        "**Mind *it***\n\nClosed.\n\n- until May\n\n> Her words.\n\n"
        "Nothing here and [Costs](../costs.md) \n\n`[[code]]`"
    )
    assert "tags:\n  - money\n" in there["costs.md"]
    assert "as #money shows, not #1." in there["costs.md"]
    assert f"{old}: warning: 4 notes that were yours alone will be published" in said
    note = f"{old}/Notes/Harbour works.md"
    assert (
        f"{note}:2: warning: “Harbour works”: another name that is no address left out (aliases: The works)"
        in said
    )
    assert f"{note}:17: warning: “Harbour works”: a link to a note that isn't in the folder" in said
    assert "the text of another note within replaced by a link to it (![[Costs]])" in said
    assert "the name of a paragraph left out (^abc123)" in said


def test_eleventy(project: Path) -> None:
    old = {
        "eleventy.config.js": 'export default { dir: { input: "src" } };\n',
        "src/posts/2024-01-02-tide.md": (
            "---\ntitle: Tide\ntags: [posts, sea]\n---\n[Ebb](./2024-01-03-ebb.md)\n"
        ),
        "src/posts/2024-01-03-ebb.md": "---\ntitle: Ebb\npermalink: /ebb/\n---\n[Tide](/posts/tide/)\n",
        "README.md": "# About the folder\n",
    }
    assert run("import", str(lay(project.parent / "old", dict(old)))) == 0
    there = made(project)
    assert "tags:\n  - sea\naliases:\n  - /posts/tide/\n" in there["2024/tide.md"]
    assert body(there["2024/tide.md"]) == "[Ebb](ebb.md)"
    assert "aliases:\n  - /ebb/\n" in there["2024/ebb.md"]
    assert body(there["2024/ebb.md"]) == "[Tide](tide.md)"


@pytest.mark.parametrize(
    "files", [HUGO, JEKYLL, PELICAN, VAULT], ids=["hugo", "jekyll", "pelican", "vault"]
)
def test_what_was_imported_builds_and_old_addresses_lead_on(
    project: Path, files: dict[str, str | bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("import", str(lay(project.parent / "old", files))) == 0
    sources = made(project)
    assert run("build") == 0
    said = capsys.readouterr().err
    assert ": error: " not in said
    assert "broken-link" not in said
    for name, text in sources.items():
        known, _ = article(name, text)
        assert known
        for path in known.aliases:
            page = project / "site" / path.strip("/")
            page = page if path.endswith(".html") else page / "index.html"
            assert f"{known.slug}.html" in page.read_text("utf-8")


@pytest.mark.parametrize(
    "files", [HUGO, JEKYLL, PELICAN, VAULT], ids=["hugo", "jekyll", "pelican", "vault"]
)
def test_every_word_is_in_a_source_or_in_the_report(
    project: Path, files: dict[str, str | bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("import", str(lay(project.parent / "old", files))) == 0
    kept = words(" ".join(made(project).values()) + capsys.readouterr().err)
    for name, text in files.items():
        if name.endswith(".md") and isinstance(text, str) and "_index" not in name:
            lacking = words(text) - kept - TOLD_OTHERWISE
            assert not lacking, name


def words(text: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Za-z]{3,}", text)}


TOLD_OTHERWISE = words(
    "authors author categories cover description lastmod modified created summary url permalink"
    " publishDate expiryDate published false status redirect_from headline page post"
    " ref relref figure youtube highlight endhighlight post_url include html site baseurl"
    " draft example blog alt src tag relative_url raw endraw filename static caption attr toc warning quote home archetypes default"
)
"""Keys and signs whose meaning is written in other words."""


def test_the_same_folder_gives_the_same_bytes_and_nothing_is_replaced(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = lay(project.parent / "old", HUGO)
    before = {p: p.read_bytes() for p in old.rglob("*") if p.is_file()}
    assert run("import", str(old), "--dry-run") == 0
    assert not (project / "content").exists()
    assert not (project / "static").exists()
    assert (
        "2 posts and 1 page would be imported, and 3 files beside them" in capsys.readouterr().out
    )
    assert run("import", str(old)) == 0
    first = made(project)
    assert run("import", str(old)) == 1
    assert capsys.readouterr().err.count("exists already") == 3
    assert made(project) == first
    assert run("import", str(old), "--into", "again/content") == 0
    assert made(project, below="again/content") == first
    assert {p: p.read_bytes() for p in old.rglob("*") if p.is_file()} == before


def test_another_picture_of_the_same_name_stays(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(project, {"content/posts/lock/gate.png": b"another"})
    assert run("import", str(lay(project.parent / "old", HUGO))) == 1
    assert (project / "content/posts/lock/gate.png").read_bytes() == b"another"
    assert "gate.png exists already, and is another file [output-folder]" in capsys.readouterr().err


def test_one_source_comes_with_its_pictures(project: Path) -> None:
    old = lay(project.parent / "hugo", HUGO)
    assert run("import", str(old / "content/posts/lock/index.md")) == 0
    assert (project / "content/lock/gate.png").is_file()
    assert list(made(project)) == ["2024/lock.md"]


def test_a_source_of_ours_is_still_told_to_be_one(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(project, {"a.md": "---\ntitle: A\ntags: [x]\n---\nText.\n"})
    assert run("import", "a.md") == 1
    assert "it is a source already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("front", "held"),
    [
        ("draft: true", "draft: true"),
        ("draft: maybe", "draft: true"),
        ("published: no", "draft: true"),
        ("publish: false", "draft: true"),
        ("status: private", "draft: true"),
        ("status: published", ""),
        ("private: true", "draft: true"),
        ("password: secret", "draft: true"),
        ("permalink: false", "draft: true"),
        ("expiryDate: one day", "draft: true"),
        ("date: 2024-01-02\npublishDate: soon", "draft: true"),
        ("_build: {render: never}", "draft: true"),
        ("build: {list: never}", "draft: true"),
        ("status: published\nvisibility: private", "draft: true"),
        ("status: [draft]", "draft: true"),
        ("status: [published]", ""),
        ("published: maybe", "draft: true"),
        ("publish: later", "draft: true"),
        ("published: 3 May 2024", ""),
        ("is_draft: true", "draft: true"),
        ("isDraft: true", "draft: true"),
        ("is-private: yes", "draft: true"),
        ("wip: true", "draft: true"),
        ("WIP: half of it", "draft: true"),
        ("work in progress: yes", "draft: true"),
        ("unpublished: true", "draft: true"),
        ("public: false", "draft: true"),
        ("isPublished: false", "draft: true"),
        ("visible: no", "draft: true"),
        ("embargo: true", "draft: true"),
        ("embargo: until Monday", "draft: true"),
        ("embargo: no", ""),
        ("date: 2024-01-02\nembargo: 2024-01-03", ""),
        ("state: draft", "draft: true"),
        ("stage: WIP", "draft: true"),
        ("state: Texas\nstage: Paris", ""),
        ("is_draft: false\nwip: no\nlive: on air\npublic: yes", ""),
        ("draft: no", ""),
        ("hidden: false", ""),
        ("wip: yes", "draft: true"),
        ("state: Draft", "draft: true"),
        ("state: Texas", ""),
        ("layout: draft", "draft: true"),
        ("eleventyExcludeFromCollections: true", "draft: true"),
    ],
)
def test_what_was_not_public_comes_as_a_draft(project: Path, front: str, held: str) -> None:
    text = one(project, {"old.md": f"---\ntitle: T\n{front}\n---\nText.\n"}, _first(front))
    assert ("draft: true" in text) == bool(held)
    assert "secret" not in text


@pytest.mark.parametrize(
    ("front", "public"),
    [
        ("draft: true", False),
        ("date: 2199-01-02", False),
        ("date: 2024-01-02\npublishDate: 2199-01-02", False),
        ("embargo: 2199-01-02", False),
        ("expiryDate: 2020-01-02", False),
        ("date: 2024-01-02", True),
        ("date: 2024-01-02\npublishDate: 2024-01-03\nexpiryDate: 2199-01-02", True),
    ],
)
def test_no_file_is_public_before_its_post(
    project: Path, front: str, public: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    files: dict[str, str | bytes] = {
        "hugo.toml": 'baseURL = "https://x.example/"\n',
        "content/posts/lock/index.md": f"---\ntitle: T\n{front}\n---\n[Plan](plan.pdf)\n\n![Map](map.svg)\n",
        "content/posts/lock/plan.pdf": b"%PDF-",
        "content/posts/lock/map.svg": "<svg/>",
    }
    lay(project.parent / "old", files)
    run("import", "../old")
    assert (project / "static/posts/lock/plan.pdf").is_file() == public
    assert (project / "static").exists() == public
    said = "2 files not copied: all that lies in static/ is public"
    assert (said in capsys.readouterr().err) != public


OLD = "---\ntitle: T\n---\nText.\n"


def of_hugo(settings: str, name: str = "content/desk/old.md") -> dict[str, str | bytes]:
    return {"hugo.toml": settings, name: OLD}


def of_pelican(settings: str, name: str, head: str = "") -> dict[str, str | bytes]:
    return {"pelicanconf.py": settings, name: f"Title: T\n{head}\nText.\n"}


def of_eleventy(ignored: str, name: str = "desk/old.md") -> dict[str, str | bytes]:
    return {".eleventy.js": "", ".eleventyignore": ignored, name: OLD}


HIDDEN: dict[str, dict[str, str | bytes]] = {
    "cascade of the settings": of_hugo("[cascade]\ndraft = true\n"),
    "cascade of a part": of_hugo(
        "[[cascade]]\n[cascade.build]\nrender = 'never'\n[cascade._target]\npath = '/Desk/**'\n"
    ),
    "cascade of a page in a language": of_hugo(
        "[[cascade]]\ndraft = true\n[cascade.target]\npath = '/desk/old'\n",
        "content/desk/old/index.de.md",
    ),
    "cascade of who knows": of_hugo(
        "[[cascade]]\ndraft = true\n[cascade.target]\npath = '{/desk/**,/x}'\n"
    ),
    "ignoreFiles": of_hugo("ignoreFiles = ['\\.foo$', '^content/(desk|wip)/.*']\n"),
    "ignoreFiles, no expression": of_hugo("ignoreFiles = ['(']\n"),
    "ignoreFiles, one of two at the end": of_hugo("ignoreFiles = ['/desk/|\\.bak$']\n"),
    "ignoreFiles, from the root": of_hugo("ignoreFiles = ['\\.bak$|^content/desk/']\n"),
    "ignoreFiles, endless": of_hugo("ignoreFiles = ['(a+)+b']\n"),
    "ignoreFiles, endless in another way": of_hugo("ignoreFiles = ['(x|xx)(?#)+b']\n"),
    "ignoreFiles, letters": of_hugo("ignoreFiles = ['/[[:alpha:]]{4}/']\n"),
    "ignoreFiles, too often": of_hugo(f"ignoreFiles = ['a{{{'9' * 30}}}']\n"),
    "ARTICLE_EXCLUDES": of_pelican("ARTICLE_EXCLUDES = ['pages', 'desk']\n", "content/desk/old.md"),
    "PAGE_EXCLUDES": of_pelican(
        "PAGE_EXCLUDES = (\n    'pages/desk',\n)\n", "content/pages/desk/old.md"
    ),
    "ARTICLE_PATHS": of_pelican("ARTICLE_PATHS = ['blog']\n", "content/desk/old.md"),
    "IGNORE_FILES": of_pelican("IGNORE_FILES = ['.#*', 'old*']\n", "content/old.md"),
    "DEFAULT_METADATA": of_pelican(
        "DEFAULT_METADATA = {\n    'a': 'b',\n    'status': 'draft',\n}\n", "content/old.md"
    ),
    "language turned off": of_hugo(
        "[languages.en]\n[languages.de]\ndisabled = true\n", "content/a.de.md"
    ),
    "languages turned off": of_hugo(
        "disableLanguages = ['de']\n[languages.de]\ncontentDir = 'german'\n", "german/a.md"
    ),
    "language turned off beside": {
        "config/_default/hugo.toml": "title = 'x'\n",
        "config/_default/languages.toml": "[de]\ncontentDir = 'german'\ndisabled = true\n",
        "german/a.md": OLD,
    },
    "gitignore": {".gitignore": "# mine\n/public/\ncontent/desk\n", **of_hugo("title = 'x'\n")},
    "quartz's publish": {
        "quartz.config.ts": "filters: [Plugin.RemoveDrafts(),\n  Plugin.ExplicitPublish()],\n",
        "content/old.md": "Text.\n",
    },
    "quartz's publish in yaml": {
        "quartz.config.yaml": "plugins:\n  - {source: 'github:x/explicit-publish', enabled: true}\n",
        "content/old.md": "---\npublish: false\n---\nText.\n",
    },
    "quartz's patterns in yaml": {
        "quartz.config.yaml": "configuration:\n  ignorePatterns: ['**/private/**']\n",
        "content/private/old.md": "Text.\n",
    },
    "eleventyignore, taken back above": of_eleventy("!desk/old.md\ndesk\n"),
    "eleventyignore, of its folder": of_eleventy("desk\n!desk/old.md\n"),
    "eleventyignore, braces in braces": of_eleventy("{new,{desk,wip}}/*.md\n"),
    "eleventyignore, a class": of_eleventy("[^a]esk\n"),
    "eleventyignore, taken back by a class": of_eleventy("desk/*\n![o]ld.md\n"),
    "eleventyignore, one of": of_eleventy("@(desk|wip)\n"),
    "eleventyignore, deep": of_eleventy("./desk/**/{old,new}.md\n"),
    "eleventy's ignores": {
        ".eleventy.js": 'conf.ignores.add("desk/**");\n',
        "desk/old.md": OLD,
    },
    "cascade": {
        "hugo.toml": 'baseURL = "https://x.example/"\n',
        "content/Desk/_index.md": "---\ncascade:\n  build: {render: never, list: never}\n---\n",
        "content/Desk/A/old.md": "---\ntitle: T\n---\nText.\n",
    },
    "cascades": {
        "hugo.toml": 'baseURL = "https://x.example/"\n',
        "content/desk/_index.md": "+++\n[[cascade]]\ndraft = true\n+++\n",
        "content/desk/old.md": "---\ntitle: T\n---\nText.\n",
    },
    "no collection": {
        "_config.yml": "collections:\n  notes:\n    title: N\n",
        "_notes/old.md": "---\ntitle: T\n---\nText.\n",
    },
    "excluded": {
        "_config.yml": "exclude: [desk/, '*.txt']\n",
        "desk/a/old.md": "---\ntitle: T\n---\nText.\n",
    },
    "no day": {"_config.yml": "a: b\n", "_posts/old.md": "---\ntitle: T\n---\nText.\n"},
    "defaults": {
        "_config.yml": "defaults:\n  - scope: {path: desk}\n    values: {published: false}\n",
        "desk/a/old.md": "---\ntitle: T\n---\nText.\n",
    },
    "eleventy's data": {
        ".eleventy.js": 'dir: { input: "src" }',
        "src/desk/desk.json": '{"permalink": false}',
        "src/desk/a/old.md": "---\ntitle: T\n---\nText.\n",
    },
    "eleventyignore": {
        ".eleventy.js": 'dir: { input: "src" }',
        ".eleventyignore": "# mine\nsrc/desk/\n",
        "src/desk/old.md": "---\ntitle: T\n---\nText.\n",
    },
    "quartz": {
        "quartz.config.ts": 'ignorePatterns: ["private", "templates"],\n',
        "content/private/old.md": "Text.\n",
    },
    "hugo's settings": {
        "hugo.toml": '[[cascade]]\ndraft = true\n[cascade._target]\npath = "/desk/**"\n',
        "content/Desk/old.md": "---\ntitle: T\n---\nText.\n",
    },
    "hugo's files": {
        "hugo.toml": "ignoreFiles = ['desk/.*', '\\.mdx$']\n",
        "content/desk/old.md": "---\ntitle: T\n---\nText.\n",
    },
    "eleventy's data of a source": {
        ".eleventy.js": "",
        "desk/old.11tydata.json": '{"draft": true}',
        "desk/old.md": "---\ntitle: T\n---\nText.\n",
    },
    "eleventy's data of a program": {
        ".eleventy.js": "",
        "desk/desk.11tydata.cjs": "module.exports = {\n  tags: ['a'],\n  'permalink': false,\n};\n",
        "desk/old.md": "---\ntitle: T\n---\nText.\n",
    },
    "git, of eleventy": {
        ".eleventy.js": "",
        ".gitignore": "desk/\n",
        "desk/old.md": "---\ntitle: T\n---\nText.\n",
    },
    "git, of quartz": {
        "quartz.config.ts": 'ignorePatterns: ["private"],\n',
        ".gitignore": "/content/desk\n",
        "content/desk/old.md": "Text.\n",
    },
}


DRAFTS = ("DEFAULT_METADATA", "quartz's publish", "quartz's publish in yaml")
"""What the old site called drafts itself, each of which is only counted."""


@pytest.mark.parametrize("case", HIDDEN)
def test_what_lay_where_nothing_was_public_comes_as_a_draft(
    project: Path, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(project.parent / "old", HIDDEN[case])
    run("import", "../old")
    [text] = made(project).values()
    assert "\ndraft: true\n" in text
    said = capsys.readouterr()
    assert "(draft)" in said.out
    assert ("comes over as a draft" in said.err) == (case not in DRAFTS)


@pytest.mark.parametrize(
    "files",
    [
        {
            "_config.yml": "collections:\n  notes:\n    output: true\n",
            "_notes/old.md": "---\ntitle: T\n---\nText.\n",
        },
        {
            "hugo.toml": 'baseURL = "https://x.example/"\n',
            "content/desk/_index.md": "---\ncascade: {draft: true}\n---\n",
            "content/desks/old.md": "---\ntitle: T\n---\nText.\n",
        },
        {
            "_config.yml": "defaults:\n  - scope: {path: '', type: drafts}\n    values: {published: false}\n",
            "desk/old.md": "---\ntitle: T\n---\nText.\n",
        },
        {
            "quartz.config.ts": 'ignorePatterns: ["private"],\n',
            "content/privately/old.md": "Text.\n",
        },
        of_hugo(
            "ignoreFiles = ['\\\\.(bak|tmp)$', 'wip/.*']\n[[cascade]]\ndraft = true\n"
            "[cascade.target]\npath = '/desks/**'\n[[cascade]]\ndraft = true\n"
            "[cascade.target]\nkind = 'section'\n"
        ),
        of_pelican(
            "ARTICLE_EXCLUDES = ['pages', 'des']\nPATH = 'content'\n", "content/desk/old.md"
        ),
        of_pelican("ARTICLE_PATHS = ['blog']\n", "content/blog/old.md"),
        of_pelican("ARTICLE_EXCLUDES = ['pages']\n", "content/pages/old.md"),
        of_pelican(
            "DEFAULT_METADATA = {'status': 'draft'}\n", "content/old.md", "Status: published\n"
        ),
        {
            "quartz.config.ts": "Plugin.ExplicitPublish(),\n",
            "content/old.md": "---\npublish: true\n---\nText.\n",
        },
        {
            "quartz.config.ts": "// Plugin.ExplicitPublish(),\n",
            "content/old.md": "Text.\n",
        },
        of_eleventy("desk/*\n!desk/old.md\n"),
        {
            ".gitignore": "/desk/\n*\n!content\n!content/**\n",
            **of_hugo("disableLanguages = ['de']\n"),
        },
        of_eleventy("*.md\n!old.md\n"),
        of_eleventy("/old.md\ndesk/**/new.md\n", "desk/older.md"),
        {
            "hugo.toml": '[[cascade]]\ndraft = true\n[cascade._target]\npath = "/desk/**"\n',
            "content/desks/old.md": "---\ntitle: T\n---\nText.\n",
        },
        {
            "hugo.toml": "ignoreFiles = ['\\.mdx$', 'secret']\n",
            "content/desk/old.md": "---\ntitle: T\n---\nText.\n",
        },
        {
            ".eleventy.js": "",
            "desk/desk.11tydata.js": "export default { draft: false, permalink: made() };\n",
            "desk/old.md": "---\ntitle: T\n---\nText.\n",
        },
        {
            ".eleventy.js": "",
            "desk/other.json": '{"draft": true}',
            "desk/old.md": "---\ntitle: T\n---\nText.\n",
        },
    ],
)
def test_what_lies_beside_that_is_public(project: Path, files: dict[str, str | bytes]) -> None:
    lay(project.parent / "old", files)
    run("import", "../old")
    [text] = made(project).values()
    assert "draft" not in text


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: T\ndraft: false\ndraft: true\n---\nText.\n",
        "---\ntitle: T\nDraft: false\ndraft: true\n---\nText.\n",
        "---\ntitle: T\nstatus:\nstatus: hidden\n---\nText.\n",
        '{"title": "T", "draft": true, "draft": false}\nText.\n',
        "Title: T\nStatus: draft\nstatus: published\n\nText.\n",
    ],
)
def test_of_two_values_nobody_can_tell_which_one_counted(project: Path, text: str) -> None:
    assert "\ndraft: true\n" in one(project, {"old.md": text}, "old.md")


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            {"_config.yml": "a: &b c\nexclude: [desk]\n", "_posts/2024-01-02-old.md": ""},
            "the settings of Jekyll cannot be read",
        ),
    ],
)
def test_what_of_the_settings_is_not_read_is_said(
    project: Path, files: dict[str, str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "---\ntitle: T\n---\nText.\n"
    lay(project.parent / "old", {name: data or text for name, data in files.items()})
    run("import", "../old")
    err = capsys.readouterr().err
    assert said in err
    assert "“c”" not in err


def _first(front: str) -> str:
    return "2024/old.md" if "2024" in front else "old.md"


@pytest.mark.parametrize(
    ("front", "key"),
    [
        ("headline: Head", "title: Head"),
        ("title: T\nexcerpt: E", "dek: E"),
        ("title: T\nmodified: 2024-02-03", "updated: 2024-02-03"),
        ("title: T\nauthor: {name: Ann Roe, url: x}", "byline:\n  - Ann Roe"),
        ("title: T\nauthors: [Ann Roe, {name: Jo Day}]", "byline:\n  - Ann Roe\n  - Jo Day"),
        ("title: T\nauthor: '[[people/ann|Ann Roe]]'", "byline:\n  - Ann Roe"),
        ("title: T\ntags: one, two", "tags:\n  - one\n  - two"),
        ("title: T\ncategory: Big Boats", "section: Big Boats"),
        ("title: T\nurl: /x/y.html", "aliases:\n  - /x/y.html"),
        ("title: T\nlanguage: de", "lang: de"),
        ("title: T\nlocale: pt_BR", "lang: pt-BR"),
        ("title: T\nfeatured_image: https://far.example/a.png", ""),
    ],
)
def test_the_usual_names_of_keys(project: Path, front: str, key: str) -> None:
    text = one(project, {"old.md": f"---\n{front}\n---\nText.\n"}, "old.md")
    assert f"\n{key}\n" in text if key else "far.example" not in text


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("title: T\nimages: [a.png, b.png]", "(images: b.png)"),
        ("title: T\nimage: {path: a.png, lqip: xyz}", "(image: lqip: xyz)"),
        ("title: T\nauthor: {name: Ann, email: ann@x.example}", "(author: email: ann@x.example)"),
        ("title: [a, b]", "(title: a, b)"),
        ("title: T\ntags: [{a: b}]", "(tags: a: b)"),
        ("title: T\ndate: some day", "(date: some day)"),
        ("title: T\nlang: Low German", "(lang: Low German)"),
        (
            "title: T\nlayout: page\ntags: [a, b]",
            "a key left out, as pages have none of it (tags: a, b)",
        ),
        (f"title: T\ntags: [{', '.join(f't{n}' for n in range(101))}]", "no more than 100 (t100)"),
    ],
)
def test_no_value_is_dropped_in_silence(
    project: Path, front: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    old = lay(project.parent / "old", {"old.md": f"---\n{front}\n---\nText.\n"})
    assert run("import", str(old)) == 0
    assert said in capsys.readouterr().err


def test_json_and_a_header_without_a_fence(project: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.md": '{\n"title": "A", "date": "2024-01-02"\n}\n\nText.\n',
        "b.md": "Title: B\nDate: 2024-01-02\n\nText.\n",
        "c.md": "Note: this is prose.\nIt goes on.\n",
    }
    assert run("import", str(lay(project.parent / "old", files))) == 0
    there = made(project)
    assert "title: A\n" in there["2024/a.md"]
    assert "title: B\n" in there["2024/b.md"]
    assert body(there["c.md"]) == "Note: this is prose.\nIt goes on."


@pytest.mark.parametrize(
    ("text", "became"),
    [
        ("[a](b.md)", "[a](b.md)"),
        ("[a](b.md#x 'title')", "[a](b.md#x 'title')"),
        ("[a](<my note.md>)", "[a](my-note.md)"),
        ("[a](my%20note.md)", "[a](my-note.md)"),
        ("[a]: b.md\n\n[a]", "[a]: b.md\n\n[a]"),
        ("[a]: /sub/c.md\n\n[a]", "[a]: c.md\n\n[a]"),
        ("[a](sub/c.md) `[a](sub/c.md)`", "[a](c.md) `[a](sub/c.md)`"),
        ("```\n[a](sub/c.md)\n```\n[b](sub/c.md)", "```\n[a](sub/c.md)\n```\n[b](c.md)"),
        ("[![p](sub/p.png)](sub/c.md)", "[![p](sub/p.png)](c.md)"),
        ("[c](https://far.example/c.md)", "[c](https://far.example/c.md)"),
        ("[m](mailto:a@b.example) [h](#here)", "[m](mailto:a@b.example) [h](#here)"),
        ("[^1]\n\n[^1]: sub/c.md", "[^1]\n\n[^1]: sub/c.md"),
        ("{{ x }} {{% x %}}.", "{{ x }} ."),
        ("~~~\n{% raw %}{{ x }}{% endraw %}\n~~~", "~~~\n{{ x }}\n~~~"),
        ("<!-- {{< x >}} -->", "<!-- {{< x >}} -->"),
        ("{% comment %}a--b{% endcomment %}", "<!--a- -b-->"),
        ("{% comment %}a--->b{% endcomment %}", "<!--a- - ->b-->"),
        ("%%>a%% %%->b%% c", "<!-- >a --> <!-- ->b --> c"),
        ('<img src="sub/p.png" alt="P" width="30"> x', "![P](sub/p.png){width=30} x"),
        ('See <a href="/sub/c.md">it</a>.', "See [it](c.md)."),
        ('<div>\n<img src="sub/p.png">\n</div>', '<div>\n<img src="sub/p.png">\n</div>'),
        ("<https://far.example/> <b>x</b>", "<https://far.example/> <b>x</b>"),
        ("{{< tweet user=ada id=123 >}}", "<https://twitter.com/ada/status/123>"),
        ("{% youtube abc %}", "<https://www.youtube.com/watch?v=abc>"),
        ("[[C]] [[sub/c|see]] [[#Here]]", "[C](c.md) [see](c.md) [Here](#here)"),
        ("> [!tip]- Do\n> it\n\n> said", "**Do**\n\nit\n\n> said"),
        ("> [!tip] A **great** one\n> it\n", "A **great** one\n\nit"),
        ("> [!quote] Ann\n> it\n", "> **Ann**\n>\n> it"),
        ("100%% sure", "100%% sure"),
        ("text\n> [!note]\n> > [!info] In\n> > it", "text\n\n**Note**\n\n**In**\n\nit"),
        ("```\n> [!note]\n```", "```\n> [!note]\n```"),
    ],
)
def test_signs_of_other_generators(project: Path, text: str, became: str) -> None:
    files: dict[str, str | bytes] = {
        "a.md": f"---\ntitle: A\n---\n{text}\n",
        "b.md": "---\ntitle: B\n---\nB\n",
        "my note.md": "---\ntitle: N\n---\nN\n",
        "sub/c.md": "---\ntitle: C\n---\nC\n",
        "sub/p.png": PICTURE,
    }
    assert body(one(project, files, "a.md")) == became


@pytest.mark.parametrize(
    ("mark", "text", "shown"),
    [
        (".obsidian", "It %%secret\n\nsecret%% ends.", ["It", "ends."]),
        (".obsidian", "- It %%secret\n- secret%% ends.", ["It", "ends."]),
        (".obsidian", "It %%secret%% ends.", ["It  ends."]),
        (".obsidian", "It\n\n%%\nsecret\n\n# secret", ["It"]),
        (".obsidian", "It ends. %%secret\n\n```\nsecret\n```\n\nsecret", ["It ends."]),
        ("_config.yml", "It {% comment %}secret\n\nsecret{% endcomment %} ends.", ["It", "ends."]),
    ],
)
def test_no_remark_is_ever_read(project: Path, mark: str, text: str, shown: list[str]) -> None:
    files: dict[str, str | bytes] = {"a.md": f"---\ntitle: A\n---\n{text}\n", mark: "a: b\n"}
    lay(project.parent / "old", files)
    run("import", "../old")
    [text] = map(body, made(project).values())
    assert "secret" in text
    blocks = parse(Body(text)).blocks
    assert [block.passage.text.strip() for block in blocks if block.passage.text] == shown


def test_a_remark_that_never_ended_is_said(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one(project, {"a.md": "Text.\n\n%%\nNot yet.\n", ".obsidian/app.json": "{}"}, "a.md")
    assert "a remark without an end, which hid all below it" in capsys.readouterr().err


def test_what_pages_show_as_text_is_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "<div>x</div>\n\n```dataview\nTABLE a\n```\n\n```html\n<p>\n```\n"
    one(project, {"a.md": f"---\ntitle: A\n---\n{text}"}, "a.md")
    said = capsys.readouterr().err
    assert (
        "a.md:4: warning: “A”: a tag of HTML kept as it is, which pages show as text (<div>)"
        in said
    )
    assert "a.md:6: warning: “A”: a query of notes kept as code (dataview)" in said


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        ("permalink: /:year/:title", "/2024/tide/"),
        ("permalink: date", "/sea/2024/01/02/tide.html"),
        ("permalink: none", "/sea/tide.html"),
        ("title: x", "/sea/2024/01/02/tide.html"),
        ("permalink: /:nobody/:title/", ""),
        ("permalink: ordinal", ""),
        ("permalink: weekdate", ""),
        (
            "defaults:\n  - scope: {path: '', type: posts}\n    values: {permalink: /p/:title/}",
            "/p/tide/",
        ),
        ("collections:\n  posts:\n    permalink: /c/:slug.html", "/c/tide.html"),
    ],
)
def test_addresses_of_jekyll(project: Path, settings: str, address: str) -> None:
    files: dict[str, str | bytes] = {
        "_config.yml": settings + "\n",
        "_posts/2024-01-02-tide.md": "---\ntitle: Tide\ncategory: Sea\n---\nText.\n",
        "notes.md": "No page.\n",
    }
    text = one(project, files, "2024/tide.md")
    assert (f"aliases:\n  - {address}\n" in text) if address else "aliases" not in text
    assert list(made(project)) == ["2024/tide.md"]


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        ("", "/posts/my-tide/"),
        (
            "[permalinks]\nposts = '/:section/:year/:month/:day/:contentbasename/'",
            "/posts/2024/01/02/my-tide/",
        ),
        ("[permalinks.page]\nposts = '/:title'", "/high-tide/"),
        ("[permalinks]\nposts = '/:weekday/:slug/'", ""),
    ],
)
def test_addresses_of_hugo(project: Path, settings: str, address: str) -> None:
    files: dict[str, str | bytes] = {
        "config.toml": f"{settings}\n",
        "content/posts/My Tide.md": "---\ntitle: High tide\ndate: 2024-01-02\n---\nText.\n",
    }
    text = one(project, files, "2024/my-tide.md")
    assert (f"aliases:\n  - {address}\n" in text) if address else "aliases" not in text


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("High tide: what now?", "/high-tide-what-now/"),
        ("Crème brûlée", ""),
        ("Don't stop", ""),
        ("v1.2 is out", ""),
        ("Lock - and weir", ""),
    ],
)
@pytest.mark.parametrize(
    ("settings", "folder"),
    [("hugo.toml", "content/posts"), ("pelicanconf.py", "content")],
)
def test_no_address_is_guessed_of_a_title(
    project: Path, title: str, address: str, settings: str, folder: str
) -> None:
    """Each generator has its own way with accents, apostrophes and points."""
    said = {
        "hugo.toml": '[permalinks]\nposts = "/:title/"\n',
        "pelicanconf.py": "SITEURL = 'https://x.example'\nARTICLE_URL = '{slug}/'\n",
    }
    files: dict[str, str | bytes] = {
        settings: said[settings],
        f"{folder}/a.md": f'---\ntitle: "{title}"\ndate: 2024-01-02\n---\nText.\n',
    }
    text = one(project, files, "2024/a.md")
    assert (f"aliases:\n  - {address}\n" in text) if address else "aliases" not in text


@pytest.mark.parametrize(
    ("settings", "addresses"),
    [
        ("", ["/de/posts/tide/", "/posts/node.js/", "/posts/tide/"]),
        (
            'defaultContentLanguage = "de"\n[languages.en]\n[languages.de]\n',
            ["/en/posts/tide/", "/posts/node.js/", "/posts/tide/"],
        ),
        (
            "defaultContentLanguageInSubdir = true\n[languages.en]\n[languages.de]\n",
            ["/de/posts/tide/", "/en/posts/node.js/", "/en/posts/tide/"],
        ),
    ],
)
def test_each_language_of_hugo_has_its_addresses(
    project: Path, settings: str, addresses: list[str]
) -> None:
    files: dict[str, str | bytes] = {
        "hugo.toml": f'baseURL = "https://x.example/"\n{settings}',
        "content/posts/node.js.md": "---\ntitle: Node\n---\nText.\n",
        "content/posts/tide.de.md": "---\ntitle: Flut\n---\nText.\n",
        f"content/posts/tide{'.en' * bool(settings)}.md": "---\ntitle: Tide\n---\nText.\n",
    }
    run("import", str(lay(project.parent / "old", files)))
    there = made(project)
    assert sorted(re.findall(r"(?m)^  - (/\S+)$", "".join(there.values()))) == addresses
    assert "lang: js" not in there["node-js.md"]


@pytest.mark.parametrize(
    ("settings", "names", "addresses"),
    [
        (
            (
                "[languages.en]\ncontentDir = 'content/english'\n"
                "[languages.de]\ncontentDir = 'content/german'\n"
            ),
            ("content/english/posts/lock.md", "content/german/posts/lock.md"),
            {"lock": ("/posts/lock/", ""), "lock-de": ("/de/posts/lock/", "de")},
        ),
        (
            (
                "defaultContentLanguage = 'de'\n[languages.en]\ncontentDir = 'english'\n"
                "[languages.de]\nweight = 1\n"
            ),
            ("english/posts/lock.md", "content/posts/lock.md"),
            {"lock-en": ("/en/posts/lock/", "en"), "lock": ("/posts/lock/", "")},
        ),
    ],
)
def test_each_language_of_hugo_may_have_its_folder(
    project: Path, settings: str, names: tuple[str, ...], addresses: dict[str, tuple[str, str]]
) -> None:
    front = "---\ntitle: Lock\ndate: 2024-01-02\n---\nText.\n"
    lay(project.parent / "old", {"hugo.toml": settings, **dict.fromkeys(names, front)})
    assert run("import", "../old") == 0
    there = made(project)
    assert set(there) == {f"2024/{slug}.md" for slug in addresses}
    for slug, (address, tongue) in addresses.items():
        text = there[f"2024/{slug}.md"]
        assert f"  - {address}\n" in text
        assert (f"\nlang: {tongue}\n" in text) == bool(tongue)


def test_two_languages_of_one_source(project: Path) -> None:
    files: dict[str, str | bytes] = {
        "hugo.toml": 'baseURL = "https://x.example/"\n',
        "content/posts/tide.md": "---\ntitle: Tide\n---\nText.\n",
        "content/posts/tide.de.md": "---\ntitle: Flut\n---\nText.\n",
    }
    assert run("import", str(lay(project.parent / "old", files))) == 0
    there = made(project)
    assert sorted(there) == ["tide-de.md", "tide.md"]
    assert "lang: de\n" in there["tide-de.md"]


def test_new_sources_never_come_among_the_old_ones(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(project, HUGO)
    assert run("import", ".") == 2
    assert "the new sources would stand among the old ones" in capsys.readouterr().err
    assert run("import", ".", "--into", "new/content") == 0
    assert sorted(made(project, below="new/content")) == [
        *("2023/old-weir.md", "2024/lock.md", "pages/about.md"),
    ]


def test_options_of_a_single_text_mean_nothing(project: Path) -> None:
    old = lay(project.parent / "old", HUGO)
    assert run("import", str(old), "--date", "2024-01-02") == 2
    assert run("import", str(old), "--force") == 2
    assert not (project / "content").exists()
