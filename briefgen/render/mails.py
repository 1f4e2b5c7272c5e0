"""The styles of a mail, written into its elements: few mail programs read a style sheet."""

from __future__ import annotations

_KEPT = '<style data-css-inline="keep">'


def inlined(html: str) -> str:
    """HTML with its styles inlined; a `<style data-css-inline="keep">` stays as it is."""
    from css_inline import CSSInliner  # noqa: PLC0415 - an extra

    whole = CSSInliner(load_remote_stylesheets=False, minify_css=True).inline(html)
    return whole.replace(_KEPT, "<style>", 1) + "\n"
