"""Made-up news articles of our own templates: the same for the same seed, no two alike.

About 450 words each, with names, dates, sums and quotations about as dense as real news has them
(`enrich.py` prints how dense they came out). Who is named exists; what is told of them does not.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

PEOPLE = (
    ("Ursula von der Leyen", "von der Leyen", "European Commission President"),
    ("António Guterres", "Guterres", "United Nations Secretary-General"),
    ("Christine Lagarde", "Lagarde", "European Central Bank President"),
    ("Emmanuel Macron", "Macron", "French President"),
    ("Claudia Sheinbaum", "Sheinbaum", "Mexican President"),
    ("Narendra Modi", "Modi", "Indian Prime Minister"),
    ("Anthony Albanese", "Albanese", "Australian Prime Minister"),
    ("Mette Frederiksen", "Frederiksen", "Danish Prime Minister"),
    ("Cyril Ramaphosa", "Ramaphosa", "South African President"),
    ("Marta Oduya", "Oduya", "harbour master"),
    ("Henrik Solvang", "Solvang", "economist"),
    ("Leila Marzouk", "Marzouk", "hydrologist"),
    ("Tomás Iglesias", "Iglesias", "union leader"),
    ("Grace Whitcombe", "Whitcombe", "head teacher"),
    ("Ravi Senanayake", "Senanayake", "port engineer"),
)
PLACES = (
    *("Nairobi", "Rotterdam", "Jakarta", "Lyon", "Osaka", "Marseille", "Halifax", "Valencia"),
    *("Mumbai", "Gdansk", "Montevideo", "Adelaide", "Durban", "Seattle", "Antwerp", "Lagos"),
)
COUNTRIES = (
    *("Kenya", "the Netherlands", "Indonesia", "France", "Japan", "Spain", "Canada", "Poland"),
    *("India", "Uruguay", "Australia", "South Africa", "the United States", "Nigeria", "Brazil"),
)
BODIES = (
    *("the World Health Organization", "the European Union", "the World Bank", "NATO", "UNESCO"),
    *("the International Monetary Fund", "Siemens", "Toyota", "the Red Cross", "the Treasury"),
    *(
        "the transport ministry",
        "the regional council",
        "the weather service",
        "the port authority",
    ),
)
ADJECTIVES = (
    *("old", "narrow", "costly", "modest", "public", "northern", "coastal", "disputed", "shared"),
    *("quiet", "crowded", "second", "local", "heavy", "early", "careful", "unusual", "steady"),
)
THINGS = (
    *("bridge", "harbour", "hospital", "railway", "reservoir", "library", "airport", "vineyard"),
    *("school", "ferry", "pipeline", "market", "museum", "factory", "stadium", "power station"),
)
ACTS = (
    *("repairs", "inspections", "negotiations", "hearings", "deliveries", "closures", "surveys"),
    *("tests", "evacuations", "cuts", "purchases", "appeals", "exports", "strikes", "works"),
)
CAUSES = (
    *("a shortage of trained staff", "weeks of rain", "the price of steel", "a missing permit"),
    *("rising demand from neighbouring towns", "a fault in the signals", "an unfinished audit"),
    *("complaints from residents", "a change in the rules on safety", "the cost of borrowing"),
)
VERBS = (
    *("welcomed", "criticised", "postponed", "defended", "reviewed", "described", "questioned"),
    *("approved", "rejected", "discussed", "explained", "delayed", "supported", "published"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "June", "July", "September", "October", "November")
PLAIN = (
    "The {adj} {thing} near {place} has been waiting for {act} because of {cause}.",
    "Nobody who works at the {thing} could say how long the {act} would go on, or who would pay.",
    "Several {act} were called off after {cause}, and the {adj} {thing} stayed shut.",
    "What began as a question about the {thing} has turned into a wider argument over {act}.",
    "Officials in {country} have long argued that {act} alone will not solve the problem.",
    "The {adj} building stands beside a {thing} that few visitors notice on their way to the shore.",
    "Much of the work is done by hand, with tools that were made for an {adj} {thing} long gone.",
    "A spokesman for {body} declined to comment on the {act} or on {cause}.",
    "Residents who live close to the {thing} complain of noise, dust and {adj} roads.",
    "It was not clear whether the {act} had anything to do with {cause}, as some had suggested.",
    "{Surname} {verb} the plan for the {thing} but left open how the {act} should be organised.",
    "Critics of the plan point out that {country} and {country} chose {adj} {act} instead.",
    "If the {act} fail, the {thing} may have to move to a site that is further from {place}.",
    "The report lists {act}, {act} and {cause} among the reasons for the slow progress.",
    "Experts at {body} warned against quick answers, since {cause} had been overlooked before.",
    "Even so, traders in {place} sound hopeful that the {adj} {thing} will pay its way in the end.",
    "Many of those who came to the meeting had walked from farms on the far side of the valley.",
    "The decision rests with a panel of judges, engineers and members of {body}.",
)
DATED = (
    "{Titled} {verb} the {act} on {weekday}, shortly before leaving for {place}.",
    "The {thing} is due to open in {month}, a spokeswoman for {body} said {weekday}.",
    "Work on the {adj} {thing} began in {year} and was meant to take {small} years.",
    "On {month} {day}, {year}, {body} and {body} signed an agreement on {act} in {place}.",
    "Last week {small} crews left {place} for {country} to help with {act}.",
    "A first ruling is expected on {month} {day}, and {surname} has promised to accept it.",
)
COUNTED = (
    "About {large} people use the {thing} on an ordinary day, {percent} percent more than before.",
    "The {act} will cost ${million} million, of which {body} is to pay {percent} percent.",
    "{Small} of the {large} workers at the {thing} come from {country}, according to {body}.",
    "The road to {place} is {small} kilometres long and crosses a {adj} pass.",
)
QUOTED = (
    "“We cannot go on with {act} as if nothing had happened,” {surname} said at the {thing}.",
    "“The {thing} belongs to everybody,” said {person}, who grew up in {place}.",
    "{Surname} called the {act} “{adj} and overdue” and blamed {cause}.",
)
HEADLINES = (
    "{surname} and {body} at odds over {act} in {place}",
    "{place} waits for its {thing} as {act} drag on",
    "{country} weighs {act} after {cause}",
)
LONGEST_TAIL = 0.35
"""Spread of the lengths: log-normal, like those of real articles."""


@dataclass(frozen=True, slots=True)
class Story:
    """One article: its text, a paragraph a line."""

    headline: str
    date: str
    text: str


def stories(count: int, seed: int = 1) -> list[Story]:
    """So many articles, the same for the same seed."""
    dice = random.Random(seed)
    return [_story(dice) for _ in range(count)]


def _story(dice: random.Random) -> Story:
    cast = dice.sample(PEOPLE, 3)
    slots = _Slots(dice, cast)
    wanted = round(450 * math.exp(dice.gauss(0, LONGEST_TAIL) - LONGEST_TAIL**2 / 2))
    first = f"{dice.choice(PLACES)} — {dice.choice(DATED[:1]).format_map(slots)}"
    paragraphs, words = [first], len(first.split())
    while words < wanted:
        kinds = dice.choices(
            (PLAIN, DATED, COUNTED, QUOTED), (56, 20, 12, 12), k=dice.randint(2, 4)
        )
        paragraph = " ".join(dice.choice(kind).format_map(slots) for kind in kinds)
        paragraphs.append(paragraph)
        words += len(paragraph.split())
    day = f"{dice.randint(2019, 2025)}-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}"
    return Story(dice.choice(HEADLINES).format_map(slots), day, "\n".join(paragraphs) + "\n")


class _Slots(dict[str, str]):
    """What a template asks for, drawn anew each time; the cast of a story stays."""

    def __init__(self, dice: random.Random, cast: list[tuple[str, str, str]]) -> None:
        super().__init__()
        self.dice, self.cast = dice, cast

    def __missing__(self, slot: str) -> str:
        value = self._drawn(slot.lower())
        return value[:1].upper() + value[1:] if slot[0].isupper() else value

    def _drawn(self, slot: str) -> str:
        lists = {
            "place": PLACES, "country": COUNTRIES, "body": BODIES, "adj": ADJECTIVES,
            "thing": THINGS, "act": ACTS, "cause": CAUSES, "verb": VERBS, "weekday": WEEKDAYS,
            "month": MONTHS,
        }  # fmt: skip
        if slot in lists:
            return self.dice.choice(lists[slot])
        numbers = {"day": (1, 28), "year": (1994, 2024), "small": (2, 60), "percent": (2, 80)}
        if slot in numbers:
            return str(self.dice.randint(*numbers[slot]))
        if slot in ("large", "million"):
            return f"{self.dice.randint(101, 90_000):,}"
        name, surname, title = self.dice.choice(self.cast)
        return {"person": name, "surname": surname, "titled": f"{title} {name}"}[slot]
