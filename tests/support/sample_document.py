"""A hand-made document about a country that does not exist, with everything that a renderer must set.

Three requirements, 50 notes (some of them short forms of an earlier source), Spanish titles, long addresses, a table, a
claim with two marks, and, in the draft, claims that are not supported and boxes for what is missing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from msgspec.structs import replace

from memocli.assemble.front import bottom_line
from memocli.document import (
    Band,
    Block,
    ClaimRun,
    Columns,
    Contents,
    ContentsEntry,
    Corrections,
    CrossReference,
    Document,
    Emphasis,
    Foreign,
    Front,
    Heading,
    Inline,
    Labels,
    Letterhead,
    Link,
    Note,
    NoteReference,
    Notice,
    Paragraph,
    Strong,
    Table,
    Text,
    TitleFact,
)
from memocli.language import ENGLISH

LABELS = Labels(
    notes_to=("Notes to page {}", "Notes to pages {}–{}"),
    page_before="p.",
    notes="Notes",
    note="Note",
    back="Back to note {number} in the text",
    draft="DRAFT",
    page="Page",
    of="of",
    about="About this edition",
    about_head="About",
)

NOTICE = Notice(
    "A part is missing here.",
    "memo/2031/courts.yaml could not be read: `memocli check-citations 2031` shows <why> & where.",
)

# Each topic is one finding: the run-in heading, and claims with a gap for a number and a place.
TOPICS = (
    (
        "The special office.",
        (
            "By February 2031 the special office in {place} had opened {number} investigations and brought charges in 17.",
            (
                "Its staff of nine handles “every file that reaches the capital”, and in the words of its director “no more than "
                "that”."
            ),
        ),
    ),
    (
        "Access to files.",
        (
            "Families in {place} waited {number} days on average for a copy of their own file.",
            "The Ombudsperson’s recommendation 14/2030, which asked for copies within ten working days, was accepted in part.",
            "None of the signers knows of a prosecutor who was sanctioned for withholding one.",
        ),
    ),
    (
        "Witnesses.",
        (
            (
                "Of the {number} witnesses who asked for protection in {place}, fewer than half received any measure at all, and "
                "most of these measures consisted of a telephone number."
            ),
            "The law of 2029 provides for relocation; the rules that would make relocation possible have not been issued.",
        ),
    ),
    (
        "Military courts.",
        (
            (
                "The reform of 2028 moved offences against civilians to civilian courts, yet {number} files about events in "
                "{place} were still open before military judges at the end of 2030."
            ),
            "In two of them the victims learned of the acquittal from a newspaper.",
        ),
    ),
    (
        "Forensic services.",
        (
            "The forensic service of {place} holds {number} unidentified remains in a building made for two hundred.",
            "An agreement with the national university would double the number of specialists; it awaits a signature.",
            "Meanwhile exhumations are decided case by case, which the signers consider incompatible with the duty to search.",
        ),
    ),
    (
        "The register.",
        (
            "The national register listed {number} persons as not located on 30 April 2031, among them 212 from {place}.",
            "It does not say in how many cases a search was begun.",
        ),
    ),
    (
        "Independent experts.",
        (
            (
                "The group of independent experts visited {place} three times and published {number} recommendations, of which "
                "the government says that it has complied with the greater part."
            ),
            "The group’s own table shows compliance with eleven.",
        ),
    ),
    (
        "Statements under duress.",
        (
            "Judges in {place} excluded statements in {number} of the cases in which defendants alleged duress.",
            (
                "The bench book of the Supreme Court puts the burden of proof on the prosecution; in practice the courts ask the "
                "defendant for a medical certificate."
            ),
        ),
    ),
)
PLACES = (
    "Puerto Lumbre",
    "the province of Tresaguas",
    "Valdemar",
    "San Orencio",
    "the Costa Alta district",
)
SPANISH = (
    "Informe especial sobre el cumplimiento de las recomendaciones del Grupo de Expertas y Expertos Independientes",
    "Diagnóstico de los servicios forenses de la República",
    "Respuesta a la solicitud de información 0031-2030",
    "Tortura: cifras y omisiones de la Fiscalía Especializada",
)
ADDRESSES = (
    "https://www.fiscalia.example/transparencia/informes/2030/informe-especial-sobre-el-cumplimiento-de-recomendaciones.pdf",
    "https://datos.example/registro_nacional/personas?corte=2031-04-30&entidad=puerto%20lumbre&formato=csv",
    "https://www.lavozdetresaguas.example/2031/02/14/fiscalia-reconoce-retrasos-en-la-entrega-de-expedientes-a-familiares/",
    "https://defensoria.example/r/14-2030",
)


@dataclass
class _Sample:
    """Counts the notes while the findings are made."""

    draft: bool
    notes: list[Note] = field(default_factory=list)

    def note(self, claim: str) -> NoteReference:
        """The next note, and its mark; every fifth cites an earlier source again in short form."""
        number = len(self.notes) + 1
        address = ADDRESSES[number % len(ADDRESSES)]
        title = SPANISH[number % len(SPANISH)]
        children: tuple[Inline, ...] = (
            Text("Fiscalía General de Veldania, "),
            Foreign("es", (Emphasis((Text(title),)),)),
            Text(f" (Puerto Lumbre, {number % 28 + 1} March 2030), p. {number * 3}, "),
            Link(address, (Text(address),)),
            Text(" (accessed 2 May 2031)."),
        )
        if number % 5 == 0:
            children = (
                Text("Fiscalía General de Veldania (n. "),
                CrossReference(number - 4, (Text(str(number - 4)),)),
                Text(f"), pp. {number}–{number + 2}."),
            )
        if number % 7 == 0:
            children = (
                Text(
                    f"Committee of Families, “Letter to the Ombudsperson”, {number % 27 + 1} November 2030, on file "
                    "with the signers; the letter asks <why> copies & files are withheld -- and for how long."
                ),
            )
        self.notes.append(Note(number, claim, children))
        return NoteReference(number)

    def finding(self, part: str, index: int) -> Paragraph:
        """One paragraph of claims; the first two claims carry a mark, one in four of the first carries two."""
        lead, claims = TOPICS[index % len(TOPICS)]
        name = f"{part}/finding-{index}"
        runs: list[Inline] = []
        for count, text in enumerate(claims):
            claim = f"{name}/claim-{count}"
            words = text.format(
                place=PLACES[(index + count) % len(PLACES)], number=f"{137 + index * 211:,}"
            )
            children: list[Inline] = [Text(words)]
            if count == 0:
                children.append(self.note(claim))
            if index % 8 == 3 and count == 0:
                children += [
                    Text(" The figure "),
                    Strong((Text("does not"),)),
                    Text(" include "),
                    Foreign("es", (Emphasis((Text("carpetas de investigación"),)),)),
                    Text(" closed before 2029."),
                    self.note(claim),
                ]
            fault = "not supported: neither citation nor basis" if self.draft and count == 2 else ""
            runs += [Text(" ")] if runs else []
            runs.append(ClaimRun(claim, tuple(children), fault))
            if count == 1:
                runs.append(self.note(claim))
        return Paragraph(tuple(runs), lead=lead, anchor=name)

    def requirement(
        self, part: str, number: int, heading: str, verdict: tuple[str, str], size: int
    ) -> list[Block]:
        """A band and two columns of findings under it."""
        band = Band(
            part,
            f"{('II', 'III', 'IV')[number - 1]}. Requirement {number}:",
            heading,
            "Condition",
            (
                Text("The government of Veldania is "),
                Emphasis((Text("thoroughly and credibly"),)),
                Text(
                    f" meeting its duties in the matter of {heading.lower()}, in accordance with Veldanian law."
                ),
            ),
            "Verdict",
            *verdict,
        )
        start = number * 10
        first = [self.finding(part, start + step) for step in range(size)]
        second = [self.finding(part, start + size + step) for step in range(2)]
        headings = (
            Heading(2, f"{part}-law", "What the law says"),
            Heading(3, f"{part}-practice", "What the courts do"),
        )
        return [band, Columns((headings[0], *first, headings[1], *second))]


def sample_document(*, draft: bool = False) -> Document:
    """The whole document."""
    sample = _Sample(draft)
    introduction = Paragraph(
        (
            ClaimRun(
                "introduction/purpose/purpose",
                (
                    Text(
                        "Since 2027 the signers have told the Ministry each year whether the conditions on assistance to "
                        "Veldania are met. This memo, the fifth, covers the period from May 2030 to April 2031 and rests on "
                        "interviews, court files and the replies of nine public bodies."
                    ),
                    sample.note("introduction/purpose/purpose"),
                ),
            ),
        )
    )
    lost = [NOTICE] if draft else []
    blocks: list[Block] = [
        Heading(1, "introduction", "Introduction", label="I."),
        Columns((introduction, *lost, *(sample.finding("introduction", n) for n in range(2)))),
        *lost,
    ]
    blocks += sample.requirement(
        "accountability", 1, "Accountability for violations", ("Partly met", "partly-met"), 7
    )
    table = Table(
        "Table 1. Files on events in Valdemar, by year",
        ("Year", "Opened", "Before a judge", "Judgments"),
        tuple(
            tuple((Text(cell),) for cell in row)
            for row in (
                ("2028", "1,204", "31", "4"),
                ("2029", "1,377", "28", "2"),
                ("2030", "1,415", "40", "6"),
            )
        ),
    )
    blocks += [table]
    blocks += sample.requirement("torture", 2, "Torture", ("Not met", "not-met"), 7)
    blocks += sample.requirement(
        "search", 3, "Search for the disappeared", ("No evidence was given", "no-evidence"), 3
    )
    return Document(
        title="Civil Society Assessment of the Human Rights Situation in Veldania",
        subtitle="A memo to the Ministry of External Relations on the conditions of assistance",
        running_title="Human Rights in Veldania, 2031",
        language="en",
        authors=("Veldanian Observatory", "Committee of Families of Tresaguas", "Centro Lumbre"),
        date="2031-05-24",
        subject="Whether the conditions on assistance to Veldania were met between May 2030 and April 2031.",
        keywords=("human rights", "Veldania", "assistance"),
        facts=(
            TitleFact("To", ("Ministry of External Relations",)),
            TitleFact(
                "From",
                (
                    "Veldanian Observatory",
                    "Committee of Families of Tresaguas",
                    "Centro Lumbre",
                    "Lawyers for Valdemar",
                ),
            ),
            TitleFact("Date", ("24 May 2031",)),
            TitleFact("Period", ("1 May 2030 to 30 April 2031",)),
        ),
        blocks=tuple(blocks),
        notes=tuple(sample.notes),
        about=(
            Text(
                "Veldania, its institutions and its people are invented. This text only shows how a memo is set."
            ),
        ),
        labels=LABELS,
        draft=draft,
        corrections=Corrections(
            "Corrections",
            (
                (
                    Strong((Text("June 2031:"),)),
                    Text(" The register listed 212 persons, not 221."),
                ),
                (
                    Strong((Text("July 2031:"),)),
                    Text(" Note 12 names the "),
                    Emphasis((Text("third"),)),
                    Text(" report."),
                ),
            ),
        ),
    )


def fronted_document(*, draft: bool = False) -> Document:
    """The whole document, with all that a first page may have."""
    document = sample_document(draft=draft)
    box = bottom_line(document.blocks, ENGLISH.wording)
    above = Letterhead(("Veldanian Observatory", "1 Harbour Street, Tresaguas"))
    headings = [one for one in document.blocks if isinstance(one, Band | Heading)]
    entries = tuple(ContentsEntry(one.anchor, one.whole) for one in headings)
    below = (ContentsEntry("torture-law", "What the law says"),)
    entries = tuple(
        replace(one, entries=below) if one.anchor == "torture" else one for one in entries
    )
    return replace(
        document, front=Front(above, box), contents=Contents("Contents", entries, is_asked=True)
    )
