"""Articles in other languages than English."""

from __future__ import annotations

from briefgen.annotate.choose import Policy
from briefgen.annotate.foreign import annotate
from briefgen.annotate.matching import candidates, matcher
from briefgen.annotate.opening import opening
from briefgen.annotate.stops import Stops
from briefgen.knowledge.aliases import names
from briefgen.knowledge.entity import Entity
from briefgen.source.article import Article, Body
from briefgen.source.passage import Passage

ULM = Entity(id="ulm", name="Ulm", kind="place")


def test_in_a_headline_a_capital_does_not_make_a_longer_name_either() -> None:
    article = Article(
        path="content/wahl.md",
        slug="wahl",
        headline="Wahl in Ulm: Stadt Ulm Sieger Berg",
        body=Body("Ulm hat am Sonntag gewählt."),
    )
    passages = (Passage(0, article.body.text),)
    read = (*passages, *opening(article.headline, ""))
    found = candidates(matcher(names((ULM,), ())), read)
    told = annotate(article, passages, found, {"ulm": ULM}, Policy(), stops=Stops())
    assert told.topics == ("ulm",)
