"""A pasted article written as Markdown reads the same."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.source.article import Article, Body, Credit, SourceRef
from briefgen.source.decode import decode
from briefgen.source.escape import escape
from briefgen.source.header import article
from briefgen.source.importing import to_markdown
from briefgen.source.markdown import parse, passages
from briefgen.source.paste import paste

SEEDS = Path(__file__).parents[2] / "seeds"
CURLY = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "…": ".", "±": "+"})  # fmt: skip


def uncurled(text):
    """The text without what typography changes: quotes, dashes, dots."""
    return text.translate(CURLY).replace("''", '"').replace("-", "").replace(".", "")


def texts(body):
    return [uncurled(passage.text) for passage in passages(parse(body))]


def read_back(made):
    found, findings = article("content/a.md", to_markdown(made))
    assert found is not None
    assert findings == ()
    return found


def plain(text, **fields):
    return Article(path="a.txt", slug="a", headline="A", body=Body(text, 3, "plain"), **fields)


FIELDS = ("headline", "dek", "section", "date", "updated", "byline", "contributors", "dateline", "sources")  # fmt: skip


@pytest.mark.parametrize("seed", ["guidelines.txt", "impeachment.txt", "missile.txt"])
def test_a_seed_reads_back_the_same(seed):
    text, _ = decode(seed, (SEEDS / seed).read_bytes())
    drop, _ = paste(seed, text or "")
    assert drop is not None
    found = read_back(drop.article)
    for field in FIELDS:
        assert getattr(found, field) == getattr(drop.article, field)
    assert texts(found.body) == texts(drop.article.body)
    assert {passage.kind for passage in passages(parse(found.body))} == {"paragraph"}


def test_the_keys_stand_in_one_order_and_date_and_sources_always():
    made = plain(
        "Text.\n", section="Asia", byline=(Credit("Ada Marlow", "Wire"), Credit("Jun Ito"))
    )
    assert to_markdown(made) == (
        "---\ntitle: A\nslug: a\ndate:\nsection: Asia\nbyline:\n  - name: Ada Marlow\n    role: Wire\n"
        "  - Jun Ito\nsources: []\n---\n\nText.\n"
    )


def test_a_day_stands_without_quotes():
    assert "\ndate: 2025-01-03\n" in to_markdown(plain("Text.\n", date="2025-01-03"))


@pytest.mark.parametrize(
    "headline",
    ["Talks: a start", "no", "- 1", "1.10", '"Enough," he said', "It's # over", "null", "2025-01-03",
     "{a}", "[a]", "*a", "&a", "!a", "%a", "@a", "`a`", "a\\b", "Preis 5 €", "---", "?", "é 日本 🙂"],
)  # fmt: skip
def test_any_headline_reads_back(headline):
    made = Article(path="a.txt", slug="a", headline=headline, dek=headline, body=Body("T\n"))
    found = read_back(made)
    assert (found.headline, found.dek) == (headline, headline)


def test_a_source_with_address_reads_back():
    source = SourceRef(title="Wire: a", url="https://example.org/a?b=1&c=%20", publisher="W")
    assert read_back(plain("T\n", sources=(source,))).sources == (source,)


@pytest.mark.parametrize(
    "text",
    [
        "A plain sentence, with (brackets), 5 * 3 = 15 and snake_case words; 50% off!",
        "He paid $3.64 billion [sic] for it. See #4, or A&B & C.",
        "It is 5 < 6 and 7 > 6; one * star and one ` tick and one ~ tilde.",
        "U.S.–South Korea: “critical cooperation” | Q&A: {draft}",
        "2025 was a year. -5 degrees. 3.5 percent. #hashtag",
    ],
)
def test_nothing_is_escaped_that_needs_none(text):
    assert escape(text) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("# Not a heading", "\\# Not a heading"),
        ("> quote", "\\> quote"),
        ("- point", "\\- point"),
        ("• point", "• point"),
        ("1. first", "1\\. first"),
        ("12) twelfth", "12\\) twelfth"),
        ("* * *", "\\* * *"),
        ("*so* it is", "\\*so\\* it is"),
        ("_so_ it is", "\\_so\\_ it is"),
        ("[a](b)", "\\[a](b)"),
        ("<b>bold</b>", "\\<b>bold\\</b>"),
        ("&amp; it", "\\&amp; it"),
        ("~~gone~~", "\\~\\~gone\\~\\~"),
        ("`code`", "\\`code\\`"),
        (": defined", "\\: defined"),
        ("{.class}", "\\{.class}"),
    ],
)
def test_what_markdown_would_read_is_escaped(text, escaped):
    assert escape(text) == escaped


FRAGMENTS = st.lists(
    st.one_of(
        st.sampled_from(
            ["*", "**", "_", "__", "`", "``", "#", "##", ">", "-", "+", "1.", "2)", "[", "]", "(",
             ")", "](", "]{", "[^1]", "[^1]:", "]:", "^[", "!", "<", ">", "<b>", "<!--", "-->",
             "&", "&amp;", "&#35;", "&copy", ";", "|", "~", "~~", "~~~", ":", ":::", "{", "}",
             "{.a}", "{@b}", "\\", "\\*", "---", "===", "```", "a", "b c", " ", "  ", "\t", "'",
             '"', "http://e.org", "<http://e.org>", "é", "日", "\u00a0", "=", "$", "%", "@"]
        ),
        st.text(max_size=3),
    ),
    min_size=1, max_size=12,
)  # fmt: skip


@given(st.lists(FRAGMENTS.map("".join), min_size=1, max_size=4))
def test_any_text_reads_back_as_the_same_passages(lines):
    text, _ = decode("a.txt", "\n\n".join(lines).encode(errors="replace"))
    made = plain(text or "")
    found = read_back(made)
    assert texts(found.body) == texts(made.body)
    kinds = {(p.kind, p.sealed, p.pinned) for p in passages(parse(found.body))}
    assert kinds <= {("paragraph", (), ())}
