"""All citations of a memo in order: which is the first of its source, and what each note says."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from memocli.document import Inline
from memocli.endnotes.beside import (
    ARCHIVE_SLOT,
    TRANSLATION_SLOT,
    add_archive,
    add_translation,
    beside_record,
)
from memocli.endnotes.places import en_dashes
from memocli.endnotes.record import (
    FIRST_SLOT,
    CslItem,
    Record,
    clean,
    count,
    read_record,
)
from memocli.endnotes.runs import Run, fill, inlines, tidy, web_address
from memocli.endnotes.style import FIRST_NOTE_SLOT, LOCATOR_SLOT, Position, Style, load_style
from memocli.language import language_of_tag, primary
from memocli.prose import CitedSource

_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")
_LABEL: Final = re.compile(r"[a-z]+(?:-[a-z]+)*\Z")


def format_notes(
    citations: Sequence[Sequence[CitedSource]],
    items: Mapping[str, CslItem],
    style: bytes,
    language: str,
    style_name: str = "endnotes.csl",
    apart: Collection[str] = (),
) -> tuple[tuple[Inline, ...], ...]:
    """The text of each note, in order: note i (from 1) is citation i.

    `items` maps a source's key to its CSL-JSON item; a key that it lacks is printed in place of the source.
    `style` is the content of a CSL file, whose name in messages is `style_name`. `language` is the memo's BCP 47 tag. Nothing in
    an item or a citation raises; a style that can't be used raises UserError. A note of a source in `apart` is as if no other
    note were of the same: readers may not see that two are.
    """
    writer = _NoteWriter(load_style(style, language, style_name), items, language)
    first_notes: dict[str, int] = {}
    notes: list[tuple[Inline, ...]] = []
    before: Sequence[CitedSource] = ()
    for number, citation in enumerate(citations, start=1):
        runs: list[Run] = [Run(writer.style.prefix)]
        for index, cited in enumerate(citation):
            previous = citation[index - 1] if index else (before[0] if len(before) == 1 else None)
            position = _position(cited, previous, cited.key in first_notes)
            first = number if cited.key in apart else first_notes.setdefault(cited.key, number)
            runs.extend([Run(writer.style.delimiter)] if index else [])
            runs.extend(writer.cite(cited, position, first))
        notes.append(inlines(tidy([*runs, Run(writer.style.suffix)], writer.style.marks)))
        before = citation
    return tuple(notes)


def _position(cited: CitedSource, previous: CitedSource | None, repeated: bool) -> Position:
    """The position of a citation; `previous` is the one directly before it, if that cites a single source."""
    if not repeated:
        return Position.FIRST
    if previous is None or previous.key != cited.key:
        return Position.SUBSEQUENT
    if (previous.label, previous.locator) == (cited.label, cited.locator):
        return Position.IBID
    return Position.IBID_WITH_LOCATOR if cited.locator else Position.SUBSEQUENT


class _NoteWriter:
    """Writes notes: has a style, the items, and the records read so far."""

    def __init__(self, style: Style, items: Mapping[str, CslItem], language: str) -> None:
        self.style = style
        self._items = items
        self._language = language
        self._records: dict[str, Record] = {}

    def cite(self, cited: CitedSource, position: Position, first: int) -> Iterator[Run]:
        """One source of a note: what the author wrote before it, the source, what comes after it."""
        if prefix := clean(cited.prefix):
            yield Run(f"{prefix} ")
        yield from self._source(cited, position, first)
        if suffix := clean(cited.suffix):
            yield Run(
                suffix
                if suffix[0] in ".,;:"
                else f" {suffix}"
                if suffix[0] in "([—–"
                else f", {suffix}"
            )

    def _source(self, cited: CitedSource, position: Position, first: int) -> list[Run]:
        if cited.key not in self._items:
            return [Run(f"{clean(cited.key)}?", bold=True, given=True, may_capitalize=False)]
        record = self._record(cited.key)
        locator = en_dashes(clean(cited.locator))
        label = cited.label if _LABEL.match(cited.label) else "page"
        place = count(LOCATOR_SLOT, locator) if locator else ""
        layout = self.style.lay_out(record.shape, position, label if place else "", place)
        short = position is not Position.FIRST
        beside = {} if short else beside_record(self._items[cited.key])
        layout = self._with_beside(layout, record, beside)

        def word(slot: str) -> Run:
            if slot == LOCATOR_SLOT:
                return Run(locator, given=True)
            if slot == FIRST_NOTE_SLOT:
                return Run(str(first), given=True)
            if slot in beside:
                href = web_address(beside[slot]) if slot == ARCHIVE_SLOT else ""
                return Run(beside[slot], given=True, href=href)
            return self._word(record, slot, short)

        runs = fill(layout, word, self.style.marks)
        if not any(run.text.strip() for run in runs):
            return [Run(self._name(cited.key), given=True, may_capitalize=False)]
        return runs

    def _with_beside(self, layout: str, record: Record, beside: Mapping[str, str]) -> str:
        """The layout of a full note with what CSL has no field for; a title in the memo's language needs no translation."""
        if not layout.strip():
            return layout
        if TRANSLATION_SLOT in beside and not self._is_of_memo(record.language):
            layout = add_translation(layout, record, self.style.marks)
        if ARCHIVE_SLOT in beside:
            wording = language_of_tag(self._language).wording
            layout = add_archive(layout, record, wording.archived)
        return layout

    def _name(self, key: str) -> str:
        """What to print where a style prints nothing; the id only if there is nothing else, since it may contain a person's name."""
        item = self._items[key]
        return clean(item.get("title")) or clean(item.get("genre")) or clean(key)

    def _record(self, key: str) -> Record:
        if key not in self._records:
            self._records[key] = read_record(
                self._items[key], self.style.initials, self.style.ordinals
            )
        return self._records[key]

    def _word(self, record: Record, slot: str, short: bool) -> Run:
        word = record.words[ord(slot) - FIRST_SLOT]
        run = Run(
            word.short if short else word.text,
            given=True,
            may_capitalize=word.variable in ("genre", "source"),
        )
        if word.variable == "URL":
            run.href = web_address(word.text)
        elif word.variable == "DOI":
            run.href = web_address(f"https://doi.org/{word.text}")
        elif word.variable in ("title", "title-short") and self._is_foreign(record.language):
            run.language = record.language
        return run

    def _is_foreign(self, language: str) -> bool:
        return bool(_TAG.match(language)) and not self._is_of_memo(language)

    def _is_of_memo(self, language: str) -> bool:
        return primary(language) == primary(self._language)
