"""Numbers, dates and names of a claim, held against several copies, passages and computations."""

from __future__ import annotations

from typing import Any

import pytest
from tests.support.held_claims import copy_text, fact_of, facts_of, held_of, on_page

from memocli.evidence.extracted import Block, EvidenceText, Place

REPORT = "The unit opened 8,335 files and brought charges in 17 of them, on 4 June 2031. Ana Pérez signed it."


def test_each_fact_of_the_text_in_its_order() -> None:
    text = "On 4 June 2031 Ana Pérez had 8,335 files and 18 charges [@a]."
    assert facts_of(text, {"a": REPORT}) == [
        ("date", "4 June 2031", "found"),
        ("name", "Ana Pérez", "found"),
        ("number", "8,335", "found"),
        ("number", "18", "missing"),
    ]


def test_one_copy_of_all_that_are_cited_is_enough() -> None:
    assert fact_of("There were 17 [@a; @b].", {"a": "None.", "b": REPORT}).outcome == "found"
    assert fact_of("There were 17 [@a].", {"a": ("None.", REPORT)}).outcome == "found"
    # Another source that the claim does not cite has no say.
    assert fact_of("There were 17 [@a].", {"a": "None.", "b": REPORT}).outcome == "missing"


@pytest.mark.parametrize("text", ["There were 18 [@a; @b].", "Eva Ruiz was there [@a; @b]."])
def test_what_may_stand_in_a_copy_that_nobody_looked_at_is_not_missing(text: str) -> None:
    assert fact_of(text, {"a": REPORT}).outcome == "unchecked"
    assert fact_of(text, {"a": REPORT, "b": "None."}, partly=["b"]).outcome == "unchecked"
    assert fact_of(text, {"a": REPORT, "b": "None."}).outcome == "missing"
    assert fact_of(text, {"a": REPORT}).nearest == ""


def test_a_passage_counts_without_its_copy() -> None:
    passage = {"source": "b", "quote": "there were 18, says Eva Ruiz"}
    held = held_of("Eva Ruiz saw 18 [@a; @b].", {"a": REPORT}, passages=[passage])
    assert [fact.outcome for fact in held.facts] == ["found", "found"]
    alone = held_of("Eva Ruiz saw 18 [@b].", {}, passages=[passage])
    assert [fact.outcome for fact in alone.facts] == ["found", "found"]
    assert (alone.absent, alone.by) == (("b",), "nothing")
    uncited = {"source": "c", "quote": "there were 18, says Eva Ruiz"}
    held = held_of("Eva Ruiz saw 18 [@a].", {"a": REPORT}, passages=[uncited])
    assert [fact.outcome for fact in held.facts] == ["missing", "missing"]


def test_what_stands_there_instead_is_shown() -> None:
    assert fact_of("There were 8,353 files [@a].", {"a": REPORT}).nearest == "“8,335”"
    assert fact_of("Ana Pérez Ruiz [@a].", {"a": REPORT}).kind == "name"
    assert fact_of("So said Ana Peres [@a].", {"a": REPORT}).nearest == "“Ana Pérez”"


def test_figures_that_the_claim_names_are_looked_for_as_they_are_written() -> None:
    found = held_of("There were 17 [@a].", {"a": REPORT}, figures={"charges": 17}).facts
    assert [fact.outcome for fact in found] == ["found"]


# ── computed numbers ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "computed", "outcome"),
    [
        ("More than 8,000 files", {8000: "8335"}, "found"),
        ("At least 8,300 files", {8300: "8335"}, "found"),
        ("Nearly 8,400 files", {8400: "8335"}, "missing"),
        ("Nearly 8,340 files", {8340: "8335"}, "found"),
        ("Nearly 8,300 files", {8300: "8335"}, "missing"),
        ("Some 8,300 files", {8300: "8335"}, "found"),
        ("About 8,000 files", {8000: "8335"}, "found"),
        ("There were 8,000 files", {8000: "8335"}, "missing"),
        ("Fewer than 8,400 files", {8400: "8335"}, "found"),
        ("More than 8,400 files", {8400: "8335"}, "missing"),
        ("More than 7,000 files", {7000: "8335"}, "missing"),
        ("Fewer than 0.3 percent", {0.3: "17 / 8335"}, "found"),
        ("More than 0.3 percent", {0.3: "17 / 8335"}, "missing"),
        ("In the 18 years since", {18: "2031 - 17 - 1996"}, "missing"),
        ("In the 14 years since", {14: "2031 - 2017"}, "missing"),
        ("In the 14 years since", {14: "2031 - 17 - 2000"}, "missing"),
        ("In the 2,014th year", {2014: "2031 - 17"}, "found"),
    ],
)
def test_a_round_number_rests_on_an_exact_one_and_years_count(
    text: str, computed: dict[float, str], outcome: str
) -> None:
    found = held_of(f"{text} [@a].", {"a": REPORT}, computed=computed).facts
    assert [fact.outcome for fact in found] == [outcome]


@pytest.mark.parametrize(
    ("text", "computed", "outcome", "reason"),
    [
        ("It was 0.2 percent [@a].", {0.2: "17 / 8335"}, "found", ""),
        ("It was 0.3 percent [@a].", {0.3: "17 / 8335"}, "missing", "17 / 8335 is 0.2"),
        ("It was 0.2 percent [@a].", {0.2: "18 / 8335"}, "missing", "18 stands in no kept copy"),
        ("There were 8,318 others [@a].", {8318: "8335 - 17"}, "found", ""),
        ("There were 18 others [@a].", {8318: "8335 - 17"}, "missing", ""),
    ],
)
def test_a_number_that_follows_from_those_of_the_copy(
    text: str, computed: dict[float, str], outcome: str, reason: str
) -> None:
    fact = fact_of(text, {"a": REPORT}, computed=computed)
    assert (fact.outcome, fact.computed) == (outcome, reason)


def test_a_number_that_stands_there_needs_no_computation() -> None:
    fact = fact_of("There were 17 [@a].", {"a": REPORT}, computed={17: "1 + 1"})
    assert (fact.outcome, fact.computed) == ("found", "")


def test_operands_may_stand_in_a_passage_or_in_a_copy_that_nobody_looked_at() -> None:
    computed: dict[str, Any] = {"computed": {35: "17 + 18"}}
    passage = {"source": "a", "quote": "18 others were sent away then"}
    text = "There were 35 [@a]."
    assert fact_of(text, {"a": REPORT}, **computed).outcome == "missing"
    assert fact_of(text, {"a": REPORT}, partly=["a"], **computed).outcome == "unchecked"
    assert held_of(text, {"a": REPORT}, passages=[passage], **computed).facts[0].outcome == "found"


# ── numbers that changed places ──────────────────────────────────────────────────────────────────

TURNED = "There were charges in 8,335 of 17 files [@a; @b]."
RIGHT = "There were charges in 8,335 of 17 files, it says."
WRONG = "They brought charges in 17 of 8,335 files."


def turned(copies: dict[str, Any], **more: Any) -> list[tuple[str, str, str]]:
    found = held_of(TURNED, copies, **more).facts
    return [
        (TURNED[one.start : one.end], one.outcome, one.nearest)
        for one in found
        if one.kind == "turned"
    ]


def test_numbers_that_a_copy_has_the_other_way_round() -> None:
    told = [("8,335 of 17", "missing", "“17 of 8,335”")]
    assert turned({"a": WRONG, "b": "None."}) == told
    assert turned({"a": "None.", "b": WRONG}) == told
    assert turned({"a": ("None.", WRONG), "b": "None."}) == told
    assert turned({"a": WRONG, "b": WRONG}) == told


def test_are_no_fault_where_any_copy_or_passage_has_them_as_the_claim_does() -> None:
    assert turned({"a": WRONG, "b": RIGHT}) == []
    assert turned({"a": (WRONG, RIGHT), "b": "None."}) == []
    passage = {"source": "a", "quote": "charges in 8,335 of 17 files"}
    assert turned({"a": WRONG, "b": "None."}, passages=[passage]) == []


def test_nor_where_only_a_passage_has_them_the_other_way_round() -> None:
    passage = {"source": "a", "quote": "charges in 17 of 8,335 files"}
    assert turned({"a": "None.", "b": "None."}, passages=[passage]) == []


def test_nor_where_a_copy_may_have_them_that_nobody_looked_at() -> None:
    assert [outcome for _, outcome, _ in turned({"a": WRONG})] == ["unchecked"]


def test_nor_where_one_of_them_is_missing_altogether() -> None:
    held = held_of(TURNED.replace("17", "19"), {"a": WRONG, "b": "None."})
    assert [(fact.kind, fact.outcome) for fact in held.facts] == [
        ("number", "found"),
        ("number", "missing"),
    ]


def test_another_number_that_is_missing_hides_none() -> None:
    text = TURNED.replace("There were", "There were 99 people and")
    held = held_of(text, {"a": WRONG, "b": "None."})
    assert sorted(fact.kind for fact in held.facts if fact.outcome == "missing") == [
        "number",
        "turned",
    ]


# ── hidden sources ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("There were 8,353 files [@a].", {}),
        ("Ana Peres was there [@a].", {}),
        ("There were charges in 8,335 of 17 files [@a].", {}),
        ("It was 0.3 percent [@a].", {0.3: "17 / 8335"}),
        ("It was 0.3 percent [@a].", {0.3: "19 / 8335"}),
        ("It was 0.3 percent [@a].", {0.3: "17 / / 8335"}),
        ("There were 8,335 files [@a].", {}),
    ],
)
def test_of_a_hidden_source_no_word_is_told(text: str, computed: dict[float, str]) -> None:
    copy = copy_text(on_page(3, REPORT, "Lucía", "Lucía", "Lucía"))
    more: dict[str, Any] = {"computed": computed} if computed else {}
    facts = held_of(text, {"a": copy, "b": "None."}, hidden=["a"], **more).facts
    assert facts
    for fact in facts:
        assert fact.nearest == ""
        assert not any(sign.isdigit() for sign in fact.computed)
        assert fact.found is None or fact.found.words == fact.found.before == fact.found.file == ""
    assert "Lucía" not in str(facts)


def test_another_half_of_a_year_is_told_but_not_of_a_hidden_source() -> None:
    text, copy = "In the first half of 2030 [@a].", {"a": "en el segundo semestre de 2030"}
    found = [fact for fact in held_of(text, copy).facts if fact.outcome == "missing"]
    assert [fact.nearest for fact in found] == ["“segundo semestre de 2030”"]
    found = [fact for fact in held_of(text, copy, hidden=["a"]).facts if fact.outcome == "missing"]
    assert [fact.nearest for fact in found] == [""]
    assert not any(fact.outcome == "missing" for fact in held_of(text, copy, partly=["a"]).facts)


REPORT_IN_PARAGRAPHS = EvidenceText(
    tuple(
        Block(f"{number}. There were {said}.", Place(paragraph=number))
        for number, said in (("1", "17 charges"), ("2", "71 files"), ("3", "17 more"))
    )
)


def given_for(text: str) -> list[str]:
    """The places that notes give for the numbers of a claim, where the copy has these at others only."""
    facts = held_of(text, {"a": REPORT_IN_PARAGRAPHS}).facts
    return [fact.given for fact in facts if fact.kind == "number"]


def test_a_number_in_a_passage_has_the_place_of_the_passage() -> None:
    """Of the passage it is said that the note gives another paragraph: once is enough."""
    passages = [{"source": "a", "quote": "There were 71 files", "at": "para. 2"}]
    found = held_of("There were 71 [@a, para. 1].", {"a": REPORT_IN_PARAGRAPHS}, passages=passages)
    assert [fact.given for fact in found.facts] == [""]
    assert [(words.agreement, words.given) for words in found.words] == [("differs", "para. 1")]


def test_a_number_stands_where_its_note_says() -> None:
    assert given_for("There were 71 [@a, para. 2].") == [""]
    assert given_for("There were 71 [@a, para. 1].") == ["para. 1"]
    assert given_for("There were 71 [@a].") == [""]
    assert given_for("There were 17 [@a, para. 3].") == [""]
    assert given_for("There were 71 [@a, p. 4].") == [""]  # it has no pages
    # The citation that follows a number is its own; one place of several is enough.
    assert given_for("There were 71 [@a, para. 2] and 17 [@a, para. 2].") == ["", "para. 2"]
    assert given_for("There were 71 [@a, para. 1][@a, para. 2].") == [""]
    assert (
        held_of("There were “71 files” of 17 [@a, para. 2].", {"a": REPORT_IN_PARAGRAPHS}).by
        == "part"
    )
