"""What the checks look at: the memos in question, all claims by name, and who cites what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from memocli.memo import FigureMeaning, Memo, NamedClaim, Source
from memocli.prose import Citation, CitedSource
from memocli.text import Placed

if TYPE_CHECKING:  # a memo without a seal and without evidence needs none of it
    from memocli.sealing import SealedMemo
    from memocli.verify.results import Held, Verification


class Use(Struct, frozen=True, gc=False):
    """One source in one citation of one claim."""

    claim: NamedClaim
    citation: Citation
    cited: CitedSource


class Beside(Struct, frozen=True):
    """What rules look at beside memos and sources: what each figure is, what the memos of some years were made of when they were
    sealed, and what holding the claims against their evidence came to, None where none is kept.
    """

    figures: Mapping[str, FigureMeaning] = MappingProxyType({})
    sealed: Mapping[int, SealedMemo] = MappingProxyType({})
    verification: Verification | None = None


_NOTHING: Final = Beside()


class CheckContext:
    """Memos and sources; `years` are the ones in question, the others are there to be referred to.

    `all_years` is false where later years were not read: a source that seems uncited may be cited there. `beside` is kept as
    `figures`, `sealed` and `verification`.
    """

    def __init__(
        self,
        memos: Mapping[int, Memo],
        sources: Mapping[str, Source],
        years: tuple[int, ...],
        *,
        all_years: bool,
        beside: Beside = _NOTHING,
    ) -> None:
        """Collect the claims of the memos, and who cites what."""
        self.memos = memos
        self.sources = sources
        self.years = years
        self.all_years = all_years
        self.figures = beside.figures
        self.sealed = beside.sealed
        self.verification = beside.verification
        everything = [claim for memo in self.memos.values() for claim in memo.claims]
        self.by_name = {claim.full_name: claim for claim in everything}
        self.claims = [claim for claim in everything if claim.year in self.years]
        self.uses = list(_uses(self.claims))
        others = _uses(claim for claim in everything if claim.year not in self.years)
        self.cited_anywhere = {use.cited.key for use in (*self.uses, *others)} | {
            str(source) for source in self._conditions()
        }

    def _conditions(self) -> Iterator[Placed]:
        for memo in self.memos.values():
            for part in memo.parts:
                if part.condition and part.condition.source:
                    yield part.condition.source

    def condition_sources(self) -> Iterator[Placed]:
        """The sources of the conditions of the years in question."""
        for year in self.years:
            for part in self.memos[year].parts if year in self.memos else ():
                if part.condition and part.condition.source:
                    yield part.condition.source

    def texts_with_faults(self) -> str:
        """The texts that hold a citation which can't be read."""
        return "\n".join(c.claim.text for c in self.by_name.values() if c.prose.faults)

    def with_earlier(self) -> Iterator[tuple[Memo, Memo]]:
        """Each memo in question that there is an earlier one of, with the last of those."""
        for year in self.years:
            last = max((one for one in self.memos if one < year), default=None)
            if last is not None:
                yield self.memos[year], self.memos[last]

    def has_earlier(self, name: str, year: int) -> bool:
        """Whether a memo before `year` has a claim of that full name."""
        named = self.by_name.get(name)
        return named is not None and named.year < year

    def earlier_names(self, year: int) -> Iterator[str]:
        """Full names of all claims before `year`."""
        return (name for name, claim in self.by_name.items() if claim.year < year)

    @property
    def held(self) -> Iterator[tuple[NamedClaim, Held]]:
        """The claims in question that were held against evidence, and what that came to."""
        if self.verification is None:
            return iter(())  # ten rules ask, in most memos for nothing
        held = self.verification.claims
        return ((claim, held[claim.full_name]) for claim in self.claims if claim.full_name in held)

    def confidential(self, names: Iterable[str]) -> list[str]:
        """Those of the sources that are confidential."""
        found = {name: self.sources.get(name) for name in names}
        return [name for name, source in found.items() if source and source.is_confidential]

    @cached_property
    def sources_in_question(self) -> tuple[Source, ...]:
        """Sources that the years in question cite, and those that no year cites, in the order of the files."""
        cited = {use.cited.key for use in self.uses} | {
            str(key) for key in self.condition_sources()
        }
        return tuple(
            source
            for key, source in self.sources.items()
            if key in cited or (self.all_years and key not in self.cited_anywhere)
        )


def _uses(claims: Iterable[NamedClaim]) -> Iterator[Use]:
    for claim in claims:
        for citation in claim.prose.citations:
            for cited in citation.sources:
                yield Use(claim, citation, cited)
