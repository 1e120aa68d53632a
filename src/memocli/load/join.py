"""Files become memos: what belongs together is joined, and what does not fit together is reported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from memocli.diagnostics import Diagnostic, Related, Severity
from memocli.load.fit import fit
from memocli.load.pictures import read_pictures
from memocli.load.read import ReadFile, read_file
from memocli.model import Head, Memo, Organization, Organizations, Part
from memocli.project import yaml_files
from memocli.shape import Year
from memocli.source import Custom, Source, SourceFile
from memocli.suggest import nearest
from memocli.syntax import Mapping, Node, Sequence
from memocli.text import Placed, Span

if TYPE_CHECKING:
    from pathlib import Path

    from memocli.project import Project

T = TypeVar("T")


@dataclass(slots=True)
class Whole:
    """What was read without leaving anything out; elsewhere, what seems to be missing may only be left out."""

    memos: bool = True
    sources: bool = True


@dataclass(slots=True)
class Library:
    """All that was read: memos by year, sources by id, the files themselves, and the faults."""

    memos: dict[int, Memo] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    whole: Whole = field(default_factory=Whole)


def load_library(project: Project, years: Iterable[int]) -> Library:
    """Read the memos of `years`, and every source. Raises UnreadableFile where the system refuses a file."""
    return _Loader(project).load(sorted(set(years)))


class _Loader:
    """Reads one project once, and gathers what it finds."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.library = Library()
        self.organizations_known = True

    def load(self, years: Iterable[int]) -> Library:
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
        if faults and kind is SourceFile:
            self.library.whole.sources = False
        elif faults:
            self.library.whole.memos = False
        return found, read

    def organizations(self) -> dict[str, Organization]:
        if not self.project.organizations.is_file():
            return {}
        found, _ = self.value(self.project.organizations, Organizations)
        self.organizations_known = self.library.whole.memos
        entries = found.organizations if found else ()
        self.unique((entry.id for entry in entries), "the organization")
        return _by_id((entry.id, entry) for entry in entries)

    def sources(self) -> None:
        records: list[Source] = []
        for path in self.project.source_files():
            known = len(self.library.diagnostics)
            found, read = self.value(path, SourceFile)
            faults = self.library.diagnostics[known:]
            references = found.references if found else ()
            records.extend(
                _discreet(record, read.root, faults) if faults else record for record in references
            )
        self.unique((record.id for record in records), "the source")
        self.library.sources = _by_id((record.id, record) for record in records)

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
            # The folder's year goes on, so that one run shows the other faults too.
            head = replace(head, year=Year(str(year), head.year.span))
        period = head.period
        if period and period.to.value.last_day() < period.from_.value.first_day():
            span = period.to.span
            self.report("F006", "the period ends before it begins", span, "exchange the two dates")
        parts = [
            part
            for entry in dict.fromkeys(head.parts)
            if (part := self.part(path.parent, entry)) is not None
        ]
        self.listed(path.parent, head)
        self.unique((part.id for part in parts), "the part")
        for part in parts:
            self.unique(
                (finding.id for finding in part.findings), f"in part `{part.id}`, the finding"
            )
            for finding in part.findings:
                self.unique(
                    (claim.id for claim in finding.claims), f"in finding `{finding.id}`, the claim"
                )
        self.signers(head, organizations)
        pictures, files, faults = read_pictures(self.project, path.parent, parts)
        self.library.files.update(files)
        self.library.diagnostics.extend(faults)
        self.library.memos[year] = Memo(head, tuple(parts), organizations, origin, pictures)

    def signers(self, head: Head, organizations: dict[str, Organization]) -> None:
        if not self.organizations_known:
            return
        for signer in head.from_:
            if signer not in organizations:
                close = nearest(signer, organizations)
                hint = f"did you mean `{close}`?" if close else "add it to memo/organizations.yaml"
                self.report("F012", f"no organization `{signer}`", signer.span, hint)

    def part(self, folder: Path, entry: Placed) -> Part | None:
        # Looked up among the names of the folder, so that no path leads out of it.
        there = {file.name for file in folder.iterdir() if file.is_file()} - {"memo.yaml"}
        if entry not in there:
            shown = self.project.relative(folder)
            message = f"no part file `{entry}` in {shown}/"
            close = nearest(entry, there)
            hint = (
                f"did you mean `{close}`?" if close else "make the file, or delete it from `parts`"
            )
            if "/" in entry:
                hint = f"write the name alone, and put the file into {shown}/"
            self.report("F009", message, entry.span, hint)
            self.library.whole.memos = False
            return None
        found, _ = self.value(folder / entry, Part)
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
        for path in yaml_files(folder):
            if path.name != "memo.yaml" and path.name not in names:
                self.report(
                    "F010",
                    f"the part file `{path.name}` is not in `parts`, so it would not be printed",
                    end,
                    f"add `{path.name}` to `parts`, or move the file elsewhere",
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
                    f"{kind} `{name}` is there twice",
                    name.span,
                    "give each an id of its own",
                    place,
                )
            else:
                self.report(
                    "F008",
                    f"the ids `{first}` and `{name}` differ only in capital letters",
                    name.span,
                    "use small letters in every id",
                    place,
                )


def _discreet(record: Source, root: Node | None, faults: list[Diagnostic]) -> Source:
    """A record whose faults may hide that it is confidential is taken for confidential: a draft prints it."""
    entries = (
        root.entries.get(Placed("references", record.id.span))
        if isinstance(root, Mapping)
        else None
    )
    for entry in entries.items if isinstance(entries, Sequence) else ():
        if entry.span.start <= record.id.span.start < entry.span.end:
            hints = [
                fault.hint
                for fault in faults
                if entry.span.start <= fault.span.start < entry.span.end
            ]
            if hints and "confiden" in "".join((entry.span.text, *hints)).casefold():
                return replace(record, custom=replace(record.custom or Custom(), confidential=True))
    return record


def _by_id(entries: Iterable[tuple[Placed, T]]) -> dict[str, T]:
    """The entries by id, in the order of the files; of two with one id the first, as the other is reported."""
    found: dict[str, T] = {}
    for name, entry in entries:
        found.setdefault(str(name), entry)
    return found
