"""The seam for a statistical model, with a rule-based stand-in for one."""

import pytest
import spacy

from briefgen.annotate.annotation import Candidate, Span
from briefgen.annotate.model import Model, load, model_candidates
from briefgen.findings import Failure
from briefgen.source.passage import Passage

PATTERNS = [
    {"label": "PERSON", "pattern": "Ada Smith"},
    {"label": "GPE", "pattern": "Utopia"},
    {"label": "ORG", "pattern": "Acme"},
    {"label": "ORG", "pattern": "Norse Unity Party"},
    {"label": "ORG", "pattern": "Norse Party"},
    {"label": "ORG", "pattern": "Chipmaker Acorn Inc."},
    {"label": "GPE", "pattern": "\ufffc"},
    {"label": "PERSON", "pattern": "Ada \ufffc Smith"},
    {"label": "ORG", "pattern": "1860"},
    {"label": "DATE", "pattern": "Friday"},
]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(PATTERNS)
    folder = tmp_path_factory.mktemp("model")
    nlp.to_disk(folder)
    return str(folder)


def test_a_model_that_is_not_installed_is_a_finding_that_says_how_to_get_it():
    with pytest.raises(Failure) as failed:
        load("en_core_web_nowhere")
    (finding,) = failed.value.findings
    assert finding.code == "model-missing"
    assert finding.message == "no language model “en_core_web_nowhere” is installed"
    assert "en_core_web_nowhere" in finding.hint


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("os", "no language model “os” is installed"),
        ("jinja2", "the package “jinja2” gives no language model: AttributeError: "),
        ("numpy", "the package “numpy” gives no language model: TypeError: "),
    ],
)
def test_a_module_that_is_no_model_is_a_finding_in_our_words(name, message):
    with pytest.raises(Failure) as failed:
        load(name)
    assert failed.value.findings[0].message.startswith(message)


def test_labels_become_our_kinds_and_others_are_left_out(installed):
    passages = [Passage(0, "On Friday Ada Smith left"), Passage(4, "anti-Utopia Acme")]
    assert model_candidates(load(installed), passages) == (
        Candidate(Span(0, 10, 19), "Ada Smith", by="model", kind="person"),
        Candidate(Span(4, 5, 11), "Utopia", by="model", compound=True, kind="place"),
        Candidate(Span(4, 12, 16), "Acme", by="model", kind="organisation"),
    )


def test_no_picture_is_a_name_or_stands_in_one(installed):
    passage = Passage(0, "behind \ufffc one, Ada \ufffc Smith; 1860 won")
    assert [c.text for c in model_candidates(load(installed), [passage])] == ["1860"]


def test_no_name_of_a_body_begins_inside_a_compound(installed):
    texts = ("the pro-Norse Unity Party", "the pro-Norse Party", "the Norse Unity Party")
    found = model_candidates(load(installed), [Passage(n, text) for n, text in enumerate(texts)])
    assert [c.text for c in found] == ["Unity Party", "Norse Party", "Norse Unity Party"]


def test_what_a_firm_does_opens_a_sentence_and_is_no_part_of_its_name(installed):
    texts = (
        "Chipmaker Acorn Inc. fell.",
        "It fell. Chipmaker Acorn Inc. too.",
        "the Chipmaker Acorn Inc.",
    )
    found = model_candidates(load(installed), [Passage(n, text) for n, text in enumerate(texts)])
    assert [c.text for c in found] == ["Acorn Inc.", "Acorn Inc.", "Chipmaker Acorn Inc."]


def test_a_model_is_named_with_its_version(installed):
    model = load(installed)
    assert isinstance(model, Model)
    assert model.id == f"{installed}-{model.nlp.meta['version']}"


def test_the_model_reads_a_bounded_part_of_an_article(installed):
    endless = Passage(0, "Acme " * 4_001)
    many = [Passage(n, "Acme " + "and so on " * 1_900) for n in range(1, 9)]
    found = model_candidates(load(installed), [endless, *many])
    assert [c.span.passage for c in found] == [1, 2, 3, 4, 5]
