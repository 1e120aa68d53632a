"""Where a copy has a number: every form of both languages, nothing that only looks like it, and what digits are there for."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.support.examples import examples
from unicode_rbnf import RbnfEngine

from memocli.evidence.extracted import Block, Place
from memocli.language import LANGUAGES
from memocli.verify.counts import Counts
from memocli.verify.no_counts import follows_locator, role
from memocli.verify.written import written, written_words

_FRAMES: Final = {
    "en": "The office of the state said that in all {} people were there, and that it has no more.",
    "es": "La oficina del estado dijo que en total {} personas estaban en el lugar, y que no hay más.",
}
_SPELLERS: Final = {tag: RbnfEngine.for_language(tag) for tag in LANGUAGES}


def found(value: str | int, text: str) -> list[str]:
    """What in a text has the value, and counts."""
    copy = written_words(text)
    places = Counts(copy).places(Decimal(value))
    return [
        text[place.start : place.end]
        for place in places
        if role(copy, place.start, place.end) == "count"
    ]


def in_frame(value: str | int, said: str, language: str) -> list[str]:
    return found(value, _FRAMES[language].format(said))


@pytest.mark.parametrize(
    ("language", "said", "value"),
    [
        ("en", "8,335", "8335"),
        ("es", "8,335", "8335"),
        ("es", "8.335", "8335"),
        ("es", "8 335", "8335"),
        ("es", "8\u00a0335", "8335"),
        ("en", "8\u2009335", "8335"),
        ("en", "8\u202f335", "8335"),
        ("en", "8335", "8335"),
        ("en", "810MB", "810"),
        ("es", "a 9mm", "9"),
        ("es", "14m2", "14"),
        ("es", "8 mil 335", "8335"),
        ("es", "8\u00a0mil\u00a0335", "8335"),
        ("es", "ocho mil trescientas treinta y cinco", "8335"),
        ("es", "OCHO MIL TRESCIENTOS TREINTA Y CINCO", "8335"),
        ("en", "eight thousand three hundred and thirty-five", "8335"),
        ("en", "eight thousand\nthree hundred thirty-five", "8335"),
        ("en", "96.8", "96.8"),
        ("es", "96,8", "96.8"),
        ("es", "96.80", "96.8"),
        ("en", "1.5 million", "1500000"),
        ("es", "1.5 millones de", "1500000"),
        ("es", "1 millón 500 mil", "1500000"),
        ("en", "1,500,000", "1500000"),
        ("es", "1.500.000", "1500000"),
        ("es", "2,500 millones de", "2500000000"),
        ("en", "US$2.5 billion for", "2500000000"),
        ("es", "entre 5 y 10 millones de", "5000000"),
        ("en", "more than 40", "40"),
        ("es", "más de cuarenta", "40"),
        ("es", "veintitres", "23"),
        ("es", "dieciséis", "16"),
        ("es", "de cinco a diez mil", "5000"),
        ("en", "five to ten thousand", "5000"),
        ("en", "43-year-old", "43"),
        ("en", "the 21st session, with some", "21"),
        ("es", "$8,335.00 a", "8335"),
        ("en", "“17”", "17"),
        ("en", "from 17 to 40", "17"),
        ("en", "two hundred", "200"),
        ("es", "más de doscientas", "200"),
    ],
)
def test_a_number_in_any_form(language: str, said: str, value: str) -> None:
    assert in_frame(value, said, language)


@pytest.mark.parametrize(
    ("language", "said", "value"),
    [
        ("en", "8,335", "335"),
        ("en", "8,335", "8"),
        ("es", "8 335", "335"),
        ("en", "8,335", "8300"),
        ("en", "8,335", "8353"),
        ("en", "8.335", "8335"),
        ("en", "8,335 thousand", "8335"),
        ("es", "8 mil 335", "335"),
        ("es", "8 mil 335", "8"),
        ("es", "8 mil 335", "8000"),
        ("en", "1.5 million", "1.5"),
        ("es", "entre 5 y 10 millones de", "5"),
        ("en", "eight thousand three hundred and thirty-five", "35"),
        ("en", "five to ten thousand", "5"),
        ("es", "treinta y cinco", "30"),
        ("es", "treinta y cinco", "5"),
        ("en", "in case 17/2018, some", "17"),
        ("en", "in case 545/2017, some", "2017"),
        ("en", "Covid-19, B17 and 17bc", "17"),
        ("en", "Covid-19, B17 and 17bc", "19"),
        ("en", "at 17:30, some", "17"),
        ("en", "at 17:30, some", "30"),
        ("en", "section 3.17.1, some", "17"),
        ("en", "on 17 May 2018 some", "17"),
        ("es", "el 17 de mayo de 2018 unas", "17"),
        ("es", "el 17/05/2018 unas", "17"),
        ("en", "in 2017, some", "2017"),
        ("es", "durante 2017 unas", "2017"),
        ("en", "on p. 17, some", "17"),
        ("es", "en el artículo 17 de la ley unas", "17"),
        ("es", "en los párrs. 16 y 17 unas", "17"),
        ("en", "at http://example.org/a-17-b some", "17"),
        ("en", "by tel. 55.17@example.org some", "17"),
        ("en", "charged.17 The", "17"),
        ("en", "charged,”17 and", "17"),
        ("en", "charged [17] some", "17"),
        ("en", "96.8", "96"),
        ("en", "a dozen", "12"),
        ("en", "two thirds of the", "2"),
    ],
)
def test_what_is_not_the_number(language: str, said: str, value: str) -> None:
    assert not in_frame(value, said, language)


@examples(2)
@given(st.integers(11, 3_000_000), st.integers(0, 4), st.sampled_from(sorted(LANGUAGES)))
def test_a_number_in_any_form_is_found_and_none_with_another_digit(
    number: int, form: int, language: str
) -> None:
    grouping = LANGUAGES[language].grouping
    said = [
        f"{number:,}".replace(",", grouping),
        f"{number:,}".replace(",", "\u00a0"),
        f"{number:,}".replace(",", " "),
        str(number),
        _SPELLERS[language].format_number(number).text,
    ][form]
    assume(form != 3 or not 1600 <= number < 2100)
    assert in_frame(number, said, language), said
    digits = str(number)
    for at, digit in enumerate(digits):
        other = digits[:at] + str((int(digit) + 1) % 10) + digits[at + 1 :]
        if not other.startswith("0") and int(other) > 10:
            assert not in_frame(int(other), said, language), (said, other)


def test_blanks_in_a_table_may_part_two_numbers_or_group_one() -> None:
    table = "Guerrero 8 335\nVeracruz 17 210"
    assert found(8335, table)
    assert found(8, table)
    assert found(335, table)
    with_commas = table + "\nin all 25,545"
    assert not found(8335, with_commas)
    assert found(335, with_commas)


def test_a_sign_that_may_be_read_in_two_ways_is_read_as_the_copy_has_it() -> None:
    spanish = "La tasa en el país fue de 8.335 y en la capital de {}; según la oficina del estado."
    assert not found("8.335", spanish.format("8"))
    assert found("8.335", spanish.format("96.8"))


def test_the_number_of_a_paragraph_or_page_counts_nothing() -> None:
    assert not found(17, "17. The State party is requested to inform the Committee")
    assert not found("1.2", "1.2. What the State party did")
    assert found("1.5", "1.5 men a day were killed")
    assert found(43, "43 students are missing")
    assert found(17, "17")  # a cell, or a figure on a page of its own
    page = written([Block("17", Place(page=17)), Block("40", Place(page=3, label="40"))])
    assert role(page, 0, 2) == "mark"
    assert role(page, *page.block_places(1)) == "mark"


def test_a_year_with_a_thing_behind_it_is_a_count() -> None:
    assert found(2017, "Se registraron 2017 casos en la entidad")
    assert not found(2017, "Se registraron en 2017 casos en la entidad")


def test_what_numbers_a_part_of_a_law() -> None:
    assert follows_locator("under Article ")
    assert follows_locator("in para. ")
    assert not follows_locator("para ")
    assert not follows_locator("number ")


def test_a_word_of_a_number_beside_it_is_read_with_it_and_a_far_one_is_not() -> None:
    assert found(17, "17 personas, y mil más en la capital")
    assert found(17, "mil personas; 17 más en la capital")


def test_a_word_with_its_accent_hides_none_without() -> None:
    text = "Un total de dos millon de pesos, y después dos millón de casos."
    assert found(2_000_000, text) == ["dos millon", "dos millón"]
    assert found(2_000_000, f"{text} {text}") == 2 * ["dos millon", "dos millón"]


def test_what_is_remembered_of_a_value_is_all_of_it() -> None:
    counts = Counts(written_words("17 of 40, then 17 more, and seventeen"))
    first = next(counts.places(Decimal(17)))
    began, again = counts.places(Decimal(17)), counts.places(Decimal(17))
    assert (next(again), next(began), next(again).start) == (first, first, 15)
    for value in range(100, 200):  # others are asked for in between
        assert not [*counts.places(Decimal(value))]
    assert [place.start for place in began] == [15, 28]
    assert [place.start for place in again] == [28]
    assert [place.start for place in counts.places(Decimal(17))] == [0, 15, 28]


def test_digits_by_what_they_are_without_signs() -> None:
    text = "12, 1.2, 120 and 1,200; 112 and 0"
    digits = Counts(written_words(text)).with_digits
    assert [text[start:end] for start, end in digits("12")] == ["12", "1.2", "120", "1,200"]
    assert [text[start:end] for start, end in digits("0")] == ["0"]
    assert not [*digits("")]
    assert not [*Counts(written_words("no digits")).with_digits("")]
