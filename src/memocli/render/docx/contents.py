"""The contents of a long document: a table of contents of Word's own, filled in but for the numbers of the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from memocli.document import Contents, ContentsEntry
from memocli.ooxml.names import place_bookmark
from memocli.render.docx.body import Body

# Headings of two levels, whatever the styles are called that have them, as links.
_CODE: Final = r" TOC \o &quot;1-2&quot; \h \z \u "


def list_contents(contents: Contents, body: Body) -> None:
    """A line for each heading, with its page, which Word fills in.

    What makes a field of the lines stands in paragraphs of its own before and behind them: a redline takes those from the new memo
    whole, whatever becomes of the lines.
    """
    runs = body.runs
    body.paragraph("TOCHeading", runs.words(contents.heading))
    begin = (
        f'<w:fldChar w:fldCharType="begin"/><w:instrText xml:space="preserve">{_CODE}</w:instrText>'
    )
    body.paragraph(
        "SectionEnd", f'<w:r>{begin}</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    width = body.page.column_width(body.columns)
    tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>'
    for level, entry in _lines(contents.entries):
        line = f"{runs.spoken(entry.text)}<w:r><w:tab/></w:r>{runs.page_of(entry.anchor)}"
        body.paragraph(
            f"TOC{level}",
            f'<w:hyperlink w:anchor="{place_bookmark(entry.anchor)}" w:history="1">{line}</w:hyperlink>',
            tab,
        )
    body.paragraph("SectionEnd", '<w:r><w:fldChar w:fldCharType="end"/></w:r>')


def _lines(entries: Iterable[ContentsEntry], level: int = 1) -> Iterator[tuple[int, ContentsEntry]]:
    for entry in entries:
        yield level, entry
        yield from _lines(entry.entries, level + 1)
