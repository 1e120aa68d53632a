"""Paragraph and run properties in the order that the schema requires; arguments are in points or inches."""

from __future__ import annotations

from memocli.document import Design
from memocli.ooxml.markup import escaped

_BAND_PADDING = 11  # points between the band's edge and its words


def twips(inches: float) -> int:
    """Inches as twentieths of a point."""
    return round(inches * 1440)


def run_properties(  # noqa: PLR0913 — each names one property of a run
    *,
    font: str = "",
    bold: bool = False,
    italic: bool = False,
    caps: bool = False,
    strike: bool = False,
    colour: str = "",
    tracking: float = 0,
    size: float = 0,
    underline: bool = False,
    shade: str = "",
    superscript: bool = False,
    language: str = "",
) -> str:
    """A `w:rPr`. `size` and `tracking` are in points, `colour` and `shade` six hexadecimal digits."""
    parts = (
        f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
        if font
        else "",
        "<w:b/><w:bCs/>" if bold else "",
        "<w:i/><w:iCs/>" if italic else "",
        "<w:caps/>" if caps else "",
        "<w:strike/>" if strike else "",
        f'<w:color w:val="{colour}"/>' if colour else "",
        f'<w:spacing w:val="{round(tracking * 20)}"/>' if tracking else "",
        f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else "",
        '<w:u w:val="single"/>' if underline else "",
        f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else "",
        '<w:vertAlign w:val="superscript"/>' if superscript else "",
        f'<w:lang w:val="{escaped(language)}" w:eastAsia="{escaped(language)}" w:bidi="ar-SA"/>'
        if language
        else "",
    )
    return f"<w:rPr>{''.join(parts)}</w:rPr>"


def paragraph_properties(  # noqa: PLR0913 — each names one property of a paragraph
    *,
    before: float | None = None,
    after: float | None = None,
    line: float = 0,
    exact: bool = False,
    keep_next: bool = False,
    keep_lines: bool = False,
    numbering: int = 0,
    band: bool = False,
    borders: str = "",
    right_tab: float = 0,
    hyphenate: bool = True,
    left: float = 0,
    right: float = 0,
    hanging: float = 0,
    outline: int | None = None,
) -> str:
    """A `w:pPr`. Spaces and `line` are in points; `left`, `right`, `hanging` and `right_tab` in inches.

    `borders` (XML) is what `edge` or `band_box` gives; `numbering` a list of the numbering part.
    """
    parts = (
        "<w:keepNext/>" if keep_next else "",
        "<w:keepLines/>" if keep_lines else "",
        f'<w:numPr><w:numId w:val="{numbering}"/></w:numPr>' if numbering else "",
        borders,
        _tabs(hanging=hanging, right_tab=right_tab),
        "" if hyphenate else "<w:suppressAutoHyphens/>",
        _spacing(before, after, line, exact=exact),
        _indent(left, right, hanging, band=band),
        f'<w:outlineLvl w:val="{outline}"/>' if outline is not None else "",
    )
    return f"<w:pPr>{''.join(parts)}</w:pPr>"


def edge(side: str, design: Design, *, room: int = 6) -> str:
    """The `w:pBdr` of a line on one side of a paragraph, `top` or `bottom`, `room` points away from its words."""
    return f'<w:pBdr><w:{side} w:val="single" w:sz="8" w:space="{room}" w:color="{design.accent}"/></w:pBdr>'


def pale_box(design: Design, room: int, *, above: int, below: int) -> str:
    """What makes a shaded paragraph as wide as the text, with its words `room` points from the edges and a rule below."""
    sides = "".join(
        [
            f'<w:{side} w:val="single" w:sz="4" w:space="{space}" w:color="{colour}"/>'
            for side, space, colour in (
                ("top", above, design.band),
                ("left", room, design.band),
                ("bottom", below, design.rule),
                ("right", room, design.band),
            )
        ]
    )
    inside = room * 20 + 10
    return (
        f'<w:pBdr>{sides}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{design.band}"/>'
        f'<w:suppressAutoHyphens/><w:spacing w:before="0" w:after="0"/><w:ind w:left="{inside}" w:right="{inside}"/>'
    )


def band_box(design: Design) -> str:
    """The `w:pBdr` and `w:shd` of the band."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{design.band}"/>'
    return band_borders(design.accent, design) + shade


def band_heading(colour: str, design: Design) -> str:
    """What makes a Heading 1 the first line of the band, with its bar in `colour`, or that of the design.

    Not a style: only Word follows one to the heading that it is based on, in a table of contents, a header and by other programs' eyes.
    """
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{design.band}"/>'
    room = _spacing(18, 5, 0, exact=False) + _indent(0, 0, 0, band=True)
    return band_borders(colour or design.accent, design) + shade + room


def band_borders(colour: str, design: Design) -> str:
    """The `w:pBdr` of the band, its bar in `colour`, or empty for no colour."""
    if not colour:
        return ""
    pale = f'w:val="single" w:sz="4" w:space="{_BAND_PADDING - 2}" w:color="{design.band}"'
    bar = f'w:val="single" w:sz="36" w:space="{_BAND_PADDING}" w:color="{colour}"'
    return f"<w:pBdr><w:top {pale}/><w:left {bar}/><w:bottom {pale}/><w:right {pale}/></w:pBdr>"


def notice_box(design: Design) -> str:
    """The `w:pBdr`, `w:shd` and `w:ind` of a box that says what is missing, whatever the style of its paragraph."""
    edge = f'w:val="single" w:sz="12" w:space="4" w:color="{design.accent}"'
    sides = "".join(f"<w:{side} {edge}/>" for side in ("top", "left", "bottom", "right"))
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{design.mark}"/>'
    return f'<w:pBdr>{sides}</w:pBdr>{shade}<w:ind w:left="120" w:right="120"/>'


def beside_rule(design: Design) -> str:
    """What sets a paragraph apart that has a pale rule at its left."""
    rule = f'<w:left w:val="single" w:sz="18" w:space="6" w:color="{design.rule}"/>'
    return f'<w:pBdr>{rule}</w:pBdr><w:spacing w:before="200" w:after="120"/><w:ind w:left="160"/>'


def _tabs(*, hanging: float, right_tab: float) -> str:
    if hanging:
        return f'<w:tabs><w:tab w:val="left" w:pos="{twips(hanging)}"/></w:tabs>'
    return (
        f'<w:tabs><w:tab w:val="right" w:pos="{twips(right_tab)}"/></w:tabs>' if right_tab else ""
    )


def _spacing(before: float | None, after: float | None, line: float, *, exact: bool) -> str:
    # "At least", not a multiple: a multiple counts from the font's own line height, which differs from font to font.
    parts = (
        f' w:before="{round(before * 20)}"' if before is not None else "",
        f' w:after="{round(after * 20)}"' if after is not None else "",
        f' w:line="{round(line * 20)}" w:lineRule="{"exact" if exact else "atLeast"}"'
        if line
        else "",
    )
    return f"<w:spacing{''.join(parts)}/>" if any(parts) else ""


def _indent(left: float, right: float, hanging: float, *, band: bool) -> str:
    if band:  # the borders are drawn outside the words: indent them, so that the box is as wide as the text
        side = (_BAND_PADDING + 4) * 20
        return f'<w:ind w:left="{side}" w:right="{_BAND_PADDING * 20}"/>'
    if hanging:
        return f'<w:ind w:left="{twips(hanging)}" w:hanging="{twips(hanging)}"/>'
    return f'<w:ind w:left="{twips(left)}" w:right="{twips(right)}"/>' if left or right else ""
