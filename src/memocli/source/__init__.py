"""A source: one CSL item, and what memocli keeps about it under CSL's own `custom` key.

The fields are the variables of CSL 1.0.2, so that the files stay what Zotero, pandoc and every
citeproc read and write.
"""

from memocli.source.custom import CslName, Custom
from memocli.source.record import Source, SourceFile

__all__ = ["CslName", "Custom", "Source", "SourceFile"]
