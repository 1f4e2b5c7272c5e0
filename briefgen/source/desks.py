"""Names of newspaper desks, as they stand over headlines and in menus."""

from __future__ import annotations

_DESKS = frozenset({
    "world", "news", "us", "u.s", "u.s.", "uk", "politics", "asia", "pacific",
    "indo-pacific", "asia-pacific", "east", "south", "southeast", "northeast", "north",
    "west", "western", "central", "korea", "japan", "china", "taiwan", "philippines",
    "australia", "india", "russia", "ukraine", "defense", "defence", "security",
    "business", "economy", "finance", "markets", "tech", "technology", "science",
    "health", "opinion", "analysis", "explainer", "exclusive", "breaking", "live", "top",
    "latest", "stories", "story", "international", "national", "local", "regional",
    "europe", "middle", "africa", "americas", "america", "sport", "sports", "culture",
    "travel", "climate", "environment", "energy", "military", "diplomacy", "foreign",
    "affairs", "policy", "society", "updates", "headlines", "briefing", "special",
    "report", "and", "the", "&", "|", "/", "-", "–", ":",
})  # fmt: skip


def is_desk(label: str) -> bool:
    """Whether all words of the label belong to names of desks: "US News", "Asia Pacific"."""
    return all(word.lower().strip(",") in _DESKS for word in label.split())
