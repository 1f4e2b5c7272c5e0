"""Makes the project's own gold from articles with inline markup: `python tests/gold/build.py`.

The sources stand in `source/`, with these marks; whatever is made lies beside this file.

    [[words|type|@name]]   a mention; the name is that of a row of `source/ids.tsv`, "@" alone means
                           the words themselves; without it nobody's knowledge base has them
    {{words|value}}        a date or a length of time; "~" is vague, "?" cannot be told
    <<words|USD 3..5~>>    an amount; ".." makes a range, "~" an approximate one
    {q Name}words{/}       quoted words, inside their quotation marks, and who said them, or nobody
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
TYPES = {
    "p": "person", "l": "place", "o": "organisation", "g": "group", "e": "event", "w": "law",
    "d": "product", "f": "facility", "x": "other",
}  # fmt: skip
MARK = re.compile(
    r"(?P<open>\[\[|\{\{|<<|\{q (?P<speaker>[^}]*)\})"
    r"|(?:\|(?P<told>[^\]}>]*))?(?P<close>\]\]|\}\}|>>|\{/\})"
)
LISTS = {"[[": "mentions", "{{": "dates", "<<": "money", "{q": "quotes"}
CLOSES = {"[[": "]]", "{{": "}}", "<<": ">>", "{q": "{/}"}


def ids() -> dict[str, tuple[str, str]]:
    """Name → Wikidata id, and where that isn't sure the title of the Wikipedia's article."""
    rows = (HERE / "source/ids.tsv").read_text("utf-8").splitlines()
    cells = [row.split("\t") for row in rows]
    return {name: (number.strip("-"), title.strip("-")) for name, number, title in cells}


def build(source: str, known: dict[str, tuple[str, str]]) -> tuple[str, str, dict[str, Any]]:
    """The article's file name, its text, and its gold."""
    head, _, body = source.partition("\n\n")
    told = dict(line.split(": ", 1) for line in head.splitlines())
    name = told["file"]
    gold: dict[str, Any] = {key: told[key] for key in ("date", "genre") if key in told}
    gold |= {key: [] for key in LISTS.values()}
    text = _opening(name, told)
    stack: list[tuple[str, str, int]] = []
    at = 0
    for mark in MARK.finditer(body):
        text += body[at : mark.start()]
        at = mark.end()
        if mark["open"]:
            stack.append((mark["open"][:2], mark["speaker"] or "", len(text)))
            continue
        kind, speaker, start = stack.pop()
        assert CLOSES[kind] == mark["close"], f"{name}: {text[start:]}"
        words = {"start": start, "end": len(text), "text": text[start:]}
        gold[LISTS[kind]].append(
            words | _meaning(kind, mark["told"] or speaker, words["text"], known)
        )
    assert not stack, f"{name}: {stack}"
    for key in LISTS.values():
        gold[key].sort(key=lambda item: (item["start"], -item["end"]))
    return name, text + body[at:], gold


def _opening(name: str, told: dict[str, str]) -> str:
    if name.endswith(".txt"):
        return f"{told['title']}\n\n"
    date = f"date: {told['date']}\n" if "date" in told else ""
    return f"---\ntitle: {json.dumps(told['title'], ensure_ascii=False)}\n{date}---\n"


def _meaning(kind: str, told: str, words: str, known: dict[str, tuple[str, str]]) -> dict[str, Any]:
    match kind:
        case "[[":
            letter, _, name = told.partition("|")
            number, title = known[name[1:] or words] if name else ("", "")
            return {"type": TYPES[letter], "wikidata": number or None, "wikipedia": title or None}
        case "{{":
            return {"value": None if told in "~?" else told}
        case "<<":
            return _amount(told)
        case _:
            return {"speaker": told or None}


def _amount(told: str) -> dict[str, Any]:
    currency, amount = told.removesuffix("~").split(" ")
    low, _, high = amount.partition("..")
    values = {"currency": currency, "value": _number(low), "high": _number(high) if high else None}
    return values | {"approximate": told.endswith("~")}


def _number(digits: str) -> int | float:
    return float(digits) if "." in digits else int(digits)


def files() -> dict[str, str]:
    """Everything that is made, by file name."""
    known, made = ids(), {}
    for path in sorted((HERE / "source").glob("*.txt")):
        name, text, gold = build(path.read_text("utf-8"), known)
        made[name] = text
        stem = name.rpartition(".")[0]
        made[f"{stem}.gold.json"] = json.dumps(gold, ensure_ascii=False, indent=1) + "\n"
    return made


if __name__ == "__main__":
    for file, content in files().items():
        (HERE / file).write_text(content, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(files()) // 2} articles\n")
