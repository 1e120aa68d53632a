"""Build the memo of a year: a check → edition → document → bytes → searched bytes → files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from memocli.diagnostics import Severity
from memocli.files import write_files
from memocli.pipeline.check import Check, check_memos
from memocli.project import Project
from memocli.protect import exposures, is_searchable, protecting_errors
from memocli.render import Form, PdfStandard
from memocli.tree import DiskTree, Tree

if TYPE_CHECKING:
    from memocli.pipeline.earlier import Earlier
    from memocli.protect.search import Exposure


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What to build.

    `date` (ISO) is used where the memo has no day of submission; `word_markup` is Word's own note markup in the HTML;
    `fail_on` takes the place of what the settings of the project say.
    """

    forms: tuple[Form, ...] = tuple(Form)
    draft: bool = False
    standard: PdfStandard = PdfStandard.ACCESSIBLE_ARCHIVE
    word_markup: bool = True
    date: str = ""
    fail_on: Severity | None = None

    def in_manifest(self, date: str) -> dict[str, str | bool]:
        """What changes the bytes of an output though no file changes; `date` is the one that the memo was given."""
        return {
            "date": date,
            "pdf-standard": str(self.standard),
            "word-markup": self.word_markup,
        }


@dataclass(frozen=True, slots=True)
class Build:
    """The check that came first, and the files made: names to bytes; none if a fault or an exposure stopped the build.

    `earlier` says what becomes of the outputs of earlier builds, where something was made.
    """

    check: Check
    files: Mapping[str, bytes]
    earlier: Earlier | None = None
    exposures: tuple[Exposure, ...] = ()


@protecting_errors
def build_memo(
    project: Project,
    year: int,
    options: BuildOptions,
    tell: Callable[[str], None] = lambda _: None,
    folder: Tree | None = None,
) -> Build:
    """Check the memo of a year and, if nothing fails (or for a draft), make its files; nothing is written.

    `tell` is called with a few words before each longer step; `folder` holds the outputs of earlier builds. Raises
    UserError.
    """
    tell("Checking")
    check = check_memos(project, [year], fail_on=options.fail_on)
    memo = check.library.memos.get(year)
    if memo is None or (check.failing and not options.draft):
        return Build(check, {})
    if not is_searchable(project):  # not even a draft is built unsearched
        return Build(check, {})
    # Imported here: a check, and a build that it stops, need none of it.
    from memocli.assemble import Setting, memo_document
    from memocli.edition import number_notes
    from memocli.manifest import content_of, manifest
    from memocli.pipeline.earlier import output_names, settle
    from memocli.render.forms import Look
    from memocli.render.outputs import RENDERERS
    from memocli.templates import read_templates

    templates = read_templates(project, memo.head.style)
    edition = number_notes(memo)
    style, faults = templates.style, _faults_of_claims(check)
    setting = Setting(style.content, options.draft, faults, options.date, style.name)
    document = memo_document(edition, check.library, setting)
    look = Look(
        page=templates.page.text(),
        sheet=templates.sheet.text(),
        docx=templates.docx.content if templates.docx else None,
        standard=options.standard,
        word_markup=options.word_markup,
    )
    names = output_names(year, draft=options.draft)
    made: dict[str, bytes] = {}
    for name, form in names.outputs.items():
        if form in options.forms:
            tell(f"Making the {form.upper()}")
            made[name] = RENDERERS[form](document, look)
    content = content_of(
        edition,
        check.library,
        templates.by_name(),
        options.in_manifest(document.date),
        draft=options.draft,
    )
    earlier = settle(folder, names, made, content) if folder else None
    kept = earlier.kept if earlier else {}
    made[names.manifest] = manifest(content, {**made, **kept})
    # What stays of an earlier build is searched again: private/ may list more by now.
    exposed = exposures(project, check.library, document, {**made, **kept})
    return Build(check, {}, exposures=exposed) if exposed else Build(check, made, earlier)


def build_into(
    folder: Path, project: Project, year: int, options: BuildOptions, tell: Callable[[str], None]
) -> tuple[Build, list[Path]]:
    """Build the memo of a year and write its files into `folder`/YEAR; returns their paths, none where nothing was made.

    Outputs of earlier builds are left, removed or renamed as `Build.earlier` says.
    """
    place = folder / str(year)
    built = build_memo(project, year, options, tell, DiskTree(place))
    earlier = built.earlier
    if earlier is None:
        return built, []
    paths = write_files(place, built.files, put_aside=earlier.put_aside, remove=earlier.removed)
    return built, paths


def _faults_of_claims(check: Check) -> dict[str, str]:
    """What is wrong with each claim that has an error, by its full name: a draft prints it."""
    faults: dict[str, list[str]] = {}
    for found in check.of(Severity.ERROR):
        if found.claim:
            faults.setdefault(found.claim, []).append(found.message)
    return {claim: "; ".join(said) for claim, said in faults.items()}
