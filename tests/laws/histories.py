"""What may happen to a project between two builds: edits of every kind, as plain data.

Each edit is small, printable and applied to real files, so that a failing history can be read and replayed.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import project as tools
from clean_builds import Options
from hypothesis import strategies as st
from images.samples import picture

Text = str | bytes | None


class Edit(Protocol):
    """Something that an editor, a tool or a mishap does to the files."""

    def apply(self, root: Path) -> None: ...


@dataclass(frozen=True, slots=True)
class Write:
    """A file with this content, or no file."""

    path: str
    content: Text

    def apply(self, root: Path) -> None:
        place = root / self.path
        clear(place)
        if self.content is not None and folder_for(place):
            data = self.content if isinstance(self.content, bytes) else self.content.encode()
            place.write_bytes(data)


@dataclass(frozen=True, slots=True)
class Replace:
    """One word for another in a file, if it is there."""

    path: str
    old: str
    new: str

    def apply(self, root: Path) -> None:
        place = root / self.path
        if place.is_file() and not place.is_symlink():
            place.write_bytes(place.read_bytes().replace(self.old.encode(), self.new.encode()))


@dataclass(frozen=True, slots=True)
class Quietly:
    """Other bytes of the same number, and the times as they were; `old` makes the file older still."""

    path: str
    older: bool = False

    def apply(self, root: Path) -> None:
        place = root / self.path
        if not place.is_file() or place.is_symlink():
            return
        before = place.stat()
        place.write_bytes(place.read_bytes().translate(SWAPPED))
        modified = 1_000_000_000 if self.older else before.st_mtime_ns
        os.utime(place, ns=(before.st_atime_ns, modified))


SWAPPED = bytes.maketrans(b"34SK", b"43KS")
"""Digits and capitals change places: headlines, dates, names and figures become others."""


@dataclass(frozen=True, slots=True)
class Move:
    """A file or folder under another name; what stood there is lost."""

    old: str
    new: str

    def apply(self, root: Path) -> None:
        old, new = root / self.old, root / self.new
        if os.path.lexists(old) and not inside(new, old) and not inside(old, new):
            clear(new)
            if folder_for(new):
                old.rename(new)


@dataclass(frozen=True, slots=True)
class Copy:
    """A second file or folder with the same content, times included."""

    old: str
    new: str

    def apply(self, root: Path) -> None:
        old, new = root / self.old, root / self.new
        if not old.exists() or inside(new, old) or inside(old, new):
            return
        clear(new)
        if folder_for(new):
            if old.is_dir():
                shutil.copytree(old, new, symlinks=True, ignore=pipes)
            elif old.is_file():  # a pipe has nothing to copy
                shutil.copy2(old, new)


@dataclass(frozen=True, slots=True)
class Spoil:
    """Something that cannot be read stands where a file or folder is expected."""

    path: str
    kind: str

    def apply(self, root: Path) -> None:
        place = root / self.path
        clear(place)
        if not folder_for(place):
            return
        if self.kind == "folder":
            place.mkdir()
        elif self.kind == "pipe":
            os.mkfifo(place)
        elif self.kind == "closed":
            place.write_bytes(b"---\ntitle: Closed\n---\nSeoul.\n")
            place.chmod(0)
        else:
            place.symlink_to(
                {"loop": place.name, "dangling": "gone", "outside": "/etc/passwd"}[self.kind]
            )


SPOILED = ("folder", "pipe", "closed", "loop", "dangling", "outside")


def pipes(folder: str, names: list[str]) -> set[str]:
    """The names in a folder that cannot be copied: who opens a pipe waits for its other end."""
    return {name for name in names if (Path(folder) / name).is_fifo()}


def inside(one: Path, other: Path) -> bool:
    return one == other or other in one.parents


def clear(place: Path) -> None:
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    elif os.path.lexists(place):
        place.unlink()


def folder_for(place: Path) -> bool:
    """Whether there is a folder to write into; a file or link in the way leaves none."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return not place.parent.is_symlink()


VISIT, VOTE, TRADE = (f"content/2025/{name}.md" for name in ("visit", "vote", "trade"))
PEOPLE, PLACES = "content/entities/people.yaml", "content/entities/places.yaml"
TERMS, DROP = "content/glossary/terms.yaml", "content/drop.txt"
START = {
    **tools.FILES,
    "content/shown.md": "---\ntitle: A picture\ndate: 2025-01-04\n---\n![A map](map.png) of Japan.\n",
}

BODIES = [
    "Kim Min-ji met ministers in South Korea on Friday.\n",
    "Kim went to Japan. [The vote](2025/vote.md) came first, [the visit](visit.md#p2) later.\n",
    "South *Korea* spoke of a **tariff** of $4 billion.\n",
    "The [missing](nowhere.md) story, and `Seoul` in code.\n",
    "## Part one\n\nSeoul and Tokyo.\n\n## Part two\n\nSeoul again, and extended deterrence.\n",
    "![A map](/map.png) and ![the same](map.png) of <b onclick=x()>Seoul</b> <!-- note -->.\n",
    "[Votes](/briefings/old.html#p1) and [x](/x/).\n",
    "![A map](/pictures/new.png) <script>x()</script> [Seoul]{@seoul} and [x]{@nobody}.\n",
    "The U.N. spoke. The talks were held last week, on January 4 and later this month.\n",
    "“We will go on as before in Seoul and in Tokyo,” said Kim Min-ji, of the envoy's office.\n",
    "[Kim](/people/kim-min-ji.html#roles), [us](/about.html#us), [part](vote.md#part-one).\n",
    "[draft](new.html), [Hong](../entities/hong.md#life), ![A chart](chart.png) Hong Gil-dong.\n",
    "[us](/pages/about.md#h-part-one), [where](pages/legal/imprint.md), [it](/legal/vote.html).\n",
    '::: the-view "Kim\'s view"\nSeoul owes $5 billion, [she](#the-view) says.\n:::\nTokyo, too.\n',
    "::: what-happened\nKim Min-ji went to Seoul.\n\n::: q-and-a\n### Why?\nA **tariff**.\n",
    "::: the-veiw\nSeoul.\n:::\n\n> ::: background\n> Tokyo.\n",
    '![A map](map.png "Of Friday"){credit="Kim"}\n\n[whole](map.png), ![](../map.png){.decorative}',
    "",
]
HEADERS = [
    "",
    "draft: true\n",
    "date: 2025-01-09\n",
    "date: 2030-06-01\n",
    "slug: vote\n",
    "nonsense: 1\n",
    "type: news\n",
    "rights: link\n",
    "rights: excerpt\nsources: ['https://a.example/']\n",
    "mentions: {Kim: kim-min-jin}\n",
    "facts: {Levy: $5 billion}\n",
    "publish_at: 2025-03-01T12:00:00+01:00\n",
    "expires_at: 2025-06-01T00:00:00Z\n",
    "thread: seoul\ntags: [alliance, trade]\n",
    "image: {src: map.png, alt: A map, credit: Kim}\n",
    "mentions:\n  - {text: Seoul, entity: tokyo}\n",
    'facts:\n  - {label: "Vote", value: "204 to 85"}\n',
    "lang: de\nfacts: {Am: 4. Januar}\n",
    "lang: ar\n",
    "lang: de\ntranslation_of: vote\n",
    "lang: ar\ntranslation_of: new\n",
    "aliases: [old, vote]\n",
    "aliases: [/briefings/old.html, /x/]\nslug: moved\n",
    "date: 2025-01-03\nupdated: 2025-01-05\ncorrections:\n  - {date: 2025-01-05, kind: correction, text: It was Tokyo.}\n",
    "date: 2025-01-03\ncorrections:\n  - {date: 2025-01-05, kind: withdrawn, text: A forgery.}\n",
]
ARTICLES = st.builds(
    "---\ntitle: {}\nsection: {}\n{}---\n{}".format,
    st.sampled_from(
        ["Envoy visits Seoul", "Kim leaves Tokyo", "Another headline", "Assembly votes"]
    ),
    st.sampled_from(["Politics", "Diplomacy"]),
    st.sampled_from(HEADERS),
    st.sampled_from(BODIES),
) | st.sampled_from(
    [
        "---\ntitle: [broken\n---\nx",
        "no front matter",
        "",
        b"---\ntitle: Caf\xe9\n---\nSeoul.\n",
        b"---\r\ntitle: Lines\r\n---\r\nSeoul.\r\n",
        "\ufeff---\ntitle: Marked\n---\nTokyo.\n",
        "---\ntitle: Marked\n---\n# Marked\n\nSeoul.\n",
        "---\ntitle: Marked\nKim spoke in Tokyo.\n",
        "---\ntitle: Two ends\n---\nSeoul.\n\n---\nTokyo.\n",
    ]
)
ABOUT, IMPRINT = "content/pages/about.md", "content/pages/legal/imprint.md"
SOURCES = (
    *(VISIT, VOTE, TRADE, "content/new.md", "content/deep/er/new.md", "content/shown.md"),
    *(ABOUT, IMPRINT),
)

HONG = "---\nname: Hong Gil-dong\nid: hong\nkind: person\n---\n"
KNOWLEDGE: list[Edit] = [
    Write("content/entities/hong.md", HONG),
    Write("content/entities/hong.md", HONG + "## Life\n\n![A chart](../2025/chart.png)"),
    Write(
        "content/entities/hong.md",
        HONG + "[v](../2025/vote.md#part-one) [n](/briefings/new.html)",
    ),
    Write("content/entities/hong.md", None),
    *(Write(PEOPLE, text) for text in (tools.FILES[PEOPLE], tools.FILES[PEOPLE] * 2, None)),
    Write(PEOPLE, "- id: [broken"),
    Replace(PEOPLE, "An envoy", "The envoy"),
    Replace(PEOPLE, "kind: person\n", "kind: person\n  aliases: [Seoul, Ms. K]\n"),
    Replace(PEOPLE, "2024-01-01", "2025-01-04"),
    Replace(PEOPLE, "kim-min-ji", "kim"),
    Replace(PEOPLE, "kind: person", "kind: organisation"),
    Replace(PLACES, "familiar: true", "familiar: false"),
    Replace(PLACES, "name: Seoul", "name: Soul"),
    Replace(PLACES, "demonyms: [South Korean]", "aliases: [Korea]"),
    # one alias shares only its first word with the texts, the other stands in them
    Replace(PLACES, "name: Tokyo,", "name: Tokyo, aliases: [Seoul Tower, Envoys Gather],"),
    Write(PLACES, tools.FILES[PLACES]),
    Write(TERMS, tools.FILES[TERMS]),
    Write(TERMS, None),
    Replace(TERMS, "A tax on imports", "A levy, see [the vote](../2025/vote.md)"),
    Replace(TERMS, "name: tariff", "name: tariff\n  forms: [vote, votes]"),
    Write(
        "content/entities/seoul.md",
        "---\nid: seoul\nname: Seoul\nkind: place\n---\n![Map](../map.png) A capital.\n",
    ),
    Write(
        "content/entities/han.md",
        "---\nname: Han\nkind: person\naliases: [Kim]\n---\nSee [it](../2025/vote.md).\n",
    ),
    Write("content/entities/han.md", None),
    Move("content/entities/han.md", "content/glossary/han.md"),
    Move(PLACES, "content/entities/more/places.yml"),
    Move("content/entities/more/places.yml", PLACES),
    Move("content/entities", "content/persons"),
    Move("content/persons", "content/entities"),
]

SETTINGS_TEXT = tools.FILES["briefgen.toml"]
LINES = [
    "# only a comment\n",
    'theme = "mine"\n',
    'theme = "absent"\n',
    'cname = "wire.example"\n',
    "feed_size = 1\nhome_size = 1\n",
    'timezone = "Asia/Seoul"\nlanguage = "ko"\n',
    "search = true\n",
    "revisions = true\n",
    'llms = true\ntagline = "All"\n',
    'language = "ar"\n',
    '[content]\nhtml = "sanitise"\n',
    '[content]\nhtml = "escape"\n',
    "[images]\ncards = true\nresize = false\n",
    '[images]\ncards = true\nfont = "content/map.png"\n',
    "[marks]\nwords_per_mark = 1\nper_sentence = 5\n",
    '[nlp]\nmodel = "not_installed"\n',
    '[nlp]\nmodel = "none"\n',
    '[[sections]]\nslug = "politics"\ntitle = "The politics"\n',
    '[[nav]]\ntitle = "Talks"\nurl = "threads/seoul.html"\n',
    '[[nav]]\ntitle = "Us"\nurl = "about.html"\n',
    "titel = 1\n",
    '[house]\nrequired = ["what-happened"]\n',
    "[editions]\napi = true\ntext = true\nmarkdown = true\nannotations = true\n",
    '[house]\nrequired = ["the-view", "q-and-a"]\ntypes = {news = "background"}\n',
    'permalink = "news/{year}/{slug}/"\n',
    'permalink = "{section}/{slug}.html"\nsearch = true\n[images]\ncards = true\n',
    'permalink = "{slug}.html"\n',
    '[redirects]\n"x/" = "briefings/vote.html#p1"\n"y.html" = "briefings/old.html"\n',
    '[redirects]\n"h/" = "index.html"\n"s/" = "sections/diplomacy.html"\n"k/" = "people/kim-min-ji.html"\n',
    '[sections]\ndiplomat = "Near to Diplomacy"\n',
    '[feeds]\nsite = ["json"]\nlabels = ["rss"]\nsubjects = ["json", "atom"]\n',
    '[feeds]\nsite = []\nhub = "https://hub.example/"\n',
    "= broken",
]
SETTINGS = st.one_of(
    st.sampled_from([Write("briefgen.toml", SETTINGS_TEXT + line) for line in LINES]),
    st.sampled_from(
        [
            Write("briefgen.toml", SETTINGS_TEXT),
            Write("briefgen.toml", 'title = "Other"\nbuiltin_knowledge = false\n'),
            Write("briefgen.toml", None),
            Write("pyproject.toml", "[tool.briefgen]\nbuiltin_knowledge = false\ntitle = 'P'\n"),
            Write("pyproject.toml", None),
            Move("briefgen.toml", "briefgen.toml~"),
            Move("briefgen.toml~", "briefgen.toml"),
        ]
    ),
)

MINE = "themes/mine/theme.toml"
OVER = '{% extends "wire/404.html" %}{% block main %}Nothing here{% endblock %}'
DESIGN: list[Edit] = [
    *(Write("templates/404.html", text) for text in (OVER, "{% broken", None)),
    Write("templates/404.html", '{% extends "gone.html" %}'),
    Write("templates/404.html", '{% extends "mine/404.html" %}'),
    Write("templates/_teaser.html", "{{ nothing }}"),
    Write("templates/_teaser.html", b"\xff"),
    Write("templates/_teaser.html", None),
    Write(MINE, 'extends = "wire"\n'),
    Write(MINE, 'extends = "mine"\n'),
    Write(MINE, 'extends = "wire"\n[card]\npaper = "#102030"\n'),
    Write(MINE, 'extends = "other"\n'),
    Write(MINE, "extends = ["),
    Write(MINE, None),
    Write("themes/other/theme.toml", 'extends = "wire"\n'),
    Write("themes/mine/templates/404.html", OVER.replace("here", "of mine")),
    Write("themes/mine/templates/404.html", None),
    Write("themes/mine/assets/style.css", "body { color: black }\n"),
    Write("themes/mine/assets/icon.svg", "<svg/>"),
    Write("themes/mine/assets/style.css", None),
    Write("themes/mine/assets/look.css", '@import "wire/look.css";\nbody { color: black }\n'),
    Write("themes/mine/assets/look.css", '@import "look.css";\n'),
    Write("themes/mine/assets/look.css", '@import "gone.css";\n'),
    Write("themes/mine/assets/_shared.css", "p { color: red }\n"),
    Write("themes/mine/assets/look.css", None),
    Write("themes/wire/theme.toml", 'extends = "mine"\n'),
    Write("themes/wire/theme.toml", None),
    Write("themes/wire/templates/404.html", "Of the project's own wire\n"),
    Move("themes/mine", "themes/other"),
    Move("themes", "themes~"),
    Move("themes~", "themes"),
]

FILES: list[Edit] = [
    *(Write("content/2025/chart.png", data) for data in (b"a", b"b", None)),
    *(Write("static/about.html", text) for text in ("<p id=us>", "<p id=them>", None)),
    *(Write("static/robots.txt", text) for text in ("User-agent: *\n", None)),
    Write("static/a/logo.png", b"\x89PNG one"),
    Write("static/a/logo.png", b"\x89PNG two"),
    Write("static/index.html", "taken"),
    Write("static/A/logo.png", b"\x89PNG case"),
    Write("static/index.html", None),
    Move("static", "static~"),
    Move("static~", "static"),
    *(Write("content/map.png", data) for data in (b"\x89PNG old", b"\x89PNG new", b"", None)),
    *(Write("content/2025/map.png", data) for data in (b"\x89PNG", None)),
    *(Write("content/pictures/new.png", data) for data in (b"\x89PNG p", None)),
    Move("content/map.png", "content/pictures/new.png"),
    *(Write("content/map.png", picture("PNG", (500, high))) for high in (9, 11)),
    Write("content/2025/map.png", picture("PNG", (600, 9))),
    Write("content/2025/map.png", picture("PNG", (600, 9))[:-40]),
    Quietly("content/map.png"),
    *(Write(DROP, text) for text in (tools.FILES[DROP], tools.FILES[DROP][12:], None)),
]

LATEST = 'msgid "Latest"\nmsgstr "{}"\n\nmsgid "%(label)s:"\nmsgstr "%(label)s {}"\n'
WORDS: list[Edit] = [
    *(Write("locales/en.po", text) for text in (LATEST.format("New", "–"), None)),
    *(Write("locales/ko.po", LATEST.format(word, word)) for word in ("A", "B")),
    Write("locales/ko.po", "msgid broken"),
    Write("locales/ko.po", None),
    Write("locales/de.po", LATEST.format("Neu", "%(x)s")),
    Write("locales/de.po", b"\xff"),
    Write("locales/de.po", None),
    Write("locales/notes.txt", "of nobody"),
    Spoil("locales/ar.po", "folder"),
    Move("locales", "locales~"),
    Move("locales~", "locales"),
]

STATE = '- at: 2025-01-0{0}T09:00:00+09:00\n  headline: "{1}"\n  text:\n  - "{2}"\n'
LATER = '- at: 2025-01-08T00:00:00Z\n  changes:\n  - sentence: 1\n    was: "{0}"\n    now: "{1}"\n'
KIM = "Kim Min-ji met ministers in South Korea on Friday."
RECORDED: list[Edit] = [
    *(
        Write(f"ledger/{slug}.yaml", text)
        for slug in ("visit", "vote", "new")
        for text in (
            STATE.format(4, "Envoy visits Seoul", KIM),
            STATE.format(4, "Envoy visits Seoul", "Rain.") + LATER.format("Rain.", KIM),
            STATE.format(4, "Envoy visits Seoul", "Kim.")
            + LATER.format("Kim.", KIM)
            + "    private: true\n",
            STATE.format(4, "Envoy visits Seoul", "Rian.")
            + LATER.format("Rian.", KIM)
            + "    minor: true\n",
            STATE.format(4, "Assembly votes", KIM) + LATER.format("Snow.", "Rain."),
            "<<<<<<< HEAD\n",
            b"\xff",
            None,
        )
    ),
    Replace("ledger/visit.yaml", "- at: 2025-01-04", "- at: 2025-01-05"),
    Replace("ledger/visit.yaml", "Friday", "Monday"),
    Move("ledger/visit.yaml", "ledger/new.yaml"),
    Move("ledger/vote.yaml", "ledger/a/vote.yaml"),
    Move("ledger", "ledger~"),
    Move("ledger~", "ledger"),
    Spoil("ledger", "outside"),
    *(Spoil("ledger/visit.yaml", kind) for kind in SPOILED),
]

BOOK = "briefings/{}.html\tcontent/2025/{}.md\t\t2025-01-03\tAssembly votes\n"
REMEMBERED: list[Edit] = [
    *(
        Write("addresses.tsv", text)
        for text in (
            BOOK.format("old", "vote"),
            BOOK.format("visit", "gone"),
            BOOK.format("old", "gone") + BOOK.format("x", "trade"),
            "<<<<<<< HEAD\n",
            b"\xff",
            None,
        )
    ),
    Write("ledger/old.yaml", STATE.format(4, "Assembly votes", "Rain.")),
    Move(VOTE, "content/2025/voted.md"),
    Move("content/2025/voted.md", VOTE),
    Write("ledger/old.yaml", None),
    Write("static/x/index.html", "<p>mine"),
    Write("static/x", None),
    *(Spoil("addresses.tsv", kind) for kind in SPOILED),
]

PATHS = (*SOURCES, DROP, PEOPLE, TERMS, "briefgen.toml", "templates/404.html", MINE)
UPHEAVALS = st.one_of(
    st.builds(Spoil, st.sampled_from((*PATHS, "content/map.png")), st.sampled_from(SPOILED)),
    st.builds(Quietly, st.sampled_from(PATHS), st.booleans()),
    st.builds(Move, st.sampled_from(SOURCES), st.sampled_from(SOURCES)),
    st.builds(Copy, st.sampled_from(SOURCES), st.sampled_from(SOURCES)),
    st.sampled_from(
        [
            Move("content/2025", "content/2026"),
            Move("content/2026", "content/2025"),
            Copy("content/2025", "content/2026"),
            Write("content/2026", None),
            Move("content", "content~"),
            Move("content~", "content"),
            Copy("content", "content~"),
            Spoil("static", "outside"),
            Spoil("content/linked", "loop"),
            Write("content/linked", None),
            Write("content", None),
        ]
    ),
)

EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(Write, st.sampled_from(SOURCES), ARTICLES),
    st.builds(Write, st.sampled_from(SOURCES), st.sampled_from([*START.values(), None])),
    st.sampled_from(KNOWLEDGE),
    SETTINGS,
    st.sampled_from(DESIGN),
    st.sampled_from(FILES),
    st.sampled_from(WORDS),
    st.sampled_from(RECORDED),
    st.sampled_from(REMEMBERED),
    UPHEAVALS,
)

MOMENTS = (
    "2025-01-10T00:00:00+00:00",
    "2025-01-12T00:00:00+00:00",
    "2025-03-01T11:00:00+00:00",
    "2025-07-01T00:00:00+00:00",
    "2031-01-01T00:00:00+00:00",
    "2024-12-31T16:00:00+00:00",
)
OPTIONS: tuple[Options, ...] = (
    (),
    (("drafts", "yes"),),
    (("future", "yes"),),
    (("url", "https://other.example/"),),
)


@dataclass(frozen=True, slots=True)
class Step:
    """Edits, then a build at a moment with options; `stays` keeps the session, as `serve` does."""

    edits: tuple[Edit, ...]
    moment: str
    options: Options
    stays: bool

    def apply(self, root: Path) -> None:
        for edit in self.edits:
            edit.apply(root)


STEPS = st.builds(
    Step,
    st.lists(EDITS, max_size=3).map(tuple),
    st.sampled_from(MOMENTS),
    st.sampled_from(OPTIONS),
    st.booleans(),
)
