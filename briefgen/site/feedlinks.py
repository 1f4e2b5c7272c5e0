"""How pages name their feeds, so that a reader's program finds them."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.site import urls
from briefgen.site.models import FeedLink

FORMS = {
    "atom": ("Atom", "application/atom+xml"),
    "rss": ("RSS", "application/rss+xml"),
    "json": ("JSON Feed", "application/feed+json"),
}
"""Format → its name, which is the same in every language, and its media type."""


def feed_links(title: str, page: str, forms: Sequence[str]) -> tuple[FeedLink, ...]:
    """The feeds of a page; where there are several, their titles say the formats."""
    several = len(forms) > 1
    return tuple(
        FeedLink(
            title=f"{title} ({FORMS[form][0]})" if several else title,
            url=urls.feed_of(page, form),
            type=FORMS[form][1],
        )
        for form in forms
    )
