"""Files become memos: read, parse, decode, join. Faults are collected from every step.

read.py         bytes → text file → nodes
decode/         nodes → values of the model; what does not fit is reported and left out
cut_entries.py  entries of which something was left out
left_out.py     what of a file is missing in what was read of it
settings.py     the settings of the project
sources.py      the records of sources/
annotations.py  what is known of sources apart from these
roots.py        other forms of such files
hiding.py       the records that may be confidential, though nothing says so
memos.py        the memo of a year
passages.py     what it says of sources apart from its texts
figures.py      what each figure is
seals.py        what the memo of a year was made of when it was sealed
ids.py          each id is used once
pictures.py     the pictures that findings show
unread.py       files that look like data and that nobody reads
library.py      all of it together
"""

from __future__ import annotations

from collections.abc import Iterable

from memocli.load.figures import load_figures
from memocli.load.library import Completeness, Library
from memocli.load.memos import load_memos
from memocli.load.seals import load_seals
from memocli.load.settings import load_settings
from memocli.load.sources import hide_sources, load_sources
from memocli.project import Project

__all__ = ["Completeness", "Library", "hide_sources", "load_library"]


def load_library(project: Project, years: Iterable[int]) -> Library:
    """Read the settings, the memos of `years`, and every source.

    Raises UserError where the system refuses a file, or the project is written in a later format.
    """
    library = Library()
    load_settings(project, library)
    load_sources(project, library)
    load_memos(project, library, sorted(set(years)))
    hide_sources(library, ())
    load_figures(project, library)
    load_seals(project, library)
    return library
