"""Build the memo of a year: a check → edition → document → bytes → files."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from memocli.codes import CODES
from memocli.diagnostics import Diagnostic, Severity
from memocli.files import write_files
from memocli.load import Library
from memocli.pipeline.check import Check, check_memos
from memocli.project import Project
from memocli.render import Form, PdfStandard

MANIFEST: Final = "manifest.json"
# Rules whose messages quote what the author wrote in the place of a source's id.
_NAMING_SOURCES: Final = ("C102", "C103")
_QUOTED: Final = re.compile("`([^`]*)`")
_WORD: Final = re.compile(r"\w[\w:.-]*\w|\w")


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


@dataclass(frozen=True, slots=True)
class Build:
    """The check that came first, and the files made: names to bytes; none if a fault stopped the build."""

    check: Check
    files: Mapping[str, bytes]


def build_memo(
    project: Project, year: int, options: BuildOptions, tell: Callable[[str], None] = lambda _: None
) -> Build:
    """Check the memo of a year and, if nothing fails (or for a draft), make its files; nothing is written.

    `tell` is called with a few words before each longer step. Raises UserError.
    """
    tell("Checking")
    check = check_memos(project, [year], fail_on=options.fail_on)
    memo = check.library.memos.get(year)
    if memo is None or (check.failing and not options.draft):
        return Build(check, {})
    # Imported here: a check, and a build that it stops, need none of it.
    from memocli.assemble import Setting, memo_document
    from memocli.edition import number_notes
    from memocli.manifest import manifest
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
    files: dict[str, bytes] = {}
    for form in Form:
        if form in options.forms:
            tell(f"Making the {form.upper()}")
            files[f"memo-{year}.{form}"] = RENDERERS[form](document, look)
    files[MANIFEST] = manifest(
        edition, check.library, templates.by_name(), files, draft=options.draft
    )
    return Build(check, files)


def build_into(
    folder: Path, project: Project, year: int, options: BuildOptions, tell: Callable[[str], None]
) -> tuple[Build, list[Path]]:
    """Build the memo of a year and write its files into `folder`/YEAR; returns their paths, none where nothing was made."""
    built = build_memo(project, year, options, tell)
    return built, write_files(folder / str(year), built.files)


def _faults_of_claims(check: Check) -> dict[str, str]:
    """What is wrong with each claim that has an error, by its full name: a draft prints it."""
    faults: dict[str, list[str]] = {}
    for found in check.of(Severity.ERROR):
        if found.claim:
            faults.setdefault(found.claim, []).append(_printable(found, check.library))
    return {claim: "; ".join(said) for claim, said in faults.items()}


def _printable(found: Diagnostic, library: Library) -> str:
    """What a diagnostic says; only the name of its rule, where more would name a source that must not be named."""
    words = [word for quoted in _QUOTED.findall(found.message) for word in _WORD.findall(quoted)]
    if found.code not in _NAMING_SOURCES:
        words = [word for word in words if word in library.sources]
    if all(library.may_name(word) for word in words):
        return found.message
    return CODES[found.code].name.replace("-", " ")
