"""What a memo's `memo.yaml` means: all that holds for the whole memo of a year."""

from __future__ import annotations

from msgspec import field

from memocli.fields import (
    Abbreviations,
    Day,
    Language,
    OneOrMore,
    Shape,
    WordsByLanguage,
    Year,
)
from memocli.memo.design import MemoDesign
from memocli.text import Placed


class Period(Shape, frozen=True):
    """The time that a memo covers; both ends included.

    Keys:
        from: the first day, month or year
        to: the last one
    """

    from_: Day = field(name="from")
    to: Day


class Dropped(Shape, frozen=True):
    """An earlier claim that this memo does not continue, and why.

    Keys:
        claim: the earlier claim, as `YEAR/part/finding/claim`
        reason: why it is left out, in one sentence
    """

    claim: Placed
    reason: Placed


class Correction(Shape, frozen=True):
    """Something that was corrected on purpose after the memo was submitted.

    Keys:
        date: the day on which it was corrected
        of: what was corrected, one or more: claims as `part/finding/claim`, findings as `part/finding`, sources by their ids, and for
            anything else the file that it stands in: `memo.yaml`, `torture.yaml`, `organizations.yaml`, `figures.yaml`, `memo.css`
        text: what was wrong and what is right, in one sentence; printed at the end of the memo
    """

    date: Day
    of: OneOrMore
    text: Placed


class Methods(Shape, frozen=True):
    """How the memo was made: what a reader asks for before the findings. Only what is given is printed.

    Keys:
        text: what was done, in running text
        cases: how many cases were looked at, and which
        interviews: how many people were interviewed, and who
        period: when the work was done
        languages: the languages that it was done in
        protection: what was changed or left out to protect people
        standard: the standard of proof that the findings meet
    """

    text: Placed | None = None
    cases: Placed | None = None
    interviews: Placed | None = None
    period: Placed | None = None
    languages: Placed | None = None
    protection: Placed | None = None
    standard: Placed | None = None

    def facts(self) -> dict[str, Placed]:
        """What is given beside the text, by its keys."""
        given = {
            "cases": self.cases,
            "interviews": self.interviews,
            "period": self.period,
            "languages": self.languages,
            "protection": self.protection,
            "standard": self.standard,
        }
        return {key: said for key, said in given.items() if said}

    def texts(self) -> tuple[Placed, ...]:
        """All that is given, in the order in which it is printed."""
        return (*([self.text] if self.text else []), *self.facts().values())


class Letterhead(Shape, frozen=True):
    """What stands above the title on the first page.

    Keys:
        lines: the lines, such as a name and an address
        picture: the name of a PNG or JPEG file that lies in the memo's folder, such as a logo
        alt: what the picture shows, for readers who can't see it; needed with a picture
    """

    lines: tuple[Placed, ...] = ()
    picture: Placed | None = None
    alt: Placed | None = None


class Head(Shape, frozen=True):
    """`memo/YEAR/memo.yaml`: what holds for the whole memo of a year.

    Keys:
        title: the title on the first page
        year: the year of the memo; the same as that of its folder
        parts: the files of the parts, in the order in which they are printed
        subtitle: the line below the title
        fiscal-year: the fiscal year that the memo is about; not printed
        submitted: the day it is handed in; printed, and the day against which sources are checked
        period: the time that it covers
        language: the language it is written in, as a tag: `en` (if nothing is said) or `es`, also with a region: `es-MX`
        to: to whom it is addressed
        from: who signs it: ids from `memo/organizations.yaml`
        about: a text about the memo, printed at its end, before the notes
        rights: what others may do with the memo, in one sentence; in the properties of PDF and HTML, not printed
        style: another CSL style for the endnotes, as a file of the project or by name
        design: the look of the memo in all outputs: paper, colours, sizes, fonts
        dropped: claims of earlier memos that this one leaves out on purpose
        corrections: what was corrected on purpose since the memo was submitted; printed at its end
        letterhead: what stands above the title: lines, a picture, or both
        contents: `true` to print the contents after the first page's verdicts, `false` never to; if nothing is said, they are printed
            from 12 pages on
        show-basis: `true` to print, behind each claim, a small sign for what it rests on and whether it is new, and what the signs
            mean before the first part; drafts always have them
        abbreviations: what each abbreviation of the memo stands for; printed as a list at its end
        foreign-words: words of other languages by the tag of each: `{es: [amparo, Ministerio Público]}`; in claims and cells they are set in
            italics, and there, in headings, captions and the words of the law they are spoken and hyphenated in their language
        methods: how the memo was made; printed before the findings
        signatures: `true` to print a line for the signature of each of those who sign, below the parts
        paragraph-numbers: `true` to number the paragraphs and lists of all findings through the memo
    """

    title: Placed
    year: Year
    parts: tuple[Placed, ...]
    subtitle: Placed | None = None
    fiscal_year: Year | None = None
    submitted: Day | None = None
    period: Period | None = None
    language: Language | None = None
    to: tuple[Placed, ...] = ()
    from_: tuple[Placed, ...] = field(name="from", default=())
    about: Placed | None = None
    rights: Placed | None = None
    style: Placed | None = None
    design: MemoDesign | None = None
    dropped: tuple[Dropped, ...] = ()
    corrections: tuple[Correction, ...] = ()
    letterhead: Letterhead | None = None
    contents: bool | None = None
    show_basis: bool = False
    abbreviations: Abbreviations = field(default_factory=Abbreviations)
    foreign_words: WordsByLanguage = field(default_factory=WordsByLanguage)
    methods: Methods | None = None
    signatures: bool = False
    paragraph_numbers: bool = False


def language_of(head: Head) -> str:
    """BCP 47 tag of the language that a memo with this head is written in."""
    return str(head.language or "en")
