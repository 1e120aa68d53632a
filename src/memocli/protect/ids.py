"""C112: the id of a source, part, finding or claim holds a protected word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from memocli.codes import diagnostic
from memocli.diagnostics import Diagnostic
from memocli.load import Library
from memocli.protect.words import Finder, Protected
from memocli.text import Placed

_HINT: Final = "choose an id without a name, here and wherever it is used"


def ids_with_protected_words(
    library: Library, years: Iterable[int], finder: Finder
) -> Iterator[Diagnostic]:
    """A diagnostic for each such id of the sources, and of the memos of `years`."""
    for source in library.sources.values():
        yield from _faults("source", source.id, "", finder)
    for year in years:
        if year in library.memos:
            for part in library.memos[year].parts:
                yield from _faults("part", part.id, "", finder)
                for finding in part.findings:
                    yield from _faults("finding", finding.id, str(part.id), finder)
                    for claim in finding.claims:
                        yield from _faults("claim", claim.id, f"{part.id}/{finding.id}", finder)
                for chart in part.charts:
                    yield from _faults("chart", chart.id, str(part.id), finder)


def _faults(kind: str, name: Placed, above: str, finder: Finder) -> Iterator[Diagnostic]:
    """What the id itself holds, or together with the ids `above` it: they are printed as one name."""
    held = finder.found(f"{above}/{name}") - finder.found(above)
    for string in _in_order(held | finder.found(name)):
        message = f"the id of a {kind} holds {string.where}; ids are seen in every output"
        yield diagnostic("C112", message, name.span, _HINT)


def _in_order(strings: Iterable[Protected]) -> list[Protected]:
    return sorted(strings, key=lambda string: string.where)
