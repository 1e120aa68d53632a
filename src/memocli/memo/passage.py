"""What a claim says of its evidence."""

from __future__ import annotations

from memocli.fields import Name, Shape
from memocli.text import Placed


class Passage(Shape, frozen=True):
    """Words of a source that carry a claim: its address in the evidence. Never printed.

    Keys:
        source: the id of a source that the claim, or the one that it is cited with, cites
        quote: the words of the source, in its own language
        at: where they stand in it, as in a citation: `p. 4`, `para. 12`
        translated: `true` where a quotation in the claim's text is a translation of these words
    """

    source: Name
    quote: Placed
    at: Placed | None = None
    translated: bool = False
