"""Changes → Document: the report on changes that is circulated.

document.py  the whole: title, summary, tables, parts, and what is not in a part
tables.py    verdicts and figures
parts.py     a part and its findings
entries.py   the claims
wording.py   the memo's own words, with what was deleted and inserted

Its own words are English; those of the memo stay as they are, and say their language where it is another.
"""

from memocli.assemble.changes.document import changes_document

__all__ = ["changes_document"]
