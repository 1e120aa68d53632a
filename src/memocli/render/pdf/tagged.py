"""Corrects the tags of a PDF that weasyprint has laid out.

Weasyprint tags what it draws, but: running heads count as content, links have only an address and no description, a
paragraph that continues in the next column is two paragraphs, no run has its language, and a file is either UA or A.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any, Final

import pydyf

from memocli.document import Band, Document, Heading, flat
from memocli.render.html import paper_language
from memocli.render.html.addresses import BREAK, WORD_JOINER
from memocli.render.html.inlines import numbered
from memocli.render.pdf.archive import (
    show_pixels_as_they_are,
    with_ua_identification,
    with_words_on,
)
from memocli.render.pdf.boxes import LEADER, Box, Owners, texts
from memocli.render.pdf.broken_words import BrokenWords
from memocli.render.pdf.engine import MarginBox
from memocli.render.pdf.tree import Entry, Tree, dictionaries

_TO_NOTE: Final = re.compile(r"sdendnote(\d+)sym\Z")
_TO_TEXT: Final = re.compile(r"sdendnote(\d+)anc\Z")
# What tells where lines may end.
_UNSEEN: Final = dict.fromkeys(map(ord, f"{WORD_JOINER}{BREAK}"))
_PRINTED: Final = 4  # the flag that annotations of an archived file must carry


class Tagger:
    """Records what is painted on the pages, then corrects the file's objects before they are written."""

    def __init__(self, laid_out: Any, document: Document, *, archive: bool) -> None:
        self._document = document
        self._archive = archive
        self._pages = list(laid_out.pages)
        self._fonts = laid_out.fonts
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
        tree = Tree(pdf)
        tree.nest_lists()
        fragments: dict[Any, list[Entry]] = {}
        words = BrokenWords(self._fonts)
        for number in range(len(self._pages)):
            margin_texts = self._margin_texts(number)
            tree.forget(number, margin_texts)
            leaders = set[int]()
            contents = tree.entry(tree.entry(pdf.page_references[number])["Contents"])
            words.begin(contents.stream)
            for box, owners, entry in self._texts(number, margin_texts, tree):
                if owners and owners[-1][1] == LEADER:
                    leaders.add(self._painted[number][box])
                    continue
                self._give_language(box, entry)
                _give_words(box, entry)
                _gather(owners, entry, tree, fragments)
                blocks = (owner for owner, kind in reversed(owners) if kind != "/Link")
                words.read(self._painted[number][box], box.text, next(blocks, None))
            tree.leave_out(number, leaders)
            _mark_artifacts(contents.stream, margin_texts, leaders)
        words.say()
        for parts in fragments.values():
            tree.join(parts)
        tree.tidy()
        for owner, (first, *_) in fragments.items():
            if owner.tag == "nav":
                tree.tag_contents(first)
        self._name_links(pdf, tree)
        _open_well(pdf)
        _fix_metadata(pdf, self._document, archive=self._archive)
        show_pixels_as_they_are(pdf)

    def _margin_texts(self, number: int) -> dict[int, str]:
        """Numbers of a page's contents that are running heads or page numbers, and which of both."""
        marks, places = self._painted[number], dict[int, str]()
        for margin in self._pages[number]._page_box.children:
            if isinstance(margin, MarginBox):
                place = "Header" if margin.at_keyword.startswith("@top") else "Footer"
                places |= {marks[box]: place for box, _ in texts(margin) if box in marks}
        return places

    def _texts(
        self, number: int, margin_texts: dict[int, str], tree: Tree
    ) -> Iterator[tuple[Box, Owners, Entry]]:
        """Each run of a page's text with its owners and its entry."""
        marks, entries = self._painted[number], tree.page_entries(number)
        for box, owners in texts(self._pages[number]._page_box):
            if box in marks and marks[box] not in margin_texts:
                yield box, owners, tree.entry(entries[marks[box]])

    def _give_language(self, box: Box, entry: Entry) -> None:
        """Set the language of a run in another language."""
        language = box.style["lang"]
        if language and language != paper_language(self._document):
            entry["Lang"] = pydyf.String(language)

    def _name_links(self, pdf: pydyf.PDF, tree: Tree) -> None:
        """Describe the target of each link, and tag the notes as notes."""
        labels = self._document.labels
        headings = {
            block.anchor: block.whole
            for block in flat(self._document.blocks)
            if isinstance(block, Band | Heading)
        }
        listed = self._document.contents
        headings |= {entry.anchor: entry.text for entry in (listed.entries if listed else ())}
        for annotation in dictionaries(pdf, "/Annot"):
            annotation["F"] = _PRINTED
            target = annotation["Dest"].string if "Dest" in annotation else ""
            if found := _TO_NOTE.match(target):
                annotation["Contents"] = pydyf.String(numbered(labels.note, int(found[1])))
                tree.tag_reference(annotation)
            elif found := _TO_TEXT.match(target):
                annotation["Contents"] = pydyf.String(numbered(labels.back, int(found[1])))
                tree.tag_note(annotation, int(found[1]))
            elif target in headings:
                annotation["Contents"] = pydyf.String(headings[target])
        parts = [box for page in self._pages for *_, box in page.links if box.element is not None]
        counted = Counter(box.element for box in parts)
        for box in parts:
            said = box.element.get("aria-label", "")
            if not said and counted[box.element] > 1:  # else all of it would be heard at each line
                said = "".join([text.text for text, _ in texts(box)]).translate(_UNSEEN).strip()
            if said:
                box.link_annotation["Contents"] = pydyf.String(said)


def _mark_artifacts(contents: list[Any], margin_texts: dict[int, str], leaders: set[int]) -> None:
    """Mark `margin_texts` and `leaders` as artifacts in a page's drawing."""
    kinds = {number: {"Type": "/Layout"} for number in leaders}
    for number, place in margin_texts.items():
        kinds[number] = {"Type": "/Pagination", "Subtype": f"/{place}"}
    for index, item in enumerate(contents):
        if isinstance(item, pydyf.Dictionary) and item.get("MCID") in kinds:
            contents[index - 1] = "/Artifact"
            contents[index] = pydyf.Dictionary(kinds[item["MCID"]])


def _give_words(box: Box, entry: Entry) -> None:
    """Say in words what a small sign means, to whoever hears the text."""
    if box.element is not None and box.element.get("role") == "img":
        entry["Alt"] = pydyf.String(box.element.get("aria-label", ""))


def _gather(owners: Owners, entry: Entry, tree: Tree, fragments: dict[Any, list[Entry]]) -> None:
    """Collect the parts of the broken elements that an entry is in, and say of a head what it heads."""
    around: Entry | None = entry
    found: list[tuple[Any, Entry]] = []
    for owner, kind in reversed(owners):
        part = around and tree.ancestor(around, kind)
        if not part:
            continue
        around = tree.around(part)
        if kind == "/TH":
            part["A"]["Scope"] = "/Row" if owner.get("scope") == "row" else "/Column"
        else:
            found.append((owner, part))
    for owner, part in reversed(found):  # lists are joined before those inside of them
        parts = fragments.setdefault(owner, [])
        if not any(one is part for one in parts):
            parts.append(part)


def _open_well(pdf: pydyf.PDF) -> None:
    """Let a reader show the headings beside the first page, and call the pages by the numbers that are printed on them."""
    pages = pydyf.Array([0, pydyf.Dictionary({"S": "/D", "St": 1})])
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pages})
    if "Outlines" in pdf.catalog:
        pdf.catalog["PageMode"] = "/UseOutlines"


def _fix_metadata(pdf: pydyf.PDF, document: Document, *, archive: bool) -> None:
    """Leave the metadata readable, with all of the document; in a file for archives, name PDF/UA and PDF/A."""
    packet = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    packet.compress = False
    packet.stream = [with_words_on(part, document) for part in packet.stream]
    if archive:
        packet.stream = [with_ua_identification(part) for part in packet.stream]
