"""DOCX, written directly: real endnotes, named styles, claims in bookmarks.

`render_docx` is the function to call. Without a template the file is made of strings and a zip, without a library; a house
template is opened with lxml. The modules: `body` blocks, `contents` the list of headings, `runs` inlines, `notes` the endnotes, `page` sections and margins, `styles`
the styles, `printed_claims` what nobody sees, `package` the rest of the file; `template` a house template, which `template_clean` writes anew. What is also needed to read a file is in `memocli.ooxml`.
"""

from __future__ import annotations

from itertools import count

from msgspec.structs import replace

from memocli.document import Document, ForeignTerms
from memocli.ooxml.parts import link_relationships, relationships, zipped
from memocli.render.contents import decided
from memocli.render.docx.charts import chart_parts
from memocli.render.docx.main_part import body_part
from memocli.render.docx.notes import check_marks, endnotes_part
from memocli.render.docx.package import core_properties, own_parts, types_of
from memocli.render.docx.page import margin_parts, own_page
from memocli.render.docx.pictures import media_parts
from memocli.render.docx.printed_claims import printed_parts
from memocli.render.docx.runs import RunWriter
from memocli.render.docx.styles import OWN_IDS, number_look, styles_part
from memocli.render.invariants import check_invariants

__all__ = ["render_docx"]


def render_docx(document: Document, template: bytes | None = None) -> bytes:
    """The document as a .docx file: the same bytes for the same input.

    `template` is a .docx or .dotx whose styles, page, header and footer are taken; its body is not. Raises UserError
    where the template cannot be used, where the document has no language or a heading gap, or where its note marks do not
    run from 1 without gaps.
    """
    check_invariants(document)
    # LibreOffice passes over the `altName` of a font that is not installed, and takes a sans for any other.
    document = decided(replace(document, design=document.design.in_word))
    if template is not None:
        from memocli.render.docx.template import fill_template  # imports lxml, only where needed

        return fill_template(document, template)
    ids = count(1)
    body = RunWriter(OWN_IDS, document.language, ids, document.draft)
    body.terms = ForeignTerms(document.foreign_words)
    notes = RunWriter(OWN_IDS, document.language, ids, document.draft)
    main = body_part(document, body, own_page(document.design), number_look(document.design))
    check_marks(document, body.marks)
    texts = {
        "docProps/core.xml": core_properties(document),
        "word/document.xml": main,
        "word/styles.xml": styles_part(document.language, document.design),
        "word/endnotes.xml": endnotes_part(document, notes),
        "word/_rels/endnotes.xml.rels": relationships(link_relationships(notes.links)),
        **margin_parts(document, body),
        **own_parts(document.design, body),
    }
    parts = {path: text.encode("utf-8") for path, text in texts.items()}
    parts |= printed_parts(body.claims, parts)
    parts |= media_parts(body.pictures) | chart_parts(body.charts, document.design)
    parts["[Content_Types].xml"] = types_of(parts).encode()
    return zipped(parts)
