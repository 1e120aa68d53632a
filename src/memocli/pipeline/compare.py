"""Compare two memos, of two years or of two states of one: files → two memos → changes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from memocli.pipeline.states import read_states
from memocli.project import Project, YearAt
from memocli.protect import compared_without_protected_words, protecting_errors

if TYPE_CHECKING:
    from memocli.compare import Changes

_NONE: Final[Mapping[str, str]] = MappingProxyType({})


@protecting_errors
def compare_years(
    project: Project, old: YearAt, new: YearAt, environment: Mapping[str, str] = _NONE
) -> Changes:
    """The changes from one memo to another. Raises UserError where one is not there or can't be read.

    `environment` is that of git, which is started where a memo is asked for as it is in a revision.
    """
    # Imported here: no other command needs it.
    from memocli.compare import Side, compare

    states = read_states(project, (old, new), environment)
    mask = states.mask

    def side(asked: YearAt) -> Side:
        state = states.of(asked)
        return Side(state.memo(asked, mask), state.library, str(asked), mask)

    sides = side(old), side(new)
    return compared_without_protected_words(project, states.libraries, sides, compare)
