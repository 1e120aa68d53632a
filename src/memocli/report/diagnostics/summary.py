"""One sentence about a whole run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from memocli.diagnostics import Severity
from memocli.report.counts import count_of
from memocli.report.diagnostics.facts import Checked, Report

_ONE_READER: Final = (
    'PDF copies were read by one reader only, `pip install "memocli[evidence]"` adds the second one'
)


def summary_sentence(report: Report) -> str:
    """ "2 errors and 1 warning in 2 of 9 files; 120 claims … checked", or "no faults: …"."""
    looked_at = _looked_at(report.checked)
    if not report.diagnostics:
        return f"no faults: {looked_at}"
    found = [
        count_of(number, severity.value)
        for severity in (Severity.ERROR, Severity.WARNING)
        if (number := report.counts[severity])
    ]
    touched = len({d.span.file.path for d in report.diagnostics})
    files = count_of(max(report.checked.files, touched), "file")
    where = files if touched >= report.checked.files else f"{touched} of {files}"
    return f"{' and '.join(found)} in {where}; {looked_at}"


def _looked_at(checked: Checked) -> str:
    years = f" for {_listed([str(year) for year in checked.years])}" if checked.years else ""
    sentence = (
        f"{count_of(checked.citations, 'citation')} of {count_of(checked.claims, 'claim')} and "
        f"{count_of(checked.sources, 'source')} checked{years}"
    )
    if checked.waived:
        sentence += f"; {count_of(checked.waived, 'fault')} waived"
    if checked.ignored:
        sentence += f"; {count_of(checked.ignored, 'warning')} ignored by memocli.yaml"
    if checked.not_here:
        copies = "private copy" if checked.not_here == 1 else "private copies"
        sentence += f"; {checked.not_here} {copies} not checked here"
    if checked.one_reader:
        sentence += f"; {_ONE_READER}"
    return sentence


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
