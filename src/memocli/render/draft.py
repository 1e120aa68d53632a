"""What no reader of a draft can miss: the word for it across every page and screen, and yellow marks and boxes.

These rules go with the document, not with the templates, so that a project's own templates can't lose them. A finished
memo has none of them.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from memocli.document import Document
from memocli.ooxml.markup import escaped

_INCH: Final = 96
# Degrees by which the word is turned: about the diagonal of the page.
SLOPE: Final = -52
# The word is about this long, in inches, whatever the language.
_LENGTH: Final = 6.2

_MARKS: Final = """
.fault, .notice {{ background: #{design.mark}; color: #{design.ink}; print-color-adjust: exact; -webkit-print-color-adjust: exact }}
.fault {{ padding: 0 .15em }}
.notice {{ border: .15em solid #{design.accent}; padding: .5em .7em; margin: 0 0 .9em; font-family: var(--sans); font-size: .9em; hyphens: manual; break-inside: avoid }}
"""
_EVERY_SCREEN: Final = """
body::before {{ content: {word}; position: fixed; inset: 0; z-index: -1; display: grid; place-items: center; color: #{pale}; font: 600 min({share}vw, {size}in)/1 var(--sans); transform: rotate({slope}deg); pointer-events: none; user-select: none; print-color-adjust: exact; -webkit-print-color-adjust: exact }}
@media screen {{
  html {{ scroll-padding-top: 2rem }}
  body {{ padding-top: 1.7rem }}
  body::after {{ content: {word}; position: fixed; inset: 0 0 auto; z-index: 5; padding: .2rem; text-align: center; color: #fff; background: #{accent}; font: 600 .95rem/1.3rem var(--sans); letter-spacing: .18em }}
  .reading {{ top: 1.7rem }}
  .has-bar {{ scroll-padding-top: 5.7rem }}
}}
@media screen and (prefers-color-scheme: dark) {{
  body::before {{ color: #{dark} }}
}}
"""


def letter_size(word: str) -> float:
    """The size, in inches, at which the word across a page has the same length in every language."""
    return round(_LENGTH / (0.65 * max(len(word), 5)), 2)


def draft_rules(document: Document, *, paper: bool) -> str:
    """The CSS of a draft: its marks and boxes, and, except on `paper`, the word for it; empty for a finished memo."""
    if not document.draft:
        return ""
    design = document.design
    marks = _MARKS.format(design=design)
    if paper:
        return marks
    word = document.labels.draft
    return marks + _EVERY_SCREEN.format(
        word='"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"',
        pale=design.watermark,
        dark=design.dark_watermark,
        accent=design.accent,
        share=round(letter_size(word) * 11),
        size=letter_size(word),
        slope=SLOPE,
    )


def page_watermark(document: Document) -> str:
    """The CSS that puts the word for a draft behind the text of every page of the PDF; empty for a finished memo.

    As the picture behind everything it is no content: neither a screen reader nor who copies the text meets it.
    """
    if not document.draft:
        return ""
    design = document.design
    width, height = design.page_width * _INCH, design.page_height * _INCH
    size = letter_size(document.labels.draft) * _INCH
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<text y="{size / 3}" font-family="{design.sans}" font-weight="600" font-size="{size}" fill="#{design.watermark}"'
        f' text-anchor="middle" transform="translate({width / 2} {height / 2}) rotate({SLOPE})">'
        f"{escaped(document.labels.draft)}</text></svg>"
    )
    return (
        f'body {{ background-image: url("data:image/svg+xml,{quote(picture)}") !important; '
        "background-attachment: fixed !important; background-size: 100% 100% !important }"
    )
