"""The title block of a DOCX: title, subtitle, and who it is to and from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from memocli.document import Document, TitleFact
from memocli.render.docx.runs import RunWriter

_TWIPS_A_PIXEL: Final = 15


def title_block(document: Document, runs: RunWriter) -> Iterator[tuple[str, str, str]]:
    """The paragraphs of the title block: the style of each, its runs, and properties of its own."""
    if above := document.front.letterhead:
        if above.picture:
            room = above.picture.width * _TWIPS_A_PIXEL
            yield "Picture", runs.picture(above.picture, room, document.design.page_height), ""
        for number, line in enumerate(above.lines, start=1):
            yield "Header", runs.words(line), _room(20) if number == len(above.lines) else ""
    yield "Title", runs.words(document.title), "" if document.subtitle else _room(12)
    if document.subtitle:
        yield "Subtitle", runs.words(document.subtitle), ""
    for number, fact in enumerate(document.facts, start=1):
        yield "TitleFact", _fact(fact, runs), _room(14) if number == len(document.facts) else ""


def _room(points: int) -> str:
    """Room below a paragraph, whatever its style says."""
    return f'<w:spacing w:after="{points * 20}"/>'


def _fact(fact: TitleFact, runs: RunWriter) -> str:
    label = runs.words(fact.label, "TitleFactLabel") + "<w:r><w:tab/></w:r>"
    return label + runs.words("; ".join(fact.values))
