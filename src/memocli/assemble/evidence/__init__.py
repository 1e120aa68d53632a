"""Coverage → Document: each claim beside the words that carry it.

document.py  the whole report
claims.py    a claim, as one entry
"""

from memocli.assemble.evidence.document import evidence_document

__all__ = ["evidence_document"]
