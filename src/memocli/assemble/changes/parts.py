"""A part of the report: its band or heading, what changed of the part itself, and its findings."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec import Struct

from memocli.assemble.changes.entries import Entries, entry, fact, topics_of
from memocli.assemble.changes.wording import LANGUAGE, Words, in_language
from memocli.compare.changes import (
    Changes,
    ChartChange,
    ClaimChange,
    FindingChange,
    FindingState,
    Kind,
    PartChange,
    PartState,
)
from memocli.compare.charts_in_words import (
    OWN_WORDS,
    chart_differences,
    chart_fate,
    chart_form,
    chart_labels,
    chart_title,
)
from memocli.compare.in_words import LAYOUTS, capitalized, figure_name, verdict_text
from memocli.compare.summary import at, in_both, labels
from memocli.document import Band, Block, Entry, Heading, Paragraph, Section, Text
from memocli.edition import unique
from memocli.language import ENGLISH


class Parts(Struct):
    """Writes the parts of a report, in their order."""

    changes: Changes
    words: Words
    entries: Entries
    _anchors: set[str] = set()

    def of(self, part: PartChange) -> Section:
        """A part, which readers may pick by its heading."""
        own = list(self._own(part))
        findings = (self._finding(finding) for finding in part.findings)
        return Section((self._opening(part), *own, *findings), part.state.heading)

    def _opening(self, part: PartChange) -> Block:
        state, wording = part.state, ENGLISH.wording
        if state.number is None:
            return self.heading(1, f"part-{state.id}", state.heading, of_new=part.new is not None)
        key = state.verdict or "no-evidence"
        return Band(
            anchor=self.anchor(f"part-{state.id}"),
            label=f"{wording.requirement.format(state.number)}{self._only(part)}:",
            heading=state.heading,
            condition_label="",
            condition=(),
            verdict_label=wording.verdict,
            verdict=self._verdict(part, state),
            verdict_key=key,
            language=self._language(of_new=part.new is not None),
        )

    def _only(self, part: PartChange) -> str:
        old, new = map(at, labels(self.changes))
        if part.old is None:
            return f", only {new}"
        return "" if part.new else f", only {old}"

    def _verdict(self, part: PartChange, state: PartState) -> str:
        said, before = verdict_text(state.verdict), self.entries.before
        if part.old is None or part.new is None:
            return said
        if part.old.verdict == part.new.verdict:
            return f"{said}, as {before}"
        return f"{said}; {before}: {verdict_text(part.old.verdict)}"

    def _own(self, part: PartChange) -> Iterator[Entry]:
        """What changed of the part itself."""
        kinds = [kind for kind in part.kinds if kind is not Kind.UNCHANGED]
        if part.charts and Kind.CHART not in kinds:
            kinds.append(Kind.CHART)
        if not kinds:
            return
        blocks: list[Block] = []
        if Kind.VERDICT in kinds:
            blocks.append(fact("Verdict:", self._verdict(part, part.state)))
        if part.heading:
            blocks.append(Paragraph(self.words.one_line(part.heading), lead="Heading:"))
        if part.condition:
            blocks.append(Paragraph(self.words.edited(part.condition), lead="The law:"))
        if Kind.MOVED in kinds:
            blocks.append(fact("Order:", "the parts, or the findings of this one, were in another"))
        if part.old and part.new and part.old.id != part.new.id:
            blocks.append(self._both("Its name in the files:", part.old.id, part.new.id))
        for chart in part.charts:
            blocks += self._chart(chart)
        yield entry(topics_of(kinds), "the part itself", blocks)

    def _chart(self, change: ChartChange) -> Iterator[Paragraph]:
        """A chart by its title, and below it what differs."""
        state, language = change.state, (self.words.new if change.new else self.words.old).language
        said = in_language(chart_title(state), language)
        if change.old is None or change.new is None:
            shown = in_language(chart_labels(state), language)
            said = (*said, Text(f" ({chart_form(state)}: "), *shown, Text(")"))
        yield Paragraph(said, lead=f"Chart {chart_fate(change)}:")
        for about, before, now in chart_differences(change):
            runs = self.words.replaced(before, now, is_ours=about in OWN_WORDS)
            yield Paragraph(runs, lead=f"Its {about}:")
        for point in change.points:
            yield fact(f"{capitalized(figure_name(point))}:", in_both(point, self.changes))

    def _finding(self, finding: FindingChange) -> Section:
        state = finding.state
        blocks: list[Block] = []
        if state.heading:
            is_new = finding.new is not None
            blocks.append(self.heading(2, state.name, state.heading, of_new=is_new))
        blocks += [*self._own_of_finding(finding), *self.entries.of_claims(finding.claims)]
        return Section(tuple(blocks))

    def _own_of_finding(self, finding: FindingChange) -> Iterator[Entry]:
        """What changed of the finding itself."""
        kinds = [kind for kind in finding.kinds if kind is not Kind.UNCHANGED]
        if not kinds or _say_the_same(kinds, finding.claims):
            return
        blocks: list[Block] = []
        if finding.heading:
            blocks.append(Paragraph(self.words.one_line(finding.heading), lead="Heading:"))
        if finding.table:
            blocks.append(Paragraph(self.words.one_line(finding.table), lead="Table:"))
        if finding.old and finding.new:
            blocks += self._differing(finding.old, finding.new)
        if Kind.MOVED in kinds:
            blocks.append(fact("Order:", "it, or its claims, stood elsewhere"))
        yield entry(topics_of(kinds), "the finding itself", blocks)

    def _differing(self, old: FindingState, new: FindingState) -> Iterator[Paragraph]:
        for lead, before, now in (
            ("Picture:", old.picture, new.picture),
            ("In words:", old.alt, new.alt),
            ("Caption:", old.caption, new.caption),
            ("Printed as:", LAYOUTS[old.layout], LAYOUTS[new.layout]),
            ("Its name in the files:", old.name, new.name),
        ):
            if before != now:
                yield self._both(lead, before, now)

    def _both(self, lead: str, before: str, now: str) -> Paragraph:
        """What something is now, and what it was before."""
        return fact(lead, f"{now or 'none'}; {self.entries.before}: {before or 'none'}")

    def heading(self, level: int, anchor: str, text: str, *, of_new: bool = True) -> Heading:
        """A heading of a memo."""
        return Heading(level, self.anchor(anchor), text, self._language(of_new=of_new))

    def _language(self, *, of_new: bool) -> str:
        """The language of a memo's words; empty where it is that of the report."""
        language = (self.words.new if of_new else self.words.old).language
        return "" if language == LANGUAGE else language

    def anchor(self, name: str) -> str:
        """An anchor of this name that nothing else in the report has."""
        anchor = unique(name, self._anchors)
        self._anchors.add(anchor)
        return anchor


def _say_the_same(kinds: Collection[Kind], claims: Collection[ClaimChange]) -> bool:
    """Whether the entries of its claims say already that a finding was added or dropped."""
    return bool(claims) and all(
        kind in (Kind.ADDED, Kind.DROPPED) and kind in claim.kinds
        for kind in kinds
        for claim in claims
    )
