"""A `Chart` as SVG: text that stays text, no scripts, no ids, no clock; the same bytes for the same chart.

svg.py     elements of SVG, and the width of words
bars.py    bars that begin at zero, each with its words and number
lines.py   lines over years, each with its own dashes and marks

The drawing is our own, since a chart of a memo is a few bars or lines, and what the libraries make would have to be taken apart: pygal
writes the day, a random name and a style sheet for the whole page into each file, matplotlib one colour scheme for light and dark, the
same ids in each chart of a page, and needs 140 MB. Neither knows a bound, or a mark for one that is not exact.
"""

from __future__ import annotations

import re
from typing import Final

from memocli.document import Chart, Design
from memocli.render.charts.bars import bars
from memocli.render.charts.lines import lines
from memocli.render.charts.svg import WIDTH, Drawing, attribute, on_paper, on_screen

_CSS_WORDS: Final = re.compile(r"[A-Za-z][\w-]*( [A-Za-z][\w-]*)*", re.ASCII)

__all__ = ["chart_picture", "chart_svg"]


def chart_svg(chart: Chart, design: Design) -> str:
    """The chart as an element of a page, in the colours that the page has, light or dark."""
    drawing = _drawn(chart, on_screen(design))
    said = f'role="img" aria-label={attribute(chart.alt)} style="max-width:100%;height:auto"'
    return drawing.element(f'width="{WIDTH}" height="{drawing.height:g}" {said}', _families(design))


def chart_picture(chart: Chart, design: Design) -> bytes:
    """The chart as a file of its own, in colours for paper."""
    drawing = _drawn(chart, on_paper(design))
    size = f'xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{drawing.height:g}"'
    return drawing.element(size, _families(design)).encode("utf-8")


def _drawn(chart: Chart, paints: dict[str, str]) -> Drawing:
    drawing = Drawing(paints)
    (lines if chart.kind == "line" else bars)(chart, drawing)
    return drawing


def _families(design: Design) -> str:
    return ", ".join(map(_family, (design.sans, *design.sans_fallback)))


def _family(name: str) -> str:
    """A family's name as CSS has it: in quotation marks where a word of it is none of CSS."""
    return name if _CSS_WORDS.fullmatch(name) else f"'{name}'"
