"""Writes a pair of paragraphs or tables as one, with what differs as tracked changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from itertools import count
from typing import Final

from lxml import etree
from msgspec import Struct

from memocli.ooxml.package import Element
from memocli.render.redline.blocks import Paragraph, Row, Table, child, copy_without, element
from memocli.render.redline.pairing import paired
from memocli.render.redline.pieces import Piece, R, W, plain
from memocli.render.redline.words import Step, steps

INSERTED: Final = "ins"
DELETED: Final = "del"
# What words, and the code of a field, are called where they are deleted.
_DELETED_TAGS: Final = {f"{W}t": f"{W}delText", f"{W}instrText": f"{W}delInstrText"}
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


class Stamp:
    """Who made the changes and when; counts them, and numbers them from `first_id`."""

    def __init__(self, author: str, moment: str, first_id: int) -> None:
        self._author = author
        self._moment = moment
        self.ids: Iterator[int] = count(first_id)
        self.changes = 0

    def mark(self, kind: str) -> Element:
        """A new element that says that what it stands in or around was changed."""
        self.changes += 1
        mark = element(kind, id=str(next(self.ids)), author=self._author)
        if self._moment:
            mark.set(f"{W}date", self._moment)
        return mark


class Writer(Struct):
    """Writes one part.

    `links` maps addresses to relationship ids, and gets new ones. `note` numbers the note of a mark, by its old and new
    number (0 where there is none); `adopted` makes an old drawing fit for the new file; `alike` compares two notes.
    """

    stamp: Stamp
    links: dict[str, str]
    note: Callable[[int, int], int] = max
    adopted: Callable[[Element], Element] = deepcopy
    alike: Callable[[int, int], float] = lambda _, __: 0.0

    def paragraph(self, was: Paragraph | None, now: Paragraph | None) -> Element:
        """One paragraph: inserted where `was` is None, deleted where `now` is; only the new one can end a section."""
        if was is not None and now is not None and was.identity == now.identity:
            return self._same(was, now)
        written = element("p")
        written.append(self._properties(was, now))
        return self._filled(written, was, now)

    def lasting(self, was: Paragraph | None, now: Paragraph | None) -> Element:
        """The only paragraph of a note or a margin, of which all the words may go, but not its mark."""
        if was is not None and now is not None and was.identity == now.identity:
            return self._same(was, now)
        kept = now or was
        assert kept is not None
        written = element("p")
        written.append(deepcopy(child(kept.element, "pPr")))
        return self._filled(written, was, now)

    def _same(self, was: Paragraph, now: Paragraph) -> Element:
        """A paragraph that stayed as it was, with the numbers that its notes have in the merged text."""
        written = deepcopy(now.element)
        numbers = zip(was.notes, now.notes, strict=True)
        for mark, pair in zip(written.iter(f"{W}endnoteReference"), numbers, strict=True):
            mark.set(f"{W}id", str(self.note(*pair)))
        return written

    def _filled(self, written: Element, was: Paragraph | None, now: Paragraph | None) -> Element:
        changed = steps(was.pieces if was else (), now.pieces if now else (), self.alike)
        _Runs(self, written).write(changed, now.bookmarks if now else ())
        return written

    def table(self, was: Table | None, now: Table | None) -> Element:
        """One table, row by row."""
        kept = now or was
        assert kept is not None
        written = copy_without(kept.element, "tr")
        if was is not None and now is not None:
            before = deepcopy(child(was.element, "tblPr"))
            self._note_change(child(written, "tblPr"), before)
        for old, new in paired(was.rows if was else (), now.rows if now else ()):
            written.append(self._row(old, new))
        return written

    def _row(self, was: Row | None, now: Row | None) -> Element:
        kept = now or was
        assert kept is not None
        written = deepcopy(kept.element)
        if kind := _kind(was, now):
            child(written, "trPr").append(self.stamp.mark(kind))
        none = (None,) * len(kept.cells)
        cells = zip(
            written.iter(f"{W}p"),
            was.cells if was else none,
            now.cells if now else none,
            strict=True,
        )
        for paragraph, old, new in list(cells):
            parent = paragraph.getparent()
            assert parent is not None
            parent.replace(paragraph, self.paragraph(old, new))
        return written

    def _properties(self, was: Paragraph | None, now: Paragraph | None) -> Element:
        kept = now or was
        assert kept is not None
        properties = deepcopy(child(kept.element, "pPr"))
        if kind := _kind(was, now):
            for section in properties.findall(f"{W}sectPr"):
                properties.remove(section)
            # First in the properties of the mark: Word reports a file as damaged where it comes later.
            mark = element("rPr")
            mark.append(self.stamp.mark(kind))
            properties.append(mark)
        elif was is not None:
            before = copy_without(child(was.element, "pPr"), "sectPr")
            self._note_change(properties, before)
        return properties

    def _note_change(self, properties: Element, before: Element) -> None:
        """Add to the properties of a paragraph or table what they were before, if that was something else."""
        if plain(before) != plain(copy_without(properties, "sectPr")):
            change = self.stamp.mark(f"{etree.QName(before).localname}Change")
            change.append(before)
            properties.append(change)


class _Runs:
    """Writes the runs of one paragraph: pieces that were changed alike stand together, within links and never around them."""

    def __init__(self, writer: Writer, paragraph: Element) -> None:
        self._writer = writer
        self._paragraph = paragraph
        self._href = ""
        self._kind = ""
        self._link = paragraph  # the innermost of what is open
        self._open = paragraph
        self._text: Element | None = None
        self._look = ""

    def write(self, changed: Iterable[Step], bookmarks: Iterable[Element]) -> None:
        for was, now in changed:
            piece = now or was
            assert piece is not None
            if now is not None:
                self._bookmarks(now.bookmarks)
            self._within(piece.href, _kind(was, now))
            if piece.text:
                self._words(piece)
            elif piece.field:
                self._field(piece)
            else:
                self._other(piece, was, now)
        self._bookmarks(bookmarks)

    def _bookmarks(self, bookmarks: Iterable[Element]) -> None:
        for bookmark in bookmarks:
            self._href = self._kind = ""
            self._link = self._open = self._paragraph
            self._text = None
            self._paragraph.append(deepcopy(bookmark))

    def _within(self, href: str, kind: str) -> None:
        """Open what pieces with this address and of this kind stand in, unless it is open."""
        if (href, kind) == (self._href, self._kind):
            return
        self._text = None
        if href != self._href:
            self._link = self._paragraph
            if href:
                self._link = element("hyperlink", history="1")
                self._link.set(*self._destination(href))
                self._paragraph.append(self._link)
        self._open = self._link
        if kind:
            self._open = self._writer.stamp.mark(kind)
            self._link.append(self._open)
        self._href, self._kind = href, kind

    def _destination(self, href: str) -> tuple[str, str]:
        """The attribute that says where a link leads: to a place in the memo, or by a relationship outside."""
        if href.startswith("#"):
            return f"{W}anchor", href[1:]
        links = self._writer.links
        return f"{R}id", links.setdefault(href, f"link{len(links) + 1}")

    def _words(self, piece: Piece) -> None:
        look = piece.key[1]
        if self._text is None or look != self._look:
            self._text = element("delText" if self._kind == DELETED else "t")
            self._text.set(_SPACE, "preserve")
            self._run(piece).append(self._text)
            self._look = look
        self._text.text = (self._text.text or "") + piece.text

    def _other(self, piece: Piece, was: Piece | None, now: Piece | None) -> None:
        self._text = None
        content = deepcopy(piece.content) if now else self._writer.adopted(piece.content)
        if piece.note:
            number = self._writer.note(was.note if was else 0, now.note if now else 0)
            content.set(f"{W}id", str(number))
        self._run(piece).append(content)

    def _field(self, piece: Piece) -> None:
        self._text = None
        for run in map(deepcopy, piece.field):
            for content in run if self._kind == DELETED else ():
                content.tag = _DELETED_TAGS.get(content.tag, content.tag)
            self._open.append(run)

    def _run(self, piece: Piece) -> Element:
        run = element("r")
        if piece.look is not None:
            run.append(deepcopy(piece.look))
        self._open.append(run)
        return run


def _kind(was: object, now: object) -> str:
    if was is None:
        return INSERTED
    return DELETED if now is None else ""
