"""Corrects the tags of a PDF that weasyprint has laid out. Only this module imports pydyf.

Weasyprint tags what it draws, but: running heads count as content, links have only an address and no description, a
paragraph that continues in the next column is two paragraphs, no run has its language, and a file is either UA or A.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Final, TypeAlias

import pydyf

from memocli.document import Document
from memocli.render.html import paper_language
from memocli.render.html.inlines import numbered
from memocli.render.pdf.archive import show_pixels_as_they_are, with_ua_identification
from memocli.render.pdf.boxes import Box, texts
from memocli.render.pdf.engine import MarginBox
from memocli.render.pdf.hyphens import ends_broken, soften_last_hyphen

# Pydyf's objects have no types.
Entry: TypeAlias = Any

_TO_NOTE: Final = re.compile(r"sdendnote(\d+)sym\Z")
_TO_TEXT: Final = re.compile(r"sdendnote(\d+)anc\Z")
_PRINTED: Final = 4  # the flag that annotations of an archived file must carry


class Tagger:
    """Records what is painted on the pages, then corrects the file's objects before they are written."""

    def __init__(self, laid_out: Any, document: Document, *, archive: bool) -> None:
        self._document = document
        self._archive = archive
        self._pages = list(laid_out.pages)
        self._painted: list[dict[Box, int]] = [{} for _ in self._pages]
        for number, page in enumerate(self._pages):
            # A child of a link would get a second link of its own.
            page.links = [link for link in page.links if link[3].element_tag == "a"]
            page.paint = partial(self._paint, number, page.paint)

    def _paint(self, number: int, paint: Any, stream: Any, scale: float) -> None:
        """Paint one page and keep which box got which number: weasyprint forgets it afterwards."""
        paint(stream, scale)
        self._painted[number] = {box: mark["mcid"] for box, mark in stream._tags.items()}

    def finish(self, pdf: pydyf.PDF) -> None:
        """Correct everything that the module's docstring names."""
        tree = _Tree(pdf)
        fragments: dict[Any, list[Entry]] = {}
        for number in range(len(self._pages)):
            margin_texts = self._margin_texts(number)
            tree.forget(number, margin_texts)
            broken = self._fix_texts(number, margin_texts, tree, fragments)
            contents = tree.entry(tree.entry(pdf.page_references[number])["Contents"])
            _fix_contents(contents.stream, margin_texts, broken)
        for parts in fragments.values():
            tree.join(parts)
        tree.tidy()
        self._name_links(pdf, tree)
        _fix_metadata(pdf, archive=self._archive)
        show_pixels_as_they_are(pdf)

    def _margin_texts(self, number: int) -> dict[int, str]:
        """Numbers of a page's contents that are running heads or page numbers, and which of both."""
        marks, places = self._painted[number], dict[int, str]()
        for margin in self._pages[number]._page_box.children:
            if isinstance(margin, MarginBox):
                place = "Header" if margin.at_keyword.startswith("@top") else "Footer"
                places |= {marks[box]: place for box, _ in texts(margin) if box in marks}
        return places

    def _fix_texts(
        self,
        number: int,
        margin_texts: dict[int, str],
        tree: _Tree,
        fragments: dict[Any, list[Entry]],
    ) -> set[int]:
        """Give each run of a page its language, collect the parts of broken elements in `fragments`.

        Returns the numbers of the contents that end in the hyphen of a broken word.
        """
        marks, entries = self._painted[number], tree.page_entries(number)
        broken = set[int]()
        for box, owners in texts(self._pages[number]._page_box):
            if box not in marks or marks[box] in margin_texts:
                continue
            entry = tree.entry(entries[marks[box]])
            self._give_language(box, entry)
            for owner, kind in owners:
                _collect(fragments.setdefault(owner, []), tree.ancestor(entry, kind))
            if ends_broken(box.text):
                broken.add(marks[box])
        return broken

    def _give_language(self, box: Box, entry: Entry) -> None:
        """Set the language of a run in another language."""
        language = box.style["lang"]
        if language and language != paper_language(self._document):
            entry["Lang"] = pydyf.String(language)

    def _name_links(self, pdf: pydyf.PDF, tree: _Tree) -> None:
        """Describe the target of each link, and tag the notes as notes."""
        labels = self._document.labels
        for annotation in _dictionaries(pdf, "/Annot"):
            annotation["F"] = _PRINTED
            target = annotation["Dest"].string if "Dest" in annotation else ""
            if found := _TO_NOTE.match(target):
                annotation["Contents"] = pydyf.String(numbered(labels.note, int(found[1])))
            elif found := _TO_TEXT.match(target):
                annotation["Contents"] = pydyf.String(numbered(labels.back, int(found[1])))
                tree.tag_note(annotation, int(found[1]))


class _Tree:
    """The structure tree of a file, found in two ways: by page and number, and by annotation."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self._pdf = pdf
        root = self.entry(pdf.catalog["StructTreeRoot"])
        self._top = root["K"][0]
        numbers = self.entry(root["ParentTree"])["Nums"]
        self._by_key: dict[int, Any] = dict(zip(numbers[::2], numbers[1::2], strict=True))

    def entry(self, reference: bytes) -> Entry:
        """The object that a reference names."""
        found: Entry = self._pdf.objects[int(reference.split()[0])]
        return found

    def page_entries(self, page: int) -> list[bytes]:
        """References to the entries of a page's marked contents, in the order of their numbers."""
        entries: list[bytes] = self._by_key[page]
        return entries

    def ancestor(self, entry: Entry, kind: str) -> Entry | None:
        """The nearest entry of `kind`, `entry` itself included."""
        while entry["S"] != kind:
            if entry["P"] == self._top:
                return None
            entry = self.entry(entry["P"])
        return entry

    def forget(self, page: int, numbers: Iterable[int]) -> None:
        """Take the numbered contents of a page out of the tree."""
        entries = self.page_entries(page)
        for number in numbers:
            reference = entries[number]
            entries[number] = b"null"
            while reference != self._top:
                orphan = self.entry(reference)
                if not orphan:
                    break
                reference = orphan["P"]
                orphan.clear()

    def join(self, parts: list[Entry]) -> None:
        """Make one entry of the parts of a broken element: the first takes the children of the others."""
        first, *others = parts
        for other in others:
            for child in other["K"]:
                self.entry(child)["P"] = first.reference
            first["K"].extend(other["K"])
            other["K"].clear()
            self._remove(other)

    def _remove(self, entry: Entry) -> None:
        """Take an empty entry, and the parents that it leaves empty, out of the tree."""
        while not entry["K"] and entry.reference != self._top:
            parent = self.entry(entry["P"])
            parent["K"].remove(entry.reference)
            entry.clear()
            entry = parent

    def tidy(self) -> None:
        """Give every list item a body, and take out the entries that hold nothing."""
        for entry in list(_dictionaries(self._pdf, "/StructElem")):
            if entry["S"] == "/LI":
                self._give_body(entry)
            elif not entry["K"] and entry["S"] not in ("/TD", "/TH"):
                self._remove(entry)

    def _give_body(self, item: Entry) -> None:
        """Leave a list item its label, and one body with everything else: weasyprint makes several of several paragraphs."""
        bodies = [entry for child in item["K"] if (entry := self.entry(child))["S"] == "/LBody"]
        labels, rest = list[bytes](), list[bytes]()
        for child in item["K"]:
            entry = self.entry(child)
            for inner in entry["K"] if entry["S"] == "/LBody" else [child]:
                (labels if self.entry(inner)["S"] == "/Lbl" else rest).append(inner)
        if not rest:
            return
        body = bodies[0] if bodies else self._new_body(item)
        for other in bodies[1:]:
            other.clear()
        for parent, children in ((body, rest), (item, [*labels, body.reference])):
            parent["K"] = pydyf.Array(children)
            for child in children:
                self.entry(child)["P"] = parent.reference

    def _new_body(self, item: Entry) -> Entry:
        body = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "Pg": item["Pg"]})
        self._pdf.add_object(body)
        return body

    def tag_note(self, annotation: Entry, number: int) -> None:
        """Tag the block around a note's link back to the text as a note with its own id."""
        link = self.entry(self._by_key[annotation["StructParent"]])
        item, block = self.ancestor(link, "/LI"), self.ancestor(link, "/Div")
        if item is None or block is None:
            return  # a template of the project may print its notes without a list
        block["S"] = "/Note"
        block["ID"] = pydyf.String(f"note-{number}")
        for label in [child for child in item["K"] if self.entry(child)["S"] == "/Lbl"]:
            item["K"].remove(label)
            self.entry(label)["P"] = block.reference
            block["K"].insert(0, label)


def _fix_contents(contents: list[Any], margin_texts: dict[int, str], broken: set[int]) -> None:
    """Mark `margin_texts` as artifacts, and the last hyphen of `broken` runs as a soft one, in a page's drawing."""
    soften = False
    for index, item in enumerate(contents):
        if isinstance(item, pydyf.Dictionary) and "MCID" in item:
            soften = item["MCID"] in broken
            if item["MCID"] in margin_texts:
                contents[index - 1] = "/Artifact"
                contents[index] = pydyf.Dictionary(
                    {"Type": "/Pagination", "Subtype": f"/{margin_texts[item['MCID']]}"}
                )
        elif soften and item == b"ET":
            soften_last_hyphen(contents, index)
            soften = False


def _collect(parts: list[Entry], entry: Entry | None) -> None:
    """Add an entry to the parts of its element, once."""
    if entry is not None and not any(part is entry for part in parts):
        parts.append(entry)


def _dictionaries(pdf: pydyf.PDF, kind: str) -> Iterator[Entry]:
    """All dictionaries of a type."""
    return (
        item
        for item in pdf.objects
        if isinstance(item, pydyf.Dictionary) and item.get("Type") == kind
    )


def _fix_metadata(pdf: pydyf.PDF, *, archive: bool) -> None:
    """Leave the metadata readable; in a file for archives, name PDF/UA and PDF/A."""
    packet = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    packet.compress = False
    if archive:
        packet.stream = [with_ua_identification(part) for part in packet.stream]
