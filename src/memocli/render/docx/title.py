"""The title block of a DOCX: title, subtitle, and who it is to and from."""

from __future__ import annotations

from collections.abc import Iterator

from memocli.document import Document, TitleFact
from memocli.render.docx.runs import RunWriter


def title_block(document: Document, runs: RunWriter) -> Iterator[tuple[str, str]]:
    """The paragraphs of the title block: the style of each, and its runs."""
    yield "Title", runs.words(document.title)
    if document.subtitle:
        yield "Subtitle", runs.words(document.subtitle)
    for fact in document.facts:
        yield "TitleFact", _fact(fact, runs)


def _fact(fact: TitleFact, runs: RunWriter) -> str:
    label = runs.words(fact.label, "TitleFactLabel") + "<w:r><w:tab/></w:r>"
    return label + runs.words("; ".join(fact.values))
