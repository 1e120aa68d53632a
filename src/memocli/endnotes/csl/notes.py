"""All citations of a memo as notes in a style that pandoc knows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from msgspec.structs import replace

from memocli.document import Inline
from memocli.endnotes.csl.answer import Part, inlines, parts_of
from memocli.endnotes.csl.beside import add_archive, add_place, add_translation, emptied
from memocli.endnotes.csl.locators import LABELS
from memocli.endnotes.csl.own_words import own_words
from memocli.endnotes.csl.pandoc import lay_out
from memocli.endnotes.csl.printed import lacks_place, tells_source
from memocli.endnotes.csl.question import Question
from memocli.endnotes.csl.style import Style, read_style
from memocli.endnotes.given import respelt
from memocli.endnotes.house import Placed, Position, placed, prepared
from memocli.endnotes.text import CslItem, clean, is_tag
from memocli.language import primary
from memocli.prose import CitedSource


def format_notes(  # noqa: PLR0913  one more than usual, for what a build has to tell
    citations: Sequence[Sequence[CitedSource]],
    items: Mapping[str, CslItem],
    style: bytes,
    language: str,
    style_name: str = "endnotes.csl",
    apart: Collection[str] = (),
    *,
    unprinted: Callable[[Collection[str]], None] = lambda _: None,
) -> tuple[tuple[Inline, ...], ...]:
    """The text of each note, as `memocli.endnotes.format_notes` promises.

    `unprinted` is called with the keys of sources of which the style says too little: there the house style's words stand.
    Raises UserError where the style can't be used, or pandoc is missing or fails.
    """
    sheet = read_style(style, style_name)
    as_read = prepared if sheet.is_like_ours else respelt
    items = {key: as_read(item) for key, item in items.items()}
    question = Question(items, sheet, language, apart)
    tag = language if is_tag(language) else "en-US"
    notes = [parts_of(note) for note in lay_out(question.document(citations, tag), style_name)]
    keys = question.keys
    printed = [
        _in_printed_order(citation, parts, keys)
        for citation, parts in zip(citations, notes, strict=True)
    ]
    silent: dict[tuple[int, int], Part] = {}
    for number, (sources, parts) in enumerate(zip(placed(printed, apart), notes, strict=True)):
        marked = [part for part in parts if part.number >= 0]
        for place, (one, part) in enumerate(zip(sources, marked, strict=True)):
            item = items.get(one.cited.key, {})
            part.pieces = [
                piece if piece.note in (0, one.first_note) else replace(piece, note=0)
                for piece in part.pieces
            ]
            if tells_source(part, one, item, sheet):
                _complete(part, one, item, sheet, language)
            else:
                emptied(part)
                silent[number, place] = part
    if silent:
        words = own_words(printed, items, language, apart, silent)
        for where, part in silent.items():
            part.ready = words[where]
        unprinted(sorted({printed[note][place].key for note, place in silent}))
    return tuple(map(inlines, notes))


def _in_printed_order(
    citation: Sequence[CitedSource], parts: Sequence[Part], keys: Sequence[str]
) -> list[CitedSource]:
    """The sources of a note as they are printed: a style may sort them."""
    left = list(citation)
    printed: list[CitedSource] = []
    for part in parts:
        if part.number >= 0:
            cited = next(one for one in left if one.key == keys[part.number])
            left.remove(cited)
            printed.append(cited)
    return printed


def _complete(part: Part, one: Placed, item: CslItem, style: Style, language: str) -> None:
    """Add what the style leaves out: the place that was cited, and in full notes what CSL has no field for."""
    cited = one.cited
    if cited.label in LABELS and lacks_place(part, one, printable=style.prints_places):
        add_place(part, cited, language)
    if one.position is Position.FIRST:
        if primary(clean(item.get("language"))) != primary(language):
            add_translation(part, item)
        add_archive(part, item, language)
