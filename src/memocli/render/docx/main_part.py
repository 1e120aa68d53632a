"""`word/document.xml`: the first page, the blocks, and what follows them."""

from __future__ import annotations

from typing import Final

from memocli.document import BottomLine, Document
from memocli.ooxml.markup import DECLARATION, NAMESPACES
from memocli.render.docx.body import Body
from memocli.render.docx.page import Page
from memocli.render.docx.pictures import DRAWING_NAMESPACES
from memocli.render.docx.runs import RunWriter
from memocli.render.docx.style_list import verdict_style
from memocli.render.docx.styles import OWN_IDS
from memocli.render.docx.title import title_block

# Full, half, empty and dotted: told apart where a page is printed without colours.
_SIGNS: Final = {"met": "25CF", "partly-met": "25D0", "not-met": "25CB", "no-evidence": "25CC"}
# The widths of the columns of the box with all verdicts: heading, verdict, page.
_SHARES: Final = (70, 22, 8)


def body_part(document: Document, runs: RunWriter, page: Page, *, own_bars: bool = True) -> str:
    """`word/document.xml`: title block, blocks, the text about the memo, and the heading that the endnotes follow."""
    body = Body(runs, page, document.design, own_bars)
    for style, content, properties in title_block(document, runs):
        body.paragraph(style, content, properties)
    if document.front.bottom_line:
        _bottom_line(document.front.bottom_line, body)
    for block in document.blocks:
        body.block(block)
    body.set_columns(1)
    if document.about:
        body.paragraph("AboutHeading", runs.words(document.labels.about))
        body.paragraphs("About", runs.paragraphs(document.about))
    if document.corrections:
        body.paragraph("AboutHeading", runs.words(document.corrections.heading))
        for entry in document.corrections.entries:
            body.paragraphs("About", runs.paragraphs(entry))
    if document.notes:
        body.paragraph("NotesHeading", runs.words(document.labels.notes))
        # Word prints the endnotes in the columns of the last section, which therefore contains nothing else.
        body.set_columns(2)
    content = body.finish()
    return f"{DECLARATION}<w:document {NAMESPACES} {DRAWING_NAMESPACES}><w:body>{content}</w:body></w:document>"


def _bottom_line(box: BottomLine, body: Body) -> None:
    """All verdicts, each with its sign, the requirement that it leads to, and its page, which Word fills in."""
    runs, rows = body.runs, []
    for line in box.lines:
        style = verdict_style(line.verdict_key)
        style = style if style in OWN_IDS else ""
        sign = runs.symbol(_SIGNS[line.verdict_key], style) if line.verdict_key in _SIGNS else ""
        verdict = sign + runs.words(" ") + runs.words(line.verdict, style)
        rows.append([runs.to_place(line.anchor, line.heading), verdict, runs.page_of(line.anchor)])
    body.box(box.heading, _SHARES, rows)
