"""The states of a project that a comparison reads: the files as they are, and as they were in revisions of git."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager

from msgspec import Struct

from memocli.codes import CODES
from memocli.diagnostics import Diagnostic, Severity
from memocli.errors import UserError
from memocli.load import Library, load_library
from memocli.mask import Mask, mask_of_states
from memocli.memo import Memo
from memocli.project import SETTINGS, Project, YearAt, memo_folder


class State(Struct, frozen=True):
    """A state of the project, and what was read of it. `revision` and `commit` are empty for the files as they are."""

    revision: str
    commit: str
    library: Library

    def memo(self, asked: YearAt, mask: Mask) -> Memo:
        """The memo of a year. Raises UserError where it has faults: what can't be read can't be compared."""
        start = f"{memo_folder(asked.year)}/"
        faults = [found for found in self.library.diagnostics if found.severity is Severity.ERROR]
        of_settings = [found for found in faults if "/" not in found.span.file.path]
        of_memo = [found for found in faults if found.span.file.path.startswith(start)]
        if self.revision and (of_settings or of_memo):
            raise UserError(f"{asked}: {mask.said(_first_of(of_settings or of_memo))}")
        if of_settings:
            raise UserError(f"{SETTINGS} has faults; `memocli check-citations` shows them")
        if of_memo or asked.year not in self.library.memos:
            raise UserError(
                f"the memo of {asked} has faults; `memocli check-citations {asked}` shows them"
            )
        return self.library.memos[asked.year]


class States(Struct, frozen=True):
    """All states that were read, the files as they are first, and the one mask for what is said of them."""

    states: tuple[State, ...]
    mask: Mask

    @property
    def libraries(self) -> tuple[Library, ...]:
        """What was read of each."""
        return tuple(state.library for state in self.states)

    def of(self, asked: YearAt) -> State:
        """The state that a year is asked for in."""
        return next(state for state in self.states if state.revision == asked.revision)


def read_states(
    project: Project, asked: Sequence[YearAt], environment: Mapping[str, str]
) -> States:
    """Read what is asked for, and always the files as they are: they say who is confidential by now.

    `environment` is that of the programs that are started. Raises UserError, which says of which state it speaks.
    """
    years = [one.year for one in asked if not one.revision]
    for year in years:
        project.require_year(year)
    present = State("", "", load_library(project, years))
    if len(years) == len(asked):
        return States((present,), mask_of_states([present.library], lambda *_: True))
    return _with_revisions(project, present, asked, environment)


def _with_revisions(
    project: Project, present: State, asked: Sequence[YearAt], environment: Mapping[str, str]
) -> States:
    # Imported here: git is asked only where a revision is named.
    from memocli.tree.repository import repository_of

    older = [one for one in asked if one.revision]
    with _told_of(older[0]):
        repository = repository_of(project.root, environment)
    states = [present]
    for revision in dict.fromkeys(one.revision for one in older):
        wanted = [one for one in older if one.revision == revision]
        with ExitStack() as opened:
            opened.enter_context(_told_of(wanted[0]))
            commit = repository.commit(revision)
            there = Project(project.root, opened.enter_context(repository.tree(commit)))
            for one in wanted:
                there.require_year(one.year)
            states.append(
                State(revision, commit, load_library(there, [one.year for one in wanted]))
            )

    def may_follow(before: int, after: int) -> bool:
        """Whether a state may be later than another: the files as they are come after the commit that they were taken from."""
        if not states[after].commit:
            return True
        return not repository.is_earlier(states[after].commit, states[before].commit or "HEAD")

    libraries = [state.library for state in states]
    return States(tuple(states), mask_of_states(libraries, may_follow))


@contextmanager
def _told_of(asked: YearAt) -> Iterator[None]:
    """A UserError inside says which state it speaks of."""
    try:
        yield
    except UserError as error:
        raise UserError(f"{asked}: {error}") from error


def _first_of(faults: Sequence[Diagnostic]) -> str:
    """Where the first fault is, and of which kind; no word of the file, which nobody can correct any more."""
    first = min(faults, key=lambda found: (found.span.file.path, found.span.start))
    place = f"{first.span.file.path}, line {first.span.line}"
    return f"its files have faults there, the first in {place} ({first.code}, {CODES[first.code].name})"
