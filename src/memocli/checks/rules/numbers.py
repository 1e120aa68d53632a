"""C106 and C110: a number in a text is supported, and a figure is stated in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from memocli.checks.context import CheckContext
from memocli.checks.rule import Problem, rule
from memocli.checks.rules.bounds import unstated_bound
from memocli.checks.rules.cells import CELL_HINT, plain_cells
from memocli.memo import Basis, NamedClaim
from memocli.prose import Numeral

# A number word up to here is as often grammar ("one of the", "in two ways") as a count.
_SMALL: Final = 10


@rule("C106", needs_complete=("entry", "numbers"))
def number_without_support(context: CheckContext) -> Iterator[Problem]:
    """What: a claim without a citation states a number that none of the claims it rests on states; or a cell of a table states one
    and is no claim. The first cell of a row, which names it, may have numbers.

    Why: a number needs a source; one that appears from nowhere can't be checked. Years and dates do not count, nor
    do number words up to ten. A claim from own research may state numbers: the signers are responsible for them. One that is
    cited with another has no note of its own beside its number: if the other claim does not state the number too, the reader
    can't tell where it comes from.

    Example:
        text: More than 40 cases remain open.
        basis: {inference: [torture/torture-unit/caseload]}

    What to do: cite the source of the number, correct it, or name the claim that states it. Where the source in the other
    claim's note is known to state the number, a waiver may say so.
    """
    yield from _in_cells(context)
    for claim in context.claims:
        basis = claim.claim.basis
        if basis is None or basis.own_research or claim.prose.citations:
            continue
        grounds = _grounds(claim, basis, context)
        if grounds is None:
            continue
        stated = {number for ground in grounds for number in _numbers_of(ground)}
        for numeral in claim.prose.numerals:
            if _counts(numeral) and stated.isdisjoint(numeral.values):
                said = _said(claim, numeral)
                yield Problem.of_claim(
                    claim,
                    claim.claim.text.part(numeral.start, numeral.end),
                    f"the number `{said}` is stated by none of the claims that this one rests on",
                    "cite its source, or add the claim that states it to `basis`",
                )


def _in_cells(context: CheckContext) -> Iterator[Problem]:
    for cell in plain_cells(context):
        for numeral in () if cell.names_row else cell.prose.numerals:
            if _counts(numeral):
                said = " ".join(cell.text[numeral.start : numeral.end].split())
                yield Problem(
                    cell.text.part(numeral.start, numeral.end),
                    f"the number `{said}` stands in a cell that is no claim",
                    CELL_HINT,
                )


def _numbers_of(claim: NamedClaim) -> set[Decimal]:
    return {value for numeral in claim.prose.numerals for value in numeral.values}


def _said(claim: NamedClaim, numeral: Numeral) -> str:
    """A number as the text has it, in one line."""
    return " ".join(claim.claim.text[numeral.start : numeral.end].split())


def _counts(numeral: Numeral) -> bool:
    return not numeral.is_date and not (numeral.in_words and numeral.value <= _SMALL)


def _grounds(claim: NamedClaim, basis: Basis, context: CheckContext) -> list[NamedClaim] | None:
    """The claims that a claim rests on; None where one does not exist, which another rule reports."""
    here = [f"{claim.year}/{name}" for name in (*basis.inference, *basis.cited_with)]
    names = [*here, *basis.earlier_memo]
    if any(name not in context.by_name for name in names):
        return None
    return [context.by_name[name] for name in names]


@rule("C110", needs_complete=("entry", "numbers"))
def figure_not_in_text(context: CheckContext) -> Iterator[Problem]:
    """What: a figure's number is not in the text of its claim; or the figure says that it is a bound (`at`), and the text
    does not say so near the number.

    Why: figures are compared from year to year; one that the text does not state is a mistake in one of the two.

    Example:
        text: The unit had opened 8,335 investigations [@pgr-torture-unit-2018-02].
        figures: {torture-investigations: 8353}

    What to do: correct the figure or the text. With `at: least` the text says `at least 31`, `no fewer than 31` or
    `31 or more`; with `most`, `at most` or `up to`; with `about`, `about` or `some`; with `over`, `over` or `more than`. In a
    Spanish memo three digits after a point or a comma are a group of thousands, `8.335` as well as `8,335`; they may be
    decimals only where another number of the same text shows it.
    """
    for claim in context.claims:
        read: dict[str, Numeral] = {}
        for name, figure in claim.claim.figures.items():
            if figure.value not in claim.prose.by_value:
                read = read or _by_digits(claim)
                yield Problem.of_claim(
                    claim,
                    figure.number.span,
                    f"the figure `{name}` is {figure.number}, but the text does not state this number",
                    _read_otherwise(claim, figure.number, read) or "correct the figure or the text",
                )
            else:
                yield from unstated_bound(claim, name, figure, context)


def _by_digits(claim: NamedClaim) -> dict[str, Numeral]:
    """The first number of the text with each row of digits, whatever is between these."""
    found: dict[str, Numeral] = {}
    for numeral in claim.prose.numerals:
        found.setdefault(_digits(_said(claim, numeral)), numeral)
    return found


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _read_otherwise(claim: NamedClaim, figure: str, read: Mapping[str, Numeral]) -> str:
    """A hint where the text has the very digits of a figure, and they are `read` as another number; else empty."""
    digits = _digits(figure)
    if not digits or digits not in read:
        return ""
    numeral = read[digits]
    said, value = _said(claim, numeral), f"{numeral.value.normalize():f}"
    return f"`{said}` in the text is read as {value}: write `{value}`, or correct the text"


RULES = (number_without_support, figure_not_in_text)
