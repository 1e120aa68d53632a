"""Bytes become a text file and its nodes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from memocli.diagnostics import Diagnostic, Severity
from memocli.syntax import Node, Scalar, parse
from memocli.text import Span, TextFile

if TYPE_CHECKING:
    from pathlib import Path

    from memocli.project import Project


class UnreadableFile(Exception):
    """The system can't read a file; the message is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One file as read: its text, its bytes (for hashes), its root node (None if it is not YAML) and its faults."""

    file: TextFile
    content: bytes
    root: Node | None
    diagnostics: tuple[Diagnostic, ...]


def read_file(project: Project, path: Path) -> ReadFile:
    """Read and parse one file. Raises UnreadableFile where the system refuses."""
    shown = project.relative(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{shown} can't be read: {error.strerror or error}") from error
    try:
        # Editors on Windows may begin a file with a byte order mark; it is not part of the text.
        file = TextFile(shown, content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return ReadFile(*_not_utf8(shown, content, error))
    if not file.text.strip():
        fault = Diagnostic(
            "F001",
            Severity.ERROR,
            "the file is empty",
            Span(file, 0, 0),
            "see docs/format.md for what belongs here, or delete the file",
        )
        return ReadFile(file, content, None, (fault,))
    parsed = parse(file)
    root, faults = parsed.root, list(parsed.diagnostics)
    if isinstance(root, Scalar) and root.value is None:
        root = None
    if root is None and not faults:
        faults.append(
            Diagnostic(
                "F001",
                Severity.ERROR,
                "the file has comments only",
                Span(file, 0, 0),
                "see docs/format.md for what belongs here, or delete the file",
            )
        )
    return ReadFile(file, content, root, tuple(faults))


def _not_utf8(
    shown: str, content: bytes, error: UnicodeDecodeError
) -> tuple[TextFile, bytes, None, tuple[Diagnostic, ...]]:
    # The codec counts from behind the byte order mark.
    behind_mark: bytes = error.object
    readable = behind_mark[: error.start].decode("utf-8")
    rest = behind_mark[error.end :].decode("utf-8", "replace")
    file = TextFile(shown, readable + "\ufffd" + rest)
    fault = Diagnostic(
        "F001",
        Severity.ERROR,
        f"not UTF-8: byte 0x{behind_mark[error.start]:02x} is no part of a character",
        Span(file, len(readable), len(readable) + 1),
        "save the file as UTF-8 (in most editors: Save As, encoding UTF-8)",
    )
    return file, content, None, (fault,)
