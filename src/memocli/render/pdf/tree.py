"""The structure tree of a PDF: found, joined, tidied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

import pydyf

# Pydyf's objects have no types.
Entry: TypeAlias = Any


class Tree:
    """The structure tree of a file, found in two ways: by page and number, and by annotation."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self._pdf = pdf
        root = self.entry(pdf.catalog["StructTreeRoot"])
        self._top = root["K"][0]
        self._numbers = self.entry(root["ParentTree"])["Nums"]
        self._places = {key: at for at, key in enumerate(self._numbers[::2])}
        self._pages = {page: number for number, page in enumerate(pdf.page_references)}

    def entry(self, reference: bytes) -> Entry:
        """The object that a reference names."""
        found: Entry = self._pdf.objects[int(reference.split()[0])]
        return found

    def page_entries(self, page: int) -> list[bytes]:
        """References to the entries of a page's marked contents, in the order of their numbers."""
        entries: list[bytes] = self._numbers[2 * self._places[page] + 1]
        return entries

    def ancestor(self, entry: Entry, kind: str) -> Entry | None:
        """The nearest entry of `kind`, `entry` itself included."""
        while entry["S"] != kind:
            if entry["P"] == self._top:
                return None
            entry = self.entry(entry["P"])
        return entry

    def around(self, entry: Entry) -> Entry | None:
        """The entry that `entry` is in."""
        return None if entry["P"] == self._top else self.entry(entry["P"])

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

    def leave_out(self, page: int, numbers: Iterable[int]) -> None:
        """Take numbered contents of a page out of the entries that they are in."""
        entries = self.page_entries(page)
        for number in numbers:
            entry = self.entry(entries[number])
            entries[number] = b"null"
            entry["K"].remove(number)
            self._remove(entry)

    def nest_lists(self) -> None:
        """Put each list that is in an item of another one there: weasyprint puts it behind the item."""
        for entry in list(dictionaries(self._pdf, "/StructElem")):
            if entry["S"] == "/L":
                self._nest_lists_of(entry)

    def _nest_lists_of(self, outer: Entry) -> None:
        children = list(outer["K"])
        item: Entry | None = None
        for child in children:
            below = self.entry(child)
            if below["S"] == "/LI":
                item = below
            elif below["S"] == "/L" and item is not None:
                outer["K"].remove(child)
                item["K"].append(child)
                below["P"] = item.reference

    def join(self, parts: list[Entry]) -> None:
        """Make one entry of the parts of a broken element: the first takes the children of the others."""
        first, *others = parts
        for other in others:
            first["K"].extend([self._moved(child, other, first) for child in other["K"]])
            other["K"].clear()
            self._remove(other)

    def _moved(self, child: Any, old: Entry, new: Entry) -> Any:
        """A child of one entry as that of another: an entry, an annotation, or a number of contents, which may be of another page."""
        if isinstance(child, int):
            self.page_entries(self._pages[old["Pg"]])[child] = new.reference
            content = {"Type": "/MCR", "Pg": old["Pg"], "MCID": child}
            return child if old["Pg"] == new["Pg"] else pydyf.Dictionary(content)
        entry = self.entry(child)
        if entry["Type"] == "/OBJR":
            key = self.entry(entry["Obj"])["StructParent"]
            self._numbers[2 * self._places[key] + 1] = new.reference
        else:
            entry["P"] = new.reference
        return child

    def _remove(self, entry: Entry) -> None:
        """Take an empty entry, and the parents that it leaves empty, out of the tree."""
        while not entry["K"] and entry.reference != self._top:
            parent = self.entry(entry["P"])
            parent["K"].remove(entry.reference)
            entry.clear()
            entry = parent

    def tidy(self) -> None:
        """Give every list item a body, and take out the entries that hold nothing."""
        for entry in list(dictionaries(self._pdf, "/StructElem")):
            if not entry:
                continue
            if entry["S"] == "/LI":
                self._give_body(entry)
            elif entry["S"] == "/Table":
                self._free_corner(entry)
            elif entry["S"] == "/L":
                self._take_columns(entry)
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

    def _free_corner(self, table: Entry) -> None:
        """Make a cell of the name of the column of names, where it is empty, or where heads outnumber cells.

        It heads other heads and no cell, so that no cell loses one; programs take heads that outnumber cells for pieces of one head.
        """
        rows = list(self._below(table, "/TR"))
        if len(rows) < 2 or not rows[1]["K"] or self.entry(rows[1]["K"][0])["S"] != "/TH":
            return
        cells = [self.entry(cell) for row in rows for cell in row["K"]]
        heads = sum(cell["S"] == "/TH" for cell in cells)
        corner, named = cells[0], "Scope" in cells[0]["A"]
        if corner["S"] == "/TH" and (not named or heads > len(cells) - heads):
            corner["S"] = "/TD"
            corner["A"].pop("Scope", None)

    def _below(self, entry: Entry, kind: str) -> Iterator[Entry]:
        """The entries of `kind` below an entry, in reading order; none of those inside of each other."""
        for child in entry["K"]:
            if isinstance(child, bytes) and "S" in (below := self.entry(child)):
                if below["S"] == kind:
                    yield below
                else:
                    yield from self._below(below, kind)

    def _new_body(self, item: Entry) -> Entry:
        body = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "Pg": item["Pg"]})
        self._pdf.add_object(body)
        return body

    def _take_columns(self, outer: Entry) -> None:
        """Leave a list its items where it is set in columns: weasyprint makes a list of each."""
        columns = [self.entry(child) for child in outer["K"]]
        if columns and all(column["S"] == "/L" for column in columns):
            self._replace(outer, columns)

    def _replace(self, outer: Entry, inner: list[Entry]) -> None:
        """Put the children of `inner`, entries in `outer`, in their place."""
        for one in inner:
            at = outer["K"].index(one.reference)
            outer["K"][at : at + 1] = one["K"]
            for child in one["K"]:
                self.entry(child)["P"] = outer.reference
            one.clear()

    def tag_contents(self, around: Entry) -> None:
        """Tag the lists below an entry as contents: each item is what leads to its place, and the contents below it."""
        for items in self._below(around, "/L"):
            items["S"] = "/TOC"
            for item in map(self.entry, items["K"]):
                item["S"] = "/TOCI"
                self._replace(item, [self.entry(child) for child in item["K"]])
                for child in list(map(self.entry, item["K"])):
                    if child["S"] == "/Link":
                        self._refer(child)
                self.tag_contents(item)

    def _link_of(self, annotation: Entry) -> Entry:
        """The entry of a link, by its annotation."""
        return self.entry(self._numbers[2 * self._places[annotation["StructParent"]] + 1])

    def tag_reference(self, annotation: Entry) -> None:
        """Put the link of a note's mark into a reference, as a PDF calls what leads to a note."""
        self._refer(self._link_of(annotation))

    def _refer(self, link: Entry) -> None:
        """Put a link into a reference."""
        parent = self.entry(link["P"])
        said = {"Type": "/StructElem", "S": "/Reference", "Pg": link["Pg"], "P": parent.reference}
        reference = pydyf.Dictionary(said | {"K": pydyf.Array([link.reference])})
        self._pdf.add_object(reference)
        parent["K"][parent["K"].index(link.reference)] = reference.reference
        link["P"] = reference.reference

    def tag_note(self, annotation: Entry, number: int) -> None:
        """Tag the block around a note's link back to the text as a note with its own id."""
        link = self._link_of(annotation)
        item, block = self.ancestor(link, "/LI"), self.ancestor(link, "/Div")
        if item is None or block is None:
            return  # a template of the project may print its notes without a list
        block["S"] = "/Note"
        block["ID"] = pydyf.String(f"note-{number}")
        for label in [child for child in item["K"] if self.entry(child)["S"] == "/Lbl"]:
            item["K"].remove(label)
            self.entry(label)["P"] = block.reference
            block["K"].insert(0, label)


def dictionaries(pdf: pydyf.PDF, kind: str) -> Iterator[Entry]:
    """All dictionaries of a type."""
    return (
        item
        for item in pdf.objects
        if isinstance(item, pydyf.Dictionary) and item.get("Type") == kind
    )
