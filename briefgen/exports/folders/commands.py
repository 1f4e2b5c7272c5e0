"""Commands of generators that have an equivalent in Markdown, whatever the signs around them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from briefgen.expressions import expression
from briefgen.source.escape import literal

_PART = expression(
    r"(?:(?P<name>[A-Za-z_][\w.-]{0,60})\s?[=:]\s?)?"
    r"(?:\"(?P<double>(?:[^\"\\]|\\.){0,2000})\"|'(?P<single>[^'\n]{0,2000})'|`(?P<tick>[^`]{0,2000})`"
    r"|(?P<bare>[^\s\"'`,=]{1,500}))"
)
_PICTURE = expression(r"[^\s?#]{1,500}\.(?:avif|bmp|gif|jpe?g|png|svg|webp)", re.IGNORECASE)
_ID = expression(r"[\w./-]{1,80}")
PICTURES = frozenset("figure image img picture fig photo responsive-image".split())  # noqa: SIM905
_PLAYERS: Mapping[str, str] = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "instagram": "https://www.instagram.com/p/{}/",
    "spotify": "https://open.spotify.com/{}",
}


class Command(Struct, frozen=True):
    """A command: its name, what stands behind it with a name of its own, and without."""

    name: str
    named: Mapping[str, str] = {}
    bare: tuple[str, ...] = ()

    def get(self, *names: str) -> str:
        return next((self.named[name] for name in names if self.named.get(name)), "")


def command(name: str, given: str) -> Command:
    """Read what stands behind the name of a command."""
    named: dict[str, str] = {}
    bare: list[str] = []
    for found in _PART.finditer(given):
        double = found["double"]
        value = double.replace('\\"', '"') if double is not None else ""
        value = value or found["single"] or found["tick"] or found["bare"] or ""
        if found["name"]:
            named.setdefault(found["name"].lower(), value)
        else:
            bare.append(value)
    return Command(name, named, tuple(bare))


def written(it: Command) -> str:
    """What a command shows, in Markdown; "" if there is no equivalent."""
    name = it.name.lower().rpartition("/")[2].removesuffix(".html")
    if made := _player(name, it):
        return f"<{made}>"
    src = it.get("src", "url", "image_path", "image", "path", "file")
    if not src and name in PICTURES:
        src = next((part for part in it.bare if _PICTURE.fullmatch(part)), "")
    looks = name in PICTURES or any(word in name for word in ("figure", "image", "picture"))
    return _figure(it, src) if src and looks else ""


def _player(name: str, it: Command) -> str:
    """The address of what a player of another site shows."""
    one = it.get("id", "video_id", "videoid") or next(iter(it.bare), "")
    if one.startswith("https://") and (name in _PLAYERS or name in ("tweet", "x", "twitter")):
        return one
    if not _ID.fullmatch(one) and not it.get("user"):
        return ""
    if name in _PLAYERS:
        return _PLAYERS[name].format(one)
    if name in ("tweet", "x", "twitter", "tweet_simple", "twitter_simple"):
        user = it.get("user") or "i/web"
        return f"https://twitter.com/{user}/status/{one}" if one.isdigit() else ""
    if name == "gist":
        return f"https://gist.github.com/{'/'.join(it.bare[:2])}"
    return ""


def _figure(it: Command, src: str) -> str:
    """A picture with what was said of it. A link around it would cost it its caption, and is none."""
    alt = it.get("alt") or (it.bare[1] if len(it.bare) > 1 and it.bare[0] == src else "")
    title, caption = it.get("title"), it.get("caption")
    below = ": ".join(part for part in (title, caption) if part)
    credit = it.get("attr", "credit").replace('"', "”")
    tail = f'{{credit="{credit}"}}' if credit else ""
    picture = picture_of(alt, src) + tail
    return f"{picture}\n{' '.join(below.split())}" if below else picture


def picture_of(alt: str, src: str) -> str:
    """A picture in Markdown."""
    return f"![{literal(alt, brackets=True)}]({address(src)})"


def address(path: str) -> str:
    """An address as a link has to write it."""
    return f"<{path}>" if any(sign in path for sign in " ()") else path
