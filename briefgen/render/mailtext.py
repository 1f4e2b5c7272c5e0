"""The text part of a mail, from its HTML: the same words in the same order."""

from __future__ import annotations

from html.parser import HTMLParser

from msgspec import Struct, field

from briefgen.expressions import expression

SILENT = frozenset({"head", "script", "style", "svg", "template", "title"})
TEXT_ONLY = "html-only"
"""The class of what is of use in HTML alone."""
BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "dd", "details", "div", "dl", "dt"),
        *("figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
        *("li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tr", "ul"),
    }
)
CLOSE = frozenset({"dt", "li", "tr"})
"""Blocks after which no empty line is left."""
RULES = {"h1": "=", "h2": "-"}
QUOTE = "> "
INDENTS = {"blockquote": QUOTE, "dd": "    ", "pre": "    "}
VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
DEEPEST = 12
"""Indents that are written; who nests deeper nests for its own sake."""
WIDEST = 72
LONGEST_NUMBER = 10
LAST = 3
"""Pieces in which the words of a link are looked for: to look at all would take a long paragraph long."""
_SPACE = expression(r"[ \t\n\r\f\v]+")
_NEVER_SHOWN = expression("[\u00ad\u034f\u200b\u200c\u2060\ufeff]")


def mail_text(html: str) -> str:
    """HTML as text: headings underlined, addresses in angle brackets, a paragraph on each line.

    An address that is linked several times is written where it is linked last: marks lead where
    the notes after the text lead.
    """
    first = _Writer({})
    first.text_of(html)
    return _Writer({href: -count for href, count in first.left.items()}).text_of(html)


def _is_hidden(given: dict[str, str | None]) -> bool:
    return given.get("aria-hidden") == "true" or TEXT_ONLY in (given.get("class") or "").split()


class _List(Struct):
    """A list that is open: the number of its next item, below 0 if its items have none."""

    number: int = -1


class _Lines(Struct):
    """Lines that are written, below each other or with an empty line between."""

    out: list[str] = field(default_factory=list)
    indents: list[tuple[str, str]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    marker: str = ""
    close: bool = False
    quoted: str = ""

    def put(self, text: str) -> None:
        """Write a block of text under the present indents, each with the element that has it."""
        indents = [indent for _, indent in self.indents[:DEEPEST]]
        quoted = "".join(indent for indent in indents if indent == QUOTE)
        if self.out and not self.close:
            self.out.append(min(quoted, self.quoted).rstrip())
        before = "".join(indents)
        for number, line in enumerate(text.split("\n")):
            head = before
            if self.marker and not number:
                head = before[: -len(self.marker)] + self.marker
            self.out.append((head + line).rstrip())
        self.marker, self.close, self.quoted = "", False, quoted

    def leave(self, tag: str) -> None:
        """End the innermost indent of an element, and what was left open in it."""
        if self.counts.get(tag):
            while (last := self.indents.pop()[0]) != tag:
                self.counts[last] -= 1
            self.counts[tag] -= 1

    def enter(self, tag: str, indent: str) -> None:
        """Begin the indent of an element."""
        self.indents.append((tag, indent))
        self.counts[tag] = self.counts.get(tag, 0) + 1


class _Writer(HTMLParser):
    """Writes what a document says, block by block.

    links: how often each address is linked; `left` counts down from there.
    """

    def __init__(self, links: dict[str, int]) -> None:
        super().__init__()
        self.left = links
        self.lines = _Lines()
        self.run: list[str] = []
        self.said = False
        self.hrefs: list[str] = []
        self.lists: list[_List] = []
        self.silent: list[str] = []
        self.verbatim = 0

    def text_of(self, html: str) -> str:
        """Give the text of a whole document."""
        self.feed(html)
        self.close()
        self.flush()
        return "\n".join(self.lines.out).strip("\n") + "\n"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self.silent or tag in SILENT or _is_hidden(given):
            if tag not in VOID:
                self.silent.append(tag)
        elif tag in BLOCKS:
            self.open(tag, given)
        else:
            self.inline(tag, given)

    def open(self, tag: str, given: dict[str, str | None]) -> None:
        self.flush()
        lines = self.lines
        if tag in ("ul", "ol"):
            start = given.get("start") or "1"
            first = int(start) if start.isdecimal() and len(start) < LONGEST_NUMBER else 1
            lines.close = lines.close or bool(self.lists)
            self.lists.append(_List(first if tag == "ol" else -1))
        elif tag == "li":
            marker = self.item()
            lines.enter(tag, " " * len(marker))
            lines.marker = marker
        elif tag == "hr":
            lines.put("* * *")
        elif indent := INDENTS.get(tag):
            lines.enter(tag, indent)
            self.verbatim += tag == "pre"

    def item(self) -> str:
        """What stands before an item of the innermost list."""
        if not self.lists or self.lists[-1].number < 0:
            return "- "
        self.lists[-1].number += 1
        return f"{self.lists[-1].number - 1}. "

    def inline(self, tag: str, given: dict[str, str | None]) -> None:
        if tag == "a":
            self.hrefs.append(given.get("href") or "")
        elif tag == "br":
            self.run.append("\0")
        elif tag == "img" and (alt := (given.get("alt") or "").strip()):
            self.run.append(f"[{alt}]")
        elif tag in ("td", "th") and self.said:
            self.run.append(" | ")

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            if tag in self.silent:
                while self.silent.pop() != tag:
                    pass
        elif tag == "a" and self.hrefs:
            self.leave(self.hrefs.pop())
        elif tag in BLOCKS:
            self.shut(tag)

    def leave(self, href: str) -> None:
        """Write where a link leads, if this is the last that leads there."""
        self.left[href] = self.left.get(href, 0) - 1
        if not href or href.startswith("#") or self.left[href] > 0:
            return
        address = href.removeprefix("mailto:")
        if not "".join(self.run[-LAST:]).rstrip().endswith(address):
            self.run.append(f" <{address}>")

    def shut(self, tag: str) -> None:
        self.flush(RULES.get(tag, ""))
        lines = self.lines
        if tag in ("ul", "ol"):
            if self.lists:
                self.lists.pop()
        elif tag == "li" or tag in INDENTS:
            lines.leave(tag)
            self.verbatim = max(0, self.verbatim - (tag == "pre"))
            lines.marker = ""
        lines.close = tag in CLOSE

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.run.append(data)
            self.said = self.said or not data.isspace()

    def flush(self, rule: str = "") -> None:
        """Write the words since the last block began or ended."""
        text = _NEVER_SHOWN.sub("", "".join(self.run))
        self.run.clear()
        self.said = False
        if self.verbatim > 0:
            text = text.replace("\0", "\n").strip("\n")
        else:
            parts = (_SPACE.sub(" ", part).strip(" ") for part in text.split("\0"))
            text = "\n".join(parts).strip("\n")
        if text.strip():
            self.lines.put(text + (f"\n{rule * min(len(text), WIDEST)}" if rule else ""))
