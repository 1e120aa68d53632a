"""What the signs behind claims mean, as one small paragraph."""

from __future__ import annotations

from memocli.document import Legend
from memocli.render.docx.runs import RunWriter


def legend_runs(legend: Legend, runs: RunWriter) -> str:
    """The runs of the paragraph: each sign as it stands in the text, and its words."""
    pieces = [runs.words(legend.heading, "Lead")]
    for number, entry in enumerate(legend.entries, start=1):
        end = "." if number == len(legend.entries) else ";"
        mark = runs.words(entry.mark, "BasisSign" if entry.is_raised else "")
        pieces += [runs.words(" "), mark, runs.words(f"\N{NO-BREAK SPACE}{entry.words}{end}")]
    return "".join(pieces)
