"""The neutral output tree: what is on the page, before it is HTML, PDF or DOCX.

A renderer sees a `Document` and nothing else. The tree knows nothing of memos: it has headings,
paragraphs, bands, tables and notes, and each run of text already says what it is.

design.py   what it looks like
inlines.py  runs of text
blocks.py   what stands on the page below each other
whole.py    the document
"""

from memocli.document.blocks import (
    Band,
    Block,
    BlockQuotation,
    Chart,
    ChartMark,
    ChartRow,
    Columns,
    Entry,
    Heading,
    ItemList,
    Notice,
    Paragraph,
    Picture,
    Section,
    Table,
    Topic,
    flat,
)
from memocli.document.design import Design, FontFile
from memocli.document.inlines import (
    ClaimRun,
    Deleted,
    Emphasis,
    Foreign,
    Inline,
    Inserted,
    Link,
    Marked,
    NoteReference,
    ParagraphBreak,
    Raised,
    Strong,
    Text,
    leaves,
    plain,
    with_leaves,
    with_marks,
    without_references,
)
from memocli.document.whole import (
    Corrections,
    Document,
    Labels,
    Note,
    TitleFact,
)

__all__ = [
    "Band",
    "Block",
    "BlockQuotation",
    "Chart",
    "ChartMark",
    "ChartRow",
    "ClaimRun",
    "Columns",
    "Corrections",
    "Deleted",
    "Design",
    "Document",
    "Emphasis",
    "Entry",
    "FontFile",
    "Foreign",
    "Heading",
    "Inline",
    "Inserted",
    "ItemList",
    "Labels",
    "Link",
    "Marked",
    "Note",
    "NoteReference",
    "Notice",
    "Paragraph",
    "ParagraphBreak",
    "Picture",
    "Raised",
    "Section",
    "Strong",
    "Table",
    "Text",
    "TitleFact",
    "Topic",
    "flat",
    "leaves",
    "plain",
    "with_leaves",
    "with_marks",
    "without_references",
]
