"""The numbers of cases and files in claims."""

from __future__ import annotations

import pytest
from tests.support.searchables import of_blocks

from memocli.verify.case_numbers import case_numbers_in, has_case_number


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("in amparo 318/2030, and in 7045/2018.", ["318/2030", "7045/2018"]),
        ("on 28/02/2018, in 02/2018, at 3/4 of 2018", []),
        ("see https://example.org/318/2030 and A/HRC/34/2018", []),
        ("of 317-318/2030", []),
        ("in 2016/2017", []),
        ("Recommendation 5VG/2018, SUP-JDC-101/2017", ["5VG/2018", "SUP-JDC-101/2017"]),
        ("in 1.318/2030", []),
    ],
)
def test_case_numbers(text: str, said: list[str]) -> None:
    assert [text[start:end] for start, end in case_numbers_in(text)] == said


@pytest.mark.parametrize(
    ("copy", "is_there"),
    [
        ("el amparo 318/2030;", True),
        ("el amparo 318/\n2030", True),
        ("el amparo 318-2030", True),
        ("el amparo 381/2030", False),
        ("el amparo 318.2030", False),
        ("el amparo 1318/2030", False),
        ("el amparo 318/2031 de 2030", False),
    ],
)
def test_whether_a_copy_has_a_case_number(copy: str, is_there: bool) -> None:
    assert has_case_number("318/2030", of_blocks(copy)) is is_there


@pytest.mark.parametrize(
    ("copy", "is_there"),
    [
        ("la Recomendación 15VG/2018.", True),
        ("la Recomendación 15 VG/2018.", True),
        ("la Recomendación 51VG/2018.", False),
        ("la Recomendación 15VG/2017.", False),
        ("la Recomendación 115VG/2018.", False),
    ],
)
def test_whether_a_copy_has_a_number_with_letters(copy: str, is_there: bool) -> None:
    assert has_case_number("15VG/2018", of_blocks(copy)) is is_there
