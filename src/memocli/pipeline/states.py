"""The states of a project that a comparison reads: the files as they are, and as they were in revisions of git."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct

from memocli.codes import CODES
from memocli.diagnostics import Diagnostic, Severity
from memocli.errors import UserError
from memocli.load import Library, load_library
from memocli.mask import Mask, mask_of_states
from memocli.memo import Memo
from memocli.project import SETTINGS, Project, YearAt, memo_folder

if TYPE_CHECKING:
    from memocli.tree.repository import Repository


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
            place = place_of_first(of_settings or of_memo)
            raise UserError(
                f"{asked}: {mask.said(f'its files have faults there, the first in {place}')}"
            )
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


class Place(Struct, frozen=True):
    """Where a state of the project can be read. `revision` and `commit` are empty for the files as they are."""

    project: Project
    revision: str = ""
    commit: str = ""


class Places(Struct, frozen=True):
    """The places of all states that are asked for, the files as they are first; there is a `repository` where git is asked."""

    places: tuple[Place, ...]
    repository: Repository | None = None

    def of(self, asked: YearAt) -> Place:
        """The place of the state that a year is asked for in."""
        return next(place for place in self.places if place.revision == asked.revision)

    def may_follow(self, before: Place, after: Place) -> bool:
        """Whether a state may be later than another: the files as they are come after the commit that they were taken from."""
        if self.repository is None or not after.commit:
            return True
        return not self.repository.is_earlier(after.commit, before.commit or "HEAD")

    def mask(self, libraries: Sequence[tuple[Place, Library]]) -> Mask:
        """Make confidential in each library what is so in any, the first of them that of the files as they are; the mask for all."""
        found = [library for _, library in libraries]
        return mask_of_states(
            found, lambda before, after: self.may_follow(libraries[before][0], libraries[after][0])
        )


def read_states(
    project: Project, asked: Sequence[YearAt], environment: Mapping[str, str]
) -> States:
    """Read what is asked for, and always the files as they are: they say who is confidential by now.

    `environment` is that of the programs that are started. Raises UserError, which says of which state it speaks.
    """
    with opened_places(project, asked, environment) as places:
        read = []
        for place in places.places:
            years = [one.year for one in asked if one.revision == place.revision]
            with told_of(YearAt(years[0], place.revision) if place.revision else None):
                for year in years:
                    place.project.require_year(year)
                read.append((place, load_library(place.project, years)))
        mask = places.mask(read)
    states = (State(place.revision, place.commit, library) for place, library in read)
    return States(tuple(states), mask)


@contextmanager
def opened_places(
    project: Project, asked: Sequence[YearAt], environment: Mapping[str, str]
) -> Iterator[Places]:
    """Where to read what is asked for, as long as this lasts; see `read_states`."""
    older = {one.revision: one for one in reversed(asked) if one.revision}
    if not older:
        yield Places((Place(project),))
        return
    # Imported here: git is asked only where a revision is named.
    from memocli.tree.repository import repository_of

    first = next(one for one in asked if one.revision)
    with told_of(first):
        repository = repository_of(project.root, environment)
    places = [Place(project)]
    with ExitStack() as opened:
        for revision in dict.fromkeys(one.revision for one in asked if one.revision):
            with told_of(older[revision]):
                commit = repository.commit(revision)
                tree = opened.enter_context(repository.tree(commit))
            places.append(Place(Project(project.root, tree), revision, commit))
        yield Places(tuple(places), repository)


@contextmanager
def told_of(asked: YearAt | None) -> Iterator[None]:
    """A UserError inside says which state it speaks of, where that is a revision."""
    try:
        yield
    except UserError as error:
        if asked is None or not asked.revision:
            raise
        raise UserError(f"{asked}: {error}") from error


def place_of_first(faults: Sequence[Diagnostic]) -> str:
    """Where the first fault is, and of which kind; no word of the file, which nobody can correct any more."""
    first = min(faults, key=lambda found: (found.span.file.path, found.span.start))
    place = f"{first.span.file.path}, line {first.span.line}"
    return f"{place} ({first.code}, {CODES[first.code].name})"
