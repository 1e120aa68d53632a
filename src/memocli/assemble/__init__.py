"""A memo becomes a document: what comes first on the page, what is said in which words, and the notes."""

from memocli.assemble.memo_document import Setting, memo_document

__all__ = ["Setting", "memo_document"]
