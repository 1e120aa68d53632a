"""Where something stands in a copy, in words."""

from __future__ import annotations

from memocli.evidence.extracted import Place
from memocli.verify.place_words import place_of, place_words
from memocli.verify.results import Found


def test_places_in_words() -> None:
    assert place_words(Place(14, "12")) == "p. 12"
    assert place_words(Place(14, "12"), with_sheet=True) == "p. 12 (sheet 14)"
    assert place_words(Place(14, "14", "7"), with_sheet=True) == "p. 14, para. 7"
    assert place_words(Place(14), with_sheet=True) == "sheet 14"
    assert place_words(Place(heading="Findings")) == "the text below “Findings”"
    assert place_words(Place()) == ""
    assert place_of(Found("a", "a.txt", Place(), "so")) == "a place without a number"
