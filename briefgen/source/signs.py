"""Signs of what is almost Markdown: texts without one are not looked through for it."""

from __future__ import annotations

from typing import Final

IN_TEXTS: Final = ("]", "{{", "{%", "{:", "==", "%%", "^")
"""One of these stands in each text that is almost Markdown, or it begins with "#"."""
IN_BODIES: Final = (*IN_TEXTS, "|", "#")
"""One of these stands in each body that is: rows of tables and headings are lines."""
