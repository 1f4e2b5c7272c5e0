"""The map of the program: every query, in reading order from source to site.

    sources.py      settings, files, articles, what is published at which address
    knowledge.py    the site's knowledge base over the built-in one
    plugins.py      what other packages add, where the settings enable it
    texts.py        passages and heading of an article
    hearing.py      what annotation is told of an entity
    reading.py      candidates and annotations of an article
    collections.py  what aggregates see: chronicle, sections, threads, mentions by subject
    theming.py      templates and assets along the theme chain
    pages.py        one page each
    outputs.py      feed, sitemap and other files; all addresses
    parts.py        the whole site

Each query says which question is answered by which part, and nothing about how. It imports heavy
parts when it runs, so that a build that re-uses an answer doesn't pay for them (law 6).
"""
