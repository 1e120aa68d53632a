"""Proposals of passages for each reader: a list at a terminal, JSON for a program."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any, Final

from msgspec import Struct

from memocli.document import Inline, plain
from memocli.evidence.extracted import Place
from memocli.report.json_text import json_text
from memocli.report.sanitize import sanitize
from memocli.report.styled import Line, Piece, columns, text_of, wrap
from memocli.verify.place_words import place_words

_VERSION: Final = 1
_SHARED: Final = "bold green"
_AROUND: Final = "dim"
_BEFORE: Final = "before: "
_BEHIND: Final = "behind: "
_CUT: Final = "…"
_WORD: Final = re.compile(r"[^\W\d_]{2}")
_INDENT: Final = "   "
_NARROWEST: Final = 40


class ProposalsFormat(StrEnum):
    """The forms that `evidence find` can report in."""

    TERMINAL = "terminal"
    JSON = "json"


class Proposed(Struct, frozen=True):
    """A passage that may carry the claim: where it stands, and `at`, what a passage would give as its place.

    `marks` are the places in the quote that are shared with the claim, `shared` the claim's words for it; `beside` has the paragraph
    besides; `lacking` are numbers, dates and words with a capital that it has not. `is_there` says that it is a passage of the claim already.
    `last` is the place where it ends, if that is another one; `context` are the words before it, the quote, and those behind it.
    """

    score: float
    source: str
    file: str
    place: Place
    at: str
    quote: str
    marks: tuple[tuple[int, int], ...]
    shared: tuple[str, ...]
    beside: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    is_there: bool = False
    last: Place | None = None
    context: tuple[Inline, ...] = ()

    @property
    def before(self) -> str:
        """The words before it."""
        return plain(self.context[:1]).strip()

    @property
    def behind(self) -> str:
        """The words behind it."""
        return plain(self.context[-1:]).strip()


class Proposals(Struct, frozen=True):
    """The proposals for a claim, best first. `left_out` says of each source that was not searched why, in one sentence."""

    claim: str
    proposed: tuple[Proposed, ...]
    left_out: tuple[str, ...] = ()


def render_proposals(
    found: Proposals, output_format: ProposalsFormat, *, colour: bool = False, width: int = 120
) -> str:
    """The whole report, ending with a line break."""
    if output_format is ProposalsFormat.JSON:
        return _json(found)
    if not found.proposed:
        return f"the copies have nothing in common with {sanitize(found.claim)}\n"
    lines = [
        line
        for number, one in enumerate(found.proposed, start=1)
        for line in ("", *_lines(number, one, max(width, _NARROWEST), colour=colour))
    ]
    return "".join(f"{line}\n" for line in lines[1:])


def where_words(one: Proposed) -> str:
    """The copy and the place: `wola-2017, report.pdf, p. 4 (sheet 6)`."""
    place = place_words(one.place, with_sheet=True)
    if one.last is not None:
        place += f" to {place_words(one.last, with_sheet=True)}"
    return ", ".join(filter(None, (one.source, one.file, place)))


def _lines(number: int, one: Proposed, width: int, *, colour: bool) -> Iterator[str]:
    head: Line = [(f"{number}  ", ""), (f"{one.score:.0%}", "bold")]
    head.append((f"  {sanitize(where_words(one))}", ""))
    if one.is_there:
        head.append(("  (a passage of the claim already)", ""))
    yield text_of(head, colour=colour)
    room = width - len(_INDENT)
    if before := _in_line(one.before, room - len(_BEFORE), is_before=True):
        yield text_of([(_INDENT, ""), (_BEFORE, ""), *before], colour=colour)
    for line in wrap(_pieces(one.quote, one.marks), room):
        yield text_of([(_INDENT, ""), *line], colour=colour)
        # Without colours, what is shared is marked in a line below, so that the words can be copied as they are.
        if not colour and any(style for _, style in line):
            yield text_of([(_INDENT, ""), *map(_mark, line)], colour=False)
    if behind := _in_line(one.behind, room - len(_BEHIND), is_before=False):
        yield text_of([(_INDENT, ""), (_BEHIND, ""), *behind], colour=colour)
    said = (("shared", one.shared), ("beside", one.beside), ("not there", one.lacking))
    for name, words in said:
        told = [(f"{name}:", ""), *((word, "") for word in _listed(words))]
        for line in wrap(told, room) if words else ():
            yield text_of([(_INDENT, ""), *line], colour=colour)


def _in_line(text: str, room: int, *, is_before: bool) -> Line:
    """As many words of a text as one line has room for, its last ones or its first; none where it has only a number or signs."""
    words = text.split() if _WORD.search(text) else []
    while len(words) > 1 and columns(sanitize(" ".join(words))) > room:
        words = [word for word in words if word != _CUT]
        words = [_CUT, *words[1:]] if is_before else [*words[:-1], _CUT]
    return [(sanitize(" ".join(words)), _AROUND)] if words else []


def _listed(words: Sequence[str]) -> list[str]:
    """Words with commas between them, each with a blank before it."""
    return [
        sanitize(f" {word}{',' if at < len(words) else ''}")
        for at, word in enumerate(words, start=1)
    ]


def _pieces(quote: str, marks: Iterable[tuple[int, int]]) -> list[Piece]:
    """The quote in pieces; those that are shared have a style."""
    pieces: list[Piece] = []
    at = 0
    for start, end in marks:
        pieces += [(sanitize(quote[at:start]), ""), (sanitize(quote[start:end]), _SHARED)]
        at = end
    return [piece for piece in (*pieces, (sanitize(quote[at:]), "")) if piece[0]]


def _mark(piece: Piece) -> Piece:
    text, style = piece
    return ("^" if style else " ") * columns(text), ""


def _json(found: Proposals) -> str:
    """One object with these keys; what is not known is null.

    - `version`: 1
    - `claim`: `YEAR/part/finding/claim`
    - `proposals`: `[{number, score, source, file, sheet, page, paragraph, heading, last-sheet, last-page, at, quote, marks, before, behind,
      shared, beside, not-there, passage-already}]`, best first: `score` from 0 to 1; `sheet` of a PDF, `page` as it is printed, `last-sheet` and
      `last-page` where it ends on another one; `at` as a passage gives its place; `marks` `[[start, end]]`, characters of the quote that are shared;
      `before` and `behind` words around it
    - `left-out`: why a source was not searched, a sentence for each
    """
    entries = [_entry(number, one) for number, one in enumerate(found.proposed, start=1)]
    said = {"version": _VERSION, "claim": found.claim}
    return json_text({**said, "proposals": entries, "left-out": found.left_out})


def _entry(number: int, one: Proposed) -> dict[str, Any]:
    marks: Sequence[Sequence[int]] = [list(mark) for mark in one.marks]
    return {
        "number": number,
        "score": one.score,
        "source": one.source,
        "file": one.file,
        "sheet": one.place.page or None,
        "page": one.place.label or None,
        "paragraph": one.place.paragraph or None,
        "heading": one.place.heading or None,
        "last-sheet": (one.last and one.last.page) or None,
        "last-page": (one.last and one.last.label) or None,
        "at": one.at or None,
        "quote": one.quote,
        "marks": marks,
        "before": one.before,
        "behind": one.behind,
        "shared": one.shared,
        "beside": one.beside,
        "not-there": one.lacking,
        "passage-already": one.is_there,
    }
