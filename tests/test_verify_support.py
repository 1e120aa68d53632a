"""What a claim rests on: which sources, for which of its quotations, and at which places."""

from __future__ import annotations

import pytest
from tests.support.held_claims import YEAR, named_claims

from memocli.evidence.extracted import Block, EvidenceText, Place
from memocli.verify.support import Given, Support, given_at, noted_at, noted_over, support_of

PAGE = Given("page", "4", "p. 4")
PARAGRAPH = Given("paragraph", "4", "para. 4")


def support(text: str, *others: str, cited_with: bool = True) -> Support:
    """What carries a claim that is cited with others."""
    basis = {"cited-with": [f"p/f/c{at}" for at, _ in enumerate(others, start=2)]}
    first = {"text": text, "basis": basis} if others and cited_with else {"text": text}
    claims = named_claims(first, *({"text": other} for other in others))
    return support_of(claims[f"{YEAR}/p/f/c1"], claims)


def test_the_sources_that_it_cites_once_each_in_order() -> None:
    assert support("One [@b; @a]. Two [@c; @b].").sources == ("b", "a", "c")


def test_those_of_claims_that_it_is_cited_with_come_behind_its_own() -> None:
    assert support("One.", "Two [@b].", "Three [@a; @b].").sources == ("b", "a")
    assert support("One [@z].", "Two [@b].").sources == ("z", "b")
    assert support("One.", "Two [@b].", cited_with=False).sources == ()


def test_a_claim_that_is_cited_with_none_that_is_known_rests_on_nothing() -> None:
    claims = named_claims({"text": "One.", "basis": {"cited-with": "p/f/gone"}})
    (claim,) = claims.values()
    assert support_of(claim, claims).sources == ()


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("It “is so” [@a].", ("a",)),
        ("It “is so” [@a], they say [@b].", ("a",)),
        ("It is [@a], they say, “so” [@b].", ("b",)),
        ("It is, says [@a], “so”.", ("a",)),
        ("It is [@b], says [@a], “so”.", ("a",)),
        ("It “is so” [@a; @b].", ("a", "b")),
        ("It “is so” [@a][@b] there [@c].", ("a", "b")),
        ("It “is so” [@a] [@b] [@c].", ("a", "b", "c")),
        ("It “is so” [@a], [@b].", ("a",)),
    ],
)
def test_the_sources_of_a_quotation(text: str, sources: tuple[str, ...]) -> None:
    claims = named_claims({"text": text})
    (claim,) = claims.values()
    (quotation,) = claim.prose.quotations
    assert support_of(claim, claims).of(quotation) == sources


def test_a_quotation_without_a_citation_is_of_those_that_it_is_cited_with() -> None:
    claims = named_claims(
        {"text": "It “is so”.", "basis": {"cited-with": "p/f/c2"}}, {"text": "Two [@b, p. 7]."}
    )
    claim = claims[f"{YEAR}/p/f/c1"]
    found = support_of(claim, claims)
    assert found.of(claim.prose.quotations[0]) == ("b",)
    assert [place.said for place in found.places("b", claim.prose.quotations[0])] == ["p. 7"]


def test_the_places_of_a_source_are_those_of_all_citations_or_of_that_of_a_quotation() -> None:
    claims = named_claims(
        {"text": "“One” [@a, p. 4; @b, para. 2]. “Two” [@a, pp. 6-7; @a]. So [@b, chap. 3]."}
    )
    (claim,) = claims.values()
    found = support_of(claim, claims)
    one, two = claim.prose.quotations
    assert [place.said for place in found.places("a")] == ["p. 4", "pp. 6-7"]
    assert [place.said for place in found.places("a", one)] == ["p. 4"]
    assert [place.said for place in found.places("a", two)] == ["pp. 6-7"]
    assert [(place.label, place.locator) for place in found.places("b")] == [
        ("paragraph", "2"),
        ("chapter", "3"),
    ]
    assert not [*found.places("c")]


def test_the_place_of_a_passage() -> None:
    place = given_at("para. 12")
    assert place is not None
    assert (place.label, place.locator, place.said) == ("paragraph", "12", "para. 12")
    assert type(place.said) is str
    assert given_at("") is None


@pytest.mark.parametrize(
    ("place", "noted", "said"),
    [
        (Place(page=6, label="4"), [], "p. 4"),
        (Place(page=6, label="iv"), [], "p. iv"),
        (Place(page=6, label="4", paragraph="12"), [], "p. 4"),
        (Place(page=6, label="4", paragraph="12"), [PAGE], "p. 4"),
        (Place(page=6, label="4", paragraph="12"), [PARAGRAPH], "para. 12"),
        (Place(page=6, label="4"), [PARAGRAPH], "p. 4"),
        (Place(page=6, paragraph="12"), [PAGE], "para. 12"),
        (Place(page=6), [], "p. 6"),
        (Place(heading="Findings"), [], ""),
        (Place(page=6, label="four of six"), [], ""),
    ],
)
def test_a_place_as_notes_give_it(place: Place, noted: list[Given], said: str) -> None:
    assert noted_at(EvidenceText((Block("Words", place),)), place, noted) == said
    assert not said or given_at(said) is not None


def test_the_sheet_is_no_page_where_other_pages_have_printed_numbers() -> None:
    printed = Block("Words", Place(page=2, label="1"))
    assert noted_at(EvidenceText((printed,)), Place(page=1)) == ""


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (Place(6, "4"), Place(7, "5"), "pp. 4-5"),
        (Place(6, "4"), Place(6, "4"), "p. 4"),
        (Place(6, "iv"), Place(7, "v"), "pp. iv-v"),
        (Place(6, "4", "12"), Place(7, "5", "12"), "pp. 4-5"),
        (Place(6, "4"), Place(7), "p. 4"),
        (Place(6), Place(7), "pp. 6-7"),
    ],
)
def test_the_place_of_words_over_two_pages(first: Place, last: Place, said: str) -> None:
    blocks = tuple(Block("Words", place) for place in (first, last))
    assert noted_over(EvidenceText(blocks), (first, last)) == said
    assert given_at(said)
