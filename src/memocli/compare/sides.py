"""The two memos that are compared, each with what it was read with; and what of them may be said."""

from __future__ import annotations

from functools import cached_property
from typing import TypeAlias

from msgspec import Struct

from memocli.compare.words import Words, words_of
from memocli.document import Inline, leaves, with_leaves, with_marks
from memocli.edition import number_notes
from memocli.load import Library
from memocli.mask import Mask
from memocli.memo import Memo, NamedClaim
from memocli.prose import Citation, CitedSource
from memocli.prose.inlines import inlines

# The text of a claim, and the citations in it.
_Cited: TypeAlias = tuple[str, tuple[Citation, ...]]


class Side(Struct, frozen=True):
    """A memo to compare: what it was read with, what it is called (`2018`, `2018@main`), and what it may not say."""

    memo: Memo
    library: Library
    label: str
    mask: Mask


class Saying:
    """What may be said of both sides: what is confidential on one of them is not named on the other either."""

    def __init__(self, old: Side, new: Side) -> None:
        """Keep the masks that hide something, each once."""
        both = [old.mask] if old.mask is new.mask else [old.mask, new.mask]
        self._masks = [mask for mask in both if mask.is_needed]
        # Each claim has the headings of its finding and its part.
        self._texts: dict[str, str] = {}
        # Most claims stand in both memos: the words of each, with the numbers that the notes have in one of them.
        self._read: dict[_Cited, tuple[tuple[int, ...], tuple[Inline, ...]]] = {}

    def may_show(self, source_id: str) -> bool:
        """Whether a source may be called by its id."""
        return self.name(source_id) == source_id

    def name(self, source_id: str) -> str:
        """What a source may be called."""
        called = [name for mask in self._masks if (name := mask.name(source_id)) != source_id]
        hidden = next((name for name in reversed(called) if name), "unknown source")
        return hidden if called else source_id

    def text(self, text: str) -> str:
        """A text of the author's, in one line."""
        if text not in self._texts:
            shown = text
            for mask in self._masks:
                shown = mask.named(shown)
            self._texts[text] = " ".join(shown.split())
        return self._texts[text]

    def cited(self, cited: CitedSource) -> CitedSource:
        """A citation as it may be shown."""
        for mask in self._masks:
            cited = mask.cited(cited)
        return cited

    def claim(self, text: _Cited, notes: tuple[int, ...]) -> tuple[Inline, ...]:
        """The words of a claim, with the marks of its notes."""
        if text not in self._read:
            words, citations = text
            self._read[text] = notes, self.runs(inlines(words, notes, citations))
        numbers, runs = self._read[text]
        if numbers == notes:
            return runs
        return with_marks(runs, dict(zip(numbers, notes, strict=True)))

    def runs(self, runs: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Running text, with the ids in it hidden also where emphasis divides them."""
        for mask in self._masks:
            pieces = list(leaves(runs))
            shown = [mask.named(piece) for piece in pieces]
            whole = "".join(pieces)
            if "".join(shown) != mask.named(whole):
                # As many dots as there were letters: so it can be divided as it was.
                dotted = iter(mask.dotted(whole))
                shown = ["".join(next(dotted) for _ in piece) for piece in pieces]
            runs = with_leaves(runs, iter(shown), mask.named)
        return runs


class ReadClaim(Struct, frozen=True, dict=True):
    """A claim as readers see it: its `place` among all of its memo, that of its finding and of its part, and its `notes`."""

    claim: NamedClaim
    place: int
    finding: int
    part: int
    notes: tuple[int, ...]
    saying: Saying

    @property
    def name(self) -> str:
        """`part/finding/claim`."""
        return self.claim.name

    @property
    def text(self) -> str:
        """The text as the file has it."""
        return str(self.claim.claim.text)

    @property
    def runs(self) -> tuple[Inline, ...]:
        """Its words, with the marks of its notes."""
        return self.saying.claim((self.text, self.claim.prose.citations), self.notes)

    @cached_property
    def words(self) -> Words:
        """The same, word by word."""
        return words_of(self.runs)


def read_claims(memo: Memo, saying: Saying) -> tuple[ReadClaim, ...]:
    """The claims of a memo in reading order."""
    sections = [(at, finding) for at, part in enumerate(memo.parts) for finding in part.findings]
    places = [
        (finding, part) for finding, (part, section) in enumerate(sections) for _ in section.claims
    ]
    numbered = zip(number_notes(memo).claims, places, strict=True)
    return tuple(
        ReadClaim(one.claim, place, finding, part, one.notes, saying)
        for place, (one, (finding, part)) in enumerate(numbered)
    )
