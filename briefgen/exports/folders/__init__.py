"""Folders of Markdown sources that were written for other generators: Hugo, Jekyll, Eleventy, Pelican, vaults.

`reader` makes a `Post` of each file. It is given the names of all files and what reads one of them.
"""
