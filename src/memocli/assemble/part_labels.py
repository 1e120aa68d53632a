"""What stands before the headings of parts: "II.", "III. Requirement 1:", "Annex A:"."""

from __future__ import annotations

from itertools import count

from memocli.assemble.numerals import letters, roman
from memocli.language import Wording
from memocli.memo import Part


class PartLabels:
    """Counts the parts in the order in which they are printed; annexes have a row of their own, in letters."""

    def __init__(self, words: Wording) -> None:
        """Begin with the first of each."""
        self._words = words
        self._places, self._requirements, self._annexes = count(1), count(1), count(1)

    def next(self) -> str:
        """The label of an ordinary part."""
        return f"{roman(next(self._places))}."

    def of(self, part: Part) -> str:
        """The label of a part."""
        if part.kind == "annex":
            return self._words.parts.annex.format(letters(next(self._annexes)))
        if not part.is_requirement:
            return self.next()
        return f"{self.next()} {self._words.requirement.format(next(self._requirements))}:"
