"""The words of a text: what counts as the same, and what never does."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memocli.verify.words import breaks_alike, keys_of, offsets_of, signs_of, words_of


def joined(text: str) -> str:
    return "".join(keys_of(text))


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("investigación", "inves-\ntigación"),
        ("investigación", "INVESTIGACIO\u0301N"),
        ("sub-secretary", "sub-\nsecretary"),
        ("sub-secretary", "subsecretary"),
        ("co\u00adoperation", "cooperation"),
        ("inves\u00ad\ntigación", "investigación"),
        ("final office", "ﬁnal oﬃce"),
        ("the State’s “duty”", "the State's 'duty'"),
        ("impunity— the norm", "impunity - the norm"),
        ("2006–2018", "2006-2018"),
        ("2006–2018", "2006-\n2018"),
        ("8\u00a0335 people", "8 335 people"),
        ("impunity¹² is", "impunity is"),
        ("in 2018³ it", "in 2018 it"),
        ("zero\u200bwidth", "zerowidth"),
        ("Straße", "STRASSE"),
        ("art. 1º", "art. 1o."),
        ("3½", "3 1/2"),
        ("EE. UU.", "EE.UU."),
        ("año", "an\u0303o"),
    ],
)
def test_what_does_not_count_is_not_in_the_letters(text: str, other: str) -> None:
    assert joined(text) == joined(other)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("8,335", "8,336"),
        ("8,335", "8.335"),
        ("96.8", "9.68"),
        ("12 335", "12335"),
        ("12 335", "123 35"),
        ("10⁶", "10"),
        ("10⁶", "106"),
        ("km²", "km"),
        ("96.8%", "96.8"),
        ("US$5", "US5"),
        ("art. 5", "art. §5"),
        ("28/02/2018", "28/03/2018"),
        ("12:30", "1:230"),
        ("3½", "3"),
        ("COVID-19", "COVID-1 9"),
        ("not", "no"),
    ],
)
def test_what_counts_is(text: str, other: str) -> None:
    assert joined(text) != joined(other)


def test_a_number_is_one_word_with_its_signs() -> None:
    words = words_of("8,335 of 96.8% at 12:30, 545/2017.")
    assert [word.text for word in words if word.is_number] == ["8,335", "96.8", "12:30", "545/2017"]
    assert [word.key for word in words][:4] == ["<8,335>", "of", "<96.8>", "%"]


def test_words_know_whether_they_begin_with_a_capital() -> None:
    assert [word.is_capitalised for word in words_of("the State, 12 Él él")] == [0, 1, 0, 1, 0]


def test_accents_stay_with_their_letters() -> None:
    assert signs_of("Peña") == signs_of("pen\u0303a") == ["p", "e", "n\u0303", "a"]


@pytest.mark.parametrize("between", ["-", "-\n", "\u2010\n  ", "’", ".", "[", "]"])
def test_two_words_may_be_one_elsewhere(between: str) -> None:
    assert breaks_alike(between)


@pytest.mark.parametrize("between", [" ", "\n", ", ", ". ", " - ", ""])
def test_two_words_are_two_elsewhere(between: str) -> None:
    assert not breaks_alike(between)


@given(st.text())
def test_the_short_way_gives_the_same_keys(text: str) -> None:
    words = words_of(text)
    assert [word.key for word in words] == keys_of(text)
    assert tuple((word.start, word.end) for word in words) == offsets_of(text)
    assert all(text[word.start : word.end] == word.text for word in words)


@given(st.text(alphabet=st.characters(categories=["L", "Mn", "Nd", "Zs", "P"])))
def test_forms_of_unicode_are_alike(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert joined(composed) == joined(unicodedata.normalize("NFD", composed))
