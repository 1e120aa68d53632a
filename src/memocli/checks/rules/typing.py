"""C119: a text is printed with a printer's signs, not with those of a keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from memocli.checks.context import CheckContext
from memocli.checks.printed import Printed, printed_texts
from memocli.checks.rule import Problem, rule
from memocli.language import language_of_tag
from memocli.memo import Memo
from memocli.prose import TypedSign, find_typed_signs

# Straight marks are as good as curly ones in a memo that has no others.
_CURLY: Final = {"double": "“”„«»", "single": "‘’"}
_SAID: Final = {
    "dash": "hyphens stand for a dash",
    "hyphen": "a hyphen stands for a dash",
    "stops": "three full stops stand for an ellipsis",
    "double": "a straight quotation mark is beside curly ones of other texts",
    "single": "a straight apostrophe is beside curly ones of other texts",
    "blanks": "there is more than one blank",
    "stop": "a blank is before a comma or full stop",
}


@rule("C119")
def typewriter_sign(context: CheckContext) -> Iterator[Problem]:
    """What: a text has `--`, `---` or a hyphen between blanks for a dash, `...` for an ellipsis, two blanks together, a blank before a
    comma or full stop, or, in a memo that has curly ones, a straight quotation mark or apostrophe.

    Why: it came along with pasted text and is printed as it is. A memo in which signs change from line to line looks as if nobody
    had read it once more, and who doubts the form doubts the facts.

    Example:
        text: The unit -- it has nine members -- opened 8,335 files [@pgr-torture-unit-2018-02].

    What to do: write what the hint shows. Each text is told once, with the first sign and the number of others. The words of a
    quotation stay as they are: only the signs are another person's typing. A hyphen before a number is left alone: it may be a minus. Where a sign is meant, waive the rule at the claim.
    """
    for year in context.years:
        if year in context.memos:
            yield from _of_memo(context.memos[year])


def _of_memo(memo: Memo) -> Iterator[Problem]:
    texts = list(printed_texts(memo))
    has = {
        kind
        for kind, marks in _CURLY.items()
        if any(mark in one.text for one in texts for mark in marks)
    }
    language = language_of_tag(memo.language)
    marks, dash = language.quotation_marks[0], language.dash
    for printed in texts:
        found = [
            sign
            for sign in find_typed_signs(printed.text, marks, dash.strip())
            if sign.kind not in _CURLY or sign.kind in has
        ]
        if found := [sign for sign in found if not _is_meant(printed, sign)]:
            yield _problem(printed, found, dash)


def _is_meant(printed: Printed, sign: TypedSign) -> bool:
    """Whether a sign belongs to a citation, or begins a line of the file: F017 tells whether that is a list."""
    if sign.kind == "hyphen":
        span = printed.text.part(sign.start, sign.end)
        if not span.file.line(span.line)[: span.column - 1].strip():
            return True
    return _in_citation(printed, sign)


def _in_citation(printed: Printed, sign: TypedSign) -> bool:
    if printed.claim is None:
        return False
    prose = printed.claim.prose
    spans = [(one.start, one.end) for one in prose.citations]
    spans += [(one.start, one.end) for one in prose.faults]
    return any(start <= sign.start < end for start, end in spans)


def _problem(printed: Printed, found: list[TypedSign], dash: str) -> Problem:
    first, *others = found
    more = f", and {len(others)} more of the kind" if others else ""
    # No word beside the sign is told: it may be one of several that are protected together.
    hint = f"write `{first.printed}` in place of `{first.typed}`"
    if first.kind == "blanks":
        hint = "write one blank"
    elif first.kind == "hyphen" and dash == dash.strip():
        hint += ", with no blank on the side of the words that it sets off"
    return Problem(
        printed.text.part(first.start, first.end),
        f"{_SAID[first.kind]}{more}",
        hint,
        claim=printed.claim.full_name if printed.claim else "",
    )


RULES = (typewriter_sign,)
