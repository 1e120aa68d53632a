"""Faults in the files of other years: which of them matter to the years in question.

Earlier memos are read too, since claims continue them and rest on them. A fault there bars a year only if one of its claims
refers to a claim of the faulty file, or to one that was not found and may stand in what could not be read, or if a chart of it
shows figures of that year.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from memocli.diagnostics import Diagnostic
from memocli.load import Library
from memocli.memo import Basis
from memocli.project import year_of
from memocli.series import charted_years, charts_of

_YEAR: Final = re.compile(r"(\d{4})/")


def faults_elsewhere(library: Library, years: Collection[int]) -> list[Diagnostic]:
    """The faults found while reading that are in files of other years, and that no claim of `years` has to do with."""
    elsewhere = [found for found in library.diagnostics if _is_elsewhere(found, years)]
    if not elsewhere:
        return []
    files = {
        claim.full_name: claim.part.id.span.file.path
        for memo in library.memos.values()
        for claim in memo.claims
    }
    references = set(_references(library, years))
    needed = {files[name] for name in references if name in files}
    unsure = {int(match[1]) for name in references - files.keys() if (match := _YEAR.match(name))}
    return [
        found
        for found in elsewhere
        if found.span.file.path not in needed and year_of(found.span.file.path) not in unsure
    ]


def _is_elsewhere(found: Diagnostic, years: Collection[int]) -> bool:
    year = year_of(found.span.file.path)
    return year is not None and year not in years


def _references(library: Library, years: Collection[int]) -> Iterator[str]:
    """The full names of all earlier claims that the memos of `years` refer to, and `YEAR/` for a year that their charts show."""
    for year in years:
        memo = library.memos.get(year)
        if memo is None:
            continue
        yield from (str(entry.claim) for entry in memo.head.dropped)
        # A figure that a chart shows may stand in what could not be read.
        yield from (
            f"{charted}/"
            for _, chart in charts_of(memo)
            for charted in charted_years(chart, year, library.memos)
            if charted != year
        )
        for named in memo.claims:
            basis = named.claim.basis or Basis()
            yield from map(str, (*named.claim.continues, *basis.earlier_memo))
