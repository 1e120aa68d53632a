"""A CSL item as a reference of pandoc's metadata, as pandoc itself would read it from CSL-JSON."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

from memocli.endnotes.csl.texts import Node, rich, span
from memocli.endnotes.given import custom, given_date, given_names
from memocli.endnotes.text import CslItem, clean

# What the mark of a source is put into: a variable that no style has, at the beginning of its part of a note.
MARK: Final = "memocli-mark"
MARK_SIGN: Final = "\ue000"
# What stands before the zeros that a number begins with: where a style counts, pandoc makes 1700028118 of 0001700028118.
ZEROS_SIGN: Final = "\ue001"
# What stands before and behind the number of a source's first note.
AROUND_NOTE: Final = ("\ue002", "\ue003")
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
    for variable, value in item.items():
        if variable not in _NOT_PRINTED and (found := _value(variable, value, counted)):
            fields[variable] = found
    is_translated = bool(custom(item, "translated-title"))
    for variable in TITLES & fields.keys() if language or is_translated else ():
        title = span(fields[variable]["c"], variable, language=language)
        fields[variable] = {"t": "MetaInlines", "c": [title]}
    mark = span([{"t": "Str", "c": MARK_SIGN}], f"{MARK}-{number}")
    fields[MARK] = {"t": "MetaInlines", "c": [mark]}
    return {"t": "MetaMap", "c": fields}


def _value(variable: str, value: object, counted: Collection[str]) -> Node | None:
    if variable in NAMES:
        names = [name for entry in given_names(value) if (name := _name(entry))]
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


def _name(entry: Mapping[str, object]) -> Node | None:
    parts = {part: text for part in _NAME_PARTS if (text := clean(entry.get(part)))}
    if not parts:
        return None
    curved = {part: re.sub(r"(?<=\w)'", "’", text) for part, text in parts.items()}
    return _map({part: _string(text) for part, text in curved.items()})


def _date(value: object) -> Node | None:
    given = given_date(value)
    if not given.dates:
        return _map({"literal": _string(given.words)}) if given.words else None
    numbers = [[_string(str(part)) for part in date] for date in given.dates[:2]]
    listed: list[Node] = [{"t": "MetaList", "c": date} for date in numbers]
    fields: dict[str, Node] = {"date-parts": {"t": "MetaList", "c": listed}}
    if given.is_about:
        fields["circa"] = {"t": "MetaBool", "c": True}
    return _map(fields)


def _string(text: str) -> Node:
    return {"t": "MetaString", "c": text}


def _map(fields: dict[str, Node]) -> Node:
    return {"t": "MetaMap", "c": fields}
