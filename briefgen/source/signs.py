"""Signs of what is almost Markdown: texts without one are not looked through for it."""

from __future__ import annotations

from typing import Final

IN_TEXTS: Final = ("]", "{{", "{%", "{:", "==", "%%", "^", "<")
"""One of these stands in each text that is almost Markdown, or it begins with "#"."""
BULLETS: Final = ("•", "‣", "▪", "●", "◦", "\uf0b7")
"""With what word processors begin the items of lists; the last is a sign of their own."""
IN_BODIES: Final = (*IN_TEXTS, "|", "#", *BULLETS)
"""One of these stands in each body that is: rows of tables, headings and items are lines."""
