"""The coverage as one JSON object, whose keys stay as they are while `version` is 1."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from memocli.document import plain
from memocli.report.json_text import json_text
from memocli.verify.coverage import (
    HOLDINGS,
    ClaimCoverage,
    Coverage,
    CoveredCopy,
    PartCoverage,
    Seen,
    Sought,
    counted,
)

_VERSION: Final = 1


def render(coverage: Coverage) -> str:
    """One object with these keys; docs/evidence.md tells what they mean.

    - `version`: 1; `year`, `title`; `complete`: false where faults in the files hide claims or sources
    - `claims`: `{total, whole, part, unchecked, nothing, apart}`, how many are held how far
    - `parts`: `[{id, heading, claims, entries}]`, the weakest first; each entry a claim
    - `copies`: `[{source, file, sha256, private, state}]` of what is cited, without those of confidential sources, of which
      `confidential-copies` says how many there are
    - `not-checked-here`: how many private copies this machine does not have
    """
    return json_text(
        {
            "version": _VERSION,
            "year": coverage.year,
            "title": coverage.title,
            "complete": coverage.is_complete,
            "claims": _counts(coverage.claims),
            "not-checked-here": coverage.away,
            "parts": [_part(part) for part in coverage.weakest_first()],
            "copies": [_copy(copy) for copy in coverage.copies],
            "confidential-copies": coverage.confidential,
        }
    )


def _counts(claims: Iterable[ClaimCoverage]) -> dict[str, int]:
    listed = tuple(claims)
    counts = counted(listed)
    return {"total": len(listed), **{holding: counts[holding] for holding in HOLDINGS}}


def _part(part: PartCoverage) -> dict[str, Any]:
    return {
        "id": part.id,
        "heading": part.heading,
        "claims": _counts(part.claims),
        "entries": [_claim(claim) for claim in part.claims],
    }


def _claim(claim: ClaimCoverage) -> dict[str, Any]:
    return {
        "claim": claim.name,
        "held": claim.holding,
        "text": plain(claim.text),
        "basis": claim.basis or None,
        "sources": [source.called for source in claim.sources],
        "lacks": [" ".join(filter(None, (lack.said, lack.source))) for lack in claim.lacks],
        "sought": [_sought(one) for one in claim.sought],
    }


def _sought(sought: Sought) -> dict[str, Any]:
    return {
        "kind": sought.kind,
        "outcome": sought.outcome,
        "said": sought.said or None,
        "seen": [_seen(seen) for seen in sought.seen],
        "remarks": list(sought.remarks),
    }


def _seen(seen: Seen) -> dict[str, Any]:
    return {
        "source": seen.source,
        "file": seen.file or None,
        "sha256": seen.digest or None,
        "place": seen.place or None,
        "words": seen.words or None,
    }


def _copy(copy: CoveredCopy) -> dict[str, Any]:
    return {
        "source": copy.source.called,
        "file": copy.file,
        "sha256": copy.digest or None,
        "private": copy.is_private,
        "state": copy.state,
    }
