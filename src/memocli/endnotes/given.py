"""What the author of a record has written, in whichever of CSL's forms: names, dates, old spellings, and what CSL has no field for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from msgspec import Struct

from memocli.endnotes.text import CslItem, clean

_OLD_SPELLINGS: Final = {
    "shortTitle": "title-short",
    "journalAbbreviation": "container-title-short",
}
_NUMBER: Final = re.compile(r"-?\d{1,4}", re.ASCII)
# There is no year 0; CSL has it where a range has no end.
_LIMITS: Final = ((-9999, 9999), (1, 12), (1, 31))


class GivenDate(Struct, frozen=True):
    """Year, month and day of one or two dates, as far as they are known, and the author's own words; `is_about` if uncertain."""

    dates: tuple[tuple[int, ...], ...] = ()
    words: str = ""
    is_about: bool = False


def respelt(item: CslItem) -> CslItem:
    """The item with CSL's present names of fields; what is there under such a name already stays."""
    if item.keys().isdisjoint(_OLD_SPELLINGS):
        return item
    kept = {key: value for key, value in item.items() if key not in _OLD_SPELLINGS}
    for old, new in _OLD_SPELLINGS.items():
        if old in item and kept.get(new) is None:
            kept[new] = item[old]
    return kept


def custom(item: CslItem, key: str) -> str:
    """A text of those that CSL has no field for, or an empty one."""
    given = item.get("custom")
    return clean(given.get(key)) if isinstance(given, Mapping) else ""


def given_names(value: object) -> list[Mapping[Any, Any]]:
    """Names as mappings of their parts: from a list, one name, or plain text."""
    entries = value if isinstance(value, list | tuple) else [value]
    return [entry if isinstance(entry, Mapping) else {"literal": entry} for entry in entries]


def given_date(value: object) -> GivenDate:
    """A date of CSL, or what was written in its place."""
    if not isinstance(value, Mapping):
        return GivenDate(words=clean(value))
    parts = value.get("date-parts")
    entries = parts if isinstance(parts, list | tuple) else []
    return GivenDate(
        dates=tuple(date for entry in entries if (date := _known_parts(entry))),
        words=clean(value.get("literal")) or clean(value.get("raw")),
        is_about=bool(value.get("circa")),
    )


def _known_parts(entry: object) -> tuple[int, ...]:
    """Year, month and day, as far as they are known; none without a year."""
    numbers: list[int] = []
    given = entry if isinstance(entry, list | tuple) else [entry]
    for part, (least, most) in zip(given, _LIMITS, strict=False):
        text = clean(part)
        if not _NUMBER.fullmatch(text) or not least <= int(text) <= most:
            break
        numbers.append(int(text))
    return tuple(numbers)
