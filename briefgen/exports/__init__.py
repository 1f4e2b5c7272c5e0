"""What other systems export, as Markdown sources.

A reader for each system gives `Post` values, `articles` writes a source of each; who calls them has
the files.
"""
