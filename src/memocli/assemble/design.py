"""What `design` of memo.yaml says → the design of the document."""

from __future__ import annotations

from typing import Any, Final

from msgspec.structs import replace

from memocli.document import Design
from memocli.memo import Memo, MemoDesign
from memocli.memo.design import given_in

# Width and height in inches.
_PAPERS: Final = {"letter": (8.5, 11.0), "a4": (8.268, 11.693)}
_HEADINGS: Final = ("heading-1", "heading-2", "heading-3")


def design_of(memo: Memo) -> Design:
    """The look of a memo: what it says, and for all else the design of memocli."""
    given, ours = memo.head.design, Design()
    if given is None:
        return ours
    changes: dict[str, Any] = {"files": tuple(memo.fonts.values())}
    if given.paper:
        changes["page_width"], changes["page_height"] = _PAPERS[given.paper]
    return replace(ours, **changes, **_colours(given, ours), **_sizes(given, ours), **_fonts(memo))


def _colours(given: MemoDesign, ours: Design) -> dict[str, Any]:
    colours = {key: colour.removeprefix("#").lower() for key, colour in given_in(given.colours)}
    verdicts = {key: colours.pop(key, colour) for key, colour in ours.verdict_colours.items()}
    return {**colours, "verdict_colours": verdicts}


def _sizes(given: MemoDesign, ours: Design) -> dict[str, Any]:
    sizes = {key: float(size) for key, size in given_in(given.sizes)}
    headings = zip(_HEADINGS, ours.heading_sizes, strict=True)
    levels = tuple(sizes.pop(key, size) for key, size in headings)
    return {**{f"{key}_size": size for key, size in sizes.items()}, "heading_sizes": levels}


def _fonts(memo: Memo) -> dict[str, Any]:
    """The families by the names that their files give them; a packaged one has what is taken in its place."""
    given, ours = memo.head.design, Design()
    fallbacks = {ours.serif: ours.serif_fallback, ours.sans: ours.sans_fallback}
    names = {font.family.casefold(): font.family for font in memo.fonts.values()}
    families: dict[str, Any] = {}
    for key, family in given_in(given.fonts if given else None):
        families[key] = names.get(family.casefold(), str(family))
        if families[key] in fallbacks:
            families[f"{key}_fallback"] = fallbacks[families[key]]
    return families
