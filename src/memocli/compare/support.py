"""What claims rest on: the sources that they cite, or their basis; and how that differs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from memocli.compare.changes import BasisChange, BasisState, LocatorChange, SourceChange
from memocli.mask import Mask
from memocli.memo import Basis, NamedClaim
from memocli.prose import CitedSource


def cited_places(claims: Iterable[NamedClaim], mask: Mask) -> dict[str, tuple[str, ...]]:
    """The sources that the claims cite, in reading order, each with the places in it."""
    places: dict[str, dict[str, None]] = {}
    for claim in claims:
        for citation in claim.prose.citations:
            for cited in citation.sources:
                found = places.setdefault(cited.key, {})
                if place := mask.named(_place(mask.cited(cited))):
                    found[place] = None
    return {source: tuple(found) for source, found in places.items()}


def _place(cited: CitedSource) -> str:
    """ "page 4"; what the author wrote before and after it belongs to it: "but see, page 4"."""
    locator = f"{cited.label.removesuffix('-locator')} {cited.locator}" if cited.locator else ""
    parts = (cited.prefix, locator, cited.suffix)
    return " ".join(", ".join(part for part in parts if part).split())


def shown_sources(sources: Iterable[str], mask: Mask) -> tuple[str, ...]:
    """What sources, given by their ids, may be called."""
    return tuple(mask.name(source) or "unknown source" for source in sources)


def source_change(old: Sequence[NamedClaim], new: Sequence[NamedClaim], mask: Mask) -> SourceChange:
    """How the sources of the claims differ; their order doesn't matter."""
    was, now = cited_places(old, mask), cited_places(new, mask)
    moved = [source for source in now if source in was and set(was[source]) != set(now[source])]
    return SourceChange(
        added=shown_sources((source for source in now if source not in was), mask),
        dropped=shown_sources((source for source in was if source not in now), mask),
        locators=tuple(
            LocatorChange(name, was[source], now[source])
            for source, name in zip(moved, shown_sources(moved, mask), strict=True)
        ),
    )


def basis_of(claim: NamedClaim) -> BasisState | None:
    """The basis as written; of several (a fault), the first one."""
    if claim.claim.basis is None:
        return None
    for kind in claim.claim.basis.kinds():
        return BasisState(kind, _names(claim.claim.basis, kind))
    return None


def _names(basis: Basis, kind: str) -> tuple[str, ...]:
    named = {
        "cited-with": basis.cited_with,
        "own-research": basis.own_research,
        "inference": basis.inference,
        "earlier-memo": basis.earlier_memo,
    }
    return tuple(str(name) for name in named.get(kind, ()))


def basis_change(
    old: Sequence[NamedClaim], new: Sequence[NamedClaim], renamed: Mapping[str, str]
) -> BasisChange | None:
    """How the bases of the claims differ; None where they don't.

    `renamed` gives the new names of old claims: an inference from a claim that was only renamed is
    the same inference, and a claim cited with it is cited as before. The order of names doesn't matter.
    """
    was = tuple(dict.fromkeys(basis for claim in old if (basis := basis_of(claim))))
    now = tuple(dict.fromkeys(basis for claim in new if (basis := basis_of(claim))))
    same = {_essence(basis, renamed) for basis in was} == {_essence(basis, {}) for basis in now}
    return None if same else BasisChange(was, now)


def _essence(basis: BasisState, renamed: Mapping[str, str]) -> tuple[str, frozenset[str]]:
    if basis.kind not in ("cited-with", "inference"):
        return basis.kind, frozenset(basis.names)
    return basis.kind, frozenset(renamed.get(name, name) for name in basis.names)
