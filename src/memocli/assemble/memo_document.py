"""Edition → Document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from msgspec import Struct

from memocli.assemble import beside, front
from memocli.assemble.basis import BasisSigns
from memocli.assemble.charts import ChartAssembly
from memocli.assemble.design import design_of
from memocli.assemble.drafts import (
    findings_and_losses,
    lost_charts,
    notice,
    notice_of_loss,
    parts_and_losses,
)
from memocli.assemble.labels import labels_of
from memocli.assemble.law import words_of_law
from memocli.assemble.layouts import block_of, recommendations
from memocli.assemble.notes import notes_of
from memocli.assemble.part_labels import PartLabels
from memocli.assemble.screen import screen_of
from memocli.assemble.tables import in_columns, table_of
from memocli.assemble.title import signers, title_facts
from memocli.document import (
    Band,
    Block,
    ClaimRun,
    Document,
    ForeignTerms,
    Front,
    Heading,
    Inline,
    Notice,
    Picture,
)
from memocli.edition import Edition, NumberedClaim, unique
from memocli.language import Wording, language_of_tag
from memocli.load import Library
from memocli.mask import Mask
from memocli.memo import Chart, Finding, Loss, Part
from memocli.prose.inlines import inlines


class Setting(Struct, frozen=True):
    """How a memo is set: the CSL style, and, for a draft, what is wrong with which claim or chart.

    `faults` maps the full names of claims, and those of charts (`YEAR/part/chart`), to a few words each. `date` (ISO) is used where the memo has no date of its own.
    `style_name` is the name of the style in messages; `remark` is told, in a sentence, what somebody should know of the notes.
    """

    style: bytes
    draft: bool = False
    faults: Mapping[str, str] = {}
    date: str = ""
    style_name: str = "endnotes.csl"
    remark: Callable[[str], None] = lambda _: None


def memo_document(edition: Edition, library: Library, setting: Setting) -> Document:
    """The document of an edition; `library` has its sources. Raises UserError where the CSL style can't be used."""
    memo, head = edition.memo, edition.memo.head
    words = language_of_tag(memo.language).wording
    assembly = _Assembly(edition, library, words, setting)
    blocks = assembly.blocks()
    bottom_line = front.bottom_line(blocks, words)
    title = _with_year(assembly.text(head.title), memo.year)
    return Document(
        title=title,
        subtitle=assembly.text(head.subtitle),
        running_title=title,
        language=memo.language,
        authors=signers(memo),
        date=head.submitted.value.isoformat() if head.submitted else setting.date,
        subject=assembly.text(head.subtitle) or words.subject[0 if bottom_line else 1],
        keywords=tuple(assembly.text(part.heading) for part in memo.parts if part.is_requirement),
        facts=title_facts(memo, words),
        blocks=blocks,
        notes=notes_of(edition, library, setting.style, setting.style_name, setting.remark),
        about=assembly.running(head.about) if head.about else (),
        labels=labels_of(words),
        draft=setting.draft,
        corrections=beside.corrections(memo, words, assembly.running),
        rights=assembly.text(head.rights),
        design=design_of(memo),
        front=Front(front.letterhead(memo, assembly.text), bottom_line),
        contents=front.contents(memo, blocks, words),
        screen=screen_of(memo, title, signers(memo)),
        foreign_words={str(tag): tuple(map(str, said)) for tag, said in head.foreign_words.items()},
    )


def _with_year(title: str, year: int) -> str:
    """A title by which the memos of several years are told apart: it says the year where it does not already."""
    return title if re.search(rf"(?<!\d){year}(?!\d)", title) else f"{title}, {year}"


class _Assembly:
    """Sets the parts of one edition."""

    def __init__(
        self, edition: Edition, library: Library, words: Wording, setting: Setting
    ) -> None:
        self.memo = edition.memo
        self.words = words
        self.setting = setting
        self.library = library
        self.mask = Mask(library)
        self.numbered = iter(edition.claims)
        self.anchors: set[str] = set()
        self.paragraphs = 0
        self.charts = ChartAssembly(self.memo, library, words, self.text)
        self.foreign = ForeignTerms(self.memo.head.foreign_words)
        shows_basis = setting.draft or self.memo.head.show_basis
        self.basis = BasisSigns(edition, library, words, self.text) if shows_basis else None

    def text(self, text: str | None) -> str:
        """A text of the author's as it may be printed.

        A citation that can't be read stays in the text of a draft, with its id. Those that can be read are replaced by their
        notes afterwards, so that dots in them are not seen.
        """
        said = str(text or "")
        return self.mask.dotted(said) if self.setting.draft else said

    def running(self, text: str, *cited: Any) -> tuple[Inline, ...]:
        """A text with what `inlines` must know of its citations, as running text in which listed foreign words are set apart."""
        return self.foreign.set(inlines(self.text(text), *cited))

    def law(self, text: str) -> tuple[Inline, ...]:
        """The words of a law: nothing in them is in italics that the law does not have so."""
        return self.foreign.set(inlines(self.text(text)), is_italic=True)

    def blocks(self) -> tuple[Block, ...]:
        """All parts in order, with what stands around them: what the signs of claims mean before all, how the memo was made before the
        first requirement, those who sign and the abbreviations at the end.
        """
        blocks: list[Block] = []
        requirements = [part for part in self.memo.parts if part.is_requirement]
        first = next(iter([*requirements, *self.memo.parts]), None)
        labels = PartLabels(self.words)
        signed = beside.signatures(self.memo, signers(self.memo), self.words, self.anchor)
        for part in parts_and_losses(self.memo):
            if isinstance(part, Loss):
                blocks.append(notice_of_loss(part, self.words, self.memo.year))
                continue
            if part is first:
                blocks += beside.methods(self.memo, labels, self.words, self.running, self.anchor)
            if part.kind == "annex":
                blocks += signed  # before the first one: nothing is left of it then
            blocks.extend(self.part(part, labels.of(part)))
        blocks += signed
        blocks += beside.abbreviations(self.memo, self.words, self.text, self.running, self.anchor)
        legend = self.basis.legend() if self.basis else None
        return (legend, *blocks) if legend else tuple(blocks)

    def part(self, part: Part, label: str) -> list[Block]:
        """A part; `label` stands before its heading."""
        blocks: list[Block] = []
        addressee = ""
        for entry in findings_and_losses(part, self.memo):
            to = "" if isinstance(entry, Loss) else self.text(entry.addressee)
            if to and to != addressee:
                addressee = to
                blocks.append(Heading(2, self.anchor(f"{part.id}/to"), to))
            blocks += self.finding(part, entry)
        lost = (
            notice_of_loss(one, self.words, self.memo.year) for one in lost_charts(part, self.memo)
        )
        body = in_columns([*blocks, *self.drawn(part, self.charts.at_end(part)), *lost])
        if part.is_requirement:
            return [self.band(part, label), *body]
        anchor, text = self.anchor(f"part-{part.id}"), self.text(part.heading)
        is_annex = part.kind == "annex"
        return [Heading(1, anchor, text, label=label, begins_page=is_annex), *body]

    def band(self, part: Part, label: str) -> Band:
        verdict = str(part.verdict or "no-evidence")
        return Band(
            anchor=self.anchor(f"part-{part.id}"),
            label=label,
            heading=self.text(part.heading),
            condition_label=self.words.condition,
            condition=words_of_law(part, self.library, self.law, self.memo.language),
            verdict_label=self.words.verdict,
            verdict=self.words.verdicts[verdict],
            verdict_key=verdict,
        )

    def finding(self, part: Part, finding: Finding | Loss) -> list[Block]:
        if isinstance(finding, Loss):
            return [notice_of_loss(finding, self.words, self.memo.year)]
        anchor = self.anchor(f"{part.id}/{finding.id}")
        heading = self.text(finding.heading)
        level = 3 if finding.addressee else 2
        opening = [Heading(level, anchor, heading)] if heading else []
        claims = [self.claim(next(self.numbered)) for _ in finding.claims]
        own = len(finding.said or ())
        at = "" if heading else anchor
        said = [] if finding.said is None else self.said(part, finding, claims[:own], at)
        shown, at = finding.table, "" if said else at
        tables = [table_of(shown, iter(claims[own:]), self.text, self.running, at)] if shown else []
        return [
            *opening,
            *said,
            *tables,
            *self.picture(finding),
            *self.drawn(part, self.charts.below(part, finding.id)),
        ]

    def said(
        self, part: Part, finding: Finding, claims: list[ClaimRun], anchor: str
    ) -> list[Block]:
        """The claims of a finding that stand in no table: one block, or, of recommendations, a paragraph with a number each."""
        if part.kind == "recommendations" and not (finding.as_list or finding.quote):
            return [*recommendations(claims, anchor, partial(self.number, always=True))]
        return [block_of(finding, claims, anchor, self.number)]

    def number(self, paragraphs: int, *, always: bool = False) -> int:
        """What the first of the next paragraphs is cited by; 0 in a memo whose paragraphs have no numbers, unless they `always` have."""
        if not (always or self.memo.head.paragraph_numbers):
            return 0
        self.paragraphs += paragraphs
        return self.paragraphs - paragraphs + 1

    def claim(self, numbered: NumberedClaim) -> ClaimRun:
        """A claim; in a draft also what is wrong with it."""
        claim = numbered.claim
        fault = self.fault(claim.full_name)
        words = self.running(claim.claim.text, numbered.notes, claim.prose.citations)
        signs = self.basis.of(numbered) if self.basis else ()
        return ClaimRun(numbered.name, words, fault, signs)

    def picture(self, finding: Finding) -> list[Picture | Notice]:
        """The picture of a finding, or a box where its file or words are missing."""
        shown = finding.picture
        if shown is None:
            return []
        if not shown.alt.strip() or shown.file not in self.memo.pictures:
            return [notice("picture", self.text(shown.file), self.words, self.memo.year)]
        image = self.memo.pictures[shown.file]
        return [
            Picture(
                image.data,
                image.media_type,
                self.text(shown.alt),
                self.text(shown.caption),
                image.width,
                image.height,
                str(shown.file),
            )
        ]

    def drawn(self, part: Part, charts: Iterable[Chart]) -> Iterator[Block]:
        """Charts, or a box in the place of one that has nothing to show, or, in a draft, of one with a fault: it could mislead."""
        for chart in charts:
            name = f"{part.id}/{chart.id}"
            fault = self.fault(f"{self.memo.year}/{name}")
            made = None if fault else self.charts.chart(chart, self.anchor(name))
            span = chart.id.span
            where = self.words.lost_line.format(span.line, span.file.path)
            yield made or notice("chart", where, self.words, self.memo.year, fault)

    def fault(self, name: str) -> str:
        """What a draft says of the claim or chart of this full name; empty where nothing is wrong with it, or it is no draft."""
        return self.setting.faults.get(name, "") if self.setting.draft else ""

    def anchor(self, name: str) -> str:
        """An anchor of this name that neither the document nor the page around it uses elsewhere."""
        anchor = unique(name, self.anchors)
        self.anchors.add(anchor)
        return anchor
