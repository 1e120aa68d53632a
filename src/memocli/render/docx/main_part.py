"""`word/document.xml`: the first page, the blocks, and what follows them."""

from __future__ import annotations

from collections.abc import Sequence

from memocli.document import Document, Inline
from memocli.ooxml.markup import DECLARATION, NAMESPACES
from memocli.render.docx.body import Body
from memocli.render.docx.contents import list_contents
from memocli.render.docx.page import Page
from memocli.render.docx.pictures import DRAWING_NAMESPACES
from memocli.render.docx.properties import edge
from memocli.render.docx.runs import RunWriter
from memocli.render.docx.title import title_block
from memocli.render.docx.verdicts import bottom_line


def body_part(
    document: Document, runs: RunWriter, page: Page, number_look: str, *, own_bars: bool = True
) -> str:
    """`word/document.xml`: title block, blocks, the text about the memo, and the heading that the endnotes follow."""
    body = Body(runs, page, document.design, own_bars, number_look)
    for style, content, properties in title_block(document, runs):
        body.paragraph(style, content, properties)
    if document.front.bottom_line:
        bottom_line(document.front.bottom_line, body)
    if document.contents:
        list_contents(document.contents, body)
    for block in document.blocks:
        body.block(block)
    body.set_columns(1)
    if document.about:
        _apart("about", document.labels.about, (document.about,), body)
    if document.corrections:
        _apart("corrections", document.corrections.heading, document.corrections.entries, body)
    if document.notes:
        heading = runs.place("notes", runs.part_name(document.labels.notes))
        body.paragraph("Heading1", heading, edge("top", document.design))
        # Word prints the endnotes in the columns of the last section, which therefore contains nothing else.
        body.set_columns(2)
    content = body.finish()
    return f"{DECLARATION}<w:document {NAMESPACES} {DRAWING_NAMESPACES}><w:body>{content}</w:body></w:document>"


def _apart(anchor: str, heading: str, texts: Sequence[tuple[Inline, ...]], body: Body) -> None:
    """Small texts in two columns below a heading as wide as the page."""
    body.paragraph("Heading1", body.runs.place(anchor, body.runs.part_name(heading)))
    body.set_columns(2)
    for text in texts:
        body.paragraphs("About", body.runs.paragraphs(text))
    body.set_columns(1)
