"""The neutral output tree: what is on the page, before it is HTML, PDF or DOCX.

A renderer sees a `Document` and nothing else. The tree knows nothing of memos: it has headings,
paragraphs, bands, tables and notes, and each run of text already says what it is.

design.py   what it looks like
inlines.py  runs of text
blocks.py   what stands on the page below each other
foreign_words.py  words of other languages, set apart in texts
front.py    what stands before all that
screen.py   what a page has on a screen
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
    Legend,
    LegendEntry,
    Notice,
    Paragraph,
    Picture,
    Section,
    SignatureLines,
    Table,
    Topic,
    flat,
)
from memocli.document.design import Design
from memocli.document.foreign_words import ForeignTerms
from memocli.document.front import (
    BottomLine,
    Contents,
    ContentsEntry,
    Front,
    Letterhead,
    VerdictLine,
)
from memocli.document.inlines import (
    ClaimRun,
    CrossReference,
    Deleted,
    Emphasis,
    Foreign,
    Inline,
    Inserted,
    Link,
    Marked,
    NoteReference,
    ParagraphBreak,
    Pointer,
    Raised,
    Sign,
    Strong,
    Text,
    leaves,
    paragraphs_in,
    plain,
    with_leaves,
    with_marks,
    without_references,
)
from memocli.document.screen import OtherFile, Screen
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
    "BottomLine",
    "Chart",
    "ChartMark",
    "ChartRow",
    "ClaimRun",
    "Columns",
    "Contents",
    "ContentsEntry",
    "Corrections",
    "CrossReference",
    "Deleted",
    "Design",
    "Document",
    "Emphasis",
    "Entry",
    "Foreign",
    "ForeignTerms",
    "Front",
    "Heading",
    "Inline",
    "Inserted",
    "ItemList",
    "Labels",
    "Legend",
    "LegendEntry",
    "Letterhead",
    "Link",
    "Marked",
    "Note",
    "NoteReference",
    "Notice",
    "OtherFile",
    "Paragraph",
    "ParagraphBreak",
    "Picture",
    "Pointer",
    "Raised",
    "Screen",
    "Section",
    "Sign",
    "SignatureLines",
    "Strong",
    "Table",
    "Text",
    "TitleFact",
    "Topic",
    "VerdictLine",
    "flat",
    "leaves",
    "paragraphs_in",
    "plain",
    "with_leaves",
    "with_marks",
    "without_references",
]
