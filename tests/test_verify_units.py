"""What a number counts, by the words beside it."""

from __future__ import annotations

import pytest

from memocli.verify.units import unit_of


@pytest.mark.parametrize(
    ("text", "number", "unit", "said"),
    [
        ("rose by 12 percent in May", "12", "percent", "12 percent"),
        ("rose by 12 percentage points", "12", "points", "12 percentage points"),
        ("el 12,5% de las mujeres", "12,5", "percent", "12,5%"),
        ("bajó 12 puntos porcentuales", "12", "points", "12 puntos porcentuales"),
        ("between 10 to 17 percent", "10", "percent", "10 to 17 percent"),
        ("was paid 3.5 million U.S. dollars", "3.5 million", "dollar", "3.5 million U.S. dollars"),
        ("pagó 3.5 millones de pesos", "3.5 millones", "peso", "3.5 millones de pesos"),
        ("it got US$5 million", "5 million", "dollar", "US$5 million"),
        ("it got $5 million", "5 million", "", "5 million"),
        ("it got € 40 for it", "40", "euro", "€ 40"),
        ("12 puntos de revisión", "12", "", "12"),
        ("12 pesoss", "12", "", "12"),
    ],
)
def test_what_a_number_counts(text: str, number: str, unit: str, said: str) -> None:
    start = text.index(number)
    found = unit_of(text, start, start + len(number))
    assert (found.name, text[found.start : found.end]) == (unit, said)
