"""Numbers in JSON: the same in every report."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

_EXACT_DIGITS: Final = 15  # what every reader of JSON keeps exactly
# An extreme growth (from 1 to a number of 50 digits) needs no decimals.
_EXTREME: Final = 10**9


def json_number(value: Decimal) -> int | float | str:
    """A number of JSON, or a text where a program might not read it exactly."""
    if len(value.as_tuple().digits) > _EXACT_DIGITS:
        return f"{value:f}"
    return int(value) if value == value.to_integral_value() else float(value)


def json_percent(percent: Decimal | None) -> int | float | str | None:
    """A percentage with one decimal."""
    if percent is None:
        return None
    return json_number(round(percent, 1) if abs(percent) < _EXTREME else percent)
