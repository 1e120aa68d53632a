"""A checked memo → edition → document → the bytes of its outputs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from memocli.assemble import Setting, memo_document
from memocli.diagnostics import Severity
from memocli.document import Document
from memocli.edition import number_notes
from memocli.manifest import Content, content_of
from memocli.memo import Memo
from memocli.pipeline.check import Check
from memocli.pipeline.earlier import OutputNames, output_names
from memocli.pipeline.options import BuildOptions
from memocli.pipeline.rendering import rendered
from memocli.project import Project
from memocli.render.forms import Look
from memocli.templates import Templates, read_templates


class Made(Struct, frozen=True):
    """The document of a memo, its outputs by name, and what the manifest says of what they were made from.

    `remarks` are sentences for whoever builds it.
    """

    document: Document
    names: OutputNames
    outputs: Mapping[str, bytes]
    content: Content
    remarks: tuple[str, ...]


def make_outputs(
    project: Project, check: Check, memo: Memo, options: BuildOptions, tell: Callable[[str], None]
) -> Made:
    """Make the outputs that `options` name, whatever the check found; `tell` is called before each.

    Raises UserError where a template can't be used.
    """
    templates = read_templates(project, memo.head.style)
    edition = number_notes(memo)
    style, faults = templates.style, _faults_of_claims(check)
    remarks = list(templates.remarks())
    setting = Setting(
        style.content, options.draft, faults, options.date, style.in_messages(), remarks.append
    )
    document = memo_document(edition, check.library, setting)
    look = _look(templates, options)
    names = output_names(memo.year, draft=options.draft)
    outputs: dict[str, bytes] = {}
    for name, form in names.outputs.items():
        if form in options.forms:
            tell(f"Making the {form.upper()}")
            outputs[name] = rendered(form, document, look, templates)
    content = content_of(
        edition,
        check.library,
        templates.by_name(),
        options.in_manifest(document.date),
        draft=options.draft,
        pandoc="" if style.is_shipped else _pandoc_version(),
    )
    return Made(document, names, outputs, content, tuple(remarks))


def _pandoc_version() -> str:
    # Imported here: few memos have another style.
    from memocli.endnotes.csl import pandoc_version

    return pandoc_version()


def _look(templates: Templates, options: BuildOptions) -> Look:
    return Look(
        page=templates.page.text(),
        sheet=templates.sheet.text(),
        docx=templates.docx.content if templates.docx else None,
        standard=options.standard,
        word_markup=options.word_markup,
    )


def _faults_of_claims(check: Check) -> dict[str, str]:
    """What is wrong with each claim that has an error, by its full name: a draft prints it."""
    faults: dict[str, list[str]] = {}
    for found in check.of(Severity.ERROR):
        if found.claim:
            faults.setdefault(found.claim, []).append(found.message)
    return {claim: "; ".join(said) for claim, said in faults.items()}
