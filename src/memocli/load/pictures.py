"""The pictures of one memo: read from the memo's folder, or reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from memocli.codes import diagnostic
from memocli.errors import UserError
from memocli.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from memocli.diagnostics import Diagnostic
    from memocli.image import Image
    from memocli.text import Placed
    from memocli.tree import Tree


def read_pictures(
    tree: Tree, folder: str, shown: Iterable[Placed]
) -> tuple[dict[str, Image], dict[str, bytes], list[Diagnostic]]:
    """The pictures that are `shown`, by the names of their files, the files by their paths, and what is wrong with them."""
    pictures: dict[str, Image] = {}
    files: dict[str, bytes] = {}
    faults: list[Diagnostic] = []
    # Looked up among the names of the folder, so that no path leads out of it.
    shown = list(shown)
    if not shown:
        return pictures, files, faults
    from memocli.image import read_image

    names = tree.names(folder)
    for name in shown:
        path = f"{folder}/{name}"
        if name in pictures:
            continue
        if name not in names:
            faults.append(_missing(name, folder, names))
            continue
        try:
            content = tree.read(path)
        except UserError as error:
            message = f"the picture {error}"
            faults.append(
                diagnostic("F009", message, name.span, "put a file there that you may read")
            )
            continue
        files[path] = content
        try:
            pictures[str(name)] = read_image(content)
        except ValueError as error:
            hint = "save the picture again, about 1,000 pixels wide, as PNG or as JPEG in RGB"
            faults.append(diagnostic("F006", f"the picture `{name}` {error}", name.span, hint))
    return pictures, files, faults


def _missing(name: Placed, folder: str, there: Iterable[str]) -> Diagnostic:
    close = nearest(name, there)
    hint = f"did you mean `{close}`?" if close else f"put the file into {folder}/"
    if "/" in name or "\\" in name:
        hint = f"write the name alone, and put the file into {folder}/"
    return diagnostic("F009", f"no picture `{name}` in {folder}/", name.span, hint)
