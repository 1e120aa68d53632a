"""Several states of one project, the present one and older ones: what is confidential in one of them is so in all.

A source that became confidential must not be named by its older record, nor one that ceased to be so by its newer one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import permutations

from memocli.load import Library, hide_sources
from memocli.mask.texts import Mask


def mask_of_states(libraries: Sequence[Library], may_follow: Callable[[int, int], bool]) -> Mask:
    """Make confidential in each library what is so in any; the one mask for all that is said of them.

    Confidential sources are numbered in the order of the first library. `may_follow(0, 1)` says whether the second state may be
    later than the first.
    """
    if len(libraries) == 1:
        return Mask(libraries[0])
    hidden = set[str]().union(*map(_confidential, libraries))
    for before, after in permutations(range(len(libraries)), 2):
        if may_follow(before, after):
            hidden |= _perhaps_renamed(libraries[before], libraries[after])
    for library in libraries:
        hide_sources(library, hidden)
    return Mask(_joined(libraries))


def _perhaps_renamed(before: Library, after: Library) -> set[str]:
    """What may be confidential by now, under another id: what is gone, where a confidential source came or may be missing."""
    olds, news = _ids(before), _ids(after)
    has_come = bool(_confidential(after) - olds) or after.may_lack_confidential
    return olds - news if has_come else set()


def _ids(library: Library) -> set[str]:
    return {record.id.casefold() for record, _ in library.records}


def _confidential(library: Library) -> set[str]:
    return {record.id.casefold() for record in library.confidential}


def _joined(libraries: Sequence[Library]) -> Library:
    """What a mask asks of a library, for all of them: each source once, all that is cited, all that is hidden."""
    joined = Library()
    for library in libraries:
        for name, source in library.sources.items():
            joined.sources.setdefault(name, source)
        # By number: two states may have a memo of the same year.
        joined.memos.update(enumerate(library.memos.values(), start=len(joined.memos)))
        joined.hidden.extend(library.hidden)
        joined.said.extend(library.said)
        joined.may_lack_confidential |= library.may_lack_confidential
    return joined
