"""Where the memo of a year stands: a check → rows, and the next things to do.

facts.py     what both are made from
examples.py  what `memocli init` invented
rows.py      the rows, one function each
steps.py     what to do next
"""

from __future__ import annotations

from typing import Final

from memocli.mask import Mask
from memocli.pipeline.check import check_memos
from memocli.pipeline.earlier import outputs_of
from memocli.pipeline.status.examples import examples_in
from memocli.pipeline.status.facts import Facts
from memocli.pipeline.status.rows import ROWS
from memocli.pipeline.status.steps import STEPS
from memocli.project import SEAL, Project, memo_folder
from memocli.protect import protecting_errors, without_protected_words
from memocli.report.status import Status

_MOST_STEPS: Final = 5


@protecting_errors
def status_of(project: Project, year: int | None = None) -> Status:
    """Where the memo of a year stands, or that of the newest year. Raises UserError where there is none.

    Nothing in it names a confidential source or has a protected word.
    """
    shown = project.known_years()[-1] if year is None else year
    check = check_memos(project, [shown])
    library = check.library
    facts = Facts(
        shown,
        check,
        library.memos.get(shown),
        tuple(name for name, _ in outputs_of(project, library, shown)),
        SEAL in project.tree.names(memo_folder(shown)),
        examples_in(library.memos.get(shown)),
    )
    steps = sorted((step for find in STEPS for step in find(facts)), key=lambda step: step.weight)
    title = Mask(library).dotted(facts.memo.head.title) if facts.memo else ""
    rows = tuple(row for make in ROWS for row in make(facts))
    is_newest = year is None and len(project.years()) > 1
    status = Status(shown, title, is_newest, rows, tuple(steps[:_MOST_STEPS]))
    return without_protected_words(project, library, status)
