"""A report on changes to circulate: Changes → Document → bytes → searched bytes → files."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from memocli.errors import MissingLibrary
from memocli.files import Mended, OurNames, opened, write_files
from memocli.interruption import writing
from memocli.pipeline.options import BuildOptions
from memocli.project import Project
from memocli.protect import exposures, protecting_errors
from memocli.render.forms import Form, Look, PdfStandard
from memocli.tree import LARGEST_OUTPUT, DiskTree

if TYPE_CHECKING:
    from memocli.compare.changes import Changes
    from memocli.document import Document
    from memocli.manifest import Content
    from memocli.pipeline.compare import Comparison
    from memocli.pipeline.earlier import Earlier, OutputNames
    from memocli.pipeline.rendering import Rendered
    from memocli.protect.search import Exposure

_FORMS: Final = "|".join((*Form, "json"))
# What the states of a memo may be called in the name of a file.
_LABEL: Final = r"[\w.@+-]+"
_NAMES: Final = OurNames(
    re.compile(rf"(?:manifest-)?changes-{_LABEL}\.(?:{_FORMS})"),
    re.compile(rf"(?:manifest-)?changes-{_LABEL}-kept-[0-9]+\.(?:{_FORMS})"),
)
_NOT_IN_NAMES: Final = re.compile(r"[^\w.@+-]+")


class ReportOptions(Struct, frozen=True):
    """In which forms the report is made, and the standard of its PDF.

    `shown` are the changes that it lists, where these are not all; its summary is of all.
    """

    forms: tuple[Form, ...] = tuple(Form)
    standard: PdfStandard = PdfStandard.ACCESSIBLE_ARCHIVE
    shown: Changes | None = None


class ChangeReport(Struct, frozen=True):
    """The report in its forms: names to bytes; none where `exposures` stopped it.

    `earlier` says what becomes of what was there, where something is written; `missing` why a form could not be made on this machine.
    """

    files: Mapping[str, bytes]
    exposures: tuple[Exposure, ...] = ()
    earlier: Earlier | None = None
    missing: MissingLibrary | None = None


@protecting_errors
def report_changes(
    project: Project,
    compared: Comparison,
    options: ReportOptions,
    tell: Callable[[str], None] = lambda _: None,
) -> ChangeReport:
    """Make the report on what was `compared`; nothing is written. `tell` is called with a few words before each longer step.

    Raises UserError where a template can't be used.
    """
    document, _, made = _made(project, compared, options, tell)
    exposed = exposures(project, compared.libraries, document, made.outputs)
    return ChangeReport({} if exposed else made.outputs, exposed, missing=made.missing)


@protecting_errors
def report_changes_into(
    project: Project,
    folder: Path,
    compared: Comparison,
    options: ReportOptions,
    tell: Callable[[str], None],
    mended: Callable[[Mended], None],
) -> tuple[ChangeReport, list[Path]]:
    """Make the report on what was `compared` and write it into `folder`; returns the paths, none where nothing was written.

    A report of other changes goes, whatever its form; what somebody has edited gets another name. What an interrupted run left
    there is mended first, and `mended` told.
    """
    from memocli.manifest import manifest
    from memocli.pipeline.earlier import settle

    document, content, made = _made(project, compared, options, tell)
    names = _output_names(compared.changes)
    with opened(folder, _NAMES, mended):
        earlier = settle(DiskTree(folder, largest=LARGEST_OUTPUT), names, made.outputs, content)
        vouched = manifest(content, {**made.outputs, **earlier.kept})
        files = {**made.outputs, names.manifest: vouched}
        exposed = exposures(project, compared.libraries, document, {**files, **earlier.kept})
        if exposed:
            return ChangeReport({}, exposed), []
        with writing():
            paths = write_files(folder, files, _NAMES, put_aside=earlier.put_aside, old=earlier.old)
    return ChangeReport(files, earlier=earlier, missing=made.missing), paths


def _made(
    project: Project, compared: Comparison, options: ReportOptions, tell: Callable[[str], None]
) -> tuple[Document, Content, Rendered]:
    """The document of a report in the look of the newer memo, what it is made of, and its outputs by name."""
    # Imported here: who reads the changes at a terminal needs none of it.
    from memocli.assemble import design_of
    from memocli.assemble.changes import changes_document
    from memocli.manifest import content_of_report
    from memocli.pipeline.rendering import render_forms
    from memocli.template_sets import read_report_templates, sheet_text

    templates = read_report_templates(project)
    changes = compared.changes
    document = replace(changes_document(changes, options.shown), design=design_of(compared.newer))
    look = Look(
        templates.page.text(),
        sheet_text(templates),
        templates.docx.content if templates.docx else None,
        options.standard,
        word_markup=False,
    )
    names = _output_names(changes).of(options.forms)
    made = render_forms(names, document, look, templates, tell)
    inputs = {**templates.by_name(), "changes": repr(document).encode()}
    chosen = BuildOptions(standard=options.standard, word_markup=False).in_manifest("")
    return document, content_of_report(changes.new.year, inputs, chosen), made


def _output_names(changes: Changes) -> OutputNames:
    from memocli.pipeline.earlier import OutputNames

    labels = (_NOT_IN_NAMES.sub("-", memo.label) for memo in (changes.old, changes.new))
    stem = "-".join(("changes", *labels))
    return OutputNames({f"{stem}.{form}": form for form in Form}, f"manifest-{stem}.json")
