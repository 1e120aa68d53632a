"""Where a copy has a number, in digits or words, in any form of its language; and where digits stand that count nothing."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, cached_property
from itertools import chain, count
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
# Of so many values it is remembered where they stand: those of the claim that is looked at.
_MOST_ASKED: Final = 16
# What may make a longer number of digits stands this near.
_NEAR: Final = 24
# Units that are often written right behind their number: 810MB, 9mm.
_UNIT: Final = re.compile(
    r"(?:[kmcd]?m[23²³]?|[kmµ]?g|[cdm]?l|ha|[kKMGT]i?[Bb]|[kMG]?Wh?|[kMG]?Hz|h|hrs?|min|[ap]m)(?![^\W_])"
)
_NO_DIGIT: Final = str.maketrans("", "", f" .,{_THIN}")


class _Asked:
    """What was found of a value so far. The same is asked for several times in a row, often only whether there is any."""

    def __init__(self, rest: Iterator[Counted]) -> None:
        self._found: list[Counted] = []
        self._rest = rest

    def __iter__(self) -> Iterator[Counted]:
        for at in count():
            if at == len(self._found):
                more = next(self._rest, None)
                if more is None:
                    return
                self._found.append(more)
            yield self._found[at]


class Counts(Struct, frozen=True, dict=True, eq=False):
    """The numbers of a copy. Nothing is read before it is looked for: a copy has far more than its claims ask."""

    written: Written

    def places(self, value: Decimal) -> Iterator[Counted]:
        """Everywhere that a number of this value stands, in digits first, wherever it may count nothing."""
        known: dict[Decimal, _Asked] = self._asked
        if value not in known:
            if len(known) == _MOST_ASKED:
                known.clear()
            known[value] = _Asked(self._places(value))
        return iter(known[value])

    def with_digits(self, digits: str) -> Iterator[tuple[int, int]]:
        """Where digits stand that are these without signs, and without zeros at either end: 1.5 million is 1,500,000."""
        keys, places = self._by_digits
        at = keys.find(f"|{digits}|")
        while at >= 0:
            number = keys.count("|", 0, at)
            yield places[2 * number], places[2 * number + 1]
            at = keys.find(f"|{digits}|", at + 1)

    def _places(self, value: Decimal) -> Iterator[Counted]:
        for start, end in self.with_digits(_key(f"{value:f}")):
            found = self.read(start, end)
            if found and value in found.values:
                yield found
        yield from self.spelled.places(value)

    @cached_property
    def _asked(self) -> dict[Decimal, _Asked]:
        return {}

    @cached_property
    def _by_digits(self) -> tuple[str, array[int]]:
        """All digits of the text without signs, a bar before and behind each, and where each begins and ends.

        A dictionary of lists would take ten times the memory.
        """
        keys: list[str] = []
        places: list[int] = []
        for start, end in self._all():
            digits = self.written.text[start:end]
            divided = [(start, end)] if digits.isdigit() else self._divided(digits, start)
            for place in divided:
                keys.append(_key(self.written.text[slice(*place)]))
                places.extend(place)
        return f"|{''.join(f'{key}|' for key in keys)}", array("I", places)

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

    def _all(self) -> Iterator[tuple[int, int]]:
        """The places of all digits, with what may group them."""
        places = iter(self._flat)
        return zip(places, places, strict=True)

    @cached_property
    def _flat(self) -> array[int]:
        matches = _DIGITS.finditer(self.written.text)
        return array("I", list(chain.from_iterable(match.span() for match in matches)))

    @cached_property
    def _signed(self) -> list[str]:
        """All digits with signs or blanks between them."""
        text = self.written.text
        return [text[start:end] for start, end in self._all() if not text[start:end].isdigit()]

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
