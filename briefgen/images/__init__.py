"""Pictures: what their files say, what of it nobody else shall know, and other sizes of them.

Knows no graph and no file: bytes come in, bytes go out. Only `shrink` and `cards` need Pillow, which
the extra `briefgen[images]` brings.
"""
