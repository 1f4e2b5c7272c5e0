"""The build graph: questions, their answers, and what is kept of them between builds.

It knows nothing of news, Markdown or HTML.
"""
