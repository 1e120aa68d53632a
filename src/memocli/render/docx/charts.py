"""Charts of Word's own: a drawing in the text, a part with the numbers and the look, and the relationship between them.

The numbers are in the part itself, without a workbook: Word, LibreOffice and others draw them, and nobody has to open a spreadsheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from memocli.document import Chart, ChartMark, Design
from memocli.ooxml.markup import DECLARATION, LINK_NAMESPACE, escaped
from memocli.render.charts.svg import WIDTH, wrapped

CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
CHARTS: Final = "word/charts/"
_CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_MAIN: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_EMU_PER_TWIP: Final = 635
_EMU_PER_POINT: Final = 12700
# In points: what the axis and the edges need, and each bar, with its name in up to three lines.
_EDGES: Final = 14
_BAR: Final = 18
_NAMED_BAR: Final = 34
_LINES: Final = 170
_LEGEND: Final = 18
# Of the names of lines, one below the other: a line of words, what is around all, and, in the units of a drawing, the sign before each.
_NAME_LINE: Final = 12
_AROUND_NAMES: Final = 8
_SIGN: Final = 75
# Dashes, marker, name of the colour: as many as checks allow lines, and the same that the SVG has.
_STYLES: Final = (
    ("solid", "circle", "accent"),
    ("dash", "square", "ink"),
    ("sysDot", "triangle", "ink"),
    ("dashDot", "diamond", "muted"),
)

# A line of the chart, or the bars of one colour: what it is called, and its marks.
_Run: TypeAlias = tuple[str, tuple[ChartMark | None, ...]]


def chart_drawing(chart: Chart, number: int, drawing_id: int, room: int) -> str:
    """The `w:drawing` of the chart in part `number`, `room` twips wide; `drawing_id` is unique in the file."""
    extent = f'cx="{room * _EMU_PER_TWIP}" cy="{round(_height(chart) * _EMU_PER_POINT)}"'
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr id="{drawing_id}" name="Chart {number}" descr="{escaped(chart.alt)}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_CHART}">'
        f'<c:chart xmlns:c="{_CHART}" r:id="{relation_id(number)}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def relation_id(number: int) -> str:
    """The relationship id of chart `number`, from 1."""
    return f"chart{number}"


def chart_paths(charts: Sequence[Chart]) -> list[str]:
    """The paths of the parts of the charts; no template has such names."""
    return [f"{CHARTS}memocli{number}.xml" for number in range(1, len(charts) + 1)]


def chart_parts(charts: Sequence[Chart], design: Design) -> dict[str, bytes]:
    """Path → part of the charts."""
    return {
        path: _part(chart, design).encode("utf-8")
        for path, chart in zip(chart_paths(charts), charts, strict=True)
    }


def _height(chart: Chart) -> float:
    """In points."""
    if chart.kind == "line":
        return _LINES + _names_height(chart)
    names, runs = _names(chart), _runs(chart)
    legend = _LEGEND * len(runs) if len(runs) > 1 else 0
    named = _BAR if len(chart.rows) == 1 else _NAMED_BAR
    return _EDGES + len(names) * max(named, _BAR * len(runs)) + legend


def _names_height(chart: Chart) -> int:
    """How high the names of lines are in a column, in points; of one line the heading has the name, and bars have years."""
    if chart.kind != "line" or len(chart.rows) == 1:
        return 0
    words = [wrapped(row.label, WIDTH - _SIGN) for row in chart.rows]
    return _AROUND_NAMES + _NAME_LINE * sum(map(len, words))


def _names(chart: Chart) -> tuple[str, ...]:
    """What stands along the axis: the years, or what the rows are called where the years are told by colours."""
    if chart.kind == "line" or len(chart.rows) == 1:
        return chart.columns if len(chart.columns) > 1 else (chart.rows[0].label,)
    return tuple(row.label for row in chart.rows)


def _runs(chart: Chart) -> list[_Run]:
    """The marks along the axis, once for each line or colour."""
    if chart.kind == "line" or len(chart.rows) == 1:
        return [(row.label, row.marks) for row in chart.rows]
    return [
        (column, tuple(row.marks[place] for row in chart.rows))
        for place, column in enumerate(chart.columns)
    ]


def _part(chart: Chart, design: Design) -> str:
    names, runs = _names(chart), _runs(chart)
    series = "".join([_series(chart, design, place, run, names) for place, run in enumerate(runs)])
    axes = '<c:axId val="1"/><c:axId val="2"/>'
    drawn = (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
        f'<c:marker val="1"/>{axes}</c:lineChart>'
        if chart.kind == "line"
        else f'<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="80"/>{axes}</c:barChart>'
    )
    place_of_plot, place_of_names = _places(chart)
    legend = (
        f'<c:legend><c:legendPos val="b"/>{place_of_names}<c:overlay val="0"/>{_words(design)}</c:legend>'
        if len(runs) > 1
        else ""
    )
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{_MAIN}" xmlns:r="{LINK_NAMESPACE}">'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{place_of_plot}{drawn}{_axes(chart, design)}</c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="span"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_words(design)}</c:chartSpace>"
    )


def _places(chart: Chart) -> tuple[str, str]:
    """Where the drawing and its legend stand: LibreOffice prints names of lines on one another where they have no room of their own."""
    share = _names_height(chart) / _height(chart)
    if not share:
        return "<c:layout/>", ""
    return _place(0, 1 - share, '<c:layoutTarget val="outer"/>'), _place(1 - share, share)


def _place(top: float, height: float, target: str = "") -> str:
    """A place as wide as the chart; `top` and `height` are parts of its height."""
    return (
        f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="0"/><c:y val="{top:.4f}"/><c:w val="1"/><c:h val="{height:.4f}"/></c:manualLayout></c:layout>'
    )


def _series(chart: Chart, design: Design, place: int, run: _Run, names: tuple[str, ...]) -> str:
    title, marks = run
    is_line = chart.kind == "line"
    is_last = place == len(_runs(chart)) - 1
    look = _line_look(place, design) if is_line else _bar_look(design, full=is_last)
    points = _open_marks(place, design, marks) if is_line else _points(chart, design, marks)
    labels = "".join(
        [_label(at, mark, above=is_line) for at, mark in enumerate(marks) if mark is not None]
    )
    values = "".join(
        [f'<c:pt idx="{at}"><c:v>{m.value:f}</c:v></c:pt>' for at, m in enumerate(marks) if m]
    )
    smooth = '<c:smooth val="0"/>' if is_line else ""
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/><c:tx><c:v>{escaped(title)}</c:v></c:tx>'
        f"{look}{points}<c:dLbls>{labels}{_shown()}</c:dLbls><c:cat>{_texts(names)}</c:cat>"
        f'<c:val><c:numLit><c:ptCount val="{len(marks)}"/>{values}</c:numLit></c:val>{smooth}</c:ser>'
    )


def _texts(texts: tuple[str, ...]) -> str:
    points = "".join(
        [f'<c:pt idx="{at}"><c:v>{escaped(text)}</c:v></c:pt>' for at, text in enumerate(texts)]
    )
    return f'<c:strLit><c:ptCount val="{len(texts)}"/>{points}</c:strLit>'


def _bar_look(design: Design, *, full: bool) -> str:
    return f'{_shape(design, full=full, exact=True)}<c:invertIfNegative val="0"/>'


def _shape(design: Design, *, full: bool, exact: bool) -> str:
    """A full bar, or a pale one with an edge; that of one that is not exact is dashed."""
    fill = "FFFFFF" if not exact else design.accent if full else design.rule
    edge = design.accent if full else design.muted
    dashes = "" if exact else '<a:prstDash val="dash"/>'
    return f'<c:spPr>{_fill(fill)}<a:ln w="9525">{_fill(edge)}{dashes}</a:ln></c:spPr>'


def _points(chart: Chart, design: Design, marks: tuple[ChartMark | None, ...]) -> str:
    """The bars that look otherwise than the others of their run."""
    over_years = len(chart.rows) == 1 and len(marks) > 1
    last = max((at for at, mark in enumerate(marks) if mark), default=0)
    points = []
    for at, mark in enumerate(marks):
        full = not over_years or at == last
        if mark and not (full and mark.is_exact):
            look = _shape(design, full=full, exact=mark.is_exact)
            points.append(
                f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{look}</c:dPt>'
            )
    return "".join(points)


def _line_look(place: int, design: Design) -> str:
    return _stroke(place, design) + _marker(place, design, exact=True)


def _stroke(place: int, design: Design) -> str:
    dashes, _, name = _STYLES[place % len(_STYLES)]
    line = f'{_fill(getattr(design, name))}<a:prstDash val="{dashes}"/>'
    return f'<c:spPr><a:ln w="22225">{line}</a:ln></c:spPr>'


def _marker(place: int, design: Design, *, exact: bool) -> str:
    """A mark of a line; that of a number which is not exact is open."""
    _, marker, name = _STYLES[place % len(_STYLES)]
    colour = getattr(design, name)
    return (
        f'<c:marker><c:symbol val="{marker}"/><c:size val="7"/><c:spPr>{_fill(colour if exact else "FFFFFF")}'
        f"<a:ln>{_fill(colour)}</a:ln></c:spPr></c:marker>"
    )


def _open_marks(place: int, design: Design, marks: tuple[ChartMark | None, ...]) -> str:
    """The marks of a line that look otherwise than the others; the line that leads to each is drawn as the rest."""
    open_mark, stroke = _marker(place, design, exact=False), _stroke(place, design)
    return "".join(
        [
            f'<c:dPt><c:idx val="{at}"/>{open_mark}<c:bubble3D val="0"/>{stroke}</c:dPt>'
            for at, mark in enumerate(marks)
            if mark and not mark.is_exact
        ]
    )


def _label(at: int, mark: ChartMark, *, above: bool) -> str:
    """The number at a mark, as it is printed elsewhere."""
    run = f'<a:r><a:rPr b="1"/><a:t>{escaped(mark.text)}</a:t></a:r>'
    return (
        f'<c:dLbl><c:idx val="{at}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:p>{run}</a:p></c:rich></c:tx>'
        f'<c:dLblPos val="{"t" if above else "outEnd"}"/>{_shown()}</c:dLbl>'
    )


def _shown() -> str:
    flags = "LegendKey Val CatName SerName Percent BubbleSize".split()
    return "".join([f'<c:show{flag} val="{int(flag == "Val")}"/>' for flag in flags])


def _axes(chart: Chart, design: Design) -> str:
    """The names beside the zero line, the first on top; the other axis is not drawn, since each mark has its number."""
    lying = chart.kind == "bar"
    values = [mark.value for row in chart.rows for mark in row.marks if mark]
    lowest = "" if any(value < 0 for value in values) else '<c:min val="0"/>'
    return (
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{"maxMin" if lying else "minMax"}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if lying else "b"}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:spPr><a:ln w="9525">{_fill(design.ink)}</a:ln></c:spPr>{_words(design)}'
        '<c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>{lowest}</c:scaling>'
        f'<c:delete val="1"/><c:axPos val="{"b" if lying else "l"}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/>'
        '<c:crossAx val="1"/><c:crosses val="autoZero"/></c:valAx>'
    )


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _words(design: Design) -> str:
    """The font and size of all words."""
    size = round(design.small_size * 100)
    return (
        f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{size}" b="0">{_fill(design.ink)}'
        f'<a:latin typeface="{design.sans}"/></a:defRPr></a:pPr></a:p></c:txPr>'
    )
