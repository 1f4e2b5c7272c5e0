"""What is most like a word is found without comparing it with every other."""

import difflib
import random
from unittest import mock

from briefgen.alike import Alike

WORDS = [
    "seoul",
    "tokyo",
    "manila",
    "council",
    "vote",
    "talks",
    "steel",
    "tariff",
    "missile",
    "summit",
    "court",
    "arrest",
]
CHOICE = random.Random(7)
SLUGS = ["-".join(CHOICE.sample(WORDS, 5)) for _ in range(1500)]


def typo(slug: str) -> str:
    """The slug with two neighbouring letters changed over, and one letter lost."""
    at = CHOICE.randrange(1, len(slug) - 3)
    changed = slug[:at] + slug[at + 1] + slug[at] + slug[at + 2 :]
    return changed[:-3] + changed[-2:]


def test_a_word_with_typing_errors_leads_to_the_word() -> None:
    known = Alike.of(SLUGS)
    meant = SLUGS[:200]
    assert [known.near(typo(slug), most=1, least=0.75) for slug in meant] == [(s,) for s in meant]


def test_short_words_lead_to_short_words() -> None:
    known = Alike.of(["part", "top", "vote"])
    assert known.near("prat", most=1, least=0.5) == ("part",)
    assert known.near("", most=1, least=0.5) == ()
    assert known.near("xyz", most=1, least=0.5) == ()


def test_only_a_few_words_are_compared_as_a_whole() -> None:
    known = Alike.of(SLUGS)
    with mock.patch.object(difflib, "get_close_matches", return_value=[]) as compare:
        known.near(SLUGS[0], most=1, least=0.75)
    assert len(compare.call_args.args[1]) < len(SLUGS) / 50
