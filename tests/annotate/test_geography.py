"""Mountains, waters, regions and places of the news, as the large knowledge base and the text have them."""

from pathlib import Path

import pytest

from briefgen.cli.session import QUERIES, Options, mounts
from briefgen.graph.build import Build
from briefgen.graph.inputs import Files
from briefgen.knowledge.entity import Entity
from briefgen.pipeline.reading import bare, subjects_of

PLACES = """
    Two skiers died in an avalanche in the [Alps] on Sunday. | Alps | place |
    Snow fell over the [Alps], closing passes. | Alps | place |
    Glaciers in the [Andes] have shrunk by a third since 1990. | Andes | place |
    Bears have returned to the [Pyrenees], farmers said. | Pyrenees | place |
    Loggers cut deep into forests of the [Carpathians]. | Carpathian Mountains | place |
    A storm dumped snow across the [Rockies] overnight. | Rocky Mountains | place |
    Three climbers have died on [Everest] this season. | Mount Everest | place |
    Ash from [Etna] closed the airport at Catania. | Mount Etna | place | it
    A tanker was seized in the [Gulf of Oman]. | Gulf of Oman | place |
    The navy searched the [Gulf of Thailand]. | Gulf of Thailand | place |
    Turkey closed the [Dardanelles] to warships. | Dardanelles | place | tr
    Few vaquitas are left in the [Gulf of California]. | Gulf of California | place | mx
    A ship rammed a lock of the [Kiel Canal]. | Kiel Canal | facility | de
    A bridge over the [Elbe] collapsed in Dresden. | Elbe | place |
    A bridge over the [Volga] was hit. | Volga | place | ru
    Boats lay stranded on the [Amazon River]. | Amazon River | place |
    Pilgrims bathed in the [Jordan River]. | Jordan River | place |
    Ice covers a fifth of the [Great Lakes]. | Great Lakes | place |
    Sand from the [Gobi desert] reached Beijing. | Gobi Desert | place |
    Floods killed hundreds on [Sumatra]. | Sumatra | place | id
    A volcano erupted on [Java], Indonesia said. | Java | place | id
    Police on [Long Island] charged an architect. | Long Island | place | us
    A fire scorched statues on [Easter Island]. | Easter Island | place | cl
    Bombers were sent to [Diego Garcia]. | Diego Garcia | place | io
    Farming spread from [Anatolia] to Europe. | Anatolia | place | tr
    Leaders met in [Cornwall], the British government said. | Cornwall | place | gb
    A blizzard hit [New England]. | New England | place | us
    Farmers in the [Midwest] fear tariffs. | Midwestern United States | place | us
    He promised to bring jobs back to the [Rust Belt]. | Rust Belt | place | us
    Investors in [Silicon Valley] are nervous. | Silicon Valley | place | us
    Haftar's men hold [Cyrenaica]. | Cyrenaica | place | ly
    Israel bombed targets in the [Bekaa Valley]. | Beqaa Valley | place | lb
    The plane was diverted from [Schiphol] to Frankfurt. | Amsterdam Airport Schiphol | facility | nl
    Crowds rallied at the [Lincoln Memorial]. | Lincoln Memorial | facility | us
    The storm will hit [Florida] on Monday. | Florida | place | us
"""

OTHERS = """
    Shares of [Alps] Alpine fell in Tokyo.
    LATAM bought planes from [Andes] Líneas Aéreas in Argentina.
    [Sierra Nevada] Corporation won the order for the planes.
    Oscar [Levant] played the piano. Levant made jokes.
    [Nile] Rodgers played guitar. Nile smiled.
    [Kimberley] Smith said she would appeal. Kimberley wept.
    Cecil [Rhodes] left a fortune. Rhodes died in 1902.
    The program was written in [Java] and ran on every machine.
    They drank [Madeira] and ate cake.
    [Everest] Group raised prices for insurance.
    Lawyers met in the old town. [Petra] Kvitova won the match.
    Two hikers were lost on the [West Coast] of New Zealand.
    [Outback] Steakhouse closed 40 restaurants.
    Michael [Jordan] sold the team. Jordan said he was glad.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Build:
    empty: Path = tmp_path_factory.mktemp("nothing")
    return Build(Files(empty, mounts(), Options({})), queries=QUERIES)


def meant(ask: Build, marked: str) -> list[Entity]:
    """Whom the name in brackets is linked to."""
    text = marked.replace("[", "").replace("]", "")
    start, end = marked.index("["), marked.index("]") - 1
    found = bare(ask, text, "", "2026-11-20").annotations
    entities, _ = subjects_of(ask, found)
    within = (m for m in found.mentions if m.span.start < end and start < m.span.end)
    return [entities[m.entity] for m in within if m.entity]


@pytest.mark.parametrize("line", [line.strip() for line in PLACES.strip().splitlines()])
def test_news_names_mountains_waters_and_regions(ask: Build, line: str) -> None:
    text, article, kind, *country = (part.strip() for part in line.split(" |"))
    (place,) = meant(ask, text)
    assert (place.wikipedia or place.name, place.kind) == (article, kind)
    assert place.country == "".join(country)
    assert place.gloss


@pytest.mark.parametrize("text", [line.strip() for line in OTHERS.strip().splitlines()])
def test_persons_firms_and_things_of_their_names_are_no_places(ask: Build, text: str) -> None:
    assert [e.id for e in meant(ask, text) if e.kind in ("place", "facility")] == []
