"""Roman numerals, by which the parts of a memo are counted, and letters, by which its annexes are."""

from __future__ import annotations

from string import ascii_uppercase
from typing import Final

_SIGNS: Final = {
    1000: "M",
    900: "CM",
    500: "D",
    400: "CD",
    100: "C",
    90: "XC",
    50: "L",
    40: "XL",
    10: "X",
    9: "IX",
    5: "V",
    4: "IV",
    1: "I",
}


def roman(number: int) -> str:
    """A number from 1 as a Roman numeral."""
    written = ""
    for value, sign in _SIGNS.items():
        many, number = divmod(number, value)
        written += sign * many
    return written


def letters(number: int) -> str:
    """A number from 1 in letters: A, B … Z, AA, AB …"""
    written = ""
    while number:
        number, place = divmod(number - 1, len(ascii_uppercase))
        written = ascii_uppercase[place] + written
    return written
