"""The figures of all memos over the years: files → memos → series."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from memocli.diagnostics import has_errors
from memocli.errors import UserError
from memocli.language import ENGLISH
from memocli.load import load_library
from memocli.mask import Mask
from memocli.pipeline.states import State
from memocli.project import FIGURES, Project, YearAt
from memocli.protect import protecting_errors, without_protected_words
from memocli.series import Series, series_of
from memocli.suggest import nearest


@protecting_errors
def figures_over_years(
    project: Project, names: Sequence[str] = (), *, every: bool = False
) -> tuple[Series, ...]:
    """The figures of these names, in their order; without names those that two years state, or `every` one.

    Raises UserError where no memo states a name, and where a file has faults, so that a figure may be missing.
    """
    years = project.known_years()
    library = load_library(project, years)
    mask = Mask(library)
    state = State("", "", library)
    for year in years:
        state.memo(YearAt(year), mask)
    if has_errors(found for found in library.diagnostics if found.span.file.path == FIGURES):
        raise UserError(f"{FIGURES} has faults; `memocli check-citations` shows them")
    found = series_of(library.memos.values(), library.figures, ENGLISH.tag)
    chosen = _named(found, names) if names else [s for s in found if every or len(s.years) > 1]
    masked = tuple(
        replace(one, label=mask.dotted(one.label), unit=mask.dotted(one.unit)) for one in chosen
    )
    return without_protected_words(project, library, masked)


def _named(found: Sequence[Series], names: Sequence[str]) -> list[Series]:
    by_name = {series.name: series for series in found}
    for name in names:
        if name not in by_name:
            close = nearest(name, by_name)
            hint = (
                f"did you mean `{close}`?" if close else "`memocli figures --all` lists all of them"
            )
            raise UserError(f"no memo states a figure `{name}`; {hint}")
    return [by_name[name] for name in dict.fromkeys(names)]
