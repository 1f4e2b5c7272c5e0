"""Static sites of annotated news briefings."""

__version__ = "0.1.0"
