"""Gather the words of pages into briefgen/locales/briefgen.pot, and bring the catalogues up to date.

python scripts/catalogues.py            # write them
python scripts/catalogues.py --check    # say whether they are up to date

What is new in a catalogue has no translation yet; what changed a little is marked "fuzzy". Both
stay English on pages until somebody has translated them.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "briefgen" / "locales"
TEMPLATE = FOLDER / "briefgen.pot"
KEYWORDS = {"_": None, "_site": None, "gettext": None, "html": None, "msg": None} | {
    "ngettext": (1, 2)
}
UNSAID = tuple(
    f'"{name}: '
    for name in (
        *("POT-Creation-Date", "PO-Revision-Date", "Generated-By", "Project-Id-Version"),
        *("Report-Msgid-Bugs-To", "Last-Translator", "Language-Team"),
    )
)
"""Lines of a header that change by themselves, or say nothing."""
METHODS = [("**/templates/**.html", "jinja2"), ("**.py", "python")]
HEADER = "# Words of briefgen's pages. How to translate them: docs/languages.md\n"


def gathered() -> Catalog:
    """All messages of the templates and the code, in the order of the alphabet."""
    catalogue = Catalog(project="briefgen", header_comment=HEADER, fuzzy=False)
    for folder in ("briefgen", "themes"):
        found = extract_from_dir(ROOT / folder, METHODS, keywords=KEYWORDS, comment_tags=("Tr:",))
        for path, _, message, comments, _ in found:
            place = (f"{folder}/{Path(path).as_posix()}", 0)
            catalogue.add(message, None, [place], auto_comments=comments)
    return catalogue


def written(catalogue: Catalog) -> str:
    """A catalogue as a file: without moments, which would make each writing another."""
    place = io.BytesIO()
    write_po(place, catalogue, sort_output=True, no_location=True, width=0)
    lines = place.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(UNSAID))


def wanted() -> Iterator[tuple[Path, str]]:
    """Each catalogue and what it is to hold."""
    template = gathered()
    yield TEMPLATE, written(template)
    for path in sorted(FOLDER.glob("*.po")):
        with path.open("rb") as file:
            own = read_po(file, locale=path.stem.replace("-", "_"))
        own.update(template, update_header_comment=True)
        own.obsolete.clear()
        yield path, written(own)


def main() -> int:
    """Write, or only compare."""
    stale = [
        (path, text)
        for path, text in wanted()
        if not path.is_file() or path.read_text("utf-8") != text
    ]
    if "--check" not in sys.argv:
        for path, text in stale:
            path.write_text(text, "utf-8")
    sys.stdout.write(
        "".join(
            f"{path.relative_to(ROOT)} {'is stale' if '--check' in sys.argv else 'written'}\n"
            for path, _ in stale
        )
    )
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
