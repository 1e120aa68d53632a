"""A place in a copy in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a memo without evidence needs none of it
    from memocli.evidence.extracted import Place
    from memocli.verify.results import Found


def place_of(found: Found) -> str:
    """A place in a copy: "p. 4", "sheet 6", "para. 12", "the text below “Findings”"; one without any of these has words too."""
    return place_words(found.place) or "a place without a number"


def place_words(place: Place, *, with_sheet: bool = False) -> str:
    """The same; empty for a place without a number or a heading. `with_sheet`: "p. 12 (sheet 14)" for whoever opens the file."""
    said = []
    if place.label:
        differs = with_sheet and place.page and place.label != str(place.page)
        said.append(f"p. {place.label}" + (f" (sheet {place.page})" if differs else ""))
    elif place.page:
        said.append(f"sheet {place.page}")
    if place.paragraph:
        said.append(f"para. {place.paragraph}")
    if not said and place.heading:
        said.append(f"the text below “{place.heading}”")
    return ", ".join(said)
