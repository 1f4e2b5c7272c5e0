"""What is published beside the pages, so that readers can search them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.codec import fingerprint
from briefgen.installed import version

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from briefgen.graph.build import Build
    from briefgen.pipeline.site import Site
    from briefgen.publish.search_index import Index


PACKAGES = ("pagefind", "pagefind-bin", "pagefind-bin-extended")
"""What makes the index: another version, another index."""


def search_index(ask: Build, site: Site, folder: Path) -> dict[str, bytes]:
    """URL → bytes of the index of a site that has a search. `folder` is the store's.

    Raises:
        Failure: if it cannot be made.
    """
    from briefgen.locales.catalogues import base
    from briefgen.publish.search_index import indexed
    from briefgen.settings import Settings
    from briefgen.site import urls

    language = ask.look(("settings",), Settings).language
    index: Index = indexed(
        site.searched,
        lambda url: ask.look(("searched", url), bytes),
        folder,
        language=base(language),
        version=" ".join(map(version, PACKAGES)),
    )
    return {f"{urls.SEARCH_INDEX}/{name}": data for name, data in index.files.items()}


def prints(index: Mapping[str, bytes]) -> dict[str, str]:
    """URL → fingerprint, as those of pages."""
    return {url: fingerprint(data) for url, data in index.items()}
