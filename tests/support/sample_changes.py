"""Hand-made changes between two years, with an entry of each kind of change."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from memocli.compare.changes import (
    BasisChange,
    BasisState,
    Changes,
    ChartChange,
    ChartState,
    ClaimChange,
    ClaimState,
    Edit,
    EditKind,
    FigureChange,
    FigureChanges,
    FigureState,
    FindingChange,
    FindingState,
    HeadChange,
    Kind,
    LocatorChange,
    MemoState,
    PairedBy,
    Pairing,
    PartChange,
    PartState,
    RecordChange,
    SourceChange,
    SourceState,
)
from memocli.document import Emphasis, Inline, NoteReference, ParagraphBreak, Strong, Text

KEEP, DELETE, INSERT = EditKind.KEEP, EditKind.DELETE, EditKind.INSERT
CONTINUES: Final = Pairing(PairedBy.CONTINUES)
NAMED: Final = Pairing(PairedBy.NAME)
POSITION: Final = BasisState("position", ())

VPOLITICO: Final = SourceState("vpolitico", "La PGR abre 4 mil 713 expedientes")
BILL: Final = SourceState("bill", "Bill of a general law")
OLD: Final = SourceState("old-1", "Report of 2017")
NEW: Final = SourceState("new-1", "Report of 2018")
HIDDEN: Final = SourceState("confidential source 2", "confidential source 2")


def running(*words: str | int | Inline) -> tuple[Inline, ...]:
    """Words; a number is the mark of that note."""
    return tuple(
        NoteReference(word)
        if isinstance(word, int)
        else Text(word)
        if isinstance(word, str)
        else word
        for word in words
    )


def edit_run(kind: EditKind, *words: str | int | Inline) -> Edit:
    """A run of an edited text."""
    return Edit(kind, running(*words))


def state_of_claim(
    name: str,
    *words: str | int | Inline,
    sources: tuple[SourceState, ...] = (),
    basis: BasisState | None = None,
) -> ClaimState:
    """A claim of the finding `torture/unit`, or of another where its name says so."""
    full = name if "/" in name else f"torture/unit/{name}"
    said = running(*words)
    return ClaimState(
        full,
        full.rpartition("/")[0],
        "The torture unit",
        "Prohibiting torture",
        said,
        tuple(run.number for run in said if isinstance(run, NoteReference)),
        sources,
        basis,
    )


def figure(name: str, old: str | None, new: str | None, label: str = "") -> FigureChange:
    """A figure that was `old` and is `new`; None where a year has none."""
    return FigureChange(
        name,
        None if old is None else FigureState(Decimal(old), "torture/unit/a"),
        None if new is None else FigureState(Decimal(new), "torture/unit/b"),
        label,
    )


def bounded(name: str, old: tuple[str, str], new: tuple[str, str]) -> FigureChange:
    """A figure of both years, each with its value and its bound."""
    return FigureChange(
        name,
        FigureState(Decimal(old[0]), "torture/unit/a", old[1]),
        FigureState(Decimal(new[0]), "torture/unit/b", new[1]),
    )


INVESTIGATIONS: Final = figure(
    "torture-investigations", "4713", "8335", "Federal investigations of torture"
)
CHARGED: Final = figure("charged", None, "17")
STAFF: Final = figure("staff", "44", None)
REWORDED: Final = ClaimChange(
    old=(
        state_of_claim("caseload", "The unit opened 4,713 files in 2016.", 1, sources=(VPOLITICO,)),
    ),
    new=(
        state_of_claim("caseload", "The unit opened 8,335 files in 2018.", 2, sources=(VPOLITICO,)),
    ),
    kinds=(Kind.REWORDED, Kind.RESOURCED, Kind.FIGURES),
    pairing=CONTINUES,
    edits=(
        edit_run(KEEP, "The ", Emphasis(running("federal")), " unit opened"),
        edit_run(DELETE, "4,713"),
        edit_run(INSERT, "8,335"),
        edit_run(KEEP, "files in"),
        edit_run(DELETE, "2016.", 1),
        edit_run(INSERT, "2018.", 2),
    ),
    sources=SourceChange(locators=(LocatorChange(VPOLITICO, (), ("page 4",)),)),
    figures=(INVESTIGATIONS,),
)
REWRITTEN: Final = ClaimChange(
    old=(
        state_of_claim("one", "A bill.", 3, sources=(BILL,)),
        state_of_claim("two", "No law yet."),
    ),
    new=(state_of_claim("law", "Mexico adopted the law.", basis=POSITION),),
    kinds=(Kind.REWORDED, Kind.RESOURCED, Kind.BASIS),
    pairing=CONTINUES,
    edits=(
        edit_run(DELETE, "A bill.", 3, " No law yet."),
        edit_run(INSERT, "Mexico adopted the law."),
    ),
    sources=SourceChange(dropped=(BILL,)),
    basis=BasisChange((), (POSITION,)),
)
RESOURCED: Final = ClaimChange(
    old=(state_of_claim("d", "Same ", Strong(running("words")), ".", 4, sources=(OLD, HIDDEN)),),
    new=(state_of_claim("d", "Same ", Strong(running("words")), ".", 3, sources=(NEW,)),),
    kinds=(Kind.RESOURCED,),
    pairing=NAMED,
    sources=SourceChange(added=(NEW,), dropped=(OLD, HIDDEN)),
)
RENAMED: Final = ClaimChange(
    (state_of_claim("b", "The same."),),
    (state_of_claim("c", "The same."),),
    (Kind.RENAMED,),
    Pairing(PairedBy.WORDS),
)
PROBABLE: Final = ClaimChange(
    (state_of_claim("lawyers", "It has 44 lawyers.", 5, sources=(OLD,)),),
    (state_of_claim("experts", "It has 29 lawyers.", 4, sources=(OLD,)),),
    (Kind.REWORDED, Kind.RENAMED),
    Pairing(PairedBy.LIKENESS, 86),
    (
        edit_run(KEEP, "It has"),
        edit_run(DELETE, "44"),
        edit_run(INSERT, "29"),
        edit_run(KEEP, "lawyers.", 4),
    ),
)
ADDED: Final = ClaimChange(
    (),
    (
        state_of_claim(
            "new",
            "Its charges number 17.",
            5,
            ParagraphBreak(),
            "No officer was charged.",
            sources=(NEW, VPOLITICO),
        ),
    ),
    (Kind.ADDED, Kind.FIGURES),
    figures=(CHARGED,),
)
DROPPED: Final = ClaimChange(
    (state_of_claim("staff", "It had 44 prosecutors.", 6, sources=(OLD,)),),
    (),
    (Kind.DROPPED, Kind.FIGURES),
    figures=(STAFF,),
    reason="Not taken up in 2018.",
)
FORGOTTEN: Final = ClaimChange(
    (state_of_claim("torture/promises/e", "So it is.", basis=BasisState("inference", ("x/y/z",))),),
    (),
    (Kind.DROPPED,),
)
SAME: Final = ClaimChange(
    (state_of_claim("access", "Families waited.", 8, sources=(OLD,)),),
    (
        state_of_claim(
            "access", "Families waited 212 days on average for a copy of their own file.", 6
        ),
    ),
    (Kind.UNCHANGED,),
    NAMED,
)
MOVED: Final = ClaimChange(
    (state_of_claim("files", "The files stay closed.", 9, sources=(OLD,)),),
    (state_of_claim("torture/open/files", "The files stay closed.", 7, sources=(OLD,)),),
    (Kind.MOVED, Kind.RESOURCED),
    Pairing(PairedBy.WORDS),
    sources=SourceChange(marks_moved=True),
)
UNIT: Final = FindingChange(
    FindingState("torture/unit", "The torture unit"),
    FindingState("torture/unit", "The torture unit of the Office"),
    (Kind.HEADING,),
    (REWORDED, REWRITTEN, RESOURCED, RENAMED, PROBABLE, ADDED, DROPPED, SAME),
    (edit_run(KEEP, "The torture unit"), edit_run(INSERT, "of the Office")),
)
PROMISES: Final = FindingChange(
    FindingState("torture/promises", "Promises"), None, (Kind.DROPPED,), (FORGOTTEN,)
)
OPEN: Final = FindingChange(
    FindingState("torture/closed", "", "old.png", "A door", "Closed.", table="Doors; Door | Keys"),
    FindingState(
        "torture/open", "", "new.png", "A door", "Open.", "bullets", "Doors; Door | Locks"
    ),
    (Kind.PICTURE, Kind.TABLE, Kind.LAYOUT, Kind.RENAMED),
    (MOVED,),
    table=(edit_run(KEEP, "Doors; Door |"), edit_run(DELETE, "Keys"), edit_run(INSERT, "Locks")),
)
CASES: Final = ChartState(
    "torture/cases",
    "Cases of torture",
    "bar",
    "years",
    ("torture-investigations", "charged"),
    ("Federal investigations of torture", "charged"),
    (2016, 2017),
    "The torture unit",
    "Of the whole country.",
)
CHARTS: Final = (
    ChartChange(
        CASES,
        ChartState(
            "torture/cases",
            "Cases & torture",
            "line",
            "years",
            ("torture-investigations",),
            ("Federal investigations of torture",),
        ),
        True,
        (INVESTIGATIONS,),
    ),
    ChartChange(
        None,
        ChartState("torture/staff", "Who works there", "bar", "figures", ("staff",), ("staff",)),
    ),
    ChartChange(replace(CASES, name="torture/old", heading="Older cases"), None),
)
TORTURE: Final = PartChange(
    PartState("torture", "Prohibiting torture", 1, "not-met"),
    PartState("torture", "Prohibiting torture", 2, "partly-met"),
    (Kind.VERDICT, Kind.CONDITION, Kind.CHART, Kind.MOVED),
    (UNIT, PROMISES, OPEN),
    condition=(
        edit_run(KEEP, "The law"),
        edit_run(DELETE, "is"),
        edit_run(INSERT, "was"),
        edit_run(KEEP, "so."),
    ),
    charts=CHARTS,
)
OPENING: Final = PartChange(
    PartState("opening", "Introduction"),
    PartState("opening", "Introduction"),
    (Kind.UNCHANGED,),
    (
        FindingChange(
            FindingState("opening/families", "The families"),
            FindingState("opening/families", "The families"),
            (Kind.UNCHANGED,),
            (
                ClaimChange(
                    (state_of_claim("opening/families/met", "We met them."),),
                    (state_of_claim("opening/families/met", "We met them."),),
                    (Kind.UNCHANGED,),
                    NAMED,
                ),
            ),
        ),
    ),
)
SMALL: Final = Changes(
    old=MemoState("2017", 2017, "Memo of 2017", 11, 9),
    new=MemoState("2018", 2018, "Memo of 2018", 9, 7),
    head=(HeadChange("title", "Memo of 2017", "Memo of 2018"), HeadChange("subtitle", "", "New")),
    parts=(OPENING, TORTURE),
    figures=FigureChanges(
        changed=(INVESTIGATIONS, figure("unpunished-percent", "98", "96.8")),
        added=(CHARGED,),
        gone=(STAFF,),
        unchanged=2,
    ),
    records=(RecordChange(OLD, (HeadChange("URL", "", "https://x.example/a"),)),),
)
NOTHING: Final = Changes(
    MemoState("2018", 2018, "Memo of 2018", 1, 0),
    MemoState("2018", 2018, "Memo of 2018", 1, 0),
    (),
    (OPENING,),
    FigureChanges(unchanged=4),
)


def changes_of(*claims: ClaimChange, changes: Changes = SMALL) -> Changes:
    """The same changes, with these entries alone in one finding of one part."""
    finding = FindingChange(UNIT.new, UNIT.new, (Kind.UNCHANGED,), claims)
    part = PartChange(TORTURE.new, TORTURE.new, (Kind.UNCHANGED,), (finding,))
    return Changes(changes.old, changes.new, (), (part,), FigureChanges())
