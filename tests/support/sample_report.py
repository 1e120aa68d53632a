"""Hand-made changes between two memos about a country that does not exist, with everything that a report on them must set."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from msgspec.structs import replace
from tests.support.rendering import STYLESHEET, packaged

from memocli.assemble.changes import changes_document
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
from memocli.document import Document, Emphasis, Inline, NoteReference, ParagraphBreak, Text
from memocli.render.html import render_html
from memocli.render.pdf import render_pdf
from memocli.templates import REPORT_PAGE, REPORT_SHEET

PAGE: Final = packaged(REPORT_PAGE).decode("utf-8")
SHEET: Final = STYLESHEET + packaged(REPORT_SHEET).decode("utf-8")

OFFICE: Final = SourceState("office-2031", "Report of the special office, 2031")
FORMER: Final = SourceState("office-2030", "Report of the special office, 2030")
LETTER: Final = SourceState("letter", "Letter of the Committee of Families to the Ombudsperson")
FILES: Final = FigureChange(
    "files-opened",
    FigureState(Decimal(4713), "torture/office/files"),
    FigureState(Decimal(8335), "torture/office/files"),
    "Files opened by the special office",
)
UNPUNISHED: Final = FigureChange(
    "unpunished-percent",
    FigureState(Decimal(98), "torture/office/unpunished"),
    FigureState(Decimal("96.8"), "torture/office/unpunished"),
    "Cases without a conviction (percent)",
)
BODIES: Final = FigureChange(
    "bodies",
    FigureState(Decimal(31), "torture/graves/bodies", "least"),
    FigureState(Decimal(40), "torture/graves/bodies"),
    "Bodies found",
)
CHARGED: Final = FigureChange(
    "charged", None, FigureState(Decimal(17), "torture/office/charged"), "Persons charged"
)


def inlines_of(*words: str | int | Inline) -> tuple[Inline, ...]:
    """Words and the numbers of notes as inlines."""
    said: list[Inline] = []
    for word in words:
        said.append(
            NoteReference(word)
            if isinstance(word, int)
            else Text(word)
            if isinstance(word, str)
            else word
        )
    return tuple(said)


def edit(kind: EditKind, *words: str | int | Inline) -> Edit:
    """A run of a changed text."""
    return Edit(kind, inlines_of(*words))


def claim_state(
    name: str,
    *words: str | int | Inline,
    notes: tuple[int, ...] = (),
    sources: tuple[SourceState, ...] = (),
    basis: BasisState | None = None,
) -> ClaimState:
    """A claim of the finding `torture/office`."""
    return ClaimState(
        f"torture/office/{name}",
        "torture/office",
        "The special office",
        "Prohibiting torture",
        inlines_of(*words),
        notes,
        sources,
        basis,
    )


K, D, I = EditKind.KEEP, EditKind.DELETE, EditKind.INSERT  # noqa: E741
REWORDED: Final = ClaimChange(
    (claim_state("files", "The office had opened 4,713 files", 3, notes=(3,), sources=(FORMER,)),),
    (claim_state("files", "The office had opened 8,335 files", 4, notes=(4,), sources=(OFFICE,)),),
    (Kind.REWORDED, Kind.RESOURCED, Kind.FIGURES),
    Pairing(PairedBy.CONTINUES),
    (
        edit(K, "By February the ", Emphasis((Text("special"),)), " office had opened"),
        edit(D, "4,713", 3),
        edit(I, "8,335", 4),
        edit(K, "files and brought charges in"),
        edit(D, "12."),
        edit(I, "17", 5, ", none of them against an officer."),
    ),
    SourceChange((OFFICE,), (FORMER,), (LocatorChange(LETTER, (), ("page 4",)),)),
    figures=(FILES,),
)
REWRITTEN: Final = ClaimChange(
    (
        claim_state("bill", "A bill was read.", notes=(4,)),
        claim_state("law", "There was no law yet."),
    ),
    (claim_state("law", "The congress adopted the law.", basis=BasisState("position", ())),),
    (Kind.REWORDED, Kind.BASIS),
    Pairing(PairedBy.CONTINUES),
    (
        edit(D, "A bill was read.", 4, " There was no law yet."),
        edit(I, "The congress adopted the law."),
    ),
    basis=BasisChange((), (BasisState("position", ()),)),
)
PROBABLE: Final = ClaimChange(
    (claim_state("staff", "It has 44 prosecutors.", 5, notes=(5,)),),
    (claim_state("prosecutors", "It has 29 prosecutors.", 6, notes=(6,)),),
    (Kind.REWORDED, Kind.RENAMED),
    Pairing(PairedBy.LIKENESS, 86),
    (edit(K, "It has"), edit(D, "44"), edit(I, "29"), edit(K, "prosecutors.", 6)),
)
ADDED: Final = ClaimChange(
    (),
    (
        claim_state(
            "charged",
            "Seventeen persons were charged.",
            7,
            ParagraphBreak(),
            "None was an officer <of any rank>.",
            notes=(7,),
            sources=(OFFICE, LETTER),
        ),
    ),
    (Kind.ADDED, Kind.FIGURES),
    figures=(CHARGED,),
)
DROPPED: Final = ClaimChange(
    (claim_state("visit", "The Ombudsperson came twice.", 6, notes=(6,), sources=(LETTER,)),),
    (),
    (Kind.DROPPED,),
    reason="The visits are not taken up in 2032.",
)
FORGOTTEN: Final = ClaimChange(
    (claim_state("promise", "The ministry promised a register.", 7, notes=(7,)),),
    (),
    (Kind.DROPPED,),
)
SAME: Final = ClaimChange(
    (claim_state("access", "Families waited 212 days.", 8, notes=(8,)),),
    (
        claim_state(
            "access",
            "Families waited 212 days on average for a copy of their own file, and many are still waiting.",
            8,
            notes=(8,),
        ),
    ),
    (Kind.UNCHANGED,),
    Pairing(PairedBy.NAME),
)
MOVED: Final = ClaimChange(
    SAME.old,
    SAME.new,
    (Kind.MOVED, Kind.RESOURCED),
    Pairing(PairedBy.WORDS),
    sources=SourceChange(marks_moved=True),
)

OPENED: Final = ChartState(
    "torture/opened",
    "Files and charges",
    "bar",
    "figures",
    ("files-opened", "charged"),
    ("Files opened by the special office", "Persons charged"),
    below="The special office",
)
CHARTS: Final = (
    ChartChange(
        OPENED, replace(OPENED, heading="Files opened", kind="line", over="years"), points=(FILES,)
    ),
    ChartChange(replace(OPENED, heading="What the office cost", years=(2029,)), None),
)
TORTURE: Final = PartChange(
    PartState("torture", "Prohibiting torture", 1, "not-met"),
    PartState("torture", "Prohibiting torture and duress", 1, "partly-met"),
    (Kind.VERDICT, Kind.CONDITION, Kind.HEADING, Kind.CHART),
    (
        FindingChange(
            FindingState("torture/office", "The special office"),
            FindingState("torture/office", "The special office"),
            (Kind.UNCHANGED,),
            (REWORDED, REWRITTEN, PROBABLE, ADDED, DROPPED, SAME),
        ),
        FindingChange(
            FindingState("torture/promises", "Promises"), None, (Kind.DROPPED,), (FORGOTTEN,)
        ),
        FindingChange(
            FindingState("torture/files", "", "old.png"),
            FindingState("torture/files", "", "new.png"),
            (Kind.PICTURE,),
            (MOVED,),
        ),
    ),
    heading=(edit(K, "Prohibiting torture"), edit(I, "and duress")),
    condition=(
        edit(K, "The Government"),
        edit(D, "is enforcing"),
        edit(I, "enforces"),
        edit(K, "prohibitions."),
    ),
    charts=CHARTS,
)
OPENING: Final = PartChange(
    PartState("introduction", "Introduction"),
    PartState("introduction", "Introduction"),
    (Kind.CHART,),
    (
        FindingChange(
            FindingState("introduction/families", "The families"),
            FindingState("introduction/families", "The families"),
            (Kind.UNCHANGED,),
            (SAME, SAME),
        ),
    ),
    charts=(ChartChange(None, replace(OPENED, name="introduction/opened")),),
)
CHANGES: Final = Changes(
    MemoState("2031", 2031, "Memo on Veldania", 9, 8),
    MemoState("2032", 2032, "Memo on Veldania", 8, 8),
    (
        HeadChange("submitted", "24 July 2031", "20 July 2032"),
        HeadChange("subtitle", "", "Summary"),
    ),
    (OPENING, TORTURE),
    FigureChanges((FILES, UNPUNISHED, BODIES), (CHARGED,), (), 2),
    (
        RecordChange(
            LETTER,
            (
                HeadChange("title", "Letter", "Letter to the Ombudsperson"),
                HeadChange("URL", "", "https://x.example/a"),
            ),
        ),
    ),
)


def sample_report() -> Document:
    """The report on these changes."""
    return changes_document(CHANGES)


def as_page(document: Document) -> bytes:
    """A report as a page for the screen."""
    return render_html(document, PAGE, SHEET, word_markup=False)


def as_paper(document: Document) -> bytes:
    """A report as PDF."""
    return render_pdf(document, PAGE, SHEET)
