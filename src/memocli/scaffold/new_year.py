"""The memo of a new year: the files of an earlier one, each of whose claims is carried over until somebody looks at it."""

from __future__ import annotations

import calendar
from collections.abc import Iterator

from memocli.dates import PartialDate
from memocli.edit import YamlFile
from memocli.load import Library
from memocli.load.cut_entries import claims_in
from memocli.memo import Memo, Period
from memocli.nodes import Mapping, Node, Scalar, Sequence
from memocli.project import memo_folder

# What was said of the earlier memo alone: when it was handed in, what it left out of the one before, what was corrected in it, how
# it was made.
_LEFT_BEHIND = ("submitted", "dropped", "corrections", "methods")
Dates = tuple[PartialDate, PartialDate]


def next_period(period: Period, years: int) -> Dates:
    """The time that a memo covers whose predecessor, so many years before, covered `period`: from the day after it."""
    return _after(period.to.value), _later(period.to.value, years)


def year_files(library: Library, memo: Memo, year: int, period: Dates | None) -> dict[str, bytes]:
    """The files of the memo of `year`, by their names in its folder: the parts and pictures of `memo`, and its `memo.yaml` last.

    Raises UserError where a file is laid out so that it can't be edited.
    """
    folder = memo_folder(memo.year)
    files = {
        str(name): _part(f"{folder}/{name}", library.files[f"{folder}/{name}"], memo.year)
        for name in memo.head.parts
    }
    files |= {name: library.files[f"{folder}/{name}"] for name in memo.pictures}
    head = f"{folder}/memo.yaml"
    return files | {"memo.yaml": _head(head, library.files[head], memo, year, period)}


def _head(path: str, content: bytes, memo: Memo, year: int, period: Dates | None) -> bytes:
    file = YamlFile(path, content)
    file.set(file.root, "year", str(year))
    fiscal_year = memo.head.fiscal_year
    if fiscal_year is not None:
        file.set(file.root, "fiscal-year", str(fiscal_year.value + year - memo.year))
    if period is not None:
        start, end = (date.isoformat() for date in period)
        given = _value(file.root, "period")
        if isinstance(given, Mapping):
            file.set(given, "from", start)
            file.set(given, "to", end)
        else:
            file.set(file.root, "period", {"from": start, "to": end}, after="year")
    for key in _LEFT_BEHIND:
        file.remove(file.root, key)
    return file.content()


def _part(path: str, content: bytes, year: int) -> bytes:
    """A part, of which each claim continues itself."""
    file = YamlFile(path, content)
    part = _text(file.root, "id")
    for finding in _entries(file.root, "findings"):
        for claim in (one for one in claims_in(finding) if isinstance(one, Mapping)):
            name = f"{year}/{part}/{_text(finding, 'id')}/{_text(claim, 'id')}"
            stated = "figures" if claim.key("figures") else "text"
            file.set(claim, "continues", name, after=stated)
            file.set(
                claim, "carried", "true", after="continues" if claim.key("continues") else stated
            )
            # While the claim is carried, those of the earlier one stand for it (checks/waiving.py).
            file.remove(claim, "waive")
    return file.content()


def _value(mapping: Mapping, name: str) -> Node | None:
    key = mapping.key(name)
    return mapping.entries[key] if key is not None else None


def _entries(mapping: Mapping, name: str) -> Iterator[Mapping]:
    found = _value(mapping, name)
    if isinstance(found, Sequence):
        yield from (item for item in found.items if isinstance(item, Mapping))


def _text(mapping: Mapping, name: str) -> str:
    found = _value(mapping, name)
    return str(found.value) if isinstance(found, Scalar) else ""


def _after(date: PartialDate) -> PartialDate:
    """The day, month or year that follows."""
    if not date.month:
        return PartialDate(date.year + 1)
    if not date.day:
        return PartialDate(date.year + date.month // 12, date.month % 12 + 1)
    if date.day < calendar.monthrange(date.year, date.month)[1]:
        return PartialDate(date.year, date.month, date.day + 1)
    month = _after(PartialDate(date.year, date.month))
    return PartialDate(month.year, month.month, 1)


def _later(date: PartialDate, years: int) -> PartialDate:
    """The same day, month or year, so many years later; of 29 February the 28th, where there is no other."""
    year = date.year + years
    day = min(date.day, calendar.monthrange(year, date.month)[1]) if date.day else 0
    return PartialDate(year, date.month, day)
