"""Check the memos of some years: files → memos → diagnostics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from memocli.checks import CheckContext, Selection, run_checks
from memocli.diagnostics import Diagnostic, Severity, in_reading_order
from memocli.errors import UserError
from memocli.load import Library, load_library
from memocli.project import Project
from memocli.report.diagnostics import Checked


@dataclass(frozen=True, slots=True)
class Check:
    """What checking found: diagnostics in reading order, and what was looked at."""

    library: Library
    years: tuple[int, ...]
    diagnostics: tuple[Diagnostic, ...]
    checked: Checked

    def of(self, severity: Severity) -> tuple[Diagnostic, ...]:
        """The diagnostics of one severity."""
        return tuple(found for found in self.diagnostics if found.severity is severity)

    def fails(self, at: Severity) -> bool:
        """Whether a diagnostic is at least that severe."""
        return any(found.severity.rank >= at.rank for found in self.diagnostics)


def check_memos(
    project: Project, years: Sequence[int] = (), selection: Selection | None = None
) -> Check:
    """Check the memos of `years` (all, if none are named). Raises UserError for a year that is not there."""
    for year in years:
        project.require_year(year)
    wanted = tuple(sorted(set(years))) or project.years()
    if not wanted:
        raise UserError("there is no memo in memo/ yet; a memo is a folder such as memo/2018/")
    # Earlier years are read too: a claim may continue, or rest on, one of theirs.
    read = tuple(year for year in project.years() if year <= max(wanted))
    library = load_library(project, read)
    present = tuple(year for year in wanted if year in library.memos)
    context = CheckContext(
        library.memos, library.sources, present, all_years=read == project.years()
    )
    chosen = selection or Selection()
    outcome = run_checks(context, chosen, library.completeness)
    faults = [found for found in library.diagnostics if chosen.takes(found.code)]
    checked = Checked(
        files=len(library.files),
        claims=len(context.claims),
        citations=sum(len(claim.prose.citations) for claim in context.claims),
        sources=len(library.sources),
        waived=outcome.waived,
        years=wanted,
    )
    return Check(library, wanted, in_reading_order([*faults, *outcome.diagnostics]), checked)
