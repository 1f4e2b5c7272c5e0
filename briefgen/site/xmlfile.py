"""XML as files hold it: without what it cannot hold, and parsed back before it is let out."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.parsers import expat

from briefgen.expressions import expression
from briefgen.findings import Failure, Finding, Place

# XML 1.0, production 2: what a document may not hold in any form.
_NOT_XML = expression("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """The text without control characters and halves of characters."""
    return _NOT_XML.sub("", text)


def written(root: ElementTree.Element, name: str) -> bytes:
    """The file `name` with this tree."""
    _clean(root)
    ElementTree.indent(root, space="")
    body: bytes = ElementTree.tostring(root, "utf-8")
    data = b'<?xml version="1.0" encoding="utf-8"?>\n' + body + b"\n"
    try:
        expat.ParserCreate().Parse(data, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as error:
        place = Place(name, error.lineno, error.offset + 1)
        raise broken(place, f"well-formed XML: {error}") from error
    return data


def broken(place: Place, what: str) -> Failure:
    """Why a feed is not let out."""
    message = f"the feed would not be {what}"
    hint = "Please report this with the source that causes it."
    return Failure(Finding(place, "bad-value", message, hint))


def _clean(root: ElementTree.Element) -> None:
    """Take out what XML cannot hold, wherever it came from: one such sign breaks the whole feed."""
    for element in root.iter():
        element.text = printable(element.text) if element.text else element.text
        for name, value in element.attrib.items():
            element.set(name, printable(value))
