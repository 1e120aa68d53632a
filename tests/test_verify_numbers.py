"""What a claim states, and whether a copy states it too: numbers, percentages, dates, and what the copy has in their place."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.examples import examples

from memocli.evidence.extracted import Block, Place
from memocli.language import ENGLISH, SPANISH
from memocli.prose import scan
from memocli.verify.counts import Counts
from memocli.verify.dated import Dated
from memocli.verify.nearest import nearest
from memocli.verify.numbers import Stated, all_stated, as_sought, find_stated, sought_in
from memocli.verify.written import Spot, written, written_words

REPLY = (
    "La Procuraduría informa que al 28 de febrero de 2018 la unidad ha iniciado 8,335 averiguaciones en el país. De ellas, 17 "
    "fueron consignadas; el 96,8 por ciento de los casos no llegó a los jueces. Más de doscientas personas fueron oídas en 2016."
)


def missing(
    claim: str,
    copy: str,
    language: str = "en",
    figures: tuple[int, ...] = (),
    years: frozenset[int] = frozenset(),
) -> list[str]:
    """What of a claim a copy does not state."""
    dated = Dated(Counts(written_words(copy)), years)
    sought = sought_in(scan(claim, language), tuple(map(Decimal, figures)))
    return [claim[one.start : one.end] for one in sought if not find_stated(one, dated)]


def test_a_true_claim_in_the_other_language() -> None:
    claim = (
        "By February 2018 the unit had opened 8,335 investigations and brought charges in 17 [@a, p. 4]; 96.8 percent "
        "never reached a judge. In 2016 more than 200 people were heard."
    )
    assert missing(claim, REPLY) == []


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("8,353 investigations", "8,353"),
        ("some 8,300 investigations", "8,300"),
        ("335 investigations", "335"),
        ("charges in 71", "71"),
        ("charges in 28", "28"),
        ("96.7 percent", "96.7"),
        ("97 percent", "97"),
        ("17 percent", "17"),
        ("by March 2018", "March 2018"),
        ("on 28 March 2018", "28 March 2018"),
        ("on February 27, 2018", "February 27, 2018"),
        ("on 28 February 2017", "28 February 2017"),
        ("in mid-February 2018", "mid-February 2018"),
        ("in 2015", "2015"),
        ("twenty people", "twenty"),
    ],
)
def test_a_false_one(claim: str, said: str) -> None:
    assert missing(f"It says: {claim}, in all.", REPLY) == [said]


@pytest.mark.parametrize(
    "copy",
    ["La Constitución de 1857 lo dice", "in 1857. The", "on 5 February 1857 it was", "1857 casos"],
)
def test_a_year_before_those_of_our_time(copy: str) -> None:
    assert missing("The Constitution of 1857, which had 34 parts.", f"{copy} 34 partes") == []
    assert missing("The Constitution of 1875, which had 34 parts.", f"{copy} 34 partes") == ["1875"]


def test_what_is_sought() -> None:
    claim = (
        "In two ways, one of the 43 and three others in 12 states; case 545/2017; from 2016-17 on 5/3/2018, in late 2017, "
        "[@a, p. 99] 10 to 17 percent, at 14:30, for UTF-8"
    )
    sought = sought_in(scan(claim), (Decimal(3),))
    assert [(one.kind, claim[one.start : one.end]) for one in sought] == [
        ("number", "43"),
        ("number", "three"),
        ("number", "12"),
        ("year", "2016"),
        ("date", "5/3/2018"),
        ("date", "late 2017"),
        ("percentage", "10"),
        ("percentage", "17"),
    ]
    assert [(found.month, found.day) for found in sought[4].dates] == [(3, 5), (5, 3)]


@pytest.mark.parametrize(
    ("claim", "copy", "is_stated"),
    [
        # as precisely, or less so than the source; never more
        ("February 2018", "el 28 de febrero de 2018", True),
        ("28 February 2018", "en febrero de 2018", False),
        ("2018", "el 28 de febrero de 2018", True),
        ("February 2018", "en 2018", False),
        ("mid-February 2018", "el 15 de febrero de 2018", True),
        ("mid-February 2018", "a mediados de febrero de 2018", True),
        ("mid-February 2018", "el 8 de febrero de 2018", False),
        ("mid-February 2018", "en febrero de 2018", False),
        ("early June 2018", "el 3 de junio de 2018", True),
        ("late 2017", "en noviembre de 2017", True),
        ("late 2017", "a finales de 2017", True),
        ("late 2017", "en 2017", False),
        ("late 2017", "en marzo de 2017", False),
        # a year that stands elsewhere
        ("28 February 2018", "Informe de 2018. El 28 de febrero la unidad", True),
        ("28 February 2018", "Informe de 2017. El 28 de febrero la unidad", False),
        ("28 February 2018", "El 28 de febrero de 2017, y en 2018", False),
        ("February and May 2018", "entre febrero y mayo de 2018", True),
        ("January 7", "el 7 de enero de 2018", True),
        ("January 8", "el 7 de enero de 2018", False),
        ("28/02/2018", "el 28 de febrero de 2018", True),
        ("from 3 to 5 May 2018", "del 3 al 5 de mayo de 2018", True),
        ("from 3 to 6 May 2018", "del 3 al 5 de mayo de 2018", False),
    ],
)
def test_how_precisely_a_date_is_stated(claim: str, copy: str, is_stated: bool) -> None:
    assert (missing(f"It was in {claim}, they say", f"{copy} de la oficina") == []) is is_stated


@pytest.mark.parametrize(
    ("copy", "is_stated"),
    [
        ('dijo: "12 casos de tortura"', True),
        ("dijo ’12 casos’ de tortura", True),
        ('"12 casos de tortura", dijo', True),
        ("hubo (12) casos", True),
        ('hubo "casos"12 de tortura', False),
        ("hubo casos.”12 De tortura", False),
        ("hubo casos [12] de tortura", False),
        ("hubo casos12 de tortura", False),
    ],
)
def test_the_number_of_a_note_is_no_count(copy: str, is_stated: bool) -> None:
    assert missing("There were 12.", copy) == ([] if is_stated else ["12"])


def test_a_note_has_a_short_number() -> None:
    assert missing("There were 8335.", "hubo casos [8335] de tortura") == []
    assert missing("There were 8,335.", "el total:»8,335 casos") == []


def test_the_year_of_the_record_counts() -> None:
    copy = "El 7 de enero, en La Concepción, la policía de la entidad"
    assert missing("On January 7, 2018", copy) == ["January 7, 2018"]
    assert missing("On January 7, 2018, and in 2018", copy, years=frozenset({2018})) == []
    assert missing("In 2018 and 2017", copy, years=frozenset({2018})) == ["2017"]
    (alone,) = sought_in(scan("In 2018"))
    assert find_stated(alone, Dated(Counts(written_words(copy)), frozenset({2018}))) == Stated(
        Spot(0, 0, 0), 0, 0, is_apart=True
    )
    (sought,) = sought_in(scan("On January 7, 2018"))
    stated = find_stated(sought, Dated(Counts(written_words(copy)), frozenset({2018})))
    assert stated is not None
    assert stated.is_apart
    assert copy[stated.spot.start : stated.spot.end] == "7 de enero"


def test_a_month_alone_has_its_year_in_its_own_block() -> None:
    (sought,) = sought_in(scan("In February 2018"))
    blocks = [Block("En febrero la unidad", Place()), Block("Informe de 2018", Place())]
    assert not find_stated(sought, Dated(Counts(written(blocks))))
    assert find_stated(sought, Dated(Counts(written([Block("En febrero, en 2018", Place())]))))


@examples(1)
@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.booleans())
def test_a_day_is_found_in_the_other_language_and_its_neighbours_are_not(
    day: date, spanish: bool
) -> None:
    said = {
        True: lambda day: f"{day.day} de {SPANISH.months[day.month - 1]} de {day.year}",
        False: lambda day: f"{ENGLISH.months[day.month - 1]} {day.day}, {day.year}",
    }
    copy = f"El informe: {said[spanish](day)}, en la oficina de la ciudad."
    language = "en" if spanish else "es"
    assert missing(f"{said[not spanish](day)}.", copy, language) == []
    for off in (-365, -31, -1, 1, 31, 365):
        other = said[not spanish](day + timedelta(off))
        assert missing(f"{other}.", copy, language) == [other]


@pytest.mark.parametrize(
    ("claim", "copy", "is_stated"),
    [
        ("96.8 percent", "el 96,8 %", True),
        ("96.8%", "96.8 per cent", True),
        ("96.8%", "96.8 por ciento", True),
        ("46 percent", "cuarenta y seis por ciento", True),
        ("10 to 17 percent", "de 10 a 17%", True),
        ("17 percent", "17 personas", False),
        ("17 people", "el 17 por ciento", False),
        ("a share of 17 to 20 percent", "de 17% a 20%", True),
        ("17 percent", "Porcentaje de casos: 17", True),
    ],
)
def test_percentages_and_counts_are_not_the_same(claim: str, copy: str, is_stated: bool) -> None:
    assert (missing(f"It was {claim}.", f"Fue de la oficina: {copy}.") == []) is is_stated


def test_the_head_of_a_table_says_what_its_numbers_are() -> None:
    (sought,) = sought_in(scan("17 percent"))
    texts = ["Porcentaje", "Guerrero 17", "Veracruz 40", "Colima 17.5"]
    dated = Dated(Counts(written([Block(text, Place()) for text in texts])))
    assert find_stated(sought, dated)
    (far,) = sought_in(scan("17.5 percent"))
    assert not find_stated(far, dated)


def test_a_part_of_a_law_is_sought_among_parts_of_laws_too() -> None:
    assert missing("Under Article 21 it is so", "según el artículo 21 de la ley") == []
    assert missing("There were 21", "según el artículo 21 de la ley") == ["21"]


def test_all_places_in_order() -> None:
    copy = "Hay 17 casos; en la lista, diecisiete. 17 de ellos."
    (sought,) = sought_in(scan("17 cases"))
    dated = Dated(Counts(written_words(copy)))
    spots = [stated.spot for stated in all_stated(sought, dated)]
    assert [copy[spot.start : spot.end] for spot in spots] == ["17", "17", "diecisiete"]


def test_an_operand_may_be_a_count_or_a_percentage() -> None:
    dated = Dated(Counts(written_words("El 96,8 % de la cifra, y 17 más")))
    assert find_stated(as_sought((Decimal("96.8"),)), dated)
    assert find_stated(as_sought((Decimal(17),)), dated)
    assert not find_stated(as_sought((Decimal(18),)), dated)


@pytest.mark.parametrize(
    ("claim", "near"),
    [
        ("8,353 cases", "8,335"),
        ("8,336 cases", "8,335"),
        ("833 cases", "8,335"),
        ("98,335 cases", "8,335"),
        ("83.35 cases", "8,335"),
        ("on 28 March 2018", "28 de febrero de 2018"),
        ("by February 2017", None),
        ("1,234 cases", None),
        ("1,700 cases", None),
        ("18 cases", None),
        ("on 3 March 2017", None),
    ],
)
def test_what_the_copy_has_instead(claim: str, near: str | None) -> None:
    dated = Dated(Counts(written_words(REPLY)))
    (sought,) = sought_in(scan(f"It is {claim}"))
    assert not find_stated(sought, dated)
    spot = nearest(sought, dated)
    assert (spot and REPLY[spot.start : spot.end]) == near


def test_a_number_of_any_length_takes_no_time() -> None:
    claim = f"In all {'9' * 5_000} people"
    (sought,) = sought_in(scan(claim))
    dated = Dated(Counts(written_words(REPLY + "8" * 5_000)))
    assert not find_stated(sought, dated)
    assert nearest(sought, dated) is None
