"""Bytes become a text file and its nodes."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from memocli.codes import diagnostic
from memocli.diagnostics import Diagnostic
from memocli.nodes import Node, Scalar, parse
from memocli.text import Span, TextFile
from memocli.tree import Tree

_SAVE_AS = "save the file as UTF-8 (in most editors: Save As, encoding UTF-8)"
_SEE_FORMAT = "see docs/format.md for what belongs here, or delete the file"


class ReadFile(Struct, frozen=True):
    """One file as read: its text, its bytes (for hashes), its root node (None if it is not YAML) and its faults."""

    file: TextFile
    content: bytes
    root: Node | None
    diagnostics: tuple[Diagnostic, ...]


def read_file(tree: Tree, path: str) -> ReadFile:
    """Read and parse one file. Raises UserError where it can't be read."""
    content = tree.read(path)
    if encoding := _utf16(content):
        return _as_utf16(path, content, encoding)
    try:
        # Editors on Windows may begin a file with a byte order mark; it is not part of the text.
        file = TextFile(path, content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return _not_utf8(path, content, error)
    if not file.text.strip():
        fault = diagnostic("F001", "the file is empty", Span(file, 0, 0), _SEE_FORMAT)
        return ReadFile(file, content, None, (fault,))
    return _parsed(file, content)


def _parsed(file: TextFile, content: bytes) -> ReadFile:
    parsed = parse(file)
    root, faults = parsed.root, list(parsed.diagnostics)
    if isinstance(root, Scalar) and not (root.value or "").strip():
        message = (
            "the file has comments only" if root.value is None else "the file is an empty text"
        )
        faults.append(diagnostic("F001", message, Span(file, 0, 0), _SEE_FORMAT))
        root = None
    elif root is None and not faults:
        message = "the file has comments only"
        faults.append(diagnostic("F001", message, Span(file, 0, 0), _SEE_FORMAT))
    return ReadFile(file, content, root, tuple(faults))


def _utf16(content: bytes) -> str:
    """The encoding of a file in UTF-16, with or without a byte order mark; empty for any other file."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if content.count(0) * 3 < len(content) or not content:
        return ""
    return "utf-16-be" if content.startswith(b"\0") else "utf-16-le"


def _as_utf16(path: str, content: bytes, encoding: str) -> ReadFile:
    """The file as it was meant, so that one run shows its other faults too."""
    file = TextFile(path, content.decode(encoding, "replace"))
    fault = diagnostic("F001", "the file is saved as UTF-16", Span(file, 0, 0), _SAVE_AS)
    read = _parsed(file, content)
    return replace(read, diagnostics=(fault, *read.diagnostics))


def _not_utf8(path: str, content: bytes, error: UnicodeDecodeError) -> ReadFile:
    # The codec counts from the end of the byte order mark.
    behind_mark: bytes = error.object
    readable = behind_mark[: error.start].decode("utf-8")
    rest = behind_mark[error.end :].decode("utf-8", "replace")
    file = TextFile(path, readable + "\ufffd" + rest)
    fault = diagnostic(
        "F001",
        f"not UTF-8: byte 0x{behind_mark[error.start]:02x} is not part of a character",
        Span(file, len(readable), len(readable) + 1),
        _SAVE_AS,
    )
    return ReadFile(file, content, None, (fault,))
