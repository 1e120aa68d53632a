"""The stages of every command, one file for each task. Read this first.

    Tree → TextFile → Node → Memo → Edition → Document → HTML → PDF · DOCX
                              │  └→ Diagnostics
                              └→ Changes (Memo × 2)

    check.py        project, years → Check: `load` reads the files, `checks` applies the rules
    other_years.py  which faults in other years' files matter to the years in question
    build.py        project, year → Build: a check, what `making` makes, `manifest`, `protect`; and `files` writes
    options.py      what to build, and how
    making.py       a checked memo → its outputs: `edition`, `assemble`, `render`
    earlier.py      what becomes of the outputs of earlier builds: some stay, some go, some are put aside
    compare.py      project, two years → Changes: `load`, then `compare`
    new_year.py     project, two years → the memo of a new year: `load`, `scaffold`, then `files`
    start.py        folder, year → a new project: `scaffold`, then `files`

The files of a project are read through its `tree`. Faults of the author are passed on as diagnostics; UserError is raised
where a command can't continue at all.
"""

from memocli.pipeline.build import Build, build_into, build_memo
from memocli.pipeline.check import Check, check_memos
from memocli.pipeline.compare import compare_years
from memocli.pipeline.new_year import NewYear, begin_year
from memocli.pipeline.options import BuildOptions
from memocli.pipeline.start import start_project

__all__ = [
    "Build",
    "BuildOptions",
    "Check",
    "NewYear",
    "begin_year",
    "build_into",
    "build_memo",
    "check_memos",
    "compare_years",
    "start_project",
]
