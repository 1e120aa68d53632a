"""Compare the memos of two years: files → two memos → changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from memocli.diagnostics import has_errors
from memocli.errors import UserError
from memocli.load import Library, load_library
from memocli.mask import Mask
from memocli.memo import Memo
from memocli.project import SETTINGS, Project, memo_folder
from memocli.protect import compared_without_protected_words, protecting_errors

if TYPE_CHECKING:
    from memocli.compare import Changes


@protecting_errors
def compare_years(project: Project, old: int, new: int) -> Changes:
    """The changes from one year to another. Raises UserError where a year is not there or can't be read."""
    # Imported here: no other command needs it.
    from memocli.compare import Side, compare

    for year in (old, new):
        project.require_year(year)
    library = load_library(project, [old, new])
    if _are_settings_broken(library):
        raise UserError(f"{SETTINGS} has faults; `memocli check-citations` shows them")
    for year in (old, new):
        if year not in library.memos or _is_broken(library, year):
            raise UserError(
                f"the memo of {year} has faults; `memocli check-citations {year}` shows them"
            )
    memos, mask = (library.memos[old], library.memos[new]), Mask(library)

    def side(memo: Memo) -> Side:
        return Side(memo, library, str(memo.year), mask)

    return compared_without_protected_words(
        project, library, memos, lambda was, now: compare(side(was), side(now))
    )


def _are_settings_broken(library: Library) -> bool:
    """Whether the settings have faults, or lie under another name at the top of the project."""
    return has_errors(found for found in library.diagnostics if "/" not in found.span.file.path)


def _is_broken(library: Library, year: int) -> bool:
    start = f"{memo_folder(year)}/"
    return has_errors(
        found for found in library.diagnostics if found.span.file.path.startswith(start)
    )
