"""Reading a DOCX: its parts, the words in them, and what other programs find there."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import mammoth
import pypandoc
from lxml import etree
from openxml_audit import OpenXmlValidator

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


# ── parts ────────────────────────────────────────────────────────────────────────────────────────


def parts_of(file: bytes) -> dict[str, bytes]:
    """Path → bytes of the parts."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zip_of(parts: Mapping[str, bytes]) -> bytes:
    """A file with these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
    return buffer.getvalue()


def part(file: bytes, path: str) -> Any:
    """The root element of a part."""
    return etree.fromstring(parts_of(file)[path])


# ── words ────────────────────────────────────────────────────────────────────────────────────────


def own_text(element: Any) -> str:
    """The text below an element; a tab or break is a blank."""
    return "".join(
        (node.text or "") if node.tag == f"{W}t" else " "
        for node in element.iter(f"{W}t", f"{W}tab", f"{W}br")
        if node.getparent().tag != f"{W}tabs"
    )


def xml_body_words(file: bytes) -> list[str]:
    """The words of `word/document.xml`."""
    return " ".join(own_text(p) for p in part(file, "word/document.xml").iter(f"{W}p")).split()


def xml_notes(file: bytes) -> list[list[str]]:
    """The words of each endnote that is not a separator."""
    notes = part(file, "word/endnotes.xml").iterfind(f"{W}endnote")
    return [own_text(note).split() for note in notes if note.get(f"{W}type", "normal") == "normal"]


def note_texts(file: bytes, kind: str) -> list[str]:
    """The texts of the `endnote`s or `footnote`s that are no separators, as another program wrote them."""
    notes = part(file, f"word/{kind}s.xml").iter(f"{W}{kind}")
    texts = [note.itertext(f"{W}t") for note in notes if note.get(f"{W}type") is None]
    return ["".join(map(str, text)).strip() for text in texts]


def bookmarks(file: bytes) -> list[str]:
    """Names of our bookmarks in the body, in order."""
    names = [
        mark.get(f"{W}name") for mark in part(file, "word/document.xml").iter(f"{W}bookmarkStart")
    ]
    return [name for name in names if name.startswith(("claim_", "note_"))]


def sections(file: bytes) -> list[tuple[int, list[str]]]:
    """Number of columns and words of each section."""
    found: list[tuple[int, list[str]]] = []
    words: list[str] = []
    body = part(file, "word/document.xml")[0]
    for child in body:
        words += " ".join(own_text(p) for p in child.iter(f"{W}p")).split()
        for section in child.iter(f"{W}sectPr"):
            found.append((columns_of(section), words))
            words = []
    return found


def columns_of(section: Any) -> int:
    """How many columns a section has."""
    columns = section.find(f"{W}cols")
    return 1 if columns is None else int(columns.get(f"{W}num", "1"))


# ── other programs ───────────────────────────────────────────────────────────────────────────────


def audit(file: bytes, folder: Path) -> list[str]:
    """What openxml-audit finds wrong."""
    path = folder / "audited.docx"
    path.write_bytes(file)
    result = OpenXmlValidator(max_errors=0).validate(path)
    return [f"{error.part_uri} {error.description}" for error in result.errors]


def read_by_pandoc(path: Path) -> tuple[list[str], list[list[str]]]:
    """The words of the body and of each note, as pandoc reads them."""
    tree = json.loads(pypandoc.convert_file(str(path), "json"))
    notes: list[str] = []
    heads = (pandoc_text(tree["meta"].get(name), notes) for name in ("title", "subtitle"))
    text = " ".join([*heads, pandoc_text(tree["blocks"], notes)])
    return text.split(), [note.split() for note in notes]


def pandoc_text(node: Any, notes: list[str]) -> str:
    """The text of pandoc's tree; the notes are gathered apart."""
    if isinstance(node, list):
        return "".join(pandoc_text(child, notes) for child in node)
    if not isinstance(node, dict):
        return ""
    kind = node.get("t")
    content: Any = node.get("c")
    if kind == "Note":
        notes.append(pandoc_text(content, []))
        return ""
    if kind == "Str":
        return str(content)
    if kind in {"Space", "SoftBreak", "LineBreak"}:
        return " "
    if kind == "Table":  # the caption stands before the head, as in the file
        content = content[1:]
    text = (
        "".join(pandoc_text(child, notes) for child in content)
        if isinstance(content, list)
        else pandoc_text(content, notes)
    )
    return text + " " if kind in {"Para", "Plain", "Header", "Table"} else text


def read_by_mammoth(file: bytes) -> tuple[list[str], list[list[str]]]:
    """The words of the body and of each note, as mammoth reads them."""
    body, listed = mammoth.convert_to_html(io.BytesIO(file)).value.rsplit("<ol>", 1)
    body = re.sub(r"<sup><a href=\"#[^\"]*\" id=\"[^\"]*\">\[\d+\]</a></sup>", "", body)
    items = [item.replace("↑", "") for item in listed.split("</li>")[:-1]]
    return _plain(body).split(), [_plain(item).split() for item in items]


def _plain(markup: str) -> str:
    blocks = re.sub(r"</(p|h\d|td|th|li)>", " ", markup)
    return html.unescape(re.sub(r"<[^>]+>", "", blocks))
