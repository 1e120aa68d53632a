"""Passages that may carry a claim: project, the name of a claim → Proposals out of the copies of what it cites."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from memocli.document import Text
from memocli.errors import UserError
from memocli.load import Library, load_library
from memocli.mask import Mask
from memocli.memo import NamedClaim
from memocli.pipeline.holding import CitedCopies
from memocli.project import Project
from memocli.protect import protecting_errors, without_protected_words
from memocli.report.evidence.proposals import Proposals, Proposed
from memocli.suggest import nearest
from memocli.verify.excerpts import words_before, words_behind
from memocli.verify.find import Proposal, proposals
from memocli.verify.results import CopyFault
from memocli.verify.shelf import Opened, Shelf
from memocli.verify.support import Support, noted_over, support_of
from memocli.verify.words import words_of

_PIECES_OF_NAME: Final = 3
# So many letters are shown around a passage; `excerpts` knows by it that there may be more.
_AROUND: Final = 240


class Search(Struct, frozen=True):
    """A claim that passages are sought for: what it rests on, and the copies that may be looked at.

    `left_out` says of sources and copies that are not searched why.
    """

    library: Library
    claim: NamedClaim
    support: Support
    shelf: Shelf
    left_out: tuple[str, ...]


@protecting_errors
def find_passages(project: Project, name: str, most: int) -> Proposals:
    """The passages that have most in common with a claim. Raises UserError where there is nothing to search."""
    search = search_for(project, name)
    found = Proposals(search.claim.full_name, proposed_for(search, most), search.left_out)
    return without_protected_words(project, search.library, found)


def search_for(project: Project, name: str) -> Search:
    """What is needed to look for passages of the claim with this name: `YEAR/part/finding/claim`, or without the year of the newest memo."""
    year, rest = _year_of(project, name)
    library = load_library(project, [year])
    mask = Mask(library)
    memo = library.memos.get(year)
    by_name = {claim.full_name: claim for claim in memo.claims} if memo else {}
    claim = by_name.get(f"{year}/{rest}")
    if claim is None:
        raise UserError(mask.said(_no_claim(library, year, rest, by_name)))
    support = support_of(claim, by_name)
    if not support.sources:
        raise UserError(
            mask.said(
                f"the claim `{claim.full_name}` cites no source, and is cited with no claim that does, so that there is no copy to search"
            )
        )
    open_sources = tuple(one for one in support.sources if library.may_name(one))
    copies = CitedCopies(project, library, open_sources, year)
    shelf = copies.shelf()
    left_out = tuple(mask.said(said) for said in _left_out(library, support, copies, mask))
    if not any(shelf.volumes.get(source) for source in open_sources):
        raise UserError("; ".join(left_out))
    return Search(library, claim, support, shelf, left_out)


def proposed_for(search: Search, most: int) -> tuple[Proposed, ...]:
    """The proposals for a claim, as they may be shown once protected words are hidden."""
    sources = [source for source in search.support.sources if search.shelf.volumes.get(source)]
    opened = {f"{one.volume.source}/{one.volume.file}": one for one in search.shelf.copies(sources)}
    entry = search.claim.claim
    figures = [figure.value for figure in entry.figures.values()]
    copies = {name: one.copy for name, one in opened.items()}
    found = proposals(search.claim.prose, copies, figures, most)
    there = {(str(one.source), same_words(one.quote)) for one in entry.passages}
    return tuple(_proposed(one, opened[one.copy], search, there) for one in found)


def same_words(quote: str) -> tuple[str, ...]:
    """What two passages have in common that are the same one, whatever their blanks, capitals and quotation marks."""
    return tuple(word.key for word in words_of(quote) if word.key)


def _proposed(
    found: Proposal, opened: Opened, search: Search, there: set[tuple[str, tuple[str, ...]]]
) -> Proposed:
    source, text, spot = opened.volume.source, opened.copy.text, found.spot
    blocks = [text.blocks[block] for block in spot.blocks]
    places = [block.place for block in blocks]
    before, behind = blocks[0].text[: spot.start], blocks[-1].text[spot.end :]
    return Proposed(
        found.score,
        source,
        opened.volume.file,
        places[0],
        noted_over(text, places, search.support.places(source)),
        found.quote,
        found.marks,
        found.shared,
        found.beside,
        found.lacking,
        (source, same_words(found.quote)) in there,
        places[-1] if places[-1].page != places[0].page else None,
        (
            Text(f"{words_before(before[-_AROUND:])} "),
            Text(found.quote),
            Text(f" {words_behind(behind[:_AROUND])}"),
        ),
    )


def _year_of(project: Project, name: str) -> tuple[int, str]:
    """The year that a name means, and the rest of it."""
    first, _, rest = name.partition("/")
    if (
        first.isascii()
        and first.isdecimal()
        and len(first) == 4
        and name.count("/") == _PIECES_OF_NAME
    ):
        project.require_year(int(first))
        return int(first), rest
    return project.known_years()[-1], name


def _no_claim(library: Library, year: int, rest: str, by_name: dict[str, NamedClaim]) -> str:
    """That there is no such claim, and which one may be meant."""
    said = f"there is no claim `{rest}` in the memo of {year}"
    by_last = [claim.full_name for claim in by_name.values() if str(claim.claim.id) == rest]
    close = by_last[0] if len(by_last) == 1 else nearest(f"{year}/{rest}", by_name)
    if close:
        return f"{said}; did you mean `{close}`?"
    if library.incomplete:
        return f"{said}, or its file has faults; `memocli check-citations {year}` shows them"
    return f"{said}; a claim is named `part/finding/claim`, by the ids in its files"


def _left_out(library: Library, support: Support, copies: CitedCopies, mask: Mask) -> Iterator[str]:
    """Why sources, or copies of them, are not searched."""
    faults = list(copies.faults())
    kept = {copy.recorded.source for copy in copies.found}
    for source in support.sources:
        if not library.may_name(source):
            called = mask.name(source) or "a source that may be confidential"
            yield f"{called} is not searched: its words may be shown nowhere, and written into no file of memo/"
        elif source not in library.sources:
            yield f"there is no record of the source `{source}`"
        elif source not in kept:
            yield f"no copy of `{source}` is kept; `memocli evidence keep {source} FILE` keeps one"
        for fault in faults:
            if fault.source == source and fault.kind in _FAULTS:
                yield _fault(fault)


def _fault(fault: CopyFault) -> str:
    return f"the copy `{fault.file}` of `{fault.source}` {_FAULTS[fault.kind]}{fault.reason}"


_FAULTS: Final = {
    "missing": "is missing",
    "changed": "is not the one that was recorded",
    "not here": "is private, and not on this machine",
    "unreadable": "can't be read, or not as a whole: ",
}
