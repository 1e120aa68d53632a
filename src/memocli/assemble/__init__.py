"""A memo becomes a document: the order on the page, the words that memocli adds, and the notes."""

from memocli.assemble.design import design_of
from memocli.assemble.memo_document import Setting, memo_document

__all__ = ["Setting", "design_of", "memo_document"]
