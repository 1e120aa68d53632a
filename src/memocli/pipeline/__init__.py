"""The stages of every command, one file for each task. Read this first.

    Tree → TextFile → Node → Memo → Edition → Document → HTML → PDF · DOCX
                              │  └→ Diagnostics
                              ├→ Changes (Memo × 2) → Document
                              ├→ Series (all memos)
                              └→ Seal

    check.py        project, years → Check: `load` reads the files, `checks` applies the rules
    other_years.py  which faults in other years' files matter to the years in question
    build.py        project, year → Build: a check, what `making` makes, `manifest`, `protect`; and `files` writes
    options.py      what to build, and how
    making.py       a checked memo → its outputs: `edition`, `assemble`, `render`
    earlier.py      what becomes of the outputs of earlier builds: some stay, some go, some are put aside
    states.py       the states of a project that a comparison reads: of today, of revisions of git
    compare.py      project, two years → Changes: `states`, then `compare`
    new_year.py     project, two years → the memo of a new year: `load`, `scaffold`, then `files`
    report_changes.py  Changes → a report to circulate: `assemble`, `render`, `protect`; and `files` writes
    named_file.py   a file that the user names; `files` writes it
    redline.py      project, two memos → one DOCX with tracked changes: `check` and `making` twice, `render`, `protect`; and `files` writes
    figures.py      project → Series: `load`, then `series`
    keep.py         project, a source, files or its address → kept copies: `load`, `evidence`, `edit`; and `files` writes
    settling.py     what becomes of a file that is to be kept
    annotating.py   the file that tells of the copies of a source, with some put in or taken out
    drop.py         project, a source → a copy that is no longer recorded
    copies.py       project → Copies: which are recorded, and how each is found
    proposing.py    project → the names that a shell may propose: `load`, `protect`
    holding.py      library → Verification: the claims held against the kept copies of what they cite
    find_passages.py   project, a claim → Proposals of passages out of the kept copies
    write_passages.py  project, a claim → proposals in its file: `edit`; and `files` writes
    evidence_report.py  project, year → Coverage, or a page with each claim beside its passages: `verify`, `assemble`, `render`, `protect`
    own_templates.py   project → the templates that it may have of its own; and `files` writes a copy of a shipped one
    start.py        folder, year → a new project: `scaffold`, then `files`

The files of a project are read through its `tree`. Faults of the author are passed on as diagnostics; UserError is raised
where a command can't continue at all.
"""
