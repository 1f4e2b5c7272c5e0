"""The briefings that others take apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from expected import Briefing, briefings


@pytest.fixture(scope="session")
def told(demo: Path, odd: Path) -> list[Briefing]:
    """Every briefing of the demo and of the odd site."""
    found = [*briefings(demo), *briefings(odd)]
    assert len(found) > 20
    assert sum(len(briefing.sentences) for briefing in found) > 500
    assert sum(len(briefing.told) for briefing in found) > 500
    return found
