"""The whole report on evidence, for whoever defends the memo: each claim beside the words that carry it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from memocli.assemble.evidence.claims import LANGUAGE, claim_entry, in_language, short_digest
from memocli.assemble.labels import labels_of
from memocli.document import (
    Band,
    Block,
    Document,
    Heading,
    Inline,
    Marked,
    Paragraph,
    Section,
    Strong,
    Table,
    Text,
    TitleFact,
)
from memocli.edition import unique
from memocli.language import ENGLISH
from memocli.verify.coverage import HOLDINGS, Coverage, FindingCoverage, PartCoverage, counted
from memocli.verify.coverage_words import HELD, not_here, sentence

_COPIES: Final = "Kept copies"
_INCOMPLETE: Final = (
    "Some files of the memo have faults, so that claims or copies may be missing here."
)


def evidence_document(coverage: Coverage) -> Document:
    """The report as a document, in the order of the memo."""
    title = f"Evidence of the memo of {coverage.year}"
    return Document(
        title=title,
        subtitle=coverage.title,
        running_title=title,
        language=LANGUAGE,
        authors=(),
        date="",
        subject=f"Each claim of the memo of {coverage.year} beside the words of its sources that carry it",
        keywords=(),
        facts=(TitleFact("Claims", (_capital(sentence(counted(coverage.claims))),)),),
        blocks=tuple(_blocks(coverage)),
        notes=(),
        about=(),
        labels=labels_of(ENGLISH.wording),
    )


def _blocks(coverage: Coverage) -> Iterator[Block]:
    anchors = _Anchors()
    yield Heading(1, anchors.new("summary"), "Summary")
    for said in (not_here(coverage.away), "" if coverage.is_complete else _INCOMPLETE):
        if said:
            yield Paragraph((Strong((Text(f"{said.removesuffix('.')}."),)),))
    yield _table(coverage)
    yield Heading(2, anchors.new("legend"), "How to read this page")
    yield Paragraph(_legend())
    parts = _Parts(anchors, "" if coverage.language == LANGUAGE else coverage.language)
    yield from (parts.of(part) for part in coverage.parts)
    yield from _copies(coverage, anchors)


def _legend() -> tuple[Inline, ...]:
    return (
        Text(
            "Each claim stands beside the words of its sources that carry it, with the place in the kept copy, the name of its file, and the "
            "beginning of its SHA-256, by which the file is known again. In the claim, "
        ),
        Marked((Text("marked"),)),
        Text(" words were found in a copy, and "),
        Marked((Text("such"),), "not found", is_missing=True),
        Text(
            " ones were looked for and not found; what is not marked was not looked for, or could not be. A number in brackets is that of the "
            "endnote. A claim is held in full where a quotation or passage of it stands in a copy, at the place that is given, and its other "
            "quotations, passages, numbers, dates and names do too. That words stand in a source does not say that they mean what the claim "
            "says: read them."
        ),
    )


def _table(coverage: Coverage) -> Table:
    head = ("Part", "Claims", *(_capital(HELD[holding]) for holding in HOLDINGS))
    rows = []
    for part in coverage.weakest_first():
        counts = counted(part.claims)
        numbers = (len(part.claims), *(counts[holding] for holding in HOLDINGS))
        name = in_language(part.heading or part.id, coverage.language)
        rows.append((name, *((Text(str(number)),) for number in numbers)))
    counts = counted(coverage.claims)
    numbers = (len(coverage.claims), *(counts[holding] for holding in HOLDINGS))
    total = ((Strong((Text("All"),)),), *((Strong((Text(str(number)),)),) for number in numbers))
    return Table("Claims by part, the weakest first", head, (*rows, total), (6, 1, 1, 1, 1, 1, 1))


def _copies(coverage: Coverage, anchors: _Anchors) -> Iterator[Section]:
    """The copies that the claims were held against."""
    if not coverage.copies and not coverage.confidential:
        return
    blocks: list[Block] = [Heading(1, anchors.new("copies"), _COPIES)]
    if coverage.copies:
        rows = tuple(
            (
                (
                    Text(copy.source.called),
                    *(
                        (Text(": "), *_title(copy.source.title, copy.source.language))
                        if copy.source.title
                        else ()
                    ),
                ),
                (Text(copy.file),),
                (Text(short_digest(copy.digest) or "none"),),
                (Text(f"{copy.state}, private" if copy.is_private else copy.state),),
            )
            for copy in coverage.copies
        )
        head = ("Source", "File", "SHA-256", "State")
        blocks.append(Table("Kept copies of what the memo cites", head, rows, (5, 3, 2, 2)))
    if coverage.confidential:
        number = coverage.confidential
        said = (
            "1 copy of a confidential source is"
            if number == 1
            else f"{number} copies of confidential sources are"
        )
        blocks.append(Paragraph((Text(f"{said} not listed; no word of them is on this page."),)))
    yield Section(tuple(blocks), _COPIES)


def _title(title: str, language: str) -> tuple[Inline, ...]:
    return in_language(title, language)


class _Anchors:
    """Anchors, each of which nothing else in the report has."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def new(self, name: str) -> str:
        anchor = unique(name, self._taken)
        self._taken.add(anchor)
        return anchor


class _Parts(Struct, frozen=True):
    """Sets parts; `language` is that of the memo, or empty where it is that of the report."""

    anchors: _Anchors
    language: str

    def of(self, part: PartCoverage) -> Section:
        """A part, which readers may pick by its heading."""
        said = Paragraph((Text(f"{_capital(sentence(counted(part.claims)))}."),))
        findings = (self._finding(part, finding) for finding in part.findings)
        return Section((self._opening(part), said, *findings), part.heading or part.id)

    def _opening(self, part: PartCoverage) -> Block:
        anchor, wording = self.anchors.new(f"part-{part.id}"), ENGLISH.wording
        if not part.number:
            return Heading(1, anchor, part.heading or part.id, self.language)
        return Band(
            anchor=anchor,
            label=f"{wording.requirement.format(part.number)}:",
            heading=part.heading,
            condition_label="",
            condition=(),
            verdict_label=wording.verdict,
            verdict=wording.verdicts.get(part.verdict, part.verdict) or "none",
            verdict_key=part.verdict or "no-evidence",
            language=self.language,
        )

    def _finding(self, part: PartCoverage, finding: FindingCoverage) -> Section:
        entries = (claim_entry(claim, self.language) for claim in finding.claims)
        if not finding.heading:
            return Section(tuple(entries))
        anchor = self.anchors.new(f"{part.id}/{finding.id}")
        return Section((Heading(2, anchor, finding.heading, self.language), *entries))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
