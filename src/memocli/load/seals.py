"""What the memos were made of when they were sealed: `memo/YEAR/seal.yaml`, where there is one."""

from __future__ import annotations

from memocli.diagnostics import has_errors
from memocli.load.library import Library
from memocli.memo import Seal
from memocli.memo.seal import FORMAT
from memocli.project import SEAL, Project, memo_folder, seal_path


def load_seals(project: Project, library: Library) -> None:
    """Read the seals of all memos of the library that have one; a seal which can't be trusted is reported, and left out."""
    for year in library.memos:
        if SEAL not in project.tree.names(memo_folder(year)):
            continue
        decoded, _ = library.read(project.tree, seal_path(year), Seal)
        seal = decoded.value
        if (
            seal is not None
            and not has_errors(decoded.diagnostics)
            and _is_sound(library, seal, year)
        ):
            library.seals[year] = seal


def _is_sound(library: Library, seal: Seal, year: int) -> bool:
    """Whether it is the seal of this year, as memocli wrote it; what is not is reported."""
    advice = f"put back the file that `memocli seal {year}` wrote, from a copy or from git"
    if seal.format != FORMAT:
        message = f"this seal has the format {seal.format}, and memocli knows the format {FORMAT}"
        library.report(
            "F018", message, seal.format.span, "use the version of memocli that wrote it"
        )
    elif not seal.is_intact:
        message = (
            "the seal is not as memocli wrote it: something in it was changed, added or deleted"
        )
        library.report("F018", message, seal.whole.span, advice)
    elif seal.year.value != year:
        message = f"this is the seal of {seal.year}, but the folder is {memo_folder(year)}/"
        hint = "put it back into the folder of its year, or delete it"
        library.report("F011", message, seal.year.span, hint)
    else:
        return True
    return False
