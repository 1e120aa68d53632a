"""Pandoc's notes as pieces of text, each of which knows the source whose part of the note it is in; and pieces as inlines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from memocli.document import CrossReference, Emphasis, Foreign, Inline, Text
from memocli.endnotes import formatted
from memocli.endnotes.csl.locators import AFFIX
from memocli.endnotes.csl.records import AROUND_NOTE, MARK, TITLES, ZEROS_SIGN
from memocli.endnotes.csl.texts import Node
from memocli.endnotes.text import web_address

_TEXT: Final = frozenset(("Str", "Space", "SoftBreak", "LineBreak"))
_NOTE_SIGN: Final = re.compile(f"([{''.join(AROUND_NOTE)}])")
_ADDRESS: Final = re.compile(r"https?://[^\s<>“”‘’]+[^\s<>“”‘’.,;:)\]]")


class Piece(Struct, frozen=True):
    """Text with one format. `variable` is `title` or `title-short` where it is one; `is_affix` where a citation's author wrote it.

    `note` is the number of the note that it leads to, where it is one; else 0.
    """

    text: str
    italic: bool = False
    bold: bool = False
    language: str = ""
    href: str = ""
    variable: str = ""
    is_affix: bool = False
    note: int = 0


class Part(Struct):
    """What a note says of one source: the number of its mark, and the pieces from there to the next mark.

    What is before the first mark of a note is a part with the number -1. `ready` stands before the pieces.
    """

    number: int
    pieces: list[Piece] = []
    ready: tuple[Inline, ...] = ()

    def words(self) -> str:
        """What pandoc prints of the source, without what the author of the citation wrote."""
        return "".join(piece.text for piece in self.pieces if not piece.is_affix)


def parts_of(note: Sequence[Node]) -> list[Part]:
    """The parts of a note, from pandoc's inlines of a paragraph."""
    parts = [Part(-1)]
    for node in note:
        content = node["c"][1] if node["t"] == "Cite" else [node]
        _read(content, Piece(""), parts)
    for part in parts:
        part.pieces = list(_with_note_numbers(part.pieces))
    for before, part in zip([Part(-1), *parts], parts, strict=False):
        _tidy_start(part, is_behind_words=bool(before.pieces))
        _join_doi(part)
    return parts


def _read(nodes: Iterable[Node], form: Piece, parts: list[Part]) -> None:
    """Add nodes to the last part, or begin new ones; `form` is the format around them."""
    for is_text, group in groupby(nodes, key=lambda node: node["t"] in _TEXT):
        if is_text:
            text = "".join(node.get("c", " ") for node in group).replace(ZEROS_SIGN, "")
            parts[-1].pieces.extend(_with_addresses(replace(form, text=text)))
        else:
            for node in group:
                _read_node(node["t"], node.get("c"), form, parts)


def _read_node(kind: str, content: Any, form: Piece, parts: list[Part]) -> None:
    if kind == "Emph":
        _read(content, replace(form, italic=not form.italic), parts)
    elif kind == "Strong":
        _read(content, replace(form, bold=True), parts)
    elif kind == "Quoted":
        opening, closing = ("“", "”") if content[0]["t"] == "DoubleQuote" else ("‘", "’")
        marked = [{"t": "Str", "c": opening}, *content[1], {"t": "Str", "c": closing}]
        _read(marked, form, parts)
    elif kind == "Link":
        _read_link(content[1], web_address(content[2][0]), form, parts)
    elif kind == "Span":
        _read_span(content, form, parts)
    elif kind == "Note":
        for block in content:
            _read(block["c"], form, parts)
    elif isinstance(content, list):  # small capitals, superscripts … : their words alone
        _read(content, form, parts)


def _read_link(nodes: list[Node], href: str, form: Piece, parts: list[Part]) -> None:
    """Pandoc gives an address a capital at the beginning of a note."""
    linked = [Part(-1)]
    _read(nodes, replace(form, href=href), linked)
    for piece in linked[0].pieces:
        is_address = piece.text.casefold() == href.casefold()
        parts[-1].pieces.append(replace(piece, text=href) if is_address else piece)


def _read_span(content: Any, form: Piece, parts: list[Part]) -> None:
    (_, classes, attributes), inside = content
    for name in classes:
        if name.startswith(f"{MARK}-"):
            parts.append(Part(int(name.removeprefix(f"{MARK}-"))))
            return
        if name in TITLES:
            form = replace(form, variable=name)
        elif name == AFFIX:
            form = replace(form, is_affix=True)
    language = dict(attributes).get("lang", form.language)
    _read(inside, replace(form, language=language), parts)


def _with_addresses(piece: Piece) -> Iterator[Piece]:
    """A word with the addresses in it as links."""
    end = 0
    for match in () if piece.href else _ADDRESS.finditer(piece.text):
        if match.start() > end:
            yield replace(piece, text=piece.text[end : match.start()])
        yield replace(piece, text=match[0], href=web_address(match[0]))
        end = match.end()
    if end < len(piece.text):
        yield replace(piece, text=piece.text[end:])


def _with_note_numbers(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces without the signs around numbers of notes; such a number knows that it is one."""
    is_number = False
    for piece in pieces:
        for text in _NOTE_SIGN.split(piece.text):
            if text in AROUND_NOTE:
                is_number = text == AROUND_NOTE[0]
            elif text:
                is_note = is_number and text.isascii() and text.isdecimal()
                yield replace(piece, text=text, note=int(text) if is_note else 0)


def _join_doi(part: Part) -> None:
    """Make one link of the resolver's address and the DOI behind it."""
    for index in range(len(part.pieces) - 1):
        resolver, doi = part.pieces[index : index + 2]
        if doi.href.endswith(doi.text) and doi.href == resolver.text + doi.text:
            part.pieces[index : index + 2] = [replace(doi, text=doi.href)]
            return


def _tidy_start(part: Part, *, is_behind_words: bool) -> None:
    """Take out signs that would have joined the words of a source to words before them."""
    if part.number < 0 or not re.search(r"\w", part.words()):
        return
    taken = ""
    while part.pieces and not (part.pieces[0].is_affix or part.pieces[0].href):
        text = part.pieces[0].text
        kept = text.lstrip(" ,;:.")
        taken += text[: len(text) - len(kept)]
        if kept:
            part.pieces[0] = replace(part.pieces[0], text=kept)
            if " " in taken and is_behind_words:
                part.pieces.insert(0, Piece(" "))
            return
        del part.pieces[0]


def inlines(parts: Iterable[Part]) -> tuple[Inline, ...]:
    """The parts of a note as inlines, with a capital at its start."""
    whole: list[Inline] = []
    for part in parts:
        whole.extend(part.ready)
        whole.extend(formatted.inlines(part.pieces))
    return _capitalized(tuple(_joined(whole)))


def _joined(whole: Iterable[Inline]) -> Iterator[Inline]:
    """Texts that follow each other as one; of two spaces one."""
    for is_text, group in groupby(whole, key=lambda one: isinstance(one, Text)):
        if is_text:
            text = "".join(one.text for one in group if isinstance(one, Text))
            yield Text(re.sub(" {2,}", " ", text))
        else:
            yield from group


def _capitalized(whole: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A capital for the first word, unless it has one somewhere; addresses stay as they are."""
    if not whole:
        return whole
    first, rest = whole[0], whole[1:]
    if isinstance(first, Text):
        match = re.match(r"(\s*[“‘«\"'¿¡]*)(\w+)", first.text)
        if match and match[2].islower() and len(capital := match[2][0].upper()) == 1:
            first = Text(match[1] + capital + first.text[match.end(1) + 1 :])
    elif isinstance(first, Emphasis | Foreign | CrossReference):
        first = replace(first, children=_capitalized(first.children))
    return (first, *rest)
