"""Files become memos: what belongs together is joined, and what does not fit together is reported."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from memocli.diagnostics import Diagnostic, Related, Severity
from memocli.load.fit import fit
from memocli.load.read import ReadFile, read_file
from memocli.model import Head, Memo, Organization, Organizations, Part
from memocli.source import Source, SourceFile
from memocli.suggest import nearest
from memocli.text import Placed, Span

if TYPE_CHECKING:
    from pathlib import Path

    from memocli.project import Project

T = TypeVar("T")


@dataclass(slots=True)
class Library:
    """All that was read: memos by year, sources by id, the files themselves, and the faults.

    `whole` is false where something had to be left out: then what seems to be missing may be among it.
    """

    memos: dict[int, Memo] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    whole: bool = True


def load_library(project: Project, years: Iterable[int]) -> Library:
    """Read the memos of `years`, and every source. Raises UnreadableFile where the system refuses a file."""
    # Reading makes hundreds of thousands of small objects and no garbage; looking for some takes a third of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _Loader(project).load(sorted(set(years)))
    finally:
        if collecting:
            gc.enable()


class _Loader:
    """Reads one project once, and gathers what it finds."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.library = Library()

    def load(self, years: Sequence[int]) -> Library:
        organizations = self.organizations()
        self.sources()
        for year in years:
            self.memo(year, organizations)
        return self.library

    def report(
        self, code: str, message: str, span: Span, hint: str = "", related: tuple[Related, ...] = ()
    ) -> None:
        self.library.diagnostics.append(
            Diagnostic(code, Severity.ERROR, message, span, hint, related=related)
        )

    def value(self, path: Path, kind: type[T]) -> tuple[T | None, ReadFile]:
        """The content of one file; what had to be left out makes the library incomplete."""
        read = read_file(self.project, path)
        self.library.files[read.file.path] = read.content
        faults = list(read.diagnostics)
        found: T | None = None
        if read.root is not None:
            found, misfits = fit(read.root, kind)
            faults.extend(misfits)
        self.library.diagnostics.extend(faults)
        self.library.whole = self.library.whole and not faults
        return found, read

    def organizations(self) -> dict[str, Organization]:
        if not self.project.organizations.is_file():
            return {}
        found, _ = self.value(self.project.organizations, Organizations)
        entries = found.organizations if found else ()
        self.unique((entry.id for entry in entries), "organization")
        return {str(entry.id): entry for entry in reversed(entries)}

    def sources(self) -> None:
        records: list[Source] = []
        for path in self.project.source_files():
            found, _ = self.value(path, SourceFile)
            records.extend(found.references if found else ())
        self.unique((record.id for record in records), "source")
        self.library.sources = {str(record.id): record for record in reversed(records)}

    def memo(self, year: int, organizations: dict[str, Organization]) -> None:
        path = self.project.memo_file(year)
        head, read = self.value(path, Head)
        if head is None:
            return
        origin = Span(read.file, 0, 0)
        if head.year.value != year:
            self.report(
                "F011",
                f"the year is {head.year}, but the folder is memo/{year}/",
                head.year.span,
                f"write `year: {year}`",
            )
            return
        parts = [
            part for entry in head.parts if (part := self.part(path.parent, entry)) is not None
        ]
        self.listed(path.parent, head)
        self.unique((part.id for part in parts), "part")
        for part in parts:
            self.unique((finding.id for finding in part.findings), f"finding of part `{part.id}`")
            for finding in part.findings:
                self.unique(
                    (claim.id for claim in finding.claims), f"claim of finding `{finding.id}`"
                )
        for signer in head.from_:
            if signer not in organizations:
                close = nearest(signer, organizations)
                hint = f"did you mean `{close}`?" if close else "add it to memo/organizations.yaml"
                self.report("F012", f"no organization `{signer}`", signer.span, hint)
        self.library.memos[year] = Memo(head, tuple(parts), organizations, origin)

    def part(self, folder: Path, entry: Placed) -> Part | None:
        path = folder / entry
        inside = path.resolve().parent == folder.resolve()
        if not inside or not path.is_file():
            there = [file.name for file in folder.glob("*.yaml") if file.name != "memo.yaml"]
            close = nearest(entry, there)
            hint = (
                f"did you mean `{close}`?"
                if close
                else f"make the file, or delete `{entry}` from `parts`"
            )
            shown = self.project.relative(folder)
            self.report("F009", f"no file `{entry}` in {shown}/", entry.span, hint)
            self.library.whole = False
            return None
        found, _ = self.value(path, Part)
        return found

    def listed(self, folder: Path, head: Head) -> None:
        """Report part files that `parts` does not name, or names twice: their text would be lost, or printed twice."""
        names = [str(entry) for entry in head.parts]
        for index, entry in enumerate(head.parts):
            if entry in names[:index]:
                self.report(
                    "F007",
                    f"the part file `{entry}` is listed twice",
                    entry.span,
                    "delete one of the two",
                )
        end = head.parts[-1].span if head.parts else head.title.span
        for path in sorted(folder.glob("*.yaml")):
            if path.name != "memo.yaml" and path.name not in names:
                self.report(
                    "F010",
                    f"the part file `{path.name}` is not listed under `parts`, so it would not be printed",
                    end,
                    f"add `- {path.name}` to `parts`, or move the file elsewhere",
                )

    def unique(self, ids: Iterable[Placed], kind: str) -> None:
        """Report ids that are given twice, or that differ only in capital letters."""
        seen: dict[str, Placed] = {}
        for name in ids:
            first = seen.setdefault(name.casefold(), name)
            if first is name:
                continue
            place = (Related(first.span, f"the first `{first}`"),)
            if first == name:
                self.report(
                    "F007",
                    f"the {kind} `{name}` is there twice",
                    name.span,
                    "give each an id of its own",
                    place,
                )
            else:
                self.report(
                    "F008",
                    f"the ids `{first}` and `{name}` differ only in capital letters ({kind})",
                    name.span,
                    "use small letters in every id",
                    place,
                )
