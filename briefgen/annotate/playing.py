"""Names of places that stand for those who play: national teams and clubs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from briefgen.annotate.abbreviated import is_short
from briefgen.annotate.annotation import Candidate, Mention
from briefgen.annotate.clubs import clubs_of, countries_of, is_club
from briefgen.annotate.document import Document
from briefgen.annotate.ground import Ground
from briefgen.annotate.sports import SportNews
from briefgen.annotate.teams import is_about_football, is_result, is_team, team_of
from briefgen.knowledge.entity import Entity


class Sport(Struct, frozen=True):
    """Who plays in a document; entities: at least those that its candidates name."""

    document: Document
    entities: Mapping[str, Entity]
    news: SportNews

    def plays(self, candidate: Candidate) -> bool:
        """Whether a name of places stands for those who play."""
        scored = is_result(self.document, candidate.span)
        if not (scored or self.news.matches or self.news.clubs) or is_short(candidate):
            return False
        owners = self._owners(candidate)
        clubs = any(guess.kind == "organisation" for guess in candidate.guesses)
        if (
            scored
            and (candidate.entities or not clubs)
            and all(o and o.kind == "place" and o.built_in for o in owners)
        ):
            return True
        if self.news.matches and is_team(self.document, candidate.span, owners):
            return True
        return self.news.clubs and is_club(self.document, candidate, owners, self.entities)

    def teams(
        self, playing: Sequence[Candidate], decided: Collection[Mention], ground: Ground
    ) -> Iterator[Mention]:
        """The teams and the clubs for which names stand, if it is football."""
        if not playing:
            return
        national = self.news.matches and is_about_football(self.document)
        club = "football" in self.news.sports
        countries = countries_of(decided, self.entities) if club else ()
        clubs = clubs_of(playing, self.entities, countries) if club else {}
        for c in playing:
            first = (*c.entities, *(guess.id for guess in c.guesses))[0]
            team = team_of(self.entities.get(first), self.entities) if national else ""
            team = team or clubs.get(c.span, "")
            if team and (c.entities or ground.take(c.span)):
                yield Mention(c.span, c.text, "organisation", team, "alias", c.compound)

    def _owners(self, candidate: Candidate) -> list[Entity | None]:
        """Those of a name; of guesses only the places, since one that no place has is none."""
        places = (guess.id for guess in candidate.guesses if guess.kind == "place")
        owners = [self.entities.get(id_) for id_ in candidate.entities or places]
        return owners or [None]
