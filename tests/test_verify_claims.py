"""Which claims are held against evidence, and what is said of those of which nothing is kept."""

from __future__ import annotations

from tests.support.held_claims import YEAR, held_of, named_claims, shelf_of

from memocli.verify.claims import held, resting
from memocli.verify.support import support_of

REPORT = "The unit opened 8,335 files."


def test_claims_that_rest_on_sources_those_of_the_same_copies_together() -> None:
    claims = named_claims(
        {"text": "One [@b]."},
        {"text": "Two.", "basis": {"position": True}},
        {"text": "Three [@a]."},
        {"text": "Four.", "basis": {"cited-with": "p/f/c1"}},
    )
    found = [(claim.name, support.sources) for claim, support in resting(claims.values(), claims)]
    assert found == [("p/f/c3", ("a",)), ("p/f/c1", ("b",)), ("p/f/c4", ("b",))]


def test_a_claim_that_is_cited_with_another_is_held_against_the_copies_of_that() -> None:
    claims = named_claims(
        {"text": "There were 8,335, “opened” by it.", "basis": {"cited-with": "p/f/c2"}},
        {"text": "So it was [@a]."},
    )
    claim = claims[f"{YEAR}/p/f/c1"]
    found = held(claim, support_of(claim, claims), shelf_of({"a": REPORT}))
    assert [one.outcome for one in found.words] == ["found"]
    assert [one.outcome for one in found.facts] == ["found"]
    assert found.by == "whole"


def test_without_a_copy_or_a_passage_nothing_is_looked_for() -> None:
    found = held_of("There were “17” [@a].", {})
    assert (found.words, found.facts, found.absent, found.by) == ((), (), ("a",), "nothing")


def test_sources_without_a_copy_are_named_and_nothing_is_wholly_held() -> None:
    found = held_of("There were 8,335, “opened” by it [@a; @b].", {"a": REPORT})
    assert (found.sources, found.absent, found.by) == (("a", "b"), ("b",), "part")
    assert held_of("“opened” [@a].", {"a": REPORT}, partly=["a"]).absent == ("a",)


def test_how_much_of_a_claim_is_held() -> None:
    assert held_of("There were 8,335 [@a].", {"a": REPORT}).by == "part"
    assert held_of("There were “8,335 files” [@a].", {"a": REPORT}).by == "whole"
    assert held_of("There were “8,335 files” and 17 [@a].", {"a": REPORT}).by == "part"
    assert held_of("There were 17 [@a].", {"a": REPORT}).by == "nothing"
    assert held_of("So it was [@a].", {"a": REPORT}).by == "nothing"
    # A name alone does not hold a claim, but keeps it from being held in full.
    assert held_of("Ana Pérez saw “8,335 files” [@a].", {"a": REPORT}).by == "part"
