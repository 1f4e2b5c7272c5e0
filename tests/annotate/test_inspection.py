"""What the inspector tells of each name: whom it means, why, and who else could be meant."""

from __future__ import annotations

import pytest
from project import Project

from briefgen.annotate.inspection import MOST_OTHERS
from briefgen.pipeline.inspecting import Inspection, inspection, state

PATH = "content/a.md"
ENTRIES = """
- {id: ada-lund, name: Ada Lund, kind: person, gloss: Minister of Norland., aliases: [A. Lund]}
- {id: ivo-lund, name: Ivo Lund, kind: person, gloss: A baker.}
- {id: elm-north, name: Elmville, kind: place, gloss: A town in the north.}
- {id: elm-south, name: Elmville, kind: place, gloss: A town in the south., aliases: [South Elmville], context: [delta]}
- {id: heron, name: Heron Breweries, kind: organisation}
- {id: river-agency, name: River Agency, kind: organisation, aliases: [RA]}
- {id: norland, name: Norland, kind: place, familiar: true, demonyms: [Norlandic]}
"""


def inspected(tmp_path, body, front="", *, built_in=False, title="News"):
    """The names of an article of this text, by their words."""
    project = Project(tmp_path / "p", {})
    project.write("briefgen.toml", f"builtin_knowledge = {str(built_in).lower()}\n")
    project.write("content/entities/e.yaml", ENTRIES)
    project.write("content/glossary/t.yaml", "- {id: levy, name: levy, gloss: A tax.}\n")
    text = f"---\ntitle: {title}\ndate: 2025-01-03\n{front}---\n\n{body}\n"
    project.write(PATH, text)
    told = project.session().build().look(inspection.key(PATH), Inspection)
    assert told.by == state(text.encode())
    return {name.words: name for name in told.names}


def ids(name):
    return [other.id for other in name.others]


def test_a_name_of_ones_own_with_nobody_else(tmp_path):
    names = inspected(tmp_path, "The baker Ivo Lund paid a levy. Lund spoke.")
    name = names["Ivo Lund"]
    assert (name.entry.id, name.entry.told, name.line) == ("ivo-lund", "A baker.", 6)
    assert name.why[:2] == (
        "It is the name of an entry in your knowledge base.",
        "No other entry has this name.",
    )
    assert names["Lund"].why[0] == "A surname: “Ivo Lund” is named in full in line 6."
    assert names["levy"].why[0] == "It is a term of your glossary."
    assert names["levy"].entry.whose == "your glossary"


def test_names_that_only_headline_and_dek_have(tmp_path):
    names = inspected(
        tmp_path,
        "Ivo Lund left the town.",
        "dek: The Heron Breweries stay in Elmville\n",
        title="Lund leaves Norland",
    )
    lund, norland, heron = names["Lund"], names["Norland"], names["Heron Breweries"]
    assert (lund.entry.id, norland.entry.id, heron.entry.id) == ("ivo-lund", "norland", "heron")
    assert (lund.line, heron.line) == (2, 4)
    assert lund.why[0] == "A surname: “Ivo Lund” is named in full in line 7."
    assert heron.why[-1] == "It stands above the text alone, where nothing is a link."
    assert ids(names["Elmville"]) == ["elm-north", "elm-south"]


def test_a_name_above_the_text_can_be_pinned(tmp_path):
    front = "mentions: {Elmville: elm-south, Norland: none}\n"
    names = inspected(tmp_path, "Nobody left.", front, title="Elmville burns, says Norland")
    assert names["Elmville"].entry.id == "elm-south"
    assert names["Elmville"].why[0] == "You pinned it in the front matter, line 4."
    assert (names["Norland"].entry, names["Norland"].pinned) == (None, 4)


def test_a_surname_that_two_in_the_text_have(tmp_path):
    name = inspected(tmp_path, "Ada Lund met Ivo Lund.\n\nLund spoke.")["Lund"]
    assert name.open
    assert name.entry is None
    assert sorted(ids(name)) == ["ada-lund", "ivo-lund"]


def test_a_name_that_two_entries_claim(tmp_path):
    name = inspected(tmp_path, "The talks in Elmville failed.")["Elmville"]
    assert name.open
    assert "may mean elm-north (A town in the north), elm-south" in name.why[0]
    assert ids(name) == ["elm-north", "elm-south"]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("Elmville burns.\n\nSouth Elmville was evacuated.", "line 8 has “South Elmville”"),
        ("Elmville lies in the delta.", "what stands beside it, or `context:` words of the entry"),
    ],
)
def test_what_decides_between_two_entries_of_ones_own(tmp_path, body, why):
    name = inspected(tmp_path, body)["Elmville"]
    assert name.entry.id == "elm-south"
    assert name.why[1] == f"Of 2 entries that claim it, the text speaks for this one: {why}."
    assert ids(name) == ["elm-north"]


@pytest.mark.parametrize(
    ("body", "front", "words", "why"),
    [
        ("Elmville burns.", "mentions: {Elmville: elm-south}\n", "Elmville", "You pinned it in the front matter, line 4."),
        ("[Elmville]{@elm-south} burns.", "", "Elmville", "You pinned it in the text, line 6."),
        ("A. Lund spoke.", "", "A. Lund", "It is a further name of an entry in your knowledge base."),
        ("The River Agency (RA) met. RA staff left.", "", "RA", "It is a further name of an entry in your knowledge base."),
        ("Heron Breweries (HB) closed.\n\nThe HB said so.", "", "HB", "Short for “Heron Breweries”, line 6."),
        ("The Norlandic army left.", "", "Norlandic", "It is the word for what belongs to a place in your knowledge base."),
    ],
)  # fmt: skip
def test_why(tmp_path, body, front, words, why):
    name = inspected(tmp_path, body, front)[words]
    assert name.why[0] == why
    assert bool(name.pinned) == bool(front)
    assert name.inline == ("{@" in body)


def test_what_is_no_link_says_so(tmp_path):
    names = inspected(tmp_path, "Norland is a country.")
    assert "It is `familiar`: listed under the text, and never a link." in names["Norland"].why


@pytest.mark.parametrize("target", ["none", "elm-south"])
def test_words_that_the_editor_silenced_can_still_be_found(tmp_path, target):
    body = "Elmville burns." if target == "none" else "Nothing burns."
    name = inspected(tmp_path, body, f"mentions: {{Elmville: {target}}}\n")["Elmville"]
    assert (name.entry, name.pinned) == (None, 4)
    silent = "It is to mean nobody." if target == "none" else "The words don't stand in the text."
    assert name.why == (f"You pinned it in the front matter, line 4. {silent}",)
    assert ids(name) == (["elm-north", "elm-south"] if target == "none" else [])


def test_the_large_knowledge_base_tells_why_and_who_else(tmp_path):
    body = "President Donald Trump spoke in Washington, the capital of the United States."
    names = inspected(tmp_path, body, built_in=True)
    trump = names["Donald Trump"]
    assert trump.entry.whose == "the large knowledge base"
    assert trump.why[1].startswith("For it speaks: its full name; the office in the text")
    assert "george-washington" in ids(names["Washington"])
    assert "washington" not in ids(names["Washington"])
    assert all(len(name.others) <= MOST_OTHERS for name in names.values())


def test_a_text_that_is_no_article_has_no_names(tmp_path):
    project = Project(tmp_path / "p", {})
    project.write(PATH, "No front matter.\n")
    assert project.session().build().look(inspection.key(PATH), Inspection).names == ()
