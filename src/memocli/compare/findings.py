"""The findings of both memos, each with the entries of its claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from memocli.compare.changes import (
    ClaimChange,
    Edit,
    FindingChange,
    FindingState,
    Kind,
    Layout,
)
from memocli.compare.claims import kinds_of
from memocli.compare.edits import edits_between
from memocli.compare.match import Match
from memocli.compare.sections import (
    Pairs,
    Section,
    Sections,
    is_in_order,
    said_heading,
    with_gone,
)
from memocli.compare.sides import Saying
from memocli.compare.words import plain_words
from memocli.image import Image
from memocli.memo import Finding, FindingTable, Memo
from memocli.text import Placed

_Entry = tuple[Match, ClaimChange]


class Findings:
    """Makes the entries of findings, part by part."""

    def __init__(
        self,
        memos: tuple[Memo, Memo],
        sections: Sections,
        entries: Iterable[_Entry],
        saying: Saying,
    ) -> None:
        """Put each entry of a claim where its first new claim stands, or, if it is gone, its old one."""
        self._memos, self._sections, self._saying = memos, sections, saying
        self._pairs: Pairs = sections.findings
        self._of_part = _by_part(sections.old_findings), _by_part(sections.new_findings)
        self._claims: defaultdict[int, list[_Entry]] = defaultdict(list)
        self._gone: defaultdict[int, list[_Entry]] = defaultdict(list)
        # The old claims of each old finding, wherever they went.
        self._places: defaultdict[int, list[int]] = defaultdict(list)
        # Those that are in the same finding as before: where they were, and where they are.
        self._stayed: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for match, change in entries:
            self._put(match, change)

    def _put(self, match: Match, change: ClaimChange) -> None:
        if match.new:
            self._claims[match.new[0].finding].append((match, change))
        else:
            self._gone[match.old[0].finding].append((match, change))
        for claim in match.old:
            self._places[claim.finding].append(claim.place)
        for finding in {claim.finding for claim in match.new}:
            was = self._pairs.old_of.get(finding)
            olds = [claim.place for claim in match.old if claim.finding == was]
            if olds:
                now = min(claim.place for claim in match.new if claim.finding == finding)
                self._stayed[finding].append((now, min(olds)))

    def of(self, was: int | None, now: int | None) -> tuple[FindingChange, ...]:
        """The findings of a part: `was` is its place in the old memo, and `now` in the new one."""
        olds, news = self._of_part[0].get(was, []), self._of_part[1].get(now, [])
        entries = []
        for place in news:
            old = self._pairs.old_of.get(place)
            entries.append((() if old is None else (old,), self._finding(old, place)))
        gone = {
            place: self._finding(place, None) for place in olds if place not in self._pairs.new_of
        }
        return with_gone(entries, gone, olds)

    def are_in_order(self, was: int, now: int) -> bool:
        """Whether the findings that a part had already are in the same order."""
        places = map(self._pairs.old_of.get, self._of_part[1].get(now, ()))
        before = set(self._of_part[0].get(was, ()))
        return is_in_order(place for place in places if place is not None and place in before)

    def _finding(self, was: int | None, now: int | None) -> FindingChange:
        states = self._state(0, was), self._state(1, now)
        if was is None or now is None:
            kind = Kind.ADDED if was is None else Kind.DROPPED
            return FindingChange(*states, (kind,), self._claims_of(was, now))
        heading = self._heading(was, now)
        old, new = (state for state in states if state)
        table = edits_between(plain_words(old.table), plain_words(new.table))
        ids = [section.finding.id for section in self._both(was, now)]
        applies = {
            Kind.HEADING: bool(heading),
            Kind.PICTURE: self._picture(0, old) != self._picture(1, new),
            Kind.TABLE: bool(table),
            Kind.LAYOUT: old.layout != new.layout,
            Kind.MOVED: self._is_moved(was, now),
            Kind.RENAMED: ids[0] != ids[1],
        }
        return FindingChange(*states, kinds_of(applies), self._claims_of(was, now), heading, table)

    def _both(self, was: int, now: int) -> tuple[Section, Section]:
        return self._sections.old_findings[was], self._sections.new_findings[now]

    def _claims_of(self, was: int | None, now: int | None) -> tuple[ClaimChange, ...]:
        entries = [
            ([claim.place for claim in match.old if claim.finding == was], change)
            for match, change in (self._claims[now] if now is not None else ())
        ]
        if was is None:
            return tuple(change for _, change in entries)
        gone = {match.old[0].place: change for match, change in self._gone[was]}
        return with_gone(entries, gone, sorted(self._places[was]))

    def _heading(self, was: int, now: int) -> tuple[Edit, ...]:
        old, new = (said_heading(section.finding) for section in self._both(was, now))
        return heading_edits(old, new, self._saying)

    def _picture(self, side: int, state: FindingState) -> tuple[str, str, str, Image | None]:
        """Everything that is seen of a picture."""
        image = self._memos[side].pictures.get(state.picture)
        return state.picture, state.alt, state.caption, image

    def _is_moved(self, was: int, now: int) -> bool:
        """Whether it is in another part, or its claims are in another order."""
        old, new = self._both(was, now)
        is_elsewhere = self._sections.parts.new_of.get(old.part) != new.part
        return is_elsewhere or not is_in_order(place for _, place in sorted(self._stayed[now]))

    def _state(self, side: int, place: int | None) -> FindingState | None:
        if place is None:
            return None
        section = (self._sections.old_findings, self._sections.new_findings)[side][place]
        part = (self._sections.old_parts, self._sections.new_parts)[side][section.part]
        finding, text = section.finding, self._saying.text
        picture = finding.picture
        return FindingState(
            name=f"{part.id}/{finding.id}",
            heading=text(said_heading(finding)),
            picture=str(picture.file) if picture else "",
            alt=text(picture.alt) if picture else "",
            caption=text(picture.caption or "") if picture else "",
            layout=_layout(finding),
            table=text(_table(finding.table)) if finding.table else "",
        )


def heading_edits(old: str, new: str, saying: Saying) -> tuple[Edit, ...]:
    """How a heading differs, which has no markup."""
    return edits_between(*(plain_words(saying.text(heading)) for heading in (old, new)))


def _table(table: FindingTable) -> str:
    """What a table says in one line; `…` stands for a claim, which has an entry of its own."""
    rows = ([cell if isinstance(cell, Placed) else "…" for cell in row] for row in table.rows)
    return "; ".join([table.caption, *(" | ".join(row) for row in (table.head, *rows))])


def _layout(finding: Finding) -> Layout:
    if finding.as_list:
        return "numbered" if finding.as_list == "numbered" else "bullets"
    return "quote" if finding.quote else "text"


def _by_part(sections: Sequence[Section]) -> dict[int | None, list[int]]:
    """The places of the findings of each part; of no part, none."""
    found: dict[int | None, list[int]] = {}
    for place, section in enumerate(sections):
        found.setdefault(section.part, []).append(place)
    return found
