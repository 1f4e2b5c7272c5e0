"""The preview: shows the site while it is written, and never writes anything."""
