"""Dates in texts: what each form of the two languages says, and every day in every form."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.examples import examples
from unicode_rbnf import RbnfEngine

from memocli.language import ENGLISH, SPANISH
from memocli.prose.written_dates import WrittenDate, WrittenDates, find_parts_of_years

# Each phrase, and its dates: year, month, day, part.
PHRASES: Final[dict[str, list[str]]] = {
    "on 28 February 2018": ["2018 2 28"],
    "On January 7, 2018, at La Concepción": ["2018 1 7"],
    "July 24th, 2018": ["2018 7 24"],
    "the first of May 2018": ["2018 5 1"],
    "in November 2017 the Court": ["2017 11 0"],
    "in mid-February 2018": ["2018 2 0 mid"],
    "in early June 2018": ["2018 6 0 early"],
    "at the end of June 2018": ["2018 6 0 late"],
    "May 3-5, 2018": ["2018 5 3", "2018 5 5"],
    "from 28 February to 3 March 2018": ["2018 2 28", "2018 3 3"],
    "January, February and March 2018": ["2018 1 0", "2018 2 0", "2018 3 0"],
    "between December 1, 2006 and December 31, 2017": ["2006 12 1", "2017 12 31"],
    "between February and May of that year": ["0 2 0", "0 5 0"],
    "Feb. 28, 2018 and 28 Sept 2018": ["2018 2 28", "2018 9 28"],
    "February two thousand eighteen": ["2018 2 0"],
    "El 28 de febrero de 2018": ["2018 2 28"],
    "el 28 de Febrero del 2018": ["2018 2 28"],
    "EL 28 DE FEBRERO DE 2018": ["2018 2 28"],
    "el 1º de mayo del año 2018": ["2018 5 1"],
    "primero de julio": ["0 7 1"],
    "a los veintiocho días del mes de febrero de dos mil dieciocho": ["2018 2 28"],
    "el dieciseis de enero de mil novecientos noventa y ocho": ["1998 1 16"],
    "el treinta y uno de enero": ["0 1 31"],
    "a mediados de febrero de 2018": ["2018 2 0 mid"],
    "a principios del mes de junio de 2018": ["2018 6 0 early"],
    "del 3 al 5 de mayo de 2018": ["2018 5 3", "2018 5 5"],
    "3, 4 y 5 de mayo de 2018": ["2018 5 3", "2018 5 4", "2018 5 5"],
    "de enero a marzo de 2017": ["2017 1 0", "2017 3 0"],
    "28-feb-2018, 28/feb/2018": ["2018 2 28", "2018 2 28"],
    "en marzo 17 personas": ["0 3 0"],
    "setiembre de 2018": ["2018 9 0"],
    "28/02/2018, 28-02-18 y 28.02.2018": ["2018 2 28", "2018 2 28", "2018 2 28"],
    "2018-02-28": ["2018 2 28"],
    "02/28/2018": ["2018 2 28"],
    "05/03/2018": ["2018 3 5", "2018 5 3"],
    # no dates
    "it may march on, and the mar is the sea": [],
    "Julio and dec. and 2018": [],
    "case 17/2018, section 3.2.1, 12/13/14/15, 44/55/2018": [],
    "the 2018 budget": [],
    "demarzo de 2018 and Marchand": [],
}


def said(found: WrittenDate) -> str:
    return f"{found.year} {found.month} {found.day} {found.part}".strip()


@pytest.mark.parametrize("phrase", PHRASES)
def test_what_a_phrase_says(phrase: str) -> None:
    assert sorted(map(said, WrittenDates(phrase).all())) == sorted(PHRASES[phrase])


_YEARS: Final = RbnfEngine.for_language("es")


@examples(2)
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(0, 9))
def test_every_day_in_every_form(day: date, form: int) -> None:
    english, spanish = ENGLISH.months[day.month - 1], SPANISH.months[day.month - 1]
    in_words = _YEARS.format_number(day.day).text, _YEARS.format_number(day.year).text
    texts = [
        f"{day.day} {english} {day.year}",
        f"{english} {day.day}, {day.year}",
        f"{english} {day.day},\n{day.year}",
        f"{day.day} de {spanish} de {day.year}",
        f"{day.day}\u00a0de {spanish.upper()} del {day.year}",
        f"{in_words[0]} de {spanish} de {in_words[1]}",
        day.isoformat(),
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02}.{day.month:02}.{day.year}",
        f"{day.day}-{spanish[:3]}-{day.year}",
    ]
    text = f"Fue: {texts[form]}, dicen."
    (found,) = WrittenDates(text, day_first=True).all()
    assert (found.year, found.month, found.day) == (day.year, day.month, day.day), text
    assert text[found.start : found.end] == texts[form]
    assert found in WrittenDates(text, day_first=True).of_month(day.month)
    assert found in WrittenDates(text, day_first=True).around(found.start)


def test_the_place_of_each_of_several_days() -> None:
    text = "Fue del 3 al 5 de mayo."
    first, second = WrittenDates(text).all()
    assert text[first.start : first.end] == "3 al 5 de mayo"
    assert text[second.start : second.end] == "5 de mayo"


def test_the_place_of_a_part_of_a_month() -> None:
    text = "Costa Alta. " * 9 + "They were back by mid-January 2031."
    (found,) = WrittenDates(text).all()
    assert text[found.start : found.end] == "mid-January 2031"


def test_a_date_is_around_its_own_characters_only() -> None:
    dates = WrittenDates("43 personas el 28 de febrero de 2018, 17 casos")
    assert not list(dates.around(0))
    assert [found.day for found in dates.around(15)] == [28]
    assert not list(dates.around(38))


def test_parts_of_years() -> None:
    text = (
        "In late 2017, mid-2018; a principios de 2018 y a finales del año 2016; by early May 2018."
    )
    assert [said(found) for found in find_parts_of_years(text)] == [
        "2017 0 0 late",
        "2018 0 0 mid",
        "2018 0 0 early",
        "2016 0 0 late",
    ]


def test_letters_that_are_two_in_small_letters_move_nothing() -> None:
    text = "İİİİ el 28 de febrero de 2018"
    (found,) = WrittenDates(text).all()
    assert text[found.start : found.end] == "28 de febrero de 2018"


def test_a_long_row_of_months_ends() -> None:
    assert len(WrittenDates("May, " * 5_000).all()) == 5_000
