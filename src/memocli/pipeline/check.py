"""Check the memos of some years: files → memos → diagnostics, as anybody may see them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from memocli.checks import Beside, CheckContext, Selection, run_checks
from memocli.diagnostics import Diagnostic, Severity, abridged, in_reading_order
from memocli.load import Completeness, Library, load_library
from memocli.memo import CheckSettings
from memocli.pipeline.other_years import faults_elsewhere
from memocli.project import Project
from memocli.protect import (
    as_anybody_may_see,
    protecting_errors,
    verified_without_fragments,
)
from memocli.report.diagnostics import Checked

if TYPE_CHECKING:  # a memo without a seal and without evidence needs none of it
    from memocli.sealing import SealedMemo
    from memocli.verify.results import Verification


class Check(Struct, frozen=True):
    """What checking found: diagnostics in reading order, without what may not be seen, and what was looked at.

    `elsewhere` are faults in the files of other years that no claim in question has to do with. `verification` is what came of holding
    the claims against their evidence; None where nothing is kept.
    """

    library: Library
    years: tuple[int, ...]
    diagnostics: tuple[Diagnostic, ...]
    checked: Checked
    fail_on: Severity
    elsewhere: tuple[Diagnostic, ...] = ()
    verification: Verification | None = None

    def of(self, severity: Severity) -> tuple[Diagnostic, ...]:
        """The diagnostics of one severity."""
        return tuple(found for found in self.diagnostics if found.severity is severity)

    @property
    def failing(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that make the check fail, and stop a build: those at least as severe as `fail_on`."""
        return tuple(d for d in self.diagnostics if d.severity.rank >= self.fail_on.rank)


@protecting_errors
def check_memos(
    project: Project,
    years: Sequence[int] = (),
    selection: Selection | None = None,
    fail_on: Severity | None = None,
    *,
    every_fault: bool = False,
) -> Check:
    """Check the memos of `years` (all, if none are named). Raises UserError for a year that is not there.

    `selection` and `fail_on` take the place of what the settings of the project say. Of more than a thousand faults of one kind
    in a file, one diagnostic stands for the rest, unless `every_fault` is wanted.
    """
    wanted = _years_in_question(project, years)
    # Earlier years are read too: a claim may continue, or rest on, one of theirs.
    read = tuple(year for year in project.years() if year <= max(wanted))
    library = load_library(project, read)
    present = tuple(year for year in wanted if year in library.memos)
    everything = read == project.years()
    verification = verification_where_kept(project, library, present)
    context = CheckContext(
        library.memos,
        library.sources,
        present,
        all_years=everything,
        beside=Beside(
            library.figures,
            dict(_sealed(project, library, present)),
            verification,
        ),
    )
    chosen = selection or Selection(also=library.settings.checks.also)
    elsewhere = set(faults_elsewhere(library, wanted))
    outcome = run_checks(context, chosen, _completeness(library, elsewhere))
    faults = [found for found in library.diagnostics if chosen.takes(found.code)]
    here = (fault for fault in faults if fault not in elsewhere)
    found = in_reading_order([*here, *outcome.diagnostics])
    counted = found if selection else _counting(found, library.settings.checks)
    told = counted if every_fault else tuple(abridged(counted))
    return Check(
        library,
        wanted,
        as_anybody_may_see(project, library, wanted, told, chosen.takes),
        _checked(context, library, wanted, outcome.waived, len(found) - len(counted)),
        fail_on or library.settings.checks.failing,
        in_reading_order(fault for fault in faults if fault in elsewhere),
        verification,
    )


def _years_in_question(project: Project, years: Sequence[int]) -> tuple[int, ...]:
    """The years that were asked for, or all; never none."""
    for year in years:
        project.require_year(year)
    return tuple(sorted(set(years))) or project.known_years()


def verification_where_kept(
    project: Project, library: Library, years: Sequence[int]
) -> Verification | None:
    """What holding the claims of `years` against the kept copies came to; None where nothing is kept."""
    if not has_evidence(library):
        return None
    # Imported here: a memo without evidence needs none of it.
    from memocli.pipeline.holding import verification_of

    return verified_without_fragments(project, library, verification_of(project, library, years))


def has_evidence(library: Library) -> bool:
    """Whether any source has a kept copy, or says of another one that it is of the same origin; or any claim has a passage."""
    customs = (source.custom for source in library.sources.values() if source.custom)
    return any(custom.evidence or custom.same_origin_as for custom in customs) or any(
        claim.claim.passages for memo in library.memos.values() for claim in memo.claims
    )


def _sealed(
    project: Project, library: Library, years: Sequence[int]
) -> Iterator[tuple[int, SealedMemo]]:
    """The seals of the memos in question. Raises UserError where a template of a sealed memo can't be read."""
    for year in years:
        if seal := library.seals.get(year):
            # Imported here: a memo that was not sealed needs none of it.
            from memocli.sealing import SealedMemo
            from memocli.template_sets import templates_in_files

            style = library.memos[year].head.style
            yield year, SealedMemo(seal, templates_in_files(project, style))


def _completeness(library: Library, elsewhere: Collection[Diagnostic]) -> Completeness:
    """What was read without leaving anything out; the memos are, where only files of other years lack something."""
    incomplete = library.incomplete - {found.span.file.path for found in elsewhere}
    return replace(library.completeness, memos=not incomplete)


def _checked(
    context: CheckContext, library: Library, years: tuple[int, ...], waived: int, ignored: int
) -> Checked:
    """What was looked at, in numbers."""
    faults = context.verification.faults if context.verification else ()
    return Checked(
        files=len(library.files),
        claims=len(context.claims),
        citations=sum(len(claim.prose.citations) for claim in context.claims),
        sources=len(library.sources),
        waived=waived,
        ignored=ignored,
        not_here=sum(fault.kind == "not here" for fault in faults),
        years=years,
        one_reader=context.verification is not None and context.verification.one_reader,
    )


def _counting(found: tuple[Diagnostic, ...], settings: CheckSettings) -> tuple[Diagnostic, ...]:
    """The diagnostics that count in this project: errors always do."""
    chosen = Selection(ignore=settings.ignore, also=settings.also)
    return tuple(d for d in found if d.severity is Severity.ERROR or chosen.takes(d.code))
