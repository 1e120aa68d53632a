"""What holding claims against their evidence came to: plain data, which can be kept for the next run."""

from __future__ import annotations

from typing import Final, Literal, Self, TypeAlias

from msgspec import Struct

from memocli.evidence.extracted import Place

# Whether it stands in the copies: it does; it does not; or not all copies are here that it may stand in.
Outcome: TypeAlias = Literal["found", "missing", "unchecked"]
# Whether a place is the one that is given: it is; it is another one; only the sheet is, and the page has another printed number; the copy
# has no such places; or none is given.
Agreement: TypeAlias = Literal["agrees", "differs", "sheet", "unknown", "none"]


class Found(Struct, frozen=True, gc=False):
    """A place in a copy: its words as they stand there, and those before and behind them in the same block; all empty where
    they may not be told.
    """

    source: str
    file: str
    place: Place
    words: str
    before: str = ""
    behind: str = ""

    @classmethod
    def of_hidden(cls, source: str, place: Place) -> Self:
        """A place in a copy of which no word may be told: numbers alone, since the name of a page may be a word too."""
        label, paragraph = (
            said if said.isdecimal() else "" for said in (place.label, place.paragraph)
        )
        return cls(source, "", Place(place.page, label, paragraph), "")


class Near(Struct, frozen=True, gc=False):
    """The nearest place to words that are not found; `differences` are pairs of what is said and what stands there.

    `shown` are the words there from a little before the first of them on, those that differ between stars.
    """

    found: Found
    differences: tuple[tuple[str, str], ...]
    shown: str = ""


class Words(Struct, frozen=True, gc=False):
    """A quotation of a claim's text, or one of its passages, and where it was found.

    `start` and `end` are the place of a quotation in the text; `passage` is the number of a passage, or -1. `sources` are those in
    whose copies it was looked for; `elsewhere` another source of the claim that has it. `given` is the place that is given, as it
    stands there. `limits` are words of the copy around it that negate or limit it. `readers_differ` says that only one of two
    readers of a PDF finds it. `held_by` is the passage that a translated quotation rests on, or -1.
    """

    outcome: Outcome
    sources: tuple[str, ...]
    start: int = 0
    end: int = 0
    passage: int = -1
    found: tuple[Found, ...] = ()
    near: Near | None = None
    elsewhere: str = ""
    given: str = ""
    agreement: Agreement = "none"
    limits: tuple[str, ...] = ()
    is_short: bool = False
    readers_differ: bool = False
    held_by: int = -1

    @property
    def is_elsewhere(self) -> bool:
        """Whether it stands at another place than the one that is given."""
        return self.agreement in ("differs", "sheet")


class Fact(Struct, frozen=True, gc=False):
    """A number, a percentage, a date or a name of a claim's text, and where it stands in the evidence.

    `nearest` is what stands there that is most like it; `computed` says why a computation does not give it. `given` is the place
    that the note gives for a number or a date, where that stands at others only; else `found` is at that place, if it can be told.
    """

    kind: Literal["number", "date", "name", "turned"]
    outcome: Outcome
    start: int
    end: int
    found: Found | None = None
    nearest: str = ""
    computed: str = ""
    given: str = ""


class Held(Struct, frozen=True):
    """What the evidence of one claim holds of it. `sources` are those that carry it, `absent` those of them without a copy to look at."""

    claim: str
    sources: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    words: tuple[Words, ...] = ()
    facts: tuple[Fact, ...] = ()

    @property
    def by(self) -> Literal["whole", "part", "nothing"]:
        """Whether the evidence holds the claim: wholly where words of a copy carry it, at the place that is given and with nothing around
        them that limits them, and nothing that could be looked for is missing. A name alone holds nothing, nor does a passage that does
        not stand in a copy.
        """
        stated = [fact for fact in self.facts if fact.kind != "name"]
        looked_for = [one.outcome for one in self.words]
        looked_for += ["unchecked" if self.is_unproven(fact) else fact.outcome for fact in stated]
        if "found" not in looked_for:
            return "nothing"
        carried = any(one.outcome == "found" for one in self.words)
        doubtful = self.absent or any(fact.outcome == "missing" for fact in self.facts)
        doubtful = doubtful or any(one.is_elsewhere or one.limits for one in self.words)
        doubtful = doubtful or any(fact.given for fact in self.facts)
        return "whole" if carried and set(looked_for) == {"found"} and not doubtful else "part"

    def is_unproven(self, fact: Fact) -> bool:
        """Whether a fact was found in no place of a copy, but perhaps in a passage that itself does not stand in one."""
        proven = all(one.outcome == "found" for one in self.words if one.passage >= 0)
        return fact.outcome == "found" and fact.found is None and not proven


Fault: TypeAlias = Literal[
    "missing", "changed", "unreadable", "empty pages", "not here", "unrecorded", "one reader"
]


_STATES: Final[dict[Fault, str]] = {
    "missing": "missing",
    "changed": "changed since it was kept",
    "unreadable": "can't be read",
    "not here": "not checked here",
    "unrecorded": "no digest recorded",
    "empty pages": "some pages have no text",
    "one reader": "read by one of two readers only",
}


class CopyFault(Struct, frozen=True):
    """Why a copy can't be looked at, or not be trusted: it is missing, has other bytes, or can't be read, or by one of two readers only
    (`reason` says why).
    """

    source: str
    file: str
    kind: Fault
    reason: str = ""


class Verification(Struct, frozen=True):
    """All claims that were held against their evidence, by full name; the faults of copies; and which sources are of one origin.

    `origins` maps the id of a source to that of the first of those that took over from one another. `one_reader` says that words of
    PDFs were looked for, and no second reader is installed that could have confirmed them.
    """

    claims: dict[str, Held] = {}
    faults: tuple[CopyFault, ...] = ()
    origins: dict[str, str] = {}
    one_reader: bool = False


def state_of_copy(fault: Fault | None) -> str:
    """How a copy was found, in words."""
    return _STATES[fault] if fault else "as recorded"
