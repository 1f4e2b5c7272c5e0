"""Wikidata ids that other public sources than the lists tell."""

from importlib.resources import files

import pytest

from briefgen.knowledge.entity import Kind
from briefgen.knowledge.store import Base


@pytest.fixture(scope="module")
def ids(script):
    return script("kb_ids")


def row(key, title, kind="PERSON", qid=""):
    return {"key": key, "title": title, "type": kind} | ({"qid": qid} if qid else {})


def entry(title, kind="organisation"):
    return {"key": f"C:{title}", "title": title, "kind": kind, "same": ("Q1",)}


def test_who_lacks_an_id_gets_the_one_of_kind_and_title(ids):
    rows = [row("a", "Ana Ruiz"), row("b", "Ana Ruiz", "ORG"), row("c", "Ana Ruiz", "VITAL")]
    rows += [row("d", "Ana Ruiz", "GPE"), row("e", "Ana Ruiz", qid="Q3")]
    made, own = ids.identified(rows, [], "# a list\nQ7\tperson\tAna Ruiz\nQ8\tother\tAna Ruiz\n")
    assert [r.get("qid") for r in made] == ["Q7", "Q8", "Q7", None, "Q3"]
    assert own == []
    assert "qid" not in rows[0]


def test_an_entry_of_ours_is_the_row_that_has_its_id(ids):
    rows = [row("Q7", "Elm Group", "ORG", qid="Q7")]
    made, own = ids.identified(rows, [entry("Elm"), entry("Oak")], "Q7\torganisation\tElm\n")
    assert made == rows
    assert [(e.get("qid"), e["same"]) for e in own] == [("Q7", ("Q1", "Q7")), (None, ("Q1",))]


def test_what_fits_nobody_is_said(ids):
    table = "Q7\tperson\tCy Elm\nQ8\tplace\tAna Ruiz\n"
    with pytest.raises(ids.Unfit) as told:
        ids.identified([row("a", "Ana Ruiz")], [entry("Ana Ruiz")], table)
    assert str(told.value).splitlines() == [
        "Q7: there is no person “Cy Elm” without an id",
        "Q8: there is no place “Ana Ruiz” without an id",
    ]


def test_the_table_has_each_id_and_each_title_of_a_kind_once(ids):
    lines = [line.split("\t") for line in ids.TABLE.read_text("utf-8").splitlines()]
    lines = [line for line in lines if line[0][:1] != "#"]
    assert lines
    assert all(qid[:1] == "Q" and qid[1:].isdigit() for qid, _, _ in lines)
    assert {kind for _, kind, _ in lines} <= set(Kind.__args__)
    for key in (lambda line: line[0], lambda line: (line[1], line[2])):
        assert len({key(line) for line in lines}) == len(lines)


def test_the_shipped_file_has_the_ids_of_the_table(ids):
    base = Base((files("briefgen") / "knowledge" / "data" / "kb.bin").read_bytes())
    lines = [line.split("\t") for line in ids.TABLE.read_text("utf-8").splitlines()]
    lacking = [line for line in lines if line[0][:1] != "#" and base.by_wikidata(line[0]) < 0]
    assert lacking == []
