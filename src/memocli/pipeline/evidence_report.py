"""How far the evidence holds the claims of a memo: library → Verification → Coverage → a page, searched before it is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from memocli.errors import UserError
from memocli.load import Library, load_library
from memocli.mask import Mask
from memocli.memo import Memo
from memocli.pipeline.check import verification_where_kept
from memocli.project import Project, memo_folder
from memocli.protect import exposures, protecting_errors, without_protected_words
from memocli.verify.claims import resting
from memocli.verify.covering import Covering
from memocli.verify.results import Verification

if TYPE_CHECKING:
    from memocli.files import Mended
    from memocli.protect.search import Exposure
    from memocli.verify.coverage import Coverage


class EvidencePage(Struct, frozen=True):
    """What became of the page: protected strings that would have been in it, so that nothing was written; else the other name
    that a file got which had its name, or nothing. `is_complete` is false where faults in the files hide claims or sources.
    """

    exposures: tuple[Exposure, ...] = ()
    kept: str = ""
    is_complete: bool = True


@protecting_errors
def evidence_of(project: Project, year: int) -> Coverage:
    """How far the evidence holds the memo of a year. Raises UserError where there is no such memo, or it can't be read."""
    library, memo = _read(project, year)
    return _shown(project, library, memo)


@protecting_errors
def evidence_page_into(
    project: Project, year: int, file: Path, mended: Callable[[Mended], None]
) -> EvidencePage:
    """Write the page with every claim beside its passages into a file, unless it would expose somebody.

    Raises UserError as `evidence_of`, and where a template or the file can't be used.
    """
    # Imported here: who reads the coverage at a terminal needs none of it.
    from memocli.assemble import design_of
    from memocli.assemble.evidence import evidence_document
    from memocli.pipeline.named_file import write_named_file
    from memocli.pipeline.rendering import rendered
    from memocli.render.forms import Form, Look, PdfStandard
    from memocli.template_sets import read_report_templates, sheet_text
    from memocli.templates import EVIDENCE_SHEET

    library, memo = _read(project, year)
    coverage = _shown(project, library, memo)
    document = replace(evidence_document(coverage), design=design_of(memo))
    templates = read_report_templates(project, EVIDENCE_SHEET)
    look = Look(
        templates.page.text(),
        sheet_text(templates),
        None,
        PdfStandard.ACCESSIBLE_ARCHIVE,
        word_markup=False,
    )
    page = rendered(Form.HTML, document, look, templates)
    exposed = exposures(project, [library], document, {f"evidence-{year}.html": page})
    if exposed:
        return EvidencePage(exposed)
    kept = write_named_file(file, page, mended)
    return EvidencePage(kept=kept, is_complete=coverage.is_complete)


def coverage_of(
    library: Library, memo: Memo, verification: Verification | None, mask: Mask
) -> Coverage:
    """How far the evidence holds a memo; `verification` is None where nothing is kept."""
    by_name = {claim.full_name: claim for claim in memo.claims}
    supports = {
        claim.full_name: support.sources for claim, support in resting(memo.claims, by_name)
    }
    return Covering(
        memo,
        library.sources,
        verification or Verification(),
        supports,
        mask.name,
        mask.dotted,
        is_complete=library.completeness.memos and library.completeness.sources,
    ).coverage()


def _read(project: Project, year: int) -> tuple[Library, Memo]:
    project.require_year(year)
    library = load_library(project, [year])
    memo = library.memos.get(year)
    if memo is None:
        raise UserError(
            f"{memo_folder(year)}/memo.yaml can't be read; `memocli check-citations {year}` says why"
        )
    return library, memo


def _shown(project: Project, library: Library, memo: Memo) -> Coverage:
    """The coverage as anybody may see it."""
    verification = verification_where_kept(project, library, [memo.year])
    coverage = coverage_of(library, memo, verification, Mask(library))
    return without_protected_words(project, library, coverage)
