"""What there is to say of a folder as a whole, besides what was left out of its sources."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from briefgen.exports.folders.folder import Folder
from briefgen.exports.folders.systems import OBSIDIAN, System
from briefgen.exports.post import Post
from briefgen.findings import Finding, Place


def of_all(folder: Folder, system: System, posts: Collection[Post]) -> Iterator[Finding]:
    """What nobody can know of the posts of a folder: their old addresses, or whether they were public."""
    yield from _unknown_addresses(folder, system, posts)
    yield from _unread_settings(folder, system)
    if system.name == OBSIDIAN:
        yield from _published(folder, posts)


def _unknown_addresses(
    folder: Folder, system: System, posts: Collection[Post]
) -> Iterator[Finding]:
    """That nobody can say under which addresses the sources were published."""
    lacking = sum(not (post.address or post.aliases or post.held) for post in posts)
    if system.name == OBSIDIAN or not lacking:
        return
    what = "a source" if lacking == 1 else f"{lacking:,} sources"
    message = f"the old address of {what} isn't known, so nothing leads on from there"
    hint = "Write it under aliases: in the new source, if others link to it."
    if system.settings is None:
        hint += " Or name the whole folder of the site, with its file of settings."
    yield Finding(Place(folder.path), "left-out", message, hint)


def _unread_settings(folder: Folder, system: System) -> Iterator[Finding]:
    """That the settings may have held back what will be public here."""
    hint = "Look whether what is imported was public, and write draft: true where it wasn't."
    if system.unread:
        message = f"the settings of {system.name} cannot be read, nor what they hold back"
        yield Finding(folder.place(system.unread), "left-out", message, hint)


def _published(folder: Folder, posts: Collection[Post]) -> Iterator[Finding]:
    """That notes which nobody else could read will be published: a vault says of none that it is to be."""
    if number := sum(not post.held for post in posts):
        what = (
            "a note that was yours alone"
            if number == 1
            else f"{number:,} notes that were yours alone"
        )
        hint = (
            "Write draft: true into those that are not to be, or delete them, before you publish."
        )
        yield Finding(Place(folder.path), "left-out", f"{what} will be published", hint)
