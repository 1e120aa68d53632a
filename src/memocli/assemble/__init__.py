"""A memo becomes a document: what comes first on the page, what is numbered, what is said in which words."""

from memocli.assemble.memo_document import Numbering, Setting, memo_document, number_claims

__all__ = ["Numbering", "Setting", "memo_document", "number_claims"]
