"""The nearest place of a quotation that is not found, and exactly the words that differ."""

from __future__ import annotations

from random import Random
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.searchables import of_blocks, of_pages

from memocli.verify.differences import differences
from memocli.verify.nearly import NearMiss, nearest, shown
from memocli.verify.quoted import read_quoted
from memocli.verify.quotes import find_quoted
from memocli.verify.words import words_of

SENTENCES: Final = (
    (
        "The inves-\ntigation found that Impunity, in “Mexico”, is not the norm and that 8,335 persons disappeared by 28 "
        "February 2018, in González Pérez’s view. The State tortured and killed no-\nbody; it failed to act."
    ),
    "Según la Fiscalía, 43 estudiantes desaparecieron el 26 de septiembre de 2014. No se ha investigado a los militares.",
)
_WORDS: Final = "the of and in that to is was for army report 2018 12 police families courts law said by".split()


def _filler(seed: int) -> str:
    random = Random(seed)
    return " ".join(random.choice(_WORDS) for _ in range(80))


WHERE: Final = of_pages(
    *map(_filler, range(20)), SENTENCES[0], *map(_filler, range(20, 40)), SENTENCES[1], _filler(99)
)


def near(quotation: str) -> tuple[NearMiss | None, list[tuple[str, str]]]:
    """The nearest place, and what differs there: the words that are quoted, and those that stand there."""
    quoted = read_quoted(quotation)
    assert not find_quoted(WHERE, quoted)
    found = nearest(WHERE, quoted)
    differ = found.differences if found else ()
    return found, [
        (quotation[slice(*each.quoted)], found.stands[slice(*each.stands)] if found else "")
        for each in differ
    ]


@pytest.mark.parametrize(
    ("quotation", "differ"),
    [
        ("Impunity in Mexico is not the norm and that 8,336 persons", [("8,336", "8,335")]),
        ("8,336 persons", [("8,336", "8,335")]),
        ("found that Impunity, in “Mexico”, is the norm", [("", "not")]),
        ("investigation found that Impunity is not the norm", [("", "in “Mexico")]),
        ("persons by disappeared 28 February", [("by disappeared", "disappeared by")]),
        ("The State killed and tortured nobody", [("killed and tortured", "tortured and killed")]),
        ("persons disappeared by 28 March 2018", [("March", "February")]),
        ("in Gonzalez Pérez’s view", [("Gonzalez", "González")]),
        ("in Gonsález Pérez’s view", [("Gonsález", "González")]),
        ("Gonsález Pérez’s view. The State", [("Gonsález", "González")]),
        ("investigations found that Impunity", [("investigations", "inves-\ntigation")]),
        ("… Impunity … by 29 February [of] 2018", [("29", "28")]),
        ("it failed to [re]act", [("re", "")]),
        ("44 estudiantes desaparecieron el 26", [("44", "43")]),
        ("desaparecieron el 26 de octubre de 2014", [("octubre", "septiembre")]),
        ("se ha investigado a los soldados", [("soldados", "militares")]),
        ("Según la Fiscalia, 43 estudiantes", [("Fiscalia", "Fiscalía")]),
        ("Impunnity", [("Impunnity", "Impunity")]),
    ],
)
def test_exactly_the_words_that_differ_are_named(
    quotation: str, differ: list[tuple[str, str]]
) -> None:
    found, named = near(quotation)
    assert named == differ
    assert found
    assert not found.scattered
    assert found.places[0].page in {21, 42}


def test_words_of_all_other_letters_are_a_near_miss_with_the_page() -> None:
    found, differ = near("He said: The investigation had found that Impunity")
    assert found
    assert found.stands == "The inves-\ntigation found that Impunity"
    assert [place.page for place in found.places] == [21]
    assert differ == [("He said", ""), ("had", "")]
    assert 62 <= found.likeness < 100


@pytest.mark.parametrize(
    "quotation",
    [
        "something quite different that nobody ever wrote here",
        "xyz",
        "the courts reject each appeal without a hearing",
        "1,234",
        "…",
        "",
    ],
)
def test_where_nothing_is_near_nothing_is_shown(quotation: str) -> None:
    assert near(quotation)[0] is None


def test_pieces_that_stand_elsewhere_are_scattered() -> None:
    found, differ = near("it failed to act … The investigation found")
    assert found
    assert found.scattered
    assert differ == []
    assert found.stands == "The inves-\ntigation found"


def test_of_several_pieces_the_one_that_is_missing_is_shown() -> None:
    found, differ = near("The investigation found … 8,336 persons disappeared")
    assert found
    assert found.stands == "8,335 persons disappeared"
    assert differ == [("8,336", "8,335")]


def test_two_words_instead_of_one_differ() -> None:
    words = words_of("a therapist spoke well-known")
    (found,) = differences("a therapist spoke well-known", words, "a the rapist spoke wellknown")
    assert (found.quoted, found.stands) == ((2, 11), (2, 12))


TERMS: Final = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa 8,335 43 not State Peña".split()
)


@given(st.permutations(TERMS), st.integers(0, len(TERMS) - 8), st.integers(1, 6))
def test_one_other_word_is_named_where_it_stands(terms: list[str], first: int, at: int) -> None:
    stretch = terms[first : first + 8]
    quoted = read_quoted(" ".join([*stretch[:at], "8,336", *stretch[at + 1 :]]))
    found = nearest(of_pages("Nothing here", " ".join(terms)), quoted)
    assert found
    assert [quoted.text[slice(*each.quoted)] for each in found.differences] == ["8,336"]
    assert [found.stands[slice(*each.stands)] for each in found.differences] == [stretch[at]]
    assert found.stands == " ".join(stretch)


@given(st.permutations(TERMS), st.integers(0, len(TERMS) - 8), st.integers(1, 5))
def test_two_words_that_changed_places_are_named(terms: list[str], first: int, at: int) -> None:
    stretch = terms[first : first + 8]
    swapped = [*stretch[:at], stretch[at + 1], stretch[at], *stretch[at + 2 :]]
    quoted = read_quoted(" ".join(swapped))
    found = nearest(of_pages("Nothing here", " ".join(terms)), quoted)
    assert found
    assert [quoted.text[slice(*each.quoted)] for each in found.differences] == [
        " ".join(swapped[at : at + 2])
    ]
    assert found.stands == " ".join(stretch)


@given(
    st.lists(st.text(min_size=1), max_size=4),
    st.text() | st.text("[]….( )\\*ab1-\n@¹\u00ad\u0301"),
)
def test_no_text_is_too_strange(texts: list[str], quotation: str) -> None:
    where = of_blocks(*texts, "ab ba 1 a-b a")
    found = nearest(where, read_quoted(quotation))
    if found:
        for each in found.differences:
            assert 0 <= each.quoted[0] <= each.quoted[1] <= len(quotation)
            assert 0 <= each.stands[0] <= each.stands[1] <= len(found.stands)


@pytest.mark.parametrize(
    ("copy", "quotation", "said"),
    [
        ("They shot three men.", "They shot four men", "They shot *three* men"),
        ("They shot the three men.", "They shot three young men", "They shot *the* three men"),
        (
            "They shot the three men at the gate.",
            "They shot the three young men at the gate",
            "They shot the three men at the gate",
        ),
        (
            "the re-\ngister of 26,798\u200a12 persons in\nall",
            "register of 26,978 persons in all",
            "register of *26,798* persons in all",
        ),
        ("impu\u00adnity for all men", "impunity for two men", "impunity for *all* men"),
    ],
)
def test_the_nearest_place_is_shown_with_its_words_between_stars(
    copy: str, quotation: str, said: str
) -> None:
    miss = nearest(of_blocks(copy), read_quoted(quotation))
    assert miss is not None
    assert shown(miss) == said


def test_only_a_part_of_a_long_place_is_shown() -> None:
    copy = f"{_filler(1)} they shot three men {_filler(2)} in all cases {_filler(3)}"
    miss = nearest(of_blocks(copy), read_quoted(copy.replace("three", "four").replace("all", "no")))
    assert miss is not None
    said = shown(miss)
    assert "they shot *three* men" in said
    assert (said[0], said[-1]) == ("…", "…")
    assert len(said) < 240
    assert said.strip("…").replace("*", "") in copy


def test_the_mark_of_a_note_is_no_difference() -> None:
    copy, quotation = (
        "It recorded 26,798\u200a12 persons as lost.",
        "recorded 26,978 persons as lost",
    )
    miss = nearest(of_blocks(copy), read_quoted(quotation))
    assert miss is not None
    assert [miss.stands[slice(*one.stands)] for one in miss.differences] == ["26,798"]
