"""What is in `private/`: strings that no output may have, and what is wrong with the files. Only this module reads them.

A fault names the file and the line, and shows nothing of what is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from memocli.codes import CODES, diagnostic
from memocli.diagnostics import Diagnostic
from memocli.load import Library
from memocli.load.cut_entries import entries_at
from memocli.load.decode import decode
from memocli.load.read import read_file
from memocli.load.roots import root_of_records
from memocli.load.unread import unread_sources
from memocli.memo import Source, SourceFile
from memocli.nodes import Mapping, Node, Scalar
from memocli.project import record_files
from memocli.protect.strings import is_searchable, private_strings
from memocli.protect.words import Protected, words_of
from memocli.text import Placed, Span, TextFile
from memocli.tree import Tree

FOLDER: Final = "private"
LIST: Final = "protect.txt"
SOURCES: Final = f"{FOLDER}/sources"
# Copies that editors keep.
_COPIES: Final = ("~", ".bak", ".swp", ".tmp")
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_LINE_END: Final = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_COMMENT: Final = re.compile(r"(?:\A|\s)#.*")
_NOT_UTF8: Final = "not UTF-8, so that nothing of the file can be searched for"
_WHOLE: Final = "write a whole name or number, one a line; a comment begins with `#`"
_AS_UTF8: Final = "save the file as UTF-8 (in most editors: Save As, encoding UTF-8)"


class Private(Struct):
    """The lines of protect.txt, the records of `private/sources/`, and the faults of both."""

    lines: list[Protected] = []
    records: list[Source] = []
    faults: list[Diagnostic] = []

    def strings(self, library: Library) -> list[Protected]:
        """All strings of `private/`."""
        return [*self.lines, *private_strings(self.records, library)]


def read_private(tree: Tree) -> Private:
    """Read all of `private/`; empty where there is no such folder. Raises UserError where the system refuses a file."""
    private = Private()
    private.faults.extend(_unread(tree))
    if not tree.is_folder(FOLDER):
        return private
    if LIST in tree.names(FOLDER):
        _read_lines(tree.read(f"{FOLDER}/{LIST}"), private)
    for path in record_files(tree, SOURCES):
        _read_records(tree, path, private)
    return private


def _read_lines(content: bytes, private: Private) -> None:
    path = f"{FOLDER}/{LIST}"
    text, broken = _decoded(content)
    if broken:
        private.faults.append(_fault("F001", _NOT_UTF8, path, broken, _AS_UTF8))
    for number, line in enumerate(_LINE_END.split(text), start=1):
        said = _COMMENT.sub("", line)
        words = words_of(said)
        if is_searchable(words):
            private.lines.append(Protected(words, f"line {number} of {path}"))
        elif said.strip():
            message = "there is nothing in this line that can be searched for"
            private.faults.append(_fault("F006", message, path, number, _WHOLE))


def _decoded(content: bytes) -> tuple[str, int]:
    """The text of the list, and the first line that is not UTF-8, or 0.

    A list in another encoding stops every build; what can be read of it still hides its words in messages.
    """
    if content.startswith(_UTF16):
        return content.decode("utf-16", "replace"), 1
    at = content.find(b"\0")  # UTF-16 without its mark
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = content.decode("cp1252", "replace")
        at = error.start if at < 0 else min(at, error.start)
    before = content[: max(at, 0)].decode("utf-8")
    return text.replace("\0", ""), len(_LINE_END.split(before)) if at >= 0 else 0


def _read_records(tree: Tree, path: str, private: Private) -> None:
    read = read_file(tree, path)
    faults = list(read.diagnostics)
    root = root_of_records(read.root)
    if root is not None:
        decoded = decode(_with_types(root), SourceFile)
        faults += decoded.diagnostics
        private.records.extend(decoded.value.references if decoded.value else ())
    private.faults.extend(map(_unquoted, faults))


def _with_types(root: Node) -> Node:
    """The records, each with a type: what completes a public record needs none."""
    for record in entries_at(root, "references"):
        if isinstance(record, Mapping) and record.key("type") is None:
            nowhere = Span(record.span.file, record.span.start, record.span.start)
            record.entries[Placed("type", nowhere)] = Scalar(Placed("document", nowhere), nowhere)
    return root


def _unquoted(found: Diagnostic) -> Diagnostic:
    """A fault without any word of the file."""
    kind = CODES[found.code].name.replace("-", " ")
    message = f"there is a fault here: {kind}"
    hint = f"`memocli rule {found.code}` says what that means and what to do"
    return _fault(found.code, message, found.span.file.path, found.span.line, hint)


def _unread(tree: Tree) -> Iterator[Diagnostic]:
    """F015: what seems to be meant for the search, but is named or placed so that nobody reads it."""
    for name in _strangely_named(tree.names(".")):
        yield _not_read(name, f"name it `{FOLDER}`, and make it a folder")
    if FOLDER in tree.names(".") and not tree.is_folder(FOLDER):
        yield _not_read(FOLDER, f"make a folder `{FOLDER}`, and in it a file `{LIST}`")
        return
    for name in tree.names(FOLDER):
        if name.lower().startswith("protect") and name != LIST and not name.endswith(_COPIES):
            yield _not_read(f"{FOLDER}/{name}", f"name it `{LIST}`: a text file, one name a line")
        elif name.lower().endswith((".yaml", ".yml", ".json")):
            yield _not_read(f"{FOLDER}/{name}", f"move it to `{SOURCES}/`")
    yield from unread_sources(tree, SOURCES)


def _strangely_named(names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if name != FOLDER and name.lower() == FOLDER)


def _not_read(path: str, hint: str) -> Diagnostic:
    return _fault(
        "F015", "memocli does not read this, so its words are not searched for", path, 1, hint
    )


def _fault(code: str, message: str, path: str, line: int, hint: str) -> Diagnostic:
    """A fault in a line of a file, of which nothing but the number of lines is kept."""
    span = Span(TextFile(path, "\n" * line), line - 1, line - 1)
    return diagnostic(code, message, span, hint)
