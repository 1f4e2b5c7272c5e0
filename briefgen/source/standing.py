"""What the front matter of a standing page says, which is no news: most keys of articles say nothing."""

from __future__ import annotations

from typing import Any, Final

from msgspec import NODEFAULT
from msgspec.structs import fields, replace

from briefgen.source.article import Article

READ: Final = frozenset(
    [
        "title",
        "dek",
        "lang",
        "translation_of",
        "image",
        "slug",
        "aliases",
        "date",
        "updated",
        "draft",
        "publish_at",
        "expires_at",
    ]
)
"""The keys that say something of a standing page."""

_OF_NEWS: Final[dict[str, Any]] = {
    part.name: part.default
    for part in fields(Article)
    if part.default is not NODEFAULT and part.name not in {*READ, "misdated", "lines"}
}


def standing(article: Article) -> Article:
    """A page as if nobody had written the other keys: `rights`, say, would take its pictures."""
    return replace(article, **_OF_NEWS)
