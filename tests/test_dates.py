"""Dates as precise as they are known, read and written."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memocli.dates import (
    DateRange,
    PartialDate,
    advice,
    is_range,
    make_date,
    parse_date,
    parse_range,
    readings,
)

DAYS = st.dates().map(lambda day: PartialDate(day.year, day.month, day.day))
DATES = st.one_of(
    DAYS,
    DAYS.map(lambda day: PartialDate(day.year, day.month)),
    DAYS.map(lambda day: PartialDate(day.year)),
)


@given(DATES)
def test_written_and_read(day: PartialDate) -> None:
    assert parse_date(day.isoformat()) == day
    assert make_date(*day.parts()) == day
    assert parse_range(day.isoformat()) == DateRange(day, day)


@given(DATES)
def test_first_and_last_day(day: PartialDate) -> None:
    first, last = date(*day.first_day()), date(*day.last_day())
    assert first <= last
    days = {3: 1, 2: calendar.monthrange(day.year, day.month or 1)[1]}.get(len(day.parts()))
    assert (last - first).days + 1 == (days or 365 + calendar.isleap(day.year))


@given(DATES, DATES)
def test_range(one: PartialDate, other: PartialDate) -> None:
    text = f"{one.isoformat()}/{other.isoformat()}"
    if other.last_day() < one.first_day():
        with pytest.raises(ValueError, match="ends before it begins"):
            parse_range(text)
        return
    found = parse_range(text)
    assert found == DateRange(one, other)
    assert found.isoformat() == (text if one != other else one.isoformat())
    assert found.date_parts() == ([one.parts(), other.parts()] if one != other else [one.parts()])


NO_DATES = (
    "|18|2018-7|2018-13|2018-00|2018-02-29|2018-06-31|2018-07-00|2018-00-01|2018-07-24\n|٢٠١٨|0000|24 July 2018|20180724"
).split("|")


@pytest.mark.parametrize("text", [*NO_DATES, "9" * 5000])
def test_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date|there is no"):
        parse_date(text)


@pytest.mark.parametrize("text", ["2018-07-24/", "/2018", "2018/2019/2020", "2018-13/2019", "/"])
def test_no_range(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date|there is no"):
        parse_range(text)


@given(st.text(max_size=30) | st.from_regex(r"[0-9/-]{1,24}"))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        found = parse_range(text)
    except ValueError as error:
        assert str(error)
    else:
        assert parse_range(found.isoformat()) == found


@pytest.mark.parametrize(
    ("text", "english", "spanish"),
    [
        ("2018-07-24", "July 24, 2018", "24 de julio de 2018"),
        ("2018-01", "January 2018", "enero de 2018"),
        ("2018", "2018", "2018"),
        ("2017-11-16/2017-11-17", "November 16–17, 2017", "16–17 de noviembre de 2017"),
        ("2018-02-01/2018-03-01", "February 1–March 1, 2018", "1 de febrero–1 de marzo de 2018"),
        (
            "2017-12-30/2018-01-02",
            "December 30, 2017–January 2, 2018",
            "30 de diciembre de 2017–2 de enero de 2018",
        ),
        ("2018-01/2018-03", "January–March 2018", "enero–marzo de 2018"),
        ("2018-03/2018-04-02", "March–April 2, 2018", "marzo–2 de abril de 2018"),
        ("2018-03-01/2018-04", "March 1–April 2018", "1 de marzo–abril de 2018"),
        ("2017/2018", "2017–2018", "2017–2018"),
        ("2018-03/2018-03-05", "March 2018", "marzo de 2018"),
    ],
)
def test_spoken(text: str, english: str, spanish: str) -> None:
    day = parse_range(text)
    assert day.spoken("en-US") == day.spoken("fr") == english
    assert day.spoken("es") == day.spoken("es-MX") == spanish


@given(DAYS, st.sampled_from(["en", "es"]))
def test_a_day_in_words_is_understood(day: PartialDate, language: str) -> None:
    if day.year > 999:
        assert readings(day.spoken(language)) == (day,)
        assert advice(day.spoken(language)) == f"write `{day.isoformat()}`"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("June 12, 2018", "2018-06-12"),
        ("Sept. 3rd, 2018", "2018-09-03"),
        ("1º de junio del 2018", "2018-06-01"),
        ("12 DIC 2018", "2018-12-12"),
        ("julio de 2018", "2018-07"),
        ("7/2018", "2018-07"),
        ("13/06/2018", "2018-06-13"),
        ("06.13.2018", "2018-06-13"),
        ("2018/6/2", "2018-06-02"),
        ("5-5-2018", "2018-05-05"),
        ("12/06/2018", "2018-06-12 2018-12-06"),
    ],
)
def test_readings(text: str, meant: str) -> None:
    assert [day.isoformat() for day in readings(text)] == meant.split()


@pytest.mark.parametrize(
    "text",
    "|hoy|12/06/18|2018-02-30|31/02/2018|12-14 June 2018|May 2018, June 2018|c. 2018|2018?|24 July|2018.0|1/2/3/2018|about 2018".split(
        "|"
    ),
)
def test_what_is_not_clear_is_not_guessed(text: str) -> None:
    assert readings(text) == ()
    assert advice(text) == ""


def test_both_readings_are_told() -> None:
    assert advice("01/02/2018") == (
        "write `2018-02-01` if it is February 1, 2018, or `2018-01-02` if it is January 2, 2018"
    )
    assert is_range("2018-01/2018-02")
    assert not is_range("01/02/2018")
