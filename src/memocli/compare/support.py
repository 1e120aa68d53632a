"""What claims rest on: the sources that they cite, or their basis; and how that differs."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from memocli.compare.changes import BasisChange, BasisState, LocatorChange, SourceChange
from memocli.compare.records import Sources
from memocli.compare.sides import ReadClaim
from memocli.compare.words import joined
from memocli.memo import Basis
from memocli.prose import CitedSource


class Titles(Struct, frozen=True):
    """What the sources of the old memo are called, and those of the new one."""

    old: Sources
    new: Sources


def cited_ids(claim: ReadClaim) -> Iterable[str]:
    """The sources that a claim cites, each once, in reading order."""
    citations = claim.claim.prose.citations
    return dict.fromkeys(cited.key for citation in citations for cited in citation.sources)


def cited_places(claims: Iterable[ReadClaim]) -> dict[str, tuple[str, ...]]:
    """The sources that the claims cite, in reading order, each with the places in it."""
    places: dict[str, dict[str, None]] = {}
    for claim in claims:
        for citation in claim.claim.prose.citations:
            for cited in citation.sources:
                found = places.setdefault(cited.key, {})
                if place := _place(claim, cited):
                    found[place] = None
    return {source: tuple(found) for source, found in places.items()}


def _place(claim: ReadClaim, cited: CitedSource) -> str:
    """ "page 4"; what the author wrote before and after it belongs to it: "but see, page 4"."""
    cited = claim.saying.cited(cited)
    locator = f"{cited.label.removesuffix('-locator')} {cited.locator}" if cited.locator else ""
    return claim.saying.text(", ".join(filter(None, (cited.prefix, locator, cited.suffix))))


def source_change(
    olds: Sequence[ReadClaim], news: Sequence[ReadClaim], titles: Titles
) -> SourceChange:
    """How the sources of the claims differ; their order doesn't matter."""
    was, now = cited_places(olds), cited_places(news)
    same = {key for key in now if key in was}
    elsewhere = [key for key in now if key in same and set(was[key]) != set(now[key])]
    words = [joined([claim.words for claim in claims]) for claims in (olds, news)]
    return SourceChange(
        added=tuple(titles.new.state(key) for key in now if key not in was),
        dropped=tuple(titles.old.state(key) for key in was if key not in now),
        locators=tuple(
            LocatorChange(titles.new.state(key), was[key], now[key]) for key in elsewhere
        ),
        marks_moved=words[0].words == words[1].words
        and _marks(olds, same, elsewhere) != _marks(news, same, elsewhere),
    )


def _marks(
    claims: Sequence[ReadClaim], keys: Container[str], elsewhere: Container[str]
) -> list[tuple[int, list[tuple[str, str]]]]:
    """Which of the sources are cited behind which word; of those that are cited `elsewhere`, the place in them doesn't matter."""
    cited = {
        number: citation.sources
        for claim in claims
        for number, citation in zip(claim.notes, claim.claim.prose.citations, strict=True)
    }
    saying = {number: claim for claim in claims for number in claim.notes}
    marks = joined([claim.words for claim in claims]).marks
    return sorted(
        (word, sources)
        for word, number in marks
        if (
            sources := sorted(
                (one.key, "" if one.key in elsewhere else _place(saying[number], one))
                for one in cited[number]
                if one.key in keys
            )
        )
    )


def basis_of(claim: ReadClaim) -> BasisState | None:
    """The basis as written; of several (a fault), the first one."""
    basis = claim.claim.claim.basis
    if basis is None:
        return None
    return next((BasisState(kind, _names(basis, kind)) for kind in basis.kinds()), None)


def _names(basis: Basis, kind: str) -> tuple[str, ...]:
    named = {
        "cited-with": basis.cited_with,
        "own-research": basis.own_research,
        "inference": basis.inference,
        "earlier-memo": basis.earlier_memo,
    }
    return tuple(str(name) for name in named.get(kind, ()))


def basis_change(
    olds: Sequence[ReadClaim], news: Sequence[ReadClaim], renamed: Mapping[str, str]
) -> BasisChange | None:
    """How the bases of the claims differ; None where they don't.

    `renamed` gives the new names of old claims: an inference from a claim that was only renamed is
    the same inference, and a claim cited with it is cited as before. The order of names doesn't matter.
    """
    was, now = (tuple(dict.fromkeys(_bases(claims))) for claims in (olds, news))
    if was == now == ():
        return None
    same = {_essence(basis, renamed) for basis in was} == {_essence(basis, {}) for basis in now}
    return None if same else BasisChange(was, now)


def _bases(claims: Iterable[ReadClaim]) -> Iterator[BasisState]:
    return (basis for claim in claims if (basis := basis_of(claim)))


def _essence(basis: BasisState, renamed: Mapping[str, str]) -> tuple[str, frozenset[str]]:
    if basis.kind not in ("cited-with", "inference"):
        return basis.kind, frozenset(basis.names)
    return basis.kind, frozenset(renamed.get(name, name) for name in basis.names)
