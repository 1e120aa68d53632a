"""Halves and quarters of years, and whether a copy contradicts them."""

from __future__ import annotations

import pytest

from memocli.verify.counts import Counts
from memocli.verify.dated import Dated
from memocli.verify.parts_of_years import contradicted, parts_of_years
from memocli.verify.written import written_words


def against(claim: str, *copies: str) -> list[str]:
    """What copies say in place of each half or quarter that a claim names and they contradict."""
    dated = [Dated(Counts(written_words(copy))) for copy in copies]
    found = (contradicted(part, dated) for part in parts_of_years(claim))
    return [copies[at][spot.start : spot.end] for at, spot in filter(None, found)]


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("in the first half of 2016", ("half", 1, 2016)),
        ("in the Second  Half of the year 2016", ("half", 2, 2016)),
        ("el primer semestre de 2016", ("half", 1, 2016)),
        ("el segundo semestre del año 2016", ("half", 2, 2016)),
        ("in the last three months of 2016", ("quarter", 4, 2016)),
        ("el tercer trimestre 2016", ("quarter", 3, 2016)),
    ],
)
def test_what_is_named(claim: str, said: tuple[str, int, int]) -> None:
    assert [part.what for part in parts_of_years(claim)] == [said]


@pytest.mark.parametrize("claim", ["in the first half of 43 cases", "the first half of 20161", ""])
def test_what_names_none(claim: str) -> None:
    assert not list(parts_of_years(claim))


def test_another_half_contradicts() -> None:
    claim = "in the first half of 2016"
    assert against(claim, "en el segundo semestre de 2016") == ["segundo semestre de 2016"]
    assert against(claim, "nada", "the second half of 2016") == ["second half of 2016"]


@pytest.mark.parametrize(
    "copies",
    [
        ["en el primer semestre de 2016"],
        ["en el segundo semestre de 2016", "en el primer semestre de 2016"],
        ["en el segundo semestre de 2016 y en marzo de 2016"],
        ["en el segundo semestre de 2016 y en marzo"],
        ["en el segundo semestre de 2017"],
        ["en el segundo trimestre de 2016"],
        ["en 2016"],
    ],
)
def test_what_may_mean_the_same_does_not(copies: list[str]) -> None:
    assert against("in the first half of 2016", *copies) == []


def test_a_month_of_another_half_is_no_reason() -> None:
    copy = "en el segundo semestre de 2016 y en agosto de 2016"
    assert against("in the first half of 2016", copy) == ["segundo semestre de 2016"]
