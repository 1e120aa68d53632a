"""What can change, and one claim with all that changed of it; also one that did not change."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from memocli.document import Inline, plain
from memocli.memo import Step, counts_percent, step_between


class Kind(StrEnum):
    """What can change. An entry has each kind that applies, or `unchanged` alone."""

    ADDED = "added"
    DROPPED = "dropped"
    REWORDED = "reworded"
    RESOURCED = "re-sourced"
    FIGURES = "figures"
    BASIS = "basis"
    VERDICT = "verdict"
    CONDITION = "condition"
    HEADING = "heading"
    PICTURE = "picture"
    TABLE = "table"
    CHART = "chart"
    LAYOUT = "layout"
    MOVED = "moved"
    RENAMED = "renamed"
    HEAD = "head"
    RECORD = "record"
    UNCHANGED = "unchanged"


class EditKind(StrEnum):
    """What happened to a run of words."""

    KEEP = "keep"
    DELETE = "delete"
    INSERT = "insert"


class Edit(Struct, frozen=True):
    """A run of words with single spaces between them and none around them, with its emphasis and links.

    Kept and deleted runs, joined by spaces, are the old text; kept and inserted ones the new. A mark is the number of its note:
    in deleted runs of the old memo, in others of the new one.
    """

    kind: EditKind
    runs: tuple[Inline, ...]

    @property
    def text(self) -> str:
        """The words alone, in one line, without emphasis and without marks of notes."""
        return " ".join(plain(self.runs, marks=False).split())


class SourceState(Struct, frozen=True):
    """A source as a reader knows it: `id`, or what it may be called; and `title`, which says briefly what it is.

    `title` is the id, or what the source may be called, where the record has no title or there is no record.
    """

    id: str
    title: str


class BasisState(Struct, frozen=True):
    """One basis as the files write it: its kind, and what it names (nothing for a position)."""

    kind: str
    names: tuple[str, ...]


class ClaimState(Struct, frozen=True):
    """A claim as it is in one year.

    `finding` is the name of its finding, `heading` that finding's heading (or empty), `part_heading` its part's. `words` is the text
    as read, with the marks of its notes; `notes` are their numbers; `sources` what it cites, each once, in reading order.
    """

    name: str
    finding: str
    heading: str
    part_heading: str
    words: tuple[Inline, ...]
    notes: tuple[int, ...] = ()
    sources: tuple[SourceState, ...] = ()
    basis: BasisState | None = None

    @property
    def text(self) -> str:
        """The words alone, in one line."""
        return " ".join(plain(self.words, marks=False).split())


class LocatorChange(Struct, frozen=True):
    """A source that is cited in both years, but at another place ("page 4"); () is without one."""

    source: SourceState
    old: tuple[str, ...]
    new: tuple[str, ...]


class SourceChange(Struct, frozen=True):
    """Sources that the claim cites in one year only, and places that changed in the others.

    `marks_moved` says that the same citations stand at other words of the claim.
    """

    added: tuple[SourceState, ...] = ()
    dropped: tuple[SourceState, ...] = ()
    locators: tuple[LocatorChange, ...] = ()
    marks_moved: bool = False

    def __bool__(self) -> bool:
        return bool(self.added or self.dropped or self.locators or self.marks_moved)


class BasisChange(Struct, frozen=True):
    """What a claim rested on instead of citations, and what it rests on now; () is nothing."""

    old: tuple[BasisState, ...]
    new: tuple[BasisState, ...]


class PairedBy(StrEnum):
    """How it is known that two claims are the same fact."""

    CONTINUES = "continues"
    NAME = "name"
    WORDS = "words"
    LIKENESS = "likeness"


class Pairing(Struct, frozen=True):
    """How the claims of an entry were paired.

    By `words`, they are the same but for their name or place. By `likeness`, it is a guess: `score` says how much of the words is
    alike, in percent, and is 100 for all others.
    """

    by: PairedBy
    score: int = 100

    @property
    def is_probable(self) -> bool:
        """Whether it is a guess, which somebody should confirm with a `continues`."""
        return self.by is PairedBy.LIKENESS


class FigureState(Struct, frozen=True):
    """The value of a figure, and the claim that states it.

    `at` is empty where the value is exact; else `least`, `most`, `about` or `over`.
    """

    value: Decimal
    claim: str
    at: str = ""


class FigureChange(Struct, frozen=True):
    """A figure that differs: in both years, or in one only (None in the other).

    `label` is what a reader calls it; `in_percent` says that it counts percent by its unit, whatever its name.
    """

    name: str
    old: FigureState | None
    new: FigureState | None
    label: str = ""
    in_percent: bool = False

    @property
    def step(self) -> Step:
        """How far it went; nothing where one of the memos does not state it."""
        if self.old is None or self.new is None:
            return Step()
        (was, now) = ((state.value, state.at) for state in (self.old, self.new))
        return step_between(was, now, is_percentage=self.is_percentage)

    @property
    def difference(self) -> Decimal | None:
        """New minus old; None where one of them is missing, or they are not comparable."""
        return self.step.difference

    @property
    def percent(self) -> Decimal | None:
        """The difference in percent of the old value; None where it would have no meaning."""
        return self.step.percent

    @property
    def is_percentage(self) -> bool:
        """Whether the figure counts percent, by its unit or its name."""
        return self.in_percent or counts_percent(self.name)


class FigureChanges(Struct, frozen=True):
    """Figures by name, whichever claim states them: with another value or bound, in one year only, and the same."""

    changed: tuple[FigureChange, ...] = ()
    added: tuple[FigureChange, ...] = ()
    gone: tuple[FigureChange, ...] = ()
    unchanged: int = 0


class ClaimChange(Struct, frozen=True):
    """A claim of one memo or both, and what became of it; also one that did not change.

    `old` and `new` hold one claim each as a rule, several where claims were joined or split (they are compared as one), and
    none where the claim was added or dropped. `edits` is empty where the words are the same; `figures` are those of
    `Changes.figures` that these claims state. `reason` says why a claim was dropped, or is empty. `kinds` is never empty.
    """

    old: tuple[ClaimState, ...]
    new: tuple[ClaimState, ...]
    kinds: tuple[Kind, ...]
    pairing: Pairing | None = None
    edits: tuple[Edit, ...] = ()
    sources: SourceChange = SourceChange()
    basis: BasisChange | None = None
    figures: tuple[FigureChange, ...] = ()
    reason: str = ""

    @property
    def rewritten(self) -> bool:
        """Whether no words are kept at all."""
        return bool(self.edits) and all(edit.kind is not EditKind.KEEP for edit in self.edits)

    @property
    def states(self) -> tuple[ClaimState, ...]:
        """The claims by which a reader finds it: the new ones, or else the old ones."""
        return self.new or self.old
