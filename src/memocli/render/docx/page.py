"""The page: its size and margins, the sections on it, its header and footer."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from memocli.document import Design, Document
from memocli.ooxml.markup import DECLARATION, NAMESPACES, escaped
from memocli.render.docx.properties import twips
from memocli.render.docx.runs import RunWriter
from memocli.render.docx.watermark import watermark

# Relationship ids of the header and footer parts that we write ourselves.
MARGIN_PARTS: Final = {
    "header": ("header", "word/header1.xml"),
    "header_first": ("header", "word/header2.xml"),
    "footer": ("footer", "word/footer1.xml"),
    "footer_first": ("footer", "word/footer2.xml"),
}
# The name of the part that a page belongs to, in the format of the header instead of its own.
_PART: Final = r'STYLEREF "Part Name" \* CHARFORMAT'
# Where the header begins and the footer ends, as parts of their margins: there they stand in the PDF.
_HEADER: Final = 0.72
_FOOTER: Final = 0.66
_OWN_REFERENCES: Final = (
    '<w:headerReference w:type="default" r:id="header"/><w:headerReference w:type="first" r:id="header_first"/>'
    '<w:footerReference w:type="default" r:id="footer"/><w:footerReference w:type="first" r:id="footer_first"/>'
)


class Page(Struct, frozen=True):
    """What every section of the file has in common.

    `references` (XML) names the headers and footers, which later sections inherit from the first; `size` and `margins` are
    `w:pgSz` and `w:pgMar`; `text_width` and `gap` are in twips; `own_first` is true where page one has a header of its own;
    `height` is that of the paper, in inches.
    """

    references: str
    size: str
    margins: str
    text_width: int
    gap: int
    own_first: bool
    height: float

    def column_width(self, columns: int) -> int:
        """The width of one of `columns` columns, in twips."""
        return (self.text_width - (columns - 1) * self.gap) // columns

    def section(self, columns: int, *, first: bool) -> str:
        """The `w:sectPr` of a section in `columns` columns that begins where the last one ended."""
        count = f' w:num="{columns}"' if columns > 1 else ""
        return (
            f"<w:sectPr>{self.references if first else ''}"
            '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr><w:type w:val="continuous"/>'
            f'{self.size}{self.margins}<w:cols{count} w:space="{self.gap}"/>'
            f"{'<w:titlePg/>' if first and self.own_first else ''}</w:sectPr>"
        )


def own_page(design: Design) -> Page:
    """Our own page, with the size and margins of the design."""
    side = twips(design.margin_side)
    margins = (
        f'<w:pgMar w:top="{twips(design.margin_top)}" w:right="{side}" w:bottom="{twips(design.margin_bottom)}" '
        f'w:left="{side}" w:header="{twips(design.margin_top * _HEADER)}" w:footer="{twips(design.margin_bottom * _FOOTER)}" '
        'w:gutter="0"/>'
    )
    width, height = twips(design.page_width), twips(design.page_height)
    return Page(
        references=_OWN_REFERENCES,
        size=f'<w:pgSz w:w="{width}" w:h="{height}"/>',
        margins=margins,
        text_width=width - 2 * side,
        gap=twips(design.column_gap),
        own_first=True,
        height=design.page_height,
    )


def margin_parts(document: Document, runs: RunWriter) -> dict[str, str]:
    """Path → XML of our headers and footers. Page one has no running title; a draft says so on each page."""
    running = runs.words(document.running_title)
    # Of a draft its mark stands at the right.
    part = f"<w:r><w:tab/></w:r>{runs.found_out(_PART)}"
    return {
        "word/header1.xml": _part("hdr", "Header", running + (draft_mark(document, runs) or part)),
        "word/header2.xml": _part("hdr", "Header", draft_mark(document, runs)),
        "word/footer1.xml": _part("ftr", "Footer", _page_numbers(document, runs)),
        "word/footer2.xml": _part("ftr", "Footer", _page_numbers(document, runs)),
    }


def draft_mark(document: Document, runs: RunWriter) -> str:
    """A tab, the word for a draft, and the same across the page; nothing in a finished document."""
    if not document.draft:
        return ""
    word = document.labels.draft
    return f"<w:r><w:tab/></w:r>{runs.words(word, 'DraftMark')}{watermark(word, document.design)}"


def draft_paragraph(document: Document, runs: RunWriter) -> str:
    """The draft mark as a paragraph of its own, for the header of a house template."""
    style = escaped(runs.styles["Header"])
    mark = runs.words(document.labels.draft, "DraftMark") + watermark(
        document.labels.draft, document.design
    )
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:jc w:val="right"/></w:pPr>{mark}</w:p>'


def draft_header(document: Document, runs: RunWriter) -> str:
    """A header part with the draft mark alone, for a house template that has none."""
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{draft_paragraph(document, runs)}</w:hdr>"


def _page_numbers(document: Document, runs: RunWriter) -> str:
    labels = document.labels
    page = runs.words(f"{labels.page} ") + _field("PAGE", runs)
    return f"<w:r><w:tab/></w:r>{page}{runs.words(f' {labels.of} ')}{_field('NUMPAGES', runs)}"


def _field(name: str, runs: RunWriter) -> str:
    return f'<w:fldSimple w:instr=" {name} ">{runs.words("1")}</w:fldSimple>'


def _part(root: str, style: str, content: str) -> str:
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'
    return f"{DECLARATION}<w:{root} {NAMESPACES}>{paragraph}</w:{root}>"
