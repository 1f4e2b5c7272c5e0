"""Whatever a site is made of, the documents of its API are what their schemas say."""

from __future__ import annotations

import project as tools
import pytest
from apidocs import addresses, documents, refused
from histories import ARTICLES, HEADERS
from hypothesis import given, settings
from hypothesis import strategies as st

ON = "builtin_knowledge = false\n{}[editions]\napi = true\n"


@given(
    st.lists(ARTICLES, min_size=1, max_size=4),
    st.sampled_from(['url = "https://example.org/wire/"\n', 'url = ""\nlanguage = "ar"\n']),
    st.sampled_from(HEADERS),
)
@settings(max_examples=6, deadline=None)
def test_the_documents_of_any_site_are_what_their_schemas_say(
    tmp_path_factory: pytest.TempPathFactory, articles: list[str | bytes], head: str, header: str
) -> None:
    root = tmp_path_factory.mktemp("any")
    project = tools.create(root, {**tools.FILES, "briefgen.toml": ON.format(head)})
    project.write("content/2025/vote.md", f"---\ntitle: V\n{header}---\nSeoul in $4 million.\n")
    for number, article in enumerate(articles):
        data = article if isinstance(article, bytes) else article.encode()
        (root / f"content/any{number}.md").write_bytes(data)
    pages, _ = project.site()
    found = documents(pages)
    assert refused(found) == []
    for item in addresses(found):
        assert item["path"] in pages
        below = "" if item["path"] == "index.html" else item["path"]
        assert item["url"] == (f"https://example.org/wire/{below}" if "org" in head else None)
