"""What a misspelt name was meant to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memocli.suggest import Speller, folded, has_blank, look_alike, nearest, sign_name

KEYS = [
    "pgr-torture-unit-2018-02",
    "pgr-torture-unit-2017-07",
    "wola-2017",
    "lawg-2018",
    "id",
    "to",
]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("pgr-tortura-unit-2018-02", "pgr-torture-unit-2018-02"),
        ("pgr-torture-unit-2018-2", "pgr-torture-unit-2018-02"),
        ("PGR_Torture_Unit_2018_02", "pgr-torture-unit-2018-02"),
        ("woal-2017", "wola-2017"),
        ("wola-2071", "wola-2017"),
        ("ot", "to"),
        ("completely-else", None),
        ("", None),
    ],
)
def test_nearest(word: str, meant: str | None) -> None:
    assert nearest(word, KEYS) == meant
    assert nearest(word, reversed(KEYS)) == meant


def test_a_name_that_is_not_meant() -> None:
    speller = Speller(["caseload", "caseloads"])
    assert speller.nearest("caselod", besides="caseload") == "caseloads"
    assert speller.nearest("caselod") == "caseload"


def test_answers_come_to_an_end() -> None:
    """Each costs a millisecond in a long memo, and thousands of slips are one mistake."""
    speller = Speller(KEYS)
    answers = [speller.nearest("woal-2017", besides=f"other-{n}") for n in range(150)]
    assert answers == ["wola-2017"] * 100 + [None] * 50
    assert speller.nearest("woal-2017", besides="other-7") == "wola-2017"


def test_nothing_known() -> None:
    assert nearest("a", []) is None


@given(st.text(max_size=40), st.lists(st.text(max_size=20), max_size=8))
def test_any_words(word: str, known: list[str]) -> None:
    found = nearest(word, known)
    assert found is None or found in known
    assert found == nearest(word, known[::-1])
    if word in known and word == word.casefold().replace("_", "-"):
        assert found is not None


def test_signs_that_only_look_right() -> None:
    assert sign_name("\u00a0") == "a no-break space (U+00A0)"
    assert sign_name("\u2011") == "a no-break hyphen (U+2011)"
    assert sign_name("\u2013") == "an en dash (U+2013)"
    assert look_alike("own\u2011research") == "\u2011"
    assert look_alike("a b-c_d") is None
    assert has_blank("a\u202fb")
    assert not has_blank("a b\tc\n")


def test_what_does_not_count_in_a_name() -> None:
    assert folded(" Año_Fiscal\u00a0") == folded("ano–fiscal") == "ano-fiscal"
