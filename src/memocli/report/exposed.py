"""What a build would have exposed, for a person: where each protected string stands, and never the string."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from memocli.report.sanitize import sanitize

if TYPE_CHECKING:
    from memocli.protect.search import Exposure

_MARGIN: Final = " " * 8
_MOST_CLAIMS: Final = 10


def render_exposures(exposures: Iterable[Exposure]) -> str:
    """A paragraph for each string: what lists it, the outputs that have it, the claims."""
    return "".join(f"{line}\n" for found in exposures for line in _lines(found))


def _lines(found: Exposure) -> Iterator[str]:
    yield sanitize(f"{found.string} would be published:")
    for name, place in found.outputs:
        yield sanitize(f"{_MARGIN}in {name}" + (f" ({place})" if place else ""))
    for claim in found.claims[:_MOST_CLAIMS]:
        yield sanitize(f"{_MARGIN}in claim {claim}")
    if len(found.claims) > _MOST_CLAIMS:
        yield f"{_MARGIN}in {len(found.claims) - _MOST_CLAIMS} more claims"
    yield ""
