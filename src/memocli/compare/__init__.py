"""What changed from one memo to another: claim by claim, figure by figure, verdict by verdict.

changes.py   what comes out: all entries, in the order of the new memo; claim_changes.py, what is in those of claims;
             chart_changes.py, in those of charts. Whoever reads the changes imports their types from changes.py
sides.py     the two memos, and what may be said of them
words.py     the words of a text with their emphasis and links, and the marks of notes
edits.py     how the words of two texts differ
match.py     which claims are the same: likeness.py, where nothing says so
sections.py  which findings and parts are the same, and where what is gone stands
figures.py   figures by name
support.py   what claims rest on: sources, basis
records.py   what sources are called, and whether their records differ
heads.py     the first page
charts.py    the charts of parts; charts_in_words.py, what is said of them
claims.py    the entries of claims; findings.py, those of findings; memos.py, those of parts, and the whole
select.py    some of the changes
"""

from memocli.compare.memos import compare
from memocli.compare.sides import Side

__all__ = ["Side", "compare"]
