"""Memo → Document."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from itertools import chain, count

from memocli.assemble.wording import Wording, wording
from memocli.document import (
    Band,
    Block,
    ClaimRun,
    Columns,
    Document,
    Heading,
    Inline,
    ItemList,
    Note,
    Paragraph,
    Picture,
    Table,
    TitleFact,
    Words,
)
from memocli.endnotes import CslItem, format_notes
from memocli.model import Claim, Finding, Memo, Part
from memocli.prose import CitedSource, scan
from memocli.prose.inlines import inlines
from memocli.source import Source


@dataclass(frozen=True, slots=True)
class Setting:
    """How a memo is set: the CSL style, and, for a draft, what is wrong with which claim.

    `faults` maps full claim names to a few words each. `date` (ISO) stands in where the memo has no date of its own.
    `style_name` is what a message calls the style.
    """

    style: bytes | str
    draft: bool = False
    faults: Mapping[str, str] = field(default_factory=dict)
    date: str = ""
    style_name: str = "endnotes.csl"


@dataclass(frozen=True, slots=True)
class Numbering:
    """The endnotes of a memo: note i (from 1) is `citations[i - 1]`; `notes` maps claim names to their note numbers.

    The names stand in reading order, and each is there once: in a draft, a name given again gets `~2` behind it.
    """

    citations: tuple[tuple[CitedSource, ...], ...]
    notes: Mapping[str, tuple[int, ...]]


def number_claims(memo: Memo) -> Numbering:
    """Number the citations of a memo in reading order, from 1."""
    numbers = count(1)
    citations: list[tuple[CitedSource, ...]] = []
    notes: dict[str, tuple[int, ...]] = {}
    for named in memo.claims():
        found = scan(str(named.claim.text), named.language).citations
        notes[_unique(named.name, notes)] = tuple(next(numbers) for _ in found)
        citations.extend(citation.sources for citation in found)
    return Numbering(tuple(citations), notes)


def _unique(name: str, taken: Container[str]) -> str:
    """The name itself, or with `~2`, `~3` … behind it, which no id has."""
    names = chain([name], (f"{name}~{number}" for number in count(2)))
    return next(name for name in names if name not in taken)


def memo_document(memo: Memo, sources: Mapping[str, Source], setting: Setting) -> Document:
    """The document of a memo. Raises StyleError where the CSL style can't be used."""
    words = wording(memo.language)
    numbering = number_claims(memo)
    head = memo.head
    date = head.submitted.value.isoformat() if head.submitted else setting.date
    return Document(
        title=str(head.title),
        subtitle=str(head.subtitle or ""),
        running_title=str(head.title),
        language=memo.language,
        authors=_signers(memo),
        date=date,
        subject=words.subject,
        keywords=tuple(str(part.heading) for part in memo.parts if part.is_requirement),
        facts=_facts(memo, words),
        blocks=_Assembly(memo, words, numbering, setting).blocks(),
        notes=_notes(memo, sources, numbering, setting, words),
        about=inlines(str(head.about)) if head.about else (),
        labels=words.labels,
        draft=setting.draft,
    )


def _signers(memo: Memo) -> tuple[str, ...]:
    known = memo.organizations
    return tuple(str(known[signer].name) for signer in memo.head.from_ if signer in known)


def _facts(memo: Memo, words: Wording) -> tuple[TitleFact, ...]:
    head = memo.head
    facts = [
        TitleFact(words.to, tuple(str(addressee) for addressee in head.to)),
        TitleFact(words.signers, _signers(memo)),
    ]
    if head.submitted:
        facts.append(TitleFact(words.submitted, (head.submitted.value.spoken(memo.language),)))
    if head.period:
        ends = (head.period.from_, head.period.to)
        spoken = (end.value.spoken(memo.language) for end in ends)
        facts.append(TitleFact(words.period, (words.period_range.format(*spoken),)))
    return tuple(fact for fact in facts if fact.values)


def _notes(
    memo: Memo,
    sources: Mapping[str, Source],
    numbering: Numbering,
    setting: Setting,
    words: Wording,
) -> tuple[Note, ...]:
    keys = {cited.key for citation in numbering.citations for cited in citation}
    items = {key: _item(key, sources.get(key), words) for key in sorted(keys)}
    texts = format_notes(
        numbering.citations, items, setting.style, memo.language, setting.style_name
    )
    claims = {number: name for name, numbers in numbering.notes.items() for number in numbers}
    return tuple(Note(number, claims[number], text) for number, text in enumerate(texts, start=1))


def _item(key: str, source: Source | None, words: Wording) -> CslItem:
    """What the style sees of a source: of a confidential one nothing but that there is one."""
    if source is None:
        return {"id": key, "type": "document", "genre": words.missing_source.format(key)}
    if source.custom and source.custom.confidential:
        return {"id": key, "type": "document", "genre": words.confidential_source}
    return source.csl()


class _Assembly:
    """Sets the parts of one memo."""

    def __init__(self, memo: Memo, words: Wording, numbering: Numbering, setting: Setting) -> None:
        self.memo = memo
        self.words = words
        self.setting = setting
        self.numbered = iter(numbering.notes.items())
        self.anchors: set[str] = set()

    def blocks(self) -> tuple[Block, ...]:
        """All parts in order; the verdicts at a glance stand before the first requirement."""
        blocks: list[Block] = []
        requirements = [part for part in self.memo.parts if part.is_requirement]
        numbers = count(1)
        for part in self.memo.parts:
            if requirements and part is requirements[0]:
                blocks.append(self.overview(requirements))
            blocks.extend(self.part(part, next(numbers) if part.is_requirement else 0))
        return tuple(blocks)

    def part(self, part: Part, number: int) -> list[Block]:
        """A part; `number` is that of a requirement."""
        body = Columns(
            tuple(block for finding in part.findings for block in self.finding(part, finding))
        )
        if not part.is_requirement:
            return [Heading(1, self.anchor(f"part-{part.id}"), str(part.heading)), body]
        return [self.band(part, number), body]

    def band(self, part: Part, number: int) -> Band:
        verdict = str(part.verdict or "no-evidence")
        return Band(
            anchor=self.anchor(f"part-{part.id}"),
            label=self.words.requirement.format(number),
            heading=str(part.heading),
            condition_label=self.words.condition,
            condition=inlines(str(part.condition.text)) if part.condition else (),
            verdict_label=self.words.verdict,
            verdict=self.words.verdicts[verdict],
            verdict_key=verdict,
        )

    def finding(self, part: Part, finding: Finding) -> list[Block]:
        anchor = self.anchor(f"{part.id}/{finding.id}")
        heading = str(finding.heading) if finding.heading is not None else ""
        words = self.words_of(finding, "" if heading else anchor)
        return [
            *([Heading(2, anchor, heading)] if heading else []),
            words,
            *self.picture(finding),
        ]

    def words_of(self, finding: Finding, anchor: str) -> Paragraph | ItemList:
        """The claims of a finding: one paragraph, or one list."""
        claims = [self.claim(claim) for claim in finding.claims]
        if finding.as_list and claims:
            return ItemList(tuple((claim,) for claim in claims), anchor)
        children: list[Inline] = []
        for claim in claims:
            children.extend([Words(" "), claim] if children else [claim])
        return Paragraph(tuple(children), anchor=anchor)

    def picture(self, finding: Finding) -> list[Picture]:
        """The picture of a finding; none where its file or words are missing, which is reported elsewhere."""
        shown = finding.picture
        if shown is None or not shown.alt.strip() or shown.file not in self.memo.pictures:
            return []
        image = self.memo.pictures[shown.file]
        return [
            Picture(
                image.data,
                image.media_type,
                str(shown.alt),
                str(shown.caption or ""),
                image.width,
                image.height,
                str(shown.file),
            )
        ]

    def claim(self, claim: Claim) -> ClaimRun:
        """The next claim in reading order."""
        name, notes = next(self.numbered)
        given = f"{self.memo.year}/{name.partition('~')[0]}"
        fault = self.setting.faults.get(given, "") if self.setting.draft else ""
        return ClaimRun(name, inlines(str(claim.text), notes), fault)

    def anchor(self, name: str) -> str:
        """An anchor of this name that nothing else in the document has, nor any part of a page that is no memo's."""
        anchor = _unique(name, self.anchors)
        self.anchors.add(anchor)
        return anchor

    def overview(self, requirements: list[Part]) -> Table:
        rows = tuple(
            (
                (Words(self.words.requirement.format(number)),),
                (Words(str(part.heading)),),
                (Words(self.words.verdicts[str(part.verdict or "no-evidence")]),),
            )
            for number, part in enumerate(requirements, start=1)
        )
        return Table(self.words.overview, self.words.overview_head, rows)
