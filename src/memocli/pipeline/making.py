"""A checked memo → edition → document → the bytes of its outputs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from memocli.assemble import Setting, memo_document
from memocli.diagnostics import Severity
from memocli.document import Document
from memocli.edition import number_notes
from memocli.errors import MissingLibrary
from memocli.manifest import Content, content_of, evidence_section
from memocli.memo import Memo
from memocli.pipeline.check import Check
from memocli.pipeline.earlier import OutputNames, output_names
from memocli.pipeline.options import BuildOptions
from memocli.pipeline.rendering import render_forms
from memocli.project import Project
from memocli.render.forms import Look
from memocli.template_sets import Templates, read_templates, sheet_text
from memocli.templates import script
from memocli.text import Span
from memocli.verify.results import Verification


class Made(Struct, frozen=True):
    """The document of a memo, its outputs by name, and what the manifest says of what they were made from.

    `remarks` are sentences for whoever builds it; `missing` says why an output could not be made on this machine.
    """

    document: Document
    names: OutputNames
    outputs: Mapping[str, bytes]
    content: Content
    remarks: tuple[str, ...]
    missing: MissingLibrary | None = None


def make_outputs(
    project: Project, check: Check, memo: Memo, options: BuildOptions, tell: Callable[[str], None]
) -> Made:
    """Make the outputs that `options` name, whatever the check found; `tell` is called before each.

    Raises UserError where a template can't be used.
    """
    return made_with(read_templates(project, memo.head.style), check, memo, options, tell)


def made_with(
    templates: Templates,
    check: Check,
    memo: Memo,
    options: BuildOptions,
    tell: Callable[[str], None],
) -> Made:
    """The same, with templates that were read."""
    edition = number_notes(memo)
    style, faults = templates.style, _faults(check, memo)
    remarks = list(templates.remarks())
    setting = Setting(
        style.content, options.draft, faults, options.date, style.in_messages(), remarks.append
    )
    document = memo_document(edition, check.library, setting)
    look = _look(templates, options)
    names = output_names(memo.year, draft=options.draft)
    made = render_forms(names.of(options.forms), document, look, templates, tell)
    content = content_of(
        edition,
        check.library,
        templates.by_name() | {path: font.content for path, font in memo.fonts.items()},
        options.in_manifest(document.date),
        draft=options.draft,
        pandoc="" if style.is_shipped else _pandoc_version(),
    )
    verification = check.verification or Verification()
    content |= evidence_section(edition, check.library, verification)
    return Made(document, names, made.outputs, content, tuple(remarks), made.missing)


def _pandoc_version() -> str:
    # Imported here: few memos have another style.
    from memocli.endnotes.csl import pandoc_version

    return pandoc_version()


def _look(templates: Templates, options: BuildOptions) -> Look:
    return Look(
        page=templates.page.text(),
        sheet=sheet_text(templates),
        script=script(),
        docx=templates.docx.content if templates.docx else None,
        standard=options.standard,
        word_markup=options.word_markup,
    )


def _faults(check: Check, memo: Memo) -> dict[str, str]:
    """What is wrong with each claim and each chart that has an error, by its full name: a draft prints it."""
    faults: dict[str, list[str]] = {}
    charts = list(_charts_with_spans(memo))
    for found in check.of(Severity.ERROR):
        names = (name for name, span in charts if _is_inside(found.span, span))
        if name := found.claim or next(names, ""):
            faults.setdefault(name, []).append(found.message)
    return {name: "; ".join(said) for name, said in faults.items()}


def _charts_with_spans(memo: Memo) -> Iterator[tuple[str, Span]]:
    """Everything that is said of charts, with the full name of each."""
    for part in memo.parts:
        for chart in part.charts:
            yield from ((f"{memo.year}/{part.id}/{chart.id}", span) for span in chart.spans())


def _is_inside(one: Span, other: Span) -> bool:
    """Whether a place is in another; diagnostics point into the same files, with dots for what they must not show."""
    is_same_file = one.file.path == other.file.path
    return is_same_file and other.start <= one.start < max(other.end, other.start + 1)
