"""A CSL item as a reference of pandoc's metadata, as pandoc itself would read it from CSL-JSON."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any, Final

from memocli.endnotes.csl.texts import Node, rich, span
from memocli.endnotes.text import CslItem, clean

# What the mark of a source is put into: a variable that no style has, at the beginning of its part of a note.
MARK: Final = "memocli-mark"
MARK_SIGN: Final = "\ue000"
# What stands before the zeros that a number begins with: where a style counts, pandoc makes 1700028118 of 0001700028118.
ZEROS_SIGN: Final = "\ue001"
NAMES: Final = frozenset(
    "author chair collection-editor compiler composer container-author contributor curator director editor "
    "editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer "
    "original-author performer producer recipient reviewed-author script-writer series-creator translator".split()
)
DATES: Final = frozenset(
    "accessed available-date event-date issued original-date submitted".split()
)
TITLES: Final = frozenset(("title", "title-short"))

_NAME_PARTS: Final = (
    "family",
    "given",
    "dropping-particle",
    "non-dropping-particle",
    "suffix",
    "literal",
)
_NOT_PRINTED: Final = frozenset(("custom", "categories", "id", "type", "language"))
_PLAIN: Final = frozenset(("URL", "DOI", "PMID", "PMCID", "note"))
_OTHER_SPELLINGS: Final = {
    "shortTitle": "title-short",
    "journalAbbreviation": "container-title-short",
}


def reference(
    item: CslItem, name: str, number: int, language: str, counted: Collection[str] = ()
) -> Node:
    """The reference `name` for an item; in notes, its part begins with the mark `number`.

    The variables `counted` keep the zeros that they begin with.
    Titles are marked as such where that matters: as in `language` if it is not empty, and where a translation goes behind one.
    """
    fields: dict[str, Node] = {"id": _string(name), "type": _string(clean(item.get("type")))}
    if tag := clean(item.get("language")):
        fields["language"] = _string(tag)
    for key, value in item.items():
        variable = _OTHER_SPELLINGS.get(key, key)
        if key not in _NOT_PRINTED and (found := _value(variable, value, counted)):
            fields[variable] = found
    is_translated = bool(custom(item, "translated-title"))
    for variable in TITLES & fields.keys() if language or is_translated else ():
        title = span(fields[variable]["c"], variable, language=language)
        fields[variable] = {"t": "MetaInlines", "c": [title]}
    mark = span([{"t": "Str", "c": MARK_SIGN}], f"{MARK}-{number}")
    fields[MARK] = {"t": "MetaInlines", "c": [mark]}
    return {"t": "MetaMap", "c": fields}


def custom(item: CslItem, key: str) -> str:
    """A text of those that CSL has no field for, or an empty one."""
    given = item.get("custom")
    return clean(given.get(key)) if isinstance(given, Mapping) else ""


def _value(variable: str, value: object, counted: Collection[str]) -> Node | None:
    if variable in NAMES:
        names = [name for entry in _entries(value) if (name := _name(entry))]
        return {"t": "MetaList", "c": names} if names else None
    if variable in DATES:
        return _date(value)
    text = clean(value)
    if not text:
        return None
    if variable in _PLAIN:
        return _string(text)
    if variable in counted:
        text = re.sub(r"(?<!\w)(?=0\d)", ZEROS_SIGN, text)
    return {"t": "MetaInlines", "c": rich(text)}


def _entries(value: object) -> list[Mapping[str, object]]:
    """Names as mappings, in whichever form the author wrote them: a list, one name, or plain text."""
    entries = value if isinstance(value, list | tuple) else [value]
    return [entry if isinstance(entry, Mapping) else {"literal": entry} for entry in entries]


def _name(entry: Mapping[str, object]) -> Node | None:
    parts = {part: text for part in _NAME_PARTS if (text := clean(entry.get(part)))}
    if not parts:
        return None
    curved = {part: re.sub(r"(?<=\w)'", "’", text) for part, text in parts.items()}
    return _map({part: _string(text) for part, text in curved.items()})


def _date(value: object) -> Node | None:
    if not isinstance(value, Mapping):
        text = clean(value)
        return _map({"literal": _string(text)}) if text else None
    given: Any = value.get("date-parts")
    entries = given[:2] if _is_list(given) else []
    dates = [date for entry in entries if (date := _parts(entry))]
    if dates:
        listed: list[Node] = [{"t": "MetaList", "c": list(map(_string, date))} for date in dates]
        fields: dict[str, Node] = {"date-parts": {"t": "MetaList", "c": listed}}
        if value.get("circa"):
            fields["circa"] = {"t": "MetaBool", "c": True}
        return _map(fields)
    text = clean(value.get("literal")) or clean(value.get("raw"))
    return _map({"literal": _string(text)}) if text else None


def _parts(entry: object) -> list[str]:
    """Year, month and day, as far as they are known; none without a year."""
    parts: list[str] = []
    limits = ((-9999, 9999), (1, 12), (1, 31))
    given: Any = entry if _is_list(entry) else [entry]
    for part, (least, most) in zip(given, limits, strict=False):
        text = clean(part)
        if not re.fullmatch(r"-?\d{1,4}", text, re.ASCII) or not least <= int(text) <= most:
            break
        parts.append(str(int(text)))
    return parts


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)


def _string(text: str) -> Node:
    return {"t": "MetaString", "c": text}


def _map(fields: dict[str, Node]) -> Node:
    return {"t": "MetaMap", "c": fields}
