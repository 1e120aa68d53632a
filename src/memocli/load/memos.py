"""The memo of a year: its head and parts are joined, and what does not fit together is reported."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from memocli.diagnostics import has_errors
from memocli.load.cut_entries import cut_claims
from memocli.load.heads import checked_head
from memocli.load.ids import by_id, check_unique
from memocli.load.left_out import losses_of_part
from memocli.load.library import Library
from memocli.load.part_kinds import as_requests, faults_of_kinds
from memocli.load.passages import faults_of_places, said_in_part
from memocli.load.pictures import read_pictures
from memocli.load.tables import faults_of_tables
from memocli.load.unread import unread_memos, unread_parts
from memocli.memo import (
    Head,
    Loss,
    Memo,
    NamedClaim,
    Organization,
    Organizations,
    Part,
    Signers,
    language_of,
)
from memocli.project import ORGANIZATIONS, SEAL, Project, memo_folder, yaml_names
from memocli.prose import Prose, scan
from memocli.suggest import Speller
from memocli.text import Placed, Span, TextFile

if TYPE_CHECKING:
    from memocli.font import FontFile

_HEAD = "memo.yaml"
_NO_PARTS = (_HEAD, SEAL)


def load_memos(project: Project, library: Library, years: Iterable[int]) -> None:
    """Read the memos of `years`, and who may sign them, into the library."""
    organizations = _organizations(project, library)
    # An organization that seems to be missing may have been left out of a faulty file.
    known = organizations if library.completeness.memos else None
    library.diagnostics.extend(unread_memos(project))
    scans = _Scans()
    for year in years:
        _memo(project, library, year, organizations, scans)
        if known is not None and year in library.memos:
            _check_signers(library, library.memos[year].head, known)


def _organizations(project: Project, library: Library) -> dict[str, Organization]:
    folder, name = posixpath.split(ORGANIZATIONS)
    if name not in project.tree.names(folder):
        return {}
    decoded, _ = library.read(project.tree, ORGANIZATIONS, Organizations)
    entries = decoded.value.organizations if decoded.value else ()
    check_unique(library, (entry.id for entry in entries), "the organization")
    return by_id((entry.id, entry) for entry in entries)


class _Scans(dict[tuple[str, str, bool], Prose]):
    """What texts say, by text, language and whether they are quoted as a whole: most claims stand in the memos of several years, and are scanned once.

    It is of the text alone: where that stands, only the claim knows.
    """

    def __missing__(self, key: tuple[str, str, bool]) -> Prose:
        text, language, is_quotation = key
        found = self[key] = scan(text, language, is_quotation=is_quotation)
        return found


def _memo(
    project: Project,
    library: Library,
    year: int,
    organizations: dict[str, Organization],
    scans: _Scans,
) -> None:
    folder = memo_folder(year)
    decoded, read = library.read(project.tree, f"{folder}/{_HEAD}", Head)
    if decoded.value is None:
        return
    losses = list(_losses_around(library, (f"{folder}/{_HEAD}", ORGANIZATIONS)))
    head = checked_head(library, decoded.value, year)
    files = _Files(project, year)
    entries = dict.fromkeys(head.parts)
    found = (_part(project, library, files, entry, losses) for entry in entries)
    parts = tuple(as_requests(part) for part in found if part is not None)
    library.diagnostics.extend(faults_of_kinds(parts))
    _check_listed(library, files, head)
    library.diagnostics.extend(unread_parts(project.tree, folder))
    _check_ids(library, parts)
    _check_layouts(library, parts)
    pictures, contents, faults = read_pictures(project.tree, folder, _pictures(head, parts))
    library.files.update(contents)
    library.diagnostics.extend(faults)
    head, fonts = _fonts_of(project, library, head)
    claims = tuple(_claims(parts, year, language_of(head), scans))
    library.diagnostics.extend(faults_of_places(claims))
    origin = Span(read.file, 0, 0)
    library.memos[year] = Memo(
        head, parts, claims, organizations, origin, pictures, fonts, tuple(losses)
    )


def _fonts_of(project: Project, library: Library, head: Head) -> tuple[Head, dict[str, FontFile]]:
    """The head with what of its design can be used, and the fonts that it is set in."""
    if head.design is None:
        return head, {}
    # Imported here: few memos have a look of their own.
    from memocli.load.look import read_look

    look = read_look(project.tree, head.design)
    library.diagnostics.extend(look.faults)
    return replace(head, design=look.design), look.fonts


def _claims(parts: Iterable[Part], year: int, language: str, scans: _Scans) -> Iterator[NamedClaim]:
    """Every claim in reading order, its text scanned."""
    for part in parts:
        for finding in part.findings:
            for claim in finding.claims:
                name = f"{part.id}/{finding.id}/{claim.id}"
                prose = scans[str(claim.text), language, finding.quote]
                yield NamedClaim(name, year, part, finding, claim, prose)


def _pictures(head: Head, parts: Iterable[Part]) -> Iterator[Placed]:
    """The names of the pictures of a memo, in the order in which they are printed."""
    if head.letterhead and head.letterhead.picture:
        yield head.letterhead.picture
    for part in parts:
        yield from (finding.picture.file for finding in part.findings if finding.picture)


def _losses_around(library: Library, paths: Iterable[str]) -> Iterator[Loss]:
    """The files around the parts of which something could not be read."""
    for path in paths:
        faults = (found for found in library.diagnostics if found.span.file.path == path)
        if has_errors(faults):
            yield Loss("words", Span(TextFile(path, ""), 0, 0))


def _part(
    project: Project, library: Library, files: _Files, entry: Placed, losses: list[Loss]
) -> Part | None:
    """The part that an entry of `parts` names; what is missing of it goes into `losses`."""
    folder = files.folder
    if entry not in files.names:
        close = files.near.nearest(entry)
        hint = f"did you mean `{close}`?" if close else "make the file, or delete it from `parts`"
        if entry == SEAL:
            hint = "give the part's file another name: the memo's seal has this one"
        elif "/" in entry:
            hint = f"write the name alone, and put the file into {folder}/"
        library.report("F009", f"no part file `{entry}` in {folder}/", entry.span, hint)
    elif not entry.endswith((".yaml", ".yml")):
        stem = entry.rpartition(".")[0] or entry
        hint = f"write its words into a file `{stem}.yaml`, as docs/format.md shows, and name that"
        library.report("F006", f"a part is a YAML file, and `{entry}` is none", entry.span, hint)
    else:
        decoded, read = library.read(project.tree, f"{folder}/{entry}", Part)
        library.said += said_in_part(read)
        library.diagnostics.extend(faults_of_tables(read.root))
        losses.extend(losses_of_part(read, decoded.value, decoded.diagnostics))
        if decoded.value is not None:
            cut = cut_claims(decoded.value, read.root, decoded.diagnostics)
            library.completeness.cut |= {f"{files.year}/{name}" for name in cut}
        return decoded.value
    library.lacks(f"{folder}/{_HEAD}", Head)
    losses.append(Loss("part", Span(TextFile(f"{folder}/{entry}", ""), 0, 0)))
    return None


class _Files:
    """What is beside memo.yaml; a part is looked up there, so that no path leads out of the folder."""

    def __init__(self, project: Project, year: int) -> None:
        self.year = year
        self.folder = memo_folder(year)
        self.names = dict.fromkeys(
            name for name in project.tree.names(self.folder) if name not in _NO_PARTS
        )
        self.parts = [
            name for name in yaml_names(project.tree, self.folder) if name not in _NO_PARTS
        ]
        self.near = Speller(self.names)


def _check_listed(library: Library, files: _Files, head: Head) -> None:
    """Report part files that `parts` does not name, or names twice: their text would be lost, or printed twice."""
    names: set[str] = set()
    for entry in head.parts:
        if entry in names:
            message = f"the part file `{entry}` is listed twice"
            library.report("F007", message, entry.span, "delete one of the two")
        names.add(str(entry))
    # What is meant by a name that no file has was reported with that name.
    meant = {files.near.nearest(entry) for entry in head.parts if entry not in files.names}
    end = head.parts[-1].span if head.parts else head.title.span
    for name in files.parts:
        if name not in names and name not in meant:
            library.report(
                "F010",
                f"the part file `{name}` is not in `parts`, so it would not be printed",
                end,
                f"add `{name}` to `parts`, or move the file elsewhere",
            )


def _check_ids(library: Library, parts: Iterable[Part]) -> None:
    parts = list(parts)
    check_unique(library, (part.id for part in parts), "the part")
    for part in parts:
        kind = f"in part `{part.id}`, the finding"
        check_unique(library, (finding.id for finding in part.findings), kind)
        kind = f"in part `{part.id}`, the chart"
        check_unique(library, (chart.id for chart in part.charts), kind)
        for finding in part.findings:
            kind = f"in finding `{finding.id}`, the claim"
            check_unique(library, (claim.id for claim in finding.claims), kind)


def _check_layouts(library: Library, parts: Iterable[Part]) -> None:
    """Claims are printed in one way: a list, or a quotation."""
    for part in parts:
        for finding in part.findings:
            if finding.as_list and finding.quote:
                message = "a finding is a list or a quotation, not both"
                hint = "delete `list` or `quote`, or make two findings of it"
                library.report("F006", message, finding.as_list.span, hint)


def _check_signers(library: Library, head: Head, known: Mapping[str, Organization]) -> None:
    signers = Signers(known)
    for signer in head.from_:
        if signer not in known:
            hint = signers.hint(signer)
            library.report("F012", f"no organization `{signer}`", signer.span, hint)
