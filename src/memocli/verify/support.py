"""What a claim rests on: the sources that it cites, or that the claims cite which it is cited with, each with the place that is given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from memocli.evidence.extracted import EvidenceText, Place
from memocli.memo import NamedClaim
from memocli.prose import Citation, Quotation
from memocli.prose.locators import read_locator


class Given(Struct, frozen=True, gc=False):
    """A place that is given in a source: CSL's name of its kind, its numbers, and all of it as it stands in the file."""

    label: str
    locator: str
    said: str


class Support(Struct, frozen=True):
    """The citations that carry a claim: its own, or those that it is cited with."""

    own: tuple[Citation, ...]
    others: tuple[Citation, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all, in order."""
        return _sources(self.own + self.others)

    def of(self, quotation: Quotation) -> tuple[str, ...]:
        """The sources of a quotation: those of the citation that follows it, and of any right behind that; else of the last one."""
        return _sources(self._citations(quotation))

    def places(self, source: str, quotation: Quotation | None = None) -> Iterator[Given]:
        """The places that are given in a source: for a quotation, those of its citation."""
        chosen = self._citations(quotation) if quotation else self.own + self.others
        for citation in chosen:
            for cited in citation.sources:
                if cited.key == source and cited.locator:
                    yield Given(cited.label, cited.locator, _said(cited.label, cited.locator))

    def _citations(self, quotation: Quotation) -> tuple[Citation, ...]:
        if not self.own:
            return self.others
        following = [citation for citation in self.own if citation.start >= quotation.end]
        chosen = following[:1] or [self.own[-1]]
        for citation in following[1:]:
            if citation.start - chosen[-1].end > 1:
                break
            chosen.append(citation)
        return tuple(chosen)


def support_of(claim: NamedClaim, by_name: Mapping[str, NamedClaim]) -> Support:
    """What carries a claim; `by_name` has all claims by their full names."""
    basis = claim.claim.basis
    names = (f"{claim.year}/{name}" for name in (basis.cited_with if basis else ()))
    claims = (by_name[name] for name in names if name in by_name)
    others = tuple(citation for one in claims for citation in one.prose.citations)
    return Support(claim.prose.citations, others)


def given_at(text: str) -> Given | None:
    """The place that a passage gives: `p. 4`; None where it is none that can be looked up."""
    label, locator, _ = read_locator(str(text))
    return Given(label, locator, str(text)) if locator else None


def noted_over(text: EvidenceText, places: Sequence[Place], noted: Iterable[Given] = ()) -> str:
    """The place of words in one block, or in two, as a passage gives it: `p. 4`, `pp. 4-5`."""
    listed = list(noted)
    found = [noted_at(text, place, listed) for place in places]
    first, last = given_at(found[0]), given_at(found[-1])
    if first and last and first != last and first.label == last.label:
        both = _said(first.label, f"{first.locator}-{last.locator}")
        if given_at(both) is not None:
            return both
    return found[0]


def noted_at(text: EvidenceText, place: Place, noted: Iterable[Given] = ()) -> str:
    """A place of a copy as a passage gives it; empty where it has none that can be looked up.

    That is the printed number of the page, or that of the paragraph, whichever the claim's notes give too. The number of the
    sheet counts only where no page of the copy has a printed one, and the paragraph no number: readers of a printed copy would look
    at another page.
    """
    found = [("page", place.label), ("paragraph", place.paragraph)]
    if any(one.label == "paragraph" for one in noted):
        found.reverse()
    if place.page and not any(block.place.label for block in text.blocks):
        found.append(("page", str(place.page)))
    for label, number in found:
        said = _said(label, number)
        given = given_at(said) if number else None
        if given and (given.label, given.locator) == (label, number):
            return said
    return ""


def _said(label: str, locator: str) -> str:
    short = {"page": ("p. ", "pp. "), "paragraph": ("para. ", "paras. ")}
    one, several = short.get(label, (f"{label} ", f"{label} "))
    return f"{one if locator.isalnum() else several}{locator}"


def _sources(citations: tuple[Citation, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cited.key for citation in citations for cited in citation.sources))
