"""A house template, opened: its parts, and the relationships between them. One of the doors to lxml.

Only what the template's look needs is carried over. The rest (its text, comments, pictures in the text, custom
properties, the path of the template it was made from) stays behind: a memo must not publish it.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from lxml import etree

from memocli.render.docx.errors import DocxTemplateError
from memocli.render.docx.markup import WORD_NAMESPACE
from memocli.render.docx.package import CONTENT_TYPES, PACKAGE_RELATIONS, RELATION, WORD_TYPE

Element: TypeAlias = etree._Element  # noqa: SLF001 — lxml has no public name for it

_CARRIED: Final = frozenset(
    "styles settings fontTable theme numbering footnotes header footer webSettings stylesWithEffects".split()
)
_STRICT: Final = "http://purl.oclc.org/ooxml/"
_LARGEST: Final = 64 * 1024 * 1024


@dataclass(slots=True)
class TemplateFile:
    """The parts of a template by path, with the main part (the text) and what it leads to.

    `relations` are the `Relationship` elements of the main part that are carried over.
    """

    parts: dict[str, bytes]
    main: str
    relations: list[Element]

    def xml(self, path: str) -> Element:
        """The root element of a part. Raises DocxTemplateError where it is missing or broken."""
        return parsed(self.parts, path)

    def path_of(self, kind: str) -> str:
        """The path of the main part's one relative of `kind` (`styles`), or empty."""
        for relation in self.relations:
            if relation.get("Type") == RELATION + kind:
                return target(self.main, relation)
        return ""

    def reachable(self, roots: list[Element]) -> dict[str, bytes]:
        """The parts that `roots`, relationships of the main part, lead to, with their own relationships."""
        kept: dict[str, bytes] = {}
        waiting = [target(self.main, relation) for relation in roots if _inside(relation)]
        while waiting:
            path = waiting.pop()
            if path in kept or path not in self.parts:
                continue
            kept[path] = self.parts[path]
            beside = relations_path(path)
            if beside in self.parts:
                kept[beside] = self.parts[beside]
                waiting += [
                    target(path, relation) for relation in self.xml(beside) if _inside(relation)
                ]
        return kept

    def content_types(self) -> dict[str, str]:
        """Path, or `.extension`, → content type, as the template says it."""
        types = {}
        for entry in self.xml("[Content_Types].xml"):
            name = (
                entry.get("PartName", "").removeprefix("/")
                or "." + entry.get("Extension", "").lower()
            )
            types[name] = entry.get("ContentType", "")
        return types


def open_template(template: bytes) -> TemplateFile:
    """Read the template. Raises DocxTemplateError where it is no Word file that memocli can fill."""
    parts = _unzipped(template)
    main = ""
    for relation in parsed(parts, "_rels/.rels"):
        kind = relation.get("Type", "")
        if kind.startswith(_STRICT):
            raise DocxTemplateError(
                "the DOCX template is saved as Strict Open XML; save it as Word Document (.docx)."
            )
        if kind == RELATION + "officeDocument":
            main = target("", relation)
    file = TemplateFile(parts, main, [])
    if main not in parts or file.xml(main).tag != f"{{{WORD_NAMESPACE}}}document":
        raise DocxTemplateError("the DOCX template is not a Word document.")
    if "macroEnabled" in file.content_types().get(main, ""):
        raise DocxTemplateError("the DOCX template holds macros; save it as Word Document (.docx).")
    if relations_path(main) in parts:
        file.relations = list(_carried(file.xml(relations_path(main))))
    return file


def parsed(parts: dict[str, bytes], path: str) -> Element:
    """The root element of a part. Raises DocxTemplateError where it is missing or broken."""
    if path not in parts:
        raise DocxTemplateError(f"the DOCX template is not a Word document: it has no part {path}.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(parts[path], parser)
    except etree.XMLSyntaxError as error:
        raise DocxTemplateError(
            f"the DOCX template is damaged: its part {path} is not XML."
        ) from error


def written(root: Element) -> bytes:
    """A part's bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def target(source: str, relation: Element) -> str:
    """The path of the part that `relation`, one of part `source`, leads to."""
    return posixpath.normpath(
        posixpath.join("/", posixpath.dirname(source), relation.get("Target", ""))
    ).lstrip("/")


def relations_path(path: str) -> str:
    """Where the relationships of a part stand."""
    folder, name = posixpath.split(path)
    return posixpath.join(folder, "_rels", name + ".rels")


def types_part(types: dict[str, str]) -> bytes:
    """`[Content_Types].xml` for paths and `.extensions`."""
    root = etree.fromstring(f'<Types xmlns="{CONTENT_TYPES}"/>')
    for name, kind in sorted(types.items()):
        if name.startswith("."):
            etree.SubElement(
                root, f"{{{CONTENT_TYPES}}}Default", Extension=name[1:], ContentType=kind
            )
        else:
            etree.SubElement(
                root, f"{{{CONTENT_TYPES}}}Override", PartName="/" + name, ContentType=kind
            )
    return written(root)


def add_relation(relations: list[Element], kind: str, path: str) -> str:
    """Add a relationship to the part at `path`; its id, which no other has."""
    used = {relation.get("Id") for relation in relations}
    name = kind
    while name in used:
        name += "x"
    attributes = {"Id": name, "Type": RELATION + kind, "Target": "/" + path}
    relations.append(etree.Element(f"{{{PACKAGE_RELATIONS}}}Relationship", attributes))
    return name


def word_type(kind: str) -> str:
    """The content type of a part of `kind`."""
    return f"{WORD_TYPE}{kind}+xml"


def _unzipped(template: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if sum(entry.file_size for entry in entries) > _LARGEST:
                raise DocxTemplateError("the DOCX template is larger than 64 MB.")
            return {entry.filename: archive.read(entry) for entry in entries}
    except (
        zipfile.BadZipFile,
        zlib.error,
        RuntimeError,
        NotImplementedError,
        EOFError,
        ValueError,
    ) as error:
        raise DocxTemplateError(
            "the DOCX template is not a .docx file, or it is damaged or locked by a password."
        ) from error


def _inside(relation: Element) -> bool:
    return relation.get("TargetMode") != "External"


def _carried(relations: Element) -> Iterator[Element]:
    for relation in relations:
        if relation.get("Type", "").removeprefix(RELATION) in _CARRIED and _inside(relation):
            yield relation
