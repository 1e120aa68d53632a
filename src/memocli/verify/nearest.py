"""What a copy has in place of a number or date that it does not state: one digit another, two digits swapped, another month or unit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from memocli.verify.dated import Dated
from memocli.verify.no_counts import role
from memocli.verify.numbers import Sought
from memocli.verify.units import unit_of
from memocli.verify.written import Spot

# Shorter numbers are all alike; a longer one is an address or a slip of the keys.
_SHORTEST: Final = 3
_LONGEST: Final = 15


def nearest(sought: Sought, dated: Dated) -> Spot | None:
    """The place of what is most like a number or date of a claim; None where nothing is."""
    written = dated.counts.written
    for date in sought.dates:
        near = dated.near(date)
        if near:
            return written.spot(near.start, near.end)
    for value in sought.values:
        for counted in dated.counts.places(value):  # of something else: percent, another money
            unit = unit_of(written.text, counted.start, counted.end)
            if unit.name:
                return written.spot(unit.start, unit.end)
    for value in sought.values:
        for digits in _alike("".join(sign for sign in f"{value:f}" if sign.isdigit())):
            for start, end in dated.counts.with_digits(digits.strip("0")):
                found = "".join(sign for sign in written.text[start:end] if sign.isdigit())
                if found == digits and role(written, start, end) == "count":
                    return written.spot(start, end)
    return None


def _alike(digits: str) -> Iterator[str]:
    """The digits themselves, which another sign may part; then those with two swapped, one changed, one less, one more."""
    if not _SHORTEST <= len(digits) <= _LONGEST:
        return
    yield digits
    for at in range(len(digits) - 1):
        yield digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    for at in range(len(digits)):
        for other in "0123456789":
            yield digits[:at] + other + digits[at + 1 :]
    for at in range(len(digits)):
        yield digits[:at] + digits[at + 1 :]
    for at in range(len(digits) + 1):
        for other in "0123456789":
            yield digits[:at] + other + digits[at:]
