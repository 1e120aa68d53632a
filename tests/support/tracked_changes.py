"""A strict reader of a DOCX with tracked changes: what it says once all are accepted, or all rejected.

It shares no code with what writes them, and refuses whatever Word would, or what only some programs understand.
"""

from __future__ import annotations

import hashlib
import itertools
import posixpath
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, Final

from lxml import etree
from tests.support.docx_reading import A, R, W, parts_of

_OF_PROPERTIES: Final = {f"{W}{name}Change": f"{W}{name}" for name in ("pPr", "tblPr")}
C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_CHANGES: Final = frozenset((f"{W}ins", f"{W}del", *_OF_PROPERTIES))
_REFERENCE: Final = f"{W}endnoteReference"
_FIELD_SIGNS: Final = (f"{W}fldChar", f"{W}instrText")


class Settled:
    """A DOCX after all its changes were accepted or rejected; one without changes is as it is."""

    def __init__(self, file: bytes, *, accept: bool, section_end: str = "SectionEnd") -> None:
        self.section_end = section_end
        self.parts = parts_of(file)
        self.gone, self.stays = ("del", "ins") if accept else ("ins", "del")
        self.accept = accept
        self._check_changes()
        self._check_drawings()
        self._check_lists()
        self.body: list[Any] = self._body()
        self.notes: list[Any] = self._notes()
        self.headers: list[Any] = [
            self._header(path) for path in sorted(self.parts) if "header" in path
        ]

    # ── what no such file may have ───────────────────────────────────────────────────────────────

    def _check_changes(self) -> None:
        ids: list[str] = []
        stamps = set()
        for path in self.parts:
            if path.startswith("word/") and path.endswith(".xml"):
                root = _xml(self.parts[path])
                for change in root.iter(*_CHANGES):
                    ids.append(change.get(f"{W}id"))
                    stamps.add((change.get(f"{W}author"), change.get(f"{W}date")))
                    self._check_place(change)
                ids += [mark.get(f"{W}id") for mark in root.iter(f"{W}bookmarkStart")]
                ids += [shape.get("id") for shape in root.iter("{*}docPr")]
        assert len(ids) == len(set(ids)), "two things have one id"
        assert len(stamps) <= 1, "several authors or days"

    def _check_drawings(self) -> None:
        """All parts that are shown are in the file, with their kinds; no other one is; and no two drawings have one chart."""
        targets = self._targets("word/document.xml")
        paths = []
        for drawing in _xml(self.parts["word/document.xml"]).iter(f"{W}drawing"):
            place, name = self._shown(drawing)
            paths.append(targets[place.get(name)].lstrip("/"))
        charts = [path for path in paths if path.startswith("word/charts/")]
        assert len(charts) == len(set(charts)), "two drawings show one chart"
        ours = {path for path in self.parts if path.startswith(("word/media/memo", "word/charts/"))}
        assert ours == set(paths)
        for one in _xml(self.parts["word/_rels/document.xml.rels"]):
            kind, path = posixpath.basename(one.get("Type")), one.get("Target").lstrip("/")
            assert (path in charts) == (kind == "chart")
            assert (path in set(paths) - set(charts)) == (kind == "image")
        for shown in _xml(self.parts["[Content_Types].xml"]):
            kind, path = shown.get("ContentType"), shown.get("PartName", "").lstrip("/")
            assert (path in charts) == kind.endswith("drawingml.chart+xml")
            charts = [chart for chart in charts if chart != path]
        assert not charts, "Word does not know that it is a chart"

    def _check_lists(self) -> None:
        """All lists that paragraphs name are in the file, restored ones too."""
        lists = _xml(self.parts["word/numbering.xml"]).iterfind(f"{W}num")
        there = {one.get(f"{W}numId") for one in lists}
        named = _xml(self.parts["word/document.xml"]).iter(f"{W}numId")
        assert {one.get(f"{W}val") for one in named} <= there

    @staticmethod
    def _shown(drawing: Any) -> tuple[Any, str]:
        """The element and the attribute that say what a drawing shows."""
        (place,) = drawing.iter(f"{A}blip", f"{C}chart")
        return place, f"{R}embed" if place.tag == f"{A}blip" else f"{R}id"

    @staticmethod
    def _check_place(change: Any) -> None:
        parent, inside = change.getparent(), [child.tag for child in change]
        if change.tag in _OF_PROPERTIES:
            assert parent.tag == _OF_PROPERTIES[change.tag]
            assert parent[-1] is change
            assert inside == [parent.tag]
        elif parent.tag == f"{W}rPr":
            assert parent[0] is change, "the change of a mark comes first"
            assert parent.getparent().tag == f"{W}pPr"
            assert not inside
            assert parent.getparent().find(f"{W}sectPr") is None, (
                "a section ends with a changed mark"
            )
        elif parent.tag == f"{W}trPr":
            assert parent[-1] is change
            assert not inside
        else:
            assert parent.tag in {f"{W}p", f"{W}hyperlink"}
            assert inside
            assert set(inside) == {f"{W}r"}, "a change holds runs alone"
            wrong = f"{W}t" if change.tag == f"{W}del" else f"{W}delText"
            assert not list(change.iter(wrong))

    # ── the parts ────────────────────────────────────────────────────────────────────────────────

    def _body(self) -> list[Any]:
        root = _xml(self.parts["word/document.xml"])
        body = root[0]
        assert body[-1].tag == f"{W}sectPr"
        assert body[-2].tag == f"{W}p"
        assert body[-2].find(f"{W}pPr/{W}rPr") is None, "the last mark of a file can't go"
        for one, other in itertools.pairwise(body):
            assert not one.tag == other.tag == f"{W}tbl", "Word joins them"
        references = [mark.get(f"{W}id") for mark in root.iter(_REFERENCE)]
        assert references == [str(number) for number in range(1, len(references) + 1)]
        self._settle(root)
        self.left = [int(mark.get(f"{W}id")) for mark in root.iter(_REFERENCE)]
        self.targets = self._targets("word/document.xml")
        return list(self._blocks(body))

    def _notes(self) -> list[Any]:
        root = _xml(self.parts["word/endnotes.xml"])
        kinds = [note.get(f"{W}type") for note in root]
        assert kinds[:2] == ["separator", "continuationSeparator"], "Word needs its two lines"
        texts = [note for note in root if note.get(f"{W}type") is None]
        total = _xml(self.parts["word/document.xml"]).iter(_REFERENCE)
        numbers = [int(note.get(f"{W}id")) for note in texts]
        assert numbers == [int(mark.get(f"{W}id")) for mark in total], "a note and its mark"
        self._settle(root)
        self.targets = self._targets("word/endnotes.xml")
        found = []
        for number, note in zip(numbers, texts, strict=True):
            paragraphs = [self._paragraph(one) for one in note]
            if number in self.left:
                found.append(paragraphs)
            else:
                assert [runs for _, _, runs in paragraphs] == [[]], (
                    "words of a note that nobody cites"
                )
        return found

    def _header(self, path: str) -> list[Any]:
        root = _xml(self.parts[path])
        self._settle(root)
        self.targets = {}
        return [self._paragraph(one) for one in root]

    def _targets(self, path: str) -> dict[str, str]:
        folder, name = posixpath.split(path)
        relations = _xml(self.parts[f"{folder}/_rels/{name}.rels"])
        names = [one.get("Id") for one in relations]
        assert len(names) == len(set(names))
        return {one.get("Id"): one.get("Target") for one in relations}

    # ── accept or reject ─────────────────────────────────────────────────────────────────────────

    def _settle(self, root: Any) -> None:
        for change in list(root.iter(*_OF_PROPERTIES)):
            properties = change.getparent()
            properties.remove(change)
            if not self.accept:
                section = properties.findall(f"{W}sectPr")
                properties[:] = [*change[0], *section]
        for row in list(root.iter(f"{W}tr")):
            mark = row.find(f"{W}trPr/{W}{self.gone}")
            if mark is not None:
                table = row.getparent()
                table.remove(row)
                if table.find(f"{W}tr") is None:
                    table.getparent().remove(table)
        self._settle_runs(root)
        for paragraph in list(root.iter(f"{W}p")):
            self._settle_mark(paragraph)

    def _settle_runs(self, root: Any) -> None:
        for change in list(root.iter(f"{W}ins", f"{W}del")):
            parent = change.getparent()
            if parent.tag in {f"{W}rPr", f"{W}trPr"}:
                continue
            at = parent.index(change)
            parent.remove(change)
            if change.tag == f"{W}{self.stays}":
                parent[at:at] = list(change)
        for code in root.iter(f"{W}delInstrText"):
            code.tag = f"{W}instrText"
        for text in root.iter(f"{W}delText"):
            text.tag = f"{W}t"
        for link in list(root.iter(f"{W}hyperlink")):
            if not len(link):
                link.getparent().remove(link)

    def _settle_mark(self, paragraph: Any) -> None:
        """A mark that goes joins what is left of its paragraph to the next one; only whole paragraphs may go."""
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        if mark is None:
            return
        if mark.find(f"{W}{self.gone}") is None:
            mark.getparent().remove(mark)
            return
        left = [child for child in paragraph if child.tag != f"{W}pPr"]
        assert all(child.tag in {f"{W}bookmarkStart", f"{W}bookmarkEnd"} for child in left)
        following = paragraph.getnext()
        assert following is not None
        if following.tag == f"{W}p":
            following[1:1] = left
        paragraph.getparent().remove(paragraph)

    # ── what is compared ─────────────────────────────────────────────────────────────────────────

    def _blocks(self, body: Any) -> Iterator[Any]:
        for block in body:
            if block.tag == f"{W}tbl":
                rows = [
                    [self._paragraph(cell) for cell in row.iter(f"{W}p")]
                    for row in block.iter(f"{W}tr")
                ]
                look = [as_text(child) for child in block if child.tag != f"{W}tr"]
                yield "table", look, rows
            elif block.tag == f"{W}p":
                style, properties, runs = self._paragraph(block)
                if style != self.section_end:
                    yield style, properties, runs
                else:
                    # The ends of the contents stand in such paragraphs too.
                    assert {kind for kind, *_ in runs} <= {"bookmark", *_FIELD_SIGNS}
            if self.accept:
                yield from (("section", as_text(section)) for section in block.iter(f"{W}sectPr"))

    def _paragraph(self, paragraph: Any) -> tuple[str, str, list[Any]]:
        """Its style, its properties, and its runs: those alike as one."""
        properties = deepcopy(paragraph.find(f"{W}pPr"))
        for section in properties.findall(f"{W}sectPr"):
            properties.remove(section)
        runs: list[Any] = []
        for kind, text, *look in self._runs(paragraph, ""):
            if runs and kind == "text" and [runs[-1][0], *runs[-1][2:]] == [kind, *look]:
                runs[-1] = (kind, runs[-1][1] + text, *look)
            else:
                runs.append((kind, text, *look))
        return properties.find(f"{W}pStyle").get(f"{W}val"), as_text(properties), runs

    def _runs(self, parent: Any, href: str) -> Iterator[Any]:
        for child in parent:
            if child.tag == f"{W}hyperlink":
                anchor = child.get(f"{W}anchor")
                yield from self._runs(
                    child, f"#{anchor}" if anchor else self.targets[child.get(f"{R}id")]
                )
            elif child.tag in {f"{W}bookmarkStart", f"{W}bookmarkEnd"}:
                if self.accept:  # those of the old memo are not in the file
                    yield "bookmark", child.get(f"{W}name", "end")
            elif child.tag == f"{W}r":
                yield from self._run(child, href)
            else:
                assert child.tag in {f"{W}pPr", f"{W}fldSimple"}, child.tag

    def _run(self, run: Any, href: str) -> Iterator[Any]:
        looks = run.findall(f"{W}rPr")
        look = "".join(map(as_text, looks))
        for content in run:
            if content in looks:
                continue
            if content.tag == f"{W}t":
                yield "text", content.text, look, href
            elif content.tag == _REFERENCE:
                yield "note", self.left.index(int(content.get(f"{W}id"))), look, href
            elif content.tag == f"{W}drawing":
                yield "drawing", self._drawing(content), look, href
            elif content.tag in {f"{W}sym", *_FIELD_SIGNS}:
                yield content.tag, as_text(content), look, href
            else:
                assert content.tag in {f"{W}tab", f"{W}br", f"{W}endnoteRef", f"{W}pict"}, (
                    content.tag
                )
                yield content.tag, "", look, href

    def _drawing(self, drawing: Any) -> str:
        """Size, words (the alternative text too), and the bytes of the picture or chart that is shown."""
        drawing = deepcopy(drawing)
        place, name = self._shown(drawing)
        data = self.parts[self.targets[place.get(name)].lstrip("/")]
        place.set(name, hashlib.sha256(data).hexdigest())
        for named in drawing.iter("{*}docPr", "{*}cNvPr"):
            named.set("id", "")
            named.set("name", "")  # that of its file, or its number
        return as_text(drawing)


def _xml(content: bytes) -> Any:
    return etree.fromstring(content)


def as_text(element: Any) -> str:
    """An element as text, wherever it stands."""
    return str(etree.tostring(element, method="c14n", exclusive=True).decode())


def same(merged: bytes, build: bytes, *, accept: bool, section_end: str = "SectionEnd") -> bool:
    """Whether a file says, all changes accepted or rejected, what a plain build says; fails at the first difference.

    `section_end` is the id of the style of empty paragraphs where sections end: these do not count.
    """
    one, other = (Settled(file, accept=accept, section_end=section_end) for file in (merged, build))
    assert one.body == other.body
    assert one.notes == other.notes
    assert one.headers == other.headers
    return True
