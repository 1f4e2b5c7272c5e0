"""The script that holds Wikidata ids against lists of others."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "confirm_ids.py"
ENTRIES = """
- {id: bern, name: Bern, kind: place, country: ch, wikidata: Q70}
- {id: georgia, name: Georgia, kind: place, country: ge, wikidata: Q230}
- {id: unicef, name: United Nations Children's Fund, aliases: [UNICEF], kind: organisation, wikidata: Q740308}
- {id: oslo, name: Oslo, kind: place, country: no, wikidata: Q585}
"""


@pytest.fixture
def report(tmp_path):
    entries = tmp_path / "entries.yaml"
    entries.write_text(ENTRIES, "utf-8")

    def run(name, content, *options):
        (tmp_path / name).write_text(content, "utf-8")
        command = [sys.executable, SCRIPT, *options, "--entries", entries, "--", tmp_path / name]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        rows = [line.split("\t") for line in done.stdout.splitlines()]
        return {row[2]: row[0] for row in rows}, done.returncode

    return run


def test_an_id_is_confirmed_by_name_or_alias_in_a_table(report):
    table = "# source\nQ740308\tUNICEF\nhttps://www.wikidata.org/wiki/Q70\tBern\n"
    found, code = report("ids.tsv", table, "--all")
    assert found["unicef"] == found["bern"] == "confirmed"
    assert found["georgia"] == found["oslo"] == "unknown"
    assert code == 1


def test_another_id_for_the_same_name_and_country_contradicts(report):
    row = {"title": "Bern", "type": "GPE", "country": "CH", "qid": "Q11911", "aliases": {}}
    found, _ = report("list.jsonl", json.dumps(row))
    assert found["bern"] == "contradicted"


def test_a_name_of_another_country_or_kind_says_nothing(report):
    state = {"title": "Georgia", "type": "GPE", "country": "US", "qid": "Q1428", "aliases": {}}
    person = {"title": "Bern", "type": "PERSON", "qid": "Q1", "aliases": {}}
    found, _ = report("list.jsonl", "\n".join(json.dumps(row) for row in (state, person)))
    assert found["georgia"] == found["bern"] == "unknown"


def test_norway_is_a_country_and_not_a_truth_value(report):
    row = {"title": "Oslo", "type": "GPE", "country": "NO", "qid": "Q585", "aliases": {}}
    found, _ = report("list.jsonl", json.dumps(row), "--all")
    assert found["oslo"] == "confirmed"


def test_linked_mentions_of_texts_count(report):
    text = {"text": "Bern", "mentions": [[0, 4, "LOC", "Bern", "Q70"], [0, 4, "LOC", None, None]]}
    found, _ = report("texts.jsonl", json.dumps(text), "--all")
    assert found["bern"] == "confirmed"


def test_the_table_of_sources_gives_each_id_once():
    """It must not confirm an id for one name that it gives to another."""
    table = (ROOT / "scripts" / "wikidata_ids.tsv").read_text("utf-8")
    ids = [row.partition("\t")[0] for row in table.splitlines() if row.startswith("Q")]
    assert len(ids) > 100
    assert len(ids) == len(set(ids))
