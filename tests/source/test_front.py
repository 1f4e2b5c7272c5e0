"""The front matter and the body of a Markdown file, cut apart and read apart."""

from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefgen.source.front import cut
from briefgen.source.header import article
from briefgen.source.repeated import without_headline

LINES = st.sampled_from(
    [
        *("---", "--- ", "\ufeff---", "a\u2028---", "----", "", "x: y: z"),
        *("title: A", "title: [b", "date: 2025-01-03", "draft: true", "facts:", "mentions: {K: k}"),
        *("# A", "A", "===", "Tokyo."),
    ]
)


@given(st.lists(LINES, max_size=12).map("\n".join))
@example("---\ntitle: A\n---\n# A\n\nText.\n---\nMore.")
@example("---\ntitle: A\n\nText.")
def test_read_apart_they_say_what_they_say_together(text: str) -> None:
    parts = cut(text)
    if parts is None:
        return
    front, body = parts
    whole, said = article("a.md", text)
    alone, found = article("a.md", front)
    assert found == said
    if alone is None:
        assert whole is None
    else:
        assert whole == replace(alone, body=without_headline(body, alone.headline))
