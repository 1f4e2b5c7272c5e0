"""What agreement with gold is: which annotation answers which, and what is counted against whom."""

from __future__ import annotations

from typing import Any

from briefgen.annotate.evaluation import Scope, Score, evaluate, summary

TEXT = "Prime Minister Aiko Mori left Japan for Kenya on Friday with $5 million, “a fair deal”."


def item(words: str, **told: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words, **told}


def name(
    words: str, kind: str = "place", wikidata: str | None = None, **told: Any
) -> dict[str, Any]:
    return item(words, type=kind, wikidata=wikidata, **told)


def counts(score: Score, row: str) -> tuple[int, int, int]:
    return tuple(score.counts[f"{row} {what}"] for what in ("right", "found", "gold"))  # type: ignore[return-value]


def test_only_equal_spans_are_the_same_mention() -> None:
    gold = {"mentions": [name("Aiko Mori", "person"), name("Japan"), name("Kenya")]}
    found = {"mentions": [name("Mori", "person"), name("Japan")]}
    score = evaluate(TEXT, gold, found)
    assert counts(score, "mentions") == (1, 2, 3)
    assert (score.precision("mentions"), score.recall("mentions")) == (0.5, 0.3333)
    assert score.f1("mentions") == 0.4
    said = [
        (fault.what, fault.text, fault.gold) for fault in score.faults if fault.row == "mentions"
    ]
    assert said == [
        ("spurious", "Mori", "Aiko Mori"),
        ("missed", "Aiko Mori", ""),
        ("missed", "Kenya", ""),
    ]


def test_a_right_span_of_the_wrong_type_is_right_for_mentions_only() -> None:
    score = evaluate(TEXT, {"mentions": [name("Kenya")]}, {"mentions": [name("Kenya", "person")]})
    assert counts(score, "mentions") == (1, 1, 1)
    assert counts(score, "type place") == (0, 0, 1)
    assert counts(score, "main types") == (0, 1, 1)


def test_a_name_inside_a_longer_one_may_be_found_and_need_not_be() -> None:
    gold = {"mentions": [name("Prime Minister Aiko Mori", "person"), name("Aiko Mori", "person")]}
    outer = evaluate(TEXT, gold, {"mentions": [name("Prime Minister Aiko Mori", "person")]})
    assert counts(outer, "mentions") == counts(outer, "type person") == (1, 1, 1)
    inner = evaluate(TEXT, gold, {"mentions": [name("Aiko Mori", "person")]})
    assert counts(inner, "mentions") == counts(inner, "type person") == (1, 1, 2)


def test_a_nominal_is_no_name() -> None:
    found = {"mentions": [name("Prime Minister", "person", resolved_by="nominal")]}
    assert counts(evaluate(TEXT, {"mentions": []}, found), "mentions") == (0, 0, 0)


def test_types_that_a_corpus_does_not_mark_are_not_counted_against_us() -> None:
    found = {"mentions": [name("Friday", "event"), name("Kenya")]}
    gold = {"mentions": [name("Kenya")]}
    assert counts(evaluate(TEXT, gold, found, Scope(kinds=frozenset({"place"}))), "mentions") == (
        1,
        1,
        1,
    )
    assert counts(evaluate(TEXT, gold, found), "mentions") == (1, 2, 1)


def test_links_are_right_by_span_and_id_and_wrong_if_gold_has_nobody() -> None:
    gold = {
        "mentions": [
            name("Japan", wikidata="Q17"),
            name("Kenya", wikidata="Q114"),
            name("Aiko Mori", "person"),
        ]
    }
    found = {
        "mentions": [
            name("Japan", wikidata="Q17"),
            name("Kenya", wikidata="Q155"),
            name("Aiko Mori", "person", "Q1"),
        ]
    }
    score = evaluate(TEXT, gold, found)
    assert counts(score, "links") == (1, 3, 2)
    assert score.counts["links wrong"] == 2
    assert counts(score, "nil") == (0, 0, 1)
    silent = evaluate(TEXT, gold, {"mentions": [name("Aiko Mori", "person")]})
    assert counts(silent, "links") == (0, 0, 2)
    assert counts(silent, "nil") == (1, 1, 1)


def test_the_right_entity_at_other_bounds_is_neither_right_nor_wrong() -> None:
    gold = {"mentions": [name("Aiko Mori", "person", "Q7")]}
    score = evaluate(TEXT, gold, {"mentions": [name("Mori", "person", "Q7")]})
    assert counts(score, "links") == (0, 1, 1)
    assert (score.counts["links wrong"], score.counts["links other bounds"]) == (0, 1)


def test_links_on_what_the_gold_passes_over_are_left_out_of_the_second_precision() -> None:
    gold = {"mentions": [name("Aiko Mori", "person"), name("Kenya", wikidata="Q114")]}
    found = {
        "mentions": [
            name("Aiko Mori", "person", "Q7"),
            name("Japan", wikidata="Q17"),
            name("Kenya", wikidata="Q114"),
        ]
    }
    rates = {name: rest for name, *rest in summary(evaluate(TEXT, gold, found))}
    assert rates["wrong links per 1,000 words"][1] == 2
    assert rates["precision of links on names of the gold"] == [0.5, 1, 2]


def test_a_span_that_gold_names_twice_is_right_by_either_name_and_asked_for_once() -> None:
    gold = {"mentions": [name("Japan", wikidata="Q17"), name("Japan", wikidata="Q31033")]}
    for id_ in ("Q17", "Q31033"):
        score = evaluate(TEXT, gold, {"mentions": [name("Japan", wikidata=id_)]})
        assert counts(score, "links") == (1, 1, 1)
    other = evaluate(TEXT, gold, {"mentions": [name("Japan", wikidata="Q114")]})
    assert (counts(other, "links"), other.counts["links wrong"]) == ((0, 1, 1), 1)
    known_once = {"mentions": [name("Japan"), name("Japan", wikidata="Q17")]}
    silent = evaluate(TEXT, known_once, {"mentions": [name("Japan")]})
    assert counts(silent, "links") == (0, 0, 1)
    assert counts(silent, "nil") == (0, 1, 0)


def test_recall_of_what_is_held_asks_only_for_whom_the_knowledge_base_has() -> None:
    gold = {
        "mentions": [
            name("Aiko Mori", "person", "Q7"),
            name("Japan", wikidata="Q17"),
            name("Kenya", wikidata="Q114"),
        ]
    }
    found = {"mentions": [name("Japan", wikidata="Q17")]}
    scope = Scope(holds=lambda item: item["wikidata"] != "Q7")
    rates = {name: rest for name, *rest in summary(evaluate(TEXT, gold, found, scope))}
    assert rates["recall of links that the knowledge base holds"] == [0.5, 1, 2]
    assert "recall of links that the knowledge base holds" not in {
        name for name, *_ in summary(evaluate(TEXT, gold, found))
    }


def test_a_title_of_wikipedia_is_compared_where_one_side_has_no_id() -> None:
    gold = {"mentions": [item("Kenya", type="place", wikipedia="Foo", wikidata="Q5")]}
    found = {"mentions": [item("Kenya", type="place", wikipedia="Foo", wikidata=None)]}
    assert counts(evaluate(TEXT, gold, found), "links") == (1, 1, 1)
    gold = {"mentions": [item("Kenya", type="place", wikipedia="Foo_%28bar%29", wikidata=None)]}
    found = {"mentions": [item("Kenya", type="place", wikipedia="Foo (bar)", wikidata="Q5")]}
    assert counts(evaluate(TEXT, gold, found), "links") == (1, 1, 1)


def date(words: str, value: str | None) -> dict[str, Any]:
    return item(words, value=value, kind="date")


def test_a_date_is_right_by_its_value_and_harmful_only_if_it_claims_a_wrong_one() -> None:
    gold = {"dates": [date("on Friday", "2025-01-03")]}
    right = evaluate(TEXT, gold, {"dates": [date("Friday", "2025-01-03")]})
    assert counts(right, "dates") == (1, 1, 1)
    assert counts(right, "date spans") == (0, 1, 1)
    wrong = evaluate(TEXT, gold, {"dates": [date("Friday", "2025-01-10")]})
    assert (wrong.counts["dates right"], wrong.counts["dates harmful"]) == (0, 1)
    silent = evaluate(TEXT, gold, {"dates": [date("Friday", None)]})
    assert (silent.counts["dates harmful"], silent.counts["dates left open"]) == (0, 1)


def test_a_date_where_gold_has_none_or_an_open_one_is_harmful() -> None:
    for gold in ([], [date("Friday", None)]):
        score = evaluate(TEXT, {"dates": gold}, {"dates": [date("Friday", "2025-01-03")]})
        assert score.counts["dates harmful"] == 1
    both = evaluate(TEXT, {"dates": [date("Friday", None)]}, {"dates": [date("Friday", None)]})
    assert counts(both, "dates") == (1, 1, 1)


def test_each_expression_answers_one_of_the_other_side() -> None:
    gold = {"dates": [date("on Friday with", "2025-01-03")]}
    found = {"dates": [date("on", None), date("Friday", "2025-01-03")]}
    assert counts(evaluate(TEXT, gold, found), "dates") == (0, 2, 1)


def test_an_amount_is_right_if_all_that_gold_says_of_it_is() -> None:
    amount = {"currency": "USD", "value": 5_000_000, "high": None, "approximate": False}
    gold = {"money": [item("$5 million", currency="USD", value=5_000_000, high=None)]}
    assert counts(evaluate(TEXT, gold, {"money": [item("$5 million", **amount)]}), "money") == (
        1,
        1,
        1,
    )
    for wrong in ({"currency": "CAD"}, {"value": 5}, {"high": 6_000_000}):
        found = {"money": [item("$5 million", **{**amount, **wrong})]}
        assert counts(evaluate(TEXT, gold, found), "money") == (0, 1, 1)


def test_speakers_may_be_named_by_surname_and_nobody_is_an_answer() -> None:
    for gold, found, right in (
        ("Aiko Mori", "Mori", True),
        ("the World Bank", "World Bank", True),
        (None, None, True),
        (None, "Mori", False),
        ("Aiko Mori", None, False),
        ("Aiko Mori", "Ken Mori", False),
    ):
        score = evaluate(
            TEXT,
            {"quotes": [item("a fair deal", speaker=gold)]},
            {"quotes": [item("a fair deal", speaker=found)]},
        )
        assert score.counts["quotes with speaker right"] == right, (gold, found)
        assert score.counts["quotes right"] == 1


def test_what_gold_lacks_and_what_is_not_asked_for_is_not_compared() -> None:
    found = {"mentions": [name("Japan")], "dates": [date("Friday", "2025-01-03")]}
    assert evaluate(TEXT, {}, found).rows() == ()
    gold = {"mentions": [name("Japan", wikidata="Q17")], "dates": []}
    assert evaluate(TEXT, gold, found, Scope(frozenset({"links"}))).rows() == ("links", "nil")


def test_rates_are_of_all_texts_together() -> None:
    total = Score()
    for value in ("2025-01-03", "2024-01-03"):
        total.merge(
            evaluate(
                TEXT, {"dates": [date("Friday", "2025-01-03")]}, {"dates": [date("Friday", value)]}
            )
        )
    assert total.recall("dates") == 0.5
    assert ("dates harmful", 0.5, 1, 2) in list(summary(total))
