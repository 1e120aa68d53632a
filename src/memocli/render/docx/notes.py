"""The endnotes part: real endnotes, which Word numbers itself and renumbers when one is added."""

from __future__ import annotations

from memocli.document import Document
from memocli.errors import UserError
from memocli.ooxml.markup import DECLARATION, NAMESPACES, escaped
from memocli.render.docx.runs import Look, RunWriter

_SEPARATORS = (
    '<w:endnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:endnote>'
    '<w:endnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:endnote>'
)


def endnotes_part(document: Document, runs: RunWriter) -> str:
    """`word/endnotes.xml`."""
    style = escaped(runs.styles["EndnoteText"])
    number = runs.run("<w:endnoteRef/>", Look(document.language, "EndnoteReference"))
    opening = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{number}<w:r><w:tab/></w:r>'
    notes = [
        f'<w:endnote w:id="{note.number}">{opening}{runs.inlines(note.children)}</w:p></w:endnote>'
        for note in document.notes
    ]
    return f"{DECLARATION}<w:endnotes {NAMESPACES}>{_SEPARATORS}{''.join(notes)}</w:endnotes>"


def check_marks(document: Document, marks: list[int]) -> None:
    """Raise UserError unless the marks run 1, 2, 3 … and each has its note.

    Word numbers endnotes by the order of their marks, whatever our numbers say, and drops a note without a mark: in both cases
    the DOCX would differ from the PDF without any message.
    """
    wanted = list(range(1, len(document.notes) + 1))
    if marks != wanted:
        raise UserError(f"the note marks run {marks}, not from 1 to {len(wanted)}")
    if [note.number for note in document.notes] != wanted:
        raise UserError(f"the notes are not numbered from 1 to {len(wanted)} in order")
