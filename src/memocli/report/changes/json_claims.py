"""Claims, and the words of which they are made, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from memocli.compare.changes import (
    BasisChange,
    BasisState,
    ClaimChange,
    ClaimState,
    Edit,
    Pairing,
    SourceChange,
    SourceState,
)
from memocli.document import (
    Emphasis,
    Foreign,
    Inline,
    Link,
    NoteReference,
    ParagraphBreak,
    Strong,
    Text,
)
from memocli.report.changes.json_figures import figure_as_json


def claim_as_json(change: ClaimChange) -> dict[str, Any]:
    """What became of a claim."""
    return {
        "old": [_claim(claim) for claim in change.old],
        "new": [_claim(claim) for claim in change.new],
        "kinds": list(map(str, change.kinds)),
        "pairing": _pairing(change.pairing),
        "edits": edits_as_json(change.edits),
        "sources": _sources(change.sources),
        "basis": _basis_change(change.basis),
        "figures": [figure_as_json(figure) for figure in change.figures],
        "reason": change.reason or None,
    }


def edits_as_json(edits: Iterable[Edit]) -> list[dict[str, Any]]:
    """Runs of words with what happened to them."""
    return [
        {"kind": str(edit.kind), "text": edit.text, "runs": list(_runs(edit.runs))}
        for edit in edits
    ]


def source_as_json(source: SourceState) -> dict[str, str]:
    """A source as a reader knows it."""
    return {"id": source.id, "title": source.title}


def _claim(claim: ClaimState) -> dict[str, Any]:
    return {
        "name": claim.name,
        "finding": claim.finding,
        "heading": claim.heading,
        "part-heading": claim.part_heading,
        "text": claim.text,
        "runs": list(_runs(claim.words)),
        "notes": list(claim.notes),
        "sources": [source_as_json(source) for source in claim.sources],
        "basis": _basis(claim.basis) if claim.basis else None,
    }


def _pairing(pairing: Pairing | None) -> dict[str, Any] | None:
    if pairing is None:
        return None
    return {"by": str(pairing.by), "score": pairing.score, "is-probable": pairing.is_probable}


def _sources(change: SourceChange) -> dict[str, Any]:
    return {
        "added": [source_as_json(source) for source in change.added],
        "dropped": [source_as_json(source) for source in change.dropped],
        "locators": [
            {
                "source": source_as_json(moved.source),
                "old": list(moved.old),
                "new": list(moved.new),
            }
            for moved in change.locators
        ],
        "marks-moved": change.marks_moved,
    }


def _basis_change(change: BasisChange | None) -> dict[str, Any] | None:
    if change is None:
        return None
    return {"old": list(map(_basis, change.old)), "new": list(map(_basis, change.new))}


def _basis(basis: BasisState) -> dict[str, Any]:
    return {"kind": basis.kind, "names": list(basis.names)}


def _runs(runs: Iterable[Inline], **style: Any) -> Iterator[dict[str, Any]]:
    """The words one after the other, each with all that it is printed with."""
    for run in runs:
        match run:
            case Text(text):
                yield {"text": text, **style}
            case NoteReference(number):
                yield {"note": number}
            case ParagraphBreak():
                yield {"ends-paragraph": True}
            case Emphasis(children):
                yield from _runs(children, **(style | {"is-emphasis": True}))
            case Strong(children):
                yield from _runs(children, **(style | {"is-strong": True}))
            case Link(href, children):
                yield from _runs(children, **(style | {"link": href}))
            case Foreign(language, children):
                yield from _runs(children, **(style | {"language": language}))
            case _:
                yield from _runs(run.children, **style)
