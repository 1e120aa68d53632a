"""Compare two memos, of two years or of two states of one: files → two memos → changes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from memocli.load import Library
from memocli.memo import Memo
from memocli.pipeline.states import read_states
from memocli.project import Project, YearAt
from memocli.protect import compared_without_protected_words, protecting_errors

if TYPE_CHECKING:
    from memocli.compare.changes import Changes

_NONE: Final[Mapping[str, str]] = MappingProxyType({})


class Comparison(Struct, frozen=True):
    """The changes from one memo to another, which is the `newer` one, and what was read of each state of the project for them.

    Of the `libraries`, the present one comes first.
    """

    changes: Changes
    newer: Memo
    libraries: tuple[Library, ...]


@protecting_errors
def compare_years(
    project: Project, old: YearAt, new: YearAt, environment: Mapping[str, str] = _NONE
) -> Comparison:
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
    changes = compared_without_protected_words(project, states.libraries, sides, compare)
    return Comparison(changes, sides[1].memo, states.libraries)
