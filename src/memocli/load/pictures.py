"""The pictures that the findings of one memo show: read from the memo's folder, or reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from memocli.image import Image, read_image
from memocli.load.misfits import fault_at
from memocli.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from memocli.diagnostics import Diagnostic
    from memocli.model import Part
    from memocli.project import Project
    from memocli.text import Placed


def read_pictures(
    project: Project, folder: Path, parts: Iterable[Part]
) -> tuple[dict[str, Image], dict[str, bytes], list[Diagnostic]]:
    """The pictures by the names of their files, the files by their paths, and what is wrong with them."""
    pictures: dict[str, Image] = {}
    files: dict[str, bytes] = {}
    faults: list[Diagnostic] = []
    # Looked up among the names of the folder, so that no path leads out of it.
    there = {path.name: path for path in folder.iterdir() if path.is_file()}
    for finding in (finding for part in parts for finding in part.findings):
        if finding.picture is None or finding.picture.file in pictures:
            continue
        name = finding.picture.file
        if name not in there:
            faults.append(_missing(name, project.relative(folder), there))
            continue
        try:
            content = there[name].read_bytes()
        except OSError as error:
            message = f"the picture `{name}` can't be read: {error.strerror or error}"
            faults.append(fault_at("F009", message, name.span, "let your user read the file"))
            continue
        files[project.relative(there[name])] = content
        try:
            pictures[str(name)] = read_image(content)
        except ValueError as error:
            hint = "save the picture anew, as PNG or as JPEG in RGB"
            faults.append(fault_at("F006", f"the picture `{name}` {error}", name.span, hint))
    return pictures, files, faults


def _missing(name: Placed, folder: str, there: Iterable[str]) -> Diagnostic:
    close = nearest(name, there)
    hint = f"did you mean `{close}`?" if close else f"put the file into {folder}/"
    if "/" in name or "\\" in name:
        hint = f"write the name alone, and put the file into {folder}/"
    return fault_at("F009", f"no picture `{name}` in {folder}/", name.span, hint)
