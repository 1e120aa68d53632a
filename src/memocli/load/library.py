"""All that was read of a project: memos, sources, files, and the faults found."""

from __future__ import annotations

from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from memocli.codes import diagnostic
from memocli.diagnostics import Diagnostic, Related, has_errors
from memocli.load.decode import Decoded, decode
from memocli.load.read import ReadFile, read_file
from memocli.load.roots import root_of
from memocli.memo import (
    Annotations,
    FigureMeaning,
    FigureMeanings,
    Memo,
    ProjectSettings,
    Seal,
    Source,
    SourceFile,
)
from memocli.text import Span
from memocli.tree import Tree

T = TypeVar("T")


class Completeness(Struct):
    """What was read without leaving anything out. Where it is false, what seems to be missing may only be unreadable.

    `memos` are those in question and what they refer to, `every_year` also the other memos that were read. `numbers` is false
    where a memo is in a language of which memocli knows no words for numbers. `cut` has the full names of the claims, and the ids
    of the sources, of which something was left out.
    """

    memos: bool = True
    every_year: bool = True
    sources: bool = True
    numbers: bool = True
    cut: set[str] = set()


class Said(Struct, frozen=True):
    """A text outside of the record of a source that says something of it: an annotation, a passage of a claim.

    `source` is empty where nobody knows of whom it is.
    """

    source: str
    text: Span


class Library(Struct):
    """All that was read: memos by year, sources by id, the settings, what each figure is, the seals by year, the files
    themselves, and the faults.

    `incomplete` are the paths of the memos' files of which something was left out. `records` are all that could be read, with their
    texts, also the second one with an id; `said` is what other places say of sources; `confidential` are those that are, or may be, confidential; `hidden` are the texts of these.
    `may_lack_confidential` says whether such a source may be missing from `sources`, since its file or its record could not be read.
    """

    memos: dict[int, Memo] = {}
    sources: dict[str, Source] = {}
    settings: ProjectSettings = ProjectSettings()
    figures: dict[str, FigureMeaning] = {}
    seals: dict[int, Seal] = {}
    files: dict[str, bytes] = {}
    diagnostics: list[Diagnostic] = []
    completeness: Completeness = field(default_factory=Completeness)
    incomplete: set[str] = set()
    records: list[tuple[Source, Span]] = []
    said: list[Said] = []
    confidential: list[Source] = []
    hidden: list[Span] = []
    may_lack_confidential: bool = False

    def lacks(self, path: str, kind: type) -> None:
        """Note that something of a file was left out: of a file of sources, or of the memos."""
        if kind in (SourceFile, Annotations):
            self.completeness.sources = False
        elif kind not in (ProjectSettings, FigureMeanings, Seal):
            self.incomplete.add(path)
            self.completeness.memos = self.completeness.every_year = False

    def may_name(self, source_id: str) -> bool:
        """Whether the id of a source may be shown.

        That of a confidential source may not. One that no record has may be that of a confidential source, misspelt, or
        in a record which could not be read: it may be shown only where no source is confidential, and none that is may be missing.
        """
        source = self.sources.get(source_id)
        if source is not None:
            return not source.is_confidential
        return not self.may_lack_confidential and not self.has_confidential

    def may_link(self, source_id: str) -> bool:
        """Whether readers may see which notes are of this source: of a confidential one only where its record says so."""
        source = self.sources.get(source_id)
        custom = source.custom if source is not None else None
        return self.may_name(source_id) or (custom is not None and custom.linked)

    @property
    def has_confidential(self) -> bool:
        """Whether any source is confidential."""
        return any(source.is_confidential for source in self.sources.values())

    def report(
        self, code: str, message: str, span: Span, hint: str = "", related: tuple[Related, ...] = ()
    ) -> None:
        """Add a fault of the files."""
        self.diagnostics.append(diagnostic(code, message, span, hint, related=related))

    def read(self, tree: Tree, path: str, kind: type[T]) -> tuple[Decoded[T], ReadFile]:
        """Read one file as a `kind`; its content and its faults are kept here, and whether any of it was lost."""
        read = read_file(tree, path)
        self.files[path] = read.content
        root = root_of(kind, read.root)
        decoded: Decoded[T] = Decoded() if root is None else decode(root, kind)
        decoded.diagnostics[:0] = read.diagnostics
        self.diagnostics.extend(decoded.diagnostics)
        if has_errors(decoded.diagnostics):
            self.lacks(path, kind)
        return decoded, replace(read, root=root)
