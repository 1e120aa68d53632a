"""Where templates are: those that memocli ships, and a project's own, which replace them by name.

The shipped ones are in the folder `templates/` next to `src/` in a checkout, and in `memocli/templates/` where memocli was
installed from a wheel. Their subfolder `project/` is what `memocli init` copies.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from msgspec import Struct

from memocli.errors import UserError
from memocli.project import Project
from memocli.tree import DiskTree, Tree

PAGE: Final = "memo.html.j2"
SHEET: Final = "memo.css"
# Rules of a project's own that come after those of the sheet; memocli ships none.
EXTRA_SHEET: Final = "extra.css"
# Those of reports; their sheets come after that of the memo.
REPORT_PAGE: Final = "report.html.j2"
REPORT_SHEET: Final = "report.css"
EVIDENCE_SHEET: Final = "evidence.css"
DOCX: Final = "memo.docx"
STYLE: Final = "endnotes.csl"
_SCRIPT: Final = "memo.min.js"

TEMPLATES: Final = "templates"
# What a project may have of its own, and what each makes.
OWN: Final = {
    PAGE: "the page of the HTML and the PDF (Jinja)",
    SHEET: "the whole design of the HTML and the PDF (CSS): your own takes its place",
    EXTRA_SHEET: "rules (CSS) that are added to the design",
    DOCX: "paper, styles, header and footer of the DOCX (a Word file)",
    STYLE: "the style of the notes (CSL)",
}

_PACKAGE: Final = Path(__file__).parent
_STARTER: Final = "project"


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


def find_template(project: Project, name: str) -> Template | None:
    """The project's own `templates/NAME`, else the shipped one, else None."""
    ours, path = shipped(name), f"{TEMPLATES}/{name}"
    there = project.tree.names(TEMPLATES)
    if name in there:
        content = project.tree.read(path)
        return Template(path, content, content == ours)
    # Some systems would find `Memo.css` too, and others not.
    for other in there:
        if other.casefold() == name.casefold():
            raise UserError(f"templates/{other} can't be used: its name must be {name}")
    return None if ours is None else Template(path, ours, True)


def script() -> str:
    """What the page of a memo runs on a screen: memo.js, made short beforehand.

    No project replaces it: a page template of its own need not have it.
    """
    return our_template(_SCRIPT).text()


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


def needed_template(project: Project, name: str) -> Template:
    """The project's own, else the shipped one, of a name that memocli ships."""
    found = find_template(project, name)
    assert found is not None, f"the shipped template {name} is missing"
    return found


def our_template(name: str) -> Template:
    """A template that no project replaces."""
    content = shipped(name)
    assert content is not None, f"the shipped template {name} is missing"
    return Template(f"templates/{name}", content, True)
