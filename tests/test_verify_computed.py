"""What an expression comes to, exactly, and whether a number as written is that."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.examples import examples

from memocli.verify.computed import agrees, compute, rounded_text


@pytest.mark.parametrize(
    ("expression", "language", "value"),
    [
        ("8051 / 8318", "en", Fraction(8051, 8318)),
        ("8,051 ÷ 8,318 × 100", "en", Fraction(805100, 8318)),
        ("8.051 : 8.318", "es", Fraction(8051, 8318)),
        ("8\u00a0051 / 8\u202f318", "es", Fraction(8051, 8318)),
        ("1 - 16/505", "en", Fraction(489, 505)),
        ("2 - 3 - 4", "en", Fraction(-5)),
        ("8 / 4 / 2", "en", Fraction(1)),
        ("2 + 3 * 4", "en", Fraction(14)),
        ("(2 + 3) * 4", "en", Fraction(20)),
        ("-(2 − 5)", "en", Fraction(3)),
        ("0.5 * 96.8", "en", Fraction("48.4")),
        ("0,5 · 96,8", "es", Fraction("48.4")),
        (" + ".join(["1"] * 500), "en", Fraction(500)),
    ],
)
def test_what_it_comes_to(expression: str, language: str, value: Fraction) -> None:
    computed = compute(expression, language)
    assert not computed.reason
    assert computed.value == value


@pytest.mark.parametrize(
    ("expression", "reason", "place"),
    [
        ("3 / 0", "it divides by zero", "0"),
        ("3 / (2 - 2)", "it divides by zero", "("),
        ("3 +", "it ends where a number is missing", "+"),
        ("(3 + 2", "it ends where `)` is missing", "2"),
        ("3 2", "`+`, `-`, `*`, `/` or the end is missing", "2"),
        ("3 + 2)", "`+`, `-`, `*`, `/` or the end is missing", ")"),
        ("3 ** 2", "a number is missing", "*"),
        ("abs(3)", "only numbers, `+ - * /` and brackets can be computed", "a"),
        ("8,33,5 + 1", "`8,33,5` can't be read as a number", "8,33,5"),
        ("", "it ends where a number is missing", ""),
        ("(" * 500, "its brackets are nested too deep", "("),
        ("-" * 500 + "3", "its brackets are nested too deep", "-"),
        ("1+" * 5_000 + "1", "it is too long", "1"),
        ("(" * 5_000, "it is too long", "("),
        ("9" * 5_000, f"`{'9' * 40}` can't be read as a number", "9" * 5_000),
    ],
)
def test_what_can_not_be_computed(expression: str, reason: str, place: str) -> None:
    computed = compute(expression, "en")
    assert (computed.reason, computed.operands) == (reason, ())
    assert expression[computed.start : computed.end] == place


def test_operands_have_their_places_and_constants_need_no_evidence() -> None:
    expression = "(1 - 8,051 / 8318) * 100"
    operands = compute(expression, "en").operands
    assert [expression[one.start : one.end] for one in operands] == ["1", "8,051", "8318", "100"]
    assert [int(one.values[0]) for one in operands] == [1, 8051, 8318, 100]
    assert [one.is_constant for one in operands] == [True, False, False, True]


@pytest.mark.parametrize(
    ("written", "value", "is_percent", "is_right"),
    [
        ("96.8", "96.79", False, True),
        ("96.8", "96.75", False, True),
        ("96.8", "96.85", False, True),
        ("96.8", "96.7499", False, False),
        ("96.8", "96.8501", False, False),
        ("96.9", "96.85", False, True),
        ("97", "96.79", False, True),
        ("96.80", "96.79", False, False),
        ("2", "2.5", False, True),
        ("3", "2.5", False, True),
        ("3", "3.5", False, False),
        ("4", "3.5", False, True),
        ("96.8", "0.9679", True, True),
        ("96.8", "0.9679", False, False),
        ("96.8", "96.79", True, True),
        ("0.2", "0.00204", True, True),
        ("8,335", "8335", False, True),
        ("8,335", "8334", False, False),
        ("thirty-two", "32", False, True),
        ("thirty-two", "33", False, False),
        ("1.5 million", "1480001", False, True),
        ("1.5 million", "1440000", False, False),
        ("2 million", "1500000", False, True),
    ],
)
def test_a_number_agrees_as_far_as_it_is_written(
    written: str, value: str, is_percent: bool, is_right: bool
) -> None:
    assert agrees(written, Fraction(value), "en", is_percent=is_percent) is is_right


def test_a_number_in_words_and_digits() -> None:
    assert agrees("8 mil 335", Fraction(8335), "es")
    assert not agrees("8 mil 335", Fraction(8334), "es")


@pytest.mark.parametrize(
    ("value", "written", "language", "is_percent", "text"),
    [
        ("96.7", "96.8", "en", False, "96.7"),
        ("96.799", "96.80", "en", False, "96.799"),
        ("96.84999", "96.9", "en", False, "96.8"),
        ("0.967", "96.8", "es", True, "96.7"),
        ("8335", "8,336", "en", False, "8,335"),
        ("-2.5", "3", "en", False, "−3"),
    ],
)
def test_what_it_gives_instead(
    value: str, written: str, language: str, is_percent: bool, text: str
) -> None:
    assert rounded_text(Fraction(value), written, language, is_percent=is_percent) == text


def _joined(
    parts: tuple[tuple[str, Fraction | None], str, tuple[str, Fraction | None]],
) -> tuple[str, Fraction | None]:
    (left, one), sign, (right, other) = parts
    text = f"({left} {sign} {right})"
    if one is None or other is None or (sign == "/" and not other):
        return text, None
    return text, {"+": one + other, "-": one - other, "*": one * other}.get(
        sign, one / other if other else None
    )


_NUMBERS = st.integers(0, 99_999).map(Decimal) | st.decimals(0, 999, places=2)
_TREES = st.recursive(
    _NUMBERS.map(lambda number: (f"{number:,}", Fraction(number))),
    lambda inner: st.tuples(inner, st.sampled_from("+-*/"), inner).map(_joined),
    max_leaves=12,
)


@examples(2)
@given(_TREES)
def test_it_agrees_with_fractions(tree: tuple[str, Fraction | None]) -> None:
    text, value = tree
    computed = compute(text, "en")
    if value is None:
        assert computed.reason == "it divides by zero"
    else:
        assert (computed.reason, computed.value) == ("", value)


@examples(2)
@given(st.decimals(0, 10_000, places=4), st.integers(0, 3))
def test_it_rounds_as_decimal_does(value: Decimal, places: int) -> None:
    step = Decimal(1).scaleb(-places)
    right = {value.quantize(step, mode) for mode in (ROUND_HALF_UP, ROUND_HALF_EVEN)}
    for off in range(-2, 3):
        written = max(value, step * 2).quantize(step) + off * step
        assert agrees(f"{written:,}", Fraction(value), "en") is (written in right)


@given(st.text("0123456789.,+-*/() ×÷x", max_size=20))
def test_no_text_is_too_much(expression: str) -> None:
    computed = compute(expression, "en")
    assert bool(computed.reason) is not bool(computed.operands)
