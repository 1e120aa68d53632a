"""Many faults at a glance: how many of each rule there are, and which three are mended first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from memocli.codes import CODES
from memocli.diagnostics import Diagnostic, Severity
from memocli.report.counts import count_of
from memocli.report.diagnostics.facts import Report
from memocli.report.sanitize import sanitize
from memocli.report.styled import Line

# As many are seen at once.
_FEW: Final = 5
_FIRST: Final = 3
_NAME: Final = re.compile("`([^`]+)`")
_FAMILY_OF_FILES: Final = "F"


def overview(report: Report) -> list[Line]:
    """The lines below the summary of a report with more faults than are seen at once; else none."""
    if report.counts.total() <= _FEW:
        return []
    return [*_by_rule(report), [], *_mended_first(report)]


def _by_rule(report: Report) -> Iterator[Line]:
    """How often each rule spoke: errors first, then what there is most of."""
    numbers = Counter[str]()
    for found in report.diagnostics:
        numbers[found.code] += found.faults
    ranked = sorted(numbers, key=lambda code: (-CODES[code].severity.rank, -numbers[code], code))
    for code in ranked:
        counted = count_of(numbers[code], CODES[code].severity.value)
        yield [(f"{counted:>15} of {code} {CODES[code].name}", "")]
    years = "".join(f" {year}" for year in report.checked.years)
    command = f"`memocli check-citations{years} --select {ranked[0]}`"
    yield [
        (
            f"{command} shows those of one rule, `memocli rule {ranked[0]}` says what to do about it",
            "",
        )
    ]


def _mended_first(report: Report) -> Iterator[Line]:
    """What takes most faults away, errors before all: to correct one name or one record may end several."""
    ranked = sorted(_with_one_cause(report), key=_weight, reverse=True)[:_FIRST]
    theirs = sum(map(len, ranked))
    yield [
        ("Mend first", "bold"),
        (f" ({theirs} of {count_of(report.counts.total(), 'fault')}):", ""),
    ]
    for number, found in enumerate(ranked, start=1):
        yield [(f"{number}. {sanitize(_said_of(found))}", "")]
        yield from ([(f"   {sanitize(line)}", "")] for line in _hints(found))


def _with_one_cause(report: Report) -> list[list[Diagnostic]]:
    """The faults in groups: those about one source, claim or figure, by whatever rules, and those of a file that say the same."""
    groups: dict[str, list[Diagnostic]] = {}
    for found in report.diagnostics:
        if found.faults == 1:  # not the one that stands for a thousand others
            groups.setdefault(_named_in(found) or found.message, []).append(found)
    return list(groups.values())


def _named_in(found: Diagnostic) -> str:
    """What a fault is about: the name that its sentence has first. Faults of a file are about a key, which says little."""
    named = _NAME.search(found.message)
    return named[1] if named and not found.code.startswith(_FAMILY_OF_FILES) else ""


def _weight(group: list[Diagnostic]) -> tuple[int, int]:
    errors = sum(found.severity is Severity.ERROR for found in group)
    return errors, len(group)


def _said_of(group: list[Diagnostic]) -> str:
    """What is wrong, how often, and where that begins."""
    first = group[0]
    place = f"{first.span.file.path}, line {first.span.line}"
    if len(group) == 1:
        return f"{first.code} in {place}: {first.message}"
    name = _named_in(first)
    return f"{f'`{name}`' if name else first.message}: {_counted(group)}, the first in {place}"


def _hints(group: list[Diagnostic]) -> Iterator[str]:
    """What to type about the first fault of each rule."""
    numbers = Counter(found.code for found in group)
    for code, number in numbers.items():
        hint = next(found.hint for found in group if found.code == code).partition("\n")[0]
        times = f" ({number} times)" if number > 1 else ""
        if hint:
            yield f"{code}{times}: {hint}"


def _counted(group: list[Diagnostic]) -> str:
    errors, every = _weight(group)
    numbers = ((errors, "error"), (every - errors, "warning"))
    return " and ".join(count_of(number, noun) for number, noun in numbers if number)
