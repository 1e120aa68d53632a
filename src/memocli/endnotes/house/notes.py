"""Citations → notes in the house style."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from memocli.document import Inline, plain
from memocli.endnotes.formatted import inlines
from memocli.endnotes.house.layout import HouseStyle
from memocli.endnotes.house.positions import Placed, Position, placed
from memocli.endnotes.house.record import Record, read_record
from memocli.endnotes.house.runs import Run, given, joined, tidy
from memocli.endnotes.text import CslItem, clean
from memocli.prose import CitedSource

# How the author's words join a source: "(see Title)", "Title: page", "Title (emphasis added)".
_OPENING: Final = "([¿¡“«"
_CLOSING: Final = ".,;:?!)]”»"
_APART: Final = "([—–"


def format_notes(
    citations: Sequence[Sequence[CitedSource]],
    items: Mapping[str, CslItem],
    language: str,
    apart: Collection[str] = (),
) -> tuple[tuple[Inline, ...], ...]:
    """The text of each note, in order; the arguments are those of `memocli.endnotes.format_notes`."""
    writer = _Writer(items, language)
    return tuple(writer.note(sources) for sources in placed(citations, apart))


def format_sources(
    citations: Sequence[Sequence[CitedSource]],
    items: Mapping[str, CslItem],
    language: str,
    apart: Collection[str],
    labels: Collection[str],
) -> tuple[tuple[tuple[Inline, ...], ...], ...]:
    """For each note the words of each of its sources alone, without what the author wrote around them.

    Places in a source are printed if CSL's kind of them is in `labels`.
    """
    writer = _Writer(items, language)
    return tuple(
        tuple(writer.source_alone(one, labels) for one in sources)
        for sources in placed(citations, apart)
    )


def brief_name(item: CslItem, language: str) -> str:
    """What a source is called where there are no notes: author, title and date, as far as it has them."""
    style = HouseStyle(language)
    return plain(inlines(tidy(style.brief(read_record(item)), style.marks)))


def law_name(item: CslItem, language: str) -> tuple[Inline, ...]:
    """What a law is called where its words are quoted without a note: by whom, what, when, and the section of it."""
    style = HouseStyle(language)
    record = read_record(item)
    section = clean(item.get("section"))
    # "7045(a)(2)" gets a word before it, "art. 20" has one.
    place = style.place("section" if section[:1].isdecimal() else "", section)
    return inlines(tidy(joined((style.brief(record), place)), style.marks))


class _Writer:
    """Writes notes: has the style, the items, and the records read so far."""

    def __init__(self, items: Mapping[str, CslItem], language: str) -> None:
        self._style = HouseStyle(language)
        self._items = items
        self._records: dict[str, Record] = {}

    def note(self, sources: Sequence[Placed]) -> tuple[Inline, ...]:
        """A whole note; its sources are separated by semicolons."""
        runs: list[Run] = []
        for one in sources:
            runs += [Run("; ")] if runs else []
            runs += [*_prefix(one.cited), *self._source(one, one.cited), *_suffix(one.cited)]
        return inlines(tidy([*runs, Run(".")], self._style.marks))

    def source_alone(self, one: Placed, labels: Collection[str]) -> tuple[Inline, ...]:
        """One source as in the middle of a note; its place only if it is of one of these kinds."""
        cited = one.cited if one.cited.label in labels else replace(one.cited, locator="")
        return inlines(tidy(self._source(one, cited), self._style.marks, begins=False))

    def _source(self, one: Placed, cited: CitedSource) -> list[Run]:
        if cited.key not in self._items:
            return [Run(f"{clean(cited.key)}?", bold=True, given=True, may_capitalize=False)]
        record, place = (
            self._record(cited.key),
            self._style.place(cited.label, clean(cited.locator)),
        )
        if one.position is Position.IBID:
            return self._style.ibid([], one.note_before)
        if one.position is Position.IBID_WITH_LOCATOR:
            return self._style.ibid(place, one.note_before)
        if one.position is Position.SUBSEQUENT:
            return self._style.short(record, place, one.first_note)
        if self._style.full(record, []):
            return self._style.full(record, place)
        # The id only if there is nothing else, since it may contain a person's name.
        return joined([given(clean(cited.key), self._style.marks), place])

    def _record(self, key: str) -> Record:
        if key not in self._records:
            self._records[key] = read_record(self._items[key])
        return self._records[key]


def _prefix(cited: CitedSource) -> list[Run]:
    """What the author wrote before a source."""
    text = clean(cited.prefix)
    if not text:
        return []
    return [Run(text if text[-1] in _OPENING else f"{text} ")]


def _suffix(cited: CitedSource) -> list[Run]:
    """What the author wrote after a source, and what separates the two."""
    text = clean(cited.suffix)
    if not text:
        return []
    joint = "" if text[0] in _CLOSING else " " if text[0] in _APART else ", "
    return [Run(f"{joint}{text}")]
