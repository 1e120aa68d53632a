"""Two memos become the changes between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from memocli.compare.changes import Changes, Kind, MemoState, PartChange, PartState
from memocli.compare.charts import Charts
from memocli.compare.claims import Known, claim_change, kinds_of
from memocli.compare.edits import edits_between
from memocli.compare.figures import changes_by_name, compare_figures
from memocli.compare.findings import Findings, heading_edits
from memocli.compare.heads import head_changes
from memocli.compare.match import Match, dropped_names, match_claims
from memocli.compare.records import record_changes, sources_of
from memocli.compare.sections import Sections, moved, pair_sections, with_gone
from memocli.compare.sides import Saying, Side, read_claims
from memocli.compare.support import Titles
from memocli.compare.words import Words, words_of
from memocli.document import Text
from memocli.memo import Part
from memocli.prose.inlines import inlines


def compare(old: Side, new: Side) -> Changes:
    """All that changed from one memo to another, and what did not, without what their masks hide.

    The memos may be of any two years, or two states of one. Positions in the files, comments, remarks, waivers, and the order
    of sources in a citation do not count as changes.
    """
    saying = Saying(old, new)
    memos = old.memo, new.memo
    olds, news = (read_claims(memo, saying) for memo in memos)
    reasons = dropped_names(*memos)
    dropped = set(reasons), set(dropped_names(new.memo, old.memo))
    matches = match_claims(olds, news, dropped)
    figures = compare_figures(matches, old, new, saying)
    sections = pair_sections(*memos, matches)
    titles = Titles(*sources_of(old, new, saying))
    known = Known(sections, titles, _renamed(matches), reasons, changes_by_name(figures))
    entries = [(match, claim_change(match, known)) for match in matches]
    findings = Findings(memos, sections, entries, saying)
    return Changes(
        old=_memo_state(old, saying),
        new=_memo_state(new, saying),
        head=tuple(head_changes(*memos, saying)),
        parts=_Parts(
            sections,
            findings,
            Charts(old, new, sections, saying),
            saying,
            is_one_year=old.memo.year == new.memo.year,
        ).all(),
        figures=figures,
        records=tuple(record_changes(old, new, titles.new, saying)),
    )


def _renamed(matches: Iterable[Match]) -> dict[str, str]:
    """The new names of old claims, where one claim became one."""
    return {
        match.old[0].name: match.new[0].name
        for match in matches
        if len(match.old) == len(match.new) == 1
    }


def _memo_state(side: Side, saying: Saying) -> MemoState:
    memo = side.memo
    notes = sum(len(claim.prose.citations) for claim in memo.claims)
    title = saying.text(memo.head.title)
    return MemoState(side.label, memo.year, title, len(memo.claims), notes, memo.language)


class _Parts:
    """Makes the entries of parts."""

    def __init__(
        self,
        sections: Sections,
        findings: Findings,
        charts: Charts,
        saying: Saying,
        *,
        is_one_year: bool,
    ) -> None:
        self._sections, self._findings, self._charts = sections, findings, charts
        self._saying = saying
        self._is_one_year = is_one_year
        self._numbers = _numbers(sections.old_parts), _numbers(sections.new_parts)
        self._moved = moved(sections.parts.new_of.items(), self._ids)

    def all(self) -> tuple[PartChange, ...]:
        """Those of the new memo in its order, and those that are gone."""
        sections, pairs = self._sections, self._sections.parts
        entries = []
        for now in range(len(sections.new_parts)):
            was = pairs.old_of.get(now)
            entries.append((() if was is None else (was,), self._part(was, now)))
        olds = range(len(sections.old_parts))
        gone = {was: self._part(was, None) for was in olds if was not in pairs.new_of}
        return with_gone(entries, gone, olds)

    def _part(self, was: int | None, now: int | None) -> PartChange:
        states = self._state(0, was), self._state(1, now)
        findings, charts = self._findings.of(was, now), self._charts.of(was, now)
        if was is None or now is None:
            kind = Kind.ADDED if was is None else Kind.DROPPED
            return PartChange(*states, (kind,), findings, charts=charts)
        old, new = self._sections.old_parts[was], self._sections.new_parts[now]
        heading = heading_edits(*_headings(old, new), self._saying)
        condition = edits_between(*(self._condition(part, old, new) for part in (old, new)))
        is_moved = (was, now) in self._moved or not self._findings.are_in_order(was, now)
        applies = {
            Kind.VERDICT: old.verdict != new.verdict,
            Kind.CONDITION: bool(condition),
            Kind.HEADING: bool(heading),
            Kind.CHART: bool(charts),
            Kind.MOVED: is_moved,
            Kind.RENAMED: old.id != new.id,
        }
        return PartChange(*states, kinds_of(applies), findings, heading, condition, charts)

    def _ids(self, was: int, now: int) -> tuple[str, ...]:
        parts = self._sections.old_parts[was], self._sections.new_parts[now]
        return tuple(sorted(str(part.id) for part in parts))

    def _state(self, side: int, place: int | None) -> PartState | None:
        if place is None:
            return None
        part = (self._sections.old_parts, self._sections.new_parts)[side][place]
        verdict = str(part.verdict) if part.verdict else None
        heading, number = self._saying.text(part.heading), self._numbers[side].get(place)
        return PartState(str(part.id), heading, number, verdict)

    def _condition(self, part: Part, old: Part, new: Part) -> Words:
        """The words of the law, and where they are of another one than before, of which. Each year has its own."""
        if part.condition is None:
            return Words()
        said = self._saying.runs(inlines(part.condition.text))
        laws = [one.condition.source if one.condition else None for one in (old, new)]
        if self._is_one_year and laws[0] != laws[1] and part.condition.source:
            said = (*said, Text(f" ({self._saying.name(part.condition.source)})"))
        return words_of(said)


def _headings(old: Part, new: Part) -> tuple[str, str]:
    """The headings of a part, each with the part's kind where that is another one."""
    if old.kind == new.kind:
        return str(old.heading), str(new.heading)
    said = (f"{part.heading} ({part.kind})" if part.kind else part.heading for part in (old, new))
    was, now = map(str, said)
    return was, now


def _numbers(parts: Sequence[Part]) -> dict[int, int]:
    """The numbers of the requirements, by the places of their parts."""
    places = (place for place, part in enumerate(parts) if part.is_requirement)
    return {place: number for number, place in enumerate(places, start=1)}
