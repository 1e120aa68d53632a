"""What `computed:` says of a number: how it follows from others, worked out exactly.

number      = digits as a text has them: 8335, 8,335, 96.8
factor      = number | - factor | ( sum )
product     = factor, then * × · or / ÷ : and a factor, as often as wanted
sum         = product, then + or - and a product, as often as wanted
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from msgspec import Struct

from memocli.language import language_of_tag, number_text
from memocli.prose.digits import read_digits
from memocli.prose.numerals import find_numerals

# Long sums are welcome (32 states); more than this is no explanation, and nobody nests brackets so deep.
_MOST_TOKENS: Final = 2_000
_DEEPEST: Final = 30
_LONGEST_NUMBER: Final = 40
_THIN: Final = "\u00a0\u2009\u202f"
_TOKEN: Final = re.compile(
    rf"\s*(?:(?P<number>[0-9]+(?:[.,{_THIN}][0-9]+)*)|(?P<sign>[-+*/()×·÷:−–]))"
)
# A number in digits, or the digits of one that goes on in words.
_DIGITS: Final = re.compile(rf"[0-9]+(?:[.,{_THIN}][0-9]+)*")
_SIGNS: Final = {"×": "*", "·": "*", "÷": "/", ":": "/", "−": "-", "–": "-"}
_BLANK: Final = re.compile(r"\s*\Z")
# Who computes a share, or a share that is left, writes these without a source for them.
_CONSTANTS: Final = (Decimal(1), Decimal(100))


class Operand(Struct, frozen=True):
    """A number of an expression, all that it may mean, and its place in the expression."""

    values: tuple[Decimal, ...]
    start: int
    end: int

    @property
    def is_constant(self) -> bool:
        """Whether it is 1 or 100, which need no evidence."""
        return self.values[0] in _CONSTANTS


class Computed(Struct, frozen=True):
    """What an expression comes to: its exact `value` and `operands`, or `reason`, a clause that says why there is no value.

    Where there is none, `start` and `end` are the place in the expression that is wrong.
    """

    value: Fraction = Fraction(0)
    operands: tuple[Operand, ...] = ()
    reason: str = ""
    start: int = 0
    end: int = 0


class _Fault(Exception):
    """What is wrong with an expression, and where."""

    def __init__(self, reason: str, start: int, end: int) -> None:
        super().__init__(reason)
        self.reason, self.start, self.end = reason, start, end


class _Token(Struct, frozen=True):
    """A sign, or a number (its `values`); an empty sign is the end."""

    sign: str
    start: int
    end: int
    values: tuple[Decimal, ...] = ()


def compute(expression: str, language: str) -> Computed:
    """Work out an expression whose numbers are written as in a text of the language; never raises."""
    try:
        tokens = _tokens(expression, language)
        reading = _Reading(tokens)
        value = reading.sum(0)
        reading.expect("")
    except _Fault as fault:
        return Computed(reason=fault.reason, start=fault.start, end=fault.end)
    operands = tuple(
        Operand(token.values, token.start, token.end) for token in tokens if token.values
    )
    return Computed(value, operands)


def agrees(written: str, value: Fraction, language: str, *, is_percent: bool = False) -> bool:
    """Whether a number as a text has it is this value, rounded as far as it is written: 96.8 to tenths, 1.5 million to hundred thousands.

    A half may be rounded up or to the even digit. A percentage may be computed as a share: 17 / 8335 gives "0.2 percent".
    """
    return any(
        _rounds_to(number, step, candidate)
        for number, step in _readings(written, language)
        for candidate in ((value, value * 100) if is_percent else (value,))
    )


def is_bound_by(value: Fraction, number: Decimal, kind: str) -> bool:
    """Whether a text may say "more than 8,000" (`over`) of a value, and so on: it is no further away than the last digit that is no zero shows."""
    exponent = number.normalize().as_tuple().exponent
    if not isinstance(exponent, int):
        return False
    step, above = Fraction(10) ** exponent, value - Fraction(number)
    if kind == "about":
        return abs(above) * 2 <= step
    return 0 <= above < step if kind in ("least", "over") else 0 <= -above < step


def rounded_text(value: Fraction, written: str, language: str, *, is_percent: bool = False) -> str:
    """A value that is not the number as written, with as many decimals as show the difference: "96.79" for 96.8."""
    readings = _readings(written, language)
    shown = value * 100 if is_percent and abs(value) <= 1 else value
    places = max((_places(step) for _, step in readings), default=0)
    for more in (0, 1, 2, 4):
        rounded = _rounded(shown, places + more)
        if all(Fraction(rounded) != number for number, _ in readings):
            break
    return number_text(rounded, language_of_tag(language))


class _Reading:
    """Reads tokens one by one, from left to right."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.at = 0

    def sum(self, depth: int) -> Fraction:
        value = self.product(depth)
        while self.tokens[self.at].sign in ("+", "-"):
            sign = self.next().sign
            other = self.product(depth)
            value = value + other if sign == "+" else value - other
        return value

    def product(self, depth: int) -> Fraction:
        value = self.factor(depth)
        while self.tokens[self.at].sign in ("*", "/"):
            sign = self.next().sign
            divisor = self.tokens[self.at]
            other = self.factor(depth)
            if sign == "/" and not other:
                raise _Fault("it divides by zero", divisor.start, divisor.end)
            value = value * other if sign == "*" else value / other
        return value

    def factor(self, depth: int) -> Fraction:
        token = self.next()
        if token.values:
            return Fraction(token.values[0])
        if depth > _DEEPEST:
            raise _Fault("its brackets are nested too deep", token.start, token.end)
        if token.sign == "-":
            return -self.factor(depth + 1)
        if token.sign == "(":
            value = self.sum(depth + 1)
            self.expect(")")
            return value
        raise _wrong(token, "a number")

    def next(self) -> _Token:
        token = self.tokens[self.at]
        if token.values or token.sign:
            self.at += 1
        return token

    def expect(self, sign: str) -> None:
        token = self.tokens[self.at]
        if token.values or token.sign != sign:
            raise _wrong(token, f"`{sign}`" if sign else "`+`, `-`, `*`, `/` or the end")
        self.at += bool(sign)


def _wrong(token: _Token, wanted: str) -> _Fault:
    if not (token.values or token.sign):
        return _Fault(f"it ends where {wanted} is missing", max(token.start - 1, 0), token.end)
    return _Fault(f"{wanted} is missing", token.start, token.end)


def _tokens(expression: str, language: str) -> list[_Token]:
    facts = language_of_tag(language)
    tokens: list[_Token] = []
    at = 0
    while not _BLANK.match(expression, at):
        match = _TOKEN.match(expression, at)
        if match is None:
            start = at + len(expression[at:]) - len(expression[at:].lstrip())
            raise _Fault("only numbers, `+ - * /` and brackets can be computed", start, start + 1)
        at = match.end()
        if len(tokens) == _MOST_TOKENS:
            raise _Fault("it is too long", match.start(), at)
        if match["sign"]:
            sign = _SIGNS.get(match["sign"], match["sign"])
            tokens.append(_Token(sign, *match.span("sign")))
            continue
        place = match.span("number")
        is_short = place[1] - place[0] <= _LONGEST_NUMBER
        values = read_digits(match["number"], facts, "") if is_short else ()
        if not values:
            raise _Fault(f"`{match['number'][:_LONGEST_NUMBER]}` can't be read as a number", *place)
        tokens.append(_Token("", *place, values))
    return [*tokens, _Token("", len(expression), len(expression))]


def _readings(written: str, language: str) -> list[tuple[Fraction, Fraction]]:
    """What a number as a text has it may be, and the step to the next one that is written as exactly."""
    digits = _DIGITS.findall(written)
    if digits == [written]:
        values = read_digits(written, language_of_tag(language), "")
        return [(Fraction(value), _step(value)) for value in values]
    found = []
    for numeral in find_numerals(written, language):
        number, step = Fraction(numeral.value), Fraction(1)
        if len(digits) == 1:  # 1.5 million
            for value in read_digits(digits[0], language_of_tag(language), ""):
                scale = number / Fraction(value) if value else Fraction(1)
                step = _step(value) * scale if _is_power_of_ten(scale) else step
        found.append((number, step))
    return found


def _step(number: Decimal) -> Fraction:
    exponent = number.as_tuple().exponent
    return Fraction(1, 10 ** max(0, -exponent)) if isinstance(exponent, int) else Fraction(1)


def _is_power_of_ten(scale: Fraction) -> bool:
    return scale.denominator == 1 and str(scale.numerator).rstrip("0") == "1"


def _places(step: Fraction) -> int:
    return len(str(step.denominator)) - 1


def _rounds_to(number: Fraction, step: Fraction, value: Fraction) -> bool:
    """Whether a number is the nearest to the value of all that are as exact; a half goes away from zero, or to an even one."""
    distance = abs(value - number)
    if distance * 2 != step:
        return distance * 2 < step
    return abs(number) > abs(value) or (number / step) % 2 == 0


def _rounded(value: Fraction, places: int) -> Decimal:
    """The value with so many decimals, a half away from zero."""
    scaled = abs(value) * 10**places
    whole = int(scaled + Fraction(1, 2))
    sign = -1 if value < 0 else 1
    return Decimal(sign * whole).scaleb(-places)
