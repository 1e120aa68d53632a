"""What the outputs of a build, or of a report, are made with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from msgspec import Struct

from memocli.project import Project
from memocli.styles import find_style, name_of_parent, parent_style, style_in_files
from memocli.templates import (
    DOCX,
    EXTRA_SHEET,
    PAGE,
    REPORT_PAGE,
    REPORT_SHEET,
    SHEET,
    Template,
    find_template,
    needed_template,
    our_template,
)
from memocli.text import Placed

_CLASS: Final = r"\.[a-z][\w-]*"  # compiled when first used
# Templates by what they are for (`page`, `sheet`, `extra`, `docx`, `style`): of a style that only points to another one, both.
InFiles: TypeAlias = Mapping[str, tuple[Template, ...]]


class Templates(Struct, frozen=True):
    """All that a build is made with, read once: the hashes in the manifest are those of the bytes that were used.

    `pointer` is the style that was asked for, where it only points to another one, which is then the `style`.
    """

    page: Template
    sheet: Template
    docx: Template | None
    style: Template
    pointer: Template | None = None
    extra: Template | None = None

    def sheets(self) -> tuple[Template, ...]:
        """The style sheets in their order: what a later one says counts."""
        return (self.sheet,) if self.extra is None else (self.sheet, self.extra)

    def by_name(self) -> dict[str, bytes]:
        """The contents by the names that the manifest gives them."""
        used = (self.page, *self.sheets(), self.docx, self.style, self.pointer)
        return {template.name: template.content for template in used if template is not None}

    def remarks(self) -> tuple[str, ...]:
        """What somebody should know of them."""
        return (*self._of_the_style(), *self._of_the_sheet())

    def _of_the_style(self) -> Iterator[str]:
        if self.pointer is not None:
            yield f"{self.pointer.name} only points to another style: {self.style.name}"

    def _of_the_sheet(self) -> Iterator[str]:
        """A sheet that was meant to change a little replaces all: it has few of the classes that our page has a look for."""
        if self.sheet.is_shipped or not self.page.is_shipped:
            return
        ours = _classes(our_template(SHEET))
        lacking = len(ours - _classes(self.sheet))
        if lacking > len(ours) / 2:
            yield (
                f"{self.sheet.name} takes the place of memocli's whole design, and has no rules for {lacking} of its {len(ours)} classes: "
                f"the memo looks plain; rename it to {EXTRA_SHEET}, and its rules are added to the design"
            )


class ReportTemplates(Struct, frozen=True):
    """What a report is made with: a page of its own, and the look of the memo with some more."""

    page: Template
    sheet: Template
    more: tuple[Template, ...]
    docx: Template | None

    def sheets(self) -> tuple[Template, ...]:
        """The style sheets in their order, that of the memo first: what a later one says counts."""
        return (self.sheet, *self.more)

    def by_name(self) -> dict[str, bytes]:
        """The contents by the names that the manifest gives them."""
        used = (self.page, *self.sheets(), self.docx)
        return {template.name: template.content for template in used if template is not None}


def _classes(sheet: Template) -> set[str]:
    return set(re.findall(_CLASS, sheet.text()))


def sheet_text(templates: Templates | ReportTemplates) -> str:
    """All style sheets as one."""
    return "\n".join(sheet.text() for sheet in templates.sheets())


def read_report_templates(project: Project, *sheets: str) -> ReportTemplates:
    """The templates of a report, with these sheets too: a project's own style sheets and memo.docx count for it as well."""
    extra = find_template(project, EXTRA_SHEET)
    return ReportTemplates(
        page=our_template(REPORT_PAGE),
        sheet=needed_template(project, SHEET),
        more=(*map(our_template, (REPORT_SHEET, *sheets)), *([extra] if extra else [])),
        docx=find_template(project, DOCX),
    )


def read_templates(project: Project, style: Placed | None) -> Templates:
    """The templates of a build; `style` is what memo.yaml says of the endnotes.

    Raises UserError where one can't be read, or where there is no such style.
    """
    asked = find_style(project, style)
    used = parent_style(project, asked) or asked
    return Templates(
        page=needed_template(project, PAGE),
        sheet=needed_template(project, SHEET),
        docx=find_template(project, DOCX),
        style=used,
        pointer=None if used is asked else asked,
        extra=find_template(project, EXTRA_SHEET),
    )


def templates_in_files(project: Project, style: Placed | None) -> InFiles:
    """The templates of a build as far as they are files of the project, or shipped; of a published style there is none."""
    docx, extra = (find_template(project, name) for name in (DOCX, EXTRA_SHEET))
    asked = style_in_files(project, style)
    pointed = find_template(project, f"{name_of_parent(asked)}.csl") if asked else None
    return {
        "page": (needed_template(project, PAGE),),
        "sheet": (needed_template(project, SHEET),),
        "extra": (extra,) if extra else (),
        "docx": (docx,) if docx else (),
        "style": tuple(one for one in (asked, pointed) if one),
    }
