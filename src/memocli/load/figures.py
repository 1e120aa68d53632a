"""What each figure is: `memo/figures.yaml`, which may be missing."""

from __future__ import annotations

import posixpath

from memocli.load.ids import by_id, check_unique
from memocli.load.library import Library
from memocli.memo import FigureMeanings
from memocli.project import FIGURES, Project


def load_figures(project: Project, library: Library) -> None:
    """Read what each figure is into the library."""
    folder, name = posixpath.split(FIGURES)
    if name not in project.tree.names(folder):
        return
    decoded, _ = library.read(project.tree, FIGURES, FigureMeanings)
    entries = decoded.value.figures if decoded.value else ()
    check_unique(library, (entry.id for entry in entries), "the figure")
    library.figures = by_id((entry.id, entry) for entry in entries)
