"""Where a copy has a number, in digits or words, in any form of its language; and where digits stand that count nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, cached_property
from typing import Final

from msgspec import Struct

from memocli.language import LANGUAGES
from memocli.prose.digits import decimal_sign, read_digits
from memocli.verify.spelled import Counted, Spelled, scales
from memocli.verify.written import Written

_THIN: Final = "\u00a0\u2007\u2009\u202f"
# Digits with all that may group them. A usual blank may, as a PDF has it in place of a thin one, or is between two numbers.
_DIGITS: Final = re.compile(rf"[0-9]+(?:[.,][0-9]+|[ {_THIN}][0-9]{{3}}(?![0-9]))*")
_BLANK: Final = re.compile(rf"[ {_THIN}]")
_GROUPED_BY_BLANKS: Final = re.compile(
    rf"[1-9][0-9]{{0,2}}(?:[ {_THIN}][0-9]{{3}})+(?:[.,][0-9]+)?"
)
_GROUPED_BY_SIGNS: Final = re.compile(
    r"[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+"
)
_WORD_BEFORE: Final = re.compile(r"[^\W\d_][ \n]\Z")
_WORD_BEHIND: Final = re.compile(r" [^\W\d_]|[.,;:)]\s")
# What may make a longer number of digits stands this near.
_NEAR: Final = 24
# Units that are often written right behind their number: 810MB, 9mm.
_UNIT: Final = re.compile(
    r"(?:[kmcd]?m[23²³]?|[kmµ]?g|[cdm]?l|ha|[kKMGT]i?[Bb]|[kMG]?Wh?|[kMG]?Hz|h|hrs?|min|[ap]m)(?![^\W_])"
)
_NO_DIGIT: Final = str.maketrans("", "", f" .,{_THIN}")


class Counts(Struct, frozen=True, dict=True, eq=False):
    """The numbers of a copy. Nothing is read before it is looked for: a copy has far more than its claims ask."""

    written: Written

    def places(self, value: Decimal) -> Iterator[Counted]:
        """Everywhere that a number of this value stands, in digits first, wherever it may count nothing."""
        for start, end in self.by_digits.get(_key(f"{value:f}"), ()):
            found = self.read(start, end)
            if found and value in found.values:
                yield found
        yield from self.spelled.places(value)

    @cached_property
    def by_digits(self) -> dict[str, list[tuple[int, int]]]:
        """All digits of the text by what they are without signs, and without zeros at either end: 1.5 million is 1,500,000."""
        found: dict[str, list[tuple[int, int]]] = {}
        for place in self._all:
            start, end = place
            digits = self.written.text[start:end]
            if digits.isdigit():
                found.setdefault(digits.strip("0") or "0", []).append(place)
                continue
            for first, last in self._divided(digits, start):
                found.setdefault(_key(self.written.text[first:last]), []).append((first, last))
        return found

    def read(self, start: int, end: int) -> Counted | None:
        """What the digits at a place mean, with the words beside them ("8 mil 335"); None where they are a part of something else."""
        text = self.written.text
        if is_in_a_word(text, start, end):
            return None
        near = text[max(0, start - _NEAR) : end + _NEAR]
        if scales().search(near):
            return self.spelled.around(start, end)
        digits = _BLANK.sub("\u00a0", text[start:end])
        values = {
            value
            for facts in self.written.languages
            for value in read_digits(digits, facts, self._decimal_sign)
        }
        return Counted(start, end, tuple(sorted(values))) if values else None

    @cached_property
    def spelled(self) -> Spelled:
        """Its numbers in words."""
        return Spelled(self.written)

    @cached_property
    def groups_by_signs(self) -> bool:
        """Whether points or commas group its digits, so that a usual blank does not."""
        return any(map(_GROUPED_BY_SIGNS.fullmatch, self._signed))

    @cached_property
    def _all(self) -> list[tuple[int, int]]:
        """The places of all digits, with what may group them."""
        return [match.span() for match in _DIGITS.finditer(self.written.text)]

    @cached_property
    def _signed(self) -> list[str]:
        """All digits with signs or blanks between them."""
        text = self.written.text
        return [text[start:end] for start, end in self._all if not text[start:end].isdigit()]

    @cached_property
    def _decimal_sign(self) -> str:
        """What stands before decimals in this copy, as far as its numbers show it."""
        return decimal_sign(digits for digits in self._signed if not _BLANK.search(digits))

    def _divided(self, digits: str, start: int) -> Iterator[tuple[int, int]]:
        """The places of the numbers that digits with blanks between them may be: one, several, or both."""
        end = start + len(digits)
        if not _BLANK.search(digits):
            yield start, end
            return
        is_one = bool(_GROUPED_BY_BLANKS.fullmatch(digits))
        is_clear = " " not in digits or (
            not self.groups_by_signs and self._is_in_a_sentence(start, end)
        )
        if is_one and (is_clear or not self.groups_by_signs):
            yield start, end
        if not (is_one and is_clear):
            at = start
            for piece in _BLANK.split(digits):
                yield at, at + len(piece)
                at += len(piece) + 1

    def _is_in_a_sentence(self, start: int, end: int) -> bool:
        """Whether words stand before and behind, where two numbers would not stand without a comma; else it may be a table."""
        line = self.written.text
        return bool(
            _WORD_BEFORE.search(line[max(0, start - 4) : start]) and _WORD_BEHIND.match(line, end)
        )


def _key(digits: str) -> str:
    """Digits without what is between them, and without zeros at their ends; for nothing but zeros, one."""
    return digits.translate(_NO_DIGIT).strip("0") or "0"


def is_in_a_word(text: str, start: int, end: int) -> bool:
    """Whether digits are a part of a word, a path, a case number, a time or a telephone number."""
    before, behind = text[max(0, start - 2) : start], text[end : end + 4]
    if before and (before[-1].isalnum() or before[-1] in "_/"):
        return True
    if len(before) == 2 and before[1] in "-." and before[0].isalpha():
        return True
    if len(before) == 2 and before[1] == ":" and before[0].isdigit():
        return True
    if behind[:1] in ("/", "_") or (behind[:1] == ":" and behind[1:2].isdigit()):
        return True
    if not behind or not behind[0].isalnum():
        return False
    return not (_ordinal().match(text, end) or _UNIT.match(text, end))


@cache
def _ordinal() -> re.Pattern[str]:
    endings = {ending for facts in LANGUAGES.values() for ending in facts.numbers.ordinal_endings}
    return re.compile(rf"(?:{'|'.join(map(re.escape, sorted(endings)))})(?![^\W_])")
